//! The session: the whole record of a meeting, altered by changes only.
use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::acceptance::Acceptance;
use super::attendance::Attendance;
use super::calendar::UpcomingEvent;
use super::change::Change;
use super::demand::Demand;
use super::directory::{Delegate, Organization};
use super::entry::Entry;
use super::id::{DelegateId, NodeKey, SessionId};
use super::meeting::Meeting;
use super::plan::Draft;
use super::progress::{MeasureStatus, Turn};
use super::roll::{Edit, Roll};
use super::synthesis::SynthesisLine;
use super::transcript::Transcript;

/// Why a change cannot be made. Nothing is altered by a change that is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing bears this identity.
    #[error("nothing is called {id}")]
    Unknown {
        /// The identity asked for.
        id: String,
    },
    /// Something already bears this identity.
    #[error("{id} is already there")]
    AlreadyThere {
        /// The identity.
        id: String,
    },
    /// The record was deleted.
    #[error("{id} was deleted")]
    Retired {
        /// The identity.
        id: String,
    },
    /// A meeting needs a title.
    #[error("the meeting has no title")]
    NoTitle,
    /// A meeting ends after it starts.
    #[error("the meeting ends at {end}, before it starts at {start}")]
    EndsBeforeStart {
        /// The start given.
        start: NaiveTime,
        /// The end given.
        end: NaiveTime,
    },
}

/// The record of a meeting.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Session {
    id: SessionId,
    meeting: Meeting,
    #[serde(default)]
    organizations: Roll<Organization>,
    #[serde(default)]
    delegates: Roll<Delegate>,
    #[serde(default)]
    attendance: BTreeMap<DelegateId, Attendance>,
    #[serde(default)]
    events: Roll<UpcomingEvent>,
    #[serde(default)]
    drafts: Roll<Draft>,
    #[serde(default)]
    statuses: BTreeMap<NodeKey, MeasureStatus>,
    #[serde(default)]
    turns: Vec<Turn>,
    #[serde(default)]
    entries: Roll<Entry>,
    #[serde(default)]
    synthesis: Roll<SynthesisLine>,
    #[serde(default)]
    demands: Roll<Demand>,
    #[serde(default, skip_serializing_if = "Roll::was_never_used")]
    acceptances: Roll<Acceptance>,
    #[serde(default, skip_serializing_if = "is_empty")]
    transcript: Transcript,
}

fn is_empty(transcript: &Transcript) -> bool {
    transcript.pieces.is_empty()
}

impl Session {
    /// An empty session.
    pub fn new(id: SessionId) -> Self {
        Self { id, ..Self::default() }
    }

    /// Its identity.
    pub fn id(&self) -> &SessionId {
        &self.id
    }

    /// The facts of the meeting.
    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// The organizations, in order.
    pub fn organizations(&self) -> &Roll<Organization> {
        &self.organizations
    }

    /// The people, in order.
    pub fn delegates(&self) -> &Roll<Delegate> {
        &self.delegates
    }

    /// How a person takes part.
    pub fn attendance(&self, delegate: &DelegateId) -> Attendance {
        self.attendance.get(delegate).cloned().unwrap_or_default()
    }

    /// The calendar, in order.
    pub fn events(&self) -> &Roll<UpcomingEvent> {
        &self.events
    }

    /// The drafts of the plan, oldest first.
    pub fn drafts(&self) -> &Roll<Draft> {
        &self.drafts
    }

    /// The draft under review: the last one.
    pub fn draft(&self) -> Option<&Draft> {
        self.drafts.iter().next_back()
    }

    /// The draft before the one under review.
    pub fn previous_draft(&self) -> Option<&Draft> {
        self.drafts.iter().rev().nth(1)
    }

    /// The status of a part of the plan; nothing is « non examinée ».
    pub fn status(&self, node: &NodeKey) -> Option<MeasureStatus> {
        self.statuses.get(node).copied()
    }

    /// When each part was taken up, in order of time.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// The findings of the review that are right as they are.
    pub fn acceptances(&self) -> &Roll<Acceptance> {
        &self.acceptances
    }

    /// The entries, in order.
    pub fn entries(&self) -> &Roll<Entry> {
        &self.entries
    }

