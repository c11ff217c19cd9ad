//! The DOCX with its page numbers.
use crate::export::{self, ExportError, Format};
use crate::minutes::document::Document;

/// Where the page numbers of the table of contents come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Laid out by LibreOffice.
    Exact,
    /// Estimated.
    Estimated,
}

/// The DOCX of a document.
pub fn docx(document: &Document) -> Result<(Vec<u8>, Pages), ExportError> {
    Ok((export::render(document, Format::Docx)?, Pages::Estimated))
}
