//! The text of a part of the plan as one string, each paragraph ended by a line break: what a proposal changes is a
//! range of it, also when it goes from one paragraph to another.
use std::ops::Range;

use crate::domain::plan::{ParagraphKind, PlanNode};

/// Which text of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Field {
    /// Its title.
    Title,
    /// Its paragraphs.
    Body,
}

/// The paragraphs of a part as one string.
#[derive(Debug, Clone)]
pub(super) struct Body {
    /// The text.
    pub(super) text: String,
    /// Where each paragraph stands in it, its end not counted, and what it is.
    pub(super) paragraphs: Vec<(Range<usize>, ParagraphKind)>,
}

impl Body {
    /// The text of a part. A line break inside a paragraph would end it: it is a space here, as it is on paper.
    pub(super) fn of(node: &PlanNode) -> Self {
        let mut text = String::with_capacity(node.paragraphs.iter().map(|p| p.text.len() + 1).sum());
        let mut paragraphs = Vec::with_capacity(node.paragraphs.len());
        for paragraph in &node.paragraphs {
            let start = text.len();
            push_line(&mut text, &paragraph.text);
            paragraphs.push((start..text.len(), paragraph.kind));
            text.push('\n');
        }
        Self { text, paragraphs }
    }

    /// The rank of the paragraph that holds a byte, its end included.
    pub(super) fn paragraph_at(&self, at: usize) -> Option<usize> {
        self.paragraphs.iter().position(|(range, _)| range.start <= at && at <= range.end)
    }

    /// Where the paragraph of this rank begins; the end of the text for the one after the last.
    pub(super) fn start_of(&self, rank: usize) -> usize {
        self.paragraphs.get(rank).map_or(self.text.len(), |(range, _)| range.start)
    }

    /// Whether a range is whole paragraphs, their spaces and ends apart; and which.
    pub(super) fn whole_paragraphs(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let first = self.paragraph_at(range.start)?;
        let last = self.paragraph_at(range.end).filter(|last| *last >= first)?;
        let (begin, _) = self.paragraphs.get(first)?;
        let (end, _) = self.paragraphs.get(last)?;
        let blank = |part: Range<usize>| self.text.get(part).is_some_and(|part| part.trim().is_empty());
        (blank(begin.start..range.start) && blank(range.end..end.end) && !blank(range.clone()))
            .then_some(first..last + 1)
    }
}

/// Adds words to a text as one line.
pub(super) fn push_line(text: &mut String, words: &str) {
    for (rank, line) in words.split('\n').enumerate() {
        if rank > 0 {
            text.push(' ');
        }
        text.push_str(line);
    }
}
