//! Judging one word as it is written: with its parts, its capitals, its inclusive endings. Where it stands is the
//! affair of `words`.
use super::accents;
use super::words::is_dot;

/// What is set before a hyphen or a word and stands in no dictionary by itself.
const PREFIXES: [&str; 48] = [
    "afro", "anti", "après", "arrière", "auto", "bio", "centre", "co", "contre", "demi", "éco", "euro", "ex",
    "extra", "franco", "hyper", "infra", "inter", "intra", "juridico", "macro", "maxi", "médico", "méta",
    "micro", "mi", "mini", "mono", "multi", "néo", "non", "para", "péri", "pluri", "poly", "post", "pré",
    "primo", "pro", "pseudo", "psycho", "quasi", "semi", "socio", "super", "trans", "ultra", "vice",
];
/// Prefixes that make a word of any word without a hyphen.
const GLUED: [&str; 10] = ["anti", "inter", "micro", "multi", "pluri", "socio", "auto", "psycho", "co", "re"];
/// What is set after a hyphen: « a-t-il », « celui-ci », « acteur-rice-s ».
const SUFFIXES: [&str; 12] =
    ["t", "là", "ci", "je", "ce", "rice", "rices", "trice", "trices", "euse", "euses", "ère"];
/// A shorter word with a capital is more likely a name than a word without its accents: « Rene ».
const ACCENTED_MIN: usize = 6;
/// A shorter word in capitals is an acronym.
const CAPITALS_MIN: usize = 7;

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is known, or it is none that can be judged.
    Right,
    /// It begins with a capital and is unknown: a name, unless a sentence begins there.
    Name,
    /// It is written in capitals and unknown: an acronym, unless all is written so.
    Capitals,
    /// It begins with a capital, is unknown, and known with its accents.
    Accents,
    /// It is not known.
    Wrong,
}

/// The word as dictionaries write it.
fn plain(word: &str) -> String {
    word.replace(['’', 'ʼ'], "'").replace(['\u{2010}', '\u{2011}'], "-")
}

/// Judges a word by what is known.
pub fn judge(word: &str, knows: &dyn Fn(&str) -> bool) -> Verdict {
    let word = plain(word);
    if knows(&word) || is_inclusive(&word, knows) {
        return Verdict::Right;
    }
    if word.contains('-') {
        return compound(&word, knows);
    }
    let lower = word.to_lowercase();
    // What lacks the accent of its capital only is a matter of typography.
    if is_derived(&lower, knows)
        || accents::is_of_1990(&lower, knows)
        || accents::is_bare_capital(&word, knows)
    {
        return Verdict::Right;
    }
    by_capitals(&word, &lower, knows)
}

fn by_capitals(word: &str, lower: &str, knows: &dyn Fn(&str) -> bool) -> Verdict {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let accented = || !accents::restored(lower, knows).is_empty();
    if capitals == 0 {
        return Verdict::Wrong;
    }
    if capitals == letters {
        // « PREPARATION » is a matter of capitals without accents, not of spelling.
        // And what no slip of one key makes a word is a name.
        let right = letters < CAPITALS_MIN || knows(lower) || accented() || !is_slip(lower, knows);
        return if right { Verdict::Right } else { Verdict::Capitals };
    }
    if capitals > 1 || !word.starts_with(char::is_uppercase) {
        // « eRSA », « AcSé »: a name of a thing.
        return Verdict::Right;
    }
    if letters >= ACCENTED_MIN && accented() { Verdict::Accents } else { Verdict::Name }
}

/// Whether one letter too much, too little, wrong, or changed with the next makes it another word than one known.
fn is_slip(lower: &str, knows: &dyn Fn(&str) -> bool) -> bool {
    let letters: Vec<char> = lower.chars().collect();
    let is_word = |letters: &[char]| knows(&letters.iter().collect::<String>());
    (0..=letters.len()).any(|at| {
        let mut without = letters.clone();
        let taken = (at < letters.len()).then(|| without.remove(at));
        let mut turned = letters.clone();
        if at + 1 < letters.len() {
            turned.swap(at, at + 1);
        }
        let with = |letters: &[char], letter| {
            let mut with = letters.to_vec();
            with.insert(at, letter);
            is_word(&with)
        };
        let other = "abcdefghijklmnopqrstuvwxyzéèê"
            .chars()
            .any(|letter| with(&letters, letter) || (taken.is_some() && with(&without, letter)));
        other || (taken.is_some() && is_word(&without)) || (turned != letters && is_word(&turned))
    })
}

