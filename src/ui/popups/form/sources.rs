//! What the entries of a line of the synthesis say, under its text while it is written; and what they said, where that
//! has changed.
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::form::{Form, FormPurpose};
use crate::domain::entry::Entry;
use crate::domain::location::Location;
use crate::domain::synthesis::{Drift, SynthesisLine};
use crate::minutes::phrases::Composer;
use crate::ui::canvas::{Canvas, split_top, wrapped};

/// The most rows of an entry while there is room for all.
const ENTRY_ROWS: usize = 6;
/// The most rows of all of them.
const ROWS_MAX: u16 = 16;

/// How many rows they take with their title; none in a form of something else.
pub(super) fn height(canvas: &Canvas<'_, '_>, form: &Form, width: u16) -> u16 {
    let rows: usize = rows(canvas, form, width, ENTRY_ROWS).iter().map(Vec::len).sum();
    if rows == 0 { 0 } else { u16::try_from(rows + 1).unwrap_or(ROWS_MAX).min(ROWS_MAX) }
}

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, form: &Form) {
    let width = area.width;
    let room = usize::from(area.height.saturating_sub(1));
    let mut all = rows(canvas, form, width, ENTRY_ROWS);
    if all.is_empty() || room == 0 {
        return;
    }
    if all.iter().map(Vec::len).sum::<usize>() > room {
        all = rows(canvas, form, width, (room / all.len()).max(1));
    }
    let (title, rest) = split_top(area, 1);
    let heading = canvas.say("Ce que disent ses entrées", "What its entries say");
    canvas.rule(title, heading, false);
    for (line, y) in all.into_iter().flatten().zip(rest.y..rest.bottom()) {
        canvas.line(Rect { y, height: 1, ..rest }, line);
    }
}

/// The rows of each entry, at most so many.
fn rows(canvas: &Canvas<'_, '_>, form: &Form, width: u16, most: usize) -> Vec<Vec<Line<'static>>> {
    let FormPurpose::Line { line, sources } = &form.purpose else { return Vec::new() };
    let Some(desk) = &canvas.app.desk else { return Vec::new() };
    let session = desk.session();
    let begun = SynthesisLine { sources: sources.clone(), ..SynthesisLine::default() };
    let line = line.as_ref().and_then(|id| session.synthesis().get(id)).unwrap_or(&begun);
    let composer = Composer::new(session, canvas.lang);
    let drifts = line.drifts(session);
    let before = canvas.say("avant :", "before:");
    let gone = canvas.say("≠ entrée supprimée, elle disait :", "≠ entry deleted, it said:");
    let says = |entry: &Entry| {
        let name = Location::Node(entry.node.clone()).describe(session, canvas.lang);
        let drift = drifts.iter().find(|drift| drift.then().entry == entry.id);
        let (mark, then) = match drift {
            Some(drift) => ("≠ ", format!(" ({before} {})", drift.then().said)),
            None => ("← ", String::new()),
        };
        (mark, format!("{name} : {}{then}", composer.sentence_text(entry)))
    };
    let deleted = drifts.iter().filter_map(|drift| match drift {
        Drift::Deleted { then } => Some(("", format!("{gone} {}", then.said))),
        Drift::Altered { .. } => None,
    });
    let told = line.live_sources(session).map(says).chain(deleted);
    told.map(|(mark, text)| cut(canvas, mark, &text, (width, most))).collect()
}

/// As many rows as allowed, the last one saying that there is more.
fn cut(
    canvas: &Canvas<'_, '_>,
    mark: &'static str,
    text: &str,
    (width, most): (u16, usize),
) -> Vec<Line<'static>> {
    let mut rows = wrapped(text, width.saturating_sub(3));
    if rows.len() > most {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            last.push('…');
        }
    }
    let warned = mark != "← ";
    let style = if warned { canvas.theme.warning } else { canvas.theme.accent };
    let row = |(nth, row): (usize, String)| {
        let mark = if nth == 0 { mark } else { "  " };
        Line::from(vec![Span::styled(mark, style), Span::raw(row)])
    };
    rows.into_iter().enumerate().map(row).collect()
}
