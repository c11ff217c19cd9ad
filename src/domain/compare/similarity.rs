//! How alike texts are: the words they share, the rare ones counting more (cosine of tf-idf vectors).
use std::collections::{HashMap, HashSet};

use crate::text::fold::fold;

/// The texts of two drafts, ready to be compared.
pub(super) struct Texts {
    old: Vec<Vector>,
    new: Vec<Vector>,
}

/// The weights of the terms of a text, of length one.
type Vector = Vec<(u32, f32)>;

/// The most texts one text is compared with further: fewer where there are very many texts.
const PARTNERS_MAX: usize = 32;
const PARTNERS_MIN: usize = 4;
const PAIRS_MAX: usize = 100_000;
/// The most products of weights that are added up.
const STEPS_MAX: usize = 40_000_000;

impl Texts {
    /// Weighs the words of the texts; a word in nearly every one of them tells nothing.
    pub(super) fn new(old: &[String], new: &[String]) -> Self {
        let mut terms: HashMap<String, u32> = HashMap::new();
        let mut holders: Vec<u32> = Vec::new();
        let mut count = |text: &String| -> HashMap<u32, u32> {
            let mut counts = HashMap::new();
            for word in stems(text) {
                let known = u32::try_from(terms.len()).unwrap_or(u32::MAX);
                let term = *terms.entry(word).or_insert(known);
                let times: &mut u32 = counts.entry(term).or_default();
                *times += 1;
            }
            holders.resize(terms.len(), 0);
            for term in counts.keys() {
                if let Some(n) = holders.get_mut(usize::try_from(*term).unwrap_or(usize::MAX)) {
                    *n += 1;
                }
            }
            counts
        };
        let old: Vec<HashMap<u32, u32>> = old.iter().map(&mut count).collect();
        let new: Vec<HashMap<u32, u32>> = new.iter().map(&mut count).collect();
        let total = float(u32::try_from(old.len() + new.len()).unwrap_or(u32::MAX));
        let weigh = |counts: HashMap<u32, u32>| vector(counts, &holders, total);
        Self { old: old.into_iter().map(weigh).collect(), new: new.into_iter().map(weigh).collect() }
    }

    /// The pairs (old, new) that are alike at least this much, with how much; of the many that one text may have, the
    /// best.
    pub(super) fn pairs(&self, least: f32) -> Vec<(usize, usize, f32)> {
        let postings = postings(&self.new, self.old.iter());
        let partners = (PAIRS_MAX / self.old.len().max(1)).clamp(PARTNERS_MIN, PARTNERS_MAX);
        let mut pairs = Vec::new();
        let mut sums = vec![0.0_f32; self.new.len()];
        for (old, vector) in self.old.iter().enumerate() {
            let mut touched: Vec<usize> = Vec::new();
            for (term, weight) in vector {
                for (new, other) in postings.get(term).into_iter().flatten() {
                    if let Some(sum) = sums.get_mut(*new) {
                        if *sum <= 0.0 {
                            touched.push(*new);
                        }
                        *sum += weight * other;
                    }
                }
            }
            let mut found = Vec::new();
            for new in touched {
                let sum = sums.get_mut(new).map(std::mem::take).unwrap_or_default();
                if sum >= least {
                    found.push((new, sum));
                }
            }
            if found.len() > partners {
                // Where many are as good, the nearest in the reading order.
                found.select_nth_unstable_by(partners, |x, y| {
                    y.1.total_cmp(&x.1).then_with(|| x.0.abs_diff(old).cmp(&y.0.abs_diff(old)))
                });
                found.truncate(partners);
            }
            pairs.extend(found.into_iter().map(|(new, sum)| (old, new, sum)));
        }
        pairs
    }

    /// For each new text asked for, the old text most of it comes from, with the share that does.
    pub(super) fn sources(&self, wanted: &[usize]) -> Vec<Option<(usize, f32)>> {
        let sought = wanted.iter().filter_map(|at| self.new.get(*at));
        let held = postings(&self.old, sought);
        let source = |at: &usize| {
            let mut shares = vec![0.0_f32; self.old.len()];
            for (term, weight) in self.new.get(*at).into_iter().flatten() {
                for (old, _) in held.get(term).into_iter().flatten() {
                    if let Some(share) = shares.get_mut(*old) {
                        *share += weight * weight;
                    }
                }
            }
            shares.into_iter().enumerate().max_by(|x, y| x.1.total_cmp(&y.1))
        };
        wanted.iter().map(source).collect()
    }
}

/// The texts each term stands in, for weighing the asking texts against all of them. The most common terms are left out
/// where that would be felt.
fn postings<'v>(
    texts: &[Vector],
    asking: impl Iterator<Item = &'v Vector>,
) -> HashMap<u32, Vec<(usize, f32)>> {
    let mut postings: HashMap<u32, Vec<(usize, f32)>> = HashMap::new();
    for (at, vector) in texts.iter().enumerate() {
        for (term, weight) in vector {
            postings.entry(*term).or_default().push((at, *weight));
        }
    }
    let mut uses: HashMap<u32, usize> = HashMap::new();
    for (term, _) in asking.flatten() {
        *uses.entry(*term).or_default() += 1;
    }
    let mut costs: Vec<(usize, u32)> =
        uses.into_iter().map(|(term, uses)| (uses * postings.get(&term).map_or(0, Vec::len), term)).collect();
    costs.sort_unstable();
    let mut spent = 0;
    for (cost, term) in costs {
        spent += cost;
        if spent > STEPS_MAX {
            postings.remove(&term);
        }
    }
    postings
}

fn vector(counts: HashMap<u32, u32>, holders: &[u32], total: f32) -> Vector {
    let mut vector: Vector = counts
        .into_iter()
        .filter_map(|(term, times)| {
            let holding = float(holders.get(usize::try_from(term).ok()?).copied()?);
            // Words of more than half the texts are dropped where there are enough texts to tell.
            let common = total > 20.0 && holding > total * 0.5;
            (!common).then(|| (term, (1.0 + float(times).ln()) * (1.0 + total / holding).ln()))
        })
        .collect();
    vector.sort_unstable_by_key(|(term, _)| *term);
    let length = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    for (_, weight) in &mut vector {
        *weight /= length.max(f32::EPSILON);
    }
    vector
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words and texts are far below the precision of a float"
)]
fn float(n: u32) -> f32 {
    n as f32
}

/// The words of a text that say something, folded, each once.
pub(in crate::domain) fn bag(text: &str) -> HashSet<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_owned).collect()
}

/// The share of words that two texts have in common, in percent.
pub(in crate::domain) fn likeness(a: &HashSet<String>, b: &HashSet<String>) -> usize {
    200 * a.intersection(b).count() / (a.len() + b.len()).max(1)
}

/// The words of a text without accents, plural and ending: enough for « sensibiliser » to meet « sensibilisation ».
pub(super) fn stems(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2 || word.starts_with(|c: char| c.is_ascii_digit()))
        .map(|word| word.trim_end_matches(['s', 'x', 'e']).chars().take(7).collect())
        .collect();
    words.into_iter()
}
