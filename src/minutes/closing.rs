//! The end of the compte-rendu: what was decided and who does what, what stays open, and the signature.
use crate::domain::demand::DemandStatus;
use crate::domain::directory::Role as Duty;
use crate::domain::entry::{Content as EntryContent, Entry};
use crate::domain::session::Session;
use crate::text::french::dates::date_plain;
use crate::text::lang::Lang;

use super::document::{Block, Content, Element, Inline, ListRole, Row, Source};
use super::measures::part_label;
use super::nouns::{capitalized, of};
use super::phrases::{decided, inside, outcome, question_text, unstopped};
use super::{Parts, is_printed};

/// Adds the parts to the document, those that have something to say.
pub(super) fn append(session: &Session, parts: &mut Parts<'_>) {
    settled(session, parts);
    questions(session, parts);
    demands(session, parts);
}

/// « Relevé de décisions et d’actions ».
fn settled(session: &Session, parts: &mut Parts<'_>) {
    let lang = parts.options.lang;
    let printed: Vec<&Entry> = session.entries().iter().filter(|e| is_printed(e, parts.options)).collect();
    let decisions: Vec<Row> = printed.iter().filter_map(|entry| decision_row(entry, session, lang)).collect();
    let actions: Vec<Row> = printed.iter().filter_map(|entry| action_row(entry, session, lang)).collect();
    if decisions.is_empty() && actions.is_empty() {
        return;
    }
    let title = match (decisions.is_empty(), actions.is_empty()) {
        (false, false) => lang.pick("Relevé de décisions et d’actions", "Decisions and actions"),
        (false, true) => lang.pick("Relevé de décisions", "Decisions"),
        _ => lang.pick("Relevé d’actions", "Actions"),
    };
    parts.begin("releve", title);
    if !decisions.is_empty() {
        let header = lang.pick(["Point", "Décision", "Adoption"], ["Item", "Decision", "Carried by"]);
        parts.blocks.push(table(&header, &[20, 55, 25], decisions));
    }
    if !actions.is_empty() {
        let header =
            lang.pick(["Point", "Action", "Responsable", "Échéance"], ["Item", "Action", "In charge", "Due"]);
        parts.blocks.push(table(&header, &[18, 42, 22, 18], actions));
    }
}

fn table(header: &[&str], widths: &[u8], rows: Vec<Row>) -> Block {
    Block::own(Content::Table {
        header: header.iter().map(|label| vec![Inline::plain(*label)]).collect(),
        widths: widths.to_vec(),
        rows,
    })
}

fn row(entry: &Entry, session: &Session, cells: Vec<String>) -> Row {
    let mut all = vec![vec![Inline::plain(part_label(&entry.node, session))]];
    all.extend(cells.into_iter().map(|cell| vec![Inline::plain(cell)]));
    Row { cells: all, source: Some(Source::Entry(entry.id.clone())) }
}

fn decision_row(entry: &Entry, session: &Session, lang: Lang) -> Option<Row> {
    let EntryContent::Decision(decision) = &entry.content else { return None };
    let text = entry.sentence.clone().unwrap_or_else(|| decided(&decision.text));
    let mut adopted = capitalized(outcome(decision.outcome, lang).trim_start_matches("par "));
    if !decision.reservations.trim().is_empty() {
        adopted.push_str(lang.pick(" (réserves)", " (reservations)"));
    }
    Some(row(entry, session, vec![capitalized(unstopped(&text)), adopted]))
}

fn action_row(entry: &Entry, session: &Session, lang: Lang) -> Option<Row> {
    let EntryContent::Action(action) = &entry.content else { return None };
    let text = entry.sentence.clone().unwrap_or_else(|| action.what.clone());
    let due = match (action.closed, action.due) {
        (true, _) => lang.pick("Fait", "Done").to_owned(),
        (false, Some(due)) => date_plain(due, lang),
        (false, None) => lang.pick("À fixer", "To be set").to_owned(),
    };
    let who = match action.who.trim() {
        "" => lang.pick("À désigner", "To be named").to_owned(),
        who => capitalized(&inside(who)),
    };
    Some(row(entry, session, vec![capitalized(unstopped(&text)), who, due]))
}

