//! The very words a finding is about: which text of which record, and which bytes of it. It reads and replaces them;
//! what they should be is the affair of the rules.
mod piece;

use std::ops::Range;

use crate::domain::amendment::Amendment;
use crate::domain::change::Change;
use crate::domain::entry::{Content, Entry};
use crate::domain::location::Location;
use crate::domain::roll::Edit;
use crate::domain::session::Session;

/// A text of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The title of the meeting or of an event, the name of an organization or of a person.
    Name,
    /// What the meeting prepares.
    Subject,
    /// The place of the meeting or of an event.
    Place,
    /// A paragraph on what the meeting follows and prepares, by rank.
    Context(usize),
    /// A paragraph after the presence list, by rank.
    Opening(usize),
    /// The words of an entry, of a line of the synthesis, of a demand.
    Words,
    /// The sentence of an entry as rewritten.
    Sentence,
    /// The wording an amendment proposes.
    New,
    /// Why an amendment proposes it.
    Rationale,
    /// The reservations on a decision.
    Reservations,
    /// The answer to a question.
    Answer,
    /// A piece of the document received, by rank. The record it became, if it still says the same, is altered with it.
    Piece(usize),
}

/// Some words of a text of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The record.
    pub location: Location,
    /// Which of its texts.
    pub part: Part,
    /// Which bytes of it.
    pub range: Range<usize>,
}

impl Spot {
    /// The whole text it is in.
    pub fn text<'a>(&self, session: &'a Session) -> Option<&'a str> {
        let meeting = session.meeting();
        let text = match (&self.location, self.part) {
            (_, Part::Piece(rank)) => &session.transcript().pieces.get(rank)?.text,
            (Location::Meeting, Part::Name) => &meeting.title,
            (Location::Meeting, Part::Subject) => &meeting.subject,
            (Location::Meeting, Part::Place) => &meeting.place,
            (Location::Meeting, Part::Context(rank)) => meeting.context.get(rank)?,
            (Location::Meeting, Part::Opening(rank)) => meeting.opening.get(rank)?,
            (Location::Organization(id), Part::Name) => &session.organizations().get(id)?.name,
            (Location::Delegate(id), Part::Name) => &session.delegates().get(id)?.name,
            (Location::Event(id), Part::Name) => &session.events().get(id)?.title,
            (Location::Event(id), Part::Place) => &session.events().get(id)?.place,
            (Location::Line(id), Part::Words) => &session.synthesis().get(id)?.text,
            (Location::Demand(id), Part::Words) => &session.demands().get(id)?.text,
            (Location::Entry(id), part) => return of_entry(session.entries().get(id)?, part),
            _ => return None,
        };
        Some(text)
    }

    /// The words themselves.
    pub fn words<'a>(&self, session: &'a Session) -> Option<&'a str> {
        self.text(session)?.get(self.range.clone())
    }

    /// The change that puts other words in their place; nothing when they are not there any more.
    pub fn replace(&self, session: &Session, words: &str) -> Option<Change> {
        let text = self.text(session)?;
        let (before, after) = (text.get(..self.range.start)?, text.get(self.range.end..)?);
        let text = [before, words, after].concat();
        match (&self.location, self.part) {
            (_, Part::Piece(rank)) => piece::replace(session, rank, self.range.clone(), words),
            (Location::Meeting, part) => {
                let mut meeting = session.meeting().clone();
                *match part {
                    Part::Name => &mut meeting.title,
                    Part::Subject => &mut meeting.subject,
                    Part::Place => &mut meeting.place,
                    Part::Context(rank) => meeting.context.get_mut(rank)?,
                    Part::Opening(rank) => meeting.opening.get_mut(rank)?,
                    _ => return None,
                } = text;
                Some(Change::Meeting(Box::new(meeting)))
            }
            (Location::Entry(id), part) => {
                let record = with_text(session.entries().get(id)?.clone(), part, text)?;
                Some(Change::Entry(Edit::Set { record }))
            }
            _ => self.replace_name(session, text),
        }
    }

    fn replace_name(&self, session: &Session, text: String) -> Option<Change> {
        match &self.location {
            Location::Organization(id) => {
                let record = crate::domain::directory::Organization {
                    name: text,
                    ..session.organizations().get(id)?.clone()
                };
                Some(Change::Organization(Edit::Set { record }))
            }
            Location::Delegate(id) => {
                let record =
                    crate::domain::directory::Delegate { name: text, ..session.delegates().get(id)?.clone() };
                Some(Change::Delegate(Edit::Set { record }))
            }
            Location::Event(id) => {
                let mut record = session.events().get(id)?.clone();
                *(if self.part == Part::Place { &mut record.place } else { &mut record.title }) = text;
                Some(Change::Event(Edit::Set { record }))
            }
            Location::Line(id) => {
                let mut record = session.synthesis().get(id)?.clone();
                record.text = text;
                Some(Change::Line(Edit::Set { record }))
            }
            Location::Demand(id) => {
                let mut record = session.demands().get(id)?.clone();
                record.text = text;
                Some(Change::Demand(Edit::Set { record }))
            }
            _ => None,
        }
    }
}

fn of_entry(entry: &Entry, part: Part) -> Option<&str> {
    Some(match (part, &entry.content) {
        (Part::Sentence, _) => entry.sentence.as_ref()?,
        (Part::Words, Content::Observation(observation)) => &observation.text,
        (Part::Words, Content::Decision(decision)) => &decision.text,
        (Part::Words, Content::Action(action)) => &action.what,
        (Part::Words, Content::Question(question)) => &question.text,
        (Part::Words, Content::Stub(reminder)) => reminder,
        (Part::Answer, Content::Question(question)) => &question.answer,
        (Part::Reservations, Content::Decision(decision)) => &decision.reservations,
        (Part::New, Content::Amendment(amendment)) => &amendment.new,
        (Part::Rationale, Content::Amendment(amendment)) => &amendment.rationale,
        _ => return None,
    })
}

fn with_text(mut entry: Entry, part: Part, text: String) -> Option<Entry> {
    let place = match (part, &mut entry.content) {
        (Part::Sentence, _) => entry.sentence.as_mut()?,
        (Part::Words, Content::Observation(observation)) => &mut observation.text,
        (Part::Words, Content::Decision(decision)) => &mut decision.text,
        (Part::Words, Content::Action(action)) => &mut action.what,
        (Part::Words, Content::Question(question)) => &mut question.text,
        (Part::Words, Content::Stub(reminder)) => reminder,
        (Part::Answer, Content::Question(question)) => &mut question.answer,
        (Part::Reservations, Content::Decision(decision)) => &mut decision.reservations,
        (part, Content::Amendment(amendment)) => {
            let Amendment { new, rationale, .. } = amendment.as_mut();
            match part {
                Part::New => new,
                Part::Rationale => rationale,
                _ => return None,
            }
        }
        _ => return None,
    };
    *place = text;
    Some(entry)
}
