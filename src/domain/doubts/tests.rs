//! Doubts that are told, and those that are not.
use super::{PlanDoubt, doubts};
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{NodeKind, Paragraph, ParagraphKind, PlanNode};
use crate::text::lang::Lang;

/// « 1M 4 Titre | texte | – tiret »: depth, kind, number, title, paragraphs.
fn part(line: &str) -> PlanNode {
    let mut pieces = line.split('|').map(str::trim);
    let head = pieces.next().unwrap();
    let (depth, rest) = head.split_at(1);
    let (kind, rest) = rest.split_at(1);
    let (kind, label) = match kind {
        "I" => (NodeKind::Introduction, ""),
        "P" => (NodeKind::Priority, "Priorité"),
        "A" => (NodeKind::Axis, "Axe"),
        "M" => (NodeKind::Measure, "Mesure"),
        "S" => (NodeKind::SubMeasure, ""),
        _ => (NodeKind::Other, ""),
    };
    let rest = rest.trim();
    let (number, title) = rest.split_once(' ').unwrap_or((rest, ""));
    let numbered = number.starts_with(|c: char| c.is_ascii_digit()) || number == "I" || number == "II";
    let (number, title) =
        if numbered { (Some(MeasureNumber::new(&number.replace('_', " "))), title) } else { (None, rest) };
    let paragraph = |text: &str| Paragraph {
        kind: if text.starts_with('–') { ParagraphKind::Dash } else { ParagraphKind::Text },
        text: text.trim_start_matches(['–', ' ']).to_owned(),
        page: None,
    };
    PlanNode {
        key: head.into(),
        kind,
        label: if numbered { label.to_owned() } else { String::new() },
        number,
        title: title.to_owned(),
        depth: depth.parse().unwrap(),
        paragraphs: pieces.map(paragraph).collect(),
        ..PlanNode::default()
    }
}

fn check(lines: &[&str], expected: &[&str]) {
    let nodes: Vec<PlanNode> = lines.iter().map(|line| part(line)).collect();
    let told: Vec<String> = doubts(&nodes).iter().map(|(_, doubt)| doubt.message(Lang::En)).collect();
    let fits = told.len() == expected.len() && told.iter().zip(expected).all(|(t, e)| t.contains(e));
    assert!(fits, "{lines:#?}\n{told:#?}\n{expected:#?}");
}

#[test]
fn numbers_that_jump_and_numbers_given_twice() {
    check(&["0M 5 A | x.", "0M 7 B | x."], &["jumps from “Mesure 5” to “Mesure 7”"]);
    check(&["0M 4 A | x.", "0M 4_bis B | x.", "0M 5 C | x."], &[]);
    check(&["0M 4 A | x.", "0M 3 B | x."], &["jumps from “Mesure 4” to “Mesure 3”"]);
    check(&["0A 1 A", "1M 4 A | x.", "0A 2 B", "1M 3 A | x."], &[]);
    check(&["0M 4 A | x.", "0M 4 B | x."], &["the same number: “Mesure 4”"]);
    check(&["0P I A", "1M 1 A | x.", "0P II B", "1M 1 B | x."], &[]);
}

#[test]
fn a_paragraph_that_begins_as_the_headings_do() {
    check(
        &["0M 1 A | x. | Mesure 2 : Former les agents | y.", "0M 3 B | x."],
        &["may be a heading: “Mesure 2 : Former les agents”", "jumps"],
    );
    check(&["0M 1 A | x. | La mesure 2 est reportée", "0M 2 B | Mesure 1 sera prolongée d’un an | x."], &[]);
    check(&["0M 1 A | x. | – Mesure 2 : Former | 3. Un point de liste", "0M 2 B | x."], &[]);
    check(&["0M 1 A | x. | ACCOMPAGNER LES VICTIMES | y.", "0M 2 B | x."], &["ACCOMPAGNER"]);
    check(
        &["0M 1 A | x. | MIPROF, DGCS, OFPRA, PRÉFECTURES | y.", "0M 2 B | x. | MIPROF ET PRÉFECTURES"],
        &[],
    );
}

#[test]
fn measures_without_text_or_without_group() {
    let mut plan = vec!["0P I A", "1M 1 A | x.", "1M 2 B | x.", "1M 3 C | x.", "1M 4 D | x."];
    check(&plan, &[]);
    plan.push("1M 5 E");
    check(&plan, &["“Mesure 5” has no text"]);
    plan.pop();
    plan.push("0M 5 E | x.");
    check(&plan, &["“Mesure 5” is under no axis"]);
    check(&["0M 1 A", "0M 2 B", "0M 3 C"], &[]);
}

#[test]
fn titles_that_are_missing_or_too_long() {
    check(&["0M 1 A | x.", "0M 2 | x.", "0M 3 C | x."], &["“Mesure 2” has no title"]);
    let long = format!("0M 4 {} | x.", "Un mot de plus, ".repeat(15));
    check(&["0M 1 A | x.", "0M 2 B | x.", "0M 3 C | x.", &long], &["“Mesure 4” is very long"]);
}

#[test]
fn a_plan_without_measures_has_one_doubt() {
    check(&["0I Introduction | Rien ici."], &["No measure"]);
    assert!(doubts(&[]).is_empty(), "no part, nothing to stand with");
    let nodes = [part("0O Annexe | x.")];
    assert!(matches!(doubts(&nodes).as_slice(), [(key, PlanDoubt::NoMeasure)] if *key == nodes[0].key));
}
