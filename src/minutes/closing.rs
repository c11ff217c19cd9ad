//! The end of the compte-rendu: what was decided and who does what, what stays open, and the signature.
use crate::domain::demand::DemandStatus;
use crate::domain::directory::Role as Duty;
use crate::domain::entry::{Content as EntryContent, Entry};
use crate::domain::id::EntryId;
use crate::domain::session::Session;
use crate::text::french::dates::date_plain;
use crate::text::lang::Lang;

use super::document::{Block, Content, Element, Inline, ListRole, Row, Source};
use super::header::document_noun;
use super::measures::part_label;
use super::nouns::{agree, capitalized, gender, of, uncapitalized};
use super::phrases::{decided, inside, outcome, question_text, unstopped};
use super::template::{Settled, Signatory, Switch};
use super::{Options, Parts, is_printed};

/// « Relevé de décisions et d’actions ».
pub(super) fn settled(session: &Session, parts: &mut Parts<'_>) {
    let lang = parts.options.lang;
    let (decisions, actions) = (decision_rows(session, parts.options), action_rows(session, parts.options));
    let title = match (decisions.is_empty(), actions.is_empty()) {
        (true, true) => return,
        (false, false) => lang.pick("Relevé de décisions et d’actions", "Decisions and actions"),
        (false, true) => lang.pick("Relevé de décisions", "Decisions"),
        (true, false) => lang.pick("Relevé d’actions", "Actions"),
    };
    parts.begin("releve", title);
    parts.blocks.extend(decisions_block(decisions, parts.options));
    parts.blocks.extend(actions_block(actions, parts.options));
}

/// « Relevé de décisions ».
pub(super) fn decisions(session: &Session, parts: &mut Parts<'_>) {
    let rows = decision_rows(session, parts.options);
    if !rows.is_empty() {
        parts.begin("decisions", parts.options.lang.pick("Relevé de décisions", "Decisions"));
        parts.blocks.extend(decisions_block(rows, parts.options));
    }
}

/// « Relevé d’actions ».
pub(super) fn actions(session: &Session, parts: &mut Parts<'_>) {
    let rows = action_rows(session, parts.options);
    if !rows.is_empty() {
        parts.begin("actions", parts.options.lang.pick("Relevé d’actions", "Actions"));
        parts.blocks.extend(actions_block(rows, parts.options));
    }
}

/// What is printed of an entry in a table: the part it is about, then the cells of its kind.
struct Told {
    entry: EntryId,
    point: String,
    cells: Vec<String>,
}

fn told<'s>(
    session: &'s Session,
    options: &'s Options,
    cells: impl Fn(&Entry) -> Option<Vec<String>> + 's,
) -> Vec<Told> {
    let printed = session.entries().iter().filter(|entry| is_printed(entry, options));
    let told = |entry: &Entry| {
        let (entry, point) = (entry.id.clone(), part_label(&entry.node, session));
        move |cells| Told { entry, point, cells }
    };
    printed.filter_map(|entry| cells(entry).map(told(entry))).collect()
}

/// A table with a column for the parts, unless none of the rows is about one.
fn tabulated(header: &[&str], widths: &[u8], rows: Vec<Told>) -> Block {
    let pointless = usize::from(rows.iter().all(|row| row.point.is_empty()));
    let mut widths: Vec<u8> = widths.get(pointless..).unwrap_or_default().to_vec();
    if let (1, Some(first)) = (pointless, widths.first_mut()) {
        *first += 20;
    }
    let rows = rows
        .into_iter()
        .map(|Told { entry, point, cells }| Row {
            cells: std::iter::once(point)
                .chain(cells)
                .skip(pointless)
                .map(|cell| vec![Inline::plain(cell)])
                .collect(),
            source: Some(Source::Entry(entry)),
        })
        .collect();
    table(header.get(pointless..).unwrap_or_default(), &widths, rows)
}

