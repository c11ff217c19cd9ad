//! What a reader reads, passage by passage in the order of the paper: the document received as long as it is printed
//! as it came, else what was typed here. Each word is folded once, for all the rules that look for words.
use std::collections::HashSet;

use crate::domain::location::Location;
use crate::domain::session::Session;
use crate::domain::transcript::untouched;

/// The paper as the rules read it.
pub(super) struct Paper {
    /// The records that still say what the document received said: what the importer made of them is a guess, and
    /// only their words can be at fault.
    as_received: HashSet<Location>,
    received: bool,
}

impl Paper {
    pub(super) fn of(session: &Session) -> Self {
        Self { as_received: untouched(session), received: !session.transcript().pieces.is_empty() }
    }

    /// Whether a record is only what the importer made of the document received.
    pub(super) fn is_guess(&self, location: &Location) -> bool {
        self.as_received.contains(location)
    }

    /// Whether the session was imported from a document.
    pub(super) fn is_received(&self) -> bool {
        self.received
    }
}
