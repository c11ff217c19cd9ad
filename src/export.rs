//! Export: a document as bytes. Formats know the document tree and nothing of sessions; only json keeps the facts.
pub mod csv;
pub mod docx;
pub mod html;
pub mod ics;
pub mod markdown;
pub mod odt;
pub mod plain;

mod json;

use crate::domain::session::Session;
use crate::minutes::circulation::readers;
use crate::minutes::counter_plan::counter_plan;
use crate::minutes::document::Document;
use crate::minutes::{DocumentKind, Marks, Options};
use crate::text::fold::fold;
use crate::text::lang::Lang;

pub use json::{SCHEMA, facts};

/// What a document can be exported to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// Word.
    Docx,
    /// A file to be printed or sent as it is: the Word file laid out by LibreOffice.
    Pdf,
    /// LibreOffice and its kin.
    Odt,
    /// A page for a browser, on screen or on paper.
    Html,
    /// Plain text, for an e-mail.
    Text,
    /// The tables, for a spreadsheet.
    Csv,
    /// What is to come, for a calendar.
    Ics,
    /// The facts of the session, for other programs.
    Json,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Docx,
        Self::Pdf,
        Self::Odt,
        Self::Markdown,
        Self::Html,
        Self::Text,
        Self::Csv,
        Self::Ics,
        Self::Json,
    ];

    /// The extension of its files, which is also its name on the command line.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Odt => "odt",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::Ics => "ics",
            Self::Json => "json",
        }
    }

    /// Whether another program makes it from one of ours.
    pub fn is_made_elsewhere(self) -> bool {
        self == Self::Pdf
    }

    /// What people call it.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Docx => "Word",
            Self::Pdf => "PDF",
            Self::Odt => "OpenDocument",
            Self::Html => lang.pick("page web", "web page"),
            Self::Text => lang.pick("texte brut", "plain text"),
            Self::Csv => "CSV",
            Self::Ics => lang.pick("calendrier", "calendar"),
            Self::Json => "JSON",
        }
    }

    /// The format called so: by its extension or its usual names.
    pub fn parse(name: &str) -> Option<Self> {
        match fold(name.trim().trim_start_matches('.')).as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "docx" | "word" => Some(Self::Docx),
            "html" | "htm" | "web" => Some(Self::Html),
            "txt" | "text" | "texte" => Some(Self::Text),
            "odt" | "opendocument" | "libreoffice" => Some(Self::Odt),
            "csv" => Some(Self::Csv),
            "ics" | "ical" | "icalendar" => Some(Self::Ics),
            "pdf" => Some(Self::Pdf),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Why a document could not be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// JSON needs the session itself: see [`facts`].
    #[error("this format is made from the session, not from its document")]
    NeedsSession,
    /// PDF needs LibreOffice, which is started by the shell.
    #[error("this format is made by LibreOffice from the Word file")]
    NeedsOffice,
    /// The document does not offer the format: see [`DocumentKind::formats`].
    #[error("the document “{}” is not made in the format {}", document.id(), format.extension())]
    NotOffered {
        /// The document.
        document: DocumentKind,
        /// The format.
        format: Format,
    },
    /// The facts could not be written as JSON.
    #[error("the session cannot be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The parts of the file could not be put together.
    #[error("the parts of the document cannot be put together")]
    Package(#[from] zip::result::ZipError),
    /// The letterhead cannot be written on.
    #[error("the letterhead cannot be used")]
    Letterhead(#[from] docx::letterhead::LetterheadError),
    /// A part of the file could not be compressed.
    #[error("a part of the document cannot be written")]
    Write(#[from] std::io::Error),
}

/// The document in a format.
pub fn render(document: &Document, format: Format) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Markdown => Ok(markdown::render(document).into_bytes()),
        Format::Docx => docx::render(document),
        Format::Html => Ok(html::render(document).into_bytes()),
        Format::Text => Ok(plain::render(document).into_bytes()),
        Format::Csv => Ok(csv::render(document).into_bytes()),
        Format::Odt => odt::render(document),
        Format::Pdf => Err(ExportError::NeedsOffice),
        Format::Json | Format::Ics => Err(ExportError::NeedsSession),
    }
}

impl DocumentKind {
    /// What the document can be exported to, in the order in which the formats are offered.
    pub fn formats(self) -> &'static [Format] {
        use Format::{Csv, Docx, Html, Ics, Json, Markdown, Odt, Pdf, Text};
        match self {
            Self::Minutes => &[Docx, Pdf, Odt, Markdown, Html, Text, Csv, Ics, Json],
            Self::Amendments | Self::Comments | Self::Entries | Self::Actions | Self::Attendance => {
                &[Docx, Pdf, Odt, Markdown, Html, Text, Csv]
            }
            Self::CounterPlan | Self::SideBySide => &[Docx, Pdf, Odt, Markdown, Html, Text],
        }
    }

    /// Whether the document can be exported to a format.
    pub fn offers(self, format: Format) -> bool {
        self.formats().contains(&format)
    }

    /// How the format tells the words of the plan that come and go. A spreadsheet has columns for both texts, and the
    /// text of the counter-plan is to be read, or compared, as it is proposed.
    fn marks(self, format: Format) -> Marks {
        match (self, format) {
            (_, Format::Csv) | (Self::CounterPlan, Format::Text | Format::Markdown) => Marks::Settled,
            _ => Marks::Shown,
        }
    }

    /// The document as a format needs it.
    pub fn compose_for(self, format: Format, session: &Session, options: &Options) -> Document {
        // The tables of the compte-rendu are but a part of it: in a spreadsheet every entry has its row.
        let kind = match (self, format) {
            (Self::Minutes, Format::Csv) => Self::Entries,
            _ => self,
        };
        kind.compose(session, &Options { marks: self.marks(format), ..options.clone() })
    }
}

