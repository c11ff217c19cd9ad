//! For whom a document is: what its first page says, and the session as its readers may know it. What is above their
//! level is taken out before anything is composed, so that no document, format or property can hold it.
use std::borrow::Cow;
use std::collections::HashSet;

use crate::domain::change::Change;
use crate::domain::entry::{Circulation, Content, Entry};
use crate::domain::id::EntryId;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::domain::transcript::{Became, Piece, PieceForm, Transcript};
use crate::text::lang::Lang;

use super::nouns::of;
use super::{Names, Options, names};

/// The line of the first page: « Document destiné au ministère ».
pub fn told(session: &Session, options: &Options) -> String {
    let line = options.audience.line(options.lang);
    let coalition = session.meeting().coalition_noun();
    match (options.audience, options.lang) {
        (Circulation::Members, Lang::Fr) => format!("{line} {}", of(coalition)),
        (Circulation::Members, Lang::En) if coalition != "Collectif" => format!("{line} ({coalition})"),
        _ => line.to_owned(),
    }
}

/// The session as the readers of a document may know it: without what is above their level, and without names when
/// organizations are named in their stead.
pub fn readers<'s>(session: &'s Session, options: &Options) -> Cow<'s, Session> {
    let known = known_to(session, options.audience);
    match options.names {
        Names::People => known,
        Names::Organizations => Cow::Owned(names::without_names(&known, options.lang)),
    }
}

/// The session as the readers of this level may know it. Entries above their level keep their place and their kind but
/// no word; lines of the synthesis that rest on one of them, even on others besides, are not there, nor are demands
/// above the level, what an imported document says of either, and the reasons why findings of the review were accepted.
pub fn known_to(session: &Session, audience: Circulation) -> Cow<'_, Session> {
    if audience == Circulation::Internal {
        return Cow::Borrowed(session);
    }
    let withheld: HashSet<&EntryId> = session
        .entries()
        .iter()
        .filter(|entry| !entry.circulation.reaches(audience))
        .map(|entry| &entry.id)
        .collect();
    let mut changes: Vec<Change> = session
        .entries()
        .iter()
        .filter(|entry| withheld.contains(&entry.id))
        .map(|entry| Change::Entry(Edit::Set { record: wordless(entry) }))
        .collect();
    let rests_on_withheld = |sources: &[EntryId]| sources.iter().any(|id| withheld.contains(id));
    let lines = session.synthesis().iter().filter(|line| rests_on_withheld(&line.sources));
    changes.extend(lines.map(|line| Change::Line(Edit::Retire { id: line.id.clone() })));
    let demands = session.demands().iter().filter(|demand| !demand.circulation.reaches(audience));
    changes.extend(demands.map(|demand| Change::Demand(Edit::Retire { id: demand.id.clone() })));
    let acceptances = session.acceptances().iter();
    changes.extend(acceptances.map(|known| Change::Acceptance(Edit::Retire { id: known.id.clone() })));
    if changes.is_empty() && session.transcript().pieces.is_empty() {
        return Cow::Borrowed(session);
    }
    let mut known = session.clone();
    for change in changes {
        // What is there can be set and retired.
        let _ = known.apply(change);
    }
    if let Some(transcript) = transcript(&known, audience) {
        let _ = known.apply(Change::Transcript(Box::new(transcript)));
    }
    Cow::Owned(known)
}

/// The imported document without what became an entry or a line that is not there for these readers, and without words
/// of no record when they are for fewer people than these; its headings stay.
fn transcript(session: &Session, audience: Circulation) -> Option<Transcript> {
    let transcript = session.transcript();
    let stays = |piece: &&Piece| match &piece.became {
        Became::Entry(id) => {
            session.entries().get(id).is_some_and(|entry| entry.circulation.reaches(audience))
        }
        Became::Line(id) => session.synthesis().get(id).is_some(),
        Became::Nothing => {
            matches!(piece.form, PieceForm::Title | PieceForm::Heading(_) | PieceForm::Contents)
                || Circulation::default().reaches(audience)
        }
        _ => true,
    };
    let pieces: Vec<Piece> = transcript.pieces.iter().filter(stays).cloned().collect();
    (pieces.len() < transcript.pieces.len()).then(|| Transcript { pieces, ..transcript.clone() })
}

/// The same entry without any word.
fn wordless(entry: &Entry) -> Entry {
    let mut entry = Entry { sentence: None, composed: None, comment: None, flagged: false, ..entry.clone() };
    match &mut entry.content {
        Content::Observation(observation) => observation.text.clear(),
        Content::Amendment(amendment) => {
            for text in [
                &mut amendment.old,
                &mut amendment.new,
                &mut amendment.rationale,
                &mut amendment.anchor.quote,
            ] {
                text.clear();
            }
        }
        Content::Decision(decision) => {
            decision.text.clear();
            decision.reservations.clear();
        }
        Content::Action(action) => {
            action.who.clear();
            action.what.clear();
        }
        Content::Question(question) => {
            question.text.clear();
            question.answer.clear();
        }
        Content::Stub(reminder) => reminder.clear(),
    }
    entry
}
