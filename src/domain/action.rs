//! Action items: who does what by when; carried from meeting to meeting until closed.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who does what by when.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ActionItem {
    /// Who, as printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// What, beginning with an infinitive.
    pub what: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Whether it is done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}
