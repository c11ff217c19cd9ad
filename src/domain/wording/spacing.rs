//! The spaces around words that come or go: never two, never none, never one before a comma.
use std::ops::Range;

/// What must be written at this byte of the text for the words to stand there as French spaces them.
pub(super) fn inserted(text: &str, at: usize, words: &str) -> String {
    let left = text.get(..at).and_then(|left| left.chars().next_back());
    let right = text.get(at..).and_then(|right| right.chars().next());
    let mut words = words.to_owned();
    if right == Some('.') && words.ends_with('.') && !words.ends_with("..") {
        words.pop();
    }
    let first = words.chars().next();
    let closing = |c: char| matches!(c, ',' | '.' | ')' | ']' | '…' | '’' | '\'' | '-');
    let opening = |c: char| matches!(c, '(' | '[' | '’' | '\'' | '-' | '/');
    if left.is_some_and(|c| !c.is_whitespace() && !opening(c))
        && first.is_some_and(|c| !c.is_whitespace() && !closing(c))
    {
        words.insert(0, ' ');
    }
    let last = words.chars().next_back();
    let follows = |c: char| !c.is_whitespace() && !closing(c) && !matches!(c, ';' | ':' | '!' | '?' | '»');
    if right.is_some_and(follows) && last.is_some_and(|c| !c.is_whitespace() && !opening(c)) {
        words.push(' ');
    }
    words
}

/// The bytes that go with these words: one of the two spaces they would leave, or the one a comma would follow, and
/// the first of two commas.
pub(super) fn removed(text: &str, range: &Range<usize>) -> Range<usize> {
    let is_space = |c: Option<char>| c.is_some_and(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
    let before = |at: usize| text.get(..at).and_then(|left| left.chars().next_back());
    let (left, right) = (before(range.start), text.get(range.end..).and_then(|right| right.chars().next()));
    let ends = right.is_none_or(|c| matches!(c, '\n' | ',' | '.' | ')' | ']' | '…'));
    let size = |c: Option<char>| c.map_or(0, char::len_utf8);
    let mut gone = match (is_space(left), is_space(right)) {
        (true, true) => range.start..range.end + size(right),
        (true, false) if ends => range.start - size(left)..range.end,
        (false, true) if left.is_none_or(|c| c == '\n') => range.start..range.end + size(right),
        _ => range.clone(),
    };
    let own = text.get(range.clone()).unwrap_or_default().starts_with(',');
    if ends && right.is_some_and(|c| c != '\n') && !own && before(gone.start) == Some(',') {
        gone.start -= 1;
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::{inserted, removed};

    fn check_inserted(left: &str, right: &str, words: &str, expected: &str) {
        assert_eq!(inserted(&format!("{left}{right}"), left.len(), words), expected, "{left}|{right}");
    }

    #[test]
    fn words_that_come_are_spaced() {
        check_inserted("conforme", ".", "mais inégal", " mais inégal");
        check_inserted("conforme", ".", ", mais inégal", ", mais inégal");
        check_inserted("conforme ", "et sûr", "mais inégal", "mais inégal ");
        check_inserted("un", " mineur", "jeune", " jeune");
        check_inserted("l’", "accueil", "ancien", "ancien ");
        check_inserted("Fin.", "\nAutre", "Une phrase.", " Une phrase.");
        check_inserted("", "Début", "Oui, ", "Oui, ");
        check_inserted("conforme", ".", "Une phrase.", " Une phrase");
        check_inserted("sûr", " ; puis", "et gratuit", " et gratuit");
    }

    fn check_removed(text: &str, words: &str, left_over: &str) {
        let at = text.find(words).unwrap();
        let mut text = text.to_owned();
        text.replace_range(removed(&text.clone(), &(at..at + words.len())), "");
        assert_eq!(text, left_over);
    }

    #[test]
    fn words_that_go_leave_no_stray_space() {
        check_removed("un très grand pas", "très", "un grand pas");
        check_removed("un pas, très grand.", "très grand", "un pas.");
        check_removed("un pas, très grand, est fait", "très grand", "un pas, est fait");
        check_removed("Fini. Autre phrase.", "Autre phrase.", "Fini.");
        check_removed("Une. Deux.", "Une.", "Deux.");
        check_removed("un pas (grand)", "grand", "un pas ()");
        check_removed("d’un coup", "un", "d’ coup");
    }
}
