//! Everything but the body, in one call: the parts of the document, what each says, and what is doubtful.
use super::parts::{Span, divide};
use super::understood::{Event, Header, Presence, Synthesis, Told};
use super::{agenda, attendance, events, header, signature, synthesis};
use crate::domain::directory::Role;
use crate::import::limits::WARNINGS_A_KIND_MAX;
use crate::import::readers::Block;
use crate::import::report::{Doubt, Warning};

/// What is understood of a document, its body apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Front {
    /// The parts, in reading order; every block belongs to exactly one.
    pub spans: Vec<Span>,
    /// The facts of the meeting.
    pub header: Header,
    /// Who was there.
    pub presence: Presence,
    /// The points to be dealt with.
    pub agenda: Vec<Told<String>>,
    /// The calendar and the next meeting.
    pub events: Vec<Event>,
    /// The synthesis.
    pub synthesis: Synthesis,
    /// Who wrote it, where that is said outside the presence list.
    pub secretaries: Vec<Told<String>>,
    /// What is doubtful.
    pub warnings: Vec<Warning>,
}

impl Front {
    /// Who took the minutes: whom the signature names, else whom the presence list does.
    pub fn secretary(&self) -> Option<&str> {
        let people =
            self.presence.organizations.iter().flat_map(|known| &known.people).chain(&self.presence.people);
        let listed =
            people.filter(|person| person.role == Role::Secretary).map(|person| person.name.as_str()).next();
        self.secretaries.first().map(|told| told.value.as_str()).or(listed)
    }
}

/// Reads everything but the body.
pub fn front(blocks: &[Block]) -> Front {
    let spans = divide(blocks);
    let header = header::header(blocks, &spans);
    let date = header.date.as_ref().map(|told| told.value);
    let presence = attendance::attendance(blocks, &spans);
    let mut warnings = header::doubts(blocks, &spans, &header);
    warnings.extend(attendance::doubts(&presence));
    if presence.organizations.is_empty() && presence.people.is_empty() {
        warnings.push(Warning::about_file(Doubt::NobodyPresent));
    }
    warnings.extend(events::doubts(blocks, &spans, date));
    warnings.dedup();
    warnings.truncate(3 * WARNINGS_A_KIND_MAX);
    Front {
        agenda: agenda::agenda(blocks, &spans),
        events: events::events(blocks, &spans, date),
        synthesis: synthesis::synthesis(blocks, &spans),
        secretaries: signature::signature(blocks, &spans),
        spans,
        header,
        presence,
        warnings,
    }
}

#[cfg(test)]
mod tests;
