//! Clashes: the same thing set by two writers who had not seen each other. The later in the order of the
//! journal stands in the session; both are kept here, to be shown. Not a merge of texts.

use crate::domain::change::Change;
use crate::domain::roll::{Edit, Record};
use crate::store::journal::Line;
use crate::text::lang::Lang;
use std::collections::{BTreeMap, HashMap};

/// Two values of the same thing, each set without knowing of the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Clash {
    /// What was set: `meeting`, `entry e12`, `status m-4-bis`…
    pub what: String,
    /// The value that does not stand.
    pub overruled: Change,
    /// The value that stands, unless it was changed since.
    pub standing: Change,
}

impl Clash {
    /// Both values, in words for the person.
    pub fn message(&self, lang: Lang) -> String {
        let (what, standing, overruled) = (&self.what, said(&self.standing), said(&self.overruled));
        lang.pick(
            format!("Deux ordinateurs ont changé « {what} » : « {standing} » est gardé ; l’autre disait « {overruled} »."),
            format!("Two computers changed “{what}”: “{standing}” is kept; the other said “{overruled}”."),
        )
    }
}

/// What a change says, shortly.
fn said(change: &Change) -> String {
    match change {
        Change::Entry(Edit::Set { record } | Edit::Add { record, .. }) => record.content.words(),
        Change::Line(Edit::Set { record } | Edit::Add { record, .. }) => record.text.clone(),
        Change::Meeting(meeting) => format!("{}, {}, {}", meeting.title, meeting.date, meeting.place),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

/// Who set a thing last, and to what.
struct Setting<'a> {
    line: &'a Line<Change>,
    change: &'a Change,
}

/// A clash, and the lines one must have seen to settle it.
struct Unsettled<'a> {
    clash: Clash,
    lines: Vec<&'a Line<Change>>,
}

/// The clashes that are not settled: a later line of somebody who had seen both values settles one.
pub(super) fn find(lines: &[Line<Change>]) -> Vec<Clash> {
    let mut last: HashMap<String, Setting<'_>> = HashMap::new();
    let mut unsettled: BTreeMap<String, Unsettled<'_>> = BTreeMap::new();
    for line in lines {
        for change in leaves(&line.change) {
            let Some(what) = what_is_set(change) else { continue };
            let Some(former) = last.insert(what.clone(), Setting { line, change }) else { continue };
            meet(&mut unsettled, what, &former, &Setting { line, change });
        }
    }
    unsettled.into_values().map(|unsettled| unsettled.clash).collect()
}

/// A thing that was set before is set again.
fn meet<'a>(
    unsettled: &mut BTreeMap<String, Unsettled<'a>>,
    what: String,
    former: &Setting<'a>,
    now: &Setting<'a>,
) {
    let knew = |line: &Line<Change>| std::ptr::eq(line, now.line) || now.line.had_seen(&line.w, line.n);
    match unsettled.get_mut(&what) {
        Some(known) if known.lines.iter().all(|line| knew(line)) => {
            unsettled.remove(&what);
        }
        Some(known) => {
            known.clash.standing = now.change.clone();
            known.lines.push(now.line);
        }
        None if knew(former.line) || former.change == now.change => {}
        None => {
            let (overruled, standing) = (former.change.clone(), now.change.clone());
            let clash = Clash { what: what.clone(), overruled, standing };
            unsettled.insert(what, Unsettled { clash, lines: vec![former.line, now.line] });
        }
    }
}

fn leaves(change: &Change) -> Vec<&Change> {
    match change {
        Change::Group(changes) => changes.iter().flat_map(leaves).collect(),
        leaf => vec![leaf],
    }
}

/// The name of what a change sets; nothing for what cannot contradict anything, such as an addition.
fn what_is_set(change: &Change) -> Option<String> {
    match change {
        Change::Meeting(_) => Some("meeting".to_owned()),
        Change::Stage(_) => Some("stage".to_owned()),
        Change::Transcript(_) => Some("transcript".to_owned()),
        Change::Organization(edit) => of_record("organization", edit),
        Change::Delegate(edit) => of_record("delegate", edit),
        Change::Event(edit) => of_record("event", edit),
        Change::Draft(edit) => of_record("draft", edit),
        Change::Entry(edit) => of_record("entry", edit),
        Change::Line(edit) => of_record("line", edit),
        Change::Demand(edit) => of_record("demand", edit),
        Change::Acceptance(edit) => of_record("acceptance", edit),
        Change::Attendance { delegate, .. } => Some(format!("attendance {delegate}")),
        Change::Status { node, .. } => Some(format!("status {node}")),
        Change::Turn(_) | Change::TakeBackTurn { .. } | Change::Group(_) => None,
    }
}

fn of_record<T: Record>(kind: &str, edit: &Edit<T>) -> Option<String> {
    match edit {
        Edit::Set { record } => Some(format!("{kind} {}", record.id())),
        Edit::Retire { id } | Edit::Restore { id } => Some(format!("{kind} {id}")),
        // Two places for one record are no contradiction worth a question: the later stands.
        Edit::Add { .. } | Edit::Move { .. } => None,
    }
}
