//! Rows: a paragraph cut to a width in terminal cells, where Unicode allows a break and French does not forbid it.
//! Widths are those of the cells a terminal gives to each visible letter.

use std::borrow::Cow;
use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::motion;

/// The width of a text in terminal cells.
pub fn cells(text: &str) -> usize {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    text.graphemes(true).map(letter_cells).sum()
}

/// The width of one visible letter; nothing for a control character, which no terminal is given.
pub fn letter_cells(letter: &str) -> usize {
    if letter.contains(char::is_control) { 0 } else { letter.width() }
}

/// The rows of a paragraph, as byte ranges which tile the text (spaces where a row ends hang over its edge). There is
/// always at least one row; a word wider than a row is cut between letters.
pub fn wrap(text: &str, width: u16) -> Vec<Range<usize>> {
    let mut rows = Rows { width: usize::from(width.max(1)), done: Vec::new(), start: 0, used: 0 };
    let mut from = 0;
    for (to, forced) in breaks(text) {
        rows.add(text, from..to);
        if forced && to < text.len() {
            rows.close(to);
        }
        from = to;
    }
    rows.finish(text)
}

/// What became of a text since its rows were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rewritten {
    /// The byte where it was rewritten.
    pub at: usize,
    /// How many bytes were taken away there.
    pub removed: usize,
    /// How many bytes were written there.
    pub inserted: usize,
}

/// The rows of a paragraph rewritten at one place, from those before: only the rows that the change moves are made
/// anew, so that a key costs the same in a paragraph of a book's length.
pub fn rewrap(text: &str, width: u16, old: &[Range<usize>], change: Rewritten) -> Vec<Range<usize>> {
    let touched = old.partition_point(|row| row.start <= change.at).saturating_sub(2);
    let safe =
        (1..=touched).rev().find(|&index| old.get(index).is_some_and(|row| starts_afresh(text, row.start)));
    let kept = safe.unwrap_or(0);
    let base = if kept == 0 { 0 } else { old.get(kept).map_or(0, |row| row.start) };
    let done = old.get(..kept).unwrap_or_default().to_vec();
    let mut rows = Rows { width: usize::from(width.max(1)), done, start: base, used: 0 };
    let mut from = base;
    let mut checked = base;
    for (to, forced) in breaks(text.get(base..).unwrap_or_default()) {
        let to = base + to;
        rows.add(text, from..to);
        if rows.start != checked {
            checked = rows.start;
            if let Some(rest) = same_again(text, old, change, checked) {
                let shift = |byte: usize| byte + change.inserted - change.removed;
                rows.done.extend(rest.iter().map(|row| shift(row.start)..shift(row.end)));
                return rows.done;
            }
        }
        if forced && to < text.len() {
            rows.close(to);
        }
        from = to;
    }
    rows.finish(text)
}

/// The old rows that go on unchanged from a new row's start, when there are.
fn same_again<'a>(
    text: &str,
    old: &'a [Range<usize>],
    change: Rewritten,
    start: usize,
) -> Option<&'a [Range<usize>]> {
    let before = start.checked_sub(change.at + change.inserted)? + change.at + change.removed;
    let index = old.binary_search_by_key(&before, |row| row.start).ok()?;
    if start > change.at + change.inserted && starts_afresh(text, start) { old.get(index..) } else { None }
}

/// Whether a row's start owes nothing to what stands before it: a Latin letter or a digit after a plain space.
fn starts_afresh(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(' '))
        && text
            .get(at..)
            .is_some_and(|after| after.starts_with(|c: char| c < '\u{250}' && c.is_alphanumeric()))
}

/// The text, cut to a width with « … » when it is wider.
pub fn truncate(text: &str, width: usize) -> Cow<'_, str> {
    if cells(text) <= width {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut used = 1;
    for letter in text.graphemes(true) {
        used += letter_cells(letter);
        if used > width {
            break;
        }
        kept.push_str(letter);
    }
    if width > 0 {
        kept.push('…');
    }
    Cow::Owned(kept)
}

/// The place in a row nearest to a column without passing it.
pub fn byte_at_column(row: &str, column: usize) -> usize {
    let mut used = 0;
    for (at, letter) in row.grapheme_indices(true) {
        used += letter_cells(letter);
        if used > column {
            return at;
        }
    }
    row.len()
}

struct Rows {
    width: usize,
    done: Vec<Range<usize>>,
    start: usize,
    used: usize,
}

impl Rows {
    fn add(&mut self, text: &str, piece: Range<usize>) {
        let slice = text.get(piece.clone()).unwrap_or_default();
        let ink = slice.trim_end_matches(is_breaking_space);
        let ink_cells = cells(ink);
        if self.used + ink_cells > self.width && piece.start > self.start {
            self.close(piece.start);
        }
        if ink_cells > self.width {
            self.add_cut(ink, piece.start);
        } else {
            self.used += ink_cells;
        }
        self.used += cells(slice.get(ink.len()..).unwrap_or_default());
    }

    fn add_cut(&mut self, word: &str, start: usize) {
        for (at, letter) in word.grapheme_indices(true) {
            let wide = letter_cells(letter);
            if self.used + wide > self.width && start + at > self.start {
                self.close(start + at);
            }
            self.used += wide;
        }
    }

