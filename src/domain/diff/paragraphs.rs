//! The paragraphs of a section in two drafts, side by side: which are the same, changed, new or gone.
use std::collections::HashMap;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::{Hunk, HunkKind, letters_of, range, same_words, tokens, words};
use crate::domain::plan::PlanNode;
use crate::text::fold::fold;

/// What became of a paragraph or a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// The same words.
    Same,
    /// Other words.
    Changed,
    /// In the new draft only.
    Added,
    /// In the old draft only.
    Removed,
}

/// A paragraph or a heading of a section given as its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The part, counted from 0 in the parts given.
    pub node: usize,
    /// Its paragraph, counted from 0; nothing for its heading.
    pub paragraph: Option<usize>,
}

/// A paragraph or a heading between two drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParagraphDiff {
    /// What became of it.
    pub fate: Fate,
    /// Where it is in the old parts.
    pub old: Option<Spot>,
    /// Where it is in the new parts.
    pub new: Option<Spot>,
    /// Its words.
    pub hunks: Vec<Hunk>,
}

/// Below this likeness two paragraphs are not one that was changed.
const LIKENESS_MIN: f32 = 0.4;
/// The most pairs of paragraphs that are weighed against one another.
const PAIRS_MAX: usize = 40_000;

/// Compares the parts of a section (as `Draft::section` gives them) in two drafts, headings included, in the
/// reading order of the new one, what is removed standing at its old place.
pub fn sections(old: &[PlanNode], new: &[PlanNode]) -> Vec<ParagraphDiff> {
    let (old, new) = (units(old), units(new));
    let mut input = InternedInput::default();
    input.update_before(old.iter().map(Unit::identity));
    input.update_after(new.iter().map(Unit::identity));
    let mut diff = Diff::compute(Algorithm::Myers, &input);
    diff.postprocess_no_heuristic(&input);
    let mut rows = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for hunk in diff.hunks() {
        let (before, after) = (range(&hunk.before), range(&hunk.after));
        pair_in_order(&mut rows, old.get(old_at..before.start), new.get(new_at..after.start));
        weigh(
            &mut rows,
            old.get(before.clone()).unwrap_or_default(),
            new.get(after.clone()).unwrap_or_default(),
        );
        (old_at, new_at) = (before.end, after.end);
    }
    pair_in_order(&mut rows, old.get(old_at..), new.get(new_at..));
    rows
}

/// A paragraph or a heading with its place.
struct Unit {
    spot: Spot,
    text: String,
    bag: HashMap<String, usize>,
    size: usize,
}

impl Unit {
    fn new(spot: Spot, text: String) -> Self {
        let mut bag = HashMap::new();
        let folded = fold(&text);
        for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2) {
            *bag.entry(word.to_owned()).or_default() += 1;
        }
        let size = bag.values().sum();
        Self { spot, text, bag, size }
    }

    /// What makes it the same as another one.
    fn identity(&self) -> String {
        format!("{}{}", if self.spot.paragraph.is_none() { '#' } else { ' ' }, tokens::skeleton(&self.text))
    }

    /// From 0, nothing in common, to 1, the same words.
    fn likeness(&self, other: &Self) -> f32 {
        if self.spot.paragraph.is_none() != other.spot.paragraph.is_none() {
            return 0.0;
        }
        let common: usize =
            self.bag.iter().map(|(word, n)| other.bag.get(word).map_or(0, |m| *n.min(m))).sum();
        let all = self.size + other.size;
        if all == 0 { 0.0 } else { ratio(2 * common, all) }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below the precision of a float")]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}

fn units(nodes: &[PlanNode]) -> Vec<Unit> {
    let mut units = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let heading = node.heading();
        if letters_of(&heading) > 0 {
            units.push(Unit::new(Spot { node: at, paragraph: None }, heading));
        }
        for (n, paragraph) in node.paragraphs.iter().enumerate() {
            units.push(Unit::new(Spot { node: at, paragraph: Some(n) }, paragraph.text.clone()));
        }
    }
    units
}

fn pair_in_order(rows: &mut Vec<ParagraphDiff>, old: Option<&[Unit]>, new: Option<&[Unit]>) {
    for (old, new) in old.unwrap_or_default().iter().zip(new.unwrap_or_default()) {
        rows.push(paired(old, new));
    }
}

fn paired(old: &Unit, new: &Unit) -> ParagraphDiff {
    let same = same_words(&old.text, &new.text);
    let hunks = if same {
        vec![Hunk { kind: HunkKind::Same, text: new.text.clone() }]
    } else {
        words(&old.text, &new.text)
    };
    let fate = if same { Fate::Same } else { Fate::Changed };
    ParagraphDiff { fate, old: Some(old.spot), new: Some(new.spot), hunks }
}

fn alone(unit: &Unit, fate: Fate) -> ParagraphDiff {
    let spot = Some(unit.spot);
    let (kind, old, new) =
        if fate == Fate::Removed { (HunkKind::Removed, spot, None) } else { (HunkKind::Added, None, spot) };
    ParagraphDiff { fate, old, new, hunks: vec![Hunk { kind, text: unit.text.clone() }] }
}

/// Pairs what was changed with what it was changed into, so that the sum of likenesses is the greatest.
fn weigh(rows: &mut Vec<ParagraphDiff>, old: &[Unit], new: &[Unit]) {
    if old.len().saturating_mul(new.len()) > PAIRS_MAX {
        rows.extend(old.iter().map(|unit| alone(unit, Fate::Removed)));
        rows.extend(new.iter().map(|unit| alone(unit, Fate::Added)));
        return;
    }
    let width = new.len() + 1;
    let mut best = vec![0.0_f32; (old.len() + 1) * width];
    let get = |best: &[f32], i: usize, j: usize| best.get(i * width + j).copied().unwrap_or(0.0);
    let weight = |i: usize, j: usize| match (old.get(i), new.get(j)) {
        (Some(a), Some(b)) => Some(a.likeness(b)).filter(|likeness| *likeness >= LIKENESS_MIN),
        _ => None,
    };
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let apart = get(&best, i + 1, j).max(get(&best, i, j + 1));
            let together = weight(i, j).map_or(0.0, |w| w + get(&best, i + 1, j + 1));
            if let Some(cell) = best.get_mut(i * width + j) {
                *cell = apart.max(together);
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    while let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
        let here = get(&best, i, j);
        if weight(i, j).is_some_and(|w| w + get(&best, i + 1, j + 1) >= here) {
            rows.push(paired(a, b));
            (i, j) = (i + 1, j + 1);
        } else if get(&best, i + 1, j) >= here {
            rows.push(alone(a, Fate::Removed));
            i += 1;
        } else {
            rows.push(alone(b, Fate::Added));
            j += 1;
        }
    }
    rows.extend(old.iter().skip(i).map(|unit| alone(unit, Fate::Removed)));
    rows.extend(new.iter().skip(j).map(|unit| alone(unit, Fate::Added)));
}
