//! Amendments that a reader could not apply to the plan.
use super::super::{Report, Rule};
use crate::domain::amendment::{Amendment, AmendmentKind, Form};
use crate::domain::anchor::Place;
use crate::domain::entry::{Content, Entry};
use crate::domain::location::Location;

pub(super) fn run(report: &mut Report<'_>) {
    let session = report.session;
    for entry in session.entries().iter().filter(|entry| entry.sentence.is_none()) {
        if let Content::Amendment(amendment) = &entry.content {
            old_words(report, entry, amendment);
            place(report, entry, amendment);
        }
    }
}

fn old_words(report: &mut Report<'_>, entry: &Entry, amendment: &Amendment) {
    // A part that is to go as a whole needs no quotation.
    let goes_whole = amendment.kind == AmendmentKind::Delete && !amendment.anchor.node.as_str().is_empty();
    let told = !amendment.old.trim().is_empty() || !amendment.anchor.quote.trim().is_empty() || goes_whole;
    if amendment.form == Form::Wording && amendment.kind.needs_old_words() && !told {
        let message = report.lang.pick(
            "On ne sait pas quels mots du plan sont visés : choisissez-les dans le texte de la mesure.",
            "It does not say which words of the plan are meant: choose them in the text of the measure.",
        );
        report.add(
            Rule::AmendmentWithoutOldWords,
            Location::Entry(entry.id.clone()),
            &amendment.new,
            message,
        );
    }
}

fn place(report: &mut Report<'_>, entry: &Entry, amendment: &Amendment) {
    let location = || Location::Entry(entry.id.clone());
    let anchor = &amendment.anchor;
    let vague = amendment.kind == AmendmentKind::Add
        && amendment.form == Form::Wording
        && anchor.place == Place::Whole
        && anchor.quote.is_empty();
    if amendment.kind.needs_target() && amendment.target.is_none() {
        let message = report.lang.pick(
            "On ne sait pas avec quelle autre partie du plan : choisissez-la.",
            "It does not say with which other part of the plan: choose it.",
        );
        report.add(Rule::AmendmentWithoutPlace, location(), &amendment.new, message);
    } else if vague || (anchor.node.as_str().is_empty() && amendment.form == Form::Wording) {
        let message = report.lang.pick(
            "On ne sait pas à quel endroit du texte : choisissez un paragraphe, une phrase ou un tiret.",
            "It does not say where in the text: choose a paragraph, a sentence or a dash.",
        );
        report.add(Rule::AmendmentWithoutPlace, location(), &amendment.new, message);
    }
}
