//! Numbers in sentences: ordinals in figures and in words, counted nouns, lists of things.

use super::{Gender, NBSP};
use crate::text::lang::Lang;

const UNITS: [&str; 20] = [
    "",
    "unième",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
    "dixième",
    "onzième",
    "douzième",
    "treizième",
    "quatorzième",
    "quinzième",
    "seizième",
    "dix-septième",
    "dix-huitième",
    "dix-neuvième",
];

/// « 1er », « 1re », « 2e ».
pub fn ordinal(number: u32, gender: Gender) -> String {
    match (number, gender) {
        (1, Gender::Masculine) => "1er".to_owned(),
        (1, Gender::Feminine) => "1re".to_owned(),
        _ => format!("{number}e"),
    }
}

/// « premier », « première », « vingt et unième »; figures beyond thirty, and for zero.
pub fn ordinal_words(number: u32, gender: Gender) -> String {
    let unit = |index: u32| UNITS.get(index as usize).copied().unwrap_or_default();
    match (number, gender) {
        (1, Gender::Masculine) => "premier".to_owned(),
        (1, Gender::Feminine) => "première".to_owned(),
        (2..=19, _) => unit(number).to_owned(),
        (20, _) => "vingtième".to_owned(),
        (21, _) => "vingt et unième".to_owned(),
        (22..=29, _) => format!("vingt-{}", unit(number - 20)),
        (30, _) => "trentième".to_owned(),
        _ => ordinal(number, gender),
    }
}

/// A number and what is counted, in its singular up to two excluded, as French does: « 0 entrée », « 2 entrées ».
pub fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number}{NBSP}{}", if number < 2 { one } else { several })
}

/// « A, B et C ».
pub fn join_list(parts: &[String], lang: Lang) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), lang.pick("et", "and")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_agree() {
        for (number, gender, figures, words) in [
            (1, Gender::Masculine, "1er", "premier"),
            (1, Gender::Feminine, "1re", "première"),
            (2, Gender::Feminine, "2e", "deuxième"),
            (9, Gender::Masculine, "9e", "neuvième"),
            (19, Gender::Masculine, "19e", "dix-neuvième"),
            (21, Gender::Feminine, "21e", "vingt et unième"),
            (25, Gender::Feminine, "25e", "vingt-cinquième"),
            (30, Gender::Feminine, "30e", "trentième"),
            (31, Gender::Feminine, "31e", "31e"),
            (0, Gender::Masculine, "0e", "0e"),
        ] {
            assert_eq!(ordinal(number, gender), figures);
            assert_eq!(ordinal_words(number, gender), words);
        }
    }

    #[test]
    fn things_are_counted() {
        for (number, text) in [(0, "0\u{A0}entrée"), (1, "1\u{A0}entrée"), (2, "2\u{A0}entrées")] {
            assert_eq!(count(number, "entrée", "entrées"), text);
        }
    }

    #[test]
    fn lists_are_joined() {
        let parts = ["A", "B", "C"].map(str::to_owned);
        for (length, lang, text) in [
            (0, Lang::Fr, ""),
            (1, Lang::Fr, "A"),
            (2, Lang::Fr, "A et B"),
            (3, Lang::Fr, "A, B et C"),
            (3, Lang::En, "A, B and C"),
        ] {
            assert_eq!(join_list(&parts[..length], lang), text);
        }
    }
}
