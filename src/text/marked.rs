//! A text shown with words among its own that are seen and cannot be reached: words that went, marks around words that
//! came, remarks between the lines. It says where each byte of the text is seen, and which byte is meant by a cell.

mod line;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use line::{Hold, Piece, Tint};

use super::wrap;
use line::Line;

/// One line to be shown: the pieces of a paragraph of the text, or words that stand between two of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MarkedLine {
    /// What is shown, in order.
    pub pieces: Vec<Piece>,
    /// Whether it is a paragraph of the text; its own pieces are that paragraph.
    pub own: bool,
}

/// A text as it is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marked {
    lines: Vec<Line>,
    /// For each paragraph of the text: the byte at which it begins, and the line that shows it.
    starts: Vec<(usize, usize)>,
}

/// A cell of the text as it is shown, counted from its first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cell {
    /// The row.
    pub row: usize,
    /// The column, in cells.
    pub column: usize,
}

/// Part of a row to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<'m> {
    /// Its words.
    pub text: &'m str,
    /// How it looks.
    pub tint: Tint,
    /// The bytes of the text it is; nothing for what is only seen.
    pub own: Option<Range<usize>>,
}

impl Marked {
    /// Shows these lines.
    pub fn new(lines: Vec<MarkedLine>) -> Self {
        let mut marked = Self::default();
        marked.show(lines);
        marked
    }

    /// Shows these lines in place of those before; the rows of what stays the same are not made again.
    pub fn show(&mut self, lines: Vec<MarkedLine>) {
        let mut start = 0;
        let mut fresh: Vec<Line> = Vec::with_capacity(lines.len());
        self.starts.clear();
        for line in lines {
            if line.own {
                self.starts.push((start, fresh.len()));
            }
            let line = Line::new(line, start);
            if let Some(length) = line.own_len {
                start += length + 1;
            }
            fresh.push(line);
        }
        let head = self.lines.iter().zip(&fresh).take_while(|(old, new)| old.text == new.text).count();
        let room = self.lines.len().min(fresh.len()) - head;
        let backwards = self.lines.iter().rev().zip(fresh.iter().rev()).take(room);
        let tail = backwards.take_while(|(old, new)| old.text == new.text).count();
        let (old_end, new_end) = (self.lines.len() - tail, fresh.len() - tail);
        for (rank, new) in fresh.iter().enumerate() {
            let old = match rank {
                rank if rank < head => Some(rank),
                rank if rank >= new_end => Some(rank + old_end - new_end),
                rank if (old_end, new_end) == (head + 1, head + 1) => Some(rank),
                _ => None,
            };
            if let Some(old) = old.and_then(|rank| self.lines.get(rank)) {
                new.take_rows(old);
            }
        }
        self.lines = fresh;
    }

    /// How many rows everything takes at a width.
    pub fn height(&self, width: u16) -> usize {
        self.lines.iter().map(|line| line.height(width)).sum()
    }

    fn line_of(&self, offset: usize) -> Option<(usize, &Line)> {
        let after = self.starts.partition_point(|(start, _)| *start <= offset);
        let (_, rank) = self.starts.get(after.checked_sub(1)?)?;
        Some((*rank, self.lines.get(*rank)?))
    }

    /// Where the cursor before a byte of the text is seen.
    pub fn cell_of(&self, offset: usize, width: u16) -> Cell {
        let Some((rank, line)) = self.line_of(offset) else { return Cell::default() };
        let above: usize = self.lines.iter().take(rank).map(|line| line.height(width)).sum();
        let at = line.shown_at(offset);
        line.rows(width, |rows| {
            let row = rows.partition_point(|row| row.start <= at).saturating_sub(1);
            let start = rows.get(row).map_or(0, |row| row.start);
            let column = wrap::cells(line.text.get(start..at).unwrap_or_default());
            Cell { row: above + row, column }
        })
    }

