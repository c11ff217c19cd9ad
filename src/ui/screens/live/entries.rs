//! What was recorded on the measure, as it will be printed; a long replacement as what it changes.
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::proposed::change_in_short;
use crate::app::screens::live::Focus;
use crate::app::screens::live::glance::Marks;
use crate::app::seen::{Pane, Target};
use crate::domain::entry::{Circulation, Content, Entry};
use crate::text::lang::Lang;
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_top, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widgets::{list, marked};

/// A proposal that takes more rows than this is shown as how its sentence begins, and what changes.
const LONG: usize = 6;
/// The rows of the beginning of such a sentence.
const HEAD: usize = 2;
/// The most rows of what changes.
const SHORT: usize = 4;

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let entries = desk.current_entries();
    let focused = desk.live.focus == Focus::Entries;
    let lang = canvas.lang;
    let status = desk.current().and_then(|row| desk.session().status(&row.key));
    let status =
        status.map(|status| format!(" — {}", labels::status(Some(status), lang))).unwrap_or_default();
    let heading = format!("{} : {}{status}", lang.pick("Entrées", "Entries"), entries.len());
    canvas.rule(title, &heading, focused);
    if entries.is_empty() {
        let text = canvas.say(
            "Rien encore. Tapez : « regrette que… », « demande… », « ? » une question ; Ctrl+R propose une rédaction, Ctrl+E marque « sans observation ».",
            "Nothing yet. Type “regrette que…”, “demande…”, “?” a question; Ctrl+R proposes a wording, Ctrl+E marks “no remark”.",
        );
        for (y, row) in (rest.y..rest.bottom()).zip(wrapped(text, rest.width)) {
            let style = canvas.theme.dim;
            canvas.words(Rect { y, height: 1, ..rest }, &row, style);
        }
        canvas.pane(rest, Pane::Side);
        return;
    }
    let theme = *canvas.theme;
    let width = rest.width;
    let sentences = desk.shown_sentences(lang);
    let marks = desk.shown_marks(lang);
    let item = |rank: usize| {
        let sentence = sentences.get(rank).map_or("", String::as_str);
        let mut rows =
            entries.get(rank).map(|entry| lines(entry, sentence, width, lang, &theme)).unwrap_or_default();
        rows.extend(marks.get(rank).map(|marks| mark_lines(marks, lang, width, &theme)).unwrap_or_default());
        rows
    };
    let chosen = entries.iter().position(|entry| Some(&entry.id) == desk.live.entry.as_ref());
    let selected = if focused { chosen } else { None };
    let list = list::List {
        pane: Pane::Side,
        count: entries.len(),
        selected,
        reveal: chosen.or(entries.len().checked_sub(1)),
        focused,
        item: &item,
        single: false,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.side);
    canvas.seen.tops.side = top;
    if marks.iter().all(|marks| marks.rival.is_none()) {
        return;
    }
    let mut row = 0;
    for rank in 0..entries.len() {
        row += item(rank).len();
        // The last row of an entry that collides tells so; a click there settles it.
        let clashes = marks.get(rank).is_some_and(|marks| marks.rival.is_some());
        let seen = (row - 1).checked_sub(top).filter(|at| *at < usize::from(rest.height));
        if let Some(at) = seen.filter(|_| clashes).and_then(|at| u16::try_from(at).ok()) {
            canvas.clickable(Rect { y: rest.y + at, height: 1, ..rest }, Target::Collision(rank));
        }
    }
}

/// « ✎ phrase réécrite ≠ ne suit plus les données », « ⚡ heurte « … » (F8 Régler) ».
fn mark_lines(marks: &Marks, lang: Lang, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let mut rows = Vec::new();
    if marks.is_rewritten {
        let words = if marks.is_stale {
            lang.pick("  ✎ réécrite ≠ ne suit plus les données", "  ✎ rewritten ≠ no longer follows the data")
        } else {
            lang.pick("  ✎ phrase réécrite", "  ✎ sentence rewritten")
        };
        let style = if marks.is_stale { theme.warning } else { theme.dim };
        rows.push(Line::styled(words, style));
    }
    if let Some(rival) = &marks.rival {
        let (before, after) = (
            lang.pick("  ⚡ heurte « ", "  ⚡ collides with “"),
            lang.pick(" » (F8 Régler)", "” (F8 Settle)"),
        );
        let room = usize::from(width).saturating_sub(wrap::cells(before) + wrap::cells(after));
        let words = format!("{before}{}{after}", wrap::truncate(&shown(rival), room));
        rows.push(Line::styled(words, theme.warning));
    }
    rows
}

/// « ★ Le Collectif regrette que… (interne) »: the mark of its kind, the sentence, who may read it.
fn lines(entry: &Entry, sentence: &str, width: u16, lang: Lang, theme: &Theme) -> Vec<Line<'static>> {
    let (mark, style): (&str, Style) = match &entry.content {
        Content::Observation(_) => ("–", theme.accent),
        Content::Amendment(_) => ("±", theme.accent),
        Content::Decision(_) => ("■", theme.accent),
        Content::Action(item) if item.closed => ("☑", theme.done),
        Content::Action(_) => ("☐", theme.warning),
        Content::Question(_) => ("?", theme.accent),
        Content::Stub(_) => ("…", theme.warning),
    };
    let star = if entry.flagged { "★ " } else { "" };
    let level = match entry.circulation {
        Circulation::Ministry => String::new(),
        other => format!(" ({})", labels::circulation(other, lang)),
    };
    let text = match &entry.content {
        Content::Stub(reminder) => {
            let when = entry.at.format("%H:%M");
            format!("{} {when} {reminder}", lang.pick("À ÉCRIRE", "TO BE WRITTEN"))
        }
        _ => sentence.to_owned(),
    };
    let text_style = if matches!(entry.content, Content::Stub(_)) { theme.warning } else { theme.text };
    let mut rows = wrapped(&format!("{star}{text}{level}"), width.saturating_sub(2));
    let change = match &entry.content {
        Content::Amendment(amendment) if rows.len() > LONG && entry.sentence.is_none() => {
            change_in_short(amendment)
        }
        _ => Vec::new(),
    };
    if !change.is_empty() {
        rows.truncate(HEAD);
        if let Some(last) = rows.last_mut() {
            *last = format!(
                "{}…",
                wrap::truncate(last, usize::from(width.saturating_sub(3))).trim_end_matches('…')
            );
        }
    }
    let said = rows.into_iter().enumerate().map(|(rank, row)| {
        let lead = if rank == 0 { format!("{mark} ") } else { "  ".to_owned() };
        Line::from(vec![Span::styled(lead, style), Span::styled(row, text_style)])
    });
    let mut said: Vec<Line<'static>> = said.collect();
    let short = marked::rows(&marked::signed(&change), width.saturating_sub(4), theme.text, theme);
    let beyond = short.len() > SHORT;
    for (rank, mut row) in short.into_iter().take(if change.is_empty() { 0 } else { SHORT }).enumerate() {
        row.spans.insert(0, Span::styled(if rank == 0 { "  › " } else { "    " }, theme.accent));
        if beyond && rank + 1 == SHORT {
            row.spans.push(Span::raw(" …"));
        }
        said.push(row);
    }
    said
}
