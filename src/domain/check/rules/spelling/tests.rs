//! What spelling finds in a session, and what it leaves alone.
use crate::domain::change::Change;
use crate::domain::check::{Finding, Reader, Rule, check};
use crate::domain::preferences::Preferences;
use crate::domain::session::Session;
use crate::text::lang::Lang;
use crate::text::spelling::{Dictionary, Spelling};

fn session(opening: &[&str]) -> Session {
    let mut session = Session::new("s".into());
    let mut meeting = session.meeting().clone();
    meeting.opening = opening.iter().map(|text| (*text).to_owned()).collect();
    session.apply(Change::Meeting(Box::new(meeting))).unwrap();
    session
}

fn found(session: &Session, preferences: &Preferences) -> Vec<Finding> {
    let spelling: Option<&dyn Spelling> = Some(Dictionary::french());
    let mut found = check(session, &Reader { lang: Lang::Fr, preferences, spelling });
    found.retain(|finding| finding.rule == Rule::Misspelled);
    found
}

#[track_caller]
fn expect(opening: &[&str], expected: &[(&str, Option<&str>)]) {
    let found = found(&session(opening), &Preferences::NONE);
    let found: Vec<_> = found.iter().map(|f| (f.excerpt.as_str(), f.suggestion.as_deref())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_word_is_told_once_with_what_it_may_be() {
    let texts = ["Il est compirs que l’hebergement manque.", "Rien n’est compirs ni compirs."];
    expect(&texts, &[("compirs", Some("compris")), ("hebergement", Some("hébergement"))]);
    let found = found(&session(&texts), &Preferences::NONE);
    assert!(found[0].message.contains("« compris »") && found[0].message.ends_with("(et 2 autres fois)"));
}

#[test]
fn the_suggestion_takes_the_place_of_the_first() {
    let mut session = session(&["Vu l’hebergement, l’hebergement manque."]);
    let finding = found(&session, &Preferences::NONE).remove(0);
    session.apply(finding.fix(&session).unwrap()).unwrap();
    assert_eq!(session.meeting().opening, ["Vu l’hébergement, l’hebergement manque."]);
}

#[test]
fn names_are_left_alone_also_where_a_sentence_begins() {
    expect(&["Nous avons entendu Drapps. Drapps attend une réponse."], &[]);
    expect(&["Regretete encore que rien ne soit dit."], &[("Regretete", Some("Regrette"))]);
}

#[test]
fn a_text_in_another_language_is_left_alone() {
    expect(&["The members agree on the following points: any member may leave at any time."], &[]);
}

#[test]
fn words_of_ones_own_and_rules_switched_off_silence_it() {
    let session = session(&["Le zonage gizmique est une gizmerie."]);
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let own = Preferences { words: words(&["gizmique", "gizmerie"]), ..Preferences::NONE };
    assert_eq!(found(&session, &own), []);
    let off = Preferences { rules_off: [Rule::Misspelled].into(), ..Preferences::NONE };
    assert_eq!(found(&session, &off), []);
    assert_eq!(found(&session, &Preferences::NONE).len(), 2);
    assert_eq!(check(&session, &Reader::new(Lang::Fr)), [], "without a dictionary spelling is not looked at");
}
