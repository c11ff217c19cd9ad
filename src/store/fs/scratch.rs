//! A private folder for a moment: made for its owner only, gone with everything in it when it is dropped.

use super::Fs as _;
use super::real::RealDisk;
use std::io;
use std::path::{Path, PathBuf};

/// A folder that lasts as long as this value.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// A new, empty folder in this one, under a name that nobody can foresee.
    pub fn new(inside: &Path) -> io::Result<Self> {
        let path = inside.join(format!("greffier-{}", crate::store::journal::random_hex()));
        RealDisk.create_folder(&path)?;
        Ok(Self { path })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    #[expect(clippy::disallowed_methods, reason = "this is the room where files are touched")]
    fn drop(&mut self) {
        // What cannot be removed is swept up by the system with the rest of its temporary files.
        let _untidy = std::fs::remove_dir_all(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::Scratch;

    #[test]
    fn nothing_is_left_behind() {
        let room = tempfile::tempdir().unwrap();
        let scratch = Scratch::new(room.path()).unwrap();
        let path = scratch.path().to_path_buf();
        std::fs::create_dir(path.join("profile")).unwrap();
        drop(scratch);
        assert!(!path.exists());
    }
}
