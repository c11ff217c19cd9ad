//! Minutes templates as data: which sections a document has, in what order, under what headings, how presence and
//! positions are told. How a section is worded is the affair of the section itself.
//!
//! A template is one JSON object; a key or a value that is not known is refused and told (`template/read.rs`):
//!
//! ```json
//! {
//!   "id": "comite-de-suivi",
//!   "name": { "fr": "Comité de suivi", "en": "Steering committee" },
//!   "document": { "fr": "Relevé de conclusions", "en": "Conclusions" },
//!   "presence": "table",
//!   "positions": "text",
//!   "settled": "table",
//!   "numbered": true,
//!   "inclusive": true,
//!   "references": false,
//!   "in_place": false,
//!   "votes": true,
//!   "every_part": false,
//!   "quorum": "1/2",
//!   "signatures": ["chair", "secretary"],
//!   "sections": [
//!     { "section": "presence" },
//!     { "section": "quorum", "on": false },
//!     { "section": "contents" },
//!     { "section": "page_break" },
//!     { "section": "positions", "heading": { "fr": "Échanges", "en": "Discussion" } },
//!     { "section": "settled" },
//!     { "section": "signatures" }
//!   ]
//! }
//! ```
//!
//! `id`, `name` and `sections` must be there; the rest may be left out. Words are told in French, in English or in
//! both. `id`: small letters, digits and hyphens, another than those of the ready ones. `document`: what the document
//! calls itself in its title. `presence`: `sentence`, `list` (usual) or `table`. `positions`: `text` (usual) or
//! `table`. `settled`: decisions and actions as a `table` (usual) or a `list`. `quorum`: the part of the members that
//! must be there, as the statutes say it (« 1/2 »); without it members are counted and no quorum is spoken of.
//! `signatures`: who signs, `chair` and `secretary`. The switches, off unless `true`: [`Switch`]. The sections, on
//! unless `"on": false`, printed in this order: [`SectionKind`].
use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::lang::Lang;

mod read;

pub use read::Fault;

/// Words in both languages. One may be empty: then the other serves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The words of a language, those of the other when it has none.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = lang.pick((&self.fr, &self.en), (&self.en, &self.fr));
        if first.is_empty() { second } else { first }
    }
}

/// How presence is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Presence {
    /// « Les associations présentes étaient les suivantes : … ; …. »
    Sentence,
    /// One organization a line.
    #[default]
    List,
    /// Organization, persons, present or excused.
    Table,
}

/// How what was said is laid out: as running text, or as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Positions {
    /// Paragraphs under the headings of the plan.
    #[default]
    Text,
    /// A table, one part of the plan a row.
    Table,
}

/// How decisions and actions are gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Settled {
    /// A table of each.
    #[default]
    Table,
    /// A list of each.
    List,
}

/// What a template turns on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Switch {
    /// « Présent·e·s », « représenté·e·s » in the program’s own words.
    Inclusive,
    /// The lines of the synthesis name the measures they rest on.
    References,
    /// The parts are numbered: I., II.
    Numbered,
    /// Decisions, actions and questions are told where they came up too, not only in their own section.
    InPlace,
    /// Votes are told with their counts.
    Votes,
    /// Every part of the plan is told of, also those on which nothing was said.
    EveryPart,
}

impl Switch {
    /// Every switch.
    pub const ALL: [Self; 6] =
        [Self::Inclusive, Self::References, Self::Numbered, Self::InPlace, Self::Votes, Self::EveryPart];

    /// Its key in a template.
    pub fn key(self) -> &'static str {
        match self {
            Self::Inclusive => "inclusive",
            Self::References => "references",
            Self::Numbered => "numbered",
            Self::InPlace => "in_place",
            Self::Votes => "votes",
            Self::EveryPart => "every_part",
        }
    }
}

/// Who signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signatory {
    /// Who chairs.
    Chair,
    /// Who takes the minutes.
    Secretary,
}

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SectionKind {
    /// The paragraphs that say what the meeting follows.
    Context,
    /// Who was there and who was not.
    Presence,
    /// How many members were present or represented, of how many.
    Quorum,
    /// When the meeting was opened, and by whom.
    Hours,
    /// The paragraphs after the presence.
    Opening,
    /// The upcoming events.
    Calendar,
    /// The parts that were on the agenda.
    Agenda,
    /// The table of contents.
    Contents,
    /// What follows begins a page.
    PageBreak,
    /// The synthesis.
    Synthesis,
    /// What was said, part by part.
    Positions,
    /// Decisions as numbered resolutions, with their votes.
    Resolutions,
    /// Decisions and actions under one heading.
    Settled,
    /// Decisions.
    Decisions,
    /// Actions.
    Actions,
    /// Questions without an answer.
    Questions,
    /// What became of earlier demands.
    Demands,
    /// The next date, in a sentence.
    NextMeeting,
    /// When the meeting was closed.
    Closing,
    /// Who took the minutes, or lines to sign on.
    Signatures,
}

