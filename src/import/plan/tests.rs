//! Nasty files, and what must hold of any file: no panic, no word lost.
use proptest::prelude::*;

use super::super::plan_json::to_json;
use super::super::report::Refused;
use super::plan;
use crate::domain::plan::NodeKind;
use crate::text::lang::Lang;

const PLAN: &str = "# Plan\n\n## Introduction\n\nÉté à la fenêtre.\n\n## Mesure 1 : Élever\n\nL’été « 3\u{202F}mois ».\n\n- un ;\n- deux.\n\n> Responsables : X\n\n## Mesure 1 bis : Protéger\n\nTexte œuvré.\n";

#[test]
fn the_same_plan_in_every_encoding() {
    let (expected, warnings) = plan(PLAN.as_bytes(), "plan.md").unwrap();
    assert!(warnings.is_empty());
    assert_eq!(expected.nodes.len(), 4);
    let nfd: String = unicode_normalization::UnicodeNormalization::nfd(PLAN).collect();
    let units = || PLAN.encode_utf16();
    for bytes in [
        PLAN.replace('\n', "\r\n").into_bytes(),
        PLAN.replace('\n', "\r").into_bytes(),
        format!("\u{FEFF}{PLAN}").into_bytes(),
        nfd.into_bytes(),
        [0xFF, 0xFE].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect(),
        [0xFE, 0xFF].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect(),
    ] {
        assert_eq!(plan(&bytes, "plan.md").unwrap().0, expected);
    }
}

#[test]
fn windows_1252_is_supposed_and_said() {
    let text = PLAN.replace('\u{202F}', "\u{A0}");
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '’' => 0x92,
            'œ' => 0x9C,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let (draft, warnings) = plan(&bytes, "plan.md").unwrap();
    assert_eq!(draft, plan(text.as_bytes(), "plan.md").unwrap().0);
    let told: Vec<String> = warnings.iter().map(|w| w.message(Lang::Fr)).collect();
    assert_eq!(told.len(), 1);
    assert!(told.iter().all(|t| t.contains("Windows-1252")));
}

#[test]
fn escape_sequences_are_disarmed_and_counted() {
    let (draft, warnings) =
        plan("# P\n\n## Mesure 1 : \u{1B}]0;x\u{7}A\n\nb\u{202E}c\0\n".as_bytes(), "p.md").unwrap();
    let json = to_json(&draft, &warnings, Lang::Fr).to_string();
    assert!(!json.contains("\\u001b") && !json.contains("\\u0007") && !json.contains('\u{202E}'));
    assert_eq!(warnings.len(), 2, "{warnings:?}");
}

#[test]
fn what_cannot_be_read_is_refused_with_a_sentence() {
    let mut large = vec![b'a'; 50 * 1024 * 1024];
    large.extend_from_slice(b"\n");
    for (bytes, name, told) in [
        (&b""[..], "plan.md", "vide"),
        (b" \n\t\r\n", "plan.md", "vide"),
        (b"\xEF\xBB\xBF", "plan.txt", "vide"),
        (&large, "plan.txt", "trop gros (51"),
        (b"\0\x01\x02\x03\x04abc\0\0\0\0", "plan.txt", "pas du texte"),
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0", "plan.txt", "pas du texte"),
        (b"%PDF-1.7\n", "plan.txt", "annonce un fichier texte, mais c’est du PDF"),
        (b"%PDF-1.7\n", "plan.pdf", "PDF est abîmé"),
        (b"PK\x03\x04....word/document.xml", "plan.docx", "Word (.docx)"),
        (b"Du texte.", "plan.docx", "mais c’est du texte"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "x", "LibreOffice (.odt)"),
        (b"\xD0\xCF\x11\xE0....", "plan.doc", "Word ancien (.doc)"),
        (b"{\\rtf1 ...}", "plan.rtf", "RTF"),
    ] {
        let refused: Refused = plan(bytes, name).unwrap_err();
        let message = refused.message(Lang::Fr);
        assert!(message.contains(told) && message.ends_with('.'), "{name}: {message}");
    }
}

#[test]
fn keys_say_what_the_parts_are() {
    let text = "# P\n\n## Introduction\n\na\n\n## Priorité I : A\n\n### B\n\n#### Mesure 4 bis : C\n\n##### 1/ D\n\n##### 2/ E\n\n> f\n\n## Priorité II : G\n\n### H\n\n#### Mesure 5 : I\n\n## Conclusion\n\nj\n";
    let (draft, _) = plan(text.as_bytes(), "p.md").unwrap();
    let keys: Vec<&str> = draft.nodes.iter().map(|node| node.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "introduction",
            "p-1",
            "axis-1",
            "m-4-bis",
            "m-4-bis.s-1",
            "m-4-bis.s-2",
            "m-4-bis.box-1",
            "p-2",
            "axis-2",
            "m-5",
            "other-1"
        ]
    );
}

