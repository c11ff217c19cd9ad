//! The same word twice in a row.
use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};
use super::super::super::words::words;

const TWICE: Told = ("Le même mot est écrit deux fois.", "The same word is written twice.");
/// Words that French does say twice in a row.
const SAID_TWICE: [&str; 8] = ["nous", "vous", "très", "faire", "non", "oui", "bien", "jamais"];

pub(super) fn faults(text: &str) -> Vec<Fault> {
    let words = words(text);
    let mut faults = Vec::new();
    for pair in words.windows(2) {
        let [first, second] = pair else { continue };
        let letters =
            |text: &str| text.chars().count() > 1 && text.chars().all(|c| c.is_alphabetic() || c == '-');
        let same = first.lower == second.lower
            && letters(second.text)
            && !second.gap.is_empty()
            && second.is_linked()
            && !SAID_TWICE.contains(&second.lower.as_str())
            // « Bora Bora » is a name, and so may be anything in capitals.
            && !second.text.starts_with(char::is_uppercase);
        if same {
            let range = first.range.start..second.range.end;
            faults.push(Fault::right(Rule::RepeatedWord, range, TWICE, first.text));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::faults;
    use crate::domain::check::fault::read;

    #[test]
    fn a_word_is_said_once() {
        let check = |text: &str, expected: &[(&str, Option<&str>)]| {
            assert_eq!(read(text, &faults(text)), expected, "{text}");
        };
        check("que les les victimes", &[("les les", Some("les"))]);
        check("Le le plan", &[("Le le", Some("Le"))]);
        check("que nous nous formions, très très bien, Bora Bora, un, un autre, oui, oui", &[]);
        check("d’abord, de deux, deux", &[]);
    }
}
