//! Files altered at random: they are refused or used, and never anything else.
use super::{Letterhead, LetterheadError, SECTION, document, parts, style, zipped};
use crate::export::docx::render_on;

/// Numbers that follow one another without order, the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }
}

/// What people who mean harm, and broken programs, put into a file.
const PIECES: [&str; 14] = [
    "<",
    ">",
    "\"",
    "</w:p>",
    "<w:p>",
    "w:val=\"-1\"",
    "w:numId w:val=\"99999999999\"",
    "&#0;",
    "&x;",
    "w:sectPr",
    "{{compte-rendu}}",
    "\u{0}",
    "w:styleId=\"\"",
    "é",
];

fn try_one(bytes: &[u8]) -> bool {
    let Ok((letterhead, remarks)) = Letterhead::read(bytes) else { return false };
    let said: usize = remarks.iter().map(|remark| remark.message(crate::text::lang::Lang::Fr).len()).sum();
    assert!(said < 10_000);
    // It may be refused still, as what cannot be put together; it may not panic.
    let _made = render_on(&document(), Some(&letterhead));
    true
}

#[test]
fn altered_files_do_no_harm() {
    let styles =
        [style("a", "heading 1", "<w:basedOn w:val=\"b\"/>"), style("b", "x", "<w:basedOn w:val=\"a\"/>")];
    let whole = parts(&format!("<w:p/><w:p><w:pPr>{SECTION}</w:pPr></w:p>{SECTION}"), &styles.concat());
    let mut chance = Chance(31);
    let mut used = 0;
    for _ in 0..250 {
        let mut parts = whole.clone();
        for _ in 0..=chance.below(3) {
            let place = chance.below(parts.len());
            let Some((_, text)) = parts.get_mut(place) else { continue };
            let letters: Vec<char> = text.chars().collect();
            let (from, gone) = (chance.below(letters.len()), chance.below(12));
            let piece = PIECES.get(chance.below(PIECES.len())).copied().unwrap_or_default();
            let before = letters.iter().take(from);
            *text = before
                .copied()
                .chain(piece.chars())
                .chain(letters.iter().skip(from + gone).copied())
                .collect();
        }
        used += usize::from(try_one(&zipped(&parts)));
    }
    assert!(used > 20, "the alterations are too coarse to try anything: {used}");
    let bytes = zipped(&whole);
    for _ in 0..250 {
        let mut bytes = bytes.clone();
        for _ in 0..=chance.below(4) {
            let place = chance.below(bytes.len());
            if let Some(byte) = bytes.get_mut(place) {
                *byte = u8::try_from(chance.below(256)).unwrap_or(0);
            }
        }
        bytes.truncate(bytes.len() - chance.below(2) * chance.below(bytes.len()));
        try_one(&bytes);
    }
}

#[test]
fn a_file_that_grows_without_end_is_refused() {
    let mut bomb = parts(SECTION, "");
    for (name, text) in &mut bomb {
        if *name == "word/styles.xml" {
            *text = text.replace("</w:styles>", &(" ".repeat(33 * 1024 * 1024) + "</w:styles>"));
        }
    }
    assert_eq!(Letterhead::read(&zipped(&bomb)).err(), Some(LetterheadError::TooMuch));
    let deep = "<w:sdt>".repeat(400) + &"</w:sdt>".repeat(400);
    assert_eq!(Letterhead::read(&zipped(&parts(&deep, ""))).err(), Some(LetterheadError::TooMuch));
    let names: Vec<String> = (0..2_100).map(|rank| format!("x{rank}")).collect();
    let many: Vec<(&str, String)> = names.iter().map(|name| (name.as_str(), String::new())).collect();
    assert_eq!(Letterhead::read(&zipped(&many)).err(), Some(LetterheadError::TooMuch));
}
