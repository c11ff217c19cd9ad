//! Sessions written by earlier versions open as they were, for ever: one folder a format version in `data/`.
#![expect(clippy::disallowed_methods, reason = "the fixtures are copied to a shelf of their own")]
use std::path::Path;
use std::sync::Arc;

use greffier::domain::amendment::{Amendment, AmendmentKind};
use greffier::domain::change::Change;
use greffier::domain::decision::Outcome;
use greffier::domain::entry::{Content, EntryKind};
use greffier::domain::location::Location;
use greffier::domain::meeting::Stage;
use greffier::domain::outline::outline;
use greffier::domain::synthesis::{LineKind, SynthesisLine};
use greffier::store::fs::real::RealDisk;
use greffier::store::journal::{FORMAT, line};
use greffier::store::paths::Places;
use greffier::store::shelf::{Opened, Shelf};

/// A session of this format, on a shelf of its own.
fn opened(format: &str, home: &Path) -> Opened {
    Shelf::new(Arc::new(RealDisk), shelved(format, home)).open("old").unwrap()
}

/// Puts a session of this format, « old », on a shelf of its own.
pub(crate) fn shelved(format: &str, home: &Path) -> Places {
    let places = Places::under(home);
    let journal = places.sessions.join("old").join("journal");
    std::fs::create_dir_all(&journal).unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data").join(format).join("journal");
    for file in std::fs::read_dir(source).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), journal.join(file.file_name())).unwrap();
    }
    places
}

#[test]
fn a_session_of_format_1_opens_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let opened = opened("format-1", home.path());
    assert!(opened.read_only.is_none(), "{:?}", opened.read_only);
    assert!(opened.warnings.is_empty(), "{:?}", opened.warnings);
    let session = opened.history.session();
    assert_eq!(session.meeting().title, "Réunion du Collectif du 23 novembre");
    assert_eq!(session.meeting().stage, greffier::domain::meeting::Stage::Running);
    assert_eq!(outline(session).len(), 34);
    assert_eq!((session.organizations().len(), session.delegates().len()), (1, 2));
    let kinds: Vec<EntryKind> = session.entries().iter().map(|entry| entry.content.kind()).collect();
    let observation = EntryKind::Observation;
    let five = [observation, observation, observation, observation, EntryKind::Decision];
    assert_eq!(kinds.split_at(5).0, five);
    assert_eq!(kinds.split_at(5).1, [EntryKind::Amendment, observation]);
}

#[test]
fn everything_done_in_it_can_still_be_undone_and_redone() {
    let home = tempfile::tempdir().unwrap();
    let mut history = opened("format-1", home.path()).history;
    let whole = history.session().clone();
    while history.undo().is_some() {}
    assert!(history.session().entries().is_empty() && history.session().draft().is_none());
    while history.redo().is_some() {}
    assert_eq!(history.session(), &whole);
}

#[test]
fn a_session_of_format_2_opens_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let opened = opened("format-2", home.path());
    assert!(opened.read_only.is_none() && opened.warnings.is_empty(), "{:?}", opened.warnings);
    let session = opened.history.session();
    assert_eq!(session.meeting().title, "Réunion du Collectif du 5 mai 2016");
    assert_eq!(session.meeting().stage, greffier::domain::meeting::Stage::Circulated);
    assert_eq!(session.transcript().file, "plan.txt");
    assert_eq!((session.transcript().pieces.len(), session.draft().unwrap().nodes.len()), (24, 7));
}

#[test]
fn a_session_of_format_3_opens_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let opened = opened("format-3", home.path());
    assert!(opened.read_only.is_none() && opened.warnings.is_empty(), "{:?}", opened.warnings);
    let session = opened.history.session();
    assert_eq!(session.draft().unwrap().file.as_ref().unwrap().name, "plan.docx");
    let proposals: Vec<&Amendment> = session
        .entries()
        .iter()
        .filter_map(|entry| match &entry.content {
            Content::Amendment(amendment) => Some(amendment.as_ref()),
            _ => None,
        })
        .collect();
    let kinds: Vec<AmendmentKind> = proposals.iter().map(|amendment| amendment.kind).collect();
    let (replace, everywhere) = (AmendmentKind::Replace, AmendmentKind::Everywhere);
    assert_eq!(kinds, [replace, AmendmentKind::NewMeasure, everywhere, everywhere, replace, replace]);
    assert_eq!(proposals[0].settled.unwrap().outcome, Outcome::Consensus);
    assert_eq!(proposals[1].number.as_ref().unwrap().as_str(), "1 bis");
    let kept = session.entries().iter().rev().nth(1).unwrap().id.clone();
    assert_eq!(proposals[5].alternative_to, Some(kept));
}

#[test]
fn a_session_of_format_4_opens_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let opened = opened("format-4", home.path());
    assert!(opened.read_only.is_none() && opened.warnings.is_empty(), "{:?}", opened.warnings);
    let session = opened.history.session();
    assert_eq!(session.meeting().template, "bureau");
    let kept = session.acceptances().iter().next().unwrap();
    assert_eq!((kept.rule.as_str(), &kept.location), ("stale_line", &Location::Line("l2-e6e00e".into())));
    let lines: Vec<&SynthesisLine> = session.synthesis().iter().collect();
    assert_eq!(lines[0].kind, LineKind::ShortcomingsIntroduction);
    assert!(lines[1].text.contains("bilan du droit d’asile"), "{}", lines[1].text);
    assert_eq!(
        lines[1].based_on[0].said,
        "Le Collectif exhorte le gouvernement à publier un bilan dudroit d’asile et l’absencxe de places."
    );
    assert!(lines[1].is_stale(session), "its entry was altered after it was written");
}

/// The same journal with the header of an older format, as a program of that time wrote it.
fn of_format(format: u32, journal: &str) -> String {
    let (header, lines) = journal.split_once('\n').unwrap();
    let mut header: serde_json::Value = serde_json::from_str(header).unwrap();
    let header = header.as_object_mut().unwrap();
    header.remove("crc");
    header.insert("format".to_owned(), serde_json::json!(format));
    String::from_utf8(line::seal(header).unwrap()).unwrap() + lines
}

#[test]
fn a_file_of_an_older_format_is_never_added_to() {
    for format in 1..FORMAT {
        is_never_added_to(format);
    }
}

fn is_never_added_to(format: u32) {
    let home = tempfile::tempdir().unwrap();
    let shelf = Shelf::new(Arc::new(RealDisk), Places::under(home.path()));
    let now = "2026-11-23T10:00:00+01:00".parse().unwrap();
    let id = shelf.create(&[Change::Stage(Stage::Running)], now).unwrap();
    let folder = shelf.folder(&id).join("journal");
    let files = || -> Vec<(std::path::PathBuf, String)> {
        let mut files: Vec<_> =
            std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        files.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
    };
    let (path, written) = files().remove(0);
    let old = of_format(format, &written);
    std::fs::write(&path, &old).unwrap();
    for _ in 0..2 {
        let mut opened = shelf.open(&id).unwrap();
        let step = opened.history.perform(Change::Stage(Stage::Reviewing)).unwrap();
        opened.writer.append(&[step], now).unwrap();
    }
    let files = files();
    assert_eq!(files.len(), 2, "the second opening goes on in the file the first one began");
    for (other, text) in files {
        let of_this_format = text.starts_with(&format!("{{\"format\":{FORMAT},"));
        assert_eq!(other == path, !of_this_format, "{text}");
        assert!(other != path || text == old);
    }
}
