//! Everything that can happen to the program.
use chrono::NaiveDateTime;

use super::effect::PreviewJob;
use super::key::Key;
use crate::domain::card::SessionCard;
use crate::domain::change::Change;
use crate::domain::check::Finding;
use crate::domain::history::History;
use crate::domain::id::SessionId;
use crate::domain::meeting::Meeting;
use crate::domain::plan::Draft;
use crate::domain::unfinished::Unfinished;
use crate::export::Format;
use crate::export::plain::PreviewLine;
use crate::text::spelling::Verdict;

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// A text was pasted, already cleaned.
    Paste(String),
    /// The terminal has another size: columns, rows.
    Resize(u16, u16),
    /// The local time; comes about once a second, and before each batch of keys.
    Tick(NaiveDateTime),
    /// Something asked for was done, or failed.
    Done(Outcome),
}

/// What the mouse did, in cells from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
    /// What it did there.
    pub gesture: Gesture,
}

/// A gesture of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// Left button down.
    Press,
    /// Moved with the left button down.
    Drag,
    /// Wheel towards the top.
    WheelUp,
    /// Wheel towards the bottom.
    WheelDown,
}

/// A session as it was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedSession {
    /// The session with its past.
    pub history: History,
    /// What was being typed when it was last left or killed.
    pub unfinished: Unfinished,
    /// The tag of this writer, part of the identities it makes.
    pub writer: String,
    /// Why nothing can be written, if so.
    pub read_only: Option<String>,
    /// What was found damaged and set aside.
    pub warnings: Vec<String>,
}

/// A place found by the search over all sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfHit {
    /// The session.
    pub id: SessionId,
    /// Its title.
    pub title: String,
    /// Where in it, in words.
    pub place: String,
    /// The words around the hit.
    pub excerpt: String,
}

/// What became of the reading of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum FileOutcome {
    /// It goes on.
    Progress {
        /// How many pages are done.
        done: u32,
        /// Of how many.
        of: u32,
    },
    /// It was stopped, as asked.
    Stopped,
    /// It failed, in words for the person.
    Failed(String),
    /// A plan was understood.
    Plan {
        /// The session it was asked for.
        session: SessionId,
        /// The draft; its identity is set by the caller.
        draft: Box<Draft>,
        /// What is doubtful in it.
        warnings: Vec<String>,
    },
    /// A comment table was understood.
    Comments {
        /// The session it was asked for.
        session: SessionId,
        /// Its rows as entries, and the organizations that were not known.
        changes: Vec<Change>,
        /// How many rows it had.
        rows: usize,
        /// What is doubtful in it.
        warnings: Vec<String>,
    },
    /// A past compte-rendu was understood.
    Minutes {
        /// The facts of the meeting.
        meeting: Box<Meeting>,
        /// The rest of what makes its session.
        changes: Vec<Change>,
        /// What is doubtful in it.
        warnings: Vec<String>,
    },
}

/// What became of an effect.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// All changes up to the so-manyth journaled are on disk, at that local time.
    Saved {
        /// How many changes were journaled since the session was opened.
        count: u64,
        /// When.
        at: NaiveDateTime,
    },
    /// The journal could not be written; it is tried again by itself.
    SaveFailed(String),
    /// The list of sessions.
    Sessions(Vec<SessionCard>),
    /// A session is open.
    Opened(Box<OpenedSession>),
    /// Places found.
    Hits {
        /// The words searched for.
        words: String,
        /// Where they stand.
        hits: Vec<ShelfHit>,
    },
    /// Of a file that is read.
    File(FileOutcome),
    /// Documents are being written.
    Exporting {
        /// The format that is being made.
        format: Format,
        /// How many are written.
        done: usize,
        /// Of how many.
        of: usize,
    },
    /// Documents were written.
    Exported {
        /// Their full paths, in the order in which they were asked for.
        paths: Vec<String>,
        /// What is to be known of them, in sentences: where page numbers come from, how to get what could not be made.
        remarks: Vec<String>,
    },
    /// A folder could not be shown, in words for the person.
    FolderNotShown(String),
    /// A session was looked through.
    Checked {
        /// The session.
        session: SessionId,
        /// The state of it that was asked about.
        revision: u64,
        /// What a careful reader would flag.
        findings: Vec<Finding>,
    },
    /// The compte-rendu was laid out for the screen.
    Previewed {
        /// The session.
        session: SessionId,
        /// What was asked for.
        job: PreviewJob,
        /// Its rows.
        lines: Vec<PreviewLine>,
    },
    /// Words were judged.
    Spelled {
        /// The session whose names and words were known.
        session: SessionId,
        /// What each of them is.
        words: Vec<(String, Verdict)>,
    },
    /// What a word may have been meant to be was found.
    Suggested {
        /// The word.
        word: String,
        /// The likeliest first.
        suggestions: Vec<String>,
    },
    /// A session went to the trash.
    Trashed(SessionId),
    /// A session came back from the trash.
    Restored(SessionId),
    /// Something failed, in words for the person.
    Failed(String),
}
