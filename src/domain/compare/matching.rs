//! Which section of the old draft is which of the new one: by number, title and words together, so that the sum of
//! all likenesses is as great as can be.
mod assignment;
mod headings;

use std::collections::HashMap;

use super::section;
use super::similarity::{Texts, stems};
use crate::domain::diff::skeleton;
use crate::domain::plan::{Draft, NodeKind, PlanNode, parents};
use crate::text::fold::fold;

use assignment::Edge;

/// Below this likeness nothing is a pair.
const LIKENESS_MIN: f32 = 0.3;
/// Where a text is somewhat like many others, its pair must be so much more like it than those, up to a point.
const ABOVE_OTHERS: f32 = 1.5;
const LIKENESS_ASKED_MAX: f32 = 0.6;
/// What the same title adds to the likeness of the words, and what one as good as the same adds at most.
const SAME_TITLE: f32 = 0.5;
const LIKE_TITLE: f32 = 0.4;
/// What the same text adds, so that a new title over it matters little.
const SAME_TEXT: f32 = 0.4;
/// What the same number, the same heading above and a near place add where several pairs are possible.
const SAME_NUMBER: f32 = 0.12;
const SAME_HOLDER: f32 = 0.08;
const SAME_PLACE: f32 = 0.02;
/// A number alone proves little: this is what it counts for in the question whether there is a pair at all.
const NUMBER_PROOF: f32 = 0.04;
/// How alike titles must be to count as one that was altered.
const TITLE_LIKENESS_MIN: f32 = 0.5;

/// The matched sections: rank in the old draft, rank in the new one. Parts match parts of their own kind.
pub(super) fn sections(old: &Draft, new: &Draft) -> Vec<(usize, usize)> {
    let mut matches = Vec::new();
    if let (Some(a), Some(b)) =
        (ranks(old, NodeKind::Introduction).first(), ranks(new, NodeKind::Introduction).first())
    {
        matches.push((*a, *b));
    }
    let measures = Matcher::new(old, new, NodeKind::Measure);
    let others = Matcher::new(old, new, NodeKind::Other);
    // Without the headings first: what they hold tells which heading is which, and then they tell which of several
    // measures of one title is which.
    let mut leaves = measures.pairs(&HashMap::new());
    leaves.extend(others.pairs(&HashMap::new()));
    let held = headings::pairs(old, new, &leaves);
    if held.is_empty() {
        matches.extend(leaves);
        return matches;
    }
    let known: HashMap<usize, usize> = held.iter().copied().collect();
    matches.extend(measures.pairs(&known));
    matches.extend(others.pairs(&known));
    matches.extend(held);
    matches
}

fn ranks(draft: &Draft, kind: NodeKind) -> Vec<usize> {
    draft.nodes.iter().enumerate().filter(|(_, node)| node.kind == kind).map(|(at, _)| at).collect()
}

/// A section as it is compared.
struct Candidate<'a> {
    rank: usize,
    node: &'a PlanNode,
    /// Its title folded, and the words of it that count.
    title: String,
    title_words: Vec<String>,
    /// Its title and all its words.
    text: String,
    /// What it says but for its heading and typography.
    body: String,
    holder: Option<usize>,
}

fn side(draft: &Draft, kind: NodeKind) -> Vec<Candidate<'_>> {
    let holders = parents(&draft.nodes);
    let candidate = |rank: usize| {
        let node = draft.nodes.get(rank)?;
        let words: Vec<String> = section(draft, rank).iter().map(PlanNode::text).collect();
        Some(Candidate {
            rank,
            node,
            title: fold(&node.title),
            title_words: stems(&node.title).collect(),
            text: format!("{}\n{}", node.title, words.join("\n")),
            body: skeleton(&super::words(section(draft, rank))),
            holder: holders.get(rank).copied().flatten(),
        })
    };
    ranks(draft, kind).into_iter().filter_map(candidate).collect()
}

/// The sections of one kind in both drafts, and how alike they are.
struct Matcher<'a> {
    old: Vec<Candidate<'a>>,
    new: Vec<Candidate<'a>>,
    /// Pairs worth weighing, with the likeness of their words.
    alike: Vec<(usize, usize, f32)>,
    /// For each old section, the likeness its pair must reach.
    asked: Vec<f32>,
    /// How many sections of a draft bear a title at most: a title of many identifies none.
    bearers: HashMap<String, usize>,
}

