//! The text of the document: each block becomes paragraphs of a style.
use std::collections::BTreeMap;

use crate::minutes::document::{
    Block, Content, Document, Element, Inline, ListRole, Mark, Role, Row, TitleRole,
};

use super::contents;
use super::properties::link_id;
use super::styles::{INK, MARGIN, TEXT_WIDTH};
use super::xml::Xml;

/// What `word/document.xml` holds, and the addresses its links point to.
#[derive(Debug)]
pub(super) struct Body {
    /// The part.
    pub(super) xml: String,
    /// The addresses, in the order of their identities.
    pub(super) links: Vec<String>,
}

/// The text, its table of contents naming the pages given where the document names none.
pub(super) fn write(document: &Document, pages: &BTreeMap<String, u32>) -> Body {
    let mut writer = Writer { xml: Xml::part(), links: Vec::new(), bookmarks: 0, breaks: false };
    writer.xml.start("w:document", &[("xmlns:w", super::package::W), ("xmlns:r", super::package::R)]);
    writer.xml.raw("<w:body>");
    let mut blocks = document.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        match (&block.content, blocks.peek().map(|next| &next.content)) {
            // The rubric of the table of contents belongs to its field, so that readers know what it is.
            (Content::Paragraph { role: Role::Rubric, text }, Some(Content::Contents { lines })) => {
                contents::write(&mut writer.xml, text, lines, pages);
                blocks.next();
            }
            _ => writer.block(block, pages),
        }
    }
    writer.section();
    writer.xml.raw("</w:body></w:document>");
    Body { xml: writer.xml.finish(), links: writer.links }
}

/// A longer calendar may be cut by the end of a page.
pub(super) const KEPT_ITEMS_MAX: usize = 8;

/// The style of a paragraph.
pub(super) fn paragraph_style(content: &Content) -> &'static str {
    match content {
        Content::Title { role, .. } => match role {
            TitleRole::Subject => "Surtitre",
            TitleRole::Title => "Titre",
            TitleRole::Place => "Soustitre",
            TitleRole::Date => "Date",
            TitleRole::Circulation => "Diffusion",
        },
        Content::Heading { level, .. } => match level {
            0 | 1 => "Titre1",
            2 => "Titre2",
            3 => "Titre3",
            4 => "Titre4",
            5 => "Titre5",
            _ => "Titre6",
        },
        Content::Paragraph { role, .. } => match role {
            Role::Body => "Corpsdetexte",
            Role::Lead => "Introductif",
            Role::Rubric => "Rubrique",
            Role::Status => "Etat",
            Role::Settled => "Releve",
        },
        Content::List { role, .. } => match role {
            ListRole::Attendance => "Presence",
            ListRole::Calendar => "Agenda",
            ListRole::Points => "Listepuces",
        },
        Content::Quotation { .. } => "Citation",
        Content::Signature { .. } => "Signature",
        Content::Table { .. } | Content::Contents { .. } | Content::PageBreak => "Normal",
    }
}

struct Writer {
    xml: Xml,
    links: Vec<String>,
    bookmarks: u32,
    /// Whether the next paragraph begins a page.
    breaks: bool,
}

impl Writer {
    fn block(&mut self, block: &Block, pages: &BTreeMap<String, u32>) {
        let style = paragraph_style(&block.content);
        match &block.content {
            Content::Title { text, .. }
            | Content::Paragraph { text, .. }
            | Content::Quotation { text }
            | Content::Signature { text } => self.paragraph(style, text),
            Content::Heading { bookmark, text, .. } => self.heading(style, bookmark, text),
            Content::List { items, .. } => self.list(style, items),
            Content::Table { header, widths, rows } => self.table(header, widths, rows),
            Content::Contents { lines } => contents::write(&mut self.xml, &[], lines, pages),
            Content::PageBreak => self.breaks = true,
        }
    }

    fn paragraph(&mut self, style: &str, text: &[Inline]) {
        self.begin(style);
        self.inlines(text);
        self.xml.raw("</w:p>");
    }

    fn begin(&mut self, style: &str) {
        self.xml.raw("<w:p><w:pPr>").empty("w:pStyle", &[("w:val", style)]);
        if std::mem::take(&mut self.breaks) {
            self.xml.raw("<w:pageBreakBefore/>");
        }
        self.xml.raw("</w:pPr>");
    }

