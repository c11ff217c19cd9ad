//! What a proposal does to the draft, as edits of its text and of its parts; or why it does nothing there.
use std::ops::Range;

use super::body::{Body, Field};
use super::find;
use super::parts;
use super::place::{self, Spot};
use super::spacing;
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Side};
use crate::domain::anchor::Place;
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{Draft, NodeKind, Paragraph, ParagraphKind, PlanNode};
use crate::domain::session::Session;

/// Words that come, perhaps with the end of their paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The words, on one line.
    pub(super) text: String,
    /// What the paragraph is that ends after them, if one does.
    pub(super) ends: Option<ParagraphKind>,
}

/// One alteration of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Edit {
    /// Bytes of a text are replaced.
    Text {
        /// The rank of the part.
        part: usize,
        /// Which text of it.
        field: Field,
        /// Its bytes, as [`Body`] counts them.
        range: Range<usize>,
        /// What comes.
        new: Vec<Run>,
    },
    /// Bytes of a text go to another place.
    MoveText {
        /// The rank of the part, and the bytes of its body.
        from: (usize, Range<usize>),
        /// The rank of the other part, and the byte of its body they come to.
        to: (usize, usize),
    },
    /// Parts go.
    Remove(Range<usize>),
    /// Parts that are new come before the part of this rank.
    Insert(usize, Vec<PlanNode>),
    /// Parts go to another place, before the part of this rank.
    MoveParts(Range<usize>, usize),
    /// The text of a part becomes the end of another one’s; its heading goes.
    Join {
        /// The part that is joined, by its rank.
        part: usize,
        /// The part whose text it continues.
        to: usize,
    },
    /// Headings come inside the text of a part.
    Cut {
        /// The rank of the part.
        part: usize,
        /// Before which paragraphs, and the headings.
        at: Vec<(usize, PlanNode)>,
    },
}

/// Why a proposal does nothing to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoEdit {
    /// It says what to do without the words, or changes nothing.
    NotWorded,
    /// Its words are not in the draft under review.
    Lost,
}

/// What a proposal needs to become edits.
pub(super) struct Ground<'s> {
    /// The session.
    pub(super) session: &'s Session,
    /// The draft under review.
    pub(super) draft: &'s Draft,
    /// The numbers that are taken: by the plan, and by the other proposals.
    pub(super) numbers: Vec<MeasureNumber>,
}

/// The edits of a proposal whose place in the draft under review is known.
pub(super) fn edits(amendment: &Amendment, ground: &Ground<'_>) -> Result<Vec<Edit>, NoEdit> {
    if amendment.form == Form::Instruction {
        return Err(NoEdit::NotWorded);
    }
    let edits = match amendment.kind {
        AmendmentKind::Add => add(amendment, ground),
        AmendmentKind::Replace => replace(amendment, ground, &amendment.new),
        AmendmentKind::Delete => delete(amendment, ground),
        AmendmentKind::Retitle => retitle(amendment, ground),
        AmendmentKind::Split => return parts::split(amendment, ground),
        AmendmentKind::Merge => parts::merge(amendment, ground),
        AmendmentKind::Move => displace(amendment, ground),
        AmendmentKind::Reinstate => parts::reinstate(amendment, ground),
        AmendmentKind::AddToList => add_to_list(amendment, ground),
        AmendmentKind::NewMeasure => parts::new_measure(amendment, ground),
        AmendmentKind::Everywhere => Some(everywhere(amendment, ground)).filter(|edits| !edits.is_empty()),
    };
    match edits {
        // The plan says it already.
        Some(edits) if edits.is_empty() => Err(NoEdit::NotWorded),
        edits => edits.ok_or(NoEdit::Lost),
    }
}

