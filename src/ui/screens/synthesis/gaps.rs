//! What is still to be dealt with, always in sight: what is strong and in no line, lines that rest on nothing or on what
//! has changed since.
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::part_name;
use crate::app::desk::Desk;
use crate::app::screens::synthesis::{Gap, MaterialRow};
use crate::app::seen::{Pane, Target};
use crate::domain::synthesis::SynthesisLine;
use crate::minutes::phrases::Composer;
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_left, split_top};

/// What is to be dealt with, in words.
pub(super) struct Found {
    /// Entries in no line: their rows on screen and what they say.
    left_out: Vec<(usize, String)>,
    /// Lines that rest on nothing: their ranks and their words.
    unsupported: Vec<(usize, String)>,
    /// Lines that are out of date.
    stale: Vec<(usize, String)>,
}

impl Found {
    /// Looks for it.
    pub(super) fn look(canvas: &Canvas<'_, '_>, desk: &Desk) -> Self {
        let session = desk.session();
        let composer = Composer::new(session, canvas.lang);
        let (material, rows, lines) = (desk.material(), desk.material_rows(), desk.lines());
        let mut found = Self { left_out: Vec::new(), unsupported: Vec::new(), stale: Vec::new() };
        for gap in desk.gaps() {
            match gap {
                Gap::LeftOut(rank) => {
                    let Some(entry) = material.get(rank).map(|found| found.entry) else { continue };
                    let row = rows.iter().position(|row| *row == MaterialRow::Entry(rank)).unwrap_or(0);
                    let said =
                        format!("{} : {}", part_name(desk, &entry.node), composer.sentence_text(entry));
                    found.left_out.push((row, said));
                }
                Gap::Line(rank) => {
                    let Some(line): Option<&&SynthesisLine> = lines.get(rank) else { continue };
                    if line.is_unsupported(session) {
                        found.unsupported.push((rank, line.text.clone()));
                    }
                    if line.is_stale(session) {
                        found.stale.push((rank, line.text.clone()));
                    }
                }
            }
        }
        found
    }

    /// How many rows the longer list takes with its title.
    pub(super) fn rows(&self) -> u16 {
        let longest = self.left_out.len().max(self.unsupported.len() + self.stale.len());
        u16::try_from(longest.max(1) + 1).unwrap_or(u16::MAX)
    }
}

fn style(canvas: &Canvas<'_, '_>, none: bool) -> Style {
    if none { canvas.theme.dim } else { canvas.theme.warning }
}

/// In two rows: how many, and the first of each.
pub(super) fn strip(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let found = Found::look(canvas, desk);
    let (first, second) = split_top(area, 1);
    let without = canvas.say("Sans ligne :", "In no line:");
    let count = found.left_out.len();
    row(canvas, first, &format!("○ {without} {count}"), (&found.left_out, Pane::Side));
    if second.height == 0 {
        return;
    }
    let (unsupported, stale) = (found.unsupported.len(), found.stale.len());
    let half = second.width / 2;
    let (left, right) = split_left(second, half);
    let nothing = canvas.say("Sans appui :", "Resting on nothing:");
    row(canvas, left, &format!("∅ {nothing} {unsupported}"), (&found.unsupported, Pane::List));
    let dated = canvas.say("Dépassées :", "Out of date:");
    row(canvas, right, &format!("≠ {dated} {stale}"), (&found.stale, Pane::List));
}

/// « ○ Sans ligne : 3 — the first one », which a click goes to.
fn row(canvas: &mut Canvas<'_, '_>, area: Rect, head: &str, (all, pane): (&[(usize, String)], Pane)) {
    let style = style(canvas, all.is_empty());
    let Some((rank, words)) = all.first() else { return canvas.words(area, head, style) };
    let room = usize::from(area.width).saturating_sub(wrap::cells(head) + 3);
    let words = wrap::truncate(&shown(words), room).into_owned();
    let text = canvas.theme.text;
    let line =
        Line::from(vec![Span::styled(shown(head), style), Span::raw(" — "), Span::styled(words, text)]);
    canvas.line(area, line);
    canvas.clickable(area, Target::Row(pane, *rank));
}

/// In a pane of two lists.
pub(super) fn pane(canvas: &mut Canvas<'_, '_>, area: Rect, found: &Found) {
    let (left, right) = split_left(area, area.width / 2);
    let count = found.left_out.len();
    let heading = canvas.lang.pick(
        format!("Demandes fortes ou signalées sans ligne : {count}"),
        format!("Strong or flagged, in no line: {count}"),
    );
    let none = canvas
        .say("Tout ce qui est fort ou signalé a sa ligne.", "All that is strong or flagged has its line.");
    let items = found.left_out.iter().map(|(rank, words)| ("○ ", *rank, words));
    list(canvas, left, (&heading, none), &items.collect::<Vec<_>>(), Pane::Side);
    let (nothing, dated) = (found.unsupported.len(), found.stale.len());
    let heading = canvas.lang.pick(
        format!("Lignes sans appui : {nothing} · dépassées : {dated}"),
        format!("Lines resting on nothing: {nothing} · out of date: {dated}"),
    );
    let none = canvas.say("Chaque ligne a son appui, à jour.", "Each line rests on something, up to date.");
    let unsupported = found.unsupported.iter().map(|(rank, words)| ("∅ ", *rank, words));
    let items = unsupported.chain(found.stale.iter().map(|(rank, words)| ("≠ ", *rank, words)));
    list(canvas, right, (&heading, none), &items.collect::<Vec<_>>(), Pane::List);
}

fn list(
    canvas: &mut Canvas<'_, '_>,
    area: Rect,
    (heading, none): (&str, &str),
    items: &[(&str, usize, &String)],
    pane: Pane,
) {
    let (title, rest) = split_top(area, 1);
    canvas.rule(title, heading, false);
    let (dim, warning, text) = (canvas.theme.dim, canvas.theme.warning, canvas.theme.text);
    if items.is_empty() {
        return canvas.words(rest, none, dim);
    }
    let height = usize::from(rest.height);
    let (shown_now, more) = if items.len() > height {
        (height.saturating_sub(1), items.len() + 1 - height)
    } else {
        (items.len(), 0)
    };
    for ((mark, rank, words), y) in items.iter().take(shown_now).zip(rest.y..rest.bottom()) {
        let cell = Rect { y, height: 1, ..rest };
        let words = wrap::truncate(&shown(words), usize::from(rest.width).saturating_sub(2)).into_owned();
        canvas.line(
            cell,
            Line::from(vec![Span::styled((*mark).to_owned(), warning), Span::styled(words, text)]),
        );
        canvas.clickable(cell, Target::Row(pane, *rank));
    }
    if more > 0 {
        let last = Rect { y: rest.bottom().saturating_sub(1), height: 1, ..rest };
        let said = canvas.lang.pick(
            format!("… et {more} autres (Ctrl+B les parcourt)"),
            format!("… and {more} more (Ctrl+B goes through them)"),
        );
        canvas.words(last, &said, dim);
    }
}
