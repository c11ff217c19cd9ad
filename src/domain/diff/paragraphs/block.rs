//! A run of paragraphs that are not the same in two drafts: what was changed is paired with what it was changed
//! into, so that as many words as possible are matched; one may have become several, or several one.
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::{Piece, Spot, tokens};
use crate::text::fold::fold;

/// Below this share of words in common, in percent, two paragraphs are not one that was changed.
const LIKENESS_MIN: usize = 40;
/// The same for one that became several, and how much of each of those must come from it.
const CUT_LIKENESS_MIN: usize = 65;
/// The most paragraphs that one is cut into.
const PARTS_MAX: usize = 3;
/// What a cut costs, in words, so that none is seen where none is needed.
const CUT_COST: usize = 4;
/// The most pairs of paragraphs that are weighed against one another. Longer runs, which no real measure has, are cut
/// in halves at the same place of both drafts, and each half is aligned by itself.
const PAIRS_MAX: usize = 120_000;

/// A paragraph or a heading with its place.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) spot: Spot,
    pub(super) text: String,
    /// What makes it the same as another one.
    pub(super) identity: String,
}

impl Unit {
    pub(super) fn new(spot: Spot, text: String) -> Self {
        let sort = if spot.paragraph.is_none() { '#' } else { ' ' };
        let identity = format!("{sort}{}", tokens::skeleton(&text));
        Self { spot, text, identity }
    }

    /// The share of words in common, in percent.
    pub(super) fn likeness(&self, other: &Self) -> usize {
        if self.spot.paragraph.is_none() != other.spot.paragraph.is_none() {
            return 0;
        }
        let (a, b) = (bag(&self.text), bag(&other.text));
        percent(2 * common(&a, &b), a.len() + b.len())
    }
}

fn percent(part: usize, whole: usize) -> usize {
    (100 * part).checked_div(whole).unwrap_or(0)
}

/// The words of a text as sorted numbers, repeated words repeated.
fn bag(text: &str) -> Vec<u64> {
    let folded = fold(text);
    let long = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    let mut words: Vec<u64> = long
        .map(|word| {
            let mut hasher = DefaultHasher::new();
            word.hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    words.sort_unstable();
    words
}

/// How many words two sorted bags share.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    shared
}

/// Pairs the units of two runs and adds the pieces they make.
pub(super) fn align(
    old: &[Unit],
    before: Range<usize>,
    new: &[Unit],
    after: Range<usize>,
    pieces: &mut Vec<Piece>,
) {
    if before.len().saturating_mul(after.len()) > PAIRS_MAX {
        let (i, j) = (before.start + before.len() / 2, after.start + after.len() / 2);
        align(old, before.start..i, new, after.start..j, pieces);
        return align(old, i..before.end, new, j..after.end, pieces);
    }
    let side = |units: &[Unit], range: &Range<usize>| -> Vec<(Spot, Vec<u64>)> {
        let units = units.get(range.clone()).unwrap_or_default();
        units.iter().map(|unit| (unit.spot, bag(&unit.text))).collect()
    };
    let (old, new) = if before.is_empty() || after.is_empty() {
        (Vec::new(), Vec::new())
    } else {
        (side(old, &before), side(new, &after))
    };
    let grid = Grid::new(&old, &new);
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        let (down, right) = grid.step(i, j);
        let (from, to) = (before.start + i, after.start + j);
        pieces.push(Piece::new(from..from + down, to..to + right));
        (i, j) = (i + down, j + right);
    }
    pieces.extend((before.start + i..before.end).map(|at| Piece::new(at..at + 1, after.end..after.end)));
    pieces.extend((after.start + j..after.end).map(|at| Piece::new(before.end..before.end, at..at + 1)));
}

/// How many words can be matched from each pair of units on.
struct Grid<'u> {
    old: &'u [(Spot, Vec<u64>)],
    new: &'u [(Spot, Vec<u64>)],
    /// The words each pair has in common.
    shared: Vec<usize>,
    best: Vec<usize>,
}