    fn finish(mut self, text: &str) -> Vec<Range<usize>> {
        if self.start < text.len() || self.done.is_empty() {
            self.close(text.len());
        }
        self.done
    }

    fn close(&mut self, end: usize) {
        self.done.push(self.start..end);
        self.start = end;
        self.used = 0;
    }
}

/// Where a row may end, and whether it must: Unicode's places but those French forbids.
fn breaks(text: &str) -> impl Iterator<Item = (usize, bool)> {
    linebreaks(text).map(|(at, opportunity)| (at, opportunity == BreakOpportunity::Mandatory)).filter(
        |&(at, forced)| {
            at == text.len() || forced || (!parts_french(text, at) && motion::is_boundary(text, at))
        },
    )
}

/// Whether a break here would begin a row with a mark that belongs to the word before, or leave an opening mark
/// alone at the end of one. Those around words that went or came, `[-` and `+}`, are such marks.
fn parts_french(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let opening = before.trim_end_matches(is_breaking_space).chars().next_back();
    let marks = |text: &str| text.starts_with("-]") || text.starts_with("+}");
    opening.is_some_and(|c| matches!(c, '«' | '“' | '(' | '[' | '{'))
        || before.ends_with("[-")
        || before.ends_with("{+")
        || marks(after)
        || after.starts_with([
            ';', ':', '!', '?', '»', '”', '%', '‰', '€', ')', ']', '}', ',', '.', '…', '’', '\u{A0}',
            '\u{202F}',
        ])
}

fn is_breaking_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str, width: u16) -> Vec<&str> {
        wrap(text, width).into_iter().filter_map(|range| text.get(range)).collect()
    }

    #[test]
    fn rows_end_between_words() {
        assert_eq!(rows("un deux trois", 7), ["un deux ", "trois"]);
        assert_eq!(rows("", 5), [""]);
        assert_eq!(rows("a b", 0), ["a ", "b"]);
        assert_eq!(rows("été   hiver", 3), ["été   ", "hiv", "er"]);
    }

    #[test]
    fn no_row_starts_with_punctuation() {
        assert_eq!(rows("Que faire ?", 9), ["Que ", "faire ?"]);
        assert_eq!(rows("dit « oui » là", 8), ["dit ", "« oui » ", "là"]);
        assert_eq!(rows("dans 10 % des", 7), ["dans ", "10 % ", "des"]);
        let marked = "un [-deux trois -]{+six+}";
        assert_eq!(rows(marked, 8), ["un ", "[-deux ", "trois -]", "{+six+}"]);
        assert_eq!(rows("à 3\u{202F}mois", 4), ["à ", "3\u{202F}mo", "is"]);
    }

    #[test]
    fn words_too_long_are_cut_between_letters() {
        assert_eq!(rows("abcdef", 4), ["abcd", "ef"]);
        assert_eq!(rows("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(rows("漢字漢", 3), ["漢", "字", "漢"]);
    }

    #[test]
    fn a_text_too_wide_says_so() {
        for (text, width, cut) in
            [("séance", 6, "séance"), ("séance", 4, "séa…"), ("漢字", 3, "漢…"), ("ab", 0, "")]
        {
            assert_eq!(truncate(text, width), cut);
        }
    }

    #[test]
    fn a_column_is_a_place() {
        assert_eq!([0, 1, 2, 3, 9].map(|column| byte_at_column("é漢a", column)), [0, 2, 2, 5, 6]);
    }

    proptest! {
        #[test]
        fn rows_tile_the_text_and_fit(text in "([a-zé«»:;!? \u{A0}\u{202F}’-]|e\u{301}|漢|👨\u{200D}👩|\n|\t){0,60}", width in 0_u16..12) {
            let mut end = 0;
            for row in wrap(&text, width) {
                prop_assert_eq!(row.start, end);
                prop_assert!(motion::is_boundary(&text, row.end));
                let ink = text.get(row.clone()).unwrap().trim_end_matches(is_breaking_space);
                prop_assert!(cells(ink) <= usize::from(width.max(1)) || ink.graphemes(true).count() == 1);
                end = row.end;
            }
            prop_assert_eq!(end, text.len());
        }

        #[test]
        fn rewrapping_is_wrapping_again(
            text in "([a-zé]{1,7} ?|[«»:;!? \u{A0}’-]|\\. |e\u{301}|漢|👨\u{200D}👩){0,60}",
            written in "([a-z]{1,4} ?|[«»!? ’]|é|漢){0,4}",
            (at, removed, width) in (0_usize..200, 0_usize..30, 0_u16..14),
        ) {
            let at = motion::floor_boundary(&text, at);
            let end = motion::floor_boundary(&text, at + removed);
            let mut after = text.clone();
            after.replace_range(at..end, &written);
            let change = Rewritten { at, removed: end - at, inserted: written.len() };
            prop_assert_eq!(rewrap(&after, width, &wrap(&text, width), change), wrap(&after, width));
        }

        #[test]
        fn any_text_wraps(text in ".{0,60}", width in 0_u16..20) {
            prop_assert_eq!(wrap(&text, width).into_iter().map(|row| row.len()).sum::<usize>(), text.len());
        }
    }
}
