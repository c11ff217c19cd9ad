//! The tree that a list of parts with depths stands for: what is under what, and depths that never skip a level.
use crate::domain::heading::{Labels, read_or_title};
use crate::domain::plan::{NodeKind, PlanNode};
use crate::text::fold::fold;

/// How many parts, itself included, a part moves with: it and all that stands under it.
pub(super) fn subtree(nodes: &[PlanNode], at: usize) -> usize {
    let Some(head) = nodes.get(at) else { return 0 };
    let under = nodes.iter().skip(at + 1).take_while(|node| node.depth > head.depth);
    1 + under.count()
}

/// The deepest level a part can stand at.
pub fn deepest(nodes: &[PlanNode], at: usize) -> u8 {
    at.checked_sub(1).and_then(|before| nodes.get(before)).map_or(0, |node| node.depth.saturating_add(1))
}

/// Makes each part stand at most one level below the one before it. Parts that stood side by side stay so.
pub(super) fn settle(nodes: &mut [PlanNode]) {
    let mut open: Vec<u8> = Vec::new();
    for node in nodes.iter_mut() {
        while open.last().is_some_and(|depth| *depth >= node.depth) {
            open.pop();
        }
        open.push(node.depth);
        node.depth = u8::try_from(open.len() - 1).unwrap_or(u8::MAX);
    }
    // Text before the first section would be nowhere: the first part is one.
    if let Some(first) = nodes.first_mut().filter(|node| !node.kind.is_section()) {
        first.kind = NodeKind::Other;
    }
}

/// What a part is, most likely, at this depth: what its new neighbors are.
pub fn suggested_kind(nodes: &[PlanNode], at: usize, depth: u8) -> NodeKind {
    let Some(own) = nodes.get(at).map(|node| node.kind) else { return NodeKind::Other };
    if own == NodeKind::Box {
        return own;
    }
    let before = nodes.get(..at).unwrap_or_default();
    let parent = before.iter().rev().find(|node| node.depth < depth).map(|node| node.kind);
    if matches!(parent, Some(NodeKind::Measure | NodeKind::SubMeasure)) {
        return NodeKind::SubMeasure;
    }
    let after = nodes.get(at + subtree(nodes, at)..).unwrap_or_default();
    let alike = |node: &&PlanNode| {
        node.depth == depth && !matches!(node.kind, NodeKind::Introduction | NodeKind::Box)
    };
    let neighbor = before.iter().rev().find(alike).or_else(|| after.iter().find(alike));
    match neighbor.map(|node| node.kind) {
        Some(kind) => kind,
        None if matches!(own, NodeKind::SubMeasure | NodeKind::Introduction) => NodeKind::Measure,
        None => own,
    }
}

/// What the paragraph of a part is, most likely, once it is the heading of a part: what the parts with such headings
/// are, else what the part is.
pub fn suggested_split(nodes: &[PlanNode], at: usize, paragraph: &str) -> (NodeKind, u8) {
    let heading = read_or_title(paragraph, &Labels::of(nodes).and_common());
    let label = fold(&heading.label);
    let alike = |node: &&PlanNode| {
        node.number.is_some() == heading.number.is_some()
            && heading.number.is_some()
            && node.kind.is_section()
            && fold(&node.label) == label
    };
    let before = nodes.get(..=at).unwrap_or_default();
    let after = nodes.get(at + 1..).unwrap_or_default();
    if let Some(node) = before.iter().rev().find(alike).or_else(|| after.iter().find(alike)) {
        return (node.kind, node.depth);
    }
    let Some(own) = nodes.get(at) else { return (NodeKind::Other, 0) };
    let kind = match label.as_str() {
        "" if matches!(own.kind, NodeKind::Introduction | NodeKind::Box) => NodeKind::Other,
        "" => own.kind,
        "priorite" => NodeKind::Priority,
        "axe"
        | "orientation"
        | "objectif"
        | "objectif strategique"
        | "axe strategique"
        | "volet"
        | "partie"
        | "titre"
        | "chapitre" => NodeKind::Axis,
        "sous-mesure" | "sous-action" => NodeKind::SubMeasure,
        _ => NodeKind::Measure,
    };
    let depth = match kind {
        NodeKind::SubMeasure if own.kind != NodeKind::SubMeasure => own.depth.saturating_add(1),
        NodeKind::Measure if matches!(own.kind, NodeKind::Axis | NodeKind::Priority) => {
            own.depth.saturating_add(1)
        }
        _ => own.depth,
    };
    (kind, depth)
}
