//! Each rule drops what it says, and leaves alone what could carry the sentence.
use proptest::prelude::*;

use super::{
    Brevity, first_sentence, is_balanced, shorten, without_dashes, without_example, without_parentheses,
    without_purpose, without_reason, words,
};

#[track_caller]
fn check(rule: fn(&str) -> String, pairs: &[(&str, &str)]) {
    for (sentence, expected) in pairs {
        assert_eq!(rule(sentence), *expected);
    }
}

#[track_caller]
fn leaves(rule: fn(&str) -> String, sentences: &[&str]) {
    for sentence in sentences {
        assert_eq!(rule(sentence), *sentence);
    }
}

#[test]
fn parentheses_go_with_their_space() {
    check(
        without_parentheses,
        &[
            ("Le Collectif note (p. 3, 2e paragraphe) un oubli.", "Le Collectif note un oubli."),
            ("Il demande un bilan (chaque année (en mars)), public.", "Il demande un bilan, public."),
            ("Il demande un bilan (annuel).", "Il demande un bilan."),
        ],
    );
    leaves(
        without_parentheses,
        &[
            "Il demande le nom de la ou des victime(s) concernée(s).",
            "Il propose d’ajouter « un droit (effectif) ».",
            "Il demande un bilan (annuel.",
            "Il demande un bilan) annuel.",
        ],
    );
}

#[test]
fn the_first_sentence_is_kept_with_the_whole_of_its_quotation() {
    check(
        first_sentence,
        &[
            ("Il demande un bilan annuel. En effet, rien n’est prévu.", "Il demande un bilan annuel."),
            (
                "Il écrit « Rien n’est prévu. Tout manque. » Il le regrette.",
                "Il écrit « Rien n’est prévu. Tout manque. »",
            ),
            ("L’art. 3 est à revoir. Vite.", "L’art. 3 est à revoir."),
        ],
    );
    leaves(first_sentence, &["Il demande un bilan annuel.", "Non. Jamais."]);
}

#[test]
fn reasons_purposes_and_examples_go_when_they_end_the_sentence() {
    check(
        without_reason,
        &[(
            "Le Collectif regrette ce délai trop court, car il pénalise les victimes.",
            "Le Collectif regrette ce délai trop court.",
        )],
    );
    check(
        without_purpose,
        &[
            (
                "Le Collectif demande un bilan annuel afin de mesurer les progrès.",
                "Le Collectif demande un bilan annuel.",
            ),
            (
                "Le Collectif souhaite une étude, afin que les besoins soient connus.",
                "Le Collectif souhaite une étude.",
            ),
        ],
    );
    check(
        without_example,
        &[(
            "Le Collectif demande des moyens nouveaux, notamment en région.",
            "Le Collectif demande des moyens nouveaux.",
        )],
    );
}

#[test]
fn nothing_is_dropped_that_carries_the_sentence() {
    leaves(
        without_purpose,
        &[
            "Le Collectif insiste afin que la mesure soit rétablie.",
            "Les associations présentes à la réunion insistent afin que la mesure soit rétablie.",
            "Le Collectif demande, afin de protéger les victimes, que le délai soit allongé.",
            "Le Collectif souhaite une étude afin de mesurer les besoins et demande un bilan.",
            "Le Collectif souhaite écrire « afin de mesurer les besoins ».",
            "Le Collectif insiste pour que le délai soit allongé.",
        ],
    );
    leaves(
        without_example,
        &[
            "Les mineurs, notamment étrangers, doivent être protégés.",
            "Il demande des moyens, notamment pour les mineurs, les femmes et les jeunes.",
            "Il demande un droit pour toutes les victimes, y compris celles qui se taisent.",
        ],
    );
}

#[test]
fn an_incise_between_dashes_goes() {
    check(
        without_dashes,
        &[(
            "Le Collectif – réuni le 31 janvier – demande un bilan annuel.",
            "Le Collectif demande un bilan annuel.",
        )],
    );
    leaves(
        without_dashes,
        &[
            "Le Collectif demande un bilan – annuel.",
            "Un – deux – trois – quatre mots de trop.",
            "Il écrit « un mot – deux mots – trois mots » dans la mesure.",
        ],
    );
}

#[test]
fn the_shorter_the_less_is_kept() {
    let sentence = "Le Collectif demande un bilan annuel (p. 3) afin de mesurer les progrès. En effet, rien n’est prévu.";
    for (brevity, expected) in [
        (
            Brevity::Light,
            "Le Collectif demande un bilan annuel afin de mesurer les progrès. En effet, rien n’est prévu.",
        ),
        (Brevity::Medium, "Le Collectif demande un bilan annuel afin de mesurer les progrès."),
        (Brevity::Strict, "Le Collectif demande un bilan annuel."),
    ] {
        assert_eq!(shorten(sentence, brevity), expected);
    }
}

/// Whether the words of one text are words of the other in their order.
fn is_subsequence(short: &str, long: &str) -> bool {
    let mut long = words(long);
    words(short).all(|word| long.any(|known| known == word))
}

proptest! {
    #[test]
    fn what_is_left_is_made_of_the_sentence(
        parts in prop::collection::vec(prop_oneof![
            Just("le Collectif demande"), Just(" afin de mesurer"), Just(", notamment "), Just(" – "), Just(" (p. 3, "),
            Just(")"), Just("« "), Just(" »"), Just(". "), Just(" car "), Just("les victimes"), Just(", "), Just(" que "),
            Just("victime(s)"), Just(" l’aide"), Just("\u{a0}:\u{a0}"), Just("… "), Just("Rien"), Just(" 10 h 30"),
        ], 0..14),
    ) {
        let sentence = parts.concat();
        let balanced = is_balanced(&sentence);
        for brevity in [Brevity::Light, Brevity::Medium, Brevity::Strict] {
            let short = shorten(&sentence, brevity);
            prop_assert!(is_subsequence(&short, &sentence), "{sentence:?} → {short:?}");
            prop_assert!(!balanced || is_balanced(&short), "{sentence:?} → {short:?}");
            let ends = short.is_empty() || short.ends_with(['.', '!', '?', '…', '»', ')', '”']);
            prop_assert!(ends, "{sentence:?} → {short:?}");
        }
    }
}
