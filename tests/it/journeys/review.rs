//! Relecture: findings are gone to, corrected, left as they are with a reason, or switched off with their rule.
use greffier::app::popups::Popup;
use greffier::app::screens::Screen;
use greffier::app::screens::review::Half;
use greffier::domain::check::{Finding, Rule};

use crate::support::Room;

/// A meeting with words written twice in four places of three sentences, in sight of the review.
fn with_doubles() -> Room {
    let mut room = Room::meeting();
    room.go_to("1");
    room.records("demande que que les victimes soient entendues");
    room.records("regrette que les les délais soient si si courts");
    room.go_to("2");
    room.records("salue la la réponse donnée");
    room.press("f7");
    assert_eq!(doubles(&room).len(), 4);
    room
}

fn doubles(room: &Room) -> Vec<Finding> {
    let desk = room.app.desk.as_ref().expect("a session");
    desk.review.findings.iter().filter(|finding| finding.rule == Rule::RepeatedWord).cloned().collect()
}

/// Chooses the first finding of a rule with the arrows.
#[track_caller]
fn choose(room: &mut Room, rule: Rule) -> Finding {
    room.press("début");
    for _ in 0..50 {
        let desk = room.app.desk.as_ref().expect("a session");
        match desk.review.chosen() {
            Some(finding) if finding.rule == rule => return finding.clone(),
            _ => room.press("bas"),
        }
    }
    panic!("no such finding:\n{}", room.screen());
}

fn sentences(room: &mut Room, measure: &str) -> Vec<String> {
    room.go_to(measure);
    room.sentences()
}

#[test]
fn a_finding_is_shown_in_full_and_its_place_in_the_preview() {
    let mut room = with_doubles();
    for (width, height) in [(80, 24), (120, 40)] {
        room.resize(width, height);
        choose(&mut room, Rule::RepeatedWord);
        room.shows("à vérifier · phrase · Mot répété");
        room.shows("Mesure 1, entrée 1");
        room.shows("Le même mot est écrit deux fois.");
        room.shows("→ que");
        room.shows("▸ Le Collectif demande que que les victimes");
    }
}

#[test]
fn a_suggestion_is_applied_at_one_key_and_the_next_finding_is_chosen() {
    let mut room = with_doubles();
    let first = choose(&mut room, Rule::RepeatedWord);
    room.press("ctrl+r");
    room.says("Corrigé");
    assert_eq!(doubles(&room).len(), 3);
    let next = room.app.desk.as_ref().unwrap().review.chosen().unwrap().clone();
    assert_eq!((next.rule, next.location != first.location), (Rule::RepeatedWord, true));
    assert_eq!(sentences(&mut room, "1")[0], "Le Collectif demande que les victimes soient entendues.");
    room.press("f7 ctrl+z");
    assert_eq!(doubles(&room).len(), 4, "what is undone is found again");
    assert_eq!(sentences(&mut room, "1")[0], "Le Collectif demande que que les victimes soient entendues.");
}

#[test]
fn two_corrections_in_one_text_do_not_wait_for_each_other() {
    let mut room = with_doubles();
    choose(&mut room, Rule::RepeatedWord);
    room.press("bas ctrl+r ctrl+r");
    assert_eq!(sentences(&mut room, "1")[1], "Le Collectif regrette que les délais soient si courts.");
}

#[test]
fn every_suggestion_of_a_rule_is_applied_at_once_and_undone_at_once() {
    let mut room = with_doubles();
    choose(&mut room, Rule::RepeatedWord);
    room.press("ctrl+t");
    room.says("4 corrections faites : Mot répété");
    assert_eq!(doubles(&room), []);
    let corrected = sentences(&mut room, "1");
    assert_eq!(corrected[0], "Le Collectif demande que les victimes soient entendues.");
    assert_eq!(corrected[1], "Le Collectif regrette que les délais soient si courts.");
    assert_eq!(sentences(&mut room, "2"), ["Le Collectif salue la réponse donnée."]);
    room.press("f7 ctrl+z");
    assert_eq!(doubles(&room).len(), 4);
}

#[test]
fn a_text_that_changed_meanwhile_is_not_touched() {
    let mut room = with_doubles();
    let finding = choose(&mut room, Rule::RepeatedWord);
    // The findings of a moment ago, as they are while newer ones are awaited.
    room.press("ctrl+r");
    let review = &mut room.app.desk.as_mut().unwrap().review;
    review.findings.insert(0, finding);
    review.finding = 0;
    room.press("ctrl+r");
    room.says("a changé depuis la vérification");
    assert_eq!(sentences(&mut room, "1")[0], "Le Collectif demande que les victimes soient entendues.");
}

