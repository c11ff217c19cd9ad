//! Where the sign of each comment stands: around the words it is about where their paragraph stays, else beside them. A
//! paragraph whose end comes or goes never holds one: LibreOffice would give the paragraph left the wrong style.
use std::collections::BTreeMap;
use std::ops::Range;

use super::marks::Spot;
use super::orders::{Insert, Orders};
use super::scan::Paper;

/// The place of the sign of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// Around these characters of a paragraph of the file.
    Tied(usize, Range<usize>),
    /// Before this character.
    Point(usize, usize),
}

/// Calls a comment about this place.
pub(super) fn call(all: &mut BTreeMap<usize, Orders>, paper: &Paper<'_>, spot: &Spot, id: u32) {
    match place(all, paper, spot) {
        Some(Place::Tied(paragraph, range)) => {
            let orders = all.entry(paragraph).or_default();
            let at = orders.inserts.entry(range.start).or_default();
            let after = at.iter().rposition(is_end).map_or(0, |end| end + 1);
            at.insert(after, Insert::NoteBegins(id));
            orders.insert(range.end, Insert::NoteEnds(id));
        }
        Some(Place::Point(paragraph, at)) => {
            all.entry(paragraph).or_default().insert(at, Insert::Note(id));
        }
        None => {}
    }
}

fn is_end(insert: &Insert) -> bool {
    matches!(insert, Insert::End { .. })
}

fn place(all: &BTreeMap<usize, Orders>, paper: &Paper<'_>, spot: &Spot) -> Option<Place> {
    let (Spot::Inside(paragraph, _) | Spot::Beside { paragraph, .. }) = spot;
    if !stays(all, *paragraph) {
        return beside(all, paper, *paragraph);
    }
    Some(match spot {
        Spot::Inside(_, range) if last_end(all, *paragraph).is_none_or(|end| end <= range.start) => {
            Place::Tied(*paragraph, range.clone())
        }
        Spot::Beside { before: true, .. } => head(all, paper, *paragraph),
        _ => Place::Point(*paragraph, length(paper, *paragraph)),
    })
}

/// The nearest paragraph that stays: after this one in the same cell or text, or else anywhere.
fn beside(all: &BTreeMap<usize, Orders>, paper: &Paper<'_>, paragraph: usize) -> Option<Place> {
    let cell = |rank: usize| paper.paragraphs.get(rank).and_then(|p| p.cell);
    let fits = |rank: &usize| {
        stays(all, *rank) && paper.paragraphs.get(*rank).is_some_and(|paragraph| !paragraph.frozen)
    };
    let after = || (paragraph + 1..paper.paragraphs.len()).filter(fits);
    let next = after().find(|rank| cell(*rank) == cell(paragraph)).or_else(|| after().next());
    let next = next.map(|rank| head(all, paper, rank));
    next.or_else(|| {
        let last = (0..paragraph).rev().find(fits)?;
        Some(Place::Point(last, length(paper, last)))
    })
}

/// The head of a paragraph; its foot when it is cut, for what is before the cut ends in a paragraph that comes.
fn head(all: &BTreeMap<usize, Orders>, paper: &Paper<'_>, paragraph: usize) -> Place {
    let at = if last_end(all, paragraph).is_some() { length(paper, paragraph) } else { 0 };
    Place::Point(paragraph, at)
}

fn stays(all: &BTreeMap<usize, Orders>, paragraph: usize) -> bool {
    all.get(&paragraph).is_none_or(|orders| orders.end_gone.is_none())
}

/// Where a paragraph is cut last.
fn last_end(all: &BTreeMap<usize, Orders>, paragraph: usize) -> Option<usize> {
    let inserts = &all.get(&paragraph)?.inserts;
    inserts.iter().rev().find(|(_, inserts)| inserts.iter().any(is_end)).map(|(at, _)| *at)
}

fn length(paper: &Paper<'_>, paragraph: usize) -> usize {
    paper.paragraphs.get(paragraph).map_or(0, |paragraph| paragraph.text.len())
}
