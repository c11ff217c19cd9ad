//! Nothing said is lost: a whole meeting on a disk that cheats as the law allows, the power cut after every
//! call, every call failing in turn, the disk full, files damaged, and mutants that must not get away with it.

mod damage;
mod meeting;
mod mutants;
mod script;

use greffier::store::fs::simulated::{Faults, SimulatedDisk};
use script::{Log, Wrap, check, plain, play, steps};
use std::sync::Arc;

/// How many of the disks that one power cut may leave are looked at.
const STATES_PER_CUT: usize = 200;

fn on_two_computers() -> Log {
    Log { elsewhere: true, ..Log::default() }
}

/// Cuts the power after every call of the meeting; the first loss, if any, and how many disks were looked at.
fn cut_everywhere(wrap: Wrap) -> (Option<String>, usize) {
    let whole = SimulatedDisk::new();
    let mut log = on_two_computers();
    play(&wrap(&whole), &mut log, &mut |_| Ok(())).expect("a sound disk");
    let calls = whole.calls();
    let mut seen = 0;
    for last in 0..=calls {
        let disk = SimulatedDisk::new();
        disk.set_faults(Faults { off_after: Some(last), ..Faults::default() });
        let mut log = on_two_computers();
        let _the_power_is_off = play(&wrap(&disk), &mut log, &mut |_| Ok(()));
        for state in disk.after_power_cut(STATES_PER_CUT) {
            seen += 1;
            if let Err(loss) = check(&state, wrap, &log) {
                return (Some(format!("power cut after call {last}: {loss}")), seen);
            }
        }
    }
    (None, seen)
}

/// Lets every call fail in turn; the meeting goes on, and after each acknowledgment the power may be cut.
fn fail_everywhere(wrap: Wrap) -> Option<String> {
    let mut rank = 1;
    loop {
        let disk = SimulatedDisk::new();
        disk.set_faults(Faults { failing_call: Some(rank), ..Faults::default() });
        let mut log = on_two_computers();
        let mut looks = 0;
        let played = play(&wrap(&disk), &mut log, &mut |log| {
            // Only the moments right after the failure can differ from those of a sound disk.
            if disk.calls() < rank || looks > 3 {
                return Ok(());
            }
            looks += 1;
            disk.after_power_cut(8).iter().try_for_each(|state| check(state, wrap, log))
        });
        let played =
            played.and_then(|()| disk.after_power_cut(8).iter().try_for_each(|s| check(s, wrap, &log)));
        if let Err(loss) = played {
            return Some(format!("call {rank} failed: {loss}"));
        }
        if disk.calls() < rank {
            return None;
        }
        rank += 1;
    }
}

#[test]
fn a_power_cut_after_any_call_loses_nothing_that_was_acknowledged() {
    let (loss, seen) = cut_everywhere(plain);
    assert_eq!(loss, None);
    assert!(seen > 1_000, "only {seen} disks looked at");
}

/// The history that an opening shows.
fn shown(disk: &SimulatedDisk, id: &str) -> Option<greffier::domain::history::History> {
    script::shelf(&plain(disk)).open(id).map(|opened| opened.history).ok()
}

/// The program was killed and the system was not: what was written is there, synchronized or not. Whatever is
/// shown or written from now on must outlive a power cut.
fn cut_after_kill(alive: &SimulatedDisk, log: &mut Log) -> Result<(), String> {
    let listed = script::shelf(&plain(alive)).ids().map_err(|error| error.to_string())?;
    log.id = log.id.take().or_else(|| listed.into_iter().next());
    let Some(id) = log.id.clone() else {
        *log = Log::default();
        play(&plain(alive), log, &mut |_| Ok(()))?;
        return alive.after_power_cut(12).iter().try_for_each(|state| check(state, plain, log));
    };
    let outlives = |what: &str| {
        let before = shown(alive, &id);
        let same =
            before.is_some() && alive.after_power_cut(12).iter().all(|state| shown(state, &id) == before);
        if same { Ok(()) } else { Err(format!("what was {what} is gone")) }
    };
    outlives("shown")?;
    check(alive, plain, log)?;
    outlives("written")
}

#[test]
fn killed_at_any_call_then_opened_again_then_cut_off_loses_nothing() {
    for last in 0.. {
        let disk = SimulatedDisk::new();
        disk.set_faults(Faults { off_after: Some(last), ..Faults::default() });
        let mut log = on_two_computers();
        let _killed = play(&plain(&disk), &mut log, &mut |_| Ok(()));
        cut_after_kill(&disk.copy(), &mut log)
            .unwrap_or_else(|loss| panic!("killed after call {last}: {loss}"));
        if disk.calls() < last {
            break;
        }
    }
}

#[test]
fn any_failing_call_is_survived_without_loss() {
    assert_eq!(fail_everywhere(plain), None);
}

#[test]
fn a_full_disk_loses_nothing_and_writing_resumes() {
    for capacity in (0..6_000).step_by(97) {
        let disk = SimulatedDisk::new();
        disk.set_faults(Faults { capacity_bytes: Some(capacity), ..Faults::default() });
        let mut log = Log::default();
        let fs = plain(&disk);
        // The meeting gives up at the first refusal that does not go away; then somebody makes room.
        let _full = play(&fs, &mut log, &mut |_| Ok(()));
        for state in disk.after_power_cut(8) {
            check(&state, plain, &log).unwrap_or_else(|loss| panic!("{capacity} bytes: {loss}"));
        }
        disk.set_faults(Faults::default());
        check(&disk.copy(), plain, &log).unwrap_or_else(|loss| panic!("{capacity} bytes, then room: {loss}"));
    }
}

#[test]
fn what_a_disk_refused_is_found_again_after_the_program_was_killed() {
    let disk = SimulatedDisk::new();
    let sound: Arc<dyn greffier::store::fs::Fs> = plain(&disk);
    let id = script::create(&sound).unwrap();
    let refusing = mutants::refusing_journals(&disk);
    let mut opened = script::shelf(&refusing).open(&id).unwrap();
    for step in steps().iter().take(3) {
        assert!(opened.writer.append(std::slice::from_ref(step), script::at(0)).is_err());
    }
    assert_eq!(opened.writer.waiting(), 3);
    drop(opened);
    let opened = script::shelf(&sound).open(&id).unwrap();
    assert_eq!(opened.history, *script::expected(&id).get(3).unwrap());
    assert_eq!((opened.writer.waiting(), opened.warnings.len()), (0, 1));
    drop(opened);
    let opened = script::shelf(&sound).open(&id).unwrap();
    assert_eq!((opened.history, opened.warnings), (script::expected(&id).remove(3), vec![]));
}