/// The lines of a wording, each with what it is on paper: a leading dash says so.
pub(super) fn lines(text: &str, otherwise: ParagraphKind) -> Vec<Paragraph> {
    let line = |line: &str| {
        let trimmed = line.trim();
        let bare =
            ["– ", "- ", "— ", "• ", "–\u{a0}", "—\u{a0}"].iter().find_map(|dash| trimmed.strip_prefix(dash));
        Paragraph {
            kind: if bare.is_some() { ParagraphKind::Dash } else { otherwise },
            text: bare.unwrap_or(trimmed).trim().to_owned(),
            page: None,
        }
    };
    text.lines().map(line).filter(|paragraph| !paragraph.text.is_empty()).collect()
}

/// Whole paragraphs as runs.
pub(super) fn whole(paragraphs: Vec<Paragraph>) -> Vec<Run> {
    paragraphs.into_iter().map(|p| Run { text: p.text, ends: Some(p.kind) }).collect()
}

/// Words that come inside a paragraph of this kind; their line breaks end paragraphs like it.
pub(super) fn inline(text: &str, kind: ParagraphKind) -> Vec<Run> {
    let lines: Vec<&str> = text.split('\n').collect();
    let last = lines.len().saturating_sub(1);
    let run =
        |(rank, line): (usize, &&str)| Run { text: (*line).to_owned(), ends: (rank < last).then_some(kind) };
    lines.iter().enumerate().map(run).filter(|run| !run.text.is_empty() || run.ends.is_some()).collect()
}

fn insertion(part: usize, at: usize, new: Vec<Run>) -> Option<Vec<Edit>> {
    (!new.is_empty()).then(|| vec![Edit::Text { part, field: Field::Body, range: at..at, new }])
}

fn add(amendment: &Amendment, ground: &Ground<'_>) -> Option<Vec<Edit>> {
    let spot = place::spot(amendment, ground.draft)?;
    let node = ground.draft.nodes.get(spot.part)?;
    if spot.field == Field::Title {
        let at = if amendment.side == Side::Before { spot.range.start } else { spot.range.end };
        let new = spacing::inserted(&node.title, at, amendment.new.trim());
        let new = inline(&new.replace('\n', " "), ParagraphKind::Text);
        return Some(vec![Edit::Text { part: spot.part, field: Field::Title, range: at..at, new }]);
    }
    let body = Body::of(node);
    if amendment.adds_paragraphs() {
        let (at, kind) = beside(&body, &spot, amendment);
        return insertion(spot.part, at, whole(lines(&amendment.new, kind)));
    }
    let mut at = if amendment.side == Side::Before { spot.range.start } else { spot.range.end };
    let kind = body.paragraph_at(at).and_then(|rank| body.paragraphs.get(rank)).map(|(_, kind)| *kind)?;
    let new = amendment.new.trim();
    // « … conforme. » continued by « mais … »: what goes on stands before the final stop.
    let goes_on = new.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ':'));
    let left = body.text.get(..at).unwrap_or_default();
    if amendment.side == Side::After && goes_on && left.ends_with('.') && !left.ends_with("..") {
        at -= 1;
    }
    insertion(spot.part, at, inline(&spacing::inserted(&body.text, at, new), kind))
}

/// Where whole paragraphs go, and what they are unless they say it.
fn beside(body: &Body, spot: &Spot, amendment: &Amendment) -> (usize, ParagraphKind) {
    match amendment.anchor.place {
        Place::Head => (0, ParagraphKind::Text),
        Place::Whole | Place::End | Place::Title => (body.text.len(), ParagraphKind::Text),
        Place::Paragraph { .. } | Place::Sentence { .. } | Place::Dash { .. } => {
            let before = amendment.side == Side::Before;
            let edge = if before { spot.range.start } else { spot.range.end };
            let rank = body.paragraph_at(edge).unwrap_or(0);
            let kind = body.paragraphs.get(rank).map(|(_, kind)| *kind).unwrap_or_default();
            (body.start_of(if before { rank } else { rank + 1 }), kind)
        }
    }
}

