//! A form: a label and a value a field, the one being filled in sight, its hint and the buttons below. The sentence of a
//! proposal stays in sight at the bottom while its fields are filled, as do the entries a line of the synthesis rests on.
mod sentence;
mod sources;
mod ticks;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::form::{Field, FieldValue, Form, FormPurpose};
use crate::app::seen::Target;
use crate::app::spelling::is_prose;
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_bottom, split_left, split_top, wrapped};
use crate::ui::widgets::{editor, marked};

/// Columns of the labels.
const LABELS: u16 = 17;
/// The most rows an area takes.
const AREA_MAX: usize = 6;
/// The most rows the text of a line of the synthesis takes where there are this many in all.
const LINE_MAX: usize = 12;
const TALL: u16 = 30;
/// The most rows the hint takes.
const HINT_ROWS_MAX: usize = 3;
/// The most rows of what the program has to say below a field.
const BELOW_MAX: usize = 3;
/// The most rows of a text of a proposal that is not being written.
const REST_MAX: usize = 2;
/// The most rows of the sentence while another field is being filled.
const SENTENCE_MAX: u16 = 4;

/// A field in sight: its rank, its rows, and what is said below it.
struct Shown {
    rank: usize,
    rows: u16,
    below: Vec<Line<'static>>,
    /// How many boxes to tick stand in its row, itself the first; nothing for any other field.
    boxes: usize,
}

impl Shown {
    /// Whether the field of this rank is in sight here.
    fn holds(&self, rank: usize) -> bool {
        rank == self.rank || (self.rank..self.rank + self.boxes).contains(&rank)
    }

    fn height(&self) -> u16 {
        self.rows.saturating_add(u16::try_from(self.below.len()).unwrap_or(0))
    }
}

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, form: &Form) {
    let width = area.width.saturating_sub(4).min(96);
    let value_width = width.saturating_sub(LABELS + 3);
    let pinned = sentence::rank(form);
    let least = if form.proposal.is_some() { 1 } else { 2 };
    let fields =
        form.fields.iter().enumerate().filter(|(rank, field)| !field.hidden && Some(*rank) != pinned);
    let mut shown: Vec<Shown> = fields
        .map(|(rank, field)| Shown {
            rank,
            rows: height(field, value_width, (least, rows_max(form, rank, area.height))),
            below: below(canvas, field, value_width),
            boxes: usize::from(field.name.format().is_some()),
        })
        .collect();
    ticks::gather(&mut shown, value_width);
    let (hint, hint_style) = hint(canvas, form, width.saturating_sub(2));
    let hint_height = u16::try_from(hint.len()).unwrap_or(1);
    let sentence_height = sentence::height(form, width.saturating_sub(4))
        + sources::height(canvas, form, width.saturating_sub(2));
    let heights: Vec<u16> = shown.iter().map(Shown::height).collect();
    let wanted: u16 = heights.iter().sum::<u16>().saturating_add(4 + hint_height + sentence_height);
    let inner = super::framed(canvas, area, &form.title, (width, wanted));
    let (rest, below) = split_bottom(inner, 1 + hint_height);
    let (fields, sentence) = split_bottom(rest, sentence_height.min(rest.height / 2));
    let focus = shown.iter().position(|field| field.holds(form.focus)).unwrap_or(shown.len());
    let first = first_shown(&heights, focus, fields.height);
    let mut y = fields.y;
    for field in shown.iter().skip(first) {
        let height = field.height().min(fields.bottom().saturating_sub(y));
        if height == 0 {
            break;
        }
        draw_shown(canvas, Rect { y, height, ..fields }, form, field);
        y += height;
    }
    more(canvas, fields, (first > 0, heights.iter().skip(first).sum::<u16>() > fields.height));
    sentence::draw(canvas, sentence, form);
    sources::draw(canvas, sentence, form);
    let (help, keys) = split_bottom(below, 1);
    for (text, y) in hint.iter().zip(help.y..help.bottom()) {
        canvas.words(Rect { y, height: 1, ..help }, text, hint_style);
    }
    buttons(canvas, keys);
}

/// A field, and what is said below it.
fn draw_shown(canvas: &mut Canvas<'_, '_>, area: Rect, form: &Form, shown: &Shown) {
    if shown.boxes > 0 {
        return ticks::draw(canvas, area, form, shown);
    }
    let Some(field) = form.fields.get(shown.rank) else { return };
    let (top, rest) = split_top(area, shown.rows);
    draw_field(canvas, top, field, shown.rank, shown.rank == form.focus);
    let (_, rest) = split_left(rest, LABELS);
    for (line, y) in shown.below.iter().zip(rest.y..rest.bottom()) {
        canvas.line(Rect { y, height: 1, ..rest }, line.clone());
    }
}

/// How many rows a text is given out of those there are: all it needs while it is being written, few while it is not, in
/// the long form of a proposal.
fn rows_max(form: &Form, rank: usize, room: u16) -> usize {
    if room >= TALL && matches!(form.purpose, FormPurpose::Line { .. }) {
        return LINE_MAX;
    }
    if form.proposal.is_none() || form.focus == rank { AREA_MAX } else { REST_MAX }
}

