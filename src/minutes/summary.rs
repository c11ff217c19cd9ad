//! A synthesis of a given length, proposed from the structure alone: the entries’ own sentences, shortened by known rules.
//! Nothing is written that the entries do not say, and lines already written are left alone.
use std::collections::HashMap;

use crate::domain::entry::{Circulation, Content, Entry};
use crate::domain::id::{EntryId, NodeKey};
use crate::domain::observation::{Stance, Strength};
use crate::domain::outline::sections;
use crate::domain::plan::NodeKind;
use crate::domain::session::Session;
use crate::domain::synthesis::{LineKind, References, in_lines, is_strong_demand};
use crate::text::fold::fold;
use crate::text::lang::Lang;

use super::phrases::Composer;

pub mod shorten;

use shorten::{Brevity, count, shorten};

/// A length people ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Length {
    /// About half a page.
    Half,
    /// About a page.
    #[default]
    One,
    /// About two pages.
    Two,
}

impl Length {
    /// Every length, the shortest first.
    pub const ALL: [Self; 3] = [Self::Half, Self::One, Self::Two];

    /// How many words that is, on a page of A4 with its headings.
    pub fn words(self) -> usize {
        match self {
            Self::Half => 200,
            Self::One => 400,
            Self::Two => 800,
        }
    }
}

/// A line that could be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedLine {
    /// What it would be.
    pub kind: LineKind,
    /// Its words: a sentence of its entries, shortened.
    pub text: String,
    /// The entries that say it.
    pub sources: Vec<EntryId>,
    /// How it names the measures: a sentence that says « cette mesure » must, outside its section.
    pub references: References,
    /// The priority of the plan they stand under, if the plan has priorities.
    pub priority: Option<NodeKey>,
}

/// The lines that could be written, and what was left aside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposal {
    /// The lines: by priority of the plan, in each the strongest first.
    pub lines: Vec<ProposedLine>,
    /// Flagged or strong entries for which there was no room.
    pub no_room: usize,
    /// Flagged or strong entries that lines rest on already.
    pub covered: usize,
    /// Flagged or strong entries that do not travel to the ministry.
    pub withheld: usize,
}

impl Proposal {
    /// How many words its lines have.
    pub fn words(&self) -> usize {
        self.lines.iter().map(|line| count(&line.text)).sum()
    }
}

/// How strongly an entry calls for a line, from 0; nothing when it does not. Up to [`CALLED_FOR`] the synthesis should
/// hold it; beyond, it fills the length asked for.
fn call(entry: &Entry) -> Option<u8> {
    let Content::Observation(observation) = &entry.content else {
        return (entry.flagged && !matches!(entry.content, Content::Stub(_))).then_some(CALLED_FOR);
    };
    let strong = observation.strength == Strength::Strong;
    let opinion = !matches!(observation.stance, Stance::Plain | Stance::Note | Stance::Recall);
    match (entry.flagged, observation.stance) {
        _ if is_strong_demand(entry) => Some(0),
        (true, _) if strong => Some(1),
        (true, Stance::Ask) => Some(2),
        (true, _) => Some(CALLED_FOR),
        (false, _) if strong && opinion => Some(CALLED_FOR + 1),
        (false, Stance::Ask) => Some(CALLED_FOR + 2),
        (false, Stance::Regret | Stance::Worry) => Some(CALLED_FOR + 3),
        (false, _) => None,
    }
}

/// Entries up to this call are flagged or strong demands.
const CALLED_FOR: u8 = 3;

