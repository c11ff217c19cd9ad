//! The paragraphs of a text, each remembering its rows at the width last asked for: a key rewraps only what it touched.

use std::cell::RefCell;
use std::ops::Range;

use crate::text::{motion, wrap};

/// A place in a text: a paragraph and a byte in it, between two visible letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// The paragraph, from 0.
    pub paragraph: usize,
    /// The byte in the paragraph.
    pub byte: usize,
}

#[derive(Debug, Clone, Default)]
struct Paragraph {
    text: String,
    rows: RefCell<Option<(u16, Vec<Range<usize>>)>>,
}

/// At least one paragraph, none with a line end inside.
#[derive(Debug, Clone)]
pub(super) struct Paragraphs(Vec<Paragraph>);

impl Paragraph {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), rows: RefCell::default() }
    }
}

impl Paragraphs {
    pub(super) fn new(text: &str) -> Self {
        Self(text.split('\n').map(Paragraph::new).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.len() == 1 && self.get(0).is_empty()
    }

    pub(super) fn get(&self, paragraph: usize) -> &str {
        self.0.get(paragraph).map_or("", |found| found.text.as_str())
    }

    pub(super) fn text(&self) -> String {
        self.slice(Position::default(), self.end())
    }

    pub(super) fn end(&self) -> Position {
        let paragraph = self.0.len().saturating_sub(1);
        Position { paragraph, byte: self.get(paragraph).len() }
    }

    pub(super) fn slice(&self, from: Position, to: Position) -> String {
        let mut slice = String::new();
        for paragraph in from.paragraph..=to.paragraph {
            let text = self.get(paragraph);
            let start = if paragraph == from.paragraph { from.byte } else { 0 };
            let end = if paragraph == to.paragraph { to.byte } else { text.len() };
            if paragraph > from.paragraph {
                slice.push('\n');
            }
            slice.push_str(text.get(start..end).unwrap_or_default());
        }
        slice
    }

    /// Where a text written at a place ends.
    pub(super) fn after(from: Position, written: &str) -> Position {
        match written.rsplit_once('\n') {
            None => Position { byte: from.byte + written.len(), ..from },
            Some((_, last)) => {
                Position { paragraph: from.paragraph + written.matches('\n').count(), byte: last.len() }
            }
        }
    }

    /// Writes a text in place of what stands between two places.
    pub(super) fn replace(&mut self, from: Position, to: Position, written: &str) {
        if from.paragraph == to.paragraph && !written.contains('\n') {
            if let Some(paragraph) = self.0.get_mut(from.paragraph) {
                paragraph.text.replace_range(from.byte..to.byte, written);
                paragraph.rows.take();
            }
            return;
        }
        let head = self.get(from.paragraph).get(..from.byte).unwrap_or_default();
        let tail = self.get(to.paragraph).get(to.byte..).unwrap_or_default();
        let joined = [head, written, tail].concat();
        self.0.splice(from.paragraph..=to.paragraph, joined.split('\n').map(Paragraph::new));
    }

    pub(super) fn offset_of(&self, place: Position) -> usize {
        self.start_of(place.paragraph) + place.byte
    }

    /// The byte of the whole text at which a paragraph begins.
    pub(super) fn start_of(&self, paragraph: usize) -> usize {
        self.0.iter().take(paragraph).map(|before| before.text.len() + 1).sum()
    }

    /// The place at or just before a byte of the whole text.
    pub(super) fn position_of(&self, offset: usize) -> Position {
        let mut byte = offset;
        for (paragraph, found) in self.0.iter().enumerate() {
            if byte <= found.text.len() {
                return Position { paragraph, byte: motion::floor_boundary(&found.text, byte) };
            }
            byte -= found.text.len() + 1;
        }
        self.end()
    }

    /// Looks at the rows of a paragraph at a width.
    pub(super) fn rows<R>(&self, paragraph: usize, width: u16, look: impl FnOnce(&[Range<usize>]) -> R) -> R {
        let Some(found) = self.0.get(paragraph) else { return look(&[]) };
        let mut cached = found.rows.borrow_mut();
        match cached.as_ref() {
            Some((at, rows)) if *at == width => look(rows),
            _ => {
                let rows = wrap::wrap(&found.text, width);
                let answer = look(&rows);
                *cached = Some((width, rows));
                answer
            }
        }
    }
}
