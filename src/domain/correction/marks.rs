//! Finding the part that a correction is about: by its words, and never by a guess between two.
use std::collections::HashMap;

use super::{Correction, PartMark, Repair};
use crate::domain::plan::{Paragraph, PlanNode};
use crate::text::fold::fold;

/// From this likeness on, in percent, two titles are the same one reworded…
const SAME: usize = 75;
/// … unless another one comes as near as this.
const RIVAL: usize = 60;
/// With the same label and number, this much is enough.
const SAME_NUMBERED: usize = 40;

/// What a part is told by: its heading, or its first words where it has none.
fn told_by(node: &PlanNode) -> String {
    match node.heading() {
        heading if heading.is_empty() => {
            node.paragraphs.first().map(|paragraph| paragraph.text.clone()).unwrap_or_default()
        }
        heading => heading,
    }
}

/// The mark of the part of this rank.
pub(super) fn mark(nodes: &[PlanNode], at: usize) -> PartMark {
    let heading = nodes.get(at).map(told_by).unwrap_or_default();
    let folded = fold(&heading);
    let before = nodes.iter().take(at).filter(|node| fold(&told_by(node)) == folded).count();
    PartMark { heading, rank: u32::try_from(before).unwrap_or(u32::MAX) }
}

/// The rank of the part a mark is about: the same heading, else the same number with a title that is not another one,
/// else the one title that is nearly the same.
pub(super) fn find(nodes: &[PlanNode], mark: &PartMark) -> Option<usize> {
    let wanted = fold(&mark.heading);
    let same: Vec<usize> =
        nodes.iter().enumerate().filter(|(_, n)| fold(&told_by(n)) == wanted).map(|(at, _)| at).collect();
    if !same.is_empty() {
        return same.get(usize::try_from(mark.rank).unwrap_or(usize::MAX)).copied();
    }
    let (name, title) = cut(&mark.heading);
    let numbered = |node: &PlanNode| {
        node.number.is_some()
            && fold(&node.name()) == fold(name)
            && (title.is_empty() || node.title.is_empty() || likeness(&node.title, title) >= SAME_NUMBERED)
    };
    only(nodes.iter().map(numbered)).or_else(|| {
        let title = if title.is_empty() { name } else { title };
        only_like(nodes.iter().map(|node| likeness(&node.title, title)))
    })
}

/// The rank of the paragraph with these words.
pub(super) fn paragraph(paragraphs: &[Paragraph], words: &str) -> Option<usize> {
    let wanted = fold(words.trim());
    if wanted.is_empty() {
        return None;
    }
    let same = paragraphs.iter().position(|paragraph| fold(paragraph.text.trim()) == wanted);
    same.or_else(|| only_like(paragraphs.iter().map(|paragraph| likeness(&paragraph.text, words))))
}

/// Whether the parts are as a correction asks although the part it is about bears other words: the authors of the
/// plan, or a better reading, came before it.
pub(super) fn is_met(nodes: &[PlanNode], correction: &Correction) -> bool {
    let (_, title) = cut(&correction.of.heading);
    match &correction.repair {
        Repair::Retitle { title } => nodes.iter().any(|node| same_letters(&node.title, title)),
        Repair::Renumber { label, number } => nodes.iter().any(|node| {
            fold(&node.label) == fold(label)
                && node.number.as_ref().map(ToString::to_string) == *number
                && likeness(&node.title, title) >= SAME
        }),
        Repair::Split { paragraph, .. } => nodes.iter().any(|node| same_letters(&node.heading(), paragraph)),
        Repair::Level { .. } | Repair::MergeWithPrevious | Repair::Drop => false,
    }
}

/// « Mesure 4 : Étendre » → its name and its title.
fn cut(heading: &str) -> (&str, &str) {
    heading.split_once("\u{a0}: ").unwrap_or((heading, ""))
}

fn same_letters(a: &str, b: &str) -> bool {
    let letters = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let a = letters(a);
    !a.is_empty() && a == letters(b)
}

/// The only one that holds.
fn only(holds: impl Iterator<Item = bool>) -> Option<usize> {
    let mut found = holds.enumerate().filter(|(_, holds)| *holds).map(|(at, _)| at);
    let first = found.next();
    first.filter(|_| found.next().is_none())
}

/// The only one that is nearly the same, nothing else coming near.
fn only_like(likenesses: impl Iterator<Item = usize>) -> Option<usize> {
    let mut near: Vec<(usize, usize)> = likenesses.enumerate().filter(|(_, like)| *like >= RIVAL).collect();
    near.sort_by_key(|(at, like)| (std::cmp::Reverse(*like), *at));
    match near.as_slice() {
        [(at, like)] if *like >= SAME => Some(*at),
        _ => None,
    }
}

/// The share of words two texts have in common, in percent; nothing when they share fewer than two.
fn likeness(a: &str, b: &str) -> usize {
    let bag = |text: &str| {
        let mut bag: HashMap<String, usize> = HashMap::new();
        for word in fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2) {
            *bag.entry(word.to_owned()).or_default() += 1;
        }
        bag
    };
    let (a, b) = (bag(a), bag(b));
    let common: usize = a.iter().map(|(word, n)| b.get(word).map_or(0, |m| *n.min(m))).sum();
    let all: usize = a.values().sum::<usize>() + b.values().sum::<usize>();
    if common < 2 { 0 } else { 200 * common / all.max(1) }
}
