//! A place taken in one draft, looked for in a later one: by its words and what stands around them, then by likeness.
//! What is not sure is never called the same place: it is an orphan with its best candidates.
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::amendment::AmendmentKind;
use super::anchor::{Anchor, Place};
use super::anchoring::{Unit, units};
use super::compare::{bag, likeness};
use super::diff::skeleton;
use super::entry::Content;
use super::id::NodeKey;
use super::plan::Draft;
use super::session::Session;

/// What became of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relocation {
    /// The same words at the same place of the same part.
    Same(Anchor),
    /// The same words elsewhere, or words so near that they must be what became of them.
    Moved(Anchor),
    /// Not found: what it may have become, the best first, with its likeness in percent.
    Orphan {
        /// The places that are somewhat like it.
        candidates: Vec<(Anchor, usize)>,
    },
}

impl Relocation {
    /// The place in the later draft, when it was found.
    pub fn found(&self) -> Option<&Anchor> {
        match self {
            Self::Same(anchor) | Self::Moved(anchor) => Some(anchor),
            Self::Orphan { .. } => None,
        }
    }
}

/// From this likeness on, in percent, other words in the same section are what became of the old ones…
const LIKENESS_FOUND_MIN: usize = 70;
/// …when no other place comes as near as this.
const LIKENESS_AHEAD_MIN: usize = 15;
/// Below this likeness a place is no candidate.
const LIKENESS_MIN: usize = 40;
/// Shorter words are everywhere: where they stood is not looked for by them alone.
const PASSAGE_CHARS_MIN: usize = 6;
/// How many candidates are named.
const CANDIDATES_MAX: usize = 3;

/// Finds the place of an anchor taken in the old draft in the new one.
pub fn relocate(anchor: &Anchor, old: &Draft, new: &Draft) -> Relocation {
    Ground::new(new).relocate(anchor, old)
}

/// A draft in which places are looked for: it is cut into its units once, and only when a place is not where it was.
struct Ground<'d> {
    draft: &'d Draft,
    all: OnceCell<Vec<Said<'d>>>,
    /// The sections looked into, cut once.
    near: RefCell<HashMap<&'d NodeKey, Rc<Vec<Said<'d>>>>>,
}

/// A unit of the draft.
struct Said<'d> {
    /// The section it stands in.
    section: &'d NodeKey,
    unit: Unit,
    /// Its words without typography.
    words: String,
}

impl<'d> Ground<'d> {
    fn new(draft: &'d Draft) -> Self {
        Self { draft, all: OnceCell::new(), near: RefCell::default() }
    }

    fn said_in(&self, section: &'d NodeKey) -> impl Iterator<Item = Said<'d>> + use<'d> {
        let units = units(self.draft.section(section), &self.draft.id);
        units.into_iter().map(move |unit| Said { section, words: skeleton(&unit.anchor.quote), unit })
    }

    fn all(&self) -> &[Said<'d>] {
        self.all.get_or_init(|| {
            let sections = self.draft.nodes.iter().filter(|node| node.kind.is_section());
            sections.flat_map(|node| self.said_in(&node.key)).collect()
        })
    }

    /// The units of the section an anchor of the old draft stands in, as it is now.
    fn near(&self, home: Option<&NodeKey>) -> Rc<Vec<Said<'d>>> {
        let Some(node) = home.and_then(|key| self.draft.node(key)) else { return Rc::default() };
        let cut = || Rc::new(self.said_in(&node.key).collect());
        Rc::clone(self.near.borrow_mut().entry(&node.key).or_insert_with(cut))
    }

    fn relocate(&self, anchor: &Anchor, old: &Draft) -> Relocation {
        let home = old.section_of(&anchor.node);
        let near = self.near(home);
        self.by_words(anchor, home, &near).unwrap_or_else(|| {
            let far: Vec<&Said<'_>> = self.all().iter().filter(|said| Some(said.section) != home).collect();
            alike(anchor, &near, &far)
        })
    }

    /// The place with the very words; nothing when it takes a guess to find one.
    fn by_words(&self, anchor: &Anchor, home: Option<&NodeKey>, near: &[Said<'d>]) -> Option<Relocation> {
        if let Some(bare) = without_words(anchor, near) {
            return Some(bare);
        }
        let words = skeleton(&anchor.quote);
        exact(anchor, &words, near.iter())
            .or_else(|| exact(anchor, &words, self.all().iter().filter(|said| Some(said.section) != home)))
            .or_else(|| within(anchor, &words, near))
    }
}

