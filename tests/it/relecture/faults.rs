//! A small meeting and a small document received, with one fault for each rule.
use greffier::domain::action::ActionItem;
use greffier::domain::amendment::{Amendment, AmendmentKind};
use greffier::domain::anchor::{Anchor, Ordinal, Place};
use greffier::domain::attendance::{Attendance, AttendanceStatus};
use greffier::domain::calendar::UpcomingEvent;
use greffier::domain::change::Change;
use greffier::domain::decision::{Decision, Outcome, Vote};
use greffier::domain::directory::{Delegate, Organization, Role};
use greffier::domain::entry::{Circulation, Content, Entry, Holders};
use greffier::domain::meeting::Meeting;
use greffier::domain::observation::{Observation, Stance};
use greffier::domain::plan::{Draft, NodeKind, Paragraph, PlanNode};
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::import::minutes::minutes;
use greffier::text::lang::Lang;

/// The words of the first measure, in the draft before and in the draft under review.
const BEFORE: &str = "Un module sera créé pour les juges. Un guide de repérage sera publié chaque année.";
const NOW: &str = "Un module sera créé pour les juges. Des guides seront publiés.";

fn play(changes: Vec<Change>) -> Session {
    let mut session = Session::new("relecture".into());
    for change in changes {
        session.apply(change).unwrap();
    }
    session
}

fn entry(rank: usize, node: &str, content: Content) -> Entry {
    let day = chrono::NaiveDate::from_ymd_opt(2014, 1, 31).unwrap();
    Entry {
        id: format!("e{rank}").as_str().into(),
        node: node.into(),
        at: day.and_hms_opt(11, 0, 0).unwrap(),
        holders: Holders::Coalition,
        circulation: Circulation::Ministry,
        flagged: false,
        sentence: None,
        composed: None,
        content,
        comment: None,
    }
}

fn said(text: &str) -> Content {
    Content::Observation(Observation {
        stance: Stance::Note,
        text: text.to_owned(),
        ..Observation::default()
    })
}

fn amends(kind: AmendmentKind, draft: &str, (place, quote): (Place, &str), new: &str) -> Amendment {
    let quoted = quote.to_owned();
    let anchor = Anchor {
        draft: draft.into(),
        node: "m-1".into(),
        place,
        quote: quoted.clone(),
        page: Some(3),
        ..Anchor::default()
    };
    let old = if kind == AmendmentKind::Replace { quoted } else { String::new() };
    Amendment { kind, anchor, old, new: new.to_owned(), ..Amendment::default() }
}

fn first_sentence() -> Place {
    let paragraph = Ordinal { n: 1, of: 1 };
    Place::Sentence { paragraph, sentence: Ordinal { n: 1, of: 2 } }
}

fn node(number: &str, title: &str, text: &str) -> PlanNode {
    let paragraph = Paragraph { text: text.to_owned(), page: Some(3), ..Paragraph::default() };
    PlanNode {
        key: format!("m-{number}").as_str().into(),
        kind: NodeKind::Measure,
        label: "Mesure".to_owned(),
        number: Some(number.to_owned().into()),
        title: title.to_owned(),
        page: Some(3),
        paragraphs: vec![paragraph],
        ..PlanNode::default()
    }
}

/// The plan, its people and two organizations: nothing is wrong yet.
fn ground() -> Vec<Change> {
    let meeting = Meeting {
        title: "Réunion du Collectif du 31 janvier 2014".to_owned(),
        date: chrono::NaiveDate::from_ymd_opt(2014, 1, 31).unwrap(),
        ..Meeting::default()
    };
    let draft = |id: &str, text: &str| {
        let nodes = vec![
            node("1", "Former", text),
            node("2", "Loger", "Un lit par personne."),
            node("3", "Aider", "Une aide par mois."),
        ];
        let record = Draft { id: id.into(), label: id.to_owned(), nodes, ..Draft::default() };
        Change::Draft(Edit::Add { record, before: None })
    };
    let mut changes =
        vec![Change::Meeting(Box::new(meeting)), draft("version du 27 janvier", BEFORE), draft("d2", NOW)];
    for (id, name) in [("o1", "Amicale"), ("o2", "Entraide")] {
        let record =
            Organization { id: id.into(), name: name.to_owned(), acronym: String::new(), expected: true };
        changes.push(Change::Organization(Edit::Add { record, before: None }));
    }
    for (name, organization, status) in [
        ("Ana Roy", Some("o1"), AttendanceStatus::Present),
        ("Léo Dor", Some("o1"), AttendanceStatus::Present),
        ("Zoé Lam", Some("o1"), AttendanceStatus::Present),
        ("Max Pic", Some("o2"), AttendanceStatus::Excused),
    ] {
        changes.extend(person(name, organization, status));
    }
    changes
}

