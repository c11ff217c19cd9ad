//! Proposals as they are told: the old words beside the new ones, nothing left out, the page of the place.
use super::super::super::spot::{Part, Spot};
use super::super::super::{Report, Rule};
use super::super::paper::{Paper, Passage, Style};
use crate::domain::amendment::{Amendment, AmendmentKind, Form};
use crate::domain::anchor::Place;
use crate::domain::entry::{Content, Entry};
use crate::domain::location::Location;
use crate::domain::plan::Draft;

/// The ranks by which a document tells the places of a text, folded.
const RANKS: [&str; 22] = [
    "premier",
    "premiere",
    "second",
    "seconde",
    "deuxieme",
    "troisieme",
    "quatrieme",
    "cinquieme",
    "sixieme",
    "septieme",
    "huitieme",
    "neuvieme",
    "dixieme",
    "dernier",
    "derniere",
    "1er",
    "1ere",
    "1re",
    "2e",
    "3e",
    "4e",
    "5e",
];
/// What is counted so on a page.
const UNITS: [&str; 5] = ["paragraphe", "alinea", "phrase", "tiret", "ligne"];
/// How a document says that words take the place of others.
const REPLACING: [&str; 5] = ["modifi", "remplac", "reformul", "reecri", "redig"];
/// How a document announces words for the plan.
const PROPOSING: [&str; 10] = [
    "modifi",
    "remplac",
    "reformul",
    "reecri",
    "propos",
    "ajout",
    "precis",
    "suggere",
    "formulation",
    "redaction",
];

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    let session = report.session;
    let paged = session.draft().is_some_and(has_pages);
    let composed = |entry: &&Entry| entry.sentence.is_none() && entry.comment.is_none();
    for entry in session.entries().iter().filter(composed) {
        if let Content::Amendment(amendment) = &entry.content {
            elided(report, entry, amendment);
            if paged {
                pageless(report, entry, amendment);
            }
        }
    }
    let cites_pages = paper.prose().any(|passage| cited_page(passage).is_some());
    for passage in paper.prose().filter(|passage| passage.received) {
        told_without_old_words(report, passage);
        retitled(report, passage);
        told_elided(report, passage);
        if cites_pages {
            told_without_page(report, passage);
        }
    }
    for passage in paper.passages.iter().filter(|p| p.received && matches!(p.style, Style::Heading(1..))) {
        retitled(report, passage);
    }
}

fn has_pages(draft: &Draft) -> bool {
    draft.nodes.iter().any(|node| node.page.is_some() || node.paragraphs.iter().any(|p| p.page.is_some()))
}

/// « … » between the words proposed, which nobody could write into the plan.
fn elided(report: &mut Report<'_>, entry: &Entry, amendment: &Amendment) {
    let plan_has_it = amendment.old.contains(['…']) || amendment.anchor.quote.contains(['…']);
    if amendment.form != Form::Wording || plan_has_it {
        return;
    }
    if let Some(range) = ellipsis(&amendment.new) {
        let location = Location::Entry(entry.id.clone());
        let spot = Spot { location, part: Part::New, range };
        report.at(Rule::ElidedProposal, spot, elided_message(report), None);
    }
}

