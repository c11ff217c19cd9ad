//! Proposals about whole parts of the plan: a measure that is new, split, merged, moved, brought back.
use std::ops::Range;

use super::body::{Body, Field};
use super::edits::{Edit, Ground, NoEdit, Run, inline, lines, made, minimal, whole};
use super::find;
use super::place;
use super::spacing;
use crate::domain::amendment::{Amendment, Side};
use crate::domain::anchor::Place;
use crate::domain::diff::same_words;
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{Draft, NodeKind, ParagraphKind, PlanNode};

/// A part with all that stands under it, as ranks.
pub(super) fn subtree(draft: &Draft, rank: usize) -> Range<usize> {
    let Some(node) = draft.nodes.get(rank) else { return rank..rank };
    let below =
        |other: &&PlanNode| other.depth > node.depth || (node.kind.is_section() && !other.kind.is_section());
    let rest = draft.nodes.get(rank + 1..).unwrap_or_default();
    rank..rank + 1 + rest.iter().take_while(below).count()
}

/// A section with its sub-measures and boxes, as ranks.
fn section(draft: &Draft, rank: usize) -> Range<usize> {
    rank..rank + draft.section_at(rank).map_or(1, <[PlanNode]>::len)
}

/// The parts that a split makes stand where the meeting said; without that nobody knows which words go where.
pub(super) fn split(amendment: &Amendment, ground: &Ground<'_>) -> Result<Vec<Edit>, NoEdit> {
    let draft = ground.draft;
    let part = place::part(&amendment.anchor, draft).ok_or(NoEdit::Lost)?;
    let node = draft.nodes.get(part).ok_or(NoEdit::Lost)?;
    let titles: Vec<&str> = amendment.new.lines().map(str::trim).filter(|title| !title.is_empty()).collect();
    let [first, others @ ..] = titles.as_slice() else { return Err(NoEdit::NotWorded) };
    let ascending = amendment.cuts.windows(2).all(|pair| pair.first() < pair.last());
    let inside = amendment.cuts.iter().all(|cut| (1..node.paragraphs.len()).contains(cut));
    if others.is_empty() || amendment.cuts.len() != others.len() || !ascending || !inside {
        return Err(NoEdit::NotWorded);
    }
    let mut taken = ground.numbers.clone();
    let mut last = node.number.clone();
    let mut edits =
        minimal(part, Field::Title, &(0..node.title.len()), (&node.title, first), ParagraphKind::Text);
    let at = amendment.cuts.iter().zip(others).map(|(cut, title)| {
        let number = last.as_ref().and_then(|number| number.next_inserted(&taken));
        taken.extend(number.clone());
        last.clone_from(&number);
        (*cut, PlanNode { number, ..made(node.kind, &node.label, node.depth, title) })
    });
    edits.push(Edit::Cut { part, at: at.collect() });
    Ok(edits)
}

/// The other part’s text comes to the end of this one’s, and its heading goes.
pub(super) fn merge(amendment: &Amendment, ground: &Ground<'_>) -> Option<Vec<Edit>> {
    let draft = ground.draft;
    let this = place::part(&amendment.anchor, draft)?;
    let other = draft.nodes.iter().position(|node| Some(&node.key) == amendment.target.as_ref())?;
    let (here, there) = (section(draft, this), section(draft, other));
    if here.contains(&other) || there.contains(&this) {
        return None;
    }
    let mut edits = vec![Edit::Join { part: other, to: this }];
    if there.len() > 1 {
        edits.push(Edit::MoveParts(there.start + 1..there.end, here.end));
    }
    let node = draft.nodes.get(this)?;
    let title = amendment.new.trim().replace('\n', " ");
    if !title.is_empty() {
        edits.extend(minimal(
            this,
            Field::Title,
            &(0..node.title.len()),
            (&node.title, &title),
            ParagraphKind::Text,
        ));
    }
    Some(edits)
}

/// A part goes before or after another one of its level, or to the end of one above it.
pub(super) fn displace(amendment: &Amendment, ground: &Ground<'_>, target: usize) -> Option<Vec<Edit>> {
    let draft = ground.draft;
    let this = place::part(&amendment.anchor, draft)?;
    let moved = subtree(draft, this);
    let other = subtree(draft, target);
    let to = match draft.nodes.get(target)?.kind {
        NodeKind::Measure | NodeKind::SubMeasure | NodeKind::Box if amendment.side == Side::Before => {
            other.start
        }
        _ => other.end,
    };
    let stays = moved.contains(&target) || (moved.start..=moved.end).contains(&to);
    (!stays).then(|| vec![Edit::MoveParts(moved, to)])
}

/// A measure that is new: its title on the first line, its text on the others.
pub(super) fn new_measure(amendment: &Amendment, ground: &Ground<'_>) -> Option<Vec<Edit>> {
    let draft = ground.draft;
    let home = draft.section_of(&amendment.anchor.node)?;
    let rank = draft.nodes.iter().position(|node| node.key == *home)?;
    let neighbor = draft.nodes.get(rank)?;
    let (title, text) = amendment.new.trim().split_once('\n').unwrap_or((amendment.new.trim(), ""));
    let groups = matches!(neighbor.kind, NodeKind::Priority | NodeKind::Axis);
    let example =
        if groups { draft.nodes.iter().find(|node| node.kind == NodeKind::Measure) } else { Some(neighbor) };
    let label = example.map_or("Mesure", |node| node.label.as_str());
    let depth = if groups { neighbor.depth + 1 } else { neighbor.depth };
    let node = PlanNode {
        number: amendment.number.clone(),
        paragraphs: lines(text, ParagraphKind::Text),
        ..made(NodeKind::Measure, label, depth, title)
    };
    let at = match amendment.side {
        Side::Before if groups => section(draft, rank).end,
        Side::Before => rank,
        Side::After => subtree(draft, rank).end,
    };
    Some(vec![Edit::Insert(at, vec![node])])
}

