//! Hyphens at line ends: which belong to a word and which only cut it, by how the same text writes the word elsewhere,
//! else by the ways French makes compounds.
use std::collections::HashSet;

/// First halves of French compounds that keep their hyphen.
const HYPHEN_AFTER: [&str; 22] = [
    "après", "avant", "celle", "celles", "celui", "ceux", "co", "contre", "demi", "ex", "non", "peut",
    "porte", "sous", "sud", "vice", "est", "là", "nord", "ouest", "quelques", "grand",
];
/// Second halves that are tied to the word before by a hyphen.
const HYPHEN_BEFORE: [&str; 14] = [
    "ci", "là", "il", "elle", "ils", "elles", "on", "ce", "même", "mêmes", "dessus", "dessous", "être",
    "midi",
];

/// The words of a text.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct Hyphens {
    words: HashSet<String>,
}

impl Hyphens {
    /// Learns how a text writes its words.
    pub(super) fn learn(&mut self, text: &str) {
        self.words.extend(text.split_whitespace().map(|word| bare(word).to_lowercase()));
    }

    /// Whether the hyphen between the end of a line and the beginning of the next one belongs to the word.
    pub(in crate::import) fn keeps(&self, line: &str, next: &str) -> bool {
        let start = line.rsplit([' ', '\u{A0}', '’', '\'']).next().unwrap_or_default();
        let end = next.split([' ', '\u{A0}']).next().unwrap_or_default();
        // « Vallaud-Belkacem »: nobody cuts a word before a capital letter, unless all of it is in capitals.
        let capital = |text: &str| text.starts_with(char::is_uppercase);
        if capital(bare(end)) && start.chars().any(char::is_lowercase) {
            return true;
        }
        let (start, end) = (bare(start).to_lowercase(), bare(end).to_lowercase());
        let stem = start.trim_end_matches('-');
        if self.words.contains(&format!("{stem}-{end}")) {
            return true;
        }
        if self.words.contains(&format!("{stem}{end}")) {
            return false;
        }
        HYPHEN_AFTER.contains(&stem)
            || stem.contains('-')
            || end.contains('-')
            || HYPHEN_BEFORE.contains(&end.as_str())
            || stem.ends_with(|c: char| c.is_ascii_digit())
    }
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')
}

/// Whether a line ends within a word.
pub(in crate::import) fn ends_cut(line: &str) -> bool {
    let mut back = line.chars().rev();
    matches!(back.next(), Some('-' | '\u{AD}' | '‐')) && back.next().is_some_and(char::is_alphabetic)
}

/// Whether a line ends where a sentence may.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ':', ';', '…', '»', ')'])
}
