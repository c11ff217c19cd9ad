//! The demo meeting: its files load, hold the facts of the real meeting, and quote its plan exactly.
mod facts;

use greffier::domain::amendment::Amendment;
use greffier::domain::anchor::{Anchor, Place};
use greffier::domain::change::Change;
use greffier::domain::entry::{Content, Entry, EntryKind};
use greffier::domain::outline::{Fate, OutlineRow, outline};
use greffier::domain::plan::{Draft, NodeKind, ParagraphKind, PlanNode};
use greffier::domain::progress::MeasureStatus;
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::domain::synthesis::LineKind;
use greffier::import::plan::plan;

const FIRST: &str = include_str!("../../sessions/demo/plan-2014-01-27.md");
const SECOND: &str = include_str!("../../sessions/demo/plan-2014-01-30.md");
const CHANGES: &str = include_str!("../../sessions/demo/changes.jsonl");

fn draft(id: &str, label: &str, received: &str, text: &str) -> Draft {
    let (draft, warnings) = plan(text.as_bytes(), &format!("{id}.md")).unwrap();
    assert!(warnings.is_empty(), "{id}: {warnings:?}");
    Draft { id: id.into(), label: label.to_owned(), received: received.parse().ok(), ..draft }
}

fn drafts() -> [Draft; 2] {
    [
        draft("plan-2014-01-27", "version du 27 janvier", "2014-01-27", FIRST),
        draft("plan-2014-01-30", "version du 30 janvier", "2014-01-30", SECOND),
    ]
}

fn changes() -> Vec<Change> {
    CHANGES
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e} in {line}")))
        .collect()
}

pub(super) fn demo() -> Session {
    let mut session = Session::new("2014-01-31-demo".into());
    let drafts = drafts().map(|record| Change::Draft(Edit::Add { record, before: None }));
    for change in drafts.into_iter().chain(changes()) {
        session.apply(change).unwrap();
    }
    session
}

fn amendments(session: &Session) -> impl Iterator<Item = (&Entry, &Amendment)> {
    session.entries().iter().filter_map(|entry| match &entry.content {
        Content::Amendment(amendment) => Some((entry, amendment.as_ref())),
        _ => None,
    })
}

fn measures(rows: &[OutlineRow]) -> Vec<&OutlineRow> {
    rows.iter().filter(|row| row.kind == NodeKind::Measure).collect()
}

#[test]
fn nobody_and_nothing_of_the_meeting_is_missing() {
    let session = demo();
    assert_eq!(session.organizations().len(), 14);
    assert_eq!(session.delegates().len(), 19);
    assert_eq!(session.delegates().iter().filter(|d| d.organization.is_none()).count(), 1);
    let known = |d: &greffier::domain::directory::Delegate| {
        d.organization.as_ref().is_none_or(|id| session.organizations().get(id).is_some())
    };
    assert!(session.delegates().iter().all(known));
    let start = session.meeting().date.and_time(session.meeting().start.unwrap());
    assert_eq!(session.in_room(start).count(), 19, "everybody is there from the start");
    let alternatives: Vec<usize> = session.events().iter().map(|event| event.dates.len()).collect();
    assert_eq!(alternatives, [1, 2, 1]);
    assert_eq!(session.synthesis().iter().filter(|l| l.kind == LineKind::Shortcoming).count(), 9);
}

#[test]
fn the_plan_lost_two_measures_between_its_drafts() {
    let [first, second] = drafts();
    let count = |draft: &Draft| draft.nodes.iter().filter(|n| n.kind == NodeKind::Measure).count();
    assert_eq!((count(&first), count(&second)), (25, 23));
    let session = demo();
    let rows = outline(&session);
    let measures = measures(&rows);
    assert_eq!(measures.len(), 25);
    let gone: Vec<&str> = measures.iter().filter(|r| r.fate == Fate::Gone).map(|r| r.key.as_str()).collect();
    assert_eq!(gone, ["m-4-bis", "m-11-bis"]);
    assert_eq!(rows.iter().filter(|row| row.kind == NodeKind::Priority).count(), 3);
    assert_eq!(rows.iter().filter(|row| row.kind == NodeKind::Axis).count(), 7);
    assert!(rows.iter().all(|row| !row.title.is_empty()), "every heading has its title");
}