#[test]
fn enter_goes_to_the_very_entry_and_back() {
    let mut room = with_doubles();
    let finding = choose(&mut room, Rule::RepeatedWord);
    room.press("bas entrée");
    assert_eq!(room.app.screen, Screen::Live);
    let second = room.entries()[1].id.clone();
    assert_eq!(room.app.desk.as_ref().unwrap().live.entry, Some(second));
    room.press("f7 haut");
    assert_eq!(room.app.desk.as_ref().unwrap().review.chosen(), Some(&finding));
}

#[test]
fn what_is_read_in_the_preview_leads_to_its_source() {
    let mut room = with_doubles();
    let finding = choose(&mut room, Rule::RepeatedWord);
    room.press("tab bas bas");
    let review = &room.app.desk.as_ref().unwrap().review;
    assert_eq!((review.half, review.chosen()), (Half::Preview, Some(&finding)), "it chooses nothing");
    room.press("entrée");
    assert_eq!(room.app.screen, Screen::Live);
    assert_eq!(room.place(), "Mesure 1");
}

#[test]
fn a_finding_is_left_as_it_is_with_a_reason_that_is_kept() {
    let mut room = with_doubles();
    choose(&mut room, Rule::RepeatedWord);
    room.press("ctrl+l");
    room.shows("Laisser tel quel : Mot répété");
    room.types("dit ainsi en séance");
    room.press("entrée");
    room.says("Laissé tel quel");
    assert_eq!(doubles(&room).len(), 3);
    choose(&mut room, Rule::RepeatedWord);
    room.press("ctrl+l bas droite entrée");
    let reasons: Vec<String> = room.session().acceptances().iter().map(|one| one.reason.clone()).collect();
    assert_eq!(reasons, ["dit ainsi en séance", "citation exacte"]);

    let mut room = room.kill_and_reopen();
    room.press("f7");
    assert_eq!(doubles(&room).len(), 2);
    room.press("ctrl+o");
    room.shows("dit ainsi en séance");
    room.press("entrée");
    room.says("De nouveau signalé");
    assert_eq!(doubles(&room).len(), 3);
    room.press("ctrl+z");
    assert_eq!(doubles(&room).len(), 2);
    room.press("ctrl+z");
    assert_eq!(doubles(&room).len(), 3, "an acceptance is undone like anything else");
}

#[test]
fn a_reason_can_be_given_up_and_there_may_be_nothing_to_leave() {
    let mut room = with_doubles();
    room.press("ctrl+o");
    room.says("Rien n’a été laissé tel quel");
    choose(&mut room, Rule::RepeatedWord);
    room.press("ctrl+l échap");
    assert_eq!(doubles(&room).len(), 4);
    choose(&mut room, Rule::UntouchedMeasure);
    room.press("ctrl+r");
    room.says("pas de correction toute faite");
}

#[test]
fn a_rule_switched_off_stays_off_and_can_be_switched_on_again() {
    let mut room = with_doubles();
    choose(&mut room, Rule::RepeatedWord);
    room.press("ctrl+e");
    room.says("Règle éteinte pour toutes les séances : Mot répété");
    assert_eq!(doubles(&room), []);

    let mut room = room.kill_and_reopen();
    room.press("f7");
    assert_eq!(doubles(&room), []);
    room.press("ctrl+g");
    room.types("mot répété");
    room.shows("[ ] phrase : Mot répété");
    room.press("entrée");
    room.shows("[x] phrase : Mot répété");
    assert!(matches!(room.app.popups.last(), Some(Popup::Picker(_))), "the list stays for the next rule");
    room.press("échap");
    assert_eq!(doubles(&room).len(), 4);

    let mut room = room.kill_and_reopen();
    room.press("f7");
    assert_eq!(doubles(&room).len(), 4);
}

#[test]
fn the_preview_shows_what_was_last_exported_and_its_pages() {
    let mut room = Room::demo();
    room.press("f7 tab début");
    room.shows("pour : ministère — page 1 sur");
    room.press("fin");
    room.hides("page 1 sur");
    room.press("f9");
    room.choose("Destinataires", "interne");
    room.press("entrée échap");
    room.shows("pour : interne");
}

#[test]
fn everything_is_done_by_mouse_too() {
    let mut room = with_doubles();
    room.resize(80, 24);
    room.click("Mot répété — Mesure 2");
    room.click("R Corriger");
    assert_eq!(sentences(&mut room, "2"), ["Le Collectif salue la réponse donnée."]);
}
