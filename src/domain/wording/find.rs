//! Words of the plan looked for in its text: the very bytes if they are there, else the same words in another
//! typography; of several places, the one whose surroundings are those that were noted.
use std::ops::Range;

use crate::domain::diff::skeleton;

/// A text without typography, and where each of its bytes comes from.
#[derive(Debug)]
struct Bare {
    text: String,
    /// For each byte of the bare text, the byte of the source its character begins at.
    from: Vec<usize>,
    /// The bytes at which the characters that count end.
    to: Vec<usize>,
}

impl Bare {
    fn new(source: &str) -> Self {
        let mut bare = Self { text: String::with_capacity(source.len()), from: Vec::new(), to: Vec::new() };
        let mut buffer = [0_u8; 4];
        for (at, c) in source.char_indices() {
            let letters = skeleton(c.encode_utf8(&mut buffer));
            bare.from.extend(std::iter::repeat_n(at, letters.len()));
            bare.to.extend(std::iter::repeat_n(at + c.len_utf8(), letters.len()));
            bare.text.push_str(&letters);
        }
        bare
    }

    fn source(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let last = range.end.checked_sub(1)?;
        Some(*self.from.get(range.start)?..*self.to.get(last)?)
    }
}

/// Every place of a text where these words stand, in order, none overlapping another.
pub(super) fn all(text: &str, words: &str) -> Vec<Range<usize>> {
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
    }
    let exact: Vec<Range<usize>> =
        text.match_indices(words).map(|(at, found)| at..at + found.len()).collect();
    if !exact.is_empty() {
        return exact;
    }
    let wanted = skeleton(words);
    if wanted.is_empty() || plain_run(words).is_some_and(|run| !text.contains(run)) {
        return Vec::new();
    }
    let bare = Bare::new(text);
    bare.text.match_indices(&wanted).filter_map(|(at, _)| bare.source(&(at..at + wanted.len()))).collect()
}

/// The longest run of the words that every typography writes alike: where it is not, the words are not either.
fn plain_run(words: &str) -> Option<&str> {
    let runs = words.split(|c: char| !c.is_ascii_alphanumeric());
    let changeable = |run: &&str| {
        ["oe", "ae", "OE", "AE", "Oe", "Ae", "ff", "fi", "fl"].iter().any(|pair| run.contains(pair))
    };
    runs.filter(|run| run.len() > 2 && !changeable(run)).max_by_key(|run| run.len())
}

/// The best place of a text for these words, given what stood around them and where they should be.
pub(super) fn best(
    text: &str,
    words: &str,
    around: (&str, &str),
    hint: impl FnOnce() -> Option<Range<usize>>,
) -> Option<Range<usize>> {
    let found = all(text, words);
    if let [only] = found.as_slice() {
        return Some(only.clone());
    }
    let (before, after, hint) = (skeleton(around.0), skeleton(around.1), hint());
    found.into_iter().rev().max_by_key(|range| {
        let inside = hint.as_ref().is_some_and(|hint| hint.start <= range.start && range.end <= hint.end);
        let left =
            skeleton(text.get(floor(text, range.start.saturating_sub(200))..range.start).unwrap_or_default());
        let right = skeleton(text.get(range.end..ceil(text, range.end + 200)).unwrap_or_default());
        let common = common(left.chars().rev(), before.chars().rev()) + common(right.chars(), after.chars());
        (common, usize::from(inside))
    })
}

fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(x, y)| x == y).count()
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceil(text: &str, at: usize) -> usize {
    (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// The places where a term stands as whole words, whatever the case of its first letter.
pub(super) fn whole_words(text: &str, term: &str) -> Vec<Range<usize>> {
    let term = term.trim();
    let mut found = all(text, term);
    let other = with_other_case(term);
    if other != term {
        found.extend(all(text, &other));
    }
    found.retain(|range| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '-');
        edge(text.get(..range.start).and_then(|left| left.chars().next_back()))
            && edge(text.get(range.end..).and_then(|right| right.chars().next()))
    });
    found.sort_by_key(|range| range.start);
    found.dedup();
    found
}

/// The term with its first letter in the other case.
fn with_other_case(term: &str) -> String {
    let mut chars = term.chars();
    chars.next().map_or_else(String::new, |first| {
        let other: String = if first.is_uppercase() {
            first.to_lowercase().collect()
        } else {
            first.to_uppercase().collect()
        };
        other + chars.as_str()
    })
}

#[cfg(test)]
mod tests {
    use super::{best, whole_words};

    fn check(text: &str, words: &str, around: (&str, &str), expected: Option<(usize, &str)>) {
        let found = best(text, words, around, || None);
        assert_eq!(found.map(|range| (range.start, text.get(range).unwrap())), expected, "{words} in {text}");
    }

    #[test]
    fn words_are_found_whatever_their_typography() {
        check("sera rappelée ici", "sera rappelée", ("", ""), Some((0, "sera rappelée")));
        check("l'accueil « sûr »", "l’accueil «\u{a0}sûr\u{a0}»", ("", ""), Some((0, "l'accueil « sûr »")));
        check("un cœur", "coeur", ("", ""), Some((3, "cœur")));
        check("rien", "tout", ("", ""), None);
        check("rien", "  ", ("", ""), None);
    }

    #[test]
    fn of_several_places_the_surroundings_decide() {
        let text = "le délai de l’un, le délai de l’autre, le délai";
        check(text, "le délai", ("", " de l’autre"), Some((21, "le délai")));
        check(text, "le délai", ("l’autre, ", ""), Some((45, "le délai")));
        check(text, "le délai", ("", ""), Some((0, "le délai")));
    }

    #[test]
    fn a_term_is_whole_words_in_either_case() {
        let text = "Mineurs et mineurs, mais ni mineurs-là ni mineursX. Les Mineurs.";
        let found: Vec<&str> =
            whole_words(text, "mineurs").into_iter().map(|r| text.get(r).unwrap()).collect();
        assert_eq!(found, ["Mineurs", "mineurs", "Mineurs"]);
    }
}
