//! The texts the secretary wrote, one by one, with what each may look like.
use super::super::amendment::Form;
use super::super::entry::{Content, Entry};
use super::super::location::Location;
use super::super::session::Session;

/// A text of the secretary.
pub(super) struct Written<'a> {
    pub(super) location: Location,
    pub(super) text: &'a str,
    /// Whether it is printed as it is, as whole sentences; words of the plan and what follows a verb are not.
    pub(super) whole: bool,
    /// Whether it may stop anywhere: words picked from the plan, or to be put into it.
    pub(super) picked: bool,
}

/// Every text of the secretary, in the order of the document.
pub(super) fn texts(session: &Session) -> Vec<Written<'_>> {
    let mut texts = Vec::new();
    let meeting = session.meeting();
    for text in meeting.context.iter().chain(&meeting.opening) {
        texts.push(Written { location: Location::Meeting, text, whole: true, picked: false });
    }
    for event in session.events().iter() {
        let location = Location::Event(event.id.clone());
        texts.push(Written { location, text: &event.title, whole: false, picked: false });
    }
    for line in session.synthesis().iter() {
        let location = Location::Line(line.id.clone());
        texts.push(Written { location, text: &line.text, whole: true, picked: false });
    }
    for entry in session.entries().iter() {
        of_entry(entry, &mut texts);
    }
    texts.retain(|written| !written.text.trim().is_empty());
    texts
}

fn of_entry<'a>(entry: &'a Entry, texts: &mut Vec<Written<'a>>) {
    let mut put = |text: &'a str, whole: bool, picked: bool| {
        texts.push(Written { location: Location::Entry(entry.id.clone()), text, whole, picked });
    };
    if let Some(sentence) = &entry.sentence {
        put(sentence, true, false);
    }
    match &entry.content {
        Content::Observation(observation) => put(&observation.text, false, false),
        Content::Amendment(amendment) => {
            put(&amendment.new, false, amendment.form == Form::Wording);
            put(&amendment.rationale, true, false);
        }
        Content::Decision(decision) => {
            put(&decision.text, false, false);
            put(&decision.reservations, true, false);
        }
        Content::Action(action) => put(&action.what, false, false),
        Content::Question(question) => {
            put(&question.text, true, false);
            put(&question.answer, true, false);
        }
        Content::Stub(_) => {}
    }
}
