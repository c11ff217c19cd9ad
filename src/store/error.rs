//! What can fail on the way to the disk, always with the path, and said so that one knows what to do next.

use crate::text::lang::Lang;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What was being done when the disk failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Reading a file or a folder.
    Reading,
    /// Writing a file.
    Writing,
    /// Making a folder.
    MakingFolder,
    /// Moving a folder.
    Moving,
    /// Taking the lock.
    Locking,
}

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk refused.
    #[error("{deed:?} {}: {source}", path.display())]
    Disk {
        /// What was being done.
        deed: Deed,
        /// To which file or folder.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// No session has this name.
    #[error("no session {wanted:?} in {}", path.display())]
    Unknown {
        /// What was asked for.
        wanted: String,
        /// Where it was looked for.
        path: PathBuf,
    },
    /// Several sessions begin so.
    #[error("{wanted:?} names {} sessions of {}", candidates.len(), path.display())]
    Ambiguous {
        /// What was asked for.
        wanted: String,
        /// The sessions it may mean.
        candidates: Vec<String>,
        /// Where they are.
        path: PathBuf,
    },
    /// The session is open in another window.
    #[error("{} is open in another window", path.display())]
    InUse {
        /// The folder of the session.
        path: PathBuf,
    },
    /// The session is open for reading only.
    #[error("{} is open for reading only", path.display())]
    ReadOnly {
        /// The folder of the session.
        path: PathBuf,
    },
    /// A change could not be written as JSON: a fault of the program.
    #[error("unwritable line for {}: {source}", path.display())]
    Unwritable {
        /// The file it was meant for.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
    /// The system does not say where its user's files are.
    #[error("no home folder to put {} in", path.display())]
    NoHome {
        /// What was to be put there.
        path: PathBuf,
    },
    /// The first changes of a new session contradict each other: a fault of the caller.
    #[error("the first changes of {} were refused: {reason}", path.display())]
    Refused {
        /// The folder it would have had.
        path: PathBuf,
        /// The refusal.
        reason: String,
    },
}

impl StoreError {
    /// Wraps what the system answered.
    pub fn disk(deed: Deed, path: &Path, source: io::Error) -> Self {
        Self::Disk { deed, path: path.to_path_buf(), source }
    }

    /// The file or folder concerned.
    pub fn path(&self) -> &Path {
        match self {
            Self::Disk { path, .. }
            | Self::Unknown { path, .. }
            | Self::Ambiguous { path, .. }
            | Self::InUse { path }
            | Self::ReadOnly { path }
            | Self::Unwritable { path, .. }
            | Self::NoHome { path }
            | Self::Refused { path, .. } => path,
        }
    }

    /// What happened, to which file, and what to do next.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Disk { deed, path, source } => disk_message(*deed, path, source, lang),
            Self::Unknown { wanted, path } => lang.pick(
                format!(
                    "Aucune séance «\u{a0}{wanted}\u{a0}» dans {}. «\u{a0}greffier list\u{a0}» les montre toutes.",
                    path.display()
                ),
                format!("No session “{wanted}” in {}. “greffier list” shows them all.", path.display()),
            ),
            Self::Ambiguous { wanted, candidates, .. } => {
                let several = candidates.join(", ");
                lang.pick(
                    format!(
                        "«\u{a0}{wanted}\u{a0}» désigne plusieurs séances\u{a0}: {several}. Donnez quelques lettres de plus."
                    ),
                    format!("“{wanted}” names several sessions: {several}. Give a few more letters."),
                )
            }
            Self::InUse { path } => lang.pick(
                format!(
                    "La séance {} est ouverte dans une autre fenêtre\u{a0}: fermez-la d’abord.",
                    path.display()
                ),
                format!("The session {} is open in another window: close it first.", path.display()),
            ),
            Self::ReadOnly { path } => lang.pick(
                format!("La séance {} est ouverte en lecture seule\u{a0}: rien n’y est écrit.", path.display()),
                format!("The session {} is open for reading only: nothing is written to it.", path.display()),
            ),
            Self::Unwritable { path, .. } => lang.pick(
                format!(
                    "Un changement n’a pas pu être écrit dans {}\u{a0}: c’est un défaut de greffier, signalez-le.",
                    path.display()
                ),
                format!(
                    "A change could not be written to {}: this is a fault of greffier, report it.",
                    path.display()
                ),
            ),
            Self::NoHome { path } => lang.pick(
                format!(
                    "Aucun dossier personnel où mettre {} : indiquez-en un avec --sessions.",
                    path.display()
                ),
                format!("No home folder to put {} in: name one with --sessions.", path.display()),
            ),
            Self::Refused { path, reason } => lang.pick(
                format!("La séance {} n’a pas été créée\u{a0}: {reason}", path.display()),
                format!("The session {} was not created: {reason}", path.display()),
            ),
        }
    }
}

fn disk_message(deed: Deed, path: &Path, source: &io::Error, lang: Lang) -> String {
    let what = match deed {
        Deed::Reading => lang.pick("Lecture impossible", "Cannot read"),
        Deed::Writing => lang.pick("Écriture impossible", "Cannot write"),
        Deed::MakingFolder => lang.pick("Impossible de créer le dossier", "Cannot make the folder"),
        Deed::Moving => lang.pick("Impossible de déplacer", "Cannot move"),
        Deed::Locking => lang.pick("Impossible de verrouiller", "Cannot lock"),
    };
    let colon = lang.pick("\u{a0}:", ":");
    let advice = match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => lang.pick(
            "le disque est plein. Libérez de la place\u{a0}: l’écriture reprendra d’elle-même.",
            "the disk is full. Free some room: writing resumes by itself.",
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => lang.pick(
            "accès refusé. Vérifiez vos droits sur ce dossier, ou choisissez-en un autre.",
            "access denied. Check your rights on this folder, or choose another.",
        ),
        ErrorKind::NotFound => lang.pick(
            "ce fichier n’existe pas ou plus. Vérifiez que le disque ou la clé est branché.",
            "no such file any more. Check that the disk or key is plugged in.",
        ),
        ErrorKind::NotADirectory => lang.pick(
            "ce chemin passe par un fichier, qui n’est pas un dossier. Choisissez un autre dossier.",
            "this path goes through a file, which is no folder. Choose another folder.",
        ),
        ErrorKind::AlreadyExists => lang.pick("ce nom est déjà pris.", "this name is taken."),
        _ => {
            let advice = lang.pick("Vérifiez le disque.", "Check the disk.");
            return format!("{what}{colon} {} ({source}). {advice}", path.display());
        }
    };
    format!("{what}{colon} {}\u{a0}; {advice}", path.display())
        .replace("\u{a0};", lang.pick("\u{202f};", ";"))
}

#[cfg(test)]
mod tests {
    use super::{Deed, StoreError};
    use crate::text::lang::Lang;
    use std::io::{self, ErrorKind};
    use std::path::Path;

    #[test]
    fn every_failure_names_the_path_and_what_to_do() {
        let full = io::Error::from(ErrorKind::StorageFull);
        let error = StoreError::disk(Deed::Writing, Path::new("/s/j.jsonl"), full);
        let said = error.message(Lang::Fr);
        assert!(said.contains("/s/j.jsonl") && said.contains("Libérez de la place"), "{said}");
        let candidates = vec!["2014-01-31-a".to_owned(), "2014-01-31-b".to_owned()];
        let error = StoreError::Ambiguous { wanted: "2014".into(), candidates, path: "/s".into() };
        assert!(error.message(Lang::En).contains("2014-01-31-b"));
    }
}
