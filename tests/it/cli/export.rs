//! Documents written from the command line: where they go, what they replace, what is told.
use super::{DEMO, Home, read};

#[test]
fn documents_go_to_the_folder_the_program_runs_in_unless_told() {
    let home = Home::with_demo();
    let written = home.ok(&["export", "2014", "--format", "md,docx,txt,json"]);
    let names: Vec<&str> = written.lines().collect();
    let expected = ["md", "docx", "txt", "json"].map(|format| format!("compte-rendu-{DEMO}.{format}"));
    assert_eq!(names, expected);
    assert!(read(home.path(names[0])).contains("Amicale du Nid"));
    assert!(std::fs::read(home.path(names[1])).unwrap().starts_with(b"PK"));
    let facts: serde_json::Value = serde_json::from_str(&read(home.path(names[3]))).unwrap();
    assert_eq!(facts["meeting"]["place"], "Secours Catholique");
}

#[test]
fn a_document_goes_where_told_and_replaces_what_was_there() {
    let home = Home::with_demo();
    let old = home.file("cr.md", b"old");
    let printed = home.ok(&["export", DEMO, "--format", "md", "--output", &old]);
    assert_eq!(printed.trim(), old);
    let document = read(&old);
    assert!(document.contains("Amicale du Nid") && !document.contains("old\n"));
    assert_eq!(home.ok(&["export", DEMO, "--format", "md", "--output", "-"]), document);
    let folder = home.path("folder");
    std::fs::create_dir(&folder).unwrap();
    home.ok(&["export", DEMO, "--format", "txt", "--output", "folder"]);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "no temporary file is left");
    let said = home.fails(1, &["export", DEMO, "--format", "txt", "--output", "nowhere/"]);
    assert!(said.contains("nowhere/") && said.contains("Créez-le"), "{said}");
    let said = home.fails(1, &["export", DEMO, "--format", "txt", "--output", "nowhere/x.txt"]);
    assert!(said.contains("nowhere/x.txt"), "{said}");
}

#[test]
fn pages_are_said_to_be_estimated_where_there_is_no_libreoffice() {
    let home = Home::with_demo();
    let ran = home.run(&["export", DEMO, "--format", "docx"]);
    assert!(ran.code == 0 && ran.err.contains("estimés"), "{ran:?}");
}

#[test]
fn an_english_document_is_made_only_on_request() {
    let home = Home::with_demo();
    let args = ["export", DEMO, "--format", "md", "--output", "-"];
    let french = home.ok(&args);
    let system = super::ran(home.command(&args).env("LANG", "en_US.UTF-8").output().unwrap());
    assert_eq!(system.out, french);
    assert_ne!(home.ok(&[&args[..], &["--lang", "en"]].concat()), french);
}

#[test]
fn each_document_goes_to_files_of_its_own_name() {
    let home = Home::with_demo();
    for (document, formats, stem) in [
        ("amendments", "docx,odt,md,html,txt,csv", "tableau-des-propositions"),
        ("counter-plan", "docx,odt,md,html,txt", "plan-annote"),
        ("side-by-side", "docx,odt,md,html,txt", "ancien-et-nouveau-texte"),
        ("comments", "docx,odt,md,html,txt,csv", "commentaires"),
        ("minutes", "odt,csv", "compte-rendu"),
        ("entries", "docx,odt,md,html,txt,csv", "liste-des-entrees"),
        ("attendance", "docx,odt,md,html,txt,csv", "feuille-de-presence"),
    ] {
        let written = home.ok(&["export", DEMO, "--document", document, "--format", formats]);
        let expected: Vec<String> =
            formats.split(',').map(|format| format!("{stem}-{DEMO}.{format}")).collect();
        assert_eq!(written.lines().collect::<Vec<_>>(), expected);
        for name in expected {
            let bytes = std::fs::read(home.path(&name)).unwrap();
            let zipped = [".docx", ".odt"].iter().any(|end| name.ends_with(*end));
            assert_eq!(bytes.starts_with(b"PK"), zipped, "{name}");
            assert!(
                zipped || ["traite", "Amicale"].iter().any(|word| read(home.path(&name)).contains(word)),
                "{name}"
            );
        }
    }
}

#[test]
fn the_table_on_standard_output_is_the_one_in_the_file() {
    let home = Home::with_demo();
    let args = ["export", DEMO, "--document", "amendments", "--format", "csv", "--output"];
    let file = home.path("table.csv").to_string_lossy().into_owned();
    home.ok(&[&args[..], &[&file]].concat());
    let printed = home.ok(&[&args[..], &["-"]].concat());
    assert_eq!(read(&file), printed);
    assert!(printed.starts_with("\u{feff}N°;Mesure;Endroit;Texte du plan;Proposition;"), "{printed}");
    let english = home.ok(&[&args[..], &["-", "--lang", "en"]].concat());
    assert!(english.starts_with("\u{feff}No.,Measure,Place,Text of the plan,Proposal,"), "{english}");
}

#[test]
fn what_is_only_suggested_is_told_as_such_beside_the_plan() {
    let home = Home::with_demo();
    let told = home.ok(&["export", DEMO, "--document", "counter-plan", "--format", "html", "--output", "-"]);
    let suggested = told.split("<strong>Suggestion\u{a0}:").nth(1).unwrap_or_default();
    assert!(suggested.contains("le Collectif suggère de remplacer"), "{told}");
    assert!(told.contains("<strong>Consigne\u{a0}:"), "{told}");
}
