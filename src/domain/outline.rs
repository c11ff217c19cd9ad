//! The outline of the meeting: every section of the draft under review, with those that disappeared since any earlier
//! draft at their old places.
use std::collections::HashSet;

use super::compare::same_section;
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
    /// In an earlier draft, and in none since: a ghost.
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
    /// The draft whose text is shown for it: the one under review, or for a ghost the last one that had it.
    pub draft: DraftId,
    /// What became of it.
    pub fate: Fate,
}

/// The sections of the plan in reading order, ghosts included; empty while the session has no draft.
pub fn outline(session: &Session) -> Vec<OutlineRow> {
    let Some(reviewed) = session.draft() else { return Vec::new() };
    let previous = session.previous_draft();
    let fate_of = |draft: &Draft, node: &PlanNode| {
        if draft.id == reviewed.id { fate(node, draft, previous) } else { Fate::Gone }
    };
    sections(session).into_iter().map(|(draft, node)| row(node, draft, fate_of(draft, node))).collect()
}

/// The key of what is recorded outside of any part of a plan: a board or an assembly may have none.
pub const POINTS: &str = "points";

/// The outline one writes on: that of the plan, and the points outside of it, which stand alone while there is no plan
/// and last once something was recorded on them.
pub fn writable(session: &Session) -> Vec<OutlineRow> {
    let mut rows = outline(session);
    let key = NodeKey::new(POINTS);
    if rows.is_empty() || session.entries_on(&key).next().is_some() {
        rows.push(OutlineRow {
            key,
            kind: NodeKind::Other,
            name: "Points".to_owned(),
            heading: "Points".to_owned(),
            number: None,
            title: "Points".to_owned(),
            depth: 0,
            draft: DraftId::default(),
            fate: Fate::Kept,
        });
    }
    rows
}

/// The sections of the outline with the draft each is shown from, without what became of them, which takes longer.
pub fn sections(session: &Session) -> Vec<(&Draft, &PlanNode)> {
    let Some(draft) = session.draft() else { return Vec::new() };
    let mut sections: Vec<(&Draft, &PlanNode)> =
        draft.nodes.iter().filter(|node| node.kind.is_section()).map(|node| (draft, node)).collect();
    let mut here: HashSet<&NodeKey> = draft.nodes.iter().map(|node| &node.key).collect();
    for earlier in session.drafts().iter().rev().skip(1) {
        insert_ghosts(&mut sections, &here, earlier);
        here.extend(earlier.nodes.iter().map(|node| &node.key));
    }
    sections
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
    if same_section(old, draft.section(&node.key)) { Fate::Kept } else { Fate::Changed }
}

/// Puts each section of an earlier draft that is in none of the later ones behind the section that stood before it.
fn insert_ghosts<'s>(
    sections: &mut Vec<(&'s Draft, &'s PlanNode)>,
    here: &HashSet<&NodeKey>,
    earlier: &'s Draft,
) {
    let mut before: Option<&NodeKey> = None;
    for node in earlier.nodes.iter().filter(|node| node.kind.is_section()) {
        if !here.contains(&node.key) {
            let after = |key: &NodeKey| sections.iter().position(|(_, section)| section.key == *key);
            let place = before.and_then(after).map_or(0, |rank| rank + 1);
            sections.insert(place, (earlier, node));
        }
        before = Some(&node.key);
    }
}

#[cfg(test)]
mod tests {
    use super::{Fate, outline};
    use crate::domain::change::Change;
    use crate::domain::number::MeasureNumber;
    use crate::domain::plan::{Draft, NodeKind, Paragraph, PlanNode};
    use crate::domain::roll::Edit;
    use crate::domain::session::Session;

    fn draft(id: &str, numbers: &[&str]) -> Change {
        let node = |number: &&str| PlanNode {
            key: format!("m-{number}").as_str().into(),
            kind: NodeKind::Measure,
            number: Some(MeasureNumber::new(number)),
            paragraphs: vec![Paragraph { text: format!("Texte {number}"), ..Paragraph::default() }],
            ..PlanNode::default()
        };
        let nodes = numbers.iter().map(node).collect();
        Change::Draft(Edit::Add { record: Draft { id: id.into(), nodes, ..Draft::default() }, before: None })
    }

    #[test]
    fn what_any_earlier_draft_had_and_none_since_is_a_ghost_at_its_old_place() {
        let mut session = Session::new("s".into());
        for change in [
            draft("d1", &["1", "1 bis", "2", "3"]),
            draft("d2", &["1", "2", "2 bis", "3"]),
            draft("d3", &["1", "3", "4"]),
        ] {
            session.apply(change).unwrap();
        }
        let rows: Vec<(String, Fate, String)> = outline(&session)
            .into_iter()
            .map(|row| (row.number.unwrap().to_string(), row.fate, row.draft.to_string()))
            .collect();
        let expected = [
            ("1", Fate::Kept, "d3"),
            ("1 bis", Fate::Gone, "d1"),
            ("2", Fate::Gone, "d2"),
            ("2 bis", Fate::Gone, "d2"),
            ("3", Fate::Kept, "d3"),
            ("4", Fate::New, "d3"),
        ];
        assert_eq!(rows, expected.map(|(number, fate, id)| (number.to_owned(), fate, id.to_owned())));
    }
}
