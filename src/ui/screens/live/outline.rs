//! The outline with its progress.
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::screens::live::Focus;
use crate::app::seen::Pane;
use crate::domain::outline::{Fate, OutlineRow};
use crate::domain::plan::NodeKind;
use crate::domain::progress::MeasureStatus;
use crate::text::lang::Lang;
use crate::ui::canvas::{Canvas, shown, split_top};
use crate::ui::theme::Theme;
use crate::ui::widgets::list;

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let (all, done) = desk.progress();
    let focused = desk.live.focus == Focus::Outline;
    let heading = format!("Plan {done}/{all}");
    canvas.rule(title, &heading, focused);
    let (theme, lang) = (*canvas.theme, canvas.lang);
    let item = |rank: usize| {
        desk.outline.get(rank).map(|row| vec![line(row, desk, lang, &theme)]).unwrap_or_default()
    };
    let list = list::List {
        pane: Pane::List,
        count: desk.outline.len(),
        selected: desk.current_rank(),
        reveal: None,
        focused: true,
        item: &item,
        single: true,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.list);
    canvas.seen.tops.list = top;
}

/// « ✓3  5 Assurer… »: the status, how many entries, the number and the title.
fn line(row: &OutlineRow, desk: &Desk, lang: Lang, theme: &Theme) -> Line<'static> {
    if matches!(row.kind, NodeKind::Priority | NodeKind::Axis | NodeKind::Introduction | NodeKind::Other) {
        let tally = desk.tally(&row.key).entries;
        let count = if tally == 0 { String::new() } else { format!("{tally} ") };
        return Line::styled(shown(&format!("{count}{}", row.heading)), theme.title);
    }
    let tally = desk.tally(&row.key);
    let (mark, style) = match desk.session().status(&row.key) {
        _ if tally.stubs > 0 => ("…", theme.warning),
        Some(MeasureStatus::NoRemark) => ("–", theme.done),
        Some(MeasureStatus::Postponed) => ("»", theme.warning),
        Some(MeasureStatus::UnderArbitration) => ("?", theme.warning),
        Some(MeasureStatus::Examined) => ("✓", theme.done),
        None if tally.entries > 0 => ("✓", theme.done),
        None => ("·", theme.dim),
    };
    let waits = desk.live.elsewhere.contains_key(&row.key) || desk.wording.waits_on(&row.key);
    let typing = if waits { "✎" } else { "" };
    let count = if tally.entries == 0 { "   ".to_owned() } else { format!("{:<2} ", tally.entries) };
    let number = row.number.as_ref().map_or_else(|| row.name.clone(), ToString::to_string);
    let fate = match row.fate {
        Fate::Gone => lang.pick(" (disparue)", " (gone)"),
        Fate::New => lang.pick(" (nouvelle)", " (new)"),
        Fate::Changed | Fate::Kept => "",
    };
    let text_style = if row.fate == Fate::Gone { theme.removed } else { theme.text };
    let changed = if row.fate == Fate::Changed { "~" } else { " " };
    Line::from(vec![
        Span::styled(format!("{mark}{count}"), style),
        Span::styled(format!("{typing}{number}"), theme.title),
        Span::styled(fate, theme.warning),
        Span::styled(changed, theme.warning),
        Span::styled(shown(&row.title), text_style),
    ])
}
