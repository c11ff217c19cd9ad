//! Performing effects on the store: opening, journaling, keeping. Everything here runs on the worker, or on the spot in
//! the tests that play whole meetings.
use chrono::NaiveDateTime;

use super::errands::{CommentFile, Errand, FileErrand, PlanFile};
use super::proofreading::{Question, Task};
use super::{clock, reading};
use crate::app::effect::{Effect, PlanSource};
use crate::app::msg::{OpenedSession, Outcome};
use crate::domain::change::Change;
use crate::domain::history::{History, Step};
use crate::domain::id::{NodeKey, SessionId};
use crate::domain::meeting::Meeting;
use crate::domain::preferences::Preferences;
use crate::domain::session::Session;
use crate::domain::unfinished::Unfinished;
use crate::export::markdown;
use crate::minutes::template::Templates;
use crate::minutes::{self, carry_over};
use crate::store::draft::Draft as Kept;
use crate::store::error::StoreError;
use crate::store::kept::Loose;
use crate::store::shelf::{OpenSession, Shelf};
use crate::text::lang::Lang;

/// The session on the worker's side: its files, and the session they hold.
pub struct Desk {
    shelf: Shelf,
    lang: Lang,
    files: Option<OpenSession>,
    history: History,
    journaled: u64,
    preferences: Preferences,
    templates: Templates,
}

impl Desk {
    /// A desk with nothing open.
    pub fn new(shelf: Shelf, lang: Lang) -> Self {
        let history = History::default();
        let (templates, _told_at_the_start) = super::templates::read(shelf.disk(), shelf.places(), lang);
        let preferences = Preferences::default();
        Self { shelf, lang, files: None, history, journaled: 0, preferences, templates }
    }

    /// The same, for a person who prefers these.
    #[must_use]
    pub fn preferring(self, preferences: Preferences) -> Self {
        Self { preferences, ..self }
    }

    /// The language of what is said.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The folder of the sessions.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The open session's identity.
    fn id(&self) -> SessionId {
        self.files.as_ref().map(|files| SessionId::new(files.id())).unwrap_or_default()
    }

    /// The open session as journaled.
    pub fn session(&self) -> Option<Session> {
        self.files.as_ref().map(|_| self.history.session().clone())
    }

    /// Performs one effect: what became of it, and the errand it calls for. Steps come through [`Desk::journal`].
    pub fn perform(&mut self, effect: Effect) -> (Option<Outcome>, Option<Errand>) {
        let outcome = match effect {
            Effect::KeepUnfinished(unfinished) => {
                self.keep_unfinished(&unfinished);
                return (None, None);
            }
            Effect::ListSessions => return (None, Some(Errand::List)),
            Effect::SearchSessions(words) => return (None, Some(Errand::Search(words))),
            Effect::ReadPlan { source, label, received } => {
                let session = self.id();
                let file = FileErrand::Plan(PlanFile { source, label, received, session });
                return (None, Some(Errand::ReadFile(file)));
            }
            Effect::ReadComments { path } => {
                let tag = self.files.as_ref().map(|files| files.tag().to_owned()).unwrap_or_default();
                let file = |session| FileErrand::Comments(CommentFile { path, session, tag });
                return (None, self.session().map(Box::new).map(file).map(Errand::ReadFile));
            }
            Effect::ReadMinutes { path } => return (None, Some(Errand::ReadFile(FileErrand::Minutes(path)))),
            Effect::Preview(_) | Effect::Export(_) => return (None, self.on_a_copy(effect)),
            Effect::Check { revision } => {
                return (None, self.proofread(Question::Check { revision }));
            }
            Effect::Spell(words) => return (None, self.proofread(Question::Judge(words))),
            Effect::Suggest(word) => return (None, self.proofread(Question::Suggest(word))),
            Effect::KeepPreferences(preferences) => {
                return (self.keep_preferences(*preferences).err().map(Outcome::Failed), None);
            }
            Effect::CreateSession { meeting, changes, plan } => {
                let outcome = self.create(meeting, changes);
                let plan = plan.filter(|_| matches!(outcome, Outcome::Opened(_)));
                let session = self.id();
                let read = |path| {
                    let source = PlanSource::File(path);
                    let plan = PlanFile { source, label: String::new(), received: None, session };
                    Errand::ReadFile(FileErrand::Plan(plan))
                };
                return (Some(outcome), plan.map(read));
            }
            Effect::DuplicateSession { from, meeting } => self.duplicate(&from, *meeting),
            Effect::OpenSession(id) => self.open(&id),
            Effect::OpenDemo => self.open_demo(),
            Effect::CloseSession => {
                let failed = self.close().err();
                return (failed.map(Outcome::Failed), None);
            }
            Effect::TrashSession(id) => self.trash(&id),
            Effect::RestoreSession(id) => self.restore(id),
            Effect::Journal { .. }
            | Effect::StopReading
            | Effect::OpenFolder(_)
            | Effect::Copy(_)
            | Effect::Quit => {
                return (None, None);
            }
        };
        (Some(outcome), None)
    }

