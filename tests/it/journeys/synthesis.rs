//! The synthesis: written from entries, arranged, traced both ways, told when what it rests on has changed.
use greffier::app::screens::Screen;
use greffier::app::screens::synthesis::Half;
use greffier::domain::check::{Reader, Rule, check};
use greffier::domain::synthesis::{LineKind, SynthesisLine};
use greffier::text::lang::Lang;

use crate::support::Room;

/// Two strong demands on measure 1, one on measure 4 bis, and something welcomed on measure 2, all flagged or strong.
fn heard() -> Room {
    let mut room = Room::meeting();
    room.go_to("1");
    room.records("insiste pour que la formation soit payée");
    room.records("insiste pour que chacun soit formé");
    room.go_to("2");
    room.records("* salue le délai donné aux victimes");
    room.go_to("4 bis");
    room.records("insiste pour que le bilan soit public");
    room.press("f6");
    room
}

fn lines(room: &Room) -> Vec<&SynthesisLine> {
    room.app.desk.as_ref().expect("a session").lines()
}

fn texts(room: &Room) -> Vec<String> {
    lines(room).iter().map(|line| line.text.clone()).collect()
}

fn kinds(room: &Room) -> Vec<LineKind> {
    lines(room).iter().map(|line| line.kind).collect()
}

fn chosen(room: &Room) -> (Half, usize, usize) {
    let state = &room.app.desk.as_ref().expect("a session").synthesis;
    (state.half, state.entry, state.line)
}

/// How often the review flags this.
fn findings(room: &Room, rule: Rule) -> usize {
    let found = check(room.session(), &Reader::new(Lang::Fr));
    found.iter().filter(|finding| finding.rule == rule).count()
}

/// Writes a line of this kind with these words.
fn writes(room: &mut Room, key: &str, words: &str) {
    room.press(key);
    room.fill("Texte", words);
    room.press("entrée");
}

/// Exports for the ministry and gives the Markdown.
fn paper(room: &mut Room) -> String {
    room.export_for("ministère");
    room.exported(".md")
}

#[test]
fn what_is_strong_is_in_sight_until_it_has_a_line() {
    let mut room = heard();
    room.shows("Demandes fortes ou signalées sans ligne : 4");
    room.shows("Demandes fortes");
    room.shows("Autres entrées signalées");
    room.press("tab entrée");
    assert_eq!(room.filled("Texte"), "Le Collectif insiste pour que la formation soit payée.");
    room.shows("Ce que disent ses entrées");
    room.press("entrée");
    room.shows("sans ligne : 3");
    room.resize(80, 24);
    room.shows("○ Sans ligne : 3 — Mesure 1 : Le Collectif insiste pour que chacun soit formé.");
    room.shows("∅ Sans appui : 0");
    room.press("ctrl+z");
    room.shows("○ Sans ligne : 4");
}

#[test]
fn one_line_is_written_from_several_marked_entries() {
    let mut room = heard();
    room.press("tab ctrl+k ctrl+k");
    room.shows("cochées : 2");
    room.press("entrée");
    assert_eq!(
        room.filled("Texte"),
        "Le Collectif insiste pour que la formation soit payée. Le Collectif insiste pour que chacun soit formé."
    );
    room.press("entrée");
    room.hides("cochées");
    assert_eq!((lines(&room).len(), lines(&room)[0].sources.len()), (1, 2));
    assert_eq!(kinds(&room), [LineKind::Shortcoming]);
    // What is welcomed makes a paragraph.
    room.press("fin entrée entrée");
    assert_eq!(kinds(&room), [LineKind::Paragraph, LineKind::Shortcoming]);
}

#[test]
fn one_key_leads_from_the_line_to_each_entry_and_back() {
    let mut room = heard();
    room.press("tab ctrl+k ctrl+k entrée entrée");
    room.press("début entrée entrée");
    room.press("tab");
    let (half, _, line) = chosen(&room);
    assert_eq!(half, Half::Lines);
    // Two lines rest on the first entry, two entries hold the first line.
    room.press("début ctrl+t");
    assert_eq!(chosen(&room), (Half::Material, 0, 0));
    room.press("ctrl+t");
    assert_eq!(chosen(&room), (Half::Lines, 0, 0));
    room.press("ctrl+t");
    assert_eq!(chosen(&room), (Half::Material, 1, 0));
    room.press("ctrl+t ctrl+t");
    assert_eq!(chosen(&room), (Half::Material, 0, 0), "around");
    room.press("tab fin tab bas haut ctrl+t");
    assert_eq!(chosen(&room).0, Half::Lines);
    assert!(line <= 1);
}

