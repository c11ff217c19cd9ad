//! The text of the measure, with what changed since the previous draft, its cursor and the selected passage.
use ratatui::layout::Rect;

use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::screens::live::Focus;
use crate::app::seen::{Pane, Target};
use crate::domain::outline::Fate;
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_top, wrapped};
use crate::ui::widgets::page;

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let focused = desk.live.focus == Focus::Text;
    let Some(row) = desk.current() else {
        let heading = canvas.say("Le plan", "The plan");
        canvas.rule(title, heading, focused);
        let text = canvas.say(
            "Pas encore de plan : F3, puis Ctrl+O, lit une version depuis un fichier.",
            "No plan yet: F3, then Ctrl+O, reads a draft from a file.",
        );
        for (y, line) in (rest.y..rest.bottom()).zip(wrapped(text, rest.width)) {
            let style = canvas.theme.text;
            canvas.words(Rect { y, height: 1, ..rest }, &line, style);
        }
        return;
    };
    let fate = labels::fate(row.fate, canvas.lang);
    let heading = if fate.is_empty() {
        row.heading.clone()
    } else {
        // The title of a part that is gone gives way to saying so.
        let fate = format!(" [{fate}]");
        let taken = if row.fate == Fate::Gone { 4 + wrap::cells(&fate) } else { 0 };
        let room = usize::from(title.width).saturating_sub(taken);
        format!("{}{fate}", wrap::truncate(&shown(&row.heading), room))
    };
    canvas.rule(title, &heading, focused);
    canvas.pane(rest, Pane::Text);
    let look = page::Look { focused, scrolled: desk.live.scrolled, top: canvas.seen.tops.text };
    let top = page::draw(canvas, rest, &desk.live.passage.page, &look);
    canvas.seen.tops.text = top;
    canvas.clickable(rest, Target::Page { top });
}
