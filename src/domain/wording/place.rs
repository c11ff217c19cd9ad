//! Where a proposal stands in the draft under review: the bytes of the words it is about.
use std::ops::Range;

use super::body::{Body, Field};
use super::find;
use crate::domain::amendment::{Amendment, AmendmentKind};
use crate::domain::anchor::{Anchor, Place};
use crate::domain::anchoring::part_units;
use crate::domain::plan::{Draft, PlanNode};

/// A place of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// The rank of the part.
    pub(super) part: usize,
    /// Which text of it.
    pub(super) field: Field,
    /// Its bytes, as [`Body`] counts them.
    pub(super) range: Range<usize>,
}

/// The words of the plan a proposal is about: those that go, or those it stands beside.
pub(super) fn words(amendment: &Amendment) -> &str {
    let old = amendment.old.trim();
    let beside = matches!(amendment.kind, AmendmentKind::Add | AmendmentKind::AddToList);
    if old.is_empty() || beside { amendment.anchor.quote.trim() } else { old }
}

/// The rank of the part an anchor names.
pub(super) fn part(anchor: &Anchor, draft: &Draft) -> Option<usize> {
    draft.nodes.iter().position(|node| node.key == anchor.node)
}

/// Where the words of a proposal are: in the very part, else in the other parts of its section.
pub(super) fn spot(amendment: &Amendment, draft: &Draft) -> Option<Spot> {
    let anchor = &amendment.anchor;
    let at = part(anchor, draft)?;
    let node = draft.nodes.get(at)?;
    let words = words(amendment);
    if words.is_empty() {
        return bare(anchor.place, at, node, draft);
    }
    if anchor.place == Place::Title {
        let range = find::best(&node.title, words, ("", ""), || None)?;
        return Some(Spot { part: at, field: Field::Title, range });
    }
    in_body(amendment, words, at, node, draft).or_else(|| {
        let home = draft.section_of(&anchor.node)?;
        let start = draft.nodes.iter().position(|node| node.key == *home)?;
        let count = draft.section(home).len();
        (start..start + count)
            .filter(|other| *other != at)
            .find_map(|other| in_body(amendment, words, other, draft.nodes.get(other)?, draft))
    })
}

/// The words in the text of a part; in its title when they are nowhere else.
fn in_body(amendment: &Amendment, words: &str, at: usize, node: &PlanNode, draft: &Draft) -> Option<Spot> {
    let anchor = &amendment.anchor;
    let body = Body::of(node);
    let around = around(amendment, words);
    let hint = || unit(anchor.place, node, draft, &body);
    let found = find::best(&body.text, words, (&around.0, &around.1), hint);
    found.map(|range| Spot { part: at, field: Field::Body, range }).or_else(|| {
        let range = find::best(&node.title, words, ("", ""), || None)?;
        Some(Spot { part: at, field: Field::Title, range })
    })
}

/// What stood around the words. Words inside a longer quotation have the rest of it around them.
fn around(amendment: &Amendment, words: &str) -> (String, String) {
    let anchor = &amendment.anchor;
    let (mut before, mut after) = (anchor.before.clone(), anchor.after.clone());
    if let Some((left, right)) = anchor.quote.split_once(words).filter(|_| anchor.quote.trim() != words) {
        before.push_str(left);
        after.insert_str(0, right);
    }
    (before, after)
}

/// The place itself, when no words are quoted.
fn bare(place: Place, at: usize, node: &PlanNode, draft: &Draft) -> Option<Spot> {
    let body = Body::of(node);
    let end = body.text.len();
    let spot = |field, range| Some(Spot { part: at, field, range });
    match place {
        Place::Title => spot(Field::Title, 0..node.title.len()),
        Place::Head => spot(Field::Body, 0..0),
        Place::Whole | Place::End => spot(Field::Body, end..end),
        Place::Paragraph { .. } | Place::Sentence { .. } | Place::Dash { .. } => {
            spot(Field::Body, unit(place, node, draft, &body)?)
        }
    }
}

/// The bytes of a unit of the text, by its ranks.
fn unit(place: Place, node: &PlanNode, draft: &Draft, body: &Body) -> Option<Range<usize>> {
    let rank = |place: Place| match place {
        Place::Paragraph { paragraph } => Some((0, paragraph.n, 0)),
        Place::Sentence { paragraph, sentence } => Some((0, paragraph.n, sentence.n)),
        Place::Dash { dash } => Some((1, dash.n, 0)),
        Place::Whole | Place::Title | Place::Head | Place::End => None,
    };
    let wanted = rank(place)?;
    let whole = (wanted.0, wanted.1, 0);
    let units = part_units(0, node, &draft.id);
    let find = |wanted| units.iter().find(|unit| rank(unit.anchor.place) == Some(wanted));
    let unit = find(wanted).or_else(|| find(whole))?;
    let start = body.start_of(unit.paragraph?);
    Some(start + unit.range.start..start + unit.range.end)
}
