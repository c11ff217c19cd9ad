//! The files received, kept with a session as they came: each is named after what it holds, written once and never
//! altered, so that the same file received again costs nothing.

use super::error::{Deed, StoreError};
use super::fs::{self, Fs};
use crate::domain::plan::KeptFile;
use std::io::{self, ErrorKind};
use std::path::Path;

/// The largest file that is kept, in bytes.
pub const KEPT_BYTES_MAX: usize = 20 * 1024 * 1024;

/// The folder of the files, in that of the session.
pub(super) const FOLDER: &str = "files";
/// What is kept: the counter-plan is made of it.
const EXTENSION: &str = "docx";
/// What every zip begins with.
const ZIP: &[u8] = b"PK\x03\x04";
/// How many files of one name are looked at, of which at most one is ours.
const TRIES: usize = 8;
/// How long a name among the kept files may be.
const NAME_LEN_MAX: usize = 64;

/// A file to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loose {
    /// What it is called, and would be called among the files of the session.
    pub file: KeptFile,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Loose {
    /// The file of this name, if it is one to be kept: a Word file, not too large.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let is_word = Path::new(name).extension().is_some_and(|end| end.eq_ignore_ascii_case(EXTENSION));
        let worth = is_word && bytes.starts_with(ZIP) && bytes.len() <= KEPT_BYTES_MAX;
        let file = KeptFile { name: name.to_owned(), kept_as: name_for(bytes, 0) };
        worth.then(|| Self { file, bytes: bytes.to_vec() })
    }
}

/// Keeps a file in the folder of a session. After `Ok` it is durable, and may be named by a draft.
pub(super) fn keep(disk: &dyn Fs, session: &Path, loose: &Loose) -> Result<KeptFile, StoreError> {
    let folder = session.join(FOLDER);
    fs::make_folders(disk, &folder).map_err(|error| StoreError::disk(Deed::MakingFolder, &folder, error))?;
    for rank in 0..TRIES {
        let kept_as = name_for(&loose.bytes, rank);
        let path = folder.join(&kept_as);
        let failed = |error| StoreError::disk(Deed::Writing, &path, error);
        match disk.read(&path) {
            Ok(bytes) if bytes != loose.bytes => continue,
            // A program may have been killed between writing it and synchronizing it.
            Ok(_) => settle(disk, &path, &folder, session).map_err(failed)?,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                write(disk, &path, &loose.bytes).map_err(failed)?;
            }
            Err(error) => return Err(failed(error)),
        }
        return Ok(KeptFile { name: loose.file.name.clone(), kept_as });
    }
    Err(StoreError::disk(Deed::Writing, &folder, ErrorKind::AlreadyExists.into()))
}

fn settle(disk: &dyn Fs, path: &Path, folder: &Path, session: &Path) -> io::Result<()> {
    disk.sync_data(path)?;
    disk.sync_folder(folder)?;
    disk.sync_folder(session)
}

/// Writes a new file. One whose name could not be made durable is moved out of the way: asking the system again would
/// prove nothing, writing it anew does.
fn write(disk: &dyn Fs, path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::replace(disk, path, bytes).inspect_err(|_| {
        if let Some(name) = path.file_name() {
            let unsure = format!(".{}.unsure-{}.tmp", name.to_string_lossy(), super::journal::random_hex());
            // It may not even be there; what is left is tidied at the next opening.
            let _untidy = disk.rename(path, &path.with_file_name(unsure));
        }
    })
}

/// The bytes of a kept file.
pub(super) fn read(disk: &dyn Fs, session: &Path, file: &KeptFile) -> Result<Vec<u8>, StoreError> {
    let folder = session.join(FOLDER);
    // The name comes from a journal, which anybody may have written.
    if !is_plain(&file.kept_as) {
        return Err(StoreError::disk(Deed::Reading, &folder, ErrorKind::InvalidInput.into()));
    }
    let path = folder.join(&file.kept_as);
    let failed = |error| StoreError::disk(Deed::Reading, &path, error);
    let facts = disk.facts(&path).map_err(failed)?;
    if facts.len > KEPT_BYTES_MAX as u64 {
        return Err(failed(ErrorKind::FileTooLarge.into()));
    }
    disk.read(&path).map_err(failed)
}

/// Whether a name is one that we give: it leads nowhere but into the folder.
fn is_plain(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    !name.starts_with('.') && !name.is_empty() && name.len() <= NAME_LEN_MAX && name.chars().all(plain)
}

