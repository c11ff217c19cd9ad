//! The words of a text with what stands between them, for rules that look at neighbors.
use std::ops::Range;

/// A word; « l’ » is one, and so is « porte-parole ».
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    pub(super) range: Range<usize>,
    /// As it is written.
    pub(super) text: &'a str,
    /// In small letters, its apostrophe, if it is elided, the French one.
    pub(super) lower: String,
    /// What stands between the word before and this one.
    pub(super) gap: &'a str,
}

impl Word<'_> {
    /// Whether nothing but a space, or the apostrophe of the word before, stands between the word before and this one.
    pub(super) fn is_linked(&self) -> bool {
        self.gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
    }

    /// Whether a sentence may begin with it.
    pub(super) fn begins(&self, first: bool) -> bool {
        first || self.gap.contains(['.', '!', '?', '…', '\n', '«', '\t', ':', ';'])
    }

    /// Whether it has two letters or more, all of them capitals.
    pub(super) fn is_capitals(&self) -> bool {
        self.text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && self.text.chars().all(|c| !c.is_lowercase())
    }

    /// Whether it begins with a capital and goes on in small letters.
    pub(super) fn is_capitalized(&self) -> bool {
        self.text.starts_with(char::is_uppercase) && !self.is_capitals()
    }

    /// Other words in its place, with its capitals.
    pub(super) fn dressed(&self, lower: &str) -> String {
        if self.is_capitals() {
            return lower.to_uppercase();
        }
        let mut chars = lower.chars();
        match chars.next().filter(|_| self.text.starts_with(char::is_uppercase)) {
            Some(first) => first.to_uppercase().chain(chars).collect(),
            None => lower.to_owned(),
        }
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut end = 0;
    let mut start: Option<usize> = None;
    for (at, c) in text.char_indices() {
        let inside = c.is_alphanumeric() || (start.is_some() && is_inner(text, at, c));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(first), false) => {
                let elided = matches!(c, '\'' | '’');
                let stop = if elided { at + c.len_utf8() } else { at };
                put(text, end, first..stop, &mut words);
                (start, end) = (None, stop);
            }
            _ => {}
        }
    }
    if let Some(first) = start {
        put(text, end, first..text.len(), &mut words);
    }
    words
}

/// Whether a hyphen joins two letters.
fn is_inner(text: &str, at: usize, c: char) -> bool {
    let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
    matches!(c, '-' | '‑') && next.is_some_and(char::is_alphanumeric) || ('\u{300}'..'\u{370}').contains(&c)
}

fn put<'a>(text: &'a str, end: usize, range: Range<usize>, words: &mut Vec<Word<'a>>) {
    let gap = text.get(end..range.start).unwrap_or_default();
    let word = text.get(range.clone()).unwrap_or_default();
    words.push(Word { range, text: word, lower: word.to_lowercase().replace('\'', "’"), gap });
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_end_at_spaces_and_apostrophes() {
        let found: Vec<(&str, String)> =
            words("L'État, porte-parole d’un 2ème-là -").into_iter().map(|w| (w.gap, w.lower)).collect();
        let expected =
            [("", "l’"), ("", "état"), (", ", "porte-parole"), (" ", "d’"), ("", "un"), (" ", "2ème-là")];
        assert_eq!(found, expected.map(|(gap, word)| (gap, word.to_owned())));
    }
}
