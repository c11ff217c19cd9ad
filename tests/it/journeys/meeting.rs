//! A whole meeting, from an empty folder to the compte-rendu.
use greffier::app::screens::Screen;
use greffier::domain::attendance::AttendanceStatus;
use greffier::domain::entry::EntryKind;
use greffier::domain::roll::{Record, Roll};
use greffier::export::markdown::render;
use greffier::minutes::{Options, compose};

use crate::support::Room;

#[test]
fn the_first_run_offers_the_demo() {
    let mut room = Room::empty();
    room.shows("Bienvenue");
    room.shows("séance d’exemple");
    room.press("entrée");
    assert_eq!(room.app.screen, Screen::Live);
    assert_eq!(room.session().delegates().len(), 19);
    room.press("f2");
    room.shows("Réunion du Collectif du 31 janvier 2014");
}

/// Adds an organization and a person of it, from the preparation.
fn invites(room: &mut Room, organization: &str, acronym: &str, person: &str) {
    room.press("f3");
    room.click("ajouter une organisation");
    room.press("ctrl+n");
    room.fill("Nom", organization);
    room.fill("Sigle", acronym);
    room.press("entrée f4 ctrl+n");
    room.fill("Prénom et nom", person);
    room.choose("Organisation", acronym);
    room.press("entrée");
}

fn records<T: Record + std::fmt::Debug>(roll: &Roll<T>) -> String {
    format!("{:?}", roll.iter().collect::<Vec<_>>())
}

/// What undo gives back: all but what the clock noted by itself.
fn undoable(room: &Room) -> Vec<String> {
    let session = room.session();
    let attendance: Vec<_> = session.delegates().iter().map(|d| session.attendance(&d.id)).collect();
    let parts = session.drafts().iter().flat_map(|draft| &draft.nodes);
    let statuses: Vec<_> = parts.map(|part| session.status(&part.key)).collect();
    vec![
        session.meeting().place.clone(),
        records(session.drafts()),
        records(session.organizations()),
        records(session.delegates()),
        format!("{attendance:?}"),
        records(session.events()),
        records(session.entries()),
        format!("{statuses:?}"),
        records(session.synthesis()),
    ]
}

/// Presses a key until it says that there is nothing more to do; gives how many times it did something.
fn all_the_way(room: &mut Room, key: &str) -> usize {
    for count in 0..500 {
        room.press(key);
        if room.app.notice.text.starts_with("Il n’y a rien") {
            return count;
        }
    }
    panic!("{key} never ends");
}

#[test]
fn a_whole_meeting_is_undone_and_redone_also_after_a_kill() {
    let mut room = Room::meeting();
    invites(&mut room, "Ensemble pour les mineurs", "EPM", "Éléonore Dupuis");
    invites(&mut room, "Comité contre l’esclavage moderne", "CCEM", "Sylvie Martin");
    room.press("f4 haut entrée entrée");
    recorded(&mut room);
    settled(&mut room);
    room.press("f3 début entrée");
    room.fill("Lieu", "Secours Catholique");
    room.press("entrée");
    room.press("fin ctrl+n");
    room.fill("Évènement", "Rendez-vous au ministère");
    room.fill("Date(s)", "03/02/2014 ; 04/02/2014");
    room.press("entrée");
    let whole = undoable(&room);
    let steps = all_the_way(&mut room, "ctrl+z");
    assert!(
        steps > 20 && room.session().entries().is_empty() && room.session().drafts().is_empty(),
        "{steps}"
    );
    let mut room = room.kill_and_reopen();
    room.press("f3");
    assert_eq!(all_the_way(&mut room, "ctrl+y"), steps);
    assert_eq!(undoable(&room), whole);
    let mut room = room.kill_and_reopen();
    room.press("f3");
    assert_eq!(all_the_way(&mut room, "ctrl+z"), steps);
}

#[test]
fn a_meeting_is_recorded_from_an_empty_folder_to_the_compte_rendu() {
    let mut room = Room::meeting();
    invites(&mut room, "Ensemble pour les mineurs", "EPM", "Éléonore Dupuis");
    invites(&mut room, "Comité contre l’esclavage moderne", "CCEM", "Sylvie Martin");
    room.press("f4");
    room.types("eleonore");
    room.press("entrée");
    room.at(10, 0);
    recorded(&mut room);
    room.at(10, 42);
    room.press("f4");
    room.types("sylvie");
    room.press("entrée");
    room.says("10 h 42");
    settled(&mut room);
    room.press("f7");
    let findings = &room.app.desk.as_ref().unwrap().review.findings;
    assert!(findings.is_empty(), "{findings:#?}");
    room.export_for("ministère");
    let text = room.exported(".md");
    for words in [
        "Éléonore Dupuis",
        "10 h 42",
        "regrette que la plaquette ne soit pas traduite",
        "Elles durent trois jours.",
        "(par 1 voix pour, 0 contre et 0 abstention)** : demander une audience",
        "écrire au ministère",
        "Qui paie la traduction",
        "Donner un délai de réflexion",
        "cette mesure n'appelle pas d'observation",
    ] {
        assert!(text.to_lowercase().contains(&words.to_lowercase()), "« {words} » is not in:\n{text}");
    }
}

