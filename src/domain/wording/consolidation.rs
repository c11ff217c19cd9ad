//! The plan with the proposals of a session marked in it.
use super::edits::{Ground, NoEdit, edits};
use super::mark::{Done, mark};
use super::place;
use super::revised::{Aside, Fate, Note, Revised, RevisedPart};
use super::sheet::DASH;
use super::touch::{Touch, collide, of_edit, touched};
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Standing};
use crate::domain::entry::{Circulation, Content, Entry};
use crate::domain::id::{DraftId, EntryId, NodeKey};
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{Draft, ParagraphKind, PlanNode};
use crate::domain::relocation::InReview;
use crate::domain::session::Session;

/// Which proposals are marked in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scope {
    /// Those that were adopted in the meeting.
    Adopted,
    /// Those that were adopted or proposed; suggestions are told beside the text.
    #[default]
    Proposed,
}

/// A proposal as it stands on the draft under review.
pub(super) struct Proposal<'s> {
    pub(super) entry: &'s Entry,
    pub(super) amendment: std::borrow::Cow<'s, Amendment>,
    /// Whether its place is in the draft.
    pub(super) found: bool,
}

/// The proposals among these entries, their places looked for in the draft under review.
pub(super) fn proposals<'s>(
    entries: impl Iterator<Item = &'s Entry>,
    session: &'s Session,
) -> Vec<Proposal<'s>> {
    let Some(review) = InReview::new(session) else { return Vec::new() };
    let proposal = |entry: &'s Entry| {
        let Content::Amendment(amendment) = &entry.content else { return None };
        let amendment = amendment.as_ref();
        let elsewhere = amendment.kind != AmendmentKind::Reinstate && review.is_earlier(&amendment.anchor);
        if !elsewhere {
            return Some(Proposal { entry, amendment: std::borrow::Cow::Borrowed(amendment), found: true });
        }
        let anchor = review.same_words(&amendment.anchor);
        let found = anchor.is_some();
        let moved = anchor.map(|anchor| Amendment { anchor, ..amendment.clone() });
        let amendment = moved.map_or(std::borrow::Cow::Borrowed(amendment), std::borrow::Cow::Owned);
        Some(Proposal { entry, amendment, found })
    };
    entries.filter_map(proposal).collect()
}

/// What the proposals of a session need to become edits.
pub(super) fn ground<'s>(session: &'s Session, draft: &'s Draft) -> Ground<'s> {
    let mut numbers: Vec<MeasureNumber> = draft.nodes.iter().filter_map(|node| node.number.clone()).collect();
    for entry in session.entries().iter() {
        if let Content::Amendment(amendment) = &entry.content {
            numbers.extend(amendment.number.clone());
        }
    }
    Ground { session, draft, numbers }
}

/// The draft under review with the proposals of the session that may travel to this audience. Adopted ones come first;
/// of those that touch the same words the first is marked, the others are told beside it.
pub fn consolidate(session: &Session, scope: Scope, audience: Circulation) -> Revised {
    let Some(draft) = session.draft() else { return Revised::default() };
    let ground = ground(session, draft);
    let entries = session.entries().iter().filter(|entry| entry.circulation.reaches(audience));
    let mut proposals = proposals(entries, session);
    proposals.sort_by_key(|proposal| turn(&proposal.amendment));
    let mut work =
        Work { draft, done: Vec::new(), mains: Vec::new(), touches: Vec::new(), asides: Vec::new() };
    for proposal in &proposals {
        let aside = work.apply(proposal, scope, &ground);
        work.asides.push((proposal.entry.id.clone(), aside));
    }
    let parts = mark(draft, &work.done);
    let notes = notes(&parts, &work, &proposals, session);
    Revised { parts, proposals: work.done.into_iter().map(|done| done.entry).collect(), notes }
}

/// In which order proposals are marked: what is settled first, what changes a term everywhere after what says it
/// better, alternatives last unless the meeting chose them.
fn turn(amendment: &Amendment) -> (bool, bool, bool, bool) {
    let everywhere = amendment.kind == AmendmentKind::Everywhere;
    let open = amendment.standing != Standing::Adopted;
    let alternative = amendment.alternative_to.is_some();
    (open && alternative, everywhere, open, alternative)
}

/// The proposal that this one and its alternatives are all about: of these one is marked.
fn main_of(entry: &Entry) -> &EntryId {
    match &entry.content {
        Content::Amendment(amendment) => amendment.alternative_to.as_ref().unwrap_or(&entry.id),
        _ => &entry.id,
    }
}

/// Proposals being marked.
struct Work<'d> {
    draft: &'d Draft,
    done: Vec<Done>,
    /// What each of those done is about, itself or what it is an alternative to.
    mains: Vec<&'d EntryId>,
    /// What each of those done touches.
    touches: Vec<Vec<Touch>>,
    asides: Vec<(EntryId, Aside)>,
}

