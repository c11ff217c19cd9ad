//! Pickers: a list filtered by typing, from which one or several are taken.
use std::collections::BTreeSet;

use super::action::Action;
use super::screens::live::operations::Operation;
use super::spelling::Misspelling;
use crate::domain::check::Rule;
use crate::domain::entry::{Circulation, EntryKind, Holders};
use crate::domain::id::{AcceptanceId, EntryId, LineId, NodeKey, OrganizationId, SessionId};
use crate::domain::location::Location;
use crate::domain::observation::{Stance, Strength};
use crate::domain::plan::NodeKind;
use crate::domain::progress::MeasureStatus;
use crate::text::editing::Editor;
use crate::text::fold;

/// What a picker is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickerPurpose {
    /// Give a command.
    Palette,
    /// Go to a section of the plan.
    GoToMeasure,
    /// Move an entry to a section of the plan.
    MoveEntry,
    /// Choose what the capture box writes.
    Capture,
    /// Mark the status of the current section.
    Status,
    /// Choose the holders.
    Holders,
    /// Choose the kind of a part of the plan.
    PartKind,
    /// Choose what is proposed on a passage.
    Operation,
    /// Correct a word.
    Spelling,
    /// Choose where a line of the synthesis is split.
    SplitLine,
    /// Switch rules of the review off and on.
    Rules,
    /// Flag again what was left as it is.
    Accepted,
    /// Search.
    Search,
}

/// What a choice stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A command.
    Action(Action),
    /// A section of the plan.
    Node(NodeKey),
    /// A section to which this entry goes.
    EntryTo(EntryId, NodeKey),
    /// A kind of entry.
    Kind(EntryKind),
    /// A stance and its strength.
    Stance(Stance, Strength),
    /// Holders.
    Holders(Holders),
    /// An organization, among the holders.
    Organization(OrganizationId),
    /// A kind of part of the plan.
    PartKind(NodeKind),
    /// A circulation level.
    Circulation(Circulation),
    /// A status of the section; nothing is « non examinée ».
    Status(Option<MeasureStatus>),
    /// A place in the open session.
    Location(Location),
    /// A session, with the words found in it.
    Session(SessionId),
    /// What is proposed on the selected passage.
    Operation(Operation),
    /// What may have been meant by a wrong word is being looked for.
    Waiting(Misspelling),
    /// A word to be written in place of a wrong one.
    Respell {
        /// Where the wrong one is.
        place: Misspelling,
        /// The wrong one.
        word: String,
        /// The other one.
        by: String,
    },
    /// A word to be taken among the person's own.
    OwnWord(String),
    /// A line of the synthesis, split before its sentence of this rank.
    SplitLine(LineId, usize),
    /// A rule of the review.
    Rule(Rule),
    /// A finding that was left as it is.
    Acceptance(AcceptanceId),
    /// The search in all sessions.
    SearchEverywhere,
}

/// A line of a picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickerOption {
    /// What is read and searched.
    pub label: String,
    /// What is shown at its right: a key, a count.
    pub detail: String,
    /// What it stands for.
    pub choice: Choice,
}

/// A list filtered by typing.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker {
    /// What it is for.
    pub purpose: PickerPurpose,
    /// Its title.
    pub title: String,
    /// What is typed.
    pub query: Editor,
    /// Everything offered.
    pub options: Vec<PickerOption>,
    /// Ranks of the options that match, best first.
    pub matching: Vec<usize>,
    /// The chosen one, as a rank among the matching ones.
    pub selected: usize,
    /// Ticked options, when several may be taken.
    pub ticked: Option<BTreeSet<usize>>,
    /// Options that come first when a number is typed: « 1 » is measure 1 before it is axis 1.
    pub numbered: BTreeSet<usize>,
}

impl Picker {
    /// A picker of one.
    pub fn new(purpose: PickerPurpose, title: impl Into<String>, options: Vec<PickerOption>) -> Self {
        let matching = (0..options.len()).collect();
        Self {
            purpose,
            title: title.into(),
            query: Editor::line(""),
            options,
            matching,
            selected: 0,
            ticked: None,
            numbered: BTreeSet::new(),
        }
    }

    /// Puts the choice on the first option that answers.
    #[must_use]
    pub fn on(mut self, wanted: impl Fn(&Choice) -> bool) -> Self {
        self.selected = self.options.iter().position(|option| wanted(&option.choice)).unwrap_or(0);
        self
    }

    /// Keeps the options that match what is typed.
    pub fn refresh(&mut self) {
        if self.purpose == PickerPurpose::Search {
            self.matching = (0..self.options.len()).collect();
        } else {
            let query = self.query.text();
            self.matching = if query.trim().is_empty() {
                (0..self.options.len()).collect()
            } else {
                let labels: Vec<String> = self.options.iter().map(|option| option.label.clone()).collect();
                fold::fuzzy(&query, &labels).into_iter().map(|(rank, _)| rank).collect()
            };
            if query.trim().starts_with(|first: char| first.is_ascii_digit()) {
                self.matching.sort_by_key(|rank| !self.numbered.contains(rank));
            }
        }
        self.selected = 0;
    }

    /// The chosen option.
    pub fn current(&self) -> Option<&PickerOption> {
        self.matching.get(self.selected).and_then(|rank| self.options.get(*rank))
    }

    /// Moves the choice, within the list.
    pub fn step(&mut self, by: isize) {
        let last = self.matching.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Ticks or unticks the chosen option, where several may be taken.
    pub fn tick(&mut self) {
        if let (Some(ticked), Some(rank)) = (&mut self.ticked, self.matching.get(self.selected))
            && !ticked.remove(rank)
        {
            ticked.insert(*rank);
        }
    }
}
