//! History: the session together with what can be undone and redone, rebuilt the same from the journal.
use serde::{Deserialize, Serialize};

use super::change::Change;
use super::session::{Refusal, Session};

/// What a step of the journal was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Done by the secretary: can be undone.
    Do,
    /// Undid the last thing done.
    Undo,
    /// Did again the last thing undone.
    Redo,
    /// Noted by the program (the turns of the meeting): not part of undo.
    Note,
}

/// One step of the journal: its kind and the change it made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What it was.
    pub step: StepKind,
    /// The change made.
    pub change: Change,
}

/// A session with its past.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    session: Session,
    undo: Vec<Change>,
    redo: Vec<Change>,
}

impl History {
    /// A session without a past.
    pub fn new(session: Session) -> Self {
        Self { session, undo: Vec::new(), redo: Vec::new() }
    }

    /// The session as it is now.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Makes a change that can be undone, and gives the step to be journaled.
    pub fn perform(&mut self, change: Change) -> Result<Step, Refusal> {
        let step = Step { step: StepKind::Do, change };
        self.replay(step.clone())?;
        Ok(step)
    }

    /// Makes a change that is not part of undo, and gives the step to be journaled.
    pub fn note(&mut self, change: Change) -> Result<Step, Refusal> {
        let step = Step { step: StepKind::Note, change };
        self.replay(step.clone())?;
        Ok(step)
    }

    /// Undoes the last thing done, and gives the step to be journaled; nothing when there is nothing to undo, or
    /// when what another writer did since stands against it: then it is forgotten, and the next call goes on before it.
    pub fn undo(&mut self) -> Option<Step> {
        let step = Step { step: StepKind::Undo, change: self.undo.last()?.clone() };
        if self.replay(step.clone()).is_err() {
            self.undo.pop();
            return None;
        }
        Some(step)
    }

    /// Does again the last thing undone, and gives the step to be journaled; nothing when there is nothing to redo or
    /// it cannot be redone any more, as for undo.
    pub fn redo(&mut self) -> Option<Step> {
        let step = Step { step: StepKind::Redo, change: self.redo.last()?.clone() };
        if self.replay(step.clone()).is_err() {
            self.redo.pop();
            return None;
        }
        Some(step)
    }

    /// What undo would change, if anything.
    pub fn next_undo(&self) -> Option<&Change> {
        self.undo.last()
    }

    /// What redo would change, if anything.
    pub fn next_redo(&self) -> Option<&Change> {
        self.redo.last()
    }

    /// Applies a step read from the journal or made just now; nothing is altered by a refusal.
    pub fn replay(&mut self, step: Step) -> Result<(), Refusal> {
        match step.step {
            StepKind::Undo => forget_after(&mut self.undo, &step.change),
            StepKind::Redo => forget_after(&mut self.redo, &step.change),
            StepKind::Do | StepKind::Note => {}
        }
        let inverse = self.session.apply(step.change)?;
        match step.step {
            StepKind::Do => {
                self.undo.push(inverse);
                self.redo.clear();
            }
            StepKind::Undo => {
                self.undo.pop();
                self.redo.push(inverse);
            }
            StepKind::Redo => {
                self.redo.pop();
                self.undo.push(inverse);
            }
            StepKind::Note => {}
        }
        Ok(())
    }
}

/// Leaves a change on top of a stack: those above it had become impossible, and were passed over.
fn forget_after(stack: &mut Vec<Change>, change: &Change) {
    if let Some(rank) = stack.iter().rposition(|known| known == change) {
        stack.truncate(rank + 1);
    }
}
