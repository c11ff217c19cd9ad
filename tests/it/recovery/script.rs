//! The scripted meeting, what is to be found of it on a disk, and the check that it is there.

use chrono::{DateTime, FixedOffset, TimeDelta};
use greffier::domain::change::Change;
use greffier::domain::entry::{Circulation, Content, Entry, Holders};
use greffier::domain::history::{History, Step, StepKind};
use greffier::domain::meeting::Meeting;
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::store::draft::Draft;
use greffier::store::fs::Fs;
use greffier::store::fs::simulated::SimulatedDisk;
use greffier::store::paths::Places;
use greffier::store::shelf::{Opened, Shelf};
use std::path::Path;
use std::sync::Arc;

/// How the meeting sees a simulated disk: as it is, or through a mutant.
pub(super) type Wrap = fn(&SimulatedDisk) -> Arc<dyn Fs>;

/// What the secretary was told so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Log {
    /// The session, once it was created.
    pub(super) id: Option<String>,
    /// How many steps were told as saved.
    pub(super) acknowledged: usize,
    /// How many were given to the disk.
    pub(super) given: usize,
    /// Whether the second sitting finds no trace of the first in the local state, as on another computer.
    pub(super) elsewhere: bool,
    /// How many keys of the draft were told as kept, and how many of them as synchronized.
    pub(super) keys: usize,
    pub(super) synced_keys: usize,
}

pub(super) fn plain(disk: &SimulatedDisk) -> Arc<dyn Fs> {
    Arc::new(disk.clone())
}

pub(super) fn shelf(fs: &Arc<dyn Fs>) -> Shelf {
    Shelf::new(fs.clone(), Places::under(Path::new("/home")))
}

pub(super) fn at(minutes: i64) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2014-01-31T10:00:00+01:00").unwrap() + TimeDelta::minutes(minutes)
}

pub(super) fn entry(name: &str) -> Entry {
    Entry {
        id: name.into(),
        node: "m-1".into(),
        at: at(0).naive_local(),
        holders: Holders::default(),
        circulation: Circulation::default(),
        flagged: false,
        sentence: None,
        composed: None,
        content: Content::Stub(format!("à écrire : « {name} »")),
        comment: None,
    }
}

pub(super) fn add(name: &str) -> Change {
    Change::Entry(Edit::Add { record: entry(name), before: None })
}

fn meeting() -> Change {
    let date = at(0).date_naive();
    Change::Meeting(Box::new(Meeting { title: "Réunion du Collectif".into(), date, ..Meeting::default() }))
}

/// The steps of the meeting, an undo and a redo among them.
pub(super) fn steps() -> Vec<Step> {
    let mut history = History::new(Session::new("s".into()));
    history.note(meeting()).unwrap();
    let mut steps = Vec::new();
    for name in ["e1", "e2", "e3"] {
        steps.push(history.perform(add(name)).unwrap());
    }
    steps.push(history.undo().unwrap());
    steps.push(history.redo().unwrap());
    steps.push(history.undo().unwrap());
    steps.push(history.perform(Change::Entry(Edit::Retire { id: "e1".into() })).unwrap());
    steps.push(history.perform(add("e4")).unwrap());
    steps
}

/// The history after each number of steps.
pub(super) fn expected(id: &str) -> Vec<History> {
    let mut history = History::new(Session::new(id.into()));
    history.note(meeting()).unwrap();
    let mut all = vec![history.clone()];
    for step in steps() {
        history.replay(step).unwrap();
        all.push(history.clone());
    }
    all
}

pub(super) fn create(fs: &Arc<dyn Fs>) -> Result<String, String> {
    shelf(fs).create(&[meeting()], at(0)).map_err(|error| error.to_string())
}

/// Tries thrice, as a person or a timer would.
fn thrice<T>(mut attempt: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    attempt().or_else(|_| attempt()).or_else(|_| attempt())
}

fn key(rank: usize) -> Draft {
    let text = "Le Collectif salue la formation".chars().take(rank).collect::<String>();
    Draft { node: Some("m-1".into()), cursor: text.len(), text, ..Draft::default() }
}

