//! The facts of the meeting: what stands in the header, the opening and the signature of the compte-rendu.
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::session::Refusal;

/// Where a session stands between the invitation and the sending of its compte-rendu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// En préparation.
    #[default]
    Preparing,
    /// En cours.
    Running,
    /// À relire.
    Reviewing,
    /// Diffusé.
    Circulated,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 4] = [Self::Preparing, Self::Running, Self::Reviewing, Self::Circulated];
}

/// The facts of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Meeting {
    /// Its title, as in the list of sessions: « Réunion du Collectif du 31 janvier 2014 ».
    pub title: String,
    /// Its day.
    pub date: NaiveDate,
    /// When it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveTime>,
    /// When it is meant to end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<NaiveTime>,
    /// Where it is held: « Secours Catholique ».
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The town the compte-rendu is dated from: « Paris ».
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub town: String,
    /// What the meeting prepares, printed as the over-title: « Préparation du plan d’action national… ».
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// The coalition in full: « Collectif « Ensemble contre la traite des êtres humains » ».
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub coalition: String,
    /// The coalition in running text, without article: « Collectif ».
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub coalition_short: String,
    /// Its web address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub website: String,
    /// Paragraphs that say what the meeting follows and prepares.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub context: Vec<String>,
    /// Paragraphs printed after the presence list (how the plan was received, general remarks).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opening: Vec<String>,
    /// The shape of its minutes, by the identity of a template; empty for the usual one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub template: String,
    /// Where the session stands.
    #[serde(default)]
    pub stage: Stage,
}

impl Meeting {
    /// Whether these facts can be those of a meeting: asked before they become a change, so that whatever the
    /// journal holds can always be undone.
    pub fn validate(&self) -> Result<(), Refusal> {
        if self.title.trim().is_empty() {
            return Err(Refusal::NoTitle);
        }
        match (self.start, self.end) {
            (Some(start), Some(end)) if end < start => Err(Refusal::EndsBeforeStart { start, end }),
            _ => Ok(()),
        }
    }

    /// The coalition in running text; « Collectif » unless told otherwise.
    pub fn coalition_noun(&self) -> &str {
        if self.coalition_short.is_empty() { "Collectif" } else { &self.coalition_short }
    }
}
