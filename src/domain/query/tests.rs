//! What is found where.
use proptest::prelude::*;

use super::search;
use crate::domain::change::Change;
use crate::domain::entry::{Circulation, Content, Entry, Holders};
use crate::domain::location::Location;
use crate::domain::meeting::Meeting;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::text::lang::Lang;

fn session(texts: &[&str]) -> Session {
    let mut session = Session::new("s".into());
    let meeting = Meeting { title: "Réunion du Collectif".to_owned(), ..Meeting::default() };
    session.apply(Change::Meeting(Box::new(meeting))).unwrap();
    for (n, text) in texts.iter().enumerate() {
        let record = Entry {
            id: format!("e{n}").as_str().into(),
            node: "m-1".into(),
            at: chrono::NaiveDateTime::default(),
            holders: Holders::Coalition,
            circulation: Circulation::Ministry,
            flagged: false,
            sentence: None,
            composed: None,
            content: Content::Stub((*text).to_owned()),
            comment: None,
        };
        session.apply(Change::Entry(Edit::Add { record, before: None })).unwrap();
    }
    session
}

#[test]
fn accents_capitals_and_apostrophes_do_not_matter() {
    let session = session(&["L’hébergement des ŒUVRES", "Rien"]);
    for (words, marked) in [
        ("hebergement", "[hébergement]"),
        ("oeuvres l'heb", "[L’héb]ergement des [ŒUVRES]"),
        ("\"des oeuvres\"", "[des ŒUVRES]"),
    ] {
        let hits = search(&session, words);
        assert_eq!(hits.len(), 1, "{words}");
        let hit = &hits[0];
        let mut shown = hit.excerpt.clone();
        for range in hit.ranges.iter().rev() {
            shown.insert(range.end, ']');
            shown.insert(range.start, '[');
        }
        assert!(shown.contains(marked), "{shown}");
    }
    assert!(search(&session, "  ").is_empty() && search(&session, "absent").is_empty());
    assert_eq!(search(&session, "collectif").len(), 1);
}

#[test]
fn a_long_text_is_cut_between_words_around_what_was_found() {
    let text = format!("{} préfecture {}", "mot ".repeat(60), "fin ".repeat(60));
    let session = session(&[&text]);
    let hits = search(&session, "prefecture");
    let excerpt = &hits[0].excerpt;
    assert!(
        excerpt.starts_with("…mot ") && excerpt.ends_with(" fin…") && excerpt.chars().count() < 140,
        "{excerpt}"
    );
    assert_eq!(hits[0].location.describe(&session, Lang::Fr), "m-1, entrée 1");
    assert!(matches!(hits[0].location, Location::Entry(_)));
}

proptest! {
    #[test]
    fn ranges_are_whole_letters(text in "\\PC{0,80}", words in "\\PC{1,6}") {
        for hit in search(&session(&[&text]), &words) {
            for range in hit.ranges {
                prop_assert!(hit.excerpt.get(range).is_some());
            }
        }
    }
}
