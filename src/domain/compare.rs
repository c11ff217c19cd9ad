//! Two drafts of a plan side by side: which measure became which, and what happened to it on the way. Nothing here
//! trusts numbers alone: a measure is its number, its title and its words together.
mod keys;
mod matching;
mod similarity;

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

pub use keys::{carry_keys, recognize};

use super::diff::same_words;
use super::plan::{Draft, NodeKind, PlanNode};

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

/// A measure in two drafts: its ranks among the nodes of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What happened to it; never empty, several at once when several hold.
    pub statuses: Vec<PairStatus>,
    /// Its rank in the old draft.
    pub old: Option<usize>,
    /// Its rank in the new draft.
    pub new: Option<usize>,
}

/// The measures of two drafts, in the reading order of the new one; those that are gone stand behind the measure
/// that stood before them.
pub fn align(old: &Draft, new: &Draft) -> Vec<Pair> {
    let matches = matching::sections(old, new);
    let old_of: HashMap<usize, usize> = matches.iter().map(|(old, new)| (*new, *old)).collect();
    let moved = moved(old, new, &old_of);
    let mut pairs: Vec<Pair> = measures(new)
        .map(|at| match old_of.get(&at) {
            None => Pair { statuses: vec![PairStatus::Added], old: None, new: Some(at) },
            Some(before) => {
                let statuses = statuses(old, *before, new, at, moved.contains(&at));
                Pair { statuses, old: Some(*before), new: Some(at) }
            }
        })
        .collect();
    insert_removed(&mut pairs, old, &old_of);
    pairs
}

fn measures(draft: &Draft) -> impl Iterator<Item = usize> {
    draft.nodes.iter().enumerate().filter(|(_, node)| node.kind == NodeKind::Measure).map(|(at, _)| at)
}

fn insert_removed(pairs: &mut Vec<Pair>, old: &Draft, old_of: &HashMap<usize, usize>) {
    let kept: HashSet<usize> = old_of.values().copied().collect();
    let mut behind: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut before = None;
    for at in measures(old) {
        if kept.contains(&at) {
            before = Some(at);
        } else {
            behind.entry(before).or_default().push(at);
        }
    }
    let gone = |at: usize| Pair { statuses: vec![PairStatus::Removed], old: Some(at), new: None };
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
        (PairStatus::Retitled, !same_words(&a.title.to_lowercase(), &b.title.to_lowercase())),
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

/// A section by its rank, with its sub-measures and boxes.
fn section(draft: &Draft, at: usize) -> &[PlanNode] {
    let rest = draft.nodes.get(at..).unwrap_or_default();
    let parts = rest.iter().skip(1).take_while(|node| !node.kind.is_section()).count();
    rest.get(..=parts).unwrap_or_default()
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

/// The measures (ranks in the new draft) that stand elsewhere: under a heading that is another one, or out of the
/// longest run of measures that kept their order.
fn moved(old: &Draft, new: &Draft, old_of: &HashMap<usize, usize>) -> HashSet<usize> {
    let (old_holders, new_holders) = (holders(old), holders(new));
    let matched: Vec<(usize, usize)> =
        measures(new).filter_map(|at| old_of.get(&at).map(|before| (at, *before))).collect();
    let in_order = longest_rising(&matched.iter().map(|(_, before)| *before).collect::<Vec<_>>());
    let mut moved = HashSet::new();
    for (n, (at, before)) in matched.iter().enumerate() {
        let elsewhere = match (holder(&new_holders, *at), holder(&old_holders, *before)) {
            (Some(here), Some(there)) => old_of.get(&here).is_some_and(|known| *known != there),
            (here, there) => {
                here.is_some_and(|h| old_of.contains_key(&h))
                    || there.is_some_and(|t| old_of.values().any(|o| *o == t))
            }
        };
        if elsewhere || !in_order.get(n).copied().unwrap_or(true) {
            moved.insert(*at);
        }
    }
    moved
}

fn holder(holders: &[Option<usize>], at: usize) -> Option<usize> {
    holders.get(at).copied().flatten()
}

/// For each node the rank of the heading it stands under.
fn holders(draft: &Draft) -> Vec<Option<usize>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut holders = Vec::with_capacity(draft.nodes.len());
    for (at, node) in draft.nodes.iter().enumerate() {
        while open.last().is_some_and(|(depth, _)| *depth >= node.depth) {
            open.pop();
        }
        holders.push(open.last().map(|(_, holder)| *holder));
        open.push((node.depth, at));
    }
    holders
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
