//! The styles that LibreOffice would make by itself: a paragraph that begins a page or stays with the next, the widths
//! of a table. Each is made once.
use crate::export::docx::Xml;
use crate::export::docx::paper::text_width;
use crate::export::docx::styles::INK;
use crate::minutes::document::PageShape;

use super::styles::twips;

/// What one paragraph does besides what its style does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Turn {
    /// Whether it begins the document, and so says how its first page looks.
    pub(super) first: bool,
    /// What it does to pages, and the space around it.
    pub(super) flow: Flow,
}

/// What a paragraph does to pages, or its space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Flow {
    /// Nothing of its own.
    #[default]
    Usual,
    /// It begins a page.
    BeginsPage,
    /// It stays with the one after it.
    Keeps,
    /// It stands clear of what follows.
    EndsList,
    /// It stands close to what is before it.
    Close,
}

/// The styles made so far.
#[derive(Debug, Default)]
pub(super) struct Automatic {
    paragraphs: Vec<(&'static str, Turn)>,
    tables: Vec<Vec<u8>>,
}

impl Automatic {
    /// The style of a paragraph: that with a name when it does nothing besides, else one made for it.
    pub(super) fn paragraph(&mut self, style: &'static str, turn: Turn) -> String {
        if turn == Turn::default() {
            return style.to_owned();
        }
        let known = self.paragraphs.iter().position(|known| *known == (style, turn));
        let rank = known.unwrap_or_else(|| {
            self.paragraphs.push((style, turn));
            self.paragraphs.len() - 1
        });
        format!("P{}", rank + 1)
    }

    /// The rank of a table with these widths of columns.
    pub(super) fn table(&mut self, widths: &[u8]) -> usize {
        let known = self.tables.iter().position(|known| known == widths);
        let rank = known.unwrap_or_else(|| {
            self.tables.push(widths.to_vec());
            self.tables.len() - 1
        });
        rank + 1
    }

    /// The styles, as they stand in `content.xml`.
    pub(super) fn write(&self, xml: &mut Xml, page: PageShape) {
        for (rank, (style, turn)) in self.paragraphs.iter().enumerate() {
            paragraph(xml, &format!("P{}", rank + 1), style, *turn);
        }
        for (rank, widths) in self.tables.iter().enumerate() {
            table(xml, rank + 1, widths, text_width(page));
        }
        for (name, fill) in [("CelluleT", Some(INK)), ("CelluleC", None)] {
            xml.start("style:style", &[("style:name", name), ("style:family", "table-cell")]);
            let fill = fill.map(|fill| format!("#{fill}"));
            let mut attributes = vec![
                ("fo:padding-left", "0.19cm"),
                ("fo:padding-right", "0.19cm"),
                ("fo:padding-top", "0cm"),
                ("fo:padding-bottom", "0cm"),
                ("fo:border", "0.5pt solid #a6a6a6"),
            ];
            attributes.extend(fill.as_deref().map(|fill| ("fo:background-color", fill)));
            xml.empty("style:table-cell-properties", &attributes).end("style:style");
        }
    }
}

fn paragraph(xml: &mut Xml, name: &str, style: &str, turn: Turn) {
    let mut attributes =
        vec![("style:name", name), ("style:family", "paragraph"), ("style:parent-style-name", style)];
    if turn.first {
        attributes.push(("style:master-page-name", super::styles::FIRST_PAGE));
    }
    xml.start("style:style", &attributes);
    let property = match turn.flow {
        Flow::Usual => None,
        Flow::BeginsPage => Some(("fo:break-before", "page")),
        Flow::Keeps => Some(("fo:keep-with-next", "always")),
        Flow::EndsList => Some(("fo:margin-bottom", "8pt")),
        Flow::Close => Some(("fo:margin-top", "0pt")),
    };
    if let Some(property) = property {
        xml.empty("style:paragraph-properties", &[property]);
    }
    xml.end("style:style");
}

fn table(xml: &mut Xml, rank: usize, widths: &[u8], room: u32) {
    let share = |width: u8| room * u32::from(width) / 100;
    let whole = twips(widths.iter().map(|width| share(*width)).sum());
    xml.start("style:style", &[("style:name", &format!("T{rank}")), ("style:family", "table")]);
    xml.empty(
        "style:table-properties",
        &[("style:width", &whole), ("table:align", "left"), ("table:border-model", "collapsing")],
    );
    xml.end("style:style");
    for (column, width) in widths.iter().enumerate() {
        let name = format!("T{rank}.{}", column + 1);
        xml.start("style:style", &[("style:name", &name), ("style:family", "table-column")]);
        let width = twips(share(*width));
        xml.empty("style:table-column-properties", &[("style:column-width", &width)]).end("style:style");
    }
    xml.start("style:style", &[("style:name", &format!("T{rank}.r")), ("style:family", "table-row")]);
    xml.empty("style:table-row-properties", &[("fo:keep-together", "always")]).end("style:style");
}