/// « présent·e·s »: what stands before the first dot is a word, or is one with the next part.
fn is_inclusive(word: &str, knows: &dyn Fn(&str) -> bool) -> bool {
    let dot = |c: char| is_dot(c) || c == '.';
    let mut parts = word.split(dot);
    let (Some(base), Some(next)) = (parts.next(), parts.next()) else { return false };
    knows(base) || knows(&format!("{base}{next}")) || judge_base(base, knows)
}

fn judge_base(base: &str, knows: &dyn Fn(&str) -> bool) -> bool {
    base.contains('-') && compound(base, knows) == Verdict::Right
}

/// A prefix that may stand before any word.
fn is_derived(lower: &str, knows: &dyn Fn(&str) -> bool) -> bool {
    let long = |rest: &&str| rest.chars().count() >= 5;
    // « reunion » is no union once more, but lacks its accent.
    GLUED.iter().filter_map(|prefix| lower.strip_prefix(prefix)).filter(long).any(knows)
        && accents::restored(lower, knows).is_empty()
}

/// A word of several parts is as right as the worst of them.
fn compound(word: &str, knows: &dyn Fn(&str) -> bool) -> Verdict {
    let worst = |worst: Verdict, part: &str| worst.max_by_gravity(part_of(part, knows));
    word.split('-').fold(Verdict::Right, worst)
}

fn part_of(part: &str, knows: &dyn Fn(&str) -> bool) -> Verdict {
    let lower = part.to_lowercase();
    if part.chars().count() < 2 || PREFIXES.contains(&lower.as_str()) || SUFFIXES.contains(&lower.as_str()) {
        return Verdict::Right;
    }
    judge(part, knows)
}

impl Verdict {
    fn gravity(self) -> u8 {
        match self {
            Self::Right => 0,
            Self::Name => 1,
            Self::Capitals => 2,
            Self::Accents => 3,
            Self::Wrong => 4,
        }
    }

    fn max_by_gravity(self, other: Self) -> Self {
        if other.gravity() > self.gravity() { other } else { self }
    }
}

/// What a word may have been meant to be, the likeliest first: the same word with its accents, else what the
/// dictionary finds, which is slow.
pub fn suggest(
    word: &str,
    knows: &dyn Fn(&str) -> bool,
    slowly: &dyn Fn(&str) -> Vec<String>,
) -> Vec<String> {
    let plain = plain(word);
    let divided = |c: char| c == '-' || c == '.' || is_dot(c);
    let wrong = |part: &&str| part_of(part, knows) != Verdict::Right;
    let first = plain.split(divided).find(wrong);
    let Some(part) = first.filter(|part| part.len() < plain.len()) else {
        return of_part(&plain, knows, slowly);
    };
    if plain.split(divided).filter(wrong).count() > 1 {
        return of_part(&plain, knows, slowly);
    }
    let whole = |other: String| plain.replacen(part, &other, 1).replace('\'', "’");
    of_part(part, knows, slowly).into_iter().map(whole).collect()
}

fn of_part(word: &str, knows: &dyn Fn(&str) -> bool, slowly: &dyn Fn(&str) -> Vec<String>) -> Vec<String> {
    let accented = accents::restored(word, knows);
    let found = if accented.is_empty() { slowly(word) } else { accented };
    let shaped = |other: String| as_written(&other, word).replace('\'', "’");
    let spaced: Vec<String> = found.iter().filter(|other| other.contains(' ')).cloned().collect();
    // « du-droit » says nothing that « du droit » does not.
    let again = |other: &String| other.contains('-') && spaced.contains(&other.replace('-', " "));
    found.into_iter().filter(|other| !again(other)).map(shaped).filter(|other| other != word).collect()
}

/// A word with the capitals of another one.
fn as_written(word: &str, model: &str) -> String {
    let letters = model.chars().filter(|c| c.is_alphabetic());
    if letters.clone().count() > 1 && letters.clone().all(char::is_uppercase) {
        return word.to_uppercase();
    }
    let mut rest = word.chars();
    match rest.next() {
        Some(first) if model.starts_with(char::is_uppercase) => first.to_uppercase().chain(rest).collect(),
        _ => word.to_owned(),
    }
}
