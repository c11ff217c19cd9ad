//! The text of the document: each block becomes paragraphs of a style, headings with their outline levels.
use std::collections::{BTreeMap, BTreeSet};

use crate::export::docx::{KEPT_ITEMS_MAX, Xml, bookmarks, paragraph_style};
use crate::minutes::document::{
    Block, Content, ContentsLine, Document, Element, Inline, ListRole, Role, Row, plain_text,
};
use crate::text::lang::Lang;

use super::automatic::{Automatic, Flow, Turn};
use super::styles::{faces, name};
use super::{parts, words};

/// `content.xml`, its table of contents naming the pages given where the document names none.
pub(super) fn write(document: &Document, pages: &BTreeMap<String, u32>) -> String {
    let mut writer = Writer {
        xml: Xml::default(),
        lang: document.lang,
        bookmarks: bookmarks(document),
        styles: Automatic::default(),
        turn: Turn { first: true, ..Turn::default() },
        signed: false,
        tables: 0,
    };
    let mut blocks = document.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        match (&block.content, blocks.peek().map(|next| &next.content)) {
            // The rubric of the table of contents belongs to it, so that readers know what it is.
            (Content::Paragraph { role: Role::Rubric, text }, Some(Content::Contents { lines })) => {
                writer.contents(text, lines, pages);
                blocks.next();
            }
            // A signature never stands alone on the last page.
            (Content::Paragraph { text, .. }, Some(Content::Signature { .. })) => {
                writer.turn.flow = Flow::Keeps;
                writer.paragraph(paragraph_style(&block.content), text);
            }
            _ => writer.block(block, pages),
        }
    }
    if document.blocks.is_empty() {
        writer.paragraph("Normal", &[]);
    }
    let mut xml = parts::begin("office:document-content");
    faces(&mut xml);
    xml.raw("<office:automatic-styles>");
    writer.styles.write(&mut xml, document.page);
    xml.raw("</office:automatic-styles><office:body><office:text>");
    xml.raw(&writer.xml.finish());
    xml.raw("</office:text></office:body>").end("office:document-content");
    xml.finish()
}

struct Writer {
    xml: Xml,
    lang: Lang,
    /// The names of the headings.
    bookmarks: BTreeSet<String>,
    styles: Automatic,
    /// What the next paragraph does.
    turn: Turn,
    /// Whether the signature has begun.
    signed: bool,
    tables: usize,
}

impl Writer {
    fn block(&mut self, block: &Block, pages: &BTreeMap<String, u32>) {
        let style = paragraph_style(&block.content);
        match &block.content {
            Content::Title { text, .. } | Content::Paragraph { text, .. } | Content::Quotation { text } => {
                self.paragraph(style, text);
            }
            Content::Signature { text } => {
                // Only its first line stands clear of what is before it.
                if std::mem::replace(&mut self.signed, true) {
                    self.turn.flow = Flow::Close;
                }
                self.paragraph(style, text);
            }
            Content::Heading { level, bookmark, text } => self.heading(style, *level, bookmark, text),
            Content::List { role: ListRole::Points, items } => self.points(style, items),
            Content::List { items, .. } => self.rows(style, items),
            Content::Table { header, widths, rows } => self.table(header, widths, rows),
            Content::Contents { lines } => self.contents(&[], lines, pages),
            Content::PageBreak => self.turn.flow = Flow::BeginsPage,
        }
    }

    /// The style of the next paragraph, which does what was asked of it.
    fn style(&mut self, style: &'static str) -> String {
        let turn = std::mem::take(&mut self.turn);
        self.styles.paragraph(name(style), turn)
    }

    fn paragraph(&mut self, style: &'static str, text: &[Inline]) {
        let style = self.style(style);
        self.xml.start("text:p", &[("text:style-name", &style)]);
        words::inlines(&mut self.xml, text, &self.bookmarks);
        self.xml.end("text:p");
    }

    /// A heading between the ends of its bookmark.
    fn heading(&mut self, style: &'static str, level: u8, bookmark: &str, text: &[Inline]) {
        let style = self.style(style);
        let level = level.clamp(1, 6).to_string();
        self.xml.start("text:h", &[("text:style-name", &style), ("text:outline-level", &level)]);
        self.xml.empty("text:bookmark-start", &[("text:name", bookmark)]);
        words::inlines(&mut self.xml, text, &self.bookmarks);
        self.xml.empty("text:bookmark-end", &[("text:name", bookmark)]).end("text:h");
    }

    /// The last element stands clear of what follows.
    fn points(&mut self, style: &'static str, items: &[Element]) {
        if items.is_empty() {
            return;
        }
        self.xml.start("text:list", &[("text:style-name", "Tirets")]);
        for (rank, item) in items.iter().enumerate() {
            if rank + 1 == items.len() && self.turn.flow == Flow::Usual {
                self.turn.flow = Flow::EndsList;
            }
            self.xml.raw("<text:list-item>");
            self.paragraph(style, &item.text);
            self.xml.raw("</text:list-item>");
        }
        self.xml.end("text:list");
    }

