//! Lines that look like headings and are none: the fields of a fiche, measures of another plan that are quoted, the
//! lines of a numbered list.
use std::collections::{HashMap, HashSet};

use super::{Heading, Kind, is_service};
use crate::domain::number::MeasureNumber;
use crate::import::readers::{Block, Form};
use crate::import::shapes;
use crate::text::fold::fold;

/// Titles without number that come back (« Objectif », « Pilote », « Calendrier ») are fields of each measure.
pub(super) fn drop_fields(all: &mut Vec<(Kind, Heading)>) {
    let mut times: HashMap<String, usize> = HashMap::new();
    let name = |h: &Heading| h.shape.is_none().then(|| fold(h.title.trim_end_matches([':', ' ', '\u{A0}'])));
    for name in all.iter().filter_map(|(_, h)| name(h)) {
        *times.entry(name).or_default() += 1;
    }
    let holders = all.iter().filter(|(_, h)| h.shape.is_some()).count();
    all.retain(|(kind, h)| {
        let Some(name) = name(h).filter(|name| !name.is_empty()) else { return true };
        let times = times.get(&name).copied().unwrap_or(0);
        let service = is_service(&name) && holders > 0;
        let field =
            times >= 3 || (times >= 2 && (service || holders >= 2)) || (service && *kind != Kind::Short);
        !(field && *kind != Kind::Front)
    });
}

/// A measure whose number interrupts those before and after it, and that is either announced by a colon or has its
/// number from another one, is quoted.
pub(super) fn drop_quoted(all: &mut Vec<(Kind, Heading)>, blocks: &[Block]) {
    let mut series: HashMap<String, Vec<(usize, u32)>> = HashMap::new();
    for (_, h) in all.iter().filter(|(kind, _)| *kind == Kind::Labelled) {
        let number = h.shape.as_ref().and_then(|shape| shape.number.split(' ').next()?.parse().ok());
        if let Some(number) = number {
            series.entry(h.label()).or_default().push((h.block, number));
        }
    }
    let mut quoted: HashSet<usize> = HashSet::new();
    for members in series.values() {
        let mut times: HashMap<u32, usize> = HashMap::new();
        for (_, number) in members {
            *times.entry(*number).or_default() += 1;
        }
        let mut last: Option<u32> = None;
        for (rank, (block, number)) in members.iter().enumerate() {
            let expected = last.map_or(1, |last| last.saturating_add(1));
            let next = members.get(rank + 1).map(|(_, next)| *next);
            let fits = Some(*number) == last || *number == expected || *number == 1;
            let again = times.get(number).is_some_and(|times| *times > 1);
            let after_colon = before(blocks, *block).is_some_and(|text| text.ends_with(':'));
            if (after_colon && (again || !fits)) || (!fits && again && next == Some(expected)) {
                quoted.insert(*block);
            } else {
                last = Some(*number);
            }
        }
    }
    all.retain(|(_, h)| !quoted.contains(&h.block));
}

/// The words that stand before a block.
fn before(blocks: &[Block], at: usize) -> Option<&str> {
    let before = blocks.get(..at)?.iter().rev().find(|block| !matches!(block.form, Form::Page(_)))?;
    Some(before.text.as_str())
}

/// Numbered lines without mark that follow a colon, or one another with nothing between while something else bears
/// the label of a measure, are lists.
pub(super) fn drop_lists(all: &mut Vec<(Kind, Heading)>, blocks: &[Block]) {
    let labelled = all.iter().any(|(kind, h)| {
        matches!(kind, Kind::Labelled | Kind::Marked)
            && !matches!(h.label().as_str(), "" | "annexe" | "annex" | "appendix")
    });
    let mut listed: HashSet<usize> = HashSet::new();
    let mut run: Vec<(usize, MeasureNumber)> = Vec::new();
    let mut style = None;
    let mut close = |run: &mut Vec<(usize, MeasureNumber)>| {
        let announced = run
            .first()
            .is_some_and(|(first, _)| before(blocks, *first).is_some_and(|text| text.ends_with(':')));
        if announced || (labelled && run.len() >= 2) {
            listed.extend(run.iter().map(|(at, _)| *at));
        }
        run.clear();
    };
    for (kind, h) in all.iter().filter(|(kind, _)| *kind == Kind::Numbered) {
        let Some(shape) = h.shape.as_ref().filter(|_| !h.marked && *kind == Kind::Numbered) else { continue };
        let number = MeasureNumber::new(&shape.number);
        let goes_on = run
            .last()
            .is_some_and(|(at, last)| *at + 1 == h.block && *last < number && style == Some(shape.style));
        style = Some(shape.style);
        if !goes_on {
            close(&mut run);
        }
        run.push((h.block, number));
    }
    close(&mut run);
    all.retain(|(_, h)| !listed.contains(&h.block) && !in_a_list(h.block, blocks));
}

/// Whether a line of a list stands with the one, in bold as well, before or after it in the list: a heading in bold has its text, or
/// another list, under it.
fn in_a_list(at: usize, blocks: &[Block]) -> bool {
    let Some(Form::Item(depth)) = blocks.get(at).map(|block| block.form) else { return false };
    let number = |block: &Block| {
        let same = block.strong && matches!(block.form, Form::Item(other) if other == depth);
        let shape = shapes::numbered(&block.text).filter(|_| same)?;
        shape.number.rsplit('.').next()?.parse::<u32>().ok()
    };
    let own = blocks.get(at).and_then(number);
    let beside = |block: &Block| number(block).zip(own).is_some_and(|(other, own)| other.abs_diff(own) == 1);
    let words = |block: &&Block| !matches!(block.form, Form::Page(_));
    let below = blocks.iter().skip(at + 1).find(words);
    let above = blocks.iter().take(at).rev().find(words);
    below.is_none_or(beside) || above.is_some_and(beside)
}
