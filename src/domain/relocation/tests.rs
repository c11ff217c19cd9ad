//! Places found again, and places that are not.
use proptest::prelude::*;

use super::{Relocation, relocate};
use crate::domain::anchor::{Anchor, Place};
use crate::domain::anchoring::units;
use crate::domain::plan::{Draft, NodeKind, Paragraph, ParagraphKind, PlanNode};

const FIRST: &str = "Le délai de réflexion est porté à trois mois. La personne en est informée par écrit.";
const SECOND: &str = "Une place d’hébergement lui est proposée. Elle peut la refuser sans perdre ses droits.";

fn measure(key: &str, paragraphs: &[&str]) -> PlanNode {
    PlanNode {
        key: key.into(),
        kind: NodeKind::Measure,
        title: format!("Titre de {key}"),
        paragraphs: paragraphs
            .iter()
            .map(|t| Paragraph { text: (*t).to_owned(), ..Paragraph::default() })
            .collect(),
        ..PlanNode::default()
    }
}

fn draft(id: &str, nodes: Vec<PlanNode>) -> Draft {
    Draft { id: id.into(), nodes, ..Draft::default() }
}

fn place(draft: &Draft, quote: &str) -> Anchor {
    let sections = draft.nodes.iter().filter(|node| node.kind.is_section());
    let all = sections.flat_map(|node| units(draft.section(&node.key), &draft.id));
    all.map(|unit| unit.anchor).rfind(|anchor| anchor.quote == quote).unwrap()
}

const SENTENCE: &str = "La personne en est informée par écrit.";

fn check(new: Vec<PlanNode>, expected: &str) {
    let old =
        draft("d1", vec![measure("m-1", &[FIRST, SECOND]), measure("m-2", &["Autre mesure, autre texte."])]);
    let relocation = relocate(&place(&old, SENTENCE), &old, &draft("d2", new));
    let told = match relocation {
        Relocation::Same(anchor) => format!("same {} {}", anchor.node, anchor.quote),
        Relocation::Moved(anchor) => format!("moved {} {}", anchor.node, anchor.quote),
        Relocation::Orphan { candidates } => format!("orphan {}", candidates.len()),
    };
    assert_eq!(told, expected);
}

#[test]
fn a_sentence_is_found_where_its_words_are() {
    let other = || measure("m-2", &["Autre mesure, autre texte."]);
    check(vec![measure("m-1", &[FIRST, SECOND]), other()], &format!("same m-1 {SENTENCE}"));
    let typed = FIRST.replace(' ', "\u{a0}").replace('é', "e\u{301}");
    let same = SENTENCE.replace(' ', "\u{a0}").replace('é', "e\u{301}");
    check(vec![measure("m-1", &[&typed, SECOND]), other()], &format!("same m-1 {same}"));
    check(
        vec![measure("m-1", &["Un paragraphe de plus.", FIRST, SECOND]), other()],
        &format!("moved m-1 {SENTENCE}"),
    );
    check(vec![measure("m-1", &[SECOND]), measure("m-2", &[FIRST])], &format!("moved m-2 {SENTENCE}"));
    let altered = FIRST.replace("par écrit", "oralement et par écrit");
    check(
        vec![measure("m-1", &[&altered, SECOND])],
        "moved m-1 La personne en est informée oralement et par écrit.",
    );
    let gone = "Le délai de réflexion est porté à trois mois.";
    check(vec![measure("m-1", &[gone, SECOND]), other()], "orphan 0");
    check(vec![other()], "orphan 0");
    check(Vec::new(), "orphan 0");
}

#[test]
fn a_few_words_of_a_sentence_are_found_in_it() {
    let old = draft("d1", vec![measure("m-1", &[FIRST, SECOND])]);
    let sentence = place(&old, SENTENCE);
    let few = Anchor { quote: "informée par écrit".to_owned(), ..sentence };
    let told = |paragraphs: &[&str]| relocate(&few, &old, &draft("d2", vec![measure("m-1", paragraphs)]));
    let altered = FIRST.replace("La personne en est", "Chacun en est");
    assert!(matches!(told(&[&altered, SECOND]), Relocation::Same(found) if found.quote == few.quote));
    assert!(matches!(told(&[SECOND, &altered]), Relocation::Moved(found) if found.quote == few.quote));
    assert_eq!(told(&[SECOND]), Relocation::Orphan { candidates: Vec::new() });
}

