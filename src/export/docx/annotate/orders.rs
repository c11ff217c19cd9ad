//! What is to be done to each paragraph of the file: which characters go, what comes where, which ends of paragraphs
//! come and go. How it is written is `rewrite`’s to know.
use std::collections::BTreeMap;

use crate::domain::wording::revised::Fate;

/// Words of ours: how they look, and what brings them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) looks: String,
    pub(super) fate: Fate,
}

/// What comes between two characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Insert {
    Words(Words),
    /// The end of a paragraph, with what that paragraph says of itself; nothing for what the one cut in two says.
    End {
        properties: Option<String>,
        fate: Fate,
    },
    /// A comment is called.
    Note(u32),
    /// The passage of a comment begins…
    NoteBegins(u32),
    /// …and ends.
    NoteEnds(u32),
}

/// A paragraph of ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct New {
    pub(super) properties: String,
    pub(super) words: Vec<Words>,
    pub(super) fate: Fate,
}

/// What is to be done to a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Orders {
    pub(super) gone: BTreeMap<usize, Fate>,
    pub(super) inserts: BTreeMap<usize, Vec<Insert>>,
    pub(super) end_gone: Option<Fate>,
    pub(super) before: Vec<New>,
    pub(super) after: Vec<New>,
}

impl Orders {
    /// Puts something at the end of what comes at this place.
    pub(super) fn insert(&mut self, at: usize, insert: Insert) {
        self.inserts.entry(at).or_default().push(insert);
    }

    /// Whether anything is to be done inside it.
    pub(super) fn touch_inside(&self) -> bool {
        !self.gone.is_empty() || !self.inserts.is_empty() || self.end_gone.is_some()
    }

    /// Settles what only the whole of the orders tells: a paragraph that goes takes its typed bullet with it, and what
    /// takes the place of all its words needs no end of its own.
    pub(super) fn settle(&mut self, text: &[char]) {
        let left: Vec<usize> = (0..text.len()).filter(|at| !self.gone.contains_key(at)).collect();
        let stays = left.iter().any(|at| text.get(*at).is_some_and(|c| c.is_alphanumeric()));
        if stays || self.gone.is_empty() {
            return;
        }
        if let Some(gone) = self.end_gone {
            self.gone.extend(left.into_iter().map(|at| (at, gone)));
        } else if let Some(inserts) = self.inserts.get_mut(&text.len())
            && matches!(inserts.first(), Some(Insert::End { .. }))
        {
            inserts.remove(0);
        }
    }
}
