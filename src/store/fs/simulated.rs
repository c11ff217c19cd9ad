//! A disk in memory that is as treacherous as the law allows: what was not synchronized may be lost, torn or
//! filled with zeros by a power cut, a failed synchronization cannot be asked again, and any call may fail.
//! Tests run a whole meeting on it and look at every state it could be found in afterwards.

mod content;
mod names;
mod power;

use super::{Entry, Facts, Fs, Held, Hold};
use content::Content;
use names::{NameOp, Names, Node, Slot};
use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What goes wrong, and when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Faults {
    /// The call of this rank (from 1) fails, having done half of its work.
    pub failing_call: Option<u64>,
    /// After this many calls the computer is off: every further call fails and does nothing.
    pub off_after: Option<u64>,
    /// The disk holds no more than this many bytes of files.
    pub capacity_bytes: Option<usize>,
}

/// The simulated disk; clones share the same one.
#[derive(Debug, Clone, Default)]
pub struct SimulatedDisk {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Clone)]
enum Thing {
    Folder,
    File(Content),
}

#[derive(Debug, Clone)]
struct State {
    names: Names,
    things: Vec<Thing>,
    locked: BTreeSet<PathBuf>,
    faults: Faults,
    calls: u64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            names: Names::default(),
            things: vec![Thing::Folder],
            locked: BTreeSet::new(),
            faults: Faults::default(),
            calls: 0,
        }
    }
}

/// How a call is to go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Luck {
    Works,
    Fails,
}

const ROOT: Node = 0;

impl State {
    /// Counts a call and says how it goes; once the power is off, it does not even begin.
    fn luck(&mut self) -> io::Result<Luck> {
        if self.faults.off_after.is_some_and(|last| self.calls >= last) {
            return Err(io::Error::other("the power is off"));
        }
        self.calls += 1;
        let fails = self.faults.failing_call == Some(self.calls);
        Ok(if fails { Luck::Fails } else { Luck::Works })
    }

    /// For calls that alter nothing: fails cleanly.
    fn sound(&mut self) -> io::Result<()> {
        match self.luck()? {
            Luck::Works => Ok(()),
            Luck::Fails => Err(broken()),
        }
    }

    fn node(&self, path: &Path) -> io::Result<Node> {
        let mut node = ROOT;
        for part in parts(path) {
            node = *self.names.live.get(&(node, part)).ok_or(ErrorKind::NotFound)?;
        }
        Ok(node)
    }

    fn slot(&self, path: &Path) -> io::Result<Slot> {
        let name = path.file_name().ok_or(ErrorKind::InvalidInput)?.to_string_lossy().into_owned();
        let folder = self.node(path.parent().unwrap_or(Path::new("")))?;
        Ok((folder, name))
    }

    fn file(&mut self, path: &Path) -> io::Result<&mut Content> {
        let node = self.node(path)?;
        match self.things.get_mut(node) {
            Some(Thing::File(content)) => Ok(content),
            _ => Err(ErrorKind::IsADirectory.into()),
        }
    }

    fn used_bytes(&self) -> usize {
        let nodes: BTreeSet<_> = self.names.live.values().collect();
        let sizes = nodes.into_iter().filter_map(|node| match self.things.get(*node) {
            Some(Thing::File(content)) => Some(content.live.len()),
            _ => None,
        });
        sizes.sum()
    }

    /// Writes what luck and room allow at the end of a file.
    fn write(&mut self, path: &Path, bytes: &[u8], luck: Luck) -> io::Result<()> {
        let room = self.faults.capacity_bytes.map_or(usize::MAX, |all| all.saturating_sub(self.used_bytes()));
        let wanted = if luck == Luck::Works { bytes.len() } else { bytes.len() / 2 };
        let content = self.file(path)?;
        content.append(bytes.get(..wanted.min(room)).unwrap_or_default());
        match luck {
            Luck::Fails => Err(broken()),
            Luck::Works if wanted > room => Err(ErrorKind::StorageFull.into()),
            Luck::Works => Ok(()),
        }
    }
}

impl SimulatedDisk {
    /// An empty disk without faults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets what will go wrong; ranks count from the first call ever made on this disk.
    pub fn set_faults(&self, faults: Faults) {
        self.state().faults = faults;
    }

    /// How many calls were made so far.
    pub fn calls(&self) -> u64 {
        self.state().calls
    }

