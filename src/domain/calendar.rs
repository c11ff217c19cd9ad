//! The calendar of upcoming events printed at the head of the compte-rendu.
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::id::EventId;
use super::roll::Record;

/// Something to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpcomingEvent {
    /// Its identity.
    pub id: EventId,
    /// Its date, or the alternative dates while it is not settled; none means « date à fixer ».
    #[serde(default)]
    pub dates: Vec<NaiveDate>,
    /// When it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveTime>,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<NaiveTime>,
    /// What it is.
    pub title: String,
    /// Where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// « à confirmer ».
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tentative: bool,
}

impl Record for UpcomingEvent {
    type Id = EventId;
    fn id(&self) -> &EventId {
        &self.id
    }
}