/// The places that have no words of their own, or whose words are those of a heading: their part is enough.
fn without_words(anchor: &Anchor, near: &[Said<'_>]) -> Option<Relocation> {
    let same_part = near.iter().map(|said| &said.unit).find(|unit| {
        unit.anchor.node == anchor.node
            && std::mem::discriminant(&unit.anchor.place) == std::mem::discriminant(&anchor.place)
    });
    match anchor.place {
        Place::Whole | Place::Head | Place::End if anchor.quote.trim().is_empty() => {
            Some(same_part.map_or_else(
                || Relocation::Orphan { candidates: Vec::new() },
                |unit| Relocation::Same(unit.anchor.clone()),
            ))
        }
        Place::Whole | Place::Head | Place::End => {
            let words = skeleton(&anchor.quote);
            let said = near.iter().any(|said| said.words.contains(&words));
            let here = |unit: &Unit| Anchor { quote: anchor.quote.clone(), ..unit.anchor.clone() };
            same_part.filter(|_| said).map(|unit| Relocation::Same(here(unit)))
        }
        Place::Title => same_part.map(|unit| {
            if skeleton(&unit.anchor.quote) == skeleton(&anchor.quote) {
                Relocation::Same(unit.anchor.clone())
            } else {
                Relocation::Moved(unit.anchor.clone())
            }
        }),
        Place::Paragraph { .. } | Place::Sentence { .. } | Place::Dash { .. } => None,
    }
}

/// The place with the very words; of several, the one with the same surroundings, then the nearest rank.
fn exact<'s>(anchor: &Anchor, words: &str, among: impl Iterator<Item = &'s Said<'s>>) -> Option<Relocation> {
    let is_text = |unit: &&Unit| match anchor.place {
        Place::Title => unit.anchor.place == Place::Title,
        _ => unit.paragraph.is_some(),
    };
    let found = among
        .filter(|said| !words.is_empty() && said.words == words)
        .map(|said| &said.unit)
        .filter(is_text)
        .max_by_key(|unit| {
            let here = &unit.anchor;
            let sort = std::mem::discriminant(&here.place) == std::mem::discriminant(&anchor.place);
            let rank = usize::from(same_rank(here, anchor));
            (here.node == anchor.node, sort, surroundings(here, anchor), rank)
        })?;
    let here = found.anchor.clone();
    Some(if same_rank(&here, anchor) && here.node == anchor.node {
        Relocation::Same(here)
    } else {
        Relocation::Moved(here)
    })
}

/// Whether two places have the same rank, however many there are.
fn same_rank(here: &Anchor, there: &Anchor) -> bool {
    let ranks = |place: Place| match place {
        Place::Paragraph { paragraph: rank } | Place::Dash { dash: rank } => (rank.n, 0),
        Place::Sentence { paragraph, sentence } => (paragraph.n, sentence.n),
        Place::Whole | Place::Title | Place::Head | Place::End => (0, 0),
    };
    std::mem::discriminant(&here.place) == std::mem::discriminant(&there.place)
        && ranks(here.place) == ranks(there.place)
}

/// How many characters of what stood around the words stand there still.
fn surroundings(here: &Anchor, there: &Anchor) -> usize {
    let common = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
        a.zip(b).take_while(|(x, y)| x == y).count()
    };
    let (before, known) = (skeleton(&here.before), skeleton(&there.before));
    let (after, next) = (skeleton(&here.after), skeleton(&there.after));
    common(&mut before.chars().rev(), &mut known.chars().rev())
        + common(&mut after.chars(), &mut next.chars())
}

