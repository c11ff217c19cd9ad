//! The one seam between greffier and a disk: a dozen verbs, what each promises about a power cut, and the few
//! sequences (make a folder, replace a file) that must be done in the right order to lose nothing.

pub mod real;
pub mod scratch;
pub mod simulated;

use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// What is known about a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Its length in bytes.
    pub len: u64,
    /// The device that holds it, zero where the system does not say.
    pub device: u64,
    /// Its number on that device, zero where the system does not say: a file replaced by another has another.
    pub inode: u64,
}

/// One name found in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The name, without the folder.
    pub name: String,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// A lock held on a file; dropping it, or dying, frees it.
#[derive(Debug)]
pub struct Hold {
    _held: Box<dyn Held>,
}

impl Hold {
    /// Wraps what keeps the lock alive.
    pub fn new(held: impl Held + 'static) -> Self {
        Self { _held: Box::new(held) }
    }
}

/// What keeps a lock alive as long as it lives.
pub trait Held: Debug + Send {}

/// A disk. Nothing done here survives a power cut until the matching `sync_*` has answered `Ok`; everything
/// survives the death of the program.
pub trait Fs: Debug + Send + Sync {
    /// The whole content of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The names in a folder, sorted; names that are not Unicode are never ours and are left out.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// Makes one folder, for its owner only (0700). Its parent must exist.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;
    /// Makes a file that does not exist yet, for its owner only (0600), holding these bytes.
    fn create_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Adds bytes at the end of a file that exists. After an error, any part of them may be there.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Cuts a file to its first `len` bytes.
    fn truncate(&self, path: &Path, len: u64) -> io::Result<()>;
    /// Makes the content of a file durable. After an error nothing is known, and asking again proves nothing:
    /// the system may have dropped what it could not write.
    fn sync_data(&self, path: &Path) -> io::Result<()>;
    /// Makes the names of a folder durable: files created, renamed or removed in it.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Gives a file or a folder another name, replacing the file that had it, at once.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file. Only ever asked for temporary files of our own.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Length and identity of a file (a link is not followed).
    fn facts(&self, path: &Path) -> io::Result<Facts>;
    /// The one true path of something that exists.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
    /// Takes the lock on a file, made if missing; `None` when another program holds it.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Hold>>;
}

/// Makes a folder and the parents it lacks, each durable before the next. A folder whose name could not be made
/// durable is moved out of the way: asking the system again would prove nothing, making another one does.
pub fn make_folders(fs: &dyn Fs, folder: &Path) -> io::Result<()> {
    if fs.list(folder).is_ok() {
        return Ok(());
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent {
        make_folders(fs, parent)?;
    }
    match fs.create_folder(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let Some(parent) = parent else { return Ok(()) };
    fs.sync_folder(parent).inspect_err(|_| {
        // An empty hidden folder is left behind; if even that fails, the next try finds the folder as it is.
        let _untidy =
            fs.rename(folder, &parent.join(format!(".unsure-{}", crate::store::journal::random_hex())));
    })
}

/// Makes the names of a folder and of those above it durable, as many levels as told and as the system lets
/// us: they may have been made by a program that was killed before it could.
pub fn sync_up(fs: &dyn Fs, folder: &Path, levels: usize) {
    for above in folder.ancestors().take(levels).filter(|above| !above.as_os_str().is_empty()) {
        // Folders of other users cannot be synchronized, nor need they be.
        let _not_ours = fs.sync_folder(above);
    }
}

/// Replaces a file whole: whoever reads it finds the old bytes or the new ones, never a mixture, and after
/// `Ok` the new ones even if the power is cut.
pub fn replace(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = temporary_beside(path);
    let done = fs
        .create_new(&temporary, bytes)
        .and_then(|()| fs.sync_data(&temporary))
        .and_then(|()| fs.rename(&temporary, path));
    if let Err(error) = done {
        // What is left is only our own half-written copy; if it cannot be removed it is merely untidy.
        let _untidy = fs.remove(&temporary);
        return Err(error);
    }
    path.parent().map_or(Ok(()), |folder| fs.sync_folder(folder))
}

/// Removes the temporary files that a killed program left in a folder of ours.
pub fn tidy(fs: &dyn Fs, folder: &Path) {
    let names = fs.list(folder).unwrap_or_default().into_iter().map(|entry| entry.name);
    for name in names.filter(|name| name.starts_with('.') && name.ends_with(TEMPORARY)) {
        // What cannot be removed is merely untidy.
        let _untidy = fs.remove(&folder.join(name));
    }
}

/// How the names of temporary files end.
const TEMPORARY: &str = ".tmp";

/// A name beside `path` that no other program or thread uses at the same time.
fn temporary_beside(path: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unique = crate::store::journal::random_hex();
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    path.with_file_name(format!(".{name}.{unique}-{count}{TEMPORARY}"))
}