/// What the program has to say about a field, in a few rows.
fn below(canvas: &Canvas<'_, '_>, field: &Field, width: u16) -> Vec<Line<'static>> {
    if field.below.is_empty() {
        return Vec::new();
    }
    let marked = field.below.iter().any(|hunk| hunk.kind != crate::domain::diff::HunkKind::Same);
    let base = if marked { canvas.theme.text } else { canvas.theme.dim };
    let mut rows = marked::rows(&marked::signed(&field.below), width.saturating_sub(2), base, canvas.theme);
    if rows.len() > BELOW_MAX {
        rows.truncate(BELOW_MAX);
        if let Some(last) = rows.last_mut() {
            last.spans.push(Span::raw(" …"));
        }
    }
    let accent = canvas.theme.accent;
    rows.iter_mut().enumerate().for_each(|(rank, row)| {
        row.spans.insert(0, Span::styled(if rank == 0 { "› " } else { "  " }, accent));
    });
    rows
}

/// Arrows in the last column when there are more fields above or below.
fn more(canvas: &mut Canvas<'_, '_>, area: Rect, (above, beneath): (bool, bool)) {
    let x = area.right().saturating_sub(1);
    let style = canvas.theme.accent;
    if above {
        canvas.line(Rect { x, width: 1, height: 1, ..area }, Line::styled("↑", style));
    }
    if beneath && area.height > 0 {
        canvas.line(Rect { x, y: area.bottom() - 1, width: 1, height: 1 }, Line::styled("↓", style));
    }
}

/// What to write in the field being filled, or what is wrong with it: in a few rows.
fn hint(canvas: &Canvas<'_, '_>, form: &Form, width: u16) -> (Vec<String>, Style) {
    let field = form.fields.get(form.focus);
    let (text, style) = match field.and_then(|field| field.fault.as_ref()) {
        Some(fault) => (format!("→ {fault}"), canvas.theme.warning),
        None => (field.map(|field| field.hint.clone()).unwrap_or_default(), canvas.theme.dim),
    };
    let mut rows = wrapped(&text, width.max(1));
    if rows.len() > HINT_ROWS_MAX {
        let rest = rows.split_off(HINT_ROWS_MAX - 1).join(" ");
        rows.push(rest);
    }
    (rows, style)
}

fn height(field: &Field, width: u16, (least, most): (usize, usize)) -> u16 {
    match &field.value {
        FieldValue::Area(editor) => {
            u16::try_from(editor.layout(width).height.clamp(least, most)).unwrap_or(2)
        }
        _ => 1,
    }
}

/// The first field shown so that the one being filled is.
fn first_shown(heights: &[u16], focus: usize, room: u16) -> usize {
    let mut first = focus.min(heights.len().saturating_sub(1));
    let used = heights.get(first).copied().unwrap_or(0);
    // Fields after the one being filled count as well while there is room: the form moves as little as it can.
    let after: u16 = heights.iter().skip(first + 1).sum();
    let mut spare = room.saturating_sub(used).saturating_sub(after.min(room / 3));
    while first > 0 {
        let above = heights.get(first - 1).copied().unwrap_or(0);
        if above > spare {
            break;
        }
        spare -= above;
        first -= 1;
    }
    first
}

fn draw_field(canvas: &mut Canvas<'_, '_>, area: Rect, field: &Field, rank: usize, focused: bool) {
    let (label, value) = split_left(area, LABELS);
    let mark = if focused { "▸ " } else { "  " };
    let style = match (&field.fault, focused) {
        (Some(_), _) => canvas.theme.warning,
        (None, true) => canvas.theme.accent,
        (None, false) => canvas.theme.text,
    };
    canvas.words(label, &format!("{mark}{}", field.label), style);
    let chosen_style = if focused { canvas.theme.selected } else { canvas.theme.text };
    let top = match &field.value {
        FieldValue::Line(text) | FieldValue::Area(text) => {
            if text.is_empty() && !focused {
                let dim = canvas.theme.dim;
                canvas.words(value, "…", dim);
            }
            if focused || matches!(field.value, FieldValue::Line(_)) {
                let draw = if is_prose(field.name) { editor::draw_spelled } else { editor::draw };
                draw(canvas, value, text, focused, 0)
            } else {
                editor::draw_at_rest(canvas, value, text);
                0
            }
        }
        FieldValue::Choice { options, chosen } => {
            let option = options.get(*chosen).map(String::as_str).unwrap_or_default();
            let text =
                wrap::truncate(&shown(option), usize::from(value.width).saturating_sub(4)).into_owned();
            let accent = canvas.theme.accent;
            let line = Line::from(vec![
                Span::styled("◂ ", accent),
                Span::styled(text, chosen_style),
                Span::styled(" ▸", accent),
            ]);
            canvas.line(value, line);
            0
        }
        FieldValue::Toggle(on) => {
            let said = if *on { canvas.say("[x] oui", "[x] yes") } else { canvas.say("[ ] non", "[ ] no") };
            canvas.line(value, Line::styled(said, chosen_style));
            0
        }
    };
    canvas.clickable(value, Target::Field { rank, top });
}

fn buttons(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let accept = canvas.say("[ Valider : Entrée ]", "[ OK: Enter ]");
    let dismiss = canvas.say("[ Fermer : Échap ]", "[ Close: Esc ]");
    let hint = canvas.say("Tab : champ suivant", "Tab: next field");
    let style = canvas.theme.accent;
    let mut x = area.x;
    for (text, target) in [(accept, Some(Target::Accept)), (dismiss, Some(Target::Dismiss)), (hint, None)] {
        let width = u16::try_from(wrap::cells(text)).unwrap_or(0).min(area.right().saturating_sub(x));
        let cell = Rect { x, width, ..area };
        canvas.line(cell, Line::styled(text, style));
        if let Some(target) = target {
            canvas.clickable(cell, target);
        }
        x = (x + width + 2).min(area.right());
    }
}
