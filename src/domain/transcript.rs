//! The compte-rendu a session was imported from, piece by piece in its own order: whatever the importer did not
//! understand stays readable in its place, and what it did is printed as it was written until somebody changes it.
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::directory::Role;
use super::entry::Entry;
use super::id::{DelegateId, EntryId, EventId, LineId, NodeKey};
use super::location::Location;
use super::session::Session;

/// What a piece was on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PieceForm {
    /// The title of the document or a line of its title block.
    Title,
    /// A heading, 1 the highest.
    Heading(u8),
    /// Running text.
    #[default]
    Paragraph,
    /// An element of a list, 0 the outermost.
    Item(u8),
    /// A row of a table, its cells separated by tabs.
    Row,
    /// A line of the table of contents.
    Contents,
}

/// What of the session a piece became.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// Nothing else: the words are only here.
    #[default]
    Nothing,
    /// Facts of the meeting.
    Meeting,
    /// The attendance as a whole, several people.
    Attendance,
    /// One person.
    Delegate(DelegateId),
    /// An upcoming event.
    Event(EventId),
    /// The heading of a part.
    Node(NodeKey),
    /// An entry; several pieces in a row may have become one.
    Entry(EntryId),
    /// A line of the synthesis.
    Line(LineId),
    /// The last words: who took the minutes.
    Signature,
}

/// A piece of the document received.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Piece {
    /// What it was on paper.
    #[serde(default)]
    pub form: PieceForm,
    /// Its words, as received.
    pub text: String,
    /// What it became.
    #[serde(default)]
    pub became: Became,
}

/// The whole document received, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Transcript {
    /// The name of its file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// Its pieces.
    #[serde(default)]
    pub pieces: Vec<Piece>,
    /// What the groups of facts were when it was imported.
    #[serde(default)]
    pub stamps: Stamps,
}

/// What tells whether somebody changed a group of facts since the import: such a group is printed as it was received
/// for as long as its stamp is the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stamps {
    /// The facts of the meeting.
    #[serde(default)]
    pub meeting: String,
    /// The organizations, the people and their attendance.
    #[serde(default)]
    pub attendance: String,
    /// The calendar.
    #[serde(default)]
    pub events: String,
    /// Who takes the minutes, and for whom.
    #[serde(default)]
    pub signature: String,
}

impl Stamps {
    /// The stamps of a session as it stands.
    pub fn of(session: &Session) -> Self {
        let meeting = session.meeting();
        let mut facts = format!("{:?}{:?}{:?}{:?}", meeting.title, meeting.date, meeting.start, meeting.end);
        let texts = [&meeting.place, &meeting.town, &meeting.subject, &meeting.coalition, &meeting.website];
        for text in texts.into_iter().chain(&meeting.context).chain(&meeting.opening) {
            // Writing to a string cannot fail.
            let _ = write!(facts, "{text:?}");
        }
        let mut people = String::new();
        for organization in session.organizations().iter() {
            let _ = write!(people, "{:?}{:?}", organization.name, organization.acronym);
        }
        let mut signature = meeting.coalition.clone();
        for delegate in session.delegates().iter() {
            let attendance = session.attendance(&delegate.id);
            let _ = write!(people, "{:?}{:?}{:?}", delegate.name, delegate.organization, delegate.role);
            let _ = write!(people, "{:?}{:?}", attendance.status, attendance.personal);
            let _ = write!(people, "{:?}", attendance.represented_by);
            for movement in &attendance.movements {
                let _ = write!(people, "{}{:?}", movement.at, movement.direction);
            }
            if delegate.role == Role::Secretary {
                let _ = write!(signature, "{:?}", delegate.name);
            }
        }
        let mut events = String::new();
        for event in session.events().iter() {
            let _ = write!(events, "{:?}{:?}{:?}", event.dates, event.start, event.end);
            let _ = write!(events, "{:?}{:?}{}", event.title, event.place, event.tentative);
        }
        Self {
            meeting: stamp(&facts),
            attendance: stamp(&people),
            events: stamp(&events),
            signature: stamp(&signature),
        }
    }
}

/// A short name of a text that another text hardly ever has (FNV-1a of 64 bits).
pub(super) fn stamp(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

impl Piece {
    /// Its words on one line, as an entry or a line of the synthesis made of it holds them.
    pub fn words(&self) -> String {
        self.text.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" | ")
    }
}

impl Transcript {
    /// Whether an entry still says, word for word, what it said when it was imported.
    pub fn is_as_received(&self, entry: &Entry) -> bool {
        let said = self.said(&entry.id);
        !said.is_empty() && entry.sentence.as_deref() == Some(said.as_str())
    }

    /// What an entry said when it was imported, its pieces joined.
    pub fn said(&self, id: &EntryId) -> String {
        let mut said = String::new();
        for piece in &self.pieces {
            if matches!(&piece.became, Became::Entry(other) if other == id) {
                if !said.is_empty() {
                    said.push(' ');
                }
                said.push_str(&piece.words());
            }
        }
        said
    }

    /// What each entry said when it was imported, its pieces joined.
    pub fn entries(&self) -> HashMap<&EntryId, String> {
        let mut said: HashMap<&EntryId, String> = HashMap::new();
        for piece in &self.pieces {
            if let Became::Entry(id) = &piece.became {
                let words = said.entry(id).or_default();
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(&piece.words());
            }
        }
        said
    }
}

/// The records that still say what they said when they were imported: nobody wrote them here. Their words are read
/// piece by piece; what the importer could not know of them is nobody's fault.
pub fn untouched(session: &Session) -> HashSet<Location> {
    let transcript = session.transcript();
    let mut untouched = HashSet::new();
    if transcript.pieces.is_empty() {
        return untouched;
    }
    let said = transcript.entries();
    untouched.extend(
        session
            .entries()
            .iter()
            .filter(|entry| {
                entry.sentence.is_some()
                    && said.get(&entry.id).map(String::as_str) == entry.sentence.as_deref()
            })
            .map(|entry| Location::Entry(entry.id.clone())),
    );
    let now = Stamps::of(session);
    for piece in &transcript.pieces {
        let same = match &piece.became {
            Became::Meeting if now.meeting == transcript.stamps.meeting => Location::Meeting,
            Became::Event(id) if now.events == transcript.stamps.events => Location::Event(id.clone()),
            Became::Node(key) => Location::Node(key.clone()),
            Became::Line(id)
                if session.synthesis().get(id).is_some_and(|line| line.text == piece.words()) =>
            {
                Location::Line(id.clone())
            }
            _ => continue,
        };
        untouched.insert(same);
    }
    untouched
}
