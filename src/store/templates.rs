//! A person’s own minutes templates: the files of the folder `templates` beside the settings, as bytes. What they say
//! is not understood here.
use std::io::ErrorKind;

use super::error::{Deed, StoreError};
use super::fs::Fs;
use super::paths::Places;

/// No template is longer than this.
const MOST_BYTES: u64 = 256 * 1024;
/// Nobody has more of them.
const MOST_FILES: usize = 100;

/// The template files, by name, in the order of their names; and what could not be read.
pub fn read(fs: &dyn Fs, places: &Places) -> (Vec<(String, Vec<u8>)>, Vec<StoreError>) {
    let folder = places.templates();
    let entries = match fs.list(&folder) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Vec::new(),
        Err(error) => return (Vec::new(), vec![StoreError::disk(Deed::Reading, &folder, error)]),
    };
    let is_template = |name: &str| {
        std::path::Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
            && !name.starts_with('.')
    };
    let names = entries.into_iter().filter(|entry| !entry.is_folder && is_template(&entry.name));
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for name in names.map(|entry| entry.name).take(MOST_FILES) {
        let path = folder.join(&name);
        let too_long = || std::io::Error::new(ErrorKind::FileTooLarge, "256 KiB");
        let bytes = match fs.facts(&path) {
            Ok(facts) if facts.len > MOST_BYTES => Err(too_long()),
            _ => fs.read(&path),
        };
        match bytes {
            Ok(bytes) => files.push((name, bytes)),
            Err(error) => errors.push(StoreError::disk(Deed::Reading, &path, error)),
        }
    }
    (files, errors)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::read;
    use crate::store::fs::Fs as _;
    use crate::store::fs::simulated::SimulatedDisk;
    use crate::store::paths::Places;

    #[test]
    fn the_json_files_of_the_folder_are_read() {
        let (disk, places) = (SimulatedDisk::new(), Places::under(Path::new("/")));
        assert_eq!(read(&disk, &places).0, []);
        disk.create_folder(&places.templates()).unwrap();
        for (name, bytes) in [("b.json", "{}"), ("a.JSON", "[]"), ("notes.txt", "x"), (".c.json", "x")] {
            disk.plant(&places.templates().join(name), bytes.as_bytes()).unwrap();
        }
        let (files, errors) = read(&disk, &places);
        assert_eq!(files, [("a.JSON".to_owned(), b"[]".to_vec()), ("b.json".to_owned(), b"{}".to_vec())]);
        assert!(errors.is_empty());
    }
}
