//! A synthesis proposed from the entries alone: its length, its lines with the measures they come from, what was left
//! aside.
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::popups::summary::Summary;
use crate::app::seen::{Pane, Target};
use crate::domain::id::NodeKey;
use crate::domain::synthesis::{LineKind, References};
use crate::minutes::summary::shorten::count;
use crate::minutes::summary::{Length, ProposedLine};
use crate::text::lang::Lang;
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_bottom, split_left, split_top, wrapped};
use crate::ui::widgets::{editor, list};

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, summary: &Summary) {
    let app = canvas.app;
    let Some(desk) = &app.desk else { return };
    let title = canvas.say(
        "Synthèse proposée, des seules phrases des entrées",
        "Synthesis proposed, from the entries only",
    );
    let size = (area.width.saturating_sub(4).min(110), area.height);
    let inner = super::framed(canvas, area, title, size);
    let (top, rest) = split_top(inner, 1);
    let (rows, bottom) = split_bottom(rest, 2.min(rest.height / 3));
    length(canvas, top, summary);
    lines(canvas, rows, summary, desk);
    foot(canvas, bottom, summary);
}

fn length_name(length: Length, lang: Lang) -> &'static str {
    match length {
        Length::Half => lang.pick("une demi-page", "half a page"),
        Length::One => lang.pick("une page", "one page"),
        Length::Two => lang.pick("deux pages", "two pages"),
    }
}

/// « Longueur ◂ une page ▸ (≈ 400 mots) · ou un nombre de mots : 250 ».
fn length(canvas: &mut Canvas<'_, '_>, area: Rect, summary: &Summary) {
    let lang = canvas.lang;
    let typed = !summary.words.is_empty();
    let (accent, text, dim) = (canvas.theme.accent, canvas.theme.text, canvas.theme.dim);
    let chosen = if typed { dim } else { text };
    let said = lang.pick("Longueur ", "Length ");
    let or = lang.pick(" · ou tapez un nombre de mots : ", " · or type a number of words: ");
    let spans = vec![
        Span::styled(said, text),
        Span::styled("◂ ", accent),
        Span::styled(length_name(summary.length, lang), chosen),
        Span::styled(" ▸", accent),
        Span::styled(or, dim),
    ];
    let line = Line::from(spans);
    let width = u16::try_from(line.width()).unwrap_or(u16::MAX).min(area.width);
    canvas.line(area, line);
    let field = Rect { x: area.x + width, width: (area.width - width).min(6), ..area };
    canvas.clickable(field, Target::Writing { top: 0 });
    editor::draw(canvas, field, &summary.words, true, 0);
}

fn name(desk: &Desk, key: &NodeKey) -> String {
    let row = desk.outline.iter().find(|row| row.key == *key);
    row.map(|row| if row.name.is_empty() { row.title.clone() } else { row.name.clone() }).unwrap_or_default()
}

fn lines(canvas: &mut Canvas<'_, '_>, area: Rect, summary: &Summary, desk: &Desk) {
    let width = area.width;
    let (theme, lang) = (*canvas.theme, canvas.lang);
    let item = |rank: usize| {
        let Some(line) = summary.proposal.lines.get(rank) else { return Vec::new() };
        let (on, mark) = (summary.is_on(line), if line.kind == LineKind::Shortcoming { "– " } else { "¶ " });
        let tick = if on { "[x] " } else { "[ ] " };
        let style = if on { theme.text } else { theme.dim };
        let indent = 6;
        let mut rows: Vec<Line<'static>> = wrapped(&line.text, width.saturating_sub(indent + 1))
            .into_iter()
            .enumerate()
            .map(|(nth, row)| match nth {
                0 => Line::from(vec![
                    Span::styled(tick, theme.title),
                    Span::styled(mark, theme.accent),
                    Span::styled(row, style),
                ]),
                _ => Line::styled(format!("      {row}"), style),
            })
            .collect();
        let from = origin(desk, line, lang);
        let from = wrap::truncate(&shown(&from), usize::from(width.saturating_sub(indent + 3))).into_owned();
        rows.push(Line::styled(format!("      ← {from}"), theme.dim));
        rows
    };
    let list = list::List {
        pane: Pane::Popup,
        count: summary.proposal.lines.len(),
        selected: Some(summary.selected),
        reveal: None,
        focused: true,
        item: &item,
        single: false,
    };
    let top = list::draw(canvas, area, &list, canvas.seen.tops.popup);
    canvas.seen.tops.popup = top;
}

/// « Priorité 1 : Mesure 5, Mesure 6 ».
fn origin(desk: &Desk, line: &ProposedLine, lang: Lang) -> String {
    let mut names: Vec<String> = Vec::new();
    for entry in line.sources.iter().filter_map(|id| desk.session().entries().get(id)) {
        let name = name(desk, &entry.node);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let names = names.join(", ");
    let from = match line.priority.as_ref().map(|key| name(desk, key)) {
        Some(priority) if priority != names => format!("{names} ({priority})"),
        _ => names,
    };
    match line.references {
        References::Parentheses => format!("{from} · {}", lang.pick("renvoi imprimé", "measure printed")),
        _ => from,
    }
}

/// How much is ticked, what was left aside, and the keys.
fn foot(canvas: &mut Canvas<'_, '_>, area: Rect, summary: &Summary) {
    let lang = canvas.lang;
    let words: usize = summary.wanted().map(|line| count(&line.text)).sum();
    let wanted = summary.wanted().count();
    let mut said =
        vec![lang.pick(
            format!("Cochées : {wanted}, soit {words} mots"),
            format!("Ticked: {wanted}, {words} words"),
        )];
    let proposal = &summary.proposal;
    let mut add = |count: usize, french: &str, english: &str| {
        if count > 0 {
            said.push(format!("{} {count}", lang.pick(french, english)));
        }
    };
    add(proposal.no_room, "sans place :", "no room for:");
    add(proposal.covered, "déjà couvertes :", "covered already:");
    add(proposal.withheld, "réservées (interne, membres) :", "kept inside:");
    let (top, keys) = split_top(area, 1);
    let dim = canvas.theme.dim;
    canvas.words(top, &said.join(" · "), dim);
    let accept = canvas.say("[ Ajouter : Entrée ]", "[ Add: Enter ]");
    let style = canvas.theme.accent;
    let width = u16::try_from(wrap::cells(accept)).unwrap_or(0).min(keys.width);
    let (button, rest) = split_left(keys, width);
    canvas.words(button, accept, style);
    canvas.clickable(button, Target::Accept);
    let hint = canvas
        .say(" Espace : cocher · ←→ : longueur · Échap : fermer", " Space: tick · ←→: length · Esc: close");
    canvas.words(rest, hint, dim);
}
