//! Which blocks of a past compte-rendu are what: a walk through the blocks, guided by its rubrics. It reads nothing yet.
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::looks::{self, Rank};
use super::passages::passages;
use super::rubrics::{Rubric, rubric, without_number};
use crate::import::readers::{Block, Form};
use crate::import::shapes;
use crate::text::fold::fold;

/// How far from the end, in blocks, a signature begins at the earliest.
const SIGNATURE_REACH: usize = 14;
/// How many blocks a title block has at most.
const TITLE_BLOCKS_MAX: usize = 40;

/// A stretch of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What it is.
    pub part: Part,
    /// Its blocks; never empty.
    pub blocks: Range<usize>,
}

/// What a stretch of the document is. A part may come several times, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Title, date, place and the like.
    TitleBlock,
    /// What the meeting follows and prepares, before the presence list.
    Context,
    /// Who was there, and who was not.
    Attendance,
    /// Running text between the presence list and what comes next.
    Opening,
    /// The points to be dealt with.
    Agenda,
    /// The calendar.
    Events,
    /// The table of contents.
    Contents,
    /// The synthesis, with its heading.
    Synthesis,
    /// What was said; begins with its heading, if it has one.
    Body,
    /// A list of decisions under a heading of its own.
    Decisions,
    /// A list of actions under a heading of its own.
    Actions,
    /// The next meeting.
    NextMeeting,
    /// How the meeting ended, who wrote this, and when.
    Signature,
    /// What is joined.
    Annex,
}

/// The parts of a document, in reading order; every block belongs to exactly one.
pub fn divide(blocks: &[Block]) -> Vec<Span> {
    let mut walk = Walk::new(blocks);
    let mut spans: Vec<Span> = Vec::new();
    for at in 0..blocks.len() {
        let part = walk.step(at);
        match spans.last_mut() {
            Some(span) if span.part == part => span.blocks.end = at + 1,
            _ => spans.push(Span { part, blocks: at..at + 1 }),
        }
    }
    spans
}

/// The blocks of the spans of one part.
pub fn of(spans: &[Span], part: Part) -> impl Iterator<Item = Range<usize>> + '_ {
    spans.iter().filter(move |span| span.part == part).map(|span| span.blocks.clone())
}

struct Walk<'a> {
    blocks: &'a [Block],
    rubrics: Vec<Option<Rubric>>,
    /// The words of all blocks, folded and without numbers, to tell a line of the contents from a heading.
    words: Vec<String>,
    /// Where each of these words stands last.
    last: HashMap<String, usize>,
    /// The whole passage that begins at each block; empty where one goes on.
    whole: Vec<String>,
    /// The parts announced on a line of their own exactly once.
    once: HashSet<Part>,
    current: Part,
    /// What began the current part.
    opened_by: Option<Rank>,
    /// Whether the current part is announced on a line of its own.
    alone: bool,
    /// Whether nothing of the body has come yet.
    front: bool,
    /// The parts that have begun.
    seen: HashSet<Part>,
    /// The first line that names the meeting.
    title: Option<usize>,
    /// The lines of the agenda and of the contents, folded: one that comes again is a heading of the body.
    announced: HashSet<String>,
}

impl<'a> Walk<'a> {
    fn new(blocks: &'a [Block]) -> Self {
        let mut rubrics: Vec<Option<Rubric>> = blocks.iter().map(rubric).collect();
        for (at, opened) in rubrics.iter_mut().enumerate() {
            if looks::is_presence_table(blocks, at) {
                *opened = Some(Rubric { part: Part::Attendance, alone: true });
            }
        }
        let words: Vec<String> = blocks.iter().map(|block| key(&block.text)).collect();
        let last = words.iter().cloned().enumerate().map(|(at, words)| (words, at)).collect();
        let alone = |part: Part| {
            rubrics.iter().flatten().filter(|rubric| rubric.part == part && rubric.alone).count()
        };
        let once = [Part::Decisions, Part::Actions].into_iter().filter(|part| alone(*part) == 1).collect();
        let mut whole = vec![String::new(); blocks.len()];
        for passage in passages(blocks, 0..blocks.len()) {
            if let Some(slot) = whole.get_mut(passage.blocks.start) {
                *slot = passage.text;
            }
        }
        Self {
            blocks,
            rubrics,
            words,
            last,
            whole,
            once,
            current: Part::TitleBlock,
            opened_by: None,
            alone: false,
            front: true,
            seen: HashSet::new(),
            title: None,
            announced: HashSet::new(),
        }
    }