#[test]
fn a_title_and_a_whole_part_are_found_by_their_part() {
    let old = draft("d1", vec![measure("m-1", &[FIRST])]);
    let mut renamed = measure("m-1", &[SECOND]);
    renamed.title = "Autre titre".to_owned();
    let new = draft("d2", vec![renamed]);
    let anchor = |place| Anchor {
        draft: "d1".into(),
        node: "m-1".into(),
        place,
        quote: String::new(),
        ..Anchor::default()
    };
    assert!(matches!(relocate(&anchor(Place::Whole), &old, &new), Relocation::Same(_)));
    assert!(matches!(relocate(&anchor(Place::End), &old, &new), Relocation::Same(_)));
    let title = Anchor { quote: "Titre de m-1".to_owned(), ..anchor(Place::Title) };
    assert!(matches!(relocate(&title, &old, &new), Relocation::Moved(found) if found.quote == "Autre titre"));
    assert!(matches!(relocate(&title, &old, &draft("d2", vec![])), Relocation::Orphan { .. }));
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let paragraph =
        ("[A-D][a-e]{2,5}( [a-e]{3,6}){2,5}\\.( [A-D][a-e]{2,5}( [a-e]{3,6}){1,4}\\.){0,2}", any::<bool>());
    let node = (0..4_u8, proptest::collection::vec(paragraph, 0..4));
    proptest::collection::vec(node, 1..5).prop_map(|nodes| {
        let nodes = nodes.into_iter().enumerate().map(|(n, (kind, paragraphs))| {
            let kind = if n == 0 || kind < 3 { NodeKind::Measure } else { NodeKind::SubMeasure };
            let paragraph = |(text, dash): (String, bool)| Paragraph {
                kind: if dash { ParagraphKind::Dash } else { ParagraphKind::Text },
                text,
                ..Paragraph::default()
            };
            let paragraphs = paragraphs.into_iter().map(paragraph).collect();
            PlanNode { kind, paragraphs, ..measure(&format!("k-{n}"), &[]) }
        });
        draft("d1", nodes.collect())
    })
}

proptest! {
    #[test]
    fn in_the_same_draft_every_place_is_the_same(old in any_draft()) {
        let new = Draft { id: "d2".into(), ..old.clone() };
        for node in old.nodes.iter().filter(|node| node.kind.is_section()) {
            for unit in units(old.section(&node.key), &old.id) {
                let expected = Anchor { draft: "d2".into(), ..unit.anchor.clone() };
                prop_assert_eq!(relocate(&unit.anchor, &old, &new), Relocation::Same(expected));
            }
        }
    }

    #[test]
    fn words_elsewhere_in_the_measure_hide_nothing_and_words_gone_are_never_the_same(
        old in any_draft(), which in 0..40_usize, added in "[F-H][f-k]{3,6} [f-k]{3,6}\\.",
    ) {
        let texts: Vec<(usize, usize)> = old.nodes.iter().enumerate()
            .flat_map(|(n, node)| (0..node.paragraphs.len()).map(move |p| (n, p))).collect();
        if texts.is_empty() {
            return Ok(());
        }
        let (n, p) = texts[which % texts.len()];
        let quote = old.nodes[n].paragraphs[p].text.clone();
        let anchor = place(&old, &quote);
        let mut new = Draft { id: "d2".into(), ..old.clone() };
        new.nodes[n].paragraphs.insert(0, Paragraph { text: added, ..Paragraph::default() });
        let found = relocate(&anchor, &old, &new);
        prop_assert_eq!(found.found().map(|anchor| anchor.quote.clone()), Some(quote.clone()));
        for node in &mut new.nodes {
            node.paragraphs.retain(|paragraph| !paragraph.text.contains(&quote));
        }
        if !new.nodes.iter().any(|node| node.text().contains(&quote)) {
            prop_assert!(!matches!(relocate(&anchor, &old, &new), Relocation::Same(_)));
        }
    }
}
