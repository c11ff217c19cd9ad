//! What may not travel so far is in no document made for others: not in its text, its margins, its numbers or what the
//! file says of itself.
use std::io::{Cursor, Read};

use greffier::domain::amendment::Amendment;
use greffier::domain::change::Change;
use greffier::domain::entry::{Circulation, Content, Entry, Holders};
use greffier::domain::meeting::Meeting;
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::export::docx::annotate::annotate;
use greffier::export::{Format, docx, make, plain};
use greffier::minutes::counter_plan::counter_plan;
use greffier::minutes::template::Template;
use greffier::minutes::{DocumentKind, Names, Options, compose};
use serde_json::{Value, json};

const PLAN: &str = "plan-2014-01-30";

/// A word that nothing but the proposals of this level holds.
fn word(level: Circulation) -> String {
    format!("zibeline{level:?}").to_lowercase()
}

fn propose(session: &mut Session, id: &str, circulation: Circulation, amendment: Value) {
    let amendment: Amendment = serde_json::from_value(amendment).unwrap();
    let record = Entry {
        id: id.into(),
        node: amendment.anchor.node.clone(),
        at: "2014-01-31T12:00:00".parse().unwrap(),
        holders: Holders::Coalition,
        circulation,
        flagged: false,
        sentence: (id.ends_with("written")).then(|| format!("Phrase récrite, {}.", word(circulation))),
        composed: None,
        content: Content::Amendment(Box::new(amendment)),
        comment: None,
    };
    session.apply(Change::Entry(Edit::Add { record, before: None })).unwrap();
}

/// The demo meeting, with proposals of every level that touch the same words, are alternatives to one another, make parts
/// of the plan, say what to do without words, or have no place.
fn meeting() -> Session {
    let mut session = Session::new("demo".into());
    for change in greffier::shell::demo_changes() {
        session.apply(change).unwrap();
    }
    for (rank, level) in Circulation::ALL.into_iter().enumerate() {
        let (word, why) = (word(level), format!("Parce que {}.", word(level)));
        let at = |node: &str, quote: &str| json!({ "draft": PLAN, "node": node, "place": "whole", "quote": quote });
        let id = |name: &str| format!("{rank}-{name}");
        let before = format!("{}-replaced", rank.saturating_sub(1));
        for (name, amendment) in [
            (
                "replaced",
                json!({ "kind": "replace", "anchor": at("m-4", ""), "old": "Sensibiliser", "new": word, "rationale": why, "alternative_to": (rank > 0).then_some(before) }),
            ),
            (
                "written",
                json!({ "kind": "delete", "anchor": at("m-7", "rien de tel"), "old": format!("rien de tel, {word}"), "rationale": why }),
            ),
            (
                "told",
                json!({ "kind": "add", "form": "instruction", "anchor": at("m-6", ""), "new": format!("préciser le rôle de {word}"), "rationale": why }),
            ),
            (
                "made",
                json!({ "kind": "new_measure", "anchor": at("m-3", ""), "number": "3 bis", "new": format!("Former {word}\nEt {word} encore."), "rationale": why, "standing": "adopted", "settled": { "at": "2014-01-31T11:42:00", "outcome": "consensus" } }),
            ),
            (
                "retitled",
                json!({ "kind": "retitle", "anchor": at("m-5", ""), "new": format!("Accueillir {word}"), "rationale": why, "standing": "suggested" }),
            ),
            (
                "everywhere",
                json!({ "kind": "everywhere", "anchor": at("m-2", ""), "old": "associations", "new": word, "rationale": why }),
            ),
        ] {
            propose(&mut session, &id(name), level, amendment);
        }
    }
    record_everything_else(&mut session);
    session
}

/// Entries of every other kind, lines of the synthesis that rest on one level or on several, demands, a finding that was
/// accepted, and an imported document: each says the word of its level.
fn record_everything_else(session: &mut Session) {
    let mut change = |change: Change| drop(session.apply(change).unwrap());
    for (rank, level) in Circulation::ALL.into_iter().enumerate() {
        let word = word(level);
        let comment =
            json!({ "number": word, "kind": word, "place": word, "proposal": word, "decision": word });
        for (kind, content) in [
            (
                "observation",
                json!({ "stance": "ask", "strength": "strong", "text": format!("que {word} vienne") }),
            ),
            (
                "decision",
                json!({ "text": format!("de saisir {word}"), "outcome": { "vote": { "for": 12, "against": 1, "abstain": 2 } }, "reservations": format!("{word} fait des réserves.") }),
            ),
            ("action", json!({ "who": word, "what": format!("écrire à {word}"), "due": "2014-02-10" })),
            ("question", json!({ "text": format!("Où est {word}"), "answer": format!("Chez {word}.") })),
            ("stub", json!(format!("reprendre ce que dit {word}"))),
        ] {
            let record = serde_json::from_value(json!({
                "id": format!("{rank}-{kind}"),
                "node": "m-7",
                "at": "2014-01-31T11:00:00",
                "circulation": level,
                "flagged": true,
                "comment": if kind == "question" { comment.clone() } else { Value::Null },
                "content": { kind: content },
            }));
            change(Change::Entry(Edit::Add { record: record.unwrap(), before: None }));
        }
        let widest = format!("{}-observation", Circulation::ALL.len() - 1);
        for (name, kind, sources) in [
            ("line", "paragraph", vec![format!("{rank}-observation")]),
            ("mixed", "shortcoming", vec![widest, format!("{rank}-decision")]),
        ] {
            let record = serde_json::from_value(
                json!({ "id": format!("{rank}-{name}"), "kind": kind, "text": format!("On attend {word}."), "sources": sources }),
            );
            change(Change::Line(Edit::Add { record: record.unwrap(), before: None }));
        }
        let record = serde_json::from_value(
            json!({ "id": format!("{rank}-demand"), "node": "m-8", "since": "2014-01-10", "text": format!("Le Collectif demande {word}."), "circulation": level }),
        );
        change(Change::Demand(Edit::Add { record: record.unwrap(), before: None }));
    }
    let internal = word(Circulation::Internal);
    let record = serde_json::from_value(
        json!({ "id": "a1", "rule": "stub", "location": { "entry": "0-stub" }, "excerpt": internal, "reason": format!("{internal} le veut."), "at": "2014-01-31T12:30:00" }),
    );
    change(Change::Acceptance(Edit::Add { record: record.unwrap(), before: None }));
}

