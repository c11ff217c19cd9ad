//! What an editor shows at a width: its rows, the cursor's cell, what is selected and styled on each row. The last
//! column is kept free, for the cursor after the last letter of a full row.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::moves::row_of;
use super::paragraphs::Position;
use super::{Caret, Editor, Span};
use crate::text::{motion, wrap};

/// The rows of an editor at a width; they are made as they are asked for.
#[derive(Debug)]
pub struct Layout<'a> {
    editor: &'a Editor,
    width: u16,
    /// How many rows the whole text has.
    pub height: usize,
    /// The row of the cursor, counted from the first row of the text.
    pub cursor_row: usize,
    /// The column of the cursor, in cells, always within the width.
    pub cursor_column: u16,
}

/// One row to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// The paragraph it is part of.
    pub paragraph: usize,
    /// Its bytes in the paragraph.
    pub range: Range<usize>,
    /// The byte of the whole text at which it begins.
    pub offset: usize,
    /// What is written on it.
    pub text: &'a str,
    /// The selected bytes of [`Row::text`].
    pub selected: Option<Range<usize>>,
    /// The styled bytes of [`Row::text`].
    pub spans: Vec<Span>,
}

impl Editor {
    /// What is shown at a width; vertical moves follow the rows last laid out.
    pub fn layout(&self, width: u16) -> Layout<'_> {
        self.seen_width.set(width);
        let cursor = self.caret.cursor;
        if self.single_line {
            return self.line_layout(width);
        }
        let wide = text_width(width);
        let (height, above) = self.paragraphs.count_rows(wide, cursor.paragraph);
        let (row, start) = self.paragraphs.rows(cursor.paragraph, wide, |rows| {
            let row = row_of(rows, cursor.byte);
            (row, rows.get(row).map_or(0, |range| range.start))
        });
        let column = wrap::cells(self.before_cursor().get(start..).unwrap_or_default());
        Layout { editor: self, width, height, cursor_row: above + row, cursor_column: within(column, width) }
    }

    /// One row: the part of the line around the cursor.
    fn line_layout(&self, width: u16) -> Layout<'_> {
        let start = self.line_window(width).start;
        let column = wrap::cells(self.before_cursor().get(start..).unwrap_or_default());
        Layout { editor: self, width, height: 1, cursor_row: 0, cursor_column: within(column, width) }
    }

    /// The bytes of the line in sight: all of it, or pages of half the width so that the cursor is in one.
    fn line_window(&self, width: u16) -> Range<usize> {
        let text = self.paragraphs.get(0);
        let wide = usize::from(text_width(width));
        let column = wrap::cells(self.before_cursor());
        let page = (wide / 2).max(1);
        let start = column.saturating_sub(wide).div_ceil(page) * page;
        let from = text
            .grapheme_indices(true)
            .scan(0, |used, (at, letter)| {
                let here = *used;
                *used += wrap::letter_cells(letter);
                Some((at, here))
            })
            .find(|&(_, here)| here >= start)
            .map_or(text.len(), |(at, _)| at)
            .min(self.caret.cursor.byte);
        let rest = text.get(from..).unwrap_or_default();
        from..from + wrap::byte_at_column(rest, usize::from(width.max(1)))
    }

    /// Puts the cursor where the mouse points: a row counted from the first of the text, a column in cells.
    pub fn click(&mut self, row: usize, column: u16, width: u16) {
        let cursor = self.pointed(row, column, width);
        self.place(Caret { cursor, anchor: None });
    }

    /// Stretches the selection to where the mouse points.
    pub fn drag(&mut self, row: usize, column: u16, width: u16) {
        let anchor = Some(self.caret.anchor.unwrap_or(self.caret.cursor));
        let cursor = self.pointed(row, column, width);
        self.place(Caret { cursor, anchor });
    }

    fn pointed(&self, row: usize, column: u16, width: u16) -> Position {
        let column = usize::from(column);
        if self.single_line {
            let window = self.line_window(width);
            let shown = self.paragraphs.get(0).get(window.clone()).unwrap_or_default();
            let byte = window.start + wrap::byte_at_column(shown, column);
            return Position { paragraph: 0, byte: motion::floor_boundary(self.paragraphs.get(0), byte) };
        }
        self.seen_width.set(width);
        match self.paragraphs.holding_row(row, text_width(width)) {
            Some(found) => self.at_column(found.paragraph, row - found.rows_before, column),
            None => self.paragraphs.end(),
        }
    }
}

impl<'a> Layout<'a> {
    /// The rows from one on, as many as there are up to a number.
    pub fn rows(&self, from: usize, count: usize) -> Vec<Row<'a>> {
        let editor = self.editor;
        if editor.single_line {
            let range = editor.line_window(self.width);
            return if from == 0 && count > 0 { vec![self.row(0, 0, range)] } else { Vec::new() };
        }
        let wide = text_width(self.width);
        let Some(first) = editor.paragraphs.holding_row(from, wide) else { return Vec::new() };
        let mut shown = Vec::new();
        let (mut hidden, mut offset) = (from - first.rows_before, first.bytes_before);
        for paragraph in first.paragraph..editor.paragraphs.len() {
            if shown.len() >= count {
                break;
            }
            editor.paragraphs.rows(paragraph, wide, |rows| {
                let wanted = rows.iter().skip(hidden).take(count - shown.len());
                shown.extend(wanted.map(|range| self.row(paragraph, offset, range.clone())));
            });
            hidden = 0;
            offset += editor.paragraphs.get(paragraph).len() + 1;
        }
        shown
    }

    fn row(&self, paragraph: usize, paragraph_offset: usize, range: Range<usize>) -> Row<'a> {
        let offset = paragraph_offset + range.start;
        let text = self.editor.paragraphs.get(paragraph).get(range.clone()).unwrap_or_default();
        let here = |bytes: Range<usize>| {
            let start = bytes.start.max(offset) - offset;
            let end = bytes.end.min(offset + text.len()).saturating_sub(offset);
            (start < end).then_some(start..end)
        };
        let at = |byte| Position { paragraph, byte };
        let selected = self.editor.selected_positions().and_then(|(start, end)| {
            let start = start.max(at(range.start)).min(at(range.end)).byte;
            let end = end.max(at(range.start)).min(at(range.end)).byte;
            (start < end).then(|| start - range.start..end - range.start)
        });
        let styled = self.editor.spans.iter();
        let spans =
            styled.filter_map(|span| here(span.range.clone()).map(|range| Span { range, style: span.style }));
        Row { paragraph, offset, text, selected, spans: spans.collect(), range }
    }
}

/// How many cells a row of text may fill.
pub(super) fn text_width(width: u16) -> u16 {
    width.saturating_sub(1).max(1)
}

fn within(column: usize, width: u16) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX).min(width.saturating_sub(1))
}
