//! Blocks and their scheme → the parts of the plan, in reading order. Nothing of the text is lost: what stands under
//! no heading stands in the introduction.
use std::collections::HashMap;
use std::mem::Discriminant;

use super::limits::WARNINGS_A_KIND_MAX;
use super::readers::{Block, Form, Reading};
use super::report::{Doubt, Warning};
use super::scheme::{Heading, Scheme};
use crate::domain::doubts::{self, PlanDoubt};
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{NodeKind, Paragraph, ParagraphKind, PlanNode, Remark};
use crate::text::fold::fold;

/// The parts of a plan, keys still to be given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// The parts, in reading order.
    pub nodes: Vec<PlanNode>,
    /// What is doubtful about them.
    pub warnings: Vec<Warning>,
    /// What stands in the file and in no part.
    pub set_aside: Vec<Paragraph>,
}

/// Makes the parts of the plan.
pub fn build(reading: &Reading, scheme: &Scheme) -> Outline {
    let mut builder = Builder::default();
    let mut headings = scheme.headings.iter().peekable();
    let mut remarks = reading.remarks.iter().peekable();
    for (at, block) in reading.blocks.iter().enumerate() {
        if let Form::Page(page) = block.form {
            builder.page = Some(page);
        } else if let Some(heading) = headings.next_if(|heading| heading.block == at) {
            builder.heading(heading);
        } else if scheme.title != Some(at)
            && !(matches!(block.form, Form::Heading(_)) && block.text.is_empty())
        {
            builder.text(block);
        }
        while let Some((_, remark)) = remarks.next_if(|(block, _)| *block <= at) {
            builder.remark(remark);
        }
    }
    let (nodes, twice) = without_printed_twice(builder.nodes);
    let mut warnings = builder.warnings;
    warnings.extend(part_doubts(&nodes));
    let mut set_aside = reading.set_aside.clone();
    set_aside.extend(twice);
    set_aside.extend(numbers_before_labels(reading, scheme));
    Outline { nodes, warnings, set_aside }
}

/// The numbers of « 2.1.1 Mesure 4 : … », which give way to those typed with the label: kept in one line.
fn numbers_before_labels(reading: &Reading, scheme: &Scheme) -> Option<Paragraph> {
    let before = |heading: &Heading| {
        let label = heading.shape.as_ref().map(|shape| &shape.label).filter(|label| !label.is_empty())?;
        let (number, _) = reading.blocks.get(heading.block)?.text.split_once(label.as_str())?;
        let number = number.trim_matches([' ', '\u{A0}', '\u{202F}']);
        number.contains(|c: char| c.is_ascii_alphanumeric()).then(|| number.to_owned())
    };
    let numbers: Vec<String> = scheme.headings.iter().filter_map(before).collect();
    (!numbers.is_empty()).then(|| Paragraph { text: numbers.join("  "), ..Paragraph::default() })
}

#[derive(Default)]
struct Builder {
    nodes: Vec<PlanNode>,
    warnings: Vec<Warning>,
    /// The ranks of the headings the next text stands under.
    open: Vec<u8>,
    page: Option<u32>,
    /// The part that running text goes to, and the box being read.
    holder: Option<usize>,
    boxed: Option<(u32, usize)>,
    /// Whether the introduction was begun by text, its heading still to come.
    untitled_introduction: bool,
}

impl Builder {
    fn heading(&mut self, heading: &Heading) {
        self.boxed = None;
        if heading.title.is_empty() && heading.shape.is_none() {
            if self.warnings.len() < WARNINGS_A_KIND_MAX {
                self.warnings.push(Warning::about(Doubt::NoTitle { name: String::new() }, self.page, ""));
            }
            return;
        }
        while self.open.last().is_some_and(|rank| *rank >= heading.rank) {
            self.open.pop();
        }
        let depth = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        self.open.push(heading.rank);
        if heading.kind == NodeKind::Introduction
            && std::mem::take(&mut self.untitled_introduction)
            && let Some(only) = self.nodes.first_mut()
        {
            only.title.clone_from(&heading.title);
            return;
        }
        self.untitled_introduction = false;
        let (label, number) = match &heading.shape {
            Some(shape) => (shape.label.clone(), Some(MeasureNumber::new(&shape.number))),
            None => (String::new(), None),
        };
        let node = node(heading.kind, label, number, heading.title.clone());
        self.holder = Some(self.push(PlanNode { depth, ..node }));
        if let Some(body) = &heading.body {
            self.paragraph(ParagraphKind::Text, body.clone());
        }
    }

    fn text(&mut self, block: &Block) {
        let kind =
            if matches!(block.form, Form::Item(_)) { ParagraphKind::Dash } else { ParagraphKind::Text };
        let holder = self.holder.unwrap_or_else(|| {
            self.untitled_introduction = true;
            self.push(node(NodeKind::Introduction, String::new(), None, "Introduction".to_owned()))
        });
        self.holder = Some(holder);
        match block.boxed {
            None => self.boxed = None,
            Some(number) if self.boxed.is_none_or(|(open, _)| open != number) => {
                let depth = self.nodes.get(holder).map_or(0, |node| node.depth.saturating_add(1));
                let frame = node(NodeKind::Box, String::new(), None, String::new());
                self.boxed = Some((number, self.push(PlanNode { depth, ..frame })));
            }
            Some(_) => {}
        }
        self.paragraph(kind, block.text.clone());
    }

