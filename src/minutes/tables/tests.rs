//! The tables of a small meeting: what stands in their cells, on paper and in a spreadsheet.
use serde_json::{Value, json};

use crate::domain::attendance::Attendance;
use crate::domain::change::Change;
use crate::domain::entry::Circulation;
use crate::domain::plan::Draft;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::minutes::document::{Content, Document, plain_text};
use crate::minutes::{Marks, Options};

fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// A meeting with an entry of each kind, three organizations and four persons.
fn meeting() -> Session {
    let mut session = Session::new("s".into());
    let mut apply = |change| session.apply(change).map(|_| ()).unwrap();
    apply(Change::Meeting(Box::new(read(json!({ "title": "Réunion", "date": "2014-01-31" })))));
    let nodes = json!([{ "key": "m-1", "kind": "measure", "label": "Mesure", "number": "1", "title": "Former",
        "depth": 0, "page": 3, "paragraphs": [{ "text": "Former les agents." }] }]);
    let draft: Draft = read(json!({ "id": "d", "label": "V1", "nodes": nodes }));
    apply(Change::Draft(Edit::Add { record: draft, before: None }));
    for (id, name, acronym) in
        [("o-1", "Comité contre l’esclavage", "CCEM"), ("o-2", "Amicale", ""), ("o-3", "Foyer", "")]
    {
        let record = read(json!({ "id": id, "name": name, "acronym": acronym }));
        apply(Change::Organization(Edit::Add { record, before: None }));
    }
    for (id, name, organization, attendance) in [
        (
            "p-1",
            "Jeanne Martin",
            Some("o-1"),
            json!({ "status": "present", "movements": [{ "at": "10:42:00", "direction": "arrived" }] }),
        ),
        (
            "p-2",
            "Paul Petit",
            Some("o-2"),
            json!({ "status": "represented", "represented_by": "Jeanne Martin" }),
        ),
        ("p-3", "Ève Roy", None, json!({ "status": "present", "personal": true })),
        ("p-4", "Luc Noir", Some("o-1"), json!({ "status": "excused" })),
    ] {
        let record = read(json!({ "id": id, "name": name, "organization": organization }));
        apply(Change::Delegate(Edit::Add { record, before: None }));
        let attendance: Option<Attendance> = Some(read(attendance));
        apply(Change::Attendance { delegate: id.into(), attendance });
    }
    let amendment = json!({ "kind": "replace", "anchor": { "draft": "d", "node": "m-1", "place": { "paragraph": { "paragraph": { "n": 1, "of": 2 } } } },
        "old": "les agents", "new": "tous les agents", "standing": "adopted",
        "settled": { "at": "2014-01-31T11:42:00", "outcome": { "vote": { "for": 12, "against": 0, "abstain": 1 } } } });
    for (id, circulation, content) in [
        ("e-1", "ministry", json!({ "observation": { "stance": "ask", "text": "un calendrier" } })),
        ("e-2", "ministry", json!({ "amendment": amendment })),
        (
            "e-3",
            "public",
            json!({ "action": { "who": "le secrétariat", "what": "rédiger la note", "due": "2014-02-10" } }),
        ),
        ("e-4", "ministry", json!({ "action": { "what": "relire" } })),
        (
            "e-5",
            "ministry",
            json!({ "action": { "who": "=SOMME(A1)", "what": "classer", "closed": true, "due": "2014-01-01" } }),
        ),
        ("e-6", "internal", json!({ "decision": { "text": "de se taire" } })),
        ("e-7", "ministry", json!({ "stub": "à écrire" })),
    ] {
        let record = read(
            json!({ "id": id, "node": "m-1", "at": "2014-01-31T11:24:00", "circulation": circulation, "content": content }),
        );
        apply(Change::Entry(Edit::Add { record, before: None }));
    }
    session
}

/// For a spreadsheet.
fn spreadsheet() -> Options {
    Options { marks: Marks::Settled, ..Options::default() }
}

/// The rows of the only table, the header first.
fn cells(document: &Document) -> Vec<Vec<String>> {
    let tables = document.blocks.iter().filter_map(|block| match &block.content {
        Content::Table { header, rows, .. } => Some((header, rows)),
        _ => None,
    });
    let mut cells = Vec::new();
    for (header, rows) in tables {
        let rows = std::iter::once(header).chain(rows.iter().map(|row| &row.cells));
        cells
            .extend(rows.map(|row| row.iter().map(|cell| plain_text(cell).replace('\u{a0}', " ")).collect()));
    }
    cells
}

