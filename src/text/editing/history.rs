//! What can be undone: steps of edits, each knowing what it took away and what it wrote. Typing is one step a word.

use super::Caret;
use super::paragraphs::Position;
use super::span::Span;

/// How many steps are kept; the oldest are forgotten.
const STEPS: usize = 10_000;

/// One place of the text rewritten.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    pub(super) at: Position,
    pub(super) removed: String,
    pub(super) inserted: String,
}

/// What kind of doing a step is; only the first three grow while they last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Typing,
    ErasingBack,
    ErasingOn,
    /// A paste, a new paragraph, a cut: a step of its own.
    Alone,
    /// Done by the program after a key: Backspace takes it back.
    Automatic,
}

/// What one undo takes back.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) kind: Kind,
    pub(super) edits: Vec<Edit>,
    pub(super) before: Caret,
    pub(super) after: Caret,
    pub(super) spans_before: Vec<Span>,
}

/// The steps done and those taken back.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    sealed: bool,
}

impl History {
    pub(super) fn seal(&mut self) {
        self.sealed = true;
    }

    /// Remembers a step, as part of the last one when both are the same doing at the same place.
    pub(super) fn push(&mut self, step: Step) {
        self.undone.clear();
        let sealed = std::mem::take(&mut self.sealed);
        if !sealed && let Some(last) = self.done.last_mut().filter(|last| goes_on(last, &step)) {
            last.edits.extend(step.edits);
            last.after = step.after;
            return;
        }
        if self.done.len() >= STEPS {
            self.done.drain(..STEPS / 10);
        }
        self.done.push(step);
    }

    pub(super) fn undo(&mut self) -> Option<Step> {
        self.sealed = true;
        self.done.pop()
    }

    pub(super) fn undone(&mut self, step: Step) {
        self.undone.push(step);
    }

    pub(super) fn redo(&mut self) -> Option<Step> {
        self.sealed = true;
        self.undone.pop()
    }

    pub(super) fn redone(&mut self, step: Step) {
        self.done.push(step);
    }

    /// Whether the last thing done was done by the program, and the cursor has not moved since.
    pub(super) fn just_corrected(&self, caret: Caret) -> bool {
        self.undone.is_empty()
            && self.done.last().is_some_and(|last| last.kind == Kind::Automatic && last.after == caret)
    }
}

fn goes_on(last: &Step, next: &Step) -> bool {
    last.kind == next.kind
        && last.after == next.before
        && match next.kind {
            Kind::Typing => !begins_word(&written(last), &written(next)),
            Kind::ErasingBack => !begins_word(&erased(next), &erased(last)),
            Kind::ErasingOn => !begins_word(&erased(last), &erased(next)),
            Kind::Alone | Kind::Automatic => false,
        }
}

fn written(step: &Step) -> String {
    step.edits.last().map_or_else(String::new, |edit| edit.inserted.clone())
}

fn erased(step: &Step) -> String {
    step.edits.last().map_or_else(String::new, |edit| edit.removed.clone())
}

/// Whether one text ends a word and the other begins the next.
fn begins_word(before: &str, after: &str) -> bool {
    before.ends_with(char::is_whitespace) && !after.starts_with(char::is_whitespace)
}