    /// The entries on a part of the plan, in order.
    pub fn entries_on<'a>(&'a self, node: &'a NodeKey) -> impl DoubleEndedIterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.node == *node)
    }

    /// The lines of the synthesis, in order.
    pub fn synthesis(&self) -> &Roll<SynthesisLine> {
        &self.synthesis
    }

    /// The demands of earlier meetings.
    pub fn demands(&self) -> &Roll<Demand> {
        &self.demands
    }

    /// The document the session was imported from; empty for one that was recorded here.
    pub fn transcript(&self) -> &Transcript {
        &self.transcript
    }

    /// The people in the room at that moment.
    pub fn in_room(&self, at: NaiveDateTime) -> impl Iterator<Item = &Delegate> {
        self.delegates.iter().filter(move |delegate| {
            self.attendance.get(&delegate.id).is_some_and(|attendance| attendance.is_in_room(at.time()))
        })
    }

    /// Makes a change and gives the change that undoes it.
    pub fn apply(&mut self, change: Change) -> Result<Change, Refusal> {
        Ok(match change {
            Change::Meeting(meeting) => {
                let meeting = Meeting { stage: self.meeting.stage, ..*meeting };
                Change::Meeting(Box::new(std::mem::replace(&mut self.meeting, meeting)))
            }
            Change::Transcript(transcript) => {
                Change::Transcript(Box::new(std::mem::replace(&mut self.transcript, *transcript)))
            }
            Change::Stage(stage) => Change::Stage(std::mem::replace(&mut self.meeting.stage, stage)),
            Change::Organization(edit) => Change::Organization(self.organizations.apply(edit)?),
            Change::Delegate(edit) => Change::Delegate(self.delegates.apply(edit)?),
            Change::Attendance { delegate, attendance } => {
                let old = replace_in(&mut self.attendance, delegate.clone(), attendance);
                Change::Attendance { delegate, attendance: old }
            }
            Change::Event(edit) => Change::Event(self.events.apply(edit)?),
            Change::Draft(edit) => Change::Draft(self.drafts.apply(edit)?),
            Change::Status { node, status } => {
                let old = replace_in(&mut self.statuses, node.clone(), status);
                Change::Status { node, status: old }
            }
            Change::Turn(turn) => {
                let at = turn.at;
                let place = self.turns.partition_point(|known| known.at <= at);
                self.turns.insert(place, turn);
                Change::TakeBackTurn { at }
            }
            Change::TakeBackTurn { at } => {
                let place = self.turns.iter().rposition(|turn| turn.at == at);
                let place = place.ok_or_else(|| Refusal::Unknown { id: at.to_string() })?;
                Change::Turn(self.turns.remove(place))
            }
            Change::Entry(edit) => Change::Entry(self.entries.apply(edit)?),
            Change::Line(edit) => Change::Line(self.synthesis.apply(edit)?),
            Change::Demand(edit) => Change::Demand(self.demands.apply(edit)?),
            Change::Acceptance(edit) => Change::Acceptance(self.acceptances.apply(edit)?),
            Change::Group(changes) => self.apply_group(changes)?,
        })
    }

    /// All the changes or none of them.
    fn apply_group(&mut self, changes: Vec<Change>) -> Result<Change, Refusal> {
        let mut done: Vec<(bool, Change)> = Vec::with_capacity(changes.len());
        for change in flatten(changes) {
            let adds = change.adds_a_record();
            match self.apply(change) {
                Ok(inverse) => done.push((adds, inverse)),
                Err(refusal) => {
                    for (adds, inverse) in done.into_iter().rev() {
                        self.take_back(adds, inverse);
                    }
                    return Err(refusal);
                }
            }
        }
        Ok(Change::Group(done.into_iter().rev().map(|(_, inverse)| inverse).collect()))
    }

    /// Leaves no trace of a change of a group that was refused: a record it added is not even kept as retired.
    fn take_back(&mut self, added: bool, inverse: Change) {
        match inverse {
            Change::Organization(Edit::Retire { id }) if added => self.organizations.forget(&id),
            Change::Delegate(Edit::Retire { id }) if added => self.delegates.forget(&id),
            Change::Event(Edit::Retire { id }) if added => self.events.forget(&id),
            Change::Draft(Edit::Retire { id }) if added => self.drafts.forget(&id),
            Change::Entry(Edit::Retire { id }) if added => self.entries.forget(&id),
            Change::Line(Edit::Retire { id }) if added => self.synthesis.forget(&id),
            Change::Demand(Edit::Retire { id }) if added => self.demands.forget(&id),
            Change::Acceptance(Edit::Retire { id }) if added => self.acceptances.forget(&id),
            other => {
                // The inverse of a change that was just made cannot be refused.
                let _ = self.apply(other);
            }
        }
    }
}

/// The changes of a group, those of its inner groups in their place.
fn flatten(changes: Vec<Change>) -> Vec<Change> {
    let mut flat = Vec::with_capacity(changes.len());
    for change in changes {
        match change {
            Change::Group(inner) => flat.extend(flatten(inner)),
            leaf => flat.push(leaf),
        }
    }
    flat
}

fn replace_in<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) -> Option<V> {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    }
}

#[cfg(test)]
mod tests;
