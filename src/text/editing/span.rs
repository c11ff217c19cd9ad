//! Styled ranges of a text and how they follow it when it is edited.

use std::ops::Range;

/// A range of the text that is shown in a style; what the style means is the affair of who asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Bytes of the whole text.
    pub range: Range<usize>,
    /// The number of the style.
    pub style: u8,
}

/// Moves the spans as the text does when `removed` bytes at `at` become `inserted` bytes. What is written inside a
/// span belongs to it, what is written at its edges does not; a span whose text is gone is gone.
pub(super) fn shift(spans: &mut Vec<Span>, at: usize, removed: usize, inserted: usize) {
    let end = at + removed;
    for span in spans.iter_mut() {
        let start = match span.range.start {
            start if start < at => start,
            start if start >= end => start - removed + inserted,
            _ => at + inserted,
        };
        let stop = match span.range.end {
            stop if stop <= at => stop,
            stop if stop >= end && (stop > end || span.range.start >= at || removed == 0) => {
                stop - removed + inserted
            }
            stop if stop >= end => at + inserted,
            _ => at,
        };
        span.range = start..stop.max(start);
    }
    spans.retain(|span| !span.range.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_follow_the_text() {
        for ((at, removed, inserted), range) in [
            ((0, 0, 2), Some(6..10)),
            ((4, 0, 2), Some(6..10)),
            ((5, 0, 2), Some(4..10)),
            ((8, 0, 2), Some(4..8)),
            ((9, 3, 0), Some(4..8)),
            ((2, 4, 0), Some(2..4)),
            ((6, 4, 1), Some(4..6)),
            ((5, 2, 3), Some(4..9)),
            ((3, 9, 1), None),
        ] {
            let mut spans = vec![Span { range: 4..8, style: 1 }];
            shift(&mut spans, at, removed, inserted);
            assert_eq!(spans.first().map(|span| span.range.clone()), range, "{at} {removed} {inserted}");
        }
    }
}
