//! The table of proposals, row by row.
#![expect(clippy::needless_pass_by_value, reason = "a proposal is written where it is passed")]
use serde_json::{Value, json};

use super::compose;
use crate::domain::change::Change;
use crate::domain::entry::{Circulation, Content as EntryContent, Entry, Holders};
use crate::domain::plan::Draft;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::minutes::document::{Content, Document, Inline, Mark, Row};
use crate::minutes::{Marks, Options};
use crate::text::lang::Lang;

/// A session on a small plan: an earlier draft that had « Mesure 2 », and the one under review.
fn session() -> Session {
    let paragraph = |kind: &str, text: &str| json!({ "kind": kind, "text": text });
    let measure = |key: &str, number: &str, title: &str, paragraphs: Vec<Value>| json!({ "key": key, "kind": "measure", "label": "Mesure", "number": number, "title": title, "depth": 0, "page": 4, "paragraphs": paragraphs });
    let first = measure(
        "m-1",
        "1",
        "Informer",
        vec![
            paragraph("text", "Le public sera informé. Une campagne aura lieu en mai. Un bilan suivra."),
            paragraph("text", "Elle visera :"),
            paragraph("dash", "les élèves ;"),
            paragraph("dash", "les parents."),
        ],
    );
    let gone = measure("m-2", "2", "Financer", vec![paragraph("text", "Un fonds sera créé.")]);
    let last = measure("m-3", "3", "Évaluer", vec![paragraph("text", "Un rapport dira le public touché.")]);
    let mut session = Session::new("s".into());
    for (id, label, nodes) in [
        ("d1", "version du 3 mars", vec![first.clone(), gone, last.clone()]),
        ("d2", "version du 5 mars", vec![first, last]),
    ] {
        let draft: Draft =
            serde_json::from_value(json!({ "id": id, "label": label, "nodes": nodes })).unwrap();
        session.apply(Change::Draft(Edit::Add { record: draft, before: None })).unwrap();
    }
    session
}

fn propose(session: &mut Session, id: &str, node: &str, amendment: Value) {
    let record = Entry {
        id: id.into(),
        node: node.into(),
        at: "2014-03-06T10:00:00".parse().unwrap(),
        holders: Holders::Coalition,
        circulation: Circulation::Ministry,
        flagged: false,
        sentence: None,
        composed: None,
        content: EntryContent::Amendment(serde_json::from_value(amendment).unwrap()),
        comment: None,
    };
    session.apply(Change::Entry(Edit::Add { record, before: None })).unwrap();
}

fn rows(document: &Document) -> Vec<Row> {
    let table = document.blocks.iter().find_map(|block| match &block.content {
        Content::Table { rows, .. } => Some(rows.clone()),
        _ => None,
    });
    table.unwrap_or_default()
}

/// A cell with its marks in signs: `[-gone-]`, `{+come+}`, `/` for the end of a line.
fn shown(cell: &[Inline]) -> String {
    let run = |inline: &Inline| match inline.mark {
        _ if inline.is_break() => " / ".to_owned(),
        Mark::Added => format!("{{+{}+}}", inline.text),
        Mark::Removed => format!("[-{}-]", inline.text),
        _ => inline.text.clone(),
    };
    cell.iter().map(run).collect::<String>().replace(['\u{a0}', '\u{202f}'], " ")
}

/// The cells of the only row of a session with one proposal.
fn cells(node: &str, amendment: Value, marks: Marks) -> Vec<String> {
    let mut session = session();
    propose(&mut session, "e", node, amendment);
    let rows = rows(&compose(&session, &Options { marks, ..Options::default() }));
    assert_eq!(rows.len(), 1);
    rows[0].cells.iter().map(|cell| shown(cell)).collect()
}

/// Checks the place, the text of the plan and the proposal.
fn check(node: &str, amendment: Value, expected: [&str; 3]) {
    let cells = cells(node, amendment.clone(), Marks::Shown);
    assert_eq!([cells[2].as_str(), cells[3].as_str(), cells[4].as_str()], expected, "{amendment}");
}

fn sentence(n: u32) -> Value {
    json!({ "sentence": { "paragraph": { "n": 1, "of": 2 }, "sentence": { "n": n, "of": 3 } } })
}

fn at(node: &str, place: Value, quote: &str) -> Value {
    json!({ "draft": "d2", "node": node, "place": place, "quote": quote })
}

const CAMPAIGN: &str = "[…] Une campagne aura lieu en mai. […]";

