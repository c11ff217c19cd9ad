//! The counter-plan of a plan of sixty pages with two hundred proposals: consolidated and written as a Word file of our
//! own, and into the file received.
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use greffier::domain::amendment::{Amendment, AmendmentKind, Form, Standing};
use greffier::domain::anchoring::units;
use greffier::domain::change::Change;
use greffier::domain::entry::{Circulation, Content, Entry, Holders};
use greffier::domain::meeting::Meeting;
use greffier::domain::number::MeasureNumber;
use greffier::domain::plan::{Draft, NodeKind, Paragraph, PlanNode};
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::export::docx::annotate::annotate;
use greffier::export::{Format, docx, make};
use greffier::import::plan::plan;
use greffier::minutes::counter_plan::counter_plan;
use greffier::minutes::{DocumentKind, Options};

use crate::table::{Table, median, timed};

/// Sixty pages of four hundred words.
const MEASURES: usize = 60;
const PARAGRAPHS: usize = 8;
const PROPOSALS: usize = 200;
const SENTENCES: [&str; 5] = [
    "Un hébergement spécialisé est ouvert dans chaque région, avec un accompagnement social et juridique.",
    "Les associations sont consultées avant la publication du décret qui fixe les moyens alloués.",
    "Le ministère rend compte chaque année de l’emploi des crédits, région par région.",
    "Les mineurs bénéficient d’un représentant désigné dans les meilleurs délais.",
    "Les données recueillies sont rendues anonymes et publiées.",
];

/// Measures the counter-plan from scratch, annotated, and in words.
pub(crate) fn measure(table: &mut Table) {
    let goal = Some(Duration::from_millis(200));
    let options = Options::default();
    let received = docx::counter_plan(&counter_plan(&session(draft(), 0), &options)).unwrap();
    let (read, _) = plan(&received, "plan.docx").unwrap();
    let session = session(Draft { id: "d".into(), ..read }, PROPOSALS);
    let marked = counter_plan(&session, &options).revised.proposals.len();
    let name = |how: &str| format!("counter-plan, 60 pages, 200 proposals ({marked} marked), {how}");
    let mut told = |how: &str, made: &dyn Fn() -> usize| {
        let times: Vec<Duration> = (0..5).map(|_| timed(made).1).collect();
        table.time(&name(how), median(&times), goal);
    };
    told("DOCX", &|| docx::counter_plan(&counter_plan(&session, &options)).unwrap().len());
    told("annotated", &|| annotate(&received, &counter_plan(&session, &options)).unwrap().bytes.len());
    for format in [Format::Odt, Format::Html] {
        told(format.extension(), &|| {
            make(DocumentKind::CounterPlan, format, &session, &options).unwrap().len()
        });
    }
}

fn draft() -> Draft {
    let text = |measure: usize, paragraph: usize| {
        let said = (0..4)
            .map(|rank| SENTENCES[(measure + paragraph * 3 + rank) % SENTENCES.len()])
            .collect::<Vec<_>>();
        format!("Au volet {measure}, point {paragraph}\u{a0}: {}", said.join(" "))
    };
    let node = |measure: usize| PlanNode {
        key: format!("m-{measure}").as_str().into(),
        kind: NodeKind::Measure,
        label: "Mesure".to_owned(),
        number: Some(MeasureNumber::new(&measure.to_string())),
        title: format!("Garantir un accompagnement durable, volet {measure}"),
        paragraphs: (1..=PARAGRAPHS)
            .map(|paragraph| Paragraph { text: text(measure, paragraph), ..Paragraph::default() })
            .collect(),
        ..PlanNode::default()
    };
    Draft {
        id: "d".into(),
        label: "v".to_owned(),
        title: "Plan d’action".to_owned(),
        nodes: (1..=MEASURES).map(node).collect(),
        ..Draft::default()
    }
}

fn session(draft: Draft, proposals: usize) -> Session {
    let mut session = Session::new("measured".into());
    let date = NaiveDate::from_ymd_opt(2014, 1, 31).unwrap();
    let meeting = Meeting { title: "Réunion".to_owned(), date, ..Meeting::default() };
    let entries: Vec<Entry> = (0..proposals).map(|rank| entry(rank, &draft)).collect();
    session.apply(Change::Meeting(Box::new(meeting))).unwrap();
    session.apply(Change::Draft(Edit::Add { record: draft, before: None })).unwrap();
    for record in entries {
        session.apply(Change::Entry(Edit::Add { record, before: None })).unwrap();
    }
    session
}

/// Three or four proposals a measure, of the kinds that change words, on units that do not overlap.
fn entry(rank: usize, draft: &Draft) -> Entry {
    let measures: Vec<&PlanNode> = draft.nodes.iter().filter(|node| node.kind == NodeKind::Measure).collect();
    let node = measures[rank % measures.len()];
    let places = units(draft.section(&node.key), &draft.id);
    let anchor = places[(3 + rank / measures.len() * 7) % places.len()].anchor.clone();
    let kinds = [AmendmentKind::Replace, AmendmentKind::Add, AmendmentKind::Delete, AmendmentKind::Replace];
    let old = anchor.quote.clone();
    let amendment = Amendment {
        kind: kinds[rank % kinds.len()],
        form: if rank % 10 == 9 { Form::Instruction } else { Form::Wording },
        new: format!("Avant toute décision, {}", old.replace("chaque", "toute")),
        old,
        anchor,
        standing: Standing::ALL[rank / 7 % 3],
        rationale: "Il faut que chaque victime soit accompagnée.".to_owned(),
        ..Amendment::default()
    };
    Entry {
        id: format!("p{rank}").as_str().into(),
        node: node.key.clone(),
        at: NaiveDateTime::default(),
        holders: if rank.is_multiple_of(3) { Holders::MembersPresent } else { Holders::Coalition },
        circulation: Circulation::Ministry,
        flagged: false,
        sentence: None,
        composed: None,
        content: Content::Amendment(Box::new(amendment)),
        comment: None,
    }
}
