//! The document as a text of LibreOffice (ODF 1.3): our own writer, with the look of the Word file, and the same bytes
//! each time. Styles bear the names LibreOffice gives its own, so that its outline and its lists know them.
mod automatic;
mod body;
mod package;
mod parts;
mod styles;
mod words;

use crate::minutes::document::Document;

use super::ExportError;

/// The document as ODT. The pages named by its table of contents are those it holds; where it holds none, those of our
/// own estimate.
pub fn render(document: &Document) -> Result<Vec<u8>, ExportError> {
    let pages = super::docx::estimate(document);
    let content = body::write(document, &pages);
    package::write(document, content)
}

#[cfg(test)]
mod tests;
