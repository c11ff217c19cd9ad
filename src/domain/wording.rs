//! The wording proposed for the plan, applied: where each proposal stands in the draft under review, what it does to
//! the text, which proposals touch the same words, and the plan that results. It makes no sentences and no files.
pub mod infer;
pub mod passage;
pub mod revised;
pub mod sheet;

mod alike;
mod body;
mod collision;
mod consolidation;
mod edits;
mod excerpt;
mod find;
mod mark;
mod parts;
mod place;
mod spacing;
mod touch;

#[cfg(test)]
mod tests;

use crate::domain::amendment::Amendment;
use crate::domain::plan::Draft;

pub use alike::{Before, made_before};
pub use collision::{Collision, collisions, collisions_on};
pub use consolidation::{Scope, consolidate};
pub use edits::occurrences;
pub use excerpt::{Effect, Excerpt, excerpts};
pub use parts::free_number;

/// Whether the words a proposal quotes stand in the part it names, or elsewhere in its section.
pub fn quotes(amendment: &Amendment, draft: &Draft) -> bool {
    place::spot(amendment, draft).is_some()
}
