//! What is understood of past comptes-rendus of very different makes, their body apart: each document of
//! `data/minutes` that has a `.front.json` beside it is read and must say exactly that. The .docx files were made by
//! `LibreOffice` from our own text.
use std::path::{Path, PathBuf};

use greffier::domain::attendance::AttendanceStatus;
use greffier::domain::directory::Role;
use greffier::import::minutes::front::{Front, front};
use greffier::import::minutes::understood::{Event, Organization, Person, Told};
use greffier::import::readers;
use greffier::text::lang::Lang;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data/minutes")
}

#[expect(clippy::disallowed_methods, reason = "the documents are files of the repository")]
fn documents() -> Vec<(PathBuf, String)> {
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
        .into_iter()
        .filter_map(|path| {
            let expected = path.with_extension("front.json");
            (path != expected && expected.exists())
                .then(|| (path, std::fs::read_to_string(expected).unwrap()))
        })
        .filter(|(path, _)| path.extension().is_some_and(|extension| extension != "json"))
        .collect()
}

#[expect(clippy::disallowed_methods, reason = "the documents are files of the repository")]
fn understood(path: &Path) -> Front {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy();
    front(&readers::read(&bytes, &name, &mut |_, _| {}).unwrap().blocks)
}

fn put(object: &mut Map<String, Value>, key: &str, value: Option<String>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        object.insert(key.to_owned(), Value::String(value));
    }
}

fn status(status: AttendanceStatus) -> Option<String> {
    let name = serde_json::to_value(status).unwrap();
    (status != AttendanceStatus::Present).then(|| name.as_str().unwrap().to_owned())
}

fn person(person: &Person) -> Value {
    let mut object = Map::new();
    let role = serde_json::to_value(person.role).unwrap();
    put(&mut object, "name", Some(person.name.clone()));
    put(&mut object, "role", (person.role != Role::Member).then(|| role.as_str().unwrap().to_owned()));
    put(&mut object, "status", status(person.status));
    put(&mut object, "arrived", person.arrived.map(|time| time.format("%H:%M").to_string()));
    put(&mut object, "left", person.left.map(|time| time.format("%H:%M").to_string()));
    put(&mut object, "represented_by", Some(person.represented_by.clone()));
    put(&mut object, "note", Some(person.note.clone()));
    if person.personal {
        object.insert("personal".to_owned(), Value::Bool(true));
    }
    Value::Object(object)
}

fn organization(known: &Organization) -> Value {
    let mut object = Map::new();
    put(&mut object, "organization", Some(known.name.clone()));
    put(&mut object, "acronym", Some(known.acronym.clone()));
    put(&mut object, "status", status(known.status));
    object.insert("delegates".to_owned(), known.people.iter().map(person).collect());
    Value::Object(object)
}

fn event(event: &Event) -> Value {
    let mut object = Map::new();
    object.insert("dates".to_owned(), event.dates.iter().map(ToString::to_string).collect());
    put(&mut object, "start", event.start.map(|time| time.format("%H:%M").to_string()));
    put(&mut object, "end", event.end.map(|time| time.format("%H:%M").to_string()));
    put(&mut object, "title", Some(event.title.clone()));
    put(&mut object, "place", Some(event.place.clone()));
    if event.tentative {
        object.insert("tentative".to_owned(), Value::Bool(true));
    }
    Value::Object(object)
}

fn texts(told: &[Told<String>]) -> Value {
    told.iter().map(|told| told.value.clone()).collect()
}

/// All that was understood, in the shape of the command line; what is absent has no key.
fn told(front: &Front) -> Value {
    let header = &front.header;
    let mut object = Map::new();
    let value = |told: &Option<Told<String>>| told.as_ref().map(|told| told.value.clone());
    let hour = |told: &Option<Told<chrono::NaiveTime>>| {
        told.as_ref().map(|told| told.value.format("%H:%M").to_string())
    };
    put(&mut object, "title", value(&header.title));
    put(&mut object, "subject", value(&header.subject));
    put(&mut object, "date", header.date.as_ref().map(|told| told.value.to_string()));
    put(&mut object, "start", hour(&header.start));
    put(&mut object, "end", hour(&header.end));
    put(&mut object, "place", value(&header.place));
    put(&mut object, "town", value(&header.town));
    put(&mut object, "coalition", value(&header.coalition));
    put(&mut object, "website", value(&header.website));
    put(&mut object, "secretary", front.secretary().map(str::to_owned));
    let alone: Vec<Value> = front.presence.people.iter().map(person).collect();
    let mut attendance: Vec<Value> = front.presence.organizations.iter().map(organization).collect();
    if !alone.is_empty() {
        attendance.push(json!({ "delegates": alone }));
    }
    object.insert("attendance".to_owned(), Value::Array(attendance));
    object.insert("agenda".to_owned(), texts(&front.agenda));
    object.insert("events".to_owned(), front.events.iter().map(event).collect());
    object.insert(
        "synthesis".to_owned(),
        json!({ "paragraphs": texts(&front.synthesis.paragraphs), "shortcomings": texts(&front.synthesis.shortcomings) }),
    );
    let parts = front.spans.iter().map(|span| format!("{:?} {}", span.part, span.blocks.len()));
    object.insert("parts".to_owned(), parts.collect());
    object.insert(
        "warnings".to_owned(),
        front.warnings.iter().map(|warning| warning.message(Lang::Fr)).collect(),
    );
    Value::Object(object)
}

#[test]
fn past_minutes_of_every_make_are_understood() {
    let documents = documents();
    assert!(documents.len() >= 10, "the documents were found");
    for (path, expected) in documents {
        let expected: Value = serde_json::from_str(&expected).unwrap();
        let got = told(&understood(&path));
        assert!(got == expected, "{}\n{}", path.display(), serde_json::to_string_pretty(&got).unwrap());
    }
}

fn sources() -> Vec<String> {
    let read = |(path, _): (PathBuf, String)| {
        let is_text = path.extension().is_some_and(|extension| extension != "docx");
        #[expect(clippy::disallowed_methods, reason = "the documents are files of the repository")]
        is_text.then(|| std::fs::read_to_string(path).unwrap())
    };
    documents().into_iter().filter_map(read).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn mutated_minutes_are_read_all_the_same(
        source in prop::sample::select(sources()),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..60, ".{0,3}|\n|\\| x \\||; |: |« |\\(|– "), 1..8),
    ) {
        let mut chars: Vec<char> = source.chars().collect();
        for (at, length, put) in cuts {
            let at = at.index(chars.len() + 1);
            let end = (at + length).min(chars.len());
            chars.splice(at..end, put.chars());
        }
        let text: String = chars.into_iter().collect();
        if let Ok(reading) = readers::read(text.as_bytes(), "a.txt", &mut |_, _| {}) {
            let found = front(&reading.blocks);
            prop_assert_eq!(found.spans.iter().map(|span| span.blocks.len()).sum::<usize>(), reading.blocks.len());
        }
    }
}
