//! The signs lists begin with, by themselves or in front of the words.
use super::segments::Segment;

/// The sign of a list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Marker {
    /// Where the words after it begin.
    pub(super) text_x: f64,
}

/// Whether a word is a sign of a list: a bullet, a dash, a sign of a font of pictures. « o » is one where it stands
/// well apart.
fn is_bullet(word: &str, apart: bool) -> bool {
    let mut chars = word.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else { return false };
    matches!(
        only,
        '•' | '-'
            | '–'
            | '—'
            | '*'
            | '·'
            | '▪'
            | '■'
            | '□'
            | '◦'
            | '○'
            | '●'
            | '◆'
            | '◇'
            | '►'
            | '▶'
            | '➢'
            | '➔'
            | '→'
            | '✓'
            | '✔'
            | '❖'
            | '‣'
            | '⁃'
            | '§'
            | '\u{E000}'..='\u{F8FF}' | '\u{FFFD}'
    ) || (apart && matches!(only, 'o' | 'Ø'))
}

/// Whether a word is the number of a heading or of a list: « 1. », « 1.2 », « a) », « IV. ».
pub(super) fn is_number(word: &str) -> bool {
    let count = word.chars().count();
    let bare = word.trim_end_matches(['.', ')', '/', '-', '–', ':', '°']);
    let closed = bare.len() < word.len();
    let digits = bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letters = closed && bare.chars().all(|c| c.is_ascii_alphabetic()) && bare.len() <= 4;
    count <= 7 && !bare.is_empty() && (digits || letters)
}

/// The sign that is the first segment of a line.
pub(super) fn alone(first: &Segment, next: Option<&Segment>) -> Option<Marker> {
    let next = next?;
    let gap = next.x0 - first.x1;
    let apart = gap > 0.3 * next.size;
    (apart && is_bullet(&first.text, true)).then_some(Marker { text_x: next.x0 })
}

/// The sign in front of a text, and the rest.
pub(super) fn in_front(text: &str, first: Option<&Segment>) -> (Option<Marker>, String) {
    let Some((word, rest)) = text.split_once([' ', '\u{A0}']) else { return (None, text.to_owned()) };
    let rest = rest.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    match first {
        // « - 3 - » is the number of a page.
        Some(first) if is_bullet(word, false) && rest.contains(char::is_alphabetic) => {
            (Some(Marker { text_x: first.x0 + first.size }), rest.to_owned())
        }
        _ => (None, text.to_owned()),
    }
}
