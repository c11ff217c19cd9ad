//! Lines of one or several writers, and what becomes of them.

use super::replay;
use crate::domain::change::Change;
use crate::domain::entry::{Circulation, Content, Entry, Holders};
use crate::domain::history::StepKind;
use crate::domain::progress::MeasureStatus;
use crate::domain::roll::Edit;
use crate::store::journal::{Line, WriterId};
use chrono::DateTime;

/// Measure 1 gets a status.
fn status(status: MeasureStatus) -> Change {
    Change::Status { node: "m-1".into(), status: Some(status) }
}

/// `name` is the writer's letter and the rank of the line; `seen` names the last line seen of another.
fn line(name: (&str, u64), lamport: u64, seen: Option<(&str, u64)>, change: Change) -> Line<Change> {
    Line {
        w: WriterId::from(name.0),
        n: name.1,
        lamport,
        seen: seen.into_iter().map(|(w, n)| (WriterId::from(w), n)).collect(),
        at: DateTime::UNIX_EPOCH.fixed_offset(),
        step: StepKind::Do,
        change,
    }
}

#[test]
fn one_after_the_other_there_is_no_clash_and_anybody_can_undo() {
    let lines = vec![
        line(("a", 1), 1, None, status(MeasureStatus::Examined)),
        line(("b", 1), 2, Some(("a", 1)), status(MeasureStatus::Postponed)),
    ];
    let mut replayed = replay("s", lines, None);
    assert_eq!((replayed.clashes, replayed.lamport), (vec![], 2));
    assert!(replayed.history.undo().is_some() && replayed.history.undo().is_some());
}

#[test]
fn at_the_same_time_the_later_stands_both_are_kept_and_undo_is_each_ones_own() {
    let (one, two) = (status(MeasureStatus::Examined), status(MeasureStatus::Postponed));
    let mut lines = vec![line(("a", 1), 1, None, one.clone()), line(("b", 1), 1, None, two.clone())];
    let mut replayed = replay("s", lines.clone(), Some(&WriterId::from("a")));
    let clash = replayed.clashes.pop().unwrap();
    assert_eq!((clash.what.as_str(), &clash.overruled, &clash.standing), ("status m-1", &one, &two));
    assert_eq!(replayed.history.session().status(&"m-1".into()), Some(MeasureStatus::Postponed));
    assert!(replayed.history.undo().is_some() && replayed.history.undo().is_none());
    // Somebody who has seen both settles it.
    let mut settled = line(("a", 2), 2, Some(("b", 1)), status(MeasureStatus::NoRemark));
    lines.push(settled.clone());
    assert_eq!(replay("s", lines.clone(), None).clashes, vec![]);
    // Somebody who has seen only one does not.
    lines.pop();
    settled.seen.clear();
    settled.change = two.clone();
    lines.push(settled);
    assert_eq!(replay("s", lines, None).clashes.len(), 1);
}

#[test]
fn a_step_that_another_writer_made_impossible_is_passed_over_and_the_one_before_is_undone() {
    let entry = |id: &str| Change::Entry(Edit::Add { record: stub(id), before: None });
    let gone = Change::Entry(Edit::Retire { id: "e2".into() });
    let lines = vec![
        line(("a", 1), 1, None, entry("e1")),
        line(("a", 2), 2, None, entry("e2")),
        line(("a", 3), 3, None, entry("e3")),
        line(("b", 1), 4, Some(("a", 2)), gone),
    ];
    let writer = WriterId::from("a");
    let mut live = replay("s", lines.clone(), Some(&writer)).history;
    let third = live.undo().expect("e3 can be undone");
    assert!(live.undo().is_none(), "e2 is gone already");
    let undone = live.undo().expect("e1 can be undone");
    assert!(live.session().entries().is_empty() && live.undo().is_none());
    let mut after = lines;
    for (n, step) in [(4, third), (5, undone)] {
        after.push(Line { step: StepKind::Undo, ..line(("a", n), n + 2, Some(("b", 1)), step.change) });
    }
    let mut again = replay("s", after, Some(&writer)).history;
    assert_eq!(again.session(), live.session());
    assert!(again.undo().is_none(), "the journal tells the same past");
    assert!(again.redo().is_some() && again.redo().is_some() && again.session().entries().len() == 2);
}

/// An entry.
fn stub(id: &str) -> Entry {
    Entry {
        id: id.into(),
        node: "m-1".into(),
        at: DateTime::UNIX_EPOCH.naive_utc(),
        holders: Holders::default(),
        circulation: Circulation::default(),
        flagged: false,
        sentence: None,
        composed: None,
        content: Content::Stub(String::new()),
        comment: None,
    }
}
