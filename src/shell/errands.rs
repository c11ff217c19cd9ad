//! Errands: what takes long (lists, searches, plans, exports) runs here, behind nobody's back and before nobody.
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use chrono::NaiveDate;

use super::reading::{self, Reader, Unread, Watch};
use super::worker::bug;
use super::{Event, paper};
use crate::app::effect::ExportJob;
use crate::app::msg::{FileOutcome, Outcome, ShelfHit};
use crate::domain::change::Change;
use crate::domain::id::SessionId;
use crate::domain::plan::Draft;
use crate::domain::session::Session;
use crate::export::{self, Format};
use crate::minutes;
use crate::store::fs::Fs as _;
use crate::store::fs::real::RealDisk;
use crate::store::shelf::Shelf;
use crate::store::{fs, paths};
use crate::text::french::dates;
use crate::text::lang::Lang;

/// Something slow to be done.
#[derive(Debug)]
pub enum Errand {
    /// List the sessions.
    List,
    /// Search them.
    Search(String),
    /// Read a plan file.
    ReadPlan(PlanFile),
    /// Read a past compte-rendu, at this path as typed or dropped.
    ReadMinutes(String),
    /// Write documents.
    Export {
        /// Which.
        job: ExportJob,
        /// Of what.
        session: Box<Session>,
    },
}

/// A plan file to be read.
#[derive(Debug)]
pub struct PlanFile {
    /// Its path, as typed or dropped.
    pub path: String,
    /// What to call the draft.
    pub label: String,
    /// When it was received.
    pub received: Option<NaiveDate>,
    /// The session it is read into.
    pub session: SessionId,
}

/// The handle of the errands.
pub(super) struct Errands {
    asked: Sender<Errand>,
    stops: Arc<AtomicU64>,
}

impl Errands {
    pub(super) fn send(&self, errand: Errand) {
        // Errands that are gone have already said so.
        let _ = self.asked.send(errand);
    }

    /// Stops the readings that are under way; at once, whatever other errand is being run.
    pub(super) fn stop_reading(&self) {
        self.stops.fetch_add(1, Ordering::Relaxed);
    }
}

/// Starts the thread of the errands.
#[expect(clippy::disallowed_methods, reason = "the errands are started here")]
pub(super) fn start(shelf: Shelf, lang: Lang, events: Sender<Event>) -> Errands {
    let (asked, inbox) = mpsc::channel();
    let stops = Arc::new(AtomicU64::new(0));
    let stopped = Arc::clone(&stops);
    std::thread::spawn(move || {
        let mut waiting = VecDeque::new();
        while let Some(errand) = next(&mut waiting, &inbox) {
            if matches!(errand, Errand::ReadPlan(_) | Errand::ReadMinutes(_)) {
                read_apart(errand, lang, events.clone(), &stopped);
                continue;
            }
            let outcome = catch_unwind(AssertUnwindSafe(|| run(&shelf, lang, errand)));
            let outcome = outcome.unwrap_or_else(|_| Outcome::Failed(bug(lang)));
            if events.send(Event::Done(outcome)).is_err() {
                return;
            }
        }
    });
    Errands { asked, stops }
}

/// Reads a file on a thread of its own and in a process of its own: a long plan makes no search wait, and one made to
/// do harm ends nothing but that process.
#[expect(clippy::disallowed_methods, reason = "each reading has its thread, started here")]
fn read_apart(wanted: Errand, lang: Lang, events: Sender<Event>, stops: &Arc<AtomicU64>) {
    let stops = Arc::clone(stops);
    let before = stops.load(Ordering::Relaxed);
    std::thread::spawn(move || {
        let tell = |outcome| events.send(Event::Done(Outcome::File(outcome))).is_ok();
        let mut watch = |progress: Option<(u32, u32)>| {
            let heard = progress.is_none_or(|(done, of)| tell(FileOutcome::Progress { done, of }));
            heard && stops.load(Ordering::Relaxed) == before
        };
        let outcome = catch_unwind(AssertUnwindSafe(|| read(wanted, &Reader::apart(), lang, &mut watch)));
        let _gone = tell(outcome.unwrap_or_else(|_| FileOutcome::Failed(bug(lang))));
    });
}

