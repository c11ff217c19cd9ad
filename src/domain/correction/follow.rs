//! A correction as one change of a session: what was recorded on a part follows its words, so that nothing becomes out
//! of reach, and one undo takes all of it back.
use std::collections::{HashMap, HashSet};

use super::{Repair, correct};
use crate::domain::anchor::{Anchor, Place};
use crate::domain::anchoring::{Unit, units};
use crate::domain::change::Change;
use crate::domain::compare::recognize;
use crate::domain::demand::Demand;
use crate::domain::entry::{Content, Entry};
use crate::domain::id::{DraftId, NodeKey};
use crate::domain::plan::{Draft, PlanNode};
use crate::domain::roll::Edit;
use crate::domain::session::Session;

/// Corrections of one part as a session takes them.
#[derive(Debug, Clone, PartialEq)]
pub struct InSession {
    /// The draft as it becomes, and all that follows.
    pub change: Change,
    /// How many entries follow to another section.
    pub entries: usize,
    /// The sections whose contents follow, with where they go.
    pub moved: Vec<(NodeKey, NodeKey)>,
    /// The part itself, if it still is one.
    pub part: Option<NodeKey>,
}

/// Corrections of one part of a draft, as one change; nothing when none of them alters anything.
pub fn in_session(session: &Session, draft: &DraftId, of: &NodeKey, repairs: &[Repair]) -> Option<InSession> {
    let before = session.drafts().get(draft)?;
    let mut after: Option<Draft> = None;
    for repair in repairs {
        let corrected = correct(after.as_ref().unwrap_or(before), of, repair.clone());
        after = corrected.or(after);
    }
    let mut after = after?;
    let mut renamed: HashMap<NodeKey, NodeKey> = HashMap::new();
    // A part that the importer had missed in one draft may be one that stands in its neighbor.
    for neighbor in neighbors(session, draft) {
        let (named, keys) = recognize(neighbor, after);
        after = named;
        renamed.extend(keys);
    }
    let follow = Follow::new(session, before, &after, &renamed, repairs.contains(&Repair::Drop));
    let mut changes = vec![Change::Draft(Edit::Set { record: after.clone() })];
    let mut entries = 0;
    for entry in session.entries().iter() {
        if let Some(record) = follow.entry(entry) {
            entries += usize::from(record.node != entry.node);
            changes.push(Change::Entry(Edit::Set { record }));
        }
    }
    let moved = follow.moved();
    for (from, to) in &moved {
        let Some(status) = session.status(from) else { continue };
        changes.push(Change::Status { node: from.clone(), status: None });
        if session.status(to).is_none() {
            changes.push(Change::Status { node: to.clone(), status: Some(status) });
        }
    }
    for demand in session.demands().iter() {
        if let Some(node) = follow.home(&demand.node) {
            changes.push(Change::Demand(Edit::Set { record: Demand { node, ..demand.clone() } }));
        }
    }
    let own = renamed.get(of).unwrap_or(of);
    let part = after.node(own).map(|node| node.key.clone());
    Some(InSession { change: Change::Group(changes), entries, moved, part })
}

/// The drafts before and after this one.
fn neighbors<'s>(session: &'s Session, draft: &DraftId) -> Vec<&'s Draft> {
    let drafts: Vec<&Draft> = session.drafts().iter().collect();
    let Some(here) = drafts.iter().position(|known| known.id == *draft) else { return Vec::new() };
    let around = [here.checked_sub(1), Some(here + 1)];
    around.into_iter().flatten().filter_map(|at| drafts.get(at).copied()).collect()
}

/// Where what stood on the parts of a draft goes.
struct Follow<'s> {
    before: &'s Draft,
    after: &'s Draft,
    renamed: &'s HashMap<NodeKey, NodeKey>,
    /// From a section that is none any more to the one that has its words.
    homes: HashMap<NodeKey, NodeKey>,
    /// The places of the corrected draft, by the section they are in.
    units: Vec<(NodeKey, Vec<Unit>)>,
}