impl SectionKind {
    /// Every section, in the order of most documents.
    pub const ALL: [Self; 20] = [
        Self::Context,
        Self::Presence,
        Self::Quorum,
        Self::Hours,
        Self::Opening,
        Self::Calendar,
        Self::Agenda,
        Self::Contents,
        Self::PageBreak,
        Self::Synthesis,
        Self::Positions,
        Self::Resolutions,
        Self::Settled,
        Self::Decisions,
        Self::Actions,
        Self::Questions,
        Self::Demands,
        Self::NextMeeting,
        Self::Closing,
        Self::Signatures,
    ];

    /// Its name in a template.
    pub fn key(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Presence => "presence",
            Self::Quorum => "quorum",
            Self::Hours => "hours",
            Self::Opening => "opening",
            Self::Calendar => "calendar",
            Self::Agenda => "agenda",
            Self::Contents => "contents",
            Self::PageBreak => "page_break",
            Self::Synthesis => "synthesis",
            Self::Positions => "positions",
            Self::Resolutions => "resolutions",
            Self::Settled => "settled",
            Self::Decisions => "decisions",
            Self::Actions => "actions",
            Self::Questions => "questions",
            Self::Demands => "demands",
            Self::NextMeeting => "next_meeting",
            Self::Closing => "closing",
            Self::Signatures => "signatures",
        }
    }
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is.
    pub kind: SectionKind,
    /// Whether it is printed.
    pub on: bool,
    /// Its heading; the usual one when empty.
    pub heading: Words,
}

/// The shape of a document of minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its identity.
    pub id: String,
    /// What people call it.
    pub name: Words,
    /// What the document calls itself: « Compte-rendu », « Procès-verbal ».
    pub document: Words,
    /// How presence is told.
    pub presence: Presence,
    /// How positions are told.
    pub positions: Positions,
    /// How decisions and actions are gathered.
    pub settled: Settled,
    /// What is turned on.
    pub switches: BTreeSet<Switch>,
    /// The part of the members that must be there (numerator, denominator), when the statutes are known.
    pub quorum: Option<(u32, u32)>,
    /// Who signs.
    pub signatures: Vec<Signatory>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// The ready ones, read once.
static READY: LazyLock<Vec<Template>> =
    LazyLock::new(|| FILES.iter().filter_map(|(_, bytes)| Template::parse(bytes.as_bytes()).ok()).collect());

/// The files of the ready ones, the usual one first.
const FILES: [(&str, &str); 4] = [
    ("plan-review", include_str!("template/plan-review.json")),
    ("working-group", include_str!("template/working-group.json")),
    ("general-assembly", include_str!("template/general-assembly.json")),
    ("bureau", include_str!("template/bureau.json")),
];

impl Default for Template {
    fn default() -> Self {
        READY.first().cloned().unwrap_or_else(Self::empty)
    }
}

impl Template {
    /// The ready ones, the usual one first.
    pub fn ready() -> &'static [Self] {
        &READY
    }

    /// The ready one of this identity.
    pub fn find(id: &str) -> Option<&'static Self> {
        READY.iter().find(|template| template.id == id)
    }

    /// Whether something is turned on.
    pub fn has(&self, switch: Switch) -> bool {
        self.switches.contains(&switch)
    }

    /// Whether a section is printed.
    pub fn prints(&self, kind: SectionKind) -> bool {
        self.sections.iter().any(|section| section.on && section.kind == kind)
    }

    /// A template without sections.
    fn empty() -> Self {
        Self {
            id: String::new(),
            name: Words::default(),
            document: Words::default(),
            presence: Presence::default(),
            positions: Positions::default(),
            settled: Settled::default(),
            switches: BTreeSet::new(),
            quorum: None,
            signatures: Vec::new(),
            sections: Vec::new(),
        }
    }
}

/// Every template at hand: the ready ones, then a person’s own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Templates {
    own: Vec<Template>,
}

impl Templates {
    /// Reads a person’s own files (name and bytes). A file in which something is wrong is left out and told in one
    /// line, in the language given.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>, lang: Lang) -> (Self, Vec<String>) {
        let mut templates = Self::default();
        let mut remarks = Vec::new();
        for (file, bytes) in files {
            let read = Template::parse(bytes).and_then(|template| match templates.find(&template.id) {
                Some(_) => Err(Fault::taken(&template.id)),
                None => Ok(template),
            });
            match read {
                Ok(template) => templates.own.push(template),
                Err(fault) => remarks.push(fault.told(file, lang)),
            }
        }
        (templates, remarks)
    }

    /// All of them, the ready ones first.
    pub fn iter(&self) -> impl Iterator<Item = &Template> {
        READY.iter().chain(&self.own)
    }

    /// The one of this identity.
    pub fn find(&self, id: &str) -> Option<&Template> {
        self.iter().find(|template| template.id == id)
    }

    /// The one of this identity, the usual one when there is none.
    pub fn or_usual(&self, id: &str) -> Template {
        self.find(id).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