impl<'a> Matcher<'a> {
    fn new(old: &'a Draft, new: &'a Draft, kind: NodeKind) -> Self {
        let (old, new) = (side(old, kind), side(new, kind));
        let mut alike = {
            let texts = |side: &'_ [Candidate<'_>]| side.iter().map(|c| c.text.clone()).collect::<Vec<_>>();
            Texts::new(&texts(&old), &texts(&new)).pairs(LIKENESS_MIN / 3.0)
        };
        let asked = asked(&alike, old.len());
        alike.extend(named_alike(&old, &new, &alike));
        let mut bearers: HashMap<String, usize> = HashMap::new();
        for side in [&old, &new] {
            let mut counts: HashMap<&str, usize> = HashMap::new();
            for candidate in side.iter().filter(|candidate| !candidate.title.is_empty()) {
                *counts.entry(&candidate.title).or_default() += 1;
            }
            for (title, count) in counts {
                let most = bearers.entry(title.to_owned()).or_default();
                *most = count.max(*most);
            }
        }
        Self { old, new, alike, asked, bearers }
    }

    /// The pairs, given which headings are the same.
    fn pairs(&self, headings: &HashMap<usize, usize>) -> Vec<(usize, usize)> {
        let edges: Vec<Edge> =
            self.alike.iter().filter_map(|(a, b, likeness)| self.edge(*a, *b, *likeness, headings)).collect();
        let chosen = assignment::choose(&edges, self.old.len(), self.new.len());
        let rank = |side: &[Candidate<'_>], at: usize| side.get(at).map(|candidate| candidate.rank);
        chosen.into_iter().filter_map(|(a, b)| Some((rank(&self.old, a)?, rank(&self.new, b)?))).collect()
    }

    fn edge(&self, a: usize, b: usize, likeness: f32, headings: &HashMap<usize, usize>) -> Option<Edge> {
        let (x, y) = (self.old.get(a)?, self.new.get(b)?);
        let numbered = x.node.number.is_some() && x.node.number == y.node.number;
        let held = x.holder.and_then(|holder| headings.get(&holder)).is_some_and(|h| Some(*h) == y.holder);
        // Two parts of the same number and no words at all (« Article 5 (réservé) ») are the same.
        let asked = self.asked.get(a).copied().unwrap_or(LIKENESS_MIN);
        let bare = numbered && x.body.is_empty() && y.body.is_empty() && x.title == y.title;
        let same = !x.body.is_empty() && x.body == y.body;
        let proof = likeness
            + self.entitled(x, y)
            + if same { SAME_TEXT } else { 0.0 }
            + if bare { 1.0 } else { 0.0 };
        if proof + if numbered { NUMBER_PROOF } else { 0.0 } < asked {
            return None;
        }
        let score = proof
            + if numbered { SAME_NUMBER } else { 0.0 }
            + if held { SAME_HOLDER } else { 0.0 }
            + SAME_PLACE * nearness(a, self.old.len(), b, self.new.len());
        Some(Edge { score, old: a, new: b })
    }

    /// What the titles say.
    fn entitled(&self, x: &Candidate<'_>, y: &Candidate<'_>) -> f32 {
        if x.title.is_empty() || y.title.is_empty() {
            return 0.0;
        }
        if x.title == y.title {
            return SAME_TITLE / float(self.bearers.get(&x.title).copied().unwrap_or(1).max(1));
        }
        let alike = dice(&x.title_words, &y.title_words);
        if alike >= TITLE_LIKENESS_MIN { LIKE_TITLE * alike } else { 0.0 }
    }
}

/// What the pair of each old section must reach: more than what it shares with many others, which is the way plans
/// are written and not what the measure says.
fn asked(alike: &[(usize, usize, f32)], count: usize) -> Vec<f32> {
    let mut found: Vec<Vec<f32>> = vec![Vec::new(); count];
    for (a, _, likeness) in alike {
        if let Some(found) = found.get_mut(*a) {
            found.push(*likeness);
        }
    }
    let ask = |mut found: Vec<f32>| {
        found.sort_by(|x, y| y.total_cmp(x));
        let others = found.get(3..found.len().min(9)).unwrap_or_default();
        let usual = if others.len() < 3 { 0.0 } else { others.iter().sum::<f32>() / float(others.len()) };
        (ABOVE_OTHERS * usual).clamp(LIKENESS_MIN, LIKENESS_ASKED_MAX)
    };
    found.into_iter().map(ask).collect()
}

/// The share of words two titles have in common.
fn dice(a: &[String], b: &[String]) -> f32 {
    let shared = a.iter().filter(|word| b.contains(word)).count();
    if a.is_empty() || b.is_empty() { 0.0 } else { 2.0 * float(shared) / float(a.len() + b.len()) }
}

/// The pairs that share a number or a title though they share no words.
fn named_alike(
    old: &[Candidate<'_>],
    new: &[Candidate<'_>],
    alike: &[(usize, usize, f32)],
) -> Vec<(usize, usize, f32)> {
    let mut names: HashMap<String, Vec<usize>> = HashMap::new();
    for (b, candidate) in new.iter().enumerate() {
        for name in names_of(candidate) {
            names.entry(name).or_default().push(b);
        }
    }
    let mut seen: std::collections::HashSet<(usize, usize)> =
        alike.iter().map(|(a, b, _)| (*a, *b)).collect();
    let mut more = Vec::new();
    for (a, candidate) in old.iter().enumerate() {
        for name in names_of(candidate) {
            // A name that many parts bear (« Contexte ») identifies none of them: the nearest are enough.
            let bearers = names.get(&name).map(Vec::as_slice).unwrap_or_default();
            let from = bearers.partition_point(|b| *b < a).saturating_sub(10);
            for b in bearers.iter().skip(from).take(20) {
                if seen.insert((a, *b)) {
                    more.push((a, *b, 0.0));
                }
            }
        }
    }
    more
}

fn names_of(candidate: &Candidate<'_>) -> impl Iterator<Item = String> {
    let number = candidate.node.number.as_ref().map(|n| format!("#{}", n.as_str().to_lowercase()));
    let title = (!candidate.title.is_empty()).then(|| candidate.title.clone());
    number.into_iter().chain(title)
}

/// 1 for the same place in the reading order, 0 for the two ends of it.
fn nearness(a: usize, of_a: usize, b: usize, of_b: usize) -> f32 {
    let place = |at: usize, of: usize| float(at) / float(of.max(1));
    1.0 - (place(a, of_a) - place(b, of_b)).abs()
}

#[expect(clippy::cast_precision_loss, reason = "ranks and counts are far below the precision of a float")]
fn float(n: usize) -> f32 {
    n as f32
}