    /// Elements that are told one a line, without a mark; the calendar stays on one page.
    fn rows(&mut self, style: &'static str, items: &[Element]) {
        for (rank, item) in items.iter().enumerate() {
            let last = rank + 1 == items.len();
            if self.turn.flow == Flow::Usual {
                self.turn.flow = match style {
                    _ if last => Flow::EndsList,
                    "Agenda" if items.len() <= KEPT_ITEMS_MAX => Flow::Keeps,
                    _ => Flow::Usual,
                };
            }
            self.paragraph(style, &item.text);
        }
    }

    fn table(&mut self, header: &[Vec<Inline>], widths: &[u8], rows: &[Row]) {
        if header.is_empty() {
            return;
        }
        if self.turn != Turn::default() {
            // A table cannot begin a page or a document by itself in every reader.
            self.paragraph("Normal", &[]);
        }
        self.tables += 1;
        let even = u8::try_from(100 / header.len()).unwrap_or(1).max(1);
        let widths: Vec<u8> =
            (0..header.len()).map(|column| widths.get(column).copied().unwrap_or(even)).collect();
        let rank = self.styles.table(&widths);
        let (style, row) = (format!("T{rank}"), format!("T{rank}.r"));
        let name = format!("{}{}", self.lang.pick("Tableau", "Table"), self.tables);
        self.xml.start("table:table", &[("table:name", &name), ("table:style-name", &style)]);
        for column in 1..=widths.len() {
            self.xml.empty("table:table-column", &[("table:style-name", &format!("{style}.{column}"))]);
        }
        self.xml.raw("<table:table-header-rows>");
        self.row(&row, ("Entetedecolonne", "CelluleT"), header, widths.len());
        self.xml.raw("</table:table-header-rows>");
        for cells in rows {
            self.row(&row, ("Cellule", "CelluleC"), &cells.cells, widths.len());
        }
        if rows.is_empty() {
            self.row(&row, ("Cellule", "CelluleC"), &[], widths.len());
        }
        self.xml.end("table:table");
        self.paragraph("Normal", &[]);
    }

    /// One cell a column, whatever the row holds.
    fn row(&mut self, row: &str, (style, cell): (&'static str, &str), cells: &[Vec<Inline>], columns: usize) {
        self.xml.start("table:table-row", &[("table:style-name", row)]);
        for column in 0..columns {
            let attributes = [("table:style-name", cell), ("office:value-type", "string")];
            self.xml.start("table:table-cell", &attributes);
            self.paragraph(style, cells.get(column).map_or(&[], Vec::as_slice));
            self.xml.end("table:table-cell");
        }
        self.xml.end("table:table-row");
    }

    /// The table of contents: an index LibreOffice can refresh, already filled with its lines, links and pages.
    fn contents(&mut self, rubric: &[Inline], lines: &[ContentsLine], pages: &BTreeMap<String, u32>) {
        let title = if rubric.is_empty() {
            self.lang.pick("Sommaire", "Contents").to_owned()
        } else {
            plain_text(rubric)
        };
        let deepest = lines.iter().map(|line| line.level).max().unwrap_or(1).clamp(1, 6);
        if self.turn != Turn::default() {
            self.paragraph("Normal", &[]);
        }
        self.xml.start("text:table-of-content", &[("text:name", &title), ("text:protected", "false")]);
        self.xml.start("text:table-of-content-source", &[("text:outline-level", &deepest.to_string())]);
        self.xml.start("text:index-title-template", &[("text:style-name", "Rubrique")]);
        self.xml.text(&title).end("text:index-title-template");
        for level in 1..=deepest {
            let style = format!("Contents_20_{level}");
            self.xml.start(
                "text:table-of-content-entry-template",
                &[("text:outline-level", &level.to_string()), ("text:style-name", &style)],
            );
            self.xml.raw(
                "<text:index-entry-link-start text:style-name=\"Index_20_Link\"/><text:index-entry-text/>",
            );
            self.xml.raw("<text:index-entry-tab-stop style:type=\"right\" style:leader-char=\".\"/>");
            self.xml.raw("<text:index-entry-page-number/><text:index-entry-link-end/>");
            self.xml.end("text:table-of-content-entry-template");
        }
        self.xml.end("text:table-of-content-source").raw("<text:index-body>");
        let head = format!("{title}_Head");
        self.xml.start("text:index-title", &[("text:name", &head)]);
        self.xml.start("text:p", &[("text:style-name", "Rubrique")]).text(&title);
        self.xml.raw("</text:p></text:index-title>");
        for line in lines {
            self.contents_line(line, pages);
        }
        self.xml.raw("</text:index-body>").end("text:table-of-content");
    }

    fn contents_line(&mut self, line: &ContentsLine, pages: &BTreeMap<String, u32>) {
        let style = format!("Contents_20_{}", line.level.clamp(1, 6));
        let target = format!("#{}", line.target);
        self.xml.start("text:p", &[("text:style-name", &style)]);
        let attributes = [
            ("xlink:type", "simple"),
            ("xlink:href", target.as_str()),
            ("text:style-name", "Index_20_Link"),
            ("text:visited-style-name", "Index_20_Link"),
        ];
        self.xml.start("text:a", &attributes);
        words::run(&mut self.xml, "", &line.text, &mut true);
        if let Some(page) = line.page.or_else(|| pages.get(&line.target).copied()) {
            self.xml.raw("<text:tab/>").text(&page.to_string());
        }
        self.xml.end("text:a").end("text:p");
    }
}
