//! When the disk fails, is full, or holds what a newer program wrote.
use greffier::store::fs::Fs as _;
use greffier::store::fs::simulated::Faults;
use greffier::store::journal::line;
use serde_json::json;

use crate::support::Room;

#[test]
fn a_full_disk_is_told_while_typing_goes_on_and_all_is_saved_when_it_is_mended() {
    let mut room = Room::meeting();
    room.records("salue le plan");
    room.fill_disk();
    room.records("regrette le délai");
    room.shows("NON ENREGISTRÉ");
    room.says("Continuez");
    room.records("demande un bilan");
    room.types("note que");
    assert_eq!((room.entries().len(), room.capture().as_str()), (3, "note que"));
    room.wait(2);
    room.shows("NON ENREGISTRÉ");
    room.mend_disk();
    room.wait(2);
    room.hides("NON ENREGISTRÉ");
    room.says("de nouveau");
    for room in room.power_cut(8) {
        assert_eq!(room.entries().len(), 3);
    }
    let room = room.kill_and_reopen();
    assert_eq!((room.entries().len(), room.capture().as_str()), (3, "note que"));
}

#[test]
fn any_failing_call_is_survived_and_what_is_typed_is_kept() {
    for rank in 1..40 {
        let mut room = Room::meeting();
        let failing_call = Some(room.disk.calls() + rank);
        room.disk.set_faults(Faults { failing_call, ..Faults::default() });
        room.records("salue le plan");
        room.records("regrette le délai");
        room.wait(4);
        room.types("note");
        room.wait(2);
        room.hides("NON ENREGISTRÉ");
        for after in room.power_cut(4) {
            assert_eq!(
                (after.sentences(), after.capture().as_str()),
                (room.sentences(), "note"),
                "call {rank}"
            );
        }
    }
}

#[test]
fn what_is_said_to_be_saved_survives_a_power_cut_at_once() {
    let mut room = Room::meeting();
    for words in ["salue le plan", "regrette le délai", "demande un bilan"] {
        room.records(words);
        room.shows("enregistré 09:55:00");
        for after in room.power_cut(8) {
            assert_eq!(after.sentences(), room.sentences());
        }
    }
}

#[test]
fn a_session_of_a_newer_program_is_shown_and_never_rewritten() {
    let mut room = Room::meeting();
    room.records("salue le plan");
    let journal = |path: &std::path::PathBuf| path.to_string_lossy().contains("/journal/");
    let path = room.disk.files().into_iter().find(journal).expect("a journal");
    let mut bytes = room.disk.read(&path).unwrap();
    let newer = json!({"w": "zz", "n": 1, "lamport": 999, "at": "2014-01-31T10:00:00+01:00", "step": "do", "change": {"hologram": 3}});
    bytes.extend(line::seal(&newer).unwrap());
    room.disk.plant(&path, &bytes).unwrap();
    let mut room = room.kill_and_reopen();
    room.says("version plus récente");
    assert_eq!(room.entries().len(), 1);
    room.records("regrette le plan");
    assert_eq!(room.entries().len(), 1);
    assert_eq!(room.disk.read(&path).unwrap(), bytes);
}
