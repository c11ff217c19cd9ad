//! What the live screen shows of the section in sight, derived when something changes and not at every key: comparing
//! two drafts and composing sentences is felt on long measures.
use std::borrow::Cow;

use crate::app::desk::Desk;
use crate::domain::change::Change;
use crate::domain::entry::Entry;
use crate::domain::id::NodeKey;
use crate::minutes::phrases;
use crate::text::lang::Lang;

/// What is shown of a section.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Glance {
    sentences: Option<Sentences>,
}

/// What entries say, kept with the entries they were composed from.
#[derive(Debug, Clone, PartialEq)]
struct Sentences {
    of: NodeKey,
    lang: Lang,
    current: bool,
    entries: Vec<Entry>,
    texts: Vec<String>,
}

impl Glance {
    /// Forgets what a change of the session may have altered. A sentence depends on its entry, on the names and on the
    /// plan; what changes elsewhere leaves it as it is.
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
    super::passage::refresh(desk, lang);
    if known_sentences(desk, lang).is_none() {
        let (entries, texts) = composed(desk, lang).into_iter().unzip();
        desk.live.glance.sentences = Some(Sentences { of: key, lang, current: true, entries, texts });
    }
}

impl Desk {
    /// What the entries on the section in sight say, in their order.
    pub fn shown_sentences(&self, lang: Lang) -> Cow<'_, [String]> {
        known_sentences(self, lang).map_or_else(
            || Cow::Owned(composed(self, lang).into_iter().map(|(_, text)| text).collect()),
            Cow::Borrowed,
        )
    }
}

fn known_sentences(desk: &Desk, lang: Lang) -> Option<&[String]> {
    let known = desk.live.glance.sentences.as_ref()?;
    let fits = known.current && known.lang == lang && Some(&known.of) == desk.live.current.as_ref();
    fits.then_some(known.texts.as_slice())
}

/// The entries in sight with what they say; what was composed before and still holds is not composed again.
fn composed(desk: &Desk, lang: Lang) -> Vec<(Entry, String)> {
    let known = desk.live.glance.sentences.as_ref().filter(|known| known.lang == lang);
    let before = |entry: &Entry| {
        let known = known?;
        let rank = known.entries.iter().position(|before| before == entry)?;
        known.texts.get(rank).cloned()
    };
    let text =
        |entry: &Entry| before(entry).unwrap_or_else(|| phrases::sentence_text(entry, desk.session(), lang));
    desk.current_entries().into_iter().map(|entry| (entry.clone(), text(entry))).collect()
}
