//! `greffier import minutes`: makes sessions of past comptes-rendus, each file its own; what one file refuses does not
//! keep the others from coming in.
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::ImportMinutes;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use super::plan_file;
use super::words::count;
use crate::domain::session::Session;
use crate::domain::transcript::Became;
use crate::import::plan_json;
use crate::import::readers::Source;
use crate::store::fs::Fs as _;
use crate::store::fs::real::RealDisk;
use crate::text::lang::Lang;

/// Reads every file, makes its session unless told not to, and prints the names of the sessions.
pub(super) fn run(args: &ImportMinutes, desk: &mut Desk) -> Result<(), Failure> {
    let files = files(&args.files);
    if files.is_empty() {
        return Err(Failure::refused(desk.lang.pick(
            "ces dossiers ne contiennent aucun fichier Word (.docx), LibreOffice (.odt), PDF, Markdown ou texte.",
            "these folders hold no Word (.docx), LibreOffice (.odt), PDF, Markdown or text file.",
        )));
    }
    if let [only] = files.as_slice() {
        let read = one(only, args, desk)?;
        return if args.json { desk.print_json(&read) } else { Ok(()) };
    }
    let mut read = Vec::new();
    let mut failed = 0;
    for file in &files {
        match one(file, args, desk) {
            Ok(mut value) => {
                value["file"] = json!(file.display().to_string());
                read.push(value);
            }
            Err(failure) if failure.kind == Kind::Refused => {
                failed += 1;
                desk.tell_failure(&failure);
            }
            Err(failure) => return Err(failure),
        }
    }
    if args.json {
        desk.print_json(&Value::Array(read))?;
    }
    if failed == 0 {
        return Ok(());
    }
    let (lang, all) = (desk.lang, files.len());
    let fr = match failed {
        1 => format!("1 fichier sur {all} n’a pas pu être lu\u{a0}: voyez ci-dessus. Les autres sont là."),
        _ => format!(
            "{failed} fichiers sur {all} n’ont pas pu être lus\u{a0}: voyez ci-dessus. Les autres sont là."
        ),
    };
    let en = match failed {
        1 => format!("1 file of {all} could not be read: see above. The others are in."),
        _ => format!("{failed} files of {all} could not be read: see above. The others are in."),
    };
    Err(Failure::refused(lang.pick(fr, en)))
}

/// The files meant: those of a folder are the ones that can be read, in the order of their names.
fn files(named: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in named {
        let Ok(entries) = RealDisk.list(path) else {
            files.push(path.clone());
            continue;
        };
        let readable = |name: &str| !name.starts_with(['.', '~']) && Source::named(name).is_some();
        let mut inside: Vec<PathBuf> = entries
            .into_iter()
            .filter(|entry| !entry.is_folder && readable(&entry.name))
            .map(|entry| path.join(entry.name))
            .collect();
        inside.sort();
        files.extend(inside);
    }
    files
}

/// One file: what was understood, with the name of the session that was made.
fn one(path: &Path, args: &ImportMinutes, desk: &mut Desk) -> Result<Value, Failure> {
    let lang = desk.lang;
    let (ready, warnings) = plan_file::read_minutes(path, lang, desk.paper)?;
    let mut value = ready.json.clone();
    value["warnings"] = warnings.iter().map(|warning| plan_json::warning(warning, lang)).collect();
    if args.dry_run {
        if !args.json {
            desk.print(&understood(&ready.session(), lang))?;
        }
    } else {
        let now = crate::shell::local();
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let changes = ready.changes_on(now.date_naive(), &file);
        let id = desk.shelf()?.create(&changes, now).map_err(|error| Failure::store(&error, lang))?;
        if !args.json {
            desk.print(std::slice::from_ref(&id))?;
        }
        value["id"] = json!(id);
    }
    plan_file::tell(&warnings, desk);
    Ok(value)
}

/// What was understood, for a person.
fn understood(session: &Session, lang: Lang) -> Vec<String> {
    let pieces = &session.transcript().pieces;
    let plain = pieces.iter().filter(|piece| piece.became == Became::Nothing).count();
    let nodes = session.draft().map(|draft| draft.nodes.as_slice()).unwrap_or_default();
    let counted = [
        (session.organizations().len(), ["organisation", "organisations"], ["organization", "organizations"]),
        (session.delegates().len(), ["personne", "personnes"], ["person", "people"]),
        (session.events().len(), ["date à venir", "dates à venir"], ["upcoming date", "upcoming dates"]),
        (
            session.synthesis().len(),
            ["ligne de synthèse", "lignes de synthèse"],
            ["line of summary", "lines of summary"],
        ),
        (nodes.len(), ["partie", "parties"], ["section", "sections"]),
        (session.entries().len(), ["entrée", "entrées"], ["entry", "entries"]),
        (
            plain,
            ["paragraphe gardé tel quel", "paragraphes gardés tels quels"],
            ["paragraph kept as it is", "paragraphs kept as they are"],
        ),
    ];
    let counted = counted.map(|(n, fr, en)| {
        let [one, several] = lang.pick(fr, en);
        count(n, one, several, lang)
    });
    let meeting = session.meeting();
    let mut lines = vec![meeting.title.clone()];
    if meeting.date != chrono::NaiveDate::default() {
        lines.push(meeting.date.to_string());
    }
    lines.extend([counted.join(", "), String::new()]);
    for node in nodes {
        let said = match session.entries_on(&node.key).count() {
            0 => String::new(),
            said => format!(" ({said})"),
        };
        lines.push(format!("{}{}{said}", "  ".repeat(usize::from(node.depth)), node.heading()));
    }
    lines
}
