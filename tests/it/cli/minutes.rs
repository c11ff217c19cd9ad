//! Past comptes-rendus on the command line: one file or five years of them.
use super::Home;

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/data/minutes/plan.txt");
const CONSEIL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/data/minutes/conseil.md");

#[test]
fn a_past_compte_rendu_makes_a_session_and_prints_its_name() {
    let home = Home::new();
    let id = home.ok(&["import", "minutes", PLAN]);
    assert_eq!(id.trim(), "2016-05-05-reunion-du-collectif-du-5-mai-2016");
    let shown = home.json(&["show", id.trim(), "--json"]);
    assert_eq!((&shown["stage"], &shown["measures"]), (&"circulated".into(), &4.into()));
    let hits = home.json(&["search", "guichet", "canton", "--json"]);
    assert_eq!(hits[0]["id"], id.trim());
    let findings = home.json(&["check", id.trim(), "--json"]);
    let told = |rule: &str, excerpt: &str| {
        let findings = findings.as_array().unwrap();
        findings.iter().any(|finding| finding["rule"] == rule && finding["excerpt"] == excerpt)
    };
    assert!(told("missing_heading", "Mesure 2 bis"), "{findings}");
    assert!(told("retitled_without_old_title", "titre modifié"), "{findings}");
    let text = home.ok(&["export", id.trim(), "--format", "txt", "--output", "-"]);
    assert!(text.contains("Les associations déplorent l’absence de budget."), "{text}");
}

#[test]
fn a_dry_run_shows_what_is_understood_and_makes_nothing() {
    let home = Home::new();
    let told = home.ok(&["import", "minutes", "--dry-run", PLAN]);
    assert!(told.contains("Mesure 2 bis (1)"), "{told}");
    let read = home.json(&["import", "minutes", "--dry-run", "--json", CONSEIL]);
    assert_eq!(read["date"], "2017-03-14");
    assert_eq!(read["decisions"][1]["vote"], serde_json::json!({"for": 12, "against": 0, "abstain": 1}));
    assert_eq!(read["actions"][0]["who"], "Paul Lenoir");
    let block = &read["sections"][2]["blocks"][1];
    assert_eq!((&block["kind"], &block["operation"]), (&"amendment".into(), &"add".into()));
    assert!(read.get("id").is_none() && !home.path("sessions").exists());
}

#[test]
fn of_several_files_those_that_can_be_read_come_in() {
    let home = Home::new();
    let empty = home.file("vide.txt", b"");
    let ran = home.run(&["import", "minutes", PLAN, &empty, CONSEIL]);
    assert_eq!((ran.code, ran.out.lines().count()), (1, 2), "{ran:?}");
    assert!(ran.err.contains("vide.txt") && ran.err.contains("1 fichier sur 3"), "{}", ran.err);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/data/minutes");
    let home = Home::new();
    let all = home.json(&["import", "minutes", "--json", folder]);
    let made: Vec<_> = all.as_array().unwrap().iter().map(|read| read["id"].clone()).collect();
    assert!(made.len() >= 3 && made.iter().all(serde_json::Value::is_string), "{made:?}");
    assert!(home.fails(2, &["import", "minutes"]).contains("FICHIER"));
}
