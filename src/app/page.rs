//! A text on the screen with a cursor in it: what is seen is more than the text, and the cursor moves by what is seen.
use std::ops::Range;

use chrono::{NaiveDateTime, TimeDelta};

use crate::app::key::{Code, Key};
use crate::app::seen::Area;
use crate::text::editing::{EditCommand, Editor};
use crate::text::marked::{Cell, Marked, MarkedLine};
use crate::text::motion;
use crate::text::sentences::sentences;

/// Two clicks on a cell are one gesture when no more than this stands between them; the clock tells seconds.
const AGAIN: TimeDelta = TimeDelta::seconds(1);

/// The last click, to know a double one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Click {
    cell: (usize, u16),
    at: NaiveDateTime,
    count: u8,
}

/// A text with its cursor, and how it is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// The text, the cursor and the selection.
    pub editor: Editor,
    /// How it is shown.
    pub marked: Marked,
    /// The column kept by vertical moves.
    column: Option<usize>,
    click: Click,
}

/// How wide the rows of a page are in an area: the last column is kept free, for the cursor after a full row.
pub fn row_width(area_width: u16) -> u16 {
    area_width.saturating_sub(1).max(1)
}

impl Page {
    /// Opens a text, the cursor at its start.
    pub fn open(&mut self, text: &str) {
        self.editor = Editor::new(text);
        self.editor.set_cursor_offset(0);
        self.column = None;
    }

    /// Shows the text as these lines.
    pub fn show(&mut self, lines: Vec<MarkedLine>) {
        self.marked.show(lines);
    }

    /// The selected bytes; an empty range at the cursor when nothing is selected.
    pub fn selected(&self) -> Range<usize> {
        let cursor = self.editor.cursor_offset();
        self.editor.selection().unwrap_or(cursor..cursor)
    }

    /// The cell of the cursor in an area.
    pub fn cursor_cell(&self, area_width: u16) -> Cell {
        self.marked.cell_of(self.editor.cursor_offset(), row_width(area_width))
    }

    /// Does what a key asks that moves or changes; vertical moves follow the rows as they are seen. False when the key
    /// asks nothing of a text.
    pub fn apply(&mut self, command: EditCommand, area: Area) -> bool {
        let (motion, selecting) = match &command {
            EditCommand::Select(motion) => (motion.as_ref(), true),
            motion => (motion, false),
        };
        let width = row_width(area.width);
        let page = isize::try_from(area.height.saturating_sub(1).max(1)).unwrap_or(1);
        let here = self.editor.cursor_offset();
        let (by, edge) = match motion {
            EditCommand::Up => (-1, None),
            EditCommand::Down => (1, None),
            EditCommand::PageUp(_) => (-page, None),
            EditCommand::PageDown(_) => (page, None),
            EditCommand::LineStart => (0, Some(self.marked.row_edges(here, width).0)),
            EditCommand::LineEnd => (0, Some(self.marked.row_edges(here, width).1)),
            _ => {
                self.column = None;
                return self.editor.apply(command);
            }
        };
        if let Some(edge) = edge {
            self.column = None;
            self.editor.move_cursor(edge, selecting);
            return true;
        }
        let column = self.column.unwrap_or_else(|| self.marked.cell_of(here, width).column);
        let there = self.marked.vertical(here, by, column, width);
        self.editor.move_cursor(there, selecting);
        self.column = Some(column);
        true
    }

    /// Selects bytes of the text.
    pub fn select(&mut self, range: Range<usize>) {
        self.editor.select(range);
        self.column = None;
    }

    /// Puts the cursor where the mouse points; a second click selects the word, a third the sentence, a fourth the
    /// paragraph.
    pub fn press(&mut self, row: usize, column: u16, width: u16, now: NaiveDateTime) {
        let again = self.click.count > 0
            && self.click.cell == (row, column)
            && (TimeDelta::zero()..=AGAIN).contains(&(now - self.click.at));
        let count = if again { self.click.count % 4 + 1 } else { 1 };
        self.click = Click { cell: (row, column), at: now, count };
        let there = self.marked.nearest(Cell { row, column: usize::from(column) }, row_width(width));
        self.column = None;
        self.editor.move_cursor(there, false);
        if count > 1 {
            let range = around(&self.editor.text(), there, count);
            self.editor.select(range);
        }
    }

    /// Stretches the selection to where the mouse points.
    pub fn drag(&mut self, row: usize, column: u16, width: u16) {
        let there = self.marked.nearest(Cell { row, column: usize::from(column) }, row_width(width));
        self.click.count = 0;
        self.editor.move_cursor(there, true);
    }
}

/// What so many clicks on a byte select: its word, its sentence, its paragraph.
fn around(text: &str, at: usize, clicks: u8) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |length| at + length);
    let line = text.get(start..end).unwrap_or_default();
    let here = at - start;
    let found = match clicks {
        2 => motion::word_at(line, here),
        3 => sentences(line).into_iter().find(|sentence| sentence.contains(&here) || sentence.end == here),
        _ => Some(0..line.len()),
    };
    let range = found.unwrap_or(here..here);
    start + range.start..start + range.end
}

/// The motion a key asks for, pages included; nothing for a key that changes the text.
pub fn motion_of(key: Key) -> Option<EditCommand> {
    let motion = match key.code {
        Code::PageUp => EditCommand::PageUp(1),
        Code::PageDown => EditCommand::PageDown(1),
        Code::Left | Code::Right | Code::Up | Code::Down | Code::Home | Code::End => {
            return crate::app::update::edit_command(key);
        }
        _ => return None,
    };
    Some(if key.shift { EditCommand::Select(Box::new(motion)) } else { motion })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::marked::{Piece, Tint};

    fn page() -> Page {
        let text = "Un délai court. Il est bref.\nFin";
        let mut page = Page::default();
        page.open(text);
        let own = |text: &str| MarkedLine { pieces: vec![Piece::own(text, Tint::Plain)], own: true };
        page.show(text.split('\n').map(own).collect());
        page
    }

    #[test]
    fn clicks_select_more_and_more() {
        let mut page = page();
        let now = NaiveDateTime::default();
        let mut seen = Vec::new();
        for _ in 0..5 {
            page.press(0, 5, 40, now);
            seen.push(page.editor.selected_text().unwrap_or_default());
        }
        assert_eq!(seen, ["", "délai", "Un délai court.", "Un délai court. Il est bref.", ""]);
        page.press(0, 5, 40, now + TimeDelta::seconds(5));
        assert_eq!(page.editor.selected_text(), None, "a click much later is a single one");
        page.drag(1, 2, 40);
        assert_eq!(page.editor.selected_text().as_deref(), Some("lai court. Il est bref.\nFi"));
    }

    #[test]
    fn moves_go_by_rows_and_keep_their_column() {
        let mut page = page();
        let area = Area { x: 0, y: 0, width: 17, height: 5 };
        for (motion, offset) in [
            (EditCommand::LineEnd, 16),
            (EditCommand::Down, 29),
            (EditCommand::Down, 33),
            (EditCommand::Up, 29),
            (EditCommand::LineStart, 17),
        ] {
            page.apply(motion.clone(), area);
            assert_eq!(page.editor.cursor_offset(), offset, "{motion:?}");
        }
        page.apply(EditCommand::Select(Box::new(EditCommand::Up)), area);
        assert_eq!(page.selected(), 0..17);
    }
}
