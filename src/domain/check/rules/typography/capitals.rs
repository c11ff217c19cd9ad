//! Capitals keep their accents (Lexique, « Accentuation des capitales »): « État », « À », « PRIORITÉ ».
use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};
use super::super::super::words::{Word, words};
use crate::text::french::accented::{with_accented_capital, with_accents};
use crate::text::spelling::Spelling;
use crate::text::spelling::accents::accented;

const CAPITAL: Told =
    ("Les capitales gardent leurs accents en français.", "Capitals keep their accents in French.");
/// What « A » that begins a sentence is followed by where it is the preposition and cannot be the verb: « a été » and
/// « a la parole » are left.
const AFTER_PREPOSITION: [&str; 46] = [
    "ce",
    "cet",
    "cette",
    "ces",
    "aucun",
    "aucune",
    "chaque",
    "partir",
    "travers",
    "titre",
    "propos",
    "défaut",
    "noter",
    "savoir",
    "son",
    "leur",
    "leurs",
    "quel",
    "quelle",
    "quels",
    "quelles",
    "quoi",
    "terme",
    "moins",
    "cause",
    "présent",
    "compter",
    "tous",
    "toutes",
    "nouveau",
    "court",
    "long",
    "moyen",
    "l’issue",
    "l’heure",
    "l’exception",
    "l’unanimité",
    "l’instar",
    "l’égard",
    "l’inverse",
    "la",
    "côté",
    "mesure",
    "cela",
    "ceci",
    "prévoir",
];
/// What « A la » is followed by.
const AFTER_A_LA: [&str; 12] = [
    "suite",
    "demande",
    "fin",
    "lecture",
    "place",
    "veille",
    "différence",
    "date",
    "page",
    "lumière",
    "majorité",
    "ligne",
];

/// Capitals without the accent that the word has.
pub(super) fn faults(text: &str, spelling: Option<&dyn Spelling>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let words = words(text);
    // The dictionary is asked where the whole is in capitals: elsewhere capitals are acronyms.
    let shouted = words.iter().filter(|word| word.is_capitals()).count() * 2 > words.len();
    let spelling = spelling.filter(|_| shouted);
    for (at, word) in words.iter().enumerate() {
        if !word.text.starts_with(char::is_uppercase) || in_address(text, word) {
            continue;
        }
        if word.text == "A" {
            // With the word it comes before: one letter alone says nothing.
            if let Some(next) = words.get(at + 1).filter(|_| preposition(&words, at)) {
                let range = word.range.start..next.range.end;
                let right = format!("À{}", text.get(word.range.end..range.end).unwrap_or_default());
                faults.push(Fault::right(Rule::AccentedCapital, range, CAPITAL, right));
            }
            continue;
        }
        let right =
            if word.is_capitals() { in_capitals(word, spelling) } else { with_accented_capital(word.text) };
        if let Some(right) = right {
            faults.push(Fault::right(Rule::AccentedCapital, word.range.clone(), CAPITAL, right));
        }
    }
    faults
}

