//! The document as a Word file: our own writer, small enough to be valid, styled and the same byte for byte.
//! Styles bear Word's built-in English names with French identifiers, so every reader knows them.
pub mod annotate;
mod body;
mod comments;
mod contents;
mod counter_plan;
mod layout;
pub mod letterhead;
mod numbering;
mod package;
mod pagination;
pub(in crate::export) mod paper;
mod parts;
mod properties;
mod revision;
pub(in crate::export) mod styles;
mod xml;

use crate::minutes::document::Document;

use super::ExportError;
use letterhead::Letterhead;

pub(in crate::export) use body::{KEPT_ITEMS_MAX, bookmarks, cut_at_ordinal, paragraph_style};
pub use counter_plan::{render as counter_plan, render_on as counter_plan_on};
pub(in crate::export) use xml::Xml;

pub use layout::{LAYOUT_FILTER, pages};
pub use pagination::{Turn, estimate, turns};

/// The document as DOCX. The pages named by its table of contents are those it holds; where it holds none, those of
/// our own estimate.
pub fn render(document: &Document) -> Result<Vec<u8>, ExportError> {
    render_on(document, None)
}

/// The document as DOCX, on a letterhead if there is one.
pub fn render_on(document: &Document, letterhead: Option<&Letterhead>) -> Result<Vec<u8>, ExportError> {
    let ground = letterhead.map_or_else(|| paper::ground(document.page), |paper| paper.ground(document.page));
    let pages = pagination::estimate_on(document, ground);
    let body = body::write(document, &pages, ground);
    match letterhead {
        Some(letterhead) => letterhead::write(document, &body, letterhead),
        None => package::write(document, &body),
    }
}
