//! The paragraphs of a text, each remembering its rows at the width last asked for: a key rewraps only what it touched,
//! and finding a row in a long text looks at small numbers, never at the text itself.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use crate::text::{motion, wrap};

/// From how many bytes on a paragraph is rewrapped only around what changed.
const LONG: usize = 2_000;

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

/// What finding a row or a byte needs of a paragraph; no rows means that they are not counted yet.
#[derive(Debug, Clone)]
struct Size {
    bytes: usize,
    rows: Cell<usize>,
}

/// At least one paragraph, none with a line end inside.
#[derive(Debug, Clone)]
pub(super) struct Paragraphs {
    list: Vec<Paragraph>,
    sizes: Vec<Size>,
    /// The width at which the sizes count rows.
    width: Cell<u16>,
}

/// A paragraph found by a row, and what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) paragraph: usize,
    pub(super) rows_before: usize,
    pub(super) bytes_before: usize,
}

impl Paragraph {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), rows: RefCell::default() }
    }

    fn replace(&mut self, range: Range<usize>, written: &str) {
        let change = wrap::Rewritten { at: range.start, removed: range.len(), inserted: written.len() };
        self.text.replace_range(range, written);
        let old = self.rows.take().filter(|_| self.text.len() > LONG);
        self.rows =
            RefCell::new(old.map(|(width, rows)| (width, wrap::rewrap(&self.text, width, &rows, change))));
    }
}

impl Size {
    fn of(paragraph: &Paragraph) -> Self {
        Self { bytes: paragraph.text.len(), rows: Cell::new(0) }
    }
}

impl Paragraphs {
    pub(super) fn new(text: &str) -> Self {
        let list: Vec<Paragraph> = text.split('\n').map(Paragraph::new).collect();
        let sizes = list.iter().map(Size::of).collect();
        Self { list, sizes, width: Cell::new(0) }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.len() == 1 && self.get(0).is_empty()
    }

    pub(super) fn get(&self, paragraph: usize) -> &str {
        self.list.get(paragraph).map_or("", |found| found.text.as_str())
    }

    pub(super) fn text(&self) -> String {
        self.slice(Position::default(), self.end())
    }

    pub(super) fn end(&self) -> Position {
        let paragraph = self.list.len().saturating_sub(1);
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
            if let Some(paragraph) = self.list.get_mut(from.paragraph) {
                paragraph.replace(from.byte..to.byte, written);
                self.sizes.splice(from.paragraph..=from.paragraph, [Size::of(paragraph)]);
            }
            return;
        }
        let head = self.get(from.paragraph).get(..from.byte).unwrap_or_default();
        let tail = self.get(to.paragraph).get(to.byte..).unwrap_or_default();
        let joined = [head, written, tail].concat();
        let new: Vec<Paragraph> = joined.split('\n').map(Paragraph::new).collect();
        self.sizes.splice(from.paragraph..=to.paragraph, new.iter().map(Size::of));
        self.list.splice(from.paragraph..=to.paragraph, new);
    }

    pub(super) fn offset_of(&self, place: Position) -> usize {
        let before = self.sizes.iter().take(place.paragraph);
        before.map(|size| size.bytes + 1).sum::<usize>() + place.byte
    }

    /// The place at or just before a byte of the whole text.
    pub(super) fn position_of(&self, offset: usize) -> Position {
        let mut byte = offset;
        for (paragraph, size) in self.sizes.iter().enumerate() {
            if byte <= size.bytes {
                return Position { paragraph, byte: motion::floor_boundary(self.get(paragraph), byte) };
            }
            byte -= size.bytes + 1;
        }
        self.end()
    }

    /// How many rows the whole text has at a width, and how many stand before a paragraph.
    pub(super) fn count_rows(&self, width: u16, paragraph: usize) -> (usize, usize) {
        let (mut rows, mut before) = (0, 0);
        for index in 0..self.sizes.len() {
            if index == paragraph {
                before = rows;
            }
            rows += self.height(index, width);
        }
        (rows, before)
    }

    /// The paragraph which holds a row of the whole text; nothing beyond the last.
    pub(super) fn holding_row(&self, row: usize, width: u16) -> Option<Found> {
        let mut found = Found { paragraph: 0, rows_before: 0, bytes_before: 0 };
        for (index, size) in self.sizes.iter().enumerate() {
            let rows = self.height(index, width);
            if row < found.rows_before + rows {
                return Some(Found { paragraph: index, ..found });
            }
            found.rows_before += rows;
            found.bytes_before += size.bytes + 1;
        }
        None
    }

    /// How many rows a paragraph has at a width.
    pub(super) fn height(&self, paragraph: usize, width: u16) -> usize {
        if self.width.replace(width) != width {
            self.sizes.iter().for_each(|size| size.rows.set(0));
        }
        let Some(size) = self.sizes.get(paragraph) else { return 0 };
        if size.rows.get() == 0 {
            size.rows.set(self.rows(paragraph, width, <[_]>::len));
        }
        size.rows.get()
    }

    /// Looks at the rows of a paragraph at a width.
    pub(super) fn rows<R>(&self, paragraph: usize, width: u16, look: impl FnOnce(&[Range<usize>]) -> R) -> R {
        let Some(found) = self.list.get(paragraph) else { return look(&[]) };
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
