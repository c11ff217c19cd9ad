//! Spaces: one between words, none before a comma or a stop, one before a double mark (Lexique, « Ponctuation »).
use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};
use crate::text::french::{NBSP, NNBSP};

const DOUBLE: Told = ("Deux espaces se suivent.", "There are two spaces in a row.");
const BEFORE_COMMA: Told =
    ("Pas d’espace avant une virgule ou un point.", "No space before a comma or a stop.");
const AFTER_COMMA: Told =
    ("Il manque l’espace après la virgule ou le point.", "The space after the comma or the stop is missing.");
const MARK: Told = (
    "Il manque l’espace insécable : avant « : ; ! ? » et à l’intérieur des guillemets.",
    "The no-break space is missing: before « : ; ! ? » and inside quotation marks.",
);

/// Two spaces in a row between words.
pub(super) fn double(text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let (mut from, mut told) = (0, 0);
    let shown = text.trim_end().len();
    while let Some(found) = text.get(from..shown).and_then(|rest| rest.find("  ")) {
        let start = from + found;
        let (before, after) = text.split_at_checked(start).unwrap_or_default();
        let spaces = after.len() - after.trim_start_matches(' ').len();
        from = start + spaces;
        // The spaces a line begins with are its indentation.
        if before.trim().is_empty() || before.ends_with(['\n', '\t']) {
            continue;
        }
        let word = start - before.rsplit(char::is_whitespace).next().unwrap_or_default().len();
        let word = word.max(told);
        let next = after.trim_start_matches(' ').split(char::is_whitespace).next().unwrap_or_default();
        // The space beside a no-break one goes, not the other.
        let space = if before.ends_with([NBSP, NNBSP]) || next.is_empty() { "" } else { " " };
        let right = format!("{}{space}{next}", text.get(word..start).unwrap_or_default());
        faults.push(Fault::right(Rule::DoubleSpace, word..from + next.len(), DOUBLE, right));
        from += next.len();
        told = from;
    }
    faults
}

/// A space before a comma or a stop, or none after one.
pub(super) fn commas(text: &str) -> Vec<Fault> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let char_at = |index: Option<usize>| index.and_then(|index| chars.get(index)).map(|&(_, c)| c);
    let mut faults = Vec::new();
    for (index, &(at, c)) in chars.iter().enumerate().filter(|&(_, &(_, c))| matches!(c, ',' | '.')) {
        let (before, after) = (char_at(index.checked_sub(1)), char_at(Some(index + 1)));
        let ends = after.is_none_or(|c| c.is_whitespace() || c == '»' || c == ')');
        if before == Some(' ') && ends {
            let head = text.get(..at).unwrap_or_default();
            let bare = head.trim_end_matches([' ', NBSP]);
            let word = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
            if !word.is_empty() && !word.ends_with(['.', '…', ',', '-', '–']) {
                let start = bare.len() - word.len();
                faults.push(Fault::right(
                    Rule::CommaSpacing,
                    start..at + 1,
                    BEFORE_COMMA,
                    format!("{word}{c}"),
                ));
            }
        } else if before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic) {
            let told = faults.last().map_or(0, |fault: &Fault| fault.range.end);
            faults.extend(after_mark(text, at, c, told));
        }
    }
    faults
}

/// « fin,elle » and « fini.Elle »: an address, an abbreviation or initials keep their marks.
fn after_mark(text: &str, at: usize, mark: char, told: usize) -> Option<Fault> {
    let (head, tail) = (text.get(told.min(at)..at)?, text.get(at + 1..)?);
    let word = head.rsplit(|c: char| c.is_whitespace() || c == '’' || c == '(').next()?;
    let next = tail.split(|c: char| c.is_whitespace() || c == ',').next()?;
    let small = |word: &str| word.chars().count() >= 3 && word.chars().all(char::is_lowercase);
    let sentence =
        next.starts_with(char::is_uppercase) && next.chars().nth(1).is_some_and(char::is_lowercase);
    let whole = next.chars().all(|c| c.is_alphabetic() || matches!(c, '’' | '\'' | ',' | '-'));
    let missing =
        whole && if mark == ',' { word.chars().all(char::is_alphabetic) } else { small(word) && sentence };
    let range = at - word.len()..at + 1 + next.len();
    missing.then(|| Fault::right(Rule::CommaSpacing, range, AFTER_COMMA, format!("{word}{mark} {next}")))
}

