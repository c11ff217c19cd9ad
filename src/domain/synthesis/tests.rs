//! Lines know what they rest on, and what became of it.
use super::super::change::Change;
use super::super::entry::{Circulation, Content, Entry, Holders};
use super::super::observation::{Observation, Stance, Strength};
use super::super::roll::Edit;
use super::super::session::Session;
use super::{Basis, Drift, LineKind, References, SynthesisLine, Weight, in_order, material};

fn entry(id: &str, strength: Strength, text: &str) -> Entry {
    Entry {
        id: id.into(),
        node: "m-1".into(),
        at: chrono::NaiveDateTime::default(),
        holders: Holders::Coalition,
        circulation: Circulation::Ministry,
        flagged: false,
        sentence: None,
        composed: None,
        content: Content::Observation(Observation { stance: Stance::Ask, strength, text: text.to_owned() }),
        comment: None,
    }
}

fn line(id: &str, kind: LineKind, sources: &[&str]) -> SynthesisLine {
    let sources = sources.iter().map(|id| (*id).into()).collect();
    SynthesisLine { id: id.into(), kind, text: format!("Ligne {id}."), sources, ..SynthesisLine::default() }
}

fn session(entries: &[Entry], lines: &[SynthesisLine]) -> Session {
    let mut session = Session::new("s".into());
    for record in entries.iter().cloned() {
        session.apply(Change::Entry(Edit::Add { record, before: None })).unwrap();
    }
    for record in lines.iter().cloned() {
        session.apply(Change::Line(Edit::Add { record, before: None })).unwrap();
    }
    session
}

fn alter(session: &mut Session, record: Entry) {
    session.apply(Change::Entry(Edit::Set { record })).unwrap();
}

#[test]
fn a_line_is_out_of_date_when_its_entry_says_something_else_and_no_longer_when_it_is_said_to_be_right() {
    let first = entry("e1", Strength::Strong, "une formation");
    let written =
        line("l1", LineKind::Shortcoming, &[]).resting_on(Basis::of(&first, "Il demande une formation."));
    let mut session = session(std::slice::from_ref(&first), std::slice::from_ref(&written));
    assert!(!written.is_stale(&session));

    // Flagged, moved or sent farther, it says the same.
    let elsewhere =
        Entry { flagged: true, node: "m-2".into(), circulation: Circulation::Public, ..first.clone() };
    alter(&mut session, elsewhere);
    assert!(!written.is_stale(&session));

    for altered in [
        entry("e1", Strength::Strong, "deux formations"),
        entry("e1", Strength::Mild, "une formation"),
        Entry { holders: Holders::SomeMembers, ..first.clone() },
        Entry { sentence: Some("Il exige une formation.".to_owned()), ..first.clone() },
    ] {
        alter(&mut session, altered.clone());
        let Some(Drift::Altered { then, now }) = written.drifts(&session).first().copied() else {
            panic!("{altered:?}");
        };
        assert_eq!((then.said.as_str(), now), ("Il demande une formation.", &altered));
        let settled = written.settled(&session, |_| "maintenant".to_owned());
        assert!(!settled.is_stale(&session));
        assert_eq!(settled.based_on.first().map(|basis| basis.said.as_str()), Some("maintenant"));
    }
    alter(&mut session, first);
    assert!(!written.is_stale(&session), "undone, the change is none");
}

#[test]
fn a_deleted_entry_makes_a_line_stale_until_it_is_let_go() {
    let (one, two) = (entry("e1", Strength::Strong, "a"), entry("e2", Strength::Strong, "b"));
    let written = line("l1", LineKind::Shortcoming, &[])
        .resting_on(Basis::of(&one, "A."))
        .resting_on(Basis::of(&two, "B."));
    let mut session = session(&[one, two], std::slice::from_ref(&written));
    session.apply(Change::Entry(Edit::Retire { id: "e1".into() })).unwrap();
    assert!(matches!(written.drifts(&session).as_slice(), [Drift::Deleted { then }] if then.said == "A."));
    let settled = written.settled(&session, |_| String::new());
    assert_eq!((settled.sources, settled.based_on.len()), (vec!["e2".into()], 1));
}

#[test]
fn a_line_that_does_not_know_what_its_entries_said_is_never_stale() {
    let mut session =
        session(&[entry("e1", Strength::Strong, "a")], &[line("l1", LineKind::Shortcoming, &["e1", "gone"])]);
    alter(&mut session, entry("e1", Strength::Mild, "b"));
    assert!(session.synthesis().iter().all(|line| !line.is_stale(&session)));
}

