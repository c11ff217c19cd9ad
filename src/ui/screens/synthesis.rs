//! The synthesis: what it is made of on the left, what is written of it on the right, what is still to be dealt with
//! always in sight.
//!
//! ```text
//! ○ Sans ligne : 3 — Mesure 21 : que le fonds soit alimenté…          (at 80 × 24; a pane below at 120 × 40)
//! ∅ Sans appui : 1 — Les moyens manquent.   ≠ Dépassées : 0
//! ▸ À dire : 6 ───────────────  ─ Synthèse : 9 lignes, 412 mots ──────
//! Demandes fortes               ¶ Les associations du Collectif…
//! ✓ Mesure 4 bis                  ← Mesure 4 bis, Mesure 6
//! ```
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::screens::synthesis::{Half, MaterialRow};
use crate::app::seen::Pane;
use crate::domain::id::NodeKey;
use crate::domain::synthesis::{Material, Weight};
use crate::minutes::phrases::Composer;
use crate::minutes::summary::shorten::count;
use crate::text::lang::Lang;
use crate::ui::canvas::{Canvas, split_bottom, split_left, split_top, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widgets::list;

mod gaps;
mod written;

/// From this size on, what is to be dealt with has a pane of its own.
const WIDE: (u16, u16) = (110, 30);
/// The most rows of that pane.
const PANE_ROWS: u16 = 8;

/// Draws both halves side by side, or the one with the arrows where there is no room.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let wide = area.width >= WIDE.0 && area.height >= WIDE.1;
    let halves = if wide {
        let found = gaps::Found::look(canvas, desk);
        let (halves, pane) = split_bottom(area, found.rows().min(PANE_ROWS));
        gaps::pane(canvas, pane, &found);
        halves
    } else {
        let (strip, halves) = split_top(area, if area.height < 12 { 1 } else { 2 });
        gaps::strip(canvas, strip, desk);
        halves
    };
    let narrow = area.width < 60;
    let half = desk.synthesis.half;
    let (left, right) = match (narrow, half) {
        (true, Half::Material) => (halves, Rect::default()),
        (true, Half::Lines) => (Rect::default(), halves),
        _ => split_left(halves, halves.width * 4 / 10),
    };
    if left.width > 0 {
        material(canvas, left, desk);
    }
    if right.width > 0 {
        lines(canvas, right, desk);
    }
}

fn weight_name(weight: Weight, lang: Lang) -> &'static str {
    match weight {
        Weight::StrongDemand => lang.pick("Demandes fortes", "Strong demands"),
        Weight::StrongPosition => lang.pick("Positions fortes, signalées", "Strong positions, flagged"),
        Weight::Demand => lang.pick("Demandes signalées", "Flagged demands"),
        Weight::Flagged => lang.pick("Autres entrées signalées", "Other flagged entries"),
        Weight::Cited => lang.pick("Autres appuis des lignes", "What lines rest on besides"),
    }
}

/// « Mesure 4 bis ».
fn part_name(desk: &Desk, node: &NodeKey) -> String {
    let row = desk.outline.iter().find(|row| row.key == *node);
    row.map(|row| if row.name.is_empty() { row.title.clone() } else { row.name.clone() }).unwrap_or_default()
}

fn material(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let entries = desk.material();
    let rows = desk.material_rows();
    let lang = canvas.lang;
    let focused = desk.synthesis.half == Half::Material;
    let called = entries.iter().filter(|found| found.weight.calls_for_a_line()).count();
    let marked = entries.iter().filter(|found| desk.synthesis.marked.contains(&found.entry.id)).count();
    let mut heading = lang.pick(format!("À dire : {called}"), format!("To be said: {called}"));
    if marked > 0 {
        heading += &lang.pick(format!(" · cochées : {marked}"), format!(" · marked: {marked}"));
    }
    canvas.rule(title, &heading, focused);
    if entries.is_empty() {
        return empty(
            canvas,
            rest,
            canvas.say(
                "Rien n’est signalé. En séance (F5), Ctrl+L signale une entrée.",
                "Nothing is flagged. On the live screen (F5), Ctrl+L flags an entry.",
            ),
        );
    }
    let theme = *canvas.theme;
    let width = rest.width;
    let composer = Composer::new(desk.session(), lang);
    let sources = desk.chosen_line().map(|line| line.sources.clone()).unwrap_or_default();
    let item = |rank: usize| match rows.get(rank) {
        Some(MaterialRow::Heading(weight)) => vec![Line::styled(weight_name(*weight, lang), theme.accent)],
        Some(MaterialRow::Entry(rank)) => entries
            .get(*rank)
            .map(|found| {
                let linked = sources.contains(&found.entry.id);
                entry_lines(found, &composer.sentence_text(found.entry), desk, (width, &theme), linked)
            })
            .unwrap_or_default(),
        None => Vec::new(),
    };
    let selected = rows.iter().position(|row| *row == MaterialRow::Entry(desk.synthesis.entry));
    let list = list::List {
        pane: Pane::Side,
        count: rows.len(),
        selected,
        reveal: None,
        focused,
        item: &item,
        single: false,
    };
    // The first entry of a group is seen with the heading of the group.
    let heading = selected.and_then(|rank| rank.checked_sub(1)).filter(|rank| is_heading(rows.get(*rank)));
    let start = heading.map_or(usize::MAX, |rank| (0..rank).map(|above| item(above).len()).sum());
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.side.min(start));
    canvas.seen.tops.side = top;
}

