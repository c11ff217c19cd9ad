//! The French spaces, quotes and apostrophes put in while someone types, one key at a time.

use super::accented::{short_ordinal, with_accented_capital};
use super::{NBSP, NNBSP};
use crate::text::Replacement;

/// What the character just typed should become, and what to take away before it; nothing when it is right as typed.
/// Without the correction the typed character simply stands after `before_cursor`.
pub fn auto_space(before_cursor: &str, typed: char) -> Option<Replacement> {
    let before = before_cursor;
    if is_address(before.rsplit(char::is_whitespace).next().unwrap_or_default()) {
        return None;
    }
    let mark = match typed {
        '\'' => before.ends_with(char::is_alphabetic).then(|| replacement(0, "’")),
        '"' => quote(before),
        '.' => dots(before),
        ',' => comma(before),
        ':' => spaced(before, NBSP, typed).filter(|_| !ends_with_digit(before)),
        ';' | '!' | '?' => spaced(before, NNBSP, typed),
        '»' => spaced(before, NBSP, typed),
        '«' => Some(replacement(0, "«\u{A0}")),
        '%' | '€' => spaced(before, NNBSP, typed).filter(|_| ends_with_digit(before.trim_end())),
        ' ' => after_space(before),
        _ => None,
    };
    let ends = matches!(typed, ' ' | ',' | '.' | ';' | ':' | '!' | '?' | ')' | '»');
    if ends { word_ended(before, typed, mark) } else { mark }
}

/// The word that the character ends as French prints it, « 2ème » and « Etat », before what the character becomes.
fn word_ended(before: &str, typed: char, mark: Option<Replacement>) -> Option<Replacement> {
    let taken = mark.as_ref().map_or(0, |mark| mark.delete);
    let text = before.get(..before.len().checked_sub(taken)?)?;
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let head = text.get(..text.len() - word.len())?;
    let begins = head
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '“' | '’' | '\''));
    let Some(right) = short_ordinal(word).or_else(|| with_accented_capital(word)).filter(|_| begins) else {
        return mark;
    };
    let after = mark.map_or_else(|| typed.to_string(), |mark| mark.insert);
    Some(Replacement { delete: taken + word.len(), insert: right + &after })
}

/// The third dot makes an ellipsis, but after « etc. », which says the same.
fn dots(before: &str) -> Option<Replacement> {
    let two = before.ends_with("..") && !before.ends_with("...");
    two.then(|| replacement(2, if before.ends_with("etc..") { "." } else { "…" }))
}

/// A comma follows its word: the space typed before it goes.
fn comma(before: &str) -> Option<Replacement> {
    let word = before.trim_end_matches(' ');
    let spaces = before.len() - word.len();
    let follows = word.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '»' | ']'));
    (spaces > 0 && follows).then(|| replacement(spaces, ","))
}

fn replacement(delete: usize, insert: &str) -> Replacement {
    Replacement { delete, insert: insert.to_owned() }
}

/// The mark after its no-break space, which replaces a plain one; nothing at the start of a line or a parenthesis,
/// after another such mark, or where the space is already right.
fn spaced(before: &str, space: char, mark: char) -> Option<Replacement> {
    let word = before.trim_end_matches(' ');
    let last = word.chars().next_back()?;
    let spaces = before.len() - word.len();
    let alone =
        matches!(last, NBSP | NNBSP | '(' | '[' | '«' | '“' | '!' | '?' | ':' | ';') || last.is_whitespace();
    let dashes = matches!(last, '-' | '–' | '—') && spaces > 0;
    (!alone && !dashes).then(|| Replacement { delete: spaces, insert: format!("{space}{mark}") })
}

/// An opening or a closing guillemet, whichever the straight quote stands for here.
fn quote(before: &str) -> Option<Replacement> {
    let opened = before.matches('«').count() > before.matches('»').count();
    let last = before.chars().next_back();
    match last {
        Some(NBSP) if before.trim_end().ends_with('«') => None,
        Some(NBSP | NNBSP) if opened => Some(replacement(0, "»")),
        None | Some('(' | '[' | '’' | '\'' | '-' | '–' | '—') => Some(replacement(0, "«\u{A0}")),
        Some(c) if c.is_whitespace() && !opened => Some(replacement(0, "«\u{A0}")),
        Some(_) if opened => Some(Replacement {
            delete: before.len() - before.trim_end_matches(' ').len(),
            insert: format!("{NBSP}»"),
        }),
        Some(_) => None,
    }
}

