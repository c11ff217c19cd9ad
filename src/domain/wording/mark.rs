//! Edits marked in the draft: each piece says whether it was there, comes, goes or moves, and by which proposal.
use std::ops::Range;

use super::body::{Body, Field};
use super::edits::{Edit, Run};
use super::revised::{Fate, Piece, RevisedParagraph, RevisedPart};
use crate::domain::id::EntryId;
use crate::domain::plan::{Draft, ParagraphKind, PlanNode};

/// A proposal that is done: its rank, whose it is, and what it does.
pub(super) struct Done {
    pub(super) rank: usize,
    pub(super) entry: EntryId,
    pub(super) edits: Vec<Edit>,
}

/// What is done at a place of a text.
struct Stroke {
    range: Range<usize>,
    gone: Fate,
    new: Vec<Run>,
    come: Fate,
}

/// The draft with the proposals marked in it. They do not collide.
pub(super) fn mark(draft: &Draft, done: &[Done]) -> Vec<RevisedPart> {
    let mut strokes: Vec<[Vec<Stroke>; 2]> = draft.nodes.iter().map(|_| [Vec::new(), Vec::new()]).collect();
    for proposal in done {
        for edit in &proposal.edits {
            note(edit, proposal.rank, draft, &mut strokes);
        }
    }
    let mut parts: Vec<Vec<RevisedPart>> =
        draft.nodes.iter().zip(strokes).map(|(node, [title, body])| vec![part(node, title, body)]).collect();
    let mut slots: Vec<Vec<RevisedPart>> = (0..=draft.nodes.len()).map(|_| Vec::new()).collect();
    // What moves takes along what is changed in it: headings that come first, then what goes elsewhere.
    for stage in [cut, join, remove, displace, insert] {
        for proposal in done {
            for edit in &proposal.edits {
                stage(edit, proposal, &mut parts, &mut slots);
            }
        }
    }
    let mut whole = Vec::new();
    let mut slots = slots.into_iter();
    for parts in parts {
        whole.extend(slots.next().unwrap_or_default());
        whole.extend(parts);
    }
    whole.extend(slots.flatten());
    whole
}

fn note(edit: &Edit, rank: usize, draft: &Draft, strokes: &mut [[Vec<Stroke>; 2]]) {
    let mut put = |part: usize, field: Field, stroke: Stroke| {
        if let Some([title, body]) = strokes.get_mut(part) {
            if field == Field::Title { title.push(stroke) } else { body.push(stroke) }
        }
    };
    match edit {
        Edit::Text { part, field, range, new } => {
            let (gone, come) = (Fate::Removed(rank), Fate::Added(rank));
            put(*part, *field, Stroke { range: range.clone(), gone, new: new.clone(), come });
        }
        Edit::MoveText { from: (part, range), to: (target, at) } => {
            let new = draft.nodes.get(*part).map(|node| passage(node, range)).unwrap_or_default();
            let (gone, come) = (Fate::MovedFrom(rank), Fate::MovedTo(rank));
            put(*part, Field::Body, Stroke { range: range.clone(), gone, new: Vec::new(), come });
            put(*target, Field::Body, Stroke { range: *at..*at, gone, new, come });
        }
        _ => {}
    }
}

/// A passage as paragraphs of their own.
fn passage(node: &PlanNode, range: &Range<usize>) -> Vec<Run> {
    let body = Body::of(node);
    let text = body.text.get(range.clone()).unwrap_or_default();
    let mut at = range.start;
    let mut runs = Vec::new();
    for line in text.split_inclusive('\n') {
        let kind = body.paragraph_at(at).and_then(|rank| body.paragraphs.get(rank)).map(|(_, kind)| *kind);
        let words = line.trim();
        if !words.is_empty() {
            runs.push(Run { text: words.to_owned(), ends: Some(kind.unwrap_or_default()) });
        }
        at += line.len();
    }
    runs
}

fn part(node: &PlanNode, title: Vec<Stroke>, strokes: Vec<Stroke>) -> RevisedPart {
    let body = Body::of(node);
    let line: String = node.title.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    let title = Pen::new(&[]).draw(&line, title).last;
    let kinds: Vec<ParagraphKind> = body.paragraphs.iter().map(|(_, kind)| *kind).collect();
    let Pen { mut paragraphs, last, .. } = Pen::new(&kinds).draw(&body.text, strokes);
    if !last.is_empty() {
        // Words after the end of the last paragraph: they end as they came.
        let mark = last.last().map(|piece| piece.fate).unwrap_or_default();
        paragraphs.push(RevisedParagraph { pieces: last, mark, ..RevisedParagraph::default() });
    }
    RevisedPart {
        key: node.key.clone(),
        kind: node.kind,
        label: node.label.clone(),
        number: node.number.clone(),
        depth: node.depth,
        heading: Fate::Kept,
        title,
        paragraphs,
    }
}

