//! A small meeting with one of everything.
use chrono::{NaiveDate, NaiveTime};
use greffier::domain::action::ActionItem;
use greffier::domain::amendment::{Amendment, AmendmentKind, Standing};
use greffier::domain::anchor::{Anchor, Place};
use greffier::domain::attendance::{Attendance, AttendanceStatus, Direction, Movement};
use greffier::domain::calendar::UpcomingEvent;
use greffier::domain::change::Change;
use greffier::domain::decision::{Decision, Outcome, Vote};
use greffier::domain::demand::{Demand, DemandStatus};
use greffier::domain::directory::{Delegate, Organization, Role};
use greffier::domain::entry::{Circulation, Content, Entry, Holders, Question};
use greffier::domain::meeting::Meeting;
use greffier::domain::number::MeasureNumber;
use greffier::domain::observation::{Observation, Stance, Strength};
use greffier::domain::plan::{Draft, NodeKind, PlanNode};
use greffier::domain::progress::MeasureStatus;
use greffier::domain::roll::{Edit, Record};
use greffier::domain::session::Session;
use greffier::domain::synthesis::{LineKind, SynthesisLine};

fn add<T: Record>(record: T) -> Edit<T> {
    Edit::Add { record, before: None }
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2014, 2, day).unwrap()
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

/// The session.
pub(crate) fn session() -> Session {
    let mut changes = vec![Change::Meeting(Box::new(meeting()))];
    changes.extend(people());
    changes.extend(events());
    changes.extend(plan());
    changes.extend(entries());
    changes.extend(closing());
    let mut session = Session::new("2014-01-31-reunion".into());
    session.apply(Change::Group(changes)).unwrap();
    session
}

fn meeting() -> Meeting {
    Meeting {
        title: "Réunion du Collectif du 31 janvier 2014".to_owned(),
        date: NaiveDate::from_ymd_opt(2014, 1, 31).unwrap(),
        start: Some(at(10, 0)),
        end: Some(at(13, 0)),
        place: "Secours Catholique".to_owned(),
        town: "Paris".to_owned(),
        subject: "Préparation du plan d'action national".to_owned(),
        coalition: "Collectif « Ensemble »".to_owned(),
        coalition_short: "Collectif".to_owned(),
        website: "https://example.org/".to_owned(),
        context: vec!["La réunion prépare la rencontre avec la ministre.".to_owned()],
        opening: vec!["Les associations ont regretté le manque de temps.".to_owned()],
        ..Meeting::default()
    }
}

fn people() -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, name, acronym) in [
        ("ccem", "Comité contre l’esclavage moderne", "CCEM"),
        ("secours", "Secours Catholique", ""),
        ("ecpat", "ECPAT France", ""),
        ("oicem", "Organisation internationale", "OICEM"),
    ] {
        let organization = Organization {
            id: id.into(),
            name: name.to_owned(),
            acronym: acronym.to_owned(),
            expected: true,
        };
        changes.push(Change::Organization(add(organization)));
    }
    let late = Movement { at: at(10, 42), direction: Direction::Arrived };
    let left = Movement { at: at(12, 0), direction: Direction::Left };
    let represented = Attendance {
        status: AttendanceStatus::Represented,
        represented_by: "Geneviève Colas".to_owned(),
        ..Attendance::default()
    };
    for (id, name, organization, role, attendance) in [
        ("d1", "Stéphane Caron", Some("ccem"), Role::Member, Attendance::present()),
        (
            "d2",
            "Agnès Noury",
            Some("ccem"),
            Role::Member,
            Attendance::present().with_movement(late).with_movement(left),
        ),
        ("d3", "Geneviève Colas", Some("secours"), Role::Coordination, Attendance::present()),
        ("d4", "Nicolas Guillot", Some("secours"), Role::Secretary, Attendance::present()),
        ("d5", "Olivier Peyroux", None, Role::Member, Attendance { personal: true, ..Attendance::present() }),
        ("d6", "Éléonore Chiossone", Some("ecpat"), Role::Member, represented),
    ] {
        let organization = organization.map(Into::into);
        changes.push(Change::Delegate(add(Delegate {
            id: id.into(),
            name: name.to_owned(),
            organization,
            role,
        })));
        changes.push(Change::Attendance { delegate: id.into(), attendance: Some(attendance) });
    }
    changes
}

