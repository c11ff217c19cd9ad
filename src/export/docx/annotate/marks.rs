//! The marked draft → orders for the paragraphs of the file. A proposal that cannot be carried out whole is not begun.
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::align::Map;
use super::lines::{self, Form, Line};
use super::orders::{Insert, New, Orders, Words};
use super::patterns::{Pattern, Patterns, looks_at};
use super::scan::Paper;
use crate::domain::id::NodeKey;
use crate::domain::wording::revised::{Fate, Revised, RevisedParagraph, RevisedPart};

/// Where the marks of a proposal stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot {
    /// In a paragraph of the file, between these characters.
    Inside(usize, Range<usize>),
    /// In a paragraph of ours, before or after this one.
    Beside { paragraph: usize, before: bool },
}

/// What is to be done.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) orders: BTreeMap<usize, Orders>,
    /// Where each proposal begins to be marked.
    pub(super) spots: HashMap<usize, Spot>,
    /// The proposals that are not in the file.
    pub(super) unplaced: BTreeSet<usize>,
}

/// The file and the draft that was read from it.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) paper: &'a Paper<'a>,
    pub(super) lines: &'a [Line],
    pub(super) map: &'a Map,
}

/// The orders that mark the file; those of a proposal that has no place are left out.
pub(super) fn marks(revised: &Revised, sheet: Sheet<'_>) -> Marks {
    let mut left_out = BTreeSet::new();
    loop {
        let mut walk = Walk::new(revised, sheet, &left_out);
        walk.parts();
        let Walk { mut marks, failed, .. } = walk;
        if failed.is_subset(&left_out) {
            for (rank, orders) in &mut marks.orders {
                orders.settle(sheet.paper.paragraphs.get(*rank).map_or(&[], |p| p.text.as_slice()));
            }
            marks.unplaced = left_out;
            return marks;
        }
        left_out.extend(failed);
    }
}

/// Words of ours that wait for what comes next: they are a paragraph, or stand in one.
struct Pending {
    text: String,
    rank: usize,
    fate: Fate,
}

struct Walk<'a> {
    revised: &'a Revised,
    sheet: Sheet<'a>,
    left_out: &'a BTreeSet<usize>,
    marks: Marks,
    failed: BTreeSet<usize>,
    /// The line we are at, and the characters of it that are behind.
    line: usize,
    offset: usize,
    part: usize,
    pending: Vec<Pending>,
    /// The lines of the parts that move, by part and paragraph.
    sources: HashMap<(&'a NodeKey, Option<usize>), usize>,
    /// What the last paragraph of ours says of itself in a paragraph of the file that was cut for it.
    within: HashMap<usize, String>,
}

impl<'a> Walk<'a> {
    fn new(revised: &'a Revised, sheet: Sheet<'a>, left_out: &'a BTreeSet<usize>) -> Self {
        let source =
            |(rank, line): (usize, &Line)| Some(((&revised.parts.get(line.part)?.key, line.paragraph), rank));
        let sources = sheet.lines.iter().enumerate().filter_map(source).collect();
        Self {
            revised,
            sheet,
            left_out,
            marks: Marks::default(),
            failed: BTreeSet::new(),
            line: 0,
            offset: 0,
            part: 0,
            pending: Vec::new(),
            sources,
            within: HashMap::new(),
        }
    }

    /// What becomes of a piece; nothing for what would come by a proposal that is left out.
    fn fate(&self, fate: Fate) -> Option<Fate> {
        match fate.proposal() {
            Some(rank) if self.left_out.contains(&rank) => fate.is_original().then_some(Fate::Kept),
            _ => Some(fate),
        }
    }

    fn fail(&mut self, fate: Fate) {
        self.failed.extend(fate.proposal());
    }

    fn parts(&mut self) {
        for (rank, part) in self.revised.parts.iter().enumerate() {
            self.part = rank;
            self.heading(part);
            for paragraph in &part.paragraphs {
                for piece in &paragraph.pieces {
                    self.text(&piece.text, piece.fate);
                }
                self.end(part, paragraph);
            }
        }
    }

