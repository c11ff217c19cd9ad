//! Plans made at random, of which the tree is known: labels, numbers, nesting and the noise of real files (tables of
//! contents, page headers, wrapped lines, quotations of other plans).
use std::fmt::Write;

use greffier::domain::plan::{Draft, NodeKind};

use super::{drawing, lost};

mod chance;
mod paper;
mod wording;

use chance::Chance;

/// A part as it should come out.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) depth: usize,
    pub(crate) kind: NodeKind,
    pub(crate) label: String,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) body: Vec<Text>,
}

/// A piece of the text of a part.
#[derive(Debug, Clone)]
pub(crate) enum Text {
    Paragraph(String),
    Dashes(Vec<String>),
}

/// How the headings of a level look.
#[derive(Debug, Clone)]
pub(crate) struct Level {
    label: &'static str,
    style: Style,
    sign: &'static str,
    separator: &'static str,
    capitals: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Style {
    Running,
    Restarting,
    Compound(char),
    Roman,
    Letter,
}

/// A plan and the file it is printed in.
pub(crate) struct Made {
    pub(crate) title: String,
    pub(crate) parts: Vec<Part>,
    /// How the heading of each part is printed.
    pub(crate) printed: Vec<String>,
    pub(crate) contents: Option<paper::Contents>,
    pub(crate) paper: paper::Paper,
}

const GROUPS: [&[&str]; 12] = [
    &[],
    &["Axe"],
    &["Axe"],
    &["Priorité"],
    &["Objectif"],
    &["Titre", "Chapitre"],
    &["Priorité", "Axe"],
    &["Axe", "Objectif"],
    &["Orientation", "Levier"],
    &["Partie"],
    &["Volet"],
    &[""],
];
const MEASURES: [&str; 14] = [
    "Mesure",
    "Mesure",
    "Action",
    "Fiche action",
    "Engagement",
    "Article",
    "Proposition",
    "Recommandation",
    "Critère",
    "Brique",
    "Measure",
    "Disposition",
    "Chantier",
    "",
];

/// The plan of this seed.
pub(crate) fn plan(seed: u64) -> Made {
    let mut chance = Chance::new(seed);
    let groups = chance.pick(&GROUPS);
    let label = if *groups == [""] { "" } else { chance.pick(&MEASURES) };
    let mut levels: Vec<Level> = groups.iter().map(|label| group_level(&mut chance, label)).collect();
    levels.push(measure_level(&mut chance, label, levels.len()));
    let mut parts = Vec::new();
    let mut printed = Vec::new();
    if chance.one_in(2) {
        let title = *chance.pick(&["Introduction", "Préambule", "Avant-propos"]);
        parts.push(Part { body: body(&mut chance, false), ..bare(NodeKind::Introduction, title) });
        printed.push(title.to_owned());
    }
    let fields = chance.one_in(3);
    let subs = levels.len() < 3 && !label.is_empty() && chance.one_in(6);
    grow(&mut chance, &levels, &mut parts, &mut printed, (fields, subs));
    for (odds, title) in [(4, "Conclusion"), (6, "Glossaire")] {
        if chance.one_in(odds) {
            parts.push(Part { body: body(&mut chance, false), ..bare(NodeKind::Other, title) });
            printed.push(title.to_owned());
        }
    }
    if chance.one_in(6) {
        for n in 1..3 {
            let title = wording::title(&mut chance);
            printed.push(format!("Annexe {n} : {title}"));
            parts.push(Part {
                label: "Annexe".to_owned(),
                number: n.to_string(),
                body: body(&mut chance, false),
                ..bare(NodeKind::Other, &title)
            });
        }
    }
    let contents = paper::contents(&mut chance);
    let paper = paper::choose(&mut chance);
    Made { title: wording::name(&mut chance), parts, printed, contents, paper }
}

fn bare(kind: NodeKind, title: &str) -> Part {
    let title = title.to_owned();
    Part { depth: 0, kind, label: String::new(), number: String::new(), title, body: Vec::new() }
}

fn group_level(chance: &mut Chance, label: &'static str) -> Level {
    let style = if label.is_empty() {
        Style::Roman
    } else {
        *chance.pick(&[Style::Running, Style::Roman, Style::Running, Style::Letter])
    };
    let separator = if label.is_empty() {
        *chance.pick(&[". ", " – "])
    } else {
        *chance.pick(&[" : ", " – ", ". ", "\n"])
    };
    Level { label, style, sign: "", separator, capitals: chance.one_in(4) }
}

fn measure_level(chance: &mut Chance, label: &'static str, depth: usize) -> Level {
    let style = match (depth, label) {
        (0, _) => Style::Running,
        (_, "Article") => Style::Running,
        _ => *chance.pick(&[
            Style::Running,
            Style::Running,
            Style::Restarting,
            Style::Compound('.'),
            Style::Compound('-'),
        ]),
    };
    let sign = if label.is_empty() { "" } else { *chance.pick(&["", "", "n° ", "n°", "N°"]) };
    let separator = if label.is_empty() {
        *chance.pick(&[". ", "/ ", ") "])
    } else {
        *chance.pick(&[" : ", " – ", ". ", " : ", "\n"])
    };
    Level { label, style, sign, separator, capitals: false }
}

/// The counters of the levels.
struct Counters {
    /// The numbers, as values, of the open parts.
    at: Vec<u32>,
    running: Vec<u32>,
}

fn grow(
    chance: &mut Chance,
    levels: &[Level],
    parts: &mut Vec<Part>,
    printed: &mut Vec<String>,
    with: (bool, bool),
) {
    let mut counters = Counters { at: vec![0; levels.len()], running: vec![0; levels.len()] };
    let breadth = if levels.len() == 1 { 4 + chance.below(6) } else { 2 + chance.below(3) };
    branch(chance, (levels, 0, breadth), &mut counters, with, &mut |part, heading| {
        parts.push(part);
        printed.push(heading);
    });
}

fn branch(
    chance: &mut Chance,
    (levels, depth, breadth): (&[Level], usize, u32),
    counters: &mut Counters,
    with: (bool, bool),
    push: &mut dyn FnMut(Part, String),
) {
    let Some(level) = levels.get(depth) else { return };
    let is_measure = depth + 1 == levels.len();
    counters.at[depth] = 0;
    for _ in 0..breadth {
        let again = is_measure && counters.at[depth] > 0 && chance.one_in(15) && level.style != Style::Letter;
        if !again {
            counters.at[depth] += 1;
            counters.running[depth] += 1;
        }
        let mut number = number(level, depth, counters);
        if again {
            number.push_str(" bis");
        }
        let mut title = wording::title(chance);
        if level.capitals {
            title = title.to_uppercase();
        }
        let has_body = is_measure || chance.one_in(3);
        let body = if has_body { body(chance, is_measure && with.0) } else { Vec::new() };
        let label = if level.label.is_empty() { String::new() } else { format!("{} ", level.label) };
        let label = if level.capitals { label.to_uppercase() } else { label };
        let heading = format!("{label}{}{number}{}{title}", level.sign, level.separator);
        let kind = kind(levels, depth);
        push(Part { depth, kind, label: label.trim().to_owned(), number, title, body }, heading);
        if is_measure && with.1 && chance.one_in(3) {
            sub_measures(chance, depth + 1, push);
        }
        if !is_measure {
            let breadth = 2 + chance.below(3);
            branch(chance, (levels, depth + 1, breadth), counters, with, push);
        }
    }
}

/// The outermost of several levels is a priority, unless it is called an axis.
fn kind(levels: &[Level], depth: usize) -> NodeKind {
    let label = levels.get(depth).map_or("", |level| level.label);
    if depth + 1 == levels.len() {
        NodeKind::Measure
    } else if depth == 0 && (levels.len() > 2 && label != "Axe" || label == "Priorité") {
        NodeKind::Priority
    } else {
        NodeKind::Axis
    }
}

fn sub_measures(chance: &mut Chance, depth: usize, push: &mut dyn FnMut(Part, String)) {
    for n in 1..3 {
        let title = wording::title(chance);
        let body = vec![Text::Paragraph(wording::sentence(chance))];
        let part = Part { depth, number: n.to_string(), body, ..bare(NodeKind::SubMeasure, &title) };
        push(part, format!("{n}/ {title}"));
    }
}

fn number(level: &Level, depth: usize, counters: &Counters) -> String {
    let (here, running) = (counters.at[depth], counters.running[depth]);
    match level.style {
        Style::Running => running.to_string(),
        Style::Restarting => here.to_string(),
        Style::Roman => wording::roman(here),
        Style::Letter => char::from_u32(64 + here.min(26)).unwrap_or('Z').to_string(),
        Style::Compound(sign) => {
            let all: Vec<String> = counters.at[..=depth].iter().map(u32::to_string).collect();
            all.join(&sign.to_string())
        }
    }
}

fn body(chance: &mut Chance, fields: bool) -> Vec<Text> {
    let mut body: Vec<Text> =
        (0..=chance.below(2)).map(|_| Text::Paragraph(wording::paragraph(chance))).collect();
    if chance.one_in(5) {
        body.push(Text::Paragraph(wording::opening_of_a_list(chance)));
        body.push(Text::Dashes(wording::dashes(chance)));
    }
    if fields {
        body.extend(wording::fields(chance).into_iter().map(Text::Paragraph));
    }
    body
}

impl Made {
    /// The file.
    pub(crate) fn source(&self) -> String {
        self.paper.print(self)
    }