#[test]
fn every_measure_was_taken_up_and_has_its_status() {
    let session = demo();
    let rows = outline(&session);
    for row in measures(&rows) {
        assert!(session.turns().iter().any(|turn| turn.node.as_ref() == Some(&row.key)), "{}", row.name);
        let status = session.status(&row.key);
        let entries = session.entries_on(&row.key).count();
        match row.key.as_str() {
            "m-12" | "m-14" | "m-16" | "m-18" | "m-19" => {
                assert_eq!((status, entries), (Some(MeasureStatus::NoRemark), 0), "{}", row.name);
            }
            "m-21" => assert!(status == Some(MeasureStatus::UnderArbitration) && entries > 0),
            _ => assert!(status == Some(MeasureStatus::Examined) && entries > 0, "{}", row.name),
        }
    }
    let times: Vec<_> = session.entries().iter().map(|entry| entry.at).collect();
    assert!(times.is_sorted(), "entries come in the order of the meeting");
    assert!(session.turns().iter().map(|turn| turn.at).is_sorted());
}

#[test]
fn the_proposals_are_complete() {
    let session = demo();
    assert_eq!(amendments(&session).count(), 33);
    let kinds: std::collections::HashSet<_> = amendments(&session).map(|(_, a)| a.kind).collect();
    assert_eq!(kinds.len(), 8, "everything but a move was proposed");
    for (entry, amendment) in amendments(&session) {
        assert!(!amendment.kind.needs_old_words() || !amendment.old.is_empty(), "{}", entry.id);
        assert!(!amendment.kind.needs_new_words() || !amendment.new.is_empty(), "{}", entry.id);
        assert!(!amendment.kind.needs_target() || amendment.target.is_some(), "{}", entry.id);
    }
    let undecided = session.entries().iter().any(|entry| entry.content.kind() == EntryKind::Stub);
    assert!(!undecided, "no stub is left");
}

#[test]
fn every_quotation_is_found_where_it_is_said_to_be() {
    let session = demo();
    for (entry, amendment) in amendments(&session) {
        let Anchor { draft, node, quote, .. } = &amendment.anchor;
        let draft = session.drafts().get(draft).unwrap_or_else(|| panic!("{}: no draft {draft}", entry.id));
        let node = draft.node(node).unwrap_or_else(|| panic!("{}: no part {node}", entry.id));
        assert!(!quote.is_empty(), "{}", entry.id);
        assert!(quoted(node, &amendment.anchor), "{}: « {quote} » is not there", entry.id);
        let old = if amendment.old.is_empty() { quote } else { &amendment.old };
        assert!(quote.contains(old.as_str()), "{}: « {old} » is not quoted", entry.id);
    }
}

/// Whether the part has the words quoted, with what is said to surround them, at the rank that is cited.
fn quoted(node: &PlanNode, anchor: &Anchor) -> bool {
    let words = format!("{}{}{}", anchor.before, anchor.quote, anchor.after);
    let ranked = |kind, rank: u32| {
        let mut of_kind = node.paragraphs.iter().filter(move |p| p.kind == kind);
        usize::try_from(rank - 1).ok().and_then(|rank| of_kind.nth(rank))
    };
    match anchor.place {
        Place::Title => node.title == anchor.quote,
        Place::Paragraph { paragraph } | Place::Sentence { paragraph, .. } => {
            ranked(ParagraphKind::Text, paragraph.n).is_some_and(|p| p.text.contains(&words))
        }
        Place::Dash { dash } => ranked(ParagraphKind::Dash, dash.n).is_some_and(|p| p.text.contains(&words)),
        Place::Whole if node.title == anchor.quote => true,
        Place::Whole | Place::Head | Place::End => node.paragraphs.iter().any(|p| p.text.contains(&words)),
    }
}

#[test]
fn the_synthesis_rests_on_entries_and_the_entries_on_the_plan() {
    let session = demo();
    let rows = outline(&session);
    for entry in session.entries().iter() {
        assert!(rows.iter().any(|row| row.key == entry.node), "{} stands on {}", entry.id, entry.node);
    }
    for line in session.synthesis().iter().filter(|line| line.kind != LineKind::ShortcomingsIntroduction) {
        assert!(!line.sources.is_empty(), "{}", line.id);
        assert!(line.sources.iter().all(|source| session.entries().get(source).is_some()), "{}", line.id);
    }
    let used = |entry: &&Entry| session.synthesis().iter().any(|line| line.sources.contains(&entry.id));
    let forgotten: Vec<_> =
        session.entries().iter().filter(|e| e.flagged && !used(e)).map(|e| &e.id).collect();
    assert!(forgotten.is_empty(), "flagged and in no line: {forgotten:?}");
}

#[test]
fn the_meeting_can_be_undone_change_by_change() {
    let mut changes = changes().into_iter();
    let mut session = Session::new("2014-01-31-demo".into());
    session.apply(changes.next().unwrap()).unwrap();
    let bare = session.clone();
    let inverses: Vec<Change> = changes.map(|change| session.apply(change).unwrap()).collect();
    assert_ne!(session, bare);
    for inverse in inverses.into_iter().rev() {
        session.apply(inverse).unwrap();
    }
    assert_eq!(session, bare);
}