/// Writes a text with its strokes, paragraph by paragraph.
struct Pen<'k> {
    kinds: &'k [ParagraphKind],
    /// How many ends of paragraphs of the draft were written.
    ended: usize,
    paragraphs: Vec<RevisedParagraph>,
    /// The pieces since the last end of a paragraph.
    last: Vec<Piece>,
}

impl<'k> Pen<'k> {
    fn new(kinds: &'k [ParagraphKind]) -> Self {
        Self { kinds, ended: 0, paragraphs: Vec::new(), last: Vec::new() }
    }

    fn draw(mut self, text: &str, mut strokes: Vec<Stroke>) -> Self {
        // At one place, whole paragraphs that come stand before words that come, and those before what goes.
        strokes.sort_by_key(|stroke| {
            let words = stroke.new.last().is_none_or(|run| run.ends.is_none());
            (stroke.range.start, !stroke.range.is_empty(), words)
        });
        let mut at = 0;
        for stroke in strokes {
            let start = stroke.range.start.max(at);
            self.old(text.get(at..start).unwrap_or_default(), Fate::Kept);
            let end = stroke.range.end.max(start);
            self.old(text.get(start..end).unwrap_or_default(), stroke.gone);
            for run in stroke.new {
                self.words(&run.text, stroke.come);
                if let Some(kind) = run.ends {
                    self.end(kind, stroke.come, None);
                }
            }
            at = end;
        }
        self.old(text.get(at..).unwrap_or_default(), Fate::Kept);
        self
    }

    fn old(&mut self, text: &str, fate: Fate) {
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            self.words(line, fate);
            if lines.peek().is_some() {
                let kind = self.kinds.get(self.ended).copied().unwrap_or_default();
                self.end(kind, fate, Some(self.ended));
                self.ended += 1;
            }
        }
    }

    fn words(&mut self, text: &str, fate: Fate) {
        match self.last.last_mut() {
            _ if text.is_empty() => {}
            Some(piece) if piece.fate == fate => piece.text.push_str(text),
            _ => self.last.push(Piece { text: text.to_owned(), fate }),
        }
    }

    fn end(&mut self, kind: ParagraphKind, mark: Fate, original: Option<usize>) {
        self.paragraphs.push(RevisedParagraph {
            kind,
            pieces: std::mem::take(&mut self.last),
            mark,
            original,
        });
    }
}

type Parts = Vec<Vec<RevisedPart>>;

fn cut(edit: &Edit, done: &Done, parts: &mut Parts, _: &mut Parts) {
    let Edit::Cut { part, at } = edit else { return };
    let Some(pieces) = parts.get_mut(*part) else { return };
    for (rank, (before, node)) in at.iter().enumerate() {
        let Some(last) = pieces.last_mut() else { return };
        // Behind the end of the last paragraph that stays: what comes at that place belongs to the new part.
        let stays =
            last.paragraphs.iter().rposition(|p| p.original.is_some_and(|original| original < *before));
        let paragraphs = last.paragraphs.split_off(stays.map_or(0, |last| last + 1));
        let made = new_part(node, done, rank);
        pieces.push(RevisedPart { paragraphs, ..made });
    }
}

fn join(edit: &Edit, done: &Done, parts: &mut Parts, _: &mut Parts) {
    let Edit::Join { part, to } = edit else { return };
    let Some(source) = parts.get_mut(*part) else { return };
    let mut moved = Vec::new();
    for piece in source.iter_mut() {
        moved.extend(arrived(&piece.paragraphs, done.rank));
        piece.heading = Fate::Removed(done.rank);
        piece.title.iter_mut().for_each(|piece| settle(&mut piece.fate, Fate::Removed(done.rank)));
        piece.paragraphs = left(&piece.paragraphs, done.rank);
    }
    if let Some(last) = parts.get_mut(*to).and_then(|pieces| pieces.last_mut()) {
        last.paragraphs.extend(moved);
    }
}

fn remove(edit: &Edit, done: &Done, parts: &mut Parts, _: &mut Parts) {
    let Edit::Remove(range) = edit else { return };
    let fate = Fate::Removed(done.rank);
    for part in parts.get_mut(range.clone()).unwrap_or_default().iter_mut().flatten() {
        settle(&mut part.heading, fate);
        part.title.iter_mut().for_each(|piece| settle(&mut piece.fate, fate));
        for paragraph in &mut part.paragraphs {
            settle(&mut paragraph.mark, fate);
            paragraph.pieces.iter_mut().for_each(|piece| settle(&mut piece.fate, fate));
        }
    }
}

