//! The list of sessions: made, found, duplicated, put away and taken back, opened twice.
use greffier::app::screens::Screen;
use greffier::domain::entry::EntryKind;

use crate::support::Room;

#[test]
fn the_next_meeting_carries_directory_plan_and_demands() {
    let mut room = Room::demo();
    room.press("f2 ctrl+d");
    room.fill("Titre", "Réunion de février");
    room.fill("Date", "28/02/2014");
    room.press("entrée");
    let session = room.session();
    assert_eq!(session.meeting().title, "Réunion de février");
    assert_eq!((session.organizations().len(), session.delegates().len()), (14, 19));
    assert_eq!(session.drafts().len(), 2);
    assert!(session.demands().len() >= 30);
    assert!(session.entries().iter().all(|entry| entry.content.kind() == EntryKind::Action));
    room.press("f2");
    room.shows("Réunion de février");
    room.shows("Réunion du Collectif du 31");
}

#[test]
fn a_session_goes_to_the_trash_and_comes_back() {
    let mut room = Room::demo();
    room.press("f2 suppr");
    room.says("corbeille");
    assert!(room.app.shelf.cards.is_empty() && room.app.desk.is_none());
    room.press("ctrl+z");
    assert_eq!(room.app.shelf.cards.len(), 1);
    room.press("entrée");
    assert_eq!(room.session().delegates().len(), 19);
}

#[test]
fn words_are_found_without_their_accents() {
    let mut room = Room::meeting();
    room.press("f4 ctrl+n");
    room.fill("Prénom et nom", "Éléonore Dupuis");
    room.press("entrée f5");
    room.records("salue le travail d’Éléonore");
    room.press("f7 ctrl+f");
    room.types("eleonore");
    room.shows("travail d’Éléonore");
    room.press("entrée");
    assert_eq!(room.app.screen, Screen::Live);
    room.press("f2 ctrl+f");
    room.types("eleonore dupuis");
    room.shows("Réunion du Collectif");
    room.press("échap");
    room.types("reunion");
    assert_eq!(room.app.shelf.matching().len(), 1);
}

#[test]
fn a_second_window_reads_and_says_why_it_does_not_write() {
    let mut first = Room::meeting();
    first.records("salue le plan");
    let mut second = first.second_window();
    second.says("ouverte dans une autre fenêtre");
    second.shows("lecture seule");
    assert_eq!(second.sentences(), first.sentences());
    second.records("regrette le plan");
    assert_eq!(second.entries().len(), 1);
    second.says("Lecture seule");
    assert_eq!(second.capture(), "regrette le plan");
    first.records("demande un bilan");
    assert_eq!(first.kill_and_reopen().entries().len(), 2);
}

#[test]
fn a_date_that_is_none_is_told_in_its_field() {
    let mut room = Room::empty();
    room.press("ctrl+n");
    room.fill("Titre", "Réunion");
    room.fill("Date", "31/02/2014");
    room.press("entrée");
    room.shows("Cette date ne se lit pas");
    room.fill("Date", "3 février 2014");
    room.press("entrée");
    assert_eq!(room.session().meeting().date.to_string(), "2014-02-03");
}
