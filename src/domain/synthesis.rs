//! The synthesis: its lines, each tied to the entries it rests on and to what they said when it was written.
use serde::{Deserialize, Serialize};

use super::entry::{Circulation, Entry};
use super::id::{EntryId, LineId};
use super::roll::Record;
use super::session::Session;
use super::transcript::stamp;

mod material;

pub use material::{Material, Weight, in_lines, is_strong_demand, material};

/// What a line of the synthesis is on paper.
///
/// A position of the coalition (a paragraph or a shortcoming) must rest on what was recorded in the meeting. The words
/// that open the synthesis, remarks on the whole and thanks are free: nothing in the plan calls for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A free paragraph, before all others: how the synthesis opens.
    Opening,
    /// A paragraph of running text that says what the coalition holds.
    #[default]
    Paragraph,
    /// A free paragraph among the others: a remark on the whole.
    Remark,
    /// The sentence that introduces the shortcomings.
    ShortcomingsIntroduction,
    /// One « lacune ».
    Shortcoming,
    /// A free paragraph, after all others: the thanks.
    Thanks,
}

impl LineKind {
    /// Every kind, in the order in which they are offered and printed.
    pub const ALL: [Self; 6] = [
        Self::Opening,
        Self::Paragraph,
        Self::Remark,
        Self::ShortcomingsIntroduction,
        Self::Shortcoming,
        Self::Thanks,
    ];

    /// Whether a line of this kind says a position, which must rest on an entry.
    pub fn is_position(self) -> bool {
        matches!(self, Self::Paragraph | Self::Shortcoming)
    }

    /// The place of the kind in the synthesis: remarks stand among the paragraphs.
    fn place(self) -> u8 {
        match self {
            Self::Opening => 0,
            Self::Paragraph | Self::Remark => 1,
            Self::ShortcomingsIntroduction => 2,
            Self::Shortcoming => 3,
            Self::Thanks => 4,
        }
    }

    /// Whether lines of both kinds stand among one another.
    pub fn mingles_with(self, other: Self) -> bool {
        self.place() == other.place()
    }
}

/// How a line names the measures it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum References {
    /// As the document wants it for all lines.
    #[default]
    Template,
    /// Not at all.
    None,
    /// In parentheses before the final stop: « (mesures 4 bis et 11 bis) ».
    Parentheses,
}

impl References {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Template, Self::None, Self::Parentheses];

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde calls")]
    fn is_template(&self) -> bool {
        *self == Self::Template
    }
}

/// What an entry said when a line was written from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// The entry.
    pub entry: EntryId,
    /// The stamp of its words, its holders and its contents.
    pub stamp: String,
    /// The sentence it made then, to be shown beside what it says now.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
}

impl Basis {
    /// What an entry says now, in this sentence.
    pub fn of(entry: &Entry, said: impl Into<String>) -> Self {
        Self { entry: entry.id.clone(), stamp: stamp_of(entry), said: said.into() }
    }
}

/// The stamp of what an entry says: it moves to another measure, or travels farther, without saying anything else.
pub fn stamp_of(entry: &Entry) -> String {
    let said = (&entry.holders, &entry.sentence, &entry.content);
    stamp(&serde_json::to_string(&said).unwrap_or_default())
}

/// A line of the synthesis.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SynthesisLine {
    /// Its identity.
    pub id: LineId,
    /// What it is on paper.
    #[serde(default)]
    pub kind: LineKind,
    /// Its words.
    pub text: String,
    /// The entries it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<EntryId>,
    /// What they said when it was written; older lines do not know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub based_on: Vec<Basis>,
    /// How it names the measures it rests on.
    #[serde(default, skip_serializing_if = "References::is_template")]
    pub references: References,
}

impl Record for SynthesisLine {
    type Id = LineId;
    fn id(&self) -> &LineId {
        &self.id
    }
}

