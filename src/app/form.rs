//! Forms: a title and named fields, filled by keyboard or mouse; what they are for is their purpose.
use chrono::{NaiveDate, NaiveTime};

use super::effect::Effect;
use super::proposal::Proposal;
use crate::domain::check::Finding;
use crate::domain::diff::Hunk;
use crate::domain::id::{
    DelegateId, DemandId, DraftId, EntryId, EventId, LineId, NodeKey, OrganizationId, SessionId,
};
use crate::export::Format;
use crate::text::editing::{EditCommand, Editor};
use crate::text::french::dates;

/// What a form is for; answering it is one `match`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormPurpose {
    /// Make a session.
    NewSession,
    /// Make the session of the meeting after this one.
    NextSession(SessionId),
    /// Make a session of a past compte-rendu.
    ImportMinutes,
    /// Alter the facts of the meeting.
    Meeting,
    /// Read a draft of the plan from a file.
    ReadDraft,
    /// Read a comment table from a file.
    ReadComments,
    /// Correct the heading of a part of a draft.
    Part(DraftId, NodeKey),
    /// Alter what a draft is called and when it was received.
    Draft(DraftId),
    /// Add or alter an organization.
    Organization(Option<OrganizationId>),
    /// Add or alter a person.
    Delegate(Option<DelegateId>),
    /// Note who holds the proxy of a person.
    Proxy(DelegateId),
    /// Add or alter an event.
    Event(Option<EventId>),
    /// Record an amendment, or alter one.
    Amendment(Option<EntryId>),
    /// Record or alter a decision.
    Decision(Option<EntryId>),
    /// Record or alter an action item.
    ActionItem(Option<EntryId>),
    /// Alter an observation, a question or a stub.
    Sentence(EntryId),
    /// Add or alter a line of the synthesis, with the entries it rests on.
    Line {
        /// The line altered, if any.
        line: Option<LineId>,
        /// The entries a new line rests on.
        sources: Vec<EntryId>,
    },
    /// Alter what became of a demand.
    Demand(DemandId),
    /// Leave a finding of the review as it is.
    Accept(Box<Finding>),
    /// Write documents.
    Export,
}

/// The fields of all forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the name of the field it labels on screen")]
pub enum FieldName {
    Title,
    Date,
    Start,
    End,
    Place,
    PlanFile,
    PastedPlan,
    MinutesFile,
    Town,
    Subject,
    Coalition,
    CoalitionShort,
    Website,
    Template,
    Context,
    Opening,
    Label,
    Received,
    Number,
    Name,
    Acronym,
    Expected,
    Organization,
    Role,
    Status,
    Arrived,
    Left,
    Personal,
    RepresentedBy,
    Dates,
    Tentative,
    Kind,
    Where,
    Side,
    Old,
    New,
    Form,
    Standing,
    Rationale,
    Target,
    Part,
    Extent,
    Gone,
    Cuts,
    Instruction,
    Holders,
    Settled,
    Time,
    Reiterates,
    Text,
    Outcome,
    Vote,
    Reservations,
    Who,
    What,
    Due,
    Closed,
    Stance,
    Strength,
    Answer,
    Sentence,
    LineKind,
    References,
    Format(Format),
    Folder,
    Audience,
    Document,
    Names,
    Letterhead,
    Reason,
    ReadyReason,
}

impl FieldName {
    /// The format whose box it is, if it is one.
    pub fn format(self) -> Option<Format> {
        match self {
            Self::Format(format) => Some(format),
            _ => None,
        }
    }
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldValue {
    /// One line of text.
    Line(Editor),
    /// Several paragraphs.
    Area(Editor),
    /// One of several.
    Choice {
        /// What is offered.
        options: Vec<String>,
        /// Which is chosen.
        chosen: usize,
    },
    /// Yes or no.
    Toggle(bool),
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Which.
    pub name: FieldName,
    /// Its label on screen.
    pub label: String,
    /// A hint shown while the field is being filled.
    pub hint: String,
    /// What it holds.
    pub value: FieldValue,
    /// The text it held when the form was opened: what is still the same was not typed.
    pub offered: String,
    /// What is wrong with it, after a refused validation.
    pub fault: Option<String>,
    /// Whether it has no meaning now: it is not shown, and keeps what it holds.
    pub hidden: bool,
    /// What the program has to say about what it holds, words that go and come marked.
    pub below: Vec<Hunk>,
}

/// A form.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What it is for.
    pub purpose: FormPurpose,
    /// Its title.
    pub title: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field being filled.
    pub focus: usize,
    /// Whether anything was typed or chosen since it was opened.
    pub touched: bool,
    /// What it was begun from, when its entry is to be recorded on a section of the plan.
    pub begun: Option<Begun>,
    /// What it knows beside its fields, when it is about a proposed wording.
    pub proposal: Option<Box<Proposal>>,
}

