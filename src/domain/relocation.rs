//! A place taken in one draft, looked for in a later one: by its words and what stands around them, then by likeness.
//! What is not sure is never called the same place: it is an orphan with its best candidates.
use std::collections::HashSet;

use super::amendment::AmendmentKind;
use super::anchor::{Anchor, Place};
use super::anchoring::{Unit, units};
use super::diff::skeleton;
use super::entry::Content;
use super::id::NodeKey;
use super::plan::Draft;
use super::session::Session;
use crate::text::fold::fold;

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
    let home = section_of(old, &anchor.node);
    let near = home.map(|key| units(new.section(key), &new.id)).unwrap_or_default();
    if let Some(bare) = without_words(anchor, &near) {
        return bare;
    }
    let words = skeleton(&anchor.quote);
    if let Some(found) = exact(anchor, &words, &near) {
        return found;
    }
    let far: Vec<Unit> = new
        .nodes
        .iter()
        .filter(|node| node.kind.is_section() && Some(&node.key) != home)
        .flat_map(|node| units(new.section(&node.key), &new.id))
        .collect();
    if let Some(found) = exact(anchor, &words, &far).or_else(|| within(anchor, &words, &near)) {
        return found;
    }
    alike(anchor, &near, &far)
}

/// The key of the section a part stands in.
fn section_of<'d>(draft: &'d Draft, key: &NodeKey) -> Option<&'d NodeKey> {
    let at = draft.nodes.iter().position(|node| node.key == *key)?;
    draft.nodes.get(..=at)?.iter().rev().find(|node| node.kind.is_section()).map(|node| &node.key)
}

/// The places that have no words of their own, or whose words are those of a heading: their part is enough.
fn without_words(anchor: &Anchor, near: &[Unit]) -> Option<Relocation> {
    let same_part = near.iter().find(|unit| {
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
            let said = near.iter().any(|unit| skeleton(&unit.anchor.quote).contains(&words));
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
fn exact(anchor: &Anchor, words: &str, among: &[Unit]) -> Option<Relocation> {
    let is_text = |unit: &&Unit| match anchor.place {
        Place::Title => unit.anchor.place == Place::Title,
        _ => unit.paragraph.is_some(),
    };
    let found = among
        .iter()
        .filter(is_text)
        .filter(|unit| !words.is_empty() && skeleton(&unit.anchor.quote) == words)
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
fn within(anchor: &Anchor, words: &str, among: &[Unit]) -> Option<Relocation> {
    let core = words.trim_end_matches(['.', ';', ',', ':', '!', '?']);
    if core.chars().count() < PASSAGE_CHARS_MIN {
        return None;
    }
    let found = among
        .iter()
        .filter(|unit| unit.paragraph.is_some() && skeleton(&unit.anchor.quote).contains(core))
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
fn alike(anchor: &Anchor, near: &[Unit], far: &[Unit]) -> Relocation {
    let words = bag(&anchor.quote);
    let rated = |among: &[Unit]| -> Vec<(Anchor, usize)> {
        let comparable = among.iter().filter(|unit| comparable(anchor.place, unit));
        let rate = |unit: &Unit| (unit.anchor.clone(), likeness(&words, &bag(&unit.anchor.quote)));
        let mut rated: Vec<_> =
            comparable.map(rate).filter(|(_, likeness)| *likeness >= LIKENESS_MIN).collect();
        rated.sort_by_key(|(_, likeness)| std::cmp::Reverse(*likeness));
        rated
    };
    let mut candidates = rated(near);
    if let [(best, likeness), rest @ ..] = candidates.as_slice() {
        let second = rest.first().map_or(0, |(_, likeness)| *likeness);
        if *likeness >= LIKENESS_FOUND_MIN && second + LIKENESS_AHEAD_MIN <= *likeness {
            return Relocation::Moved(best.clone());
        }
    }
    candidates.extend(rated(far));
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

fn bag(text: &str) -> HashSet<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned).collect()
}

fn likeness(a: &HashSet<String>, b: &HashSet<String>) -> usize {
    200 * a.intersection(b).count() / (a.len() + b.len()).max(1)
}

/// Where a place of an earlier draft is in the draft under review; nothing for a place of that very draft, of no
/// draft known, or of no part.
pub fn in_review(anchor: &Anchor, session: &Session) -> Option<Relocation> {
    let new = session.draft().filter(|draft| draft.id != anchor.draft)?;
    let old = session.drafts().get(&anchor.draft)?;
    old.node(&anchor.node)?;
    Some(relocate(anchor, old, new))
}

/// The place of an earlier draft in the one under review, when its very words are there.
pub fn same_words_in_review(anchor: &Anchor, session: &Session) -> Option<Anchor> {
    let relocation = in_review(anchor, session)?;
    let found = relocation.found()?;
    (skeleton(&found.quote) == skeleton(&anchor.quote)).then(|| found.clone())
}

/// How many places of amendments made on earlier drafts are in the draft under review, and how many are not, or with
/// other words. What is to be brought back, and what stands on a ghost, is not looked for.
pub fn tally(session: &Session) -> (usize, usize) {
    let Some(new) = session.draft() else { return (0, 0) };
    let (mut found, mut lost) = (0, 0);
    for entry in session.entries().iter().filter(|entry| new.node(&entry.node).is_some()) {
        let Content::Amendment(amendment) = &entry.content else { continue };
        if amendment.kind == AmendmentKind::Reinstate || in_review(&amendment.anchor, session).is_none() {
            continue;
        }
        if same_words_in_review(&amendment.anchor, session).is_some() { found += 1 } else { lost += 1 }
    }
    (found, lost)
}

#[cfg(test)]
mod tests;
