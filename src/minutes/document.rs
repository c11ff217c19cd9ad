//! The document tree between a session and paper: what every renderer prints, and where each piece comes from.
//! It knows nothing of file formats.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::id::{DemandId, EntryId, EventId, LineId, NodeKey};
use crate::text::lang::Lang;

/// A document, ready to be rendered in any format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// Its title in ordinary letters, for the properties of files and for page headers.
    pub title: String,
    /// What the meeting prepares.
    pub subject: String,
    /// Who issues it: the coalition in full.
    pub issuer: String,
    /// The day it is dated from.
    pub date: NaiveDate,
    /// How its pages lie.
    pub page: PageShape,
    /// Its contents, in order.
    pub blocks: Vec<Block>,
    /// What the person should know before sending it.
    pub warnings: Vec<Warning>,
    /// Whether it was received from elsewhere: then its tables say what they say, row by row.
    pub received: bool,
}

/// How the pages of a document lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PageShape {
    /// Upright.
    #[default]
    Portrait,
    /// On their side, for wide tables.
    Landscape,
}

/// What is not in the document though the session holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// So many stubs are still to be written; they are not printed.
    Stubs(usize),
    /// So many entries are kept from this audience.
    Withheld(usize),
    /// The synthesis is empty.
    NoSynthesis,
    /// So many entries have no section in the template of the document; they are not printed.
    NotInTemplate(usize),
}

/// Where a piece of the document comes from in the session.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// The facts of the meeting.
    Meeting,
    /// The attendance.
    Attendance,
    /// An upcoming event.
    Event(EventId),
    /// A part of the plan.
    Node(NodeKey),
    /// An entry.
    Entry(EntryId),
    /// A line of the synthesis.
    Line(LineId),
    /// A demand of an earlier meeting.
    Demand(DemandId),
}

/// A piece of the document and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub content: Content,
    /// Where it comes from, when it comes from one place.
    pub source: Option<Source>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A line of the title block.
    Title {
        /// Which line.
        role: TitleRole,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A heading.
    Heading {
        /// From 1, the highest.
        level: u8,
        /// The name links point to, unique in the document.
        bookmark: String,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// What it is for.
        role: Role,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// What it is for.
        role: ListRole,
        /// Its elements.
        items: Vec<Element>,
    },
    /// A wording set apart, its quotation marks included.
    Quotation {
        /// Its words.
        text: Vec<Inline>,
    },
    /// A table with one header row.
    Table {
        /// The header row.
        header: Vec<Vec<Inline>>,
        /// Widths of the columns, in hundredths of the text width.
        widths: Vec<u8>,
        /// The other rows.
        rows: Vec<Row>,
    },
    /// The table of contents.
    Contents {
        /// Its lines.
        lines: Vec<ContentsLine>,
    },
    /// The last words.
    Signature {
        /// Its words.
        text: Vec<Inline>,
    },
    /// What follows begins a page.
    PageBreak,
}

/// The lines of the title block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TitleRole {
    /// What the meeting prepares, above the title.
    Subject,
    /// The title.
    Title,
    /// The place of the meeting, below the title.
    Place,
    /// « Paris, le 31 janvier 2014 ».
    Date,
    /// For whom the document is meant.
    Circulation,
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    Body,
    /// Introduces what follows (a list, a quotation) and stays with it.
    Lead,
    /// The small title of a part that is not in the table of contents (« Participants », « Sommaire »).
    Rubric,
    /// What the meeting did with a measure on which nothing is recorded.
    Status,
    /// A decision, an action or a question.
    Settled,
}

/// What a list is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListRole {
    /// Who was there, one organization a line.
    Attendance,
    /// What is to come.
    Calendar,
    /// Any other list.
    Points,
}

/// An element of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its words.
    pub text: Vec<Inline>,
    /// Where it comes from.
    pub source: Option<Source>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Vec<Inline>>,
    /// Where it comes from.
    pub source: Option<Source>,
}

/// A line of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsLine {
    /// The level of the heading.
    pub level: u8,
    /// The words of the heading.
    pub text: String,
    /// The bookmark of the heading.
    pub target: String,
    /// The page of the heading, when it is known.
    pub page: Option<u32>,
}

/// A run of text of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// The words.
    pub text: String,
    /// What they are.
    pub mark: Mark,
}

/// What a run of text is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Mark {
    /// Ordinary words.
    #[default]
    Plain,
    /// Words that stand out.
    Strong,
    /// Words slightly apart.
    Emphasis,
    /// Exact words of the plan or proposed for it, their quotation marks included.
    Quoted,
    /// Words that come.
    Added,
    /// Words that go.
    Removed,
    /// A link: a bookmark of the document after `#`, or an address.
    Link(String),
}

