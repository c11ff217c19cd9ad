//! The desk: the open session, what is derived from it for the screens, and where the secretary is in each of them.
use std::collections::HashMap;

use chrono::NaiveDateTime;

use super::checking::Checking;
use super::msg::OpenedSession;
use super::screens::{
    LiveScreen, PlanTreeScreen, PreparationScreen, ReviewScreen, RollCallScreen, SynthesisScreen,
    WordingScreen,
};
use super::spelling::Verdicts;
use crate::domain::change::Change;
use crate::domain::entry::{Content, Entry, EntryKind};
use crate::domain::history::History;
use crate::domain::id::NodeKey;
use crate::domain::outline::{OutlineRow, writable};
use crate::domain::plan::{NodeKind, PlanNode};
use crate::domain::relocation;
use crate::domain::roll::{Edit, Record, Roll};
use crate::domain::session::Session;
use crate::domain::unfinished::Unfinished;

/// How much was recorded on a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Entries, gaps included.
    pub entries: usize,
    /// Gaps still to be written.
    pub stubs: usize,
}

/// The open session and where the secretary is in it.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The session with its past.
    pub history: History,
    /// The sections of the plan, ghosts included.
    pub outline: Vec<OutlineRow>,
    /// How much was recorded on each section.
    pub tallies: HashMap<NodeKey, Tally>,
    /// Of the amendments made on earlier drafts, how many have their words in the draft under review, and how many not.
    pub places: (usize, usize),
    /// The tag of this writer.
    pub writer: String,
    /// Why nothing can be written, if so.
    pub read_only: Option<String>,
    /// The live screen.
    pub live: LiveScreen,
    /// The text edited in place.
    pub wording: WordingScreen,
    /// The preparation.
    pub preparation: PreparationScreen,
    /// The tree of a draft.
    pub plan_tree: PlanTreeScreen,
    /// The roll call.
    pub roll_call: RollCallScreen,
    /// The synthesis.
    pub synthesis: SynthesisScreen,
    /// The review.
    pub review: ReviewScreen,
    /// What was looked through and what is to be.
    pub checking: Checking,
    /// The words judged while typing.
    pub spelling: Verdicts,
    /// What was last handed over to be kept, so that it is handed over only when it changes.
    pub kept: Unfinished,
}

/// What must be derived anew from the whole session once a change is followed.
#[derive(Debug, Default)]
struct Stale {
    /// The counts of entries.
    entries: bool,
    /// The places of amendments in the draft under review.
    places: bool,
}

impl Desk {
    /// The desk of a session just opened; what was being typed is back in the capture box.
    pub fn new(opened: OpenedSession, now: NaiveDateTime) -> Self {
        let OpenedSession { history, unfinished, writer, read_only, warnings: _ } = opened;
        let mut desk = Self {
            outline: writable(history.session()),
            places: relocation::tally(history.session()),
            tallies: HashMap::new(),
            live: LiveScreen::default(),
            wording: WordingScreen::resumed(&unfinished),
            preparation: PreparationScreen::default(),
            plan_tree: PlanTreeScreen::default(),
            roll_call: RollCallScreen::default(),
            synthesis: SynthesisScreen::default(),
            review: ReviewScreen::default(),
            checking: Checking::default(),
            spelling: Verdicts::default(),
            kept: unfinished.clone(),
            history,
            writer,
            read_only,
        };
        desk.count();
        desk.live.resume(&unfinished, desk.history.session(), &desk.outline, now);
        desk
    }

    /// The session.
    pub fn session(&self) -> &Session {
        self.history.session()
    }

    /// An identity nobody has yet: the kind of thing, its rank, the writer.
    pub fn fresh<T: Record>(&self, prefix: &str, roll: &Roll<T>) -> String {
        format!("{prefix}{}-{}", roll.ever() + 1, self.writer)
    }