    fn heading(&mut self, part: &'a RevisedPart) {
        let Some(fate) = self.fate(part.heading) else { return };
        if !part.heading.is_original() {
            let title = lines::words(&part.title, |fate| self.fate(fate).is_some_and(Fate::is_accepted));
            let (whole, _) = lines::heading(part, title.clone());
            let source = self.sources.get(&(&part.key, None)).copied();
            let source = source.filter(|_| matches!(fate, Fate::MovedTo(_)));
            let patterns = self.patterns();
            let (pattern, text) = match source.and_then(|line| Some((line, patterns.of(line)?))) {
                Some((line, pattern)) if patterns.is_numbered(line) => (pattern, title),
                Some((_, pattern)) => (pattern, whole),
                None => (patterns.heading(part.kind, part.depth, self.line), whole),
            };
            self.pending(&text, fate);
            self.new_paragraph(pattern, fate);
            return;
        }
        let (text, from) = lines::heading(part, lines::words(&part.title, Fate::is_original));
        let name: String = text.chars().take(from).collect();
        self.text(&name, part.heading);
        for piece in &part.title {
            let goes = matches!(fate, Fate::Removed(_) | Fate::MovedFrom(_));
            match piece.fate {
                fate if goes && fate.is_original() => self.text(&piece.text, part.heading),
                _ if goes => {}
                fate => self.text(&piece.text, fate),
            }
        }
        self.end_line(fate);
    }

    /// Words of the draft, or of a proposal.
    fn text(&mut self, text: &str, fate: Fate) {
        let Some(fate) = self.fate(fate) else { return };
        match fate {
            Fate::Added(_) | Fate::MovedTo(_) => self.pending(text, fate),
            Fate::Kept | Fate::Removed(_) | Fate::MovedFrom(_) => {
                self.come();
                let to = self.offset + text.chars().count();
                if let Some(rank) = gone(fate) {
                    self.go(self.offset..to, fate, rank);
                }
                self.offset = to;
            }
        }
    }

    fn pending(&mut self, text: &str, fate: Fate) {
        if let Some(rank) = fate.proposal() {
            self.pending.push(Pending { text: text.to_owned(), rank, fate });
        }
    }

    fn end(&mut self, part: &'a RevisedPart, paragraph: &RevisedParagraph) {
        let Some(fate) = self.fate(paragraph.mark) else { return };
        if fate.is_original() {
            self.come();
            self.end_line(fate);
        } else if self.offset == 0 {
            let source = self.sources.get(&(&part.key, paragraph.original)).copied();
            let source = source.filter(|_| matches!(fate, Fate::MovedTo(_)) && paragraph.original.is_some());
            let pattern = source.and_then(|line| self.patterns().of(line));
            let form = Form::Paragraph(paragraph.kind);
            let near = self.line.saturating_sub(1);
            let pattern = pattern.or_else(|| self.patterns().nearest(form, near)).unwrap_or_default();
            self.new_paragraph(pattern, fate);
        } else {
            self.come();
            self.cut(fate);
        }
    }