#[test]
fn a_line_of_an_older_session_opens_as_it_is_and_is_written_as_it_was() {
    let json = r#"{"id":"l1","kind":"shortcoming","text":"Un mot.","sources":["e1"]}"#;
    let read: SynthesisLine = serde_json::from_str(json).unwrap();
    assert_eq!((read.references, read.based_on.len()), (References::Template, 0));
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
}

#[test]
fn only_positions_must_rest_on_something() {
    let free = session(&[], &LineKind::ALL.map(|kind| line(&format!("{kind:?}"), kind, &[])));
    let unsupported: Vec<LineKind> =
        free.synthesis().iter().filter(|line| line.is_unsupported(&free)).map(|line| line.kind).collect();
    assert_eq!(unsupported, [LineKind::Paragraph, LineKind::Shortcoming]);
}

#[test]
fn lines_are_printed_by_the_places_of_their_kinds() {
    let kinds = [
        LineKind::Thanks,
        LineKind::Shortcoming,
        LineKind::Remark,
        LineKind::ShortcomingsIntroduction,
        LineKind::Paragraph,
        LineKind::Opening,
    ];
    let session = session(&[], &kinds.map(|kind| line(&format!("{kind:?}"), kind, &[])));
    let order: Vec<LineKind> = in_order(&session).iter().map(|line| line.kind).collect();
    assert_eq!(
        order,
        [
            LineKind::Opening,
            LineKind::Remark,
            LineKind::Paragraph,
            LineKind::ShortcomingsIntroduction,
            LineKind::Shortcoming,
            LineKind::Thanks
        ]
    );
}

#[test]
fn the_heaviest_entries_come_first() {
    let flagged = |entry: Entry| Entry { flagged: true, ..entry };
    let noted = Content::Observation(Observation {
        stance: Stance::Regret,
        strength: Strength::Strong,
        text: "le délai".to_owned(),
    });
    let entries = [
        entry("cited", Strength::Normal, "a"),
        flagged(Entry { content: Content::Stub(String::new()), ..entry("gap", Strength::Normal, "") }),
        flagged(entry("asked", Strength::Normal, "b")),
        flagged(Entry { content: noted, ..entry("deplored", Strength::Normal, "") }),
        entry("insisted", Strength::Strong, "c"),
        entry("wished", Strength::Mild, "d"),
    ];
    let session = session(&entries, &[line("l1", LineKind::Shortcoming, &["cited", "asked"])]);
    let found: Vec<(&str, Weight, bool)> = material(&session)
        .iter()
        .map(|found| (found.entry.id.as_str(), found.weight, found.is_left_out()))
        .collect();
    assert_eq!(
        found,
        [
            ("insisted", Weight::StrongDemand, true),
            ("deplored", Weight::StrongPosition, true),
            ("asked", Weight::Demand, false),
            ("gap", Weight::Flagged, false),
            ("cited", Weight::Cited, false),
        ]
    );
}

#[test]
fn joined_lines_say_both_texts_and_rest_on_both_entries() {
    let (one, two) = (entry("e1", Strength::Strong, "a"), entry("e2", Strength::Strong, "b"));
    let first = line("l1", LineKind::Paragraph, &[]).resting_on(Basis::of(&one, "A."));
    let second = line("l2", LineKind::Shortcoming, &[])
        .resting_on(Basis::of(&one, "plus tard"))
        .resting_on(Basis::of(&two, "B."));
    let joined = first.joined(&second);
    assert_eq!((joined.id.as_str(), joined.kind), ("l1", LineKind::Paragraph));
    assert_eq!(joined.text, "Ligne l1. Ligne l2.");
    assert_eq!(joined.sources, ["e1".into(), "e2".into()]);
    let said: Vec<&str> = joined.based_on.iter().map(|basis| basis.said.as_str()).collect();
    assert_eq!(said, ["A.", "B."], "what the first knew first is kept: it is the older knowledge");
}

#[test]
fn a_line_travels_no_farther_than_its_closest_entry() {
    let inside = Entry { circulation: Circulation::Internal, ..entry("e1", Strength::Strong, "a") };
    let session = session(&[inside, entry("e2", Strength::Strong, "b")], &[]);
    let mixed = line("l1", LineKind::Shortcoming, &["e1", "e2"]);
    assert!(mixed.reaches(&session, Circulation::Internal));
    assert!(
        !mixed.reaches(&session, Circulation::Members) && !mixed.reaches(&session, Circulation::Ministry)
    );
    assert!(line("l2", LineKind::Shortcoming, &["e2"]).reaches(&session, Circulation::Ministry));
    assert!(line("l3", LineKind::Opening, &[]).reaches(&session, Circulation::Public));
}
