//! What changed between two texts, in whole words and in few pieces, the way a person would mark it with a pen.
//! Pure typography (apostrophes, no-break spaces, quotation marks, line ends) is no change.
mod paragraphs;
mod slide;
mod tokens;

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

pub use paragraphs::{Fate, ParagraphDiff, Spot, sections};
pub(super) use tokens::{letters_of, skeleton};

/// Longer texts are compared sentence by sentence first.
const TOKENS_MAX: usize = 60_000;
/// The longest shared run that is absorbed whatever stands beside it: « de », « la », « pour ».
const CRUMB_LETTERS: usize = 4;

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HunkKind {
    /// In both texts.
    Same,
    /// In the old text only.
    Removed,
    /// In the new text only.
    Added,
}

/// A piece of text and what became of it. The pieces that are not removed make the new text, character by
/// character; those that are not added make the old one, but for its typography.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// What became of it.
    pub kind: HunkKind,
    /// Its words, with the spaces around them.
    pub text: String,
}

/// The differences of two texts, word by word. What is removed comes before what is added in its place.
pub fn words(old: &str, new: &str) -> Vec<Hunk> {
    let (old_tokens, new_tokens) = (tokens::tokens(old), tokens::tokens(new));
    let spans = readable_spans(&old_tokens, &new_tokens);
    let mut hunks = Vec::new();
    for span in spans {
        let old_text: String = slice(&old_tokens, &span.old).iter().map(|t| t.text).collect();
        let new_text: String = slice(&new_tokens, &span.new).iter().map(|t| t.text).collect();
        if span.same {
            push(&mut hunks, HunkKind::Same, new_text);
        } else {
            push(&mut hunks, HunkKind::Removed, old_text);
            push(&mut hunks, HunkKind::Added, new_text);
        }
    }
    hunks
}

/// The runs as a person would mark them: without crumbs, at word boundaries.
fn readable_spans(old_tokens: &[tokens::Token<'_>], new_tokens: &[tokens::Token<'_>]) -> Vec<Span> {
    let mut spans = spans(old_tokens, new_tokens);
    loop {
        let before = spans.len();
        spans = without_crumbs(spans, old_tokens, new_tokens);
        if spans.len() == before {
            break;
        }
    }
    slide::to_boundaries(&mut spans, old_tokens, new_tokens);
    spans
}

/// What must be replaced in the old text to make the new one: bytes of the old and of the new, in order. Typography
/// alone is no change, but for line breaks: what is kept stays as the old text has it.
pub fn changes(old: &str, new: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let (old_tokens, new_tokens) = (tokens::tokens(old), tokens::tokens(new));
    let spans = readable_spans(&old_tokens, &new_tokens);
    let (old_ends, new_ends) = (ends(&old_tokens), ends(&new_tokens));
    let mut changes: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut note = |old: Range<usize>, new: Range<usize>| match changes.last_mut() {
        Some((last_old, last_new)) if last_old.end == old.start && last_new.end == new.start => {
            (last_old.end, last_new.end) = (old.end, new.end);
        }
        _ => changes.push((old, new)),
    };
    for span in spans {
        if !span.same {
            note(bytes(&old_ends, &span.old), bytes(&new_ends, &span.new));
            continue;
        }
        for (from, to) in span.old.clone().zip(span.new.clone()) {
            let breaks = |tokens: &[tokens::Token<'_>], at: usize| {
                tokens.get(at).map_or(0, |token| token.text.matches('\n').count())
            };
            if breaks(&old_tokens, from) != breaks(&new_tokens, to) {
                note(bytes(&old_ends, &(from..from + 1)), bytes(&new_ends, &(to..to + 1)));
            }
        }
    }
    changes
}

/// Where each token ends, in bytes.
fn ends(tokens: &[tokens::Token<'_>]) -> Vec<usize> {
    let mut at = 0;
    let end = |token: &tokens::Token<'_>| {
        at += token.text.len();
        at
    };
    tokens.iter().map(end).collect()
}

/// The bytes of a range of tokens.
fn bytes(ends: &[usize], range: &Range<usize>) -> Range<usize> {
    let at = |rank: usize| rank.checked_sub(1).and_then(|rank| ends.get(rank)).copied().unwrap_or(0);
    at(range.start)..at(range.end)
}

/// Whether two texts say the same in the same words, typography apart.
pub fn same_words(a: &str, b: &str) -> bool {
    a == b || tokens::skeleton(a) == tokens::skeleton(b)
}

fn push(hunks: &mut Vec<Hunk>, kind: HunkKind, text: String) {
    if !text.is_empty() {
        hunks.push(Hunk { kind, text });
    }
}

/// A run of tokens that both texts share, or that one has in place of what the other has.
#[derive(Debug, Clone)]
struct Span {
    same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

fn slice<'a, 'b>(tokens: &'b [tokens::Token<'a>], range: &Range<usize>) -> &'b [tokens::Token<'a>] {
    tokens.get(range.clone()).unwrap_or_default()
}

