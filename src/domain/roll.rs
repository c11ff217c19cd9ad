//! An ordered collection from which nothing is ever removed: what is deleted is retired, and can be restored.
use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;

use serde::{Deserialize, Serialize};

use super::session::Refusal;

/// Something with an identity, kept in a [`Roll`].
pub trait Record: Clone {
    /// The type of its identity.
    type Id: Clone + Eq + Hash + Debug + std::fmt::Display;
    /// Its identity, which never changes.
    fn id(&self) -> &Self::Id;
}

/// A record and whether it is retired.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Slot<T> {
    #[serde(flatten)]
    record: T,
    #[serde(default, rename = "_retired", skip_serializing_if = "std::ops::Not::not")]
    retired: bool,
}

/// The ways in which a roll can change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "snake_case",
    bound(
        deserialize = "T: Deserialize<'de>, T::Id: Deserialize<'de>",
        serialize = "T: Serialize, T::Id: Serialize"
    )
)]
pub enum Edit<T: Record> {
    /// A new record, before another one or at the end.
    Add {
        /// The record.
        record: T,
        /// The record it is put before; the end when absent or unknown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<T::Id>,
    },
    /// The same record with other contents.
    Set {
        /// The record as it becomes.
        record: T,
    },
    /// The record goes elsewhere. Places are told by neighbor, never by rank: a rank would mean another place once
    /// an addition is undone, or when two writers are merged.
    Move {
        /// Which.
        id: T::Id,
        /// The record it is put before; the end when absent or unknown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<T::Id>,
    },
    /// The record is deleted; its place is kept.
    Retire {
        /// Which.
        id: T::Id,
    },
    /// A deleted record comes back to its place.
    Restore {
        /// Which.
        id: T::Id,
    },
}

impl<T: Record> Edit<T> {
    pub(super) fn is_add(&self) -> bool {
        matches!(self, Self::Add { .. })
    }
}

/// An ordered collection of records. Two rolls are equal when they show the same records in the same order.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(
    from = "Vec<Slot<T>>",
    into = "Vec<Slot<T>>",
    bound(deserialize = "T: Deserialize<'de>", serialize = "T: Serialize")
)]
pub struct Roll<T: Record> {
    slots: Vec<Slot<T>>,
    ranks: HashMap<T::Id, usize>,
}

impl<T: Record> Default for Roll<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), ranks: HashMap::new() }
    }
}

impl<T: Record> From<Vec<Slot<T>>> for Roll<T> {
    fn from(slots: Vec<Slot<T>>) -> Self {
        let mut roll = Self { slots, ranks: HashMap::new() };
        roll.rank_from(0);
        roll
    }
}

impl<T: Record> From<Roll<T>> for Vec<Slot<T>> {
    fn from(roll: Roll<T>) -> Self {
        roll.slots
    }
}

impl<T: Record + PartialEq> PartialEq for Roll<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: Record> Roll<T> {
    /// The records that are not retired, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.slots.iter().filter(|slot| !slot.retired).map(|slot| &slot.record)
    }

    /// The record with this identity, unless retired.
    pub fn get(&self, id: &T::Id) -> Option<&T> {
        self.slot(id).filter(|slot| !slot.retired).map(|slot| &slot.record)
    }

    fn rank(&self, id: &T::Id) -> Option<usize> {
        self.ranks.get(id).copied()
    }

    /// How many records are not retired.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is no record that is not retired.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Whether there never was a record.
    pub fn was_never_used(&self) -> bool {
        self.slots.is_empty()
    }

    /// How many records there ever were.
    pub fn ever(&self) -> usize {
        self.slots.len()
    }

    /// Applies an edit and gives the edit that undoes it; nothing is altered by a refusal.
    pub fn apply(&mut self, edit: Edit<T>) -> Result<Edit<T>, Refusal> {
        match edit {
            Edit::Add { record, before } => self.add(record, before.as_ref()),
            Edit::Set { record } => {
                let slot = self.active(record.id())?;
                let old = std::mem::replace(&mut slot.record, record);
                Ok(Edit::Set { record: old })
            }
            Edit::Move { id, before } => self.move_before(id, before.as_ref()),
            Edit::Retire { id } => {
                self.active(&id)?.retired = true;
                Ok(Edit::Restore { id })
            }
            Edit::Restore { id } => {
                let rank = self.rank(&id).ok_or_else(|| Refusal::Unknown { id: id.to_string() })?;
                match self.slots.get_mut(rank) {
                    Some(slot) if slot.retired => slot.retired = false,
                    _ => return Err(Refusal::AlreadyThere { id: id.to_string() }),
                }
                Ok(Edit::Retire { id })
            }
        }
    }

    /// Drops a record as if it had never been there; only for a change that is refused after all.
    pub(super) fn forget(&mut self, id: &T::Id) {
        if let Some(rank) = self.ranks.remove(id) {
            self.slots.remove(rank);
            self.rank_from(rank);
        }
    }

    fn add(&mut self, record: T, before: Option<&T::Id>) -> Result<Edit<T>, Refusal> {
        let id = record.id().clone();
        if self.ranks.contains_key(&id) {
            return Err(Refusal::AlreadyThere { id: id.to_string() });
        }
        let rank = self.rank_before(before);
        self.slots.insert(rank, Slot { record, retired: false });
        self.rank_from(rank);
        Ok(Edit::Retire { id })
    }

    fn move_before(&mut self, id: T::Id, before: Option<&T::Id>) -> Result<Edit<T>, Refusal> {
        self.active(&id)?;
        let Some(from) = self.rank(&id) else { return Err(Refusal::Unknown { id: id.to_string() }) };
        let neighbor = self.slots.get(from + 1).map(|slot| slot.record.id().clone());
        if before == Some(&id) {
            return Ok(Edit::Move { id, before: neighbor });
        }
        let target = self.rank_before(before);
        let slot = self.slots.remove(from);
        let to = if target > from { target - 1 } else { target };
        self.slots.insert(to, slot);
        self.rank_from(from.min(to));
        Ok(Edit::Move { id, before: neighbor })
    }

    fn rank_before(&self, before: Option<&T::Id>) -> usize {
        before.and_then(|id| self.rank(id)).unwrap_or(self.slots.len())
    }

    fn slot(&self, id: &T::Id) -> Option<&Slot<T>> {
        self.rank(id).and_then(|rank| self.slots.get(rank))
    }

    fn active(&mut self, id: &T::Id) -> Result<&mut Slot<T>, Refusal> {
        let rank = self.rank(id).ok_or_else(|| Refusal::Unknown { id: id.to_string() })?;
        match self.slots.get_mut(rank) {
            Some(slot) if !slot.retired => Ok(slot),
            _ => Err(Refusal::Retired { id: id.to_string() }),
        }
    }

    fn rank_from(&mut self, start: usize) {
        for (rank, slot) in self.slots.iter().enumerate().skip(start) {
            self.ranks.insert(slot.record.id().clone(), rank);
        }
    }
}
