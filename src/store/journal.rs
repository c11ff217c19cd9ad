//! The journal, the truth of a session: one file per writer in `journal/`, one checked line per change, only
//! ever added to. Here are its words; `line` writes and reads one, `read` gathers all files, `write` adds.

pub mod line;
pub mod read;
pub mod write;

use crate::domain::history::StepKind;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};

/// The version of the lines this program writes, and the newest it understands. To be raised whenever a line
/// or a change gets a field or a variant that an older program would overlook.
pub const FORMAT: u32 = 4;

/// The identity in the headers of a session whose every header was found damaged: it fits any session.
pub const UNKNOWN_SESSION: &str = "?";

/// Who writes: one program on one computer in one session. Also the name of its file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WriterId(String);

impl WriterId {
    /// An identifier that nobody else has.
    pub fn fresh() -> Self {
        Self(random_hex().chars().take(12).collect())
    }

    /// As written in the lines.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for WriterId {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

/// Sixteen hexadecimal digits that nobody can guess, from the seed that the standard library takes from the
/// system for its hash tables.
pub fn random_hex() -> String {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    format!("{:016x}", hasher.finish())
}

/// What of each writer has been seen: the rank of the last line.
pub type Seen = BTreeMap<WriterId, u64>;

/// One line: a change and when, in the order of causes, it was made. `(w, n)` is its identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line<C> {
    /// Who wrote it.
    pub w: WriterId,
    /// Its rank among this writer's lines, from 1.
    pub n: u64,
    /// One more than the greatest this writer had seen: with `w`, it orders all lines of all writers.
    pub lamport: u64,
    /// What of the *other* writers had been seen.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub seen: Seen,
    /// What the clock said: to be shown, never to order.
    pub at: DateTime<FixedOffset>,
    /// What it does to the undo history.
    pub step: StepKind,
    /// The change.
    pub change: C,
}

impl<C> Line<C> {
    /// Whether the writer of this line had seen line `n` of writer `w` when writing it.
    pub fn had_seen(&self, w: &WriterId, n: u64) -> bool {
        if *w == self.w { n < self.n } else { self.seen.get(w).is_some_and(|last| n <= *last) }
    }
}

/// The first line of every file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of the lines below.
    pub format: u32,
    /// The identity of the session: a file of another session is not read.
    pub session: String,
    /// The writer whose file this is.
    pub writer: WriterId,
}
