//! What is selected, and the selection that grows from the word to the whole text.

use std::ops::Range;

use super::paragraphs::Position;
use super::{Caret, Editor};
use crate::text::{motion, sentences};

impl Editor {
    /// The two ends of the selection in the order of the text; nothing when nothing is selected.
    pub(super) fn selected_positions(&self) -> Option<(Position, Position)> {
        let (cursor, anchor) = (self.caret.cursor, self.caret.anchor?);
        (anchor != cursor).then(|| (anchor.min(cursor), anchor.max(cursor)))
    }

    pub(super) fn select_all(&mut self) {
        self.place(Caret { cursor: self.paragraphs.end(), anchor: Some(Position::default()) });
    }

    /// Selects the smallest of word, sentence, paragraph and text that holds more than what is selected.
    pub(super) fn grow_selection(&mut self) {
        let cursor = self.caret.cursor;
        let (start, end) = self.selected_positions().unwrap_or((cursor, cursor));
        if start.paragraph == end.paragraph {
            let text = self.paragraphs.get(start.paragraph);
            let wider = |range: &Range<usize>| {
                range.start <= start.byte && end.byte <= range.end && range.len() > end.byte - start.byte
            };
            let sentence = sentences::sentences(text).into_iter().find(wider);
            let found = motion::word_at(text, start.byte)
                .filter(wider)
                .or(sentence)
                .or(Some(0..text.len()).filter(wider));
            if let Some(range) = found {
                let at = |byte| Position { byte, ..start };
                return self.place(Caret { cursor: at(range.end), anchor: Some(at(range.start)) });
            }
        }
        self.select_all();
    }
}