/// The same meeting, imported: the document received says what its entries and its lines say.
fn imported() -> Session {
    let mut session = meeting();
    let mut pieces = vec![json!({ "form": "title", "text": "Compte-rendu", "became": "meeting" })];
    for (rank, level) in Circulation::ALL.into_iter().enumerate() {
        let word = word(level);
        pieces.push(json!({ "form": "paragraph", "text": format!("Reçu\u{a0}: {word}."), "became": { "entry": format!("{rank}-decision") } }));
        pieces.push(json!({ "form": { "item": 0 }, "text": format!("Reçu\u{a0}: {word}."), "became": { "line": format!("{rank}-mixed") } }));
    }
    let transcript = serde_json::from_value(json!({ "file": "ancien.docx", "pieces": pieces })).unwrap();
    session.apply(Change::Transcript(Box::new(transcript))).unwrap();
    session
}

/// Every file that can be made of a session here, by name: each document in each format, the compte-rendu after each
/// template.
fn files(session: &Session, audience: Circulation, names: Names) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for template in Template::ready() {
        let options = Options { audience, names, template: template.clone(), ..Options::default() };
        let usual = *template == Template::default();
        for kind in DocumentKind::ALL.into_iter().filter(|kind| usual || *kind == DocumentKind::Minutes) {
            for format in kind.formats().iter().filter(|format| **format != Format::Pdf) {
                let name = format!("{} {kind:?} {format:?}", template.id);
                files.push((name, make(kind, *format, session, &options).unwrap()));
            }
        }
    }
    files
}

/// Everything a file holds, its parts unpacked.
fn said(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for rank in 0..zip.len() {
        let mut part = zip.by_index(rank).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        all += &part.name().unwrap();
        all += &String::from_utf8_lossy(&content);
    }
    all
}

#[test]
fn no_document_of_any_format_says_what_its_readers_may_not_read() {
    for session in [meeting(), imported()] {
        let received =
            docx::counter_plan(&counter_plan(&before_anything_was_said(&session), &Options::default()))
                .unwrap();
        for audience in Circulation::ALL {
            let options = Options { audience, ..Options::default() };
            let mut files = files(&session, audience, Names::People);
            let annotated = annotate(&received, &counter_plan(&session, &options)).unwrap();
            files.push(("annotated".to_owned(), annotated.bytes));
            let mut heard = vec![0; Circulation::ALL.len()];
            for (name, bytes) in files {
                let said = said(&bytes).to_lowercase();
                for (level, heard) in Circulation::ALL.into_iter().zip(&mut heard) {
                    let there = said.contains(&word(level));
                    assert!(!there || level.reaches(audience), "{level:?} in {name} for {audience:?}");
                    *heard += usize::from(there);
                }
            }
            for (level, heard) in Circulation::ALL.into_iter().zip(heard) {
                assert_eq!(
                    heard > 0,
                    level.reaches(audience),
                    "{level:?} for {audience:?}: in {heard} files"
                );
            }
        }
    }
}

#[test]
fn a_line_of_the_synthesis_travels_no_farther_than_what_it_rests_on() {
    let session = meeting();
    for audience in Circulation::ALL {
        let options = Options { audience, ..Options::default() };
        let text = plain::render(&compose(&session, &options));
        for level in Circulation::ALL {
            let printed = text.matches(&format!("On attend {}.", word(level))).count();
            assert_eq!(printed, if level.reaches(audience) { 2 } else { 0 }, "{level:?} for {audience:?}");
        }
    }
}

