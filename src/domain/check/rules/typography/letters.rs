//! Apostrophes, dots and dashes (Lexique, « Apostrophe », « Points de suspension », « Tiret »).
use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};
use crate::text::french::NBSP;

const APOSTROPHE: Told = (
    "Apostrophe de machine à écrire : l’apostrophe typographique est courbe.",
    "Typewriter apostrophe: the typographic one is curved.",
);
const DOTS: Told = (
    "Trois points qui se suivent : les points de suspension sont un seul signe.",
    "Three dots in a row: the ellipsis is one sign.",
);
const ET_CETERA: Told = (
    "« etc. » dit déjà que la liste continue : un seul point.",
    "“etc.” already says that the list goes on: one stop.",
);
const HYPHEN: Told = (
    "Trait d’union à la place d’un tiret : – entre deux espaces.",
    "Hyphen in the place of a dash: – between two spaces.",
);
const ITEM: Told =
    ("L’élément de liste est collé à son tiret.", "The element of the list is stuck to its dash.");

/// Straight apostrophes between letters: all of a text at once.
pub(super) fn apostrophes(text: &str) -> Vec<Fault> {
    let mut found: Option<std::ops::Range<usize>> = None;
    for (at, _) in text.match_indices('\'') {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let address = word.contains("://") || word.contains('@') || word.starts_with("www.");
        if before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphanumeric) && !address {
            let stops = |c: char| !c.is_alphanumeric() && c != '\'' && c != '-';
            let start = before.len() - before.rsplit(stops).next().unwrap_or_default().len();
            let end = at + 1 + after.split(stops).next().unwrap_or_default().len();
            found = Some(found.map_or(start, |range| range.start)..end);
        }
    }
    let fault = found.map(|range| {
        let words = text.get(range.clone()).unwrap_or_default();
        let mut right = String::with_capacity(words.len() + 8);
        let mut chars = words.chars().peekable();
        while let Some(c) = chars.next() {
            let between =
                right.ends_with(char::is_alphabetic) && chars.peek().is_some_and(|c| c.is_alphanumeric());
            right.push(if c == '\'' && between { '’' } else { c });
        }
        Fault::right(Rule::Apostrophe, range, APOSTROPHE, right)
    });
    fault.into_iter().collect()
}

/// Dots in threes, which are put right on paper but in a document received, and dots after « etc. ».
pub(super) fn ellipses(text: &str, verbatim: bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices(['.', '…']) {
        if at < end {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let dots = rest.len() - rest.trim_start_matches(['.', '…']).len();
        end = at + dots;
        let marks = rest.get(..dots).unwrap_or_default();
        let before = text.get(..at).unwrap_or_default();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let leader = marks.chars().count() > 4;
        if matches!(word, "etc" | "Etc") && marks != "." && !leader {
            let range = at - word.len()..end;
            faults.push(Fault::right(Rule::Ellipsis, range, ET_CETERA, format!("{word}.")));
        } else if verbatim && marks.contains("..") && marks.len() > 2 && !leader {
            faults.push(Fault::right(Rule::Ellipsis, at - word.len()..end, DOTS, format!("{word}…")));
        }
    }
    faults
}

/// A hyphen where a dash belongs: between two words, before an element of a list, after the number of a part.
pub(super) fn dashes(text: &str, verbatim: bool) -> Vec<Fault> {
    let mut faults: Vec<Fault> = glued_item(text).filter(|_| verbatim).into_iter().collect();
    faults.extend(after_number(text));
    for sign in [" - ", " -- ", "\u{a0}- "] {
        for (at, _) in text.match_indices(sign) {
            let (before, after) = (text.get(..at), text.get(at + sign.len()..));
            let word = before.unwrap_or_default().rsplit([' ', '\t', '\n', NBSP]).next().unwrap_or_default();
            let next = after.unwrap_or_default().split([' ', '\t', '\n']).next().unwrap_or_default();
            // Two hours, a subtraction, and the hyphen of a list typed in a paragraph are something else.
            let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            let list = word.ends_with([':', ';', ',']) || word.is_empty();
            if !(list || figure(word) && figure(next))
                && next.starts_with(|c: char| c.is_alphanumeric() || c == '«')
            {
                let right = format!("{word}{} – {next}", if sign.starts_with(NBSP) { "\u{a0}" } else { "" });
                let right = right.replace("\u{a0} ", "\u{a0}");
                let range = at - word.len()..at + sign.len() + next.len();
                faults.push(Fault::right(Rule::Dash, range, HYPHEN, right));
            }
        }
    }
    faults
}

/// « -les élèves »
fn glued_item(text: &str) -> Option<Fault> {
    let rest = text.strip_prefix('-').or_else(|| text.strip_prefix('–'))?;
    let word = rest.split(char::is_whitespace).next().filter(|word| word.starts_with(char::is_alphabetic))?;
    let end = text.len() - rest.len() + word.len();
    Some(Fault::right(Rule::Dash, 0..end, ITEM, format!("–\u{a0}{word}")))
}

/// « II- Compte-rendu »: a number, then a hyphen stuck to it.
fn after_number(text: &str) -> Option<Fault> {
    let (number, rest) = text.split_once("- ")?;
    let roman = !number.is_empty() && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let arabic = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    let word = rest.split(char::is_whitespace).next()?;
    let range = 0..number.len() + 2 + word.len();
    ((roman || arabic) && word.starts_with(char::is_alphabetic))
        .then(|| Fault::right(Rule::Dash, range, HYPHEN, format!("{number} – {word}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::fault::read;

    fn check(text: &str, faults: &[Fault], expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected.iter().map(|&(words, right)| (words, Some(right))).collect();
        assert_eq!(read(text, faults), expected, "{text}");
    }

    #[test]
    fn apostrophes_are_curved() {
        let text = "Dès l'annonce, qu'un 5' et aujourd'hui, http://a.fr/l'eau";
        let (words, right) = ("l'annonce, qu'un 5' et aujourd'hui", "l’annonce, qu’un 5' et aujourd’hui");
        check(text, &apostrophes(text), &[(words, right)]);
        check("l’eau", &apostrophes("l’eau"), &[]);
    }

    #[test]
    fn an_ellipsis_is_one_sign() {
        check("telle...).", &ellipses("telle...).", true), &[("telle...", "telle…")]);
        check("telle...).", &ellipses("telle...).", false), &[]);
        check("a, b, etc... c etc.", &ellipses("a, b, etc... c etc.", false), &[("etc...", "etc.")]);
        check("Sommaire ......... p. 2", &ellipses("Sommaire ......... p. 2", true), &[]);
    }

    #[test]
    fn dashes_are_not_hyphens() {
        for (text, words, right) in [
            ("-les élèves de collège", "-les", "–\u{a0}les"),
            ("II- Compte-rendu", "II- Compte-rendu", "II – Compte-rendu"),
            ("la mesure - la seule - est", "mesure - la", "mesure – la"),
        ] {
            let faults = dashes(text, true);
            check(text, faults.get(..1).unwrap(), &[(words, right)]);
        }
        for text in ["micro- et macro-économie", "2014-2016, 3 - 2", "un : - deux", "- les élèves"] {
            check(text, &dashes(text, true), &[]);
        }
    }
}