/// Row after row under the header, the cells between bars.
fn check(document: &Document, expected: &[&str]) {
    let rows: Vec<String> = cells(document).iter().skip(1).map(|row| row.join(" | ")).collect();
    assert_eq!(rows, expected);
}

#[test]
fn each_entry_that_reaches_the_readers_has_its_row() {
    let rows = cells(&super::entries(&meeting(), &spreadsheet()));
    assert_eq!(rows.len(), 6, "the internal one and the one to be written are not there");
    assert_eq!(
        rows[1][..8],
        [
            "1",
            "Mesure 1",
            "Former",
            "p. 3",
            "Position",
            "Collectif",
            "demande",
            "Le Collectif demande un calendrier."
        ]
    );
    assert_eq!(rows[2][3..7], ["p. 3, 1er paragraphe", "Proposition – remplacer", "Collectif", ""]);
    let told = [
        "les agents",
        "tous les agents",
        "adoptée en séance",
        "12 pour, 0 contre, 1 abstention",
        "Ministère",
        "31/01/2014",
        "11:24",
    ];
    assert_eq!(rows[2][8..], told);
    assert_eq!(
        rows[3][4..8],
        [
            "Action",
            "Le secrétariat",
            "",
            "Action confiée au secrétariat : rédiger la note d’ici au 10 février 2014."
        ]
    );
}

#[test]
fn on_paper_what_belongs_together_shares_a_column() {
    let cells = cells(&super::entries(&meeting(), &Options::default()));
    assert_eq!(
        cells[2][1..4],
        [
            "Mesure 1\np. 3, 1er paragraphe",
            "Proposition – remplacer\nadoptée en séance\n12 pour, 0 contre, 1 abstention",
            "Collectif"
        ]
    );
    let inner =
        super::entries(&meeting(), &Options { audience: Circulation::Internal, ..Options::default() });
    assert!(inner.blocks.iter().any(|block| block.words().contains("se taire")));
}

#[test]
fn actions_come_in_the_order_in_which_they_fall_due() {
    check(
        &super::actions(&meeting(), &Options::default()),
        &[
            "1 | Mesure 1 | Rédiger la note | Le secrétariat | 10 février 2014 | À faire | Public",
            "2 | Mesure 1 | Relire | À désigner | À fixer | À faire | Ministère",
            "3 | Mesure 1 | Classer | =SOMME(A1) | 1er janvier 2014 | Faite | Ministère",
        ],
    );
    let sheet = cells(&super::actions(&meeting(), &spreadsheet()));
    assert_eq!(sheet[1][4], "10/02/2014");
    assert_eq!(sheet[2][3..5], ["", ""], "a cell says nothing when nothing is known");
}

#[test]
fn the_attendance_sheet_has_a_row_a_person_and_one_an_organization_unseen() {
    check(
        &super::attendance(&meeting(), &spreadsheet()),
        &[
            "Comité contre l’esclavage (CCEM) | Jeanne Martin |  | Présente | 10:42 |  | ",
            "Comité contre l’esclavage (CCEM) | Luc Noir |  | Excusée |  |  | ",
            "Amicale | Paul Petit |  | Représentée |  |  | par Jeanne Martin",
            "Foyer |  |  | Attendue |  |  | ",
            " | Ève Roy |  | Présente |  |  | à titre personnel",
        ],
    );
    let paper = super::attendance(&meeting(), &Options::default());
    assert_eq!(cells(&paper)[0].last().unwrap(), "Signature");
    let told = paper
        .blocks
        .iter()
        .map(super::super::document::Block::words)
        .find(|words| words.starts_with("Personnes"));
    assert_eq!(told.unwrap().replace('\u{a0}', " "), "Personnes : 2 présentes, 1 représentée, 1 excusée.");
}

#[test]
fn on_paper_nothing_is_said_in_a_sentence_and_in_a_spreadsheet_by_the_header_alone() {
    let empty = Session::new("s".into());
    for table in [super::entries, super::actions, super::attendance] {
        assert!(cells(&table(&empty, &Options::default())).is_empty());
        assert_eq!(cells(&table(&empty, &spreadsheet())).len(), 1);
    }
}
