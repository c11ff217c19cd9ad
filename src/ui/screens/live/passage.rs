//! The text of the measure, with what changed since the previous draft, its cursor and the selected passage.
use ratatui::layout::Rect;

use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::screens::live::Focus;
use crate::app::seen::{Pane, Target};
use crate::ui::canvas::{Canvas, split_top, wrapped};
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
    // The title is the first line of the text, in full.
    let name =
        if row.name == row.title { labels::node_kind(row.kind, canvas.lang) } else { row.name.as_str() };
    let fate = labels::fate(row.fate, canvas.lang);
    let fate = if fate.is_empty() { String::new() } else { format!(" [{fate}]") };
    canvas.rule(title, &format!("{}{fate}", sentence_case(name)), focused);
    canvas.pane(rest, Pane::Text);
    let look = page::Look { focused, scrolled: desk.live.scrolled, top: canvas.seen.tops.text };
    let top = page::draw(canvas, rest, &desk.live.passage.page, &look);
    canvas.seen.tops.text = top;
    canvas.clickable(rest, Target::Page { top });
}

fn sentence_case(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
