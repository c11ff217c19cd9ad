//! Files are read in a process apart: whatever happens to it, the program goes on and says what to do.
#![cfg(unix)]
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;

use greffier::import::readers::Source;
use greffier::import::report::Refused;
use greffier::shell::reading::{Reader, Unread};

/// A program that does this instead of reading.
fn program(script: &str) -> (tempfile::TempDir, Reader) {
    let home = tempfile::tempdir().unwrap();
    let path: PathBuf = home.path().join("reader");
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(0o700).open(&path).unwrap();
    file.write_all(format!("#!/bin/sh\n{script}\n").as_bytes()).unwrap();
    (home, Reader::Apart(path))
}

fn check(script: &str, go_on: usize, expected: &Unread) {
    let (_home, reader) = program(script);
    let mut asked = 0;
    let read = reader.plan(vec![b'a'; 1_000_000], "plan.pdf", &mut |_| {
        asked += 1;
        asked <= go_on
    });
    assert_eq!(read.unwrap_err(), *expected, "{script}");
}

#[test]
fn whatever_happens_to_the_other_process_is_told_and_ends_it() {
    let damaged = Unread::Refused(Refused::Damaged(Source::Plain));
    check("exit 1", usize::MAX, &damaged);
    check("kill -ABRT $$", usize::MAX, &damaged);
    check("cat; echo", usize::MAX, &damaged);
    check("echo '{\"progress\":[3,96]}'", usize::MAX, &damaged);
    check("cat > /dev/null; exec sleep 600", 1, &Unread::Stopped);
    check("exec sleep 600", 0, &Unread::Stopped);
    check("echo '{\"refused\":\"NoText\"}'", usize::MAX, &Unread::Refused(Refused::NoText));
}

#[test]
fn where_no_process_can_be_started_the_file_is_read_here() {
    let reader = Reader::Apart(PathBuf::from("/nowhere/at/all"));
    let read = reader.plan(b"# Plan\n\n## Mesure 1 : Voir\n".to_vec(), "p.md", &mut |_| true);
    assert_eq!(read.unwrap().0.title, "Plan");
}

#[test]
fn the_program_itself_is_the_reader() {
    let reader = Reader::Apart(PathBuf::from(env!("CARGO_BIN_EXE_greffier")));
    let mut heard = 0;
    let read = reader.plan(b"# Plan\n\n## Mesure 1 : Voir\n".to_vec(), "p.md", &mut |_| {
        heard += 1;
        true
    });
    assert_eq!(read.unwrap().0.nodes.len(), 1);
    let refused = reader.plan(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec(), "p.txt", &mut |_| true).unwrap_err();
    assert_eq!(refused, Unread::Refused(Refused::Binary), "after {heard} questions");
}