/// What became of an entry since a line was written from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Drift<'a> {
    /// It says something else.
    Altered {
        /// What it said then.
        then: &'a Basis,
        /// The entry now.
        now: &'a Entry,
    },
    /// It was deleted.
    Deleted {
        /// What it said then.
        then: &'a Basis,
    },
}

impl<'a> Drift<'a> {
    /// What the entry said when the line was written.
    pub fn then(&self) -> &'a Basis {
        match self {
            Self::Altered { then, .. } | Self::Deleted { then } => then,
        }
    }
}

impl SynthesisLine {
    /// The entries it rests on that are still there.
    pub fn live_sources<'a>(&'a self, session: &'a Session) -> impl Iterator<Item = &'a Entry> {
        self.sources.iter().filter_map(|id| session.entries().get(id))
    }

    /// Whether it may stand in a document meant for `audience`: it says what its entries say, so it travels no farther
    /// than the one among them that is kept closest.
    pub fn reaches(&self, session: &Session, audience: Circulation) -> bool {
        self.live_sources(session).all(|entry| entry.circulation.reaches(audience))
    }

    /// What became otherwise since it was written. A line that does not know what its entries said is never out of date.
    pub fn drifts<'a>(&'a self, session: &'a Session) -> Vec<Drift<'a>> {
        let known = self.based_on.iter().filter(|basis| self.sources.contains(&basis.entry));
        let drift = |then: &'a Basis| match session.entries().get(&then.entry) {
            None => Some(Drift::Deleted { then }),
            Some(now) => (stamp_of(now) != then.stamp).then_some(Drift::Altered { then, now }),
        };
        known.filter_map(drift).collect()
    }

    /// Whether some entry was altered or deleted since it was written.
    pub fn is_stale(&self, session: &Session) -> bool {
        !self.drifts(session).is_empty()
    }

    /// Whether it says a position and rests on no entry that is still there.
    pub fn is_unsupported(&self, session: &Session) -> bool {
        self.kind.is_position() && !self.text.trim().is_empty() && self.live_sources(session).next().is_none()
    }

    /// The same line, known to be right as its entries stand: what they say is kept anew, those deleted are let go.
    #[must_use]
    pub fn settled(&self, session: &Session, said: impl Fn(&Entry) -> String) -> Self {
        let based_on: Vec<Basis> =
            self.live_sources(session).map(|entry| Basis::of(entry, said(entry))).collect();
        let sources = based_on.iter().map(|basis| basis.entry.clone()).collect();
        Self { sources, based_on, ..self.clone() }
    }

    /// The same line resting on one more entry.
    #[must_use]
    pub fn resting_on(&self, basis: Basis) -> Self {
        let mut line = self.clone();
        if !line.sources.contains(&basis.entry) {
            line.sources.push(basis.entry.clone());
            line.based_on.retain(|known| known.entry != basis.entry);
            line.based_on.push(basis);
        }
        line
    }

    /// The same line no longer resting on an entry.
    #[must_use]
    pub fn without(&self, entry: &EntryId) -> Self {
        let mut line = self.clone();
        line.sources.retain(|id| id != entry);
        line.based_on.retain(|basis| basis.entry != *entry);
        line
    }

    /// Both lines as one: their texts one after the other, their entries united.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let texts = [&self.text, &other.text].map(|text| text.trim());
        let text = texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        let mut line = Self { text, ..self.clone() };
        line.sources.extend(other.sources.iter().filter(|id| !self.sources.contains(id)).cloned());
        let known = |basis: &&Basis| !self.sources.contains(&basis.entry);
        line.based_on.extend(other.based_on.iter().filter(known).cloned());
        line
    }
}

/// The lines in the order in which they are printed: by the places of their kinds, then as the secretary arranged them.
pub fn in_order(session: &Session) -> Vec<&SynthesisLine> {
    let mut lines: Vec<&SynthesisLine> = session.synthesis().iter().collect();
    lines.sort_by_key(|line| line.kind.place());
    lines
}

#[cfg(test)]
mod tests;