impl<'d> Work<'d> {
    /// Marks a proposal if it can be, and says what became of it.
    fn apply(&mut self, proposal: &Proposal<'d>, scope: Scope, ground: &Ground<'_>) -> Aside {
        let amendment = proposal.amendment.as_ref();
        if amendment.form == Form::Instruction {
            return Aside::NotWorded;
        }
        if !proposal.found {
            return Aside::Lost;
        }
        let marked = match amendment.standing {
            Standing::Adopted => true,
            Standing::Proposed => scope == Scope::Proposed,
            Standing::Suggested => false,
        };
        let mut edits = match edits(amendment, ground) {
            Ok(edits) if marked => edits,
            Ok(_) | Err(NoEdit::NotWorded) => return Aside::NotWorded,
            Err(NoEdit::Lost) => return Aside::Lost,
        };
        let main = main_of(proposal.entry);
        let mut known = self.done.iter().zip(&self.mains);
        if let Some((done, _)) = known.find(|(done, other)| done.entry == *main || ***other == *main) {
            return Aside::Alternative { to: done.entry.clone() };
        }
        let mut touches = touched(amendment, &edits, self.draft);
        let mut rival = self.rival(&touches);
        if amendment.kind == AmendmentKind::Everywhere && rival.is_some() {
            edits.retain(|edit| self.rival(&of_edit(edit, self.draft)).is_none());
            touches = touched(amendment, &edits, self.draft);
            rival = rival.filter(|_| edits.is_empty());
        }
        if let Some(to) = rival {
            return Aside::Alternative { to };
        }
        let rank = self.done.len();
        self.done.push(Done { rank, entry: proposal.entry.id.clone(), edits });
        self.mains.push(main);
        self.touches.push(touches);
        Aside::Applied
    }

    fn rival(&self, touches: &[Touch]) -> Option<EntryId> {
        let mut known = self.done.iter().zip(&self.touches);
        known.find(|(_, known)| collide(known, touches)).map(|(done, _)| done.entry.clone())
    }
}

/// Where each proposal is told, in the order of the text.
fn notes(parts: &[RevisedPart], work: &Work<'_>, proposals: &[Proposal<'_>], session: &Session) -> Vec<Note> {
    let mut first: Vec<Option<(usize, Option<usize>)>> = vec![None; work.done.len()];
    for (at, part) in parts.iter().enumerate() {
        let mut see = |fate: Fate, paragraph: Option<usize>| {
            if let Some(place) = fate.proposal().and_then(|rank| first.get_mut(rank))
                && place.is_none()
            {
                *place = Some((at, paragraph));
            }
        };
        see(part.heading, None);
        part.title.iter().for_each(|piece| see(piece.fate, None));
        for (rank, paragraph) in part.paragraphs.iter().enumerate() {
            paragraph.pieces.iter().for_each(|piece| see(piece.fate, Some(rank)));
            see(paragraph.mark, Some(rank));
        }
    }
    let marked = |id: &EntryId| {
        let rank = work.done.iter().position(|done| done.entry == *id)?;
        first.get(rank).copied().flatten()
    };
    let mut notes: Vec<Note> = work
        .asides
        .iter()
        .zip(proposals)
        .map(|((entry, aside), proposal)| {
            let place = marked(entry).unwrap_or_else(|| beside(parts, proposal, (work.draft, session)));
            Note { entry: entry.clone(), aside: aside.clone(), part: place.0, paragraph: place.1 }
        })
        .collect();
    notes.sort_by_key(|note| (note.part, note.paragraph));
    notes
}

/// The place of a proposal that is not marked: its paragraph, else the heading of its part, else that of its section,
/// else that of the section that stood before it.
fn beside(
    parts: &[RevisedPart],
    proposal: &Proposal<'_>,
    (draft, session): (&Draft, &Session),
) -> (usize, Option<usize>) {
    let at = |key: &NodeKey| {
        let found = |original: bool| {
            parts.iter().position(|part| part.key == *key && part.heading.is_original() == original)
        };
        found(true).or_else(|| found(false)).map(|at| (at, None))
    };
    let spot = Some(proposal).filter(|p| p.found).and_then(|p| place::spot(&p.amendment, draft));
    let paragraph = spot.and_then(|spot| {
        let node = draft.nodes.get(spot.part)?;
        let rank = super::body::Body::of(node).paragraph_at(spot.range.start);
        let rank = rank.filter(|_| spot.field == super::body::Field::Body)?;
        let same = |part: &RevisedPart| part.paragraphs.iter().position(|p| p.original == Some(rank));
        let mut parts = parts.iter().enumerate().filter(|(_, part)| part.key == node.key);
        parts.find_map(|(at, part)| same(part).map(|rank| (at, Some(rank))))
    });
    let before = || {
        let drafts = session.drafts().iter().rev();
        drafts.into_iter().find_map(|old| {
            let rank = old.nodes.iter().position(|node| node.key == proposal.entry.node)?;
            old.nodes.get(..rank)?.iter().rev().find_map(|node| at(&node.key))
        })
    };
    paragraph
        .or_else(|| at(&proposal.amendment.anchor.node))
        .or_else(|| at(&proposal.entry.node))
        .or_else(before)
        .unwrap_or((0, None))
}

/// The sheet of a section once proposals on it are applied; nothing when one of them cannot be.
pub(super) fn text_with(section: &[PlanNode], draft: &DraftId, proposals: &[Amendment]) -> Option<String> {
    let draft = Draft { id: draft.clone(), nodes: section.to_vec(), ..Draft::default() };
    let session = Session::default();
    let ground = Ground { session: &session, draft: &draft, numbers: Vec::new() };
    let mut done: Vec<Done> = Vec::new();
    let mut touches: Vec<Vec<Touch>> = Vec::new();
    for (rank, amendment) in proposals.iter().enumerate() {
        let edits = edits(amendment, &ground).ok()?;
        let mine = touched(amendment, &edits, &draft);
        if touches.iter().any(|known| collide(known, &mine)) {
            return None;
        }
        touches.push(mine);
        done.push(Done { rank, entry: EntryId::default(), edits });
    }
    let revised = Revised { parts: mark(&draft, &done), ..Revised::default() };
    let lines = revised.accepted().into_iter().flat_map(|part| {
        let paragraphs = part.paragraphs.into_iter().map(|(kind, text)| match kind {
            ParagraphKind::Dash => format!("{DASH}{text}"),
            ParagraphKind::Text => text,
        });
        std::iter::once(part.title).filter(|title| !title.trim().is_empty()).chain(paragraphs)
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}
