//! One line of a text as it is shown: its pieces, those of the text and those between them, and its rows.

use std::cell::RefCell;
use std::ops::Range;

use super::{MarkedLine, Shown};
use crate::text::wrap;

/// From how many bytes on a line is rewrapped only around what changed.
const LONG: usize = 1_000;

/// How a piece looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tint {
    /// Running text.
    #[default]
    Plain,
    /// A title.
    Heading,
    /// Words that came.
    Added,
    /// Words that went.
    Removed,
    /// What matters less: a remark.
    Note,
    /// What needs attention: a demand made before.
    Warning,
}

/// Whether the cursor can be in a piece, and on which side of it it stands otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Hold {
    /// Words of the text.
    #[default]
    Own,
    /// Only seen; the cursor that is at its place stands after it.
    Passed,
    /// Only seen; the cursor that is at its place stands before it.
    Ahead,
}

/// Words of a line and how they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// The words; no line break.
    pub text: String,
    /// How they look.
    pub tint: Tint,
    /// Whether they are of the text.
    pub hold: Hold,
}

impl Piece {
    /// Words of the text.
    pub fn own(text: impl Into<String>, tint: Tint) -> Self {
        Self { text: text.into(), tint, hold: Hold::Own }
    }

    /// Words that are only seen.
    pub fn passed(text: impl Into<String>, tint: Tint) -> Self {
        Self { text: text.into(), tint, hold: Hold::Passed }
    }
}

/// A piece where it stands in its line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Segment {
    shown: Range<usize>,
    tint: Tint,
    hold: Hold,
    /// The byte of the whole text that is seen at its start.
    own: usize,
}

/// A line as it is shown.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    segments: Vec<Segment>,
    /// The byte of the whole text at which it begins.
    start: usize,
    /// How many bytes of the text it is; nothing for what stands between two paragraphs.
    pub(super) own_len: Option<usize>,
    rows: RefCell<Option<(u16, Vec<Range<usize>>)>>,
}

/// Two lines are equal when they show the same.
impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        (&self.text, &self.segments, self.start, self.own_len)
            == (&other.text, &other.segments, other.start, other.own_len)
    }
}

impl Line {
    pub(super) fn new(line: MarkedLine, start: usize) -> Self {
        let mut text = String::new();
        let mut own = start;
        let mut segments = Vec::with_capacity(line.pieces.len());
        for piece in line.pieces.into_iter().filter(|piece| !piece.text.is_empty()) {
            let shown = text.len()..text.len() + piece.text.len();
            text.push_str(&piece.text);
            segments.push(Segment { shown, tint: piece.tint, hold: piece.hold, own });
            if piece.hold == Hold::Own {
                own += piece.text.len();
            }
        }
        let own_len = line.own.then_some(own - start);
        Self { text, segments, start, own_len, rows: RefCell::default() }
    }

    /// Takes over the rows of an older line that says the same or nearly.
    pub(super) fn take_rows(&self, old: &Self) {
        let Some((width, rows)) = old.rows.take() else { return };
        if old.text == self.text {
            self.rows.replace(Some((width, rows)));
        } else if self.text.len() > LONG {
            let head = common_prefix(&old.text, &self.text);
            let rest = |text: &'_ str| text.get(head..).unwrap_or_default().as_bytes().to_vec();
            let (from, to) = (rest(&old.text), rest(&self.text));
            let mut tail = from.iter().rev().zip(to.iter().rev()).take_while(|(a, b)| a == b).count();
            while !self.text.is_char_boundary(self.text.len() - tail) {
                tail -= 1;
            }
            let change = wrap::Rewritten { at: head, removed: from.len() - tail, inserted: to.len() - tail };
            self.rows.replace(Some((width, wrap::rewrap(&self.text, width, &rows, change))));
        }
    }

    pub(super) fn rows<R>(&self, width: u16, look: impl FnOnce(&[Range<usize>]) -> R) -> R {
        let mut cached = self.rows.borrow_mut();
        match cached.as_ref() {
            Some((at, rows)) if *at == width => look(rows),
            _ => {
                let rows = wrap::wrap(&self.text, width);
                let answer = look(&rows);
                *cached = Some((width, rows));
                answer
            }
        }
    }

    pub(super) fn height(&self, width: u16) -> usize {
        self.rows(width, <[_]>::len)
    }

    /// The place among the words shown at which the cursor before a byte of the text stands.
    pub(super) fn shown_at(&self, offset: usize) -> usize {
        let mut at = 0;
        for segment in &self.segments {
            let length = segment.shown.len();
            match segment.hold {
                Hold::Own if offset < segment.own + length => {
                    return segment.shown.start + offset.saturating_sub(segment.own);
                }
                Hold::Own | Hold::Passed if segment.own <= offset => at = segment.shown.end,
                Hold::Ahead if segment.own >= offset => return at,
                _ => {}
            }
        }
        at
    }

    /// The byte of the text seen at a place among the words shown.
    pub(super) fn own_at(&self, shown: usize) -> usize {
        let after = self.segments.partition_point(|segment| segment.shown.start <= shown);
        let Some(segment) = after.checked_sub(1).and_then(|rank| self.segments.get(rank)) else {
            return self.start;
        };
        match segment.hold {
            Hold::Own => segment.own + (shown - segment.shown.start).min(segment.shown.len()),
            Hold::Passed | Hold::Ahead => segment.own,
        }
    }

    /// The parts of a row.
    pub(super) fn shown(&self, row: Range<usize>) -> Vec<Shown<'_>> {
        let first = self.segments.partition_point(|segment| segment.shown.end <= row.start);
        let here = self.segments.iter().skip(first).take_while(|segment| segment.shown.start < row.end);
        here.map(|segment| {
            let part = segment.shown.start.max(row.start)..segment.shown.end.min(row.end);
            let own = |at: usize| segment.own + at - segment.shown.start;
            Shown {
                text: self.text.get(part.clone()).unwrap_or_default(),
                tint: segment.tint,
                own: (segment.hold == Hold::Own).then(|| own(part.start)..own(part.end)),
            }
        })
        .collect()
    }

    pub(super) fn own(&self) -> String {
        let own = self.segments.iter().filter(|segment| segment.hold == Hold::Own);
        own.filter_map(|segment| self.text.get(segment.shown.clone())).collect()
    }

    pub(super) fn beside(&self, range: &Range<usize>, tint: Tint) -> Option<&str> {
        let near = |segment: &&Segment| {
            segment.hold != Hold::Own
                && segment.tint == tint
                && range.start.saturating_sub(1) <= segment.own
                && segment.own <= range.end + 1
        };
        self.segments.iter().find(near).and_then(|segment| self.text.get(segment.shown.clone()))
    }
}

/// How many bytes two texts share at their start, up to the start of a letter in both.
fn common_prefix(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum()
}
