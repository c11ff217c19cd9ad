//! The words of a text that spelling is about, each with where it stands. What is no word of the language is passed
//! over: numbers and what is glued to them, codes, addresses, single letters, Roman numerals.
use std::ops::Range;

/// A longer run of letters is no word of any language.
const LETTERS_MAX: usize = 40;
/// A word of so few letters has its capital from the sentence it begins rather than from a name.
const SMALL: usize = 4;
/// What is elided before a word.
const ELIDED: [&str; 13] =
    ["l", "d", "qu", "n", "s", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "quoiqu"];
/// Abbreviations that are written with a stop, and that the dictionary does not know without it.
const SHORTENED: [&str; 28] = [
    "al", "ann", "apr", "art", "av", "bd", "cf", "chap", "coll", "déc", "dir", "éd", "env", "févr", "fig",
    "ibid", "janv", "juil", "nov", "obs", "oct", "op", "resp", "sept", "suiv", "tél", "vol", "pp",
];
/// Endings that are set after a middle dot, a stop or a bracket: « présent·e·s », « directeur(trice) ».
const INCLUSIVE: [&str; 36] = [
    "e", "s", "es", "ne", "nes", "te", "tes", "le", "les", "fe", "fes", "se", "ses", "ve", "ves", "re",
    "res", "ère", "ères", "trice", "trices", "rice", "rices", "ice", "ices", "euse", "euses", "se", "esse",
    "esses", "enne", "ennes", "x", "elle", "elles", "toutes",
];

/// Where a word stands, as far as its capitals are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// It begins a sentence: any word has a capital there.
    Start,
    /// Inside a sentence: a capital makes it a name.
    Inside,
    /// Beside another word with a capital: a name of several words.
    Name,
    /// Among several words written in capitals: a title.
    Capitals,
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// The byte it begins at.
    pub start: usize,
    /// The word, without what is elided before it, and with the parts it is made of: « présent·e·s », « mi-temps ».
    pub text: &'a str,
    /// Where it stands.
    pub place: Place,
}

impl Word<'_> {
    /// The bytes it takes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    for range in chunks(text) {
        let chunk = text.get(range.clone()).unwrap_or_default();
        if !is_address(chunk) {
            in_chunk(text, range, &mut words);
        }
    }
    place(text, &mut words);
    words.retain(|word| is_judged(text, word));
    words
}

/// The runs without a space.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    text.split(char::is_whitespace).filter_map(move |chunk| {
        // The space that ended the chunk before may take one, two or three bytes.
        let start = at;
        let end = start + chunk.len();
        at = end + text.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!chunk.is_empty()).then_some(start..end)
    })
}

fn is_address(chunk: &str) -> bool {
    chunk.contains("://") || chunk.starts_with("www.") || chunk.contains('@') || chunk.contains('\\')
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The marks between the parts of « présent·e·s ».
pub(super) fn is_dot(c: char) -> bool {
    matches!(c, '·' | '‧' | '⋅' | '•')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The words of a run without a space.
fn in_chunk<'a>(text: &'a str, range: Range<usize>, words: &mut Vec<Word<'a>>) {
    let chunk = text.get(range.clone()).unwrap_or_default();
    let mut start = None;
    let letters: Vec<(usize, char)> = chunk.char_indices().collect();
    for (rank, &(at, c)) in letters.iter().enumerate() {
        let next = letters.get(rank + 1).is_some_and(|(_, next)| is_letter(*next));
        let inside = start.is_some() && next && joins(chunk, at, c);
        if is_letter(c) || c.is_numeric() || inside {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            put(text, range.start + start..range.start + at, words);
        }
    }
    if let Some(start) = start {
        put(text, range.start + start..range.end, words);
    }
}

/// Whether a mark between two letters is inside a word.
fn joins(chunk: &str, at: usize, c: char) -> bool {
    let ending = |rest: &str| {
        let end = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        INCLUSIVE.contains(&rest.get(..end).unwrap_or_default())
    };
    match c {
        '.' => chunk.get(at + 1..).is_some_and(ending),
        c => is_apostrophe(c) || is_hyphen(c) || is_dot(c),
    }
}

/// Puts a word there without what is elided before it.
fn put<'a>(text: &'a str, range: Range<usize>, words: &mut Vec<Word<'a>>) {
    let mut start = range.start;
    let mut word = text.get(range).unwrap_or_default();
    while let Some((elided, rest)) = word.split_once(is_apostrophe) {
        if rest.is_empty() || !ELIDED.contains(&elided.to_lowercase().as_str()) {
            break;
        }
        start += word.len() - rest.len();
        word = rest;
    }
    words.push(Word { start, text: word, place: Place::Inside });
}

