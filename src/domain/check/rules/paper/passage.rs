//! A passage and its words, each folded once for all the rules that look for words.
use std::ops::Range;

use super::super::super::spot::{Part, Spot};
use crate::domain::id::NodeKey;
use crate::domain::location::Location;
use crate::text::fold::fold;

/// What a passage is on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Style {
    /// A title (0) or a heading (1 the highest).
    Heading(u8),
    /// A line of the table of contents.
    Contents,
    /// Running text.
    Text,
    /// An element of a list.
    Item(u8),
    /// Words proposed for the plan.
    Wording,
}

/// A word of a passage: letters and figures in a row.
struct Word {
    source: Range<usize>,
    folded: Range<usize>,
    quoted: bool,
}

/// A text of the paper.
pub(in super::super) struct Passage<'a> {
    pub(in super::super) location: Location,
    pub(in super::super) part: Part,
    pub(in super::super) text: &'a str,
    pub(in super::super) style: Style,
    /// Whether it is printed as it was received.
    pub(in super::super) received: bool,
    words: Vec<Word>,
    folded: String,
    /// The pieces of the document received that it is made of.
    pieces: Vec<Laid>,
}

/// A piece of the document received: which, which bytes of the passage it is, and where these begin in the piece.
struct Laid {
    rank: usize,
    range: Range<usize>,
    lead: usize,
}

impl<'a> Passage<'a> {
    pub(super) fn new(
        location: Location,
        part: Part,
        text: &'a str,
        (style, received): (Style, bool),
    ) -> Self {
        let (words, folded, pieces) = (Vec::new(), String::new(), Vec::new());
        let mut passage = Self { location, part, text, style, received, words, folded, pieces };
        passage.read_words();
        passage
    }

    /// A text of the plan, read for its words only.
    pub(in super::super) fn of_plan(key: &NodeKey, text: &'a str) -> Self {
        Self::new(Location::Node(key.clone()), Part::Words, text, (Style::Text, false))
    }

