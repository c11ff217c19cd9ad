//! What an edited text proposes, derived when it changes: the operations, the sentence of each as it will be printed, and
//! where in the text each is.
use chrono::NaiveDateTime;

use super::marks;
use crate::app::desk::Desk;
use crate::domain::amendment::{Amendment, AmendmentKind, Side, Standing};
use crate::domain::entry::{Content, Entry, Holders};
use crate::domain::id::NodeKey;
use crate::domain::unfinished::UnfinishedWording;
use crate::domain::wording::infer::{operations, operations_of};
use crate::domain::wording::sheet::Sheet;
use crate::domain::wording::{Before, made_before};
use crate::minutes::phrases::Composer;
use crate::text::lang::Lang;

/// What the edited text proposes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proposals {
    /// The operations, in the order of the text.
    pub operations: Vec<Amendment>,
    /// What each will say.
    pub sentences: Vec<String>,
    /// Where each is in the edited text, in bytes.
    pub places: Vec<usize>,
    text: Option<(NodeKey, u64)>,
    /// Since when the operations are not those of the text.
    pending: Option<NaiveDateTime>,
    said: Option<Said>,
}

/// What sentences depend on beside the operations.
#[derive(Debug, Clone, PartialEq)]
struct Said {
    holders: Holders,
    standing: Standing,
    rationale: String,
    lang: Lang,
}

impl Proposals {
    /// The one the cursor is at or after; the first one before them all.
    pub fn at(&self, cursor: usize) -> usize {
        self.places.iter().rposition(|at| *at <= cursor).unwrap_or(0)
    }
}

/// From how many bytes on what a text proposes is derived once typing pauses, not at every key: the clock tells seconds.
const LONG: usize = 8_000;

/// Derives what is missing; everything at once when it must be.
pub(super) fn refresh(desk: &mut Desk, now: NaiveDateTime, lang: Lang, at_once: bool) {
    let Some(key) = desk.wording.of.clone() else { return };
    let version = (key.clone(), desk.wording.page.editor.version());
    let fresh = desk.wording.proposals.text.as_ref() != Some(&version);
    if fresh {
        desk.wording.proposals.text = Some(version);
        desk.wording.proposals.pending = Some(now);
    }
    let waits = desk.wording.sheet.text.len() > LONG && !at_once;
    let due = desk.wording.proposals.pending.is_some_and(|since| !waits || since != now);
    if fresh || due {
        let text = desk.wording.page.editor.text();
        let draft = &desk.wording.draft;
        let section = desk.session().drafts().get(draft).map_or(&[][..], |draft| draft.section(&key));
        let changes = marks::changes(&desk.wording.sheet.text, &text);
        let lines = fresh.then(|| marks::lines(section, &desk.wording.sheet, &text, &changes));
        let found = due.then(|| {
            let made = operations_of(section, draft, &desk.wording.sheet, (&text, &changes));
            let at = |made: &Amendment| place(made, section, &desk.wording.sheet, &changes);
            let places: Vec<usize> = made.iter().map(at).collect();
            (made, places)
        });
        let wording = &mut desk.wording;
        if let Some(lines) = lines {
            wording.page.show(lines);
        }
        if let Some((made, places)) = found {
            (wording.proposals.operations, wording.proposals.places) = (made, places);
            wording.proposals.pending = None;
        }
    }
    let said = Said {
        holders: desk.live.settings.holders.clone(),
        standing: desk.wording.standing,
        rationale: desk.wording.rationale.text(),
        lang,
    };
    if due || desk.wording.proposals.said.as_ref() != Some(&said) {
        let composer = Composer::new(desk.session(), lang);
        let sentences = entries(desk, now).iter().map(|entry| composer.sentence_text(entry)).collect();
        desk.wording.proposals.sentences = sentences;
        desk.wording.proposals.said = Some(said);
    }
}

/// Where in the edited text an operation is.
fn place(
    made: &Amendment,
    section: &[crate::domain::plan::PlanNode],
    sheet: &Sheet,
    changes: &[marks::Replaced],
) -> usize {
    let anchor = &made.anchor;
    let part = section.iter().position(|node| node.key == anchor.node);
    let mut own = sheet.lines.iter().filter(|line| Some(line.part) == part);
    let start = own.next().map_or(0, |line| line.range.start);
    let first = anchor.quote.lines().next().unwrap_or_default();
    let with_context = format!("{}{first}", anchor.before);
    let rest = sheet.text.get(start..).unwrap_or_default();
    let exact = rest.find(&with_context).map(|at| at + anchor.before.len());
    let at = start + exact.or_else(|| rest.find(first)).unwrap_or(0);
    let at = if made.kind == AmendmentKind::Add && made.side == Side::After { at + first.len() } else { at };
    marks::moved(at, changes)
}

/// The entries the text would make.
pub(super) fn entries(desk: &Desk, now: NaiveDateTime) -> Vec<Entry> {
    let wording = &desk.wording;
    let Some(node) = &wording.of else { return Vec::new() };
    let session = desk.session();
    let rationale = wording.rationale.text().trim().to_owned();
    let ever = session.entries().ever();
    let entry = |(rank, made): (usize, &Amendment)| {
        // Only an earlier meeting is one to which a demand is repeated.
        let reiterates = match made_before(made, node, None, session) {
            Some(Before::Demand { on, .. }) => Some(on),
            _ => None,
        };
        let made = Amendment {
            standing: wording.standing,
            rationale: rationale.clone(),
            reiterates,
            ..made.clone()
        };
        let id = format!("e{}-{}", ever + 1 + rank, desk.writer);
        Entry {
            id: id.as_str().into(),
            ..desk.new_entry(node.clone(), now, Content::Amendment(Box::new(made)))
        }
    };
    wording.proposals.operations.iter().enumerate().map(entry).collect()
}

/// The text of this draft with what was edited on another one done again, where its words are here once.
pub(super) fn carried(desk: &Desk, key: &NodeKey, known: &UnfinishedWording, text: &str) -> String {
    let old = desk.session().drafts().get(&known.draft).map_or(&[][..], |draft| draft.section(key));
    let mut text = text.to_owned();
    for made in operations(old, &known.draft, &known.text) {
        let words = if made.old.is_empty() { made.anchor.quote.as_str() } else { made.old.as_str() };
        if words.is_empty() || text.matches(words).count() != 1 {
            continue;
        }
        let new = match (made.kind, made.side) {
            (AmendmentKind::Add, Side::After) => format!("{words} {}", made.new),
            (AmendmentKind::Add, Side::Before) => format!("{} {words}", made.new),
            _ => made.new.clone(),
        };
        text = text.replacen(words, &new, 1);
    }
    text
}
