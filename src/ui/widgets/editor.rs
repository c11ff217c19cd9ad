//! A text being written: its rows, its selection, the words found wrong, and the terminal's own cursor at the right cell.
use std::ops::Range;

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::text::editing::{Editor, Row};
use crate::text::viewport::Viewport;
use crate::ui::canvas::{Canvas, shown};

/// Draws an editor in an area, scrolled so that the cursor is in sight, and gives the first row shown.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, editor: &Editor, focused: bool, top: usize) -> usize {
    rows(canvas, area, (editor, false), focused, top)
}

/// The same, with the words underlined that were found wrong.
pub fn draw_spelled(
    canvas: &mut Canvas<'_, '_>,
    area: Rect,
    editor: &Editor,
    focused: bool,
    top: usize,
) -> usize {
    rows(canvas, area, (editor, true), focused, top)
}

fn rows(
    canvas: &mut Canvas<'_, '_>,
    area: Rect,
    (editor, spelled): (&Editor, bool),
    focused: bool,
    top: usize,
) -> usize {
    if area.width == 0 || area.height == 0 {
        return top;
    }
    let layout = editor.layout(area.width);
    let mut viewport = Viewport { top };
    viewport.follow(layout.cursor_row, layout.height, area.height);
    let rows = layout.rows(viewport.top, usize::from(area.height));
    for (y, row) in (area.y..).zip(&rows) {
        let wrong = if spelled { wrong(canvas, editor, row, focused) } else { Vec::new() };
        let line = line(row, &wrong, canvas.theme.misspelled);
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

/// The bytes of a row that are of words found wrong.
fn wrong(canvas: &Canvas<'_, '_>, editor: &Editor, row: &Row<'_>, focused: bool) -> Vec<Range<usize>> {
    let Some(desk) = &canvas.app.desk else { return Vec::new() };
    let cursor = editor.cursor();
    let typing = (focused && cursor.paragraph == row.paragraph).then_some(cursor.byte);
    let found = desk.spelling.wrong_in(editor.paragraph(row.paragraph), row.range.clone(), typing);
    let on_row = |word: Range<usize>| {
        word.start.saturating_sub(row.range.start)..(word.end - row.range.start).min(row.text.len())
    };
    found.into_iter().map(on_row).collect()
}

/// A row with its styles; the places where they change are between letters.
fn line<'a>(row: &Row<'_>, wrong: &[Range<usize>], misspelled: Style) -> Line<'a> {
    let selected = row.selected.clone().unwrap_or_default();
    if wrong.is_empty() && selected.is_empty() {
        return Line::raw(shown(row.text));
    }
    let mut cuts = vec![0, selected.start, selected.end, row.text.len()];
    cuts.extend(wrong.iter().flat_map(|range| [range.start, range.end]));
    cuts.sort_unstable();
    cuts.dedup();
    let span = |pair: &[usize]| {
        let [start, end] = pair else { return None };
        let text = shown(row.text.get(*start..*end)?);
        let mut style = Style::new();
        if wrong.iter().any(|range| range.contains(start)) {
            style = style.patch(misspelled);
        }
        if selected.contains(start) {
            style = style.add_modifier(Modifier::REVERSED);
        }
        Some(Span::styled(text, style))
    };
    Line::from(cuts.windows(2).filter_map(span).collect::<Vec<_>>())
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
