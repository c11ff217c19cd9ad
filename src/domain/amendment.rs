//! Amendments: the wording the holders propose for the plan, tied to its place.
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::id::NodeKey;

/// What is to be done to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentKind {
    /// ajouter
    #[default]
    Add,
    /// remplacer
    Replace,
    /// supprimer
    Delete,
    /// retitrer
    Retitle,
    /// scinder
    Split,
    /// fusionner
    Merge,
    /// déplacer
    Move,
    /// rétablir
    Reinstate,
    /// ajouter à une liste
    AddToList,
}

impl AmendmentKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Add,
        Self::Replace,
        Self::Delete,
        Self::Retitle,
        Self::Split,
        Self::Merge,
        Self::Move,
        Self::Reinstate,
        Self::AddToList,
    ];

    /// Whether the kind makes no sense without the words it acts on.
    pub fn needs_old_words(self) -> bool {
        matches!(self, Self::Replace | Self::Delete | Self::Retitle)
    }

    /// Whether the kind makes no sense without new words.
    pub fn needs_new_words(self) -> bool {
        matches!(self, Self::Add | Self::Replace | Self::Retitle | Self::Split | Self::AddToList)
    }

    /// Whether the kind names another part of the plan.
    pub fn needs_target(self) -> bool {
        matches!(self, Self::Merge | Self::Move)
    }
}

/// On which side of the anchor an addition goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Before the anchor.
    Before,
    /// After the anchor.
    #[default]
    After,
}

/// Exact words, or what to do without the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// « formulation »: the exact words.
    #[default]
    Wording,
    /// « consigne »: what to do, the words being left to the authors of the plan.
    Instruction,
}

/// How far the proposal went in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// « a été modifiée »: adopted in the meeting.
    Adopted,
    /// « propose ».
    #[default]
    Proposed,
    /// « il a été suggéré ».
    Suggested,
}

impl Standing {
    /// Every standing, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Proposed, Self::Adopted, Self::Suggested];
}

/// A change proposed to the text of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Amendment {
    /// What is to be done.
    pub kind: AmendmentKind,
    /// Where.
    #[serde(default)]
    pub anchor: Anchor,
    /// On which side of the anchor, for an addition.
    #[serde(default)]
    pub side: Side,
    /// Exact words or instruction.
    #[serde(default)]
    pub form: Form,
    /// The words of the plan that go; for a retitling, the old title; for a reinstatement, the words that had gone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub old: String,
    /// The words that come, one line a part for a split, one line an element for a list; for an instruction, the
    /// instruction itself, beginning with an infinitive.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub new: String,
    /// The other part of the plan, for a merging or a move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<NodeKey>,
    /// How far it went in the room.
    #[serde(default)]
    pub standing: Standing,
    /// Why, as one or more whole sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rationale: String,
}
