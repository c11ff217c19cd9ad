//! The outline of the meeting: every section of the draft under review, with the measures that disappeared since
//! the previous draft at their old places.
use std::collections::HashSet;

use super::diff::same_words;
use super::id::{DraftId, NodeKey};
use super::number::MeasureNumber;
use super::plan::{Draft, NodeKind, PlanNode};
use super::session::Session;

/// What became of a section since the previous draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// The same words; typography is no change.
    Kept,
    /// Other words, in its title or its text.
    Changed,
    /// Not in the previous draft.
    New,
    /// In the previous draft, no longer in this one: a ghost.
    Gone,
}

/// One section in the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineRow {
    /// Its key.
    pub key: NodeKey,
    /// Its level.
    pub kind: NodeKind,
    /// « Mesure 4 bis », or the title when it has neither label nor number.
    pub name: String,
    /// Its heading in full.
    pub heading: String,
    /// Its number.
    pub number: Option<MeasureNumber>,
    /// Its title.
    pub title: String,
    /// Depth in the tree, 0 at the top.
    pub depth: u8,
    /// The draft whose text is shown for it: the one under review, or the previous one for a ghost.
    pub draft: DraftId,
    /// What became of it.
    pub fate: Fate,
}

/// The sections of the plan in reading order, ghosts included; empty while the session has no draft.
pub fn outline(session: &Session) -> Vec<OutlineRow> {
    let Some(draft) = session.draft() else { return Vec::new() };
    let previous = session.previous_draft();
    let mut rows: Vec<OutlineRow> = draft
        .nodes
        .iter()
        .filter(|node| node.kind.is_section())
        .map(|node| row(node, draft, fate(node, draft, previous)))
        .collect();
    if let Some(previous) = previous {
        insert_ghosts(&mut rows, draft, previous);
    }
    rows
}

fn row(node: &PlanNode, draft: &Draft, fate: Fate) -> OutlineRow {
    OutlineRow {
        key: node.key.clone(),
        kind: node.kind,
        name: node.name(),
        heading: node.heading(),
        number: node.number.clone(),
        title: node.title.clone(),
        depth: node.depth,
        draft: draft.id.clone(),
        fate,
    }
}

fn fate(node: &PlanNode, draft: &Draft, previous: Option<&Draft>) -> Fate {
    let Some(previous) = previous else { return Fate::Kept };
    let old = previous.section(&node.key);
    if old.is_empty() {
        return Fate::New;
    }
    let same = |a: &PlanNode, b: &PlanNode| {
        same_words(&a.title, &b.title)
            && a.number == b.number
            && a.paragraphs.len() == b.paragraphs.len()
            && a.paragraphs
                .iter()
                .zip(&b.paragraphs)
                .all(|(a, b)| same_words(&a.text, &b.text) && a.kind == b.kind)
    };
    let new = draft.section(&node.key);
    if old.len() == new.len() && old.iter().zip(new).all(|(a, b)| same(a, b)) {
        Fate::Kept
    } else {
        Fate::Changed
    }
}

/// Puts each section that disappeared behind the section that stood before it in the previous draft.
fn insert_ghosts(rows: &mut Vec<OutlineRow>, draft: &Draft, previous: &Draft) {
    let here: HashSet<&NodeKey> = draft.nodes.iter().map(|node| &node.key).collect();
    let mut before: Option<&NodeKey> = None;
    for node in previous.nodes.iter().filter(|node| node.kind.is_section()) {
        if !here.contains(&node.key) {
            let place =
                before.and_then(|key| rows.iter().position(|row| row.key == *key)).map_or(0, |i| i + 1);
            rows.insert(place, row(node, previous, Fate::Gone));
        }
        before = Some(&node.key);
    }
}
