//! Writing: what letters, words, rows and French need, knowing neither meetings nor terminals.
pub mod clean;
pub mod editing;
pub mod fold;
pub mod french;
pub mod lang;
pub mod letter_widths;
pub mod marked;
pub mod motion;
pub mod sentences;
pub mod shorthand;
pub mod spelling;
pub mod viewport;
pub mod wrap;

/// What to take away just before the cursor and what to write there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// How many bytes to take away, counted back from the cursor.
    pub delete: usize,
    /// What to write in their place.
    pub insert: String,
}