/// A document of a session in a format.
pub fn make(
    document: DocumentKind,
    format: Format,
    session: &Session,
    options: &Options,
) -> Result<Vec<u8>, ExportError> {
    if !document.offers(format) {
        return Err(ExportError::NotOffered { document, format });
    }
    match (document, format) {
        (_, Format::Pdf) => Err(ExportError::NeedsOffice),
        (_, Format::Ics) => Ok(ics::render(&readers(session, options), options.lang).into_bytes()),
        (_, Format::Json) => facts(&readers(session, options), options.audience),
        (DocumentKind::CounterPlan, Format::Docx) => docx::counter_plan(&counter_plan(session, options)),
        _ => render(&document.compose_for(format, session, options), format),
    }
}

/// The compte-rendu of a session in a format.
pub fn export(session: &Session, options: &Options, format: Format) -> Result<Vec<u8>, ExportError> {
    make(DocumentKind::Minutes, format, session, options)
}

#[cfg(test)]
mod tests {
    use super::{ExportError, Format, make};
    use crate::domain::id::SessionId;
    use crate::domain::session::Session;
    use crate::minutes::{DocumentKind, Options};

    #[test]
    fn a_document_is_made_in_the_formats_it_offers_and_no_other() {
        let session = Session::new(SessionId::new("s"));
        for kind in DocumentKind::ALL {
            for format in Format::ALL {
                let made = make(kind, format, &session, &Options::default());
                match (kind.offers(format), made) {
                    (true, Ok(bytes)) => assert!(!bytes.is_empty(), "{kind:?} {format:?}"),
                    (true, Err(ExportError::NeedsOffice)) => assert_eq!(format, Format::Pdf),
                    (false, Err(ExportError::NotOffered { .. })) => {}
                    (offered, made) => panic!("{kind:?} {format:?}: {offered}, {made:?}"),
                }
            }
        }
    }

    #[test]
    fn a_format_is_known_by_its_extension() {
        for format in Format::ALL {
            assert_eq!(Format::parse(format.extension()), Some(format));
        }
    }
}
