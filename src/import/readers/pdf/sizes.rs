//! What the sizes of letters say: that of the running text, and those of headings, the largest the first level.
use std::collections::BTreeMap;

use super::layout::{Layout, Part};
use super::rows::Line;
use crate::import::limits::LEVEL_MAX;

/// Sizes in steps of a fifth of a point, so that they can be counted.
fn step(size: f64) -> u32 {
    (0..1_000_u32).find(|step| f64::from(*step) * 0.2 + 0.1 > size).unwrap_or(1_000)
}

/// What is written in one size.
#[derive(Default)]
struct Count {
    letters: usize,
    lines: usize,
    bold: usize,
}

/// The sizes of a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sizes {
    /// That of the running text.
    pub(super) body: f64,
    /// Those of headings, in steps, the largest first; those that are nearly the same are one level.
    levels: Vec<(u32, u8)>,
}

impl Sizes {
    pub(super) fn of(layouts: &[Layout]) -> Self {
        let mut steps: BTreeMap<u32, Count> = BTreeMap::new();
        let lines = |layout| -> Vec<&Line> {
            let layout: &Layout = layout;
            layout.parts.iter().flat_map(Part::lines).collect()
        };
        for line in layouts.iter().flat_map(lines) {
            let count = steps.entry(step(line.size)).or_default();
            count.letters += line.text.chars().count();
            count.lines += 1;
            count.bold += usize::from(line.bold);
        }
        let body = steps.iter().max_by_key(|(_, count)| count.letters).map_or(50, |(step, _)| *step);
        let larger = steps.iter().rev().filter(|(step, count)| {
            // Lines of text in a larger type are no headings; a little larger makes one where it is bold too.
            let clearly = **step * 100 > body * 107 || (**step > body && count.bold == count.lines);
            clearly && count.letters < 90 * count.lines
        });
        let mut levels: Vec<(u32, u8)> = Vec::new();
        for (step, _) in larger {
            let level = match levels.last() {
                Some((above, level)) if *step * 1025 > *above * 1000 => *level,
                Some((_, level)) => level + 1,
                None => 1,
            };
            if level > LEVEL_MAX {
                break;
            }
            levels.push((*step, level));
        }
        Self { body: f64::from(body) * 0.2, levels }
    }

    /// The level of a heading in this size.
    pub(super) fn level(&self, size: f64) -> Option<u8> {
        let step = step(size);
        self.levels.iter().find(|(known, _)| *known == step).map(|(_, level)| *level)
    }
}
