//! The synthesis: paragraphs and shortcomings, each tied to the entries it rests on.
use serde::{Deserialize, Serialize};

use super::id::{EntryId, LineId};
use super::roll::Record;

/// What a line of the synthesis is on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A paragraph of running text.
    #[default]
    Paragraph,
    /// The sentence that introduces the shortcomings.
    ShortcomingsIntroduction,
    /// One « lacune ».
    Shortcoming,
}

impl LineKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Paragraph, Self::ShortcomingsIntroduction, Self::Shortcoming];
}

/// A line of the synthesis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SynthesisLine {
    /// Its identity.
    pub id: LineId,
    /// What it is on paper.
    #[serde(default)]
    pub kind: LineKind,
    /// Its words.
    pub text: String,
    /// The entries it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<EntryId>,
}

impl Record for SynthesisLine {
    type Id = LineId;
    fn id(&self) -> &LineId {
        &self.id
    }
}
