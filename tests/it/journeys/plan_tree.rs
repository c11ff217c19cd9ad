//! A plan that was read half wrong: its doubts are gone through, each is settled with a key, all of it can be taken back,
//! and the next draft comes corrected.
use greffier::app::msg::{FileOutcome, Msg, Outcome};
use greffier::app::screens::Screen;
use greffier::domain::plan::{Draft, NodeKind, Remark};

use crate::support::Room;

/// A plan typed in a hurry: a title in two pieces, a measure inside a paragraph, numbers that jump and numbers twice.
const HURRIED: &str = "\
# Plan contre les expulsions

## Axe 1 : Prévenir

### Mesure 1 : Repérer les impayés

Les bailleurs signalent chaque impayé.

### Mesure 2 : Former les travailleurs

#### sociaux et les bailleurs

Deux journées par an sont financées.

Mesure 3 : Informer les locataires

Une plaquette est remise.

## Axe 2 : Accompagner

### Mesure 4 : Reloger

Une proposition est faite.

## Annexe du ministère

Page de garde.

### Mesure 6 : Indemniser

Le bailleur est indemnisé.

### Mesure 6 : Évaluer

Un rapport est publié.
";

/// The meeting on the hurried plan, its tree open.
fn tree() -> Room {
    let mut room = Room::empty();
    room.file("plan.md", HURRIED.as_bytes());
    room.press("ctrl+n");
    room.fill("Titre", "Réunion");
    let path = room.path("plan.md");
    room.fill("Fichier du plan", &path);
    room.press("entrée");
    open_last(&mut room);
    room
}

/// Opens the tree of the last draft.
fn open_last(room: &mut Room) {
    room.press("f3 début");
    let drafts = room.session().drafts().len();
    room.press(&"bas ".repeat(drafts));
    room.press("entrée");
    assert_eq!(room.app.screen, Screen::PlanTree, "{}", room.screen());
}

fn draft(room: &Room) -> &Draft {
    room.session().draft().expect("a draft")
}

/// The headings of the draft, indented, with the kinds that are not those of measures.
fn drawn(room: &Room) -> Vec<String> {
    let row = |node: &greffier::domain::plan::PlanNode| {
        let kind = match node.kind {
            NodeKind::Measure => String::new(),
            kind => format!("({kind:?}) "),
        };
        let heading = node.heading().replace('\u{a0}', " ");
        format!("{}{kind}{heading}", " ".repeat(usize::from(node.depth)))
    };
    draft(room).nodes.iter().map(row).collect()
}

/// Puts the choice on the part whose heading holds these words.
#[track_caller]
fn on(room: &mut Room, words: &str) {
    room.press("échap");
    if room.app.screen != Screen::PlanTree {
        open_last(room);
    }
    let at = draft(room).nodes.iter().position(|node| node.heading().contains(words));
    let at = at.unwrap_or_else(|| panic!("no « {words} »: {:#?}", drawn(room)));
    room.press("début");
    room.press(&"bas ".repeat(at));
}

#[test]
fn the_doubts_are_shown_and_gone_through() {
    let mut room = tree();
    room.shows("points à vérifier");
    room.shows("? mesure");
    room.shows("Ce paragraphe est peut-être un titre");
    room.press("ctrl+n");
    room.says("1 sur");
    room.says("Ctrl+D en fait une partie");
    room.press("ctrl+d");
    assert!(
        drawn(&room).contains(&"  Mesure 3 : Informer les locataires".to_owned())
            || drawn(&room).contains(&" Mesure 3 : Informer les locataires".to_owned()),
        "{:#?}",
        drawn(&room)
    );
    let before = room.app.desk.as_ref().unwrap().plan_tree.doubts.len();
    room.press("ctrl+z");
    assert!(room.app.desk.as_ref().unwrap().plan_tree.doubts.len() > before, "the doubt is back");
    room.press("ctrl+p ctrl+p");
    room.says("sur");
}

#[test]
fn a_plan_is_corrected_in_a_few_keys_and_each_is_taken_back() {
    let mut room = tree();
    let read = drawn(&room);
    on(&mut room, "sociaux");
    room.press("ctrl+r");
    room.says("est réunie à « Mesure 2 »");
    on(&mut room, "Annexe");
    room.press("suppr");
    room.says("mise de côté");
    room.shows("Mis de côté (2)");
    on(&mut room, "Évaluer");
    room.press("entrée");
    room.fill("Numéro", "7");
    room.press("entrée");
    room.says("Titre corrigé");
    on(&mut room, "Indemniser");
    room.press("tab");
    let corrected = drawn(&room);
    assert!(
        corrected
            .iter()
            .any(|row| row.trim() == "Mesure 2 : Former les travailleurs sociaux et les bailleurs")
    );
    assert!(corrected.iter().any(|row| row.trim() == "Mesure 7 : Évaluer"), "{corrected:#?}");
    assert!(!corrected.iter().any(|row| row.contains("Annexe")));
    let mut room = room.kill_and_reopen();
    assert_eq!(drawn(&room), corrected, "it is on the disk");
    open_last(&mut room);
    let count = draft(&room).corrections.len();
    assert!(count >= 4);
    room.press(&"ctrl+z ".repeat(count));
    assert_eq!(drawn(&room), read);
    assert!(draft(&room).corrections.is_empty() && draft(&room).set_aside.is_empty());
}

