//! What is doubtful in the parts of a draft: what a careful reader would look at before trusting the tree. Rather no
//! doubt than a false one.
use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::heading::{Labels, read};
use super::id::NodeKey;
use super::number::roman;
use super::plan::{NodeKind, ParagraphKind, PlanNode, parents};
use crate::text::fold::fold;
use crate::text::lang::Lang;

/// The longest line, in characters, that may be a heading the reading missed.
const HEADING_CHARS_MAX: usize = 140;
/// From here on a title is long…
const LONG_TITLE: usize = 180;
/// … when it also is so many times as long as is usual on its level.
const LONG_TIMES: usize = 3;
/// So many parts are needed before what they have in common is a rule.
const RULE: usize = 3;

/// A doubt about a part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PlanDoubt {
    /// The numbering jumps just before the part.
    NumberGap {
        /// What the plan calls the level, or nothing.
        label: String,
        /// The last number before the jump.
        from: String,
        /// The first number after it.
        to: String,
    },
    /// Another part of its level bears the same number.
    SameNumber {
        /// Their common name: « Mesure 4 ».
        name: String,
    },
    /// It has no title, its neighbors have.
    NoTitle {
        /// Its name.
        name: String,
    },
    /// One of its paragraphs may be a heading that was not recognized.
    MayBeHeading {
        /// The rank of the paragraph, from 0.
        paragraph: usize,
        /// Its words.
        text: String,
    },
    /// Its heading is so long that text may have got into it.
    LongHeading {
        /// Its name.
        name: String,
    },
    /// A measure without any text among measures that have some.
    NoText {
        /// Its name.
        name: String,
    },
    /// A measure under no priority and no axis, the others being under one.
    OutsideGroup {
        /// Its name.
        name: String,
    },
    /// The draft has no measure at all.
    NoMeasure,
}

impl PlanDoubt {
    /// What is doubtful, and what to look at.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NumberGap { label, from, to } => {
                let what = if label.is_empty() { lang.pick("numéro", "number") } else { label };
                lang.pick(
                    format!("La numérotation saute de « {what} {from} » à « {what} {to} » : vérifiez qu’aucune partie ne manque."),
                    format!("The numbering jumps from “{what} {from}” to “{what} {to}”: check that no part is missing."),
                )
            }
            Self::SameNumber { name } => lang.pick(
                format!("Deux parties portent le même numéro : « {name} »."),
                format!("Two parts bear the same number: “{name}”."),
            ),
            Self::NoTitle { name } => {
                lang.pick(format!("« {name} » n’a pas de titre."), format!("“{name}” has no title."))
            }
            Self::MayBeHeading { text, .. } => lang.pick(
                format!("Ce paragraphe est peut-être un titre : « {text} »."),
                format!("This paragraph may be a heading: “{text}”."),
            ),
            Self::LongHeading { name } => lang.pick(
                format!("Le titre de « {name} » est très long : du texte y est peut-être entré."),
                format!("The title of “{name}” is very long: some text may have got into it."),
            ),
            Self::NoText { name } => lang.pick(
                format!("« {name} » n’a aucun texte : vérifiez qu’il ne manque rien."),
                format!("“{name}” has no text: check that nothing is missing."),
            ),
            Self::OutsideGroup { name } => lang.pick(
                format!("« {name} » n’est sous aucun axe ni aucune priorité, contrairement aux autres."),
                format!("“{name}” is under no axis and no priority, unlike the others."),
            ),
            Self::NoMeasure => lang
                .pick(
                    "Aucune mesure n’a été reconnue : tout le texte est gardé, à découper à la main.",
                    "No measure was recognized: all the text is kept, to be divided by hand.",
                )
                .to_owned(),
        }
    }
}

/// The doubts about the parts of a draft, in reading order; one about the whole stands with the first part.
pub fn doubts(nodes: &[PlanNode]) -> Vec<(NodeKey, PlanDoubt)> {
    let key = |at: usize| nodes.get(at).map(|node| node.key.clone());
    by_rank(nodes).into_iter().filter_map(|(at, doubt)| Some((key(at)?, doubt))).collect()
}

/// The same, by the ranks of the parts, for parts that have no keys yet.
pub fn by_rank(nodes: &[PlanNode]) -> Vec<(usize, PlanDoubt)> {
    let mut doubts = numbers(nodes);
    doubts.extend(titles(nodes));
    doubts.extend(missed_headings(nodes));
    doubts.extend(long_headings(nodes));
    doubts.extend(empty_measures(nodes));
    doubts.extend(outside_groups(nodes));
    if !nodes.iter().any(|node| node.kind == NodeKind::Measure) {
        doubts.push((0, PlanDoubt::NoMeasure));
    }
    // Stable: what was found about a part first is told first.
    doubts.sort_by_key(|(at, _)| *at);
    doubts
}

