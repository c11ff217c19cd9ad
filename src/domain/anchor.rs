//! A place in a draft of the plan: the words quoted, what surrounds them, and where a reader finds them.
use serde::{Deserialize, Serialize};

use super::id::{DraftId, NodeKey};

/// « the second of five », counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordinal {
    /// Rank, from 1.
    pub n: u32,
    /// How many there are.
    pub of: u32,
}

impl Ordinal {
    /// Whether it is the last of several, which French cites as « dernier ».
    pub fn is_last(self) -> bool {
        self.n == self.of && self.of > 1
    }
}

/// The unit of the text that an anchor names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The part as a whole.
    #[default]
    Whole,
    /// Its title.
    Title,
    /// Before its first paragraph: « en tête de la mesure ».
    Head,
    /// After its last paragraph.
    End,
    /// One paragraph of running text.
    Paragraph {
        /// Which, among the paragraphs of running text of the part.
        paragraph: Ordinal,
    },
    /// One sentence of a paragraph.
    Sentence {
        /// Which paragraph, among the paragraphs of running text of the part.
        paragraph: Ordinal,
        /// Which sentence of it.
        sentence: Ordinal,
    },
    /// One dash of the part's lists.
    Dash {
        /// Which, among the dashes of the part.
        dash: Ordinal,
    },
}

/// A place in a draft. The quotation is what finds the place again in another draft; the ordinals are what the
/// reader is told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Anchor {
    /// The draft quoted.
    pub draft: DraftId,
    /// The very part (a measure, one of its sub-measures, its box).
    pub node: NodeKey,
    /// The unit of its text.
    #[serde(default)]
    pub place: Place,
    /// The words quoted, as they stand in the draft.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// A few words before the quotation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// A few words after it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// The page, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}
