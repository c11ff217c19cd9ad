//! An entry: what the secretary records on a part of the plan.
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::action::ActionItem;
use super::amendment::Amendment;
use super::decision::Decision;
use super::id::{EntryId, NodeKey, OrganizationId};
use super::observation::Observation;
use super::roll::Record;
use crate::text::lang::Lang;

/// Who holds the position: decides the subject of the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holders {
    /// « Le Collectif ».
    #[default]
    Coalition,
    /// « Les associations présentes ».
    MembersPresent,
    /// « Certaines associations ».
    SomeMembers,
    /// Organizations by name.
    Organizations(Vec<OrganizationId>),
}

/// How far an entry may travel. Ordered from the most private to the widest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circulation {
    /// For the secretary and the coordination.
    Internal,
    /// For the members of the coalition.
    Members,
    /// For the ministry.
    #[default]
    Ministry,
    /// For everybody.
    Public,
}

impl Circulation {
    /// Every level, from the most private.
    pub const ALL: [Self; 4] = [Self::Internal, Self::Members, Self::Ministry, Self::Public];

    /// How the line begins that says on the first page of a document for whom it is; the members are told of whom they
    /// are members.
    pub fn line(self, lang: Lang) -> &'static str {
        match self {
            Self::Internal => {
                lang.pick("Document interne – ne pas diffuser", "Internal document – do not circulate")
            }
            Self::Members => lang.pick("Document réservé aux membres", "For the members only"),
            Self::Ministry => lang.pick("Document destiné au ministère", "Document for the ministry"),
            Self::Public => lang.pick("Document public", "Public document"),
        }
    }

    /// Whether a line is one of those, so that a document of ours that comes back does not say it twice.
    pub fn is_line(text: &str) -> bool {
        let text = text.replace(['\u{a0}', '\u{202f}'], " ");
        let text = text.trim();
        Self::ALL.into_iter().any(|level| {
            [Lang::Fr, Lang::En].into_iter().any(|lang| {
                let rest = text.strip_prefix(level.line(lang));
                rest.is_some_and(|rest| {
                    rest.is_empty() || level == Self::Members && rest.starts_with(' ') && !rest.contains('.')
                })
            })
        })
    }

    /// Whether something of this level may stand in a document meant for `audience`.
    pub fn reaches(self, audience: Self) -> bool {
        self >= audience
    }
}

/// A question asked in the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Question {
    /// The question, as a whole sentence.
    pub text: String,
    /// The answer, when there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
}

/// What is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// A position.
    Observation(Observation),
    /// A proposed wording.
    Amendment(Box<Amendment>),
    /// Something settled.
    Decision(Decision),
    /// Somebody’s task.
    Action(ActionItem),
    /// A question.
    Question(Question),
    /// « Trou »: something was said here, still to be written; the words are a reminder.
    Stub(String),
}

/// The kinds of entry, without their contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryKind {
    /// A position.
    Observation,
    /// A proposed wording.
    Amendment,
    /// Something settled.
    Decision,
    /// Somebody’s task.
    Action,
    /// A question.
    Question,
    /// Something still to be written.
    Stub,
}

impl EntryKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Observation, Self::Amendment, Self::Decision, Self::Action, Self::Question, Self::Stub];
}

impl Content {
    /// Which kind it is.
    pub fn kind(&self) -> EntryKind {
        match self {
            Self::Observation(_) => EntryKind::Observation,
            Self::Amendment(_) => EntryKind::Amendment,
            Self::Decision(_) => EntryKind::Decision,
            Self::Action(_) => EntryKind::Action,
            Self::Question(_) => EntryKind::Question,
            Self::Stub(_) => EntryKind::Stub,
        }
    }

    /// The words typed by the secretary, for search and for lists.
    pub fn words(&self) -> String {
        match self {
            Self::Observation(observation) => observation.text.clone(),
            Self::Amendment(amendment) => {
                let Amendment { old, new, rationale, .. } = amendment.as_ref();
                [old, new, rationale]
                    .into_iter()
                    .filter(|t| !t.is_empty())
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(" — ")
            }
            Self::Decision(decision) => [&decision.text, &decision.reservations]
                .into_iter()
                .filter(|t| !t.is_empty())
                .cloned()
                .collect::<Vec<_>>()
                .join(" "),
            Self::Action(action) => format!("{} {}", action.who, action.what).trim().to_owned(),
            Self::Question(question) => format!("{} {}", question.text, question.answer).trim().to_owned(),
            Self::Stub(reminder) => reminder.clone(),
        }
    }
}

/// What the secretary recorded on a part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its identity.
    pub id: EntryId,
    /// The section of the plan it stands on (never a sub-measure or a box: the anchor says those).
    pub node: NodeKey,
    /// When it was recorded, local time.
    pub at: NaiveDateTime,
    /// Who holds it.
    #[serde(default)]
    pub holders: Holders,
    /// How far it may travel.
    #[serde(default)]
    pub circulation: Circulation,
    /// Whether it is flagged for the synthesis.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub flagged: bool,
    /// The sentence as the secretary rewrote it; printed instead of the composed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    /// What the program composed when the secretary rewrote the sentence: when it composes something else now, the
    /// sentence no longer follows the data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub composed: Option<String>,
    /// What is recorded.
    pub content: Content,
    /// The row of a comment table it was imported from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Box<CommentRow>>,
}

/// What a row of a comment table says that an entry has no place for; printed again when the table goes back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CommentRow {
    /// The number of the comment.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its type, as the sender wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Where in the text, as the sender wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The change proposed, as the sender wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub proposal: String,
    /// What was decided on it, as received.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decision: String,
}

impl Record for Entry {
    type Id = EntryId;
    fn id(&self) -> &EntryId {
        &self.id
    }
}

#[cfg(test)]
mod tests {
    use super::Circulation::{Internal, Members, Ministry, Public};

    #[test]
    fn nothing_internal_reaches_a_wider_document() {
        for audience in [Members, Ministry, Public] {
            assert!(!Internal.reaches(audience), "{audience:?}");
        }
        assert!(!Members.reaches(Ministry) && !Members.reaches(Public) && !Ministry.reaches(Public));
        assert!(Public.reaches(Internal) && Ministry.reaches(Members) && Members.reaches(Members));
    }
}