/// Jumps in the numbering and numbers given twice, level by level.
fn numbers(nodes: &[PlanNode]) -> Vec<(usize, PlanDoubt)> {
    let mut doubts = Vec::new();
    let mut series: HashMap<(NodeKind, String), Series> = HashMap::new();
    let parents = parents(nodes);
    let lettered = lettered(nodes);
    for (at, node) in nodes.iter().enumerate() {
        let Some(number) = &node.number else { continue };
        if matches!(node.kind, NodeKind::SubMeasure | NodeKind::Other) {
            continue;
        }
        let of = (node.kind, fold(&node.label));
        let parts = letter(number.as_str())
            .filter(|_| lettered.contains(&of))
            .map_or_else(|| values(number.as_str()), |rank| vec![rank]);
        let series = series.entry(of).or_default();
        let parent = parents.get(at).copied().flatten();
        let elsewhere = series.parent != parent;
        let restart = parts.last() == Some(&1)
            && series.last.as_ref().is_some_and(|(last, _)| *last > parts || elsewhere);
        if restart {
            series.seen.clear();
        }
        series.parent = parent;
        if !series.seen.insert(number.as_str().to_lowercase()) {
            doubts.push((at, PlanDoubt::SameNumber { name: node.name() }));
        } else if let Some((last, printed)) = &series.last
            && (jumps(last, &parts) || (!restart && !elsewhere && goes_back(last, &parts)))
        {
            let (from, to) = (printed.clone(), number.to_string());
            doubts.push((at, PlanDoubt::NumberGap { label: node.label.clone(), from, to }));
        }
        series.last = Some((parts, number.to_string()));
    }
    doubts
}

#[derive(Default)]
struct Series {
    /// What the last part of the series stands under.
    parent: Option<usize>,
    last: Option<(Vec<u32>, String)>,
    seen: HashSet<String>,
}

/// The series that count by letters: they hold an A or a B, which no Roman number is. Their C is not a hundred.
fn lettered(nodes: &[PlanNode]) -> HashSet<(NodeKind, String)> {
    let counts = |node: &&PlanNode| node.number.as_ref().is_some_and(|n| matches!(n.as_str(), "A" | "B"));
    nodes.iter().filter(counts).map(|node| (node.kind, fold(&node.label))).collect()
}

/// The rank of a letter that is a number by itself.
fn letter(printed: &str) -> Option<u32> {
    match printed.as_bytes() {
        [letter @ b'A'..=b'Z'] => Some(u32::from(letter - b'A') + 1),
        _ => None,
    }
}

/// The numbers in a number, its suffix apart: « 4 bis » is 4, « 1-2 » is 1, 2.
fn values(printed: &str) -> Vec<u32> {
    let root = printed.split(' ').next().unwrap_or_default();
    if let Some(value) = roman(root) {
        return vec![value];
    }
    root.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

fn jumps(last: &[u32], next: &[u32]) -> bool {
    let (Some((a, before)), Some((b, head))) = (last.split_last(), next.split_last()) else { return false };
    before == head && a.saturating_add(1) < *b
}

/// A number smaller than the one before it, in the same run of numbers.
fn goes_back(last: &[u32], next: &[u32]) -> bool {
    let (Some((a, before)), Some((b, head))) = (last.split_last(), next.split_last()) else { return false };
    before == head && b < a
}

/// Parts without title, where parts of their kind have one.
fn titles(nodes: &[PlanNode]) -> Vec<(usize, PlanDoubt)> {
    let mut doubts = Vec::new();
    for kind in [NodeKind::Priority, NodeKind::Axis, NodeKind::Measure, NodeKind::SubMeasure] {
        let of_kind = || nodes.iter().enumerate().filter(move |(_, node)| node.kind == kind);
        let bare = || of_kind().filter(|(_, node)| node.title.is_empty());
        if bare().count() * 2 < of_kind().count() {
            doubts.extend(bare().map(|(at, node)| (at, PlanDoubt::NoTitle { name: node.name() })));
        }
    }
    doubts
}

/// Paragraphs that begin as the headings of this plan do, or are written in capitals.
fn missed_headings(nodes: &[PlanNode]) -> Vec<(usize, PlanDoubt)> {
    let labels = Labels::of(nodes);
    // Bare numbers begin headings only in plans whose headings begin so; and lists are numbered everywhere.
    let bare: HashSet<usize> = nodes
        .iter()
        .filter(|node| node.label.is_empty() && node.kind.is_section())
        .filter_map(|node| node.number.as_ref())
        .map(|number| values(number.as_str()).len())
        .collect();
    // What stands in a box is quoted, and so is what bears the name of a part that is there.
    let names: HashSet<(String, String)> = nodes
        .iter()
        .filter_map(|node| Some((fold(&node.label), fold(node.number.as_ref()?.as_str()))))
        .collect();
    let mut doubts = Vec::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.kind != NodeKind::Box) {
        for (rank, paragraph) in node.paragraphs.iter().enumerate() {
            let text = paragraph.text.trim();
            let short = paragraph.kind == ParagraphKind::Text
                && !text.is_empty()
                && text.chars().count() <= HEADING_CHARS_MAX
                && !text.ends_with(['.', ';', ':', ',', '!', '?', '…']);
            if !short {
                continue;
            }
            let shaped = read(text, &labels).is_some_and(|heading| {
                let name =
                    heading.number.as_ref().map(|number| (fold(&heading.label), fold(number.as_str())));
                if name.is_some_and(|name| names.contains(&name)) {
                    return false;
                }
                let values = heading.number.map(|number| values(number.as_str()).len()).unwrap_or_default();
                !heading.label.is_empty() || (bare.contains(&values) && !heading.title.is_empty())
            });
            if shaped || (in_capitals(text) && rank + 1 < node.paragraphs.len()) {
                let text = text.to_owned();
                doubts.push((at, PlanDoubt::MayBeHeading { paragraph: rank, text }));
            }
        }
    }
    doubts
}

