//! Lists: items of one or several rows, the chosen one in sight, each row clickable.
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::seen::{Pane, Target};
use crate::ui::canvas::Canvas;

/// A list to be drawn.
pub struct List<'l> {
    /// Which pane it is.
    pub pane: Pane,
    /// How many items it has.
    pub count: usize,
    /// The chosen item, if any.
    pub selected: Option<usize>,
    /// The item to be in sight while none is chosen.
    pub reveal: Option<usize>,
    /// Whether it has the arrows.
    pub focused: bool,
    /// The rows of an item; asked only for items in sight when every item is one row high.
    pub item: &'l dyn Fn(usize) -> Vec<Line<'static>>,
    /// Whether every item is one row high.
    pub single: bool,
}

/// Draws a list in an area, scrolled no more than needed from `top`, and gives the first row shown.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, list: &List<'_>, top: usize) -> usize {
    canvas.pane(area, list.pane);
    let height = usize::from(area.height);
    if height == 0 || list.count == 0 {
        return 0;
    }
    if list.single {
        let top = follow(top, list.selected.map(|rank| rank..rank + 1), list.count, height);
        for (y, rank) in (area.y..).zip(top..list.count.min(top + height)) {
            for line in (list.item)(rank).into_iter().take(1) {
                row(canvas, Rect { y, height: 1, ..area }, line, rank, list);
            }
        }
        marks(canvas, area, top, list.count);
        return top;
    }
    let items: Vec<Vec<Line<'static>>> = (0..list.count).map(list.item).collect();
    let mut starts = Vec::with_capacity(items.len());
    let mut rows = 0;
    for item in &items {
        starts.push(rows);
        rows += item.len();
    }
    let chosen = list.selected.or(list.reveal).and_then(|rank| {
        let start = starts.get(rank)?;
        Some(*start..start + items.get(rank)?.len())
    });
    let top = follow(top, chosen, rows, height);
    let flat = items
        .into_iter()
        .enumerate()
        .flat_map(|(rank, lines)| lines.into_iter().map(move |line| (rank, line)));
    for (y, (rank, line)) in (area.y..).zip(flat.skip(top).take(height)) {
        row(canvas, Rect { y, height: 1, ..area }, line, rank, list);
    }
    marks(canvas, area, top, rows);
    top
}

/// The first row in sight: as before, but for the chosen rows, of which the first must be seen.
fn follow(top: usize, chosen: Option<std::ops::Range<usize>>, rows: usize, height: usize) -> usize {
    let mut top = top.min(rows.saturating_sub(height));
    if let Some(chosen) = chosen {
        if chosen.end > top + height {
            top = chosen.end - height;
        }
        top = top.min(chosen.start);
    }
    top
}

fn row(canvas: &mut Canvas<'_, '_>, area: Rect, line: Line<'static>, rank: usize, list: &List<'_>) {
    canvas.clickable(area, Target::Row(list.pane, rank));
    if list.selected == Some(rank) {
        let style = if list.focused { canvas.theme.selected } else { canvas.theme.marked };
        let room = usize::from(area.width).saturating_sub(line.width());
        let mut spans: Vec<Span<'static>> = line.spans;
        if list.focused {
            spans.push(Span::raw(" ".repeat(room)));
        }
        let spans: Vec<Span<'static>> =
            spans.into_iter().map(|span| restyle(span, style, list.focused)).collect();
        canvas.line(area, Line::from(spans));
    } else {
        canvas.line(area, line);
    }
}

/// A chosen row is reversed as a whole: colors inside it would be unreadable on some terminals.
fn restyle(span: Span<'static>, style: Style, whole: bool) -> Span<'static> {
    let style =
        if whole { Style { fg: None, bg: None, ..span.style }.patch(style) } else { span.style.patch(style) };
    Span::styled(span.content, style)
}

/// Arrows in the last column when there is more above or below.
fn marks(canvas: &mut Canvas<'_, '_>, area: Rect, top: usize, rows: usize) {
    let x = area.right().saturating_sub(1);
    let cell = |y| Rect { x, y, width: 1, height: 1 };
    let style = canvas.theme.accent;
    if top > 0 {
        canvas.line(cell(area.y), Line::styled("↑", style));
    }
    if rows > top + usize::from(area.height) {
        canvas.line(cell(area.bottom().saturating_sub(1)), Line::styled("↓", style));
    }
}
