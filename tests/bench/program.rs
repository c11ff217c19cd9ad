//! The real program in a terminal: how soon its first useful frame is there, and how often it wakes up when idle.
#![expect(clippy::disallowed_methods, reason = "measuring starts threads, copies files and reads the clock")]
use std::io::Read;
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use greffier::store::fs::real::RealDisk;
use greffier::store::paths::Places;
use greffier::store::shelf::Shelf;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::table::{Table, median};

const ROWS: NonZero<u16> = NonZero::new(40).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(120).unwrap();
const PATIENCE: Duration = Duration::from_secs(10);
const IDLE_SECONDS: u64 = 5;
/// In the title of the demo meeting, and nowhere else on the first screen.
const SIGN: &str = "31 janvier 2014";

/// Measures the program on folders of one and of a thousand sessions.
pub(crate) fn measure(table: &mut Table) {
    let folder = tempfile::tempdir().unwrap();
    for (count, goal) in [(1, 50), (1_000, 100)] {
        let places = Places::under(&folder.path().join(count.to_string()));
        fill(&places, count);
        let times: Vec<Duration> = (0..9).filter_map(|_| start(&places.sessions, folder.path())).collect();
        let name = format!("start to the first useful frame, {count} session(s)");
        if times.is_empty() {
            table.untold(&name, "no frame came");
        } else {
            table.time(&name, median(&times), Some(Duration::from_millis(goal)));
        }
    }
    let one = Places::under(&folder.path().join("1")).sessions;
    match wake_ups(&one, folder.path()) {
        Some(rate) => table.rate("idle wake-ups, all threads", rate, 1.0),
        None => table.untold("idle wake-ups, all threads", "Linux only"),
    }
}

/// So many sessions, all with the contents of the demo, as a user who has listed them before has them.
fn fill(places: &Places, count: usize) {
    let shelf = Shelf::new(Arc::new(RealDisk), places.clone());
    let at = chrono::NaiveDateTime::default().and_utc().fixed_offset();
    let id = shelf.create(&greffier::shell::demo_changes(), at).unwrap();
    shelf.list().unwrap();
    let first = places.sessions.join(id);
    for rank in 1..count {
        let day =
            chrono::NaiveDate::from_num_days_from_ce_opt(730_000 + i32::try_from(rank).unwrap_or_default());
        let name = format!("{}-reunion", day.unwrap_or_default().format("%Y-%m-%d"));
        copy_tree(&first, &places.sessions.join(name));
    }
    shelf.list().unwrap();
}

fn copy_tree(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_tree(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// The program, running in a terminal of its own.
struct Running {
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Running {
    fn new(arguments: &[&str], home: &Path) -> Self {
        let size = PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_greffier"));
        command.args(arguments);
        command.env("HOME", home);
        command.env("TERM", "xterm-256color");
        for name in ["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "GREFFIER_SESSIONS"] {
            command.env_remove(name);
        }
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 8_192];
            while let Ok(length) = reader.read(&mut bytes) {
                let piece = bytes.get(..length).unwrap_or_default().to_vec();
                if length == 0 || sender.send(piece).is_err() {
                    return;
                }
            }
        });
        let child = pair.slave.spawn_command(command).unwrap();
        Self { child, output, _terminal: pair.master }
    }

    /// Waits until the screen shows these words; false when it never does.
    fn wait_for(&self, words: &str, since: Instant) -> bool {
        let mut screen = vt100::Parser::new(ROWS, COLUMNS, 0);
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE.saturating_sub(since.elapsed())) {
            screen.process(&bytes);
            if screen.screen().contents().contains(words) {
                return true;
            }
        }
        false
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended by itself cannot be killed, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(sessions: &Path, home: &Path) -> Option<Duration> {
    let since = Instant::now();
    let running = Running::new(&["--sessions", &sessions.to_string_lossy()], home);
    running.wait_for(SIGN, since).then(|| since.elapsed())
}

/// How often a second any thread of the program wakes up while nothing happens.
fn wake_ups(sessions: &Path, home: &Path) -> Option<f64> {
    let since = Instant::now();
    let running = Running::new(&["--sessions", &sessions.to_string_lossy()], home);
    if !running.wait_for(SIGN, since) {
        return None;
    }
    std::thread::sleep(Duration::from_secs(3));
    let process = running.child.process_id()?;
    let before = switches(process)?;
    std::thread::sleep(Duration::from_secs(IDLE_SECONDS));
    let count = u32::try_from(switches(process)?.saturating_sub(before)).ok()?;
    Some(f64::from(count) / Duration::from_secs(IDLE_SECONDS).as_secs_f64())
}

/// How often all threads of a process gave the processor up, hence were woken again.
fn switches(process: u32) -> Option<u64> {
    let mut count = 0;
    for task in std::fs::read_dir(format!("/proc/{process}/task")).ok()? {
        let status = std::fs::read_to_string(task.ok()?.path().join("status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
        count += line.trim().parse::<u64>().ok()?;
    }
    Some(count)
}