/// Proposes lines of so many words in all.
pub fn propose(session: &Session, lang: Lang, words: usize) -> Proposal {
    let brevity = match words {
        0..300 => Brevity::Strict,
        300..600 => Brevity::Medium,
        _ => Brevity::Light,
    };
    let covered = in_lines(session);
    let places = places(session);
    let composer = Composer::new(session, lang);
    let mut proposal = Proposal::default();
    let mut called: Vec<(u8, Place<'_>, &Entry)> = Vec::new();
    for entry in session.entries().iter() {
        let Some(call) = call(entry) else { continue };
        let due = usize::from(call <= CALLED_FOR);
        if covered.contains_key(&entry.id) {
            proposal.covered += due;
        } else if entry.circulation.reaches(Circulation::Ministry) {
            let place = places.get(&entry.node).copied().unwrap_or(Place::NOWHERE);
            called.push((call, place, entry));
        } else {
            proposal.withheld += due;
        }
    }
    called.sort_by_key(|(call, place, _)| (*call, place.rank));
    let sentence = |entry: &Entry| shorten(&composer.sentence_text(entry), brevity);
    take(&mut proposal, called, words, sentence);
    proposal
}

/// Where an entry stands in the plan.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    /// The rank of its section.
    rank: usize,
    /// Its priority: rank and key.
    priority: (usize, Option<&'a NodeKey>),
}

impl Place<'_> {
    const NOWHERE: Self = Self { rank: usize::MAX, priority: (usize::MAX, None) };
}

fn places(session: &Session) -> HashMap<&NodeKey, Place<'_>> {
    let mut priority = (0, None);
    let mut places = HashMap::new();
    for (rank, (_, node)) in sections(session).into_iter().enumerate() {
        if node.kind == NodeKind::Priority {
            priority = (rank + 1, Some(&node.key));
        }
        places.insert(&node.key, Place { rank, priority });
    }
    places
}

/// Takes the strongest as long as there is room. The same demand on several measures is one line. Once something of one
/// strength found no room, nothing weaker is taken.
fn take(
    proposal: &mut Proposal,
    called: Vec<(u8, Place<'_>, &Entry)>,
    words: usize,
    sentence: impl Fn(&Entry) -> String,
) {
    let mut taken: Vec<(usize, u8, ProposedLine)> = Vec::new();
    let mut same: HashMap<Vec<String>, usize> = HashMap::new();
    let mut used = 0;
    let mut full: Option<u8> = None;
    for (call, place, entry) in called {
        let text = sentence(entry);
        let key: Vec<String> = shorten::words(&text).collect();
        if key.is_empty() {
            continue;
        }
        let relative = is_relative(&text);
        if let Some((_, _, line)) = same.get(&key).and_then(|rank| taken.get_mut(*rank)).filter(|_| !relative)
        {
            line.sources.push(entry.id.clone());
            continue;
        }
        let more = count(&text);
        let room = used + more <= words || taken.is_empty();
        if !room || full.is_some_and(|full| call > full) {
            full = full.or(Some(call));
            proposal.no_room += usize::from(call <= CALLED_FOR);
            continue;
        }
        used += more;
        same.insert(key, taken.len());
        let priority = place.priority.1.cloned();
        let references = if relative { References::Parentheses } else { References::Template };
        let sources = vec![entry.id.clone()];
        let line = ProposedLine { kind: kind(entry), text, sources, references, priority };
        taken.push((place.priority.0, call, line));
    }
    // Stable: within one strength, in the order of the plan.
    taken.sort_by_key(|(priority, call, line)| (line.kind == LineKind::Shortcoming, *priority, *call));
    proposal.lines = taken.into_iter().map(|(_, _, line)| line).collect();
}

/// Words that mean a place of the section the sentence stands in, folded.
const RELATIVE: [&str; 14] = [
    "cette mesure",
    "cette sous-mesure",
    "cet axe",
    "cette priorite",
    "cette action",
    "cet objectif",
    "cette orientation",
    "cet article",
    "cette partie",
    " tiret",
    " paragraphe",
    "this measure",
    "this axis",
    "this priority",
];

/// Whether a sentence is understood only with the section it stands in: it is then printed with its measure, and is not
/// the same demand as the same words elsewhere.
fn is_relative(text: &str) -> bool {
    let folded = fold(text);
    RELATIVE.iter().any(|words| folded.contains(words))
}

/// What is welcomed, decided or promised is no shortcoming.
pub fn kind(entry: &Entry) -> LineKind {
    match &entry.content {
        Content::Observation(observation) if observation.stance == Stance::Welcome => LineKind::Paragraph,
        Content::Decision(_) | Content::Action(_) => LineKind::Paragraph,
        _ => LineKind::Shortcoming,
    }
}

#[cfg(test)]
mod tests;
