//! Choosing pairs so that everybody has one at most and the sum of their scores is as great as can be: the best
//! first, then exchanges for as long as one makes the sum greater.
/// A possible pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edge {
    pub(super) score: f32,
    pub(super) old: usize,
    pub(super) new: usize,
}

/// How often all exchanges are tried.
const ROUNDS_MAX: usize = 8;
/// What an exchange must bring, so that rounding makes none.
const GAIN_MIN: f32 = 1e-4;

/// The chosen pairs.
pub(super) fn choose(edges: &[Edge], old_count: usize, new_count: usize) -> Vec<(usize, usize)> {
    let mut ranked = edges.to_vec();
    ranked.sort_by(|x, y| y.score.total_cmp(&x.score).then(x.old.cmp(&y.old)).then(x.new.cmp(&y.new)));
    let mut state = State {
        new_of: vec![None; old_count],
        old_of: vec![None; new_count],
        edges_of_old: vec![Vec::new(); old_count],
        edges_of_new: vec![Vec::new(); new_count],
    };
    for edge in &ranked {
        if let (Some(from), Some(to)) =
            (state.edges_of_old.get_mut(edge.old), state.edges_of_new.get_mut(edge.new))
        {
            from.push(*edge);
            to.push(*edge);
        }
    }
    for edge in &ranked {
        if state.new_of(edge.old).is_none() && state.old_of(edge.new).is_none() {
            state.join(edge.old, edge.new);
        }
    }
    for _ in 0..ROUNDS_MAX {
        let mut exchanged = false;
        for edge in &ranked {
            exchanged |= state.exchange(edge);
        }
        if !exchanged {
            break;
        }
    }
    let pairs = state.new_of.iter().enumerate();
    pairs.filter_map(|(old, new)| new.map(|new| (old, new))).collect()
}

struct State {
    new_of: Vec<Option<usize>>,
    old_of: Vec<Option<usize>>,
    /// The possible pairs of each, the best first.
    edges_of_old: Vec<Vec<Edge>>,
    edges_of_new: Vec<Vec<Edge>>,
}

impl State {
    fn new_of(&self, old: usize) -> Option<usize> {
        self.new_of.get(old).copied().flatten()
    }

    fn old_of(&self, new: usize) -> Option<usize> {
        self.old_of.get(new).copied().flatten()
    }

    fn join(&mut self, old: usize, new: usize) {
        if let (Some(there), Some(here)) = (self.new_of.get_mut(old), self.old_of.get_mut(new)) {
            (*there, *here) = (Some(new), Some(old));
        }
    }

    fn part(&mut self, old: usize, new: usize) {
        if let (Some(there), Some(here)) = (self.new_of.get_mut(old), self.old_of.get_mut(new)) {
            (*there, *here) = (None, None);
        }
    }

    /// Joins this pair, and what it leaves alone with one another or with what is free, when that is worth more than
    /// what there is.
    fn exchange(&mut self, edge: &Edge) -> bool {
        let (there, here) = (self.new_of(edge.old), self.old_of(edge.new));
        if there == Some(edge.new) {
            return false;
        }
        let score = |old: Option<usize>, new: Option<usize>| {
            let (old, new) = old.zip(new)?;
            self.edges_of_old.get(old)?.iter().find(|edge| edge.new == new).map(|edge| edge.score)
        };
        let lost = score(Some(edge.old), there).unwrap_or(0.0) + score(here, Some(edge.new)).unwrap_or(0.0);
        let rest = match (here, there) {
            (Some(old), Some(new)) => score(here, there).map(|score| Edge { score, old, new }),
            (Some(old), None) => self.free_partner(&self.edges_of_old, old, edge),
            (None, Some(new)) => self.free_partner(&self.edges_of_new, new, edge),
            (None, None) => None,
        };
        if edge.score + rest.map_or(0.0, |rest| rest.score) - lost < GAIN_MIN {
            return false;
        }
        if let Some(new) = there {
            self.part(edge.old, new);
        }
        if let Some(old) = here {
            self.part(old, edge.new);
        }
        self.join(edge.old, edge.new);
        if let Some(rest) = rest {
            self.join(rest.old, rest.new);
        }
        true
    }

    /// The best pair of this one with something free that this edge does not take.
    fn free_partner(&self, edges: &[Vec<Edge>], of: usize, taken: &Edge) -> Option<Edge> {
        let free = |edge: &&Edge| {
            let old = self.new_of(edge.old).is_none() || self.old_of(taken.new) == Some(edge.old);
            let new = self.old_of(edge.new).is_none() || self.new_of(taken.old) == Some(edge.new);
            old && new && edge.old != taken.old && edge.new != taken.new
        };
        edges.get(of)?.iter().find(free).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Edge, choose};

    #[test]
    fn the_best_pair_gives_way_to_a_better_whole() {
        let edges = [(0.85, 0, 1), (0.8, 0, 0), (0.5, 1, 1)];
        let edges = edges.map(|(score, old, new)| Edge { score, old, new });
        assert_eq!(choose(&edges, 2, 2), [(0, 0), (1, 1)]);
        assert_eq!(choose(&edges[..1], 2, 2), [(0, 1)]);
        assert_eq!(choose(&[], 2, 2), []);
    }
}
