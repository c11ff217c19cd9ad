//! Everything the program asks to be done, as plain values: compared in tests, performed by the shell.
use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::change::Change;
use crate::domain::entry::Circulation;
use crate::domain::history::Step;
use crate::domain::id::SessionId;
use crate::domain::meeting::Meeting;
use crate::domain::preferences::Preferences;
use crate::domain::unfinished::Unfinished;
use crate::export::Format;
use crate::minutes::{DocumentKind, Names};

/// Documents to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportJob {
    /// Which document.
    pub document: DocumentKind,
    /// Which formats.
    pub formats: Vec<Format>,
    /// The folder, as typed; empty for the default one.
    pub folder: String,
    /// For whom: what does not reach them is left out.
    pub audience: Circulation,
    /// The minutes template, by its identity; empty for that of the session.
    pub template: String,
    /// The Word file whose letterhead and styles are used, as typed; empty for that of the preferences, or none.
    pub letterhead: String,
    /// Who is named.
    pub names: Names,
}

/// A preview of the compte-rendu of the open session, laid out for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewJob {
    /// Which state of the session it shows, by the count of its changes.
    pub revision: u64,
    /// The columns of its rows.
    pub width: u16,
    /// For whom.
    pub audience: Circulation,
    /// The minutes template, by its identity; empty for that of the session.
    pub template: String,
    /// Who is named.
    pub names: Names,
}

/// Where the text of a plan is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanSource {
    /// In the file at this path, as typed or dropped on the window.
    File(String),
    /// Here: it was pasted.
    Pasted(String),
}

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write a step to the journal of the open session.
    Journal {
        /// The step.
        step: Box<Step>,
        /// When it was made, local time.
        at: NaiveDateTime,
    },
    /// Keep what is being typed.
    KeepUnfinished(Box<Unfinished>),
    /// List the sessions.
    ListSessions,
    /// Make a session and open it.
    CreateSession {
        /// Its first facts.
        meeting: Box<Meeting>,
        /// What it takes over from elsewhere.
        changes: Vec<Change>,
        /// A plan file to read into it, as typed.
        plan: Option<String>,
    },
    /// Make the session of the next meeting from an earlier one, and open it.
    DuplicateSession {
        /// The earlier session.
        from: SessionId,
        /// The facts of the next meeting.
        meeting: Box<Meeting>,
    },
    /// Open a session.
    OpenSession(SessionId),
    /// Put a copy of the demo session on the shelf and open it.
    OpenDemo,
    /// Leave the open session.
    CloseSession,
    /// Move a session to the trash.
    TrashSession(SessionId),
    /// Take a session back from the trash.
    RestoreSession(SessionId),
    /// Search all sessions.
    SearchSessions(String),
    /// Read a plan file.
    ReadPlan {
        /// Where its text is.
        source: PlanSource,
        /// What to call the draft; empty to let the program say.
        label: String,
        /// When it was received.
        received: Option<NaiveDate>,
    },
    /// Read a comment table into the open session.
    ReadComments {
        /// The path, as typed or dropped on the window.
        path: String,
    },
    /// Read the file of a past compte-rendu.
    ReadMinutes {
        /// The path, as typed or dropped on the window.
        path: String,
    },
    /// Stop the reading of a file that is under way.
    StopReading,
    /// Look through the open session as a careful reader would. A later one makes an earlier one stale.
    Check {
        /// The state of the session it is about, by the count of its changes.
        revision: u64,
    },
    /// Lay the compte-rendu out for the screen. A later one makes an earlier one stale.
    Preview(PreviewJob),
    /// Say whether these words, as they are written, are right.
    Spell(Vec<String>),
    /// Say what this word may have been meant to be.
    Suggest(String),
    /// Keep what the person prefers, from now on and for every meeting.
    KeepPreferences(Box<Preferences>),
    /// Write documents of the open session.
    Export(ExportJob),
    /// Show a folder in the file manager of the machine.
    OpenFolder(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Leave the program.
    Quit,
}
