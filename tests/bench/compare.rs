//! Comparing two drafts: a large plan, and plans that no ministry would write.
use std::time::Duration;

use greffier::domain::compare::align_sections;
use greffier::domain::diff;
use greffier::domain::number::MeasureNumber;
use greffier::domain::plan::{Draft, NodeKind, Paragraph, PlanNode};

use crate::table::{Table, timed};

const GOAL: Duration = Duration::from_secs(2);

/// A row of figures for each pair of drafts.
pub(crate) fn measure(table: &mut Table) {
    let (old, new) = (plan(0), altered(plan(0)));
    table.time("compare: 1 MB, 1,100 articles", took(&old, &new), Some(GOAL));
    let other = plan(7_919);
    table.time("compare: 1 MB, nothing in common", took(&old, &other), Some(GOAL));
    let same = uniform(1_100, 9, 1);
    table.time("compare: 1 MB, all paragraphs the same", took(&same, &altered(same.clone())), Some(GOAL));
    let one = |seed| uniform_of(vec![text(seed, 150_000)]);
    table.time("compare: one paragraph of 1 MB, changed", took(&one(1), &one(2)), Some(GOAL));
    let tiny = uniform(10_000, 1, 10_000);
    table.time("compare: 10,000 articles of a line", took(&tiny, &altered(tiny.clone())), Some(GOAL));
    let lines = |seed: usize| {
        let mut draft = uniform_of((0..20_000).map(|n| text(seed + n, 7)).collect());
        draft.title.clear();
        draft
    };
    table.time("compare: 20,000 paragraphs in a measure", took(&lines(1), &lines(3)), Some(GOAL));
}

fn took(old: &Draft, new: &Draft) -> Duration {
    let ((), took) = timed(|| {
        let pairs = align_sections(old, new);
        for pair in &pairs {
            let part = |draft: &'_ Draft, at: Option<usize>| {
                at.and_then(|at| draft.nodes.get(at)).map(std::slice::from_ref).unwrap_or_default().to_vec()
            };
            std::hint::black_box(diff::sections(&part(old, pair.old), &part(new, pair.new)));
        }
    });
    took
}

/// So many words, drawn by a seed from a vocabulary of two thousand.
fn text(seed: usize, words: usize) -> String {
    let mut state = (seed as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut text = String::new();
    for n in 0..words {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push_str(["de ", "la ", "l’", "à ", "les ", "que "][n % 6]);
        let word = state % 2_000;
        text.push_str(&format!("mot{}ation{}", word % 50, word));
        text.push_str(if n % 15 == 14 { ". " } else { " " });
    }
    text
}

fn article(number: usize, paragraphs: Vec<String>) -> PlanNode {
    PlanNode {
        key: format!("m-{number}").as_str().into(),
        kind: NodeKind::Measure,
        label: "Article".to_owned(),
        number: Some(MeasureNumber::new(&number.to_string())),
        title: format!("Disposition {number}"),
        paragraphs: paragraphs.into_iter().map(|text| Paragraph { text, ..Paragraph::default() }).collect(),
        ..PlanNode::default()
    }
}

fn plan(seed: usize) -> Draft {
    let nodes = (1..=1_100).map(|n| article(n, (0..3).map(|k| text(seed + n * 3 + k, 19)).collect()));
    Draft { nodes: nodes.collect(), ..Draft::default() }
}

/// Articles that all say the same, or one of so many things.
fn uniform(count: usize, paragraphs: usize, kinds: usize) -> Draft {
    let nodes = (1..=count).map(|n| PlanNode {
        title: String::new(),
        ..article(n, (0..paragraphs).map(|_| text(n % kinds, 6)).collect())
    });
    Draft { nodes: nodes.collect(), ..Draft::default() }
}

fn uniform_of(paragraphs: Vec<String>) -> Draft {
    Draft { nodes: vec![article(1, paragraphs)], ..Draft::default() }
}

/// Another draft: one article more at the head and all renumbered, a third reworded, some gone, some moved.
fn altered(mut draft: Draft) -> Draft {
    for (n, node) in draft.nodes.iter_mut().enumerate().filter(|(n, _)| n % 3 == 0) {
        for paragraph in &mut node.paragraphs {
            paragraph.text = paragraph.text.replacen("les ", "toutes les ", 2).replace("mot7", "autre7");
            if n % 9 == 0 {
                paragraph.text.push_str("Un rapport est remis chaque année.");
            }
        }
    }
    draft.nodes =
        draft.nodes.into_iter().enumerate().filter(|(n, _)| n % 41 != 40).map(|(_, node)| node).collect();
    let middle = draft.nodes.len() / 2;
    draft.nodes.swap(5, middle);
    draft.nodes.insert(0, article(0, vec![text(99, 60)]));
    for (n, node) in draft.nodes.iter_mut().enumerate() {
        node.number = Some(MeasureNumber::new(&(n + 1).to_string()));
    }
    draft
}
