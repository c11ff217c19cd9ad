//! `greffier import comments`: the rows of comment tables become entries of a session.
use super::args::ImportComments;
use super::desk::Desk;
use super::failure::Failure;
use super::{plan_file, record, words};
use crate::domain::change::Change;
use crate::import::comments::entries;

/// Reads the table, records its rows as one step, and says how many they were.
pub(super) fn run(args: &ImportComments, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    let id = desk.resolve(&desk.shelf()?, &args.into)?;
    let session = desk.shelf()?.peek(&id).map_err(|error| Failure::store(&error, lang))?;
    if session.draft().is_none() {
        return Err(Failure::refused(lang.pick(
            format!(
                "la séance {id} n’a pas encore de plan\u{a0}: les commentaires se rangent sous ses mesures."
            ),
            format!("the session {id} has no plan yet: comments are put under its measures."),
        ))
        .hint(lang.pick(
            "Lisez-le d’abord\u{a0}: greffier import plan FICHIER --into …",
            "Read it first: greffier import plan FILE --into …",
        )));
    }
    let (rows, warnings) = plan_file::comments(&args.file, lang)?;
    plan_file::tell(&warnings, desk);
    let mut doubts = Vec::new();
    record::change(&id, desk, |session, tag| {
        let imported = entries(&rows, session, tag, crate::shell::now());
        doubts = imported.warnings;
        Change::Group(imported.changes)
    })?;
    plan_file::tell(&doubts, desk);
    let count = rows.len();
    desk.print(&[lang.pick(
        format!(
            "{} dans la séance {id}.",
            words::count(count, "commentaire noté", "commentaires notés", lang)
        ),
        format!(
            "{} in the session {id}.",
            words::count(count, "comment recorded", "comments recorded", lang)
        ),
    )])
}
