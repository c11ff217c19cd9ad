//! The meetings that are measured: the demo, and one made as large as wished.
use chrono::{NaiveDate, TimeDelta};
use greffier::domain::action::ActionItem;
use greffier::domain::change::Change;
use greffier::domain::entry::{Content, Entry, Holders};
use greffier::domain::id::EntryId;
use greffier::domain::meeting::Meeting;
use greffier::domain::number::MeasureNumber;
use greffier::domain::observation::{Observation, Stance, Strength};
use greffier::domain::plan::{Draft, NodeKind, Paragraph, PlanNode};
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;

const WORDS: [&str; 8] = [
    "La formation des professionnels chargés de repérer les victimes est confiée à un groupe de travail.",
    "Un hébergement spécialisé est ouvert dans chaque région, avec un accompagnement social et juridique.",
    "Les associations sont consultées avant la publication du décret qui fixe les moyens alloués.",
    "Le ministère rend compte chaque année de l’emploi des crédits, région par région.",
    "L’accès à un titre de séjour ne dépend plus de la seule coopération avec la justice.",
    "Les mineurs bénéficient d’un représentant désigné dans les meilleurs délais.",
    "Une campagne de sensibilisation est menée dans les établissements scolaires.",
    "Les données recueillies sont rendues anonymes et publiées.",
];

/// The demo meeting.
pub(crate) fn demo() -> Session {
    made(greffier::shell::demo_changes())
}

/// A meeting on so many measures, with so many entries, whose plan changed between two drafts.
pub(crate) fn large(measures: u32, entries: usize) -> Session {
    let date = NaiveDate::from_ymd_opt(2014, 1, 31).unwrap_or_default();
    let meeting = Meeting { title: "Grande réunion".to_owned(), date, ..Meeting::default() };
    let mut changes = vec![Change::Meeting(Box::new(meeting))];
    for (rank, id) in ["first", "second"].into_iter().enumerate() {
        let record = Draft {
            id: id.into(),
            label: id.to_owned(),
            title: "Plan".to_owned(),
            nodes: (1..=measures).map(|number| measure(number, rank)).collect(),
            ..Draft::default()
        };
        changes.push(Change::Draft(Edit::Add { record, before: None }));
    }
    let keys = (0..entries).map(|rank| format!("m-{}", 1 + rank % measures as usize));
    changes.extend(keys.enumerate().map(|(rank, key)| added(rank, &key)));
    made(changes)
}

fn made(changes: Vec<Change>) -> Session {
    let mut session = Session::new("measured".into());
    for change in changes {
        session.apply(change).unwrap();
    }
    session
}

fn measure(number: u32, draft: usize) -> PlanNode {
    let said = |paragraph: usize| {
        (0..4)
            .map(|k| WORDS[(number as usize + paragraph * 3 + k * (1 + draft % 2 * 2)) % 8])
            .collect::<Vec<_>>()
            .join(" ")
    };
    PlanNode {
        key: format!("m-{number}").as_str().into(),
        kind: NodeKind::Measure,
        label: "Mesure".to_owned(),
        number: Some(MeasureNumber::new(&number.to_string())),
        title: format!("Garantir un accompagnement durable, volet {number}"),
        paragraphs: (0..6).map(|k| Paragraph { text: said(k), ..Paragraph::default() }).collect(),
        ..PlanNode::default()
    }
}

fn entry(rank: usize, node: &str, round: usize) -> Entry {
    let text = WORDS[(rank + round) % 8].to_owned();
    let content = match rank % 3 {
        0 => Content::Observation(Observation { stance: Stance::Regret, strength: Strength::Normal, text }),
        1 => Content::Observation(Observation { stance: Stance::Plain, strength: Strength::Normal, text }),
        _ => {
            Content::Action(ActionItem { who: "Le bureau".to_owned(), what: text, due: None, closed: false })
        }
    };
    let start =
        NaiveDate::from_ymd_opt(2014, 1, 31).and_then(|day| day.and_hms_opt(10, 0, 0)).unwrap_or_default();
    Entry {
        id: id(rank),
        node: node.into(),
        at: start + TimeDelta::seconds(i64::try_from(rank).unwrap_or_default()),
        holders: Holders::Coalition,
        circulation: greffier::domain::entry::Circulation::Ministry,
        flagged: rank.is_multiple_of(10),
        sentence: None,
        composed: None,
        content,
        comment: None,
    }
}

fn id(rank: usize) -> EntryId {
    EntryId::new(format!("x{rank}"))
}

fn added(rank: usize, node: &str) -> Change {
    Change::Entry(Edit::Add { record: entry(rank, node, 0), before: None })
}

/// The change of this rank in a long meeting: entries come, most are written anew several times, some move, some go.
pub(crate) fn change(rank: usize, session: &Session) -> Change {
    let (round, place) = (rank % 5, rank / 5);
    let node = format!("m-{}", 1 + place % 23);
    let known = session.entries().get(&id(place)).is_some();
    match round {
        0 => added(place, &node),
        4 if known && place.is_multiple_of(7) => Change::Entry(Edit::Retire { id: id(place) }),
        3 if known && place > 0 && place.is_multiple_of(3) => {
            Change::Entry(Edit::Move { id: id(place), before: None })
        }
        _ => Change::Entry(Edit::Set { record: entry(place, &node, round) }),
    }
}
