//! The wording proposed for the plan, applied: where each proposal stands in the draft under review, what it does to
//! the text, which proposals touch the same words, and the plan that results. It makes no sentences and no files.
pub mod revised;

use super::entry::{Circulation, Entry};
use super::plan::Draft;
use super::session::Session;
use revised::Revised;

/// Which proposals are applied to the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scope {
    /// Those that were adopted in the meeting.
    Adopted,
    /// Those that were adopted or proposed; suggestions are told beside the text.
    #[default]
    Proposed,
}

/// The draft under review with the proposals of the session that may travel to this audience.
pub fn consolidate(session: &Session, scope: Scope, audience: Circulation) -> Revised {
    let _ = scope;
    let entries: Vec<&Entry> =
        session.entries().iter().filter(|entry| entry.circulation.reaches(audience)).collect();
    session.draft().map(|draft: &Draft| Revised::untouched(draft, &entries)).unwrap_or_default()
}
