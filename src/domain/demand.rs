//! Demands: what was asked at earlier meetings, followed until it is met, refused or withdrawn.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::entry::Circulation;
use super::id::{DemandId, NodeKey};
use super::roll::Record;

/// What became of a demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DemandStatus {
    /// Carried over, not yet looked at.
    #[default]
    New,
    /// Made again.
    Reiterated,
    /// Met.
    Satisfied,
    /// Met in part.
    PartlySatisfied,
    /// Refused.
    Refused,
    /// Withdrawn by those who made it.
    Withdrawn,
}

impl DemandStatus {
    /// Every status, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::New, Self::Reiterated, Self::Satisfied, Self::PartlySatisfied, Self::Refused, Self::Withdrawn];

    /// Whether the demand is still to be followed at the next meeting.
    pub fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Reiterated | Self::PartlySatisfied)
    }
}

/// A demand made at an earlier meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// Its identity.
    pub id: DemandId,
    /// The part of the plan it is about.
    pub node: NodeKey,
    /// The day of the meeting that made it.
    pub since: NaiveDate,
    /// Its sentence, as printed then.
    pub text: String,
    /// What became of it.
    #[serde(default)]
    pub status: DemandStatus,
    /// How far it may travel: as far as the entry it comes from.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub circulation: Circulation,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_usual(circulation: &Circulation) -> bool {
    *circulation == Circulation::default()
}

impl Record for Demand {
    type Id = DemandId;
    fn id(&self) -> &DemandId {
        &self.id
    }
}
