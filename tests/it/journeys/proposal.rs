//! The form of a proposal: fields that follow what is to be done, the sentence as it is typed, what is kept.
use greffier::domain::amendment::{Amendment, AmendmentKind, Settlement, Standing};
use greffier::domain::change::Change;
use greffier::domain::demand::{Demand, DemandStatus};
use greffier::domain::entry::{Circulation, Content, Holders};
use greffier::domain::number::MeasureNumber;
use greffier::domain::roll::Edit;

use crate::support::Room;

const OLD: &str = "Elles durent deux jours.";
const NEW: &str = "Elles durent trois jours.";

fn on_the_first() -> Room {
    let mut room = Room::meeting();
    room.go_to("1");
    room
}

#[test]
fn the_fields_follow_what_is_to_be_done_and_keep_what_was_typed() {
    let mut room = on_the_first();
    room.propose_instead(OLD, NEW);
    room.shows("Mots actuels");
    room.hides("Numéro");
    room.choose("Opération", "supprimer");
    room.hides("Mots proposés");
    room.shows("Mots actuels");
    room.choose("Opération", "retitrer");
    assert_eq!(room.filled("Ancien titre"), "Former les professionnels");
    room.choose("Opération", "nouvelle mesure");
    assert_eq!(room.filled("Numéro"), "1 bis");
    room.shows("Près de");
    room.choose("Opération", "partout");
    room.fill("Terme actuel", "un");
    room.shows("endroits du plan");
    room.fill("Terme actuel", "néant");
    room.shows("nulle part dans le plan");
    room.choose("Opération", "supprimer");
    room.press("gauche");
    assert_eq!(room.filled("Mots proposés"), NEW);
}

#[test]
fn the_sentence_follows_what_is_typed_until_it_is_rewritten() {
    let mut room = on_the_first();
    room.propose_instead(OLD, NEW);
    assert!(room.filled("Phrase").contains("trois jours"), "{}", room.filled("Phrase"));
    room.fill("Mots proposés", "Elles durent une semaine.");
    assert!(room.filled("Phrase").contains("une semaine"), "{}", room.filled("Phrase"));
    room.fill("Phrase", "Une semaine de formation serait préférable.");
    room.shows("✎ phrase réécrite");
    room.hides("ne suit plus");
    room.fill("Mots proposés", "Elles durent un mois.");
    assert_eq!(room.filled("Phrase"), "Une semaine de formation serait préférable.");
    room.shows("≠ ne suit plus les données");
    room.press("ctrl+r");
    assert!(room.filled("Phrase").contains("un mois"), "{}", room.filled("Phrase"));
    room.hides("✎");
}

#[test]
fn a_rewritten_sentence_is_printed_and_marked_in_the_list() {
    let mut room = on_the_first();
    room.propose_instead(OLD, NEW);
    room.fill("Phrase", "Trois jours seraient bien.");
    room.press("entrée");
    room.shows("Trois jours seraient bien.");
    room.shows("✎ phrase réécrite");
    let mut room = room.kill_and_reopen();
    room.press("tab tab entrée");
    room.fill("Mots proposés", "Elles durent un an.");
    room.press("entrée");
    room.shows("≠ ne suit plus les données");
    assert_eq!(room.sentences(), ["Trois jours seraient bien."]);
    room.press("entrée");
    room.click("Ctrl+R Recomposer");
    room.press("entrée");
    room.hides("✎");
    assert!(room.sentences()[0].contains("un an"), "{:?}", room.sentences());
}

#[test]
fn what_the_form_does_not_show_is_kept() {
    let mut room = on_the_first();
    let at = room.app.now;
    let known = Amendment {
        kind: AmendmentKind::Replace,
        anchor: room.passage(OLD),
        old: OLD.into(),
        new: NEW.into(),
        number: Some(MeasureNumber::new("7 bis")),
        settled: Some(Settlement { at, ..settlement(at) }),
        standing: Standing::Adopted,
        alternative_to: Some("e-other".into()),
        reiterates: Some(at.date()),
        ..Amendment::default()
    };
    room.propose(known.clone());
    room.press("entrée");
    assert_eq!(room.amendments(), std::slice::from_ref(&known));
    room.press("tab tab entrée");
    room.fill("Motif", "Deux jours ne suffisent pas.");
    room.press("entrée");
    assert_eq!(room.amendments(), [Amendment { rationale: "Deux jours ne suffisent pas.".into(), ..known }]);
}

fn settlement(at: chrono::NaiveDateTime) -> Settlement {
    Settlement { at, outcome: greffier::domain::decision::Outcome::Consensus }
}

