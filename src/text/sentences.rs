//! The sentences of a paragraph, as French writes them: an abbreviation does not end one, a closing » belongs to it.

use std::ops::Range;

pub use super::motion::words;

/// Abbreviations after whose period a sentence goes on.
const ABBREVIATIONS: [&str; 30] = [
    "m", "mm", "mme", "mmes", "mlle", "mlles", "dr", "pr", "art", "al", "p", "pp", "cf", "n", "chap", "vol",
    "ex", "env", "tél", "av", "bd", "fig", "réf", "janv", "févr", "avr", "juil", "sept", "déc", "resp",
];

/// The sentences of a paragraph, as byte ranges without the spaces between them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if at < start {
            continue;
        }
        let end = match c {
            '\n' => Some(at),
            '.' | '!' | '?' | '…' => sentence_end(text, start, at),
            _ => None,
        };
        if let Some(end) = end {
            keep(text, start..end, &mut found);
            start = end;
        }
    }
    keep(text, start..text.len(), &mut found);
    found
}

fn keep(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let slice = text.get(range.clone()).unwrap_or_default();
    let lead = slice.len() - slice.trim_start().len();
    let sentence = range.start + lead..range.start + lead + slice.trim().len();
    if !sentence.is_empty() {
        found.push(sentence);
    }
}

/// Where the sentence ends if the mark at this byte ends it.
fn sentence_end(text: &str, start: usize, mark: usize) -> Option<usize> {
    let after = text.get(mark..)?;
    let marks = after.len() - after.trim_start_matches(['.', '!', '?', '…', '\u{A0}', '\u{202F}']).len();
    let rest = after.get(marks..)?;
    let closed = after.len() - skip_closing(rest).len();
    let end = mark + after.get(..closed)?.trim_end().len();
    let next = text.get(end..)?;
    if next.is_empty() {
        return Some(end);
    }
    let visible = next
        .trim_start()
        .trim_start_matches(['«', '“', '"', '(', '[', '\u{A0}', '\u{202F}', '–', '—', '-', ' ']);
    let spaced = next.starts_with(char::is_whitespace) || after.get(..closed)?.ends_with(char::is_whitespace);
    let begins = visible.chars().next().is_none_or(|c| !c.is_lowercase());
    let sentence = text.get(start..mark)?;
    (spaced && begins && !(after.starts_with('.') && goes_on(sentence))).then_some(end)
}

/// What follows the marks that close the sentence, with the no-break spaces before them.
fn skip_closing(rest: &str) -> &str {
    let mut rest = rest;
    loop {
        let closing = rest.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
        match closing.strip_prefix(['»', '”', ')', ']']) {
            Some(after) => rest = after,
            None => return rest,
        }
    }
}

/// Whether the period after these words is that of an abbreviation, an initial or the number of a line.
fn goes_on(sentence: &str) -> bool {
    let word = sentence.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let numbered = sentence.trim().chars().all(|c| c.is_ascii_digit());
    initial || numbered || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sentences;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = sentences(text).into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn sentences_end_at_their_marks() {
        check("Un. Deux ! Trois ? Quatre… Cinq", &["Un.", "Deux !", "Trois ?", "Quatre…", "Cinq"]);
        check("Un\u{202F}! Deux\u{202F}?! Trois.", &["Un\u{202F}!", "Deux\u{202F}?!", "Trois."]);
        check("", &[]);
        check("  Seule  ", &["Seule"]);
    }

    #[test]
    fn an_abbreviation_is_not_an_end() {
        check("M. Dupont et Mme. Roy. Fin.", &["M. Dupont et Mme. Roy.", "Fin."]);
        check(
            "Voir p. 3 et art. R. 316-7 du code. Suite.",
            &["Voir p. 3 et art. R. 316-7 du code.", "Suite."],
        );
        check(
            "Aide, écoute, etc. pour tous. Puis etc. Enfin.",
            &["Aide, écoute, etc. pour tous.", "Puis etc.", "Enfin."],
        );
        check("Il coûte 3.5 euros. 12 voix pour.", &["Il coûte 3.5 euros.", "12 voix pour."]);
        check("1. Accueil des victimes. 2 euros", &["1. Accueil des victimes.", "2 euros"]);
    }

    #[test]
    fn a_quotation_stays_with_its_sentence() {
        check("Elle dit : « Non. » Puis part.", &["Elle dit : « Non. »", "Puis part."]);
        check(
            "« Non\u{202F}!\u{A0}» dit-elle. (Bruit.) Fin",
            &["« Non\u{202F}!\u{A0}» dit-elle.", "(Bruit.)", "Fin"],
        );
        check("Fini. « Et encore ? » Oui.", &["Fini.", "« Et encore ? »", "Oui."]);
    }

    proptest! {
        #[test]
        fn sentences_follow_one_another(text in "[A-Za-zé0-9 .!?…«»()\n\u{A0}]{0,60}") {
            let mut end = 0;
            for sentence in sentences(&text) {
                prop_assert!(text.get(end..sentence.start).unwrap().trim().is_empty());
                prop_assert!(!sentence.is_empty());
                end = sentence.end;
            }
            prop_assert!(text.get(end..).unwrap().trim().is_empty());
        }
    }
}
