//! The command line, tried on the real program: what it prints where, and the exit codes that scripts rely on.
#![expect(clippy::disallowed_methods, reason = "the files of a home are set up and looked at here")]

mod bad_input;
mod export;
mod json;
mod minutes;
mod paper;
mod templates;
mod usage;

use greffier::domain::change::Change;
use greffier::shell::demo_changes;
use greffier::store::fs::real::RealDisk;
use greffier::store::paths::Places;
use greffier::store::shelf::Shelf;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

const FIRST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/demo/plan-2014-01-27.md");
const SECOND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/demo/plan-2014-01-30.md");
const DEMO: &str = "2014-01-31-reunion-du-collectif-du-31-janvier-2014";

/// A computer with a user of its own, gone when dropped.
struct Home(tempfile::TempDir);

/// What a run left.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A computer with the demo session.
    fn with_demo() -> Self {
        let home = Self::new();
        home.session(&demo_changes());
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    }

    fn shelf(&self) -> Shelf {
        let state = self.path("state").join("greffier").join("state");
        let places = Places { sessions: self.path("sessions"), state, settings: self.path("settings.json") };
        Shelf::new(Arc::new(RealDisk), places)
    }

    fn session(&self, changes: &[Change]) -> String {
        let at = "2014-01-31T10:00:00+01:00".parse().unwrap();
        self.shelf().create(changes, at).unwrap()
    }

    /// The program in this home. No other program is on the path: LibreOffice would take seconds.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_greffier"));
        command.args(args).current_dir(self.0.path()).env_clear().stdin(Stdio::null());
        command.env("HOME", self.0.path()).env("PATH", self.0.path()).env("LANG", "fr_FR.UTF-8");
        for (name, folder) in
            [("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config")]
        {
            command.env(name, self.path(folder));
        }
        command.env("GREFFIER_SESSIONS", self.path("sessions"));
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        ran(self.command(args).output().unwrap())
    }

    /// Runs what must succeed, and gives its result.
    fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
        ran.out
    }

    /// Runs what must fail so, and gives what it says.
    fn fails(&self, code: i32, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{args:?}: {}", ran.err);
        assert!(ran.err.starts_with("greffier"), "{args:?}: {}", ran.err);
        ran.err
    }

    fn json(&self, args: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.ok(args)).unwrap()
    }
}

fn ran(output: Output) -> Ran {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let ran = Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) };
    let steers = |c: char| c.is_control() && c != '\n';
    assert!(!ran.err.contains(steers), "standard error steers the terminal: {ran:?}");
    ran
}

