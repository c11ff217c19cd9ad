//! Plan files as they come: missing, empty, binary, huge, in old encodings, hostile. A sentence, nothing lost.
use super::{DEMO, Home};

#[test]
fn a_file_that_is_no_plan_is_refused_by_name_and_leaves_nothing() {
    let home = Home::new();
    let huge = home.file("huge.md", b"");
    std::fs::OpenOptions::new().write(true).open(&huge).unwrap().set_len(50 * 1024 * 1024).unwrap();
    let folder = home.path("folder.md");
    std::fs::create_dir(&folder).unwrap();
    for (file, says) in [
        (home.path("nowhere.md").to_string_lossy().into_owned(), "n’existe pas"),
        (home.file("empty.md", b""), "vide"),
        (home.file("blank.txt", b" \r\n\t\n"), "vide"),
        (home.file("binary.md", &[0, 159, 146, 150, 0, 1, 2, 3]), "pas du texte"),
        (home.file("plan.pdf", b"%PDF-1.4 ..."), "PDF"),
        (huge, "trop gros (50\u{a0}Mo"),
        (folder.to_string_lossy().into_owned(), "dossier"),
    ] {
        for args in [
            &["import", "plan", file.as_str()][..],
            &["import", "plan", file.as_str(), "--json"],
            &["compare", super::FIRST, file.as_str()],
            &["new", "--title", "A", "--date", "2014-01-31", "--plan", file.as_str()],
        ] {
            let said = home.fails(1, args);
            assert!(said.contains(says) && said.contains(&file), "{args:?}: {said}");
        }
    }
    assert!(!home.path("sessions").exists(), "no session is made of a plan that is refused");
}

#[test]
fn old_encodings_and_line_ends_give_the_same_plan() {
    let home = Home::new();
    let text = "# Plan d’été\n\n## Mesure 1 : Protéger\n\nLe délai était trop bref.\n\n## Mesure 2 : Héberger\n\nÀ suivre.\n";
    let latin: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '’' => 0x92,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let decomposed = text.replace('é', "e\u{301}").replace('À', "A\u{300}");
    let expected = home.json(&["import", "plan", &home.file("plain.md", text.as_bytes()), "--json"]);
    assert_eq!(expected["nodes"][0]["title"], "Protéger");
    assert_eq!(expected["nodes"].as_array().unwrap().len(), 2);
    for (name, bytes) in [
        ("latin.md", latin),
        ("crlf.md", text.replace('\n', "\r\n").into_bytes()),
        ("bom.md", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("nfd.md", decomposed.into_bytes()),
        ("escape.md", text.replace("délai", "dé\u{1b}lai\u{7}").into_bytes()),
    ] {
        let read = home.json(&["import", "plan", &home.file(name, &bytes), "--json"]);
        assert_eq!(read["nodes"], expected["nodes"], "{name}");
        let doubted = matches!(name, "latin.md" | "escape.md");
        assert_eq!(read["warnings"].as_array().unwrap().is_empty(), !doubted, "{name}: {read}");
    }
}

#[test]
fn a_hostile_plan_is_shown_harmless() {
    let home = Home::new();
    let text =
        "# P\u{1b}]0;pwned\u{7}\n\n## Mesure 1 : \u{1b}[2J\u{1b}[31mRouge\u{202e}\n\nTexte\u{9b}31m.\n";
    let file = home.file("hostile.md", text.as_bytes());
    let ran = home.run(&["import", "plan", &file]);
    assert_eq!(ran.code, 0);
    let hidden = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(ran.out.contains("Rouge") && !ran.out.contains(hidden), "{:?}", ran.out);
    assert!(ran.err.contains("contrôle"), "{}", ran.err);
}

#[test]
fn standard_input_is_a_file_too() {
    let home = Home::with_demo();
    let plan = std::fs::File::open(super::SECOND).unwrap();
    let read = home.command(&["import", "plan", "-", "--json"]).stdin(plan).output().unwrap();
    let read: serde_json::Value = serde_json::from_str(&super::ran(read).out).unwrap();
    assert_eq!(read, home.json(&["import", "plan", super::SECOND, "--json"]));
    assert!(home.fails(1, &["import", "plan", "-"]).contains("entrée standard"));
}

#[test]
fn a_damaged_session_hides_no_other() {
    let home = Home::with_demo();
    let journal = home.path("sessions/2015-01-01-broken/journal");
    std::fs::create_dir_all(&journal).unwrap();
    std::fs::write(journal.join("a.jsonl"), b"\0\xff not json\n{").unwrap();
    let ran = home.run(&["list"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains(DEMO), "{ran:?}");
}
