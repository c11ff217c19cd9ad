//! Who was there, what was said of them, and names: one session that is wrong, several that are not.
use super::structure::ours;
use super::{at, clean, entry, findings, observation};
use crate::domain::amendment::{Amendment, AmendmentKind, Settlement};
use crate::domain::attendance::{Attendance, AttendanceStatus, Direction, Movement};
use crate::domain::change::Change;
use crate::domain::check::{Reader, Rule, check};
use crate::domain::decision::{Decision, Outcome, Vote};
use crate::domain::directory::{Delegate, Organization, Role};
use crate::domain::entry::{Content, Entry, Holders};
use crate::domain::observation::{Stance, Strength};
use crate::domain::progress::Turn;
use crate::domain::roll::Edit;
use crate::text::lang::Lang;
use chrono::NaiveTime;

fn hour(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn moved(delegate: &str, at: NaiveTime, direction: Direction) -> Change {
    let attendance = Attendance::present().with_movement(Movement { at, direction });
    Change::Attendance { delegate: delegate.into(), attendance: Some(attendance) }
}

fn person(id: &str, organization: Option<&str>, role: Role) -> Change {
    let record =
        Delegate { id: id.into(), name: id.to_owned(), organization: organization.map(Into::into), role };
    Change::Delegate(Edit::Add { record, before: None })
}

fn attends(delegate: &str, attendance: Attendance) -> Change {
    Change::Attendance { delegate: delegate.into(), attendance: Some(attendance) }
}

fn status(status: AttendanceStatus) -> Attendance {
    Attendance { status, ..Attendance::default() }
}

/// What is found once all these changes are made.
fn rules(changes: Vec<Change>) -> Vec<Rule> {
    ours(findings(Change::Group(changes))).into_iter().map(|(rule, ..)| rule).collect()
}

fn vote(n: u32) -> Outcome {
    Outcome::Vote(Vote { in_favor: n, against: 0, abstain: 0 })
}

fn decided(n: u32) -> Change {
    let decision = Decision { text: "d’écrire".into(), outcome: vote(n), ..Decision::default() };
    super::add(entry("e2", Content::Decision(decision)))
}

#[test]
fn votes_are_counted_against_who_was_in_the_room_then() {
    let gone = || moved("b", hour(10, 30), Direction::Left);
    assert_eq!(rules(vec![gone(), decided(2)]), [Rule::VotesExceedPresence]);
    assert_eq!(rules(vec![gone(), decided(1)]), []);
    assert_eq!(rules(vec![moved("b", hour(11, 30), Direction::Left), decided(2)]), []);
    let proxy = |by: &str| Attendance { represented_by: by.into(), ..status(AttendanceStatus::Represented) };
    let with_proxy =
        |by: &str| vec![person("c", Some("o1"), Role::Member), attends("c", proxy(by)), decided(3)];
    assert_eq!(rules(with_proxy("a")), []);
    assert_eq!(rules(with_proxy("un ami")), []);
    let mut changes = with_proxy("b");
    changes.push(gone());
    assert_eq!(rules(changes), [Rule::VotesExceedPresence]);
    let observer =
        vec![person("c", Some("o1"), Role::Observer), attends("c", Attendance::present()), decided(3)];
    assert_eq!(rules(observer), [Rule::VotesExceedPresence]);
}

#[test]
fn a_wording_settled_by_vote_is_counted_when_it_was_settled() {
    let settled = |hours: u32| {
        let settlement = Settlement { at: at().date().and_time(hour(hours, 0)), outcome: vote(2) };
        let amendment = Amendment {
            kind: AmendmentKind::Retitle,
            old: "Former".into(),
            new: "Former mieux".into(),
            settled: Some(settlement),
            anchor: crate::domain::anchor::Anchor { node: "m-1".into(), ..Default::default() },
            ..Amendment::default()
        };
        vec![
            moved("b", hour(11, 30), Direction::Left),
            super::add(entry("e2", Content::Amendment(Box::new(amendment)))),
        ]
    };
    assert_eq!(rules(settled(12)), [Rule::VotesExceedPresence]);
    assert_eq!(rules(settled(11)), []);
}

#[test]
fn who_holds_a_position_was_there_when_the_measure_was_taken_up() {
    let held = || {
        let content = observation(Stance::Note, Strength::Normal, "que oui");
        super::add(Entry { holders: Holders::Organizations(vec!["o2".into()]), ..entry("e2", content) })
    };
    let with = |attendance: Change, more: Vec<Change>| {
        let mut changes = vec![person("c", Some("o2"), Role::Member), attendance, held()];
        changes.extend(more);
        rules(changes)
    };
    let turn =
        |minute| Change::Turn(Turn { node: Some("m-1".into()), at: at().date().and_time(hour(10, minute)) });
    assert_eq!(with(attends("c", Attendance::present()), vec![]), []);
    assert_eq!(with(attends("c", status(AttendanceStatus::Represented)), vec![]), []);
    assert_eq!(with(attends("c", status(AttendanceStatus::Excused)), vec![]), [Rule::AbsentHolder]);
    assert_eq!(with(moved("c", hour(10, 30), Direction::Left), vec![]), [Rule::AbsentHolder]);
    assert_eq!(with(moved("c", hour(10, 30), Direction::Left), vec![turn(40)]), [Rule::AbsentHolder]);
    // The measure was taken up before they went; the entry was written down later.
    assert_eq!(with(moved("c", hour(10, 30), Direction::Left), vec![turn(20)]), []);
    assert_eq!(with(moved("c", hour(11, 30), Direction::Arrived), vec![]), [Rule::AbsentHolder]);
    assert_eq!(with(moved("c", hour(10, 30), Direction::Arrived), vec![]), []);
}

#[test]
fn people_come_from_somewhere() {
    let alone = |attendance: Attendance, role| {
        rules(vec![
            person("c", Some("o1"), Role::Member),
            attends("c", Attendance::present()),
            person("d", None, role),
            attends("d", attendance),
        ])
    };
    assert_eq!(alone(Attendance::present(), Role::Member), [Rule::DelegateWithoutOrganization]);
    assert_eq!(alone(Attendance::present(), Role::Observer), []);
    assert_eq!(alone(status(AttendanceStatus::Excused), Role::Member), []);
    assert_eq!(alone(Attendance { personal: true, ..Attendance::present() }, Role::Member), []);
    // A council: nobody comes from an organization.
    let mut many = vec![];
    for id in ["c", "d", "e"] {
        many.extend([person(id, None, Role::Member), attends(id, Attendance::present())]);
    }
    assert_eq!(rules(many), []);
}

#[test]
fn organizations_expected_are_accounted_for() {
    let expected = || {
        let record =
            Organization { id: "o3".into(), name: "Amicale".into(), acronym: String::new(), expected: true };
        Change::Organization(Edit::Add { record, before: None })
    };
    let with = |as_status| {
        rules(vec![expected(), person("c", Some("o3"), Role::Member), attends("c", status(as_status))])
    };
    assert_eq!(rules(vec![expected()]), [Rule::OrganizationUnaccounted]);
    assert_eq!(with(AttendanceStatus::Expected), [Rule::OrganizationUnaccounted]);
    for known in [AttendanceStatus::Excused, AttendanceStatus::Absent, AttendanceStatus::Represented] {
        assert_eq!(with(known), [], "{known:?}");
    }
    // Before the meeting nobody is missed.
    let mut session = crate::domain::session::Session::new("s".into());
    session.apply(expected()).unwrap();
    assert_eq!(check(&session, &Reader::new(Lang::Fr)), []);
    assert_eq!(check(&clean(), &Reader::new(Lang::Fr)), []);
}

#[test]
fn who_speaks_was_there() {
    let said = |text: &str, known: AttendanceStatus| {
        let mut changes =
            vec![person("Lise Roy", Some("o1"), Role::Member), attends("Lise Roy", status(known))];
        changes.push(super::note(text));
        ours(findings(Change::Group(changes)))
    };
    let told = (Rule::UnknownPerson, "Lise Roy".to_owned(), None);
    let says = "que Lise Roy propose un délai";
    assert_eq!(said(says, AttendanceStatus::Excused), std::slice::from_ref(&told));
    assert_eq!(
        said("que Mme Lise Roy (CCEM) propose un délai", AttendanceStatus::Absent).first(),
        Some(&told)
    );
    assert_eq!(said(says, AttendanceStatus::Present), []);
    assert_eq!(said(says, AttendanceStatus::Represented), []);
    assert_eq!(said("que Lise Roy, excusée, recevra le texte", AttendanceStatus::Excused), []);
    assert_eq!(said("« Lise Roy propose »", AttendanceStatus::Excused), []);
    let stranger = "que Mme Anne Dor (Hors la rue) demande un délai";
    assert_eq!(said(stranger, AttendanceStatus::Present), []);
}

#[test]
fn somebody_of_an_organization_who_is_in_no_list_is_told() {
    let named = |acronym: &str| {
        let record = Organization {
            id: "o3".into(),
            name: "Comité contre l’esclavage".into(),
            acronym: acronym.into(),
            expected: false,
        };
        Change::Organization(Edit::Add { record, before: None })
    };
    let said = |text: &str| ours(findings(Change::Group(vec![named("CCE"), super::note(text)])));
    let told = (Rule::UnknownPerson, "Mme Anne Dor".to_owned(), None);
    assert_eq!(said("que Mme Anne Dor (CCE) demande un délai"), [told]);
    for text in [
        "que Mme Anne Dor, ministre, demande un délai",
        "que Mme a (CCE) demande un délai",
        "que Mme Anne Dor (CCE) a écrit",
    ] {
        assert_eq!(said(text), [], "{text}");
    }
}

#[test]
fn acronyms_are_written_out_once() {
    let reads = super::structure::reads;
    let told = |sigle: &'static str| (Rule::UnexpandedAcronym, sigle, None);
    reads(&["> Les places en XHRS manquent.", "> Encore les XHRS."], &[told("XHRS")]);
    let name = "mission interministérielle pour la protection des femmes contre les violences et la lutte contre la traite des êtres humains (MIPROF)";
    reads(&["> Le rôle de la MIPROF est vague."], &[(Rule::UnexpandedAcronym, "MIPROF", Some(name))]);
    for right in [
        "> Le centre d’accueil rapide (CAR) suffit : un CAR par ville.",
        "> Le dispositif AC-Sé (accueil sécurisant) est connu.",
        "> L’Allocation Temporaire d’Attente, ou ATA.",
        "> L’ONU, l’UE et la SNCF ; MM. Roy et Dor ; Jean DUPONT ; Louis XIV.",
        "LA PRÉPARATION DU PLAN XYZ",
        "> Un sigle, comité local d’urgence – CLU, est écrit.",
    ] {
        reads(&[right], &[]);
    }
    reads(&["> Les droits sociaux (XTA, XMU) manquent."], &[told("XTA"), told("XMU")]);
}

#[test]
fn acronyms_of_organizations_and_of_the_plan_are_known() {
    assert_eq!(ours(findings(super::note("que le XCEM le dit"))).len(), 1);
    let record = Organization {
        id: "o3".into(),
        name: "Comité contre l’esclavage".into(),
        acronym: "XCEM".into(),
        expected: false,
    };
    let organization = Change::Organization(Edit::Add { record, before: None });
    assert_eq!(ours(findings(Change::Group(vec![organization, super::note("que le XCEM le dit")]))), []);
    let paragraph = crate::domain::plan::Paragraph {
        text: "Un xylophone commun et mobile (XCEM) sonnera.".into(),
        ..Default::default()
    };
    let node = crate::domain::plan::PlanNode {
        key: "m-1".into(),
        paragraphs: vec![paragraph],
        ..Default::default()
    };
    let record = crate::domain::plan::Draft { id: "d2".into(), nodes: vec![node], ..Default::default() };
    let draft = Change::Draft(Edit::Add { record, before: None });
    assert_eq!(ours(findings(Change::Group(vec![draft, super::note("que le XCEM le dit")]))), []);
}

#[test]
fn one_thing_has_one_name() {
    let reads = super::structure::reads;
    let two = |words: &'static str, usual: Option<&'static str>| (Rule::TwoNames, words, usual);
    let version = "> La dernière version en date le dit ; la dernière version en date insiste.";
    reads(&[version, "> Le dernier plan en date aussi."], &[two("dernier plan en date", None)]);
    reads(&[version], &[]);
    reads(&["> Le délai de réflexion, ou période de réflexion."], &[two("période de réflexion", None)]);
    reads(
        &["> Le plan d’action national contre la traite.", "> Le plan national de lutte contre la traite."],
        &[two("plan national de lutte", None)],
    );
    reads(&["La rencontre du Collectif a eu lieu."], &[two("rencontre", Some("réunion"))]);
    reads(&["La rencontre avec la ministre aura lieu."], &[]);
    let record = crate::domain::plan::Draft {
        id: "d2".into(),
        label: "version du 30 janvier".into(),
        ..Default::default()
    };
    let draft = Change::Draft(Edit::Add { record, before: None });
    let said = |text: &str| ours(findings(Change::Group(vec![draft.clone(), super::note(text)])));
    let told =
        (Rule::TwoNames, "dernière version en date".to_owned(), Some("version du 30 janvier".to_owned()));
    assert_eq!(said("que la version du 30 janvier reprend la dernière version en date"), [told]);
    assert_eq!(said("que la version du 27 janvier vaut la dernière version"), []);
    let record = Organization {
        id: "o3".into(),
        name: "Secours Catholique".into(),
        acronym: String::new(),
        expected: false,
    };
    let organization = Change::Organization(Edit::Add { record, before: None });
    let said = |text: &str| ours(findings(Change::Group(vec![organization.clone(), super::note(text)])));
    let told = (Rule::TwoNames, "Secours catholique".to_owned(), Some("Secours Catholique".to_owned()));
    assert_eq!(said("que le Secours catholique le dit"), [told]);
    assert_eq!(said("que le Secours Catholique le dit"), []);
}