fn person(name: &str, organization: Option<&str>, status: AttendanceStatus) -> [Change; 2] {
    let record = Delegate {
        id: name.into(),
        name: name.to_owned(),
        organization: organization.map(Into::into),
        role: Role::Member,
    };
    let attendance = Attendance { status, ..Attendance::default() };
    [
        Change::Delegate(Edit::Add { record, before: None }),
        Change::Attendance { delegate: name.into(), attendance: Some(attendance) },
    ]
}

fn entries(contents: Vec<(&str, Content)>) -> impl Iterator<Item = Change> {
    contents.into_iter().enumerate().map(|(rank, (node, content))| {
        Change::Entry(Edit::Add { record: entry(rank, node, content), before: None })
    })
}

fn proposal(amendment: Amendment) -> Content {
    Content::Amendment(Box::new(amendment))
}

fn vote(in_favor: u32) -> Content {
    let outcome = Outcome::Vote(Vote { in_favor, against: 0, abstain: 0 });
    Content::Decision(Decision { text: "d’écrire".to_owned(), outcome, ..Decision::default() })
}

fn event(day: u32) -> Change {
    let record = UpcomingEvent {
        id: "v".into(),
        dates: vec![chrono::NaiveDate::from_ymd_opt(2014, 1, day).unwrap()],
        start: None,
        end: None,
        title: "Rencontre avec la ministre".to_owned(),
        place: String::new(),
        tentative: false,
    };
    Change::Event(Edit::Add { record, before: None })
}

/// A meeting like any other, with something on each measure and no fault.
pub(super) fn without() -> Session {
    let mut changes = ground();
    changes.push(event(31));
    let words = (first_sentence(), "Un module sera créé pour les juges.");
    let action = ActionItem {
        who: "Ana Roy".to_owned(),
        what: "écrire".to_owned(),
        due: chrono::NaiveDate::from_ymd_opt(2014, 2, 7),
        closed: false,
    };
    changes.extend(entries(vec![
        ("m-1", proposal(amends(AmendmentKind::Replace, "d2", words, "Deux modules seront créés."))),
        ("m-2", said("que Ana Roy propose un délai de trois mois, à la page 3")),
        ("m-2", vote(3)),
        ("m-3", Content::Action(action)),
    ]));
    play(changes)
}

/// A meeting with the faults of what is recorded.
pub(super) fn meeting() -> Session {
    let mut changes = ground();
    changes.push(event(30));
    changes.extend(person("Eva Sol", None, AttendanceStatus::Present));
    changes.push(Change::Organization(Edit::Add {
        record: Organization {
            id: "o3".into(),
            name: "Foyer".to_owned(),
            acronym: String::new(),
            expected: true,
        },
        before: None,
    }));
    let module = (first_sentence(), "Un module sera créé pour les juges.");
    let mut pageless = amends(AmendmentKind::Replace, "d2", module, "Trois modules.");
    pageless.anchor.page = None;
    let guide = (first_sentence(), "Un guide de repérage sera publié chaque année.");
    let mut held = entry(90, "m-2", said("que le lit manque"));
    held.holders = Holders::Organizations(vec!["o2".into()]);
    changes.push(Change::Entry(Edit::Add { record: held, before: None }));
    changes.extend(entries(vec![
        ("m-1", proposal(amends(AmendmentKind::Replace, "d2", module, "Deux modules… pour les juges."))),
        ("m-1", proposal(pageless)),
        ("m-1", proposal(amends(AmendmentKind::Replace, "version du 27 janvier", guide, "Rien."))),
        ("m-1", proposal(amends(AmendmentKind::Replace, "d2", (Place::Whole, ""), "un délai"))),
        ("m-1", proposal(amends(AmendmentKind::Retitle, "d2", (Place::Title, ""), "Former mieux"))),
        ("m-1", proposal(amends(AmendmentKind::Add, "d2", (Place::Whole, ""), "un délai"))),
        ("m-2", Content::Stub("à écrire".to_owned())),
        ("m-2", vote(9)),
        ("m-2", Content::Action(ActionItem { what: "écrire".to_owned(), ..ActionItem::default() })),
        ("m-2", said("que le mardi 31 janvier 2014 fut long")),
        ("m-2", said("que Max Pic propose un délai")),
    ]));
    play(changes)
}

/// A document received, with the faults of what is printed.
pub(super) fn document() -> Session {
    received(include_bytes!("fautif.txt"), "fautif.txt")
}

/// The session that a document makes.
pub(super) fn received(document: &[u8], name: &str) -> Session {
    let (ready, _) = minutes(document, name, Lang::Fr, &mut |_, _| {}).unwrap();
    play(ready.changes_on(chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap(), name))
}