    /// The line a row belongs to, and which of its rows it is.
    fn line_at(&self, row: usize, width: u16) -> Option<(&Line, usize)> {
        let mut left = row;
        for line in &self.lines {
            let height = line.height(width);
            if left < height {
                return Some((line, left));
            }
            left -= height;
        }
        None
    }

    /// The byte of the text that a cell points at; nothing where no word of the text is.
    pub fn offset_at(&self, cell: Cell, width: u16) -> Option<usize> {
        let (line, row) = self.line_at(cell.row, width)?;
        line.own_len?;
        let shown = line.rows(width, |rows| {
            let range = rows.get(row).cloned().unwrap_or_default();
            let slice = line.text.get(range.clone()).unwrap_or_default();
            let at = range.start + wrap::byte_at_column(slice, cell.column);
            let last = row + 1 >= rows.len();
            if last || at < range.end {
                at
            } else {
                super::motion::prev_grapheme(&line.text, range.end).max(range.start)
            }
        });
        Some(line.own_at(shown))
    }

    /// The byte nearest to a cell, which may be where no word of the text is, or below everything.
    pub fn nearest(&self, cell: Cell, width: u16) -> usize {
        let rows = self.height(width);
        let row = cell.row.min(rows.saturating_sub(1));
        let found = |row: usize, column| self.offset_at(Cell { row, column }, width);
        let above = || (0..row).rev().find_map(|row| found(row, usize::MAX));
        found(row, cell.column)
            .or_else(|| (row..rows).find_map(|row| found(row, 0)))
            .or_else(above)
            .unwrap_or_default()
    }

    /// So many rows up or down, in this column, as the eye sees them: rows on which nothing can be reached are passed.
    pub fn vertical(&self, offset: usize, by: isize, column: usize, width: u16) -> usize {
        let here = self.cell_of(offset, width).row;
        let rows = self.height(width);
        let far = here.saturating_add_signed(by).min(rows.saturating_sub(1));
        let beyond = |row: &usize| {
            let there = self.offset_at(Cell { row: *row, column }, width)?;
            let reached = self.cell_of(there, width).row;
            (if by < 0 { reached < here } else { reached > here }).then_some(there)
        };
        let found = if by < 0 {
            (0..=far).rev().find_map(|row| beyond(&row)).or_else(|| (far..here).find_map(|row| beyond(&row)))
        } else {
            (far..rows)
                .find_map(|row| beyond(&row))
                .or_else(|| (here..far).rev().find_map(|row| beyond(&row)))
        };
        found.unwrap_or(offset)
    }

    /// The first and the last byte that can be reached on the row of a byte.
    pub fn row_edges(&self, offset: usize, width: u16) -> (usize, usize) {
        let row = self.cell_of(offset, width).row;
        let at = |column| self.offset_at(Cell { row, column }, width).unwrap_or(offset);
        (at(0), at(usize::MAX))
    }

    /// The rows from one on, as many as there are up to a number.
    pub fn rows(&self, from: usize, count: usize, width: u16) -> Vec<Vec<Shown<'_>>> {
        let mut shown = Vec::new();
        let mut above = 0;
        for line in &self.lines {
            let height = line.height(width);
            if above + height > from && shown.len() < count {
                let hidden = from.saturating_sub(above);
                line.rows(width, |rows| {
                    let wanted = rows.iter().skip(hidden).take(count - shown.len());
                    shown.extend(wanted.map(|row| line.shown(row.clone())));
                });
            }
            above += height;
            if shown.len() >= count {
                break;
            }
        }
        shown
    }

    /// The text itself.
    pub fn own(&self) -> String {
        let own = self.lines.iter().filter(|line| line.own_len.is_some());
        own.map(Line::own).collect::<Vec<_>>().join("\n")
    }

    /// Everything that is shown, a line a paragraph.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// The words shown and not reached that have this look and stand at a byte of the text or right beside it.
    pub fn beside(&self, range: &Range<usize>, tint: Tint) -> Option<&str> {
        self.lines.iter().find_map(|line| line.beside(range, tint))
    }
}