#[test]
fn every_document_says_on_its_first_page_for_whom_it_is() {
    for session in [meeting(), imported()] {
        for (audience, told) in [
            (Circulation::Internal, "Document interne – ne pas diffuser"),
            (Circulation::Members, "Document réservé aux membres du Collectif"),
            (Circulation::Ministry, "Document destiné au ministère"),
            (Circulation::Public, "Document public"),
        ] {
            for (name, bytes) in files(&session, audience, Names::People) {
                // A list for a spreadsheet, a calendar and data for programs have no first page.
                if ["Csv", "Ics", "Json"].iter().any(|format| name.ends_with(format)) {
                    continue;
                }
                let said = without_tags(&said(&bytes)).replace('\u{a0}', " ");
                assert!(said.contains(told), "{name} for {audience:?}: {}", said.get(..600).unwrap_or(&said));
            }
        }
    }
}

/// The names of the people of the demo meeting, each with the family name alone.
fn people(session: &Session) -> Vec<(String, String)> {
    session
        .delegates()
        .iter()
        .map(|one| (one.name.clone(), one.name.rsplit(' ').next().unwrap().to_owned()))
        .collect()
}

/// The meeting, its people named everywhere a person can be typed.
fn full_of_names() -> Session {
    let mut session = meeting();
    let people = people(&session);
    let all: Vec<String> = people
        .iter()
        .flat_map(|(name, family)| {
            [
                format!("{name} insiste."),
                format!("Mme\u{a0}{family} souligne."),
                format!("Cela vient d’{name}."),
                format!("{} approuve.", name.to_uppercase()),
            ]
        })
        .collect();
    let text = all.join(" ");
    let mut change = |change: Change| drop(session.apply(change).unwrap());
    for (kind, content) in [
        ("observation", json!({ "text": text })),
        ("decision", json!({ "text": text, "reservations": text })),
        ("action", json!({ "who": people[0].0, "what": text })),
        ("question", json!({ "text": text, "answer": text })),
        (
            "amendment",
            json!({ "kind": "add", "anchor": { "draft": PLAN, "node": "m-7", "place": "end" }, "new": text, "rationale": text }),
        ),
    ] {
        let record = serde_json::from_value(json!({
            "id": format!("n-{kind}"), "node": "m-7", "at": "2014-01-31T11:00:00", "circulation": "public",
            "sentence": if kind == "observation" { json!(text) } else { Value::Null },
            "comment": { "number": "1", "place": text, "proposal": text, "decision": text },
            "content": { kind: content },
        }));
        change(Change::Entry(Edit::Add { record: record.unwrap(), before: None }));
    }
    let line = serde_json::from_value(json!({ "id": "n-line", "text": text, "sources": [] })).unwrap();
    change(Change::Line(Edit::Add { record: line, before: None }));
    let event = serde_json::from_value(
        json!({ "id": "n-event", "dates": ["2014-03-01"], "title": text, "place": text }),
    )
    .unwrap();
    change(Change::Event(Edit::Add { record: event, before: None }));
    let attendance =
        serde_json::from_value(json!({ "status": "represented", "represented_by": people[1].0 })).unwrap();
    let delegate = session.delegates().iter().next().unwrap().id.clone();
    session.apply(Change::Attendance { delegate, attendance: Some(attendance) }).unwrap();
    let title = format!("Réunion chez {}", people[2].0);
    let meeting = Meeting { title, opening: vec![text], ..session.meeting().clone() };
    session.apply(Change::Meeting(Box::new(meeting))).unwrap();
    session
}

#[test]
fn nobody_is_named_where_organizations_are() {
    let session = full_of_names();
    let people = people(&session);
    assert!(people.len() > 10);
    let named = said(&make(DocumentKind::Minutes, Format::Docx, &session, &Options::default()).unwrap());
    assert!(people.iter().all(|(name, _)| named.contains(name.as_str())));
    for (file, bytes) in files(&session, Circulation::Internal, Names::Organizations) {
        let said = said(&bytes).replace('\u{a0}', " ");
        for said in [without_tags(&said), said] {
            let small = said.to_lowercase();
            for (name, family) in &people {
                assert!(!small.contains(&name.to_lowercase()), "{name} in {file}");
                let at = said.find(family.as_str());
                let around =
                    at.map(|at| said.get(at..).unwrap_or_default().chars().take(60).collect::<String>());
                assert!(at.is_none(), "{family} in {file}: {around:?}");
                assert!(!said.contains(&family.to_uppercase()), "{family} in {file}");
            }
        }
        // Persons from outside are named as ever.
        if file.ends_with("Minutes Markdown") {
            assert!(String::from_utf8_lossy(&bytes).contains("Vallaud"), "{file}");
        }
    }
}

/// Without what stands between < and >.
fn without_tags(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|c| {
            let was = inside;
            inside = (inside || *c == '<') && *c != '>';
            !was && !inside && *c != '>'
        })
        .collect()
}

/// The same meeting without its entries.
fn before_anything_was_said(session: &Session) -> Session {
    let mut empty = Session::new("empty".into());
    empty.apply(Change::Meeting(Box::new(session.meeting().clone()))).unwrap();
    for draft in session.drafts().iter() {
        empty.apply(Change::Draft(Edit::Add { record: draft.clone(), before: None })).unwrap();
    }
    empty
}
