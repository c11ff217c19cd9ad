//! Lecture au groupe, and proposals that touch the same words.
use greffier::domain::amendment::Standing;
use greffier::domain::check::{Reader, Rule, check};
use greffier::domain::decision::{Outcome, Vote};
use greffier::text::lang::Lang;

use crate::support::Room;

const OLD: &str = "Elles durent deux jours.";

/// Two proposals on measure 1 that do not meet.
fn with_two() -> Room {
    let mut room = Room::meeting();
    room.go_to("1");
    room.propose_instead(OLD, "Elles durent trois jours.");
    room.press("entrée");
    room.propose_instead("Une plaquette", "Une plaquette traduite");
    room.press("entrée");
    room.hides("⚡");
    room
}

/// Two proposals on the same sentence.
fn colliding() -> Room {
    let mut room = Room::meeting();
    room.go_to("1");
    room.propose_instead(OLD, "Elles durent trois jours.");
    room.press("entrée");
    room.propose_instead("deux jours", "une semaine");
    room.press("entrée");
    room.says("touche les mêmes mots");
    room
}

#[test]
fn a_proposal_is_read_in_its_sentence_and_validated() {
    let mut room = with_two();
    room.at(11, 42);
    room.press("ctrl+b");
    room.shows("Texte actuel");
    room.shows("Texte proposé");
    room.shows("2 / 2");
    room.shows("Une plaquette traduite est distribuée.");
    room.types("abc 12");
    assert_eq!(room.capture(), "", "no letter is typed or a command while one reads");
    room.press("gauche");
    room.shows("1 / 2");
    room.shows("Elles durent trois jours.");
    room.press("entrée");
    room.says("Validé en séance à 11 h 42");
    let settled = room.amendments()[0].settled.expect("settled");
    assert_eq!((settled.at, settled.outcome), (room.app.now, Outcome::Consensus));
    assert_eq!(room.amendments()[0].standing, Standing::Adopted);
    room.press("entrée");
    room.says("Ctrl+Z l’annule");
    room.press("ctrl+z");
    assert_eq!((room.amendments()[0].settled, room.amendments()[0].standing), (None, Standing::Proposed));
    room.press("ctrl+y échap");
    assert!(room.amendments()[0].settled.is_some());
    assert!(room.app.popups.is_empty());
    let room = room.kill_and_reopen();
    assert!(room.amendments()[0].settled.is_some());
}

#[test]
fn a_vote_is_noted_while_reading() {
    let mut room = with_two();
    room.press("ctrl+b tab");
    room.types("à mains levées");
    room.press("entrée");
    room.says("12/0/1");
    room.press("ctrl+a");
    room.types("12/0/1");
    room.press("entrée");
    let vote = Vote { in_favor: 12, against: 0, abstain: 1 };
    let amendment = &room.amendments()[1];
    assert_eq!(amendment.settled.map(|settled| settled.outcome), Some(Outcome::Vote(vote)));
    assert_eq!(amendment.standing, Standing::Adopted);
    room.shows("(12/0/1)");
    room.press("gauche tab");
    room.types("1/9/0");
    room.press("entrée");
    assert_eq!(room.amendments()[0].standing, Standing::Proposed, "what was voted down is not adopted");
    room.press("droite tab");
    room.types("1/9/0");
    room.press("entrée");
    assert_eq!(
        room.amendments()[1].standing,
        Standing::Proposed,
        "nor what had been adopted before the vote"
    );
}

#[test]
fn there_is_nothing_to_read_without_a_proposal() {
    let mut room = Room::meeting();
    room.press("ctrl+b");
    room.says("Il n’y a pas encore de proposition");
    room.pick("f8", "régler deux");
    room.says("il n’y a rien à régler");
}

#[test]
fn two_that_touch_the_same_words_are_settled_or_kept_as_alternatives() {
    let mut room = colliding();
    room.shows("⚡ heurte");
    let collide = |room: &Room| {
        check(room.session(), &Reader::new(Lang::Fr))
            .iter()
            .filter(|f| f.rule == Rule::CollidingProposals)
            .count()
    };
    assert_eq!(collide(&room), 1);
    room.pick("f8", "régler deux");
    room.shows("La première");
    room.shows("Elles durent une semaine.");
    room.press("échap");
    assert_eq!(room.amendments().len(), 2, "Échap: later");
    room.click("⚡ heurte");
    room.press("entrée");
    assert_eq!(room.amendments().len(), 1);
    assert_eq!(room.amendments()[0].new, "Elles durent trois jours.");
    room.press("ctrl+z");
    room.shows("⚡ heurte");
    room.click("⚡ heurte");
    room.press("bas bas entrée");
    room.hides("⚡ heurte");
    let first = room.entries()[0].id.clone();
    assert_eq!(room.amendments()[1].alternative_to, Some(first));
    assert_eq!(collide(&room), 0);
}

#[test]
fn the_second_is_kept_by_a_click() {
    let mut room = colliding();
    room.click("⚡ heurte");
    room.click("Garder la seconde");
    assert_eq!(room.amendments().len(), 1);
    assert_eq!(room.amendments()[0].new, "une semaine");
}
