//! The document as plain text: rows of a given width, for an e-mail, and for the preview on screen, where each row
//! knows what it is and where it comes from.
mod pages;

use crate::minutes::document::{
    Content, Document, Element, Inline, Mark, PageShape, Role, Row, Source, TitleRole,
};
use crate::text::lang::Lang;
use crate::text::wrap::{cells, wrap};

pub use pages::pages;

/// The width of the rows of an e-mail, one less than the 76 cells that hold in every window: some get a space before.
const MAIL_WIDTH: u16 = 75;

/// What a row of the preview is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineRole {
    /// A line of the title block.
    Title,
    /// A heading of this level, or a rubric (level 0).
    Heading(u8),
    /// Running text.
    Body,
    /// The sentence of a status.
    Status,
    /// A wording set apart.
    Quotation,
    /// A decision, an action or a question.
    Settled,
    /// An element of a list.
    Item,
    /// A line of the table of contents.
    Contents,
    /// A row of a table.
    Table,
    /// The signature.
    Signature,
    /// An empty row.
    Blank,
    /// The rule before a page.
    PageBreak,
}

/// A row of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLine {
    /// Its words, no wider than asked.
    pub text: String,
    /// What it is.
    pub role: LineRole,
    /// Where it comes from.
    pub source: Option<Source>,
}

/// The document as plain text.
pub fn render(document: &Document) -> String {
    let mut out = String::new();
    for line in lines(document, MAIL_WIDTH) {
        let text = line.text.trim_end();
        // RFC 3676, 4.4: mail programs take such a line for a quotation, or for the beginning of another message.
        if text.starts_with('>') || text.starts_with("From ") {
            out.push(' ');
        }
        out.extend([text, "\n"]);
    }
    out
}

/// The document as rows no wider than `width` cells.
pub fn lines(document: &Document, width: u16) -> Vec<PreviewLine> {
    let mut page = Page::new(document, width);
    for block in &document.blocks {
        page.content(&block.content, block.source.as_ref());
    }
    page.end();
    page.lines
}

/// How the rows of a piece are indented.
struct Indent<'a> {
    first: &'a str,
    next: &'a str,
}

const FLUSH: Indent<'static> = Indent { first: "", next: "" };

/// The words of several runs; those that come and those that go between marks.
fn words(text: &[Inline]) -> String {
    let word = |inline: &Inline| match inline.mark {
        Mark::Added => around(&inline.text, "{+", "+}"),
        Mark::Removed => around(&inline.text, "[-", "-]"),
        _ => inline.text.clone(),
    };
    text.iter().map(word).collect()
}

/// The words between marks; the spaces at their edges stay outside.
fn around(text: &str, open: &str, close: &str) -> String {
    let core = text.trim_matches(' ');
    if core.is_empty() {
        return format!("{open}{text}{close}");
    }
    let lead = " ".repeat(text.len() - text.trim_start_matches(' ').len());
    let trail = " ".repeat(text.len() - text.trim_end_matches(' ').len());
    format!("{lead}{open}{core}{close}{trail}")
}

/// What stands between two texts side by side, and the narrowest page on which they stand so.
const BETWEEN: &str = " | ";
const SIDES_MIN: usize = 60;

/// A cell as lines no wider than its column.
fn column(text: &[Inline], room: u16) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.split(Inline::is_break) {
        let line: String = words(line).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let rows = wrap(&line, room).into_iter();
        lines.extend(rows.map(|range| line.get(range).unwrap_or_default().trim_end_matches(' ').to_owned()));
    }
    lines
}

struct Page {
    width: u16,
    lang: Lang,
    /// Whether its tables are wide ones.
    wide: bool,
    /// Whether its tables say what they say, row by row.
    received: bool,
    lines: Vec<PreviewLine>,
    /// Where the pieces of the block begin that is being written: elements, rows, a header first.
    starts: Vec<usize>,
}

