//! Plans that are handed over: good, empty, binary, missing, and a second draft.
use greffier::app::busy::Busy;
use greffier::app::effect::Effect;
use greffier::app::key::Key;
use greffier::app::msg::{FileOutcome, Msg, Outcome};
use greffier::app::screens::Screen;

use crate::support::{PLAN, Room};

/// A new session with this plan, and what was said.
fn with_plan(bytes: &[u8]) -> Room {
    let mut room = Room::empty();
    room.file("plan.md", bytes);
    room.press("ctrl+n");
    room.fill("Titre", "Réunion");
    let path = room.path("plan.md");
    room.fill("Fichier du plan", &path);
    room.press("entrée");
    room
}

#[test]
fn a_plan_that_cannot_be_read_gives_a_sentence_and_loses_nothing() {
    let huge = vec![b'a'; 21 * 1024 * 1024];
    for (bytes, said) in [
        (&b""[..], "vide"),
        (b"\x00\x01\x02\xff\xfe\x00\x00", "ce n’est pas du texte"),
        (b"%PDF-1.7\n", "c’est du PDF"),
        (&huge, "trop gros"),
    ] {
        let mut room = with_plan(bytes);
        room.says("plan.md");
        room.says(said);
        assert_eq!(room.session().meeting().title, "Réunion");
        room.press("f5");
        room.types("salue le plan");
        assert_eq!(room.capture(), "salue le plan");
        let mut room = room.kill_and_reopen();
        assert_eq!(room.capture(), "salue le plan");
        room.press("f5 entrée");
        room.shows("Points");
        let words =
            |room: &Room| room.session().entries().iter().map(|e| e.content.words()).collect::<String>();
        assert_eq!(words(&room), "le plan", "without a plan it is recorded outside of any part");
        room.press("f3 ctrl+o");
        room.file("lisible.md", PLAN.as_bytes());
        let path = room.path("lisible.md");
        room.fill("Fichier", &path);
        room.press("entrée f5 ctrl+g");
        room.types("points");
        room.press("entrée");
        room.shows("le plan");
    }
}

#[test]
fn a_missing_file_is_named() {
    let mut room = Room::meeting();
    room.press("f3 ctrl+o");
    room.fill("Fichier", "/nulle/part/plan.md");
    room.press("entrée");
    room.says("plan.md");
    room.says("Vérifiez son nom et son dossier");
}

#[test]
fn hostile_plans_are_cleaned() {
    for bytes in [
        PLAN.replace('\n', "\r\n").into_bytes(),
        format!("\u{feff}{PLAN}").into_bytes(),
        PLAN.replace("jours", "jours\u{1b}]0;titre\u{7}\u{202e}").into_bytes(),
        PLAN.replace('é', "e\u{301}").into_bytes(),
        PLAN.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(0x92)).collect(),
    ] {
        let mut room = with_plan(&bytes);
        room.says("4 mesures");
        assert!(!room.screen().contains('\u{1b}'));
        room.go_to("2");
        room.shows("Donner un délai de réflexion");
    }
}

#[test]
fn a_second_draft_shows_what_is_gone() {
    let mut room = Room::meeting();
    room.go_to("3");
    room.records("salue le fonds");
    let second = PLAN
        .replace("### Mesure 3 : Créer un fonds\n\nUn fonds est créé.\n\n", "")
        .replace("deux jours", "trois jours");
    room.file("second.md", second.as_bytes());
    room.press("f3 ctrl+o");
    let path = room.path("second.md");
    room.fill("Fichier", &path);
    room.fill("Nom", "version du 30 janvier");
    room.press("entrée");
    room.says("1 disparue");
    room.go_to("3");
    room.shows("disparue");
    assert_eq!(room.entries().len(), 1, "what was recorded on it stays");
    room.go_to("1");
    room.shows("trois");
    let room = room.kill_and_reopen();
    assert_eq!(room.session().drafts().len(), 2);
}

#[test]
fn a_measure_that_is_gone_is_claimed_back_and_printed_so() {
    let mut room = Room::meeting();
    let second = PLAN.replace("### Mesure 3 : Créer un fonds\n\nUn fonds est créé.\n\n", "");
    room.file("projet2.md", second.as_bytes());
    room.press("f3 ctrl+o");
    let path = room.path("projet2.md");
    room.fill("Fichier", &path);
    room.press("entrée");
    room.press("entrée");
    assert_eq!(room.app.screen, Screen::PlanTree, "Entrée opens what was just read");
    room.go_to("3");
    room.shows("Un fonds est créé");
    room.press("ctrl+r");
    room.shows("rétablir");
    room.press("entrée");
    room.shows("propose de rétablir");
    let mut room = room.kill_and_reopen();
    assert_eq!(room.entries().len(), 1);
    room.press("f9 entrée");
    room.says("Exporté");
    let paper = room.exported("md");
    assert!(paper.contains("(absente de la version « projet2 »)"), "{paper}");
    assert!(paper.contains("propose de rétablir cette mesure"), "{paper}");
}

