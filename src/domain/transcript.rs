//! The compte-rendu a session was imported from, piece by piece in its own order: whatever the importer did not
//! understand stays readable in its place, and what it did is printed as it was written until somebody changes it.
use serde::{Deserialize, Serialize};

use super::id::{DelegateId, EntryId, EventId, LineId, NodeKey};

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
}