fn capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn all_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// Says of each word where it stands.
fn place(text: &str, words: &mut [Word<'_>]) {
    let places: Vec<Place> = (0..words.len()).map(|rank| place_of(text, words, rank)).collect();
    for (word, place) in words.iter_mut().zip(places) {
        word.place = place;
    }
}

fn place_of(text: &str, words: &[Word<'_>], rank: usize) -> Place {
    let Some(word) = words.get(rank) else { return Place::Inside };
    if !capital(word.text) {
        return Place::Inside;
    }
    let before = rank.checked_sub(1).and_then(|rank| words.get(rank));
    let gap = text.get(before.map_or(0, |before| before.range().end)..word.start).unwrap_or_default();
    if all_capitals(word.text) && in_capitals(text, words, rank) {
        return Place::Capitals;
    }
    let follows = |a: &Word<'_>, b: &Word<'_>| {
        let gap = text.get(a.range().end..b.start).unwrap_or_default();
        capital(a.text) && capital(b.text) && gap.chars().all(|c| c.is_whitespace() && c != '\n')
    };
    let starts = starts_sentence(before.map(|word| word.text), gap);
    let after = words.get(rank + 1).is_some_and(|next| follows(word, next));
    // « Le » of « Le Ministère » has its capital from the sentence, and is no first name.
    let named = |before: &Word<'_>| before.text.chars().count() > SMALL && follows(before, word);
    if after || (!starts && before.is_some_and(named)) {
        return Place::Name;
    }
    if starts { Place::Start } else { Place::Inside }
}

/// Whether a sentence begins after this word and what stands between. After a quotation mark or a colon a name is as
/// likely: such a word is inside.
fn starts_sentence(before: Option<&str>, gap: &str) -> bool {
    let only = |marks: &[char]| gap.chars().all(|c| c.is_whitespace() || marks.contains(&c));
    match before {
        None => only(&['-', '–', '—', '•', '*']),
        Some(_) if gap.contains('\n') => only(&['-', '–', '—', '•', '*', '.', '!', '?', '…', ';', ',', ')']),
        // « M. Durand », « art. L », « etc. Il »: a short word before a stop is an abbreviation.
        Some(word) => {
            only(&['.', '!', '?', '…']) && gap.contains(['.', '!', '?', '…']) && word.chars().count() > 3
        }
    }
}

/// Whether the word is one of three in a row written in capitals.
fn in_capitals(text: &str, words: &[Word<'_>], rank: usize) -> bool {
    let joined = |a: usize, b: usize| {
        let (Some(a), Some(b)) = (words.get(a), words.get(b)) else { return false };
        let gap = text.get(a.range().end..b.start).unwrap_or_default();
        all_capitals(a.text)
            && all_capitals(b.text)
            && gap.chars().all(|c| c.is_whitespace() || is_apostrophe(c) || c.is_uppercase() || is_hyphen(c))
    };
    let before = (0..rank).rev().take_while(|&at| joined(at, at + 1)).count();
    let after = (rank..words.len()).take_while(|&at| joined(at, at + 1)).count();
    before + after >= 2
}

/// Whether spelling is about this run of letters.
fn is_judged(text: &str, word: &Word<'_>) -> bool {
    let letters = word.text.chars().count();
    let is_latin = |c: char| !c.is_alphabetic() || (c as u32) < 0x250;
    if !(2..=LETTERS_MAX).contains(&letters)
        || word.text.contains(char::is_numeric)
        || !word.text.chars().all(is_latin)
    {
        return false;
    }
    let before = text.get(..word.start).unwrap_or_default();
    let after = text.get(word.range().end..).unwrap_or_default();
    let bracketed =
        before.strip_suffix(['(', ')', '[', '/']).is_some_and(|before| before.ends_with(is_letter))
            && INCLUSIVE.contains(&word.text);
    let shortened = after.starts_with('.') && SHORTENED.contains(&word.text.to_lowercase().as_str());
    let in_name = after.starts_with('.') && after.chars().nth(1).is_some_and(char::is_lowercase)
        || before.ends_with('.') && word.text.starts_with(char::is_lowercase);
    !(bracketed || shortened || in_name || is_roman(word.text))
}

/// A number in Roman numerals, as of a century, also as an ordinal.
fn is_roman(word: &str) -> bool {
    let digits = word.trim_start_matches(['I', 'V', 'X', 'L', 'C', 'D', 'M']);
    digits.len() < word.len() && ["", "e", "er", "re", "es", "ers", "ème", "èmes"].contains(&digits)
}

/// Whether a word that was judged so is wrong where it stands.
pub fn is_wrong(verdict: super::Verdict, place: Place) -> bool {
    use super::Verdict;
    match verdict {
        Verdict::Right => false,
        Verdict::Wrong => true,
        Verdict::Accents => matches!(place, Place::Start | Place::Inside),
        Verdict::Name => place == Place::Start,
        Verdict::Capitals => place == Place::Capitals,
    }
}
