//! Corrections: what each does, that no word is lost, and that they are done again the same.
use proptest::prelude::*;

use super::{Correction, PartMark, Repair, correct, in_session, reapply, suggested_kind};
use crate::domain::change::Change;
use crate::domain::entry::{Content, Entry, Holders};
use crate::domain::id::NodeKey;
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{Draft, NodeKind, Paragraph, PlanNode, Remark, receive};
use crate::domain::progress::MeasureStatus;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::text::fold::fold;
use crate::text::lang::Lang;

const KINDS: [NodeKind; 6] = [
    NodeKind::Priority,
    NodeKind::Axis,
    NodeKind::Measure,
    NodeKind::SubMeasure,
    NodeKind::Box,
    NodeKind::Other,
];

fn paragraph(text: &str) -> Paragraph {
    Paragraph { text: text.to_owned(), ..Paragraph::default() }
}

fn part(
    key: &str,
    (kind, depth): (NodeKind, u8),
    number: Option<&str>,
    title: &str,
    text: &[&str],
) -> PlanNode {
    PlanNode {
        key: key.into(),
        kind,
        label: if kind == NodeKind::Measure { "Mesure".to_owned() } else { String::new() },
        number: number.map(MeasureNumber::new),
        title: title.to_owned(),
        depth,
        paragraphs: text.iter().map(|text| paragraph(text)).collect(),
        ..PlanNode::default()
    }
}

fn plan() -> Draft {
    Draft {
        id: "v1".into(),
        nodes: vec![
            part("axis-1", (NodeKind::Axis, 0), None, "Mieux repérer", &[]),
            part("m-1", (NodeKind::Measure, 1), Some("1"), "Former les agents", &["Un jour.", "Deux jours."]),
            part("m-1.s-1", (NodeKind::SubMeasure, 2), Some("1"), "Les policiers", &["Trois heures."]),
            part(
                "m-2",
                (NodeKind::Measure, 1),
                Some("2"),
                "Informer le public",
                &["Des affiches.", "Mesure 3 : Ouvrir des lieux d’accueil", "Dans chaque région."],
            ),
            part("other-1", (NodeKind::Other, 0), None, "dispositif national", &["Suite du texte."]),
        ],
        ..Draft::default()
    }
}

