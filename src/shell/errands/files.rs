//! Files to be read: plans and comment tables. What was understood of one goes back to the program as an outcome.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;

use chrono::NaiveDate;

use super::typed_path::path_of;
use crate::app::effect::PlanSource;
use crate::app::msg::{FileOutcome, Outcome};
use crate::domain::change::Change;
use crate::domain::id::SessionId;
use crate::domain::plan::Draft;
use crate::domain::session::Session;
use crate::import::comments;
use crate::import::report::Warning;
use crate::shell::reading::{self, Reader, Unread, Watch};
use crate::shell::worker::bug;
use crate::shell::{Event, clock};
use crate::store::kept::Loose;
use crate::store::shelf::Shelf;
use crate::text::lang::Lang;

/// A file to be read.
#[derive(Debug)]
pub enum FileErrand {
    /// As a draft of the plan.
    Plan(PlanFile),
    /// As a comment table.
    Comments(CommentFile),
    /// As a past compte-rendu, at this path as typed or dropped.
    Minutes(String),
}

/// A plan file to be read.
#[derive(Debug)]
pub struct PlanFile {
    /// Where its text is.
    pub source: PlanSource,
    /// What to call the draft.
    pub label: String,
    /// When it was received.
    pub received: Option<NaiveDate>,
    /// The session it is read into.
    pub session: SessionId,
}

/// A comment table to be read.
#[derive(Debug)]
pub struct CommentFile {
    /// Its path, as typed or dropped.
    pub path: String,
    /// The session its rows are recorded in, as it is.
    pub session: Box<Session>,
    /// What makes identities unique.
    pub tag: String,
}

/// Reads a file here and now.
pub(super) fn read(
    wanted: FileErrand,
    (shelf, reader): (&Shelf, &Reader),
    lang: Lang,
    watch: &mut Watch<'_>,
) -> FileOutcome {
    match wanted {
        FileErrand::Plan(wanted) => plan(wanted, (shelf, reader), lang, watch),
        FileErrand::Comments(wanted) => comment_table(&wanted, reader, lang, watch),
        FileErrand::Minutes(path) => past_minutes(&path, reader, lang, watch),
    }
}

/// Reads a file on a thread of its own and in a process of its own: a long plan makes no search wait, and one made to
/// do harm ends nothing but that process.
#[expect(clippy::disallowed_methods, reason = "each reading has its thread, started here")]
pub(super) fn read_apart(
    wanted: FileErrand,
    shelf: Shelf,
    lang: Lang,
    (events, stops): (Sender<Event>, &Arc<AtomicU64>),
) {
    let stops = Arc::clone(stops);
    let before = stops.load(Ordering::Relaxed);
    std::thread::spawn(move || {
        let tell = |outcome| events.send(Event::Done(Outcome::File(outcome))).is_ok();
        let mut watch = |progress: Option<(u32, u32)>| {
            let heard = progress.is_none_or(|(done, of)| tell(FileOutcome::Progress { done, of }));
            heard && stops.load(Ordering::Relaxed) == before
        };
        let read = || read(wanted, (&shelf, &Reader::apart()), lang, &mut watch);
        let outcome = catch_unwind(AssertUnwindSafe(read));
        let _gone = tell(outcome.unwrap_or_else(|_| FileOutcome::Failed(bug(lang))));
    });
}

/// A file named by the person: its name as told, and its bytes or what to say.
fn opened(typed: &str, lang: Lang) -> (String, Result<Vec<u8>, String>) {
    let path = path_of(typed);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = reading::typed_file(&path, lang).map_err(|unopened| {
        let cause = unopened.cause.map(|cause| format!(" ({cause})")).unwrap_or_default();
        format!("{}{cause}", unopened.sentence)
    });
    (name, bytes)
}

fn failed(name: &str, what: &str, lang: Lang) -> FileOutcome {
    FileOutcome::Failed(format!("{name}{}{what}", lang.pick("\u{a0}: ", ": ")))
}

fn unread(name: &str, unread: Unread, lang: Lang) -> FileOutcome {
    match unread {
        Unread::Stopped => FileOutcome::Stopped,
        Unread::Refused(refused) => failed(name, &refused.message(lang), lang),
    }
}

fn in_words(warnings: &[Warning], lang: Lang) -> Vec<String> {
    warnings.iter().map(|warning| warning.message(lang)).collect()
}

fn plan(
    wanted: PlanFile,
    (shelf, reader): (&Shelf, &Reader),
    lang: Lang,
    watch: &mut Watch<'_>,
) -> FileOutcome {
    let is_file = matches!(wanted.source, PlanSource::File(_));
    let (name, bytes) = match wanted.source {
        PlanSource::File(path) => opened(&path, lang),
        PlanSource::Pasted(text) => {
            (lang.pick("texte collé", "pasted text").to_owned(), Ok(text.into_bytes()))
        }
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(message) => return failed(&name, &message, lang),
    };
    let loose = if is_file { Loose::of(&name, &bytes) } else { None };
    match reader.plan(bytes, &name, watch) {
        Ok((draft, warnings)) => {
            let mut warnings = in_words(&warnings, lang);
            let kept = loose.map(|loose| shelf.keep_file(wanted.session.as_str(), &loose));
            let file = kept.and_then(|kept| {
                kept.inspect_err(|error| warnings.insert(0, reading::unkept(error, lang))).ok()
            });
            let stem = Path::new(&name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let label = if wanted.label.is_empty() { stem.unwrap_or_default() } else { wanted.label };
            let draft = Box::new(Draft { label, received: wanted.received, file, ..draft });
            FileOutcome::Plan { session: wanted.session, draft, warnings }
        }
        Err(why) => unread(&name, why, lang),
    }
}

fn comment_table(wanted: &CommentFile, reader: &Reader, lang: Lang, watch: &mut Watch<'_>) -> FileOutcome {
    let (name, bytes) = opened(&wanted.path, lang);
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(message) => return failed(&name, &message, lang),
    };
    match reader.comments(bytes, &name, watch) {
        Ok((rows, mut warnings)) => {
            let imported = comments::entries(&rows, &wanted.session, &wanted.tag, clock::now());
            warnings.extend(imported.warnings);
            FileOutcome::Comments {
                session: wanted.session.id().clone(),
                changes: imported.changes,
                rows: rows.len(),
                warnings: in_words(&warnings, lang),
            }
        }
        Err(why) => unread(&name, why, lang),
    }
}

fn past_minutes(typed: &str, reader: &Reader, lang: Lang, watch: &mut Watch<'_>) -> FileOutcome {
    let (name, bytes) = opened(typed, lang);
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(message) => return failed(&name, &message, lang),
    };
    match reader.minutes(bytes, &name, lang, watch) {
        Ok((ready, warnings)) => {
            let mut changes = ready.changes_on(clock::local().date_naive(), &name);
            let meeting = match changes.first() {
                Some(Change::Meeting(meeting)) => meeting.clone(),
                _ => Box::default(),
            };
            changes.drain(..changes.len().min(1));
            FileOutcome::Minutes { meeting, changes, warnings: in_words(&warnings, lang) }
        }
        Err(why) => unread(&name, why, lang),
    }
}
