//! Drafts of a small plan, and what must hold of any two drafts.
mod generated;

use std::collections::HashSet;

use proptest::prelude::*;

use super::{PairStatus, align, carry_keys, to_json};
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{Draft, NodeKind, Paragraph, PlanNode};

fn node(kind: NodeKind, number: &str, title: &str, text: &str) -> PlanNode {
    let depth = match kind {
        NodeKind::Axis => 0,
        NodeKind::Measure => 1,
        _ => 2,
    };
    PlanNode {
        key: format!("{kind:?}-{number}-{title}").as_str().into(),
        kind,
        label: String::new(),
        number: (!number.is_empty()).then(|| MeasureNumber::new(number)),
        title: title.to_owned(),
        depth,
        paragraphs: vec![Paragraph { text: text.to_owned(), ..Paragraph::default() }],
        ..PlanNode::default()
    }
}

fn measure(number: &str, title: &str, text: &str) -> PlanNode {
    node(NodeKind::Measure, number, title, text)
}

fn draft(nodes: Vec<PlanNode>) -> Draft {
    Draft {
        id: "d".into(),
        label: String::new(),
        received: None,
        title: String::new(),
        scheme: String::new(),
        nodes,
        ..Draft::default()
    }
}

const REFLECTION: &str =
    "Le délai de réflexion et de rétablissement sera porté à trois mois pour chaque personne.";
const TRAINING: &str =
    "Policiers, gendarmes et magistrats suivront un module sur la traite pendant leur formation.";
const HOUSING: &str =
    "Des places d’hébergement dédiées seront ouvertes dans les centres, selon les besoins signalés.";
const CAMPAIGN: &str = "Une campagne nationale fera connaître la traite par des affiches et des témoignages.";

fn check(old: Vec<PlanNode>, new: Vec<PlanNode>, expected: &[&str]) {
    let (old, new) = (draft(old), draft(new));
    let number = |d: &Draft, at: Option<usize>| {
        at.map_or("·".to_owned(), |at| d.nodes[at].number.as_ref().unwrap().to_string())
    };
    let got: Vec<String> = align(&old, &new)
        .iter()
        .map(|pair| {
            let names: Vec<&str> = pair.statuses.iter().map(|s| s.name()).collect();
            format!("{}>{} {}", number(&old, pair.old), number(&new, pair.new), names.join("+"))
        })
        .collect();
    assert_eq!(got, expected);
}

#[test]
fn kept_reworded_retitled_removed_and_added() {
    check(
        vec![
            measure("1", "Former", TRAINING),
            measure("1 bis", "Réfléchir", REFLECTION),
            measure("2", "Informer le public", CAMPAIGN),
        ],
        vec![
            measure("1", "Former", &TRAINING.replace('’', "'").replace(", ", ",\u{a0}")),
            measure("2", "Sensibiliser tous les publics", &CAMPAIGN.replace("affiches", "films")),
            measure("3", "Loger", HOUSING),
        ],
        &["1>1 kept", "1 bis>· removed", "2>2 reworded+retitled", "·>3 added"],
    );
}

#[test]
fn a_number_given_to_another_measure_misleads_nobody() {
    check(
        vec![
            measure("1", "Former", TRAINING),
            measure("2", "Réfléchir", REFLECTION),
            measure("3", "Loger", HOUSING),
        ],
        vec![
            measure("1", "Former", TRAINING),
            measure("2", "Loger", HOUSING),
            measure("3", "Informer", CAMPAIGN),
        ],
        &["1>1 kept", "2>· removed", "3>2 renumbered", "·>3 added"],
    );
}

#[test]
fn a_measure_under_another_heading_is_moved() {
    let axis = |title: &str| node(NodeKind::Axis, "", title, "");
    let (old, new) = (
        draft(vec![
            axis("Voir"),
            measure("1", "Former", TRAINING),
            measure("2", "Loger", HOUSING),
            axis("Agir"),
            measure("3", "Informer", CAMPAIGN),
        ]),
        draft(vec![
            axis("Voir"),
            measure("1", "Former", TRAINING),
            axis("Agir"),
            measure("2", "Loger", HOUSING),
            measure("3", "Informer", CAMPAIGN),
        ]),
    );
    let statuses: Vec<PairStatus> = align(&old, &new).into_iter().flat_map(|pair| pair.statuses).collect();
    assert_eq!(statuses, [PairStatus::Kept, PairStatus::Moved, PairStatus::Kept]);
}

#[test]
fn measures_that_change_places_are_moved_as_few_as_can_be() {
    check(
        vec![
            measure("1", "Former", TRAINING),
            measure("2", "Loger", HOUSING),
            measure("3", "Informer", CAMPAIGN),
        ],
        vec![
            measure("1", "Informer", CAMPAIGN),
            measure("2", "Former", TRAINING),
            measure("3", "Loger", HOUSING),
        ],
        &["3>1 renumbered+moved", "1>2 renumbered", "2>3 renumbered"],
    );
}