    fn patterns(&self) -> Patterns<'a> {
        Patterns { paper: self.sheet.paper, lines: self.sheet.lines, map: self.sheet.map }
    }

    fn orders(&mut self, paragraph: usize) -> &mut Orders {
        self.marks.orders.entry(paragraph).or_default()
    }

    fn touched(&mut self, rank: usize, paragraph: usize, range: Range<usize>) {
        match self.marks.spots.get_mut(&rank) {
            Some(Spot::Inside(known, span)) if *known == paragraph => {
                span.start = span.start.min(range.start);
                span.end = span.end.max(range.end);
            }
            Some(_) => {}
            None => {
                self.marks.spots.insert(rank, Spot::Inside(paragraph, range));
            }
        }
    }

    /// Characters of the line go.
    fn go(&mut self, range: Range<usize>, gone: Fate, rank: usize) {
        let (map, lines) = (self.sheet.map, self.sheet.lines);
        let text = lines.get(self.line).map_or(&[][..], |line| line.text.as_slice());
        let places = map.line(self.line);
        for at in range {
            let letter = text.get(at).is_some_and(|c| c.is_alphanumeric());
            let Some(place) = places.get(at).filter(|place| place.known || !letter) else {
                if letter {
                    self.failed.insert(rank);
                }
                continue;
            };
            let orders = self.orders(place.paragraph);
            orders.gone.extend((place.from..place.to).map(|at| (at, gone)));
            self.touched(rank, place.paragraph, place.from..place.to);
        }
    }

    /// What waits comes here, inside the line.
    fn come(&mut self) {
        for pending in std::mem::take(&mut self.pending) {
            let place = self.sheet.map.boundary(self.line, self.offset);
            let Some((paragraph, at)) = place.filter(|_| self.sheet.map.is_sure(self.line, self.offset))
            else {
                self.failed.insert(pending.rank);
                continue;
            };
            let beside = if self.offset > 0 { at.saturating_sub(1) } else { at };
            let words = Words {
                text: pending.text,
                looks: looks_at(self.sheet.paper, paragraph, beside),
                fate: pending.fate,
            };
            self.orders(paragraph).insert(at, Insert::Words(words));
            self.touched(pending.rank, paragraph, at..at);
        }
    }

    /// The line is cut in two here.
    fn cut(&mut self, fate: Fate) {
        match self.sheet.map.boundary(self.line, self.offset) {
            Some((paragraph, at)) => {
                self.orders(paragraph).insert(at, Insert::End { properties: None, fate });
                if let Some(rank) = fate.proposal() {
                    self.touched(rank, paragraph, at..at);
                }
            }
            None => self.fail(fate),
        }
    }

    /// The line ends, and its end stays or goes.
    fn end_line(&mut self, fate: Fate) {
        self.come();
        if let Some(rank) = gone(fate) {
            self.end_goes(fate, rank);
        }
        self.line += 1;
        self.offset = 0;
    }

    fn end_goes(&mut self, gone: Fate, rank: usize) {
        let map = self.sheet.map;
        let (places, next) = (map.line(self.line), map.line(self.line + 1));
        let Some(last) = places.last() else {
            let has_words = self.sheet.lines.get(self.line).is_some_and(|line| !line.text.is_empty());
            if has_words {
                self.failed.insert(rank);
            }
            return;
        };
        if let Some(after) = next.first().filter(|after| after.paragraph == last.paragraph) {
            let between = (last.to..after.from).map(|at| (at, gone));
            self.orders(last.paragraph).gone.extend(between);
            return;
        }
        let mut paragraphs: Vec<usize> = places.iter().map(|place| place.paragraph).collect();
        paragraphs.dedup();
        for paragraph in paragraphs {
            let Some(known) = self.sheet.paper.paragraphs.get(paragraph) else { continue };
            let properties = known.properties.clone().and_then(|range| self.sheet.paper.xml.get(range));
            let is_section = properties.is_some_and(|properties| properties.contains("<w:sectPr"));
            let orders = self.marks.orders.entry(paragraph).or_default();
            let left = |at: usize| {
                !orders.gone.contains_key(&at) && known.text.get(at).is_some_and(|c| c.is_alphanumeric())
            };
            let emptied = !(0..known.text.len()).any(left);
            if known.runs_on && !is_section {
                if emptied || paragraph == last.paragraph {
                    orders.end_gone = Some(gone);
                    let len = known.text.len();
                    self.touched(rank, paragraph, len..len);
                }
            } else if !emptied {
                self.failed.insert(rank);
            }
        }
    }

    /// What waits is a paragraph of its own, between the line before and this one.
    fn new_paragraph(&mut self, pattern: Pattern, fate: Fate) {
        let pending = std::mem::take(&mut self.pending);
        let Some(rank) = fate.proposal() else { return };
        let mut words: Vec<Words> = pending
            .into_iter()
            .map(|pending| Words { text: pending.text, looks: pattern.looks.clone(), fate: pending.fate })
            .collect();
        if let Some(first) = words.first_mut() {
            first.text.insert_str(0, &pattern.bullet);
        }
        let new = New { properties: pattern.properties, words, fate };
        if self.place(new, rank).is_none() {
            self.failed.insert(rank);
        }
    }

    /// Puts a paragraph of ours where it belongs; nothing when there is no such place in the file.
    fn place(&mut self, new: New, rank: usize) -> Option<()> {
        let (lines, map, paper) = (self.sheet.lines, self.sheet.map, self.sheet.paper);
        let here = |line: usize| {
            lines.get(line).is_some_and(|line| line.part == self.part) && !map.line(line).is_empty()
        };
        let before = self.line.checked_sub(1);
        let after = match before {
            Some(before) if here(before) => Some(before),
            _ if here(self.line) => None,
            _ => (0..self.line).rev().find(|line| !map.line(*line).is_empty()),
        };
        let next = (self.line..lines.len()).find_map(|line| map.line(line).first());
        let Some(last) = after.and_then(|line| map.line(line).last()) else {
            let first = next?;
            return self.beside(first.paragraph, true, new, rank);
        };
        let paragraph = paper.paragraphs.get(last.paragraph)?;
        if next.is_some_and(|next| next.paragraph == last.paragraph) {
            self.within((last.paragraph, last.to), new, rank, true);
            return Some(());
        }
        let columns = paragraph.cell.and_then(|cell| paper.rows.get(cell.row)).copied().unwrap_or(1);
        let cell_of = |paragraph: usize| paper.paragraphs.get(paragraph).and_then(|p| p.cell);
        // A box takes what is added to it, and no other part.
        let framed = after.and_then(|line| lines.get(line)).is_some_and(|line| line.part != self.part);
        let leaves = columns > 1 || (paragraph.cell.is_some() && framed);
        if leaves && next.is_none_or(|next| cell_of(next.paragraph) != paragraph.cell) {
            let out =
                next.filter(|next| cell_of(next.paragraph).map(|c| c.row) != paragraph.cell.map(|c| c.row))?;
            return self.beside(out.paragraph, true, new, rank);
        }
        if paragraph.runs_on {
            self.beside(last.paragraph, false, new, rank)
        } else {
            self.within((last.paragraph, paragraph.text.len()), new, rank, false);
            Some(())
        }
    }

    fn beside(&mut self, paragraph: usize, before: bool, new: New, rank: usize) -> Option<()> {
        let cell = self.sheet.paper.paragraphs.get(paragraph).and_then(|p| p.cell);
        let columns = cell.and_then(|cell| self.sheet.paper.rows.get(cell.row)).copied().unwrap_or(1);
        // Between two rows of a table there is no room for a paragraph.
        (!before || columns < 2).then_some(())?;
        let orders = self.orders(paragraph);
        let row = if before { &mut orders.before } else { &mut orders.after };
        row.push(new);
        self.marks.spots.entry(rank).or_insert(Spot::Beside { paragraph, before });
        Some(())
    }

    /// A paragraph of ours inside one of the file, which is cut for it: the end of the file’s goes to the last.
    fn within(&mut self, (paragraph, at): (usize, usize), new: New, rank: usize, middle: bool) {
        let New { properties, words, fate } = new;
        let orders = self.marks.orders.entry(paragraph).or_default();
        let is_end = |insert: &Insert| matches!(insert, Insert::End { .. });
        let earlier = orders.inserts.get(&at).is_some_and(|inserts| inserts.iter().any(is_end));
        if !(middle && earlier) {
            // It ends the paragraph before, be it the file’s or ours.
            let before = self.within.get(&paragraph).cloned().filter(|_| earlier);
            orders.insert(at, Insert::End { properties: before, fate });
        }
        for words in words {
            orders.insert(at, Insert::Words(words));
        }
        if middle {
            orders.insert(at, Insert::End { properties: Some(properties), fate });
        } else {
            self.within.insert(paragraph, properties);
        }
        self.touched(rank, paragraph, at..at);
    }
}

/// The proposal by which something goes.
fn gone(fate: Fate) -> Option<usize> {
    match fate {
        Fate::Removed(rank) | Fate::MovedFrom(rank) => Some(rank),
        Fate::Kept | Fate::Added(_) | Fate::MovedTo(_) => None,
    }
}
