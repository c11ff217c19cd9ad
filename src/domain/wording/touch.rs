//! What a proposal touches, and which proposals touch the same: words that overlap, parts that go and are changed.
use std::ops::Range;

use super::body::Field;
use super::edits::Edit;
use super::place;
use crate::domain::amendment::{Amendment, AmendmentKind};
use crate::domain::plan::Draft;

/// Something of the draft that a proposal takes for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Touch {
    /// Words; an empty range is a place between words.
    Words(usize, Field, Range<usize>),
    /// Parts that go, with all their words.
    Gone(Range<usize>),
    /// Parts that go elsewhere: their words may be changed, their place not.
    Placed(Range<usize>),
    /// A place between parts.
    Between(usize),
    /// A part is cut.
    Cut(usize),
}

/// What the edits of a proposal touch. Who replaces a sentence proposes it as a whole, though only a word of it changes.
pub(super) fn touched(amendment: &Amendment, edits: &[Edit], draft: &Draft) -> Vec<Touch> {
    if amendment.kind == AmendmentKind::Replace
        && let Some(spot) = place::spot(amendment, draft)
    {
        return vec![Touch::Words(spot.part, spot.field, spot.range)];
    }
    edits.iter().flat_map(|edit| of_edit(edit, draft)).collect()
}

/// What one edit touches.
pub(super) fn of_edit(edit: &Edit, draft: &Draft) -> Vec<Touch> {
    let title = |part: usize| {
        let length = draft.nodes.get(part).map_or(0, |node| node.title.len());
        Touch::Words(part, Field::Title, 0..length)
    };
    match edit {
        Edit::Text { part, field: Field::Title, range, .. } if !range.is_empty() => vec![title(*part)],
        Edit::Text { part, field, range, .. } => vec![Touch::Words(*part, *field, range.clone())],
        Edit::MoveText { from: (part, range), to: (target, at) } => vec![
            Touch::Words(*part, Field::Body, range.clone()),
            Touch::Words(*target, Field::Body, *at..*at),
        ],
        Edit::Remove(parts) => vec![Touch::Gone(parts.clone())],
        Edit::Insert(at, _) => vec![Touch::Between(*at)],
        Edit::MoveParts(parts, to) => vec![Touch::Placed(parts.clone()), Touch::Between(*to)],
        Edit::Join { part, .. } => vec![title(*part), Touch::Placed(*part..*part + 1)],
        Edit::Cut { part, .. } => vec![Touch::Cut(*part)],
    }
}

/// Whether two proposals cannot both be done.
pub(super) fn collide(a: &[Touch], b: &[Touch]) -> bool {
    a.iter().any(|a| b.iter().any(|b| clash(a, b) || clash(b, a)))
}

fn clash(a: &Touch, b: &Touch) -> bool {
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    match (a, b) {
        (Touch::Words(part, field, one), Touch::Words(other, where_, two)) => {
            part == other && field == where_ && overlap(one, two)
        }
        (Touch::Gone(parts), Touch::Words(part, ..) | Touch::Cut(part)) => parts.contains(part),
        (Touch::Gone(one) | Touch::Placed(one), Touch::Gone(two) | Touch::Placed(two)) => overlap(one, two),
        (Touch::Gone(parts) | Touch::Placed(parts), Touch::Between(at)) => {
            parts.start < *at && *at < parts.end
        }
        (Touch::Cut(one), Touch::Cut(two)) => one == two,
        _ => false,
    }
}
