//! What is being typed and not yet validated: kept on disk at every key, given back after a crash.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::{DraftId, NodeKey};

/// The half-typed texts of a session.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Unfinished {
    /// The section the secretary is on.
    #[serde(default)]
    pub node: Option<NodeKey>,
    /// The text of the capture box, one a section.
    #[serde(default)]
    pub texts: BTreeMap<NodeKey, String>,
    /// The cursor in the text of the current section, in bytes.
    #[serde(default)]
    pub cursor: usize,
    /// What was typed in an open form.
    #[serde(default)]
    pub aside: Vec<String>,
    /// The texts of sections edited in place and not recorded yet.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub wordings: BTreeMap<NodeKey, UnfinishedWording>,
}

/// The text of a section as it was edited in place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UnfinishedWording {
    /// The draft that was edited.
    pub draft: DraftId,
    /// The whole text of the section.
    pub text: String,
    /// The cursor in it, in bytes.
    #[serde(default)]
    pub cursor: usize,
    /// Why it is proposed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rationale: String,
    /// What was taken into it from the capture box, where it still stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub taken: String,
}

impl Unfinished {
    /// Whether nothing at all is being typed.
    pub fn is_empty(&self) -> bool {
        self.texts.values().all(String::is_empty)
            && self.aside.iter().all(String::is_empty)
            && self.wordings.is_empty()
    }
}