    /// The part of the next block.
    fn step(&mut self, at: usize) -> Part {
        let Some(block) = self.blocks.get(at) else { return self.current };
        if matches!(block.form, Form::Page(_)) || block.text.trim().is_empty() {
            return self.current;
        }
        let part = if self.current == Part::Contents && self.is_contents_line(at) {
            Part::Contents
        } else if let Some(rubric) = self.accepted(at) {
            self.open(rubric.part, looks::rank(block), rubric.alone);
            rubric.part
        } else if self.whole.get(at).is_some_and(String::is_empty) && at > 0 {
            self.current
        } else {
            let next = self.follow(at, block);
            if next != self.current {
                self.open(next, looks::rank(block), true);
            }
            next
        };
        if matches!(part, Part::Agenda | Part::Contents) {
            self.announced.extend(self.words.get(at).cloned());
        }
        if part == Part::TitleBlock && looks::names_a_meeting(&block.text) {
            self.title.get_or_insert(at);
        }
        part
    }

    fn open(&mut self, part: Part, rank: Option<Rank>, alone: bool) {
        self.current = part;
        self.opened_by = rank;
        self.alone = alone;
        // A presence list after what looked like text: the body has not begun yet.
        self.front |= self.seen.insert(part) && part == Part::Attendance;
        let body = matches!(part, Part::Body | Part::Decisions | Part::Actions | Part::Annex);
        self.front &= !body;
    }

    /// The rubric at this block, if it may open a part here.
    fn accepted(&self, at: usize) -> Option<Rubric> {
        let rubric = self.rubrics.get(at).copied().flatten()?;
        let block = self.blocks.get(at)?;
        let headed = looks::rank(block).is_some();
        let near_end = at + SIGNATURE_REACH >= self.blocks.len() && !self.front;
        let yes = match rubric.part {
            Part::Attendance if near_end && looks::is_signature_label(&block.text) => {
                return Some(Rubric { part: Part::Signature, ..rubric });
            }
            Part::Attendance => {
                (self.front || !self.seen.contains(&Part::Attendance)) && !self.is_repeated_ahead(at)
            }
            Part::Agenda => self.front && !self.seen.contains(&Part::Synthesis),
            Part::Contents => rubric.alone && self.front,
            Part::Events => rubric.alone && (self.front || headed),
            Part::Synthesis => {
                !self.seen.contains(&Part::Synthesis) && rubric.alone && (self.front || headed)
            }
            Part::Decisions | Part::Actions => {
                rubric.alone && self.once.contains(&rubric.part) && self.current != Part::TitleBlock
            }
            Part::NextMeeting => rubric.alone || looks::has_day(&block.text) || looks::is_label(&block.text),
            Part::Signature => near_end,
            Part::Annex => rubric.alone && !self.front,
            _ => false,
        };
        yes.then_some(rubric)
    }

    /// The part of a block that opens nothing by its words.
    fn follow(&mut self, at: usize, block: &Block) -> Part {
        if self.front && looks::is_address(&block.text) {
            return Part::TitleBlock;
        }
        if self.front && at < TITLE_BLOCKS_MAX && looks::is_field(&block.text) {
            return Part::TitleBlock;
        }
        let stays = match self.current {
            Part::TitleBlock => self.is_title_line(at, block),
            Part::Context => looks::rank(block).is_none(),
            Part::Opening => looks::rank(block).is_none() && !self.is_announced(at),
            Part::Attendance => {
                let whole = self.whole.get(at).unwrap_or(&block.text);
                let prose = block.form == Form::Paragraph && looks::is_prose(whole);
                looks::is_of_presence(block) && !prose && !self.is_announced(at)
            }
            Part::Agenda => self.is_agenda_line(at, block),
            Part::Events => self.is_event_line(at, block),
            Part::NextMeeting => self.goes_on(at, block) || (self.alone && self.is_event_line(at, block)),
            Part::Synthesis | Part::Decisions | Part::Actions => !self.is_ended_by(block),
            Part::Contents => false,
            Part::Signature | Part::Body | Part::Annex => true,
        };
        if stays { self.current } else { self.next_part(at, block) }
    }

