//! Files made to do harm, and files that are merely broken.
use super::{Refused, file, p, read};
use crate::import::readers::Source;
use crate::import::readers::testing::packed;

fn refused(bytes: &[u8]) -> Option<Refused> {
    read(bytes, &mut |_, _| {}).err()
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let zeros = "0".repeat(33 * 1024 * 1024);
    assert_eq!(refused(&file(&zeros, &[])), Some(Refused::TooMuchInside(Source::Docx)), "one huge part");
    let third = format!("<w:styles>{}</w:styles>", " ".repeat(25 * 1024 * 1024));
    let parts = [("styles", third.as_str()), ("numbering", &third), ("comments", &third)];
    assert_eq!(refused(&file("", &parts)), Some(Refused::TooMuchInside(Source::Docx)), "all together");
    let names: Vec<String> = (0..2_100).map(|n| format!("word/media/{n}.png")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(refused(&packed(&many)), Some(Refused::TooMuchInside(Source::Docx)), "many parts");
}

#[test]
fn a_size_that_lies_is_not_believed() {
    let honest = file(&p("", &"a".repeat(100_000)), &[]);
    for lie in [0_u32, 10, u32::MAX] {
        let mut bytes = honest.clone();
        let sign =
            |from: usize, sign: &[u8]| bytes[from..].windows(4).position(|w| w == sign).map(|at| from + at);
        let mut places = Vec::new();
        let (mut from, mut local) = (0, 0);
        while let Some(at) = sign(from, b"PK\x03\x04") {
            places.push(at + 22);
            from = at + 4;
            local = from;
        }
        while let Some(at) = sign(local, b"PK\x01\x02") {
            places.push(at + 24);
            local = at + 4;
        }
        for at in places {
            bytes[at..at + 4].copy_from_slice(&lie.to_le_bytes());
        }
        let _ = read(&bytes, &mut |_, _| {});
    }
}

#[test]
fn nesting_without_end_is_refused() {
    for levels in [1_000, 100_000] {
        let body =
            format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(levels), "</w:tc></w:tr></w:tbl>".repeat(levels));
        assert_eq!(refused(&file(&body, &[])), Some(Refused::TooDeep(Source::Docx)), "{levels}");
    }
    let bomb = packed(&[(
        "word/document.xml",
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>",
    )]);
    assert_eq!(refused(&bomb), Some(Refused::TooMuchInside(Source::Docx)));
}

#[test]
fn a_file_cut_anywhere_is_damaged() {
    let whole = file(&p("", "Texte"), &[]);
    for cut in 4..whole.len() {
        assert!(refused(&whole[..cut]).is_some(), "cut at {cut}");
    }
}
