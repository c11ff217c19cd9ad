//! Moving through a text as the eye does: by letters as they are seen (grapheme clusters) and by French words, where
//! « peut-être » is one word and « l’ » is a step of its own. Every place given is between two visible letters.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// What a visible letter is to someone who moves by words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Word,
    Mark,
}

/// Whether the place is between two visible letters.
pub fn is_boundary(text: &str, byte: usize) -> bool {
    byte <= text.len()
        && text.is_char_boundary(byte)
        && GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0).unwrap_or(false)
}

/// The place itself when it is between two letters, else the nearest such place before it.
pub fn floor_boundary(text: &str, byte: usize) -> usize {
    let byte = char_floor(text, byte);
    if is_boundary(text, byte) { byte } else { prev_grapheme(text, byte) }
}

/// The place itself when it is between two letters, else the nearest such place after it.
pub fn ceil_boundary(text: &str, byte: usize) -> usize {
    let floor = char_floor(text, byte);
    let byte = if floor < byte { next_char(text, floor) } else { floor };
    if is_boundary(text, byte) { byte } else { next_grapheme(text, byte) }
}

/// The place one letter back, or the start.
pub fn prev_grapheme(text: &str, byte: usize) -> usize {
    let byte = char_floor(text, byte);
    GraphemeCursor::new(byte, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The place one letter on, or the end.
pub fn next_grapheme(text: &str, byte: usize) -> usize {
    let byte = char_floor(text, byte);
    GraphemeCursor::new(byte, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The start of the word the place is in or after.
pub fn prev_word_start(text: &str, byte: usize) -> usize {
    let mut place = skip_back(text, byte.min(text.len()), Class::Space);
    if place == 0 {
        return 0;
    }
    let class = class_before(text, place);
    if class == Class::Word || ends_elision(text, place) {
        if class != Class::Word {
            place = prev_grapheme(text, place);
        }
        return word_start(text, place);
    }
    skip_back(text, place, Class::Mark)
}

/// The start of the next word, or of the next run of punctuation; the end when there is none.
pub fn next_word_start(text: &str, byte: usize) -> usize {
    let place = match class_at(text, byte) {
        Some(Class::Word) => word_end(text, byte),
        Some(Class::Mark) => skip_on(text, byte, Class::Mark),
        _ => byte.min(text.len()),
    };
    skip_on(text, place, Class::Space)
}

/// The end of the word the place is in or before.
pub fn next_word_end(text: &str, byte: usize) -> usize {
    let place = skip_on(text, byte, Class::Space);
    match class_at(text, place) {
        Some(Class::Word) => word_end(text, place),
        Some(_) => skip_on(text, place, Class::Mark),
        None => text.len(),
    }
}

/// The word at the place: the one it touches, or nothing between two spaces.
pub fn word_at(text: &str, byte: usize) -> Option<Range<usize>> {
    let byte = floor_boundary(text, byte);
    if class_at(text, byte) == Some(Class::Word) {
        return Some(word_start(text, next_grapheme(text, byte))..word_end(text, byte));
    }
    (byte > 0 && class_before(text, byte) == Class::Word).then(|| word_start(text, byte)..byte)
}

/// The words of a text, without spaces or punctuation; an elided article keeps its apostrophe.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut place = 0;
    while place < text.len() {
        if class_at(text, place) == Some(Class::Word) {
            let end = word_end(text, place);
            found.push(place..end);
            place = end;
        } else {
            place = next_grapheme(text, place);
        }
    }
    found
}

/// Whether a letter can be part of a word.
pub fn is_word_letter(letter: &str) -> bool {
    class(letter) == Class::Word
}

fn char_floor(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn next_char(text: &str, byte: usize) -> usize {
    byte + text.get(byte..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

fn class(grapheme: &str) -> Class {
    match grapheme.chars().next() {
        Some(c) if c.is_whitespace() => Class::Space,
        Some(c) if c.is_alphanumeric() || matches!(c, '_' | '°') => Class::Word,
        _ => Class::Mark,
    }
}

fn class_at(text: &str, byte: usize) -> Option<Class> {
    text.get(byte..).and_then(|rest| rest.graphemes(true).next()).map(class)
}

fn class_before(text: &str, byte: usize) -> Class {
    text.get(..byte).and_then(|start| start.graphemes(true).next_back()).map_or(Class::Space, class)
}

fn skip_back(text: &str, byte: usize, skipped: Class) -> usize {
    let before = text.get(..byte).unwrap_or_default();
    let kept = before.grapheme_indices(true).rev().find(|(_, letter)| class(letter) != skipped);
    kept.map_or(0, |(at, letter)| at + letter.len())
}

fn skip_on(text: &str, byte: usize, skipped: Class) -> usize {
    let after = text.get(byte..).unwrap_or_default();
    let kept = after.grapheme_indices(true).find(|(_, letter)| class(letter) != skipped);
    kept.map_or(text.len(), |(at, _)| byte + at)
}

/// The end of the word that begins or goes on at the place: hyphens inside belong to it, an apostrophe ends it.
fn word_end(text: &str, byte: usize) -> usize {
    let mut place = byte;
    loop {
        place = skip_on(text, place, Class::Word);
        let rest = text.get(place..).unwrap_or_default();
        let mut letters = rest.graphemes(true);
        let (mark, after) = (letters.next().unwrap_or_default(), letters.next().unwrap_or_default());
        let inside = place > byte && class(after) == Class::Word && !after.is_empty();
        match mark {
            "-" | "\u{2011}" if inside => place += mark.len(),
            "’" | "'" if place > byte && joins(text, place) && inside => place += mark.len(),
            "’" | "'" if inside => return place + mark.len(),
            _ => return place,
        }
    }
}

/// The start of the word that ends or goes on at the place.
fn word_start(text: &str, byte: usize) -> usize {
    let mut place = byte;
    loop {
        place = skip_back(text, place, Class::Word);
        let mut letters = text.get(..place).unwrap_or_default().graphemes(true).rev();
        let (mark, before) = (letters.next().unwrap_or_default(), letters.next().unwrap_or_default());
        let inside =
            !before.is_empty() && class(before) == Class::Word && class_at(text, place) == Some(Class::Word);
        match mark {
            "-" | "\u{2011}" if inside => place -= mark.len(),
            "’" | "'" if inside && joins(text, place - mark.len()) => place -= mark.len(),
            _ => return place,
        }
    }
}

/// Whether the apostrophe at the place is inside a word rather than the end of an article: « aujourd’hui ».
fn joins(text: &str, apostrophe: usize) -> bool {
    text.get(..apostrophe).is_some_and(|before| before.ends_with("ujourd") || before.ends_with("UJOURD"))
}

fn ends_elision(text: &str, byte: usize) -> bool {
    let mut letters = text.get(..byte).unwrap_or_default().graphemes(true).rev();
    matches!(letters.next(), Some("’" | "'"))
        && letters.next().is_some_and(is_word_letter)
        && class_at(text, byte) == Some(Class::Word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn steps(text: &str, from: usize, next: fn(&str, usize) -> usize) -> Vec<usize> {
        let mut places = vec![from];
        let mut place = from;
        loop {
            let there = next(text, place);
            if there == place {
                return places;
            }
            places.push(there);
            place = there;
        }
    }

    #[test]
    fn letters_are_what_the_eye_sees() {
        assert_eq!(steps("e\u{301}a👨\u{200D}👩b", 0, next_grapheme), [0, 3, 4, 15, 16]);
        assert_eq!(steps("e\u{301}a👨\u{200D}👩b", 16, prev_grapheme), [16, 15, 4, 3, 0]);
        assert_eq!(floor_boundary("e\u{301}a", 2), 0);
        assert_eq!(ceil_boundary("e\u{301}a", 1), 3);
    }

    #[test]
    fn words_are_french() {
        let text = "L’article R. 316-7, peut-être : aujourd’hui !";
        let found: Vec<_> = words(text).into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(found, ["L’", "article", "R", "316-7", "peut-être", "aujourd’hui"]);
    }

    #[test]
    fn moving_by_words_stops_at_each() {
        assert_eq!(steps("de l’eau, oui", 0, next_word_start), [0, 3, 7, 10, 12, 15]);
        assert_eq!(steps("de l’eau, oui", 15, prev_word_start), [15, 12, 10, 7, 3, 0]);
        assert_eq!(steps("un deux ", 0, next_word_end), [0, 2, 7, 8]);
    }

    #[test]
    fn the_word_at_a_place_is_the_one_it_touches() {
        for (byte, word) in [(0, Some(0..2)), (2, Some(0..2)), (3, None), (5, Some(4..8)), (8, Some(4..8))] {
            assert_eq!(word_at("un  deux", byte), word, "{byte}");
        }
    }

    proptest! {
        #[test]
        fn every_motion_lands_between_letters_and_moves_on(text in "[a-z’' \\-é\u{301}👨\u{200D}🇫🇷.,«»]{0,24}") {
            let mut place = 0;
            while place <= text.len() {
                if is_boundary(&text, place) {
                    for (there, forward) in [
                        (next_grapheme(&text, place), true), (next_word_start(&text, place), true),
                        (next_word_end(&text, place), true), (prev_grapheme(&text, place), false),
                        (prev_word_start(&text, place), false),
                    ] {
                        prop_assert!(is_boundary(&text, there), "{place} to {there} in {text:?}");
                        let edge = if forward { place == text.len() } else { place == 0 };
                        let moved = if forward { there > place } else { there < place };
                        prop_assert!(edge || moved);
                    }
                }
                place += 1;
            }
        }
    }
}
