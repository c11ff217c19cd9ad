//! Two drafts of a plan side by side: which measure became which, and what happened to it on the way. Nothing here
//! trusts numbers alone: a measure is its number, its title and its words together.
mod keys;
mod matching;
mod similarity;

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

pub use keys::{carry_keys, recognize};

use super::diff::same_words;
use super::plan::{Draft, NodeKind, PlanNode, parents};
use similarity::Texts;
pub(super) use similarity::{bag, likeness};

/// What happened to a measure between two drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PairStatus {
    /// Nothing but typography.
    Kept,
    /// Its text has other words.
    Reworded,
    /// Its title has other words.
    Retitled,
    /// It bears another number.
    Renumbered,
    /// It stands elsewhere: under another heading, or on the other side of its neighbors.
    Moved,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

impl PairStatus {
    /// Every status.
    pub const ALL: [Self; 7] = [
        Self::Kept,
        Self::Reworded,
        Self::Retitled,
        Self::Renumbered,
        Self::Moved,
        Self::Added,
        Self::Removed,
    ];

    /// Its name in the contract of `greffier compare`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Reworded => "reworded",
            Self::Retitled => "retitled",
            Self::Renumbered => "renumbered",
            Self::Moved => "moved",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

/// A section in two drafts: its ranks among the nodes of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What happened to it; never empty, several at once when several hold.
    pub statuses: Vec<PairStatus>,
    /// Its rank in the old draft.
    pub old: Option<usize>,
    /// Its rank in the new draft.
    pub new: Option<usize>,
    /// For what is new, the rank of the old section most of its words come from (it was split off); for what is
    /// gone, the rank of the new section that took most of them in (it was merged).
    pub kin: Option<usize>,
}

/// How much of a text must come from another one for the two to be kin.
const KIN_MIN: f32 = 0.6;

/// The measures of two drafts, in the reading order of the new one; those that are gone stand behind the measure
/// that stood before them.
pub fn align(old: &Draft, new: &Draft) -> Vec<Pair> {
    aligned(old, new, |kind| kind == NodeKind::Measure)
}

/// All the sections of two drafts, headings and introduction included, in the same order.
pub fn align_sections(old: &Draft, new: &Draft) -> Vec<Pair> {
    aligned(old, new, NodeKind::is_section)
}

/// Whether a section, given as its parts, says the same in two drafts: heading, text, sub-measures and boxes.
/// Typography and the ends of paragraphs are no change.
pub fn same_section(old: &[PlanNode], new: &[PlanNode]) -> bool {
    let (Some(a), Some(b)) = (old.first(), new.first()) else { return old.is_empty() && new.is_empty() };
    a.number == b.number && same_title(a, b) && same_words(&words(old), &words(new))
}

fn aligned(old: &Draft, new: &Draft, wanted: impl Fn(NodeKind) -> bool) -> Vec<Pair> {
    let matches = matching::sections(old, new);
    let old_of: HashMap<usize, usize> = matches.iter().map(|(old, new)| (*new, *old)).collect();
    let moved = moved(old, new, &old_of);
    let ranks = |draft: &Draft| -> Vec<usize> {
        draft.nodes.iter().enumerate().filter(|(_, node)| wanted(node.kind)).map(|(at, _)| at).collect()
    };
    let mut pairs: Vec<Pair> = ranks(new)
        .into_iter()
        .map(|at| match old_of.get(&at) {
            None => Pair { statuses: vec![PairStatus::Added], old: None, new: Some(at), kin: None },
            Some(before) => {
                let statuses = statuses(old, *before, new, at, moved.contains(&at));
                Pair { statuses, old: Some(*before), new: Some(at), kin: None }
            }
        })
        .collect();
    insert_removed(&mut pairs, &ranks(old), &old_of);
    find_kin(&mut pairs, old, new);
    pairs
}

