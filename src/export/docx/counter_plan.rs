//! A counter-plan as a Word file with tracked changes: accepting them all gives the text proposed, rejecting them all
//! the draft. The paragraphs are laid out in `lines`, moves found in `moves`; here they are written.
//!
//! The mark of a paragraph bears its own change. A paragraph whose mark goes runs on into the next one, and a mark
//! that comes goes away with a rejection, in Word, LibreOffice and pandoc alike.
mod anchors;
mod lines;
mod moves;
mod styles;

use chrono::NaiveTime;

use crate::domain::wording::revised::Fate;
use crate::export::ExportError;
use crate::minutes::counter_plan::CounterPlan;

use super::body::{Beside, Body, heading_properties};
use super::comments::{self, Comment};
use super::letterhead::{self, Letterhead};
use super::package;
use super::revision::Tracker;
use super::xml::Xml;
use anchors::Anchors;
use lines::{Line, Look, lines};
use moves::{End, Moves};

/// The counter-plan as DOCX.
pub fn render(plan: &CounterPlan) -> Result<Vec<u8>, ExportError> {
    render_on(plan, None)
}

/// The counter-plan as DOCX, on a letterhead if there is one.
pub fn render_on(plan: &CounterPlan, letterhead: Option<&Letterhead>) -> Result<Vec<u8>, ExportError> {
    let (mut lines, moves) = moves::find(lines(plan));
    lines::close(&mut lines);
    let mut writer = Writer {
        xml: Xml::default(),
        is_lettered: letterhead.is_some(),
        tracker: Tracker::new(
            &plan.author,
            &plan.moments,
            plan.date.and_time(NaiveTime::MIN),
            plan.comments.len(),
        ),
        anchors: anchors::find(&plan.comments, &lines),
        open: vec![None; moves.count()],
        moves,
        waiting: Vec::new(),
    };
    let frame = plan.frame();
    for (at, line) in lines.iter().enumerate() {
        writer.line(at, line);
    }
    let notes: Vec<Comment<'_>> = plan
        .comments
        .iter()
        .map(|comment| Comment { author: &plan.author, at: comment.at, paragraphs: &comment.text })
        .collect();
    let styles = comments::STYLES.to_owned() + styles::STYLES;
    let beside = Beside { comments: comments::write(&notes, 0), styles };
    let body = Body { xml: writer.xml.finish(), links: Vec::new(), beside: Some(beside) };
    match letterhead {
        Some(letterhead) => letterhead::write(&frame, &body, letterhead),
        None => package::write(&frame, &body),
    }
}

struct Writer {
    xml: Xml,
    is_lettered: bool,
    tracker: Tracker,
    anchors: Anchors,
    moves: Moves,
    /// The identities of the passages that move and are being written.
    open: Vec<Option<String>>,
    /// The comments on paragraphs that come or go, still to be called.
    waiting: Vec<usize>,
}

impl Writer {
    fn line(&mut self, at: usize, line: &Line) {
        self.xml.raw("<w:p><w:pPr>").empty("w:pStyle", &[("w:val", line.look.style())]);
        if let (Look::Heading(depth), true) = (line.look, self.is_lettered) {
            heading_properties(&mut self.xml, depth.saturating_add(1));
        }
        if line.mark != Fate::Kept {
            self.xml.raw("<w:rPr>");
            self.tracker.mark(&mut self.xml, line.mark);
            self.xml.raw("</w:rPr>");
        }
        self.xml.raw("</w:pPr>");
        if line.mark == Fate::Kept {
            self.call_waiting();
        }
        for (rank, piece) in line.pieces.iter().enumerate() {
            self.begin(at, rank);
            self.tracker.run(&mut self.xml, piece.fate, "", &piece.text);
            self.end(at, rank + 1, line);
        }
        self.begin(at, line.pieces.len());
        if line.pieces.is_empty() {
            self.end(at, 0, line);
        }
        self.xml.raw("</w:p>");
        self.end_moves(at, End::Mark);
    }

    /// What begins before the piece of this rank; the mark stands after the last one.
    fn begin(&mut self, at: usize, rank: usize) {
        for comment in self.anchors.starting(at, rank) {
            self.xml.empty("w:commentRangeStart", &[("w:id", &comment.to_string())]);
        }
        for (passage, fate, name) in self.moves.starting(at, rank) {
            let identity = self.tracker.range_start(&mut self.xml, fate, &name);
            if let Some(open) = self.open.get_mut(passage) {
                *open = Some(identity);
            }
        }
    }

    /// What ends after so many pieces.
    fn end(&mut self, at: usize, count: usize, line: &Line) {
        for anchor in self.anchors.ending(at, count) {
            if line.mark != Fate::Kept {
                self.waiting.push(anchor.comment);
                continue;
            }
            let identity = anchor.comment.to_string();
            if anchor.is_tied {
                self.xml.empty("w:commentRangeEnd", &[("w:id", &identity)]);
            }
            comments::reference(&mut self.xml, &identity, comments::SIGN_STYLE);
        }
        self.end_moves(at, End::Piece(count));
    }

    /// Comments on paragraphs that come or go are called at the head of the paragraph that stays after them: LibreOffice
    /// joins a paragraph that holds the sign of a comment the wrong way round.
    fn call_waiting(&mut self) {
        for identity in std::mem::take(&mut self.waiting) {
            comments::reference(&mut self.xml, &identity.to_string(), comments::SIGN_STYLE);
        }
    }

    fn end_moves(&mut self, at: usize, end: End) {
        for (passage, fate) in self.moves.ending(at, end) {
            if let Some(identity) = self.open.get_mut(passage).and_then(Option::take) {
                Tracker::range_end(&mut self.xml, fate, &identity);
            }
        }
    }
}