    /// The errand of an effect that looks at the open session as it is now.
    fn on_a_copy(&self, effect: Effect) -> Option<Errand> {
        let session = Box::new(self.session()?);
        Some(match effect {
            Effect::Preview(job) => Errand::Preview { job, session },
            Effect::Export(mut job) => {
                if job.letterhead.trim().is_empty() {
                    job.letterhead.clone_from(&self.preferences.letterhead);
                }
                Errand::Export { job, session }
            }
            _ => return None,
        })
    }

    fn proofread(&self, question: Question) -> Option<Errand> {
        let preferences = Box::new(self.preferences.clone());
        let task = |session| Task { question, session: Box::new(session), preferences };
        self.session().map(task).map(Errand::Proofread)
    }

    /// Keeps what the person altered in their preferences.
    fn keep_preferences(&mut self, preferences: Preferences) -> Result<(), String> {
        let former = std::mem::replace(&mut self.preferences, preferences);
        self.shelf.keep_preferences(&former, &self.preferences).map_err(|error| error.message(self.lang))
    }

    /// Writes steps to the journal; gives how many were written since the session was opened.
    pub fn journal(&mut self, steps: Vec<(Step, NaiveDateTime)>) -> Result<u64, String> {
        let Some(files) = &mut self.files else {
            let no_session = self.lang.pick(
                "Aucune séance n’est ouverte : rien n’a été noté.",
                "No session is open: nothing was recorded.",
            );
            return Err(no_session.to_owned());
        };
        let mut failed = None;
        for (step, at) in steps {
            self.journaled += 1;
            // The state has already made this change: it cannot be refused here.
            let _ = self.history.replay(step.clone());
            if let Err(error) = files.take_up(&step, clock::with_offset(at)) {
                failed = Some(error);
            }
        }
        if let Err(error) = files.retry() {
            failed = Some(error);
        }
        failed.map_or(Ok(self.journaled), |error| Err(alarm(&error, self.lang)))
    }

    /// Tries again to write what waits.
    pub fn retry(&mut self) -> Result<u64, String> {
        match self.files.as_mut().map(OpenSession::retry) {
            Some(Err(error)) => Err(alarm(&error, self.lang)),
            _ => Ok(self.journaled),
        }
    }

    /// Keeps what is being typed, without waiting for the disk.
    pub fn keep_unfinished(&mut self, unfinished: &Unfinished) {
        if let Some(files) = &mut self.files {
            // Should this fail, the next key tries again, and the journal alarm tells of a failing disk.
            let _ = files.keep_draft(&kept(unfinished));
        }
    }

    /// Makes what is being typed durable; false when the disk refused it.
    pub fn sync_unfinished(&mut self) -> bool {
        let files = self.files.as_mut().filter(|files| !files.is_read_only());
        files.is_none_or(|files| files.sync_draft().is_ok())
    }

    /// Writes the readable copies beside the journal.
    pub fn keep_copies(&mut self) {
        let Some(files) = self.files.as_mut().filter(|files| !files.is_read_only()) else { return };
        let session = self.history.session();
        let options = minutes::Options {
            lang: self.lang,
            audience: crate::domain::entry::Circulation::Internal,
            template: self.templates.or_usual(&session.meeting().template),
            ..Default::default()
        };
        let text = markdown::render(&minutes::compose(session, &options));
        let _ = files.keep_copies(session, text.as_bytes());
    }

    /// Leaves the open session, its copies written and its half-typed text durable. An error says what the disk
    /// refused to the end.
    pub fn close(&mut self) -> Result<(), String> {
        let Some(files) = &mut self.files else { return Ok(()) };
        let tried = if files.waiting() > 0 { files.retry() } else { Ok(()) };
        self.sync_unfinished();
        if self.journaled > 0 {
            self.keep_copies();
        }
        self.files = None;
        tried.map_err(|error| error.message(self.lang))
    }

