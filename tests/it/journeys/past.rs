//! A past compte-rendu comes in from the list of sessions, and is worked on like any other.
use crate::support::Room;

const PAST: &str = include_str!("../data/minutes/plan.txt");

/// The sample compte-rendu, imported and open.
fn imported() -> Room {
    let mut room = Room::empty();
    room.file("ancien.txt", PAST.as_bytes());
    room.press("ctrl+o");
    let path = room.path("ancien.txt");
    room.fill("Fichier", &path);
    room.press("entrée");
    room
}

#[test]
fn a_past_compte_rendu_becomes_a_session() {
    let mut room = imported();
    let session = room.session();
    assert_eq!(session.meeting().date.to_string(), "2016-05-05");
    assert_eq!(session.transcript().file, "ancien.txt");
    room.press("f5");
    room.shows("2 bis");
    room.shows("sauf exception motivée");
    room.press("f7");
    // The preview follows the first finding.
    room.shows("le dispositif couvre");
    let room = room.kill_and_reopen();
    assert_eq!(room.session().draft().map(|draft| draft.nodes.len()), Some(7));
}

#[test]
fn one_that_cannot_be_read_is_named_and_makes_nothing() {
    let mut room = Room::empty();
    room.file("vide.txt", b"");
    room.press("ctrl+o");
    let path = room.path("vide.txt");
    room.fill("Fichier", &path);
    room.press("entrée");
    room.says("vide.txt");
    assert!(room.app.desk.is_none());
}