impl Inline {
    /// Ordinary words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), mark: Mark::Plain }
    }

    /// Words that stand out.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), mark: Mark::Strong }
    }

    /// Words slightly apart.
    pub fn emphasis(text: impl Into<String>) -> Self {
        Self { text: text.into(), mark: Mark::Emphasis }
    }

    /// Exact words, put between the quotation marks of the language; those inside become the inner ones.
    pub fn quoted(words: &str, lang: Lang) -> Self {
        Self { text: quote(words, lang), mark: Mark::Quoted }
    }

    /// The end of a line inside a cell: what follows begins another one. Any other line end in a run is a space.
    pub fn line_break() -> Self {
        Self::plain("\n")
    }

    /// Whether it is the end of a line inside a cell.
    pub fn is_break(&self) -> bool {
        self.text == "\n" && self.mark == Mark::Plain
    }

    /// A link to an address or to a bookmark (`#name`).
    pub fn link(text: impl Into<String>, target: impl Into<String>) -> Self {
        Self { text: text.into(), mark: Mark::Link(target.into()) }
    }
}

/// The words between the quotation marks of the language, with inner marks inside.
pub fn quote(words: &str, lang: Lang) -> String {
    let words = words.trim();
    match lang {
        Lang::Fr => format!("«\u{a0}{}\u{a0}»", inner_marks(words)),
        Lang::En => format!("“{}”", straight_marks(words).replace('“', "‘").replace('”', "’")),
    }
}

/// Straight quotation marks become “ where a word begins, else ”.
fn straight_marks(words: &str) -> String {
    let mut before = None;
    words
        .chars()
        .map(|c| {
            let begins =
                before.is_none_or(|before: char| !before.is_alphanumeric() && !"»”.!?…,;".contains(before));
            before = Some(c);
            match c {
                '"' if begins => '“',
                '"' => '”',
                _ => c,
            }
        })
        .collect()
}

/// « and » become “ and ”, without the spaces they hold, and so do straight marks.
fn inner_marks(words: &str) -> String {
    let words = straight_marks(words);
    let mut inner = String::with_capacity(words.len());
    let mut after_opening = false;
    for c in words.chars() {
        let space = matches!(c, ' ' | '\u{a0}' | '\u{202f}');
        match c {
            '«' => inner.push('“'),
            '»' => {
                while inner.ends_with([' ', '\u{a0}', '\u{202f}']) {
                    inner.pop();
                }
                inner.push('”');
            }
            _ if space && after_opening => continue,
            _ => inner.push(c),
        }
        after_opening = c == '«';
    }
    inner
}

/// The words of several runs, without their marks.
pub fn plain_text(text: &[Inline]) -> String {
    text.iter().map(|inline| inline.text.as_str()).collect()
}

impl Block {
    /// A block that comes from one place of the session.
    pub fn from(source: Source, content: Content) -> Self {
        Self { content, source: Some(source) }
    }

    /// A block that comes from no single place.
    pub fn own(content: Content) -> Self {
        Self { content, source: None }
    }

    /// A paragraph of plain words that comes from no single place.
    pub fn paragraph(role: Role, text: impl Into<String>) -> Self {
        Self::own(Content::Paragraph { role, text: vec![Inline::plain(text)] })
    }

    /// Its words, without their marks; those of a list or a table one after the other.
    pub fn words(&self) -> String {
        let mut copy = self.clone();
        copy.inlines_mut().into_iter().map(|inline| inline.text.as_str()).collect()
    }

    /// Every run of text of the block.
    pub fn inlines_mut(&mut self) -> Vec<&mut Inline> {
        match &mut self.content {
            Content::Title { text, .. }
            | Content::Heading { text, .. }
            | Content::Paragraph { text, .. }
            | Content::Quotation { text }
            | Content::Signature { text } => text.iter_mut().collect(),
            Content::List { items, .. } => items.iter_mut().flat_map(|item| item.text.iter_mut()).collect(),
            Content::Table { header, rows, .. } => header
                .iter_mut()
                .chain(rows.iter_mut().flat_map(|row| row.cells.iter_mut()))
                .flat_map(|cell| cell.iter_mut())
                .collect(),
            Content::Contents { .. } | Content::PageBreak => Vec::new(),
        }
    }
}

impl Document {
    /// The headings in order: level, bookmark and words.
    pub fn headings(&self) -> impl Iterator<Item = (u8, &str, String)> {
        self.blocks.iter().filter_map(|block| match &block.content {
            Content::Heading { level, bookmark, text } => Some((*level, bookmark.as_str(), plain_text(text))),
            _ => None,
        })
    }

    /// The same document, its table of contents naming these pages (by bookmark).
    #[must_use]
    pub fn with_pages(mut self, pages: &BTreeMap<String, u32>) -> Self {
        for block in &mut self.blocks {
            if let Content::Contents { lines } = &mut block.content {
                for line in lines {
                    line.page = pages.get(&line.target).copied().or(line.page);
                }
            }
        }
        self
    }
}
