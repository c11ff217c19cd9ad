//! The user's letterhead: the Word file named for an export, or in the settings, read behind the limits of its reader.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::export::docx::letterhead::{Letterhead, LetterheadError};
use crate::store::fs::real::RealDisk;
use crate::text::lang::Lang;

use super::errands::path_of;

/// The largest file that is read at all, in bytes; its reader takes less.
const FILE_BYTES_MAX: usize = 32 * 1024 * 1024;

/// The letterhead whose path is typed, else the one preferred, and what is to be said of it; nothing where neither is
/// named. The refusal is one line that says which file and what to do.
pub fn chosen(typed: &str, preferred: &str, lang: Lang) -> Result<Option<(Letterhead, Vec<String>)>, String> {
    let Some(path) = [typed, preferred].into_iter().find(|path| !path.trim().is_empty()) else {
        return Ok(None);
    };
    open(&path_of(path), lang).map(Some)
}

/// The letterhead in a file, and what is to be said of it.
pub fn open(path: &Path, lang: Lang) -> Result<(Letterhead, Vec<String>), String> {
    let name = path.display();
    let unread = |why: &str| format!("{name}\u{a0}: {why}");
    let missing = lang.pick(
        "ce modèle de papier à en-tête ne peut pas être lu. Vérifiez son nom, ou laissez le champ vide.",
        "this letterhead cannot be read. Check its name, or leave it empty.",
    );
    if RealDisk::waits_for_others(path).unwrap_or(true) {
        return Err(unread(missing));
    }
    let bytes = RealDisk::read_at_most(path, FILE_BYTES_MAX).map_err(|_| unread(missing))?;
    let Some(bytes) = bytes else { return Err(unread(LetterheadError::TooMuch.message(lang))) };
    // A bug that a strange file would find costs the letterhead and nothing more.
    let read = catch_unwind(AssertUnwindSafe(|| Letterhead::read(&bytes)));
    let read = read.unwrap_or(Err(LetterheadError::Damaged));
    let (letterhead, remarks) = read.map_err(|error| unread(error.message(lang)))?;
    Ok((letterhead, remarks.iter().map(|remark| sentence(&remark.message(lang))).collect()))
}

/// A remark as a sentence of its own: « Le modèle n’a pas de style Titre 3 : il a été ajouté. ».
fn sentence(remark: &str) -> String {
    let mut letters = remark.chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::{chosen, open};
    use crate::export::docx;
    use crate::minutes::document::Document;
    use crate::store::fs::Fs as _;
    use crate::store::fs::real::RealDisk;
    use crate::text::lang::Lang;

    #[test]
    fn the_file_typed_comes_before_the_one_preferred() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("papier.docx");
        RealDisk.create_new(&path, &docx::render(&Document::default()).unwrap()).unwrap();
        let typed = path.display().to_string();
        assert!(chosen("", " ", Lang::Fr).unwrap().is_none());
        assert!(chosen(&format!("« {typed}"), &typed, Lang::Fr).is_err(), "what is typed is what is meant");
        for (typed, preferred) in [(typed.as_str(), "/nulle/part.docx"), ("", typed.as_str())] {
            assert!(chosen(typed, preferred, Lang::Fr).unwrap().is_some());
        }
    }

    #[test]
    fn a_file_that_is_none_is_named_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("papier.docx");
        RealDisk.create_new(&path, b"%PDF").unwrap();
        for (path, what) in [
            (path.clone(), "ce n’est pas un fichier Word"),
            (folder.path().join("absent.docx"), "Vérifiez son nom"),
            (folder.path().to_path_buf(), "Vérifiez son nom"),
        ] {
            let said = open(&path, Lang::Fr).unwrap_err();
            assert!(said.contains(what) && said.contains(&path.display().to_string()), "{said}");
        }
    }
}
