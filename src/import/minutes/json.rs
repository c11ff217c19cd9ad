//! What was understood of a past compte-rendu, in the shape that `greffier import minutes --json` promises. What is
//! unknown is absent.
use std::collections::HashMap;

use chrono::NaiveTime;
use serde_json::{Map, Value, json};

use super::session::Imported;
use super::understood::{Event, Organization, Person};
use crate::domain::amendment::Amendment;
use crate::domain::attendance::AttendanceStatus;
use crate::domain::decision::Outcome;
use crate::domain::directory::Role;
use crate::domain::entry::{Content, Entry, Holders};
use crate::domain::id::{EntryId, NodeKey};
use crate::domain::plan::PlanNode;
use crate::domain::transcript::{Became, PieceForm};

/// The compte-rendu as JSON, its warnings apart.
pub fn to_json(imported: &Imported) -> Value {
    let mut json = Map::new();
    let header = &imported.head.header;
    if let Some(title) = &header.title {
        put(&mut json, "title", &title.value);
    }
    if let Some(date) = &header.date {
        json.insert("date".to_owned(), json!(date.value.to_string()));
    }
    put_time(&mut json, "start", header.start.as_ref().map(|told| told.value));
    put_time(&mut json, "end", header.end.as_ref().map(|told| told.value));
    if let Some(place) = &header.place {
        put(&mut json, "place", &place.value);
    }
    json.insert("attendance".to_owned(), attendance(imported));
    json.insert("events".to_owned(), imported.head.events.iter().map(event).collect());
    json.insert("synthesis".to_owned(), synthesis(imported));
    json.insert("sections".to_owned(), sections(imported));
    let decisions = imported.body.entries.iter().filter_map(decision);
    json.insert("decisions".to_owned(), decisions.collect());
    json.insert("actions".to_owned(), imported.body.entries.iter().filter_map(action).collect());
    let secretaries: Vec<&str> = imported.head.secretaries.iter().map(|told| told.value.as_str()).collect();
    let listed = imported.head.secretary().unwrap_or_default();
    let signed = secretaries.join(", ");
    put(&mut json, "secretary", if signed.is_empty() { listed } else { &signed });
    Value::Object(json)
}

fn attendance(imported: &Imported) -> Value {
    let presence = &imported.head.presence;
    let mut rows: Vec<Value> = presence.organizations.iter().map(organization).collect();
    rows.extend(presence.people.iter().map(|alone| {
        let mut row = Map::new();
        row.insert("status".to_owned(), json!(alone.status));
        row.insert("delegates".to_owned(), json!([person(alone)]));
        Value::Object(row)
    }));
    Value::Array(rows)
}

fn organization(organization: &Organization) -> Value {
    let mut row = Map::new();
    put(&mut row, "organization", &organization.name);
    put(&mut row, "acronym", &organization.acronym);
    row.insert("status".to_owned(), json!(together(organization)));
    row.insert("delegates".to_owned(), organization.people.iter().map(person).collect());
    Value::Object(row)
}

/// How an organization took part: present with one of its people, else as it is told, else as all of them.
fn together(organization: &Organization) -> AttendanceStatus {
    let statuses = || organization.people.iter().map(|person| person.status);
    if statuses().any(|status| status == AttendanceStatus::Present) {
        return AttendanceStatus::Present;
    }
    statuses().next().unwrap_or(organization.status)
}

fn person(person: &Person) -> Value {
    let mut row = Map::new();
    put(&mut row, "name", &person.name);
    if person.role != Role::Member {
        row.insert("role".to_owned(), json!(person.role));
    }
    row.insert("status".to_owned(), json!(person.status));
    put_time(&mut row, "arrived", person.arrived);
    put_time(&mut row, "left", person.left);
    put(&mut row, "represented_by", &person.represented_by);
    if person.personal {
        row.insert("personal".to_owned(), json!(true));
    }
    put(&mut row, "note", &person.note);
    Value::Object(row)
}

fn event(event: &Event) -> Value {
    let mut row = Map::new();
    let dates: Vec<String> = event.dates.iter().map(ToString::to_string).collect();
    row.insert("dates".to_owned(), json!(dates));
    put_time(&mut row, "start", event.start);
    put_time(&mut row, "end", event.end);
    put(&mut row, "title", &event.title);
    put(&mut row, "place", &event.place);
    if event.tentative {
        row.insert("tentative".to_owned(), json!(true));
    }
    Value::Object(row)
}

fn synthesis(imported: &Imported) -> Value {
    let synthesis = &imported.head.synthesis;
    let words = |lines: &[super::understood::Told<String>]| -> Vec<String> {
        lines.iter().map(|told| told.value.clone()).collect()
    };
    let mut json = Map::new();
    json.insert("paragraphs".to_owned(), json!(words(&synthesis.paragraphs)));
    if let Some(told) = &synthesis.shortcomings_introduction {
        put(&mut json, "introduction", &told.value);
    }
    json.insert("shortcomings".to_owned(), json!(words(&synthesis.shortcomings)));
    Value::Object(json)
}

