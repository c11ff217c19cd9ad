//! French as it is printed: its spaces and quotes, its elisions, its numbers and its dates.
pub mod dates;
pub mod elision;
pub mod numbers;
mod typing;
mod typography;

pub use typing::auto_space;
pub use typography::typeset;

/// The space that stands before a colon and inside « », and that no row may break.
pub const NBSP: char = '\u{A0}';
/// The thin space that stands before `; ! ?` and between a number and its unit, and that no row may break.
pub const NNBSP: char = '\u{202F}';

/// The gender of what a word qualifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// « premier »
    Masculine,
    /// « première »
    Feminine,
}