impl<'s> Follow<'s> {
    fn new(
        session: &Session,
        before: &'s Draft,
        after: &'s Draft,
        renamed: &'s HashMap<NodeKey, NodeKey>,
        dropped: bool,
    ) -> Self {
        let shown = shown(session, after);
        let is_last = session.draft().is_some_and(|last| last.id == before.id);
        let sections: HashSet<&NodeKey> =
            after.nodes.iter().filter(|n| n.kind.is_section()).map(|n| &n.key).collect();
        let mut homes = HashMap::new();
        for (at, node) in before.nodes.iter().enumerate().filter(|(_, node)| node.kind.is_section()) {
            let merged = is_last && !dropped && !sections.contains(&node.key);
            if (merged || !shown.contains(&node.key))
                && let Some(home) = home_of(before, at, after, renamed)
            {
                homes.insert(node.key.clone(), home);
            }
        }
        // Cutting a whole plan into sentences takes time: only for wordings that stand on this draft.
        let quoted = session.entries().iter().any(|entry| match &entry.content {
            Content::Amendment(amendment) => amendment.anchor.draft == before.id,
            _ => false,
        });
        let heads = after.nodes.iter().filter(|node| quoted && node.kind.is_section());
        let units =
            heads.map(|node| (node.key.clone(), units(after.section(&node.key), &after.id))).collect();
        Self { before, after, renamed, homes, units }
    }

    fn home(&self, key: &NodeKey) -> Option<NodeKey> {
        self.homes.get(key).cloned()
    }

    fn moved(&self) -> Vec<(NodeKey, NodeKey)> {
        let order = self.before.nodes.iter().filter_map(|node| self.homes.get_key_value(&node.key));
        order.map(|(from, to)| (from.clone(), to.clone())).collect()
    }

    /// The entry as it becomes, if it does not stay as it is.
    fn entry(&self, entry: &Entry) -> Option<Entry> {
        let mut record = entry.clone();
        if let Some(home) = self.home(&entry.node) {
            record.node = home;
        }
        if let Content::Amendment(amendment) = &mut record.content {
            if let Some(target) = amendment.target.as_ref().and_then(|target| self.home(target)) {
                amendment.target = Some(target);
            }
            if amendment.anchor.draft == self.before.id {
                let of = self.before.section_of(&amendment.anchor.node);
                if let Some((section, anchor)) = self.anchor(&amendment.anchor) {
                    if of == Some(&entry.node) {
                        record.node = section;
                    }
                    amendment.anchor = anchor;
                }
            }
        }
        (record != *entry).then_some(record)
    }

    /// The section and the place where the words of an anchor stand now, if that can be told.
    fn anchor(&self, anchor: &Anchor) -> Option<(NodeKey, Anchor)> {
        let node = self.renamed.get(&anchor.node).unwrap_or(&anchor.node);
        let known = self.after.node(node).is_some();
        if anchor.quote.is_empty() {
            let node = if known { node.clone() } else { self.home(&anchor.node)? };
            let place = if known { anchor.place } else { Place::Whole };
            let section = self.after.section_of(&node)?.clone();
            return Some((section, Anchor { node, place, ..anchor.clone() }));
        }
        let said = |unit: &&Unit| unit.anchor.quote == anchor.quote;
        let all = || self.units.iter().flat_map(|(key, units)| units.iter().map(move |unit| (key, unit)));
        let own: Vec<_> = all().filter(|(_, u)| u.anchor.node == *node).filter(|(_, u)| said(u)).collect();
        let found = if own.is_empty() { all().filter(|(_, u)| said(u)).collect() } else { own };
        match found.as_slice() {
            [(key, unit)] => Some(((*key).clone(), unit.anchor.clone())),
            // Said twice: the place it had decides, if it still is one of them.
            [_, ..] => {
                let same = |unit: &Unit| unit.anchor.place == anchor.place && unit.anchor.node == *node;
                let (key, unit) = found.iter().find(|(_, unit)| same(unit)).or(found.first())?;
                Some(((*key).clone(), unit.anchor.clone()))
            }
            [] if known => None,
            [] => {
                let node = self.home(&anchor.node)?;
                Some((node.clone(), Anchor { node, place: Place::Whole, ..anchor.clone() }))
            }
        }
    }
}

/// The sections of the outline once this draft is as it becomes: those under review, and the ghosts.
fn shown(session: &Session, after: &Draft) -> HashSet<NodeKey> {
    let drafts = session.drafts().iter().rev().take(2);
    let drafts = drafts.map(|draft| if draft.id == after.id { after } else { draft });
    let sections = drafts.flat_map(|draft| draft.nodes.iter().filter(|node| node.kind.is_section()));
    sections.map(|node| node.key.clone()).collect()
}

/// The section that has the words of a part, or failing that the one nearest before it.
fn home_of(before: &Draft, at: usize, after: &Draft, renamed: &HashMap<NodeKey, NodeKey>) -> Option<NodeKey> {
    let name = |node: &PlanNode| renamed.get(&node.key).unwrap_or(&node.key).clone();
    let upward = before.nodes.get(..=at).unwrap_or_default().iter().rev();
    upward
        .map(name)
        .find_map(|key| after.section_of(&key).cloned())
        .or_else(|| after.nodes.iter().find(|node| node.kind.is_section()).map(|node| node.key.clone()))
}
