//! The documents of the demo meeting in every format, those of a large one, the checks, and pandoc beside them: the same
//! Markdown made into a Word file by both.
use std::process::{Command, Stdio};
use std::time::Duration;

use greffier::domain::check::{Reader, check};
use greffier::domain::preferences::Preferences;
use greffier::domain::session::Session;
use greffier::export::{Format, docx, export, make};
use greffier::minutes::{DocumentKind, Options, compose};
use greffier::text::lang::Lang;

use crate::meeting;
use crate::table::{Table, median, timed};

/// Measures the formats, the lists, the checks and pandoc.
pub(crate) fn measure(table: &mut Table) {
    let (demo, large) = (meeting::demo(), meeting::large(100, 2_000));
    let options = Options::default();
    for format in Format::ALL.into_iter().filter(|format| !format.is_made_elsewhere()) {
        let goal = if matches!(format, Format::Docx | Format::Odt) { 20 } else { 10 };
        let took = typical(|| export(&demo, &options, format).unwrap());
        let name = format!("compte-rendu of the demo, {}", format.extension());
        table.time(&name, took, Some(Duration::from_millis(goal)));
    }
    let took = typical(|| export(&large, &options, Format::Docx).unwrap());
    table.time("100 measures, 2,000 entries, docx", took, Some(Duration::from_millis(200)));
    let took = typical(|| make(DocumentKind::Entries, Format::Csv, &large, &options).unwrap());
    table.time("list of 2,000 entries, csv", took, Some(Duration::from_millis(200)));
    checks(&demo, table);
    against_pandoc(&demo, table);
}

/// Without spelling, which is measured where its words are.
fn checks(demo: &Session, table: &mut Table) {
    let preferences = Preferences::default();
    let reader = Reader { lang: Lang::Fr, preferences: &preferences, spelling: None };
    let took = typical(|| check(demo, &reader));
    table.time("all checks of the demo, without spelling", took, Some(Duration::from_millis(50)));
}

/// Pandoc and greffier as processes, each with the writing of its file; and what of greffier is not the start of a
/// process and the reading of a session.
fn against_pandoc(demo: &Session, table: &mut Table) {
    let folder = tempfile::tempdir().unwrap();
    let (source, target) = (folder.path().join("a.md"), folder.path().join("a.docx"));
    write(&source, &export(demo, &Options::default(), Format::Markdown).unwrap());
    let pandoc = || {
        let mut command = Command::new("pandoc");
        command.args(["-f", "gfm", "-o"]).arg(&target).arg(&source).stdout(Stdio::null());
        command.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    if !pandoc() {
        return table.untold("pandoc, docx of the same Markdown", "no pandoc here");
    }
    let theirs = typical(pandoc);
    let here = typical(|| docx::render(&compose(demo, &Options::default())).unwrap());
    let process = as_process(folder.path());
    table.time("pandoc, docx of the same Markdown", theirs, None);
    table.time("greffier export as a process, docx", process, None);
    table.ratio("in-process / pandoc", here.as_secs_f64() / theirs.as_secs_f64(), 0.05);
    table.ratio("process / pandoc", process.as_secs_f64() / theirs.as_secs_f64(), 0.05);
}

/// The whole program: started, the session read from its journal, the file written. Without LibreOffice on the path.
fn as_process(folder: &std::path::Path) -> Duration {
    use greffier::store::{fs::real::RealDisk, paths::Places, shelf::Shelf};
    let places = Places::under(folder);
    let sessions = places.sessions.clone();
    let at = chrono::NaiveDateTime::default().and_utc().fixed_offset();
    let id = Shelf::new(std::sync::Arc::new(RealDisk), places)
        .create(&greffier::shell::demo_changes(), at)
        .unwrap();
    typical(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_greffier"));
        command.args(["export", &id, "--format", "docx", "--output"]).arg(folder.join("b.docx"));
        command.env("PATH", folder).env("GREFFIER_SESSIONS", &sessions).env("HOME", folder);
        assert!(command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success());
    })
}

#[expect(clippy::disallowed_methods, reason = "pandoc reads a file")]
fn write(path: &std::path::Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}

/// How long it takes, the median of several times.
fn typical<T>(mut run: impl FnMut() -> T) -> Duration {
    let times: Vec<Duration> = (0..15).map(|_| timed(&mut run).1).collect();
    median(&times)
}