fn decision_rows(session: &Session, options: &Options) -> Vec<Told> {
    let (lang, votes) = (options.lang, options.template.has(Switch::Votes));
    told(session, options, move |entry| decision_cells(entry, votes, lang))
}

fn action_rows(session: &Session, options: &Options) -> Vec<Told> {
    let lang = options.lang;
    told(session, options, move |entry| action_cells(entry, lang))
}

fn decisions_block(rows: Vec<Told>, options: &Options) -> Option<Block> {
    let lang = options.lang;
    let header = lang.pick(["Point", "Décision", "Adoption"], ["Item", "Decision", "Carried by"]);
    match (rows.is_empty(), options.template.settled) {
        (true, _) => None,
        (false, Settled::Table) if options.template.has(Switch::Votes) => {
            Some(tabulated(&header, &[20, 55, 25], rows))
        }
        (false, Settled::Table) => Some(tabulated(header.get(..2).unwrap_or_default(), &[20, 80], rows)),
        (false, Settled::List) => Some(list(rows, |cells| {
            let mut cells = cells.into_iter();
            let text = cells.next().unwrap_or_default();
            let adopted = cells.next().map(|adopted| format!(" ({})", uncapitalized(&adopted)));
            vec![Inline::plain(format!("{text}{}.", adopted.unwrap_or_default()))]
        })),
    }
}

fn actions_block(rows: Vec<Told>, options: &Options) -> Option<Block> {
    let lang = options.lang;
    let header =
        lang.pick(["Point", "Action", "Responsable", "Échéance"], ["Item", "Action", "In charge", "Due"]);
    match (rows.is_empty(), options.template.settled) {
        (true, _) => None,
        (false, Settled::Table) => Some(tabulated(&header, &[18, 42, 22, 18], rows)),
        (false, Settled::List) => Some(list(rows, move |cells| {
            let mut cells = cells.into_iter();
            let mut next = || cells.next().unwrap_or_default();
            let (what, who, due) = (next(), next(), next());
            let due = match (due.as_str(), lang) {
                ("À fixer", _) => "échéance à fixer".to_owned(),
                ("To be set", _) => "date to be set".to_owned(),
                ("Fait", _) => "fait".to_owned(),
                ("Done", _) => "done".to_owned(),
                (_, Lang::Fr) => format!("d’ici au {due}"),
                (_, Lang::En) => format!("by {due}"),
            };
            vec![
                Inline::strong(who),
                Inline::plain(lang.pick("\u{a0}: ", ": ")),
                Inline::plain(format!("{} ({due}).", uncapitalized(&what))),
            ]
        })),
    }
}

fn list(rows: Vec<Told>, words: impl Fn(Vec<String>) -> Vec<Inline>) -> Block {
    let items = rows.into_iter().map(|Told { entry, point, cells }| {
        let mut text = words(cells);
        if !point.is_empty() {
            text.insert(0, Inline::plain(format!("{point} – ")));
        }
        Element { text, source: Some(Source::Entry(entry)) }
    });
    Block::own(Content::List { role: ListRole::Points, items: items.collect() })
}

fn table(header: &[&str], widths: &[u8], rows: Vec<Row>) -> Block {
    Block::own(Content::Table {
        header: header.iter().map(|label| vec![Inline::plain(*label)]).collect(),
        widths: widths.to_vec(),
        rows,
    })
}

/// The decision, and how it was carried when votes are told.
fn decision_cells(entry: &Entry, votes: bool, lang: Lang) -> Option<Vec<String>> {
    let EntryContent::Decision(decision) = &entry.content else { return None };
    let text = entry.sentence.clone().unwrap_or_else(|| decided(&decision.text));
    let mut cells = vec![capitalized(unstopped(&text))];
    if votes {
        let mut adopted = capitalized(outcome(decision.outcome, lang).trim_start_matches("par "));
        if !decision.reservations.trim().is_empty() {
            adopted.push_str(lang.pick(" (réserves)", " (reservations)"));
        }
        cells.push(adopted);
    }
    Some(cells)
}

