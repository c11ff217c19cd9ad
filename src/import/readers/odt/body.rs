//! The text of a LibreOffice file, read from beginning to end once: what each element means for the flow.
use std::collections::HashMap;

use super::lists::{Counts, Lists};
use super::paragraph::{Letters, Open};
use super::styles::{Style, Styles};
use crate::import::readers::flow::Flow;
use crate::import::readers::xml::{Node, Pull};
use crate::import::readers::{Source, Watch};
use crate::import::report::Refused;

/// How much of a part is read between two signs of life, in bytes.
const WATCH_BYTES: u64 = 64 * 1024;

/// What an open element means for the texts in it and when it ends.
#[derive(Debug)]
pub(super) enum Scope {
    /// Its texts are words if it stands in a paragraph.
    Plain,
    /// Its texts are blanks of the markup.
    Silent,
    Paragraph,
    /// Characters of another style; the style around it.
    Span(Letters),
    List,
    Element,
    Table,
    Row,
    /// A cell that stands for so many columns.
    Cell(u32),
    TextBox,
    /// A note, with its sign.
    Note(String),
    /// A comment: its name and its author.
    Comment(String, String),
    /// The sign of a note.
    Sign,
    /// The author of a comment.
    Author,
    /// What it holds is set aside.
    Aside,
}

/// Reads the text of a part.
pub(super) struct Body<'s> {
    pub(super) styles: &'s Styles,
    pub(super) flow: Flow,
    pub(super) lists: Lists,
    /// How far the headings are counted.
    pub(super) outline: Counts,
    /// The paragraphs that are open: one, and those of boxes and notes that hang on it.
    pub(super) open: Vec<Open>,
    pub(super) letters: Letters,
    pub(super) scopes: Vec<Scope>,
    /// How many elements are open whose text is set aside.
    pub(super) aside: usize,
    /// Whether no words came since the last page break.
    pub(super) fresh: bool,
    /// The styles that were looked up.
    pub(super) known: HashMap<(&'static str, String), Style>,
    /// The text of the note that just ended.
    pub(super) note: String,
    /// The list and the level of a paragraph that is numbered without standing in a list.
    pub(super) numbered: Option<(String, u8)>,
    pub(super) numbered_counts: HashMap<String, Counts>,
}

impl<'s> Body<'s> {
    /// Ready to read.
    pub(super) fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            flow: Flow::default(),
            lists: Lists::default(),
            outline: Counts::default(),
            open: Vec::new(),
            letters: Letters::default(),
            scopes: Vec::new(),
            aside: 0,
            fresh: true,
            known: HashMap::new(),
            note: String::new(),
            numbered: None,
            numbered_counts: HashMap::new(),
        }
    }

    /// Reads a part from beginning to end.
    pub(super) fn read(&mut self, xml: &str, watch: &mut Watch<'_>) -> Result<(), Refused> {
        let mut pull = Pull::new(xml, Source::Odt);
        let of = u32::try_from(xml.len() as u64 / WATCH_BYTES + 1).unwrap_or(u32::MAX);
        let mut told = 0;
        while let Some(node) = pull.next()? {
            match node {
                Node::Open(tag) => {
                    if let Some(scope) = self.begin(&tag, &mut pull)? {
                        self.scopes.push(scope);
                    }
                }
                Node::Close => self.end(),
                Node::Text(text) => self.text(&text),
            }
            if self.flow.is_endless() {
                return Err(Refused::TooMuchInside(Source::Odt));
            }
            let done = pull.position() / WATCH_BYTES;
            if done > told {
                told = done;
                watch(u32::try_from(done).unwrap_or(u32::MAX), of);
            }
        }
        Ok(())
    }

    /// A style, looked up once.
    pub(super) fn style(&mut self, family: &'static str, name: String) -> Style {
        let styles = self.styles;
        self.known.entry((family, name)).or_insert_with_key(|(family, name)| styles.get(family, name)).clone()
    }

    fn text(&mut self, text: &str) {
        match self.scopes.last() {
            Some(Scope::Plain | Scope::Paragraph | Scope::Span(_)) => self.words(text),
            Some(Scope::Sign) => {
                let note = self.scopes.iter_mut().rev().find(|scope| matches!(scope, Scope::Note(_)));
                if let Some(Scope::Note(sign)) = note {
                    sign.push_str(text);
                }
            }
            Some(Scope::Author) => {
                let comment = self.scopes.iter_mut().rev().find(|scope| matches!(scope, Scope::Comment(..)));
                if let Some(Scope::Comment(_, author)) = comment {
                    author.push_str(text);
                }
            }
            _ => {}
        }
    }
}
