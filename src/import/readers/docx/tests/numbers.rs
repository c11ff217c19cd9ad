//! The numbers Word makes by itself.
use super::{check_with, p, style};

fn level(at: u8, format: &str, text: &str, rest: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{rest}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn list(id: u8, levels: &[String]) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{}</w:abstractNum>", levels.concat())
}

fn num(id: u8, of: u8, rest: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{of}\"/>{rest}</w:num>")
}

fn in_list(list: u8, level: u8, text: &str) -> String {
    p(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), text)
}

fn check(numbering: &[String], body: &[String], expected: &[&str]) {
    let numbering = format!("<w:numbering>{}</w:numbering>", numbering.concat());
    check_with(&body.concat(), &[("numbering", &numbering)], expected);
}

#[test]
fn lists_count_as_word_counts() {
    let levels = [
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "lowerLetter", "%3)", "<w:suff w:val=\"space\"/>"),
    ];
    check(
        &[list(4, &levels), num(1, 4, "")],
        &[(0, "a"), (1, "b"), (2, "c"), (2, "d"), (1, "e"), (2, "f"), (0, "g"), (1, "h")]
            .map(|(level, text)| in_list(1, level, text)),
        &["* I. a", "** 1.1 b", "*** a) c", "*** b) d", "** 1.2 e", "*** a) f", "* II. g", "** 2.1 h"],
    );
}

#[test]
fn lists_of_one_family_go_on_unless_told_to_begin_anew() {
    let again = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    let other = format!("<w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride>", level(0, "upperLetter", "%1/", ""));
    check(
        &[
            list(0, &[level(0, "decimal", "%1.", "")]),
            num(1, 0, ""),
            num(2, 0, ""),
            num(3, 0, again),
            num(4, 0, &other),
        ],
        &[(1, "a"), (1, "b"), (2, "c"), (3, "d"), (3, "e"), (1, "f"), (4, "g"), (0, "h"), (9, "i")]
            .map(|(list, text)| in_list(list, 0, text)),
        &["* 1. a", "* 2. b", "* 3. c", "* 1. d", "* 2. e", "* 3. f", "* D/ g", "p h", "p i"],
    );
}

#[test]
fn numbers_of_styles_stand_before_headings_and_bullets_do_not() {
    let attached = |level: u8| {
        format!("<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>")
    };
    let styles = [
        style("Titre1", "heading 1", &attached(0)),
        style("Titre2", "heading 2", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"),
        style("Puce", "List Bullet", "<w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr>"),
        style("Liste", "Ma liste", "<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>"),
    ];
    let styles = format!("<w:styles>{}</w:styles>", styles.concat());
    let numbering = [
        list(
            0,
            &[
                level(0, "upperRoman", "Priorité %1 –", ""),
                level(
                    1,
                    "decimal",
                    "Mesure %2 : ",
                    "<w:pStyle w:val=\"Titre2\"/><w:suff w:val=\"nothing\"/><w:lvlRestart w:val=\"0\"/>",
                ),
            ],
        ),
        list(1, &[level(0, "bullet", "\u{F0B7}", "")]),
        "<w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"Puce\"/></w:abstractNum>".to_owned(),
        num(1, 0, ""),
        num(2, 1, ""),
        num(3, 2, ""),
    ];
    let numbering = format!("<w:numbering>{}</w:numbering>", numbering.concat());
    let with = |id: &str, text: &str| p(&format!("<w:pStyle w:val=\"{id}\"/>"), text);
    let body = [
        with("Titre1", "Agir"),
        with("Titre2", "Former"),
        with("Puce", "un"),
        with("Liste", "deux"),
        with("Titre1", "Punir"),
        with("Titre2", "Juger"),
        p("<w:pStyle w:val=\"Titre2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "Sans numéro"),
        with("Titre2", ""),
    ];
    let expected = [
        "h1 Priorité I – Agir",
        "h2 Mesure 1 : Former",
        "* un",
        "* deux",
        "h1 Priorité II – Punir",
        "h2 Mesure 2 : Juger",
        "h2 Sans numéro",
        "h2 Mesure 3 :",
    ];
    check_with(&body.concat(), &[("styles", &styles), ("numbering", &numbering)], &expected);
}

#[test]
fn a_list_that_begins_below_has_begun_above() {
    check(
        &[list(0, &[level(0, "decimal", "%1.", ""), level(1, "decimal", "%1.%2.", "")]), num(1, 0, "")],
        &[in_list(1, 1, "a"), in_list(1, 0, "b"), in_list(1, 1, "c"), in_list(1, 1, ""), in_list(1, 1, "d")],
        &["** 1.1. a", "* 2. b", "** 2.1. c", "** 2.3. d"],
    );
}

#[test]
fn a_worded_number_makes_no_item() {
    check(
        &[list(0, &[level(0, "decimal", "Article %1 -", "")]), num(1, 0, "")],
        &[in_list(1, 0, "Objet"), in_list(1, 0, "Suite")],
        &["p Article 1 - Objet", "p Article 2 - Suite"],
    );
}
