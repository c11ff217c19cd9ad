//! A document in a file or on standard input: read within the limits, understood, and its doubts told.
use std::io::Read as _;
use std::path::Path;

use chrono::NaiveDate;

use super::desk::Desk;
use super::failure::Failure;
use crate::domain::plan::Draft;
use crate::import::comment_table::CommentRow;
use crate::import::limits::FILE_BYTES_MAX;
use crate::import::minutes::session::Ready;
use crate::import::report::{Refused, Warning};
use crate::shell::reading::{self, Reader, Unopened, Unread};
use crate::store::kept::Loose;
use crate::text::clean::clean_line;
use crate::text::french::dates::{day_and_month, parse_date};
use crate::text::lang::Lang;

/// What stands for standard input.
const STANDARD_INPUT: &str = "-";

/// The draft in a file, and what is doubtful about it.
pub(super) fn read(path: &Path, lang: Lang) -> Result<(Draft, Vec<Warning>), Failure> {
    received(path, lang).map(|(draft, warnings, _)| (draft, warnings))
}

/// The same, with the file itself when it is one to be kept with the session.
pub(super) fn received(path: &Path, lang: Lang) -> Result<(Draft, Vec<Warning>, Option<Loose>), Failure> {
    let bytes = bytes(path, lang)?;
    let loose = Loose::of(&path.to_string_lossy(), &bytes);
    let read = Reader::apart().plan(bytes, &path.to_string_lossy(), &mut |_| true);
    let (draft, warnings) = read.map_err(|unread| unread_file(path, unread, lang))?;
    Ok((draft, warnings, loose))
}

/// The rows of the comment tables in a file, and what is doubtful about them.
pub(super) fn comments(path: &Path, lang: Lang) -> Result<(Vec<CommentRow>, Vec<Warning>), Failure> {
    let bytes = bytes(path, lang)?;
    let read = Reader::apart().comments(bytes, &path.to_string_lossy(), &mut |_| true);
    read.map_err(|unread| unread_file(path, unread, lang))
}

/// The session a past compte-rendu makes, in the language of the paper, and what is doubtful about it.
pub(super) fn read_minutes(path: &Path, lang: Lang, paper: Lang) -> Result<(Ready, Vec<Warning>), Failure> {
    let bytes = bytes(path, lang)?;
    let read = Reader::apart().minutes(bytes, &path.to_string_lossy(), paper, &mut |_| true);
    read.map_err(|unread| unread_file(path, unread, lang))
}

/// A failure that names the file.
fn say(path: &Path, sentence: &str, lang: Lang) -> Failure {
    Failure::refused(format!("{}{} {sentence}", name(path, lang), lang.pick("\u{a0}:", ":")))
}

fn unread_file(path: &Path, unread: Unread, lang: Lang) -> Failure {
    match unread {
        Unread::Refused(refused) => say(path, &refused.message(lang), lang),
        // Nobody can ask for it here.
        Unread::Stopped => say(path, &Refused::TookTooLong.message(lang), lang),
    }
}

fn bytes(path: &Path, lang: Lang) -> Result<Vec<u8>, Failure> {
    all_bytes(path, lang).map_err(|unopened| {
        let failure = say(path, &unopened.sentence, lang);
        match unopened.cause {
            Some(cause) => failure.because(cause),
            None => failure,
        }
    })
}

/// The bytes of the file, or of standard input.
fn all_bytes(path: &Path, lang: Lang) -> Result<Vec<u8>, Unopened> {
    if path.as_os_str() != STANDARD_INPUT {
        return reading::file(path, lang);
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes);
    match read {
        Ok(_) if bytes.len() > FILE_BYTES_MAX => Err(reading::too_large(bytes.len(), lang)),
        Ok(_) => Ok(bytes),
        Err(error) => {
            let sentence = lang.pick("lecture impossible.", "it cannot be read.").to_owned();
            Err(Unopened { sentence, cause: Some(error.to_string()) })
        }
    }
}

fn name(path: &Path, lang: Lang) -> String {
    if path.as_os_str() == STANDARD_INPUT {
        lang.pick("entrée standard", "standard input").to_owned()
    } else {
        path.display().to_string()
    }
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
