//! The demo meeting, step by step, on the disk that cheats: the power cut at any point loses nothing acknowledged.
use std::path::Path;
use std::sync::Arc;

use greffier::domain::change::Change;
use greffier::domain::history::{History, Step, StepKind};
use greffier::domain::session::Session;
use greffier::shell::demo_changes;
use greffier::store::fs::simulated::{Faults, SimulatedDisk};
use greffier::store::paths::Places;
use greffier::store::shelf::Shelf;

use super::script::at;

/// How many of the disks that a power cut may leave are looked at, at each point.
const STATES: usize = 2;

fn shelf(disk: &SimulatedDisk) -> Shelf {
    Shelf::new(Arc::new(disk.clone()), Places::under(Path::new("/home")))
}

/// The facts and the plan make the session; what was recorded in the meeting is journaled step by step.
fn halves() -> (Vec<Change>, Vec<Change>) {
    let mut changes = demo_changes();
    let recorded = changes.split_off(40);
    (changes, recorded)
}

/// The session after each number of recorded steps.
fn expected(id: &str) -> Vec<Session> {
    let (first, recorded) = halves();
    let mut history = History::new(Session::new(id.into()));
    for change in first {
        history.note(change).unwrap();
    }
    let mut all = vec![history.session().clone()];
    for change in recorded {
        history.replay(Step { step: StepKind::Do, change }).unwrap();
        all.push(history.session().clone());
    }
    all
}

/// Whatever a power cut may leave of this disk opens as one of the legal sessions; gives how many were looked at.
fn check(disk: &SimulatedDisk, id: &str, legal: &[Session], point: &str) -> usize {
    let states = disk.after_power_cut(STATES);
    for state in &states {
        let opened = shelf(state).open(id).unwrap_or_else(|error| panic!("cut {point}: {error}"));
        assert!(legal.contains(opened.history.session()), "cut {point}: what was acknowledged is not there");
    }
    states.len()
}

#[test]
fn the_demo_meeting_cut_off_at_any_point_keeps_all_that_was_acknowledged() {
    let disk = SimulatedDisk::new();
    let (first, recorded) = halves();
    let id = shelf(&disk).create(&first, at(0)).unwrap();
    let sessions = expected(&id);
    assert!(sessions.len() > 150, "{} sessions", sessions.len());
    let mut looked_at = check(&disk, &id, sessions.get(..=0).unwrap_or_default(), "after it was made");
    let mut opened = shelf(&disk).open(&id).unwrap();
    for (given, change) in recorded.into_iter().enumerate() {
        let before = disk.copy();
        let step = Step { step: StepKind::Do, change };
        opened.writer.append(std::slice::from_ref(&step), at(1)).unwrap();
        let now = sessions.get(given + 1..=given + 1).unwrap_or_default();
        looked_at += check(&disk, &id, now, &format!("after step {given}"));
        let either = sessions.get(given..=given + 1).unwrap_or_default();
        looked_at += cut_within(&before, &id, &step, either, given);
    }
    assert!(looked_at > 500, "only {looked_at} disks looked at");
}

/// The power goes at each call that writes the step: the step is there whole or not at all.
fn cut_within(before: &SimulatedDisk, id: &str, step: &Step, legal: &[Session], given: usize) -> usize {
    let mut looked_at = 0;
    for call in 0.. {
        let disk = before.copy();
        let mut opened = shelf(&disk).open(id).unwrap();
        disk.set_faults(Faults { off_after: Some(disk.calls() + call), ..Faults::default() });
        let written = opened.writer.append(std::slice::from_ref(step), at(1)).is_ok();
        if written {
            break;
        }
        looked_at += check(&disk, id, legal, &format!("at call {call} of step {given}"));
    }
    looked_at
}
