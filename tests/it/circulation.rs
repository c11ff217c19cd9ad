//! What may not travel so far is in no document made for others: not in its text, its margins, its numbers or what the
//! file says of itself.
use std::io::{Cursor, Read};

use greffier::domain::amendment::Amendment;
use greffier::domain::change::Change;
use greffier::domain::entry::{Circulation, Content, Entry, Holders};
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::export::docx::annotate::annotate;
use greffier::export::{docx, make};
use greffier::minutes::counter_plan::counter_plan;
use greffier::minutes::{DocumentKind, Options};
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
    session
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
    let session = meeting();
    let received =
        docx::counter_plan(&counter_plan(&before_anything_was_said(&session), &Options::default())).unwrap();
    for audience in Circulation::ALL {
        let options = Options { audience, ..Options::default() };
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for kind in DocumentKind::ALL {
            for format in kind.formats().iter().filter(|format| !format.is_made_elsewhere()) {
                files
                    .push((format!("{kind:?} {format:?}"), make(kind, *format, &session, &options).unwrap()));
            }
        }
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
            assert_eq!(heard > 0, level.reaches(audience), "{level:?} for {audience:?}: in {heard} files");
        }
    }
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
