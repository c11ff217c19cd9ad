//! Changing a session from the command line, under the same lock as the program itself.
use super::desk::Desk;
use super::failure::Failure;
use crate::domain::change::Change;
use crate::domain::session::Session;
use crate::export::Format;
use crate::minutes;
use crate::store::fs::real::RealDisk;
use crate::store::shelf::Opened;

/// Makes the change that `make` gives for the session as it is, with a tag for new identities, and journals it.
pub(super) fn change(
    id: &str,
    desk: &mut Desk,
    make: impl FnOnce(&Session, &str) -> Change,
) -> Result<(), Failure> {
    let lang = desk.lang;
    let mut opened = desk.shelf()?.open(id).map_err(|error| Failure::store(&error, lang))?;
    for warning in &opened.warnings {
        desk.tell(&warning.message(lang));
    }
    if let Some(reason) = &opened.read_only {
        return Err(Failure::refused(lang.pick(
            format!("la séance {id} n’a pas été modifiée. {}", reason.message(lang)),
            format!("the session {id} was not altered. {}", reason.message(lang)),
        )));
    }
    let change = make(opened.history.session(), opened.writer.tag());
    let step = opened.history.perform(change).map_err(|refusal| Failure::change(&refusal, lang))?;
    opened.writer.append(&[step], crate::shell::local()).map_err(|error| Failure::store(&error, lang))?;
    keep_copies(&mut opened, desk);
    Ok(())
}

/// Brings the readable copies up to date. They can be made again, so that a failure is only told.
fn keep_copies(opened: &mut Opened, desk: &mut Desk) {
    let session = opened.history.session();
    let templates =
        desk.places().map(|places| crate::shell::templates::read(&RealDisk, &places, desk.lang).0);
    let template = templates.unwrap_or_default().or_usual(&session.meeting().template);
    let options = minutes::Options { template, ..Default::default() };
    let markdown = crate::export::export(session, &options, Format::Markdown);
    let Ok(markdown) = markdown else { return };
    if let Err(error) = opened.writer.keep_copies(session, &markdown) {
        desk.tell(&error.message(desk.lang));
    }
}
