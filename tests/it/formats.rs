//! Sessions written by earlier versions open as they were, for ever: one folder a format version in `data/`.
#![expect(clippy::disallowed_methods, reason = "the fixtures are copied to a shelf of their own")]
use std::path::Path;
use std::sync::Arc;

use greffier::domain::entry::EntryKind;
use greffier::domain::outline::outline;
use greffier::store::fs::real::RealDisk;
use greffier::store::paths::Places;
use greffier::store::shelf::{Opened, Shelf};

/// A session of this format, on a shelf of its own.
fn opened(format: &str, home: &Path) -> Opened {
    let places = Places::under(home);
    let journal = places.sessions.join("old").join("journal");
    std::fs::create_dir_all(&journal).unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data").join(format).join("journal");
    for file in std::fs::read_dir(source).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), journal.join(file.file_name())).unwrap();
    }
    Shelf::new(Arc::new(RealDisk), places).open("old").unwrap()
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
