//! The JSON that scripts read: its shapes are kept for ever.
use super::{DEMO, FIRST, Home, SECOND};
use serde_json::{Value, json};

/// The keys of an object, in alphabetical order.
fn keys(value: &Value) -> String {
    let keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.join(" ")
}

#[test]
fn list_show_and_search() {
    let home = Home::with_demo();
    let listed = home.json(&["list", "--json"]);
    assert_eq!(
        listed,
        json!([{
            "id": DEMO,
            "title": "Réunion du Collectif du 31 janvier 2014",
            "date": "2014-01-31",
            "place": "Secours Catholique",
            "stage": "reviewing",
            "measures": 25, "done": 25, "entries": listed[0]["entries"], "stubs": 0,
            "organizations": 14, "present": 19
        }])
    );
    let shown = home.json(&["show", DEMO, "--json"]);
    assert_eq!((&shown["start"], &shown["end"]), (&json!("10:00"), &json!("13:00")));
    assert_eq!(
        shown["drafts"],
        json!([
            {"id": "plan-2014-01-27", "label": "version du 27 janvier", "received": "2014-01-27", "measures": 25},
            {"id": "plan-2014-01-30", "label": "version du 30 janvier", "received": "2014-01-30", "measures": 23}
        ])
    );
    assert_eq!(keys(&shown["attendance"]), "absent excused expected present represented");
    assert_eq!(shown["plan"].as_array().unwrap().len(), 25);
    assert_eq!(keys(&shown["plan"][0]), "entries key number status stubs title");
    let hits = home.json(&["search", "DELAI", "reflexion", "--json"]);
    assert_eq!(hits[0]["id"], DEMO);
    assert!(hits[0]["excerpt"].as_str().unwrap().contains("réflexion"));
    assert_eq!(home.json(&["search", "dinosaure", "--json"]), json!([]));
}

#[test]
fn import_plan() {
    let home = Home::new();
    let read = home.json(&["import", "plan", FIRST, "--json"]);
    assert_eq!(keys(&read), "nodes scheme title warnings");
    assert_eq!(read["warnings"], json!([]));
    let nodes = read["nodes"].as_array().unwrap();
    assert_eq!(nodes.iter().filter(|node| node["kind"] == "measure").count(), 25);
    let measure = nodes.iter().find(|node| node["number"] == "4 bis").unwrap();
    assert_eq!(keys(measure), "depth kind label number page paragraphs title");
    let file = home.file("doubtful.md", "# P\n\n## Mesure 1 : A\n\nx\n\n## Mesure 4 : B\n\ny\n".as_bytes());
    let read = home.json(&["import", "plan", &file, "--json"]);
    assert!(read["warnings"][0]["message"].as_str().unwrap().contains("La numérotation saute"), "{read}");
}

#[test]
fn compare() {
    let home = Home::new();
    let compared = home.json(&["compare", FIRST, SECOND, "--json"]);
    let measures = compared["measures"].as_array().unwrap();
    assert_eq!(measures.len(), 25);
    let removed: Vec<&Value> = measures.iter().filter(|pair| pair["status"] == "removed").collect();
    let numbers: Vec<&Value> = removed.iter().map(|pair| &pair["old"]["number"]).collect();
    assert_eq!(numbers, [&json!("4 bis"), &json!("11 bis")]);
    assert_eq!(measures[2]["status"], json!(["reworded", "retitled"]));
    assert_eq!(keys(&measures[2]["new"]), "number title");
    let told = home.ok(&["compare", FIRST, SECOND]);
    for words in ["[disparue]", "{+grand +}", "Mesure 4 bis", "2 disparues"] {
        assert!(told.contains(words), "{words} in {told}");
    }
}

#[test]
fn compare_as_a_document() {
    let home = Home::new();
    let text = home.ok(&["compare", FIRST, SECOND, "--format", "txt"]);
    for words in ["Comparaison de deux versions du plan", "25\u{a0}mesures en tout", "{+grand+}", "Disparue"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    let html = home.ok(&["compare", FIRST, SECOND, "--format", "html", "--output", "-"]);
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("<ins>grand </ins>"), "{html}");
    assert_eq!(home.ok(&["compare", FIRST, SECOND, "--format", "md", "--output", "c.md"]), "c.md\n");
    let markdown = std::fs::read_to_string(home.path("c.md")).unwrap();
    assert!(markdown.contains("~~Décliner la sensibilisation selon~~"), "{markdown}");
    assert_eq!(home.ok(&["compare", FIRST, SECOND, "--format", "docx", "--output", "c.docx"]), "c.docx\n");
    assert!(std::fs::read(home.path("c.docx")).unwrap().starts_with(b"PK"));
    home.fails(2, &["compare", FIRST, SECOND, "--format", "md", "--json"]);
}

#[test]
fn check() {
    let home = Home::with_demo();
    let findings = home.json(&["check", DEMO, "--json"]);
    for finding in findings.as_array().unwrap() {
        assert!(["error", "warning", "advice"].contains(&finding["severity"].as_str().unwrap()), "{finding}");
        assert!(["rule", "where", "message"].iter().all(|key| finding[key].is_string()), "{finding}");
    }
    let id = home.ok(&["new", "--title", "A", "--date", "2014-01-31"]);
    assert_eq!(home.run(&["check", id.trim()]).code, 0);
}
