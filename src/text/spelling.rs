//! Spelling: whether a word is one, and what it may have been meant to be. The words that only a meeting knows are
//! given by whoever asks.

/// Something that knows words.
pub trait Spelling: Sync {
    /// Whether the word is right as it stands.
    fn knows(&self, word: &str) -> bool;

    /// What the word may have been meant to be, the likeliest first. Slow: a fraction of a second.
    fn suggestions(&self, word: &str) -> Vec<String>;
}
