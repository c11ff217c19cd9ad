//! What was understood of a plan, in the shape that `greffier import plan --json` promises. What is unknown is absent.
use serde_json::{Map, Value, json};

use super::report::Warning;
use crate::domain::plan::{Draft, PlanNode};
use crate::text::lang::Lang;

/// The draft and its warnings as JSON.
pub fn to_json(draft: &Draft, warnings: &[Warning], lang: Lang) -> Value {
    let mut json = Map::new();
    put(&mut json, "title", &draft.title);
    put(&mut json, "scheme", &draft.scheme);
    json.insert("nodes".to_owned(), draft.nodes.iter().map(node).collect());
    json.insert("warnings".to_owned(), warnings.iter().map(|w| warning(w, lang)).collect());
    Value::Object(json)
}

fn node(node: &PlanNode) -> Value {
    let mut json = Map::new();
    json.insert("kind".to_owned(), json!(node.kind));
    put(&mut json, "label", &node.label);
    if let Some(number) = &node.number {
        put(&mut json, "number", number.as_str());
    }
    put(&mut json, "title", &node.title);
    json.insert("depth".to_owned(), json!(node.depth));
    if let Some(page) = node.page {
        json.insert("page".to_owned(), json!(page));
    }
    let paragraphs = node.paragraphs.iter().map(|p| Value::from(p.text.as_str())).collect();
    json.insert("paragraphs".to_owned(), paragraphs);
    Value::Object(json)
}

/// One warning.
pub fn warning(warning: &Warning, lang: Lang) -> Value {
    let mut json = Map::new();
    put(&mut json, "message", &warning.message(lang));
    if let Some(page) = warning.page {
        json.insert("page".to_owned(), json!(page));
    }
    put(&mut json, "text", &warning.text);
    Value::Object(json)
}

fn put(json: &mut Map<String, Value>, key: &str, text: &str) {
    if !text.is_empty() {
        json.insert(key.to_owned(), Value::from(text));
    }
}