fn events() -> Vec<Change> {
    let event = |id: &str, dates: Vec<NaiveDate>, title: &str| UpcomingEvent {
        id: id.into(),
        dates,
        start: None,
        end: None,
        title: title.to_owned(),
        place: String::new(),
        tentative: false,
    };
    [
        UpcomingEvent {
            start: Some(at(9, 0)),
            end: Some(at(10, 30)),
            place: "ministère des Droits des femmes".to_owned(),
            ..event("v1", vec![day(3)], "Rencontre avec la ministre")
        },
        event("v2", vec![day(5), day(12)], "Présentation du plan en Conseil des ministres"),
        UpcomingEvent { tentative: true, ..event("v3", vec![day(17)], "Prochaine réunion du Collectif") },
        event("v4", Vec::new(), "Conférence de presse"),
    ]
    .map(|event| Change::Event(add(event)))
    .to_vec()
}

fn node(key: &str, kind: NodeKind, (label, number): (&str, &str), title: &str, depth: u8) -> PlanNode {
    PlanNode {
        key: key.into(),
        kind,
        label: label.to_owned(),
        number: (!number.is_empty()).then(|| MeasureNumber::new(number)),
        title: title.to_owned(),
        depth,
        page: None,
        paragraphs: Vec::new(),
        ..PlanNode::default()
    }
}

fn plan() -> Vec<Change> {
    let introduction = node("introduction", NodeKind::Introduction, ("", ""), "Introduction", 0);
    let priority = node("p-1", NodeKind::Priority, ("Priorité", "I"), "Identifier les victimes", 0);
    let axis = node("axis-1", NodeKind::Axis, ("", ""), "Mieux protéger", 1);
    let measure = |n: &str, title: &str| {
        node(&format!("m-{}", n.replace(' ', "-")), NodeKind::Measure, ("Mesure", n), title, 2)
    };
    let four = measure("4", "Sensibiliser les publics à risque");
    let bis = measure("4 bis", "Porter le délai à trois mois");
    let old = vec![introduction.clone(), priority.clone(), axis.clone(), four.clone(), bis];
    let new = vec![
        introduction,
        priority,
        axis,
        four,
        measure("5", "Assurer l’accès au séjour"),
        measure("6", "Ouvrir les droits sociaux"),
        measure("7", "Héberger"),
        measure("8", "Accueillir"),
    ];
    let mut changes: Vec<Change> =
        [("old", "version du 27 janvier", old), ("new", "version du 30 janvier", new)]
            .into_iter()
            .map(|(id, label, nodes)| {
                Change::Draft(add(Draft {
                    id: id.into(),
                    label: label.to_owned(),
                    received: None,
                    title: String::new(),
                    scheme: String::new(),
                    nodes,
                    ..Draft::default()
                }))
            })
            .collect();
    for (key, status) in [
        ("m-5", MeasureStatus::NoRemark),
        ("m-6", MeasureStatus::Postponed),
        ("m-7", MeasureStatus::UnderArbitration),
    ] {
        changes.push(Change::Status { node: key.into(), status: Some(status) });
    }
    changes
}

fn entry(id: &str, node: &str, content: Content) -> Entry {
    Entry {
        id: id.into(),
        node: node.into(),
        at: day(1).and_time(at(10, 0)),
        holders: Holders::Coalition,
        circulation: Circulation::Ministry,
        flagged: false,
        sentence: None,
        composed: None,
        content,
        comment: None,
    }
}