fn elided_message(report: &Report<'_>) -> &'static str {
    report.lang.pick(
        "Des mots manquent dans la rédaction proposée : écrivez-la en entier, le ministère la recopiera.",
        "Words are left out of the wording proposed: write it in full, it will be copied.",
    )
}

/// An ellipsis with the words on its sides.
fn ellipsis(text: &str) -> Option<std::ops::Range<usize>> {
    let (at, mark) = text.find('…').map(|at| (at, "…")).or_else(|| text.find("...").map(|at| (at, "...")))?;
    let (before, after) = (text.get(..at)?.trim_end(), text.get(at + mark.len()..)?);
    let start = before.rfind(' ').map_or(0, |space| space + 1);
    let lead = after.len() - after.trim_start().len();
    let word = after.trim_start();
    let end = at + mark.len() + lead + word.find(' ').unwrap_or(word.len());
    Some(start..end)
}

/// A paragraph or a sentence is told by its rank, and the draft has pages.
fn pageless(report: &mut Report<'_>, entry: &Entry, amendment: &Amendment) {
    let ranked = matches!(
        amendment.anchor.place,
        Place::Paragraph { .. } | Place::Sentence { .. } | Place::Dash { .. }
    );
    let told = matches!(
        amendment.kind,
        AmendmentKind::Add | AmendmentKind::Replace | AmendmentKind::Delete | AmendmentKind::AddToList
    );
    if ranked && told && amendment.form == Form::Wording && amendment.anchor.page.is_none() {
        let words = if amendment.new.is_empty() { &amendment.old } else { &amendment.new };
        report.add(
            Rule::PlaceWithoutPage,
            Location::Entry(entry.id.clone()),
            words,
            pageless_message(report),
        );
    }
}

fn pageless_message(report: &Report<'_>) -> &'static str {
    report.lang.pick(
        "La place est donnée sans la page du plan : ajoutez-la (« p. 3, 2e paragraphe »).",
        "The place is told without the page of the plan: add it (“p. 3, paragraph 2”).",
    )
}

/// Where a passage cites a page.
fn cited_page(passage: &Passage<'_>) -> Option<usize> {
    (0..passage.len()).find(|rank| {
        matches!(passage.at(*rank), "p" | "page" | "pages" | "pp")
            && passage.at(rank + 1).starts_with(|c: char| c.is_ascii_digit())
    })
}

fn told_without_page(report: &mut Report<'_>, passage: &Passage<'_>) {
    if cited_page(passage).is_some() {
        return;
    }
    let place = (0..passage.len()).filter(|rank| !passage.quoted(*rank)).find(|rank| {
        let rank = *rank;
        let ranked = RANKS.contains(&passage.at(rank)) && UNITS.contains(&passage.at(rank + 1));
        // « en première ligne » and « la dernière ligne droite » are no places.
        let idiom = passage.at(rank + 1) == "ligne"
            && (passage.before(rank) == "en" || passage.at(rank + 2) == "droite");
        let numbered = passage.at(rank) == "ligne"
            && passage.at(rank + 1).chars().all(|c| c.is_ascii_digit())
            && !passage.at(rank + 1).is_empty();
        // « le second tiret, qui prévoit une convention »: what it says finds it.
        let described = matches!(
            passage.at(rank + 2),
            "qui" | "portant" | "relatif" | "relative" | "concernant" | "consacre" | "consacree"
        );
        ranked && !idiom && !described || numbered
    });
    let Some(place) = place else { return };
    report.at(Rule::PlaceWithoutPage, passage.spot(place..place + 2), pageless_message(report), None);
}

/// « a été modifiée comme suit : « … » », without a word of what stood there.
fn told_without_old_words(report: &mut Report<'_>, passage: &Passage<'_>) {
    let Some(how) = passage.find(&["comme", "suit"]) else { return };
    let sentence = passage.sentence(how);
    let verb = (sentence.start..how)
        .rev()
        .find(|rank| REPLACING.iter().any(|stem| passage.at(*rank).starts_with(stem)));
    let Some(verb) = verb else { return };
    let quotes_old = (sentence.start + 1..=how).any(|rank| passage.gap(rank).contains('»'));
    let announced = (how + 2..how + 8).any(|rank| passage.gap(rank).contains(':'));
    if quotes_old || !announced || passage.find(&["au", "lieu", "de"]).is_some() {
        return;
    }
    let message = report.lang.pick(
        "La rédaction proposée est donnée sans celle qu’elle remplace : citez aussi les mots du plan.",
        "The wording proposed is given without the one it replaces: quote the words of the plan too.",
    );
    report.at(Rule::AmendmentWithoutOldWords, passage.spot(verb..how + 2), message, None);
}

/// « (titre changé) »: from what?
fn retitled(report: &mut Report<'_>, passage: &Passage<'_>) {
    if passage.text.contains(['«', '“']) {
        return;
    }
    let changed = |rank: usize| {
        ["change", "modifi", "reformul", "revu", "remanie"]
            .iter()
            .any(|stem| passage.at(rank).starts_with(stem))
    };
    for rank in
        (0..passage.len()).filter(|rank| passage.at(*rank) == "titre" && passage.before(*rank) != "sous")
    {
        let end = if changed(rank + 1) && passage.gap(rank).contains('(') {
            rank + 2
        } else if passage.reads(rank + 1, &["a", "ete"]) && changed(rank + 3) {
            rank + 4
        } else if passage.reads(rank + 1, &["a", "fait", "l", "objet", "d", "une"]) && (changed(rank + 7)) {
            rank + 8
        } else {
            continue;
        };
        let message = report.lang.pick(
            "Le titre a changé et l’ancien n’est pas cité : écrivez « (titre changé ; l’ancien était « … ») ».",
            "The title has changed and the former one is not quoted: write “(new title; the former one was “…”)”.",
        );
        return report.at(Rule::RetitledWithoutOldTitle, passage.spot(rank..end), message, None);
    }
}

fn told_elided(report: &mut Report<'_>, passage: &Passage<'_>) {
    for quotation in passage.quotations() {
        let words = passage.text.get(quotation.clone()).unwrap_or_default();
        let Some(found) = ellipsis(words) else { continue };
        let rank = passage.rank_at(quotation.start);
        let announced = passage.gap(rank).contains(':') || matches!(passage.before(rank), "par" | "ajouter");
        let sentence = passage.sentence(rank.saturating_sub(1)).start..rank;
        let proposes = |rank: usize| PROPOSING.iter().any(|stem| passage.at(rank).starts_with(stem));
        if announced && sentence.into_iter().any(proposes) {
            let range = quotation.start + found.start..quotation.start + found.end;
            report.at(Rule::ElidedProposal, passage.bytes(range), elided_message(report), None);
        }
    }
}
