//! Files as they may be found, and what is read of them. The payload is a number: the journal does not care.

use super::{Journal, gather, read_file};
use crate::domain::history::StepKind;
use crate::store::journal::{Header, Line, Seen, WriterId, line};
use crate::store::warning::Warning;
use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;

fn header(session: &str, writer: &str) -> Vec<u8> {
    line::seal(&Header { format: 1, session: session.into(), writer: writer.into() }).unwrap()
}

fn entry(w: &str, n: u64, lamport: u64, seen: &[(&str, u64)]) -> Line<u64> {
    Line {
        w: w.into(),
        n,
        lamport,
        seen: seen.iter().map(|(w, n)| (WriterId::from(*w), *n)).collect::<Seen>(),
        at: DateTime::UNIX_EPOCH.fixed_offset(),
        step: StepKind::Do,
        change: lamport * 10,
    }
}

fn file(session: &str, writer: &str, lines: &[Line<u64>]) -> Vec<u8> {
    let lines = lines.iter().flat_map(|entry| line::seal(entry).unwrap());
    header(session, writer).into_iter().chain(lines).collect()
}

fn read(files: &[(&str, Vec<u8>)]) -> Journal<u64> {
    gather(files.iter().map(|(name, bytes)| read_file(name, bytes)).collect())
}

#[test]
fn lines_of_all_writers_come_in_the_order_of_causes() {
    let a = file("s", "a", &[entry("a", 1, 1, &[]), entry("a", 2, 4, &[("b", 2)])]);
    let b = file("s", "b", &[entry("b", 1, 2, &[("a", 1)]), entry("b", 2, 3, &[("a", 1)])]);
    let journal = read(&[("b.jsonl", b), ("a.jsonl", a)]);
    let order: Vec<u64> = journal.lines.iter().map(|line| line.lamport).collect();
    assert_eq!((order, journal.warnings), (vec![1, 2, 3, 4], vec![]));
    assert_eq!(journal.session.as_deref(), Some("s"));
}

#[test]
fn a_line_that_others_have_seen_and_that_is_not_here_is_missed_once() {
    let a = file("s", "a", &[entry("a", 1, 1, &[]), entry("a", 3, 4, &[("b", 2)])]);
    let journal = read(&[("a.jsonl", a.clone())]);
    let missing = |writer: &str, count| Warning::Missing { writer: writer.into(), count };
    assert_eq!(journal.warnings, [missing("a", 1), missing("b", 2)]);
    // A damaged line is told as damaged, not as missing too.
    let whole = file("s", "a", &[entry("a", 1, 1, &[]), entry("a", 2, 2, &[]), entry("a", 3, 3, &[])]);
    let mut damaged = whole.clone();
    let second = whole.split_inclusive(|byte| *byte == b'\n').take(2).map(<[u8]>::len).sum::<usize>();
    damaged[second + 10] ^= 1;
    let journal = read(&[("a.jsonl", damaged)]);
    assert_eq!(journal.warnings, [Warning::BadLines { file: "a.jsonl".into(), lines: vec![3] }]);
    assert_eq!(journal.lines.len(), 2);
}

#[test]
fn two_different_lines_of_one_name_are_told() {
    let a = file("s", "a", &[entry("a", 1, 1, &[])]);
    let mut other = entry("a", 1, 1, &[]);
    other.at += TimeDelta::seconds(1);
    let journal = read(&[("a.jsonl", a.clone()), ("a (1).jsonl", file("s", "a", &[other]))]);
    assert_eq!(journal.lines.len(), 1);
    assert!(matches!(journal.warnings.as_slice(), [Warning::SameName { n: 1, .. }]));
    assert_eq!(read(&[("a.jsonl", a.clone()), ("a (1).jsonl", a)]).warnings, vec![]);
}

#[test]
fn a_header_that_is_damaged_costs_no_line() {
    let mut a = file("s", "a", &[entry("a", 1, 1, &[])]);
    a[3] ^= 1;
    let b = file("?", "b", &[entry("b", 1, 2, &[("a", 1)])]);
    let journal = read(&[("a.jsonl", a), ("b.jsonl", b)]);
    assert_eq!((journal.lines.len(), journal.session), (2, None));
}

#[test]
fn a_start_that_never_became_anything_is_not_worth_a_word() {
    let a = file("s", "a", &[entry("a", 1, 1, &[])]);
    for debris in [b"".to_vec(), b"{\"format".to_vec(), header("s", "b")] {
        assert_eq!(read(&[("a.jsonl", a.clone()), ("b.jsonl", debris)]).warnings, vec![]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_at_all_make_reading_fail(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let reading = read_file::<u64>("x", &bytes);
        prop_assert!(reading.good_len_bytes <= bytes.len());
        gather(vec![reading]);
    }
}
