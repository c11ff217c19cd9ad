//! The card of a session: what the list of sessions shows of it without opening it.
use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::entry::EntryKind;
use super::id::{NodeKey, SessionId};
use super::meeting::Stage;
use super::outline::outline;
use super::plan::NodeKind;
use super::session::Session;

/// What the list shows of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionCard {
    /// Its identity.
    pub id: SessionId,
    /// The title of the meeting.
    pub title: String,
    /// Its day.
    pub date: NaiveDate,
    /// Its place.
    #[serde(default)]
    pub place: String,
    /// Where it stands.
    pub stage: Stage,
    /// How many measures the plan has, ghosts included.
    pub measures: usize,
    /// How many of them have a status or an entry.
    pub done: usize,
    /// How many entries were recorded.
    pub entries: usize,
    /// How many of them are gaps still to be written.
    #[serde(default)]
    pub stubs: usize,
    /// How many organizations are in the directory.
    pub organizations: usize,
    /// How many people are marked present.
    pub present: usize,
    /// The first words of the synthesis.
    #[serde(default)]
    pub excerpt: String,
}

impl SessionCard {
    /// The card of a session.
    pub fn of(session: &Session) -> Self {
        let rows = outline(session);
        let measures = rows.iter().filter(|row| row.kind == NodeKind::Measure);
        let with = |stub: bool| -> HashSet<&NodeKey> {
            let entries = session.entries().iter();
            entries.filter(|e| (e.content.kind() == EntryKind::Stub) == stub).map(|e| &e.node).collect()
        };
        // As on the live screen: a measure with a gap still to be written is not dealt with.
        let (written, to_write) = (with(false), with(true));
        let done = measures
            .clone()
            .filter(|row| {
                let told = written.contains(&row.key) && !to_write.contains(&row.key);
                told || session.status(&row.key).is_some()
            })
            .count();
        let present = session
            .delegates()
            .iter()
            .filter(|d| session.attendance(&d.id).status == super::attendance::AttendanceStatus::Present)
            .count();
        let meeting = session.meeting();
        Self {
            id: session.id().clone(),
            title: meeting.title.clone(),
            date: meeting.date,
            place: meeting.place.clone(),
            stage: meeting.stage,
            measures: measures.count(),
            done,
            entries: session.entries().len(),
            stubs: session.entries().iter().filter(|entry| entry.content.kind() == EntryKind::Stub).count(),
            organizations: session.organizations().len(),
            present,
            excerpt: session
                .synthesis()
                .iter()
                .next()
                .map(|line| line.text.chars().take(400).collect())
                .unwrap_or_default(),
        }
    }
}