/// Several words, all of them in capitals; a list of acronyms is none.
fn in_capitals(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let words = text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    letters.len() >= 12
        && letters.iter().all(|c| c.is_uppercase())
        && words.count() >= 2
        && !text.contains([',', ';', '/'])
}

/// Titles far longer than is usual on their level.
fn long_headings(nodes: &[PlanNode]) -> Vec<(usize, PlanDoubt)> {
    let mut usual: HashMap<NodeKind, Vec<usize>> = HashMap::new();
    for node in nodes.iter().filter(|node| !node.title.is_empty()) {
        usual.entry(node.kind).or_default().push(node.title.chars().count());
    }
    for lengths in usual.values_mut() {
        lengths.sort_unstable();
    }
    let middle = |kind: NodeKind| {
        let lengths = usual.get(&kind).filter(|lengths| lengths.len() >= RULE)?;
        lengths.get(lengths.len() / 2).copied()
    };
    let long = |node: &PlanNode| {
        let length = node.title.chars().count();
        node.kind.is_section()
            && length > LONG_TITLE
            && middle(node.kind).is_none_or(|middle| length > middle.saturating_mul(LONG_TIMES))
    };
    let name = |node: &PlanNode| {
        let name: String = node.name().chars().take(40).collect();
        if name.len() < node.name().len() { format!("{}…", name.trim_end()) } else { name }
    };
    nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| long(node))
        .map(|(at, node)| (at, PlanDoubt::LongHeading { name: name(node) }))
        .collect()
}

/// Measures with nothing under their heading, where nearly all have something.
fn empty_measures(nodes: &[PlanNode]) -> Vec<(usize, PlanDoubt)> {
    let full = |at: usize| {
        let Some(head) = nodes.get(at) else { return true };
        let parts = nodes.iter().skip(at + 1).take_while(|n| n.depth > head.depth || !n.kind.is_section());
        !head.paragraphs.is_empty() || parts.into_iter().any(|node| !node.paragraphs.is_empty())
    };
    let measures: Vec<usize> = of(nodes, NodeKind::Measure).collect();
    let (full, empty): (Vec<usize>, Vec<usize>) = measures.into_iter().partition(|at| full(*at));
    if full.len() < RULE || empty.len() * 4 > full.len() {
        return Vec::new();
    }
    named(nodes, empty, |name| PlanDoubt::NoText { name })
}

/// Measures under no priority and no axis, where nearly all are under one.
fn outside_groups(nodes: &[PlanNode]) -> Vec<(usize, PlanDoubt)> {
    let parents = parents(nodes);
    let mut grouped: Vec<bool> = Vec::with_capacity(nodes.len());
    for (node, parent) in nodes.iter().zip(&parents) {
        let under = parent.and_then(|at| grouped.get(at)).copied().unwrap_or(false);
        grouped.push(under || matches!(node.kind, NodeKind::Priority | NodeKind::Axis));
    }
    let (inside, outside): (Vec<usize>, Vec<usize>) =
        of(nodes, NodeKind::Measure).partition(|at| grouped.get(*at).copied().unwrap_or(false));
    let inside = inside.len();
    if inside < RULE || outside.len() * 4 > inside {
        return Vec::new();
    }
    named(nodes, outside, |name| PlanDoubt::OutsideGroup { name })
}

fn of(nodes: &[PlanNode], kind: NodeKind) -> impl Iterator<Item = usize> {
    nodes.iter().enumerate().filter(move |(_, node)| node.kind == kind).map(|(at, _)| at)
}

fn named(
    nodes: &[PlanNode],
    ranks: Vec<usize>,
    doubt: impl Fn(String) -> PlanDoubt,
) -> Vec<(usize, PlanDoubt)> {
    let name = |at: usize| nodes.get(at).map(PlanNode::name).unwrap_or_default();
    ranks.into_iter().map(|at| (at, doubt(name(at)))).collect()
}

#[cfg(test)]
mod tests;
