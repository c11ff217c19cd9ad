//! Accents forgotten or set wrong: the words that differ from what is typed by their accents only. It asks whether
//! they are words; it knows none itself.
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The most letters whose accent may differ at once.
const LETTERS_MAX: usize = 3;
/// The most spellings tried: a long word has many vowels.
const TRIED_MAX: usize = 3_000;

/// A longer word has too many spellings to be tried.
const WORD_MAX: usize = 30;

/// What a bare letter may be with its accent or as a ligature, the likeliest first.
pub fn accented(letter: char) -> &'static [char] {
    match letter {
        'e' => &['é', 'è', 'ê', 'ë'],
        'a' => &['à', 'â'],
        'i' => &['î', 'ï'],
        'o' => &['ô'],
        'u' => &['û', 'ù'],
        'c' => &['ç'],
        _ => &[],
    }
}

/// A word without its accents.
pub fn bare(word: &str) -> String {
    word.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Whether the word is known with the circumflex that the spelling of 1990 leaves out on i and u: « connaitre »,
/// « surement ». Both spellings are right (Académie française, Journal officiel of 6 December 1990).
pub fn is_of_1990(lower: &str, knows: &dyn Fn(&str) -> bool) -> bool {
    let with = |(at, letter): (usize, char)| {
        let (head, tail) = lower.split_at_checked(at)?;
        let accent = match letter {
            'i' => 'î',
            'u' => 'û',
            _ => return None,
        };
        Some(format!("{head}{accent}{}", tail.strip_prefix(letter)?))
    };
    lower.chars().count() <= WORD_MAX && lower.char_indices().filter_map(with).any(|word| knows(&word))
}

/// Whether all that a word lacks is the accent of its capital: « Elargir », « Etienne ».
pub fn is_bare_capital(word: &str, knows: &dyn Fn(&str) -> bool) -> bool {
    let mut rest = word.chars();
    let Some(first) = rest.next().filter(|first| first.is_uppercase()) else { return false };
    let rest = rest.as_str();
    let lower: String = first.to_lowercase().collect();
    let letters = lower.chars().next().map(accented).unwrap_or_default();
    letters.iter().any(|accent| {
        let capital: String = accent.to_uppercase().collect();
        knows(&format!("{capital}{rest}"))
    })
}

/// The words known that differ from this one by their accents only, those that differ least first; in small letters.
pub fn restored(word: &str, knows: &dyn Fn(&str) -> bool) -> Vec<String> {
    if word.chars().count() > WORD_MAX {
        return Vec::new();
    }
    let lower = word.to_lowercase();
    let bare = bare(&lower);
    let mut level = vec![(0, bare.clone())];
    let mut tried = 0;
    let mut found = Vec::new();
    if bare != lower && knows(&bare) {
        found.push(bare);
    }
    for _ in 0..LETTERS_MAX {
        if !found.is_empty() {
            break;
        }
        let mut next = Vec::new();
        for (from, spelling) in &level {
            for (at, letter) in spelling.char_indices().filter(|(at, _)| at >= from) {
                for accent in accented(letter) {
                    let (head, tail) = spelling.split_at_checked(at).unwrap_or_default();
                    let rest = tail.strip_prefix(letter).unwrap_or_default();
                    let other = format!("{head}{accent}{rest}");
                    tried += 1;
                    if other != lower && knows(&other) {
                        found.push(other.clone());
                    }
                    next.push((at + accent.len_utf8(), other));
                }
            }
            if tried > TRIED_MAX {
                break;
            }
        }
        level = next;
    }
    if found.is_empty() && lower.contains("oe") {
        found.extend(Some(lower.replace("oe", "œ")).filter(|word| knows(word)));
    }
    let changed = |word: &String| lower.chars().zip(word.chars()).filter(|(a, b)| a != b).count();
    found.sort_by_key(changed);
    found
}

#[cfg(test)]
mod tests {
    use super::restored;
    use crate::text::spelling::{Dictionary, Spelling as _};

    #[test]
    fn accents_are_put_back() {
        let french = Dictionary::french();
        let first = |word| restored(word, &|word| french.knows(word)).into_iter().next();
        for (typed, meant) in [
            ("hebergement", Some("hébergement")),
            ("PREPARATION", Some("préparation")),
            ("aprés", Some("après")),
            ("recu", Some("reçu")),
            ("oeuvre", Some("œuvre")),
            ("compirs", None),
            ("xyz", None),
        ] {
            assert_eq!(first(typed).as_deref(), meant, "{typed}");
        }
        assert_eq!(first(&"e".repeat(200)), None);
    }
}
