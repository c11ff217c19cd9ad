//! Errands: what takes long (lists, searches, plans, exports) runs here, behind nobody's back and before nobody.
mod export;
mod files;
mod typed_path;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use super::proofreading::{self, Task};
use super::reading::Reader;
use super::worker::bug;
use super::{Event, clock};
use crate::app::effect::{ExportJob, PreviewJob};
use crate::app::msg::{Outcome, ShelfHit};
use crate::domain::entry::Circulation;
use crate::domain::session::Session;
use crate::minutes::{self, DocumentKind};
use crate::store::shelf::Shelf;
pub use export::Watch;
pub use files::{CommentFile, FileErrand, PlanFile};
pub(super) use typed_path::path_of;

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
    /// Lay the compte-rendu out for the screen.
    Preview {
        /// How.
        job: PreviewJob,
        /// Of what.
        session: Box<Session>,
    },
    /// Write documents.
    Export {
        /// Which.
        job: ExportJob,
        /// Of what.
        session: Box<Session>,
    },
}

/// How long a person who leaves waits for LibreOffice to end a PDF.
const LEAVING: Duration = Duration::from_secs(10);
/// How often it is looked whether the last document is written.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// The handle of the errands.
pub(super) struct Errands {
    asked: Option<Sender<Errand>>,
    proofreader: Sender<Task>,
    shelf: Shelf,
    events: Sender<Event>,
    lang: Lang,
    signals: Arc<Signals>,
    thread: Option<JoinHandle<Vec<String>>>,
}

/// What the errands are told while one is being run.
#[derive(Debug, Default)]
struct Signals {
    /// How often the person stopped what was under way.
    stops: Arc<AtomicU64>,
    /// Whether the program is being left: documents are still written, nothing else is done.
    leaving: AtomicBool,
}

impl Errands {
    pub(super) fn send(&self, errand: Errand) {
        if let Errand::ReadFile(file) = errand {
            // At once, behind no export: and what is stopped from now on is this reading too.
            let sessions = self.shelf.clone();
            let stops = &self.signals.stops;
            return files::read_apart(file, sessions, self.lang, (self.events.clone(), stops));
        }
        if let Errand::Proofread(task) = errand {
            // Behind no export, and nothing behind it: suggestions take seconds.
            let _gone_with_the_program = self.proofreader.send(task);
            return;
        }
        // Errands that are gone have already said so.
        let _ = self.asked.as_ref().map(|asked| asked.send(errand));
    }

    /// Stops the readings that are under way, and LibreOffice; at once, whatever other errand is being run.
    pub(super) fn stop(&self) {
        self.signals.stops.fetch_add(1, Ordering::Relaxed);
    }

    /// Waits until the documents that were asked for are written; a PDF that takes too long is given up, and an error
    /// says so.
    pub(super) fn finish(&mut self) -> Result<(), String> {
        self.signals.leaving.store(true, Ordering::Relaxed);
        self.asked = None;
        let Some(thread) = self.thread.take() else { return Ok(()) };
        let patience = clock::mark() + LEAVING;
        while !thread.is_finished() && clock::mark() < patience {
            std::thread::sleep(LOOK_EVERY);
        }
        self.stop();
        match thread.join() {
            Ok(unwritten) if unwritten.is_empty() => Ok(()),
            Ok(unwritten) => Err(unwritten.join("\n")),
            Err(_) => Err(bug(self.lang)),
        }
    }
}

/// Starts the thread of the errands.
#[expect(clippy::disallowed_methods, reason = "the errands are started here")]
pub(super) fn start(shelf: Shelf, lang: Lang, events: Sender<Event>) -> Errands {
    let (asked, inbox) = mpsc::channel();
    let signals: Arc<Signals> = Arc::default();
    let (of_thread, heard, told) = (shelf.clone(), Arc::clone(&signals), events.clone());
    let thread = std::thread::spawn(move || serve(&of_thread, lang, &inbox, (&heard, &told)));
    let proofreader = proofreading::start(lang, events.clone());
    Errands { asked: Some(asked), proofreader, shelf, events, lang, signals, thread: Some(thread) }
}

/// Runs errands until nobody can ask for one any more; gives what was not written while the program was being left.
fn serve(
    shelf: &Shelf,
    lang: Lang,
    inbox: &Receiver<Errand>,
    (signals, events): (&Signals, &Sender<Event>),
) -> Vec<String> {
    let mut waiting = VecDeque::new();
    let mut unwritten = Vec::new();
    while let Some(errand) = next(&mut waiting, inbox) {
        let exports = matches!(errand, Errand::Export { .. });
        let leaving = || signals.leaving.load(Ordering::Relaxed);
        if leaving() && !exports {
            continue;
        }
        let stops = signals.stops.load(Ordering::Relaxed);
        let stop = || signals.stops.load(Ordering::Relaxed) != stops;
        // When the state is gone there is nobody left to tell.
        let mut tell = |outcome| drop(events.send(Event::Done(outcome)));
        let mut watch = Watch { stop: &stop, tell: &mut tell };
        let outcome = catch_unwind(AssertUnwindSafe(|| run(shelf, lang, errand, &mut watch)));
        let outcome = outcome.unwrap_or_else(|_| Outcome::Failed(bug(lang)));
        match &outcome {
            Outcome::Failed(reason) if exports && leaving() => unwritten.push(reason.clone()),
            Outcome::Exported { remarks, .. } if leaving() && stop() => {
                unwritten.extend(remarks.iter().cloned());
            }
            _ => {}
        }
        tell(outcome);
    }
    unwritten
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
            Errand::Preview { .. } => waiting.iter().any(|later| matches!(later, Errand::Preview { .. })),
            Errand::ReadFile(_) | Errand::Proofread(_) | Errand::Export { .. } => false,
        };
        if !stale {
            return Some(errand);
        }
    }
    None
}

/// Runs one errand, and says what became of it.
pub fn run(shelf: &Shelf, lang: Lang, errand: Errand, watch: &mut Watch<'_>) -> Outcome {
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
        Errand::Preview { job, session } => {
            let options = options(shelf, &session, job.audience, (&job.template, job.names), lang);
            let document = DocumentKind::Minutes.compose(&session, &options);
            let lines = crate::export::plain::pages(&document, job.width);
            Outcome::Previewed { session: session.id().clone(), job, lines }
        }
        Errand::Export { job, session } => match export::run(shelf, &job, &session, lang, watch) {
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

/// How a compte-rendu is composed: the template asked for, that of the session when none is, who is named.
fn options(
    shelf: &Shelf,
    session: &Session,
    audience: Circulation,
    (template, names): (&str, minutes::Names),
    lang: Lang,
) -> minutes::Options {
    let (templates, _told_at_the_start) = super::templates::read(shelf.disk(), shelf.places(), lang);
    let id = if template.is_empty() { &session.meeting().template } else { template };
    minutes::Options { lang, audience, template: templates.or_usual(id), names, ..Default::default() }
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
