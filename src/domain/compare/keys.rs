//! Keys from draft to draft: what is the same part keeps its key, what is new gets one that nothing ever had here.
use std::collections::{HashMap, HashSet};

use super::{bag, likeness, matching, section};
use crate::domain::diff::same_words;
use crate::domain::id::NodeKey;
use crate::domain::plan::{Draft, NodeKind, PlanNode};

/// The new draft with the keys of the earlier ones (oldest first) on the parts that are the same: those of the last
/// draft, and of older ones what had disappeared since and is back.
#[must_use]
pub fn carry_keys<'d>(earlier: impl IntoIterator<Item = &'d Draft>, new: Draft) -> Draft {
    let mut earlier: Vec<&Draft> = earlier.into_iter().collect();
    let Some(last) = earlier.pop() else { return new };
    let mut known = last.clone();
    let mut keys: HashSet<NodeKey> = known.nodes.iter().map(|node| node.key.clone()).collect();
    for draft in earlier.into_iter().rev() {
        let sections = (0..draft.nodes.len())
            .filter(|at| draft.nodes.get(*at).is_some_and(|node| node.kind.is_section()));
        for at in sections {
            let parts = section(draft, at);
            if parts.iter().all(|node| !keys.contains(&node.key)) {
                known.nodes.extend(parts.iter().cloned());
            }
        }
        keys.extend(draft.nodes.iter().map(|node| node.key.clone()));
    }
    carry(&known, keys, new)
}

fn carry(previous: &Draft, keys: HashSet<NodeKey>, mut new: Draft) -> Draft {
    let old_of: HashMap<usize, usize> =
        matching::sections(previous, &new).into_iter().map(|(old, new)| (new, old)).collect();
    let mut taken = Taken { keys, again: HashMap::new() };
    let mut keys: Vec<NodeKey> = Vec::with_capacity(new.nodes.len());
    while keys.len() < new.nodes.len() {
        let at = keys.len();
        let parts = section(&new, at);
        let Some((head, rest)) = parts.split_first() else { break };
        let old_parts = old_of.get(&at).map(|old| section(previous, *old)).unwrap_or_default();
        let key = match old_parts.first() {
            Some(old) => old.key.clone(),
            None => taken.fresh(head.key.as_str()),
        };
        keys.push(key.clone());
        keys.extend(parts_keys(&key, old_parts.get(1..).unwrap_or_default(), rest, &mut taken));
    }
    for (node, key) in new.nodes.iter_mut().zip(keys) {
        node.key = key;
    }
    new
}

/// Beyond so many pairs of parts the drafts are not weighed again at every correction: it would be felt at the keyboard.
const RECOGNIZED_PAIRS_MAX: usize = 250_000;

/// A draft in which parts that are new, and are the same as parts gone from the other draft, have the keys these had there;
/// and which keys were replaced by which.
#[must_use]
pub fn recognize(other: &Draft, mut draft: Draft) -> (Draft, Vec<(NodeKey, NodeKey)>) {
    let keys = |draft: &Draft| draft.nodes.iter().map(|node| node.key.clone()).collect::<HashSet<_>>();
    let (known, own) = (keys(other), keys(&draft));
    let strange = |draft: &Draft, keys: &HashSet<NodeKey>| {
        draft.nodes.iter().any(|node| node.kind.is_section() && !keys.contains(&node.key))
    };
    let huge = other.nodes.len().saturating_mul(draft.nodes.len()) > RECOGNIZED_PAIRS_MAX;
    if huge || !strange(other, &own) || !strange(&draft, &known) {
        return (draft, Vec::new());
    }
    let mut renamed = Vec::new();
    for (old, new) in matching::sections(other, &draft) {
        let (Some(theirs), Some(ours)) = (other.nodes.get(old), draft.nodes.get_mut(new)) else { continue };
        if !own.contains(&theirs.key) && !known.contains(&ours.key) {
            renamed.push((std::mem::replace(&mut ours.key, theirs.key.clone()), theirs.key.clone()));
        }
    }
    (draft, renamed)
}

/// The keys that something has, and the last suffix given to those asked for more than once.
struct Taken {
    keys: HashSet<NodeKey>,
    again: HashMap<String, u32>,
}

impl Taken {
    /// A key that nothing has yet.
    fn fresh(&mut self, wanted: &str) -> NodeKey {
        let mut key = NodeKey::new(wanted);
        while !self.keys.insert(key.clone()) {
            let again = self.again.entry(wanted.to_owned()).or_insert(1);
            *again += 1;
            key = NodeKey::new(format!("{wanted}~{again}"));
        }
        key
    }
}

/// The keys of the sub-measures and boxes of a section.
fn parts_keys(head: &NodeKey, old: &[PlanNode], new: &[PlanNode], taken: &mut Taken) -> Vec<NodeKey> {
    let matches = pair_parts(old, new);
    let mut counters: HashMap<&str, u32> = HashMap::new();
    let mut keys = Vec::with_capacity(new.len());
    for (at, node) in new.iter().enumerate() {
        if let Some(same) = matches.get(&at).and_then(|i| old.get(*i)) {
            keys.push(same.key.clone());
            continue;
        }
        let sort = if node.kind == NodeKind::Box { "box" } else { "s" };
        let n = counters.entry(sort).or_default();
        let key = loop {
            *n += 1;
            let key = NodeKey::new(format!("{head}.{sort}-{n}"));
            if taken.keys.insert(key.clone()) {
                break key;
            }
        };
        keys.push(key);
    }
    keys
}

/// Which part of the old section is which of the new one: the same title, else the most words in common, and the
/// only box is the only box.
fn pair_parts(old: &[PlanNode], new: &[PlanNode]) -> HashMap<usize, usize> {
    let bags = |nodes: &[PlanNode]| -> Vec<HashSet<String>> {
        nodes.iter().map(|node| bag(&format!("{} {}", node.title, node.text()))).collect()
    };
    let (old_bags, new_bags) = (bags(old), bags(new));
    let mut ranked: Vec<(usize, usize, usize)> = Vec::new();
    let only_box = |nodes: &[PlanNode]| nodes.iter().filter(|n| n.kind == NodeKind::Box).count() == 1;
    let only_boxes = only_box(old) && only_box(new);
    // Sections of hundreds of parts are no real plans: their parts are paired in order only.
    let near = if old.len().saturating_mul(new.len()) > 10_000 { 0 } else { usize::MAX };
    for (j, b) in new.iter().enumerate() {
        for (i, a) in old.iter().enumerate().filter(|(i, a)| a.kind == b.kind && i.abs_diff(j) <= near) {
            let titled = !a.title.is_empty() && same_words(&a.title, &b.title);
            let likeness = old_bags.get(i).zip(new_bags.get(j)).map_or(0, |(a, b)| likeness(a, b));
            let boxes = only_boxes && a.kind == NodeKind::Box;
            if titled || boxes || likeness >= 30 {
                ranked.push((likeness + if titled { 100 } else { 0 }, i, j));
            }
        }
    }
    ranked.sort_by_key(|(score, i, j)| (std::cmp::Reverse(*score), i.abs_diff(*j), *i));
    let (mut matches, mut used) = (HashMap::new(), HashSet::new());
    for (_, i, j) in ranked {
        if !matches.contains_key(&j) && used.insert(i) {
            matches.insert(j, i);
        }
    }
    matches
}
