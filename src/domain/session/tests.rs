//! What must always hold of a session: a change and its inverse cancel out, a refusal alters nothing.
use proptest::prelude::*;

use super::Session;
use crate::domain::attendance::Attendance;
use crate::domain::change::Change;
use crate::domain::entry::{Content, Entry};
use crate::domain::history::{History, Step};
use crate::domain::meeting::{Meeting, Stage};
use crate::domain::progress::{MeasureStatus, Turn};
use crate::domain::roll::Edit;

fn entry(n: u8) -> Entry {
    Entry {
        id: format!("e{}", n % 8).as_str().into(),
        node: format!("m-{}", n % 3).as_str().into(),
        at: chrono::NaiveDateTime::default(),
        holders: crate::domain::entry::Holders::default(),
        circulation: crate::domain::entry::Circulation::default(),
        flagged: n.is_multiple_of(2),
        sentence: None,
        composed: None,
        content: Content::Stub(format!("mot {n}")),
        comment: None,
    }
}

fn any_change() -> impl Strategy<Value = Change> {
    let leaf = prop_oneof![
        any::<u8>().prop_map(|n| Change::Entry(Edit::Add {
            record: entry(n),
            before: n.is_multiple_of(3).then(|| entry(n / 3).id)
        })),
        any::<u8>().prop_map(|n| Change::Entry(Edit::Set { record: entry(n) })),
        any::<u8>().prop_map(|n| Change::Entry(Edit::Move {
            id: entry(n).id,
            before: n.is_multiple_of(3).then(|| entry(n / 3).id)
        })),
        any::<u8>().prop_map(|n| Change::Entry(Edit::Retire { id: entry(n).id })),
        any::<u8>().prop_map(|n| Change::Entry(Edit::Restore { id: entry(n).id })),
        any::<u8>().prop_map(|n| Change::Status {
            node: format!("m-{}", n % 3).as_str().into(),
            status: MeasureStatus::ALL.get(usize::from(n % 5)).copied(),
        }),
        any::<bool>().prop_map(|there| Change::Attendance {
            delegate: "d1".into(),
            attendance: there.then(Attendance::present),
        }),
        any::<u8>().prop_map(|n| Change::Turn(Turn {
            node: Some("m-1".into()),
            at: chrono::NaiveDateTime::default() + chrono::TimeDelta::minutes(i64::from(n)),
        })),
        any::<u8>()
            .prop_map(|n| Change::Stage(Stage::ALL.get(usize::from(n % 4)).copied().unwrap_or_default())),
        "[a-c]{0,2}".prop_map(|title| Change::Meeting(Box::new(Meeting { title, ..Meeting::default() }))),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| proptest::collection::vec(inner, 1..4).prop_map(Change::Group))
}

proptest! {
    #[test]
    fn a_change_and_its_inverse_cancel_out_and_a_refusal_alters_nothing(changes in proptest::collection::vec(any_change(), 1..40)) {
        let mut session = Session::new("s".into());
        for change in changes {
            let before = session.clone();
            if let Ok(inverse) = session.apply(change) {
                let mut back = session.clone();
                back.apply(inverse).unwrap();
                prop_assert_eq!(&back, &before);
            } else {
                prop_assert_eq!(&session, &before);
            }
        }
    }

    #[test]
    fn replaying_the_steps_gives_the_same_history_at_every_prefix(
        moves in proptest::collection::vec(prop_oneof![
            4 => any_change().prop_map(Some),
            2 => Just(None),
        ], 1..40),
        redo in any::<u64>(),
    ) {
        let mut live = History::new(Session::new("s".into()));
        let mut again = live.clone();
        for (rank, change) in moves.into_iter().enumerate() {
            let step: Option<Step> = match change {
                Some(change) => live.perform(change).ok(),
                None if redo >> (rank % 64) & 1 == 1 => live.redo(),
                None => live.undo(),
            };
            if let Some(step) = step {
                let written = serde_json::to_string(&step).unwrap();
                again.replay(serde_json::from_str(&written).unwrap()).unwrap();
            }
            prop_assert_eq!(&again, &live);
        }
    }

    #[test]
    fn undoing_everything_gives_the_empty_session_back(changes in proptest::collection::vec(any_change(), 1..40)) {
        let mut history = History::new(Session::new("s".into()));
        let empty = history.session().clone();
        for change in changes {
            let _ = history.perform(change);
        }
        let full = history.session().clone();
        while history.undo().is_some() {}
        prop_assert_eq!(history.session(), &empty);
        while history.redo().is_some() {}
        prop_assert_eq!(history.session(), &full);
    }
}

#[test]
fn taking_back_an_older_edit_of_the_facts_does_not_reopen_the_meeting() {
    let mut history = History::new(Session::new("s".into()));
    let facts =
        |title: &str| Change::Meeting(Box::new(Meeting { title: title.into(), ..Meeting::default() }));
    history.note(facts("avant")).unwrap();
    history.perform(facts("après")).unwrap();
    history.note(Change::Stage(Stage::Reviewing)).unwrap();
    history.undo().unwrap();
    let meeting = history.session().meeting();
    assert_eq!((meeting.title.as_str(), meeting.stage), ("avant", Stage::Reviewing));
}
