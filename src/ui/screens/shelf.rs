//! The list of sessions.
//!
//! ```text
//! ─ Séances ───────────────────────────  ─ Réunion du Collectif… ──────────
//! Filtrer : …                            31 janvier 2014, Secours Catholique
//! 31/01/2014  Réunion du Collectif…      25 mesures, 25 vues …
//! ```
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::labels;
use crate::app::screens::Screen;
use crate::app::seen::{Pane, Target};
use crate::domain::card::SessionCard;
use crate::text::french::dates;
use crate::text::french::numbers::count;
use crate::ui::canvas::{Canvas, shown, split_bottom, split_left, split_top, wrapped};
use crate::ui::widgets::{editor, list};

/// Draws the list of sessions, and the chosen one beside it where there is room.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let (left, right) = match (area.width >= 100, area.height >= 16) {
        (true, _) => split_left(area, area.width * 6 / 10),
        (false, true) => split_bottom(area, 9),
        _ => (area, Rect::default()),
    };
    let (title, rest) = split_top(left, 1);
    let heading = canvas.say("Séances", "Sessions");
    canvas.rule(title, heading, true);
    let (filter, rest) = split_top(rest, 1);
    filter_line(canvas, filter);
    let shelf = &canvas.app.shelf;
    if shelf.cards.is_empty() {
        return welcome(
            canvas,
            Rect { height: area.bottom().saturating_sub(rest.y), width: area.width, ..rest },
        );
    }
    let cards = shelf.matching();
    let (lang, dim, title_style) = (canvas.lang, canvas.theme.dim, canvas.theme.title);
    let width = usize::from(rest.width);
    let item = |rank: usize| {
        cards.get(rank).map(|card| vec![row(card, width, lang, (title_style, dim))]).unwrap_or_default()
    };
    let list = list::List {
        pane: Pane::List,
        count: cards.len(),
        selected: Some(shelf.selected),
        reveal: None,
        focused: true,
        item: &item,
        single: true,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.list);
    canvas.seen.tops.list = top;
    if right.height > 0
        && let Some(card) = cards.get(shelf.selected)
    {
        preview(canvas, right, card);
    }
}

fn filter_line(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let label = canvas.say("Filtrer : ", "Filter: ");
    let width = u16::try_from(label.chars().count()).unwrap_or(0);
    let style = canvas.theme.dim;
    canvas.words(area, label, style);
    let (_, field) = split_left(area, width.saturating_sub(1));
    canvas.clickable(field, Target::Writing { top: 0 });
    let focused = canvas.app.popups.is_empty() && canvas.app.screen == Screen::Shelf;
    editor::draw(canvas, field, &canvas.app.shelf.query, focused, 0);
}

fn row(
    card: &SessionCard,
    width: usize,
    lang: crate::text::lang::Lang,
    (title, dim): (ratatui::style::Style, ratatui::style::Style),
) -> Line<'static> {
    let stage = labels::stage(card.stage, lang);
    let progress =
        if card.measures == 0 { String::new() } else { format!("{}/{}", card.done, card.measures) };
    let tail = format!(" {progress:>7} {stage:<15}");
    let room = width.saturating_sub(12 + tail.chars().count()).max(8);
    let name = crate::text::wrap::truncate(&shown(&card.title), room).into_owned();
    let pad = room.saturating_sub(crate::text::wrap::cells(&name));
    Line::from(vec![
        Span::styled(format!("{}  ", dates::date_short(card.date)), dim),
        Span::styled(format!("{name}{}", " ".repeat(pad)), title),
        Span::styled(tail, dim),
    ])
}

/// What the list shows of the chosen session.
fn preview(canvas: &mut Canvas<'_, '_>, area: Rect, card: &SessionCard) {
    let (title, rest) = split_top(area, 1);
    canvas.rule(title, &card.title, false);
    let lang = canvas.lang;
    let place = if card.place.is_empty() { String::new() } else { format!(", {}", card.place) };
    let mut lines = vec![
        format!("{}{place}", dates::date_long(card.date, lang)),
        labels::stage(card.stage, lang).to_owned(),
        String::new(),
        lang.pick(
            format!(
                "{}, dont {} ; {}",
                count(card.measures, "mesure", "mesures"),
                count(card.done, "traitée", "traitées"),
                count(card.entries, "entrée", "entrées")
            ),
            format!("{} measures, {} dealt with; {} entries", card.measures, card.done, card.entries),
        ),
        lang.pick(
            format!(
                "{}, {}",
                count(card.organizations, "organisation", "organisations"),
                count(card.present, "personne présente", "personnes présentes")
            ),
            format!("{} organizations, {} people present", card.organizations, card.present),
        ),
        String::new(),
    ];
    lines.extend(wrapped(&card.excerpt, rest.width));
    for (y, line) in (rest.y..rest.bottom()).zip(lines) {
        let style = canvas.theme.text;
        canvas.words(Rect { y, height: 1, ..rest }, &line, style);
    }
}

/// The first run: what can be done.
fn welcome(canvas: &mut Canvas<'_, '_>, area: Rect) {
    if !canvas.app.shelf.loaded {
        return;
    }
    let text = canvas.say(
        "Bienvenue. Il n’y a pas encore de séance ici.\n\nEntrée   ouvre la séance d’exemple : la réunion du 31 janvier 2014, déjà saisie\nCtrl+N   crée votre première séance\nF1       montre les touches\nCtrl+Q   quitte (il n’y a rien à enregistrer : tout l’est toujours)",
        "Welcome. There is no session here yet.\n\nEnter    opens the example session: the meeting of 31 January 2014, already recorded\nCtrl+N   makes your first session\nF1       shows the keys\nCtrl+Q   quits (there is nothing to save: everything always is)",
    );
    let (_, inside) = split_left(area, 2);
    for (y, line) in (inside.y + 1..inside.bottom()).zip(wrapped(text, inside.width)) {
        let style = canvas.theme.text;
        canvas.words(Rect { y, height: 1, ..inside }, &line, style);
    }
}
