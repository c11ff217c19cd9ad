//! The names on the simulated disk: which folder holds which file, what of it is durable, and every set of
//! names that a power cut may leave.

use std::collections::BTreeMap;

/// A file or folder, by its number.
pub(super) type Node = usize;
/// A name in a folder.
pub(super) type Slot = (Node, String);
/// All the names of the disk.
pub(super) type Tree = BTreeMap<Slot, Node>;

/// One alteration of the names.
#[derive(Debug, Clone)]
pub(super) enum NameOp {
    Link(Slot, Node),
    Unlink(Slot),
    Rename { from: Slot, to: Slot, node: Node },
}

/// What a power cut would do to an alteration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It stays.
    Durable,
    /// It may stay or not, and the next folder synchronization makes it stay.
    Pending,
    /// A synchronization failed over it: it may stay or not, and nothing will make it stay.
    Forsaken,
}

impl NameOp {
    fn touches(&self, folder: Node) -> bool {
        match self {
            Self::Link(slot, _) | Self::Unlink(slot) => slot.0 == folder,
            Self::Rename { from, to, .. } => from.0 == folder || to.0 == folder,
        }
    }

    fn apply(&self, tree: &mut Tree) {
        match self {
            Self::Link(slot, node) => {
                tree.insert(slot.clone(), *node);
            }
            Self::Unlink(slot) => {
                tree.remove(slot);
            }
            Self::Rename { from, to, node } => {
                if tree.get(from) == Some(node) {
                    tree.remove(from);
                }
                tree.insert(to.clone(), *node);
            }
        }
    }
}

/// The names as programs see them, and the road that led there.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    pub(super) live: Tree,
    base: Tree,
    road: Vec<(NameOp, Fate)>,
}

impl Names {
    /// Names that are all durable.
    pub(super) fn durable(tree: Tree) -> Self {
        Self { live: tree.clone(), base: tree, road: Vec::new() }
    }

    pub(super) fn perform(&mut self, op: NameOp) {
        op.apply(&mut self.live);
        self.road.push((op, Fate::Pending));
    }

    /// Synchronizes a folder, or fails to.
    pub(super) fn sync(&mut self, folder: Node, works: bool) {
        for (op, fate) in &mut self.road {
            if *fate == Fate::Pending && op.touches(folder) {
                *fate = if works { Fate::Durable } else { Fate::Forsaken };
            }
        }
        let settled = self.road.iter().take_while(|(_, fate)| *fate == Fate::Durable).count();
        for (op, _) in self.road.drain(..settled) {
            op.apply(&mut self.base);
        }
    }

    /// How many alterations a power cut may keep or drop, each on its own.
    pub(super) fn undecided(&self) -> usize {
        self.road.iter().filter(|(_, fate)| *fate != Fate::Durable).count()
    }

    /// The names left when exactly the undecided alterations for which `kept` answers true have happened.
    pub(super) fn after_cut(&self, mut kept: impl FnMut(usize) -> bool) -> Tree {
        let mut tree = self.base.clone();
        let mut rank = 0;
        for (op, fate) in &self.road {
            let happens = *fate == Fate::Durable || {
                rank += 1;
                kept(rank - 1)
            };
            if happens {
                op.apply(&mut tree);
            }
        }
        tree
    }
}