fn spans(old: &[tokens::Token<'_>], new: &[tokens::Token<'_>]) -> Vec<Span> {
    if old.len() + new.len() <= TOKENS_MAX {
        return aligned(
            old.iter().map(|token| token.meaning.as_ref()),
            new.iter().map(|t| t.meaning.as_ref()),
        );
    }
    // Sentence by sentence, then word by word in those that changed. A run of changed sentences that is longer still
    // is told as gone and come as a whole: nobody reads such a run word by word.
    let (old_marks, new_marks) = (sentence_marks(old), sentence_marks(new));
    let text = |tokens: &[tokens::Token<'_>], marks: &[usize]| -> Vec<String> {
        let ends = marks.iter().skip(1);
        let sentence = |(from, to): (&usize, &usize)| {
            slice(tokens, &(*from..*to)).iter().map(|t| t.meaning.trim()).collect()
        };
        marks.iter().zip(ends).map(sentence).collect()
    };
    let (old_text, new_text) = (text(old, &old_marks), text(new, &new_marks));
    let mut spans = Vec::new();
    for span in aligned(old_text.iter().map(String::as_str), new_text.iter().map(String::as_str)) {
        let at = |marks: &[usize], range: &Range<usize>| -> Range<usize> {
            let mark = |at: usize| marks.get(at).copied().unwrap_or_default();
            mark(range.start)..mark(range.end)
        };
        let (before, after) = (at(&old_marks, &span.old), at(&new_marks, &span.new));
        let (old, new) = (slice(old, &before), slice(new, &after));
        if span.same || old.len() + new.len() > TOKENS_MAX {
            keep(&mut spans, span.same, before, after);
            continue;
        }
        let shift = |range: &Range<usize>, by: usize| range.start + by..range.end + by;
        let inner =
            aligned(old.iter().map(|token| token.meaning.as_ref()), new.iter().map(|t| t.meaning.as_ref()));
        for span in inner {
            keep(&mut spans, span.same, shift(&span.old, before.start), shift(&span.new, after.start));
        }
    }
    spans
}

/// Where sentences begin among the tokens, and the end of the last one.
fn sentence_marks(tokens: &[tokens::Token<'_>]) -> Vec<usize> {
    let ends = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token.meaning.as_ref(), "." | "?" | "!" | ";"));
    let mut marks = vec![0];
    marks.extend(ends.map(|(at, _)| at + 1));
    if marks.last().is_none_or(|last| *last < tokens.len()) {
        marks.push(tokens.len());
    }
    marks
}

/// The runs that two lists share and those where they differ.
fn aligned<'t>(old: impl Iterator<Item = &'t str>, new: impl Iterator<Item = &'t str>) -> Vec<Span> {
    let mut input = InternedInput::default();
    input.update_before(old);
    input.update_after(new);
    let (old_count, new_count) = (input.before.len(), input.after.len());
    let mut diff = Diff::compute(Algorithm::Myers, &input);
    diff.postprocess_no_heuristic(&input);
    let mut spans = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for hunk in diff.hunks() {
        let (before, after) = (range(&hunk.before), range(&hunk.after));
        keep(&mut spans, true, old_at..before.start, new_at..after.start);
        (old_at, new_at) = (before.end, after.end);
        keep(&mut spans, false, before, after);
    }
    keep(&mut spans, true, old_at..old_count, new_at..new_count);
    spans
}

fn range(range: &Range<u32>) -> Range<usize> {
    let wide = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    wide(range.start)..wide(range.end)
}

fn keep(spans: &mut Vec<Span>, same: bool, old: Range<usize>, new: Range<usize>) {
    if !old.is_empty() || !new.is_empty() {
        spans.push(Span { same, old, new });
    }
}

/// Absorbs the shared runs that are too small, between two changes, to be worth leaving out of them: at most four
/// letters, or less than a third of the changes on both sides. Between two additions, or two removals, only what has
/// no letters is absorbed: nothing there was written anew.
fn without_crumbs(spans: Vec<Span>, old: &[tokens::Token<'_>], new: &[tokens::Token<'_>]) -> Vec<Span> {
    let letters = |span: &Span| {
        let count = |tokens: &[tokens::Token<'_>]| tokens.iter().map(|t| letters_of(t.text)).sum::<usize>();
        count(slice(old, &span.old)).max(count(slice(new, &span.new)))
    };
    // Each span with its letters, counted once.
    let mut kept: Vec<(Span, usize)> = Vec::with_capacity(spans.len());
    for span in spans {
        let right = letters(&span);
        let merged = match kept.as_slice() {
            [.., (first, left), (middle, size)] if middle.same && !first.same && !span.same => {
                let one_way = (first.old.is_empty() && span.old.is_empty())
                    || (first.new.is_empty() && span.new.is_empty());
                let crumb = if one_way {
                    *size == 0
                } else {
                    *size <= CRUMB_LETTERS || (size * 3 < *left && size * 3 < right)
                };
                crumb.then(|| {
                    let (old, new) = (first.old.start..span.old.end, first.new.start..span.new.end);
                    (Span { same: false, old, new }, left + size + right)
                })
            }
            _ => None,
        };
        if let Some(merged) = merged {
            kept.truncate(kept.len() - 2);
            kept.push(merged);
        } else {
            kept.push((span, right));
        }
    }
    kept.into_iter().map(|(span, _)| span).collect()
}

#[cfg(test)]
mod tests;
