//! What is half typed is never lost: killed, moved elsewhere, closed with Échap.
use crate::support::Room;

#[test]
fn a_sentence_being_typed_is_in_the_box_after_a_kill() {
    let mut room = Room::meeting();
    room.go_to("2");
    room.types("demande que le délai soit de six");
    let mut room = room.kill_and_reopen();
    assert_eq!(room.place(), "Mesure 2");
    assert_eq!(room.capture(), "demande que le délai soit de six");
    room.says("retrouvée");
    room.records(" mois");
    assert_eq!(room.sentences(), ["Le Collectif demande que le délai soit de six mois."]);
}

#[test]
fn a_sentence_being_typed_survives_a_power_cut_a_second_later() {
    let mut room = Room::meeting();
    room.go_to("2");
    room.types("demande que le délai soit de six");
    room.wait(1);
    for room in room.power_cut(20) {
        assert_eq!(
            (room.place().as_str(), room.capture().as_str()),
            ("Mesure 2", "demande que le délai soit de six")
        );
    }
}

#[test]
fn half_typed_text_stays_with_its_measure() {
    let mut room = Room::meeting();
    room.go_to("1");
    room.types("salue les formations");
    room.press("ctrl+bas");
    assert_eq!((room.place().as_str(), room.capture().as_str()), ("Mesure 2", ""));
    room.types("note le délai");
    room.press("ctrl+haut");
    assert_eq!((room.place().as_str(), room.capture().as_str()), ("Mesure 1", "salue les formations"));
    room.press("f4 f5");
    assert_eq!(room.capture(), "salue les formations");
    let mut room = room.kill_and_reopen();
    assert_eq!(room.capture(), "salue les formations");
    room.press("ctrl+bas");
    assert_eq!(room.capture(), "note le délai");
}

#[test]
fn escape_sets_a_form_aside_and_the_palette_brings_it_back() {
    let mut room = Room::meeting();
    room.go_to("1");
    room.press("ctrl+d");
    room.types("de saisir le Défenseur des droits");
    room.press("échap");
    room.says("mis de côté");
    let mut room = {
        room.pick("f8", "reprendre le formulaire");
        room
    };
    assert_eq!(room.filled("Décision"), "de saisir le Défenseur des droits");
    room.press("entrée");
    assert_eq!(room.entries().len(), 1);
}

#[test]
fn a_form_being_filled_when_the_program_is_killed_is_found_in_the_box() {
    let mut room = Room::meeting();
    room.go_to("1");
    room.press("ctrl+d");
    room.types("de saisir le Défenseur des droits");
    let room = room.kill_and_reopen();
    assert_eq!(room.capture(), "de saisir le Défenseur des droits");
}

#[test]
fn function_keys_lead_out_of_a_form_without_losing_it() {
    let mut room = Room::meeting();
    room.press("ctrl+d");
    room.types("de saisir le Défenseur");
    room.press("f4 f5");
    room.pick("f8", "reprendre le formulaire");
    assert_eq!(room.filled("Décision"), "de saisir le Défenseur");
}

#[test]
fn a_paste_goes_to_the_box_and_one_undo_takes_it_back() {
    let mut room = Room::meeting();
    room.press("tab tab tab");
    room.types("a");
    room.paste("deux\r\nlignes\u{1b}[31m");
    assert!(room.capture().starts_with("adeux\nlignes") && !room.capture().contains('\u{1b}'));
    room.press("ctrl+z");
    assert_eq!(room.capture(), "a");
}

#[test]
fn a_resize_while_typing_loses_nothing() {
    let mut room = Room::meeting();
    room.types("salue les ");
    for size in [(1, 1), (20, 5), (60, 20), (3, 40), (200, 60)] {
        room.resize(size.0, size.1);
        room.types("f");
    }
    assert_eq!(room.capture(), "salue les fffff");
}

#[test]
fn escape_sets_aside_a_form_of_short_fields_too_and_before_any_session() {
    let mut room = Room::empty();
    room.press("ctrl+n");
    room.types("Réunion de printemps");
    room.press("échap");
    room.says("mis de côté");
    room.pick("f8", "reprendre le formulaire");
    assert_eq!(room.filled("Titre"), "Réunion de printemps");
}

#[test]
fn a_form_in_which_nothing_was_typed_is_just_closed() {
    let mut room = Room::empty();
    room.press("ctrl+n échap");
    room.hides("mis de côté");
}

#[test]
fn alternative_dates_name_the_month_once() {
    let mut room = Room::meeting();
    room.press("f3 fin ctrl+n");
    room.fill("Évènement", "Rendez-vous au ministère");
    room.fill("Date(s)", "2, 3 ou 12 février 2014");
    room.press("entrée");
    room.shows("02/02/2014 ou 03/02/2014 ou 12/02/2014");
}

#[test]
fn tab_selects_the_field_it_enters_so_that_a_date_offered_is_replaced() {
    let mut room = Room::empty();
    room.press("ctrl+n");
    room.types("Réunion");
    room.press("tab");
    room.types("03/02/2014");
    assert_eq!(room.filled("Date"), "03/02/2014");
}

#[test]
fn what_is_put_right_while_typing_is_one_step_that_is_undone() {
    for (typed, right) in [
        ("la 2ème ", "la 2e "),
        ("un Etat ", "un État "),
        ("le délai ,", "le délai,"),
        ("le  ", "le "),
        ("la suite...", "la suite…"),
        ("a, b, etc...", "a, b, etc."),
        ("l’un -- ", "l’un – "),
        ("l'", "l’"),
    ] {
        let mut room = Room::meeting();
        room.go_to("2");
        room.types(typed);
        assert_eq!(room.capture(), right);
        room.press("ctrl+z");
        let told: String = room.capture();
        let typed_last = typed.trim_end_matches(|c: char| !c.is_alphanumeric());
        assert!(told.starts_with(typed_last) && told != right, "{typed} undone is {told}");
    }
}

#[test]
fn an_address_is_left_as_it_is_typed() {
    let mut room = Room::meeting();
    room.go_to("2");
    room.types("https://a.fr/l'Etat,2ème... ou l'Etat@a.fr ");
    assert_eq!(room.capture(), "https://a.fr/l'Etat,2ème... ou l’Etat@a.fr ");
}
