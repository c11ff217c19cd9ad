//! The JSON Schema of the facts, and the facts of every session at hand held against it by a small validator that knows
//! the words the schema uses and no others.
use std::sync::Arc;

use greffier::domain::entry::Circulation;
use greffier::domain::session::Session;
use greffier::export::{SCHEMA, facts};
use greffier::store::fs::real::RealDisk;
use greffier::store::shelf::Shelf;
use serde_json::{Value, json};

/// What is wrong with a value, each with its place; nothing when it is as the schema says.
fn faults(value: &Value, schema: &Value, root: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    let words = schema.as_object().unwrap();
    for (word, said) in words {
        match word.as_str() {
            "$ref" => {
                let name = said.as_str().unwrap().strip_prefix('#').unwrap();
                found.extend(faults(value, root.pointer(name).unwrap(), root, at));
            }
            "type" if !is_a(value, said.as_str().unwrap()) => found.push(format!("{at}: not {said}")),
            "const" if value != said => found.push(format!("{at}: not {said}")),
            "enum" if !said.as_array().unwrap().contains(value) => {
                found.push(format!("{at}: {value} not in {said}"));
            }
            "minimum" if value.as_i64() < said.as_i64() => found.push(format!("{at}: below {said}")),
            "pattern" => found.extend((!is_dated(value)).then(|| format!("{at}: {value} is no time"))),
            "required" => {
                let missing =
                    said.as_array().unwrap().iter().filter(|key| value.get(key.as_str().unwrap()).is_none());
                found.extend(missing.map(|key| format!("{at}: no {key}")));
            }
            "properties" => {
                for (key, inner) in value.as_object().into_iter().flatten() {
                    match said.get(key) {
                        Some(schema) => found.extend(faults(inner, schema, root, &format!("{at}/{key}"))),
                        None if words.get("additionalProperties") == Some(&json!(false)) => {
                            found.push(format!("{at}: {key} is not known"));
                        }
                        None => {}
                    }
                }
            }
            "items" => {
                for (rank, inner) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(faults(inner, said, root, &format!("{at}/{rank}")));
                }
            }
            "oneOf" => {
                let fits =
                    said.as_array().unwrap().iter().filter(|one| faults(value, one, root, at).is_empty());
                found.extend((fits.count() != 1).then(|| format!("{at}: {value} is none of those")));
            }
            "type"
            | "const"
            | "enum"
            | "minimum"
            | "additionalProperties"
            | "format"
            | "description"
            | "title"
            | "$schema"
            | "$id"
            | "$defs" => {}
            other => found.push(format!("{at}: the validator does not know {other}")),
        }
    }
    found
}

fn is_a(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        _ => false,
    }
}

/// The patterns of the schema are those of days and times: digits and their signs.
fn is_dated(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    text.len() >= 8 && text.chars().all(|c| c.is_ascii_digit() || "-:T.".contains(c))
}

fn check(session: &Session, what: &str) {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for audience in Circulation::ALL {
        let facts: Value = serde_json::from_slice(&facts(session, audience).unwrap()).unwrap();
        assert_eq!(faults(&facts, &schema, &schema, ""), Vec::<String>::new(), "{what} for {audience:?}");
    }
}

#[test]
fn the_facts_of_every_session_are_as_the_schema_says() {
    check(&Session::new("empty".into()), "an empty session");
    check(&crate::documents::sample::session(), "a session of every kind of fact");
    let mut demo = Session::new("demo".into());
    for change in greffier::shell::demo_changes() {
        demo.apply(change).unwrap();
    }
    check(&demo, "the demo session");
}

#[test]
fn sessions_of_earlier_formats_too() {
    for format in ["format-1", "format-2", "format-3"] {
        let home = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(Arc::new(RealDisk), crate::formats::shelved(format, home.path()));
        check(shelf.open("old").unwrap().history.session(), format);
    }
}

#[test]
fn what_is_not_as_the_schema_says_is_found() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let whole: Value =
        serde_json::from_slice(&facts(&crate::documents::sample::session(), Circulation::Internal).unwrap())
            .unwrap();
    for (place, wrong, says) in [
        ("/version", json!(2), "/version: not 1"),
        ("/meeting", json!({ "title": "A" }), "/meeting: no \"date\""),
        ("/meeting/stage", json!("over"), "not in"),
        ("/meeting/date", json!("hier"), "is no time"),
        ("/delegates/0/attendance/status", json!(1), "not in"),
        ("/sections/0/entries/0/content", json!({ "remark": "x" }), "none of those"),
        ("/drafts/0/nodes/0/depth", json!(-1), "below 0"),
        (
            "/organizations/0",
            json!({ "id": "o", "name": "O", "expected": true, "more": 1 }),
            "more is not known",
        ),
    ] {
        let mut facts = whole.clone();
        *facts.pointer_mut(place).unwrap_or_else(|| panic!("nothing at {place}")) = wrong;
        let found = faults(&facts, &schema, &schema, "").join("\n");
        assert!(found.contains(says), "{place}: {found}");
    }
}
