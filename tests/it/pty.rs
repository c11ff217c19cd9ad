//! The real binary in a real terminal: started, typed into, killed, opened again, left. Nothing is waited for but what
//! is to appear, and that not for ever.
use std::io::{Read as _, Write as _};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// What does not come within this time does not come.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a terminal.
struct Console {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    input: Box<dyn std::io::Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
}

#[expect(clippy::disallowed_methods, reason = "reading a terminal blocks, so it is done on a thread")]
fn start(home: &Path, arguments: &[&str]) -> Console {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_greffier"));
    command.args(arguments);
    command.cwd(home);
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.env("LANG", "fr_FR.UTF-8");
    command.env("HOME", home);
    for (name, folder) in
        [("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config")]
    {
        command.env(name, home.join(folder));
    }
    command.env("GREFFIER_SESSIONS", home.join("sessions"));
    let child = pair.slave.spawn_command(command).expect("the program starts");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let input = pair.master.take_writer().expect("a writer");
    let (send, output) = channel();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(len) = reader.read(&mut bytes) {
            if len == 0 || send.send(bytes[..len].to_vec()).is_err() {
                return;
            }
        }
    });
    Console { screen: vt100::Parser::new(cells(24), cells(80), 0), output, input, master: pair.master, child }
}

#[expect(clippy::disallowed_methods, reason = "what does not come must be given up at some time")]
fn now() -> Instant {
    Instant::now()
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a size")
}

impl Console {
    /// Reads until the screen is as wished.
    #[track_caller]
    fn until(&mut self, what: &str, wished: impl Fn(&vt100::Screen) -> bool) {
        let last = now() + PATIENCE;
        while !wished(self.screen.screen()) {
            // The clock on the screen moves every second: what comes is no sign that what is wished for will.
            match self.output.recv_timeout(last.saturating_duration_since(now())) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("« {what} » does not come:\n{}", self.text()),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("« {what} »: the program ended:\n{}", self.text())
                }
            }
        }
    }

    #[track_caller]
    fn shows(&mut self, words: &str) {
        self.until(words, |screen| screen.contents().contains(words));
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    fn types(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).expect("the program reads");
        self.input.flush().expect("the program reads");
    }

    /// Reads all that comes until the program has ended, and gives whether it ended well.
    fn ends(mut self) -> (bool, vt100::Parser) {
        let last = now() + PATIENCE;
        let status = loop {
            match self.output.recv_timeout(last.saturating_duration_since(now())) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Disconnected) => break self.child.wait().expect("a status"),
                Err(RecvTimeoutError::Timeout) => panic!("the program does not end:\n{}", self.text()),
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
                    self.screen.process(&bytes);
                }
                break status;
            }
        };
        (status.success(), self.screen)
    }

    /// `kill -9`.
    fn kill(mut self) {
        let id = self.child.process_id().expect("it runs").to_string();
        let killed = Command::new("kill").args(["-9", &id]).status().expect("kill runs");
        assert!(killed.success());
        self.child.wait().expect("it is gone");
    }
}

#[test]
fn it_starts_with_the_list_and_gives_the_terminal_back() {
    let home = tempfile::tempdir().unwrap();
    let mut console = start(home.path(), &[]);
    console.shows("Bienvenue");
    assert!(console.screen.screen().alternate_screen());
    console.types("\x11");
    let (well, terminal) = console.ends();
    assert!(well && !terminal.screen().alternate_screen() && !terminal.screen().hide_cursor());
    assert!(!terminal.screen().bracketed_paste());
    assert_eq!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

#[test]
fn a_sentence_being_typed_is_there_after_kill_9() {
    let home = tempfile::tempdir().unwrap();
    let mut console = start(home.path(), &[]);
    console.shows("Bienvenue");
    console.types("\r");
    console.shows("F5 Séance");
    console.types("salue le plan\r");
    console.shows("enregistré");
    console.types("demande que le droit");
    console.shows("demande que le droit");
    // What is on the screen was handed to the disk; the list, asked for after it, is made after it.
    console.types("\x1bOQ");
    console.shows("84\u{a0}entrées");
    console.kill();
    let mut console = start(home.path(), &[]);
    console.shows("31 janvier 2014");
    console.types("\r");
    console.shows("demande que le droit");
    console.types("\x11");
    assert!(console.ends().0);
}

#[test]
fn a_resize_while_typing_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut console = start(home.path(), &["demo"]);
    console.shows("F5 Séance");
    console.types("regrette ");
    for (rows, cols) in [(5, 20), (40, 120), (24, 80)] {
        console.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        console.screen.screen_mut().set_size(cells(rows), cells(cols));
        console.types("le ");
    }
    console.shows("regrette le le le");
    console.types("\x11");
    assert!(console.ends().0);
}
