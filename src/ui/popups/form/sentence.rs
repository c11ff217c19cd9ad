//! The sentence that a proposal makes, at the bottom of its form: as it will be printed, whether a person rewrote it, and
//! whether it still follows the data.
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{AREA_MAX, SENTENCE_MAX};
use crate::app::form::{FieldName, FieldValue, Form};
use crate::app::seen::Target;
use crate::text::wrap;
use crate::ui::canvas::{Canvas, split_top};
use crate::ui::widgets::editor;

/// The rank of the sentence among the fields, when it stays in sight.
pub(super) fn rank(form: &Form) -> Option<usize> {
    form.proposal.as_ref()?;
    form.fields.iter().position(|field| field.name == FieldName::Sentence)
}

/// How many rows it takes with its title.
pub(super) fn height(form: &Form, width: u16) -> u16 {
    let Some(field) = rank(form).and_then(|rank| form.fields.get(rank)) else { return 0 };
    let FieldValue::Area(text) = &field.value else { return 0 };
    let most = if Some(form.focus) == rank(form) { AREA_MAX } else { usize::from(SENTENCE_MAX) };
    1 + u16::try_from(text.layout(width).height.clamp(1, most)).unwrap_or(1)
}

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, form: &Form) {
    let Some((rank, proposal)) = rank(form).zip(form.proposal.as_ref()) else { return };
    let Some(FieldValue::Area(text)) = form.fields.get(rank).map(|field| &field.value) else { return };
    let focused = form.focus == rank;
    let (title, rest) = split_top(area, 1);
    let phrase = &proposal.phrase;
    let mut name = canvas.say("Phrase", "Sentence").to_owned();
    if phrase.is_rewritten {
        name.push_str(canvas.say(" — ✎ phrase réécrite", " — ✎ rewritten"));
    }
    if phrase.is_stale {
        name.push_str(canvas.say(" ≠ ne suit plus les données", " ≠ no longer follows the data"));
    }
    canvas.rule(title, &name, focused);
    if phrase.is_rewritten {
        let words = canvas.say(" Ctrl+R Recomposer ", " Ctrl+R Compose anew ");
        let width = u16::try_from(wrap::cells(words)).unwrap_or(0).min(title.width);
        let cell = Rect { x: title.right().saturating_sub(width + 1), width, ..title };
        let accent = canvas.theme.accent;
        canvas.line(cell, Line::from(Span::styled(words, accent)));
        canvas.clickable(cell, Target::Recompose);
    }
    let inner = Rect { x: rest.x + 2.min(rest.width), width: rest.width.saturating_sub(4), ..rest };
    let top = if focused {
        editor::draw_spelled(canvas, inner, text, true, 0)
    } else {
        editor::draw_at_rest(canvas, inner, text);
        0
    };
    canvas.clickable(inner, Target::Field { rank, top });
}