/// What, who, by when.
fn action_cells(entry: &Entry, lang: Lang) -> Option<Vec<String>> {
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
    Some(vec![capitalized(unstopped(&text)), who, due])
}

/// Questions that have no answer yet.
pub(super) fn questions(session: &Session, parts: &mut Parts<'_>) {
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
pub(super) fn demands(session: &Session, parts: &mut Parts<'_>) {
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

/// Who took the minutes, or lines to sign on, as the template wants.
pub(super) fn signature(session: &Session, options: &Options) -> Vec<Block> {
    let signatures = &options.template.signatures;
    let mut blocks = Vec::new();
    match signatures.as_slice() {
        [] => return blocks,
        [Signatory::Secretary] => blocks.extend(taken_by(session, options)),
        several => blocks.push(to_sign(several, session, options)),
    }
    let website = session.meeting().website.trim();
    if !blocks.is_empty() && !website.is_empty() {
        let text = vec![Inline::link(website, website)];
        blocks.push(Block::from(Source::Meeting, Content::Signature { text }));
    }
    blocks
}

/// Those who hold a duty; organizations, when they are named in their stead, once each.
fn holding(duty: Duty, session: &Session) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for delegate in session.delegates().iter().filter(|delegate| delegate.role == duty) {
        if !names.contains(&delegate.name) {
            names.push(delegate.name.clone());
        }
    }
    names
}

/// « Compte-rendu réalisé par X pour le secrétariat du Collectif « … ». »; nothing when nobody takes the minutes.
fn taken_by(session: &Session, options: &Options) -> Option<Block> {
    let lang = options.lang;
    let secretaries = holding(Duty::Secretary, session);
    if secretaries.is_empty() {
        return None;
    }
    let names = crate::text::french::numbers::join_list(&secretaries, lang);
    let meeting = session.meeting();
    let coalition =
        if meeting.coalition.trim().is_empty() { meeting.coalition_noun() } else { meeting.coalition.trim() };
    let document = document_noun(options);
    let made = agree(gender(&document), "réalisé", "réalisée");
    let text = lang.pick(
        format!("{document} {made} par {names} pour le secrétariat {}.", of(coalition)),
        format!("{document} taken by {names} for the secretariat of {coalition}."),
    );
    Some(Block::from(Source::Meeting, Content::Signature { text: vec![Inline::plain(text)] }))
}

/// A column for each who signs: their duty, their name, and room for a signature.
fn to_sign(signatures: &[Signatory], session: &Session, options: &Options) -> Block {
    let lang = options.lang;
    let duty = |signatory: &Signatory| match signatory {
        Signatory::Chair => (Duty::Chair, lang.pick("Pour la présidence", "For the chair")),
        Signatory::Secretary => (Duty::Secretary, lang.pick("Pour le secrétariat", "For the secretary")),
    };
    let header: Vec<Vec<Inline>> =
        signatures.iter().map(|signatory| vec![Inline::plain(duty(signatory).1)]).collect();
    let cells = signatures.iter().map(|signatory| {
        let names = holding(duty(signatory).0, session).join(", ");
        let label = lang.pick("Signature\u{a0}:", "Signature:");
        let mut cell = if names.is_empty() {
            vec![Inline::plain(lang.pick("Nom\u{a0}:", "Name:"))]
        } else {
            vec![Inline::plain(names)]
        };
        cell.extend([Inline::line_break(), Inline::plain(label)]);
        // Room for a hand.
        cell.extend([Inline::line_break(), Inline::line_break(), Inline::plain("\u{a0}")]);
        cell
    });
    let row = Row { cells: cells.collect(), source: Some(Source::Meeting) };
    let widths = if signatures.len() == 1 { vec![50] } else { vec![50, 50] };
    Block::from(Source::Meeting, Content::Table { header, widths, rows: vec![row] })
}
