//! The passages that move: where each leaves and where it comes to, told by ranges of the same name. A passage that
//! leaves and arrives nowhere, or the reverse, is told as words that go, or come.
use std::collections::{BTreeMap, HashMap};

use crate::domain::wording::revised::Fate;

use super::lines::Line;

/// A passage: its first piece or mark, and its last one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Passage {
    fate: Fate,
    first: (usize, usize),
    last: (usize, End),
}

/// Where a passage ends in its last paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum End {
    /// After so many pieces.
    Piece(usize),
    /// After its mark.
    Mark,
}

/// The passages of a text, by where they begin and end.
#[derive(Debug, Default)]
pub(super) struct Moves {
    passages: Vec<(Passage, String)>,
    starts: HashMap<(usize, usize), Vec<usize>>,
    ends: HashMap<(usize, End), Vec<usize>>,
}

impl Moves {
    /// How many there are; each leaves a place or comes to one.
    pub(super) fn count(&self) -> usize {
        self.passages.len()
    }

    /// The passages that begin before this piece: their ranks, fates and names.
    pub(super) fn starting(&self, line: usize, piece: usize) -> Vec<(usize, Fate, String)> {
        let at = self.starts.get(&(line, piece)).map(Vec::as_slice).unwrap_or_default();
        at.iter()
            .filter_map(|rank| self.passages.get(*rank).map(|(p, name)| (*rank, p.fate, name.clone())))
            .collect()
    }

    /// The passages that end there: their ranks and fates.
    pub(super) fn ending(&self, line: usize, end: End) -> Vec<(usize, Fate)> {
        let at = self.ends.get(&(line, end)).map(Vec::as_slice).unwrap_or_default();
        at.iter().filter_map(|rank| self.passages.get(*rank).map(|(p, _)| (*rank, p.fate))).collect()
    }
}

/// The lines, the moves that are none being told otherwise, and the moves that are left.
pub(super) fn find(mut lines: Vec<Line>) -> (Vec<Line>, Moves) {
    let passages = passages(&lines);
    let mut sides: BTreeMap<usize, [Vec<Passage>; 2]> = BTreeMap::new();
    for passage in passages {
        let Some(rank) = passage.fate.proposal() else { continue };
        let [from, to] = sides.entry(rank).or_default();
        if matches!(passage.fate, Fate::MovedFrom(_)) { from.push(passage) } else { to.push(passage) }
    }
    let mut moves = Moves::default();
    for (rank, [from, to]) in sides {
        if from.len() == to.len() {
            for (nth, (from, to)) in from.into_iter().zip(to).enumerate() {
                let name = format!("move{}_{}", rank + 1, nth + 1);
                moves.passages.push((from, name.clone()));
                moves.passages.push((to, name));
            }
        } else {
            unmove(&mut lines, rank);
        }
    }
    for (rank, (passage, _)) in moves.passages.iter().enumerate() {
        moves.starts.entry(passage.first).or_default().push(rank);
        moves.ends.entry(passage.last).or_default().push(rank);
    }
    (lines, moves)
}

/// Pieces and marks in a row that one proposal moves. What else is changed on the way does not cut a passage.
fn passages(lines: &[Line]) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut open: Option<Passage> = None;
    for (at, line) in lines.iter().enumerate() {
        let pieces =
            line.pieces.iter().enumerate().map(|(rank, piece)| (piece.fate, rank, End::Piece(rank + 1)));
        let mark = (line.mark, line.pieces.len(), End::Mark);
        for (fate, rank, end) in pieces.chain([mark]) {
            match (&mut open, fate) {
                (Some(passage), fate) if passage.fate == fate => passage.last = (at, end),
                (_, Fate::MovedFrom(_) | Fate::MovedTo(_)) => {
                    found.extend(open.replace(Passage { fate, first: (at, rank), last: (at, end) }));
                }
                (_, Fate::Kept) => found.extend(open.take()),
                (_, Fate::Added(_) | Fate::Removed(_)) => {}
            }
        }
    }
    found.extend(open);
    found
}

/// What this proposal moves goes at one place and comes at the other.
fn unmove(lines: &mut [Line], rank: usize) {
    for line in lines {
        let fates = line.pieces.iter_mut().map(|piece| &mut piece.fate).chain([&mut line.mark]);
        for fate in fates {
            match *fate {
                Fate::MovedFrom(of) if of == rank => *fate = Fate::Removed(rank),
                Fate::MovedTo(of) if of == rank => *fate = Fate::Added(rank),
                _ => {}
            }
        }
    }
}