#[test]
fn holders_vote_and_time_are_said_in_the_form() {
    let mut room = Room::demo();
    room.go_to("5");
    room.propose_instead("renouvelée tant que dure la procédure", "renouvelée de plein droit");
    room.choose("Porteurs", "certaines associations");
    room.choose("Accord", "vote");
    room.fill("Vote", "9/2/1");
    room.fill("À", "11h42");
    room.press("entrée");
    let amendment = room.amendments().pop().expect("a proposal");
    let settled = amendment.settled.expect("settled");
    assert_eq!(settled.at.format("%H:%M").to_string(), "11:42");
    assert!(matches!(settled.outcome, greffier::domain::decision::Outcome::Vote(vote) if vote.in_favor == 9));
    assert_eq!(room.entries().last().unwrap().holders, Holders::SomeMembers);
}

#[test]
fn several_organizations_are_ticked_from_the_form() {
    let mut room = Room::demo();
    room.go_to("5");
    room.propose_instead("renouvelée tant que dure la procédure", "renouvelée de plein droit");
    room.press("ctrl+o");
    room.types("ccem");
    room.press("tab entrée");
    room.press("entrée");
    let holders = room.entries().last().unwrap().holders.clone();
    assert!(matches!(&holders, Holders::Organizations(ids) if ids.len() == 1), "{holders:?}");
}

#[test]
fn a_consensus_makes_the_proposal_adopted() {
    let mut room = on_the_first();
    room.propose_instead(OLD, NEW);
    room.choose("Accord", "consensus");
    room.press("entrée");
    assert_eq!(room.amendments()[0].standing, Standing::Adopted);
}

#[test]
fn a_new_measure_takes_the_next_free_number() {
    let mut room = on_the_first();
    let anchor = room.whole();
    let new = Amendment { kind: AmendmentKind::NewMeasure, anchor, ..Amendment::default() };
    for expected in ["1 bis", "1 ter"] {
        room.propose(new.clone());
        assert_eq!(room.filled("Numéro"), expected);
        room.fill("Titre", "Traduire les plaquettes");
        room.fill("Texte", "Elles sont traduites en dix langues.");
        room.press("entrée");
    }
    let amendments = room.amendments();
    assert_eq!(amendments[1].number, Some(MeasureNumber::new("1 ter")));
    assert_eq!(amendments[0].new, "Traduire les plaquettes\nElles sont traduites en dix langues.");
    room.propose(new);
    room.choose("De quel côté", "avant");
    assert_eq!(room.filled("Numéro"), "", "no measure stands before the first");
}

#[test]
fn a_part_and_a_passage_are_moved() {
    let mut room = on_the_first();
    let anchor = room.whole();
    room.propose(Amendment { kind: AmendmentKind::Move, anchor, ..Amendment::default() });
    room.hides("Mots déplacés");
    room.choose("Vers", "Mesure 3");
    room.choose("Quoi", "passage");
    room.shows("Mots déplacés");
    room.choose("Où", "Une plaquette");
    assert_eq!(room.filled("Mots déplacés"), "Une plaquette est distribuée.");
    room.press("entrée");
    let amendment = room.amendments().remove(0);
    assert_eq!(amendment.old, "Une plaquette est distribuée.");
    assert!(amendment.target.is_some());
}

#[test]
fn a_measure_goes_as_a_whole() {
    let mut room = on_the_first();
    let anchor = room.whole();
    room.propose(Amendment { kind: AmendmentKind::Delete, anchor, ..Amendment::default() });
    assert!(room.filled("Phrase").contains("supprimer cette mesure"), "{}", room.filled("Phrase"));
    room.press("entrée");
    assert_eq!(room.amendments().len(), 1);
    room.press("ctrl+b");
    room.shows("Texte actuel");
    room.hides("Texte proposé");
}

#[test]
fn the_same_proposal_of_this_meeting_is_pointed_out() {
    let mut room = on_the_first();
    room.propose_instead(OLD, NEW);
    room.hides("Déjà proposé");
    room.press("entrée");
    room.propose_instead(OLD, NEW);
    room.shows("Déjà proposé dans cette séance");
}

#[test]
fn an_instruction_leaves_the_words_to_the_authors() {
    let mut room = on_the_first();
    room.propose_instead(OLD, "");
    room.choose("Sous forme de", "consigne");
    room.hides("Mots proposés");
    room.fill("Consigne", "préciser la durée");
    assert!(room.filled("Phrase").contains("préciser la durée"), "{}", room.filled("Phrase"));
    room.press("entrée");
    assert_eq!(room.amendments()[0].new, "préciser la durée");
}