/// The section a new entry is recorded on, wherever the secretary is when it is validated, and what was half typed
/// there when the form took it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The section.
    pub node: NodeKey,
    /// What was in its capture box.
    pub typed: String,
}

impl Form {
    /// An empty form.
    pub fn new(purpose: FormPurpose, title: impl Into<String>) -> Self {
        Self {
            purpose,
            title: title.into(),
            fields: Vec::new(),
            focus: 0,
            touched: false,
            begun: None,
            proposal: None,
        }
    }

    fn with(mut self, name: FieldName, label: &str, hint: &str, value: FieldValue) -> Self {
        let offered = match &value {
            FieldValue::Line(editor) | FieldValue::Area(editor) => editor.text(),
            _ => String::new(),
        };
        self.fields.push(Field {
            name,
            label: label.to_owned(),
            hint: hint.to_owned(),
            value,
            offered,
            fault: None,
            hidden: false,
            below: Vec::new(),
        });
        self
    }

    /// Adds a field of one line.
    #[must_use]
    pub fn line(self, name: FieldName, label: &str, hint: &str, text: &str) -> Self {
        self.with(name, label, hint, FieldValue::Line(Editor::line(text)))
    }

    /// Adds a field of several paragraphs.
    #[must_use]
    pub fn area(self, name: FieldName, label: &str, hint: &str, text: &str) -> Self {
        let mut editor = Editor::new(text);
        editor.set_typography(true);
        self.with(name, label, hint, FieldValue::Area(editor))
    }

    /// Adds a choice.
    #[must_use]
    pub fn choice(self, name: FieldName, label: &str, options: Vec<String>, chosen: usize) -> Self {
        self.with(name, label, "", FieldValue::Choice { options, chosen })
    }

    /// Adds a box to tick.
    #[must_use]
    pub fn toggle(self, name: FieldName, label: &str, on: bool) -> Self {
        self.with(name, label, "", FieldValue::Toggle(on))
    }

    /// Puts the focus on a field.
    #[must_use]
    pub fn focused(mut self, name: FieldName) -> Self {
        self.focus = self.fields.iter().position(|field| field.name == name).unwrap_or(0);
        self
    }

