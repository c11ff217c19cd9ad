//! The text of the document: each block becomes paragraphs of a style.
use std::collections::{BTreeMap, BTreeSet};

use crate::minutes::document::{
    Block, Content, Document, Element, Inline, ListRole, Mark, PageShape, Role, Row, TitleRole,
};

use super::contents;
use super::paper::{BOTTOM, Ground, PAPER, TOP, margin};
use super::properties::link_id;
use super::styles::INK;
use super::xml::Xml;

/// The paragraphs of `word/document.xml`, and the addresses their links point to.
#[derive(Debug)]
pub(super) struct Body {
    /// The paragraphs.
    pub(super) xml: String,
    /// The addresses, in the order of their identities.
    pub(super) links: Vec<String>,
    /// What stands in the margin.
    pub(super) beside: Option<Beside>,
}

/// Comments, and the styles that a text with comments needs besides those of every document.
#[derive(Debug)]
pub(super) struct Beside {
    /// The part `word/comments.xml`.
    pub(super) comments: String,
    /// The styles, already XML.
    pub(super) styles: String,
}

/// The text, its table of contents naming the pages given where the document names none.
pub(super) fn write(document: &Document, pages: &BTreeMap<String, u32>, ground: Ground) -> Body {
    let mut writer = Writer {
        xml: Xml::default(),
        ground,
        targets: bookmarks(document),
        links: Vec::new(),
        bookmarks: 0,
        next: Next::Follows,
        signed: false,
        ends: false,
    };
    let mut blocks = document.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        writer.ends = blocks.peek().is_none();
        match (&block.content, blocks.peek().map(|next| &next.content)) {
            // The rubric of the table of contents belongs to its field, so that readers know what it is.
            (Content::Paragraph { role: Role::Rubric, text }, Some(Content::Contents { lines })) => {
                contents::write(&mut writer.xml, text, lines, (pages, ground));
                blocks.next();
            }
            // A signature never stands alone on the last page.
            (Content::Paragraph { text, .. }, Some(Content::Signature { .. })) => {
                writer.next = Next::Keeps;
                writer.paragraph(paragraph_style(&block.content), text);
            }
            _ => writer.block(block, pages),
        }
    }
    Body { xml: writer.xml.finish(), links: writer.links, beside: None }
}

/// The names that links can lead to: a link to none is a link that does nothing, or worse.
pub(in crate::export) fn bookmarks(document: &Document) -> BTreeSet<String> {
    document.headings().map(|(_, bookmark, _)| bookmark.to_owned()).collect()
}

/// A longer calendar may be cut by the end of a page.
pub(in crate::export) const KEPT_ITEMS_MAX: usize = 8;

/// The style of a paragraph.
pub(in crate::export) fn paragraph_style(content: &Content) -> &'static str {
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

/// What a paragraph does to pages, besides what its style does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Next {
    /// Nothing.
    #[default]
    Follows,
    /// It begins a page.
    BeginsPage,
    /// It stays with the one after it.
    Keeps,
}

struct Writer {
    xml: Xml,
    ground: Ground,
    /// The names of the headings.
    targets: BTreeSet<String>,
    links: Vec<String>,
    bookmarks: u32,
    /// What the next paragraph does.
    next: Next,
    /// Whether the signature has begun.
    signed: bool,
    /// Whether the block being written is the last one.
    ends: bool,
}

impl Writer {
    fn block(&mut self, block: &Block, pages: &BTreeMap<String, u32>) {
        let style = paragraph_style(&block.content);
        match &block.content {
            Content::Title { text, .. } | Content::Paragraph { text, .. } | Content::Quotation { text } => {
                self.paragraph(style, text);
            }
            Content::Signature { text } => self.signature(style, text),
            Content::Heading { level, bookmark, text } => self.heading((style, *level), bookmark, text),
            Content::List { items, .. } => self.list(style, items),
            Content::Table { header, widths, rows } => self.table(header, widths, rows),
            Content::Contents { lines } => contents::write(&mut self.xml, &[], lines, (pages, self.ground)),
            Content::PageBreak => self.next = Next::BeginsPage,
        }
    }

    fn paragraph(&mut self, style: &str, text: &[Inline]) {
        self.begin(style);
        self.inlines(text);
        self.xml.raw("</w:p>");
    }

    /// Only its first line stands clear of what is before it.
    fn signature(&mut self, style: &str, text: &[Inline]) {
        self.xml.raw("<w:p><w:pPr>").empty("w:pStyle", &[("w:val", style)]);
        self.xml.raw(if self.signed { "<w:spacing w:before=\"0\"/>" } else { "" }).raw("</w:pPr>");
        self.signed = true;
        self.inlines(text);
        self.xml.raw("</w:p>");
    }

    fn begin(&mut self, style: &str) {
        self.xml.raw("<w:p><w:pPr>").empty("w:pStyle", &[("w:val", style)]);
        self.xml.raw(match std::mem::take(&mut self.next) {
            Next::Follows => "",
            Next::BeginsPage => "<w:pageBreakBefore/>",
            Next::Keeps => "<w:keepNext/>",
        });
        self.xml.raw("</w:pPr>");
    }

