//! Programs that forget one precaution, played by a disk that ignores the call: each must be caught by the same
//! checks that the real one passes, or the checks are worth nothing.

use super::{cut_everywhere, fail_everywhere};
use greffier::store::fs::simulated::SimulatedDisk;
use greffier::store::fs::{Entry, Facts, Fs, Hold};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Forgets {
    /// Never synchronizes a file.
    DataSync,
    /// Never synchronizes a folder.
    FolderSync,
    /// Leaves a torn tail in place and writes behind it.
    CuttingTheTail,
    /// After a failed synchronization, only asks for another.
    WritingAnew,
    /// Not a precaution: a disk that refuses to add to journals.
    Nothing,
}

/// A disk seen through a forgetful program.
#[derive(Debug)]
struct Mutant {
    disk: SimulatedDisk,
    forgets: Forgets,
    /// How much longer files are than the program believes.
    ignored: Mutex<HashMap<PathBuf, u64>>,
}

fn mutant(disk: &SimulatedDisk, forgets: Forgets) -> Arc<dyn Fs> {
    Arc::new(Mutant { disk: disk.clone(), forgets, ignored: Mutex::default() })
}

pub(super) fn refusing_journals(disk: &SimulatedDisk) -> Arc<dyn Fs> {
    mutant(disk, Forgets::Nothing)
}

impl Mutant {
    fn ignored(&self, path: &Path) -> u64 {
        self.ignored.lock().unwrap().get(path).copied().unwrap_or_default()
    }

    fn ignore(&self, path: &Path, bytes: u64) {
        self.ignored.lock().unwrap().insert(path.to_path_buf(), bytes);
    }
}

fn in_journal(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.ends_with("journal"))
}

impl Fs for Mutant {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.disk.read(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        self.disk.list(folder)
    }
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.disk.create_folder(folder)
    }
    fn create_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.forgets == Forgets::Nothing && in_journal(path) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        self.disk.create_new(path, bytes)
    }
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let there = self.ignored(path);
        match self.forgets {
            Forgets::Nothing if in_journal(path) => Err(io::ErrorKind::PermissionDenied.into()),
            // The bytes are already there, as far as this program knows.
            Forgets::WritingAnew if bytes.len() as u64 <= there => {
                self.ignore(path, there - bytes.len() as u64);
                Ok(())
            }
            _ => self.disk.append(path, bytes),
        }
    }
    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        if matches!(self.forgets, Forgets::CuttingTheTail | Forgets::WritingAnew) && in_journal(path) {
            let real = self.disk.facts(path)?.len;
            self.ignore(path, real - len);
            return Ok(());
        }
        self.disk.truncate(path, len)
    }
    fn sync_data(&self, path: &Path) -> io::Result<()> {
        if self.forgets == Forgets::DataSync { Ok(()) } else { self.disk.sync_data(path) }
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.forgets == Forgets::FolderSync { Ok(()) } else { self.disk.sync_folder(folder) }
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }
    fn facts(&self, path: &Path) -> io::Result<Facts> {
        let facts = self.disk.facts(path)?;
        Ok(Facts { len: facts.len - self.ignored(path), ..facts })
    }
    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.disk.canonical(path)
    }
    fn try_lock(&self, path: &Path) -> io::Result<Option<Hold>> {
        self.disk.try_lock(path)
    }
}

#[test]
fn a_program_that_does_not_synchronize_files_is_caught() {
    let (loss, _) = cut_everywhere(|disk| mutant(disk, Forgets::DataSync));
    assert!(loss.is_some());
}

#[test]
fn a_program_that_does_not_synchronize_folders_is_caught() {
    let (loss, _) = cut_everywhere(|disk| mutant(disk, Forgets::FolderSync));
    assert!(loss.is_some());
}

#[test]
fn a_program_that_leaves_a_torn_tail_in_place_is_caught() {
    let (loss, _) = cut_everywhere(|disk| mutant(disk, Forgets::CuttingTheTail));
    assert!(loss.is_some_and(|loss| loss.contains("after recovery")));
}

#[test]
fn a_program_that_only_asks_for_another_synchronization_is_caught() {
    assert!(fail_everywhere(|disk| mutant(disk, Forgets::WritingAnew)).is_some());
}
