//! `greffier search`: the sessions that hold all the words, whatever their case and accents.
use serde_json::{Value, json};

use super::desk::Desk;
use super::failure::Failure;
use super::list;
use crate::store::shelf::Hit;

/// Prints the hits: each session, and the line that holds most of the words.
pub(super) fn run(words: &[String], as_json: bool, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    let hits = desk.shelf()?.search(words).map_err(|error| Failure::store(&error, lang))?;
    if as_json {
        return desk.print_json(&hits.iter().map(hit).collect());
    }
    if hits.is_empty() {
        desk.tell(lang.pick("Rien n’a été trouvé.", "Nothing was found."));
    }
    let lines: Vec<String> = hits
        .iter()
        .flat_map(|hit| {
            let title = format!("{}  {}", hit.card.id, hit.card.title);
            [title, format!("    {}", hit.excerpt)]
        })
        .collect();
    desk.print(&lines)
}

fn hit(hit: &Hit) -> Value {
    let mut json = list::card(&hit.card);
    json["excerpt"] = json!(hit.excerpt);
    json
}
