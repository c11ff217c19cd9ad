//! Words beside a byte of a text: where the word, the clause or the sentence around it begins and ends.
use std::ops::Range;

use crate::text::motion;
use crate::text::sentences::sentences;

/// The most words quoted to say beside what an addition goes.
const BESIDE_WORDS_MAX: usize = 6;

/// The start of the word before this byte, not before the bound.
pub(super) fn previous_word(text: &str, at: usize, bound: usize) -> usize {
    let line = text.get(bound..at).unwrap_or_default();
    bound + motion::prev_word_start(line, line.len())
}

/// The end of the word after this byte, not after the bound.
pub(super) fn next_word(text: &str, at: usize, bound: usize) -> usize {
    at + motion::next_word_end(text.get(at..bound).unwrap_or_default(), 0)
}

/// Where the last sentence of a text begins.
pub(super) fn sentence_before(text: &str) -> Option<usize> {
    sentences(text).last().map(|sentence| sentence.start)
}

/// A quotation that ends where it did and begins like a clause: behind a comma, when enough is left, and never inside
/// « l’accueil ».
pub(super) fn clause_before(text: &str, range: Range<usize>, bound: usize) -> Range<usize> {
    let quoted = text.get(range.clone()).unwrap_or_default();
    let rest = quoted.rfind([',', ';', ':']).map(|at| quoted.get(at + 1..).unwrap_or_default().trim_start());
    if let Some(rest) = rest.filter(|rest| rest.split_whitespace().count() > 1) {
        return range.end - rest.len()..range.end;
    }
    let before = text.get(bound..range.start).unwrap_or_default();
    let word = before.len() - before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let elided = before.ends_with(['’', '\'']);
    range.start - if elided { word } else { 0 }..range.end
}

/// Where the last few words before this byte begin.
pub(super) fn words_before(text: &str, end: usize, bound: usize) -> usize {
    (0..BESIDE_WORDS_MAX).fold(end, |at, _| previous_word(text, at, bound))
}

/// Where the first few words after this byte end.
pub(super) fn words_after(text: &str, start: usize, bound: usize) -> usize {
    (0..BESIDE_WORDS_MAX).fold(start, |at, _| next_word(text, at, bound))
}
