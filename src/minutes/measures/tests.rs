//! Sentences cut at their long wordings.
use super::*;

fn words(contents: Vec<Content>) -> Vec<String> {
    let text = |content: Content| match content {
        Content::Paragraph { text, .. } => plain_text(&text),
        Content::Quotation { text } => format!("> {}", plain_text(&text)),
        other => panic!("{other:?}"),
    };
    contents.into_iter().map(text).collect()
}

fn check(text: Vec<Inline>, expected: &[&str]) {
    assert_eq!(words(set_apart(text, Lang::Fr)), expected);
}

fn quoted(words: &str) -> Inline {
    Inline { text: format!("« {words} »"), mark: Mark::Quoted }
}

#[test]
fn a_long_wording_stands_apart_and_takes_the_next_with_it() {
    let long = "mot ".repeat(40);
    let half = "bref ".repeat(15);
    let (long_line, half_line) = (format!("> « {long} »"), format!("> « {half} »"));
    check(
        vec![Inline::plain("Le Collectif propose de remplacer "), quoted("a"), Inline::plain(".")],
        &["Le Collectif propose de remplacer « a »."],
    );
    check(
        vec![
            Inline::plain("Le Collectif propose de remplacer le titre de l’encadré, "),
            quoted(&long),
            Inline::plain(", par "),
            quoted(&half),
            Inline::plain(". Il le faut."),
        ],
        &[
            "Le Collectif propose de remplacer le titre de l’encadré\u{a0}:",
            &long_line,
            "par\u{a0}:",
            &half_line,
            "Il le faut.",
        ],
    );
    check(
        vec![Inline::plain("Il propose d’ajouter\u{a0}: "), quoted("un\ndeux"), Inline::plain(".")],
        &["Il propose d’ajouter\u{a0}:", "> « un", "> deux »"],
    );
}

#[test]
fn what_stood_in_parentheses_after_a_wording_is_a_sentence() {
    let long = "mot ".repeat(40);
    check(
        vec![
            Inline::plain("Il propose d’ajouter\u{a0}: "),
            quoted(&long),
            Inline::plain(" (proposition validée en séance à 11 h 42). Il le faut."),
        ],
        &[
            "Il propose d’ajouter\u{a0}:",
            &format!("> « {long} »"),
            "Proposition validée en séance à 11 h 42. Il le faut.",
        ],
    );
}

#[test]
fn in_english_no_space_stands_before_the_colon() {
    let text = vec![
        Inline::plain("The coalition proposes to add "),
        quoted(&"word ".repeat(40)),
        Inline::plain("."),
    ];
    let lead = words(set_apart(text, Lang::En)).into_iter().next();
    assert_eq!(lead.as_deref(), Some("The coalition proposes to add:"));
}
