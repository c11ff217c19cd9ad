//! What the form of a proposed wording knows beside its fields: what its choices stand for, what it was opened with,
//! and the sentence that follows what is typed until somebody rewrites it.
use crate::domain::amendment::{Amendment, AmendmentKind};
use crate::domain::anchor::Anchor;
use crate::domain::entry::Holders;
use crate::domain::id::NodeKey;
use crate::domain::wording::Before;

/// What the form knows beside its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What the form was opened with: what no field shows is kept.
    pub preset: Amendment,
    /// The places offered.
    pub places: Vec<Anchor>,
    /// How many of the first places offered are those of an earlier draft that are no longer in the plan.
    pub lost: usize,
    /// The parts of the section, each as a whole.
    pub parts: Vec<Anchor>,
    /// What earlier drafts had and the plan has no more.
    pub gone: Vec<Anchor>,
    /// The other sections of the plan, in the order in which they are offered after « — ».
    pub others: Vec<NodeKey>,
    /// Those who may hold it.
    pub holders: Vec<Holders>,
    /// What was chosen when the fields last followed the choices.
    pub followed: Option<Followed>,
    /// The same made before, if it was.
    pub before: Option<Before>,
    /// The sentence.
    pub phrase: Phrase,
}

/// The choices on which other fields depend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Followed {
    /// What is to be done.
    pub kind: AmendmentKind,
    /// The rank of the place.
    pub place: usize,
    /// The rank of the part.
    pub part: usize,
    /// The rank of the other part.
    pub other: usize,
    /// Before or after.
    pub side: usize,
    /// The part or a passage of it.
    pub extent: usize,
    /// How it was settled.
    pub settled: usize,
    /// Wording or instruction.
    pub form: usize,
}

/// The sentence of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase {
    /// What the field held when it was last looked at.
    pub seen: String,
    /// What the program composes of the data as they are.
    pub composed: String,
    /// What it composed when the sentence was rewritten, when that is known.
    pub then: Option<String>,
    /// Whether the sentence was rewritten by a person.
    pub is_rewritten: bool,
    /// Whether it was rewritten on other data than those of now.
    pub is_stale: bool,
}
