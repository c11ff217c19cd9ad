//! What the live screen shows of the section in sight, derived when something changes and not at every key: comparing
//! two drafts and composing sentences is felt on long measures.
use std::borrow::Cow;

use crate::app::desk::Desk;
use crate::domain::anchoring::Unit;
use crate::domain::change::Change;
use crate::domain::diff::{self, ParagraphDiff};
use crate::domain::entry::Entry;
use crate::domain::id::NodeKey;
use crate::domain::outline::Fate;
use crate::minutes::phrases::{Composer, Verb};
use crate::text::lang::Lang;

/// What is shown of a section.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Glance {
    text: Option<(NodeKey, Text)>,
    sentences: Option<Sentences>,
}

/// What entries say, kept with the entries they were composed from.
#[derive(Debug, Clone, PartialEq)]
struct Sentences {
    of: NodeKey,
    lang: Lang,
    current: bool,
    /// The entries, and the verbs of those that propose: with the plan and the names, what their sentences depend on.
    entries: Vec<(Entry, Option<Verb>)>,
    texts: Vec<String>,
}

/// The text of a section.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    /// The places that can be anchored.
    pub units: Vec<Unit>,
    /// The text against the previous draft; a ghost, or a first draft, as it is.
    pub differences: Vec<ParagraphDiff>,
}

impl Glance {
    /// Forgets what a change of the session may have altered. A sentence depends on its entry, on the names and on the
    /// plan, and that of a proposal on the verbs before it; what changes elsewhere leaves it as it is.
    pub fn forget(&mut self, change: &Change) {
        match change {
            Change::Draft(_) => *self = Self::default(),
            Change::Entry(_) => {
                if let Some(sentences) = &mut self.sentences {
                    sentences.current = false;
                }
            }
            Change::Turn(_) | Change::TakeBackTurn { .. } | Change::Status { .. } | Change::Line(_) => {}
            _ => self.sentences = None,
        }
    }
}

/// Derives what is missing for the section in sight.
pub(in crate::app) fn refresh(desk: &mut Desk, lang: Lang) {
    let Some(key) = desk.live.current.clone() else { return };
    if known_text(desk).is_none() {
        let text = text_of(desk);
        desk.live.glance.text = Some((key.clone(), text));
    }
    if known_sentences(desk, lang).is_none() {
        let (entries, texts) = composed(desk, lang).into_iter().unzip();
        desk.live.glance.sentences = Some(Sentences { of: key, lang, current: true, entries, texts });
    }
}

impl Desk {
    /// The text of the section in sight.
    pub fn shown_text(&self) -> Cow<'_, Text> {
        known_text(self).map_or_else(|| Cow::Owned(text_of(self)), Cow::Borrowed)
    }

    /// What the entries on the section in sight say, in their order.
    pub fn shown_sentences(&self, lang: Lang) -> Cow<'_, [String]> {
        known_sentences(self, lang).map_or_else(
            || Cow::Owned(composed(self, lang).into_iter().map(|(_, text)| text).collect()),
            Cow::Borrowed,
        )
    }
}

fn known_text(desk: &Desk) -> Option<&Text> {
    let (key, text) = desk.live.glance.text.as_ref()?;
    (Some(key) == desk.live.current.as_ref()).then_some(text)
}

fn known_sentences(desk: &Desk, lang: Lang) -> Option<&[String]> {
    let known = desk.live.glance.sentences.as_ref()?;
    let fits = known.current && known.lang == lang && Some(&known.of) == desk.live.current.as_ref();
    fits.then_some(known.texts.as_slice())
}

fn text_of(desk: &Desk) -> Text {
    let Some(row) = desk.current() else { return Text::default() };
    let section = desk.current_section();
    let previous = match row.fate {
        Fate::Changed => desk.session().previous_draft().map(|draft| draft.section(&row.key)),
        _ => None,
    };
    Text { units: desk.current_units(), differences: diff::sections(previous.unwrap_or(section), section) }
}

/// The entries in sight with what they say; what was composed before and still holds is not composed again.
fn composed(desk: &Desk, lang: Lang) -> Vec<((Entry, Option<Verb>), String)> {
    let known = desk.live.glance.sentences.as_ref().filter(|known| known.lang == lang);
    let before = |entry: &Entry, verb: Option<Verb>| {
        let known = known?;
        let rank = known.entries.iter().position(|(before, said)| before == entry && *said == verb)?;
        known.texts.get(rank).cloned()
    };
    let composer = Composer::new(desk.session(), lang);
    let said = |entry: &Entry| {
        let verb = composer.verb(entry);
        let text = before(entry, verb).unwrap_or_else(|| composer.sentence_text(entry));
        ((entry.clone(), verb), text)
    };
    desk.current_entries().into_iter().map(said).collect()
}
