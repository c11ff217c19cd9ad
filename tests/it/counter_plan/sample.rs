//! A short plan in two drafts, and proposals of every kind on it, by family.
use chrono::NaiveDate;
use greffier::domain::amendment::{Amendment, AmendmentKind as Kind, Form, Settlement, Side, Standing};
use greffier::domain::anchor::{Anchor, Place};
use greffier::domain::anchoring::anchor_in;
use greffier::domain::change::Change;
use greffier::domain::decision::{Outcome, Vote};
use greffier::domain::entry::{Circulation, Content, Entry, Holders};
use greffier::domain::meeting::Meeting;
use greffier::domain::number::MeasureNumber;
use greffier::domain::plan::{Draft, NodeKind, Paragraph, ParagraphKind, PlanNode};
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;

/// The wordings no plan would hold and people paste all the same.
pub(super) const HOSTILE: [&str; 6] = [
    "«\u{a0}les “mineurs” dits «\u{a0}isolés\u{a0}»\u{a0}» & <leurs> \"droits\"",
    "une première ligne\nune deuxième\n– un tiret",
    "حق كل ضحية وזכות הנפגע",
    "e\u{301}te\u{301}, a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
    "un\u{0}deux\u{1}\u{b}\u{c}\u{1b}[31m\u{7f}\u{85}\u{fffe}\u{ffff}\u{202e}trois",
    "👨\u{200d}👩\u{200d}👧\u{ad}\u{feff}",
];

fn node(key: &str, kind: NodeKind, number: &str, title: &str, lines: &[&str]) -> PlanNode {
    let label = match kind {
        NodeKind::Priority => "Priorité",
        NodeKind::Measure => "Mesure",
        _ => "",
    };
    let paragraph = |line: &&str| match line.strip_prefix("– ") {
        Some(dash) => Paragraph { kind: ParagraphKind::Dash, text: dash.to_owned(), page: None },
        None => Paragraph { text: (*line).to_owned(), ..Paragraph::default() },
    };
    PlanNode {
        key: key.into(),
        kind,
        label: label.to_owned(),
        number: Some(number).filter(|number| !number.is_empty()).map(MeasureNumber::new),
        title: title.to_owned(),
        depth: match kind {
            NodeKind::Priority | NodeKind::Introduction => 0,
            NodeKind::Measure => 1,
            _ => 2,
        },
        paragraphs: lines.iter().map(paragraph).collect(),
        ..PlanNode::default()
    }
}

/// The draft under review.
pub(super) fn plan() -> Draft {
    use NodeKind::{Box, Introduction, Measure, Priority, SubMeasure};
    let nodes = vec![
        node("introduction", Introduction, "", "", &["Le présent plan engage l’État pour trois ans."]),
        node("p-1", Priority, "I", "Repérer et accompagner", &[]),
        node(
            "m-1",
            Measure,
            "1",
            "Former les professionnels",
            &[
                "Une formation initiale est proposée à chaque agent. Elle dure une journée.",
                "Elle porte sur :",
                "– le repérage ;",
                "– l’accueil ;",
                "– l’orientation.",
                "Un bilan est dressé chaque année, le cas échéant, par le ministère.",
            ],
        ),
        node("m-1.s-1", SubMeasure, "1", "Dans les écoles", &["Les enseignants sont associés."]),
        node(
            "m-1.box-1",
            Box,
            "",
            "Ministères responsables",
            &["Justice, Intérieur.", "– Éducation ;", "– Travail."],
        ),
        node(
            "m-2",
            Measure,
            "2",
            "Mettre à l’abri",
            &[
                "Cent places sont ouvertes.",
                "Elles sont réparties par région.",
                "Leur adresse est tenue secrète.",
            ],
        ),
        node("p-2", Priority, "II", "Prévenir", &["La prévention concerne chaque public."]),
        node("m-3", Measure, "3", "Informer", &["Les jeunes sont informés.", "Les agents sont informés."]),
    ];
    Draft {
        id: "d2".into(),
        label: "version du 30 janvier".to_owned(),
        title: "Plan d’action national".to_owned(),
        nodes,
        ..Draft::default()
    }
}

/// The one before, which had a measure more.
fn before() -> Draft {
    let mut draft = Draft { id: "d1".into(), label: "version du 27 janvier".to_owned(), ..plan() };
    let gone = ["Un délai de trois mois est ouvert.", "– sans condition ;", "– renouvelable."];
    draft
        .nodes
        .insert(6, node("m-2-bis", NodeKind::Measure, "2 bis", "Laisser le temps de réfléchir", &gone));
    draft
}

