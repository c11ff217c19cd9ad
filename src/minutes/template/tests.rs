//! Templates are read strictly, and the ready ones and the documented one are read at all.
use super::{FILES, SectionKind, Switch, Template, Templates};
use crate::text::lang::Lang;

/// What is told of a file that holds this.
fn told(json: &str) -> String {
    Template::parse(json.as_bytes()).unwrap_err().told("mien.json", Lang::Fr).replace('\u{a0}', " ")
}

/// A template with these keys besides what must be there.
fn with(keys: &str) -> String {
    format!(r#"{{ "id": "mien", "name": {{ "fr": "Le mien" }}, {keys} }}"#)
}

#[test]
fn the_ready_ones_are_read() {
    for (id, bytes) in FILES {
        let template =
            Template::parse(bytes.as_bytes()).unwrap_or_else(|fault| panic!("{}", fault.told(id, Lang::En)));
        assert_eq!(template.id, id);
        assert!(!template.name.fr.is_empty() && !template.name.en.is_empty());
        assert_eq!(Template::find(id), Some(&template));
    }
    assert_eq!(Template::default().id, "plan-review");
}

#[test]
fn the_documented_one_is_read() {
    let documented = include_str!("../template.rs");
    let (_, after) = documented.split_once("```json").unwrap();
    let (json, _) = after.split_once("```").unwrap();
    let json: String = json.lines().map(|line| line.trim_start_matches("//!")).collect();
    let template = Template::parse(json.as_bytes()).unwrap();
    assert_eq!((template.id.as_str(), template.quorum), ("comite-de-suivi", Some((1, 2))));
    assert!(template.has(Switch::Inclusive) && !template.has(Switch::InPlace));
    assert!(template.prints(SectionKind::Contents) && !template.prints(SectionKind::Quorum));
}

#[test]
fn what_is_wrong_is_told_with_its_key() {
    for (json, expected) in [
        ("{", "mien.json : ce fichier n’est pas du JSON (ligne 1)."),
        ("[]", "mien.json : le modèle doit être un objet { … }."),
        ("{}", "mien.json : « id » manque."),
        (&with(r#""section": []"#), "mien.json : « sections » manque."),
        (&with(r#""sections": [], "colour": 1"#), "mien.json : « colour » n’est pas une clé d’un modèle."),
        (
            &with(r#""sections": [{ "section": "quorum" }, { "section": "quorum" }]"#),
            "mien.json : « sections[1] quorum » est là deux fois.",
        ),
        (
            &with(r#""sections": [{ "section": "quorum", "one": true }]"#),
            "mien.json : « sections[0].one » n’est pas une clé d’un modèle.",
        ),
        (&with(r#""sections": [3]"#), "mien.json : « sections[0] » doit être un objet { … }."),
        (&with(r#""sections": [], "inclusive": 1"#), "mien.json : « inclusive » doit être true ou false."),
        (
            &with(r#""sections": [], "presence": "x""#),
            "mien.json : « presence » doit être l’un de : sentence, list, table.",
        ),
        (
            &with(r#""sections": [], "quorum": "3/2""#),
            "mien.json : « quorum » doit être une fraction comme \"1/2\".",
        ),
    ] {
        assert_eq!(told(json), expected, "{json}");
    }
}

#[test]
fn one_bad_file_costs_only_itself() {
    let (good, taken) = (with(r#""sections": []"#), with(r#""sections": []"#).replace("mien", "bureau"));
    let files: [(&str, &[u8]); 3] =
        [("a.json", good.as_bytes()), ("b.json", b"\xff\x00"), ("c.json", taken.as_bytes())];
    let (templates, remarks) = Templates::read(files, Lang::En);
    assert!(templates.find("mien").is_some());
    assert_eq!(templates.iter().count(), FILES.len() + 1);
    assert!(remarks[0].starts_with("b.json: "));
    assert_eq!(remarks[1], "c.json: “id” is already the identity of another template (“bureau”).");
    assert_eq!(templates.or_usual("gone").id, "plan-review");
}