/// Questions that have no answer yet.
fn questions(session: &Session, parts: &mut Parts<'_>) {
    let lang = parts.options.lang;
    let items: Vec<Element> = session
        .entries()
        .iter()
        .filter(|entry| is_printed(entry, parts.options))
        .filter_map(|entry| match &entry.content {
            EntryContent::Question(question) if question.answer.trim().is_empty() => {
                let text = entry.sentence.clone().unwrap_or_else(|| question_text(question, lang));
                let label = part_label(&entry.node, session);
                let mut words = Vec::new();
                if !label.is_empty() {
                    words.push(Inline::strong(label));
                    words.push(Inline::plain(lang.pick("\u{a0}: ", ": ")));
                }
                words.push(Inline::plain(text));
                Some(Element { text: words, source: Some(Source::Entry(entry.id.clone())) })
            }
            _ => None,
        })
        .collect();
    if !items.is_empty() {
        parts.begin("questions", lang.pick("Questions restées ouvertes", "Open questions"));
        parts.blocks.push(Block::own(Content::List { role: ListRole::Points, items }));
    }
}

/// What became of the demands of earlier meetings.
fn demands(session: &Session, parts: &mut Parts<'_>) {
    let lang = parts.options.lang;
    let rows: Vec<Row> = session
        .demands()
        .iter()
        .map(|demand| Row {
            cells: [
                part_label(&demand.node, session),
                unstopped(&demand.text).to_owned(),
                date_plain(demand.since, lang),
                became(demand.status, lang).to_owned(),
            ]
            .map(|cell| vec![Inline::plain(cell)])
            .to_vec(),
            source: Some(Source::Demand(demand.id.clone())),
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    let title = lang.pick("Suivi des demandes des réunions précédentes", "Demands of earlier meetings");
    parts.begin("demandes", title);
    let header =
        lang.pick(["Point", "Demande", "Formulée le", "Suite"], ["Item", "Demand", "Made on", "Outcome"]);
    parts.blocks.push(table(&header, &[18, 44, 19, 19], rows));
}

fn became(status: DemandStatus, lang: Lang) -> &'static str {
    match status {
        DemandStatus::New => lang.pick("À suivre", "To be followed"),
        DemandStatus::Reiterated => lang.pick("Réitérée", "Made again"),
        DemandStatus::Satisfied => lang.pick("Satisfaite", "Met"),
        DemandStatus::PartlySatisfied => lang.pick("Satisfaite en partie", "Met in part"),
        DemandStatus::Refused => lang.pick("Refusée", "Refused"),
        DemandStatus::Withdrawn => lang.pick("Retirée", "Withdrawn"),
    }
}

/// « Compte-rendu réalisé par X pour le secrétariat du Collectif « … ». »; nothing when nobody takes the minutes.
pub(super) fn signature(session: &Session, lang: Lang) -> Vec<Block> {
    let secretaries: Vec<String> = session
        .delegates()
        .iter()
        .filter(|delegate| delegate.role == Duty::Secretary)
        .map(|delegate| delegate.name.clone())
        .collect();
    if secretaries.is_empty() {
        return Vec::new();
    }
    let names = crate::text::french::numbers::join_list(&secretaries, lang);
    let meeting = session.meeting();
    let coalition =
        if meeting.coalition.trim().is_empty() { meeting.coalition_noun() } else { meeting.coalition.trim() };
    let text = lang.pick(
        format!("Compte-rendu réalisé par {names} pour le secrétariat {}.", of(coalition)),
        format!("Minutes taken by {names} for the secretariat of {coalition}."),
    );
    let mut lines = vec![vec![Inline::plain(text)]];
    if !meeting.website.trim().is_empty() {
        lines.push(vec![Inline::link(meeting.website.trim(), meeting.website.trim())]);
    }
    lines.into_iter().map(|text| Block::from(Source::Meeting, Content::Signature { text })).collect()
}
