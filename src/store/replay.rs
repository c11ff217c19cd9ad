//! From the lines of a journal to a session and what can be undone in it.

use super::journal::{Line, Seen, WriterId};
use super::warning::Warning;
use crate::domain::change::Change;
use crate::domain::history::{History, Step, StepKind};
use crate::domain::id::SessionId;
use crate::domain::session::Session;

/// A journal, replayed.
#[derive(Debug)]
pub struct Replayed {
    /// The session and its past.
    pub history: History,
    /// What of each writer was read.
    pub seen: Seen,
    /// The greatest Lamport time.
    pub lamport: u64,
    /// The lines that the session refused.
    pub warnings: Vec<Warning>,
}

/// Replays lines that are in order. `mine` is the writer whose undo matters when several wrote at once.
pub fn replay(id: &str, lines: Vec<Line<Change>>, mine: Option<&WriterId>) -> Replayed {
    let own = whose_undo(&lines, mine);
    let mut history = History::new(Session::new(SessionId::new(id)));
    let mut replayed =
        Replayed { history: History::default(), seen: Seen::new(), lamport: 0, warnings: Vec::new() };
    for line in lines {
        let last = replayed.seen.entry(line.w.clone()).or_default();
        *last = line.n.max(*last);
        replayed.lamport = replayed.lamport.max(line.lamport);
        let step = if own.as_ref().is_none_or(|own| *own == line.w) { line.step } else { StepKind::Note };
        if let Err(refusal) = history.replay(Step { step, change: line.change }) {
            let writer = line.w.as_str().to_owned();
            replayed.warnings.push(Warning::RefusedChange { writer, n: line.n, reason: refusal.to_string() });
        }
    }
    replayed.history = history;
    replayed
}

/// While each writer had seen all that came before, everybody's steps are one chain and can be undone by
/// anybody: `None`. Once two wrote at the same time, undo belongs to one writer, and the others' steps are facts.
fn whose_undo(lines: &[Line<Change>], mine: Option<&WriterId>) -> Option<WriterId> {
    let mut before = Seen::new();
    for line in lines {
        if before.iter().any(|(w, n)| !line.had_seen(w, *n)) {
            return mine.or(lines.last().map(|line| &line.w)).cloned();
        }
        before.insert(line.w.clone(), line.n);
    }
    None
}