/// The session in which these proposals are made.
pub(super) fn session(amendments: Vec<Amendment>) -> Session {
    let meeting = Meeting {
        title: "Réunion du Collectif du 31 janvier 2014".to_owned(),
        date: day(),
        coalition: "Collectif « Ensemble »".to_owned(),
        coalition_short: "Collectif".to_owned(),
        ..Meeting::default()
    };
    let mut session = Session::new("s".into());
    session.apply(Change::Meeting(Box::new(meeting))).unwrap();
    for record in [before(), plan()] {
        session.apply(Change::Draft(Edit::Add { record, before: None })).unwrap();
    }
    for (rank, amendment) in amendments.into_iter().enumerate() {
        let record = Entry {
            id: format!("e{}", rank + 1).as_str().into(),
            node: plan().section_of(&amendment.anchor.node).cloned().unwrap_or("m-2-bis".into()),
            at: day().and_hms_opt(11, 0, 0).unwrap(),
            holders: if rank % 3 == 2 { Holders::SomeMembers } else { Holders::Coalition },
            circulation: Circulation::Ministry,
            flagged: false,
            sentence: None,
            composed: None,
            content: Content::Amendment(Box::new(amendment)),
            comment: None,
        };
        session.apply(Change::Entry(Edit::Add { record, before: None })).unwrap();
    }
    session
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2014, 1, 31).unwrap()
}

/// A proposal on words of a part, or on the part where there are no words.
fn on(key: &str, words: &str, kind: Kind, new: &str) -> Amendment {
    let draft = plan();
    let node = draft.node(&key.into()).unwrap();
    let found = node.paragraphs.iter().enumerate().find_map(|(rank, p)| Some((rank, p.text.find(words)?)));
    let anchor = match found {
        _ if words.is_empty() => Anchor { draft: draft.id.clone(), node: key.into(), ..Anchor::default() },
        Some((rank, at)) => anchor_in(node, &draft.id, Some((rank, at..at + words.len()))),
        None => anchor_in(node, &draft.id, None),
    };
    let old = if kind.needs_old_words() { words.to_owned() } else { String::new() };
    let rationale = "parce que la version précédente allait plus loin".to_owned();
    Amendment { kind, anchor, old, new: new.to_owned(), rationale, ..Amendment::default() }
}

fn at(place: Place, key: &str, new: &str) -> Amendment {
    let mut amendment = on(key, "", Kind::Add, new);
    amendment.anchor.place = place;
    amendment
}

fn to(key: &str, side: Side, amendment: Amendment) -> Amendment {
    Amendment { target: Some(key.into()), side, ..amendment }
}

fn adopted(votes: Option<Vote>, amendment: Amendment) -> Amendment {
    let outcome = votes.map_or(Outcome::Consensus, Outcome::Vote);
    let settled = Some(Settlement { at: day().and_hms_opt(11, 42, 0).unwrap(), outcome });
    Amendment { standing: Standing::Adopted, settled, ..amendment }
}

fn replacements() -> Vec<Amendment> {
    let vote = Vote { in_favor: 12, against: 0, abstain: 1 };
    vec![
        adopted(None, on("m-1", "une journée", Kind::Replace, "trois journées")),
        adopted(Some(vote), on("m-2", "Cent", Kind::Replace, "Trois cents")),
        on("m-1", ", le cas échéant,", Kind::Delete, ""),
        on("m-1", "l’accueil ;", Kind::Delete, ""),
        on("m-2", "Leur adresse est tenue secrète.", Kind::Delete, ""),
        on("m-3", "Les agents sont informés.", Kind::Delete, ""),
        on("m-2", "Mettre à l’abri", Kind::Retitle, "Mettre à l’abri chaque victime"),
        on("m-1.box-1", "Ministères responsables", Kind::Retitle, "Pilotes"),
    ]
}

fn additions() -> Vec<Amendment> {
    vec![
        on("m-1", "Elle dure une journée.", Kind::Add, "Elle est renouvelée tous les deux ans."),
        on("m-1", "Elle porte sur :", Kind::Add, "Une évaluation l’accompagne.\n– avant ;\n– après."),
        at(Place::Head, "m-2", "L’État s’engage."),
        at(Place::End, "m-3", "Les familles aussi."),
        at(Place::Head, "p-1", "Sans repérage, pas de protection."),
        on("m-1", "le repérage ;", Kind::AddToList, "l’écoute ;\nle soin ;"),
        on("m-1.box-1", "Éducation ;", Kind::AddToList, "Santé ;"),
    ]
}

