//! A secretary in a hurry, who knows of the program what the bottom of the screen says.
use greffier::domain::amendment::{Amendment, AmendmentKind};

use crate::support::Room;

const OLD: &str = "Elles durent deux jours.";

fn on_the_first() -> Room {
    let mut room = Room::meeting();
    room.go_to("1");
    room
}

#[track_caller]
fn bottom(room: &Room, words: &str) {
    let screen = room.screen();
    let rows: Vec<&str> = screen.lines().collect();
    let keys = rows[rows.len() - 2..].join("\n");
    assert!(keys.contains(words), "« {words} » is not at the bottom:\n{screen}");
}

#[test]
fn the_most_used_commands_are_seen_on_eighty_columns() {
    let mut room = on_the_first();
    room.resize(80, 24);
    for words in [
        "F1 Aide",
        "F8 Commandes",
        "Entrée Valider",
        "Ctrl+↓ Suivante",
        "Ctrl+B Lecture",
        "G Aller à",
        "R Rédaction",
        "S Sélection",
        "D Décision",
        "E État",
        "T Action",
        "U Trou",
    ] {
        bottom(&room, words);
    }
}

#[test]
fn the_bottom_says_what_enter_does_where_one_is() {
    let mut room = on_the_first();
    room.resize(80, 24);
    room.press("ctrl+s");
    bottom(&room, "Entrée Proposer");
    room.shows("Entrée : proposer sur ce passage");
    room.press("échap");
    bottom(&room, "Entrée Valider");
    room.records("regrette que le délai soit si court");
    room.press("tab tab");
    bottom(&room, "Entrée Modifier");
    room.shows("Ctrl+Suppr : supprimer");
}

#[test]
fn a_sentence_is_replaced_in_four_keys_and_its_words() {
    let mut room = on_the_first();
    room.click("Elles durent");
    room.press("ctrl+s ctrl+s");
    room.press("entrée entrée");
    room.types("Elles durent quatre jours.");
    room.press("entrée");
    let made = room.amendments();
    assert_eq!((made[0].old.as_str(), made[0].new.as_str()), (OLD, "Elles durent quatre jours."));
    room.press("ctrl+z");
    assert!(room.amendments().is_empty());
}

#[test]
fn the_words_of_the_plan_stay_to_be_altered_after_an_arrow() {
    let mut room = on_the_first();
    room.propose_instead(OLD, OLD);
    room.press("droite retour");
    room.types(" et demi.");
    room.press("entrée");
    assert_eq!(room.amendments()[0].new, "Elles durent deux jours et demi.");
}

#[test]
fn words_that_are_not_in_the_plan_are_told_and_recorded_when_one_insists() {
    let mut room = on_the_first();
    room.propose_instead(OLD, "Elles durent quatre jours.");
    room.fill("Mots actuels", "Elles durent douze jours.");
    room.press("entrée");
    room.says("Ces mots ne sont pas ici dans le plan");
    assert!(room.amendments().is_empty());
    room.press("entrée");
    assert_eq!(room.amendments()[0].old, "Elles durent douze jours.");
    room.says("Enregistré");
    room.press("tab tab entrée entrée");
    assert!(room.app.popups.is_empty(), "what was insisted on is not asked again: {}", room.screen());
}

#[test]
fn words_in_another_typography_are_those_of_the_plan() {
    let mut room = on_the_first();
    room.propose_instead(OLD, "Elles durent quatre jours.");
    room.fill("Mots actuels", "durent  deux jours");
    room.press("entrée");
    assert_eq!(room.amendments().len(), 1, "{}", room.app.notice.text);
}

#[test]
fn what_changes_is_read_without_color_and_without_attributes() {
    let mut room = on_the_first();
    room.propose_instead(OLD, "Elles durent quatre jours.");
    room.shows("[-deux-] {+quatre+}");
}

#[test]
fn a_long_proposal_is_listed_by_what_it_changes() {
    let mut room = Room::demo();
    room.go_to("5");
    room.resize(80, 24);
    let old = room.passage("La possibilité de délivrer").quote;
    let units = room.app.desk.as_ref().unwrap().current_units();
    let whole = units.into_iter().map(|unit| unit.anchor);
    let anchor =
        whole.filter(|anchor| anchor.quote.contains(&old)).max_by_key(|anchor| anchor.quote.len()).unwrap();
    let new = anchor.quote.replace("aux préfets", "à tous les préfets");
    assert_ne!(new, anchor.quote);
    let old = anchor.quote.clone();
    room.propose(Amendment { kind: AmendmentKind::Replace, anchor, old, new, ..Amendment::default() });
    room.press("entrée");
    room.shows("{+à tous les+}");
}