#[test]
fn a_session_is_made_listed_shown_searched_and_given_another_draft() {
    let home = Home::new();
    let id = "2014-01-31-reunion-du-college";
    let made = home.ok(&[
        "new",
        "--title",
        "Réunion du Collège",
        "--date",
        "31/01/2014",
        "--start",
        "10h",
        "--end",
        "13:00",
        "--place",
        "Salle B",
        "--plan",
        FIRST,
    ]);
    assert_eq!(made, format!("{id}\n"), "only the name");
    assert_eq!(
        home.ok(&["list"]),
        format!("2014-01-31  Réunion du Collège  Salle B  en préparation  0/25  {id}\n")
    );
    let added = home.run(&["import", "plan", SECOND, "--into", "2014", "--received", "2014-01-30"]);
    assert_eq!(added.code, 0, "{added:?}");
    assert!(added.err.contains("version du 30 janvier\u{a0}» est ajoutée"), "{added:?}");
    let shown = home.ok(&["show", "2014-01"]);
    for fact in
        ["10 h – 13 h, Salle B", "reçue le 30 janvier 2014, 23 mesures", "Mesure 4 bis", "non examinée"]
    {
        assert!(shown.replace('\u{a0}', " ").contains(fact), "{fact} in {shown}");
    }
    assert!(home.ok(&["search", "mediateurs", "CULTURELS"]).contains(id));
    let nothing = home.run(&["search", "dinosaure"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (0, ""));
    // The ghosts keep their measures: the keys were carried from draft to draft.
    let drafts = home.shelf().peek(id).unwrap();
    assert!(drafts.draft().unwrap().node(&"m-5".into()).is_some());
    assert_eq!(drafts.drafts().len(), 2);
}

#[test]
fn sessions_are_looked_for_where_told() {
    let home = Home::with_demo();
    let elsewhere = home.path("elsewhere");
    let elsewhere = elsewhere.to_string_lossy();
    assert_eq!(home.ok(&["list", "--sessions", &elsewhere]), "");
    home.ok(&["--sessions", &elsewhere, "new", "--title", "A", "--date", "2015-01-02"]);
    assert!(home.ok(&["list", "--sessions", &elsewhere]).contains("2015-01-02-a"));
    assert!(!home.ok(&["list"]).contains("2015-01-02-a"));
}

#[test]
fn nothing_is_written_into_a_session_open_elsewhere() {
    let home = Home::with_demo();
    let open = home.shelf().open(DEMO).unwrap();
    assert!(open.read_only.is_none());
    let said = home.fails(1, &["import", "plan", SECOND, "--into", DEMO]);
    assert!(said.contains("ouverte dans une autre fenêtre"), "{said}");
    drop(open);
    home.ok(&["import", "plan", SECOND, "--into", DEMO]);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let home = Home::with_demo();
    for args in [
        &["show", DEMO][..],
        &["list"],
        &["man"],
        &["--help"],
        &["export", DEMO, "--format", "md", "--output", "-"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = home.command(args).stdout(writer).output().unwrap();
        let ran = ran(output);
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
        assert!(!ran.err.contains("greffier"), "{args:?}: {ran:?}");
    }
}

#[test]
fn titles_do_not_steer_the_terminal() {
    let home = Home::new();
    let meeting = serde_json::json!({
        "meeting": { "title": "a\u{1b}[2Jb\u{202e}c\nd", "date": "2014-01-31", "place": "\u{9b}31m", "stage": "running" }
    });
    let id = home.session(&[serde_json::from_value(meeting).unwrap()]);
    for args in
        [&["list"][..], &["show", &id], &["search", "b"], &["list", "--json"], &["show", &id, "--json"]]
    {
        let shown = home.ok(args);
        assert!(shown.contains('b'), "{args:?}: {shown}");
        let hidden = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        let json = args.contains(&"--json");
        assert!(!shown.contains(hidden) || (json && !shown.contains('\u{1b}')), "{args:?}: {shown:?}");
    }
    assert_eq!(home.ok(&["list"]).lines().count(), 1);
    let typed = home.ok(&["new", "--title", "x\u{1b}]0;y", "--date", "2014-02-01"]);
    assert_eq!(typed, "2014-02-01-x-0-y\n");
}

#[test]
fn the_program_says_when_it_has_no_terminal() {
    let home = Home::with_demo();
    for args in [&[][..], &["demo"], &["open", "2014"]] {
        assert!(home.fails(1, args).contains("pas un terminal"), "{args:?}");
    }
}

fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn a_draft_added_to_a_session_is_corrected_as_the_one_before_it() {
    use greffier::domain::correction::{Repair, in_session};
    use greffier::domain::session::Session;
    let mut session = Session::new("s".into());
    let mut changes = demo_changes();
    for change in changes.clone() {
        session.apply(change).unwrap();
    }
    let draft = session.draft().unwrap().id.clone();
    let retitle = Repair::Retitle { title: "Informer chacun".to_owned() };
    for (key, repair) in [("m-3", retitle), ("m-22", Repair::Drop)] {
        let made = in_session(&session, &draft, &key.into(), &[repair]).unwrap();
        session.apply(made.change.clone()).unwrap();
        changes.push(made.change);
    }
    let home = Home::new();
    let id = home.session(&changes);
    let plan = std::fs::read_to_string(SECOND).unwrap();
    let plan = home
        .file("plan.md", plan.replace("Mesure 22 :", "Mesure 22 : Autre chose, sans rapport : ").as_bytes());
    let ran = home.run(&["import", "plan", &plan, "--into", &id]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("correction"), "{}", ran.err);
    let shown = home.json(&["show", &id, "--json"]);
    let titles: Vec<&str> =
        shown["plan"].as_array().unwrap().iter().filter_map(|p| p["title"].as_str()).collect();
    assert!(titles.contains(&"Informer chacun"), "{titles:?}");
}