#[test]
fn matched_parts_keep_their_keys_and_new_ones_get_keys_never_used() {
    let part = |key: &str, kind, title: &str, text: &str| PlanNode {
        key: key.into(),
        ..node(kind, "", title, text)
    };
    let old = draft(vec![
        PlanNode { key: "m-1".into(), ..measure("1", "Former", TRAINING) },
        part("m-1.s-1", NodeKind::SubMeasure, "Aux indices", "Apprendre à lire les indices."),
        part("m-1.s-2", NodeKind::SubMeasure, "Aux droits", "Connaître les droits de chacun."),
        part("m-1.box-1", NodeKind::Box, "", "Responsables : justice"),
        PlanNode { key: "m-2".into(), ..measure("2", "Réfléchir", REFLECTION) },
    ]);
    let new = draft(vec![
        PlanNode { key: "m-1".into(), ..measure("1", "Loger", HOUSING) },
        PlanNode { key: "m-2".into(), ..measure("2", "Former", TRAINING) },
        part("m-2.s-1", NodeKind::SubMeasure, "Aux droits", "Connaître les droits de chaque personne."),
        part("m-2.s-2", NodeKind::SubMeasure, "Aux langues", "Traduire partout."),
        part("m-2.box-1", NodeKind::Box, "", "Pilote : intérieur"),
    ]);
    let keys: Vec<String> = carry_keys([&old], new).nodes.iter().map(|n| n.key.to_string()).collect();
    assert_eq!(keys, ["m-1~2", "m-1", "m-1.s-2", "m-1.s-3", "m-1.box-1"]);
}

#[test]
fn a_measure_that_comes_back_gets_its_key_back_and_a_new_one_never_the_key_of_a_ghost() {
    let keyed = |key: &str, node: PlanNode| PlanNode { key: key.into(), ..node };
    let first = draft(vec![
        keyed("m-1", measure("1", "Former", TRAINING)),
        keyed("m-1-bis", measure("1 bis", "Réfléchir", REFLECTION)),
        keyed("m-2", measure("2", "Loger", HOUSING)),
    ]);
    let second = draft(vec![keyed("m-1", measure("1", "Former", TRAINING))]);
    let third = draft(vec![
        keyed("m-1", measure("1", "Former", TRAINING)),
        keyed("m-2", measure("2", "Informer", CAMPAIGN)),
        keyed("m-3", measure("3", "Réfléchir", REFLECTION)),
    ]);
    let carried = carry_keys([&first, &second], third);
    let keys: Vec<&str> = carried.nodes.iter().map(|node| node.key.as_str()).collect();
    assert_eq!(keys, ["m-1", "m-2~2", "m-1-bis"]);
}

#[test]
fn the_contract_in_json() {
    let old = draft(vec![measure("1", "Former", TRAINING), measure("2", "Loger", HOUSING)]);
    let new = draft(vec![measure("1", "Bien former", &TRAINING.replace("module", "cours"))]);
    assert_eq!(
        to_json(&old, &new, &align(&old, &new)).to_string(),
        r#"{"measures":[{"new":{"number":"1","title":"Bien former"},"old":{"number":"1","title":"Former"},"status":["reworded","retitled"]},{"old":{"number":"2","title":"Loger"},"status":"removed"}]}"#
    );
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let kinds = prop_oneof![
        Just(NodeKind::Axis),
        Just(NodeKind::Measure),
        Just(NodeKind::Measure),
        Just(NodeKind::SubMeasure),
        Just(NodeKind::Box)
    ];
    let nodes = proptest::collection::vec((kinds, 0..6_u8, "[ab ]{0,3}", "[a-c]{3}( [a-c]{3}){0,4}"), 0..10);
    nodes.prop_map(|nodes| {
        let nodes = nodes.into_iter().enumerate().map(|(n, (kind, number, title, text))| PlanNode {
            key: format!("k-{n}").as_str().into(),
            ..node(kind, &number.to_string(), &title, &text)
        });
        draft(nodes.collect())
    })
}

proptest! {
    #[test]
    fn every_measure_is_told_once_and_keys_stay_unique(old in any_draft(), new in any_draft()) {
        let pairs = align(&old, &new);
        let measures = |d: &Draft| d.nodes.iter().filter(|n| n.kind == NodeKind::Measure).count();
        prop_assert_eq!(pairs.iter().filter_map(|p| p.old).collect::<HashSet<_>>().len(), measures(&old));
        let told: Vec<usize> = pairs.iter().filter_map(|p| p.new).collect();
        prop_assert!(told.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert_eq!(told.len(), measures(&new));
        prop_assert!(pairs.iter().all(|p| !p.statuses.is_empty()));
        let carried = carry_keys([&old], new.clone());
        let keys: HashSet<&str> = carried.nodes.iter().map(|n| n.key.as_str()).collect();
        prop_assert_eq!(keys.len(), new.nodes.len());
    }

    #[test]
    fn a_draft_beside_itself_is_kept(draft in any_draft()) {
        let texts: HashSet<String> = draft.nodes.iter().map(|n| format!("{:?}{}{}", n.number, n.title, n.text())).collect();
        if texts.len() == draft.nodes.len() {
            let pairs = align(&draft, &draft);
            prop_assert!(pairs.iter().all(|p| p.statuses == [PairStatus::Kept]), "{:?}", pairs);
        }
    }
}
