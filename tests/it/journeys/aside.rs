//! What is set aside, refused or asked for twice: nothing typed goes astray.
use greffier::app::effect::Effect;
use greffier::app::key::{Code, Key};
use greffier::app::msg::Msg;
use greffier::app::update;

use crate::support::Room;

fn texts(room: &Room) -> Vec<String> {
    room.entries().iter().map(|entry| entry.content.words().trim().to_owned()).collect()
}

#[test]
fn a_form_taken_up_on_another_measure_records_on_its_own() {
    let mut room = Room::meeting();
    room.go_to("1");
    room.types("de demander une audience");
    room.press("ctrl+d");
    room.types(" au ministre");
    room.go_to("2");
    room.types("note le délai");
    room.pick("f8", "reprendre");
    room.press("entrée");
    assert!(room.entries().is_empty());
    assert_eq!(room.capture(), "note le délai");
    room.go_to("1");
    assert_eq!(texts(&room), ["de demander une audience au ministre"]);
    assert_eq!(room.capture(), "");
}

#[test]
fn what_is_typed_after_a_form_took_the_box_over_stays_in_the_box() {
    let mut room = Room::meeting();
    room.types("une audience");
    room.press("ctrl+d");
    room.types(" au ministre");
    room.press("échap");
    room.types(" et un bilan");
    room.pick("f8", "reprendre");
    room.press("entrée");
    assert_eq!((texts(&room).len(), room.capture().as_str()), (1, "une audience et un bilan"));
}

#[test]
fn two_forms_set_aside_both_come_back() {
    let mut room = Room::meeting();
    for words in ["première décision", "seconde décision"] {
        room.press("ctrl+d");
        room.types(words);
        room.press("échap");
    }
    for _ in 0..2 {
        room.pick("f8", "reprendre");
        room.press("entrée");
    }
    assert_eq!(texts(&room), ["seconde décision", "première décision"]);
}

#[test]
fn asking_to_redo_does_not_forget_what_is_in_the_trash() {
    let mut room = Room::meeting();
    room.press("f2 suppr");
    assert!(room.app.shelf.cards.is_empty());
    room.press("ctrl+y ctrl+z");
    assert_eq!(room.app.shelf.cards.len(), 1);
}

#[test]
fn a_session_whose_changes_the_disk_refuses_is_not_left_unawares() {
    let mut room = Room::meeting();
    room.fill_disk();
    room.records("regrette le délai");
    room.press("ctrl+q");
    assert!(!room.left);
    room.says("Ctrl+Q encore");
    room.press("ctrl+q");
    assert!(room.left);
}

#[test]
fn a_second_session_is_not_opened_before_the_first_has_come() {
    let mut room = Room::meeting();
    let id = room.session().id().clone();
    room.press("f2");
    room.app.desk = None;
    let enter = || Msg::Key(Key::plain(Code::Enter));
    assert_eq!(update(&mut room.app, enter()), [Effect::OpenSession(id)]);
    assert_eq!(update(&mut room.app, enter()), []);
}

#[test]
fn a_gap_that_is_refused_is_not_said_to_be_marked() {
    let first = Room::meeting();
    let mut second = first.second_window();
    second.press("ctrl+u");
    second.says("Lecture seule");
    assert!(second.entries().is_empty());
}