    /// A heading between the ends of its bookmark.
    fn heading(&mut self, (style, level): (&str, u8), bookmark: &str, text: &[Inline]) {
        if self.ground.is_lettered {
            self.xml.raw("<w:p><w:pPr>").empty("w:pStyle", &[("w:val", style)]);
            self.xml.raw("<w:keepNext/><w:keepLines/>");
            let begins = std::mem::take(&mut self.next) == Next::BeginsPage;
            self.xml.raw(if begins { "<w:pageBreakBefore/>" } else { "" });
            heading_properties(&mut self.xml, level);
            self.xml.raw("</w:pPr>");
        } else {
            self.begin(style);
        }
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
            let begins = std::mem::take(&mut self.next) == Next::BeginsPage;
            self.xml.raw(if begins { "<w:pageBreakBefore/>" } else { "" });
            self.xml.raw(if last { "<w:spacing w:after=\"160\"/>" } else { "" });
            self.xml.raw("</w:pPr>");
            self.inlines(&item.text);
            self.xml.raw("</w:p>");
        }
    }

    fn inlines(&mut self, text: &[Inline]) {
        for inline in text {
            match &inline.mark {
                Mark::Plain if inline.is_break() => {
                    self.xml.raw("<w:r><w:br/></w:r>");
                }
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
            if !self.targets.contains(bookmark) {
                return self.run("", text);
            }
            self.xml.start("w:hyperlink", &[("w:anchor", bookmark), ("w:history", "1")]);
        } else if ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme)) {
            let id = link_id(self.links.len());
            self.links.push(target.replace(char::is_whitespace, "%20"));
            self.xml.start("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
        } else {
            return self.run("", text);
        }
        self.run(if target.starts_with('#') { "Renvoi" } else { "Lienhypertexte" }, text);
        self.xml.end("w:hyperlink");
    }

    fn table(&mut self, header: &[Vec<Inline>], widths: &[u8], rows: &[Row]) {
        if header.is_empty() {
            return;
        }
        let widths: Vec<u32> = (0..header.len())
            .map(|column| {
                let share = widths.get(column).copied().map_or(100 / header.len(), usize::from);
                self.ground.width * u32::try_from(share).unwrap_or(0) / 100
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
        // The last one takes no room: a table that fills its page would be followed by an empty page.
        self.xml.raw("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Normal\"/>");
        self.xml.raw(if self.ends {
            "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>"
        } else {
            ""
        });
        self.xml.raw("</w:pPr></w:p>");
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
}

/// What a heading says by itself on the paper of somebody else: that it bears no number of a list, and its level.
pub(super) fn heading_properties(xml: &mut Xml, level: u8) {
    xml.raw("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>");
    xml.empty("w:outlineLvl", &[("w:val", &level.clamp(1, 9).saturating_sub(1).to_string())]);
}

/// The page: A4, its margins, its header from the second page on, its footer everywhere.
pub(super) fn section(xml: &mut Xml, page: PageShape) {
    let margin = margin(page).to_string();
    xml.raw(concat!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/>",
        "<w:footerReference w:type=\"default\" r:id=\"rId6\"/><w:footerReference w:type=\"first\" r:id=\"rId6\"/>",
    ));
    let (width, height) = (PAPER.0.to_string(), PAPER.1.to_string());
    match page {
        PageShape::Portrait => xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]),
        PageShape::Landscape => {
            xml.empty("w:pgSz", &[("w:w", &height), ("w:h", &width), ("w:orient", "landscape")])
        }
    };
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &TOP.to_string()),
            ("w:right", &margin),
            ("w:bottom", &BOTTOM.to_string()),
            ("w:left", &margin),
            ("w:header", "680"),
            ("w:footer", "624"),
            ("w:gutter", "0"),
        ],
    );
    xml.raw("<w:cols w:space=\"708\"/><w:titlePg/></w:sectPr>");
}

/// A run of text in a character style, the endings of its ordinals (« 1er », « 2e ») raised.
pub(super) fn run(xml: &mut Xml, style: &str, text: &str) {
    let mut rest = text;
    while let Some((before, ending, after)) = cut_at_ordinal(rest) {
        plain_run(xml, style, before, "");
        plain_run(xml, style, ending, "<w:vertAlign w:val=\"superscript\"/>");
        rest = after;
    }
    if !rest.is_empty() || text.is_empty() {
        plain_run(xml, style, rest, "");
    }
}

fn plain_run(xml: &mut Xml, style: &str, text: &str, properties: &str) {
    xml.raw("<w:r>");
    if !style.is_empty() || !properties.is_empty() {
        xml.raw("<w:rPr>");
        if !style.is_empty() {
            xml.empty("w:rStyle", &[("w:val", style)]);
        }
        xml.raw(properties).raw("</w:rPr>");
    }
    xml.raw("<w:t xml:space=\"preserve\">").text(text).raw("</w:t></w:r>");
}

/// What stands before the ending of the first ordinal in figures, the ending, and what follows.
pub(in crate::export) fn cut_at_ordinal(text: &str) -> Option<(&str, &str, &str)> {
    for (at, _) in text.char_indices().filter(|(_, c)| *c == 'e' || *c == 'r') {
        let (before, rest) = text.split_at_checked(at)?;
        if !before.ends_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let letters = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (ending, after) = rest.split_at_checked(letters)?;
        let number = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if matches!(ending, "er" | "re" | "e") && number.chars().all(|c| c.is_ascii_digit()) {
            return Some((before, ending, after));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::cut_at_ordinal;

    #[test]
    fn only_ordinals_in_figures_are_raised() {
        for (text, expected) in [
            ("le 1er paragraphe", Some(("le 1", "er", " paragraphe"))),
            ("2e", Some(("2", "e", ""))),
            ("1re\u{202f}phrase", Some(("1", "re", "\u{202f}phrase"))),
            ("article R. 316-7", None),
            ("x2e et 3ere", None),
            ("été", None),
        ] {
            assert_eq!(cut_at_ordinal(text), expected, "{text}");
        }
    }
}