#[test]
fn words_that_change_stand_in_their_sentence() {
    check(
        "m-1",
        json!({ "kind": "replace", "anchor": at("m-1", sentence(2), "en mai"), "old": "en mai", "new": "en juin" }),
        ["p. 4, 1er paragraphe, 2e phrase", CAMPAIGN, "[…] Une campagne aura lieu en [-mai-] {+juin+}. […]"],
    );
    check(
        "m-1",
        json!({ "kind": "delete", "anchor": at("m-1", sentence(2), "en mai"), "old": "en mai" }),
        ["p. 4, 1er paragraphe, 2e phrase", CAMPAIGN, "[…] Une campagne aura lieu[- en mai-]. […]"],
    );
    check(
        "m-1",
        json!({ "kind": "add", "anchor": at("m-1", sentence(2), "Une campagne"), "new": "nationale" }),
        ["p. 4, 1er paragraphe, 2e phrase", CAMPAIGN, "[…] Une campagne{+ nationale+} aura lieu en mai. […]"],
    );
    check(
        "m-1",
        json!({ "kind": "retitle", "anchor": at("m-1", json!("title"), "Informer"), "old": "Informer", "new": "Informer et former" }),
        ["p. 4, titre", "Informer", "Informer{+ et former+}"],
    );
}

#[test]
fn what_comes_whole_is_told_beside_what_it_comes_beside() {
    let dash = json!({ "dash": { "dash": { "n": 2, "of": 2 } } });
    check(
        "m-1",
        json!({ "kind": "add_to_list", "anchor": at("m-1", dash, "les parents."), "new": "les maires\nles juges" }),
        ["p. 4, dernier tiret", "les parents.", "Ajouter à la liste : / – {+les maires+} / – {+les juges+}"],
    );
    check(
        "m-1",
        json!({ "kind": "new_measure", "anchor": at("m-1", json!("whole"), ""), "number": "1 bis", "new": "Former\nUn guide sera écrit." }),
        ["après la mesure 1", "", "Nouvelle mesure : / {+Mesure 1 bis : Former+} / {+Un guide sera écrit.+}"],
    );
    let old = json!({ "draft": "d1", "node": "m-2", "place": "whole" });
    let cells = cells("m-2", json!({ "kind": "reinstate", "anchor": old }), Marks::Shown);
    assert_eq!(cells[1], "Mesure 2 / Financer");
    assert_eq!(cells[2], "p. 4, version du 3 mars");
    assert_eq!(cells[4], "Rétablir : / {+Mesure 2 : Financer+} / {+Un fonds sera créé.+}");
}

#[test]
fn what_is_done_to_whole_parts_is_told_by_their_headings() {
    let whole = || at("m-1", json!("whole"), "");
    check(
        "m-1",
        json!({ "kind": "merge", "anchor": whole(), "target": "m-3" }),
        ["p. 4", "Mesure 1 : Informer / Mesure 3 : Évaluer", "Fusionner avec : mesure 3"],
    );
    check(
        "m-1",
        json!({ "kind": "move", "anchor": whole(), "target": "m-3", "side": "after" }),
        ["p. 4", "Mesure 1 : Informer", "Déplacer après : mesure 3"],
    );
    check(
        "m-1",
        json!({ "kind": "split", "anchor": whole(), "new": "Informer le public\nMesurer" }),
        ["p. 4", "", "Scinder en 2 : / {+Informer le public+} / {+Mesurer+}"],
    );
    check(
        "m-1",
        json!({ "kind": "everywhere", "anchor": whole(), "old": "public", "new": "grand public" }),
        [
            "Partout",
            "Le public sera informé. […] / Un rapport dira le public touché.",
            "Dans tout le plan, 2 endroits : / Le [-public-] {+grand public+} sera informé. […] / Un rapport dira le [-public-] {+grand public+} touché.",
        ],
    );
}

#[test]
fn instructions_and_places_that_are_gone_have_their_rows() {
    check(
        "m-1",
        json!({ "kind": "add", "form": "instruction", "anchor": at("m-1", sentence(2), "Une campagne"), "new": "préciser le budget." }),
        ["p. 4, 1er paragraphe, 2e phrase", CAMPAIGN, "Préciser le budget."],
    );
    check(
        "m-1",
        json!({ "kind": "replace", "anchor": at("m-1", sentence(2), "jamais écrit"), "old": "jamais écrit", "new": "écrit" }),
        [
            "p. 4, 1er paragraphe, 2e phrase, n’est plus dans cette version",
            "jamais écrit",
            "[-jamais écrit-] / {+écrit+}",
        ],
    );
    let mut alone = Session::new("s".into());
    propose(&mut alone, "e", "m-1", json!({ "kind": "replace", "old": "a", "new": "b" }));
    let rows = rows(&compose(&alone, &Options::default()));
    assert_eq!(shown(&rows[0].cells[1]), "Hors du plan");
    assert_eq!(shown(&rows[0].cells[4]), "[-a-] / {+b+}");
}

