//! Where each comment stands: beside the paragraph it is about, after the last change its proposal makes in it.
use std::collections::HashMap;

use crate::minutes::counter_plan::PlanComment;

use super::lines::{Line, Look};

/// The ranks of the comments, by where their words begin and end.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    starts: HashMap<(usize, usize), Vec<usize>>,
    ends: HashMap<(usize, usize), Vec<usize>>,
}

impl Anchors {
    /// The comments whose words begin before this piece.
    pub(super) fn starting(&self, line: usize, piece: usize) -> Vec<usize> {
        self.starts.get(&(line, piece)).cloned().unwrap_or_default()
    }

    /// The comments whose words end after so many pieces.
    pub(super) fn ending(&self, line: usize, count: usize) -> Vec<usize> {
        self.ends.get(&(line, count)).cloned().unwrap_or_default()
    }
}

/// The words of each comment.
pub(super) fn find(comments: &[PlanComment], lines: &[Line]) -> Anchors {
    let ranks: HashMap<(usize, Option<usize>), usize> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((line.place?, at))).collect();
    let mut anchors = Anchors::default();
    for (rank, comment) in comments.iter().enumerate() {
        let at = line_of(comment, &ranks, lines);
        let (start, end) = lines.get(at).map(|line| words(line, comment.rank)).unwrap_or_default();
        anchors.starts.entry((at, start)).or_default().push(rank);
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

/// The whole paragraph up to the last change of the proposal in it.
fn words(line: &Line, proposal: Option<usize>) -> (usize, usize) {
    let own = |piece: &crate::domain::wording::revised::Piece| {
        proposal.is_some() && piece.fate.proposal() == proposal
    };
    (0, line.pieces.iter().rposition(own).map_or(line.pieces.len(), |last| last + 1))
}