/// Finds where what is new was split off, and what took in what is gone.
fn find_kin(pairs: &mut [Pair], old: &Draft, new: &Draft) {
    let is_measure = |draft: &Draft, at: Option<usize>| {
        at.and_then(|at| draft.nodes.get(at)).is_some_and(|node| node.kind == NodeKind::Measure)
    };
    let measures = |draft: &Draft| -> Vec<usize> {
        (0..draft.nodes.len()).filter(|at| is_measure(draft, Some(*at))).collect()
    };
    let (old_ranks, new_ranks) = (measures(old), measures(new));
    let texts = |draft: &Draft, ranks: &[usize]| -> Vec<String> {
        ranks.iter().map(|at| words(section(draft, *at))).collect()
    };
    let sides = [(old, &old_ranks, new, &new_ranks), (new, &new_ranks, old, &old_ranks)];
    for (way, (there, there_ranks, here, here_ranks)) in sides.into_iter().enumerate() {
        let lone = |pair: &Pair| {
            if way == 0 {
                pair.new.filter(|_| pair.old.is_none())
            } else {
                pair.old.filter(|_| pair.new.is_none())
            }
        };
        let wanted: Vec<usize> =
            pairs.iter().filter_map(|pair| here_ranks.binary_search(&lone(pair)?).ok()).collect();
        if wanted.is_empty() {
            continue;
        }
        let found = Texts::new(&texts(there, there_ranks), &texts(here, here_ranks)).sources(&wanted);
        let mut found = found.into_iter();
        for pair in pairs.iter_mut() {
            if lone(pair).is_none_or(|at| here_ranks.binary_search(&at).is_err()) {
                continue;
            }
            let kin = found.next().flatten().filter(|(_, share)| *share >= KIN_MIN);
            pair.kin = kin.and_then(|(at, _)| there_ranks.get(at).copied());
        }
    }
}

fn insert_removed(pairs: &mut Vec<Pair>, old_ranks: &[usize], old_of: &HashMap<usize, usize>) {
    let kept: HashSet<usize> = old_of.values().copied().collect();
    let mut behind: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut before = None;
    for at in old_ranks.iter().copied() {
        if kept.contains(&at) {
            before = Some(at);
        } else {
            behind.entry(before).or_default().push(at);
        }
    }
    let gone = |at: usize| Pair { statuses: vec![PairStatus::Removed], old: Some(at), new: None, kin: None };
    let mut all: Vec<Pair> = behind.remove(&None).unwrap_or_default().into_iter().map(gone).collect();
    for pair in pairs.drain(..) {
        let here = pair.old;
        all.push(pair);
        if here.is_some() {
            all.extend(behind.remove(&here).unwrap_or_default().into_iter().map(gone));
        }
    }
    *pairs = all;
}

fn statuses(old: &Draft, before: usize, new: &Draft, at: usize, moved: bool) -> Vec<PairStatus> {
    let (old_parts, new_parts) = (section(old, before), section(new, at));
    let (Some(a), Some(b)) = (old_parts.first(), new_parts.first()) else { return vec![PairStatus::Kept] };
    let found = [
        (PairStatus::Reworded, !same_words(&words(old_parts), &words(new_parts))),
        (PairStatus::Retitled, !same_title(a, b)),
        (PairStatus::Renumbered, a.number != b.number),
        (PairStatus::Moved, moved),
    ];
    let mut statuses: Vec<PairStatus> =
        found.into_iter().filter(|(_, holds)| *holds).map(|(status, _)| status).collect();
    if statuses.is_empty() {
        statuses.push(PairStatus::Kept);
    }
    statuses
}

/// Capitals make no other title.
fn same_title(a: &PlanNode, b: &PlanNode) -> bool {
    same_words(&a.title, &b.title) || same_words(&a.title.to_lowercase(), &b.title.to_lowercase())
}

/// A section by its rank, with its sub-measures and boxes.
fn section(draft: &Draft, at: usize) -> &[PlanNode] {
    draft.section_at(at).unwrap_or_default()
}