impl Page {
    fn new(document: &Document, width: u16) -> Self {
        let (wide, received) = (document.page == PageShape::Landscape, document.received);
        Self {
            width: width.max(1),
            lang: document.lang,
            wide,
            received,
            lines: Vec::new(),
            starts: Vec::new(),
        }
    }

    /// Takes away what is empty at the end.
    fn end(&mut self) {
        while self.lines.last().is_some_and(|line| line.role == LineRole::Blank) {
            self.lines.pop();
        }
    }

    /// Notes that a piece of the block begins here; the first one has begun with the block.
    fn piece(&mut self, rank: usize) {
        if rank > 0 {
            self.starts.push(self.lines.len());
        }
    }

    fn content(&mut self, content: &Content, source: Option<&Source>) {
        match content {
            Content::Title { role, text } => self.title(*role, text, source),
            Content::Heading { level, text, .. } => {
                self.blank();
                self.rows(&words(text), &FLUSH, LineRole::Heading(*level), source);
                if *level == 1 {
                    let rule = "─".repeat(cells(&words(text)).min(usize::from(self.width)));
                    self.rows(&rule, &FLUSH, LineRole::Heading(1), source);
                }
                self.blank();
            }
            Content::Paragraph { role, text } => self.paragraph(*role, text, source),
            Content::List { items, .. } => self.list(items),
            Content::Quotation { text } => {
                let indent = Indent { first: "    ", next: "    " };
                self.rows(&words(text), &indent, LineRole::Quotation, source);
                self.blank();
            }
            Content::Table { header, rows, .. } => self.table(header, rows),
            Content::Contents { lines } => {
                for (rank, line) in lines.iter().enumerate() {
                    self.piece(rank);
                    let indent = "  ".repeat(usize::from(line.level.saturating_sub(1)));
                    let next = format!("{indent}  ");
                    let indent = Indent { first: &indent, next: &next };
                    self.rows(&line.text, &indent, LineRole::Contents, source);
                }
                self.blank();
            }
            Content::Signature { text } => {
                self.blank();
                self.rows(&words(text), &FLUSH, LineRole::Signature, source);
            }
            Content::PageBreak => self.blank(),
        }
    }

    fn title(&mut self, role: TitleRole, text: &[Inline], source: Option<&Source>) {
        self.rows(&words(text), &FLUSH, LineRole::Title, source);
        if matches!(role, TitleRole::Subject | TitleRole::Place | TitleRole::Date | TitleRole::Circulation) {
            self.blank();
        }
    }

    fn paragraph(&mut self, role: Role, text: &[Inline], source: Option<&Source>) {
        let line = match role {
            Role::Rubric => LineRole::Heading(0),
            Role::Status => LineRole::Status,
            Role::Settled => LineRole::Settled,
            Role::Body | Role::Lead => LineRole::Body,
        };
        if role == Role::Rubric {
            self.blank();
        }
        self.rows(&words(text), &FLUSH, line, source);
        self.blank();
    }

    fn list(&mut self, items: &[Element]) {
        let indent = Indent { first: "- ", next: "  " };
        for (rank, item) in items.iter().enumerate() {
            self.piece(rank);
            self.rows(&words(&item.text), &indent, LineRole::Item, item.source.as_ref());
        }
        self.blank();
    }

