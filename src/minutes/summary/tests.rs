//! A proposal says nothing its entries do not say, strongest first, and leaves alone what is written.
use std::collections::HashSet;

use proptest::prelude::*;

use super::shorten::{is_balanced, words};
use super::{Proposal, propose};
use crate::domain::change::Change;
use crate::domain::entry::{Circulation, Content, Entry, Holders};
use crate::domain::id::EntryId;
use crate::domain::observation::{Observation, Stance, Strength};
use crate::domain::plan::{Draft, NodeKind, PlanNode};
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::domain::synthesis::{LineKind, References, SynthesisLine};
use crate::minutes::phrases::sentence_text;
use crate::text::lang::Lang;

fn node(key: &str, kind: NodeKind) -> PlanNode {
    PlanNode { key: key.into(), kind, title: key.to_owned(), ..PlanNode::default() }
}

fn said(id: &str, node: &str, (stance, strength): (Stance, Strength), text: &str) -> Entry {
    Entry {
        id: id.into(),
        node: node.into(),
        at: chrono::NaiveDateTime::default(),
        holders: Holders::Coalition,
        circulation: Circulation::Ministry,
        flagged: false,
        sentence: None,
        composed: None,
        content: Content::Observation(Observation { stance, strength, text: text.to_owned() }),
        comment: None,
    }
}

const INSIST: (Stance, Strength) = (Stance::Ask, Strength::Strong);
const ASK: (Stance, Strength) = (Stance::Ask, Strength::Normal);

fn session(entries: Vec<Entry>) -> Session {
    let mut session = Session::new("s".into());
    let nodes = vec![
        node("p-1", NodeKind::Priority),
        node("m-1", NodeKind::Measure),
        node("p-2", NodeKind::Priority),
        node("m-2", NodeKind::Measure),
        node("m-3", NodeKind::Measure),
    ];
    let draft = Draft { id: "d".into(), nodes, ..Draft::default() };
    session.apply(Change::Draft(Edit::Add { record: draft, before: None })).unwrap();
    for record in entries {
        session.apply(Change::Entry(Edit::Add { record, before: None })).unwrap();
    }
    session
}

fn ids(proposal: &Proposal) -> Vec<Vec<&str>> {
    proposal.lines.iter().map(|line| line.sources.iter().map(EntryId::as_str).collect()).collect()
}

#[test]
fn lines_come_by_priority_the_strongest_first_and_the_same_demand_once() {
    let session = session(vec![
        said("weak-2", "m-2", ASK, "un bilan public"),
        said("strong-2", "m-2", INSIST, "que le délai soit allongé"),
        said("weak-1", "m-1", ASK, "une formation"),
        said("same-3", "m-3", INSIST, "que le délai soit allongé"),
        said("noted", "m-1", (Stance::Note, Strength::Normal), "un oubli"),
        Entry { flagged: true, ..said("praised", "m-3", (Stance::Welcome, Strength::Normal), "ce projet") },
    ]);
    let proposal = propose(&session, Lang::Fr, 400);
    assert_eq!(ids(&proposal), [vec!["praised"], vec!["weak-1"], vec!["strong-2", "same-3"], vec!["weak-2"]]);
    let kinds: Vec<LineKind> = proposal.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds[..2], [LineKind::Paragraph, LineKind::Shortcoming]);
    assert_eq!(proposal.lines[2].priority, Some("p-2".into()));
}

#[test]
fn what_is_said_of_this_measure_names_it_and_is_not_the_same_demand_elsewhere() {
    let session = session(vec![
        said("one", "m-1", INSIST, "que cette mesure soit rétablie"),
        said("two", "m-2", INSIST, "que cette mesure soit rétablie"),
        said("three", "m-3", INSIST, "que le délai soit allongé"),
    ]);
    let proposal = propose(&session, Lang::Fr, 400);
    assert_eq!(ids(&proposal), [["one"], ["two"], ["three"]]);
    let references: Vec<References> = proposal.lines.iter().map(|line| line.references).collect();
    assert_eq!(references, [References::Parentheses, References::Parentheses, References::Template]);
}

#[test]
fn what_has_no_room_is_counted_and_nothing_weaker_takes_its_place() {
    let long =
        "que tous les délais prévus par le texte soient allongés d’un an au moins pour chacune des victimes";
    let session = session(vec![
        said("first", "m-1", INSIST, "que le délai soit allongé"),
        said("second", "m-2", INSIST, long),
        said("weak", "m-3", ASK, "un bilan"),
    ]);
    let proposal = propose(&session, Lang::Fr, 12);
    assert_eq!((ids(&proposal), proposal.no_room), (vec![vec!["first"]], 1));
    assert_eq!(
        ids(&propose(&session, Lang::Fr, 1)),
        [["first"]],
        "the strongest is proposed whatever its length"
    );
}

#[test]
fn what_is_written_or_kept_inside_is_left_alone_and_counted() {
    let mut session = session(vec![
        said("written", "m-1", INSIST, "une formation"),
        Entry { circulation: Circulation::Internal, ..said("inside", "m-1", INSIST, "une stratégie") },
        said("left", "m-2", INSIST, "un bilan"),
    ]);
    let record =
        SynthesisLine { id: "l1".into(), sources: vec!["written".into()], ..SynthesisLine::default() };
    session.apply(Change::Line(Edit::Add { record, before: None })).unwrap();
    let proposal = propose(&session, Lang::Fr, 400);
    assert_eq!((ids(&proposal), proposal.covered, proposal.withheld), (vec![vec!["left"]], 1, 1));
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let texts = prop_oneof![
        Just("que le délai soit allongé"),
        Just("un bilan annuel (p. 3, dernière ligne), notamment en région"),
        Just("des moyens – enfin – afin de former les agents"),
        Just("le retrait des mots « sous réserve. De plus, rien » de la mesure"),
        Just("une étude. Rien n’est prévu (pour l’instant). Il s’en étonne"),
    ];
    let entry = (texts, 0..3_usize, 0..7_usize, 0..3_usize, any::<bool>());
    let entry = entry.prop_map(|(text, node, stance, strength, flagged)| {
        let verb = (Stance::ALL[stance], Strength::ALL[strength]);
        Entry { flagged, ..said("", ["m-1", "m-2", "m-3"][node], verb, text) }
    });
    prop::collection::vec(entry, 0..12).prop_map(|entries| {
        let named = |(rank, entry)| Entry { id: format!("e{rank}").as_str().into(), ..entry };
        entries.into_iter().enumerate().map(named).collect()
    })
}

proptest! {
    #[test]
    fn nothing_is_invented(entries in entries(), length in 1..900_usize) {
        let session = session(entries);
        for lang in [Lang::Fr, Lang::En] {
            let proposal = propose(&session, lang, length);
            prop_assert!(proposal.words() <= length || proposal.lines.len() == 1);
            let mut seen = HashSet::new();
            for line in &proposal.lines {
                prop_assert!(!line.sources.is_empty() && line.sources.iter().all(|id| seen.insert(id.clone())));
                for entry in line.sources.iter().filter_map(|id| session.entries().get(id)) {
                    let sentence = sentence_text(entry, &session, lang);
                    let known: HashSet<String> = words(&sentence).collect();
                    prop_assert!(words(&line.text).all(|word| known.contains(&word)), "{} ← {sentence}", line.text);
                    prop_assert!(is_balanced(&line.text));
                }
            }
        }
    }
}
