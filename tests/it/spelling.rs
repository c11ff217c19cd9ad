//! Spelling as the secretary meets it: underlined while typing, corrected by one key, found in the review, and words of
//! one's own kept for the next time.
use greffier::app::effect::Effect;
use greffier::app::msg::Msg;
use greffier::app::{key::Key, update};
use greffier::domain::check::{Reader, Rule, check};
use greffier::domain::preferences::Preferences;
use greffier::text::lang::Lang;
use greffier::text::spelling::{Dictionary, Spelling};
use ratatui::style::Modifier;

use crate::support::Room;

#[test]
fn no_word_of_the_demo_is_found_wrong() {
    let room = Room::demo();
    let spelling: Option<&dyn Spelling> = Some(Dictionary::french());
    let reader = Reader { lang: Lang::Fr, preferences: &Preferences::NONE, spelling };
    let wrong: Vec<_> =
        check(room.session(), &reader).into_iter().filter(|f| f.rule == Rule::Misspelled).collect();
    assert_eq!(wrong, []);
}

#[test]
fn a_wrong_word_is_underlined_once_it_is_left_and_names_never_are() {
    let mut room = Room::demo();
    room.go_to("5");
    room.types("L’absencxe");
    assert_eq!(room.underlined(), "", "it is still being typed");
    room.types(" de moyens, selon la MIPROF et Drapps,");
    assert_eq!(room.underlined(), "absencxe");
    let style = room.style_of("absencxe");
    assert!(style.add_modifier.contains(Modifier::UNDERLINED), "also without colors: {style:?}");
    room.press("ctrl+a suppr");
    room.types("L’absence de moyens ");
    assert_eq!(room.underlined(), "");
}

#[test]
fn a_wrong_word_is_corrected_where_it_stands_in_one_step() {
    let mut room = Room::demo();
    room.go_to("5");
    room.types("demande que l’hebergement soit compirs par tous");
    room.press("maj+f7");
    room.shows("Orthographe : « compirs »");
    room.press("entrée");
    assert_eq!(room.capture(), "demande que l’hebergement soit compris par tous");
    room.press("maj+f7 entrée");
    assert_eq!(room.capture(), "demande que l’hébergement soit compris par tous");
    room.types(" !");
    assert!(
        room.capture().ends_with("par tous\u{202f}!"),
        "the cursor stayed at the end: {}",
        room.capture()
    );
    room.press("ctrl+z ctrl+z ctrl+z");
    assert_eq!(room.capture(), "demande que l’hébergement soit compris par tous");
    room.press("ctrl+z");
    assert_eq!(room.capture(), "demande que l’hebergement soit compris par tous");
    room.press("ctrl+z");
    assert_eq!(room.capture(), "demande que l’hebergement soit compirs par tous");
    room.press("ctrl+a suppr maj+f7");
    room.says("Aucun mot souligné ici");
}

#[test]
fn a_wrong_word_of_a_form_is_underlined_and_corrected_there() {
    let mut room = Room::demo();
    room.go_to("5");
    room.press("ctrl+d");
    room.fill("Décision", "demander la creation d’un fonds ");
    assert!(room.underlined().contains("creation"), "{}", room.underlined());
    room.press("maj+f7 entrée");
    assert_eq!(room.filled("Décision"), "demander la création d’un fonds");
}

#[test]
fn a_word_of_ones_own_is_right_from_then_on_also_after_a_restart() {
    let mut room = Room::meeting();
    room.go_to("1");
    room.records("demande un zonage gizmique");
    room.types("une approche gizmique du sujet");
    assert_eq!(room.underlined(), "gizmique");
    room.press("f7");
    room.shows("« gizmique » n’est pas dans le dictionnaire");
    room.press("f5");
    room.pick("maj+f7", "ajouter");
    room.says("dictionnaire personnel");
    assert_eq!(room.underlined(), "");
    room.press("f7");
    room.hides("gizmique » n’est pas");
    let mut room = room.kill_and_reopen();
    room.press("f7");
    room.hides("gizmique » n’est pas");
    assert!(room.app.preferences.words.contains("gizmique"));
}

#[test]
fn the_review_corrects_a_word_too() {
    let mut room = Room::meeting();
    room.go_to("1");
    room.records("demande que tout soit compirs");
    room.press("f7");
    let misspelled = |room: &Room| {
        let review = &room.app.desk.as_ref().unwrap().review;
        review.findings.iter().position(|finding| finding.rule == Rule::Misspelled)
    };
    let rank = misspelled(&room).expect("found");
    room.app.desk.as_mut().unwrap().review.finding = rank;
    room.press("maj+f7 entrée");
    assert_eq!(misspelled(&room), None);
    room.press("f5");
    assert!(room.sentences()[0].contains("compris"));
    room.press("ctrl+z");
    assert!(room.sentences()[0].contains("compirs"));
}

#[test]
fn a_key_only_asks_and_each_word_once() {
    let mut room = Room::demo();
    room.go_to("5");
    let mut asked = Vec::new();
    for letter in "un mot, un motif compirs et compirs.".chars() {
        let effects = update(&mut room.app, Msg::Key(Key::char(letter)));
        asked.extend(effects.into_iter().filter_map(|effect| match effect {
            Effect::Spell(words) => Some(words),
            _ => None,
        }));
    }
    let asked = asked.concat();
    assert_eq!(asked, ["un", "mot", "motif", "compirs", "et"], "and nothing waits for an answer");
}
