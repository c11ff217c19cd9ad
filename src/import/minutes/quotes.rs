//! The exact words quoted in a paragraph, and the paragraph without them: an operation verb inside a quotation is no
//! operation.
use std::fmt::Write as _;
use std::ops::Range;

use crate::text::fold::fold;
use crate::text::sentences::sentences;

/// A quotation: where it stands with its marks, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The bytes of the paragraph, marks included.
    pub range: Range<usize>,
    /// The words, without marks.
    pub words: String,
}

/// The quotations of a paragraph, in order; inner ones belong to the outer one. A mark without its counterpart quotes
/// to the end of the paragraph when it opens, and nothing when it closes.
pub fn quotes(text: &str) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('«' | '“', None) => {
                open = Some((at, c));
                depth = 1;
            }
            ('"', None) => open = Some((at, '"')),
            ('"', Some((start, '"'))) => {
                found.extend(quote(text, start..at + 1));
                open = None;
            }
            ('«', Some((_, '«'))) | ('“', Some((_, '“'))) => depth += 1,
            ('»', Some((start, '«'))) | ('”', Some((start, '“'))) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    found.extend(quote(text, start..at + c.len_utf8()));
                    open = None;
                }
            }
            _ => {}
        }
    }
    if let Some((start, '«' | '“')) = open {
        found.extend(quote(text, start..text.len()));
    }
    found
}

fn quote(text: &str, range: Range<usize>) -> Option<Quote> {
    let words = text.get(range.clone())?;
    let words = words.trim_matches(|c: char| matches!(c, '«' | '»' | '“' | '”' | '"') || c.is_whitespace());
    (!words.is_empty()).then(|| Quote { range, words: words.to_owned() })
}

/// The paragraph folded, its quotations replaced by « ¤0 », « ¤1 »…: what is said around the words quoted.
pub fn around(text: &str, quotes: &[Quote]) -> String {
    let mut around = String::with_capacity(text.len());
    let mut from = 0;
    for (rank, quote) in quotes.iter().enumerate() {
        around.push_str(&fold(text.get(from..quote.range.start).unwrap_or_default()));
        // Writing to a string cannot fail.
        let _ = write!(around, "¤{rank}");
        from = quote.range.end;
    }
    around.push_str(&fold(text.get(from..).unwrap_or_default()));
    around
}

/// The sentences of a paragraph, each as [`around`] gives it: where one ends is told by the capitals of the text.
pub fn sentences_around(text: &str, quotes: &[Quote]) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    let mut from = 0;
    for (rank, quote) in quotes.iter().enumerate() {
        plain.push_str(text.get(from..quote.range.start).unwrap_or_default());
        let _ = write!(plain, "¤{rank}");
        // A quotation that ends a sentence ends the one it stands in, when a capital follows.
        if quote.words.ends_with(['.', '!', '?', '…']) {
            plain.push('.');
        }
        from = quote.range.end;
    }
    plain.push_str(text.get(from..).unwrap_or_default());
    sentences(&plain).into_iter().filter_map(|range| plain.get(range).map(fold)).collect()
}

#[cfg(test)]
mod tests {
    use super::{around, quotes};

    fn check(text: &str, words: &[&str], rest: &str) {
        let found = quotes(text);
        assert_eq!(found.iter().map(|quote| quote.words.as_str()).collect::<Vec<_>>(), words, "{text}");
        assert_eq!(around(text, &found), rest, "{text}");
    }

    #[test]
    fn quotations_are_told_from_what_is_said_around_them() {
        check("Remplacer « a » par « b ».", &["a", "b"], "remplacer ¤0 par ¤1.");
        check(
            "Ajouter : «\u{a0}dans le « délai » prévu\u{a0}»",
            &["dans le « délai » prévu"],
            "ajouter : ¤0",
        );
        check("Écrire \"oui\" ou “non”", &["oui", "non"], "ecrire ¤0 ou ¤1");
        check("Ajouter : « sans fin", &["sans fin"], "ajouter : ¤0");
        check("fin seule » puis rien", &[], "fin seule » puis rien");
    }
}
