//! Where each comment stands: beside the paragraph it is about, after the last change its proposal makes in it.
use std::collections::HashMap;

use crate::minutes::counter_plan::PlanComment;

use super::lines::{Line, Look};

/// The ranks of the comments, by where they are called.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    ends: HashMap<(usize, usize), Vec<usize>>,
}

impl Anchors {
    /// The comments called after so many pieces.
    pub(super) fn ending(&self, line: usize, count: usize) -> Vec<usize> {
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
        let end = lines.get(at).map(|line| words(line, comment.rank)).unwrap_or_default();
        anchors.ends.entry((at, end)).or_default().push(rank);
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

/// How many pieces there are up to the last change of the proposal in it.
fn words(line: &Line, proposal: Option<usize>) -> usize {
    let own = |piece: &crate::domain::wording::revised::Piece| {
        proposal.is_some() && piece.fate.proposal() == proposal
    };
    line.pieces.iter().rposition(own).map_or(line.pieces.len(), |last| last + 1)
}
