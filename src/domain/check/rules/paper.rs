//! What a reader reads, passage by passage in the order of the paper: the document received as long as it is printed
//! as it came, else what was typed here.
mod passage;

use std::collections::HashSet;

use super::super::spot::Part;
use crate::domain::amendment::Form;
use crate::domain::entry::{Content, Entry};
use crate::domain::location::Location;
use crate::domain::session::Session;
use crate::domain::transcript::{Became, Piece, PieceForm};

pub(super) use passage::{Passage, Style};

/// The paper as the rules read it.
pub(super) struct Paper<'a> {
    /// What is read, in order.
    pub(super) passages: Vec<Passage<'a>>,
    /// The records that still say what the document received said: what the importer made of them is a guess, and
    /// only their words can be at fault.
    as_received: HashSet<Location>,
    received: bool,
}

impl<'a> Paper<'a> {
    pub(super) fn of(session: &'a Session, as_received: HashSet<Location>) -> Self {
        let received = !session.transcript().pieces.is_empty();
        let mut paper = Self { passages: Vec::new(), as_received, received };
        if received {
            paper.read_transcript(session);
        } else {
            paper.read_meeting(session);
        }
        paper
    }

    /// Whether a record is only what the importer made of the document received.
    pub(super) fn is_guess(&self, location: &Location) -> bool {
        self.as_received.contains(location)
    }

    /// Whether the session was imported from a document.
    pub(super) fn is_received(&self) -> bool {
        self.received
    }

    /// The passages of running text that somebody wrote: not the headings, not words picked for the plan.
    pub(super) fn prose(&self) -> impl Iterator<Item = &Passage<'a>> {
        self.passages.iter().filter(|passage| matches!(passage.style, Style::Text | Style::Item(_)))
    }

    fn put(&mut self, location: Location, part: Part, text: &'a str, style: Style) {
        if !text.trim().is_empty() {
            let received = self.is_guess(&location) || matches!(part, Part::Piece(_));
            self.passages.push(Passage::new(location, part, text, (style, received)));
        }
    }

    fn read_meeting(&mut self, session: &'a Session) {
        let meeting = session.meeting();
        for (rank, text) in meeting.context.iter().enumerate() {
            self.put(Location::Meeting, Part::Context(rank), text, Style::Text);
        }
        for (rank, text) in meeting.opening.iter().enumerate() {
            self.put(Location::Meeting, Part::Opening(rank), text, Style::Text);
        }
        for event in session.events().iter() {
            self.put(Location::Event(event.id.clone()), Part::Name, &event.title, Style::Item(0));
        }
        self.read_records(session, &HashSet::new());
    }

    /// The lines of the synthesis and the entries that are nowhere else.
    fn read_records(&mut self, session: &'a Session, seen: &HashSet<Location>) {
        for line in session.synthesis().iter() {
            let location = Location::Line(line.id.clone());
            if !seen.contains(&location) {
                self.put(location, Part::Words, &line.text, Style::Text);
            }
        }
        for entry in session.entries().iter() {
            if !seen.contains(&Location::Entry(entry.id.clone())) {
                self.read_entry(entry);
            }
        }
    }

    fn read_entry(&mut self, entry: &'a Entry) {
        let location = Location::Entry(entry.id.clone());
        let mut put = |part: Part, text: &'a str, style: Style| self.put(location.clone(), part, text, style);
        if let Some(sentence) = &entry.sentence {
            return put(Part::Sentence, sentence, Style::Text);
        }
        match &entry.content {
            Content::Observation(observation) => put(Part::Words, &observation.text, Style::Text),
            Content::Amendment(amendment) => {
                let exact = amendment.form == Form::Wording;
                put(Part::New, &amendment.new, if exact { Style::Wording } else { Style::Text });
                put(Part::Rationale, &amendment.rationale, Style::Text);
            }
            Content::Decision(decision) => {
                put(Part::Words, &decision.text, Style::Text);
                put(Part::Reservations, &decision.reservations, Style::Text);
            }
            Content::Action(action) => put(Part::Words, &action.what, Style::Text),
            Content::Question(question) => {
                put(Part::Words, &question.text, Style::Text);
                put(Part::Answer, &question.answer, Style::Text);
            }
            Content::Stub(_) => {}
        }
    }

    /// The sentence of an entry received is that of its pieces, joined: what is found in it stands in one of them.
    fn lay_over_pieces(&mut self, session: &Session, entry: &Entry, first: usize) {
        let Some(passage) = self.passages.last_mut().filter(|p| p.received && p.part == Part::Sentence)
        else {
            return;
        };
        let mut start = 0;
        let same = |piece: &&Piece| matches!(&piece.became, Became::Entry(id) if *id == entry.id);
        // The pieces of an entry stand in a row.
        let pieces: Vec<&Piece> = session.transcript().pieces.iter().skip(first).take_while(same).collect();
        if let [alone] = pieces.as_slice()
            && matches!(alone.form, PieceForm::Item(_))
        {
            passage.style = style_of(alone);
        }
        for (rank, piece) in pieces.into_iter().enumerate() {
            let words = piece.words();
            if let Some(lead) = piece.text.find(&words) {
                passage.lay_over(first + rank, start..start + words.len(), lead);
            }
            start += words.len() + 1;
        }
    }

    /// The pieces in their order, each entry where it begins; then what was recorded since.
    fn read_transcript(&mut self, session: &'a Session) {
        let mut seen: HashSet<Location> = HashSet::new();
        let mut section = Location::Meeting;
        for (rank, piece) in session.transcript().pieces.iter().enumerate() {
            let location = match &piece.became {
                Became::Entry(id) => Location::Entry(id.clone()),
                Became::Line(id) => Location::Line(id.clone()),
                Became::Event(id) => Location::Event(id.clone()),
                Became::Delegate(id) => Location::Delegate(id.clone()),
                Became::Meeting | Became::Attendance | Became::Signature => Location::Meeting,
                Became::Node(key) => {
                    section = Location::Node(key.clone());
                    section.clone()
                }
                Became::Nothing => section.clone(),
            };
            match (&piece.became, &location) {
                (Became::Entry(id), _) => {
                    if let Some(entry) = session.entries().get(id).filter(|_| seen.insert(location)) {
                        self.read_entry(entry);
                        self.lay_over_pieces(session, entry, rank);
                    }
                }
                (Became::Line(id), _) => {
                    if let Some(line) = session.synthesis().get(id).filter(|_| seen.insert(location.clone()))
                    {
                        self.put(location, Part::Words, &line.text, style_of(piece));
                        let same = line.text == piece.text;
                        if let Some(passage) = self.passages.last_mut().filter(|p| p.received && same) {
                            passage.lay_over(rank, 0..line.text.len(), 0);
                        }
                    }
                }
                (Became::Event(_) | Became::Meeting, _) if !self.is_guess(&location) => {}
                _ => self.put(location, Part::Piece(rank), &piece.text, style_of(piece)),
            }
        }
        self.read_records(session, &seen);
    }
}

fn style_of(piece: &Piece) -> Style {
    match piece.form {
        PieceForm::Title => Style::Heading(0),
        PieceForm::Heading(level) => Style::Heading(level),
        PieceForm::Contents => Style::Contents,
        PieceForm::Item(level) => Style::Item(level),
        PieceForm::Paragraph | PieceForm::Row => Style::Text,
    }
}
