//! What the synthesis is made of: the entries that call for a line, the strongest first, then in the order of the plan.
use std::collections::HashMap;

use super::super::entry::{Content, Entry};
use super::super::id::{EntryId, NodeKey};
use super::super::observation::{Stance, Strength};
use super::super::outline::sections;
use super::super::session::Session;

/// How much an entry weighs for the synthesis. Ordered from the heaviest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// The coalition insists, exhorts.
    StrongDemand,
    /// Flagged, and alarmed, deplored or welcomed strongly.
    StrongPosition,
    /// Flagged, and asked or wished.
    Demand,
    /// Flagged, whatever else it is.
    Flagged,
    /// Neither flagged nor strong, and a line rests on it.
    Cited,
}

impl Weight {
    /// Every weight, the heaviest first.
    pub const ALL: [Self; 5] =
        [Self::StrongDemand, Self::StrongPosition, Self::Demand, Self::Flagged, Self::Cited];

    /// Whether the synthesis is to hold such an entry.
    pub fn calls_for_a_line(self) -> bool {
        self != Self::Cited
    }
}

/// An entry the synthesis is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Material<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// How much it weighs.
    pub weight: Weight,
    /// How many lines rest on it.
    pub lines: usize,
}

impl Material<'_> {
    /// Whether it calls for a line and has none. A gap has nothing to say yet.
    pub fn is_left_out(&self) -> bool {
        let gap = matches!(self.entry.content, Content::Stub(_));
        self.lines == 0 && self.weight.calls_for_a_line() && !gap
    }
}

/// Whether an entry is a demand so strong that the synthesis should hold it.
pub fn is_strong_demand(entry: &Entry) -> bool {
    matches!(&entry.content, Content::Observation(o) if o.stance == Stance::Ask && o.strength == Strength::Strong)
}

fn weight(entry: &Entry, lines: usize) -> Option<Weight> {
    if is_strong_demand(entry) {
        return Some(Weight::StrongDemand);
    }
    if !entry.flagged {
        return (lines > 0).then_some(Weight::Cited);
    }
    Some(match &entry.content {
        Content::Observation(o) if o.strength == Strength::Strong => Weight::StrongPosition,
        Content::Observation(o) if o.stance == Stance::Ask => Weight::Demand,
        _ => Weight::Flagged,
    })
}

/// How many lines rest on each entry.
pub fn in_lines(session: &Session) -> HashMap<&EntryId, usize> {
    let mut counts = HashMap::new();
    for id in session.synthesis().iter().flat_map(|line| &line.sources) {
        *counts.entry(id).or_insert(0) += 1;
    }
    counts
}

/// What the synthesis is made of, in the order in which it is offered: flagged entries and strong demands, by weight and
/// then as the plan has them; last the other entries that some line rests on.
pub fn material(session: &Session) -> Vec<Material<'_>> {
    let counts = in_lines(session);
    let places: HashMap<&NodeKey, usize> =
        sections(session).into_iter().enumerate().map(|(rank, (_, node))| (&node.key, rank)).collect();
    let mut material: Vec<Material<'_>> = session
        .entries()
        .iter()
        .filter_map(|entry| {
            let lines = counts.get(&entry.id).copied().unwrap_or_default();
            Some(Material { entry, weight: weight(entry, lines)?, lines })
        })
        .collect();
    let place = |entry: &Entry| places.get(&entry.node).copied().unwrap_or(usize::MAX);
    material.sort_by_key(|found| (found.weight, place(found.entry)));
    material
}