#[test]
fn half_typed_words_become_the_new_words_or_stay() {
    let mut room = on_the_first();
    room.types("Elles sont payées.");
    let anchor = room.passage(OLD);
    room.propose(Amendment { anchor: anchor.clone(), ..Amendment::default() });
    assert_eq!(room.filled("Mots proposés"), "Elles sont payées.");
    room.press("entrée");
    assert_eq!(room.capture(), "");
    room.types("note en cours");
    room.propose(Amendment { anchor, new: "Autre ajout.".into(), ..Amendment::default() });
    room.press("entrée");
    assert_eq!(room.capture(), "note en cours");
    assert_eq!(room.amendments().len(), 2);
}

#[test]
fn what_was_asked_before_is_pointed_out_and_made_again() {
    let mut room = on_the_first();
    let node = room.whole().node;
    let since = room.app.now.date() - chrono::TimeDelta::days(4);
    let text = format!("Le Collectif propose de remplacer « {OLD} » par « {NEW} ».");
    let status = DemandStatus::New;
    let record = Demand { id: "d1".into(), node, since, text, status, circulation: Circulation::default() };
    room.app.perform(Change::Demand(Edit::Add { record, before: None }), &mut Vec::new());
    room.propose_instead(OLD, "Autre chose que l’on propose.");
    room.hides("Réitère");
    room.fill("Mots proposés", NEW);
    room.resize(120, 40);
    room.shows("Déjà proposé le 27 janvier");
    while !room.is_shown("▸ Réitère") {
        room.press("tab");
    }
    room.press("espace entrée");
    assert_eq!(room.amendments()[0].reiterates, Some(since));
    let status = |room: &Room| room.session().demands().get(&"d1".into()).unwrap().status;
    assert_eq!(status(&room), DemandStatus::Reiterated);
    room.press("ctrl+z");
    assert_eq!(status(&room), DemandStatus::New, "one undo takes both back");
    assert!(room.amendments().is_empty());
}

#[test]
fn opening_and_validating_any_proposal_of_the_demo_alters_nothing() {
    let mut room = Room::demo();
    let entries: Vec<_> = room.session().entries().iter().cloned().collect();
    let proposals = entries.iter().filter(|entry| matches!(entry.content, Content::Amendment(_)));
    let mut altered = Vec::new();
    for entry in proposals {
        greffier::app::update::go_to_entry(&mut room.app, &entry.id);
        room.press("entrée");
        assert_eq!(room.app.popups.len(), 1, "{}", entry.id);
        room.press("entrée");
        let said = room.app.notice.text.clone();
        assert!(room.app.popups.is_empty(), "{}: {said}", entry.id);
        let now = room.session().entries().get(&entry.id).unwrap();
        if now != entry {
            altered.push(format!("{:#?}\n→ {:#?}", entry.content, now.content));
        }
    }
    assert!(altered.is_empty(), "{}", altered.join("\n\n"));
}

#[test]
fn what_is_missing_first_is_asked_for_first() {
    let mut room = on_the_first();
    room.press("ctrl+s entrée");
    room.records("nouvelle mesure");
    room.types("Suivre les formations");
    room.press("tab");
    room.types("Un bilan est fait.");
    room.press("entrée");
    assert_eq!(room.amendments()[0].new, "Suivre les formations\nUn bilan est fait.");
    room.press("ctrl+s entrée");
    room.records("fusionner");
    room.press("droite entrée");
    assert!(room.amendments()[1].target.is_some(), "{}", room.screen());
}

#[test]
fn after_a_proposal_the_next_selection_begins_anew() {
    let mut room = on_the_first();
    room.press("ctrl+s bas ctrl+s ctrl+s");
    let sentence = room.app.desk.as_ref().unwrap().live.passage.page.selected();
    room.press("échap ctrl+s");
    assert_eq!(room.app.desk.as_ref().unwrap().live.passage.page.selected(), sentence, "taken up again");
    room.press("entrée");
    room.records("supprimer");
    room.press("entrée");
    assert!(room.app.desk.as_ref().unwrap().live.passage.page.selected().is_empty());
    room.press("ctrl+s");
    let anew = room.app.desk.as_ref().unwrap().live.passage.page.selected();
    assert!(anew.len() <= sentence.len() && !anew.is_empty(), "{anew:?}");
}

#[test]
fn a_sentence_is_no_term_to_be_replaced_everywhere() {
    let mut room = on_the_first();
    room.press("ctrl+s bas ctrl+s ctrl+s entrée");
    room.records("partout");
    assert_eq!(room.filled("Terme actuel"), "Les formations sont communes à tous les services.");
    room.press("échap");
    let long = "Un mot. ".repeat(12);
    room.propose_instead(OLD, &long);
    room.choose("Opération", "partout");
    assert!(!room.filled("Phrase").contains("deux jours"), "{}", room.filled("Phrase"));
}
