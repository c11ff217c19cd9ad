//! A past compte-rendu comes in from the list of sessions, and is worked on like any other.
use greffier::app::screens::Screen;
use greffier::app::screens::review::Half;
use greffier::domain::check::{Finding, Rule};

use crate::support::Room;

const PAST: &str = include_str!("../data/minutes/plan.txt");

/// The sample compte-rendu, imported and open.
fn imported() -> Room {
    importing(PAST)
}

fn importing(text: &str) -> Room {
    let mut room = Room::empty();
    room.file("ancien.txt", text.as_bytes());
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
    // The preview follows the first finding; its beginning is read there with the arrows.
    room.press("f7 tab début");
    room.shows("COMPTE-RENDU DE LA RÉUNION");
    let room = room.kill_and_reopen();
    assert_eq!(room.session().draft().map(|draft| draft.nodes.len()), Some(7));
}

/// Chooses the only word written twice, in the review.
#[track_caller]
fn choose_the_double(room: &mut Room) -> Finding {
    room.press("f7 début");
    for _ in 0..40 {
        match room.app.desk.as_ref().and_then(|desk| desk.review.chosen()) {
            Some(finding) if finding.rule == Rule::RepeatedWord => return finding.clone(),
            _ => room.press("bas"),
        }
    }
    panic!("no such finding:\n{}", room.screen());
}

#[test]
fn a_finding_in_a_sentence_received_leads_to_its_entry_where_it_is_mended() {
    let mut room = importing(&PAST.replace("l’absence de budget", "l’absence de de budget"));
    choose_the_double(&mut room);
    room.press("entrée");
    assert_eq!(room.app.screen, Screen::Live);
    assert_eq!(room.place(), "Mesure 1");
    room.press("entrée");
    room.fill("Phrase imprimée", "Les associations déplorent l’absence de crédits.");
    room.press("entrée f7");
    let review = &room.app.desk.as_ref().unwrap().review;
    assert!(
        review.preview.iter().any(|line| line.text.contains("l’absence de crédits.")),
        "{}",
        room.screen()
    );
}

#[test]
fn a_finding_of_no_record_is_corrected_where_it_is_shown_and_the_arrows_stay() {
    let mut room = importing(&PAST.replace("réalisé par Anna", "réalisé par par Anna"));
    choose_the_double(&mut room);
    room.press("entrée");
    room.says("Ces mots ne sont que dans le document importé");
    let review = &room.app.desk.as_ref().unwrap().review;
    assert_eq!((room.app.screen, review.half), (Screen::Review, Half::Findings));
    room.press("ctrl+r");
    room.shows("Compte-rendu réalisé par Anna Petit");
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
