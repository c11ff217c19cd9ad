//! Where each motion leads, by what the eye sees: letters, words, and the rows last laid out.

use super::paragraphs::Position;
use super::{Caret, EditCommand, Editor};
use crate::text::{motion, wrap};

impl Editor {
    pub(super) fn place(&mut self, caret: Caret) {
        self.caret = caret;
        self.column = None;
    }

    /// A motion that leaves the selection: left and right of it are its two ends.
    pub(super) fn go(&mut self, motion: &EditCommand) {
        let cursor = match (motion, self.selected_positions()) {
            (EditCommand::Left, Some((start, _))) => start,
            (EditCommand::Right, Some((_, end))) => end,
            _ => self.destination(motion),
        };
        self.travel(motion, Caret { cursor, anchor: None });
    }

    /// A motion that stretches the selection; anything else does nothing.
    pub(super) fn stretch(&mut self, motion: &EditCommand) {
        let anchor = Some(self.caret.anchor.unwrap_or(self.caret.cursor));
        let cursor = self.destination(motion);
        self.travel(motion, Caret { cursor, anchor });
    }

    fn travel(&mut self, motion: &EditCommand, caret: Caret) {
        let column = match motion {
            EditCommand::Up | EditCommand::Down | EditCommand::PageUp(_) | EditCommand::PageDown(_) => {
                Some(self.column.unwrap_or_else(|| self.cursor_column()))
            }
            _ => None,
        };
        self.caret = caret;
        self.column = column;
    }

    /// Where a motion from the cursor leads; the cursor itself for a command that is no motion.
    pub(super) fn destination(&self, motion: &EditCommand) -> Position {
        let cursor = self.caret.cursor;
        let text = self.paragraphs.get(cursor.paragraph);
        let at = |byte| Position { byte, ..cursor };
        match motion {
            EditCommand::Left if cursor.byte > 0 => at(motion::prev_grapheme(text, cursor.byte)),
            EditCommand::WordLeft if cursor.byte > 0 => at(motion::prev_word_start(text, cursor.byte)),
            EditCommand::Left | EditCommand::WordLeft => self.end_before(cursor),
            EditCommand::Right if cursor.byte < text.len() => at(motion::next_grapheme(text, cursor.byte)),
            EditCommand::WordRight if cursor.byte < text.len() => {
                at(motion::next_word_start(text, cursor.byte))
            }
            EditCommand::Right | EditCommand::WordRight => self.start_after(cursor),
            EditCommand::LineStart => at(self.row_edges().0),
            EditCommand::LineEnd => at(self.row_edges().1),
            EditCommand::TextStart => Position::default(),
            EditCommand::TextEnd => self.paragraphs.end(),
            EditCommand::Up => self.rows_up(1),
            EditCommand::PageUp(rows) => self.rows_up(usize::from(*rows)),
            EditCommand::Down => self.rows_down(1),
            EditCommand::PageDown(rows) => self.rows_down(usize::from(*rows)),
            _ => cursor,
        }
    }

    fn end_before(&self, cursor: Position) -> Position {
        match cursor.paragraph.checked_sub(1) {
            Some(paragraph) => Position { paragraph, byte: self.paragraphs.get(paragraph).len() },
            None => cursor,
        }
    }

    fn start_after(&self, cursor: Position) -> Position {
        let paragraph = cursor.paragraph + 1;
        if paragraph < self.paragraphs.len() { Position { paragraph, byte: 0 } } else { cursor }
    }

    /// The first and the last place of the cursor's row.
    fn row_edges(&self) -> (usize, usize) {
        let cursor = self.caret.cursor;
        let text = self.paragraphs.get(cursor.paragraph);
        let (start, end, last) = self.paragraph_rows(cursor.paragraph, |rows| {
            let index = row_of(rows, cursor.byte);
            let row = rows.get(index).cloned().unwrap_or(0..text.len());
            (row.start, row.end, index + 1 >= rows.len())
        });
        (start, last_place(text, start, end, last))
    }

    fn cursor_column(&self) -> usize {
        let cursor = self.caret.cursor;
        let (start, _) = self.row_edges();
        wrap::cells(self.paragraphs.get(cursor.paragraph).get(start..cursor.byte).unwrap_or_default())
    }

    fn rows_up(&self, count: usize) -> Position {
        let cursor = self.caret.cursor;
        let mut paragraph = cursor.paragraph;
        let mut row = self.paragraph_rows(paragraph, |rows| row_of(rows, cursor.byte));
        let mut left = count;
        while left > row && paragraph > 0 {
            left -= row + 1;
            paragraph -= 1;
            row = self.paragraph_rows(paragraph, <[_]>::len).saturating_sub(1);
        }
        self.in_row(paragraph, row.saturating_sub(left))
    }

    fn rows_down(&self, count: usize) -> Position {
        let cursor = self.caret.cursor;
        let mut paragraph = cursor.paragraph;
        let mut row = self.paragraph_rows(paragraph, |rows| row_of(rows, cursor.byte)) + count;
        loop {
            let rows = self.paragraph_rows(paragraph, <[_]>::len);
            if row < rows || paragraph + 1 >= self.paragraphs.len() {
                return self.in_row(paragraph, row.min(rows.saturating_sub(1)));
            }
            row -= rows;
            paragraph += 1;
        }
    }

    /// The place of a row nearest to the column kept.
    fn in_row(&self, paragraph: usize, row: usize) -> Position {
        self.at_column(paragraph, row, self.column.unwrap_or_else(|| self.cursor_column()))
    }

    pub(super) fn at_column(&self, paragraph: usize, row: usize, column: usize) -> Position {
        let text = self.paragraphs.get(paragraph);
        let (range, last) = self.paragraph_rows(paragraph, |rows| {
            (rows.get(row).cloned().unwrap_or(0..text.len()), row + 1 >= rows.len())
        });
        let slice = text.get(range.clone()).unwrap_or_default();
        let byte = range.start + wrap::byte_at_column(slice, column);
        Position { paragraph, byte: byte.min(last_place(text, range.start, range.end, last)) }
    }

    pub(super) fn paragraph_rows<R>(
        &self,
        paragraph: usize,
        look: impl FnOnce(&[std::ops::Range<usize>]) -> R,
    ) -> R {
        if self.single_line {
            return look(std::slice::from_ref(&(0..self.paragraphs.get(paragraph).len())));
        }
        self.paragraphs.rows(paragraph, super::layout::text_width(self.seen_width.get()), look)
    }
}

/// The row a byte is shown on: where a row ends, the byte is already the start of the next.
pub(super) fn row_of(rows: &[std::ops::Range<usize>], byte: usize) -> usize {
    rows.partition_point(|row| row.start <= byte).saturating_sub(1)
}

/// The last place shown on a row: its end is the start of the next, except on the last row.
fn last_place(text: &str, start: usize, end: usize, last: bool) -> usize {
    if last { end } else { motion::prev_grapheme(text, end).max(start) }
}