/// The words of a section but its heading.
fn words(parts: &[PlanNode]) -> String {
    let mut text = String::new();
    for (n, node) in parts.iter().enumerate() {
        if n > 0 {
            text.push_str(&node.heading());
            text.push('\n');
        }
        for paragraph in &node.paragraphs {
            text.push_str(&paragraph.text);
            text.push('\n');
        }
    }
    text
}

/// Sections of one kind under one heading.
type Neighborhood = (Option<usize>, NodeKind);

/// The sections (ranks in the new draft) that stand elsewhere: under a heading that is another one, or out of the
/// longest run of their neighbors under the same heading that kept their order.
fn moved(old: &Draft, new: &Draft, old_of: &HashMap<usize, usize>) -> HashSet<usize> {
    let (old_holders, new_holders) = (parents(&old.nodes), parents(&new.nodes));
    let known: HashSet<usize> = old_of.values().copied().collect();
    let mut moved = HashSet::new();
    let mut neighbors: HashMap<Neighborhood, Vec<(usize, usize)>> = HashMap::new();
    for (at, node) in new.nodes.iter().enumerate() {
        let Some(before) = old_of.get(&at) else { continue };
        let (here, there) = (holder(&new_holders, at), holder(&old_holders, *before));
        // A heading without counterpart (all of it was renamed) moves nobody.
        let elsewhere = match (here, there) {
            (Some(here), Some(there)) => {
                old_of.get(&here).is_some_and(|same| *same != there)
                    || known.contains(&there) && !old_of.contains_key(&here)
            }
            (Some(here), None) => old_of.contains_key(&here),
            (None, Some(there)) => known.contains(&there),
            (None, None) => false,
        };
        if elsewhere {
            moved.insert(at);
        } else {
            neighbors.entry((here, node.kind)).or_default().push((at, *before));
        }
    }
    for group in neighbors.values() {
        let in_order = longest_rising(&group.iter().map(|(_, before)| *before).collect::<Vec<_>>());
        moved.extend(group.iter().zip(in_order).filter(|(_, kept)| !kept).map(|((at, _), _)| *at));
    }
    moved
}

fn holder(holders: &[Option<usize>], at: usize) -> Option<usize> {
    holders.get(at).copied().flatten()
}

/// Which members belong to a longest rising subsequence.
fn longest_rising(values: &[usize]) -> Vec<bool> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        let place = tails.partition_point(|tail| values.get(*tail).is_some_and(|v| v < value));
        before.push(place.checked_sub(1).and_then(|p| tails.get(p)).copied());
        match tails.get_mut(place) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut rising = vec![false; values.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        if let Some(member) = rising.get_mut(at) {
            *member = true;
        }
        next = before.get(at).copied().flatten();
    }
    rising
}

/// The comparison in the shape that `greffier compare --json` promises.
pub fn to_json(old: &Draft, new: &Draft, pairs: &[Pair]) -> Value {
    let measures: Vec<Value> = pairs
        .iter()
        .map(|pair| {
            let names: Vec<&str> = pair.statuses.iter().map(|status| status.name()).collect();
            let mut json = Map::new();
            let status = if let [only] = names.as_slice() { json!(only) } else { json!(names) };
            json.insert("status".to_owned(), status);
            for (side, draft, at) in [("old", old, pair.old), ("new", new, pair.new)] {
                if let Some(node) = at.and_then(|at| draft.nodes.get(at)) {
                    json.insert(side.to_owned(), name(node));
                }
            }
            Value::Object(json)
        })
        .collect();
    json!({ "measures": measures })
}

fn name(node: &PlanNode) -> Value {
    let mut json = Map::new();
    if let Some(number) = &node.number {
        json.insert("number".to_owned(), json!(number.as_str()));
    }
    if !node.title.is_empty() {
        json.insert("title".to_owned(), json!(node.title));
    }
    Value::Object(json)
}

#[cfg(test)]
mod tests;
