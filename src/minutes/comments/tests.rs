//! The rows of the comment table, from entries made here and from rows received.
use super::compose;
use crate::domain::amendment::{Amendment, Standing};
use crate::domain::anchor::{Anchor, Ordinal, Place};
use crate::domain::change::Change;
use crate::domain::directory::Organization;
use crate::domain::entry::{Circulation, CommentRow, Content, Entry, Holders};
use crate::domain::meeting::Meeting;
use crate::domain::observation::{Observation, Stance};
use crate::domain::plan::{Draft, NodeKind, Paragraph, PlanNode};
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::minutes::Options;
use crate::minutes::document::{Content as Printed, plain_text};

fn entry(id: &str, node: &str, holders: Holders, content: Content) -> Entry {
    Entry {
        id: id.into(),
        node: node.into(),
        at: chrono::DateTime::UNIX_EPOCH.naive_utc(),
        holders,
        circulation: Circulation::Ministry,
        flagged: false,
        sentence: None,
        composed: None,
        content,
        comment: None,
    }
}

fn node(key: &str, number: &str) -> PlanNode {
    PlanNode {
        key: key.into(),
        kind: NodeKind::Measure,
        label: "Mesure".to_owned(),
        number: Some(crate::domain::number::MeasureNumber::new(number)),
        title: "Former".to_owned(),
        page: Some(3),
        paragraphs: vec![Paragraph { text: "Un texte.".to_owned(), ..Paragraph::default() }],
        ..PlanNode::default()
    }
}

/// The cells of the table, a row a line.
fn table(entries: Vec<Entry>) -> Vec<String> {
    let mut session = Session::new("s".into());
    let meeting = Meeting { title: "Réunion".to_owned(), ..Meeting::default() };
    let draft = Draft { id: "d".into(), nodes: vec![node("m-1", "1"), node("m-2", "2")], ..Draft::default() };
    let record = Organization {
        id: "o".into(),
        name: "Comité".to_owned(),
        acronym: "CCEM".to_owned(),
        expected: true,
    };
    let mut changes = vec![
        Change::Meeting(Box::new(meeting)),
        Change::Draft(Edit::Add { record: draft, before: None }),
        Change::Organization(Edit::Add { record, before: None }),
    ];
    changes.extend(entries.into_iter().map(|record| Change::Entry(Edit::Add { record, before: None })));
    session.apply(Change::Group(changes)).unwrap();
    let document = compose(&session, &Options::default());
    let Some(Printed::Table { rows, .. }) = document.blocks.last().map(|block| &block.content) else {
        panic!()
    };
    rows.iter()
        .map(|row| row.cells.iter().map(|cell| plain_text(cell)).collect::<Vec<_>>().join(" | "))
        .map(|line| line.replace(['\u{a0}', '\u{202f}'], " "))
        .collect()
}

#[test]
fn entries_stand_in_the_order_of_the_plan_with_their_place_and_what_was_decided() {
    let anchor = Anchor {
        draft: "d".into(),
        node: "m-2".into(),
        place: Place::Paragraph { paragraph: Ordinal { n: 2, of: 3 } },
        page: Some(4),
        ..Anchor::default()
    };
    let amendment = Amendment {
        anchor,
        new: "durablement".to_owned(),
        standing: Standing::Adopted,
        rationale: "Le mot manque.".to_owned(),
        ..Amendment::default()
    };
    let observation = Observation {
        stance: Stance::Regret,
        text: "l’absence de délai".to_owned(),
        ..Observation::default()
    };
    let rows = table(vec![
        entry("e1", "m-2", Holders::Coalition, Content::Amendment(Box::new(amendment))),
        entry("e2", "m-1", Holders::Organizations(vec!["o".into()]), Content::Observation(observation)),
    ]);
    assert_eq!(
        rows,
        [
            "1 | CCEM |  | Mesure 1, p. 3 | CCEM regrette l’absence de délai. |  | ",
            "2 | Collectif |  | Mesure 2, p. 4, 2e paragraphe | Le mot manque. | À la p. 4, le Collectif a approuvé la proposition d’ajouter, après le 2e paragraphe, un paragraphe ainsi rédigé : « durablement ». | Adopté en séance",
        ]
    );
}

#[test]
fn what_a_row_was_received_with_goes_back_as_it_came() {
    let observation = Observation { text: "Le délai est trop court.".to_owned(), ..Observation::default() };
    let row = CommentRow {
        number: "17".to_owned(),
        kind: "M".to_owned(),
        place: "p. 3, § 2".to_owned(),
        proposal: "Voir l’annexe".to_owned(),
        decision: "Retenu".to_owned(),
    };
    let entry = Entry {
        comment: Some(Box::new(row)),
        ..entry("e", "m-1", Holders::Organizations(vec!["o".into()]), Content::Observation(observation))
    };
    let rows = table(vec![entry]);
    assert_eq!(rows, ["17 | CCEM | M | p. 3, § 2 | Le délai est trop court. | Voir l’annexe | Retenu"]);
}