#[test]
fn the_live_entry_and_its_line_are_one_key_apart() {
    let mut room = heard();
    room.press("tab fin entrée entrée début entrée entrée");
    room.press("tab fin ctrl+g");
    assert_eq!((room.app.screen, room.place().as_str()), (Screen::Live, "Mesure 1"));
    room.press("f6");
    assert_eq!(room.app.screen, Screen::Synthesis);
    assert_eq!(chosen(&room).2, 1, "back on the line that was left");
    // An entry without a line is shown among those that call for one.
    room.go_to("4 bis");
    room.press("tab tab f6");
    let entry = room.app.desk.as_ref().unwrap().chosen_material().unwrap().content.words();
    assert_eq!((chosen(&room).0, entry.trim()), (Half::Material, "que le bilan soit public"));
    // From the capture box F6 leads where the secretary was.
    room.press("tab f5 f6");
    assert_eq!(chosen(&room).0, Half::Lines);
}

#[test]
fn a_line_says_that_its_entry_changed_and_one_key_says_that_it_is_still_right() {
    let mut room = heard();
    room.press("tab entrée entrée tab ctrl+g entrée");
    room.fill("Texte", "pour que la formation soit payée deux fois");
    room.press("entrée f6");
    room.shows("≠ l’entrée a changé");
    room.shows("avant : Le Collectif insiste pour que la formation soit payée.");
    room.shows("maintenant : Le Collectif insiste pour que la formation soit payée");
    room.shows("deux fois.");
    room.shows("dépassées : 1");
    assert_eq!(findings(&room, Rule::StaleLine), 1);
    room.press("ctrl+e");
    assert_eq!(findings(&room, Rule::StaleLine), 0);
    room.hides("≠ l’entrée");
    room.says("Ligne confirmée");
    room.press("ctrl+e");
    room.says("Rien n’a changé");
    room.press("ctrl+z");
    room.shows("≠ l’entrée a changé");
    // Undoing the change of the entry makes the line right again.
    room.press("ctrl+z");
    room.hides("≠ l’entrée");
    // Rewriting the line settles it as well, and a deleted entry is told too.
    room.press("ctrl+g ctrl+suppr f6");
    room.shows("maintenant : supprimée");
    let mut room = room.kill_and_reopen();
    room.press("f6");
    room.shows("supprimée");
    writes(&mut room, "entrée", "Tout manque.");
    room.hides("≠ l’entrée");
    room.shows("∅ ne repose sur aucune entrée");
}

#[test]
fn lines_are_joined_split_and_linked_in_one_step_each() {
    let mut room = heard();
    room.press("tab entrée entrée bas entrée entrée tab fin");
    let before = room.session().clone();
    room.press("ctrl+u");
    assert_eq!(texts(&room).len(), 1);
    assert!(texts(&room)[0].ends_with("payée. Le Collectif insiste pour que chacun soit formé."));
    assert_eq!(lines(&room)[0].sources.len(), 2);
    room.press("ctrl+d");
    assert_eq!(
        texts(&room),
        [
            "Le Collectif insiste pour que la formation soit payée.",
            "Le Collectif insiste pour que chacun soit formé."
        ]
    );
    room.press("ctrl+z ctrl+z");
    assert_eq!(room.session().synthesis(), before.synthesis());
    // The entry chosen on the left is unlinked, then all those marked are linked at once.
    room.press("début tab début ctrl+r");
    room.says("Lien retiré");
    assert!(lines(&room)[0].sources.is_empty());
    room.press("ctrl+k ctrl+k ctrl+r");
    assert_eq!((lines(&room)[0].sources.len(), lines(&room)[0].based_on.len()), (2, 2));
}

#[test]
fn a_line_of_many_sentences_is_split_where_one_says() {
    let mut room = heard();
    writes(&mut room, "ctrl+n", "Un premier point. Un deuxième point. Un troisième point.");
    room.press("ctrl+d");
    room.shows("avant quelle phrase");
    room.types("troisième");
    room.press("entrée");
    assert_eq!(texts(&room), ["Un premier point. Un deuxième point.", "Un troisième point."]);
    room.press("ctrl+d");
    room.says("n’a qu’une phrase");
    room.press("ctrl+z");
    assert_eq!(texts(&room).len(), 1);
}