fn drawn(draft: &Draft) -> String {
    let row = |node: &PlanNode| {
        let text: Vec<&str> = node.paragraphs.iter().map(|p| p.text.as_str()).collect();
        let indent = " ".repeat(usize::from(node.depth));
        format!("{indent}{:?} {} [{}]", node.kind, node.heading(), text.join("|")).replace('\u{a0}', " ")
    };
    draft.nodes.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn check(of: &str, repair: Repair, expected: &[&str]) {
    let corrected = correct(&plan(), &of.into(), repair).unwrap();
    let drawn = drawn(&corrected);
    for line in expected {
        assert!(drawn.lines().any(|row| row == *line), "{line}\n{drawn}");
    }
    let (again, done, lost) = reapply(plan(), &corrected.corrections);
    assert_eq!((again, done, lost), (corrected, 1, Vec::new()));
}

fn level(kind: NodeKind, depth: u8) -> Repair {
    Repair::Level { kind, depth }
}

#[test]
fn a_part_moves_with_what_it_holds() {
    check(
        "m-1",
        level(NodeKind::Axis, 0),
        &[
            "Axis Mesure 1 : Former les agents [Un jour.|Deux jours.]",
            " SubMeasure 1/ Les policiers [Trois heures.]",
        ],
    );
    check("other-1", level(NodeKind::Measure, 9), &["  Measure dispositif national [Suite du texte.]"]);
    assert!(correct(&plan(), &"m-1".into(), level(NodeKind::Measure, 1)).is_none(), "it is so already");
}

#[test]
fn a_part_is_merged_with_the_one_before_it() {
    check(
        "other-1",
        Repair::MergeWithPrevious,
        &[
            " Measure Mesure 2 : Informer le public [Des affiches.|Mesure 3 : Ouvrir des lieux d’accueil|Dans chaque région.|dispositif national|Suite du texte.]",
        ],
    );
    check(
        "m-1",
        Repair::MergeWithPrevious,
        &[
            "Axis Mieux repérer [Mesure 1 : Former les agents|Un jour.|Deux jours.]",
            " SubMeasure 1/ Les policiers [Trois heures.]",
        ],
    );
    assert!(correct(&plan(), &"axis-1".into(), Repair::MergeWithPrevious).is_none());
    // A title in two pieces becomes one.
    let mut draft = plan();
    draft.nodes[3].paragraphs.clear();
    let corrected = correct(&draft, &"other-1".into(), Repair::MergeWithPrevious).unwrap();
    let whole = " Measure Mesure 2 : Informer le public dispositif national [Suite du texte.]";
    assert!(drawn(&corrected).ends_with(whole), "{}", drawn(&corrected));
}

#[test]
fn a_paragraph_becomes_a_part() {
    let words = "Mesure 3 : Ouvrir des lieux d’accueil";
    let split = Repair::Split { paragraph: words.to_owned(), kind: NodeKind::Measure, depth: 1 };
    check(
        "m-2",
        split,
        &[
            " Measure Mesure 2 : Informer le public [Des affiches.]",
            " Measure Mesure 3 : Ouvrir des lieux d’accueil [Dans chaque région.]",
        ],
    );
    let nowhere = Repair::Split { paragraph: "Rien de tel".to_owned(), kind: NodeKind::Measure, depth: 1 };
    assert!(correct(&plan(), &"m-2".into(), nowhere).is_none());
}

#[test]
fn a_part_is_set_aside_and_what_it_held_stays() {
    let corrected = correct(&plan(), &"axis-1".into(), Repair::Drop).unwrap();
    assert!(drawn(&corrected).starts_with("Measure Mesure 1"), "{}", drawn(&corrected));
    assert_eq!(corrected.set_aside.first().map(|p| p.text.as_str()), Some("Mieux repérer"));
    check("m-1", Repair::Drop, &[" Measure 1 : Les policiers [Trois heures.]"]);
    let mut draft = plan();
    draft.nodes[4].kind = NodeKind::Axis;
    let held = part("m-9", (NodeKind::Measure, 1), Some("9"), "Évaluer", &[]);
    draft.nodes.push(held.clone());
    let corrected = correct(&draft, &"other-1".into(), Repair::Drop).unwrap();
    assert_eq!(corrected.nodes.last(), Some(&held), "it is under the axis before it");
}

#[test]
fn a_part_is_renumbered_and_retitled() {
    let renumber = Repair::Renumber { label: "Mesure".to_owned(), number: Some("7 bis".to_owned()) };
    check("other-1", renumber, &["Other Mesure 7 bis : dispositif national [Suite du texte.]"]);
    let retitle = Repair::Retitle { title: "Former".to_owned() };
    check("m-1", retitle, &[" Measure Mesure 1 : Former [Un jour.|Deux jours.]"]);
}

#[test]
fn remarks_follow_the_words_they_are_about() {
    let mut draft = plan();
    let remark = |quote: &str| Remark { quote: quote.to_owned(), text: "?".to_owned(), ..Remark::default() };
    draft.nodes[3].remarks = vec![remark("affiches"), remark("chaque région")];
    let split = Repair::Split {
        paragraph: "Mesure 3 : Ouvrir des lieux d’accueil".to_owned(),
        kind: NodeKind::Measure,
        depth: 1,
    };
    let corrected = correct(&draft, &"m-2".into(), split).unwrap();
    assert_eq!(corrected.nodes[3].remarks, [remark("affiches")]);
    assert_eq!(corrected.nodes[4].remarks, [remark("chaque région")]);
}

#[test]
fn kinds_are_suggested_by_the_neighbors() {
    let nodes = plan().nodes;
    assert_eq!(suggested_kind(&nodes, 4, 1), NodeKind::Measure);
    assert_eq!(suggested_kind(&nodes, 4, 2), NodeKind::SubMeasure);
    assert_eq!(suggested_kind(&nodes, 1, 0), NodeKind::Axis);
    assert_eq!(suggested_kind(&nodes, 2, 1), NodeKind::Measure);
}

/// The corrections of the plan, done on its next draft: how many are done, and how many find no place.
fn check_next(alter: impl FnOnce(&mut Draft), repair: (&str, Repair), expected: (usize, usize)) {
    let corrected = correct(&plan(), &repair.0.into(), repair.1).unwrap();
    let mut next = plan();
    alter(&mut next);
    let received = receive(Some(&corrected), next);
    assert_eq!((received.done, received.lost.len()), expected, "{}", drawn(&received.draft));
}

#[test]
fn the_next_draft_is_corrected_where_the_part_is_told_without_a_guess() {
    let up = || ("other-1", level(NodeKind::Measure, 1));
    check_next(|_| {}, up(), (1, 0));
    check_next(|d| d.nodes[4].title = "DISPOSITIF NATIONAL".to_owned(), up(), (1, 0));
    check_next(|d| d.nodes[4].title = "tout autre chose".to_owned(), up(), (0, 1));
    let title = |d: &mut Draft, at: usize, title: &str| d.nodes[at].title = title.to_owned();
    let drop = || ("m-2", Repair::Drop);
    check_next(|d| title(d, 3, "Informer tout le public"), drop(), (1, 0));
    check_next(|d| title(d, 3, "Loger les victimes"), drop(), (0, 1));
    let retitled = || ("m-1", Repair::Retitle { title: "Former mieux".to_owned() });
    check_next(|d| title(d, 1, "Former mieux"), retitled(), (0, 0));
    check_next(
        |d| {
            d.nodes[1].title = "Former les agents publics".to_owned();
            let twin = PlanNode { number: Some(MeasureNumber::new("9")), ..d.nodes[1].clone() };
            d.nodes[1].number = Some(MeasureNumber::new("8"));
            d.nodes.push(twin);
        },
        retitled(),
        (0, 1),
    );
}

#[test]
fn what_was_done_again_is_told() {
    let lost = |heading: &str| Correction {
        of: PartMark { heading: heading.to_owned(), rank: 0 },
        repair: Repair::Drop,
    };
    let told = |done, lost: Vec<Correction>| {
        let received = crate::domain::plan::Received { draft: Draft::default(), done, lost };
        received.told(Lang::Fr).replace(['\u{a0}', '\u{202f}'], " ")
    };
    assert_eq!(told(0, vec![]), "");
    assert_eq!(
        told(3, vec![lost("Annexe")]),
        "3 corrections refaites ; 1 ne trouve plus sa place : « Annexe »."
    );
    assert_eq!(
        told(0, vec![lost("A"), lost("B")]),
        "2 corrections ne trouvent plus leur place : « A », « B »."
    );
}

fn session(draft: Draft) -> Session {
    let mut session = Session::new("s".into());
    session.apply(Change::Draft(Edit::Add { record: draft, before: None })).unwrap();
    session
}

fn entry(id: &str, node: &str) -> Entry {
    Entry {
        id: id.into(),
        node: node.into(),
        at: chrono::NaiveDateTime::default(),
        holders: Holders::default(),
        circulation: crate::domain::entry::Circulation::default(),
        flagged: false,
        sentence: None,
        composed: None,
        content: Content::Stub(String::new()),
        comment: None,
    }
}

#[test]
fn what_was_recorded_follows_and_comes_back() {
    let mut session = session(plan());
    session.apply(Change::Entry(Edit::Add { record: entry("e1", "other-1"), before: None })).unwrap();
    let status = Some(MeasureStatus::Postponed);
    session.apply(Change::Status { node: "other-1".into(), status }).unwrap();
    let before = session.clone();
    for repair in [Repair::MergeWithPrevious, Repair::Drop, level(NodeKind::SubMeasure, 2)] {
        let made = in_session(&session, &"v1".into(), &"other-1".into(), &[repair]).unwrap();
        assert_eq!(made.entries, 1);
        let back = session.apply(made.change).unwrap();
        assert_eq!(session.entries_on(&"m-2".into()).count(), 1);
        assert_eq!(session.status(&"m-2".into()), status);
        session.apply(back).unwrap();
        assert_eq!(session, before);
    }
}

#[test]
fn a_measure_the_reading_missed_takes_up_the_one_that_seemed_gone() {
    let mut session = session(Draft {
        id: "v0".into(),
        nodes: vec![
            part("m-2", (NodeKind::Measure, 0), Some("2"), "Informer le public", &["Des affiches."]),
            part(
                "m-3",
                (NodeKind::Measure, 0),
                Some("3"),
                "Ouvrir des lieux d’accueil",
                &["Dans chaque région."],
            ),
        ],
        ..Draft::default()
    });
    session.apply(Change::Draft(Edit::Add { record: plan(), before: None })).unwrap();
    session.apply(Change::Entry(Edit::Add { record: entry("e1", "m-3"), before: None })).unwrap();
    let words = "Mesure 3 : Ouvrir des lieux d’accueil".to_owned();
    let split = Repair::Split { paragraph: words, kind: NodeKind::Measure, depth: 1 };
    let made = in_session(&session, &"v1".into(), &"m-2".into(), &[split]).unwrap();
    session.apply(made.change).unwrap();
    assert!(session.draft().unwrap().node(&"m-3".into()).is_some());
    assert!(
        crate::domain::outline::outline(&session)
            .iter()
            .all(|row| row.fate != crate::domain::outline::Fate::Gone)
    );
}

const WORDS: [&str; 8] =
    ["", "Contexte", "Former", "Mesure 4 bis : Étendre", "3. Loger", "Œuvrer ici", "ANNEXE", "Axe II – Agir"];

fn any_draft() -> impl Strategy<Value = Draft> {
    let word = || prop::sample::select(WORDS.to_vec());
    let number = prop::option::of(prop::sample::select(vec!["1", "2", "4 bis", "II"]));
    let kind = prop::sample::select(KINDS.to_vec());
    let node = ((kind, 0u8..4), number, word(), prop::collection::vec(word(), 0..3));
    prop::collection::vec(node, 1..9).prop_map(|nodes| {
        let numbered = nodes.into_iter().enumerate();
        let mut nodes: Vec<PlanNode> = numbered
            .map(|(at, (level, number, title, text))| part(&format!("n{at}"), level, number, title, &text))
            .collect();
        super::tree::settle(&mut nodes);
        Draft { id: "v".into(), nodes, ..Draft::default() }
    })
}

fn any_repair() -> impl Strategy<Value = Repair> {
    let kind = || prop::sample::select(KINDS.to_vec());
    let word = || prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned);
    prop_oneof![
        (kind(), 0u8..5).prop_map(|(kind, depth)| Repair::Level { kind, depth }),
        Just(Repair::MergeWithPrevious),
        (word(), kind(), 0u8..5).prop_map(|(paragraph, kind, depth)| Repair::Split {
            paragraph,
            kind,
            depth
        }),
        Just(Repair::Drop),
        (word(), prop::option::of(Just("9 ter".to_owned())))
            .prop_map(|(label, number)| Repair::Renumber { label, number }),
        word().prop_map(|title| Repair::Retitle { title }),
    ]
}

