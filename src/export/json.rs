//! The facts of a session as stable JSON: what the records hold, in their order, without what was deleted.
use serde_json::{Map, Value, json};

use crate::domain::entry::{Circulation, Entry};
use crate::domain::session::Session;
use crate::domain::synthesis::SynthesisLine;
use crate::domain::transcript::{Became, Piece};

use super::ExportError;

/// The version of the shape below; raised when a key changes its meaning.
const VERSION: u32 = 1;
/// The name of the shape: the `$id` of the JSON Schema that says it.
const SHAPE: &str = "urn:greffier:session:1";
/// The JSON Schema (draft 2020-12) of what [`facts`] writes.
pub const SCHEMA: &str = include_str!("json/session.schema.json");

/// The facts for an audience: entries that may not travel so far are left out, unknown facts have no key.
pub fn facts(session: &Session, audience: Circulation) -> Result<Vec<u8>, ExportError> {
    let mut facts = Map::new();
    facts.insert("$schema".to_owned(), json!(SHAPE));
    facts.insert("version".to_owned(), json!(VERSION));
    facts.insert("id".to_owned(), json!(session.id()));
    facts.insert("audience".to_owned(), json!(audience));
    facts.insert("meeting".to_owned(), serde_json::to_value(session.meeting())?);
    let organizations: Vec<_> = session.organizations().iter().collect();
    facts.insert("organizations".to_owned(), serde_json::to_value(organizations)?);
    facts.insert("delegates".to_owned(), delegates(session)?);
    facts.insert("events".to_owned(), serde_json::to_value(session.events().iter().collect::<Vec<_>>())?);
    facts.insert("drafts".to_owned(), serde_json::to_value(session.drafts().iter().collect::<Vec<_>>())?);
    facts.insert("sections".to_owned(), sections(session, audience)?);
    facts.insert("synthesis".to_owned(), synthesis(session, audience)?);
    facts.insert("demands".to_owned(), serde_json::to_value(session.demands().iter().collect::<Vec<_>>())?);
    if !session.transcript().pieces.is_empty() {
        facts.insert("transcript".to_owned(), transcript(session, audience)?);
    }
    let mut bytes = serde_json::to_vec_pretty(&Value::Object(facts))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The document the session was imported from, without what may not travel so far.
fn transcript(session: &Session, audience: Circulation) -> Result<Value, ExportError> {
    let transcript = session.transcript();
    let reaches = |piece: &&Piece| match &piece.became {
        Became::Entry(id) => {
            session.entries().get(id).is_some_and(|entry| entry.circulation.reaches(audience))
        }
        Became::Nothing => Circulation::default().reaches(audience),
        _ => true,
    };
    let pieces: Vec<&Piece> = transcript.pieces.iter().filter(reaches).collect();
    Ok(json!({ "file": transcript.file, "pieces": serde_json::to_value(pieces)? }))
}

/// The people, each with their attendance.
fn delegates(session: &Session) -> Result<Value, ExportError> {
    let mut delegates = Vec::new();
    for delegate in session.delegates().iter() {
        let mut value = serde_json::to_value(delegate)?;
        value["attendance"] = serde_json::to_value(session.attendance(&delegate.id))?;
        delegates.push(value);
    }
    Ok(Value::Array(delegates))
}

/// The parts of the plan in reading order, each with its status and its entries; then what stands on no part.
fn sections(session: &Session, audience: Circulation) -> Result<Value, ExportError> {
    let rows = crate::domain::outline::outline(session);
    let mut sections = Vec::new();
    for row in &rows {
        let entries = session.entries_on(&row.key);
        let mut section = json!({
            "key": row.key,
            "kind": row.kind,
            "title": row.title,
            "depth": row.depth,
            "entries": reaching(entries, audience)?,
        });
        if let Some(number) = &row.number {
            section["number"] = json!(number.as_str());
        }
        if let Some(status) = session.status(&row.key) {
            section["status"] = json!(status);
        }
        sections.push(section);
    }
    let others = session.entries().iter().filter(|entry| rows.iter().all(|row| row.key != entry.node));
    let others = reaching(others, audience)?;
    if others.as_array().is_some_and(|others| !others.is_empty()) {
        sections.push(json!({ "kind": "other", "entries": others }));
    }
    Ok(Value::Array(sections))
}

fn reaching<'a>(
    entries: impl Iterator<Item = &'a Entry>,
    audience: Circulation,
) -> Result<Value, ExportError> {
    let entries: Vec<&Entry> = entries.filter(|entry| entry.circulation.reaches(audience)).collect();
    Ok(serde_json::to_value(entries)?)
}

/// The synthesis, without what its entries said when it was written, which is nobody else’s business; a line that rests
/// on an entry that is left out is left out too.
fn synthesis(session: &Session, audience: Circulation) -> Result<Value, ExportError> {
    let mut lines = Vec::new();
    for line in session.synthesis().iter().filter(|line| line.reaches(session, audience)) {
        let mut line = SynthesisLine { based_on: Vec::new(), ..line.clone() };
        line.sources.retain(|id| session.entries().get(id).is_some());
        lines.push(serde_json::to_value(line)?);
    }
    Ok(Value::Array(lines))
}
