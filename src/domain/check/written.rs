//! The texts the secretary wrote, one by one, with what each may look like.
use std::ops::Range;

use super::super::amendment::Form;
use super::super::entry::{Content, Entry};
use super::super::location::Location;
use super::super::session::Session;
use super::spot::{Part, Spot};

/// A text of the secretary.
pub(super) struct Written<'a> {
    pub(super) location: Location,
    pub(super) part: Part,
    pub(super) text: &'a str,
    /// Whether it is printed as it is, as whole sentences; words of the plan and what follows a verb are not.
    pub(super) whole: bool,
    /// Whether it may stop anywhere: words picked from the plan, or to be put into it.
    pub(super) picked: bool,
}

impl Written<'_> {
    /// Some bytes of it.
    pub(super) fn spot(&self, range: Range<usize>) -> Spot {
        Spot { location: self.location.clone(), part: self.part, range }
    }
}

/// Every text of the secretary, in the order of the document.
pub(super) fn texts(session: &Session) -> Vec<Written<'_>> {
    let mut texts = Vec::new();
    let meeting = session.meeting();
    let whole = |location, part, text| Written { location, part, text, whole: true, picked: false };
    for (rank, text) in meeting.context.iter().enumerate() {
        texts.push(whole(Location::Meeting, Part::Context(rank), text.as_str()));
    }
    for (rank, text) in meeting.opening.iter().enumerate() {
        texts.push(whole(Location::Meeting, Part::Opening(rank), text.as_str()));
    }
    for event in session.events().iter() {
        let location = Location::Event(event.id.clone());
        texts.push(Written { whole: false, ..whole(location, Part::Name, event.title.as_str()) });
    }
    for line in session.synthesis().iter() {
        texts.push(whole(Location::Line(line.id.clone()), Part::Words, line.text.as_str()));
    }
    for entry in session.entries().iter() {
        of_entry(entry, &mut texts);
    }
    texts.retain(|written| !written.text.trim().is_empty());
    texts
}

fn of_entry<'a>(entry: &'a Entry, texts: &mut Vec<Written<'a>>) {
    let mut put = |part: Part, text: &'a str, whole: bool, picked: bool| {
        texts.push(Written { location: Location::Entry(entry.id.clone()), part, text, whole, picked });
    };
    if let Some(sentence) = &entry.sentence {
        put(Part::Sentence, sentence, true, false);
    }
    match &entry.content {
        Content::Observation(observation) => put(Part::Words, &observation.text, false, false),
        Content::Amendment(amendment) => {
            put(Part::New, &amendment.new, false, amendment.form == Form::Wording);
            put(Part::Rationale, &amendment.rationale, true, false);
        }
        Content::Decision(decision) => {
            put(Part::Words, &decision.text, false, false);
            put(Part::Reservations, &decision.reservations, true, false);
        }
        Content::Action(action) => put(Part::Words, &action.what, false, false),
        Content::Question(question) => {
            put(Part::Words, &question.text, true, false);
            put(Part::Answer, &question.answer, true, false);
        }
        Content::Stub(_) => {}
    }
}