/// What only the space after it makes certain: the colon after a number, the hour, the number sign, the dash. A space
/// after the one that « has already brought is one too many, and so is the second between two words.
fn after_space(before: &str) -> Option<Replacement> {
    if let Some(number) = before.strip_suffix(':').filter(|number| ends_with_digit(number)) {
        return (!number.is_empty()).then(|| replacement(1, "\u{A0}: "));
    }
    let parted = before.strip_suffix(' ').is_some_and(|word| word.ends_with(|c: char| !c.is_whitespace()));
    if before.ends_with("«\u{A0}") || parted {
        return Some(replacement(0, ""));
    }
    if before.ends_with(" --") {
        return Some(replacement(2, "– "));
    }
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    if matches!(word, "n°" | "N°") {
        return Some(replacement(0, "\u{202F}"));
    }
    let (hours, minutes) = word.split_once('h')?;
    let digits = |text: &str, least: usize| {
        (least..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let is_time = digits(hours, 1) && (minutes.is_empty() || digits(minutes, 2));
    let written = [hours, "\u{A0}h", if minutes.is_empty() { "" } else { "\u{A0}" }, minutes, " "].concat();
    is_time.then_some(Replacement { delete: word.len(), insert: written })
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether the word being typed is an address, where nothing may be put in.
pub(super) fn is_address(word: &str) -> bool {
    word.contains("://")
        || word.starts_with("www.")
        || word.contains('@')
        || ["http", "https", "ftp", "mailto"].contains(&word.trim_end_matches(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands before the cursor once the key is typed and corrected.
    fn typed(before: &str, key: char) -> String {
        match auto_space(before, key) {
            None => format!("{before}{key}"),
            Some(Replacement { delete, insert }) => {
                [before.get(..before.len() - delete).unwrap(), &insert].concat()
            }
        }
    }

    #[test]
    fn french_spaces_come_by_themselves() {
        for (before, key, after) in [
            ("mot", ':', "mot\u{A0}:"),
            ("mot ", ':', "mot\u{A0}:"),
            ("mot\u{A0}", ':', "mot\u{A0}:"),
            ("quoi", '?', "quoi\u{202F}?"),
            ("quoi\u{202F}?", '!', "quoi\u{202F}?!"),
            ("(", '?', "(?"),
            ("", '!', "!"),
            ("10", ':', "10:"),
            ("Mesure 4:", ' ', "Mesure 4\u{A0}: "),
            ("https", ':', "https:"),
            ("voir https://a.fr/x", '?', "voir https://a.fr/x?"),
            ("à 10h30", ' ', "à 10\u{A0}h\u{A0}30 "),
            ("à 10h", ' ', "à 10\u{A0}h "),
            ("le n°", ' ', "le n°\u{202F}"),
            ("10", '%', "10\u{202F}%"),
            ("10 ", '%', "10\u{202F}%"),
            ("un", '%', "un%"),
            ("mot ", ',', "mot,"),
            ("mot", ',', "mot,"),
            ("(", ',', "(,"),
            ("mot ", ' ', "mot "),
            ("  ", ' ', "   "),
            ("l’un --", ' ', "l’un – "),
        ] {
            assert_eq!(typed(before, key), after, "{before:?} {key:?}");
        }
    }

    #[test]
    fn a_word_is_put_right_once_it_ends() {
        for (before, key, after) in [
            ("la 2ème", ' ', "la 2e "),
            ("la 1ère", ',', "la 1re,"),
            ("au XXIème", '.', "au XXIe."),
            ("la 2ème", ':', "la 2e\u{A0}:"),
            ("la 2ème ", '!', "la 2e\u{202F}!"),
            ("le 2nd", ' ', "le 2nd "),
            ("l’Etat", ' ', "l’État "),
            ("un Etat", ')', "un État)"),
            ("«\u{A0}Etat", '»', "«\u{A0}État\u{A0}»"),
            ("ETAT", ' ', "ETAT "),
            ("Elle", ' ', "Elle "),
            ("l’eta", 't', "l’etat"),
            ("a@Etat", ' ', "a@Etat "),
            ("https://a.fr/2ème", ' ', "https://a.fr/2ème "),
            ("sous-Etat", ' ', "sous-Etat "),
        ] {
            assert_eq!(typed(before, key), after, "{before:?} {key:?}");
        }
    }

    #[test]
    fn quotes_and_apostrophes_are_french() {
        for (before, key, after) in [
            ("l", '\'', "l’"),
            ("", '\'', "'"),
            ("dit ", '"', "dit «\u{A0}"),
            ("", '"', "«\u{A0}"),
            ("l’", '"', "l’«\u{A0}"),
            ("«\u{A0}oui", '"', "«\u{A0}oui\u{A0}»"),
            ("«\u{A0}oui ", '"', "«\u{A0}oui\u{A0}»"),
            ("«\u{A0}oui", '»', "«\u{A0}oui\u{A0}»"),
            ("dit ", '«', "dit «\u{A0}"),
            ("dit «\u{A0}", ' ', "dit «\u{A0}"),
            ("5", '"', "5\""),
            ("fin..", '.', "fin…"),
            ("fin...", '.', "fin...."),
            ("etc..", '.', "etc."),
        ] {
            assert_eq!(typed(before, key), after, "{before:?} {key:?}");
        }
    }
}