/// The words that go become these.
fn replace(amendment: &Amendment, ground: &Ground<'_>, new: &str) -> Option<Vec<Edit>> {
    let spot = place::spot(amendment, ground.draft).filter(|spot| !spot.range.is_empty())?;
    let node = ground.draft.nodes.get(spot.part)?;
    let body = Body::of(node);
    let text = if spot.field == Field::Title { &node.title } else { &body.text };
    let old = text.get(spot.range.clone())?;
    let kind = body.paragraph_at(spot.range.start).and_then(|rank| body.paragraphs.get(rank));
    let kind = kind.map(|(_, kind)| *kind).unwrap_or_default();
    let mut new = new.trim().to_owned();
    if kind == ParagraphKind::Dash && !old.contains('\n') {
        new = new.trim_start_matches(['–', '—', '•', '-']).trim_start().to_owned();
    }
    if spot.field == Field::Title {
        new = new.replace('\n', " ");
    }
    Some(minimal(spot.part, spot.field, &spot.range, (old, &new), kind))
}

/// The words of a text that must change for the old to become the new, the others left alone.
pub(super) fn minimal(
    part: usize,
    field: Field,
    range: &Range<usize>,
    (old, new): (&str, &str),
    kind: ParagraphKind,
) -> Vec<Edit> {
    let changes = crate::domain::diff::changes(old, new);
    let edit = |(from, to): (Range<usize>, Range<usize>)| Edit::Text {
        part,
        field,
        range: range.start + from.start..range.start + from.end,
        new: inline(new.get(to).unwrap_or_default(), kind),
    };
    changes.into_iter().map(edit).collect()
}

fn delete(amendment: &Amendment, ground: &Ground<'_>) -> Option<Vec<Edit>> {
    let words = place::words(amendment);
    if words.is_empty() && amendment.anchor.place == Place::Whole {
        let rank = place::part(&amendment.anchor, ground.draft)?;
        return Some(vec![Edit::Remove(parts::subtree(ground.draft, rank))]);
    }
    let spot = place::spot(amendment, ground.draft).filter(|spot| !spot.range.is_empty())?;
    let node = ground.draft.nodes.get(spot.part)?;
    let new = Vec::new();
    if spot.field == Field::Title {
        let range = spacing::removed(&node.title, &spot.range);
        return Some(vec![Edit::Text { part: spot.part, field: Field::Title, range, new }]);
    }
    let body = Body::of(node);
    let range = match body.whole_paragraphs(&spot.range) {
        Some(ranks) => body.start_of(ranks.start)..body.start_of(ranks.end),
        None => spacing::removed(&body.text, &spot.range),
    };
    Some(vec![Edit::Text { part: spot.part, field: Field::Body, range, new }])
}

fn retitle(amendment: &Amendment, ground: &Ground<'_>) -> Option<Vec<Edit>> {
    let part = place::part(&amendment.anchor, ground.draft)?;
    let title = &ground.draft.nodes.get(part)?.title;
    let new = amendment.new.trim().replace('\n', " ");
    let said = place::words(amendment);
    let range = if said.is_empty() || crate::domain::diff::same_words(said, title) {
        0..title.len()
    } else {
        find::best(title, said, ("", ""), || None)?
    };
    let old = title.get(range.clone())?;
    Some(minimal(part, Field::Title, &range, (old, &new), ParagraphKind::Text))
}

/// A passage goes to the end of another part; a part goes before or after another one.
fn displace(amendment: &Amendment, ground: &Ground<'_>) -> Option<Vec<Edit>> {
    let target = ground.draft.nodes.iter().position(|node| Some(&node.key) == amendment.target.as_ref())?;
    if amendment.old.trim().is_empty() {
        return parts::displace(amendment, ground, target);
    }
    let spot = place::spot(amendment, ground.draft).filter(|spot| spot.field == Field::Body)?;
    let body = Body::of(ground.draft.nodes.get(spot.part)?);
    let range = match body.whole_paragraphs(&spot.range) {
        Some(ranks) => body.start_of(ranks.start)..body.start_of(ranks.end),
        None => spot.range,
    };
    let end = Body::of(ground.draft.nodes.get(target)?).text.len();
    Some(vec![Edit::MoveText { from: (spot.part, range), to: (target, end) }])
}