#[test]
fn pages_are_known_and_json_leaves_out_what_is_not() {
    let (draft, warnings) =
        plan("<!-- page 3 -->\n\n## Mesure 1\n\na\n\n<!-- page 4 -->\n\nb\n".as_bytes(), "p.md").unwrap();
    assert_eq!(
        to_json(&draft, &warnings, Lang::Fr).to_string(),
        r#"{"nodes":[{"depth":0,"kind":"measure","label":"Mesure","number":"1","page":3,"paragraphs":["a","b"]}],"scheme":"1 mesure (1)","warnings":[]}"#
    );
    assert_eq!(draft.nodes.first().and_then(|n| n.paragraphs.last()).and_then(|p| p.page), Some(4));
}

/// Every word of the source is in the draft, in as many copies.
fn check_no_word_lost(source: &str, file_name: &str) -> Result<(), TestCaseError> {
    let Ok((draft, _)) = plan(source.as_bytes(), file_name) else { return Ok(()) };
    let mut held = draft.title.clone();
    for node in &draft.nodes {
        held.push(' ');
        held.push_str(&node.heading());
        held.push(' ');
        held.push_str(&node.text());
    }
    let words = |text: &str| -> Vec<String> {
        let mut words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        words.sort_unstable();
        words
    };
    let (mut held, source_words) = (words(&held).into_iter().peekable(), words(source));
    for word in source_words {
        while held.next_if(|known| *known < word).is_some() {}
        if word == "Introduction" {
            continue;
        }
        prop_assert_eq!(held.next(), Some(word), "{}", source);
    }
    Ok(())
}

/// The lines, each with a word that no other line has, so that none counts as printed twice.
fn marked(lines: Vec<String>) -> Vec<String> {
    let mark = |(n, line): (usize, String)| {
        let bare = line.trim_end_matches(['.', ';', ' ']);
        let end = line.trim_start_matches(bare);
        if bare.is_empty() || bare == "Introduction" { line } else { format!("{bare} z{n:03}{end}") }
    };
    lines.into_iter().enumerate().map(mark).collect()
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "(Mesure|Axe|Priorité|Article|Brique) [1-9]( bis)? : [A-Z][a-z]{2,6}( [a-z]{2,6}){0,3}",
        "(Mesure|Action) [1-9] (sera|est) [a-z ]{3,20}\\.",
        "[1-3]/ [A-Z][a-zé]{2,6}",
        "(I|II|III)\\. [A-Z][a-z]{2,6}",
        "[A-Z][a-zé’]{1,8}( [a-zéà]{1,8}){0,20}[.;]?",
        "[A-Z]{4,9}",
        "- [a-z]{2,6}( [a-z]{1,5}){0,6} ;",
        Just("Introduction".to_owned()),
        Just(String::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_word_of_a_plain_text_is_lost(lines in proptest::collection::vec(line(), 1..30), gap in 1..3_usize) {
        check_no_word_lost(&marked(lines).join(&"\n".repeat(gap)), "plan.txt")?;
    }

    #[test]
    fn no_word_of_a_markdown_text_is_lost(
        lines in proptest::collection::vec((0..7_usize, line()), 1..30),
    ) {
        let (levels, lines): (Vec<usize>, Vec<String>) = lines.into_iter().unzip();
        let lines = levels.into_iter().zip(marked(lines)).map(|(level, line)| match level {
            0 => line,
            1 => format!("**{line}**"),
            2 => format!("> {line}"),
            _ => format!("{} {line}", "#".repeat(level - 2)),
        });
        let text: Vec<String> = lines.collect();
        let text = text.join("\n\n").replace("\n\n####", "\n####");
        if !text.contains("****") && !text.contains("**- ") {
            check_no_word_lost(&text, "plan.md")?;
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), name in "plan\\.(md|txt|docx)|") {
        let _ = plan(&bytes, &name);
    }

    #[test]
    fn no_mutation_of_a_plan_makes_it_panic(at in 0..PLAN.len(), byte in any::<u8>(), cut in 0..PLAN.len()) {
        let mut bytes = PLAN.as_bytes().to_vec();
        bytes[at] = byte;
        let _ = plan(&bytes, "plan.txt");
        let kept = bytes.get(cut..).unwrap_or_default();
        let _ = plan(kept, "plan.md");
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,120}(\n{1,2}(#{1,6} |> |- |\\||<)?\\PC{0,60}){0,6}") {
        let _ = plan(text.as_bytes(), "plan.md");
        let _ = plan(text.as_bytes(), "plan.txt");
    }
}

#[test]
fn a_plan_of_thousands_of_headings_is_no_burden() {
    use std::fmt::Write;
    let mut text = String::new();
    for n in 1..10_000 {
        let _ = writeln!(text, "{} Mesure {n} : Titre {n}\n\nTexte {n}.\n", "#".repeat(1 + n % 6));
    }
    let (draft, _) = plan(text.as_bytes(), "plan.md").unwrap();
    assert_eq!(draft.nodes.iter().filter(|node| node.kind == NodeKind::Measure).count(), 9_999);
}