fn is_heading(row: Option<&MaterialRow>) -> bool {
    matches!(row, Some(MaterialRow::Heading(_)))
}

/// « ✓2 Mesure 5 » and the sentence; « ◆ » when the chosen line rests on it, « [x] » when it is marked.
fn entry_lines(
    found: &Material<'_>,
    sentence: &str,
    desk: &Desk,
    (width, theme): (u16, &Theme),
    linked: bool,
) -> Vec<Line<'static>> {
    let id = &found.entry.id;
    let tick = if desk.synthesis.marked.contains(id) { "[x] " } else { "" };
    let link = if linked { "◆ " } else { "" };
    let (mark, style): (String, Style) = match found.lines {
        0 if found.is_left_out() => ("○ ".to_owned(), theme.warning),
        0 => ("· ".to_owned(), theme.dim),
        1 => ("✓ ".to_owned(), theme.done),
        many => (format!("✓{many} "), theme.done),
    };
    let name = part_name(desk, &found.entry.node);
    let mut lines = vec![Line::from(vec![
        Span::styled(tick, theme.title),
        Span::styled(mark, style),
        Span::styled(link, theme.accent),
        Span::styled(name, theme.title),
    ])];
    lines.extend(
        wrapped(sentence, width.saturating_sub(2)).into_iter().map(|row| Line::raw(format!("  {row}"))),
    );
    lines
}

fn lines(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let written = desk.lines();
    let focused = desk.synthesis.half == Half::Lines;
    let lang = canvas.lang;
    let words: usize = written.iter().map(|line| count(&line.text)).sum();
    let heading = match written.len() {
        0 => lang.pick("Synthèse".to_owned(), "Synthesis".to_owned()),
        1 => lang
            .pick(format!("Synthèse : 1 ligne, {words} mots"), format!("Synthesis: 1 line, {words} words")),
        many => lang.pick(
            format!("Synthèse : {many} lignes, {words} mots"),
            format!("Synthesis: {many} lines, {words} words"),
        ),
    };
    canvas.rule(title, &heading, focused);
    if written.is_empty() {
        let text = canvas.say(
            "La synthèse est vide. Ctrl+P en propose une, de la longueur voulue ; Ctrl+N écrit un paragraphe ; Entrée sur une entrée à gauche en fait une lacune (Ctrl+K en coche plusieurs).",
            "The synthesis is empty. Ctrl+P proposes one of the length you want; Ctrl+N writes a paragraph; Enter on an entry makes a shortcoming of it (Ctrl+K marks several).",
        );
        return empty(canvas, rest, text);
    }
    let writing = written::Writing::new(desk, rest.width, canvas);
    let item = |rank: usize| written.get(rank).map(|line| writing.rows(line, rank)).unwrap_or_default();
    let list = list::List {
        pane: Pane::List,
        count: written.len(),
        selected: Some(desk.synthesis.line),
        reveal: None,
        focused,
        item: &item,
        single: false,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.list);
    canvas.seen.tops.list = top;
}

fn empty(canvas: &mut Canvas<'_, '_>, area: Rect, text: &str) {
    for (y, row) in (area.y..area.bottom()).zip(wrapped(text, area.width)) {
        let style = canvas.theme.dim;
        canvas.words(Rect { y, height: 1, ..area }, &row, style);
    }
}
