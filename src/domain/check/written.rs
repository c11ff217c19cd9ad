//! The texts of a session, one by one, with what each may look like: what the secretary wrote, and the pieces of a
//! document received that are printed as they came. No word is in two of them.
use std::collections::HashSet;
use std::ops::Range;

use super::super::amendment::Form;
use super::super::entry::{Content, Entry};
use super::super::location::Location;
use super::super::session::Session;
use super::super::transcript::{Became, Piece, PieceForm, Stamps, untouched};
use super::spot::{Part, Spot};

/// A text of the session.
pub(super) struct Written<'a> {
    pub(super) location: Location,
    pub(super) part: Part,
    pub(super) text: &'a str,
    /// Whether it is printed as it is, as whole sentences; words of the plan and what follows a verb are not.
    pub(super) whole: bool,
    /// Whether it may stop anywhere: words picked from the plan, or to be put into it.
    pub(super) picked: bool,
    /// What it was in the document received, where it is still printed as it came: nothing is put right on paper.
    pub(super) received: Option<PieceForm>,
}

impl Written<'_> {
    /// Some bytes of it.
    pub(super) fn spot(&self, range: Range<usize>) -> Spot {
        Spot { location: self.location.clone(), part: self.part, range }
    }
}

/// Every text of the session, in the order of the document.
pub(super) fn texts(session: &Session) -> Vec<Written<'_>> {
    let mut texts = Vec::new();
    let received = untouched(session);
    let (then, now) = (&session.transcript().stamps, Stamps::of(session));
    pieces(session, &received, &now, &mut texts);
    // Facts nobody changed are printed as they were received, if at all.
    if then.meeting != now.meeting {
        of_meeting(session, &mut texts);
    }
    if then.events != now.events {
        for event in session.events().iter() {
            let location = Location::Event(event.id.clone());
            texts.push(Written { whole: false, ..whole(location, Part::Name, &event.title) });
        }
    }
    for line in session.synthesis().iter() {
        let location = Location::Line(line.id.clone());
        if !received.contains(&location) {
            texts.push(whole(location, Part::Words, &line.text));
        }
    }
    for entry in session.entries().iter() {
        if !received.contains(&Location::Entry(entry.id.clone())) {
            of_entry(entry, &mut texts);
        }
    }
    texts.retain(|written| !written.text.trim().is_empty());
    texts
}

fn whole(location: Location, part: Part, text: &str) -> Written<'_> {
    Written { location, part, text, whole: true, picked: false, received: None }
}

/// The pieces of the document received that are printed as they came; a record that says something else by now is
/// read itself.
fn pieces<'a>(
    session: &'a Session,
    received: &HashSet<Location>,
    now: &Stamps,
    texts: &mut Vec<Written<'a>>,
) {
    let transcript = session.transcript();
    let then = &transcript.stamps;
    let kept = |location: Location| received.contains(&location).then_some(location);
    for (rank, piece) in transcript.pieces.iter().enumerate() {
        let place = match &piece.became {
            Became::Nothing => Some(Location::Meeting),
            Became::Meeting => (then.meeting == now.meeting).then_some(Location::Meeting),
            Became::Signature => (then.signature == now.signature).then_some(Location::Meeting),
            Became::Attendance => (then.attendance == now.attendance).then_some(Location::Meeting),
            Became::Delegate(id) => {
                (then.attendance == now.attendance).then(|| Location::Delegate(id.clone()))
            }
            Became::Event(id) => (then.events == now.events).then(|| Location::Event(id.clone())),
            Became::Node(key) => Some(Location::Node(key.clone())),
            Became::Entry(id) => kept(Location::Entry(id.clone())),
            Became::Line(id) => kept(Location::Line(id.clone())),
        };
        if let Some(location) = place {
            texts.push(of_piece(location, rank, piece));
        }
    }
}

fn of_piece(location: Location, rank: usize, piece: &Piece) -> Written<'_> {
    let prose = matches!(piece.form, PieceForm::Paragraph | PieceForm::Item(_));
    let said = !matches!(piece.became, Became::Meeting | Became::Attendance | Became::Delegate(_));
    Written {
        whole: prose && said,
        received: Some(piece.form),
        ..whole(location, Part::Piece(rank), &piece.text)
    }
}

fn of_meeting<'a>(session: &'a Session, texts: &mut Vec<Written<'a>>) {
    let meeting = session.meeting();
    for (part, text) in [(Part::Name, &meeting.title), (Part::Subject, &meeting.subject)] {
        texts.push(Written { whole: false, ..whole(Location::Meeting, part, text) });
    }
    for (rank, text) in meeting.context.iter().enumerate() {
        texts.push(whole(Location::Meeting, Part::Context(rank), text));
    }
    for (rank, text) in meeting.opening.iter().enumerate() {
        texts.push(whole(Location::Meeting, Part::Opening(rank), text));
    }
}

fn of_entry<'a>(entry: &'a Entry, texts: &mut Vec<Written<'a>>) {
    let mut put = |part: Part, text: &'a str, whole: bool, picked: bool| {
        let location = Location::Entry(entry.id.clone());
        texts.push(Written { location, part, text, whole, picked, received: None });
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
