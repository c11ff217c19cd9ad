//! Findings that somebody looked at and let stand, each with its reason.
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::check::Finding;
use super::id::AcceptanceId;
use super::location::Location;
use super::roll::Record;

/// A finding that is right as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Its identity.
    pub id: AcceptanceId,
    /// The name of the rule; a name, since a later program may have other rules.
    pub rule: String,
    /// What the finding was about.
    pub location: Location,
    /// The words it was about: once they are others, it is found again.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// Why it stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// When it was accepted, local time.
    pub at: NaiveDateTime,
}

impl Acceptance {
    /// Whether it is about this finding.
    pub fn covers(&self, finding: &Finding) -> bool {
        self.rule == finding.rule.name()
            && self.location == finding.location
            && self.excerpt == finding.excerpt
    }
}

impl Record for Acceptance {
    type Id = AcceptanceId;
    fn id(&self) -> &AcceptanceId {
        &self.id
    }
}