impl<'u> Grid<'u> {
    fn new(old: &'u [(Spot, Vec<u64>)], new: &'u [(Spot, Vec<u64>)]) -> Self {
        let shared = old.iter().flat_map(|(_, a)| new.iter().map(|(_, b)| common(a, b))).collect();
        let cells = (old.len() + 1) * (new.len() + 1);
        let mut grid = Self { old, new, shared, best: vec![0; cells] };
        for i in (0..old.len()).rev() {
            for j in (0..new.len()).rev() {
                let best = grid.choices(i, j).map(|(_, value)| value).max().unwrap_or(0);
                if let Some(cell) = grid.best.get_mut(i * (new.len() + 1) + j) {
                    *cell = best;
                }
            }
        }
        grid
    }

    fn best(&self, i: usize, j: usize) -> usize {
        self.best.get(i * (self.new.len() + 1) + j).copied().unwrap_or(0)
    }

    fn shared(&self, i: usize, j: usize) -> usize {
        self.shared.get(i * self.new.len() + j).copied().unwrap_or(0)
    }

    /// How many units of each side the best piece here takes.
    fn step(&self, i: usize, j: usize) -> (usize, usize) {
        let here = self.best(i, j);
        self.choices(i, j).find(|(_, value)| *value >= here).map_or((1, 0), |(step, _)| step)
    }

    /// The pieces that may stand here, with the words matched from here on: together first, then apart.
    fn choices(&self, i: usize, j: usize) -> impl Iterator<Item = ((usize, usize), usize)> {
        let together = std::iter::once((1, 1))
            .chain((2..=PARTS_MAX).flat_map(|n| [(1, n), (n, 1)]))
            .filter_map(move |(down, right)| Some(((down, right), self.weight(i, j, down, right)?)));
        together
            .map(move |((down, right), weight)| ((down, right), weight + self.best(i + down, j + right)))
            .chain([((1, 0), self.best(i + 1, j)), ((0, 1), self.best(i, j + 1))])
    }

    /// The words matched when these units are one piece; nothing when they are none.
    fn weight(&self, i: usize, j: usize, down: usize, right: usize) -> Option<usize> {
        let (first, second) = (self.old.get(i)?, self.new.get(j)?);
        if (down, right) == (1, 1) {
            let sort = |spot: Spot| spot.paragraph.is_none();
            let shared = self.shared(i, j);
            let alike = percent(2 * shared, first.1.len() + second.1.len()) >= LIKENESS_MIN;
            // The heading of the section is its heading, whatever it says.
            let heads = [first.0, second.0].iter().all(|spot| sort(*spot) && spot.node == 0);
            return (sort(first.0) == sort(second.0) && (alike || heads))
                .then_some(2 * shared + usize::from(heads));
        }
        let (whole, parts) = if down == 1 {
            (&first.1, self.new.get(j..j + right)?)
        } else {
            (&second.1, self.old.get(i..i + down)?)
        };
        let one_text = |spot: Spot| spot.paragraph.is_some();
        let within =
            |rank: usize| if down == 1 { self.shared(i, j + rank) } else { self.shared(i + rank, j) };
        let node = parts.first()?.0.node;
        let belongs = parts.iter().enumerate().all(|(rank, (spot, words))| {
            one_text(*spot) && spot.node == node && percent(within(rank), words.len()) >= CUT_LIKENESS_MIN
        });
        if !belongs || !one_text(first.0) || !one_text(second.0) {
            return None;
        }
        let mut all: Vec<u64> = parts.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        all.sort_unstable();
        let shared = common(whole, &all);
        let alike = percent(2 * shared, whole.len() + all.len()) >= CUT_LIKENESS_MIN;
        alike.then(|| (2 * shared).saturating_sub(CUT_COST))
    }
}