    /// A heading between the ends of its bookmark.
    fn heading(&mut self, style: &str, bookmark: &str, text: &[Inline]) {
        self.begin(style);
        self.bookmarks += 1;
        let id = self.bookmarks.to_string();
        self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", bookmark)]);
        self.inlines(text);
        self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]).raw("</w:p>");
    }

    /// The last element stands clear of what follows; the calendar stays on one page.
    fn list(&mut self, style: &str, items: &[Element]) {
        for (rank, item) in items.iter().enumerate() {
            let last = rank + 1 == items.len();
            let keep = style == "Agenda" && !last && items.len() <= KEPT_ITEMS_MAX;
            self.xml.raw("<w:p><w:pPr>").empty("w:pStyle", &[("w:val", style)]);
            self.xml.raw(if keep { "<w:keepNext/>" } else { "" });
            self.xml.raw(if std::mem::take(&mut self.breaks) { "<w:pageBreakBefore/>" } else { "" });
            self.xml.raw(if last { "<w:spacing w:after=\"160\"/>" } else { "" });
            self.xml.raw("</w:pPr>");
            self.inlines(&item.text);
            self.xml.raw("</w:p>");
        }
    }

    fn inlines(&mut self, text: &[Inline]) {
        for inline in text {
            match &inline.mark {
                Mark::Plain => self.run("", &inline.text),
                Mark::Strong => self.run("lev", &inline.text),
                Mark::Emphasis => self.run("Accentuation", &inline.text),
                Mark::Quoted => self.run("Libelle", &inline.text),
                Mark::Added => self.run("Ajout", &inline.text),
                Mark::Removed => self.run("Retrait", &inline.text),
                Mark::Link(target) => self.link(target, &inline.text),
            }
        }
    }

    fn run(&mut self, style: &str, text: &str) {
        run(&mut self.xml, style, text);
    }

    /// A link to a bookmark, to an address that can do no harm, or else only its words.
    fn link(&mut self, target: &str, text: &str) {
        if let Some(bookmark) = target.strip_prefix('#') {
            self.xml.start("w:hyperlink", &[("w:anchor", bookmark), ("w:history", "1")]);
        } else if ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme)) {
            let id = link_id(self.links.len());
            self.links.push(target.replace(char::is_whitespace, "%20"));
            self.xml.start("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
        } else {
            return self.run("", text);
        }
        self.run("Lienhypertexte", text);
        self.xml.end("w:hyperlink");
    }

    fn table(&mut self, header: &[Vec<Inline>], widths: &[u8], rows: &[Row]) {
        if header.is_empty() {
            return;
        }
        let widths: Vec<u32> = (0..header.len())
            .map(|column| {
                let share = widths.get(column).copied().map_or(100 / header.len(), usize::from);
                TEXT_WIDTH * u32::try_from(share).unwrap_or(0) / 100
            })
            .collect();
        let whole = widths.iter().sum::<u32>().to_string();
        self.xml.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"Grilledutableau\"/>");
        self.xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
        self.xml.raw(concat!(
            "<w:tblLayout w:type=\"fixed\"/>",
            "<w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>",
            "</w:tblPr><w:tblGrid>",
        ));
        for width in &widths {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.xml.raw("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        self.cells("Entetedecolonne", header, &widths);
        self.xml.raw("</w:tr>");
        for row in rows {
            self.xml.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            self.cells("Cellule", &row.cells, &widths);
            self.xml.raw("</w:tr>");
        }
        // Two tables without a paragraph between them would be read as one.
        self.xml.raw("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr></w:p>");
    }

    /// One cell a column, whatever the row holds: a row with too few would make the file invalid.
    fn cells(&mut self, style: &str, cells: &[Vec<Inline>], widths: &[u32]) {
        for (column, width) in widths.iter().enumerate() {
            self.xml.raw("<w:tc><w:tcPr>");
            self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if style == "Entetedecolonne" {
                self.xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", INK)]);
            }
            self.xml.raw("</w:tcPr>");
            self.paragraph(style, cells.get(column).map_or(&[], Vec::as_slice));
            self.xml.raw("</w:tc>");
        }
    }

    /// The page: A4, its margins, its header from the second page on, its footer everywhere.
    fn section(&mut self) {
        let margin = MARGIN.to_string();
        self.xml.raw(concat!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/>",
            "<w:footerReference w:type=\"default\" r:id=\"rId6\"/><w:footerReference w:type=\"first\" r:id=\"rId6\"/>",
            "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        ));
        self.xml.empty(
            "w:pgMar",
            &[
                ("w:top", "1418"),
                ("w:right", &margin),
                ("w:bottom", "1304"),
                ("w:left", &margin),
                ("w:header", "680"),
                ("w:footer", "624"),
                ("w:gutter", "0"),
            ],
        );
        self.xml.raw("<w:cols w:space=\"708\"/><w:titlePg/></w:sectPr>");
    }
}

/// A run of text in a character style.
pub(super) fn run(xml: &mut Xml, style: &str, text: &str) {
    xml.raw("<w:r>");
    if !style.is_empty() {
        xml.raw("<w:rPr>").empty("w:rStyle", &[("w:val", style)]).raw("</w:rPr>");
    }
    xml.raw("<w:t xml:space=\"preserve\">").text(text).raw("</w:t></w:r>");
}
