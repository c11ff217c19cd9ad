//! Export: a document as bytes. Formats know the document tree and nothing of sessions; only json keeps the facts.
pub mod docx;
pub mod html;
pub mod markdown;
pub mod plain;

mod json;

use crate::domain::session::Session;
use crate::minutes::document::Document;
use crate::text::fold::fold;
use crate::text::lang::Lang;

pub use json::facts;

/// What a document can be exported to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// Word.
    Docx,
    /// A page for a browser, on screen or on paper.
    Html,
    /// Plain text, for an e-mail.
    Text,
    /// The facts of the session, for other programs.
    Json,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Docx, Self::Markdown, Self::Html, Self::Text, Self::Json];

    /// The extension of its files, which is also its name on the command line.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Json => "json",
        }
    }

    /// What people call it.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Docx => "Word",
            Self::Html => lang.pick("page web", "web page"),
            Self::Text => lang.pick("texte brut", "plain text"),
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
    /// The facts could not be written as JSON.
    #[error("the session cannot be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The parts of the file could not be put together.
    #[error("the parts of the document cannot be put together")]
    Package(#[from] zip::result::ZipError),
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
        Format::Json => Err(ExportError::NeedsSession),
    }
}

/// A session in a format, through its compte-rendu.
pub fn export(
    session: &Session,
    options: &crate::minutes::Options,
    format: Format,
) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Json => facts(session, options.audience),
        _ => render(&crate::minutes::compose(session, options), format),
    }
}