/// The sections in reading order, each with its blocks.
fn sections(imported: &Imported) -> Value {
    let mut sections: Vec<(Map<String, Value>, Vec<Value>)> = Vec::new();
    let mut last: Option<&Entry> = None;
    let nodes: HashMap<&NodeKey, &PlanNode> =
        imported.body.nodes.iter().map(|node| (&node.key, node)).collect();
    let entries: HashMap<&EntryId, &Entry> =
        imported.body.entries.iter().map(|entry| (&entry.id, entry)).collect();
    for (_, piece) in &imported.body.pieces {
        match &piece.became {
            Became::Node(key) => {
                sections.extend(nodes.get(key).map(|node| (section(node), Vec::new())));
                last = None;
            }
            Became::Entry(id) => {
                let entry = entries.get(id).copied();
                let new = entry.filter(|entry| last.is_none_or(|last| last.id != entry.id));
                if let Some(entry) = new {
                    push(&mut sections, block(entry));
                }
                last = entry;
            }
            Became::Nothing if matches!(piece.form, PieceForm::Heading(_)) => {
                let title = PlanNode { title: piece.text.clone(), ..PlanNode::default() };
                sections.push((section(&title), Vec::new()));
                last = None;
            }
            _ => {
                push(&mut sections, json!({ "kind": "text", "text": piece.text }));
                last = None;
            }
        }
    }
    sections
        .into_iter()
        .map(|(mut section, blocks)| {
            section.insert("blocks".to_owned(), Value::Array(blocks));
            Value::Object(section)
        })
        .collect()
}

/// What stands before any section has a section of its own, without title.
fn push(sections: &mut Vec<(Map<String, Value>, Vec<Value>)>, block: Value) {
    if sections.is_empty() {
        let mut section = Map::new();
        section.insert("kind".to_owned(), json!("other"));
        section.insert("depth".to_owned(), json!(0));
        sections.push((section, Vec::new()));
    }
    if let Some((_, blocks)) = sections.last_mut() {
        blocks.push(block);
    }
}

fn section(node: &PlanNode) -> Map<String, Value> {
    let mut section = Map::new();
    section.insert("kind".to_owned(), json!(node.kind));
    put(&mut section, "label", &node.label);
    if let Some(number) = &node.number {
        put(&mut section, "number", number.as_str());
    }
    put(&mut section, "title", &node.title);
    section.insert("depth".to_owned(), json!(node.depth));
    section
}

fn block(entry: &Entry) -> Value {
    let mut block = Map::new();
    let kind = match &entry.content {
        Content::Observation(_) => "observation",
        Content::Amendment(_) => "amendment",
        Content::Decision(_) => "decision",
        Content::Action(_) => "action",
        Content::Question(_) => "question",
        Content::Stub(_) => "text",
    };
    block.insert("kind".to_owned(), json!(kind));
    put(&mut block, "text", entry.sentence.as_deref().unwrap_or_default());
    match &entry.content {
        Content::Observation(observation) => {
            block.insert("stance".to_owned(), json!(observation.stance));
            block.insert("strength".to_owned(), json!(observation.strength));
        }
        Content::Amendment(found) => amendment(&mut block, found),
        _ => {}
    }
    if entry.holders != Holders::Coalition {
        block.insert("holders".to_owned(), json!(entry.holders));
    }
    Value::Object(block)
}

fn amendment(block: &mut Map<String, Value>, amendment: &Amendment) {
    block.insert("operation".to_owned(), json!(amendment.kind));
    put(block, "old", &amendment.old);
    put(block, "new", &amendment.new);
    put(block, "quote", &amendment.anchor.quote);
    if let Some(page) = amendment.anchor.page {
        block.insert("page".to_owned(), json!(page));
    }
    put(block, "where", &amendment.rationale);
    block.insert("form".to_owned(), json!(amendment.form));
    block.insert("standing".to_owned(), json!(amendment.standing));
}

fn decision(entry: &Entry) -> Option<Value> {
    let Content::Decision(decision) = &entry.content else { return None };
    let mut row = Map::new();
    put(&mut row, "text", &decision.text);
    if let Outcome::Vote(vote) = decision.outcome {
        row.insert("vote".to_owned(), json!(vote));
    }
    Some(Value::Object(row))
}

fn action(entry: &Entry) -> Option<Value> {
    let Content::Action(action) = &entry.content else { return None };
    let mut row = Map::new();
    put(&mut row, "who", &action.who);
    put(&mut row, "what", &action.what);
    if let Some(due) = action.due {
        row.insert("due".to_owned(), json!(due.to_string()));
    }
    Some(Value::Object(row))
}

fn put(json: &mut Map<String, Value>, key: &str, text: &str) {
    if !text.is_empty() {
        json.insert(key.to_owned(), Value::from(text));
    }
}

fn put_time(json: &mut Map<String, Value>, key: &str, time: Option<NaiveTime>) {
    if let Some(time) = time {
        json.insert(key.to_owned(), json!(time.format("%H:%M").to_string()));
    }
}
