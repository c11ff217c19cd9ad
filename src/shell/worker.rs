//! The worker: performs effects in order, keeps the journal, the half-typed text and the second copies. What is slow
//! goes to the errands, so that nothing ever waits before the journal.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::errands;
use super::file_manager;
use super::perform::Desk;
use super::{Event, clock};
use crate::app::effect::Effect;
use crate::app::msg::Outcome;
use crate::text::lang::Lang;

/// The half-typed text is made durable this long after a key.
const SYNC_DRAFT: Duration = Duration::from_secs(1);
/// The second copies are written this long after a change, at most.
const COPIES: Duration = Duration::from_secs(2);
/// A failing journal is tried again this often.
const RETRY: Duration = Duration::from_secs(2);

/// The handle of the worker.
pub(super) struct Worker {
    effects: Option<Sender<Effect>>,
    thread: Option<JoinHandle<Result<(), String>>>,
    lang: Lang,
}

/// Starts the worker.
#[expect(clippy::disallowed_methods, reason = "the worker is started here")]
pub(super) fn start(desk: Desk, events: Sender<Event>) -> Worker {
    let lang = desk.lang();
    let (effects, asked) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        let errands = errands::start(desk.shelf().clone(), lang, events.clone());
        let mut state = State { desk, events, errands, due: Due::default(), lang };
        state.serve(&asked)
    });
    Worker { effects: Some(effects), thread: Some(thread), lang }
}

impl Worker {
    /// Asks for an effect; it is performed after those asked before. Gives what to tell the person when the worker
    /// is gone: from then on nothing is saved, and that must not look like saving.
    pub(super) fn ask(&self, effect: Effect) -> Option<Outcome> {
        let sent = self.effects.as_ref().is_some_and(|effects| effects.send(effect).is_ok());
        (!sent).then(|| Outcome::SaveFailed(gone(self.lang)))
    }

    /// Waits until everything asked for is on disk; an error says what could not be written.
    pub(super) fn finish(mut self) -> Result<(), String> {
        self.end()
    }

    fn end(&mut self) -> Result<(), String> {
        self.effects = None;
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(ended)) => ended,
            Some(Err(_)) => Err(gone(self.lang)),
            None => Ok(()),
        }
    }
}

impl Drop for Worker {
    /// Also when the thread of the state dies of a bug, what it had asked for is written.
    fn drop(&mut self) {
        let _the_bug_is_told = self.end();
    }
}

/// What is said of a worker that died.
fn gone(lang: Lang) -> String {
    lang.pick(
        "Une erreur de greffier a arrêté l’enregistrement : copiez ce qui compte, quittez et rouvrez la séance.",
        "A bug in greffier stopped the saving: copy what matters, leave and open the session again.",
    )
    .to_owned()
}

/// When things are due.
#[derive(Debug, Default)]
struct Due {
    draft: Option<Instant>,
    copies: Option<Instant>,
    retry: Option<Instant>,
}

struct State {
    desk: Desk,
    events: Sender<Event>,
    errands: errands::Errands,
    due: Due,
    lang: Lang,
}

impl State {
    fn serve(&mut self, asked: &Receiver<Effect>) -> Result<(), String> {
        loop {
            match self.wait(asked) {
                Ok(effect) => {
                    let mut batch = vec![effect];
                    batch.extend(asked.try_iter());
                    self.perform(batch);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.what_is_due(clock::mark());
        }
        // The journal first: nothing may come before it.
        let closed = self.desk.close();
        closed.and(self.errands.finish())
    }

    /// Waits without waking up unless something is due.
    fn wait(&self, asked: &Receiver<Effect>) -> Result<Effect, RecvTimeoutError> {
        let next = [self.due.draft, self.due.copies, self.due.retry].into_iter().flatten().min();
        match next {
            Some(next) => asked.recv_timeout(next.saturating_duration_since(clock::mark())),
            None => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Performs effects in order; journal steps that follow each other are made durable together.
    fn perform(&mut self, batch: Vec<Effect>) {
        let mut steps = Vec::new();
        let records = batch.iter().any(|effect| matches!(effect, Effect::Journal { .. }));
        for effect in batch {
            if let Effect::Journal { step, at } = effect {
                steps.push((*step, at));
                continue;
            }
            self.journal(std::mem::take(&mut steps));
            self.guarded(effect);
        }
        self.journal(steps);
        if records && self.due.draft.is_some() {
            // What was validated must not also come back as half typed after a power cut.
            self.due.draft = Some(clock::mark());
        }
    }

    fn journal(&mut self, steps: Vec<(crate::domain::history::Step, chrono::NaiveDateTime)>) {
        if steps.is_empty() {
            return;
        }
        let saved = self.desk.journal(steps);
        self.told_saved(saved);
        self.due.copies.get_or_insert(clock::mark() + COPIES);
    }

    fn told_saved(&mut self, saved: Result<u64, String>) {
        match saved {
            Ok(count) => {
                self.due.retry = None;
                self.tell(Outcome::Saved { count, at: clock::now() });
            }
            Err(message) => {
                self.due.retry = Some(clock::mark() + RETRY);
                self.tell(Outcome::SaveFailed(message));
            }
        }
    }

    /// Performs one effect; a bug in it must not cost the meeting.
    fn guarded(&mut self, effect: Effect) {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.one(effect)));
        match outcome {
            Ok((outcome, errand)) => {
                // Told first: a plan read into a session just made must not arrive before that session.
                if let Some(outcome) = outcome {
                    self.tell(outcome);
                }
                if let Some(errand) = errand {
                    self.errands.send(errand);
                }
            }
            Err(_) => self.tell(Outcome::Failed(bug(self.lang))),
        }
    }

    fn one(&mut self, effect: Effect) -> (Option<Outcome>, Option<errands::Errand>) {
        match effect {
            Effect::KeepUnfinished(_) => {
                self.due.draft.get_or_insert(clock::mark() + SYNC_DRAFT);
            }
            Effect::StopReading => self.errands.stop(),
            Effect::OpenFolder(ref folder) => {
                file_manager::show(folder.clone(), self.lang, self.events.clone());
            }
            // Lists and searches read the copies.
            Effect::ListSessions | Effect::SearchSessions(_) => self.write_copies(),
            _ => {}
        }
        self.desk.perform(effect)
    }

    fn write_copies(&mut self) {
        if self.due.copies.take().is_some() {
            // The copies are made again at the next change; the journal is what counts.
            let _ = catch_unwind(AssertUnwindSafe(|| self.desk.keep_copies()));
        }
    }

    fn what_is_due(&mut self, now: Instant) {
        if self.due.draft.is_some_and(|due| due <= now) {
            self.due.draft = if self.desk.sync_unfinished() { None } else { Some(now + RETRY) };
        }
        if self.due.copies.is_some_and(|due| due <= now) {
            self.write_copies();
        }
        if self.due.retry.is_some_and(|due| due <= now) {
            let saved = self.desk.retry();
            self.told_saved(saved);
        }
    }

    fn tell(&self, outcome: Outcome) {
        // When the state is gone there is nobody left to tell.
        let _ = self.events.send(Event::Done(outcome));
    }
}

/// What is said of a bug.
pub(super) fn bug(lang: Lang) -> String {
    lang.pick(
        "Une erreur de greffier a empêché cette opération. Rien de ce qui est enregistré n’est touché.",
        "A bug in greffier prevented this. Nothing that was saved is affected.",
    )
    .to_owned()
}
