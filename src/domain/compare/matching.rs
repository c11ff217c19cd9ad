//! Which section of the old draft is which of the new one: the best pairs first, by number, title and words.
use std::collections::HashMap;

use super::section;
use super::similarity::Texts;
use crate::domain::diff::same_words;
use crate::domain::plan::{Draft, NodeKind, PlanNode};

/// Below this likeness nothing is a pair.
const LIKENESS_MIN: f32 = 0.3;
/// What the same title, the same number and a near place add to the likeness of the words.
const SAME_TITLE: f32 = 0.5;
const SAME_NUMBER: f32 = 0.12;
const SAME_PLACE: f32 = 0.02;

/// The matched sections: rank in the old draft, rank in the new one. Parts match parts of their own kind.
pub(super) fn sections(old: &Draft, new: &Draft) -> Vec<(usize, usize)> {
    let mut matches = Vec::new();
    for kind in
        [NodeKind::Introduction, NodeKind::Priority, NodeKind::Axis, NodeKind::Measure, NodeKind::Other]
    {
        let ranks = |draft: &Draft| -> Vec<usize> {
            draft.nodes.iter().enumerate().filter(|(_, n)| n.kind == kind).map(|(at, _)| at).collect()
        };
        let (old_ranks, new_ranks) = (ranks(old), ranks(new));
        if let (NodeKind::Introduction, Some(a), Some(b)) = (kind, old_ranks.first(), new_ranks.first()) {
            matches.push((*a, *b));
            continue;
        }
        matches.extend(best_first(&side(old, &old_ranks), &side(new, &new_ranks)));
    }
    matches
}

/// A section as it is compared.
struct Candidate<'a> {
    rank: usize,
    node: &'a PlanNode,
    text: String,
}

fn side<'a>(draft: &'a Draft, ranks: &[usize]) -> Vec<Candidate<'a>> {
    let candidate = |rank: &usize| {
        let node = draft.nodes.get(*rank)?;
        let words: Vec<String> = section(draft, *rank).iter().map(PlanNode::text).collect();
        // The title counts twice.
        let text = format!("{0}\n{0}\n{1}", node.title, words.join("\n"));
        Some(Candidate { rank: *rank, node, text })
    };
    ranks.iter().filter_map(candidate).collect()
}

fn best_first(old: &[Candidate<'_>], new: &[Candidate<'_>]) -> Vec<(usize, usize)> {
    let texts = |side: &[Candidate<'_>]| side.iter().map(|c| c.text.clone()).collect::<Vec<_>>();
    let titles = |side: &[Candidate<'_>]| {
        side.iter().map(|c| crate::text::fold::fold(&c.node.title)).collect::<Vec<_>>()
    };
    let (old_titles, new_titles) = (titles(old), titles(new));
    let mut scores: HashMap<(usize, usize), f32> = HashMap::new();
    for (a, b, likeness) in Texts::new(&texts(old), &texts(new)).pairs(LIKENESS_MIN / 2.0) {
        scores.insert((a, b), likeness);
    }
    let mut ranked: Vec<(f32, usize, usize)> = Vec::new();
    for_each_pair(old, new, &scores, |a, b, likeness| {
        let (Some(x), Some(y)) = (old.get(a), new.get(b)) else { return };
        let entitled_alike = !x.node.title.is_empty() && old_titles.get(a) == new_titles.get(b);
        let numbered = x.node.number.is_some() && x.node.number == y.node.number;
        // Two parts of the same number and no words at all (« Article 5 (réservé) ») are the same.
        let bare = numbered && same_words(&x.text, &y.text);
        let score = likeness
            + if entitled_alike { SAME_TITLE } else { 0.0 }
            + if numbered { SAME_NUMBER } else { 0.0 }
            + if bare { 1.0 } else { 0.0 };
        if score >= LIKENESS_MIN {
            ranked.push((score + SAME_PLACE * nearness(a, old.len(), b, new.len()), a, b));
        }
    });
    ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)).then(x.2.cmp(&y.2)));
    let (mut old_free, mut new_free) = (vec![true; old.len()], vec![true; new.len()]);
    let mut matches = Vec::new();
    for (_, a, b) in ranked {
        if let (Some(old_is_free @ true), Some(new_is_free @ true)) =
            (old_free.get_mut(a), new_free.get_mut(b))
        {
            (*old_is_free, *new_is_free) = (false, false);
            if let (Some(x), Some(y)) = (old.get(a), new.get(b)) {
                matches.push((x.rank, y.rank));
            }
        }
    }
    matches
}

/// The pairs worth weighing: those that share words, and those that share a number or a title.
fn for_each_pair(
    old: &[Candidate<'_>],
    new: &[Candidate<'_>],
    scores: &HashMap<(usize, usize), f32>,
    mut weigh: impl FnMut(usize, usize, f32),
) {
    for ((a, b), likeness) in scores {
        weigh(*a, *b, *likeness);
    }
    let mut names: HashMap<String, Vec<usize>> = HashMap::new();
    for (b, candidate) in new.iter().enumerate() {
        for name in names_of(candidate.node) {
            names.entry(name).or_default().push(b);
        }
    }
    for (a, candidate) in old.iter().enumerate() {
        for name in names_of(candidate.node) {
            // A name that many parts bear (« Contexte ») identifies none of them.
            for b in names.get(&name).into_iter().flatten().take(20) {
                if !scores.contains_key(&(a, *b)) {
                    weigh(a, *b, 0.0);
                }
            }
        }
    }
}

fn names_of(node: &PlanNode) -> impl Iterator<Item = String> {
    let number = node.number.as_ref().map(|n| format!("#{}", n.as_str().to_lowercase()));
    let title = (!node.title.is_empty()).then(|| crate::text::fold::fold(&node.title));
    number.into_iter().chain(title)
}

/// 1 for the same place in the reading order, 0 for the two ends of it.
#[expect(clippy::cast_precision_loss, reason = "ranks of sections are far below the precision of a float")]
fn nearness(a: usize, of_a: usize, b: usize, of_b: usize) -> f32 {
    let place = |at: usize, of: usize| at as f32 / of.max(1) as f32;
    1.0 - (place(a, of_a) - place(b, of_b)).abs()
}