    /// The field with this name.
    pub fn field(&self, name: FieldName) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The same, to be altered.
    pub fn field_mut(&mut self, name: FieldName) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.name == name)
    }

    /// Writes a text in a field in place of what it holds; what was there cannot be had back by undoing.
    pub fn write(&mut self, name: FieldName, text: &str) {
        if let Some(Field { value: FieldValue::Line(editor) | FieldValue::Area(editor), offered, .. }) =
            self.field_mut(name)
        {
            editor.set_text(text);
            *offered = editor.text();
        }
    }

    /// Chooses the option of this rank.
    pub fn put(&mut self, name: FieldName, rank: usize) {
        if let Some(Field { value: FieldValue::Choice { chosen, options }, .. }) = self.field_mut(name) {
            *chosen = rank.min(options.len().saturating_sub(1));
        }
    }

    /// The text of a field, trimmed; empty when there is no such field.
    pub fn text(&self, name: FieldName) -> String {
        match self.field(name).map(|field| &field.value) {
            Some(FieldValue::Line(editor) | FieldValue::Area(editor)) => editor.text().trim().to_owned(),
            _ => String::new(),
        }
    }

    /// The paragraphs of a field, empty ones left out.
    pub fn paragraphs(&self, name: FieldName) -> Vec<String> {
        self.text(name).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// The rank of what is chosen in a field; 0 when there is no such field.
    pub fn chosen(&self, name: FieldName) -> usize {
        match self.field(name).map(|field| &field.value) {
            Some(FieldValue::Choice { chosen, .. }) => *chosen,
            _ => 0,
        }
    }

    /// The words of what is chosen in a field: a list may have changed since it was offered, its words mean the same.
    pub fn chosen_words(&self, name: FieldName) -> Option<&str> {
        match self.field(name).map(|field| &field.value) {
            Some(FieldValue::Choice { options, chosen }) => options.get(*chosen).map(String::as_str),
            _ => None,
        }
    }

    /// What is chosen in a field, out of the values its options stand for.
    pub fn chosen_of<T: Copy>(&self, name: FieldName, values: &[T]) -> Option<T> {
        values.get(self.chosen(name)).copied()
    }

    /// Whether a box is ticked.
    pub fn is_on(&self, name: FieldName) -> bool {
        matches!(self.field(name).map(|field| &field.value), Some(FieldValue::Toggle(true)))
    }

    /// The day typed in a field: nothing when empty, a fault when it is no day.
    pub fn date(
        &mut self,
        name: FieldName,
        reference: Option<NaiveDate>,
        fault: &str,
    ) -> Result<Option<NaiveDate>, Faulty> {
        let text = self.text(name);
        if text.is_empty() {
            return Ok(None);
        }
        dates::parse_date(&text, reference).map(Some).ok_or_else(|| self.blame(name, fault))
    }

    /// The time typed in a field: nothing when empty, a fault when it is no time.
    pub fn time(&mut self, name: FieldName, fault: &str) -> Result<Option<NaiveTime>, Faulty> {
        let text = self.text(name);
        if text.is_empty() {
            return Ok(None);
        }
        dates::parse_time(&text).map(Some).ok_or_else(|| self.blame(name, fault))
    }

    /// Says what is wrong with a field and goes to it.
    pub fn blame(&mut self, name: FieldName, fault: &str) -> Faulty {
        if let Some(rank) = self.fields.iter().position(|field| field.name == name) {
            self.focus = rank;
            if let Some(field) = self.fields.get_mut(rank) {
                field.fault = Some(fault.to_owned());
            }
        }
        Faulty
    }

    /// The editor of the field being filled, if it is a text.
    pub fn editor(&mut self) -> Option<&mut Editor> {
        match self.fields.get_mut(self.focus).map(|field| &mut field.value) {
            Some(FieldValue::Line(editor) | FieldValue::Area(editor)) => Some(editor),
            _ => None,
        }
    }

    /// Goes to the next field that is shown, or the previous one, around.
    pub fn step(&mut self, forward: bool) {
        let count = self.fields.len().max(1);
        for _ in 0..count {
            self.focus = if forward { self.focus + 1 } else { self.focus + count - 1 } % count;
            if self.fields.get(self.focus).is_some_and(|field| !field.hidden) {
                break;
            }
        }
        // As in every form: what is typed next replaces a date or a label that was offered.
        if let Some(FieldValue::Line(editor)) = self.fields.get_mut(self.focus).map(|field| &mut field.value)
        {
            editor.apply(EditCommand::SelectAll);
        }
    }

    /// Chooses the next or previous option, or ticks the box, of the field being filled.
    pub fn turn(&mut self, forward: bool) {
        self.touched = true;
        match self.fields.get_mut(self.focus).map(|field| &mut field.value) {
            Some(FieldValue::Choice { options, chosen }) => {
                let count = options.len().max(1);
                *chosen = if forward { *chosen + 1 } else { *chosen + count - 1 } % count;
            }
            Some(FieldValue::Toggle(on)) => *on = !*on,
            _ => {}
        }
    }

    /// Chooses the first option that begins with a letter, if the field being filled is a choice.
    pub fn choose_by_letter(&mut self, letter: char) {
        let wanted = crate::text::fold::fold(&letter.to_string());
        if let Some(FieldValue::Choice { options, chosen }) =
            self.fields.get_mut(self.focus).map(|f| &mut f.value)
        {
            let count = options.len();
            let next = (1..=count).map(|step| (*chosen + step) % count).find(|rank| {
                options.get(*rank).is_some_and(|option| crate::text::fold::fold(option).starts_with(&wanted))
            });
            if let Some(next) = next {
                *chosen = next;
                self.touched = true;
            }
        }
    }

    /// Does something to the text of the field being filled.
    pub fn edit(&mut self, command: EditCommand) {
        let focus = self.focus;
        if let Some(editor) = self.editor()
            && editor.apply(command)
        {
            self.touched = true;
            if let Some(field) = self.fields.get_mut(focus) {
                field.fault = None;
            }
        }
    }

    /// What was typed in it, to be kept aside when it is closed or the program is killed.
    pub fn typed(&self) -> Vec<String> {
        if !self.touched {
            return Vec::new();
        }
        let texts = self.fields.iter().filter_map(|field| match &field.value {
            FieldValue::Area(editor) | FieldValue::Line(editor) => Some((editor.text(), &field.offered)),
            _ => None,
        });
        let typed = texts.filter(|(text, offered)| !text.trim().is_empty() && text != *offered);
        typed.map(|(text, _)| text).collect()
    }
}

/// Something in the form is wrong; the field says what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Faulty;

/// What validating a form gives: effects, or the word that a field is at fault.
pub type Submitted = Result<Vec<Effect>, Faulty>;