/// The next errand; nothing when nobody can ask for one any more. A search or a list that a later one of its kind
/// makes useless is dropped: they are asked for at every key.
fn next(waiting: &mut VecDeque<Errand>, asked: &Receiver<Errand>) -> Option<Errand> {
    if waiting.is_empty() {
        waiting.push_back(asked.recv().ok()?);
    }
    waiting.extend(asked.try_iter());
    while let Some(errand) = waiting.pop_front() {
        let stale = match errand {
            Errand::Search(_) => waiting.iter().any(|later| matches!(later, Errand::Search(_))),
            Errand::List => waiting.iter().any(|later| matches!(later, Errand::List)),
            Errand::ReadPlan(_) | Errand::ReadMinutes(_) | Errand::Export { .. } => false,
        };
        if !stale {
            return Some(errand);
        }
    }
    None
}

/// Runs one errand, and says what became of it.
pub fn run(shelf: &Shelf, lang: Lang, errand: Errand) -> Outcome {
    match errand {
        Errand::List => match shelf.list() {
            Ok((cards, _)) => Outcome::Sessions(cards),
            Err(error) => Outcome::Failed(error.message(lang)),
        },
        Errand::Search(words) => search(shelf, lang, words),
        reading @ (Errand::ReadPlan(_) | Errand::ReadMinutes(_)) => {
            Outcome::File(read(reading, &Reader::Here, lang, &mut |_| true))
        }
        Errand::Export { job, session } => match export_all(&job, &session, lang) {
            Ok(outcome) => outcome,
            Err(message) => Outcome::Failed(message),
        },
    }
}

fn search(shelf: &Shelf, lang: Lang, words: String) -> Outcome {
    let wanted: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    match shelf.search(&wanted) {
        Ok(hits) => {
            let hits = hits
                .into_iter()
                .map(|hit| ShelfHit {
                    place: dates::date_short(hit.card.date),
                    id: hit.card.id,
                    title: hit.card.title,
                    excerpt: hit.excerpt,
                })
                .collect();
            Outcome::Hits { words, hits }
        }
        Err(error) => Outcome::Failed(error.message(lang)),
    }
}

/// A path as typed, pasted or dropped on the window: quotes, escaped spaces and `file://` are undone.
fn path_of(typed: &str) -> PathBuf {
    let bare = typed.trim().trim_matches(['"', '\'']);
    let bare = bare.strip_prefix("file://").map_or_else(|| bare.to_owned(), unescape);
    let plain = Path::new(&bare);
    if !plain.exists() {
        let unescaped = bare.replace("\\ ", " ");
        if Path::new(&unescaped).exists() {
            return PathBuf::from(unescaped);
        }
    }
    paths::with_home(plain)
}

/// Reads a file; `watch` hears how far it is and says whether to go on.
fn read(wanted: Errand, reader: &Reader, lang: Lang, watch: &mut Watch<'_>) -> FileOutcome {
    match wanted {
        Errand::ReadPlan(wanted) => read_plan(wanted, reader, lang, watch),
        Errand::ReadMinutes(path) => read_minutes(&path, reader, lang, watch),
        // Nothing else is a reading.
        Errand::List | Errand::Search(_) | Errand::Export { .. } => FileOutcome::Stopped,
    }
}

/// The file at a path as typed, understood by `understand`; or what is said of it instead.
fn understood<T>(
    typed: &str,
    lang: Lang,
    understand: impl FnOnce(Vec<u8>, &str) -> Result<T, Unread>,
) -> Result<(PathBuf, T), FileOutcome> {
    let path = path_of(typed);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let say = |what: String| FileOutcome::Failed(format!("{name}{}{what}", lang.pick("\u{a0}: ", ": ")));
    let bytes = reading::typed_file(&path, lang).map_err(|unopened| {
        let cause = unopened.cause.map(|cause| format!(" ({cause})")).unwrap_or_default();
        say(format!("{}{cause}", unopened.sentence))
    })?;
    match understand(bytes, &name) {
        Ok(read) => Ok((path, read)),
        Err(Unread::Stopped) => Err(FileOutcome::Stopped),
        Err(Unread::Refused(refused)) => Err(say(refused.message(lang))),
    }
}

