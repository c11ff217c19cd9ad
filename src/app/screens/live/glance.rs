//! What the live screen shows of the section in sight, derived when something changes and not at every key: comparing
//! two drafts and composing sentences is felt on long measures.
use std::borrow::Cow;

use crate::app::desk::Desk;
use crate::domain::change::Change;
use crate::domain::entry::{Content, Entry};
use crate::domain::id::NodeKey;
use crate::domain::wording;
use crate::minutes::phrases::{Composer, Verb};
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
    /// The entries, and the verbs of those that propose: with the plan and the names, what their sentences depend on.
    entries: Vec<(Entry, Option<Verb>)>,
    texts: Vec<String>,
    marks: Vec<Marks>,
}

/// What is to be known of an entry beside what it says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// Its sentence was rewritten by a person.
    pub is_rewritten: bool,
    /// That sentence no longer follows the data.
    pub is_stale: bool,
    /// The words of a proposal that touches the same words of the plan.
    pub rival: Option<String>,
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
    super::passage::refresh(desk, lang);
    if known_sentences(desk, lang).is_none() {
        let (entries, texts): (Vec<_>, Vec<String>) = composed(desk, lang).into_iter().unzip();
        let marks = marks_of(desk, lang);
        desk.live.glance.sentences = Some(Sentences { of: key, lang, current: true, entries, texts, marks });
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

impl Desk {
    /// The marks of the entries on the section in sight, in their order.
    pub fn shown_marks(&self, lang: Lang) -> Cow<'_, [Marks]> {
        known(self, lang)
            .map_or_else(|| Cow::Owned(marks_of(self, lang)), |known| Cow::Borrowed(known.marks.as_slice()))
    }
}

/// What is to be known of the entries in sight beside what they say.
fn marks_of(desk: &Desk, lang: Lang) -> Vec<Marks> {
    let entries = desk.current_entries();
    let session = desk.session();
    let proposals = entries.iter().filter(|entry| matches!(entry.content, Content::Amendment(_))).count();
    let section = desk.live.current.clone().unwrap_or_default();
    let clashes = if proposals > 1 { wording::collisions_on(session, &section) } else { Vec::new() };
    let rival = |entry: &Entry| {
        let other = clashes.iter().find_map(|clash| match &entry.id {
            id if *id == clash.first => Some(&clash.second),
            id if *id == clash.second => Some(&clash.first),
            _ => None,
        })?;
        Some(session.entries().get(other)?.content.words())
    };
    let composer = Composer::new(session, lang);
    let marks = |entry: &&Entry| {
        let written = entry.sentence.as_ref().is_some_and(|text| !text.trim().is_empty());
        let stale = written && entry.composed.is_some() && !composer.still_follows(entry);
        let own = matches!(entry.content, Content::Amendment(_)) && written;
        Marks { is_rewritten: own, is_stale: stale, rival: rival(entry) }
    };
    entries.iter().map(marks).collect()
}

fn known_sentences(desk: &Desk, lang: Lang) -> Option<&[String]> {
    known(desk, lang).map(|known| known.texts.as_slice())
}

fn known(desk: &Desk, lang: Lang) -> Option<&Sentences> {
    let known = desk.live.glance.sentences.as_ref()?;
    let fits = known.current && known.lang == lang && Some(&known.of) == desk.live.current.as_ref();
    fits.then_some(known)
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