#[test]
fn the_decision_says_when_how_and_what_it_is_an_alternative_to() {
    let mut session = session();
    let replace = |new: &str| json!({ "kind": "replace", "anchor": at("m-1", sentence(2), "en mai"), "old": "en mai", "new": new });
    let with = |mut amendment: Value, more: Value| {
        amendment.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        amendment
    };
    let settled = json!({ "at": "2014-03-06T11:42:00", "outcome": { "vote": { "for": 3, "against": 1, "abstain": 0 } } });
    propose(
        &mut session,
        "a",
        "m-1",
        with(replace("en juin"), json!({ "standing": "adopted", "settled": settled })),
    );
    propose(
        &mut session,
        "b",
        "m-1",
        with(replace("en août"), json!({ "alternative_to": "a", "standing": "suggested" })),
    );
    propose(&mut session, "c", "m-1", with(replace("en été"), json!({ "reiterates": "2013-02-01" })));
    let rows = rows(&compose(&session, &Options::default()));
    let decisions: Vec<String> = rows.iter().map(|row| shown(&row.cells[7])).collect();
    assert_eq!(
        decisions,
        [
            "Adoptée en séance à 11 h 42 (par 3 voix pour, 1 contre et 0 abstention)",
            "Suggérée ; autre rédaction du n° 1",
            "Proposée ; réitérée du 1er février 2013",
        ]
    );
    let first: Vec<String> = rows.iter().map(|row| shown(&row.cells[1])).collect();
    assert_eq!(first, ["Mesure 1 / Informer", "Mesure 1", "Mesure 1"], "the title stands once");
}

#[test]
fn rows_follow_the_text_whatever_the_order_of_the_record() {
    let mut session = session();
    let add =
        |place: Value, quote: &str| json!({ "kind": "add", "anchor": at("m-1", place, quote), "new": "x" });
    let third = json!({ "draft": "d2", "node": "m-3", "place": "title", "quote": "Évaluer" });
    propose(
        &mut session,
        "d",
        "m-3",
        json!({ "kind": "retitle", "anchor": third, "old": "Évaluer", "new": "x" }),
    );
    propose(
        &mut session,
        "c",
        "m-1",
        add(json!({ "dash": { "dash": { "n": 1, "of": 2 } } }), "les élèves ;"),
    );
    propose(&mut session, "b", "m-1", add(sentence(3), "Un bilan"));
    propose(&mut session, "a", "m-1", add(sentence(1), "Le public"));
    let rows = rows(&compose(&session, &Options::default()));
    let numbers: Vec<String> = rows.iter().map(|row| shown(&row.cells[0])).collect();
    assert_eq!(numbers, ["1", "2", "3", "4"]);
    let order: Vec<_> = rows.iter().map(|row| row.source.clone().unwrap()).collect();
    let expected = ["a", "b", "c", "d"].map(|id| crate::minutes::document::Source::Entry(id.into()));
    assert_eq!(order, expected);
}

#[test]
fn a_spreadsheet_has_both_texts_and_no_marks() {
    let amendment = json!({ "kind": "replace", "anchor": at("m-1", sentence(2), "en mai"), "old": "en mai", "new": "en juin" });
    let cells = cells("m-1", amendment, Marks::Settled);
    assert_eq!(cells[1], "Mesure 1 : Informer");
    assert_eq!(cells[3], CAMPAIGN);
    assert_eq!(cells[4], "[…] Une campagne aura lieu en juin. […]");
}

#[test]
fn nothing_that_may_not_reach_the_readers_is_in_it() {
    let mut session = session();
    propose(
        &mut session,
        "e",
        "m-1",
        json!({ "kind": "delete", "anchor": at("m-1", sentence(2), "en mai"), "old": "en mai" }),
    );
    let for_all = Options { audience: Circulation::Public, ..Options::default() };
    let document = compose(&session, &for_all);
    assert!(rows(&document).is_empty());
    assert!(document.blocks.iter().any(|block| block.words() == "Aucune rédaction n’a été proposée."));
}

#[test]
fn long_sentences_are_shortened_around_what_changes() {
    let mut session = session();
    let long = format!("Début {} cible {} fin.", "mot ".repeat(500).trim(), "mot ".repeat(500).trim());
    let draft: Draft = serde_json::from_value(json!({ "id": "d3", "label": "v3", "nodes": [
        { "key": "m-1", "kind": "measure", "label": "Mesure", "number": "1", "title": "T", "depth": 0, "paragraphs": [{ "kind": "text", "text": long }] }
    ] })).unwrap();
    session.apply(Change::Draft(Edit::Add { record: draft, before: None })).unwrap();
    let anchor = json!({ "draft": "d3", "node": "m-1", "place": "whole", "quote": "cible" });
    propose(
        &mut session,
        "e",
        "m-1",
        json!({ "kind": "replace", "anchor": anchor, "old": "cible", "new": "but" }),
    );
    let rows = rows(&compose(&session, &Options { lang: Lang::Fr, ..Options::default() }));
    let new = shown(&rows[0].cells[4]);
    assert!(new.chars().count() < 400 && new.contains("mot [-cible-] {+but+} mot"), "{new}");
    assert!(new.starts_with("[…] mot") && new.ends_with("mot […]"), "{new}");
}
