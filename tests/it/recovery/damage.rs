//! Files that were damaged, cut, copied, merged, or written by a newer program.

use super::script::{self, add, at, expected, plain, shelf, steps};
use greffier::domain::history::{Step, StepKind};
use greffier::store::StoreError;
use greffier::store::Warning;
use greffier::store::fs::Fs as _;
use greffier::store::fs::simulated::SimulatedDisk;
use greffier::store::journal::{Header, WriterId, line};
use greffier::store::shelf::Reason;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A disk with the whole meeting on it, and the session's name.
fn met() -> (SimulatedDisk, String) {
    let disk = SimulatedDisk::new();
    let mut log = script::Log::default();
    script::play(&plain(&disk), &mut log, &mut |_| Ok(())).unwrap();
    (disk, log.id.unwrap())
}

fn journals(disk: &SimulatedDisk) -> Vec<PathBuf> {
    let journal = |path: &PathBuf| path.parent().is_some_and(|folder| folder.ends_with("journal"));
    disk.files().into_iter().filter(journal).collect()
}

fn the_journal(disk: &SimulatedDisk) -> PathBuf {
    let files = journals(disk);
    assert_eq!(files.len(), 1, "two sittings on one computer write one file: {files:?}");
    files.into_iter().next().unwrap()
}

fn contents(disk: &SimulatedDisk, under: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = disk.files().into_iter().filter(|path| path.starts_with(under));
    files.map(|path| (path.clone(), disk.read(&path).unwrap())).collect()
}

/// How many lines end in these bytes.
fn ends(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
}

#[test]
fn a_journal_cut_at_any_byte_loses_at_most_its_last_line() {
    let (whole, id) = met();
    let path = the_journal(&whole);
    let bytes = whole.read(&path).unwrap();
    let header_len = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let expected = expected(&id);
    let first_len = bytes.iter().skip(header_len).position(|byte| *byte == b'\n').unwrap() + 1;
    for len in header_len + first_len..=bytes.len() {
        let disk = whole.copy();
        disk.plant(&path, &bytes[..len]).unwrap();
        let opened = shelf(&plain(&disk)).open(&id).unwrap();
        let whole_lines = ends(&bytes[..len]);
        assert_eq!(opened.history, expected[whole_lines - 2], "cut at {len}");
        let torn = bytes[len - 1] != b'\n';
        assert_eq!(!opened.warnings.is_empty(), torn, "cut at {len}: {:?}", opened.warnings);
        let kept = disk.files().into_iter().filter(|path| path.to_string_lossy().contains("aside")).count();
        assert_eq!(kept, usize::from(torn), "the tail is kept aside");
    }
}

#[test]
fn a_flipped_bit_costs_its_line_and_is_told() {
    let (whole, id) = met();
    let path = the_journal(&whole);
    let bytes = whole.read(&path).unwrap();
    let lines = ends(&bytes);
    for bit in (0..bytes.len() * 8).step_by(13) {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let disk = whole.copy();
        disk.plant(&path, &flipped).unwrap();
        let mut opened = shelf(&plain(&disk)).open(&id).unwrap();
        assert!(!opened.warnings.is_empty(), "bit {bit}");
        assert!(opened.read_only.is_none());
        let more = Step { step: StepKind::Do, change: add("after") };
        opened.writer.append(&[more], at(9)).unwrap();
        drop(opened);
        // The damaged file is not touched but for a tail cut off, and at most two lines are gone.
        let now = disk.read(&path).unwrap();
        let sure = flipped.iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
        assert!(now.starts_with(&flipped[..sure]), "bit {bit}");
        let found = greffier::store::journal::read::read_file::<greffier::domain::change::Change>("x", &now);
        assert!(found.lines.len() + 3 >= lines, "bit {bit}");
        let again = shelf(&plain(&disk)).open(&id).unwrap();
        assert!(again.history.session().entries().get(&"after".into()).is_some(), "bit {bit}");
    }
}

#[test]
fn copies_made_by_synchronizers_are_read_and_harmless() {
    let (disk, id) = met();
    let path = the_journal(&disk);
    let bytes = disk.read(&path).unwrap();
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    for copy in
        ["{}.sync-conflict-20140131-104207-ABCDEF.jsonl", "{} (1).jsonl", "{} (conflicted copy).jsonl"]
    {
        disk.plant(&path.with_file_name(copy.replace("{}", &stem)), &bytes).unwrap();
    }
    let opened = shelf(&plain(&disk)).open(&id).unwrap();
    assert_eq!((opened.history, opened.warnings), (expected(&id).pop().unwrap(), vec![]));
}

