//! The form of the documents to be written: the formats it shows are those of the document chosen.
use crate::app::effect::ExportJob;
use crate::app::form::{FieldName as F, Form, FormPurpose};
use crate::app::labels;
use crate::domain::entry::Circulation;
use crate::export::Format;
use crate::minutes::template::Templates;
use crate::minutes::{DocumentKind, Names};
use crate::text::lang::Lang;

/// Who can be named, in the order in which it is offered.
pub const NAMES: [Names; 2] = [Names::People, Names::Organizations];

/// The documents to be written, as they were last; the template of the session is told by its identity.
pub fn export(last: &ExportJob, (at_hand, of_session): (&Templates, &str), lang: Lang) -> Form {
    let rank = |at: Option<usize>| at.unwrap_or(0);
    let documents = DocumentKind::ALL.iter().map(|kind| labels::document(*kind, lang).to_owned()).collect();
    let levels = Circulation::ALL.iter().map(|level| labels::circulation(*level, lang).to_owned()).collect();
    let names = NAMES.iter().map(|names| labels::names(*names, lang).to_owned()).collect();
    let template = at_hand.iter().position(|template| template.id == last.template);
    let mut form = Form::new(FormPurpose::Export, lang.pick("Exporter", "Export"))
        .choice(
            F::Document,
            lang.pick("Document", "Document"),
            documents,
            rank(DocumentKind::ALL.iter().position(|kind| *kind == last.document)),
        )
        .choice(
            F::Audience,
            lang.pick("Destinataires", "Audience"),
            levels,
            rank(Circulation::ALL.iter().position(|level| *level == last.audience)),
        )
        .choice(
            F::Template,
            lang.pick("Modèle", "Template"),
            templates(at_hand, of_session, lang),
            template.map_or(0, |at| at + 1),
        )
        .choice(
            F::Names,
            lang.pick("Personnes", "People"),
            names,
            rank(NAMES.iter().position(|names| *names == last.names)),
        )
        .line(
            F::Letterhead,
            lang.pick("En-tête (Word)", "Letterhead"),
            lang.pick(
                "Fichier Word (.docx) dont l’en-tête et les styles sont repris ; vide : celui des préférences, ou aucun",
                "Word file (.docx) whose letterhead and styles are used; empty: that of the preferences, or none",
            ),
            &last.letterhead,
        )
        .line(
            F::Folder,
            lang.pick("Dossier", "Folder"),
            lang.pick("vide : le dossier Documents", "empty: the Documents folder"),
            &last.folder,
        );
    fit_formats(&mut form, last.document, &last.formats, lang);
    hide_unneeded(&mut form);
    form
}

/// The templates, that of the session first.
fn templates(at_hand: &Templates, of_session: &str, lang: Lang) -> Vec<String> {
    let own = at_hand.or_usual(of_session);
    let name = own.name.get(lang);
    let of_session =
        lang.pick(format!("celui de la séance ({name})"), format!("that of the session ({name})"));
    let each = at_hand.iter().map(|template| template.name.get(lang).to_owned());
    std::iter::once(of_session).chain(each).collect()
}

/// The identity of the template chosen; empty for that of the session.
pub fn chosen_template(form: &Form, at_hand: &Templates) -> String {
    let rank = form.chosen(F::Template).checked_sub(1);
    rank.and_then(|rank| at_hand.iter().nth(rank)).map(|template| template.id.clone()).unwrap_or_default()
}

/// A template is for the compte-rendu, a letterhead for Word.
fn hide_unneeded(form: &mut Form) {
    let minutes = form.chosen_of(F::Document, &DocumentKind::ALL) == Some(DocumentKind::Minutes);
    let word = form.is_on(F::Format(Format::Docx));
    for (name, needed) in [(F::Template, minutes), (F::Letterhead, word)] {
        if let Some(field) = form.field_mut(name) {
            field.hidden = !needed;
        }
    }
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
    hide_unneeded(form);
}

/// The formats ticked, in the order of the form.
pub fn ticked_formats(form: &Form) -> Vec<Format> {
    let shown = form.fields.iter().filter_map(|field| field.name.format());
    shown.filter(|format| form.is_on(F::Format(*format))).collect()
}

/// Puts the formats of a document behind what it says; the first is ticked when none of those wished is offered.
fn fit_formats(form: &mut Form, document: DocumentKind, wished: &[Format], lang: Lang) {
    let offered = document.formats();
    let any = offered.iter().any(|format| wished.contains(format));
    let mut toggles =
        offered.iter().enumerate().fold(Form::new(FormPurpose::Export, ""), |form, (rank, format)| {
            let on = if any { wished.contains(format) } else { rank == 0 };
            form.toggle(F::Format(*format), &label(*format, lang), on)
        });
    let hint = lang.pick("Espace coche ou décoche", "Space ticks or unticks");
    toggles.fields.iter_mut().for_each(|field| hint.clone_into(&mut field.hint));
    form.fields.retain(|field| field.name.format().is_none());
    let after = form.fields.iter().position(|field| field.name == F::Names).map_or(0, |at| at + 1);
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
    use super::{chosen_template, export, refit_export, ticked_formats};
    use crate::app::effect::ExportJob;
    use crate::app::exports::Exports;
    use crate::app::form::FieldName;
    use crate::export::Format;
    use crate::minutes::DocumentKind;
    use crate::minutes::template::Templates;
    use crate::text::lang::Lang;

    #[test]
    fn the_formats_shown_are_those_of_the_document_chosen() {
        let mut form = export(&Exports::default().last, (&Templates::default(), ""), Lang::Fr);
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

    #[test]
    fn a_form_begins_with_what_was_chosen_last() {
        let last = ExportJob {
            formats: vec![Format::Html],
            folder: "~/envoi".to_owned(),
            template: "bureau".to_owned(),
            letterhead: "papier.docx".to_owned(),
            ..Exports::default().last
        };
        let mut form = export(&last, (&Templates::default(), ""), Lang::Fr);
        assert_eq!(ticked_formats(&form), [Format::Html]);
        assert_eq!(chosen_template(&form, &Templates::default()), "bureau");
        assert_eq!(form.text(FieldName::Folder), "~/envoi");
        let letterhead = |form: &crate::app::form::Form| form.field(FieldName::Letterhead).unwrap().hidden;
        assert!(letterhead(&form), "there is no Word file to put it on");
        form = form.focused(FieldName::Format(Format::Docx));
        form.turn(true);
        refit_export(&mut form, Lang::Fr);
        assert!(!letterhead(&form));
        assert_eq!(form.text(FieldName::Letterhead), "papier.docx");
    }
}
