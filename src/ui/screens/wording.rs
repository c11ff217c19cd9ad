//! « Rédaction »: the text edited in place, what it proposes, and why.
//!
//! ```text
//! ▸ Rédaction de la mesure 5 · proposée · le Collectif ──────────────
//! La possibilité [-sera rappelée-]{+devra être garantie+}.
//! ─ 1 proposition ────────────────────────────────────────────────────
//! ▸ Au 1er paragraphe, le Collectif propose de remplacer…
//! ─ Motif (Tab) ───────────────────────────────────────────────────────
//! ```
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::action::Action;
use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::screens::wording::{Half, WordingScreen};
use crate::app::seen::{Pane, Target};
use crate::text::french::numbers::count;
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_bottom, split_left, split_top, wrapped};
use crate::ui::widgets::{editor, page};

/// Draws the text and, below it or beside it, what it proposes and why; the text alone where there is little room.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let wording = &desk.wording;
    if area.height < 8 {
        return match wording.half {
            Half::Text => text(canvas, area, desk),
            Half::Rationale => rationale(canvas, area, wording),
        };
    }
    let (above, proposals_area, rationale_area) = if area.width >= 110 {
        let (left, right) = split_left(area, area.width * 58 / 100);
        let (top, bottom) = split_bottom(right, (area.height / 4).max(3));
        (left, top, bottom)
    } else {
        let reason = if wording.half == Half::Rationale || !wording.rationale.is_empty() { 3 } else { 2 };
        let (rest, bottom) = split_bottom(area, reason);
        let (top, middle) = split_top(rest, rest.height * 60 / 100);
        (top, middle, bottom)
    };
    text(canvas, above, desk);
    proposals(canvas, proposals_area, wording);
    rationale(canvas, rationale_area, wording);
}

/// The text, its section, and how what it proposes will be said: each can be clicked to change it.
fn text(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let wording = &desk.wording;
    let lang = canvas.lang;
    let (title, rest) = split_top(area, 1);
    let focused = wording.half == Half::Text;
    let name = desk.current().map(|row| row.name.clone()).unwrap_or_default();
    let heading = format!("{} — {name}", lang.pick("Rédaction", "Wording"));
    let standing = format!("[{}]", labels::standing(wording.standing, lang));
    let holders = format!("[{}]", shown(&labels::holders(&desk.live.settings.holders, desk.session(), lang)));
    let level = format!("[{}]", labels::circulation(desk.live.settings.circulation, lang));
    let chips = [
        (standing, Action::CycleStanding),
        (holders, Action::WordingHolders),
        (level, Action::WordingCirculation),
    ];
    let wanted: usize = chips.iter().map(|(chip, _)| wrap::cells(chip)).sum();
    let room = usize::from(title.width).saturating_sub(wanted);
    let (left, mut right) = split_top_columns(
        title,
        if room >= 16 { u16::try_from(room).unwrap_or(title.width) } else { title.width },
    );
    canvas.rule(left, &heading, focused);
    for (chip, action) in chips {
        let width = u16::try_from(wrap::cells(&chip)).unwrap_or(u16::MAX).min(right.width);
        let cell = Rect { width, ..right };
        canvas.line(cell, Line::raw(chip));
        canvas.clickable(cell, Target::Action(action));
        right = Rect { x: right.x + width, width: right.width - width, ..right };
    }
    canvas.pane(rest, Pane::Text);
    let look = page::Look { focused, scrolled: wording.scrolled, top: canvas.seen.tops.text };
    let top = page::draw(canvas, rest, &wording.page, &look);
    canvas.seen.tops.text = top;
    canvas.clickable(rest, Target::Page { top });
}

/// The first columns of a row, and the rest, with nothing between.
fn split_top_columns(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let left = Rect { width: columns, ..area };
    (left, Rect { x: area.x + columns, width: area.width - columns, ..area })
}

/// What the text proposes, the one at the cursor marked and in sight.
fn proposals(canvas: &mut Canvas<'_, '_>, area: Rect, wording: &WordingScreen) {
    let (title, rest) = split_top(area, 1);
    let found = &wording.proposals;
    let made = found.operations.len();
    let heading =
        canvas.lang.pick(count(made, "proposition", "propositions"), count(made, "proposal", "proposals"));
    let theme = *canvas.theme;
    if made == 0 {
        canvas.rule(title, canvas.say("Aucune proposition encore", "No proposal yet"), false);
        let hint = canvas.say(
            "Modifiez le texte : ce qui change est proposé. Un passage sélectionné se remplace en tapant, Suppr le supprime, → puis taper ajoute après. Alt+Entrée commence un paragraphe.",
            "Edit the text: what changes is proposed. Typing replaces what is selected, Delete deletes it, → then typing adds after it. Alt+Enter begins a paragraph.",
        );
        for (y, row) in (rest.y..rest.bottom()).zip(wrapped(hint, rest.width)) {
            canvas.words(Rect { y, height: 1, ..rest }, &row, theme.dim);
        }
        return;
    }
    canvas.rule(title, &heading, false);
    let here = found.at(wording.page.editor.cursor_offset());
    let room = rest.width.saturating_sub(2).max(1);
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut shown_rows = 0..0;
    for (rank, sentence) in found.sentences.iter().enumerate() {
        let start = lines.len();
        let style = if rank == here { theme.text } else { theme.dim };
        for (row, words) in wrapped(sentence, room).into_iter().enumerate() {
            let mark = match row {
                0 if rank == here && made > 1 => "▸ ",
                0 => "± ",
                _ => "  ",
            };
            lines.push(Line::from(vec![Span::styled(mark, theme.accent), Span::styled(words, style)]));
        }
        if rank == here {
            shown_rows = start..lines.len();
        }
    }
    let height = usize::from(rest.height);
    let top = shown_rows.end.saturating_sub(height).min(shown_rows.start);
    let more = lines.len() > top + height;
    for (y, line) in (rest.y..rest.bottom()).zip(lines.into_iter().skip(top)) {
        canvas.line(Rect { y, height: 1, ..rest }, line);
    }
    let edge = |y| Rect { x: rest.right().saturating_sub(1), y, width: 1, height: 1 };
    if top > 0 {
        canvas.line(edge(rest.y), Line::styled("↑", theme.accent));
    }
    if more {
        canvas.line(edge(rest.bottom().saturating_sub(1)), Line::styled("↓", theme.accent));
    }
}

/// Why it is proposed.
fn rationale(canvas: &mut Canvas<'_, '_>, area: Rect, wording: &WordingScreen) {
    let (title, rest) = split_top(area, 1);
    let focused = wording.half == Half::Rationale;
    let heading = if focused {
        canvas.say("Motif (Tab revient au texte)", "Rationale (Tab goes back to the text)")
    } else {
        canvas.say("Motif (Tab)", "Rationale (Tab)")
    };
    canvas.rule(title, heading, focused);
    canvas.clickable(title, Target::Action(Action::WordingRationale));
    if wording.rationale.is_empty() && !focused {
        let style = canvas.theme.dim;
        let hint =
            canvas.say("Pourquoi, en phrases entières ; facultatif.", "Why, as whole sentences; optional.");
        canvas.words(rest, hint, style);
    }
    let cursor = focused && canvas.app.popups.is_empty();
    let top = editor::draw(canvas, rest, &wording.rationale, cursor, canvas.seen.tops.writing);
    canvas.seen.tops.writing = top;
    canvas.clickable(rest, Target::Writing { top });
}