    /// A table read row by row, each cell after the label of its column: columns would not fit an e-mail.
    fn table(&mut self, header: &[Vec<Inline>], rows: &[Row]) {
        let indent = Indent { first: "- ", next: "  " };
        if self.received {
            let header = Row { cells: header.to_vec(), source: None };
            for (rank, row) in std::iter::once(&header).chain(rows).enumerate() {
                self.piece(rank);
                let cells: Vec<String> = row.cells.iter().map(|cell| words(cell)).collect();
                self.rows(cells.join(" | ").trim_end(), &FLUSH, LineRole::Table, row.source.as_ref());
            }
            return self.blank();
        }
        if let ([left, right], true) = (header, usize::from(self.width) >= SIDES_MIN) {
            return self.sides((left, right), rows);
        }
        if self.wide {
            return self.cards(header, rows);
        }
        let (colon, semicolon) = self.lang.pick(("\u{a0}: ", "\u{202f}; "), (": ", "; "));
        for (rank, row) in rows.iter().enumerate() {
            self.piece(rank + 1);
            let cells: Vec<String> = header
                .iter()
                .zip(&row.cells)
                .filter(|(_, cell)| !words(cell).trim().is_empty())
                .map(|(label, cell)| format!("{}{colon}{}", words(label), words(cell)))
                .collect();
            self.rows(&cells.join(semicolon), &indent, LineRole::Table, row.source.as_ref());
        }
        self.blank();
    }

    /// A wide table as one card a row: each cell on lines of its own, after the label of its column.
    fn cards(&mut self, header: &[Vec<Inline>], rows: &[Row]) {
        let indent = Indent { first: "  ", next: "    " };
        for (number, row) in rows.iter().enumerate() {
            self.piece(number + 1);
            for (rank, (label, cell)) in header.iter().zip(&row.cells).enumerate() {
                let mut lines =
                    cell.split(Inline::is_break).map(words).filter(|line| !line.trim().is_empty());
                let Some(first) = lines.next() else { continue };
                let first = format!("{}{}{first}", words(label), self.lang.pick("\u{a0}: ", ": "));
                let indent = if rank == 0 { &FLUSH } else { &indent };
                self.rows(&first, indent, LineRole::Table, row.source.as_ref());
                for line in lines {
                    let more = Indent { first: "    ", next: "    " };
                    self.rows(&line, &more, LineRole::Table, row.source.as_ref());
                }
            }
            self.blank();
        }
    }

    /// Two texts side by side, a rule between them.
    fn sides(&mut self, header: (&[Inline], &[Inline]), rows: &[Row]) {
        let room = (self.width - u16::try_from(BETWEEN.len()).unwrap_or(0)) / 2;
        let mut both = |left: &[Inline], right: &[Inline], source: Option<&Source>| {
            let (left, right) = (column(left, room), column(right, room));
            for rank in 0..left.len().max(right.len()) {
                let side = |lines: &[String]| lines.get(rank).cloned().unwrap_or_default();
                let (left, right) = (side(&left), side(&right));
                let gap = " ".repeat(usize::from(room).saturating_sub(cells(&left)));
                let text = format!("{left}{gap} │ {right}");
                self.lines.push(PreviewLine { text, role: LineRole::Table, source: source.cloned() });
            }
        };
        both(header.0, header.1, None);
        let rule = "─".repeat(usize::from(room));
        for row in rows {
            both(&[Inline::plain(rule.clone())], &[Inline::plain(rule.clone())], None);
            let side = |rank: usize| row.cells.get(rank).map_or(&[][..], Vec::as_slice);
            both(side(0), side(1), row.source.as_ref());
        }
        self.blank();
    }

    /// The rows of a piece, wrapped; indents are dropped where they would leave no room.
    fn rows(&mut self, text: &str, indent: &Indent<'_>, role: LineRole, source: Option<&Source>) {
        let room = usize::from(self.width).saturating_sub(cells(indent.next));
        let (indent, room) = if room < 12 {
            (&FLUSH, self.width)
        } else {
            (indent, u16::try_from(room).unwrap_or(self.width))
        };
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        for (rank, range) in wrap(&text, room).into_iter().enumerate() {
            let words = text.get(range).unwrap_or_default().trim_end_matches(' ');
            let lead = if rank == 0 { indent.first } else { indent.next };
            self.lines.push(PreviewLine { text: format!("{lead}{words}"), role, source: source.cloned() });
        }
    }

    /// An empty row, unless there is one already.
    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| line.role != LineRole::Blank) {
            self.lines.push(PreviewLine { text: String::new(), role: LineRole::Blank, source: None });
        }
    }
}
