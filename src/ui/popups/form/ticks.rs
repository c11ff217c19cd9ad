//! The formats of a document: boxes to tick side by side, so that the whole form is in sight on a small terminal.
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{LABELS, Shown};
use crate::app::form::{FieldValue, Form};
use crate::app::seen::Target;
use crate::text::wrap::truncate;
use crate::ui::canvas::{Canvas, shown as displayed, split_left};

/// Columns a box needs with its words: « [x] LibreOffice (.odt) ».
const BOX: u16 = 24;

/// Puts boxes that follow each other in rows.
pub(super) fn gather(fields: &mut Vec<Shown>, width: u16) {
    let most = usize::from((width / BOX).max(1));
    let mut rows: Vec<Shown> = Vec::with_capacity(fields.len());
    for field in fields.drain(..) {
        match rows.last_mut() {
            Some(row) if field.boxes > 0 && (1..most).contains(&row.boxes) => row.boxes += 1,
            _ => rows.push(field),
        }
    }
    *fields = rows;
}

/// Draws a row of boxes; the first row bears their common label.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, form: &Form, row: &Shown) {
    let (label, mut rest) = split_left(area, LABELS);
    let focused = row.holds(form.focus);
    let fields = form.fields.iter().enumerate().skip(row.rank).take(row.boxes);
    let first =
        row.rank == 0 || form.fields.get(row.rank - 1).is_none_or(|before| before.name.format().is_none());
    let faulty = fields.clone().any(|(_, field)| field.fault.is_some());
    let (mark, style) = match (faulty, focused) {
        (true, _) => ("▸ ", canvas.theme.warning),
        (false, true) => ("▸ ", canvas.theme.accent),
        (false, false) => ("  ", canvas.theme.text),
    };
    let name = if first { canvas.say("Formats", "Formats") } else { "" };
    canvas.words(label, &format!("{mark}{name}"), style);
    for (rank, field) in fields {
        let (cell, after) = split_left(rest, BOX.min(rest.width));
        let sign = if field.value == FieldValue::Toggle(true) { "[x] " } else { "[ ] " };
        let words =
            truncate(&displayed(&field.label), usize::from(cell.width).saturating_sub(4)).into_owned();
        let style = if rank == form.focus { canvas.theme.selected } else { canvas.theme.text };
        canvas.line(cell, Line::from(vec![Span::styled(sign, style), Span::styled(words, style)]));
        canvas.clickable(cell, Target::Field { rank, top: 0 });
        rest = after;
    }
}
