//! Two words without their space: « dudroit », « lesvictimes ».
use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};
use super::super::super::words::{Word, words};
use super::nouns::noun;
use crate::text::spelling::Spelling;

const GLUED: Told = ("Deux mots sont collés.", "Two words are run together.");
/// Small words that stick to the next.
const SMALL: [&str; 24] = [
    "du", "de", "des", "la", "le", "les", "au", "aux", "et", "en", "un", "une", "par", "pour", "sur", "dans",
    "que", "ce", "cette", "ces", "ses", "leurs", "avec", "sans",
];
/// Words in common use that begin with a small one and go on with a noun.
const WHOLE: [&str; 12] = [
    "surtitre",
    "sursalaire",
    "surformation",
    "encadre",
    "suraction",
    "ensemble",
    "desaccord",
    "desorganisation",
    "surpopulation",
    "surexploitation",
    "enjeu",
    "surévaluation",
];

/// Words run together, where one way alone parts them.
pub(super) fn faults(text: &[Word<'_>], spelling: Option<&dyn Spelling>) -> Vec<Fault> {
    text.iter()
        .filter_map(|word| {
            let right = parted(word, spelling)?;
            Some(Fault::right(Rule::GluedWords, word.range.clone(), GLUED, right))
        })
        .collect()
}

fn parted(word: &Word<'_>, spelling: Option<&dyn Spelling>) -> Option<String> {
    const LETTERS_MIN: usize = 6;
    let small = word.text.chars().all(char::is_lowercase);
    if !small || word.text.chars().count() < LETTERS_MIN || noun(word).is_some() || WHOLE.contains(&word.text)
    {
        return None;
    }
    if !SMALL.iter().any(|small| word.text.starts_with(small)) {
        return None;
    }
    // Only an article shows by itself that a noun follows; with the dictionary, any two words may be told.
    if spelling.is_some_and(|dictionary| dictionary.knows(word.text)) {
        return None;
    }
    let mut ways = SMALL.iter().filter_map(|small| {
        let rest = word.text.strip_prefix(small).filter(|rest| rest.chars().count() > 3)?;
        let one = words(rest).pop()?;
        let article = matches!(*small, "du" | "des" | "la" | "le" | "les" | "aux" | "une" | "cette" | "ces");
        let agrees = noun(&one).is_some_and(|noun| noun.is_plural == small.ends_with(['s', 'x']));
        let known = spelling.map_or(article && agrees, |dictionary| dictionary.knows(rest));
        known.then(|| format!("{small} {rest}"))
    });
    let first = ways.next()?;
    ways.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Few;
    impl Spelling for Few {
        fn knows(&self, word: &str) -> bool {
            ["droit", "victimes", "accueillir", "desservir", "parler"].contains(&word)
        }
        fn suggestions(&self, _: &str) -> Vec<String> {
            Vec::new()
        }
    }

    fn check(spelling: Option<&dyn Spelling>, text: &str, expected: &[&str]) {
        let faults = faults(&words(text), spelling);
        let found: Vec<_> = faults.iter().filter_map(|fault| fault.right.as_deref()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn two_words_have_a_space() {
        check(None, "dudroit et lesvictimes du secteur", &["du droit", "les victimes"]);
        check(None, "surpopulation, encadré, parlement, dessous, lecture, landes, duplicata", &[]);
        check(
            Some(&Few),
            "dudroit, desservir, pouraccueillir, parler, inconnu",
            &["du droit", "pour accueillir"],
        );
    }
}