/// A double mark or a guillemet without any space: a plain one is made a no-break one on paper.
pub(super) fn marks(text: &str) -> Vec<Fault> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let char_at = |index: Option<usize>| index.and_then(|index| chars.get(index)).map(|&(_, c)| c);
    let mut faults = Vec::new();
    for (index, &(at, c)) in chars.iter().enumerate() {
        let (before, after) = (char_at(index.checked_sub(1)), char_at(Some(index + 1)));
        let glued = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '»' | ']' | '…'));
        let ends = after.is_none_or(|c| c.is_whitespace() || matches!(c, '»' | ')'));
        let right = match c {
            ':' if glued && (ends || after == Some('«')) => format!("{NBSP}:"),
            ';' | '!' | '?' if glued && ends && !in_address(text, at) => format!("{NNBSP}{c}"),
            '»' if before.is_some_and(|c| !c.is_whitespace() && c != '«') => format!("{NBSP}»"),
            '«' if after.is_some_and(|c| !c.is_whitespace() && c != '»') => format!("«{NBSP}"),
            _ => continue,
        };
        let told = faults.last().map_or(0, |fault: &Fault| fault.range.end);
        faults.push(with_word(text, at, (c, &right), told));
    }
    faults
}

/// The mark, and as it should be, with the word beside it, so that the finding can be read; what was told before ends
/// at `told`.
fn with_word(text: &str, at: usize, (mark, right): (char, &str), told: usize) -> Fault {
    let end = at + mark.len_utf8();
    let stops = |c: char| c.is_whitespace() || matches!(c, '«' | '»' | ':' | ';' | '!' | '?');
    if mark == '«' {
        let rest = text.get(end..).unwrap_or_default();
        let word = rest.split(stops).next().unwrap_or_default();
        return Fault::right(Rule::MarkSpacing, at..end + word.len(), MARK, format!("{right}{word}"));
    }
    let word = text.get(told.min(at)..at).unwrap_or_default().rsplit(stops).next().unwrap_or_default();
    Fault::right(Rule::MarkSpacing, at - word.len()..end, MARK, format!("{word}{right}"))
}

/// Whether a mark stands in an address.
fn in_address(text: &str, at: usize) -> bool {
    let word = text.get(..at).unwrap_or_default().rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("://") || word.starts_with("www.") || word.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::fault::read;

    fn check(found: fn(&str) -> Vec<Fault>, text: &str, expected: &[(&str, &str)]) {
        let faults = found(text);
        let expected: Vec<_> = expected.iter().map(|&(words, right)| (words, Some(right))).collect();
        assert_eq!(read(text, &faults), expected, "{text}");
    }

    #[test]
    fn one_space_parts_two_words() {
        check(
            double,
            "que les  victimes   aussi",
            &[("les  victimes", "les victimes"), ("   aussi", " aussi")],
        );
        check(double, "  en retrait\n  aussi ", &[]);
        check(double, "fin\u{a0}  : oui", &[("  :", ":")]);
    }

    #[test]
    fn commas_follow_words_and_are_followed_by_spaces() {
        check(commas, "au 35 , rue Haute , à 3,5 km", &[("35 ,", "35,"), ("Haute ,", "Haute,")]);
        check(commas, "finie .", &[("finie .", "finie.")]);
        check(commas, "un,deux et fini.Elle part", &[("un,deux", "un, deux"), ("fini.Elle", "fini. Elle")]);
        check(commas, "R. 316-7, etc. a.b M.Roux www.site.Fr … . (a), b ...", &[]);
    }

    #[test]
    fn double_marks_have_their_space() {
        check(marks, "Mesure 8: former", &[("8:", "8\u{a0}:")]);
        check(
            marks,
            "Quoi? «oui» (a); à 10:30, http://a.fr/?x=1; rien !",
            &[("Quoi?", "Quoi\u{202f}?"), ("«oui", "«\u{a0}oui"), ("»", "\u{a0}»"), ("(a);", "(a)\u{202f};")],
        );
    }
}
