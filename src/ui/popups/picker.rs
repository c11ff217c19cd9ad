//! A picker: what is typed, and the lines that match.
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::picker::Picker;
use crate::app::seen::{Pane, Target};
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_left, split_top};
use crate::ui::widgets::{editor, list};

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, picker: &Picker) {
    let rows = u16::try_from(picker.options.len()).unwrap_or(u16::MAX).saturating_add(3).max(8);
    let inner = super::framed(
        canvas,
        area,
        &picker.title,
        (area.width.saturating_sub(8).min(90), rows.min(area.height)),
    );
    let (query, rest) = split_top(inner, 1);
    let accent = canvas.theme.accent;
    canvas.words(query, "> ", accent);
    let (_, field) = split_left(query, 1);
    canvas.clickable(field, Target::Writing { top: 0 });
    editor::draw(canvas, field, &picker.query, true, 0);
    let (dim, title) = (canvas.theme.dim, canvas.theme.title);
    let width = usize::from(rest.width);
    let item = |rank: usize| {
        let Some(number) = picker.matching.get(rank) else { return Vec::new() };
        let Some(option) = picker.options.get(*number) else { return Vec::new() };
        let tick = match &picker.ticked {
            Some(ticked) if ticked.contains(number) => "[x] ",
            Some(_) => "[ ] ",
            None => "",
        };
        let detail = shown(&option.detail);
        let room = width.saturating_sub(wrap::cells(&detail) + tick.len() + 1);
        let label = wrap::truncate(&shown(&option.label), room).into_owned();
        let pad = room.saturating_sub(wrap::cells(&label));
        vec![Line::from(vec![
            Span::styled(tick, title),
            Span::raw(label),
            Span::raw(" ".repeat(pad + 1)),
            Span::styled(detail, dim),
        ])]
    };
    let list = list::List {
        pane: Pane::Popup,
        count: picker.matching.len(),
        selected: Some(picker.selected),
        reveal: None,
        focused: true,
        item: &item,
        single: true,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.popup);
    canvas.seen.tops.popup = top;
}
