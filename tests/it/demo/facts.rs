//! The list of the facts of the meeting agrees with the data: every place exists, every witness is written there.
use std::collections::HashSet;

use greffier::domain::outline::outline;
use greffier::domain::session::Session;
use greffier::export::{Format, export};
use greffier::minutes::Options;

const FACTS: &str = include_str!("../../../sessions/demo/FACTS.md");

/// One line of the table: the fact, where it is recorded, the words that must come out.
struct Fact<'a> {
    name: &'a str,
    places: Vec<&'a str>,
    witnesses: Vec<&'a str>,
}

fn facts() -> Vec<Fact<'static>> {
    let cells = |line: &'static str| -> Vec<&'static str> { line.trim_matches('|').split(" | ").collect() };
    let marked = |cell: &'static str| cell.split('`').skip(1).step_by(2).collect();
    FACTS
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains('`'))
        .filter_map(|line| match cells(line)[..] {
            [name, places, witnesses] => {
                Some(Fact { name: name.trim(), places: marked(places), witnesses: marked(witnesses) })
            }
            _ => None,
        })
        .collect()
}

fn identities(session: &Session) -> HashSet<String> {
    let mut known = HashSet::from(["meeting".to_owned()]);
    known.extend(session.organizations().iter().map(|record| record.id.to_string()));
    known.extend(session.delegates().iter().map(|record| record.id.to_string()));
    known.extend(session.events().iter().map(|record| record.id.to_string()));
    known.extend(session.entries().iter().map(|record| record.id.to_string()));
    known.extend(session.synthesis().iter().map(|record| record.id.to_string()));
    known.extend(session.draft().into_iter().flat_map(|d| &d.nodes).map(|node| node.key.to_string()));
    known
}

#[test]
fn every_fact_is_where_the_list_says() {
    let known = identities(&super::demo());
    let facts = facts();
    assert_eq!(facts.len(), FACTS.lines().filter(|line| line.starts_with("| ")).count() - 8, "8 headings");
    for fact in &facts {
        assert!(!fact.places.is_empty(), "{}", fact.name);
        for place in &fact.places {
            assert!(known.contains(*place), "{}: nothing is called {place}", fact.name);
        }
        for witness in &fact.witnesses {
            assert!(super::CHANGES.contains(witness), "{}: « {witness} » is nowhere", fact.name);
        }
    }
}

#[test]
fn every_entry_and_every_line_of_the_synthesis_is_in_the_list() {
    let session = super::demo();
    let listed: HashSet<&str> = facts().iter().flat_map(|fact| fact.places.clone()).collect();
    let lines = session.synthesis().iter().map(|line| line.id.as_str()).filter(|id| *id != "lacunes");
    for id in session.entries().iter().map(|entry| entry.id.as_str()).chain(lines) {
        assert!(listed.contains(id), "{id} is in no fact");
    }
}

/// The words without what setting them adds: capitals, no-break spaces, Markdown escapes.
fn bare(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('\\', "").to_lowercase()
}

#[test]
fn every_fact_comes_out_in_the_compte_rendu() {
    let session = super::demo();
    let bytes = export(&session, &Options::default(), Format::Markdown).unwrap();
    let printed = bare(&String::from_utf8(bytes).unwrap());
    for fact in facts() {
        for witness in fact.witnesses {
            assert!(printed.contains(&bare(witness)), "{}: « {witness} » is not printed", fact.name);
        }
    }
    for row in outline(&session) {
        assert!(printed.contains(&bare(&row.heading)), "« {} » is not printed", row.heading);
    }
    let no_remark = printed.matches("n’appelle pas d’observation").count();
    assert_eq!(no_remark, 5, "the five measures without remark say so");
}
