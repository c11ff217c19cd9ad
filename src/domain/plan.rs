//! The plan under review: its drafts, and the parts of a draft in reading order.
mod receive;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::correction::Correction;
use super::id::{DraftId, NodeKey};
use super::number::MeasureNumber;
use super::roll::Record;
pub use receive::{Received, receive};

/// One draft of the plan, as received on a day.
///
/// Keys of its nodes: a part keeps its key from draft to draft (`compare::carry_keys`). In the first draft they
/// are made from what the part is: `introduction`, `p-1` (priority I), `axis-1` (first axis of the plan, counted
/// through the whole plan when axes bear no number), `m-4-bis` (measure 4 bis), `m-9.s-2` (its second
/// sub-measure), `m-6.box-1` (its first box), `other-1`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// Its identity.
    pub id: DraftId,
    /// What people call it: « version du 30 janvier ».
    pub label: String,
    /// The day it was received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<NaiveDate>,
    /// The title of the plan.
    #[serde(default)]
    pub title: String,
    /// How this plan labels and numbers its parts, in words (shown on import).
    #[serde(default)]
    pub scheme: String,
    /// Its parts, in reading order.
    pub nodes: Vec<PlanNode>,
    /// What a person corrected in the parts as they were read, oldest first; done again on the next draft.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// What stands in the file and in no part: page headers and footers, tables of contents, headings printed twice,
    /// parts that a person dropped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<Paragraph>,
    /// The file it was read from, when the session keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<KeptFile>,
}

/// A file received, kept with the session as it came.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KeptFile {
    /// What it was called where it came from, without its folder.
    pub name: String,
    /// What it is called among the files of the session.
    pub kept_as: String,
}

/// The level of a part of the plan; what the plan itself calls it is the node's `label`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NodeKind {
    /// The text before the first heading of the plan proper.
    Introduction,
    /// « Priorité I ».
    Priority,
    /// « Axe », or an unnumbered heading that groups measures.
    Axis,
    /// « Mesure 4 bis ».
    Measure,
    /// « 2/ Afin de renforcer… » inside a measure.
    SubMeasure,
    /// A box, such as the list of the ministries responsible.
    Box,
    /// Any other titled part.
    #[default]
    Other,
}

impl NodeKind {
    /// Whether the part is a section of the compte-rendu of its own; sub-measures and boxes belong to theirs.
    pub fn is_section(self) -> bool {
        !matches!(self, Self::SubMeasure | Self::Box)
    }
}

/// A titled part of the plan, with the text directly under its heading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PlanNode {
    /// The part's identity, the same in every draft.
    pub key: NodeKey,
    /// Its level.
    pub kind: NodeKind,
    /// What the plan calls this level: « Mesure », « Priorité »; empty when the plan gives it no name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Its number, when it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<MeasureNumber>,
    /// Its title, without label and number.
    #[serde(default)]
    pub title: String,
    /// Depth in the tree, 0 at the top.
    pub depth: u8,
    /// The page its heading stands on, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The text under the heading.
    #[serde(default)]
    pub paragraphs: Vec<Paragraph>,
    /// What readers of the file noted in its margin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
}

/// A comment found in the margin of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Remark {
    /// Who wrote it, as the file says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// The words of the plan it is about; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// What it says.
    pub text: String,
}

impl PlanNode {
    /// « Mesure 4 bis », « Priorité I », « 2/ », or the title when there is neither label nor number.
    pub fn name(&self) -> String {
        match (&self.number, self.label.is_empty()) {
            (Some(number), false) => format!("{} {number}", self.label),
            (Some(number), true) if self.kind == NodeKind::SubMeasure => format!("{number}/"),
            (Some(number), true) => number.to_string(),
            (None, false) if self.title.is_empty() => self.label.clone(),
            (None, _) => self.title.clone(),
        }
    }

    /// The heading in full: « Mesure 4 bis : Étendre… ».
    pub fn heading(&self) -> String {
        let name = self.name();
        if self.title.is_empty() || name == self.title {
            name
        } else if self.kind == NodeKind::SubMeasure {
            format!("{name} {}", self.title)
        } else {
            format!("{name}\u{a0}: {}", self.title)
        }
    }

    /// All the words under the heading, a line a paragraph.
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// What a paragraph of the plan is on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Text,
    /// One dash of a list.
    Dash,
}

/// A paragraph of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// What it is on paper.
    #[serde(default)]
    pub kind: ParagraphKind,
    /// Its words, on one line.
    pub text: String,
    /// The page it begins on, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

impl Draft {
    /// The part with this key.
    pub fn node(&self, key: &NodeKey) -> Option<&PlanNode> {
        self.nodes.iter().find(|node| node.key == *key)
    }

    /// A section and the sub-measures and boxes that follow it, in reading order; empty for an unknown key.
    pub fn section(&self, key: &NodeKey) -> &[PlanNode] {
        let start = self.nodes.iter().position(|node| node.key == *key);
        start.and_then(|start| self.section_at(start)).unwrap_or_default()
    }

    /// The section that a part is, or belongs to.
    pub fn section_of(&self, key: &NodeKey) -> Option<&NodeKey> {
        let at = self.nodes.iter().position(|node| node.key == *key)?;
        let upward = self.nodes.get(..=at)?.iter().rev();
        upward.into_iter().find(|node| node.kind.is_section()).map(|node| &node.key)
    }

    /// The section that begins at this rank, as `section` gives it.
    pub fn section_at(&self, start: usize) -> Option<&[PlanNode]> {
        let rest = self.nodes.get(start + 1..)?;
        let parts = rest.iter().take_while(|node| !node.kind.is_section()).count();
        self.nodes.get(start..=start + parts)
    }
}

impl Record for Draft {
    type Id = DraftId;
    fn id(&self) -> &DraftId {
        &self.id
    }
}

/// For each part, the rank of the one it stands under.
pub(super) fn parents(nodes: &[PlanNode]) -> Vec<Option<usize>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut parents = Vec::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        while open.last().is_some_and(|(depth, _)| *depth >= node.depth) {
            open.pop();
        }
        parents.push(open.last().map(|(_, parent)| *parent));
        open.push((node.depth, at));
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::{Draft, NodeKind, PlanNode};

    fn node(key: &str, kind: NodeKind) -> PlanNode {
        PlanNode { key: key.into(), kind, title: key.to_owned(), ..PlanNode::default() }
    }

    #[test]
    fn a_section_holds_its_sub_measures_and_boxes_and_nothing_more() {
        let draft = Draft {
            id: "d".into(),
            nodes: vec![
                node("m-1", NodeKind::Measure),
                node("m-1.s-1", NodeKind::SubMeasure),
                node("m-1.box-1", NodeKind::Box),
                node("m-2", NodeKind::Measure),
            ],
            ..Draft::default()
        };
        let keys =
            |key: &str| draft.section(&key.into()).iter().map(|n| n.key.to_string()).collect::<Vec<_>>();
        assert_eq!(keys("m-1"), ["m-1", "m-1.s-1", "m-1.box-1"]);
        assert_eq!(keys("m-2"), ["m-2"]);
        assert!(keys("m-3").is_empty());
    }
}
