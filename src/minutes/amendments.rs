//! The amendment table: one row a proposal, in the order of the plan, with its place, the text of the plan, the text
//! proposed, why, by whom, and what was decided.
use crate::domain::session::Session;

use super::document::{Document, PageShape};
use super::{Options, sheet};

/// The amendment table of a session.
pub(super) fn compose(session: &Session, options: &Options) -> Document {
    let lang = options.lang;
    let title = lang.pick("Tableau des propositions", "Amendment table");
    let mut document = sheet::document(session, options, title, PageShape::Landscape);
    document.blocks = sheet::title_lines(session, title, lang);
    document
}
