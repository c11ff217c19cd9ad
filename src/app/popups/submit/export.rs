//! Validating the form of the documents to be written: the choices are kept for the next time.
use crate::app::busy::Busy;
use crate::app::effect::{Effect, ExportJob};
use crate::app::form::{FieldName as F, Form, Submitted};
use crate::app::popups::forms;
use crate::app::state::App;
use crate::domain::entry::Circulation;
use crate::minutes::DocumentKind;

/// Asks for the documents; they are written while the person goes on.
pub(super) fn export(app: &mut App, form: &mut Form) -> Submitted {
    let formats = forms::ticked_formats(form);
    if formats.is_empty() {
        let first = form.fields.iter().map(|field| field.name).find(|name| name.format().is_some());
        return Err(form.blame(
            first.unwrap_or(F::Document),
            app.lang.pick("Cochez au moins un format (Espace).", "Tick at least one format (Space)."),
        ));
    }
    let job = ExportJob {
        document: form.chosen_of(F::Document, &DocumentKind::ALL).unwrap_or_default(),
        formats,
        folder: form.text(F::Folder),
        audience: form.chosen_of(F::Audience, &Circulation::ALL).unwrap_or_default(),
        template: forms::chosen_template(form, &app.templates),
        letterhead: form.text(F::Letterhead),
        names: form.chosen_of(F::Names, &forms::NAMES).unwrap_or_default(),
    };
    app.busy = Some(Busy::Exporting(None));
    app.exports.last = job.clone();
    app.exports.awaited = true;
    Ok(vec![Effect::Export(job)])
}