fn displace(edit: &Edit, done: &Done, parts: &mut Parts, slots: &mut Parts) {
    let Edit::MoveParts(range, to) = edit else { return };
    let mut moved = Vec::new();
    for part in parts.get_mut(range.clone()).unwrap_or_default().iter_mut().flatten() {
        if part.heading.is_accepted() {
            let heading = if part.heading == Fate::Kept { Fate::MovedTo(done.rank) } else { part.heading };
            let mut title = part.title.clone();
            title.retain(|piece| piece.fate.is_accepted());
            for piece in &mut title {
                settle(&mut piece.fate, Fate::MovedTo(done.rank));
            }
            let paragraphs = arrived(&part.paragraphs, done.rank);
            moved.push(RevisedPart { heading, title, paragraphs, ..part.clone() });
        }
        settle(&mut part.heading, Fate::MovedFrom(done.rank));
        part.title.retain(|piece| piece.fate.is_original());
        part.title.iter_mut().for_each(|piece| settle(&mut piece.fate, Fate::MovedFrom(done.rank)));
        part.paragraphs = left(&part.paragraphs, done.rank);
    }
    // A heading that came inside what moves comes at its new place only.
    for pieces in parts.get_mut(range.clone()).unwrap_or_default() {
        let mut kept: Vec<RevisedPart> = Vec::new();
        for piece in pieces.drain(..) {
            match kept.last_mut() {
                Some(last) if !piece.heading.is_original() => last.paragraphs.extend(piece.paragraphs),
                _ => kept.push(piece),
            }
        }
        *pieces = kept;
    }
    if let Some(slot) = slots.get_mut(*to) {
        slot.extend(moved);
    }
}

fn insert(edit: &Edit, done: &Done, _: &mut Parts, slots: &mut Parts) {
    let Edit::Insert(at, nodes) = edit else { return };
    let Some(slot) = slots.get_mut(*at) else { return };
    slot.extend(nodes.iter().enumerate().map(|(rank, node)| {
        let come = Fate::Added(done.rank);
        let paragraphs = node.paragraphs.iter().map(|paragraph| RevisedParagraph {
            kind: paragraph.kind,
            pieces: vec![Piece { text: paragraph.text.replace('\n', " "), fate: come }],
            mark: come,
            original: None,
        });
        RevisedPart { paragraphs: paragraphs.collect(), ..new_part(node, done, rank) }
    }));
}

/// A part that a proposal makes, without its text.
fn new_part(node: &PlanNode, done: &Done, rank: usize) -> RevisedPart {
    let fate = Fate::Added(done.rank);
    // What an earlier draft had keeps its key: what is said of it stands beside it.
    let known = !node.key.as_str().is_empty();
    let key =
        if known { node.key.clone() } else { format!("new-{}-{}", done.entry, rank + 1).as_str().into() };
    let title =
        if node.title.is_empty() { Vec::new() } else { vec![Piece { text: node.title.clone(), fate }] };
    RevisedPart {
        key,
        kind: node.kind,
        label: node.label.clone(),
        number: node.number.clone(),
        depth: node.depth,
        heading: fate,
        title,
        paragraphs: Vec::new(),
    }
}

/// What nothing else happens to has this fate.
fn settle(fate: &mut Fate, new: Fate) {
    if *fate == Fate::Kept {
        *fate = new;
    }
}

/// Paragraphs as they arrive elsewhere: as the other proposals leave them, nothing of them in the draft.
fn arrived(paragraphs: &[RevisedParagraph], rank: usize) -> Vec<RevisedParagraph> {
    gathered(paragraphs, Fate::is_accepted, Fate::MovedTo(rank))
}

/// Paragraphs as they were, all of which goes elsewhere.
fn left(paragraphs: &[RevisedParagraph], rank: usize) -> Vec<RevisedParagraph> {
    gathered(paragraphs, Fate::is_original, Fate::MovedFrom(rank))
}

/// What some of the marks leave of paragraphs: where an end is not kept, words run on into the next paragraph.
fn gathered(paragraphs: &[RevisedParagraph], kept: fn(Fate) -> bool, fate: Fate) -> Vec<RevisedParagraph> {
    let mut gathered = Vec::new();
    let mut running: Vec<Piece> = Vec::new();
    for paragraph in paragraphs {
        for piece in paragraph.pieces.iter().filter(|piece| kept(piece.fate)) {
            match running.last_mut() {
                Some(last) if last.fate == piece.fate => last.text.push_str(&piece.text),
                _ => running.push(piece.clone()),
            }
        }
        if kept(paragraph.mark) {
            gathered.push(RevisedParagraph { pieces: std::mem::take(&mut running), ..paragraph.clone() });
        }
    }
    for paragraph in &mut gathered {
        if fate.is_accepted() {
            paragraph.original = None;
        }
        settle(&mut paragraph.mark, fate);
        paragraph.pieces.iter_mut().for_each(|piece| settle(&mut piece.fate, fate));
    }
    gathered
}