#[test]
fn a_file_replaced_by_a_synchronizer_is_left_alone_and_nothing_is_lost() {
    let (disk, id) = met();
    let fs = plain(&disk);
    let path = the_journal(&disk);
    let bytes = disk.read(&path).unwrap();
    let mut opened = shelf(&fs).open(&id).unwrap();
    disk.remove(&path).unwrap();
    disk.plant(&path, &bytes).unwrap();
    for name in ["x1", "x2"] {
        opened.writer.append(&[Step { step: StepKind::Do, change: add(name) }], at(9)).unwrap();
    }
    drop(opened);
    assert_eq!(disk.read(&path).unwrap(), bytes);
    assert_eq!(journals(&disk).len(), 2);
    let opened = shelf(&fs).open(&id).unwrap();
    assert_eq!(opened.warnings, vec![]);
    let session = opened.history.session();
    assert!(["x1", "x2"].iter().all(|name| session.entries().get(&(*name).into()).is_some()));
}

#[test]
fn two_writers_merge_into_the_same_session_whichever_way() {
    let (one, id) = met();
    // The same folder on another computer: another local state, so another writer.
    let two = SimulatedDisk::new();
    let fs = plain(&two);
    let folder = shelf(&fs).folder(&id).join("journal");
    greffier::store::fs::make_folders(&two, &folder).unwrap();
    two.plant(&the_journal(&one), &one.read(&the_journal(&one)).unwrap()).unwrap();
    for (disk, names) in [(&one, ["a1", "a2"]), (&two, ["b1", "b2"])] {
        let mut opened = shelf(&plain(disk)).open(&id).unwrap();
        for name in names {
            opened.writer.append(&[Step { step: StepKind::Do, change: add(name) }], at(9)).unwrap();
        }
    }
    let (of_one, of_two) = (contents(&one, "/home/sessions"), contents(&two, "/home/sessions"));
    let merge = |into: &SimulatedDisk, from: &BTreeMap<PathBuf, Vec<u8>>| {
        for (path, bytes) in from.iter().filter(|(path, _)| path.parent() == Some(&folder)) {
            let here = into.read(path).unwrap_or_default();
            if here.len() < bytes.len() {
                into.plant(path, bytes).unwrap();
            }
        }
        let opened = shelf(&plain(into)).open(&id).unwrap();
        assert_eq!(opened.warnings, vec![]);
        let session = opened.history.session().clone();
        assert!(["a1", "a2", "b1", "b2"].iter().all(|name| session.entries().get(&(*name).into()).is_some()));
        session
    };
    assert_eq!(merge(&one, &of_two), merge(&two, &of_one));
}

#[test]
fn a_newer_program_s_session_opens_for_reading_and_is_not_rewritten() {
    let (whole, id) = met();
    let path = the_journal(&whole);
    let bytes = whole.read(&path).unwrap();
    let header: Header = match line::open(bytes.split(|byte| *byte == b'\n').next().unwrap()) {
        line::Opened::Whole(header) => header,
        other => panic!("{other:?}"),
    };
    let newer_file = line::seal(&Header { format: 99, ..header }).unwrap();
    let unknown = serde_json::json!({"w": "zz", "n": 1, "lamport": 99, "at": at(0), "step": "do",
        "change": {"hologram": {"id": "h1"}}});
    let unknown_change = [bytes.clone(), line::seal(&unknown).unwrap(), b"torn".to_vec()].concat();
    for (name, content) in [("zz.jsonl".to_owned(), newer_file), (file_name(&path), unknown_change)] {
        let disk = whole.copy();
        disk.plant(&path.with_file_name(name), &content).unwrap();
        let before = contents(&disk, "/home/sessions");
        let fs = plain(&disk);
        let mut opened = shelf(&fs).open(&id).unwrap();
        assert!(matches!(opened.read_only, Some(Reason::Newer(_))), "{:?}", opened.read_only);
        assert_eq!(opened.history, expected(&id).pop().unwrap());
        let refused = opened.writer.append(&steps(), at(9));
        assert!(matches!(refused, Err(StoreError::ReadOnly { .. })));
        drop(opened);
        shelf(&fs).list().unwrap();
        assert_eq!(contents(&disk, "/home/sessions"), before);
    }
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn a_journal_of_another_session_is_not_mixed_in() {
    let (disk, id) = met();
    let stranger = Header { format: 1, session: "other".into(), writer: WriterId::from("aa") };
    let path = the_journal(&disk).with_file_name("aa.jsonl");
    disk.plant(&path, &line::seal(&stranger).unwrap()).unwrap();
    let opened = shelf(&plain(&disk)).open(&id).unwrap();
    assert_eq!(opened.warnings, vec![Warning::Stranger { file: "aa.jsonl".into() }]);
    assert_eq!(opened.history, expected(&id).pop().unwrap());
}

#[test]
fn the_second_to_open_reads_only_until_the_first_has_gone() {
    let (disk, id) = met();
    let fs = plain(&disk);
    let first = shelf(&fs).open(&id).unwrap();
    assert_eq!(shelf(&fs).open(&id).unwrap().read_only, Some(Reason::HeldElsewhere));
    assert!(matches!(shelf(&fs).trash(&id), Err(StoreError::InUse { .. })));
    drop(first);
    assert_eq!(shelf(&fs).open(&id).unwrap().read_only, None);
}
