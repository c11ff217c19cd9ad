//! Amendments: the wording the holders propose for the plan, tied to its place.
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::anchor::{Anchor, Place};
use super::decision::Outcome;
use super::id::{EntryId, NodeKey};
use super::number::MeasureNumber;

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
    /// nouvelle mesure
    NewMeasure,
    /// remplacer partout
    Everywhere,
}

impl AmendmentKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Add,
        Self::Replace,
        Self::Delete,
        Self::Retitle,
        Self::Split,
        Self::Merge,
        Self::Move,
        Self::Reinstate,
        Self::AddToList,
        Self::NewMeasure,
        Self::Everywhere,
    ];

    /// Whether the kind makes no sense without the words it acts on.
    pub fn needs_old_words(self) -> bool {
        matches!(self, Self::Replace | Self::Delete | Self::Retitle | Self::Everywhere)
    }

    /// Whether the kind makes no sense without new words.
    pub fn needs_new_words(self) -> bool {
        matches!(
            self,
            Self::Add
                | Self::Replace
                | Self::Retitle
                | Self::Split
                | Self::AddToList
                | Self::NewMeasure
                | Self::Everywhere
        )
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

/// When and how the room settled a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// When, local time: « validé en séance à 11 h 42 ».
    pub at: NaiveDateTime,
    /// How.
    #[serde(default)]
    pub outcome: Outcome,
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
    /// The words that come, one line a part for a split, one line an element for a list, the title on the first line
    /// for a new measure; for an instruction, the instruction itself, beginning with an infinitive.
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
    /// The number of a new measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<MeasureNumber>,
    /// Where the second part of a split begins, the third, and so on: ranks of paragraphs of the part, from 0. Empty
    /// when the meeting did not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cuts: Vec<usize>,
    /// When and how it was settled in the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settlement>,
    /// The proposal that touches the same words and beside which this one is kept as an alternative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative_to: Option<EntryId>,
    /// The day the same was proposed first, when it is made again: « réitère ».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reiterates: Option<NaiveDate>,
}

impl Amendment {
    /// Whether an addition makes paragraphs of its own: at the head or the end of a part, or beside a paragraph or a
    /// dash that is quoted as a whole.
    pub fn adds_paragraphs(&self) -> bool {
        let anchor = &self.anchor;
        let whole = anchor.before.trim().is_empty() && anchor.after.trim().is_empty();
        self.kind == AmendmentKind::Add
            && match anchor.place {
                Place::Head | Place::End => true,
                Place::Whole => anchor.quote.trim().is_empty(),
                Place::Title | Place::Sentence { .. } => false,
                Place::Paragraph { .. } | Place::Dash { .. } => whole,
            }
    }
}
