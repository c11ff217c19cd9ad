//! The side that asks: starts the process that reads, feeds it the file, hears its progress, and ends it when the
//! person says so or when it takes too long.
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use super::wire::Line;
use super::{Understood, Unread, Wanted, Watch, here};
use crate::import::limits::READING_SECONDS_MAX;
use crate::import::readers::sniff;
use crate::import::report::Refused;
use crate::shell::clock;

/// How often the person is asked whether to go on.
const ASK_EVERY: Duration = Duration::from_millis(50);

/// Reads a file in a process of `program`.
pub(super) fn read(
    program: &Path,
    (wanted, name): (Wanted, &str),
    bytes: Vec<u8>,
    watch: &mut Watch<'_>,
) -> Result<Understood, Unread> {
    let Some((mut child, input, output)) = start(program, wanted, name) else {
        // Without a second process (none may be started here) the file is read in this one.
        return here(wanted, &bytes, name).map_err(Unread::Refused);
    };
    let format = sniff(&bytes, name);
    let lines = listen(output);
    feed(input, bytes);
    let answer = wait(&lines, watch);
    // It may have ended by itself: that is what was wanted.
    let _ended = child.kill();
    let _reaped = child.wait();
    match answer {
        Ok(Line::Understood(understood)) => Ok(understood),
        Ok(Line::Refused(refused)) => Err(Unread::Refused(refused)),
        // It died without an answer: the file did something to it that no reader expects.
        Ok(Line::Progress(..)) | Err(None) => Err(Unread::Refused(Refused::Damaged(format))),
        Err(Some(unread)) => Err(unread),
    }
}

fn start(program: &Path, wanted: Wanted, name: &str) -> Option<(Child, ChildStdin, ChildStdout)> {
    let mut child = Command::new(program)
        .args(["read", wanted.name(), "--", name])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let input = child.stdin.take()?;
    let output = child.stdout.take()?;
    Some((child, input, output))
}

/// Gives the file to the process, which may end before it has taken all of it.
#[expect(clippy::disallowed_methods, reason = "a pipe is fed on a thread of its own, started here")]
fn feed(mut input: ChildStdin, bytes: Vec<u8>) {
    std::thread::spawn(move || {
        let _ended_early = input.write_all(&bytes);
    });
}

/// The lines the process answers, as they come; the end of them is the end of the process.
#[expect(clippy::disallowed_methods, reason = "a pipe is heard on a thread of its own, started here")]
fn listen(output: ChildStdout) -> Receiver<Line> {
    let (heard, lines) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines() {
            let Some(line) = line.ok().and_then(|line| serde_json::from_str(&line).ok()) else { return };
            if heard.send(line).is_err() {
                return;
            }
        }
    });
    lines
}

/// Waits for the answer; nothing when the process died without one.
fn wait(lines: &Receiver<Line>, watch: &mut Watch<'_>) -> Result<Line, Option<Unread>> {
    let give_up = clock::mark() + Duration::from_secs(READING_SECONDS_MAX);
    loop {
        let progress = match lines.recv_timeout(ASK_EVERY) {
            Ok(Line::Progress(done, of)) => Some((done, of)),
            Ok(answer) => return Ok(answer),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Err(None),
        };
        if !watch(progress) {
            return Err(Some(Unread::Stopped));
        }
        if clock::mark() >= give_up {
            return Err(Some(Unread::Refused(Refused::TookTooLong)));
        }
    }
}
