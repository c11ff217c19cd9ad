//! The shelf on the real disk and on the simulated one.

use super::Shelf;
use crate::domain::change::Change;
use crate::domain::entry::{Circulation, Content, Entry, Holders};
use crate::domain::history::Step;
use crate::domain::meeting::Meeting;
use crate::domain::roll::Edit;
use crate::store::StoreError;
use crate::store::draft::Draft;
use crate::store::fs::Fs;
use crate::store::fs::real::RealDisk;
use crate::store::fs::simulated::SimulatedDisk;
use crate::store::paths::Places;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::path::Path;
use std::sync::Arc;

fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2014-01-31T10:42:07+01:00").unwrap()
}

fn meeting(title: &str, day: u32) -> Change {
    let date = NaiveDate::from_ymd_opt(2014, 1, day).unwrap();
    Change::Meeting(Box::new(Meeting { title: title.into(), date, ..Meeting::default() }))
}

fn note(name: &str, words: &str) -> Change {
    let record = Entry {
        id: name.into(),
        node: "m-1".into(),
        at: at().naive_local(),
        holders: Holders::default(),
        circulation: Circulation::default(),
        flagged: false,
        sentence: None,
        composed: None,
        content: Content::Stub(words.into()),
        comment: None,
    };
    Change::Entry(Edit::Add { record, before: None })
}

fn simulated() -> (SimulatedDisk, Shelf) {
    let disk = SimulatedDisk::new();
    let shelf = Shelf::new(Arc::new(disk.clone()), Places::under(Path::new("/home")));
    (disk, shelf)
}

fn write(shelf: &Shelf, id: &str, change: Change) {
    let mut opened = shelf.open(id).unwrap();
    let step = opened.history.perform(change).unwrap();
    opened.writer.append(&[step], at()).unwrap();
}

#[test]
fn a_session_is_made_opened_written_and_found_again_on_the_real_disk() {
    let room = tempfile::tempdir().unwrap();
    let shelf = Shelf::new(Arc::new(RealDisk), Places::under(room.path()));
    let id = shelf.create(&[meeting("Réunion du Collectif", 31)], at()).unwrap();
    assert_eq!(id, "2014-01-31-reunion-du-collectif");
    let mut opened = shelf.open("2014-01-31-reunion-du-collectif").unwrap();
    assert_eq!((opened.read_only.clone(), opened.warnings.len()), (None, 0));
    let step = opened.history.perform(note("e1", "le délai de réflexion")).unwrap();
    opened.writer.append(&[step], at()).unwrap();
    let draft = Draft { text: "Le Collectif dem".into(), cursor: 16, ..Draft::default() };
    opened.writer.keep_draft(&draft).unwrap();
    opened.writer.keep_copies(opened.history.session(), b"# Compte-rendu\n").unwrap();
    assert!(shelf.open(&id).unwrap().read_only.is_some(), "one writer at a time");
    let history = opened.history;
    drop(opened.writer);

    let mut again = shelf.open(&id).unwrap();
    assert_eq!((&again.history, again.draft), (&history, Some(draft)));
    let undo = again.history.undo().unwrap();
    again.writer.append(&[undo], at()).unwrap();
    drop(again.writer);
    let mut last = shelf.open(&id).unwrap();
    assert!(last.history.session().entries().is_empty());
    assert!(last.history.redo().is_some(), "redo outlives the program");
    let journal = shelf.folder(&id).join("journal");
    assert_eq!(RealDisk.list(&journal).unwrap().len(), 1, "one file a computer");
    assert_eq!(RealDisk.read(&shelf.folder(&id).join("compte-rendu.md")).unwrap(), b"# Compte-rendu\n");
}

