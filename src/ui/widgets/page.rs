//! A text with words among its own: its rows, its selection, and the terminal's own cursor at the right cell.
use std::ops::Range;

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::app::page::{Page, row_width};
use crate::text::marked::{Shown, Tint};
use crate::text::viewport::Viewport;
use crate::ui::canvas::{Canvas, shown};
use crate::ui::theme::Theme;

/// How a page is drawn.
pub struct Look {
    /// Whether the cursor is shown.
    pub focused: bool,
    /// The first row to show when it is scrolled by hand; otherwise it follows its cursor.
    pub scrolled: Option<usize>,
    /// The first row of the last frame.
    pub top: usize,
}

/// Draws a page in an area and gives the first row shown.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, page: &Page, look: &Look) -> usize {
    if area.width == 0 || area.height == 0 {
        return look.top;
    }
    let width = row_width(area.width);
    let rows = page.marked.height(width);
    let cursor = page.cursor_cell(area.width);
    let height = usize::from(area.height);
    let last = rows.saturating_sub(height);
    let top = match look.scrolled {
        Some(top) => top.min(last),
        None if look.focused => {
            let mut viewport = Viewport { top: look.top };
            viewport.follow(cursor.row, rows, area.height);
            viewport.top
        }
        None => look.top.min(last),
    };
    let selected = page.selected();
    let theme = *canvas.theme;
    for (y, row) in (area.y..area.bottom()).zip(page.marked.rows(top, height, width)) {
        let spans = row.iter().flat_map(|part| spans(part, &selected, &theme)).collect::<Vec<_>>();
        canvas.line(Rect { y, height: 1, ..area }, Line::from(spans));
    }
    let edge = |y| Rect { x: area.right().saturating_sub(1), y, width: 1, height: 1 };
    if top > 0 {
        canvas.line(edge(area.y), Line::styled("↑", theme.accent));
    }
    if rows > top + height {
        canvas.line(edge(area.bottom().saturating_sub(1)), Line::styled("↓", theme.accent));
    }
    let in_sight = cursor.row.checked_sub(top).filter(|row| *row < height);
    if let Some(row) = in_sight.filter(|_| look.focused && canvas.app.popups.is_empty()) {
        let x = area.x + u16::try_from(cursor.column).unwrap_or(u16::MAX).min(area.width - 1);
        let y = area.y + u16::try_from(row).unwrap_or(0);
        canvas.frame.set_cursor_position(Position { x, y });
    }
    top
}

/// How words look.
fn style(tint: Tint, theme: &Theme) -> Style {
    match tint {
        Tint::Plain => theme.text,
        Tint::Heading => theme.title,
        Tint::Added => theme.text.patch(theme.added),
        Tint::Removed => theme.text.patch(theme.removed),
        Tint::Note => theme.dim,
        Tint::Warning => theme.warning,
    }
}

/// A part of a row, what is selected of it reversed.
fn spans(part: &Shown<'_>, selected: &Range<usize>, theme: &Theme) -> Vec<Span<'static>> {
    let style = style(part.tint, theme);
    let whole = || vec![Span::styled(shown(part.text), style)];
    let Some(own) = part.own.as_ref().filter(|_| !selected.is_empty()) else { return whole() };
    let start = selected.start.clamp(own.start, own.end) - own.start;
    let end = selected.end.clamp(own.start, own.end) - own.start;
    if start >= end {
        return whole();
    }
    let piece = |range: Range<usize>| shown(part.text.get(range).unwrap_or_default());
    let reversed = style.add_modifier(Modifier::REVERSED);
    vec![
        Span::styled(piece(0..start), style),
        Span::styled(piece(start..end), reversed),
        Span::styled(piece(end..part.text.len()), style),
    ]
}
