//! What can be done in the room with a proposal of wording: opening its form with a passage chosen, recording it.
use greffier::app::popups::open;
use greffier::domain::amendment::{Amendment, AmendmentKind};
use greffier::domain::anchor::{Anchor, Place};
use greffier::domain::entry::Content;

use super::Room;

impl Room {
    /// The smallest place of the section in sight that holds these words; its quotation is these words.
    #[track_caller]
    pub(crate) fn passage(&self, words: &str) -> Anchor {
        let units = self.app.desk.as_ref().expect("a session").current_units();
        let holding = units.into_iter().map(|unit| unit.anchor).filter(|anchor| anchor.quote.contains(words));
        let smallest = holding.min_by_key(|anchor| anchor.quote.len());
        let anchor = smallest.unwrap_or_else(|| panic!("« {words} » is not in the text:\n{}", self.screen()));
        Anchor { quote: words.to_owned(), ..anchor }
    }

    /// The section in sight as a whole.
    pub(crate) fn whole(&self) -> Anchor {
        let units = self.app.desk.as_ref().expect("a session").current_units();
        let mut anchors = units.into_iter().map(|unit| unit.anchor);
        anchors.find(|anchor| anchor.place == Place::Whole).expect("a section")
    }

    /// Opens the form of a new proposal.
    pub(crate) fn propose(&mut self, amendment: Amendment) {
        open::proposal(&mut self.app, amendment);
        self.draw();
    }

    /// Opens the form of a replacement of these words by those.
    #[track_caller]
    pub(crate) fn propose_instead(&mut self, old: &str, new: &str) {
        let anchor = self.passage(old);
        let (old, new) = (old.to_owned(), new.to_owned());
        self.propose(Amendment { kind: AmendmentKind::Replace, anchor, old, new, ..Amendment::default() });
    }

    /// The proposals of the section in sight.
    pub(crate) fn amendments(&self) -> Vec<Amendment> {
        let amendment = |content: &Content| match content {
            Content::Amendment(amendment) => Some(amendment.as_ref().clone()),
            _ => None,
        };
        self.entries().into_iter().filter_map(|entry| amendment(&entry.content)).collect()
    }
}