/// The smallest place that holds the words whole, when they are part of a sentence, or now of a longer one.
fn within(anchor: &Anchor, words: &str, among: &[Said<'_>]) -> Option<Relocation> {
    let core = words.trim_end_matches(['.', ';', ',', ':', '!', '?']);
    if core.chars().count() < PASSAGE_CHARS_MIN {
        return None;
    }
    let found = among
        .iter()
        .filter(|said| said.unit.paragraph.is_some() && said.words.contains(core))
        .map(|said| &said.unit)
        .max_by_key(|unit| {
            let here = &unit.anchor;
            let sort = std::mem::discriminant(&here.place) == std::mem::discriminant(&anchor.place);
            (here.node == anchor.node, same_rank(here, anchor), sort, std::cmp::Reverse(unit.range.len()))
        })?;
    let same = same_rank(&found.anchor, anchor) && found.anchor.node == anchor.node;
    let here = Anchor { quote: anchor.quote.clone(), ..found.anchor.clone() };
    Some(if same { Relocation::Same(here) } else { Relocation::Moved(here) })
}

/// By the share of words in common, the same section first.
fn alike(anchor: &Anchor, near: &[Said<'_>], far: &[&Said<'_>]) -> Relocation {
    let words = bag(&anchor.quote);
    let rated = |among: &mut dyn Iterator<Item = &Unit>| -> Vec<(Anchor, usize)> {
        let comparable = among.filter(|unit| comparable(anchor.place, unit));
        let rate = |unit: &Unit| (unit.anchor.clone(), likeness(&words, &bag(&unit.anchor.quote)));
        let mut rated: Vec<_> =
            comparable.map(rate).filter(|(_, likeness)| *likeness >= LIKENESS_MIN).collect();
        rated.sort_by_key(|(_, likeness)| std::cmp::Reverse(*likeness));
        rated
    };
    let mut candidates = rated(&mut near.iter().map(|said| &said.unit));
    if let [(best, likeness), rest @ ..] = candidates.as_slice() {
        let second = rest.first().map_or(0, |(_, likeness)| *likeness);
        if *likeness >= LIKENESS_FOUND_MIN && second + LIKENESS_AHEAD_MIN <= *likeness {
            return Relocation::Moved(best.clone());
        }
    }
    candidates.extend(rated(&mut far.iter().map(|said| &said.unit)));
    candidates.sort_by_key(|(_, likeness)| std::cmp::Reverse(*likeness));
    candidates.truncate(CANDIDATES_MAX);
    Relocation::Orphan { candidates }
}

/// Whether a unit is of a size with the place: a sentence is not looked for among paragraphs of several.
fn comparable(place: Place, unit: &Unit) -> bool {
    match (place, unit.anchor.place) {
        (Place::Title, other) => other == Place::Title,
        (
            Place::Whole | Place::Head | Place::End | Place::Sentence { .. },
            Place::Sentence { .. } | Place::Dash { .. },
        )
        | (Place::Paragraph { .. } | Place::Dash { .. }, Place::Paragraph { .. } | Place::Dash { .. }) => {
            true
        }
        _ => false,
    }
}

/// Where a place of an earlier draft is in the draft under review; nothing for a place of that very draft, of no
/// draft known, or of no part.
pub fn in_review(anchor: &Anchor, session: &Session) -> Option<Relocation> {
    Some(relocate(anchor, earlier(anchor, session)?, session.draft()?))
}

/// The places of many proposals in the draft under review: it is cut into its units once for all of them.
pub struct InReview<'s> {
    session: &'s Session,
    ground: Ground<'s>,
}

impl<'s> InReview<'s> {
    /// The places in the draft under review, if there is one.
    pub fn new(session: &'s Session) -> Option<Self> {
        Some(Self { session, ground: Ground::new(session.draft()?) })
    }

    /// Whether a place was taken in an earlier draft.
    pub(in crate::domain) fn is_earlier(&self, anchor: &Anchor) -> bool {
        anchor.draft != self.ground.draft.id && self.session.drafts().get(&anchor.draft).is_some()
    }

    /// The place of an earlier draft in the one under review, when its very words are there.
    pub fn same_words(&self, anchor: &Anchor) -> Option<Anchor> {
        same_words(anchor, self.session, &self.ground)
    }
}

/// The place of an earlier draft in the one under review, when its very words are there.
pub fn same_words_in_review(anchor: &Anchor, session: &Session) -> Option<Anchor> {
    same_words(anchor, session, &Ground::new(session.draft()?))
}

fn same_words(anchor: &Anchor, session: &Session, ground: &Ground<'_>) -> Option<Anchor> {
    let old = earlier(anchor, session)?;
    let home = old.section_of(&anchor.node);
    let relocation = ground.by_words(anchor, home, &ground.near(home))?;
    let found = relocation.found()?;
    (skeleton(&found.quote) == skeleton(&anchor.quote)).then(|| found.clone())
}

/// The draft a place was taken in, if it is an earlier one that has the part.
fn earlier<'s>(anchor: &Anchor, session: &'s Session) -> Option<&'s Draft> {
    session.draft().filter(|draft| draft.id != anchor.draft)?;
    session.drafts().get(&anchor.draft).filter(|old| old.node(&anchor.node).is_some())
}

/// How many places of amendments made on earlier drafts are in the draft under review, and how many are not, or with
/// other words. What is to be brought back, and what stands on a ghost, is not looked for.
pub fn tally(session: &Session) -> (usize, usize) {
    let Some(new) = session.draft() else { return (0, 0) };
    let ground = Ground::new(new);
    let (mut found, mut lost) = (0, 0);
    for entry in session.entries().iter().filter(|entry| new.node(&entry.node).is_some()) {
        let Content::Amendment(amendment) = &entry.content else { continue };
        if amendment.kind == AmendmentKind::Reinstate || earlier(&amendment.anchor, session).is_none() {
            continue;
        }
        if same_words(&amendment.anchor, session, &ground).is_some() { found += 1 } else { lost += 1 }
    }
    (found, lost)
}

#[cfg(test)]
mod tests;