fn moves() -> Vec<Amendment> {
    vec![
        to("m-1", Side::Before, on("m-3", "", Kind::Move, "")),
        to(
            "m-3",
            Side::After,
            Amendment {
                old: "Leur adresse est tenue secrète.".to_owned(),
                ..on("m-2", "Leur adresse est tenue secrète.", Kind::Move, "")
            },
        ),
    ]
}

fn splits() -> Vec<Amendment> {
    let split = on("m-2", "", Kind::Split, "Ouvrir des places\nLes répartir\nLes protéger");
    let other = on("m-1", "", Kind::Split, "Former\nÉvaluer");
    vec![Amendment { cuts: vec![1, 2], ..split }, Amendment { cuts: vec![5], ..other }]
}

fn merges() -> Vec<Amendment> {
    vec![to("m-1", Side::After, on("m-3", "", Kind::Merge, "Former et informer"))]
}

fn whole_parts() -> Vec<Amendment> {
    let new = on(
        "m-2",
        "",
        Kind::NewMeasure,
        "Loger durablement\nUn logement est proposé.\n– à chaque victime ;\n– sans délai.",
    );
    let mut back = on("m-2", "", Kind::Reinstate, "");
    back.anchor = Anchor { draft: "d1".into(), node: "m-2-bis".into(), ..Anchor::default() };
    vec![
        Amendment { number: Some(MeasureNumber::new("2 ter")), ..new },
        back,
        on("m-3", "", Kind::Delete, ""),
        on("m-1.box-1", "", Kind::Delete, ""),
    ]
}

fn beside() -> Vec<Amendment> {
    let first = on("m-1", "une journée", Kind::Replace, "trois journées");
    let other = on("m-1", "une journée", Kind::Replace, "une semaine\nau moins");
    let instruction = Amendment {
        form: Form::Instruction,
        new: "préciser le calendrier".to_owned(),
        ..on("m-2", "Elles sont réparties par région.", Kind::Replace, "")
    };
    let suggested = Amendment {
        standing: Standing::Suggested,
        ..on("m-3", "Les jeunes", Kind::Replace, "Tous les jeunes")
    };
    let mut lost = on("m-2", "Cent places", Kind::Replace, "Mille places");
    lost.anchor = Anchor {
        draft: "d1".into(),
        node: "m-2-bis".into(),
        quote: "mots perdus".to_owned(),
        place: Place::Whole,
        ..Anchor::default()
    };
    let bare = Amendment {
        rationale: String::new(),
        reiterates: NaiveDate::from_ymd_opt(2013, 3, 12),
        ..on("m-3", "informés", Kind::Everywhere, "alertés")
    };
    vec![first, other, instruction, suggested, lost, bare]
}

fn hostile() -> Vec<Amendment> {
    let long = "très long ".repeat(1_000);
    let news = HOSTILE.iter().copied().chain([long.as_str()]);
    let places = [
        ("m-1", "une journée"),
        ("m-1", "le repérage ;"),
        ("m-1", "Un bilan"),
        ("m-2", "Cent places"),
        ("m-2", "par région"),
        ("m-3", "Les jeunes"),
        ("m-3", "Les agents"),
    ];
    let kinds = [Kind::Replace, Kind::Add];
    news.zip(places)
        .zip(kinds.into_iter().cycle())
        .map(|((new, (key, words)), kind)| Amendment {
            rationale: new.to_owned(),
            ..on(key, words, kind, new)
        })
        .collect()
}

/// Proposals by family.
pub(super) fn families() -> Vec<(&'static str, Vec<Amendment>)> {
    vec![
        ("replacements", replacements()),
        ("additions", additions()),
        ("moves", moves()),
        ("splits", splits()),
        ("merges", merges()),
        ("whole-parts", whole_parts()),
        ("beside", beside()),
        ("hostile", hostile()),
    ]
}

/// The proposals of this family.
pub(super) fn family(name: &str) -> Vec<Amendment> {
    families().into_iter().find(|(known, _)| *known == name).map(|(_, amendments)| amendments).unwrap()
}