#[test]
fn the_list_is_newest_first_and_always_up_to_date() {
    let (disk, shelf) = simulated();
    assert_eq!(shelf.list().unwrap(), (vec![], vec![]));
    let old = shelf.create(&[meeting("Ancienne", 10)], at()).unwrap();
    let new = shelf.create(&[meeting("Nouvelle", 20)], at()).unwrap();
    let twin = shelf.create(&[meeting("Nouvelle", 20)], at()).unwrap();
    assert_eq!(twin, "2014-01-20-nouvelle-2");
    let ids = |shelf: &Shelf| {
        shelf.list().unwrap().0.into_iter().map(|card| card.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&shelf), [twin.as_str(), new.as_str(), old.as_str()]);
    write(&shelf, &old, note("e1", "x"));
    write(&shelf, &old, meeting("Ancienne, reportée", 30));
    let (cards, warnings) = shelf.list().unwrap();
    let first = cards.first().unwrap();
    assert_eq!((first.title.as_str(), first.entries, first.stubs), ("Ancienne, reportée", 1, 1));
    assert_eq!(warnings, vec![]);
    // A second copy that is damaged is made again.
    for copy in ["search.txt", "session.json"] {
        disk.plant(&shelf.folder(&old).join(copy), b"{\"format\":1").unwrap();
    }
    assert_eq!(shelf.list().unwrap().0, cards);
}

#[test]
fn a_session_without_date_takes_the_day_of_its_making() {
    let (_, shelf) = simulated();
    let title = Meeting { title: "Bureau".into(), ..Meeting::default() };
    assert_eq!(shelf.create(&[Change::Meeting(Box::new(title))], at()).unwrap(), "2014-01-31-bureau");
}

#[test]
fn search_minds_neither_case_nor_accents_and_shows_where() {
    let (_, shelf) = simulated();
    let id = shelf.create(&[meeting("Réunion", 31)], at()).unwrap();
    let far = "mot ".repeat(100);
    write(&shelf, &id, note("e1", &format!("{far} le délai de réflexion de l’Œuvre {far}")));
    write(&shelf, &id, note("e2", "rien"));
    let find = |words: &str| shelf.search(&[words.to_owned()]).unwrap();
    let hits = find("REFLEXION oeuvre");
    let hit = hits.first().unwrap();
    assert!(hit.excerpt.contains("délai de réflexion de l’Œuvre"), "{}", hit.excerpt);
    assert!(hit.excerpt.starts_with('…') && hit.excerpt.ends_with('…'));
    assert_eq!(hit.card.id.as_str(), id);
    assert!(find("reflexion absente").is_empty());
    assert!(find("  ").is_empty());
}

#[test]
fn nothing_is_deleted_only_put_away() {
    let (disk, shelf) = simulated();
    let id = shelf.create(&[meeting("Réunion", 31)], at()).unwrap();
    write(&shelf, &id, note("e1", "x"));
    assert_eq!(shelf.trash(&id).unwrap(), id);
    assert!(shelf.ids().unwrap().is_empty());
    assert!(matches!(shelf.open(&id), Err(StoreError::Unknown { .. })));
    assert!(matches!(shelf.trash(&id), Err(StoreError::Unknown { .. })));
    // Another of the same name may be made and put away meanwhile.
    shelf.create(&[meeting("Réunion", 31)], at()).unwrap();
    assert_eq!(shelf.trash(&id).unwrap(), format!("{id}-2"));
    assert_eq!(shelf.restore(&id).unwrap(), id);
    assert_eq!(shelf.open(&id).unwrap().history.session().entries().len(), 1);
    assert_eq!(shelf.trashed().unwrap(), [format!("{id}-2")]);
    assert!(matches!(shelf.restore("../x"), Err(StoreError::Unknown { .. })));
    assert!(!disk.files().is_empty());
}

#[test]
fn undo_goes_back_through_sittings_step_by_step() {
    let (_, shelf) = simulated();
    let id = shelf.create(&[meeting("Réunion", 31)], at()).unwrap();
    for name in ["e1", "e2", "e3"] {
        write(&shelf, &id, note(name, name));
    }
    let mut opened = shelf.open(&id).unwrap();
    let steps: Vec<Step> = std::iter::from_fn(|| opened.history.undo()).collect();
    assert_eq!(steps.len(), 3, "what made the session cannot be undone");
    opened.writer.append(&steps, at()).unwrap();
    drop(opened);
    let opened = shelf.open(&id).unwrap();
    assert!(opened.history.session().entries().is_empty());
    assert_eq!(opened.history.session().meeting().title, "Réunion");
}

#[test]
fn the_half_that_writes_can_live_with_the_worker() {
    fn goes_to_a_thread<T: Send + 'static>() {}
    goes_to_a_thread::<super::OpenSession>();
    goes_to_a_thread::<Shelf>();
}
