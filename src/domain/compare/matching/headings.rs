//! Which priority or axis is which: by title and number, and above all by the measures that stand under it.
use std::collections::HashMap;

use super::assignment::{self, Edge};
use super::{Candidate, LIKENESS_MIN, SAME_NUMBER, SAME_PLACE, SAME_TITLE, dice, float, nearness, side};
use crate::domain::plan::{Draft, NodeKind, parents};

/// What it is worth to hold the same measures.
const SAME_MEASURES: f32 = 0.8;

/// The matched headings, given the matched measures.
pub(super) fn pairs(old: &Draft, new: &Draft, leaves: &[(usize, usize)]) -> Vec<(usize, usize)> {
    [NodeKind::Priority, NodeKind::Axis]
        .into_iter()
        .flat_map(|kind| of_kind(old, new, kind, leaves))
        .collect()
}

fn of_kind(old: &Draft, new: &Draft, kind: NodeKind, leaves: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let (old_side, new_side) = (side(old, kind), side(new, kind));
    // Plans have a few dozen headings; a file with thousands is compared by its measures.
    if old_side.len().saturating_mul(new_side.len()) > 250_000 {
        return Vec::new();
    }
    let (old_above, new_above) = (above(old, kind), above(new, kind));
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for (a, b) in leaves {
        if let (Some(Some(x)), Some(Some(y))) = (old_above.get(*a), new_above.get(*b)) {
            *shared.entry((*x, *y)).or_default() += 1;
        }
    }
    let count = |above: &[Option<usize>], draft: &Draft| -> HashMap<usize, usize> {
        let mut counts = HashMap::new();
        for (node, holder) in draft.nodes.iter().zip(above) {
            if let (NodeKind::Measure | NodeKind::Other, Some(holder)) = (node.kind, holder) {
                *counts.entry(*holder).or_default() += 1;
            }
        }
        counts
    };
    let (old_sizes, new_sizes) = (count(&old_above, old), count(&new_above, new));
    let mut edges = Vec::new();
    for (a, x) in old_side.iter().enumerate() {
        for (b, y) in new_side.iter().enumerate() {
            let common = shared.get(&(x.rank, y.rank)).copied().unwrap_or(0);
            let size = |sizes: &HashMap<usize, usize>, rank| sizes.get(&rank).copied().unwrap_or(0);
            let all = size(&old_sizes, x.rank) + size(&new_sizes, y.rank);
            let held = if all == 0 { 0.0 } else { 2.0 * float(common) / float(all) };
            let proof = SAME_MEASURES * held + entitled(x, y);
            let numbered = x.node.number.is_some() && x.node.number == y.node.number;
            let score = proof
                + if numbered { SAME_NUMBER } else { 0.0 }
                + SAME_PLACE * nearness(a, old_side.len(), b, new_side.len());
            if proof >= LIKENESS_MIN {
                edges.push(Edge { score, old: a, new: b });
            }
        }
    }
    let chosen = assignment::choose(&edges, old_side.len(), new_side.len());
    let ranks = |(a, b): (usize, usize)| Some((old_side.get(a)?.rank, new_side.get(b)?.rank));
    chosen.into_iter().filter_map(ranks).collect()
}

fn entitled(x: &Candidate<'_>, y: &Candidate<'_>) -> f32 {
    if x.title.is_empty() || y.title.is_empty() {
        0.0
    } else if x.title == y.title {
        SAME_TITLE
    } else {
        SAME_TITLE * dice(&x.title_words, &y.title_words)
    }
}

/// For each part the nearest heading of this kind above it.
fn above(draft: &Draft, kind: NodeKind) -> Vec<Option<usize>> {
    let holders = parents(&draft.nodes);
    let mut above: Vec<Option<usize>> = Vec::with_capacity(holders.len());
    for holder in &holders {
        let found = holder.and_then(|holder| {
            let is_one = draft.nodes.get(holder).is_some_and(|node| node.kind == kind);
            if is_one { Some(holder) } else { above.get(holder).copied().flatten() }
        });
        above.push(found);
    }
    above
}
