//! Other words in a piece of a document received: the piece is altered, and with it the record that still says the
//! same, so that the document keeps its form on paper and the record its words.
use std::ops::Range;

use super::{Part, of_entry, with_text};
use crate::domain::change::Change;
use crate::domain::entry::Entry;
use crate::domain::id::NodeKey;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::domain::transcript::{Became, Piece};
use crate::text::fold::fold;

/// The change that puts other words in the place of some bytes of a piece.
pub(super) fn replace(session: &Session, rank: usize, range: Range<usize>, words: &str) -> Option<Change> {
    let received = session.transcript();
    let old = received.pieces.get(rank)?;
    let edit = Correction { text: &old.text, range, words };
    let mut transcript = received.clone();
    let piece = transcript.pieces.get_mut(rank)?;
    piece.text = edit.applied()?;
    let record = match &old.became {
        Became::Entry(id) => match session.entries().get(id) {
            Some(entry) if received.is_as_received(entry) => {
                let sentence = Some(transcript.said(id));
                let record = Entry { sentence, ..edit.in_content(entry.clone()) };
                Some(Change::Entry(Edit::Set { record }))
            }
            _ => None,
        },
        Became::Line(id) => session.synthesis().get(id).filter(|line| line.text == old.words()).map(|line| {
            let mut record = line.clone();
            record.text = piece.words();
            Change::Line(Edit::Set { record })
        }),
        Became::Node(key) => edit.in_heading(session, key, piece)?,
        _ => None,
    };
    let transcript = Change::Transcript(Box::new(transcript));
    Some(match record {
        Some(record) => Change::Group(vec![record, transcript]),
        None => transcript,
    })
}

/// Some words of a text that are to be others.
struct Correction<'a> {
    text: &'a str,
    range: Range<usize>,
    words: &'a str,
}

impl Correction<'_> {
    fn applied(&self) -> Option<String> {
        let (before, after) = (self.text.get(..self.range.start)?, self.text.get(self.range.end..)?);
        Some([before, self.words, after].concat())
    }

    /// The same correction in a text that stands, word for word, within this one around the words corrected.
    fn within(&self, part: &str) -> Option<String> {
        let mut starts = self.text.match_indices(part).map(|(at, _)| at).filter(|_| !part.is_empty());
        let start = starts.find(|at| *at <= self.range.start && self.range.end <= at + part.len())?;
        let range = self.range.start - start..self.range.end - start;
        Correction { text: part, range, words: self.words }.applied()
    }

    /// The entry with the correction in what was understood of it: the wording proposed is in other documents too.
    fn in_content(&self, mut entry: Entry) -> Entry {
        for part in [Part::Words, Part::New, Part::Rationale, Part::Answer, Part::Reservations] {
            let corrected = of_entry(&entry, part).and_then(|text| self.within(text));
            let altered = corrected.and_then(|text| with_text(entry.clone(), part, text));
            entry = altered.unwrap_or(entry);
        }
        entry
    }

    /// The change to the title of the part whose heading this is, where the piece does not hold it any more: that
    /// title would be printed. Nothing at all when the title is written otherwise there.
    #[expect(clippy::option_option, reason = "no change needed and no change possible are two answers")]
    fn in_heading(&self, session: &Session, key: &NodeKey, now: &Piece) -> Option<Option<Change>> {
        let letters = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let Some(draft) = session.drafts().iter().rev().find(|draft| draft.node(key).is_some()) else {
            return Some(None);
        };
        let heading = letters(&draft.node(key)?.heading());
        let printed = letters(self.text).contains(&heading);
        if !printed || letters(&now.text).contains(&heading) {
            return Some(None);
        }
        let mut record = draft.clone();
        let node = record.nodes.iter_mut().find(|node| node.key == *key)?;
        node.title = self.within(&node.title).or_else(|| {
            let wrong = self.text.get(self.range.clone())?;
            (node.title.matches(wrong).count() == 1).then(|| node.title.replace(wrong, self.words))
        })?;
        Some(Some(Change::Draft(Edit::Set { record })))
    }
}