/// Every word of the draft, in its parts or set aside, sorted.
fn words(draft: &Draft) -> Vec<String> {
    let headings = draft.nodes.iter().map(PlanNode::heading);
    let paragraphs = draft.nodes.iter().flat_map(|node| &node.paragraphs).chain(&draft.set_aside);
    let text = headings.chain(paragraphs.map(|p| p.text.clone())).collect::<Vec<_>>().join(" ");
    let folded = fold(&text);
    let mut words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    words.sort();
    words
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_and_all_is_done_again(
        draft in any_draft(),
        repairs in prop::collection::vec((0usize..9, any_repair()), 0..8),
    ) {
        let mut corrected = draft.clone();
        for (at, repair) in repairs {
            let Some(key) = corrected.nodes.get(at).map(|node| node.key.clone()) else { continue };
            let Some(next) = correct(&corrected, &key, repair.clone()) else { continue };
            let keeps_words = !matches!(repair, Repair::Renumber { .. } | Repair::Retitle { .. });
            prop_assert!(!keeps_words || words(&next) == words(&corrected), "{:?}\n{}\n→\n{}", repair, drawn(&corrected), drawn(&next));
            let keys: Vec<&NodeKey> = next.nodes.iter().map(|node| &node.key).collect();
            let mut unique = keys.clone();
            unique.sort();
            unique.dedup();
            prop_assert_eq!(unique.len(), keys.len());
            let mut depth = 0;
            for node in &next.nodes {
                prop_assert!(node.depth <= depth, "{}", drawn(&next));
                depth = node.depth + 1;
            }
            corrected = next;
        }
        let (again, done, lost) = reapply(draft, &corrected.corrections);
        prop_assert_eq!(done, corrected.corrections.len());
        prop_assert!(lost.is_empty());
        prop_assert_eq!(&again, &corrected);
        let json = serde_json::to_string(&corrected.corrections).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Correction>>(&json).unwrap(), corrected.corrections);
    }

    #[test]
    fn nothing_recorded_becomes_out_of_reach_and_all_is_taken_back(
        drafts in prop::collection::vec(any_draft(), 1..3),
        repairs in prop::collection::vec((any::<bool>(), 0usize..9, any_repair()), 1..6),
    ) {
        let mut session = Session::new("s".into());
        for (at, draft) in drafts.into_iter().enumerate() {
            let draft = receive(session.draft(), Draft { id: format!("v{at}").as_str().into(), ..draft }).draft;
            session.apply(Change::Draft(Edit::Add { record: draft, before: None })).unwrap();
        }
        for row in crate::domain::outline::outline(&session) {
            let entry = entry(&format!("e-{}", row.key), row.key.as_str());
            session.apply(Change::Entry(Edit::Add { record: entry, before: None })).unwrap();
        }
        for (last, at, repair) in repairs {
            let draft = if last { session.draft() } else { session.drafts().iter().next() };
            let Some(draft) = draft else { continue };
            let Some(node) = draft.nodes.get(at) else { continue };
            let Some(made) = in_session(&session, &draft.id, &node.key, &[repair]) else { continue };
            let before = session.clone();
            let back = session.apply(made.change).unwrap();
            let mut undone = session.clone();
            undone.apply(back).unwrap();
            prop_assert_eq!(&undone, &before);
            let rows = crate::domain::outline::outline(&session);
            for entry in session.entries().iter() {
                prop_assert!(rows.iter().any(|row| row.key == entry.node), "{} in {:#?}", entry.node, rows);
            }
        }
    }
}

#[test]
fn a_correction_without_a_place_is_tried_again_on_the_draft_after() {
    let corrected = correct(&plan(), &"other-1".into(), level(NodeKind::Measure, 1)).unwrap();
    let mut without = plan();
    without.nodes[4].title = "tout autre chose".to_owned();
    let second = receive(Some(&corrected), without);
    assert_eq!((second.done, second.lost.len()), (0, 1));
    let third = receive([&corrected, &second.draft], plan());
    assert_eq!((third.done, third.lost.len()), (1, 0), "{}", drawn(&third.draft));
}
