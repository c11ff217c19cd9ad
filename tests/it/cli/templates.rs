//! Minutes templates from the command line: those that are ready, one's own, and what is said of a broken one.
use super::{DEMO, Home};

/// A template of one's own: what was decided, under a heading of one's own, and nothing else.
const OWN: &str = r#"{
    "id": "fiche",
    "name": { "fr": "Fiche de décisions" },
    "document": { "fr": "Fiche" },
    "sections": [
        { "section": "presence", "on": false },
        { "section": "synthesis", "heading": { "fr": "En bref" } },
        { "section": "signatures" }
    ]
}"#;

fn minutes(home: &Home, id: &str, more: &[&str]) -> String {
    let args = ["export", id, "--format", "md", "--output", "-"];
    home.ok(&[&args[..], more].concat()).replace('\u{a0}', " ")
}

fn keep(home: &Home, name: &str, json: &str) {
    let folder = home.path("config/greffier/templates");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), json).unwrap();
}

#[test]
fn every_ready_template_has_its_own_look() {
    let home = Home::with_demo();
    let usual = minutes(&home, DEMO, &[]);
    assert_eq!(minutes(&home, DEMO, &["--template", "plan-review"]), usual);
    for (id, holds, lacks) in [
        ("working-group", "| Organisation | Personnes | Présence |", "## Sommaire"),
        ("general-assembly", "**Quorum** : sur 14 associations attendues", "## Sommaire"),
        ("bureau", "RELEVÉ DE DÉCISIONS DE LA RÉUNION DU COLLECTIF", "Mesure 4 bis"),
    ] {
        let other = minutes(&home, DEMO, &["--template", id]);
        assert!(other.contains(holds) && !other.contains(lacks), "{id}: {other}");
        assert!(usual.contains(lacks) && !usual.contains(holds), "{id}");
    }
}

#[test]
fn a_session_keeps_its_template() {
    let home = Home::new();
    let made = ["new", "--title", "Bureau", "--date", "2026-11-20", "--template", "bureau"];
    let id = home.ok(&made).trim().to_owned();
    assert!(minutes(&home, &id, &[]).starts_with("# RELEVÉ DE DÉCISIONS DU BUREAU"));
    let other = minutes(&home, &id, &["--template", "general-assembly"]);
    assert!(other.starts_with("# PROCÈS-VERBAL DU BUREAU"), "{other}");
}

#[test]
fn a_template_of_ones_own_is_used_like_the_others() {
    let home = Home::with_demo();
    keep(&home, "fiche.json", OWN);
    let sheet = minutes(&home, DEMO, &["--template", "fiche"]);
    assert!(sheet.contains("# FICHE DE LA RÉUNION DU COLLECTIF"), "{sheet}");
    assert!(sheet.contains("## En bref") && !sheet.contains("Participants"), "{sheet}");
    std::fs::write(home.path("config/greffier/settings.json"), r#"{"template":"fiche"}"#).unwrap();
    let id = home.ok(&["new", "--title", "Réunion", "--date", "2026-11-20"]).trim().to_owned();
    assert!(minutes(&home, &id, &[]).starts_with("# FICHE DE LA RÉUNION"));
}

#[test]
fn what_is_wrong_with_a_template_is_told() {
    let home = Home::with_demo();
    let said = home.fails(2, &["export", DEMO, "--format", "md", "--template", "fiche"]);
    assert!(said.contains("fiche") && said.contains("working-group"), "{said}");
    keep(&home, "fiche.json", &OWN.replace("presence", "présence"));
    let ran = home.run(&["export", DEMO, "--format", "md", "--output", "-"]);
    assert_eq!(ran.code, 0);
    let said = ran.err.replace('\u{a0}', " ");
    assert!(said.contains("fiche.json : « sections[0].section » doit être l’un de : context"), "{said}");
}

#[test]
fn organizations_are_named_in_the_stead_of_people_on_request() {
    let home = Home::with_demo();
    let people = minutes(&home, DEMO, &[]);
    let organizations = minutes(&home, DEMO, &["--names", "organizations"]);
    assert!(people.contains("Geneviève Colas") && !people.contains("Secours Catholique** : 3 personnes"));
    assert!(!organizations.contains("Colas") && organizations.contains("Secours Catholique** : 3 personnes"));
}