    fn open(&mut self, id: &SessionId) -> Outcome {
        if let Err(message) = self.close() {
            return Outcome::Failed(message);
        }
        let opened = match self.shelf.open(id.as_str()) {
            Ok(opened) => opened,
            Err(error) => return Outcome::Failed(error.message(self.lang)),
        };
        let mut warnings: Vec<String> =
            opened.warnings.iter().map(|warning| warning.message(self.lang)).collect();
        warnings.extend(opened.clashes.iter().map(|clash| clash.message(self.lang)));
        let tag = opened.writer.tag().to_owned();
        self.history = opened.history.clone();
        self.journaled = 0;
        self.files = Some(opened.writer);
        Outcome::Opened(Box::new(OpenedSession {
            history: opened.history,
            unfinished: opened.draft.map(unfinished).unwrap_or_default(),
            writer: tag,
            read_only: opened.read_only.map(|reason| reason.message(self.lang)),
            warnings,
        }))
    }

    fn create(&mut self, meeting: Box<Meeting>, changes: Vec<Change>) -> Outcome {
        let mut first = vec![Change::Meeting(meeting)];
        first.extend(changes);
        self.shelve(&first, &[])
    }

    fn open_demo(&mut self) -> Outcome {
        self.shelve(&super::demo::changes(), &[])
    }

    /// The session of the next meeting, from what an earlier one holds.
    fn duplicate(&mut self, from: &SessionId, meeting: Meeting) -> Outcome {
        match self.shelf.peek(from.as_str()) {
            Ok(session) => {
                let changes = carry_over::next_meeting(&session, meeting, self.lang);
                let files = self.shelf.files_of(from.as_str(), &changes);
                self.shelve(&changes, &files)
            }
            Err(error) => Outcome::Failed(error.message(self.lang)),
        }
    }

    /// Makes a session and opens it. A file that could not be kept with it is told: the draft is there without it.
    fn shelve(&mut self, changes: &[Change], files: &[Loose]) -> Outcome {
        match self.shelf.create_keeping(changes, files, clock::local()) {
            Ok((id, refused)) => match self.open(&SessionId::new(id)) {
                Outcome::Opened(mut opened) => {
                    let unkept = |error: &StoreError| reading::unkept(error, self.lang);
                    opened.warnings.extend(refused.iter().map(unkept));
                    Outcome::Opened(opened)
                }
                outcome => outcome,
            },
            Err(error) => Outcome::Failed(error.message(self.lang)),
        }
    }

    fn trash(&mut self, id: &SessionId) -> Outcome {
        if self.files.as_ref().is_some_and(|files| files.id() == id.as_str())
            && let Err(message) = self.close()
        {
            return Outcome::Failed(message);
        }
        match self.shelf.trash(id.as_str()) {
            Ok(name) => Outcome::Trashed(SessionId::new(name)),
            Err(error) => Outcome::Failed(error.message(self.lang)),
        }
    }

    fn restore(&mut self, id: SessionId) -> Outcome {
        match self.shelf.restore(id.as_str()) {
            Ok(_) => Outcome::Restored(id),
            Err(error) => Outcome::Failed(error.message(self.lang)),
        }
    }
}

fn alarm(error: &StoreError, lang: Lang) -> String {
    let waits = lang.pick(
        "Continuez : tout est gardé en mémoire et réessayé toutes les deux secondes.",
        "Go on: everything is kept in memory and tried again every two seconds.",
    );
    format!("{} {waits}", error.message(lang))
}

/// The half-typed texts as the store keeps them.
fn kept(unfinished: &Unfinished) -> Kept {
    if unfinished.is_empty() && unfinished.node.is_none() {
        return Kept::default();
    }
    let current = unfinished.node.as_ref();
    Kept {
        node: current.map(NodeKey::to_string),
        text: current.and_then(|key| unfinished.texts.get(key)).cloned().unwrap_or_default(),
        cursor: unfinished.cursor,
        more: serde_json::to_value(unfinished).unwrap_or_default(),
    }
}

/// The half-typed texts as the program knows them.
fn unfinished(kept: Kept) -> Unfinished {
    if let Ok(unfinished) = serde_json::from_value(kept.more) {
        return unfinished;
    }
    let node = kept.node.map(NodeKey::new);
    let texts = node.clone().into_iter().map(|key| (key, kept.text.clone())).collect();
    Unfinished { node, texts, cursor: kept.cursor, ..Unfinished::default() }
}
