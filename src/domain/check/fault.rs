//! A fault in one text, before it is a finding of the session: pure, so that rules of writing are functions of a text.
use std::ops::Range;

use super::{Report, Rule, written::Written};

/// What is wrong, in French and in English.
pub(super) type Told = (&'static str, &'static str);

/// A fault in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) rule: Rule,
    /// The bytes it is about.
    pub(super) range: Range<usize>,
    /// What should be there instead, where that is certain.
    pub(super) right: Option<String>,
    pub(super) told: Told,
}

impl Fault {
    pub(super) fn new(rule: Rule, range: Range<usize>, told: Told) -> Self {
        Self { rule, range, right: None, told }
    }

    /// A fault with what should be there instead.
    pub(super) fn right(rule: Rule, range: Range<usize>, told: Told, right: impl Into<String>) -> Self {
        Self { rule, range, right: Some(right.into()), told }
    }
}

/// Faults of one kind as few findings: those a glance takes in together are one, and so are those of a text that has
/// many. Nobody reads two hundred lines about an apostrophe.
pub(super) fn gathered(text: &str, mut faults: Vec<Fault>) -> Vec<Fault> {
    const MANY: usize = 3;
    const NEAR_BYTES: usize = 16;
    let near = if faults.len() > MANY { usize::MAX } else { NEAR_BYTES };
    faults.sort_by_key(|fault| fault.range.start);
    let mut gathered: Vec<Fault> = Vec::new();
    for fault in faults {
        if let Some(last) = gathered.last_mut()
            && fault.range.start.saturating_sub(last.range.end) <= near
            && let (Some(before), Some(right)) = (&mut last.right, &fault.right)
            && let Some(between) = text.get(last.range.end..fault.range.start)
        {
            before.push_str(between);
            before.push_str(right);
            last.range.end = fault.range.end;
        } else {
            gathered.push(fault);
        }
    }
    gathered
}

impl Report<'_> {
    /// Adds the faults of a text.
    pub(super) fn faults(&mut self, written: &Written<'_>, faults: Vec<Fault>) {
        for Fault { rule, range, right, told: (french, english) } in faults {
            let message = self.lang.pick(french, english);
            self.at(rule, written.spot(range), message, right);
        }
    }
}

/// The faults of a text as a test reads them: the words and what should be there instead.
#[cfg(test)]
pub(super) fn read<'a>(text: &'a str, faults: &'a [Fault]) -> Vec<(&'a str, Option<&'a str>)> {
    faults.iter().map(|fault| (text.get(fault.range.clone()).unwrap(), fault.right.as_deref())).collect()
}