/// « A cet égard »: « A » that begins a sentence and is the preposition.
fn preposition(words: &[Word<'_>], at: usize) -> bool {
    let Some((word, next)) = words.get(at).zip(words.get(at + 1)) else { return false };
    let after = words.get(at + 2).map(|word| word.lower.as_str()).unwrap_or_default();
    let joined = format!("{}{after}", next.lower);
    let known = |list: &[&str], word: &str| list.contains(&word);
    let right = match next.lower.as_str() {
        "la" => known(&AFTER_A_LA, after),
        "l’" => known(&AFTER_PREPOSITION, &joined),
        next => known(&AFTER_PREPOSITION, next),
    };
    right && word.begins(at == 0) && next.is_linked() && !next.is_capitals()
}

/// The word as it is with its accents, when it is written in capitals without any.
fn in_capitals(word: &Word<'_>, spelling: Option<&dyn Spelling>) -> Option<String> {
    const LETTERS_MIN: usize = 4;
    let parts: Vec<&str> = word.lower.split('-').collect();
    let mut right = false;
    let accented: Vec<String> = parts
        .iter()
        .map(|part| {
            let elided = part.ends_with('’') || !part.is_ascii() || part.len() < LETTERS_MIN;
            let found = if elided {
                None
            } else {
                with_accents(part).map(str::to_owned).or_else(|| spelling.and_then(|s| only_one(part, s)))
            };
            right |= found.is_some();
            found.unwrap_or_else(|| (*part).to_owned())
        })
        .collect();
    right.then(|| accented.join("-").to_uppercase())
}

/// The one word of the dictionary that these letters are without their accents; nothing where they are one as they
/// stand, where there are two, or where it may be an acronym of few letters.
fn only_one(letters: &str, spelling: &dyn Spelling) -> Option<String> {
    const LETTERS_MIN: usize = 6;
    if letters.len() < LETTERS_MIN || spelling.knows(letters) {
        return None;
    }
    let chars: Vec<char> = letters.chars().collect();
    let mut found: Option<String> = None;
    let try_word = |places: &[(usize, char)], found: &mut Option<String>| -> bool {
        let mut word = chars.clone();
        for &(at, c) in places {
            if let Some(letter) = word.get_mut(at) {
                *letter = c;
            }
        }
        let word: String = word.into_iter().collect();
        if !spelling.knows(&word) {
            return true;
        }
        let first = found.is_none();
        *found = Some(word);
        first
    };
    let variants = |at: usize| accented(chars.get(at).copied().unwrap_or_default());
    for at in 0..chars.len() {
        for &c in variants(at) {
            if !try_word(&[(at, c)], &mut found) {
                return None;
            }
        }
    }
    if found.is_some() {
        return found;
    }
    for first in 0..chars.len() {
        for second in first + 1..chars.len() {
            for &a in variants(first) {
                for &b in variants(second) {
                    if !try_word(&[(first, a), (second, b)], &mut found) {
                        return None;
                    }
                }
            }
        }
    }
    found
}

fn in_address(text: &str, word: &Word<'_>) -> bool {
    let before = text.get(..word.range.start).unwrap_or_default();
    let after = text.get(word.range.end..).unwrap_or_default();
    let before = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = after.split(char::is_whitespace).next().unwrap_or_default();
    before.contains("://") || before.starts_with("www.") || before.contains('@') || after.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::fault::read;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let faults = faults(text, None);
        let expected: Vec<_> = expected.iter().map(|&(words, right)| (words, Some(right))).collect();
        assert_eq!(read(text, &faults), expected, "{text}");
    }

    #[test]
    fn capitals_keep_their_accents() {
        check("un Etat étranger, l’Eglise et l’École", &[("Etat", "État"), ("Eglise", "Église")]);
        check(
            "PREPARATION DES ETRES HUMAINS, LES PRIORITES",
            &[("PREPARATION", "PRÉPARATION"), ("ETRES", "ÊTRES"), ("PRIORITES", "PRIORITÉS")],
        );
        check("COMPTE-RENDU DE LA RÉUNION, ECPAT, CESEDA, ASE, ETAT@a.fr", &[]);
        check(
            "Eléonore Chiossone, Edouard, Elle, Elisabeth et Ecran",
            &[("Eléonore", "Éléonore"), ("Ecran", "Écran")],
        );
        check("Elargir", &[("Elargir", "Élargir")]);
    }

    #[test]
    fn a_is_a_preposition_or_a_verb() {
        check(
            "A cet égard, oui. A aucun moment. A la suite de",
            &[("A cet", "À cet"), ("A aucun", "À aucun"), ("A la", "À la")],
        );
        check("A l’issue du vote", &[("A l’", "À l’")]);
        check("A été adopté. A la parole. Plan A cette année. A. Dupont. A l’intention", &[]);
    }

    struct Two;
    impl Spelling for Two {
        fn knows(&self, word: &str) -> bool {
            ["hébéter", "élèvement", "elevage", "pâtisser", "patîsser"].contains(&word)
        }
        fn suggestions(&self, _: &str) -> Vec<String> {
            Vec::new()
        }
    }

    #[test]
    fn the_dictionary_knows_the_rest() {
        for (letters, expected) in [
            ("hebeter", Some("hébéter")),
            ("elevement", Some("élèvement")),
            ("elevage", None),
            ("patisser", None),
            ("ecpatx", None),
        ] {
            assert_eq!(only_one(letters, &Two).as_deref(), expected, "{letters}");
        }
    }
}
