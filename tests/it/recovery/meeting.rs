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

/// How many of the disks that a power cut may leave are looked at.
const STATES: usize = 3;
/// The power is cut after every so-manyth call.
const STRIDE: usize = 19;

fn shelf(disk: &SimulatedDisk) -> Shelf {
    Shelf::new(Arc::new(disk.clone()), Places::under(Path::new("/home")))
}

/// The facts and the plan make the session; what was recorded in the meeting is journaled step by step.
fn halves() -> (Vec<Change>, Vec<Change>) {
    let mut changes = demo_changes();
    let recorded = changes.split_off(40);
    (changes, recorded)
}

/// Plays the meeting until the power goes; gives the session and how many steps were acknowledged and given.
fn play(disk: &SimulatedDisk) -> (Option<String>, usize, usize) {
    let (first, recorded) = halves();
    let Ok(id) = shelf(disk).create(&first, at(0)) else { return (None, 0, 0) };
    let (mut acknowledged, mut given) = (0, 0);
    if let Ok(mut opened) = shelf(disk).open(&id) {
        for change in recorded {
            given += 1;
            let step = Step { step: StepKind::Do, change };
            if opened.writer.append(&[step], at(1)).is_err() {
                break;
            }
            acknowledged = given;
        }
    }
    (Some(id), acknowledged, given)
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

#[test]
fn the_demo_meeting_cut_off_at_any_point_keeps_all_that_was_acknowledged() {
    let whole = SimulatedDisk::new();
    let (id, all, _) = play(&whole);
    let id = id.expect("a session");
    let sessions = expected(&id);
    assert_eq!((all + 1, sessions.len() > 150), (sessions.len(), true));
    let calls = usize::try_from(whole.calls()).unwrap();
    let mut looked_at = 0;
    for last in (0..=calls).rev().step_by(STRIDE) {
        let disk = SimulatedDisk::new();
        disk.set_faults(Faults { off_after: Some(last as u64), ..Faults::default() });
        let (found, acknowledged, given) = play(&disk);
        let Some(id) = found else { continue };
        for state in disk.after_power_cut(STATES) {
            looked_at += 1;
            let opened = shelf(&state).open(&id).unwrap_or_else(|error| panic!("cut after {last}: {error}"));
            let legal = sessions.get(acknowledged..=given).unwrap_or_default();
            assert!(
                legal.contains(opened.history.session()),
                "cut after {last}: {acknowledged} acknowledged"
            );
        }
    }
    assert!(looked_at > 20, "only {looked_at} disks looked at");
}
