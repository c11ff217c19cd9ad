//! Finding without minding capitals, accents, ligatures, the shape of apostrophes and spaces: everything is compared
//! folded, and what is found is given back as a place of the text as it is written.

use std::cmp::Reverse;
use std::ops::Range;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that leave no initial in an acronym.
pub const SMALL_WORDS: [&str; 14] =
    ["l", "d", "le", "la", "les", "de", "du", "des", "et", "a", "au", "aux", "en", "pour"];

/// The text without capitals and accents, ligatures spelled out, every apostrophe and space the plain one.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_into(c, &mut folded);
    }
    folded
}

/// A text folded once and searched many times; it knows which letter each of its bytes comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    /// For each byte of the folded text and its end, the byte where its letter starts in the source.
    origins: Vec<usize>,
}

impl Folded {
    /// Folds a text.
    pub fn new(source: &str) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut origins = Vec::with_capacity(source.len() + 1);
        for (at, c) in source.char_indices() {
            fold_into(c, &mut text);
            origins.resize(text.len(), at);
        }
        origins.push(source.len());
        Self { text, origins }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the source that a range of the folded text comes from, whole letters with their accents.
    pub fn source_range(&self, folded: Range<usize>) -> Range<usize> {
        let origin = |at: usize| self.origins.get(at).or(self.origins.last()).copied().unwrap_or(0);
        let start = origin(folded.start);
        let last = origin(folded.end.saturating_sub(1).max(folded.start));
        let after = self.origins.iter().skip(folded.end.max(folded.start)).find(|&&at| at > last);
        start..if folded.is_empty() { start } else { after.copied().unwrap_or_else(|| origin(usize::MAX)) }
    }
}

/// Where each of the words is in the text, in the order of the words; nothing unless all are there. The words are
/// folded here, so that they may be given as they were typed.
pub fn find_words(haystack: &Folded, words: &[String]) -> Option<Vec<Range<usize>>> {
    let words = words.iter().map(|word| fold(word)).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let at = haystack.text.find(&word)?;
            Some(haystack.source_range(at..at + word.len()))
        })
        .collect()
}

/// The candidates that a few letters may mean, best first, each with its score: the same text, an acronym or
/// initials, whole words, starts of words, then letters in order. An empty query keeps every candidate in its order.
pub fn fuzzy(query: &str, candidates: &[String]) -> Vec<(usize, u32)> {
    let query = fold(query.trim());
    if query.is_empty() {
        return (0..candidates.len()).map(|index| (index, 0)).collect();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::new(&query, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy);
    let mut letters = Vec::new();
    let mut found: Vec<(usize, u32, usize)> = candidates
        .iter()
        .enumerate()
        .filter_map(|(index, candidate)| {
            let folded = fold(candidate);
            let nearness = pattern.score(Utf32Str::new(&folded, &mut letters), &mut matcher);
            let kinship = kinship(&query, &folded);
            (nearness.is_some() || kinship > 0)
                .then(|| (index, kinship * 100_000 + nearness.unwrap_or(0).min(99_999), folded.len()))
        })
        .collect();
    found.sort_by_key(|&(index, score, length)| (Reverse(score), length, index));
    found.into_iter().map(|(index, score, _)| (index, score)).collect()
}

/// How plainly the query names the candidate, both folded; 0 when only its letters may be there.
fn kinship(query: &str, candidate: &str) -> u32 {
    let words = |text: &'_ str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (asked, held) = (words(query), words(candidate));
    let all: String = held.iter().filter_map(|word| word.chars().next()).collect();
    let great = held.iter().filter(|word| !SMALL_WORDS.contains(&word.as_str()));
    let acronym: String = great.filter_map(|word| word.chars().next()).collect();
    let letters = asked.concat();
    let several = letters.chars().count() > 1;
    if query == candidate {
        5
    } else if several && (all == letters || acronym == letters) {
        4
    } else if !asked.is_empty() && asked.iter().all(|word| held.contains(word)) {
        3
    } else if several && (all.contains(&letters) || acronym.contains(&letters)) {
        2
    } else {
        let starts = |word: &String| held.iter().any(|holder| holder.starts_with(word.as_str()));
        u32::from(!asked.is_empty() && asked.iter().all(starts))
    }
}

fn fold_into(source: char, folded: &mut String) {
    if source.is_ascii() {
        folded.push(source.to_ascii_lowercase());
        return;
    }
    let plain = std::iter::once(source).nfkd().filter(|&c| !is_combining_mark(c));
    for c in plain.flat_map(char::to_lowercase).filter(|&c| !is_combining_mark(c)) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            '’' | '‘' | 'ʼ' | '′' => folded.push('\''),
            '‐' | '‑' => folded.push('-'),
            c => folded.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folding_keeps_only_what_is_heard() {
        for (text, folded) in [
            ("Éléonore", "eleonore"),
            ("ÉLE\u{301}ONORE", "eleonore"),
            ("Œuvre d’Æsop, Straße", "oeuvre d'aesop, strasse"),
            ("3\u{202F}mois\u{A0}:", "3 mois :"),
            ("peut\u{2011}être…", "peut-etre..."),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn what_is_found_is_given_in_the_source() {
        let text = "L’Œuvre de Ge\u{301}ne\u{300}se : 3\u{A0}mois";
        let folded = Folded::new(text);
        for (words, expected) in [
            (vec!["oeuvre", "genese"], Some(vec!["Œuvre", "Ge\u{301}ne\u{300}se"])),
            (vec!["uv", "3 MOIS"], Some(vec!["uv", "3\u{A0}mois"])),
            (vec!["o"], Some(vec!["Œ"])),
            (vec!["GENÈSE", "absent"], None),
            (vec![""], Some(vec![])),
        ] {
            let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            let found = find_words(&folded, &words)
                .map(|ranges| ranges.into_iter().filter_map(|range| text.get(range)).collect::<Vec<_>>());
            assert_eq!(found, expected, "{words:?}");
        }
    }

    fn check(query: &str, candidates: &[&str], best: &[usize]) {
        let candidates: Vec<String> = candidates.iter().map(|&name| name.to_owned()).collect();
        let order: Vec<usize> = fuzzy(query, &candidates).into_iter().map(|(index, _)| index).collect();
        assert_eq!(order, best, "{query}");
    }

    #[test]
    fn a_few_letters_find_the_right_name() {
        check("eleonore", &["Léo", "Éléonore Roux"], &[1]);
        check("sc", &["Service civique local", "Scouts", "Secours Catholique"], &[2, 0, 1]);
        check("4b", &["Mesure 14", "Mesure 4 bis", "Mesure 4"], &[1]);
        check("4", &["Mesure 14", "Mesure 4 bis", "Mesure 4", "Mesure 40"], &[2, 1, 3, 0]);
        check("ccem", &["Accueil, écoute", "Comité contre l’esclavage moderne"], &[1]);
        check("oeuvre", &["L’Œuvre", "Rien"], &[0]);
        check("", &["a", "b"], &[0, 1]);
        check("zzz", &["a", "b"], &[]);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(&fold(&once), &once);
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.as_str(), once.as_str());
        }

        #[test]
        fn any_hit_is_a_piece_of_the_source(text in ".{0,40}", skip in 0_usize..20, take in 1_usize..6) {
            let folded = Folded::new(&text);
            let word: String = folded.as_str().chars().skip(skip).take(take).collect();
            for range in find_words(&folded, &[word]).unwrap() {
                prop_assert!(text.get(range).is_some_and(|hit| !hit.is_empty()));
            }
        }
    }
}
