//! Amendments that a reader could not apply to the plan.
use super::super::{Report, Rule};
use crate::domain::amendment::{Amendment, AmendmentKind, Form};
use crate::domain::anchor::{Anchor, Place};
use crate::domain::entry::{Content, Entry};
use crate::domain::location::Location;
use crate::domain::relocation::{Relocation, in_review, same_words_in_review};

pub(super) fn run(report: &mut Report<'_>) {
    let session = report.session;
    for entry in session.entries().iter().filter(|entry| entry.sentence.is_none()) {
        if let Content::Amendment(amendment) = &entry.content {
            old_words(report, entry, amendment);
            place(report, entry, amendment);
            lost_place(report, entry, amendment);
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
        let location = Location::Entry(entry.id.clone());
        if amendment.kind == AmendmentKind::Retitle {
            former_title(report, location, amendment);
        } else {
            report.add(Rule::AmendmentWithoutOldWords, location, &amendment.new, message);
        }
    }
}

/// A new title and not the former one, which the draft may tell.
fn former_title(report: &mut Report<'_>, location: Location, amendment: &Amendment) {
    let message = report.lang.pick(
        "Le nouveau titre est donné sans l’ancien : choisissez le titre dans le texte de la mesure.",
        "The new title is given without the former one: choose the title in the text of the measure.",
    );
    report.add(Rule::RetitledWithoutOldTitle, location, &amendment.new, message);
    let draft = report.session.draft();
    let title = draft.and_then(|draft| draft.node(&amendment.anchor.node)).map(|node| node.title.clone());
    if let Some(title) = title.filter(|title| !title.is_empty()) {
        report.suggest(title);
    }
}

/// The plan has a newer draft than the one the amendment was made on, and its words are not in it.
fn lost_place(report: &mut Report<'_>, entry: &Entry, amendment: &Amendment) {
    let (session, lang) = (report.session, report.lang);
    let Some(draft) = session.draft().filter(|draft| draft.node(&entry.node).is_some()) else { return };
    let asked = amendment.kind != AmendmentKind::Reinstate
        && same_words_in_review(&amendment.anchor, session).is_none();
    let Some(relocation) = in_review(&amendment.anchor, session).filter(|_| asked) else { return };
    let label =
        if draft.label.is_empty() { lang.pick("nouvelle version", "new draft") } else { &draft.label };
    let said = |anchor: &Anchor| {
        let part = Location::Node(anchor.node.clone()).describe(session, lang);
        lang.pick(format!("{part}, «\u{a0}{}\u{a0}»", anchor.quote), format!("{part}, “{}”", anchor.quote))
    };
    let (message, suggestion) = match relocation {
        Relocation::Same(found) | Relocation::Moved(found) => (
            lang.pick(
                format!("Les mots visés par cette proposition sont autres dans le plan ({label}) : revoyez-la."),
                format!("The words this amendment is about are others in the plan ({label}): look at it again."),
            ),
            Some(said(&found)),
        ),
        Relocation::Orphan { candidates } if candidates.is_empty() => (
            lang.pick(
                format!("L’endroit de cette proposition n’existe plus dans le plan ({label}) : choisissez-en un autre."),
                format!("The place of this amendment is no longer in the plan ({label}): choose another."),
            ),
            None,
        ),
        Relocation::Orphan { candidates } => (
            lang.pick(
                format!("L’endroit de cette proposition n’existe plus dans le plan ({label}). Est-ce l’un de ceux-ci ?"),
                format!("The place of this amendment is no longer in the plan ({label}). Is it one of these?"),
            ),
            Some(candidates.iter().map(|(anchor, _)| said(anchor)).collect::<Vec<_>>().join(" — ")),
        ),
    };
    report.add(Rule::LostPlace, Location::Entry(entry.id.clone()), &amendment.anchor.quote, message);
    if let Some(suggestion) = suggestion {
        report.suggest(suggestion);
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