#[test]
fn the_next_draft_comes_corrected() {
    let mut room = tree();
    on(&mut room, "sociaux");
    room.press("ctrl+r");
    on(&mut room, "Annexe");
    room.press("suppr");
    on(&mut room, "Évaluer");
    room.press("entrée");
    room.fill("Numéro", "7");
    room.press("entrée");
    let corrected = drawn(&room);
    let next = HURRIED.replace("Deux journées", "Trois journées");
    room.file("second.md", next.as_bytes());
    room.press("f3 ctrl+o");
    let path = room.path("second.md");
    room.fill("Fichier", &path);
    room.press("entrée");
    room.says("3 corrections refaites");
    assert_eq!(drawn(&room), corrected);
    room.file("third.md", next.replace("## Annexe du ministère\n\nPage de garde.\n\n", "").as_bytes());
    room.press("f3 ctrl+o");
    let path = room.path("third.md");
    room.fill("Fichier", &path);
    room.press("entrée");
    room.says("2 corrections refaites ; 1 ne trouve plus sa place : « Annexe du ministère »");
    open_last(&mut room);
    room.shows("Sans place ici, à refaire s’il le faut");
    room.shows("ministère »");
}

#[test]
fn what_was_recorded_on_a_part_that_goes_follows_its_words() {
    let mut room = tree();
    room.press("f5");
    room.pick("ctrl+g", "Évaluer");
    room.records("salue le rapport annuel");
    room.types("demande un dél");
    open_last(&mut room);
    on(&mut room, "Évaluer");
    room.press("ctrl+r");
    room.says("1 entrée suit avec");
    room.press("f5");
    assert_eq!(room.entries().len(), 1);
    assert_eq!(room.capture(), "demande un dél", "what is half typed follows too");
    room.shows("Un rapport est publié");
    room.press("f3");
    open_last(&mut room);
    room.press("ctrl+z f5");
    room.pick("ctrl+g", "Évaluer");
    assert_eq!(room.entries().len(), 1);
}

#[test]
fn kinds_levels_and_the_mouse() {
    let mut room = tree();
    on(&mut room, "Axe 2");
    room.pick("ctrl+k", "prior");
    assert!(drawn(&room).contains(&"(Priority) Axe 2 : Accompagner".to_owned()), "{:#?}", drawn(&room));
    room.press("maj+tab");
    room.says("tout en haut");
    room.click("Reloger");
    room.press("maj+tab");
    assert_eq!(draft(&room).nodes.iter().find(|n| n.title == "Reloger").map(|n| n.depth), Some(0));
    room.click("Une proposition");
    room.types("x");
    room.says("rien ne s’écrit");
    room.press("échap échap");
    assert_eq!(room.app.screen, Screen::Preparation);
    room.press("ctrl+t");
    room.fill("Nom", "version de travail");
    room.press("entrée");
    assert_eq!(draft(&room).label, "version de travail");
}

#[test]
fn a_draft_that_is_taken_back_is_left() {
    let mut room = Room::meeting();
    let second = crate::support::PLAN.replace("deux jours", "trois jours");
    room.file("second.md", second.as_bytes());
    room.press("f3 ctrl+o");
    let path = room.path("second.md");
    room.fill("Fichier", &path);
    room.press("entrée");
    open_last(&mut room);
    room.shows("rien à vérifier");
    room.press("ctrl+n");
    room.says("Rien à vérifier");
    room.press("ctrl+z");
    assert_eq!(room.app.screen, Screen::Preparation);
    assert_eq!(room.session().drafts().len(), 1);
}

#[test]
fn remarks_of_the_margin_stand_under_the_text() {
    let mut room = Room::meeting();
    let mut draft = draft(&room).clone();
    let remark = Remark {
        author: "Mme Durand".to_owned(),
        quote: "deux jours".to_owned(),
        text: "C’est trop court.".to_owned(),
    };
    let node = draft.nodes.iter_mut().find(|node| node.key.as_str() == "m-1").expect("measure 1");
    node.remarks.push(remark);
    let session = room.session().id().clone();
    let warnings = Vec::new();
    room.happen(Msg::Done(Outcome::File(FileOutcome::Plan { session, draft: Box::new(draft), warnings })));
    room.go_to("1");
    room.shows("Remarque de Mme Durand");
    open_last(&mut room);
    on(&mut room, "Mesure 1");
    room.shows("Remarque de Mme Durand sur « deux jours »");
}
