//! The keys of the parts of a first draft, made from what each part is (the forms are told in `domain::plan`).
use std::collections::{HashMap, HashSet};

use crate::domain::id::NodeKey;
use crate::domain::number::roman;
use crate::domain::plan::{NodeKind, PlanNode};
use crate::text::fold::fold;

/// Gives every part its key, in reading order.
pub fn assign(nodes: &mut [PlanNode]) {
    let mut maker = Maker::default();
    for node in nodes {
        node.key = maker.key(node);
    }
}

#[derive(Default)]
struct Maker {
    taken: HashSet<String>,
    /// The last suffix given to keys asked for more than once.
    again: HashMap<String, u32>,
    priorities: u32,
    axes: u32,
    measures: u32,
    others: u32,
    /// The section being read, with how many sub-measures and boxes it has so far.
    section: String,
    parts: u32,
    boxes: u32,
}

impl Maker {
    fn key(&mut self, node: &PlanNode) -> NodeKey {
        let key = match node.kind {
            NodeKind::SubMeasure => format!("{}.s-{}", self.section, next(&mut self.parts)),
            NodeKind::Box => format!("{}.box-{}", self.section, next(&mut self.boxes)),
            NodeKind::Introduction => "introduction".to_owned(),
            NodeKind::Priority => format!("p-{}", numbered(node, next(&mut self.priorities))),
            NodeKind::Axis => format!("axis-{}", numbered(node, next(&mut self.axes))),
            NodeKind::Measure => format!("m-{}", numbered(node, next(&mut self.measures))),
            NodeKind::Other => format!("other-{}", next(&mut self.others)),
        };
        let mut unique = key.clone();
        while !self.taken.insert(unique.clone()) {
            let again = self.again.entry(key.clone()).or_insert(1);
            *again += 1;
            unique = format!("{key}~{again}");
        }
        if node.kind.is_section() {
            self.section.clone_from(&unique);
            (self.parts, self.boxes) = (0, 0);
        }
        NodeKey::new(unique)
    }
}

fn next(counter: &mut u32) -> u32 {
    *counter += 1;
    *counter
}

/// The number as a key, or the rank of a part that bears none.
fn numbered(node: &PlanNode, rank: u32) -> String {
    let Some(number) = &node.number else { return rank.to_string() };
    if let Some(value) = roman(number.as_str()) {
        return value.to_string();
    }
    let mut slug = String::new();
    for c in fold(number.as_str()).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { rank.to_string() } else { slug.to_owned() }
}
