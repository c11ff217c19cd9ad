//! A proposal that was made before: in this meeting, or in an earlier one whose demands are followed.
use chrono::NaiveDate;

use crate::domain::amendment::{Amendment, AmendmentKind};
use crate::domain::compare::{bag, likeness};
use crate::domain::diff::{letters_of, same_words};
use crate::domain::entry::Content;
use crate::domain::id::{DemandId, EntryId, NodeKey};
use crate::domain::session::Session;

/// What a proposal is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// An entry of this meeting.
    Entry {
        /// Which.
        entry: EntryId,
        /// The day of this meeting.
        on: NaiveDate,
    },
    /// A demand of an earlier meeting.
    Demand {
        /// Which.
        demand: DemandId,
        /// The day of that meeting.
        on: NaiveDate,
    },
}

/// From this likeness on, in percent of the words, two proposals for the same part say the same.
const LIKENESS_MIN: usize = 80;
/// Shorter wordings are alike only when they are the same.
const LETTERS_MIN: usize = 12;

/// The proposal that says the same on the same section, if one does: the words that come, or for a deletion those that
/// go. `known` is the entry being altered, which is not like itself.
pub fn made_before(
    amendment: &Amendment,
    section: &NodeKey,
    known: Option<&EntryId>,
    session: &Session,
) -> Option<Before> {
    let words = said(amendment);
    if letters_of(words) == 0 {
        return None;
    }
    let wanted = Said { words, bag: bag(words) };
    let entry = session.entries_on(section).filter(|entry| Some(&entry.id) != known).find(|entry| {
        matches!(&entry.content, Content::Amendment(other) if other.kind == amendment.kind && wanted.is_like(said(other)))
    });
    if let Some(entry) = entry {
        return Some(Before::Entry { entry: entry.id.clone(), on: session.meeting().date });
    }
    let demands = session.demands().iter().filter(|demand| demand.node == *section);
    let mut latest = demands.rev();
    let demand = latest.find(|demand| quoted(&demand.text).any(|quote| wanted.is_like(quote)))?;
    Some(Before::Demand { demand: demand.id.clone(), on: demand.since })
}

/// What a proposal is recognized by.
fn said(amendment: &Amendment) -> &str {
    let words = if amendment.kind == AmendmentKind::Delete { &amendment.old } else { &amendment.new };
    if words.trim().is_empty() { amendment.old.trim() } else { words.trim() }
}

/// What a proposal says, counted once for all that it is compared with.
struct Said<'w> {
    words: &'w str,
    bag: std::collections::HashSet<String>,
}

impl Said<'_> {
    fn is_like(&self, other: &str) -> bool {
        let long = |text: &str| letters_of(text) >= LETTERS_MIN;
        same_words(self.words, other)
            || (long(self.words) && long(other) && likeness(&self.bag, &bag(other)) >= LIKENESS_MIN)
    }
}

/// The wordings a sentence quotes.
fn quoted(sentence: &str) -> impl Iterator<Item = &str> {
    let quotes = sentence.split(['«', '“']).skip(1);
    quotes.filter_map(|rest| rest.split(['»', '”']).next()).map(str::trim)
}