/// Five entries, an amendment on a sentence, a decision with its vote, an action item, a question, a gap.
fn recorded(room: &mut Room) {
    room.go_to("1");
    assert_eq!(room.place(), "Mesure 1");
    room.records("regrette que la plaquette ne soit pas traduite");
    room.press("tab");
    room.press("bas fin ctrl+s entrée");
    room.records("remplacer");
    assert_eq!(room.filled("Mots actuels"), "Elles durent deux jours.");
    room.fill("Mots proposés", "Elles durent trois jours.");
    room.press("entrée");
    room.records("? Qui paie la traduction ?");
    room.press("ctrl+u");
    room.go_to("3");
    room.records("décision : de demander une audience (1/0/0)");
    room.press("ctrl+t");
    room.fill("Qui", "Éléonore Dupuis");
    room.fill("Quoi", "écrire au ministère");
    room.fill("Pour quand", "10/02/2014");
    room.press("entrée");
    room.pick("ctrl+e", "examinée");
    let kinds: Vec<EntryKind> = room.entries().iter().map(|entry| entry.content.kind()).collect();
    assert_eq!(kinds, [EntryKind::Decision, EntryKind::Action]);
}

/// The gap is written, the other measures get their status, the synthesis its line.
fn settled(room: &mut Room) {
    let late = room.session().delegates().iter().find(|d| d.name == "Sylvie Martin").unwrap().id.clone();
    assert_eq!(room.session().attendance(&late).status, AttendanceStatus::Present);
    room.go_to("1");
    room.press("tab tab");
    assert_eq!(room.app.desk.as_ref().unwrap().chosen_entry().unwrap().content.kind(), EntryKind::Stub);
    room.press("entrée");
    room.fill("Ce qui a été dit", "demande que la formation soit payée");
    room.press("entrée ctrl+l");
    room.pick("ctrl+e", "examinée");
    for (measure, status) in [("2", "sans observation"), ("4 bis", "sans observation")] {
        room.go_to(measure);
        room.pick("ctrl+e", status);
    }
    room.press("f6 tab entrée entrée");
    let session = room.session();
    let line = session.synthesis().iter().next().expect("a line");
    assert_eq!(line.sources.len(), 1, "{line:?}");
    room.press("f5 f8");
    room.types("lever la séance");
    room.press("entrée");
}

#[test]
fn the_demo_has_no_finding_that_is_false() {
    let mut room = Room::demo();
    room.press("f7");
    let errors: Vec<_> = room
        .app
        .desk
        .as_ref()
        .unwrap()
        .review
        .findings
        .iter()
        .filter(|finding| finding.severity == greffier::domain::check::Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn what_is_internal_does_not_reach_the_ministry() {
    let mut room = Room::meeting();
    room.go_to("1");
    room.pick("ctrl+k", "interne");
    room.records("note : le cabinet hésite sur le financement");
    room.pick("ctrl+k", "ministère");
    room.records("demande un calendrier");
    room.export_for("ministère");
    let text = room.exported(".md");
    assert!(!text.contains("cabinet") && text.contains("calendrier"), "{text}");
    room.export_for("interne");
    assert!(room.exported(".md").contains("cabinet"));
    assert_eq!(
        room.kept_aside(".md"),
        text,
        "a document that may have been corrected by hand is never overwritten"
    );
}

#[test]
fn the_template_of_a_session_is_chosen_with_its_facts_and_shapes_its_documents() {
    let mut room = Room::demo();
    room.press("f3 début entrée");
    room.choose("Modèle", "Bureau");
    room.press("entrée");
    assert_eq!(room.session().meeting().template, "bureau");
    room.press("f9 entrée");
    assert!(room.exported("md").contains("# RELEVÉ DE DÉCISIONS DE LA RÉUNION DU COLLECTIF"));
    room.press("échap f3 ctrl+z");
    assert_eq!(room.session().meeting().template, "");
}

#[test]
fn a_new_session_begins_with_the_template_of_the_preferences() {
    let mut room = Room::empty();
    room.app.preferences.template = "working-group".to_owned();
    room.press("ctrl+n");
    room.fill("Titre", "Groupe de travail sur l’hébergement");
    room.press("entrée");
    assert_eq!(room.session().meeting().template, "working-group");
}

#[test]
fn a_meeting_without_a_plan_is_recorded_too() {
    let mut room = Room::empty();
    room.press("ctrl+n");
    room.fill("Titre", "Bureau du Collectif");
    room.press("entrée f5");
    room.records("décision : d’inviter le préfet");
    room.records("note que la salle est retenue");
    room.shows("Points");
    room.shows("retenue");
    let mut room = room.kill_and_reopen();
    room.press("f5");
    room.shows("retenue");
    let printed = render(&compose(room.session(), &Options::default()));
    assert!(printed.contains("inviter le préfet") && printed.contains("la salle est retenue"), "{printed}");
    assert!(!printed.contains("Autres points") && !printed.contains("# Points"), "{printed}");
}