    fn read_words(&mut self) {
        let (mut start, mut depth, mut straight) = (None, 0_u32, false);
        for (at, c) in self.text.char_indices() {
            if c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) {
                start = start.or(Some(at));
                continue;
            }
            if let Some(start) = start.take() {
                self.word(start..at, depth > 0 || straight);
            }
            match c {
                '«' | '“' => depth += 1,
                '»' | '”' => depth = depth.saturating_sub(1),
                '"' => straight = !straight,
                _ => {}
            }
        }
        if let Some(start) = start {
            self.word(start..self.text.len(), depth > 0 || straight);
        }
    }

    fn word(&mut self, source: Range<usize>, quoted: bool) {
        let word = self.text.get(source.clone()).unwrap_or_default();
        let start = self.folded.len();
        if word.is_ascii() {
            self.folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            self.folded.push_str(&fold(word));
        }
        self.words.push(Word { source, folded: start..self.folded.len(), quoted });
    }

    /// How many words it has.
    pub(in super::super) fn len(&self) -> usize {
        self.words.len()
    }

    /// A word, folded; empty beyond the last.
    pub(in super::super) fn at(&self, rank: usize) -> &str {
        self.words.get(rank).and_then(|word| self.folded.get(word.folded.clone())).unwrap_or_default()
    }

    /// The word before, folded; empty before the first.
    pub(in super::super) fn before(&self, rank: usize) -> &str {
        rank.checked_sub(1).map_or("", |rank| self.at(rank))
    }

    /// A word as written.
    pub(in super::super) fn raw(&self, rank: usize) -> &'a str {
        self.words.get(rank).and_then(|word| self.text.get(word.source.clone())).unwrap_or_default()
    }

    /// What stands before a word: spaces and marks; before the word after the last, what ends the passage.
    pub(in super::super) fn gap(&self, rank: usize) -> &'a str {
        let start = rank.checked_sub(1).and_then(|rank| self.words.get(rank)).map_or(0, |w| w.source.end);
        let end = self.words.get(rank).map_or(self.text.len(), |word| word.source.start);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Whether a word stands between quotation marks.
    pub(in super::super) fn quoted(&self, rank: usize) -> bool {
        self.words.get(rank).is_some_and(|word| word.quoted)
    }

    /// Whether these words, folded, stand from this one on.
    pub(in super::super) fn reads(&self, rank: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(more, word)| self.at(rank + more) == *word)
    }

    /// Where these words stand first, outside quotations.
    pub(in super::super) fn find(&self, words: &[&str]) -> Option<usize> {
        (0..self.len()).find(|rank| self.reads(*rank, words) && !self.quoted(*rank))
    }

    /// Whether a word begins a sentence: « p. 3 », « M. Roy » and « art. R. 316-7 » go on.
    pub(in super::super) fn begins(&self, rank: usize) -> bool {
        let gap = self.gap(rank);
        let goes_on = || {
            let before = self.before(rank);
            let abbreviated =
                before.chars().count() == 1 || matches!(before, "mm" | "mme" | "pp" | "art" | "cf");
            abbreviated || !self.raw(rank).starts_with(char::is_uppercase)
        };
        rank == 0 || gap.contains(['!', '?', '\n', '\t']) || (gap.contains(['.', '…']) && !goes_on())
    }

    /// The words of the sentence that a word is in.
    pub(in super::super) fn sentence(&self, rank: usize) -> Range<usize> {
        let start = (0..=rank).rev().find(|rank| self.begins(*rank)).unwrap_or(0);
        let end = (rank + 1..self.len()).find(|rank| self.begins(*rank)).unwrap_or(self.len());
        start..end
    }

    /// The bytes of these words.
    pub(in super::super) fn span(&self, words: Range<usize>) -> Range<usize> {
        let start = self.words.get(words.start).map_or(0, |word| word.source.start);
        let end =
            words.end.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |w| w.source.end);
        start..end.max(start)
    }

    /// These words as a place that can be written over.
    pub(in super::super) fn spot(&self, words: Range<usize>) -> Spot {
        self.bytes(self.span(words))
    }

    /// These bytes as a place that can be written over.
    pub(in super::super) fn bytes(&self, range: Range<usize>) -> Spot {
        let within = |laid: &&Laid| laid.range.start <= range.start && range.end <= laid.range.end;
        let (part, range) = match self.pieces.iter().find(within) {
            Some(laid) => {
                let shift = |byte: usize| byte - laid.range.start + laid.lead;
                (Part::Piece(laid.rank), shift(range.start)..shift(range.end))
            }
            None => (self.part, range),
        };
        Spot { location: self.location.clone(), part, range }
    }

    /// Says that some of its bytes are those of a piece of the document received.
    pub(super) fn lay_over(&mut self, rank: usize, range: Range<usize>, lead: usize) {
        self.pieces.push(Laid { rank, range, lead });
    }

    /// Whether it is set in capitals: nothing can be said of the capitals of its words.
    pub(in super::super) fn in_capitals(&self) -> bool {
        let capitals = self.text.chars().filter(|c| c.is_uppercase()).count();
        let small = self.text.chars().filter(|c| c.is_lowercase()).count();
        capitals > small
    }

    /// The first word that begins at this byte or after it.
    pub(in super::super) fn rank_at(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.source.start < byte)
    }

    /// What stands between quotation marks, as bytes without the marks and their spaces.
    pub(in super::super) fn quotations(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut rest = 0;
        while let Some(open) = self.text.get(rest..).and_then(|text| text.find('«')).map(|at| rest + at) {
            let start = open + '«'.len_utf8();
            let Some(length) = self.text.get(start..).and_then(|text| text.find('»')) else { break };
            let inner = self.text.get(start..start + length).unwrap_or_default();
            let lead = inner.len() - inner.trim_start().len();
            found.push(start + lead..start + lead + inner.trim().len());
            rest = start + length;
        }
        found
    }
}
