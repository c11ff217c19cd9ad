//! What is under way outside while the person goes on: said on the notice line until it is done.
use crate::export::Format;
use crate::text::lang::Lang;

/// Something slow that is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// All sessions are searched.
    Searching,
    /// A session is being opened.
    Opening,
    /// Documents are being written: the format that is being made, its rank and of how many; nothing while that is not
    /// known.
    Exporting(Option<(Format, usize, usize)>),
    /// A file is being read: so many of its pages, of how many; nothing while that is not known.
    Reading(Option<(u32, u32)>),
}

impl Busy {
    /// What is said of it.
    pub fn words(self, lang: Lang) -> String {
        let stop = lang.pick("Ctrl+W l’arrête", "Ctrl+W stops it");
        match self {
            Self::Searching => lang.pick("Recherche…", "Searching…").to_owned(),
            Self::Opening => lang.pick("Ouverture de la séance…", "Opening the session…").to_owned(),
            Self::Exporting(None) => {
                format!("{} ({stop})", lang.pick("Export en cours…", "Exporting…"))
            }
            Self::Exporting(Some((format, rank, of))) => {
                let (export, between) = (lang.pick("Export\u{a0}:", "Export:"), lang.pick("sur", "of"));
                format!("{export} {}, {rank} {between} {of} ({stop})", format.name(lang))
            }
            Self::Reading(None) => {
                format!("{} ({stop})", lang.pick("Lecture du fichier…", "Reading the file…"))
            }
            Self::Reading(Some((done, of))) => {
                let page = lang.pick("Lecture du fichier : page", "Reading the file: page");
                format!("{page} {done} {} {of} ({stop})", lang.pick("sur", "of"))
            }
        }
    }

    /// Whether documents are being written.
    pub fn is_exporting(self) -> bool {
        matches!(self, Self::Exporting(_))
    }

    /// Whether a file is being read.
    pub fn is_reading(self) -> bool {
        matches!(self, Self::Reading(_))
    }
}
