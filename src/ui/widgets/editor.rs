//! A text being written: its rows, its selection, and the terminal's own cursor at the right cell.
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::text::editing::Editor;
use crate::text::viewport::Viewport;
use crate::ui::canvas::{Canvas, shown};

/// Draws an editor in an area, scrolled so that the cursor is in sight, and gives the first row shown.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, editor: &Editor, focused: bool, top: usize) -> usize {
    if area.width == 0 || area.height == 0 {
        return top;
    }
    let layout = editor.layout(area.width);
    let mut viewport = Viewport { top };
    viewport.follow(layout.cursor_row, layout.height, area.height);
    for (y, row) in (area.y..).zip(layout.rows(viewport.top, usize::from(area.height))) {
        let line = match &row.selected {
            Some(range) => {
                let part = |range: std::ops::Range<usize>| shown(row.text.get(range).unwrap_or_default());
                Line::from(vec![
                    Span::raw(part(0..range.start)),
                    Span::styled(part(range.clone()), Style::new().add_modifier(Modifier::REVERSED)),
                    Span::raw(part(range.end..row.text.len())),
                ])
            }
            None => Line::raw(shown(row.text)),
        };
        canvas.line(Rect { y, height: 1, ..area }, line);
    }
    if focused {
        let row = u16::try_from(layout.cursor_row.saturating_sub(viewport.top)).unwrap_or(0);
        let x = area.x + layout.cursor_column.min(area.width - 1);
        let y = area.y + row.min(area.height - 1);
        canvas.frame.set_cursor_position(Position { x, y });
    }
    viewport.top
}

/// Draws the first rows of a text that is not being written, and says when there is more of it.
pub fn draw_at_rest(canvas: &mut Canvas<'_, '_>, area: Rect, editor: &Editor) {
    let layout = editor.layout(area.width.saturating_sub(2).max(1));
    let rows = layout.rows(0, usize::from(area.height));
    let more = layout.height > rows.len();
    let last = rows.len().saturating_sub(1);
    for ((rank, row), y) in rows.iter().enumerate().zip(area.y..) {
        let dots = if more && rank == last { " …" } else { "" };
        let text = format!("{}{dots}", shown(row.text).trim_end());
        canvas.line(Rect { y, height: 1, ..area }, Line::raw(text));
    }
}