/// The name of a file after what it holds; the rank tells apart those that would have the same.
fn name_for(bytes: &[u8], rank: usize) -> String {
    // FNV-1a: it tells files apart, and nothing is trusted to it: bytes are compared.
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    match rank {
        0 => format!("{hash:016x}.{EXTENSION}"),
        rank => format!("{hash:016x}-{rank}.{EXTENSION}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{FOLDER, KEPT_BYTES_MAX, Loose, keep, read};
    use crate::domain::plan::KeptFile;
    use crate::store::fs::Fs as _;
    use crate::store::fs::simulated::{Faults, SimulatedDisk};
    use std::path::{Path, PathBuf};

    fn disk() -> (SimulatedDisk, PathBuf) {
        let (disk, folder) = (SimulatedDisk::new(), PathBuf::from("/s"));
        disk.create_folder(&folder).unwrap();
        disk.sync_folder(Path::new("/")).unwrap();
        (disk, folder)
    }

    fn loose(text: &str) -> Loose {
        Loose::of("Plan.docx", format!("PK\x03\x04{text}").as_bytes()).unwrap()
    }

    #[test]
    fn word_files_are_kept_and_others_are_not() {
        let zip = b"PK\x03\x04...";
        for (name, bytes, kept) in [
            ("plan.docx", &zip[..], true),
            ("C:\\Mes documents\\PLAN.DOCX", zip, true),
            ("plan.pdf", zip, false),
            ("plan.docx", b"Bonjour", false),
            ("plan.docx", &[&zip[..], &vec![0; KEPT_BYTES_MAX]].concat(), false),
        ] {
            assert_eq!(Loose::of(name, bytes).is_some(), kept, "{name}");
        }
        assert_eq!(Loose::of("a/b/plan.docx", zip).unwrap().file.name, "plan.docx");
    }

    #[test]
    fn the_same_file_is_kept_once_and_another_beside_it() {
        let (disk, folder) = disk();
        let first = keep(&disk, &folder, &loose("one")).unwrap();
        assert_eq!(keep(&disk, &folder, &loose("one")).unwrap(), first);
        let second = keep(&disk, &folder, &loose("two")).unwrap();
        assert_ne!(first.kept_as, second.kept_as);
        assert_eq!(disk.list(&folder.join(FOLDER)).unwrap().len(), 2);
        assert_eq!(read(&disk, &folder, &first).unwrap(), loose("one").bytes);
    }

    #[test]
    fn what_bears_the_name_and_is_not_the_file_is_left_alone() {
        let (disk, folder) = disk();
        let first = keep(&disk, &folder, &loose("one")).unwrap();
        disk.plant(&folder.join(FOLDER).join(&first.kept_as), b"torn").unwrap();
        let again = keep(&disk, &folder, &loose("one")).unwrap();
        assert_ne!(again.kept_as, first.kept_as);
        assert_eq!(read(&disk, &folder, &first).unwrap(), b"torn");
        assert_eq!(read(&disk, &folder, &again).unwrap(), loose("one").bytes);
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        let (disk, folder) = disk();
        disk.plant(Path::new("/secret"), b"secret").unwrap();
        for name in ["../../secret", "/secret", "..", "", ".x", "a/b", "a\\b", "C:x", "É.docx"] {
            let file = KeptFile { name: "x".into(), kept_as: name.into() };
            assert!(read(&disk, &folder, &file).is_err(), "{name}");
        }
    }

    /// Keeps a file, perhaps twice, as a person does whom the disk refused it.
    fn tried(disk: &SimulatedDisk, folder: &Path) -> Option<KeptFile> {
        keep(disk, folder, &loose("one")).or_else(|_| keep(disk, folder, &loose("one"))).ok()
    }

    #[test]
    fn a_power_cut_at_any_step_leaves_no_file_or_the_whole_file() {
        for failing in 0..20 {
            for last in 0..40 {
                let (disk, folder) = disk();
                let before = disk.calls();
                let faults = Faults { failing_call: Some(before + failing), ..Faults::default() };
                disk.set_faults(Faults { off_after: Some(before + last), ..faults });
                let kept = tried(&disk, &folder);
                for after in disk.after_power_cut(64) {
                    if let Some(file) = &kept {
                        let bytes = read(&after, &folder, file).ok();
                        assert_eq!(
                            bytes,
                            Some(loose("one").bytes),
                            "call {failing} failed, cut after {last}"
                        );
                    }
                    let names = after.list(&folder.join(FOLDER)).unwrap_or_default();
                    for name in names.iter().filter(|entry| !entry.name.starts_with('.')) {
                        let path = folder.join(FOLDER).join(&name.name);
                        assert_eq!(after.read(&path).unwrap(), loose("one").bytes, "{}", name.name);
                    }
                }
            }
        }
    }
}
