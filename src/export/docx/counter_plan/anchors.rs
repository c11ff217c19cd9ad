//! Where each comment stands: around the words its proposal changes, where their paragraph stays; else beside the
//! paragraph it is about.
use std::collections::HashMap;

use crate::domain::wording::revised::{Fate, Piece};
use crate::minutes::counter_plan::PlanComment;

use super::lines::{Line, Look};

/// The ranks of the comments, by where they are called.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    starts: HashMap<(usize, usize), Vec<usize>>,
    ends: HashMap<(usize, usize), Vec<Anchor>>,
}

/// The end of the place of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Anchor {
    /// The comment.
    pub(super) comment: usize,
    /// Whether it is tied to words, which end here.
    pub(super) is_tied: bool,
}

impl Anchors {
    /// The comments tied to words from this piece on.
    pub(super) fn starting(&self, line: usize, piece: usize) -> Vec<usize> {
        self.starts.get(&(line, piece)).cloned().unwrap_or_default()
    }

    /// The comments called after so many pieces.
    pub(super) fn ending(&self, line: usize, count: usize) -> Vec<Anchor> {
        self.ends.get(&(line, count)).cloned().unwrap_or_default()
    }
}

/// The place of each comment.
pub(super) fn find(comments: &[PlanComment], lines: &[Line]) -> Anchors {
    let ranks: HashMap<(usize, Option<usize>), usize> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((line.place?, at))).collect();
    let mut anchors = Anchors::default();
    for (rank, comment) in comments.iter().enumerate() {
        let at = line_of(comment, &ranks, lines);
        let Some(line) = lines.get(at) else { continue };
        let words = words(line, comment.rank);
        if let Some((first, _)) = words {
            anchors.starts.entry((at, first)).or_default().push(rank);
        }
        let end = words.map_or(line.pieces.len(), |(_, last)| last + 1);
        anchors.ends.entry((at, end)).or_default().push(Anchor { comment: rank, is_tied: words.is_some() });
    }
    anchors
}

/// The paragraph named; the first of its part where that one is not printed; else the line under the title.
fn line_of(comment: &PlanComment, ranks: &HashMap<(usize, Option<usize>), usize>, lines: &[Line]) -> usize {
    let within = |place: &(usize, Option<usize>)| place.0 == comment.part;
    let named = ranks.get(&(comment.part, comment.paragraph)).copied();
    named
        .or_else(|| lines.iter().position(|line| line.place.as_ref().is_some_and(within)))
        .or_else(|| lines.iter().position(|line| line.look == Look::Subtitle))
        .unwrap_or(0)
}

/// The first and the last piece that the proposal changes in a paragraph that stays.
fn words(line: &Line, proposal: Option<usize>) -> Option<(usize, usize)> {
    let own = |piece: &Piece| proposal.is_some() && piece.fate.proposal() == proposal;
    let first = line.pieces.iter().position(own)?;
    let last = line.pieces.iter().rposition(own)?;
    (line.mark == Fate::Kept).then_some((first, last))
}
