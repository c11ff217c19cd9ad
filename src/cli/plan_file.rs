//! A document in a file or on standard input: read within the limits, understood, and its doubts told.
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use chrono::NaiveDate;

use super::desk::Desk;
use super::failure::Failure;
use crate::domain::plan::Draft;
use crate::import::limits::FILE_BYTES_MAX;
use crate::import::report::{Refused, Warning};
use crate::store::fs::Fs as _;
use crate::store::fs::real::RealDisk;
use crate::text::clean::clean_line;
use crate::text::french::dates::{day_and_month, parse_date};
use crate::text::lang::Lang;

/// What stands for standard input.
const STANDARD_INPUT: &str = "-";

/// The draft in a file, and what is doubtful about it.
pub(super) fn read(path: &Path, lang: Lang) -> Result<(Draft, Vec<Warning>), Failure> {
    read_by(path, lang, crate::import::plan::plan)
}

/// What an importer makes of a file; what it refuses is told with the name of the file.
pub(super) fn read_by<T>(
    path: &Path,
    lang: Lang,
    import: impl FnOnce(&[u8], &str) -> Result<T, Refused>,
) -> Result<T, Failure> {
    let name = name(path, lang);
    let refused = |refused: Refused| {
        let colon = lang.pick("\u{a0}:", ":");
        Failure::refused(format!("{name}{colon} {}", refused.message(lang)))
    };
    let Some(bytes) = bytes(path).map_err(|error| unreadable(&name, &error, lang))? else {
        let bytes = RealDisk
            .facts(path)
            .map_or(FILE_BYTES_MAX + 1, |facts| usize::try_from(facts.len).unwrap_or(usize::MAX));
        return Err(refused(Refused::TooLarge {
            bytes: bytes.max(FILE_BYTES_MAX + 1),
            most: FILE_BYTES_MAX,
        }));
    };
    import(&bytes, &path.to_string_lossy()).map_err(refused)
}

/// The bytes, unless there are too many.
fn bytes(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    if path.as_os_str() != STANDARD_INPUT {
        return RealDisk::read_at_most(path, FILE_BYTES_MAX);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= FILE_BYTES_MAX).then_some(bytes))
}

fn name(path: &Path, lang: Lang) -> String {
    if path.as_os_str() == STANDARD_INPUT {
        lang.pick("entrée standard", "standard input").to_owned()
    } else {
        path.display().to_string()
    }
}

fn unreadable(name: &str, error: &std::io::Error, lang: Lang) -> Failure {
    let (fr, en) = match error.kind() {
        ErrorKind::NotFound => (
            "ce fichier n’existe pas. Vérifiez son nom et son dossier.",
            "there is no such file. Check its name and its folder.",
        ),
        ErrorKind::PermissionDenied => (
            "lecture refusée. Vérifiez vos droits sur ce fichier.",
            "reading is denied. Check your rights on this file.",
        ),
        ErrorKind::IsADirectory => {
            ("c’est un dossier. Donnez le fichier.", "this is a folder. Give the file.")
        }
        _ => {
            let failure = Failure::refused(
                lang.pick(format!("{name}\u{a0}: lecture impossible."), format!("{name}: cannot be read.")),
            );
            return failure.because(error.to_string());
        }
    };
    Failure::refused(lang.pick(format!("{name}\u{a0}: {fr}"), format!("{name}: {en}")))
}

/// Tells what is doubtful.
pub(super) fn tell(warnings: &[Warning], desk: &mut Desk) {
    let lang = desk.lang;
    for warning in warnings {
        let quote = match warning.text.as_str() {
            "" => String::new(),
            text => lang.pick(format!(" («\u{a0}{text}\u{a0}»)"), format!(" (“{text}”)")),
        };
        let page = warning.page.map(|page| format!(" p.\u{a0}{page}")).unwrap_or_default();
        desk.tell(&format!(
            "{}{page}{} {}{quote}",
            lang.pick("à vérifier", "to check"),
            lang.pick("\u{a0}:", ":"),
            warning.message(lang)
        ));
    }
}

/// A day, as typed after an option.
pub(super) fn day(typed: &str, option: &str, lang: Lang) -> Result<NaiveDate, Failure> {
    parse_date(typed, None).ok_or_else(|| {
        Failure::usage(lang.pick(
            format!("«\u{a0}{typed}\u{a0}» n’est pas un jour du calendrier ({option})."),
            format!("“{typed}” is not a day of the calendar ({option})."),
        ))
        .hint(lang.pick(
            "Écrivez-le ainsi\u{a0}: 2014-01-31 ou 31/01/2014.",
            "Write it like this: 2014-01-31 or 31/01/2014.",
        ))
    })
}

/// What to call a draft: as told, else after the day it was received, else after its file.
pub(super) fn label(told: Option<&str>, received: Option<NaiveDate>, path: &Path, lang: Lang) -> String {
    let told = told.map(clean_line).filter(|told| !told.is_empty());
    let dated = || {
        received.map(|day| {
            let day = day_and_month(day, lang);
            lang.pick(format!("version du {day}"), format!("draft of {day}"))
        })
    };
    let named = || {
        let stem = path.file_stem().map(|stem| clean_line(&stem.to_string_lossy()));
        stem.filter(|stem| !stem.is_empty() && stem != STANDARD_INPUT)
    };
    told.or_else(dated)
        .or_else(named)
        .unwrap_or_else(|| lang.pick("version reçue", "draft received").to_owned())
}
