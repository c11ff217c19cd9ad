//! Proposals that cannot be recorded as they are: each says why, and nothing typed is lost.
use greffier::domain::amendment::{Amendment, AmendmentKind as Kind};

use crate::support::{PLAN, Room};

const OLD: &str = "Elles durent deux jours.";

fn on_the_first() -> Room {
    let mut room = Room::meeting();
    room.go_to("1");
    room
}

#[track_caller]
fn check(kind: Kind, fill: &[(&str, &str)], word: &str) {
    let mut room = on_the_first();
    let anchor = room.whole();
    room.propose(Amendment { kind, anchor, ..Amendment::default() });
    for (label, text) in fill {
        room.fill(label, text);
    }
    room.press("entrée");
    room.says(word);
    assert!(room.entries().is_empty(), "{kind:?}");
    assert_eq!(room.app.popups.len(), 1, "{kind:?}: the form stays open");
}

#[test]
fn each_fault_has_its_word() {
    check(Kind::Add, &[], "À remplir");
    check(Kind::Replace, &[("Mots proposés", "Autre")], "Quels mots du plan");
    check(Kind::Replace, &[("Mots actuels", OLD), ("Mots proposés", OLD)], "ceux du plan");
    check(Kind::Split, &[("Titres", "Former")], "au moins deux titres");
    check(Kind::Merge, &[], "Quelle mesure");
    check(Kind::Move, &[], "Quelle mesure");
    check(Kind::NewMeasure, &[("Texte", "Sans titre.")], "titre de la nouvelle mesure");
    check(Kind::NewMeasure, &[("Titre", "T"), ("Numéro", "2")], "déjà une mesure 2");
    check(Kind::Everywhere, &[("Terme actuel", "licorne"), ("Nouveau terme", "cheval")], "nulle part");
    check(Kind::Reinstate, &[], "Rien de cette mesure n’a disparu");
    check(Kind::AddToList, &[], "À remplir");
}

#[test]
fn a_merge_with_itself_and_a_vote_that_is_none_are_refused() {
    let mut room = on_the_first();
    let anchor = room.whole();
    room.propose(Amendment { kind: Kind::Merge, anchor, ..Amendment::default() });
    room.choose("Avec", "Mesure 1");
    room.press("entrée");
    room.says("C’est la mesure elle-même");
    room.choose("Avec", "Mesure 2");
    room.choose("Accord", "vote");
    room.fill("Vote", "à mains levées");
    room.press("entrée");
    room.says("12/0/1");
    room.fill("Vote", "3/0/0");
    room.fill("À", "midi passé");
    room.press("entrée");
    room.says("Cette heure ne se lit pas");
    assert!(room.entries().is_empty());
}

#[test]
fn cuts_that_do_not_fit_the_titles_are_refused() {
    let mut room = on_the_first();
    let anchor = room.whole();
    let new = "Former\nInformer".to_owned();
    room.propose(Amendment { kind: Kind::Split, anchor, new, ..Amendment::default() });
    for bad in ["1", "2, 3", "deux"] {
        room.fill("Coupures", bad);
        room.press("entrée");
        room.says("paragraphe");
        assert!(room.entries().is_empty(), "{bad}");
    }
    room.fill("Coupures", "2");
    room.shows("2 : « Une plaquette");
    room.press("entrée");
    assert_eq!(room.amendments()[0].cuts, [1]);
}

#[test]
fn hostile_wordings_are_recorded_as_they_are() {
    let long = "très long ".repeat(1000).trim().to_owned();
    for words in [
        "« Elles » durent «\u{a0}trois\u{a0}» jours.",
        "Un paragraphe.\nEt un autre.",
        long.as_str(),
        "שלושה ימים עם תרגום",
        "e\u{301}te\u{301} a\u{308}\u{323}",
    ] {
        let mut room = on_the_first();
        room.propose_instead(OLD, "");
        room.press("ctrl+a");
        room.paste(words);
        room.resize(80, 24);
        room.press("entrée");
        let room = room.kill_and_reopen();
        let kept = room.amendments();
        assert_eq!(kept.len(), 1, "{words}");
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert_eq!(letters(&kept[0].new), letters(&greffier::text::clean::clean_paste(words)));
        assert_eq!(kept[0].new.lines().count(), words.lines().count());
    }
}

#[test]
fn a_place_that_is_gone_offers_what_it_may_have_become() {
    let mut room = on_the_first();
    room.propose_instead(OLD, "Elles durent trois jours.");
    room.press("entrée");
    let second = PLAN.replace(OLD, "Leur contenu est arrêté chaque année par le ministère.");
    room.file("projet2.md", second.as_bytes());
    room.press("f3 ctrl+o");
    let path = room.path("projet2.md");
    room.fill("Fichier", &path);
    room.press("entrée");
    room.go_to("1");
    room.press("tab tab entrée");
    room.shows("disparu");
    room.shows("n’est plus dans le plan");
    room.press("entrée");
    room.says("n’est plus dans le plan");
    room.press("entrée");
    room.choose("Où", "Leur contenu");
    room.press("entrée");
    assert!(room.amendments()[0].anchor.quote.contains("Leur contenu"));
}
