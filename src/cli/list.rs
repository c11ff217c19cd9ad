//! `greffier list`: the sessions, newest first.
use serde_json::{Value, json};

use super::desk::Desk;
use super::failure::Failure;
use super::{table, words};
use crate::domain::card::SessionCard;
use crate::text::wrap::truncate;

/// The widest title and the widest place of the list, in cells.
const TITLE_CELLS_MAX: usize = 60;
const PLACE_CELLS_MAX: usize = 30;

/// Prints the list.
pub(super) fn run(as_json: bool, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    let shelf = desk.shelf()?;
    let (cards, warnings) = shelf.list().map_err(|error| Failure::store(&error, lang))?;
    for warning in warnings {
        desk.tell(&warning.message(lang));
    }
    if as_json {
        return desk.print_json(&cards.iter().map(card).collect());
    }
    if cards.is_empty() {
        let folder = shelf.places().sessions.display().to_string();
        desk.tell(&lang.pick(
            format!("Aucune séance dans {folder}. «\u{a0}greffier new\u{a0}» en crée une, «\u{a0}greffier demo\u{a0}» montre un exemple."),
            format!("No session in {folder}. “greffier new” makes one, “greffier demo” shows an example."),
        ));
        return Ok(());
    }
    let row = |card: &SessionCard| {
        vec![
            card.date.to_string(),
            truncate(&card.title, TITLE_CELLS_MAX).into_owned(),
            truncate(&card.place, PLACE_CELLS_MAX).into_owned(),
            words::stage(card.stage, lang).to_owned(),
            format!("{}/{}", card.done, card.measures),
            card.id.to_string(),
        ]
    };
    desk.print(&table::aligned(&cards.iter().map(row).collect::<Vec<_>>()))
}

/// The card of a session, in the shape that `list`, `show` and `search` promise.
pub(super) fn card(card: &SessionCard) -> Value {
    let mut json = json!({
        "id": card.id,
        "title": card.title,
        "date": card.date,
        "stage": card.stage,
        "measures": card.measures,
        "done": card.done,
        "entries": card.entries,
        "stubs": card.stubs,
        "organizations": card.organizations,
        "present": card.present,
    });
    if !card.place.is_empty() {
        json["place"] = json!(card.place);
    }
    json
}
