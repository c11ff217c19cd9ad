//! Full-text search in one session: entries, synthesis, plan, people, calendar, facts. Accents, capitals and the
//! shape of apostrophes do not matter; all the words must stand in the same text.
use std::ops::Range;

use super::location::Location;
use super::session::Session;
use super::transcript::Became;
use crate::text::fold::{Folded, find_words, fold};

/// How many characters an excerpt shows before and after what was found.
const CONTEXT_CHARS: usize = 60;

/// A text in which the words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands.
    pub location: Location,
    /// A part of the text, on one line.
    pub excerpt: String,
    /// The bytes of the excerpt where the words are, in order, none touching another.
    pub ranges: Vec<Range<usize>>,
}

/// The texts that hold all the words, entries first. Words between quotation marks are looked for as they stand.
/// Without any word nothing is found.
pub fn search(session: &Session, words: &str) -> Vec<Hit> {
    first(session, words, usize::MAX)
}

/// So many of them at most, without looking further: for what is searched at every key.
pub fn first(session: &Session, words: &str, most: usize) -> Vec<Hit> {
    let words = terms(words);
    if words.is_empty() {
        return Vec::new();
    }
    texts(session)
        .into_iter()
        .filter_map(|(location, text)| {
            let text = text.replace(['\n', '\t'], " ");
            // Most texts hold nothing: where their letters come from is not asked of them.
            let folded = fold(&text);
            if !words.iter().all(|word| folded.contains(word.as_str())) {
                return None;
            }
            let found = find_words(&Folded::new(&text), &words)?;
            let first = found.into_iter().min_by_key(|range| range.start)?;
            let excerpt = excerpt(&text, &first);
            let ranges = ranges(&excerpt, &words);
            Some(Hit { location, excerpt, ranges })
        })
        .take(most)
        .collect()
}

/// The words of a query, folded: « "centre de rétention" femmes » is two.
fn terms(query: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for (at, piece) in query.split(['"', '«', '»', '“', '”']).enumerate() {
        if at % 2 == 1 {
            terms.push(fold(piece).trim().to_owned());
        } else {
            terms.extend(piece.split_whitespace().map(fold));
        }
    }
    terms.retain(|term| !term.is_empty());
    terms
}

/// Every text of the session with its place.
fn texts(session: &Session) -> Vec<(Location, String)> {
    let mut texts: Vec<(Location, String)> = Vec::new();
    for entry in session.entries().iter() {
        let written = entry.sentence.as_deref().unwrap_or_default();
        let text = format!("{} {written}", entry.content.words()).trim().to_owned();
        texts.push((Location::Entry(entry.id.clone()), text));
    }
    for line in session.synthesis().iter() {
        texts.push((Location::Line(line.id.clone()), line.text.clone()));
    }
    plan_texts(session, &mut texts);
    for organization in session.organizations().iter() {
        texts.push((Location::Organization(organization.id.clone()), organization.full_name()));
    }
    for delegate in session.delegates().iter() {
        texts.push((Location::Delegate(delegate.id.clone()), delegate.name.clone()));
    }
    for event in session.events().iter() {
        texts.push((Location::Event(event.id.clone()), format!("{} {}", event.title, event.place)));
    }
    let meeting = session.meeting();
    let facts = [&meeting.title, &meeting.place, &meeting.town, &meeting.subject, &meeting.coalition];
    let facts = facts.into_iter().chain(&meeting.context).chain(&meeting.opening);
    texts.extend(facts.map(|text| (Location::Meeting, text.clone())));
    received_texts(session, &mut texts);
    for demand in session.demands().iter() {
        texts.push((Location::Demand(demand.id.clone()), demand.text.clone()));
    }
    texts
}

/// The plan under review, then the parts of the draft before that disappeared; each heading and each paragraph is a
/// text of its own.
fn plan_texts(session: &Session, texts: &mut Vec<(Location, String)>) {
    let Some(draft) = session.draft() else { return };
    let gone = session.previous_draft().into_iter().flat_map(|d| &d.nodes);
    let gone = gone.filter(|node| draft.node(&node.key).is_none());
    for node in draft.nodes.iter().chain(gone) {
        let heading = std::iter::once(node.heading());
        let paragraphs = node.paragraphs.iter().map(|p| p.text.clone());
        texts.extend(heading.chain(paragraphs).map(|text| (Location::Node(node.key.clone()), text)));
    }
}

/// What of an imported document is in no record, at the part it stands under.
fn received_texts(session: &Session, texts: &mut Vec<(Location, String)>) {
    let mut under = Location::Meeting;
    for piece in &session.transcript().pieces {
        match &piece.became {
            Became::Node(key) => under = Location::Node(key.clone()),
            Became::Nothing => texts.push((under.clone(), piece.text.clone())),
            _ => {}
        }
    }
}

/// What stands around a range, cut between words.
fn excerpt(text: &str, found: &Range<usize>) -> String {
    let before = text.get(..found.start).unwrap_or_default();
    let after = text.get(found.start..).unwrap_or_default();
    let start = before.char_indices().rev().nth(CONTEXT_CHARS).map_or(0, |(at, _)| at);
    let start = if start == 0 {
        0
    } else {
        before.get(start..).and_then(|s| s.find(' ')).map_or(found.start, |at| start + at + 1)
    };
    let length = found.len().max(1);
    let reach = after.get(..length).map_or(0, |s| s.chars().count()) + CONTEXT_CHARS;
    let end = after.char_indices().nth(reach).map_or(text.len(), |(at, _)| {
        let cut = after.get(length..at).and_then(|s| s.rfind(' ')).map_or(at, |space| length + space);
        found.start + cut
    });
    let lead = if start > 0 { "…" } else { "" };
    let tail = if end < text.len() { "…" } else { "" };
    format!("{lead}{}{tail}", text.get(start..end).unwrap_or_default().trim())
}

/// Every place of the words in a text.
fn ranges(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let mut found: Vec<Range<usize>> = words
        .iter()
        .flat_map(|word| folded.as_str().match_indices(word.as_str()).map(|(at, found)| at..at + found.len()))
        .map(|range| folded.source_range(range))
        .collect();
    found.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

#[cfg(test)]
mod tests;
