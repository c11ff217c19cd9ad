//! The document as a Word file: our own writer, small enough to be valid, styled and the same byte for byte.
//! Styles bear Word's built-in English names with French identifiers, so every reader knows them.
pub mod annotate;
mod body;
mod comments;
mod contents;
mod counter_plan;
mod layout;
mod numbering;
mod package;
mod pagination;
pub(in crate::export) mod paper;
mod properties;
mod revision;
pub(in crate::export) mod styles;
mod xml;

use crate::minutes::document::Document;

use super::ExportError;

pub(in crate::export) use body::{KEPT_ITEMS_MAX, cut_at_ordinal, paragraph_style};
pub use counter_plan::render as counter_plan;
pub(in crate::export) use xml::Xml;

pub use layout::{LAYOUT_FILTER, pages};
pub use pagination::{Turn, estimate, turns};

/// The document as DOCX. The pages named by its table of contents are those it holds; where it holds none, those of
/// our own estimate.
pub fn render(document: &Document) -> Result<Vec<u8>, ExportError> {
    let pages = pagination::estimate(document);
    let body = body::write(document, &pages);
    package::write(document, &body)
}
