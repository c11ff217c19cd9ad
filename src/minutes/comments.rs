//! The comment table of a session: « n° | organisme | type | page, paragraphe, figure | commentaire | modification
//! proposée | décision », one row an entry, in the order of the plan. What a row was imported with is given back.
use crate::domain::amendment::Standing;
use crate::domain::entry::{CommentRow, Content as EntryContent, Entry, Holders};
use crate::domain::outline::outline;
use crate::domain::plan::PlanNode;
use crate::domain::session::Session;
use crate::text::french::numbers::join_list;
use crate::text::lang::Lang;

use super::document::{Block, Content, Document, Inline, PageShape, Row, Source};
use super::nouns::{capitalized, find_part, part_noun};
use super::phrases::{Composer, cited, outcome};
use super::{Options, is_printed, sheet, typeset_all};

/// The columns, in hundredths of the width of the text.
const WIDTHS: [u8; 7] = [5, 12, 9, 14, 27, 23, 10];

/// The comment table of a session.
pub(super) fn compose(session: &Session, options: &Options) -> Document {
    let lang = options.lang;
    let composer = Composer::new(session, lang);
    let rows =
        entries(session, options).into_iter().zip(1..).map(|(entry, rank)| row(entry, rank, &composer));
    let header = lang.pick(
        [
            "N°",
            "Organisme",
            "Type (G/M/T/D)",
            "Page, paragraphe, figure",
            "Commentaire",
            "Modification proposée",
            "Décision",
        ],
        [
            "No.",
            "Organization",
            "Type (G/M/T/D)",
            "Page, paragraph, figure",
            "Comment",
            "Proposed change",
            "Decision",
        ],
    );
    let table = Content::Table {
        header: header.iter().map(|name| vec![Inline::plain(*name)]).collect(),
        widths: WIDTHS.to_vec(),
        rows: rows.collect(),
    };
    let title = lang.pick("Tableau des commentaires", "Table of comments");
    let mut document = sheet::document(session, options, title, PageShape::Landscape);
    document.blocks = sheet::title_lines(session, title, options);
    document.blocks.push(Block::own(table));
    if lang == Lang::Fr {
        typeset_all(&mut document);
    }
    document
}

/// The entries that are printed, in the order of the plan; those on parts that are nowhere in it last.
pub(super) fn entries<'a>(session: &'a Session, options: &Options) -> Vec<&'a Entry> {
    let rows = outline(session);
    let place = |entry: &Entry| rows.iter().position(|row| row.key == entry.node).unwrap_or(usize::MAX);
    let mut entries: Vec<&Entry> =
        session.entries().iter().filter(|entry| is_printed(entry, options)).collect();
    entries.sort_by_cached_key(|entry| place(entry));
    entries
}

fn row(entry: &Entry, rank: usize, composer: &Composer<'_>) -> Row {
    let (session, lang) = (composer.session(), composer.lang());
    let received = entry.comment.as_deref().cloned().unwrap_or_default();
    let (comment, proposal) = words(entry, &received, composer);
    let or = |said: &str, otherwise: String| if said.trim().is_empty() { otherwise } else { said.to_owned() };
    let cells = [
        or(&received.number, rank.to_string()),
        organizations(&entry.holders, session, lang),
        received.kind.clone(),
        or(&received.place, place(entry, session, lang)),
        comment,
        proposal,
        or(&received.decision, decision(entry, lang)),
    ];
    Row {
        cells: cells.into_iter().map(|cell| vec![Inline::plain(cell)]).collect(),
        source: Some(Source::Entry(entry.id.clone())),
    }
}

/// What goes into the columns « commentaire » and « modification proposée ».
fn words(entry: &Entry, received: &CommentRow, composer: &Composer<'_>) -> (String, String) {
    let EntryContent::Amendment(amendment) = &entry.content else {
        return (composer.sentence_text(entry), received.proposal.clone());
    };
    if !received.proposal.is_empty() {
        return (amendment.rationale.clone(), received.proposal.clone());
    }
    let mut bare = amendment.clone();
    let rationale = std::mem::take(&mut bare.rationale);
    let without = Entry { content: EntryContent::Amendment(bare), ..entry.clone() };
    (rationale, composer.sentence_text(&without))
}

pub(super) fn organizations(holders: &Holders, session: &Session, lang: Lang) -> String {
    match holders {
        Holders::Coalition => session.meeting().coalition_noun().to_owned(),
        Holders::MembersPresent => lang.pick("Associations présentes", "Organizations present").to_owned(),
        Holders::SomeMembers => lang.pick("Certaines associations", "Some organizations").to_owned(),
        Holders::Organizations(ids) => {
            let names = ids.iter().filter_map(|id| session.organizations().get(id));
            join_list(&names.map(|o| o.short_name().to_owned()).collect::<Vec<_>>(), lang)
        }
    }
}

/// « Mesure 4 bis, p. 3, 2e paragraphe, dernière phrase ».
fn place(entry: &Entry, session: &Session, lang: Lang) -> String {
    let section = find_part(session, &entry.node).map(|(_, node)| named(node, lang));
    section.into_iter().chain(inside(entry, session, lang)).collect::<Vec<_>>().join(", ")
}

fn named(node: &PlanNode, lang: Lang) -> String {
    if node.number.is_some() || !node.title.is_empty() {
        node.name()
    } else {
        capitalized(&part_noun(Some(node), lang))
    }
}

/// Where in its section an entry stands: « 2/ », « p. 3 », « 2e paragraphe, dernière phrase ».
pub(super) fn inside(entry: &Entry, session: &Session, lang: Lang) -> Vec<String> {
    let anchor = match &entry.content {
        EntryContent::Amendment(amendment) => Some(&amendment.anchor),
        _ => None,
    };
    let part = |key| find_part(session, key).map(|(_, node)| node);
    let mut words = Vec::new();
    if let Some(inner) = anchor.and_then(|anchor| part(&anchor.node)).filter(|inner| inner.key != entry.node)
    {
        words.push(named(inner, lang));
    }
    let page = anchor.and_then(|anchor| anchor.page).or_else(|| part(&entry.node).and_then(|node| node.page));
    words.extend(page.map(|page| format!("p.\u{a0}{page}")));
    words.extend(anchor.map(|anchor| cited(anchor.place, lang)).filter(|unit| !unit.is_empty()));
    words
}

fn decision(entry: &Entry, lang: Lang) -> String {
    match &entry.content {
        EntryContent::Amendment(amendment) if amendment.standing == Standing::Adopted => {
            lang.pick("Adopté en séance", "Adopted in the meeting").to_owned()
        }
        EntryContent::Decision(decision) => {
            capitalized(outcome(decision.outcome, lang).trim_start_matches("par "))
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