    fn paragraph(&mut self, kind: ParagraphKind, text: String) {
        let page = self.page;
        let at = self.boxed.map(|(_, at)| at).or(self.holder);
        if let Some(node) = at.and_then(|at| self.nodes.get_mut(at)) {
            node.paragraphs.push(Paragraph { kind, text, page });
        }
    }

    /// A remark belongs to the part its words stand in; one about the title of the plan to the first part.
    fn remark(&mut self, remark: &Remark) {
        let at = self.boxed.map(|(_, at)| at).or(self.holder).unwrap_or(0);
        if let Some(node) = self.nodes.get_mut(at) {
            node.remarks.push(remark.clone());
        }
    }

    fn push(&mut self, mut node: PlanNode) -> usize {
        node.page = self.page;
        self.nodes.push(node);
        self.nodes.len() - 1
    }
}

fn node(kind: NodeKind, label: String, number: Option<MeasureNumber>, title: String) -> PlanNode {
    PlanNode { kind, label, number, title, ..PlanNode::default() }
}

/// A plan prints its headings a second time in a table of contents or a summary: of two headings that are the same,
/// the one that holds nothing goes. The second answer is what went.
fn without_printed_twice(nodes: Vec<PlanNode>) -> (Vec<PlanNode>, Vec<Paragraph>) {
    let mut keep: Vec<bool> = vec![true; nodes.len()];
    let twins = twins(&nodes);
    for measures in [true, false] {
        let holds = holdings(&nodes, &keep);
        for (first, second) in &twins {
            let (Some(a), Some(b)) = (nodes.get(*first), nodes.get(*second)) else { continue };
            let holding = |at: usize| holds.get(at).copied().unwrap_or(false);
            let alike = (a.kind == NodeKind::Measure) == measures && same_title(&a.title, &b.title);
            let goes = match (holding(*first), holding(*second)) {
                _ if !alike => continue,
                (false, true) => *first,
                (true, false) => *second,
                _ => continue,
            };
            if let Some(kept) = keep.get_mut(goes) {
                *kept = false;
            }
        }
    }
    let (kept, twice): (Vec<_>, Vec<_>) = nodes.into_iter().zip(keep).partition(|(_, kept)| *kept);
    let twice = twice.into_iter().map(|(node, _)| Paragraph {
        kind: ParagraphKind::Text,
        text: node.heading(),
        page: node.page,
    });
    (kept.into_iter().map(|(node, _)| node).collect(), twice.collect())
}

/// Pairs of neighbors among the sections that bear the same name.
fn twins(nodes: &[PlanNode]) -> Vec<(usize, usize)> {
    let mut last: HashMap<(NodeKind, String), usize> = HashMap::new();
    let mut pairs = Vec::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.kind.is_section()) {
        let name = match &node.number {
            Some(number) => format!("{} {number}", node.label),
            None => node.title.clone(),
        };
        if let Some(before) = last.insert((node.kind, fold(&name)), at) {
            pairs.push((before, at));
        }
    }
    pairs
}

/// For each part, whether it holds text, or parts of its own that are kept and hold text.
fn holdings(nodes: &[PlanNode], keep: &[bool]) -> Vec<bool> {
    let mut holds = vec![false; nodes.len()];
    let mut open: Vec<(u8, usize)> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        while open.last().is_some_and(|(depth, _)| *depth >= node.depth) {
            open.pop();
        }
        open.push((node.depth, at));
        if node.paragraphs.is_empty() || !keep.get(at).copied().unwrap_or(false) {
            continue;
        }
        for (_, holder) in &open {
            if let Some(held) = holds.get_mut(*holder) {
                *held = true;
            }
        }
    }
    holds
}

/// The same words, or one the beginning of the other (titles are cut short in tables of contents).
fn same_title(a: &str, b: &str) -> bool {
    let letters = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (a, b) = (letters(a), letters(b));
    a == b || (a.len() > 12 && b.starts_with(&a)) || (b.len() > 12 && a.starts_with(&b))
}

/// What is doubtful about the parts, as warnings; no kind of doubt drowns the others.
fn part_doubts(nodes: &[PlanNode]) -> Vec<Warning> {
    let mut told: HashMap<Discriminant<PlanDoubt>, usize> = HashMap::new();
    let mut warnings = Vec::new();
    for (at, doubt) in doubts::by_rank(nodes) {
        let count = told.entry(std::mem::discriminant(&doubt)).or_default();
        *count += 1;
        if *count > WARNINGS_A_KIND_MAX {
            continue;
        }
        let warning = match (&doubt, nodes.get(at)) {
            (PlanDoubt::NoMeasure, _) | (_, None) => Warning::about_file(Doubt::Part(doubt)),
            (PlanDoubt::NoTitle { .. }, Some(node)) => {
                let text = node.text();
                Warning::about(Doubt::Part(doubt), node.page, &text)
            }
            (_, Some(node)) => Warning::about(Doubt::Part(doubt), node.page, &node.heading()),
        };
        warnings.push(warning);
    }
    warnings
}

#[cfg(test)]
mod tests;