#[test]
fn a_line_moved_beyond_its_kind_becomes_of_the_next_kind() {
    let mut room = heard();
    writes(&mut room, "ctrl+n", "Un paragraphe.");
    writes(&mut room, "ctrl+l", "Une lacune.");
    writes(&mut room, "ctrl+l", "Une autre.");
    room.press("alt+haut");
    assert_eq!(texts(&room), ["Un paragraphe.", "Une autre.", "Une lacune."]);
    assert_eq!(kinds(&room), [LineKind::Paragraph, LineKind::Shortcoming, LineKind::Shortcoming]);
    room.press("alt+haut");
    room.says("change de nature : paragraphe");
    assert_eq!(texts(&room), ["Un paragraphe.", "Une autre.", "Une lacune."]);
    assert_eq!(kinds(&room), [LineKind::Paragraph, LineKind::Paragraph, LineKind::Shortcoming]);
    room.press("alt+haut alt+haut");
    assert_eq!(texts(&room), ["Une autre.", "Un paragraphe.", "Une lacune."]);
    room.says("déjà au bout");
    room.press("alt+bas alt+bas");
    assert_eq!(kinds(&room), [LineKind::Paragraph, LineKind::Shortcoming, LineKind::Shortcoming]);
    assert_eq!(texts(&room), ["Un paragraphe.", "Une autre.", "Une lacune."]);
    room.press("ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z");
    assert_eq!(texts(&room), ["Un paragraphe."]);
}

#[test]
fn what_is_to_be_dealt_with_is_gone_through_by_one_key() {
    let mut room = heard();
    room.press("tab entrée entrée");
    writes(&mut room, "ctrl+l", "Rien ne le dit.");
    let mut seen = Vec::new();
    for _ in 0..5 {
        room.press("ctrl+b");
        seen.push(chosen(&room).0);
    }
    assert_eq!(seen, [Half::Material, Half::Material, Half::Material, Half::Lines, Half::Material]);
    room.press("ctrl+bas ctrl+bas");
    assert_eq!(chosen(&room).0, Half::Material);
}

#[test]
fn free_paragraphs_rest_on_nothing_and_stand_at_their_places() {
    let mut room = heard();
    for (kind, words) in [
        ("remerciements", "Merci à tous."),
        ("ouverture", "Le Collectif remercie la ministre de son accueil."),
        ("remarque", "Le délai a été bref."),
    ] {
        room.press("ctrl+n");
        room.fill("Texte", words);
        room.choose("Nature", kind);
        room.press("entrée");
    }
    writes(&mut room, "ctrl+l", "Les moyens manquent");
    room.shows("Lignes sans appui : 1");
    room.shows("comporte la lacune suivante : (imprimé d’office)");
    let paper = paper(&mut room);
    let at = |words: &str| paper.find(words).unwrap_or_else(|| panic!("« {words} » is not in {paper}"));
    assert!(at("remercie la ministre") < at("Le délai a été bref."));
    assert!(at("Le délai a été bref.") < at("comporte la lacune suivante :"));
    assert!(at("comporte la lacune suivante :") < at("- Les moyens manquent.\n"));
    assert!(at("- Les moyens manquent.") < at("Merci à tous."));
}

#[test]
fn measures_are_named_as_each_line_wishes() {
    let mut room = heard();
    room.press("tab ctrl+k fin haut ctrl+k");
    room.press("entrée");
    room.choose("Renvois", "avec renvoi");
    room.press("entrée");
    room.shows("avec renvoi");
    room.press("tab entrée");
    room.fill("Texte", "Le Collectif insiste");
    room.press("entrée");
    let paper = paper(&mut room);
    assert!(paper.contains("- Le Collectif insiste (mesures 1 et 4 bis)."), "{paper}");
}

#[test]
fn a_line_on_something_kept_inside_stays_inside() {
    let mut room = heard();
    room.go_to("4 bis");
    room.press("tab tab");
    room.pick("f8", "niveau de diffusion");
    room.types("interne");
    room.press("entrée f6");
    room.press("entrée");
    room.fill("Texte", "Une stratégie secrète.");
    room.press("entrée");
    room.shows("n’ira pas au ministère");
    assert!(!paper(&mut room).contains("stratégie secrète"));
}
