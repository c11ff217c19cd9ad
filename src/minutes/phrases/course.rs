//! Which verb says each proposal: they take turns over the whole document, so that none stands three times in a row,
//! and what comes later in the plan never changes what stands before.
use std::collections::HashMap;

use crate::domain::amendment::{Amendment, Standing};
use crate::domain::entry::{Circulation, Content, Entry};
use crate::domain::id::{EntryId, NodeKey};
use crate::domain::observation::{Stance, Strength};
use crate::domain::outline::sections;
use crate::domain::session::Session;

/// What the verbs of a family all mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    /// « propose », « souhaite »…
    Proposing,
    /// « a adopté la proposition », « a retenu la proposition »…
    Adopting,
    /// « suggère », « avance l’idée »…
    Suggesting,
    /// « réitère sa proposition », « renouvelle sa proposition »…
    Reiterating,
}

impl Family {
    /// The family of a proposal.
    pub(super) fn of(amendment: &Amendment) -> Self {
        match (amendment.standing, amendment.reiterates) {
            (Standing::Adopted, _) => Self::Adopting,
            (_, Some(_)) => Self::Reiterating,
            (Standing::Proposed, None) => Self::Proposing,
            (Standing::Suggested, None) => Self::Suggesting,
        }
    }
}

/// How many verbs a family has: one more than there are audiences, so that one is always left.
pub(super) const VERBS: usize = 5;
/// In which order the verbs of a family take turns: the plainest comes back every second time.
const TURNS: [usize; 8] = [0, 1, 0, 2, 0, 3, 0, 4];
/// With which of these turns a section may begin: those of the most usual verbs.
const FIRST_TURNS: usize = 4;
/// How many audiences a document may have.
const AUDIENCES: usize = Circulation::ALL.len();

/// A verb: its family, and its rank in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Verb {
    /// Its family.
    pub(super) family: Family,
    /// Its rank, the plainest being 0.
    pub(super) rank: usize,
}

impl Verb {
    /// « souhaite », which also says positions.
    const WISH: Self = Self { family: Family::Proposing, rank: 1 };

    /// The plainest verb of the family.
    pub(super) fn plainest(family: Family) -> Self {
        Self { family, rank: 0 }
    }

    /// Every verb of the family.
    pub(super) fn all(family: Family) -> impl Iterator<Item = Self> {
        (0..VERBS).map(move |rank| Self { family, rank })
    }
}

/// The verbs of a session, in the order in which its compte-rendu is read.
pub(super) struct Course<'s> {
    steps: Vec<Step<'s>>,
    ranks: HashMap<&'s EntryId, usize>,
    order: HashMap<&'s NodeKey, usize>,
}

/// An entry and its verb.
struct Step<'s> {
    place: usize,
    entry: &'s Entry,
    verb: Verb,
}

impl<'s> Course<'s> {
    /// Gives every proposal of a session its verb.
    pub(super) fn of(session: &'s Session) -> Self {
        let order: HashMap<&NodeKey, usize> =
            sections(session).into_iter().enumerate().map(|(rank, (_, node))| (&node.key, rank)).collect();
        let mut entries: Vec<(usize, &Entry)> = session
            .entries()
            .iter()
            .filter(|entry| has_verb(entry))
            .map(|entry| (order.get(&entry.node).copied().unwrap_or(usize::MAX), entry))
            .collect();
        entries.sort_by_key(|(place, _)| *place);
        let mut said = Said::default();
        let step = |(place, entry)| Some(Step { place, entry, verb: said.next(entry)? });
        let steps: Vec<Step<'_>> = entries.into_iter().filter_map(step).collect();
        let ranks = steps.iter().enumerate().map(|(rank, step)| (&step.entry.id, rank)).collect();
        Self { steps, ranks, order }
    }

    /// The verb of a proposal. One that is not recorded yet, or that is being altered, has the one it will have: the
    /// new come last on their section.
    pub(super) fn verb(&self, entry: &Entry) -> Option<Verb> {
        let Content::Amendment(amendment) = &entry.content else { return None };
        let known = self.ranks.get(&entry.id).and_then(|rank| self.steps.get(*rank));
        if let Some(step) = known
            && step.verb.family == Family::of(amendment)
            && step.entry.circulation == entry.circulation
            && step.entry.node == entry.node
        {
            return Some(step.verb);
        }
        let place = self.order.get(&entry.node).copied().unwrap_or(usize::MAX);
        let mut said = Said::default();
        let before = self.steps.iter().take_while(|step| step.entry.id != entry.id && step.place <= place);
        for step in before {
            said.note(step.entry, step.verb);
        }
        said.next(entry)
    }
}

/// Whether the sentence of an entry has a verb that could be that of a proposal.
fn has_verb(entry: &Entry) -> bool {
    match &entry.content {
        Content::Amendment(_) => true,
        Content::Observation(observation) => {
            (observation.stance, observation.strength) == (Stance::Ask, Strength::Mild)
        }
        _ => false,
    }
}

/// What was said so far.
#[derive(Default)]
struct Said<'e> {
    /// The last two verbs of the document for each audience.
    last: [[Option<Verb>; 2]; AUDIENCES],
    section: Option<&'e NodeKey>,
    /// How many verbs were said on the section.
    count: usize,
}

impl<'e> Said<'e> {
    /// The verb of the next entry, which is then said.
    fn next(&mut self, entry: &'e Entry) -> Option<Verb> {
        let verb = match &entry.content {
            Content::Amendment(amendment) => self.choose(Family::of(amendment), entry),
            // « Le Collectif souhaite que… » is a wish, and is heard as one of the verbs of proposals.
            Content::Observation(_) => Verb::WISH,
            _ => return None,
        };
        self.note(entry, verb);
        Some(verb)
    }

    fn note(&mut self, entry: &'e Entry, verb: Verb) {
        if self.section != Some(&entry.node) {
            self.section = Some(&entry.node);
            self.count = 0;
        }
        self.count += 1;
        for last in self.last.iter_mut().take(reach(entry)) {
            *last = [last[1], Some(verb)];
        }
    }

    /// The verb whose turn it is, or the next one that would not stand three times in a row for any audience.
    fn choose(&self, family: Family, entry: &Entry) -> Verb {
        let count = if self.section == Some(&entry.node) { self.count } else { 0 };
        let start = first_turn(&entry.node) + count;
        // A wish that is no proposal may follow: what says both is never said twice in a row by proposals.
        let tired = |verb: Verb| {
            let once = verb == Verb::WISH;
            let said = |last: &[Option<Verb>; 2]| last[1] == Some(verb) && (once || last[0] == last[1]);
            self.last.iter().take(reach(entry)).any(said)
        };
        let turns = TURNS.iter().cycle().skip(start % TURNS.len()).take(TURNS.len());
        let mut verbs = turns.map(|rank| Verb { family, rank: *rank });
        verbs.find(|verb| !tired(*verb)).unwrap_or(Verb::plainest(family))
    }
}

/// How many audiences read an entry, from the most private on.
fn reach(entry: &Entry) -> usize {
    Circulation::ALL.iter().filter(|audience| entry.circulation.reaches(**audience)).count()
}

/// Sections begin at different turns, so that those with one proposal each do not all say the same; which one depends
/// on the section alone, so that nothing said elsewhere changes it.
fn first_turn(section: &NodeKey) -> usize {
    section.as_str().bytes().fold(7, |sum: usize, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)))
        % FIRST_TURNS
}
