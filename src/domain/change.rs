//! The changes of a session: the only way it is altered, what the journal holds, and what undo inverts.
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::acceptance::Acceptance;
use super::attendance::Attendance;
use super::calendar::UpcomingEvent;
use super::demand::Demand;
use super::directory::{Delegate, Organization};
use super::entry::Entry;
use super::id::{DelegateId, NodeKey};
use super::meeting::{Meeting, Stage};
use super::plan::Draft;
use super::progress::{MeasureStatus, Turn};
use super::roll::Edit;
use super::synthesis::SynthesisLine;
use super::transcript::Transcript;

/// One alteration of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The facts of the meeting, but for its stage: taking back an older edit of the facts must not reopen a meeting
    /// that has ended since.
    Meeting(Box<Meeting>),
    /// Where the session stands.
    Stage(Stage),
    /// The organizations.
    Organization(Edit<Organization>),
    /// The people.
    Delegate(Edit<Delegate>),
    /// How a person takes part; nothing forgets what was noted.
    Attendance {
        /// Who.
        delegate: DelegateId,
        /// How.
        attendance: Option<Attendance>,
    },
    /// The calendar.
    Event(Edit<UpcomingEvent>),
    /// The drafts of the plan.
    Draft(Edit<Draft>),
    /// The status of a part of the plan; nothing is « non examinée ».
    Status {
        /// Which part.
        node: NodeKey,
        /// Its status.
        status: Option<MeasureStatus>,
    },
    /// The meeting takes up a part of the plan.
    Turn(Turn),
    /// The last turn is taken back (only ever the inverse of a turn).
    TakeBackTurn {
        /// When the turn was noted.
        at: NaiveDateTime,
    },
    /// The entries.
    Entry(Edit<Entry>),
    /// The synthesis.
    Line(Edit<SynthesisLine>),
    /// Demands of earlier meetings.
    Demand(Edit<Demand>),
    /// Findings of the review that are right as they are.
    Acceptance(Edit<Acceptance>),
    /// The document the session was imported from.
    Transcript(Box<Transcript>),
    /// Several changes that are done and undone as one.
    Group(Vec<Change>),
}

impl Change {
    /// Whether it adds a record to a roll.
    pub(super) fn adds_a_record(&self) -> bool {
        match self {
            Self::Organization(edit) => edit.is_add(),
            Self::Delegate(edit) => edit.is_add(),
            Self::Event(edit) => edit.is_add(),
            Self::Draft(edit) => edit.is_add(),
            Self::Entry(edit) => edit.is_add(),
            Self::Line(edit) => edit.is_add(),
            Self::Demand(edit) => edit.is_add(),
            Self::Acceptance(edit) => edit.is_add(),
            _ => false,
        }
    }
}
