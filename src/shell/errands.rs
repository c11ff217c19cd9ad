//! Errands: what takes long (lists, searches, plans, exports) runs here, behind nobody's back and before nobody.
mod files;
mod typed_path;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use super::proofreading::{self, Task};
use super::reading::Reader;
use super::worker::bug;
use super::{Event, counter_plan, paper};
use crate::app::effect::ExportJob;
use crate::app::msg::{Outcome, ShelfHit};
use crate::domain::session::Session;
use crate::export::{ExportError, Format};
use crate::minutes::{self, DocumentKind};
use crate::store::fs::Fs as _;
use crate::store::fs::real::RealDisk;
use crate::store::shelf::Shelf;
use crate::store::{fs, paths};
pub use files::{CommentFile, FileErrand, PlanFile};
use typed_path::path_of;

use crate::text::french::dates;
use crate::text::lang::Lang;

/// Something slow to be done.
#[derive(Debug)]
pub enum Errand {
    /// List the sessions.
    List,
    /// Search them.
    Search(String),
    /// Read a file.
    ReadFile(FileErrand),
    /// Read a session, or words, as a careful reader would.
    Proofread(Task),
    /// Write documents.
    Export {
        /// Which.
        job: ExportJob,
        /// Of what.
        session: Box<Session>,
    },
}

/// The handle of the errands.
pub(super) struct Errands {
    asked: Sender<Errand>,
    proofreader: Sender<Task>,
    shelf: Shelf,
    events: Sender<Event>,
    lang: Lang,
    stops: Arc<AtomicU64>,
}

impl Errands {
    pub(super) fn send(&self, errand: Errand) {
        if let Errand::ReadFile(file) = errand {
            // At once, behind no export: and what is stopped from now on is this reading too.
            let sessions = self.shelf.clone();
            return files::read_apart(file, sessions, self.lang, (self.events.clone(), &self.stops));
        }
        if let Errand::Proofread(task) = errand {
            // Behind no export, and nothing behind it: suggestions take seconds.
            let _gone_with_the_program = self.proofreader.send(task);
            return;
        }
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
    let proofreader = proofreading::start(lang, events.clone());
    let errands = Errands {
        asked,
        proofreader,
        shelf: shelf.clone(),
        events: events.clone(),
        lang,
        stops: Arc::default(),
    };
    std::thread::spawn(move || {
        let mut waiting = VecDeque::new();
        while let Some(errand) = next(&mut waiting, &inbox) {
            let outcome = catch_unwind(AssertUnwindSafe(|| run(&shelf, lang, errand)));
            let outcome = outcome.unwrap_or_else(|_| Outcome::Failed(bug(lang)));
            if events.send(Event::Done(outcome)).is_err() {
                return;
            }
        }
    });
    errands
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
            Errand::ReadFile(_) | Errand::Proofread(_) | Errand::Export { .. } => false,
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
        Errand::ReadFile(file) => {
            Outcome::File(files::read(file, (shelf, &Reader::Here), lang, &mut |_| true))
        }
        Errand::Proofread(task) => proofreading::answer(&task, lang),
        Errand::Export { job, session } => match export_all(shelf, &job, &session, lang) {
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
fn export_all(shelf: &Shelf, job: &ExportJob, session: &Session, lang: Lang) -> Result<Outcome, String> {
    let folder = if job.folder.trim().is_empty() { paths::documents() } else { path_of(&job.folder) };
    let disk = RealDisk;
    fs::make_folders(&disk, &folder).map_err(|error| {
        format!(
            "{} : {} ({error})",
            folder.display(),
            lang.pick("ce dossier ne peut pas être créé.", "this folder cannot be made.")
        )
    })?;
    let meeting = session.meeting();
    let (templates, _told_at_the_start) = super::templates::read(shelf.disk(), shelf.places(), lang);
    let wanted = if job.template.is_empty() { &meeting.template } else { &job.template };
    let template = templates.or_usual(wanted);
    let options =
        minutes::Options { lang, audience: job.audience, template, names: job.names, ..Default::default() };
    let kind = job.document.stem(lang);
    let name = format!("{kind}-{}", paths::folder_name(meeting.date, &meeting.title, |_| false));
    let (mut paths, mut remarks) = (Vec::new(), Vec::new());
    for format in &job.formats {
        let (bytes, said) =
            document(shelf, job.document, *format, (session, &options)).map_err(|error| error.to_string())?;
        remarks.extend(said.filter(|said| !remarks.contains(said)));
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
        paths.push(full(&path));
    }
    Ok(Outcome::Exported { paths, remarks })
}

/// The path from the root, whatever folder the program was started in.
fn full(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()).display().to_string()
}

/// A document in a format, and a remark on how it was made.
fn document(
    shelf: &Shelf,
    kind: DocumentKind,
    format: Format,
    (session, options): (&Session, &minutes::Options),
) -> Result<(Vec<u8>, Option<String>), ExportError> {
    let lang = options.lang;
    if (kind, format) == (DocumentKind::CounterPlan, Format::Docx) {
        return counter_plan::make(shelf, session, options, lang);
    }
    let (bytes, pages) = paper::make(kind, format, session, options)?;
    let remark = match pages {
        paper::Pages::Unneeded => None,
        paper::Pages::Exact => Some(lang.pick(
            "Les pages du sommaire sont exactes : LibreOffice a mis le document en page.",
            "The pages of the contents are exact: LibreOffice laid the document out.",
        )),
        paper::Pages::Estimated => Some(lang.pick(
            "Les pages du sommaire sont estimées ; elles sont exactes quand LibreOffice est installé.",
            "The pages of the contents are estimated; they are exact where LibreOffice is installed.",
        )),
    };
    Ok((bytes, remark.map(str::to_owned)))
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
