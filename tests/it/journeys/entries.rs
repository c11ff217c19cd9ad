//! Entries: holders, undo and redo, moved, reordered, deleted, flagged.
use greffier::domain::entry::Holders;

use crate::support::Room;

fn with_three() -> Room {
    let mut room = Room::meeting();
    room.go_to("1");
    for words in ["salue les formations", "regrette le délai", "demande un bilan"] {
        room.records(words);
    }
    room
}

fn texts(room: &Room) -> Vec<String> {
    room.entries().iter().map(|entry| entry.content.words().trim().to_owned()).collect()
}

#[test]
fn everything_is_undone_and_redone_also_after_reopening() {
    let mut room = with_three();
    room.pick("ctrl+e", "examinée");
    let whole = room.app.desk.as_ref().unwrap().history.session().clone();
    room.press("ctrl+z ctrl+z");
    assert_eq!(texts(&room).len(), 2);
    let mut room = room.kill_and_reopen();
    assert_eq!(texts(&room).len(), 2);
    room.press("ctrl+y ctrl+y");
    assert_eq!(room.session().entries(), whole.entries());
    let mut room = room.kill_and_reopen();
    room.press("ctrl+z ctrl+z ctrl+z ctrl+z");
    assert!(texts(&room).is_empty(), "{:?}", texts(&room));
    room.press("ctrl+y ctrl+y ctrl+y");
    assert_eq!(texts(&room).len(), 3);
}

#[test]
fn entries_are_reordered_moved_and_deleted() {
    let mut room = with_three();
    room.press("tab tab alt+haut");
    assert_eq!(texts(&room), ["les formations", "un bilan", "le délai"]);
    room.press("alt+bas");
    assert_eq!(texts(&room), ["les formations", "le délai", "un bilan"]);
    room.pick("alt+droite", "délai de réflexion");
    assert_eq!(texts(&room), ["les formations", "le délai"]);
    room.go_to("2");
    assert_eq!(texts(&room), ["un bilan"]);
    room.press("tab tab suppr");
    assert!(texts(&room).is_empty());
    room.says("Ctrl+Z la rend");
    room.press("ctrl+z");
    assert_eq!(texts(&room), ["un bilan"]);
}

#[test]
fn an_entry_is_edited_where_it_stands() {
    let mut room = with_three();
    room.press("tab tab haut entrée");
    assert_eq!(room.filled("Texte"), "le délai");
    room.fill("Texte", "la brièveté du délai");
    room.choose("Force", "forte");
    room.press("entrée");
    assert_eq!(room.sentences()[1], "Le Collectif déplore la brièveté du délai.");
}

#[test]
fn holders_are_named_by_a_list_or_by_what_is_typed() {
    let mut room = Room::demo();
    room.go_to("5");
    room.pick("ctrl+o", "certaines");
    room.records("demandent un bilan");
    room.types("ccem : demande un bilan");
    room.shows("[CCEM]");
    room.press("entrée");
    let holders: Vec<Holders> =
        room.entries().iter().rev().take(2).map(|entry| entry.holders.clone()).collect();
    assert!(matches!(&holders[0], Holders::Organizations(ids) if ids.len() == 1), "{holders:?}");
    assert_eq!(holders[1], Holders::SomeMembers);
}

#[test]
fn a_general_holder_that_is_ticked_is_the_holder() {
    let mut room = Room::demo();
    room.go_to("5");
    room.press("ctrl+o");
    room.types("certaines");
    room.press("espace entrée");
    room.shows("[certaines associations]");
}

#[test]
fn a_flagged_entry_is_material_for_the_synthesis() {
    let mut room = with_three();
    room.press("tab tab ctrl+l f6");
    room.shows("un bilan");
    assert_eq!(room.app.desk.as_ref().unwrap().material().len(), 1);
}

#[test]
fn a_click_does_what_is_written_there() {
    let mut room = with_three();
    room.click("F4");
    room.shows("Appel");
    room.click("F5");
    room.click("[observation]");
    room.shows("Nature et diffusion");
    room.press("échap");
    room.click("2 Donner un délai");
    assert_eq!(room.place(), "Mesure 2");
    room.click("Aller à");
    room.types("4 bis");
    room.press("entrée");
    assert_eq!(room.place(), "Mesure 4 bis");
}