fn observation(stance: Stance, strength: Strength, text: &str) -> Content {
    Content::Observation(Observation { stance, strength, text: text.to_owned() })
}

fn entries() -> Vec<Change> {
    let retitle = Amendment {
        kind: AmendmentKind::Retitle,
        anchor: Anchor { draft: "new".into(), node: "m-4".into(), place: Place::Title, ..Anchor::default() },
        old: "Sensibiliser les publics à risque".to_owned(),
        new: "Sensibiliser".to_owned(),
        standing: Standing::Adopted,
        ..Amendment::default()
    };
    let long = Amendment {
        kind: AmendmentKind::Add,
        anchor: Anchor { draft: "new".into(), node: "m-4".into(), place: Place::Head, page: Some(7), ..Anchor::default() },
        new: "Dans les secteurs d’activité où sévit la traite, les associations recevront des moyens pour aller à la rencontre des personnes exploitées et pour les accompagner.".to_owned(),
        rationale: "Ces moyens manquent aujourd'hui.".to_owned(),
        ..Amendment::default()
    };
    let decision = Decision {
        text: "de demander une audience à la ministre".to_owned(),
        outcome: Outcome::Vote(Vote { in_favor: 12, against: 0, abstain: 1 }),
        reservations: String::new(),
    };
    let action = ActionItem {
        who: "le secrétariat".to_owned(),
        what: "rédiger la demande d’audience".to_owned(),
        due: Some(day(10)),
        closed: false,
    };
    let question = |text: &str, answer: &str| {
        Content::Question(Question { text: text.to_owned(), answer: answer.to_owned() })
    };
    let secret = observation(Stance::Plain, Strength::Normal, "SECRET à ne pas dire.");
    [
        entry("e1", "introduction", observation(Stance::Note, Strength::Normal, "que le plan progresse")),
        entry(
            "e2",
            "introduction",
            observation(Stance::Regret, Strength::Strong, "que les délais soient si courts"),
        ),
        entry("e3", "m-4", Content::Amendment(Box::new(retitle))),
        entry("e4", "m-4", Content::Amendment(Box::new(long))),
        entry("e5", "m-4", Content::Decision(decision)),
        entry("e6", "m-4", Content::Action(action)),
        entry("e7", "m-4", question("Qui finance", "")),
        entry("e8", "m-4", question("Quand ?", "Avant l’été.")),
        entry("e9", "m-4-bis", observation(Stance::Worry, Strength::Strong, "que la mesure ait disparu")),
        entry("e10", "m-7", observation(Stance::Ask, Strength::Strong, "des moyens suffisants")),
        entry("e11", "m-7", Content::Stub("trou à compléter".to_owned())),
        Entry { circulation: Circulation::Internal, ..entry("e12", "m-7", secret) },
    ]
    .map(|entry| Change::Entry(add(entry)))
    .to_vec()
}

fn closing() -> Vec<Change> {
    let mut changes: Vec<Change> = [
        ("l1", LineKind::Paragraph, "Les associations accueillent favorablement le plan."),
        ("l2", LineKind::ShortcomingsIntroduction, "Le plan comporte les lacunes suivantes :"),
        ("l3", LineKind::Shortcoming, "Le délai de réflexion a disparu"),
        ("l4", LineKind::Shortcoming, "Les moyens manquent."),
    ]
    .into_iter()
    .map(|(id, kind, text)| {
        let line = SynthesisLine {
            id: id.into(),
            kind,
            text: text.to_owned(),
            sources: vec!["e9".into()],
            ..SynthesisLine::default()
        };
        Change::Line(add(line))
    })
    .collect();
    changes.push(Change::Demand(add(Demand {
        id: "w1".into(),
        node: "m-8".into(),
        since: NaiveDate::from_ymd_opt(2013, 12, 1).unwrap(),
        text: "Le Collectif demande des places d’hébergement.".to_owned(),
        status: DemandStatus::PartlySatisfied,
        circulation: Circulation::default(),
    })));
    changes
}