    /// Puts a file there, durable, whatever was there before: for tests that damage files.
    pub fn plant(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        if let Ok(content) = state.file(path) {
            *content = Content::durable(bytes.to_vec());
            return Ok(());
        }
        let slot = state.slot(path)?;
        let node = state.things.len();
        state.things.push(Thing::File(Content::durable(bytes.to_vec())));
        state.names.perform(NameOp::Link(slot.clone(), node));
        state.names.sync(slot.0, true);
        Ok(())
    }

    /// Every file of the disk, by its path.
    pub fn files(&self) -> Vec<PathBuf> {
        let state = self.state();
        let mut found = Vec::new();
        let mut folders = vec![(ROOT, PathBuf::from("/"))];
        while let Some((folder, path)) = folders.pop() {
            for ((_, name), node) in state.names.live.iter().filter(|((parent, _), _)| *parent == folder) {
                match state.things.get(*node) {
                    Some(Thing::File(_)) => found.push(path.join(name)),
                    _ => folders.push((*node, path.join(name))),
                }
            }
        }
        found.sort();
        found
    }

    /// A disk of its own that is now as this one is, faults and locks gone.
    #[must_use]
    pub fn copy(&self) -> Self {
        let mut state = self.state().clone();
        state.locked.clear();
        state.faults = Faults::default();
        Self { state: Arc::new(Mutex::new(state)) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A test that panicked while holding the disk has failed already; the others may go on.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn parts(path: &Path) -> impl Iterator<Item = String> + '_ {
    path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    })
}

fn broken() -> io::Error {
    io::Error::other("the simulated disk failed, as it was told to")
}

/// A lock on the simulated disk.
#[derive(Debug)]
struct SimulatedHold {
    disk: SimulatedDisk,
    path: PathBuf,
}

impl Held for SimulatedHold {}

impl Drop for SimulatedHold {
    fn drop(&mut self) {
        self.disk.state().locked.remove(&self.path);
    }
}

impl Fs for SimulatedDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut state = self.state();
        state.sound()?;
        state.file(path).map(|content| content.live.clone())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut state = self.state();
        state.sound()?;
        let folder = state.node(folder)?;
        if matches!(state.things.get(folder), Some(Thing::File(_))) {
            return Err(ErrorKind::NotADirectory.into());
        }
        let range = state.names.live.range((folder, String::new())..(folder + 1, String::new()));
        let entries = range.map(|((_, name), node)| Entry {
            name: name.clone(),
            is_folder: matches!(state.things.get(*node), Some(Thing::Folder)),
        });
        Ok(entries.collect())
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.sound()?;
        let slot = state.slot(folder)?;
        if state.names.live.contains_key(&slot) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let node = state.things.len();
        state.things.push(Thing::Folder);
        state.names.perform(NameOp::Link(slot, node));
        Ok(())
    }

    fn create_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        let luck = state.luck()?;
        let slot = state.slot(path)?;
        if state.names.live.contains_key(&slot) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let node = state.things.len();
        state.things.push(Thing::File(Content::default()));
        state.names.perform(NameOp::Link(slot, node));
        state.write(path, bytes, luck)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        let luck = state.luck()?;
        state.write(path, bytes, luck)
    }

    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        let mut state = self.state();
        state.sound()?;
        let len = usize::try_from(len).map_err(io::Error::other)?;
        state.file(path)?.truncate(len);
        Ok(())
    }

    fn sync_data(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        let luck = state.luck()?;
        state.file(path)?.sync(luck == Luck::Works);
        if luck == Luck::Works { Ok(()) } else { Err(broken()) }
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.state();
        let luck = state.luck()?;
        let folder = state.node(folder)?;
        state.names.sync(folder, luck == Luck::Works);
        if luck == Luck::Works { Ok(()) } else { Err(broken()) }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.sound()?;
        let node = state.node(from)?;
        let (from, to) = (state.slot(from)?, state.slot(to)?);
        state.names.perform(NameOp::Rename { from, to, node });
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.sound()?;
        state.node(path)?;
        let slot = state.slot(path)?;
        state.names.perform(NameOp::Unlink(slot));
        Ok(())
    }

    fn facts(&self, path: &Path) -> io::Result<Facts> {
        let mut state = self.state();
        state.sound()?;
        let inode = state.node(path)? as u64;
        let len = state.file(path).map_or(0, |content| content.live.len()) as u64;
        Ok(Facts { len, device: 1, inode })
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        let mut state = self.state();
        state.sound()?;
        state.node(path).map(|_| path.to_path_buf())
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Hold>> {
        let mut state = self.state();
        state.sound()?;
        if !state.locked.insert(path.to_path_buf()) {
            return Ok(None);
        }
        Ok(Some(Hold::new(SimulatedHold { disk: self.clone(), path: path.to_path_buf() })))
    }
}