#[test]
fn a_part_without_label_that_is_gone_has_no_gender() {
    let mut room = with_plan(
        "# P\n\n## Préambule\n\nUn mot.\n\n## Mesure 1 : A\n\nTexte.\n\n## Mesure 2 : B\n\nAutre.\n"
            .as_bytes(),
    );
    room.file("suite.md", "# P\n\n## Mesure 1 : A\n\nTexte.\n\n## Mesure 2 : B\n\nAutre.\n".as_bytes());
    room.press("f3 ctrl+o");
    let path = room.path("suite.md");
    room.fill("Fichier", &path);
    room.press("entrée f9 entrée");
    let paper = room.exported("md");
    assert!(paper.contains("Préambule *(n'est plus dans la version « suite »)*"), "{paper}");
}

#[test]
fn what_is_said_after_a_reading_is_never_cut() {
    let mut room = Room::empty();
    room.file("plan.md", "# P\n\n## Mesure 1 : A\n\nb\u{202E}c\n\n## Mesure 4 : D\n\ne\n".as_bytes());
    room.press("ctrl+n");
    room.fill("Titre", "Réunion");
    let path = room.path("plan.md");
    room.fill("Fichier du plan", &path);
    room.press("entrée");
    let last = room.app.notice.text.split(' ').next_back().unwrap_or_default().to_owned();
    let screen = room.screen();
    assert!(room.app.notice.text.chars().count() > 80 && screen.contains(&last), "{last}\n{screen}");
}

#[test]
fn a_number_leads_to_the_measure_before_the_axis_of_the_same_number() {
    let mut room = Room::empty();
    room.file("plan.md", "Axe 1. Repérer\n\nMesure 1. Former\n\nDeux jours.\n".as_bytes());
    room.press("ctrl+n");
    room.fill("Titre", "Réunion");
    let path = room.path("plan.md");
    room.fill("Fichier du plan", &path);
    room.press("entrée f5 ctrl+g");
    room.types("1");
    room.press("entrée");
    assert_eq!(room.place(), "Mesure 1");
}

#[test]
fn a_long_reading_shows_its_pages_and_can_be_stopped() {
    let mut room = Room::meeting();
    room.press("ctrl+w");
    room.says("Aucun fichier n’est en cours de lecture ni d’export");
    room.app.busy = Some(Busy::Reading(None));
    room.happen(Msg::Done(Outcome::File(FileOutcome::Progress { done: 12, of: 96 })));
    assert!(room.screen().contains("page 12 sur 96 (Ctrl+W l’arrête)"), "{}", room.screen());
    room.types("salue le plan");
    let asked = greffier::app::update(&mut room.app, Msg::Key(Key::ctrl('w')));
    assert_eq!(asked, [Effect::StopReading]);
    room.happen(Msg::Done(Outcome::File(FileOutcome::Stopped)));
    room.says("Lecture arrêtée : rien n’a été ajouté");
    room.happen(Msg::Done(Outcome::File(FileOutcome::Progress { done: 13, of: 96 })));
    room.says("Lecture arrêtée");
    assert_eq!(room.capture(), "salue le plan");
}

#[test]
fn a_comment_table_becomes_entries_and_goes_back_as_a_table() {
    let mut room = Room::meeting();
    room.file(
        "grille.md",
        "| N° | Organisme | Type | Page, paragraphe | Commentaire | Modification proposée | Décision |\n\
         |-|-|-|-|-|-|-|\n\
         | 7 | CCEM | M | mesure 3 | Le fonds est vague. | Ajouter « pérenne » | |\n\
         | 8 | AFJ | G | mesure 4 bis | C’est bien. | | Noté |\n"
            .as_bytes(),
    );
    room.press("f3 ctrl+g");
    let path = room.path("grille.md");
    room.fill("Fichier", &path);
    room.press("entrée");
    room.says("2 commentaires notés. Ctrl+Z les enlève. À vérifier : « CCEM » n’était pas dans la liste");
    let nodes: Vec<String> = room.session().entries().iter().map(|entry| entry.node.to_string()).collect();
    assert_eq!(nodes, ["m-3", "m-4-bis"]);
    room.press("f9");
    room.choose("Document", "commentaires");
    room.press("entrée");
    room.says("Exporté");
    let table = room.exported("md");
    assert!(
        table.contains("| 7 | CCEM | M | mesure 3 | Le fonds est vague. | Ajouter « pérenne » |"),
        "{table}"
    );
    let mut room = room.kill_and_reopen();
    assert_eq!(room.session().entries().len(), 2);
    room.press("ctrl+z");
    assert!(room.session().entries().is_empty() && room.session().organizations().is_empty());
}

#[test]
fn a_pasted_text_is_read_like_a_file() {
    let mut room = Room::empty();
    room.press("ctrl+n");
    room.fill("Titre", "Réunion");
    room.press("entrée");
    room.press("f3 ctrl+o entrée");
    room.shows("Donnez le fichier, ou collez le texte.");
    room.press("tab tab tab");
    room.paste("Plan de lutte\n\nMesure 1 : Former\n\nUn texte.\n\nMesure 2 : Héberger\n\nUn autre.\n");
    room.press("entrée");
    room.says("Plan lu : 2 mesures.");
    assert_eq!(room.session().draft().unwrap().label, "texte collé");
}