fn read_plan(wanted: PlanFile, reader: &Reader, lang: Lang, watch: &mut Watch<'_>) -> FileOutcome {
    let read = understood(&wanted.path, lang, |bytes, name| reader.plan(bytes, name, watch));
    let (path, (draft, warnings)) = match read {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let label = if wanted.label.is_empty() { stem } else { wanted.label };
    let warnings = warnings.iter().map(|warning| warning.message(lang)).collect();
    let draft = Box::new(Draft { label, received: wanted.received, ..draft });
    FileOutcome::Plan { session: wanted.session, draft, warnings }
}

fn read_minutes(typed: &str, reader: &Reader, lang: Lang, watch: &mut Watch<'_>) -> FileOutcome {
    let read = understood(typed, lang, |bytes, name| reader.minutes(bytes, name, lang, watch));
    let (path, (ready, warnings)) = match read {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut changes = ready.changes_on(super::local().date_naive(), &file);
    let warnings = warnings.iter().map(|warning| warning.message(lang)).collect();
    let meeting = match changes.first() {
        Some(Change::Meeting(meeting)) => meeting.clone(),
        _ => Box::default(),
    };
    changes.drain(..changes.len().min(1));
    FileOutcome::Minutes { meeting, changes, warnings }
}

/// The letters of a path of a URL, whose `%C3%A9` are bytes of them.
fn unescape(url: &str) -> String {
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits =
            [ahead.next(), ahead.next()].map(|digit| digit.and_then(|digit| char::from(digit).to_digit(16)));
        match (byte, digits) {
            (b'%', [Some(high), Some(low)]) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A document of the same name that says something else is kept beside under another name: somebody may have
/// corrected it by hand.
fn keep_former(disk: RealDisk, path: &Path, bytes: &[u8]) {
    if disk.read(path).map_or(true, |former| former == bytes) {
        return;
    }
    let name = |rank: usize| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        path.with_file_name(format!("{stem} (ancien {rank}).{extension}"))
    };
    if let Some(free) = (1..1000).map(name).find(|path| disk.facts(path).is_err()) {
        // Should this fail, the writing that follows fails too and says why.
        let _ = disk.rename(path, &free);
    }
}

/// Writes the documents; each replaces an earlier one of the same name as a whole or not at all.
fn export_all(job: &ExportJob, session: &Session, lang: Lang) -> Result<Outcome, String> {
    let folder = if job.folder.trim().is_empty() { paths::documents() } else { path_of(&job.folder) };
    let disk = RealDisk;
    fs::make_folders(&disk, &folder).map_err(|error| {
        format!(
            "{} : {} ({error})",
            folder.display(),
            lang.pick("ce dossier ne peut pas être créé.", "this folder cannot be made.")
        )
    })?;
    let options = minutes::Options { lang, audience: job.audience, ..Default::default() };
    let document = minutes::compose(session, &options);
    let meeting = session.meeting();
    let name = format!("compte-rendu-{}", paths::folder_name(meeting.date, &meeting.title, |_| false));
    let mut written = Vec::new();
    let base = paths::shown(&folder.join(&name));
    let mut remark = "";
    for format in &job.formats {
        let bytes = if *format == Format::Docx {
            let (bytes, pages) = paper::docx(&document).map_err(|error| error.to_string())?;
            remark = match pages {
                paper::Pages::Exact => lang.pick("(pages exactes)", "(exact pages)"),
                paper::Pages::Estimated => {
                    lang.pick("(pages du sommaire estimées)", "(page numbers estimated)")
                }
            };
            bytes
        } else {
            export::export(session, &options, *format).map_err(|error| error.to_string())?
        };
        let path = folder.join(format!("{name}.{}", format.extension()));
        keep_former(disk, &path, &bytes);
        fs::replace(&disk, &path, &bytes).map_err(|error| {
            format!(
                "{} : {} ({error})",
                path.display(),
                lang.pick(
                    "ce fichier ne peut pas être écrit ; est-il ouvert ailleurs ?",
                    "this file cannot be written; is it open elsewhere?"
                )
            )
        })?;
        written.push(format!(".{}", format.extension()));
    }
    Ok(Outcome::Exported { paths: vec![format!("{base} {}", written.join(" "))], remark: remark.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{Errand, next};
    use std::collections::VecDeque;
    use std::sync::mpsc;

    #[test]
    fn only_the_last_of_several_searches_is_run() {
        let (ask, asked) = mpsc::channel();
        for words in ["d", "de", "dél"] {
            ask.send(Errand::Search(words.to_owned())).unwrap();
        }
        ask.send(Errand::List).unwrap();
        drop(ask);
        let mut waiting = VecDeque::new();
        assert!(matches!(next(&mut waiting, &asked), Some(Errand::Search(words)) if words == "dél"));
        assert!(matches!(next(&mut waiting, &asked), Some(Errand::List)));
        assert!(next(&mut waiting, &asked).is_none());
    }
}
