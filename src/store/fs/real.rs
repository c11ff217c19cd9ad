//! The disk of this computer, through the standard library. What differs between systems (modes, folder
//! synchronization, renaming over a file that an antivirus holds) is here and nowhere else.

use super::{Entry, Facts, Fs, Held, Hold};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The real disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl RealDisk {
    /// A file that somebody else made, unless it is longer than `limit_bytes`: then `None`, whatever it says of
    /// its own length (a device, a pipe).
    pub fn read_at_most(path: &Path, limit_bytes: usize) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        let beyond = (limit_bytes as u64).saturating_add(1);
        OpenOptions::new().read(true).open(path)?.take(beyond).read_to_end(&mut bytes)?;
        Ok((bytes.len() <= limit_bytes).then_some(bytes))
    }

    /// Whether reading this path waits for somebody to write: a pipe, a socket, a device.
    pub fn waits_for_others(path: &Path) -> io::Result<bool> {
        let metadata = std::fs::metadata(path)?;
        Ok(!metadata.is_file() && !metadata.is_dir())
    }
}

impl Held for File {}

impl Fs for RealDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        OpenOptions::new().read(true).open(path)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the room where files are touched")]
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if let Ok(name) = entry.file_name().into_string() {
                entries.push(Entry { name, is_folder: entry.file_type()?.is_dir() });
            }
        }
        entries.sort();
        Ok(entries)
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(false);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)
    }

    fn create_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        private(OpenOptions::new().write(true).create_new(true)).open(path)?.write_all(bytes)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        OpenOptions::new().append(true).open(path)?.write_all(bytes)
    }

    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        OpenOptions::new().write(true).open(path)?.set_len(len)
    }

    fn sync_data(&self, path: &Path) -> io::Result<()> {
        // Opened for writing: Windows refuses to flush a file opened for reading.
        OpenOptions::new().write(true).open(path)?.sync_data()
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        OpenOptions::new().read(true).open(folder)?.sync_all()
    }

    /// Windows journals its folders and offers nothing to flush them.
    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        patiently(|| rename_once(from, to))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the room where files are touched")]
    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn facts(&self, path: &Path) -> io::Result<Facts> {
        let metadata = std::fs::symlink_metadata(path)?;
        #[cfg(unix)]
        let (device, inode) = {
            use std::os::unix::fs::MetadataExt as _;
            (metadata.dev(), metadata.ino())
        };
        #[cfg(not(unix))]
        let (device, inode) = (0, 0);
        Ok(Facts { len: metadata.len(), device, inode })
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        std::fs::canonicalize(path)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Hold>> {
        let file = private(OpenOptions::new().write(true).create(true).truncate(false)).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Hold::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Options for a file that only its owner may read.
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

#[expect(clippy::disallowed_methods, reason = "this is the room where files are touched")]
fn rename_once(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::rename(from, to)
}

/// On Windows an antivirus or an indexer may hold the file for a moment: five tries over 185 ms.
#[cfg(windows)]
fn patiently(mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    for wait_ms in [10, 25, 50, 100] {
        match attempt() {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                std::thread::sleep(std::time::Duration::from_millis(wait_ms));
            }
            done => return done,
        }
    }
    attempt()
}

#[cfg(not(windows))]
fn patiently(mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    attempt()
}

#[cfg(test)]
mod tests {
    use super::{Fs, RealDisk};

    #[cfg(unix)]
    #[test]
    fn what_is_made_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("a").join("b");
        super::super::make_folders(&RealDisk, &folder).unwrap();
        let file = folder.join("f");
        super::super::replace(&RealDisk, &file, b"one").unwrap();
        super::super::replace(&RealDisk, &file, b"two").unwrap();
        let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
        assert_eq!(RealDisk.read(&file).unwrap(), b"two");
        assert_eq!(RealDisk.list(&folder).unwrap().len(), 1, "no temporary file is left");
    }

    #[test]
    fn a_lock_admits_one_and_is_free_again_once_dropped() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("lock");
        let first = RealDisk.try_lock(&path).unwrap();
        assert!(first.is_some());
        assert!(RealDisk.try_lock(&path).unwrap().is_none());
        drop(first);
        assert!(RealDisk.try_lock(&path).unwrap().is_some());
    }

    #[test]
    fn a_file_of_others_is_read_up_to_a_limit() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("plan.md");
        RealDisk.create_new(&path, b"12345").unwrap();
        assert_eq!(RealDisk::read_at_most(&path, 5).unwrap().as_deref(), Some(&b"12345"[..]));
        assert_eq!(RealDisk::read_at_most(&path, 4).unwrap(), None);
        assert!(RealDisk::read_at_most(&room.path().join("none"), 4).is_err());
    }

    #[test]
    fn a_new_file_never_overwrites() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("x");
        RealDisk.create_new(&path, b"first").unwrap();
        assert!(RealDisk.create_new(&path, b"second").is_err());
        RealDisk.append(&path, b" line").unwrap();
        RealDisk.truncate(&path, 7).unwrap();
        RealDisk.sync_data(&path).unwrap();
        assert_eq!(RealDisk.read(&path).unwrap(), b"first l");
        assert_eq!(RealDisk.facts(&path).unwrap().len, 7);
    }
}
