//! The directory: organizations of the coalition and their people, carried from meeting to meeting.
use serde::{Deserialize, Serialize};

use super::id::{DelegateId, OrganizationId};
use super::roll::Record;

/// An organization of the coalition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// Its identity.
    pub id: OrganizationId,
    /// Its name in full.
    pub name: String,
    /// Its acronym (« CCEM »), or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub acronym: String,
    /// Whether it is expected at this meeting.
    #[serde(default = "yes")]
    pub expected: bool,
}

fn yes() -> bool {
    true
}

impl Organization {
    /// The acronym if there is one, else the name.
    pub fn short_name(&self) -> &str {
        if self.acronym.is_empty() { &self.name } else { &self.acronym }
    }

    /// « Comité contre l’esclavage moderne (CCEM) ».
    pub fn full_name(&self) -> String {
        if self.acronym.is_empty() { self.name.clone() } else { format!("{} ({})", self.name, self.acronym) }
    }
}

/// What a person does for the meeting, besides taking part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes part.
    #[default]
    Member,
    /// Coordinates the coalition.
    Coordination,
    /// Takes the minutes.
    Secretary,
    /// Chairs the meeting.
    Chair,
    /// Attends without voice.
    Observer,
}

impl Role {
    /// Every role, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Member, Self::Coordination, Self::Secretary, Self::Chair, Self::Observer];
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegate {
    /// Their identity.
    pub id: DelegateId,
    /// First name and surname.
    pub name: String,
    /// The organization they come from, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<OrganizationId>,
    /// What they do for the meeting.
    #[serde(default)]
    pub role: Role,
}

impl Record for Organization {
    type Id = OrganizationId;
    fn id(&self) -> &OrganizationId {
        &self.id
    }
}

impl Record for Delegate {
    type Id = DelegateId;
    fn id(&self) -> &DelegateId {
        &self.id
    }
}
