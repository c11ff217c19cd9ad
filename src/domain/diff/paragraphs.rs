//! The paragraphs of a section in two drafts, side by side: which are the same, changed, moved, new or gone. A
//! paragraph cut in two, or two made one, are told as what they are.
mod block;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::{Hunk, HunkKind, letters_of, range, same_words, tokens, words};
use crate::domain::plan::PlanNode;
use block::Unit;

/// What became of a paragraph or a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// The same words.
    Same,
    /// Other words.
    Changed,
    /// It stands elsewhere in the section, perhaps with other words.
    Moved,
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
    /// Where it is in the old parts; the halves of a paragraph that was cut in two come from the same place.
    pub old: Option<Spot>,
    /// Where it is in the new parts.
    pub new: Option<Spot>,
    /// Its words.
    pub hunks: Vec<Hunk>,
}

/// Shorter paragraphs that go here and come there are not one that moved.
const MOVED_LETTERS_MIN: usize = 25;
/// How alike a paragraph that moved must have stayed, in percent of its words.
const MOVED_LIKENESS_MIN: usize = 70;
/// The most pairs of lone paragraphs that are looked at for one that moved.
const MOVES_MAX: usize = 100_000;

/// Compares the parts of a section (as `Draft::section` gives them) in two drafts, headings included, in the
/// reading order of the new one, what is removed standing at its old place.
pub fn sections(old: &[PlanNode], new: &[PlanNode]) -> Vec<ParagraphDiff> {
    let (old, new) = (units(old), units(new));
    let mut input = InternedInput::default();
    input.update_before(old.iter().map(|unit| unit.identity.as_str()));
    input.update_after(new.iter().map(|unit| unit.identity.as_str()));
    let mut diff = Diff::compute(Algorithm::Myers, &input);
    diff.postprocess_no_heuristic(&input);
    let mut pieces = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for hunk in diff.hunks() {
        let (before, after) = (range(&hunk.before), range(&hunk.after));
        pieces.extend((old_at..before.start).zip(new_at..after.start).map(|(i, j)| Piece::same(i, j)));
        block::align(&old, before.clone(), &new, after.clone(), &mut pieces);
        (old_at, new_at) = (before.end, after.end);
    }
    pieces.extend((old_at..old.len()).zip(new_at..new.len()).map(|(i, j)| Piece::same(i, j)));
    reunite(&mut pieces, &old, &new);
    pieces.iter().flat_map(|piece| rows(piece, &old, &new)).collect()
}

/// Units of the old section that became units of the new one; one side may be empty, and at most one has several.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    moved: bool,
}

impl Piece {
    fn new(old: std::ops::Range<usize>, new: std::ops::Range<usize>) -> Self {
        Self { old, new, moved: false }
    }

    fn same(old: usize, new: usize) -> Self {
        Self::new(old..old + 1, new..new + 1)
    }
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

/// Finds the paragraphs that are gone here and new there: they moved.
fn reunite(pieces: &mut Vec<Piece>, old: &[Unit], new: &[Unit]) {
    let lone = |unit: Option<&Unit>| unit.is_some_and(|unit| letters_of(&unit.text) >= MOVED_LETTERS_MIN);
    let alone = |gone: bool, piece: &Piece| {
        let (here, there) = if gone { (&piece.old, &piece.new) } else { (&piece.new, &piece.old) };
        let unit = if gone { old.get(here.start) } else { new.get(here.start) };
        here.len() == 1 && there.is_empty() && lone(unit)
    };
    let ranks = |gone: bool| -> Vec<usize> {
        pieces.iter().enumerate().filter(|(_, piece)| alone(gone, piece)).map(|(at, _)| at).collect()
    };
    let (gone, came) = (ranks(true), ranks(false));
    if gone.len().saturating_mul(came.len()) > MOVES_MAX {
        return;
    }
    let mut ranked = Vec::new();
    for from in &gone {
        for to in &came {
            let source = pieces.get(*from).and_then(|piece| old.get(piece.old.start));
            let target = pieces.get(*to).and_then(|piece| new.get(piece.new.start));
            let (Some(a), Some(b)) = (source, target) else { continue };
            let likeness = if a.identity == b.identity { 101 } else { a.likeness(b) };
            if likeness >= MOVED_LIKENESS_MIN {
                ranked.push((likeness, *from, *to));
            }
        }
    }
    ranked.sort_by_key(|(likeness, from, to)| (std::cmp::Reverse(*likeness), from.abs_diff(*to), *from));
    let mut left = vec![true; pieces.len()];
    for (_, from, to) in ranked {
        let free = |at: usize| {
            left.get(at).copied().unwrap_or(false) && pieces.get(at).is_some_and(|piece| !piece.moved)
        };
        if !free(from) || !free(to) {
            continue;
        }
        let source = pieces.get(from).map(|piece| piece.old.clone()).unwrap_or_default();
        if let (Some(piece), Some(mark)) = (pieces.get_mut(to), left.get_mut(from)) {
            (piece.old, piece.moved, *mark) = (source, true, false);
        }
    }
    let mut left = left.into_iter();
    pieces.retain(|_| left.next().unwrap_or(true));
}

/// The rows that tell a piece.
fn rows(piece: &Piece, old: &[Unit], new: &[Unit]) -> Vec<ParagraphDiff> {
    let (before, after) = (units_of(old, &piece.old), units_of(new, &piece.new));
    match (before, after) {
        ([], after) => after.iter().map(|unit| alone(unit, Fate::Added)).collect(),
        (before, []) => before.iter().map(|unit| alone(unit, Fate::Removed)).collect(),
        ([a], [b]) => vec![paired(a, b, piece.moved)],
        ([a], parts) => cut(a, parts),
        (parts, [b, ..]) => {
            let joined: Vec<&str> = parts.iter().map(|unit| unit.text.as_str()).collect();
            let hunks = words(&joined.join(" "), &b.text);
            vec![ParagraphDiff {
                fate: fate(&hunks),
                old: parts.first().map(|a| a.spot),
                new: Some(b.spot),
                hunks,
            }]
        }
    }
}

fn units_of<'u>(units: &'u [Unit], range: &std::ops::Range<usize>) -> &'u [Unit] {
    units.get(range.clone()).unwrap_or_default()
}