/// The number of a new measure beside this one that neither the plan nor another proposal has.
pub fn free_number(beside: &MeasureNumber, taken: &[MeasureNumber]) -> Option<MeasureNumber> {
    beside.next_inserted(taken)
}

/// What an earlier draft had: a part comes back at its old place, a passage beside what stood beside it.
pub(super) fn reinstate(amendment: &Amendment, ground: &Ground<'_>) -> Option<Vec<Edit>> {
    let old = ground.session.drafts().get(&amendment.anchor.draft)?;
    let rank = place::part(&amendment.anchor, old)?;
    let here = ground.draft.nodes.iter().position(|node| node.key == amendment.anchor.node);
    match here {
        Some(here) => passage_back(amendment, (old, rank), (ground.draft, here)),
        None => part_back(amendment, old, rank, ground.draft),
    }
}

/// The part returns behind the section that stood before it; for a sub-measure, behind the part that did.
fn part_back(amendment: &Amendment, old: &Draft, rank: usize, draft: &Draft) -> Option<Vec<Edit>> {
    let gone = subtree(old, rank);
    let known = |node: &PlanNode| draft.nodes.iter().position(|here| here.key == node.key);
    let whole_section = old.nodes.get(rank)?.kind.is_section();
    let earlier = old.nodes.get(..rank)?.iter().rev().filter(|node| !whole_section || node.kind.is_section());
    let before = earlier.into_iter().find_map(known);
    let at = match before {
        Some(before) if whole_section => section(draft, before).end,
        Some(before) => before + 1,
        None => 0,
    };
    let back = old.nodes.get(gone)?.iter().filter(|node| known(node).is_none()).cloned();
    let mut back: Vec<PlanNode> = back.collect();
    if let (Some(first), false) = (back.first_mut(), amendment.new.trim().is_empty()) {
        first.paragraphs = lines(&amendment.new, ParagraphKind::Text);
    }
    Some(vec![Edit::Insert(at, back)])
}

/// A passage returns beside the words that stood beside it, else beside the paragraph that did, else at the end.
fn passage_back(
    amendment: &Amendment,
    (old, rank): (&Draft, usize),
    (draft, here): (&Draft, usize),
) -> Option<Vec<Edit>> {
    let anchor = &amendment.anchor;
    let (was, now) = (old.nodes.get(rank)?, draft.nodes.get(here)?);
    let said = place::words(amendment);
    let words = if amendment.new.trim().is_empty() { said } else { amendment.new.trim() };
    let (before, body) = (Body::of(was), Body::of(now));
    let spot =
        place::spot(&Amendment { anchor: anchor.clone(), old: said.to_owned(), ..Amendment::default() }, old);
    let found = spot.filter(|spot| spot.part == rank && spot.field == Field::Body).map(|spot| spot.range);
    let text =
        |at: usize, new: Vec<Run>| vec![Edit::Text { part: here, field: Field::Body, range: at..at, new }];
    let whole_ones = found.as_ref().and_then(|range| before.whole_paragraphs(range));
    let paragraph = found.as_ref().and_then(|range| before.paragraph_at(range.start));
    if let (None, Some(range)) = (&whole_ones, &found)
        && let Some(at) = beside_words(&before.text, range, &body.text)
    {
        let kind = body.paragraph_at(at).and_then(|rank| body.paragraphs.get(rank)).map(|(_, kind)| *kind);
        return Some(text(at, inline(&spacing::inserted(&body.text, at, words), kind.unwrap_or_default())));
    }
    let kind = paragraph.and_then(|rank| was.paragraphs.get(rank)).map(|p| p.kind);
    let kind = kind.unwrap_or(if matches!(anchor.place, Place::Dash { .. }) {
        ParagraphKind::Dash
    } else {
        ParagraphKind::Text
    });
    let at = paragraph.map_or(body.text.len(), |rank| beside_paragraph(was, rank, now, &body));
    Some(text(at, whole(lines(words, kind))))
}

/// After the words that stood just before the passage, or before those that stood just after it.
fn beside_words(was: &str, passage: &Range<usize>, now: &str) -> Option<usize> {
    let line_left = was.get(..passage.start)?.rsplit('\n').next()?.trim_end();
    let line_right = was.get(passage.end..)?.split('\n').next()?.trim_start();
    let tail =
        |text: &str| text.chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect::<String>();
    let head = |text: &str| text.chars().take(30).collect::<String>();
    let long = |text: &String| text.trim().chars().count() >= 8;
    Some(tail(line_left))
        .filter(long)
        .and_then(|words| find::best(now, &words, ("", ""), || None))
        .map(|range| range.end)
        .or_else(|| {
            Some(head(line_right))
                .filter(long)
                .and_then(|words| find::best(now, &words, ("", ""), || None))
                .map(|range| range.start)
        })
}

/// Beside the nearest paragraph of the old part that is still there: after one that stood before it, else before one
/// that stood after it, else at the end.
fn beside_paragraph(was: &PlanNode, rank: usize, now: &PlanNode, body: &Body) -> usize {
    let known = |other: usize| {
        let words = &was.paragraphs.get(other)?.text;
        now.paragraphs.iter().position(|paragraph| same_words(&paragraph.text, words))
    };
    let after = (0..rank).rev().find_map(known).map(|found| found + 1);
    let before = || (rank + 1..was.paragraphs.len()).find_map(known);
    body.start_of(after.or_else(before).unwrap_or(now.paragraphs.len()))
}
