//! What each proposal does to the plan when it is taken alone: the parts it changes, the others left out.
use std::borrow::Cow;

use super::consolidation::{Proposal, ground, proposals};
use super::edits::{Edit, Ground, NoEdit, edits};
use super::mark::{Done, mark};
use super::revised::RevisedPart;
use crate::domain::amendment::{Amendment, Form};
use crate::domain::entry::{Circulation, Content, Entry};
use crate::domain::plan::Draft;
use crate::domain::session::Session;

/// A proposal taken alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt<'s> {
    /// The proposal.
    pub entry: &'s Entry,
    /// What it says, at its place in the draft under review when it was made on an earlier one.
    pub amendment: Cow<'s, Amendment>,
    /// What it does.
    pub effect: Effect,
}

/// What a proposal does to the draft under review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// It is marked in these parts, in the order of the plan; a part that moves is there twice. Its rank is 0.
    Marked(Vec<RevisedPart>),
    /// It says what to do without the words.
    NotWorded,
    /// Its words are not in this draft.
    Lost,
}

/// Each proposal that may travel to this audience, alone, in the order of the record. Suggestions are marked as well.
pub fn excerpts<'s>(session: &'s Session, audience: Circulation) -> Vec<Excerpt<'s>> {
    let entries = session.entries().iter().filter(|entry| entry.circulation.reaches(audience));
    let Some(draft) = session.draft() else { return entries.filter_map(without_plan).collect() };
    let ground = ground(session, draft);
    let alone = |proposal: Proposal<'s>| {
        let effect = effect(&proposal, &ground);
        Excerpt { entry: proposal.entry, amendment: proposal.amendment, effect }
    };
    proposals(entries, session).into_iter().map(alone).collect()
}

/// A proposal of a session that has no plan: a past compte-rendu, say.
fn without_plan(entry: &Entry) -> Option<Excerpt<'_>> {
    let Content::Amendment(amendment) = &entry.content else { return None };
    let effect = if amendment.form == Form::Instruction { Effect::NotWorded } else { Effect::Lost };
    Some(Excerpt { entry, amendment: Cow::Borrowed(amendment), effect })
}

fn effect(proposal: &Proposal<'_>, ground: &Ground<'_>) -> Effect {
    let edits = match edits(&proposal.amendment, ground) {
        Ok(edits) if proposal.found => edits,
        Err(NoEdit::NotWorded) => return Effect::NotWorded,
        Ok(_) | Err(NoEdit::Lost) => return Effect::Lost,
    };
    // Only the parts it is about are marked: a long plan is not copied for each proposal.
    let mut ranks: Vec<usize> = edits.iter().flat_map(about).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let nodes = ranks.iter().filter_map(|rank| ground.draft.nodes.get(*rank)).cloned().collect();
    let draft = Draft { id: ground.draft.id.clone(), nodes, ..Draft::default() };
    let at = |rank: usize| ranks.partition_point(|known| *known < rank);
    let edits = edits.into_iter().map(|edit| moved(edit, &at)).collect();
    let done = Done { rank: 0, entry: proposal.entry.id.clone(), edits };
    let parts: Vec<RevisedPart> = mark(&draft, &[done]).into_iter().filter(RevisedPart::is_marked).collect();
    if parts.is_empty() { Effect::NotWorded } else { Effect::Marked(parts) }
}

/// The ranks of the parts of the draft an edit is about.
fn about(edit: &Edit) -> Vec<usize> {
    match edit {
        Edit::Text { part, .. } | Edit::Cut { part, .. } => vec![*part],
        Edit::MoveText { from, to } => vec![from.0, to.0],
        Edit::Remove(parts) | Edit::MoveParts(parts, _) => parts.clone().collect(),
        Edit::Insert(..) => Vec::new(),
        Edit::Join { part, to } => vec![*part, *to],
    }
}

/// The same edit of a draft that holds only some of the parts.
fn moved(edit: Edit, at: &impl Fn(usize) -> usize) -> Edit {
    match edit {
        Edit::Text { part, field, range, new } => Edit::Text { part: at(part), field, range, new },
        Edit::Cut { part, at: cuts } => Edit::Cut { part: at(part), at: cuts },
        Edit::MoveText { from, to } => Edit::MoveText { from: (at(from.0), from.1), to: (at(to.0), to.1) },
        Edit::Remove(parts) => Edit::Remove(at(parts.start)..at(parts.end)),
        Edit::MoveParts(parts, to) => Edit::MoveParts(at(parts.start)..at(parts.end), at(to)),
        Edit::Insert(before, nodes) => Edit::Insert(at(before), nodes),
        Edit::Join { part, to } => Edit::Join { part: at(part), to: at(to) },
    }
}