fn paired(old: &Unit, new: &Unit, moved: bool) -> ParagraphDiff {
    let same = old.identity == new.identity || same_words(&old.text, &new.text);
    let hunks = if same {
        vec![Hunk { kind: HunkKind::Same, text: new.text.clone() }]
    } else {
        words(&old.text, &new.text)
    };
    let fate = if moved { Fate::Moved } else { fate(&hunks) };
    ParagraphDiff { fate, old: Some(old.spot), new: Some(new.spot), hunks }
}

fn fate(hunks: &[Hunk]) -> Fate {
    if hunks.iter().all(|hunk| hunk.kind == HunkKind::Same) { Fate::Same } else { Fate::Changed }
}

fn alone(unit: &Unit, fate: Fate) -> ParagraphDiff {
    let spot = Some(unit.spot);
    let (kind, old, new) =
        if fate == Fate::Removed { (HunkKind::Removed, spot, None) } else { (HunkKind::Added, None, spot) };
    ParagraphDiff { fate, old, new, hunks: vec![Hunk { kind, text: unit.text.clone() }] }
}

/// A paragraph that became several: the differences with all of them, cut where they are cut.
fn cut(old: &Unit, parts: &[Unit]) -> Vec<ParagraphDiff> {
    let texts: Vec<&str> = parts.iter().map(|unit| unit.text.as_str()).collect();
    let mut left = words(&old.text, &texts.join(" "));
    left.reverse();
    let mut rows = Vec::new();
    for (rank, part) in parts.iter().enumerate() {
        let mut hunks = Vec::new();
        let mut room = part.text.len();
        while let Some(hunk) = left.pop() {
            if hunk.kind == HunkKind::Removed {
                hunks.push(hunk);
                continue;
            }
            if room == 0 && rank + 1 < parts.len() {
                left.push(hunk);
                break;
            }
            let cut = hunk.text.split_at_checked(room).filter(|_| rank + 1 < parts.len());
            if let Some((head, tail)) = cut {
                if !tail.is_empty() {
                    left.push(Hunk { kind: hunk.kind, text: tail.to_owned() });
                }
                room -= head.len();
                super::push(&mut hunks, hunk.kind, head.to_owned());
            } else {
                room = room.saturating_sub(hunk.text.len());
                hunks.push(hunk);
            }
        }
        drop_joint(&mut left);
        rows.push(ParagraphDiff { fate: fate(&hunks), old: Some(old.spot), new: Some(part.spot), hunks });
    }
    rows
}

/// The space that stood between two parts belongs to neither.
fn drop_joint(left: &mut Vec<Hunk>) {
    let Some(at) = left.iter().rposition(|hunk| hunk.kind != HunkKind::Removed) else { return };
    let Some(hunk) = left.get_mut(at) else { return };
    if let Some(rest) = hunk.text.strip_prefix(' ') {
        hunk.text = rest.to_owned();
        if hunk.text.is_empty() {
            left.remove(at);
        }
    }
}
