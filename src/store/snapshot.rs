//! Second copies beside the journal: the session as readable JSON, and a small file of folded text that the
//! list and the search read. Never the truth: one that is missing, damaged or older is made again.

use super::fs::{self, Fs};
use crate::domain::card::SessionCard;
use crate::domain::directory::Organization;
use crate::domain::id::SessionId;
use crate::domain::session::Session;
use crate::domain::transcript::{Became, Piece};
use crate::text::fold::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The version of the two files; another one is simply made again.
const FORMAT: u32 = 1;
const SESSION_FILE: &str = "session.json";
const SEARCH_FILE: &str = "search.txt";
const MINUTES_FILE: &str = "compte-rendu.md";

/// The length of each journal file that a copy stands for.
pub type Position = BTreeMap<String, u64>;

#[derive(Serialize)]
struct SessionCopy<'a> {
    format: u32,
    stands_for: &'a Position,
    session: &'a Session,
}

#[derive(Deserialize)]
struct SessionRead {
    format: u32,
    stands_for: Position,
    session: Session,
}

/// The first line of the search file; the folded text follows.
#[derive(Serialize, Deserialize)]
struct SearchHead {
    format: u32,
    stands_for: Position,
    text_crc: u32,
    card: SessionCard,
}

/// The search file, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchCopy {
    /// What the list shows.
    pub card: SessionCard,
    /// What it stands for.
    pub stands_for: Position,
    /// The folded text: a line for each of [`searchable`].
    pub folded: String,
}

/// Writes both copies.
pub fn write(fs: &dyn Fs, folder: &Path, session: &Session, position: &Position) -> io::Result<()> {
    let copy = SessionCopy { format: FORMAT, stands_for: position, session };
    let mut bytes = serde_json::to_vec_pretty(&copy).map_err(io::Error::other)?;
    bytes.push(b'\n');
    fs::replace(fs, &folder.join(SESSION_FILE), &bytes)?;
    let text = searchable(session).iter().map(|line| fold(line) + "\n").collect::<String>();
    let head = SearchHead {
        format: FORMAT,
        stands_for: position.clone(),
        text_crc: crc32fast::hash(text.as_bytes()),
        card: SessionCard::of(session),
    };
    let mut bytes = serde_json::to_vec(&head).map_err(io::Error::other)?;
    bytes.push(b'\n');
    bytes.extend_from_slice(text.as_bytes());
    fs::replace(fs, &folder.join(SEARCH_FILE), &bytes)
}

/// Writes the compte-rendu as Markdown, so that it can be read without the program.
pub fn write_minutes(fs: &dyn Fs, folder: &Path, markdown: &[u8]) -> io::Result<()> {
    fs::replace(fs, &folder.join(MINUTES_FILE), markdown)
}

/// The session copy, if it stands for exactly this position.
pub fn read_session(fs: &dyn Fs, folder: &Path, position: &Position) -> Option<Session> {
    let bytes = fs.read(&folder.join(SESSION_FILE)).ok()?;
    let copy: SessionRead = serde_json::from_slice(&bytes).ok()?;
    (copy.format == FORMAT && copy.stands_for == *position).then_some(copy.session)
}

/// The search copy, whatever it stands for, unless it is damaged.
pub fn read_search(fs: &dyn Fs, folder: &Path, id: &str) -> Option<SearchCopy> {
    let file = String::from_utf8(fs.read(&folder.join(SEARCH_FILE)).ok()?).ok()?;
    let (head, text) = file.split_once('\n')?;
    let head: SearchHead = serde_json::from_str(head).ok()?;
    if head.format != FORMAT || head.text_crc != crc32fast::hash(text.as_bytes()) {
        return None;
    }
    let card = SessionCard { id: SessionId::new(id), ..head.card };
    Some(SearchCopy { card, stands_for: head.stands_for, folded: text.to_owned() })
}

/// Everything that can be searched for, a line each, as it is written.
pub fn searchable(session: &Session) -> Vec<String> {
    let meeting = session.meeting();
    let mut lines = vec![meeting.title.clone(), meeting.place.clone(), meeting.subject.clone()];
    lines.extend(meeting.context.iter().chain(&meeting.opening).cloned());
    lines.extend(session.organizations().iter().map(Organization::full_name));
    lines.extend(session.delegates().iter().map(|delegate| delegate.name.clone()));
    lines.extend(session.events().iter().map(|event| format!("{} {}", event.title, event.place)));
    lines.extend(session.synthesis().iter().map(|line| line.text.clone()));
    lines.extend(session.entries().iter().map(|entry| entry.content.words()));
    let written = session.entries().iter().filter_map(|entry| entry.sentence.clone().map(|s| (entry, s)));
    lines.extend(written.filter(|(entry, s)| entry.content.words() != *s).map(|(_, sentence)| sentence));
    lines.extend(session.demands().iter().map(|demand| demand.text.clone()));
    for node in session.draft().into_iter().flat_map(|draft| &draft.nodes) {
        lines.push(node.heading());
        lines.extend(node.paragraphs.iter().map(|paragraph| paragraph.text.clone()));
    }
    let only_there = |piece: &&Piece| piece.became == Became::Nothing;
    lines.extend(session.transcript().pieces.iter().filter(only_there).map(|piece| piece.text.clone()));
    lines.retain(|line| !line.trim().is_empty());
    lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}
