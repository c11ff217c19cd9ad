//! The words of a line with their places, folded: what the scanners of days and hours walk over.
use std::ops::Range;

use crate::text::fold::fold;

/// A run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// It, folded.
    pub(super) folded: String,
}

impl Word {
    /// Its value, if it is a number of at most this many digits.
    pub(super) fn number(&self, digits_max: usize) -> Option<u32> {
        let digits = self.folded.len() <= digits_max && self.folded.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| self.folded.parse().ok())?
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word { range: from..at, folded: fold(text.get(from..at).unwrap_or_default()) });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// What stands between two neighboring words.
pub(super) fn between<'a>(text: &'a str, words: &[Word], before: usize) -> &'a str {
    match (words.get(before), words.get(before + 1)) {
        (Some(a), Some(b)) => text.get(a.range.end..b.range.start).unwrap_or_default(),
        _ => "",
    }
}
