//! Proposals that touch the same words: both cannot be done, the meeting must choose or keep both as alternatives.
use super::consolidation::{Proposal, ground, proposals};
use super::edits::{Ground, edits};
use super::touch::{Touch, collide, touched};
use crate::domain::amendment::AmendmentKind;
use crate::domain::entry::Entry;
use crate::domain::id::{EntryId, NodeKey};
use crate::domain::session::Session;

/// Two proposals that touch the same words, neither an alternative to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    /// The one recorded first.
    pub first: EntryId,
    /// The other.
    pub second: EntryId,
}

/// The collisions of a whole session, in the order of the proposals.
pub fn collisions(session: &Session) -> Vec<Collision> {
    among(session.entries().iter(), session)
}

/// The collisions between the proposals recorded on one section.
pub fn collisions_on(session: &Session, section: &NodeKey) -> Vec<Collision> {
    among(session.entries_on(section), session)
}

fn among<'s>(entries: impl Iterator<Item = &'s Entry>, session: &'s Session) -> Vec<Collision> {
    let Some(draft) = session.draft() else { return Vec::new() };
    let ground = ground(session, draft);
    let proposals = proposals(entries, session);
    let touches: Vec<(&Proposal<'_>, Vec<Touch>)> = proposals
        .iter()
        .filter(|proposal| proposal.found && proposal.amendment.kind != AmendmentKind::Everywhere)
        .map(|proposal| (proposal, of(proposal, &ground)))
        .collect();
    let mut collisions = Vec::new();
    for (rank, (first, mine)) in touches.iter().enumerate() {
        let later = touches.iter().skip(rank + 1);
        let rivals = later.filter(|(second, theirs)| !settled(first, second) && collide(mine, theirs));
        collisions.extend(
            rivals.map(|(second, _)| Collision {
                first: first.entry.id.clone(),
                second: second.entry.id.clone(),
            }),
        );
    }
    collisions
}

fn of(proposal: &Proposal<'_>, ground: &Ground<'_>) -> Vec<Touch> {
    let amendment = proposal.amendment.as_ref();
    edits(amendment, ground).map(|edits| touched(amendment, &edits, ground.draft)).unwrap_or_default()
}

/// Whether the meeting kept both, one as an alternative to the other or both to a third.
fn settled(a: &Proposal<'_>, b: &Proposal<'_>) -> bool {
    let main = |proposal: &Proposal<'_>| {
        proposal.amendment.alternative_to.clone().unwrap_or_else(|| proposal.entry.id.clone())
    };
    let chosen = a.amendment.alternative_to.is_some() || b.amendment.alternative_to.is_some();
    chosen && main(a) == main(b)
}