    /// Where an ordinary block goes once the part before it is over.
    fn next_part(&self, at: usize, block: &Block) -> Part {
        let plain = looks::rank(block).is_none() && self.front && !self.is_announced(at);
        let ahead = |wanted: &dyn Fn(usize) -> bool| (at + 1..self.blocks.len()).take(60).any(wanted);
        let presence = |n: usize| {
            self.rubrics.get(n).copied().flatten().is_some_and(|rubric| rubric.part == Part::Attendance)
        };
        let headed = |n: usize| self.blocks.get(n).is_some_and(|block| looks::rank(block).is_some());
        if plain && !self.seen.contains(&Part::Attendance) && ahead(&presence) {
            Part::Context
        } else if plain && self.seen.contains(&Part::Attendance) && ahead(&headed) {
            Part::Opening
        } else {
            Part::Body
        }
    }

    fn is_title_line(&self, at: usize, block: &Block) -> bool {
        if at >= TITLE_BLOCKS_MAX || looks::is_prose(&block.text) || block.text.chars().count() > 240 {
            return false;
        }
        if looks::names_a_meeting(&block.text) || looks::has_day(&block.text) {
            return true;
        }
        let numbered = matches!(looks::rank(block), Some(Rank::Numbered(..)));
        let bare = looks::rank(block) == Some(Rank::Bare)
            && (looks::is_place_line(&block.text) || self.goes_on_being_title(at));
        let below = self.title.is_some() && looks::rank(block).is_some() && !bare;
        !numbered && !below && !matches!(block.form, Form::Item(_))
    }

    /// Whether the lines right after this one still belong to the head of the document.
    fn goes_on_being_title(&self, at: usize) -> bool {
        let next = |n: usize| {
            let rubric =
                self.rubrics.get(n).copied().flatten().is_some_and(|rubric| rubric.part == Part::Attendance);
            let block = self.blocks.get(n);
            rubric
                || block.is_some_and(|block| {
                    let short = block.text.chars().count() < 80;
                    looks::is_field(&block.text)
                        || (short && (looks::has_day(&block.text) || looks::names_a_meeting(&block.text)))
                })
        };
        (at + 1..at + 5).any(next)
    }

    fn is_agenda_line(&self, at: usize, block: &Block) -> bool {
        if self.is_announced(at) || matches!(block.form, Form::Heading(_) | Form::Title) {
            return false;
        }
        let listed = matches!(block.form, Form::Item(_) | Form::Cell { .. });
        let numbered = shapes::numbered(&block.text);
        let restarts = numbered.as_ref().is_some_and(|shape| matches!(shape.number.as_str(), "1" | "I"))
            && self.announced.len() > 2;
        let numbered = numbered.is_some() && !restarts;
        let short = !looks::is_prose(&block.text) && looks::rank(block).is_none();
        (listed && !restarts)
            || (self.alone && (numbered || (short && block.text.chars().count() < 160)))
            || self.goes_on(at, block)
    }

    fn is_event_line(&self, at: usize, block: &Block) -> bool {
        matches!(block.form, Form::Item(_) | Form::Cell { .. })
            || (looks::rank(block).is_none()
                && (looks::has_day(&block.text) || looks::has_hour(&block.text) || self.goes_on(at, block)))
    }

    /// Whether the block runs on from the one before, cut in the middle of a sentence.
    fn goes_on(&self, at: usize, block: &Block) -> bool {
        at.checked_sub(1)
            .and_then(|before| self.blocks.get(before))
            .is_some_and(|before| looks::runs_on(before, block))
    }

    fn is_announced(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|words| !words.is_empty() && self.announced.contains(words))
    }

    fn is_repeated_ahead(&self, at: usize) -> bool {
        let Some(words) = self.words.get(at).filter(|words| words.len() > 3) else { return false };
        self.current == Part::Contents && self.last.get(words).is_some_and(|last| *last > at)
    }

    fn is_contents_line(&self, at: usize) -> bool {
        let Some(block) = self.blocks.get(at) else { return false };
        shapes::without_leader(&block.text).len() < block.text.len()
            || looks::ends_in_page(&block.text)
            || self.is_repeated_ahead(at)
    }

    /// Whether a heading ends the part that another heading opened.
    fn is_ended_by(&self, block: &Block) -> bool {
        let Some(rank) = looks::rank(block) else { return false };
        match self.opened_by {
            Some(opener) => rank.ends(opener),
            None => true,
        }
    }
}

/// What two prints of the same heading have in common.
fn key(text: &str) -> String {
    let bare = shapes::without_leader(text);
    let bare = without_number(bare.trim_end_matches([' ', '.', '…', ':']));
    fold(bare).chars().filter(|c| c.is_alphanumeric()).collect()
}
