//! The next meeting begins where this one ended.
use greffier::domain::correction::{Repair, in_session};
use greffier::domain::id::NodeKey;
use greffier::domain::meeting::Meeting;
use greffier::domain::outline::outline;
use greffier::domain::plan::{Draft, receive};
use greffier::domain::session::Session;
use greffier::minutes::carry_over::next_meeting;
use greffier::text::lang::Lang;

#[test]
fn the_next_meeting_knows_the_people_the_plan_and_what_was_asked() {
    let mut earlier = Session::new("earlier".into());
    for change in greffier::shell::demo_changes() {
        earlier.apply(change).unwrap();
    }
    let meeting = Meeting { title: "Réunion de février".into(), ..Meeting::default() };
    let mut next = Session::new("next".into());
    for change in next_meeting(&earlier, meeting, Lang::Fr) {
        next.apply(change).unwrap();
    }
    assert_eq!(next.meeting().title, "Réunion de février");
    assert_eq!(next.meeting().coalition, earlier.meeting().coalition);
    assert_eq!(next.organizations().len(), 14);
    assert_eq!(next.delegates().len(), 19);
    assert_eq!(next.drafts().len(), 2);
    let rows = outline(&next);
    let reachable = |key: &NodeKey| rows.iter().any(|row| row.key == *key);
    assert!(next.demands().iter().all(|demand| reachable(&demand.node)), "also what is asked about 4 bis");
    assert!(next.demands().len() >= 30);
    assert!(next.entries().is_empty(), "nothing was said yet at the next meeting");
}

#[test]
fn what_was_corrected_in_the_plan_is_done_again_at_the_next_meeting() {
    let mut earlier = Session::new("earlier".into());
    for change in greffier::shell::demo_changes() {
        earlier.apply(change).unwrap();
    }
    let draft = earlier.draft().unwrap().clone();
    let repair = Repair::Retitle { title: "Informer chacun".to_owned() };
    let made = in_session(&earlier, &draft.id, &"m-3".into(), &[repair]).unwrap();
    earlier.apply(made.change).unwrap();
    let mut next = Session::new("next".into());
    for change in next_meeting(&earlier, Meeting::default(), Lang::Fr) {
        next.apply(change).unwrap();
    }
    let fresh = Draft { id: "v3".into(), ..draft };
    let received = receive(next.draft(), fresh);
    assert_eq!((received.done, received.lost.len()), (1, 0));
    assert_eq!(received.draft.node(&"m-3".into()).unwrap().title, "Informer chacun");
}
