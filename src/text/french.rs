//! French as it is printed: its spaces and quotes, its elisions, its numbers and its dates.
pub mod accented;
pub mod dates;
pub mod elision;
pub mod numbers;
mod typing;
mod typography;

pub use typing::auto_space;
pub use typography::{typeset, unbroken};

/// The space that stands before a colon and inside « », and that no row may break.
pub const NBSP: char = '\u{A0}';
/// The thin space that stands before `; ! ?` and between a number and its unit, and that no row may break.
pub const NNBSP: char = '\u{202F}';

/// Whether texts are in French rather than in English: which of their small words are the more.
pub fn is_french<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    const FRENCH: [&str; 12] =
        ["le", "la", "les", "des", "du", "et", "est", "que", "une", "pour", "dans", "aux"];
    const ENGLISH: [&str; 12] =
        ["the", "of", "and", "to", "is", "that", "in", "for", "was", "with", "be", "will"];
    let (mut french, mut english) = (0_usize, 0_usize);
    for word in texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic())) {
        let is = |list: &[&str]| list.iter().any(|small| small.eq_ignore_ascii_case(word));
        french += usize::from(is(&FRENCH));
        english += usize::from(is(&ENGLISH));
    }
    french >= english
}

/// The gender of what a word qualifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// « premier »
    Masculine,
    /// « première »
    Feminine,
}