/// Plays the meeting in two sittings. Fails when the disk does not come back, or when `look` does, which is
/// called after each acknowledgment.
pub(super) fn play(
    fs: &Arc<dyn Fs>,
    log: &mut Log,
    look: &mut dyn FnMut(&Log) -> Result<(), String>,
) -> Result<(), String> {
    let id = thrice(|| create(fs))?;
    log.id = Some(id.clone());
    look(log)?;
    let steps = steps();
    for (rank, sitting) in steps.chunks(5).enumerate() {
        if rank > 0 && log.elsewhere {
            let shelf = shelf(fs);
            let own = shelf.places().state_of(&shelf.folder(&id)).join("own.json");
            thrice(|| fs.remove(&own).map_err(|error| error.to_string()))?;
        }
        let mut opened = thrice(|| shelf(fs).open(&id).map_err(|error| error.to_string()))?;
        if opened.read_only.take().is_some() {
            // The local state could not be reached: the person closes and opens again.
            drop(opened);
            opened = shelf(fs).open(&id).map_err(|error| error.to_string())?;
        }
        if let Some(reason) = opened.read_only {
            return Err(format!("{reason:?}"));
        }
        for step in sitting {
            write(&mut opened, step, log)?;
            look(log)?;
        }
        thrice(|| {
            let session = opened.history.session();
            opened.writer.keep_copies(session, b"# Compte-rendu\n").map_err(|error| error.to_string())
        })?;
    }
    Ok(())
}

fn write(opened: &mut Opened, step: &Step, log: &mut Log) -> Result<(), String> {
    for rank in log.keys + 1..log.keys + 4 {
        thrice(|| opened.writer.keep_draft(&key(rank)).map_err(|error| error.to_string()))?;
        log.keys = rank;
    }
    thrice(|| opened.writer.sync_draft().map_err(|error| error.to_string()))?;
    log.synced_keys = log.keys;
    opened.history.replay(step.clone()).map_err(|refusal| refusal.to_string())?;
    log.given += 1;
    let first = opened.writer.append(std::slice::from_ref(step), at(1)).map_err(|error| error.to_string());
    first.or_else(|_| thrice(|| opened.writer.retry().map_err(|error| error.to_string())))?;
    log.acknowledged = log.given;
    Ok(())
}

/// Whether everything that was told as saved is on this disk, and whether what is written next stays too.
pub(super) fn check(disk: &SimulatedDisk, wrap: Wrap, log: &Log) -> Result<(), String> {
    let Some(id) = &log.id else { return Ok(()) };
    let fs = wrap(disk);
    let shelf = shelf(&fs);
    let mut opened = shelf.open(id).map_err(|error| format!("cannot be opened: {error}"))?;
    if let Some(reason) = &opened.read_only {
        return Err(format!("read only: {reason:?}"));
    }
    let expected = expected(id);
    let legal = expected.get(log.acknowledged..=log.given).unwrap_or_default();
    if !legal.contains(&opened.history) {
        return Err(format!("{} acknowledged, {:?} found", log.acknowledged, opened.history));
    }
    check_draft(opened.draft.as_ref(), log)?;
    // The meeting goes on: one more entry, acknowledged, must be there at the next opening.
    let more = Step { step: StepKind::Do, change: add("after") };
    opened.writer.append(std::slice::from_ref(&more), at(9)).map_err(|error| error.to_string())?;
    opened.history.replay(more).map_err(|refusal| refusal.to_string())?;
    let before = opened.history;
    drop(opened.writer);
    let again = shelf.open(id).map_err(|error| format!("cannot be opened again: {error}"))?;
    if again.history != before {
        return Err("what was written after recovery is lost".to_owned());
    }
    match shelf.list() {
        Ok((cards, _)) if cards.iter().any(|card| card.id.as_str() == id && card.entries > 0) => Ok(()),
        other => Err(format!("not listed: {other:?}")),
    }
}

fn check_draft(found: Option<&Draft>, log: &Log) -> Result<(), String> {
    let found = found.cloned().unwrap_or_default();
    // One key beyond the last told as kept may have reached the disk.
    let legal =
        (log.synced_keys..=log.keys + 1).map(|rank| if rank == 0 { Draft::default() } else { key(rank) });
    if legal.clone().any(|draft| draft == found) { Ok(()) } else { Err(format!("draft {found:?}")) }
}
