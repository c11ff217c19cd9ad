//! What a person corrects in the parts of a plan as the importer read them, kept so that it is done again on the next
//! draft of the same plan. A correction says which part it is about by its words: identities are given afterwards.
mod apply;
mod follow;
mod marks;
mod tree;

use serde::{Deserialize, Serialize};

use super::id::NodeKey;
use super::plan::{Draft, NodeKind};
use apply::Applied;
pub use follow::{InSession, in_session};
pub use tree::{deepest, suggested_kind, suggested_split};

/// Which part is meant.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PartMark {
    /// Its heading in full as it stood before the correction.
    pub heading: String,
    /// Which of the parts with this heading, from 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub rank: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde calls")]
fn is_zero(rank: &u32) -> bool {
    *rank == 0
}

/// What is to be done with the part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repair {
    /// It is of another kind or stands at another depth; what it holds moves with it.
    Level {
        /// Its kind.
        kind: NodeKind,
        /// Its depth, 0 at the top.
        depth: u8,
    },
    /// It is no part: its heading and its text belong to the part before it. A heading that is the second line of the one
    /// before it goes on with its title, any other becomes a paragraph.
    MergeWithPrevious,
    /// One of its paragraphs is the heading of a part of its own, which holds the paragraphs after it.
    Split {
        /// The words of that paragraph.
        paragraph: String,
        /// The kind of the new part.
        kind: NodeKind,
        /// Its depth.
        depth: u8,
    },
    /// It does not belong to the plan: it is set aside with its text. What stands under it stays: under the part before it
    /// on its level if that is of the same kind, else one level higher.
    Drop,
    /// Its label and number are others.
    Renumber {
        /// The label; may be empty.
        label: String,
        /// The number, if it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
    },
    /// Its title is another.
    Retitle {
        /// The title.
        title: String,
    },
}

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Which part.
    pub of: PartMark,
    /// What is done.
    pub repair: Repair,
}

/// The draft with a part corrected, the correction noted in it. Every other part keeps its key; a part that is split off
/// gets one that nothing has. Nothing when there is no such part, or when it is so already, or cannot be.
pub fn correct(draft: &Draft, of: &NodeKey, repair: Repair) -> Option<Draft> {
    let at = draft.nodes.iter().position(|node| node.key == *of)?;
    let mark = marks::mark(&draft.nodes, at);
    let mut corrected = draft.clone();
    if apply::apply(&mut corrected, at, &repair) != Applied::Done {
        return None;
    }
    corrected.corrections.push(Correction { of: mark, repair });
    Some(corrected)
}

/// A draft just read, with the corrections of an earlier one done again; how many were; and those that found no place.
/// What is so already in the new draft counts as neither.
pub fn reapply(mut draft: Draft, corrections: &[Correction]) -> (Draft, usize, Vec<Correction>) {
    let (mut done, mut lost) = (0, Vec::new());
    for correction in corrections {
        let applied = match marks::find(&draft.nodes, &correction.of) {
            Some(at) => apply::apply(&mut draft, at, &correction.repair),
            None => Applied::Impossible,
        };
        match applied {
            Applied::Done => done += 1,
            Applied::Needless => {}
            Applied::Impossible if marks::is_met(&draft.nodes, correction) => {}
            Applied::Impossible => {
                lost.push(correction.clone());
                continue;
            }
        }
        draft.corrections.push(correction.clone());
    }
    (draft, done, lost)
}

#[cfg(test)]
mod tests;
