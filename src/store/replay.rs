//! From the lines of a journal to a session, what can be undone in it, and where two writers contradict each
//! other without knowing.

mod clash;

use super::journal::{Line, Seen, WriterId};
use super::warning::Warning;
use crate::domain::change::Change;
use crate::domain::history::{History, Step, StepKind};
use crate::domain::id::SessionId;
use crate::domain::session::Session;
pub use clash::Clash;

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
    /// The things that two writers set at the same time.
    pub clashes: Vec<Clash>,
}

/// Replays lines that are in order. `mine` is the writer whose undo matters when several wrote at once.
pub fn replay(id: &str, lines: Vec<Line<Change>>, mine: Option<&WriterId>) -> Replayed {
    let at_once = wrote_at_once(&lines);
    let own = lines.last().filter(|_| at_once).map(|last| mine.unwrap_or(&last.w).clone());
    let clashes = if at_once { clash::find(&lines) } else { Vec::new() };
    let mut history = History::new(Session::new(SessionId::new(id)));
    let (mut seen, mut lamport, mut warnings) = (Seen::new(), 0, Vec::new());
    for line in lines {
        let last = seen.entry(line.w.clone()).or_default();
        *last = line.n.max(*last);
        lamport = line.lamport.max(lamport);
        // While each writer had seen all that came before, everybody's steps are one chain that anybody can
        // undo. Once two wrote at the same time, undo belongs to one, and the others' steps are facts.
        let step = if own.as_ref().is_none_or(|own| *own == line.w) { line.step } else { StepKind::Note };
        if let Err(refusal) = history.replay(Step { step, change: line.change }) {
            warnings.push(Warning::RefusedChange { writer: line.w.as_str().to_owned(), n: line.n, refusal });
        }
    }
    Replayed { history, seen, lamport, warnings, clashes }
}

/// Whether some line was written without having seen one that stands before it.
fn wrote_at_once(lines: &[Line<Change>]) -> bool {
    let mut before = Seen::new();
    lines.iter().any(|line| {
        let unseen = before.iter().any(|(w, n)| !line.had_seen(w, *n));
        before.insert(line.w.clone(), line.n);
        unseen
    })
}

#[cfg(test)]
mod tests;
