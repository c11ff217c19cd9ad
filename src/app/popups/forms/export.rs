//! The form of the documents to be written: the formats it shows are those of the document chosen.
use crate::app::form::{FieldName as F, Form, FormPurpose};
use crate::app::labels;
use crate::domain::entry::Circulation;
use crate::export::Format;
use crate::minutes::DocumentKind;
use crate::text::lang::Lang;

/// The formats ticked at first.
const TICKED: [Format; 2] = [Format::Docx, Format::Markdown];

/// The documents to be written.
pub fn export(lang: Lang) -> Form {
    let levels = Circulation::ALL.iter().map(|level| labels::circulation(*level, lang).to_owned()).collect();
    let ministry = Circulation::ALL.iter().position(|level| *level == Circulation::Ministry).unwrap_or(0);
    let documents = DocumentKind::ALL.iter().map(|kind| labels::document(*kind, lang).to_owned()).collect();
    let mut form = Form::new(FormPurpose::Export, lang.pick("Exporter", "Export"))
        .choice(F::Document, lang.pick("Document", "Document"), documents, 0)
        .choice(F::Audience, lang.pick("Destinataires", "Audience"), levels, ministry)
        .line(
            F::Folder,
            lang.pick("Dossier", "Folder"),
            lang.pick("vide : le dossier Documents", "empty: the Documents folder"),
            "",
        );
    fit_formats(&mut form, DocumentKind::default(), &TICKED, lang);
    form
}

/// Shows the formats of the document chosen, if another one was chosen; those ticked stay so where they are offered.
pub fn refit_export(form: &mut Form, lang: Lang) {
    if form.purpose != FormPurpose::Export {
        return;
    }
    let document = form.chosen_of(F::Document, &DocumentKind::ALL).unwrap_or_default();
    let shown: Vec<Format> = form.fields.iter().filter_map(|field| field.name.format()).collect();
    if shown != document.formats() {
        let ticked = ticked_formats(form);
        fit_formats(form, document, &ticked, lang);
    }
}

/// The formats ticked, in the order of the form.
pub fn ticked_formats(form: &Form) -> Vec<Format> {
    let shown = form.fields.iter().filter_map(|field| field.name.format());
    shown.filter(|format| form.is_on(F::Format(*format))).collect()
}

/// Puts the formats of a document behind its name; the first is ticked when none of those wished is offered.
fn fit_formats(form: &mut Form, document: DocumentKind, wished: &[Format], lang: Lang) {
    let offered = document.formats();
    let any = offered.iter().any(|format| wished.contains(format));
    let toggles =
        offered.iter().enumerate().fold(Form::new(FormPurpose::Export, ""), |form, (rank, format)| {
            let on = if any { wished.contains(format) } else { rank == 0 };
            form.toggle(F::Format(*format), &label(*format, lang), on)
        });
    form.fields.retain(|field| field.name.format().is_none());
    let after = form.fields.iter().position(|field| field.name == F::Document).map_or(0, |at| at + 1);
    form.fields.splice(after..after, toggles.fields);
}

/// « Word (.docx) ».
fn label(format: Format, lang: Lang) -> String {
    let name = match format {
        Format::Docx => "Word",
        Format::Pdf => "PDF",
        Format::Odt => "LibreOffice",
        Format::Markdown => "Markdown",
        Format::Html => "HTML",
        Format::Text => lang.pick("Texte", "Plain text"),
        Format::Csv => lang.pick("Tableur", "Spreadsheet"),
        Format::Ics => lang.pick("Agenda", "Calendar"),
        Format::Json => lang.pick("Données", "Data"),
    };
    format!("{name} (.{})", format.extension())
}

#[cfg(test)]
mod tests {
    use super::{export, refit_export, ticked_formats};
    use crate::app::form::FieldName;
    use crate::export::Format;
    use crate::minutes::DocumentKind;
    use crate::text::lang::Lang;

    #[test]
    fn the_formats_shown_are_those_of_the_document_chosen() {
        let mut form = export(Lang::Fr);
        assert_eq!(ticked_formats(&form), [Format::Docx, Format::Markdown]);
        for kind in DocumentKind::ALL {
            let shown: Vec<Format> = form.fields.iter().filter_map(|field| field.name.format()).collect();
            assert_eq!(shown, kind.formats(), "{kind:?}");
            assert!(!ticked_formats(&form).is_empty(), "{kind:?}");
            assert_eq!(form.fields[form.focus].name, FieldName::Document);
            form.turn(true);
            refit_export(&mut form, Lang::Fr);
        }
    }
}
