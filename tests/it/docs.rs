//! What is written about the program says what the program is: keys, modules, links and the picture.
//!
//! With `GREFFIER_UPDATE_DOCS=1` in the environment, what is generated is written anew.
#![expect(clippy::disallowed_methods, reason = "the documents are read and written as files")]
mod svg;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use greffier::app::action::{Action, Scope};
use greffier::app::msg::{Msg, OpenedSession, Outcome};
use greffier::app::screens::Screen;
use greffier::app::{App, update};
use greffier::domain::change::Change;
use greffier::domain::history::History;
use greffier::domain::session::Session;
use greffier::domain::unfinished::Unfinished;
use greffier::store::journal::line::{self, Opened};
use greffier::store::journal::{Header, Line};
use greffier::text::lang::Lang;
use greffier::ui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const DOCUMENTS: [&str; 5] =
    ["README.md", "README.fr.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_default().replace("\r\n", "\n")
}

/// The file holds this, or is made to when asked.
fn check_file(name: &str, expected: &str) {
    if std::env::var("GREFFIER_UPDATE_DOCS").is_ok() {
        std::fs::write(path(name), expected).unwrap();
    }
    assert!(read(name) == expected, "{name} is not current: GREFFIER_UPDATE_DOCS=1 cargo test docs");
}

/// What stands between two marks of a document is this, or is made to be when asked.
fn check_part(name: &str, mark: &str, expected: &str) {
    let (open, close) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let document = read(name);
    let (before, rest) = document.split_once(&open).unwrap_or_else(|| panic!("{name} has no {open}"));
    let (_, after) = rest.split_once(&close).unwrap_or_else(|| panic!("{name} has no {close}"));
    check_file(name, &format!("{before}{open}{expected}{close}{after}"));
}

/// The keys of all commands, as the documents show them.
fn key_table(lang: Lang) -> String {
    let anywhere = |scope: Scope| !matches!(scope, Scope::On(_));
    let mut table = String::new();
    let mut section = |title: &str, belongs: &dyn Fn(Scope) -> bool| {
        let _ = writeln!(table, "**{title}**\n\n| {} |  |\n|---|---|", lang.pick("touche", "key"));
        for action in Action::ALL.iter().filter(|action| belongs(action.scope())) {
            let keys: Vec<String> = action.keys().iter().map(|key| format!("`{}`", key.name(lang))).collect();
            let keys = if keys.is_empty() {
                lang.pick("`F8`, son nom", "`F8`, its name").to_owned()
            } else {
                keys.join(", ")
            };
            let _ = writeln!(table, "| {keys} | {} |", action.label(lang));
        }
        table.push('\n');
    };
    section(lang.pick("Partout", "Everywhere"), &anywhere);
    for screen in Screen::ALL {
        section(screen_name(screen, lang), &move |scope| scope == Scope::On(screen));
    }
    table
}

fn screen_name(screen: Screen, lang: Lang) -> &'static str {
    match screen {
        Screen::Shelf => lang.pick("F2 Séances", "F2 Séances (the list of sessions)"),
        Screen::Preparation => lang.pick("F3 Préparation", "F3 Préparation"),
        Screen::PlanTree => lang.pick(
            "L’arbre d’une version du plan (F3, `Entrée` sur la version)",
            "The tree of a draft (F3, `Enter` on the draft)",
        ),
        Screen::RollCall => lang.pick("F4 Appel", "F4 Appel (roll call)"),
        Screen::Live => lang.pick("F5 Séance", "F5 Séance (live)"),
        Screen::Wording => lang.pick(
            "Rédaction : le texte modifié sur place (F5, `Ctrl+R`)",
            "Wording: the text edited in place (F5, `Ctrl+R`)",
        ),
        Screen::Synthesis => lang.pick("F6 Synthèse", "F6 Synthèse"),
        Screen::Review => lang.pick("F7 Relecture", "F7 Relecture (review)"),
    }
}

/// The live screen of the demo session, a sentence being typed.
fn live_screen(columns: u16, rows: u16) -> ratatui::buffer::Buffer {
    let mut session = Session::new("2014-01-31-demo".into());
    for change in greffier::shell::demo_changes() {
        session.apply(change).unwrap();
    }
    let now = NaiveDate::from_ymd_opt(2014, 1, 31).and_then(|day| day.and_hms_opt(11, 24, 0)).unwrap();
    let mut app = App::new(Lang::Fr, now, (columns, rows));
    let unfinished = Unfinished {
        node: Some("m-4".into()),
        texts: [("m-4".into(), "regrette que le délai de rétablissement ".to_owned())].into(),
        cursor: "regrette que le délai de rétablissement ".len(),
        ..Unfinished::default()
    };
    let opened = OpenedSession {
        history: History::new(session),
        unfinished,
        writer: "a1".to_owned(),
        read_only: None,
        warnings: Vec::new(),
    };
    update(&mut app, Msg::Done(Outcome::Opened(Box::new(opened))));
    update(&mut app, Msg::Done(Outcome::Saved { count: 0, at: now }));
    app.notice = greffier::app::notice::Notice::default();
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    for _ in 0..2 {
        let mut seen = greffier::app::seen::Seen::default();
        terminal.draw(|frame| seen = greffier::ui::view(&app, &Theme::dark(), frame)).unwrap();
        app.seen = seen;
    }
    terminal.backend().buffer().clone()
}

#[test]
fn the_picture_of_the_live_screen_is_current() {
    check_file("tests/it/data/live.svg", &svg::picture(&live_screen(100, 30), "greffier"));
}

#[test]
fn the_keys_in_the_documents_are_those_of_the_program() {
    check_part("README.md", "keys", &key_table(Lang::En));
    check_part("README.fr.md", "touches", &key_table(Lang::Fr));
}

#[test]
fn the_code_map_names_every_module() {
    let map = read("ARCHITECTURE.md");
    let mut missing = Vec::new();
    for entry in std::fs::read_dir(path("src")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let module = name.trim_end_matches(".rs");
        if !map.contains(&format!("\n| `{module}` |")) {
            missing.push(name);
        }
    }
    assert!(missing.is_empty(), "not in the code map of ARCHITECTURE.md: {missing:?}");
    let listed =
        map.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |").map(|(name, _)| name));
    for module in listed.filter(|name| name.chars().all(|c| c.is_ascii_lowercase())) {
        assert!(path("src").join(format!("{module}.rs")).exists(), "{module} is in the code map, not in src");
    }
}

#[test]
fn the_journal_in_the_documents_is_one_that_the_program_reads() {
    let document = read("ARCHITECTURE.md");
    let example = document.split_once("```jsonl\n").and_then(|(_, rest)| rest.split_once("\n```")).unwrap().0;
    let (header, lines) = example.split_once('\n').unwrap();
    assert!(matches!(line::open::<Header>(header.as_bytes()), Opened::Whole(_)));
    for text in lines.lines() {
        let Opened::Whole(read) = line::open::<Line<Change>>(text.as_bytes()) else { panic!("{text}") };
        assert_eq!(String::from_utf8(line::seal(&read).unwrap()).unwrap(), format!("{text}\n"));
    }
}

#[test]
fn every_document_is_there_and_its_links_lead_somewhere() {
    for name in DOCUMENTS {
        let document = read(name);
        assert!(!document.is_empty(), "{name} is missing");
        for target in document.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(t, _)| t)) {
            let file = target.split('#').next().unwrap_or_default();
            let local = !file.is_empty() && !file.contains("://");
            assert!(!local || path(file).exists(), "{name} links to {target}, which is not there");
        }
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(read(name).len() > 500, "{name} is missing");
    }
}