    /// A new entry on a section, held and circulated as the capture box is set.
    pub fn new_entry(&self, node: NodeKey, at: NaiveDateTime, content: Content) -> Entry {
        let settings = &self.live.settings;
        Entry {
            id: self.fresh("e", self.session().entries()).as_str().into(),
            node,
            at,
            holders: settings.holders.clone(),
            circulation: settings.circulation,
            flagged: settings.flagged,
            sentence: None,
            composed: None,
            content,
            comment: None,
        }
    }

    /// The section the live screen shows.
    pub fn current(&self) -> Option<&OutlineRow> {
        self.outline.iter().find(|row| Some(&row.key) == self.live.current.as_ref())
    }

    /// The rank of that section in the outline.
    pub fn current_rank(&self) -> Option<usize> {
        self.outline.iter().position(|row| Some(&row.key) == self.live.current.as_ref())
    }

    /// The parts of the section the live screen shows, out of the draft its text is shown from.
    pub fn current_section(&self) -> &[PlanNode] {
        let Some(row) = self.current() else { return &[] };
        self.session().drafts().get(&row.draft).map_or(&[], |draft| draft.section(&row.key))
    }

    /// The section a part of the plan is or belongs to, in the newest draft that has it.
    pub fn section_of(&self, key: &NodeKey) -> Option<NodeKey> {
        self.session().drafts().iter().rev().find_map(|draft| draft.section_of(key)).cloned()
    }

    /// How much was recorded on a section.
    pub fn tally(&self, key: &NodeKey) -> Tally {
        self.tallies.get(key).copied().unwrap_or_default()
    }

    /// Whether a section counts as dealt with: it has a status, or entries none of which is a gap.
    pub fn is_done(&self, key: &NodeKey) -> bool {
        let tally = self.tally(key);
        self.session().status(key).is_some() || (tally.entries > 0 && tally.stubs == 0)
    }

    /// How many measures there are, and how many of them are dealt with.
    pub fn progress(&self) -> (usize, usize) {
        let measures = self.outline.iter().filter(|row| row.kind == NodeKind::Measure);
        let done = measures.clone().filter(|row| self.is_done(&row.key)).count();
        (measures.count(), done)
    }

    /// Derives anew what depends on what was changed.
    pub fn refresh(&mut self, change: &Change) {
        let mut stale = Stale::default();
        self.follow(change, &mut stale);
        if stale.entries {
            self.count();
        }
        if stale.places {
            self.places = relocation::tally(self.history.session());
        }
        self.checking.touch();
    }

    /// Follows one change; what is derived from the whole session is only told to be stale, because a group may hold
    /// hundreds of changes.
    fn follow(&mut self, change: &Change, stale: &mut Stale) {
        if !matches!(change, Change::Group(_)) {
            self.live.glance.forget(change);
            if matches!(change, Change::Draft(_) | Change::Demand(_)) {
                self.live.passage.forget();
            }
        }
        match change {
            Change::Draft(_) => {
                self.outline = writable(self.history.session());
                self.live.settle(&self.outline);
                self.plan_tree.stale = true;
                self.spelling.doubt();
                stale.places = true;
            }
            Change::Entry(Edit::Add { record, .. }) => {
                tally_up(&mut self.tallies, &record.node, record.content.kind());
            }
            Change::Organization(_) | Change::Delegate(_) | Change::Meeting(_) => self.spelling.doubt(),
            Change::Entry(Edit::Move { .. }) => {}
            Change::Entry(_) => (stale.places, stale.entries) = (true, true),
            Change::Group(changes) => changes.iter().for_each(|change| self.follow(change, stale)),
            _ => {}
        }
    }

    fn count(&mut self) {
        self.tallies.clear();
        for entry in self.history.session().entries().iter() {
            tally_up(&mut self.tallies, &entry.node, entry.content.kind());
        }
    }
}

/// Counts one more entry. The key is copied only for the first one on a section.
fn tally_up(tallies: &mut HashMap<NodeKey, Tally>, node: &NodeKey, kind: EntryKind) {
    let stub = usize::from(kind == EntryKind::Stub);
    if let Some(tally) = tallies.get_mut(node) {
        tally.entries += 1;
        tally.stubs += stub;
    } else {
        tallies.insert(node.clone(), Tally { entries: 1, stubs: stub });
    }
}