/// Elements of a list: dashes after the last dash of the same list, words after the last of an enumeration.
fn add_to_list(amendment: &Amendment, ground: &Ground<'_>) -> Option<Vec<Edit>> {
    let spot = place::spot(amendment, ground.draft);
    let part =
        spot.as_ref().map(|spot| spot.part).or_else(|| place::part(&amendment.anchor, ground.draft))?;
    let body = Body::of(ground.draft.nodes.get(part)?);
    let is_dash =
        |rank: usize| body.paragraphs.get(rank).is_some_and(|(_, kind)| *kind == ParagraphKind::Dash);
    let anchored = spot.as_ref().and_then(|spot| body.paragraph_at(spot.range.start));
    let listed = anchored
        .filter(|rank| is_dash(*rank))
        .or_else(|| (0..body.paragraphs.len()).rfind(|rank| is_dash(*rank)));
    let elements = lines(&amendment.new, ParagraphKind::Dash);
    if let Some(rank) = listed {
        let last = (rank..body.paragraphs.len()).take_while(|rank| is_dash(*rank)).last()?;
        return insertion(part, body.start_of(last + 1), whole(elements));
    }
    let Some(rank) = anchored.or(body.paragraphs.len().checked_sub(1)) else {
        return insertion(part, 0, whole(elements));
    };
    let (range, kind) = body.paragraphs.get(rank)?;
    let enumerated = body.text.get(range.clone())?.contains([',', ';', ':']);
    if !enumerated || body.paragraphs.len() > 1 && anchored.is_none() {
        let own = elements.into_iter().map(|element| Paragraph { kind: *kind, ..element }).collect();
        return insertion(part, body.start_of(rank + 1), whole(own));
    }
    let sentence = body.text.get(range.clone())?;
    let at = range.start + sentence.trim_end().trim_end_matches(['.', ';', '…']).trim_end().len();
    let joint = if sentence.contains(';') { " ; " } else { ", " };
    let words: String =
        elements.iter().flat_map(|e| [joint, e.text.trim_end_matches(['.', ';', ','])]).collect();
    insertion(part, at, inline(&words, *kind))
}

/// A term becomes another in the whole plan, with a capital where it had one.
fn everywhere(amendment: &Amendment, ground: &Ground<'_>) -> Vec<Edit> {
    let (old, new) = (place::words(amendment), amendment.new.trim().replace('\n', " "));
    let mut edits = Vec::new();
    for (part, node) in ground.draft.nodes.iter().enumerate() {
        let body = Body::of(node);
        for (field, text) in [(Field::Title, &node.title), (Field::Body, &body.text)] {
            for range in find::whole_words(text, old) {
                let found = text.get(range.clone()).unwrap_or_default();
                let new = inline(&cased(&new, found, old), ParagraphKind::Text);
                edits.push(Edit::Text { part, field, range, new });
            }
        }
    }
    edits
}

/// The new term, with a capital when the one found has one that the old term has not.
fn cased(new: &str, found: &str, old: &str) -> String {
    let capital = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let mut chars = new.chars();
    match chars.next() {
        Some(first) if capital(found) && !capital(old) => first.to_uppercase().chain(chars).collect(),
        _ => new.to_owned(),
    }
}

/// How many places of the draft a term stands at.
pub fn occurrences(draft: &Draft, term: &str) -> usize {
    let nodes = draft.nodes.iter();
    nodes
        .map(|node| {
            let body: usize = node.paragraphs.iter().map(|p| find::whole_words(&p.text, term).len()).sum();
            find::whole_words(&node.title, term).len() + body
        })
        .sum()
}

/// A part of this level that a proposal makes.
pub(super) fn made(kind: NodeKind, label: &str, depth: u8, title: &str) -> PlanNode {
    PlanNode { kind, label: label.to_owned(), depth, title: title.trim().to_owned(), ..PlanNode::default() }
}
