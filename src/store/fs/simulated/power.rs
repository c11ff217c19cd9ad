//! The power cut: every disk that could be found afterwards, or a fair sample when they are too many.

use super::names::{Names, Node};
use super::{Content, Faults, SimulatedDisk, State, Thing};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

impl SimulatedDisk {
    /// The disks that a power cut now could leave: all of them if they are at most `at_most`, else the one that
    /// kept least, the one that kept everything, and others drawn evenly (always the same for the same disk).
    pub fn after_power_cut(&self, at_most: usize) -> Vec<Self> {
        let state = self.state().clone();
        let contents = undecided_contents(&state);
        let names = state.names.undecided();
        let mut radices = vec![2_usize; names];
        radices.extend(contents.values().map(Vec::len));
        draws(&radices, at_most).iter().map(|draw| build(&state, &contents, draw)).collect()
    }
}

/// For each file that is not wholly settled, the contents it may be found with.
fn undecided_contents(state: &State) -> BTreeMap<Node, Vec<Vec<u8>>> {
    let candidates = state.things.iter().enumerate().filter_map(|(node, thing)| match thing {
        Thing::File(content) => Some((node, content.after_cut())),
        Thing::Folder => None,
    });
    candidates.collect()
}

/// Combinations of one digit per radix: all of them, or a sample.
fn draws(radices: &[usize], at_most: usize) -> Vec<Vec<usize>> {
    let total = radices.iter().fold(1_usize, |product, radix| product.saturating_mul(*radix));
    if total <= at_most {
        return (0..total).map(|rank| digits(rank, radices)).collect();
    }
    let mut drawn = BTreeSet::new();
    drawn.insert(vec![0; radices.len()]);
    drawn.insert(radices.iter().map(|radix| radix - 1).collect());
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64 ^ (total as u64);
    for _ in 0..at_most.saturating_sub(2) {
        drawn.insert(radices.iter().map(|radix| pick(&mut seed, *radix)).collect());
    }
    drawn.into_iter().collect()
}

fn digits(mut rank: usize, radices: &[usize]) -> Vec<usize> {
    let split = |radix: &usize| {
        let digit = rank % radix;
        rank /= radix;
        digit
    };
    radices.iter().map(split).collect()
}

/// The next of a fixed sequence of draws (xorshift), below `radix`.
fn pick(seed: &mut u64, radix: usize) -> usize {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    usize::try_from((*seed >> 16) % radix as u64).unwrap_or_default()
}

fn build(state: &State, contents: &BTreeMap<Node, Vec<Vec<u8>>>, draw: &[usize]) -> SimulatedDisk {
    let tree = state.names.after_cut(|rank| draw.get(rank) == Some(&1));
    let mut things = state.things.clone();
    let choices = draw.iter().skip(state.names.undecided());
    for ((node, states), choice) in contents.iter().zip(choices) {
        if let (Some(thing), Some(bytes)) = (things.get_mut(*node), states.get(*choice)) {
            *thing = Thing::File(Content::durable(bytes.clone()));
        }
    }
    let state = State {
        names: Names::durable(tree),
        things,
        locked: BTreeSet::new(),
        faults: Faults::default(),
        calls: 0,
    };
    SimulatedDisk { state: Arc::new(Mutex::new(state)) }
}