    fn expected(&self) -> String {
        let mut drawn = String::new();
        for part in &self.parts {
            let _ = writeln!(
                drawn,
                "{}{} [{}] [{}] {} | {}",
                " ".repeat(part.depth),
                drawing::letter(part.kind),
                part.label,
                part.number,
                letters(&part.title),
                words(part)
            );
        }
        drawn
    }
}

fn words(part: &Part) -> String {
    let all: Vec<String> = part
        .body
        .iter()
        .map(|text| match text {
            Text::Paragraph(text) => text.clone(),
            Text::Dashes(dashes) => dashes.concat(),
        })
        .collect();
    letters(&all.concat())
}

fn drawn(draft: &Draft) -> String {
    let mut drawn = String::new();
    for node in &draft.nodes {
        let number = node.number.as_ref().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(
            drawn,
            "{}{} [{}] [{}] {} | {}",
            " ".repeat(usize::from(node.depth)),
            drawing::letter(node.kind),
            node.label,
            number,
            letters(&node.title),
            letters(&node.text())
        );
    }
    drawn
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether the plan of this seed comes out exactly; else what differs.
pub(crate) fn score(seed: u64) -> Result<(), String> {
    let made = plan(seed);
    let source = made.source();
    let (draft, _) = drawing::read(made.paper.file_name(), source.as_bytes());
    let (expected, got) = (made.expected(), drawn(&draft));
    if let Some(missing) = lost::lost(&made.paper.words(&source), &draft) {
        return Err(format!("LOST {missing}\n{source}"));
    }
    if expected == got && letters(&draft.title) == letters(&made.title) {
        return Ok(());
    }
    let mut told = format!("{source}\n-----\nT {} / {}\n", made.title, draft.title);
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), got.lines().collect());
    if let Some((a, b)) = old.iter().zip(&new).find(|(a, b)| a != b) {
        let at = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        let from = |line: &str| line.chars().skip(at.saturating_sub(40)).take(120).collect::<String>();
        let _ = writeln!(told, "? {}\n! {}", from(a), from(b));
    }
    for line in &old {
        if !new.contains(line) {
            let _ = writeln!(told, "- {}", cut(line));
        }
    }
    for line in &new {
        if !old.contains(line) {
            let _ = writeln!(told, "+ {}", cut(line));
        }
    }
    Err(told)
}

fn cut(line: &str) -> String {
    line.chars().take(400).collect()
}

/// How many of the plans must come out exactly, in a thousand.
const ENOUGH: usize = 990;

#[test]
fn plans_made_at_random_come_out_as_they_were_made() {
    let failed: Vec<String> = (0..300).filter_map(|seed| score(seed).err()).collect();
    assert!(!failed.iter().any(|why| why.starts_with("LOST")), "{}", failed.join("\n"));
    assert!(
        (300 - failed.len()) * 1000 >= ENOUGH * 300,
        "{} of 300 failed\n{}",
        failed.len(),
        failed.first().unwrap()
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]

    #[test]
    fn no_word_of_a_plan_made_at_random_is_lost(seed in 1_000_000..u64::MAX) {
        let lost = score(seed).err().filter(|why| why.starts_with("LOST"));
        proptest::prop_assert_eq!(lost, None);
    }
}
