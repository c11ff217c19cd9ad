//! Spelling: whether a word is one, and what it may have been meant to be. The words that only a meeting knows are
//! given by whoever asks.
pub mod accents;
mod dictionary;
mod judge;
mod words;

pub use dictionary::Dictionary;
pub use judge::{Verdict, judge, suggest};
pub use words::{Place, Word, is_wrong, words};

/// Something that knows words.
pub trait Spelling: Sync {
    /// Whether the word is right as it stands.
    fn knows(&self, word: &str) -> bool;

    /// What the word may have been meant to be, the likeliest first. Slow: a fraction of a second.
    fn suggestions(&self, word: &str) -> Vec<String>;
}

#[cfg(test)]
mod tests;
