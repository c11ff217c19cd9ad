//! A clean meeting has no finding; each rule finds the one mistake made on purpose.
mod facts;
mod structure;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{Finding, Reader, Rule, check, to_json};
use crate::domain::action::ActionItem;
use crate::domain::amendment::{Amendment, AmendmentKind, Form};
use crate::domain::anchor::{Anchor, Ordinal, Place};
use crate::domain::attendance::Attendance;
use crate::domain::calendar::UpcomingEvent;
use crate::domain::change::Change;
use crate::domain::decision::{Decision, Outcome, Vote};
use crate::domain::directory::{Delegate, Organization, Role};
use crate::domain::entry::{Circulation, Content, Entry, Holders};
use crate::domain::meeting::Meeting;
use crate::domain::observation::{Observation, Stance, Strength};
use crate::domain::plan::{Draft, NodeKind, Paragraph, PlanNode};
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::domain::synthesis::{Basis, LineKind, SynthesisLine};
use crate::text::lang::Lang;

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2014, 1, d).unwrap()
}

fn at() -> NaiveDateTime {
    day(31).and_time(NaiveTime::from_hms_opt(11, 0, 0).unwrap())
}

fn entry(id: &str, content: Content) -> Entry {
    Entry {
        id: id.into(),
        node: "m-1".into(),
        at: at(),
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

fn amendment(kind: AmendmentKind, place: Place, old: &str, new: &str) -> Content {
    let anchor = Anchor { node: "m-1".into(), place, ..Anchor::default() };
    Content::Amendment(Box::new(Amendment {
        kind,
        anchor,
        old: old.into(),
        new: new.into(),
        ..Amendment::default()
    }))
}

fn line(id: &str, text: &str, sources: &[&str]) -> Change {
    let sources = sources.iter().map(|id| (*id).into()).collect();
    let record = SynthesisLine { id: id.into(), text: text.to_owned(), sources, ..SynthesisLine::default() };
    Change::Line(Edit::Add { record, before: None })
}

fn add(entry: Entry) -> Change {
    Change::Entry(Edit::Add { record: entry, before: None })
}

/// One measure, two people of one organization present, one absent organization, one strong demand in the synthesis.
fn clean() -> Session {
    let mut session = Session::new("s".into());
    let meeting = Meeting {
        title: "Réunion".to_owned(),
        date: day(31),
        context: vec![
            "La réunion du vendredi 31 janvier 2014 suit celle du lundi 27 janvier : « sans suite »."
                .to_owned(),
        ],
        ..Meeting::default()
    };
    let node = PlanNode {
        key: "m-1".into(),
        kind: NodeKind::Measure,
        label: "Mesure".to_owned(),
        number: Some(crate::domain::number::MeasureNumber::new("1")),
        title: "Former".to_owned(),
        depth: 0,
        page: None,
        paragraphs: Vec::new(),
        ..PlanNode::default()
    };
    let draft = Draft { id: "d".into(), label: String::new(), nodes: vec![node], ..Draft::default() };
    let organization = |id: &str, name: &str| {
        let record = Organization {
            id: id.into(),
            name: name.to_owned(),
            acronym: String::new(),
            expected: id == "o1",
        };
        Change::Organization(Edit::Add { record, before: None })
    };
    let delegate = |id: &str| {
        let record = Delegate {
            id: id.into(),
            name: id.to_owned(),
            organization: Some("o1".into()),
            role: Role::Member,
        };
        Change::Delegate(Edit::Add { record, before: None })
    };
    let present =
        |id: &str| Change::Attendance { delegate: id.into(), attendance: Some(Attendance::present()) };
    for change in [
        Change::Meeting(Box::new(meeting)),
        Change::Draft(Edit::Add { record: draft, before: None }),
        organization("o1", "Hors la rue"),
        organization("o2", "Autre"),
        delegate("a"),
        delegate("b"),
        present("a"),
        present("b"),
        add(entry("e1", observation(Stance::Ask, Strength::Strong, "que vous vous formiez"))),
        line("l1", "Le Collectif, que vous citez, demande une formation.", &["e1"]),
    ] {
        session.apply(change).unwrap();
    }
    session
}

fn findings(change: Change) -> Vec<Finding> {
    let mut session = clean();
    session.apply(change).unwrap();
    check(&session, &Reader::new(Lang::Fr))
}

#[track_caller]
fn expect(change: Change, rule: Rule, excerpt: &str, suggestion: Option<&str>) {
    let found = findings(change);
    let got: Vec<_> = found.iter().map(|f| (f.rule, f.excerpt.as_str(), f.suggestion.as_deref())).collect();
    assert_eq!(got, [(rule, excerpt, suggestion)]);
}

fn note(text: &str) -> Change {
    add(entry("e2", observation(Stance::Note, Strength::Normal, text)))
}

#[test]
fn a_clean_session_has_no_finding() {
    assert_eq!(check(&clean(), &Reader::new(Lang::Fr)), []);
    assert_eq!(check(&Session::new("s".into()), &Reader::new(Lang::En)), []);
    for text in [
        "que « l’un » et « l’autre » sont prévus, comme le dimanche 18 octobre",
        "12 voix pour, que deux ou trois très très rares cas suivent",
        "une demande de 3 000 places ; elle vise toutes et tous.",
    ] {
        assert_eq!(findings(note(text)), [], "{text}");
    }
}

#[test]
fn what_is_written_is_read() {
    expect(note("que « la mesure est vague"), Rule::UnbalancedQuotes, "« la mesure est vague", None);
    expect(note("que la durée soit portée à un"), Rule::TruncatedSentence, "la durée soit portée à un", None);
    expect(note("que la mesure parle des."), Rule::TruncatedSentence, "que la mesure parle des.", None);
    expect(note("que les les victimes"), Rule::RepeatedWord, "les les", Some("les"));
    expect(note("que les  victimes"), Rule::DoubleSpace, "les  victimes", Some("les victimes"));
    expect(
        note("que le jeudi 31 janvier 2014 fut court"),
        Rule::WrongWeekday,
        "jeudi 31 janvier 2014",
        Some("vendredi 31 janvier 2014"),
    );
    expect(note("que le mardi 27 janvier est passé"), Rule::WrongWeekday, "mardi 27 janvier", None);
}

#[test]
fn a_forgotten_verb_is_seen() {
    let mut written = entry("e2", observation(Stance::Plain, Strength::Normal, ""));
    written.sentence = Some("Le Collectif que cette mesure ne comporte aucun moyen.".to_owned());
    expect(add(written), Rule::MissingVerb, "Le Collectif que cette mesure ne comporte aucun moyen.", None);
    let mut right = entry("e2", observation(Stance::Plain, Strength::Normal, ""));
    right.sentence = Some("Le Collectif que coordonne le Secours Catholique demande un délai.".to_owned());
    assert_eq!(findings(add(right)), []);
}

#[test]
fn amendments_say_of_what_and_where() {
    let replace = |old: &str| add(entry("e2", amendment(AmendmentKind::Replace, Place::Title, old, "neuf")));
    expect(replace(""), Rule::AmendmentWithoutOldWords, "neuf", None);
    assert_eq!(findings(replace("vieux")), []);
    let addition = |place| add(entry("e2", amendment(AmendmentKind::Add, place, "", "neuf")));
    expect(addition(Place::Whole), Rule::AmendmentWithoutPlace, "neuf", None);
    assert_eq!(findings(addition(Place::End)), []);
    expect(
        add(entry("e2", amendment(AmendmentKind::Move, Place::Whole, "", ""))),
        Rule::AmendmentWithoutPlace,
        "",
        None,
    );
    let instruction =
        Amendment { form: Form::Instruction, new: "préciser le délai".into(), ..Amendment::default() };
    assert_eq!(findings(add(entry("e2", Content::Amendment(Box::new(instruction))))), []);
}

#[test]
fn an_amendment_whose_words_are_gone_from_the_next_draft_is_found() {
    let text = "Un module sera créé pour les juges. Un guide de repérage sera publié chaque année.";
    let draft = |id: &str, text: &str| {
        let paragraphs = vec![Paragraph { text: text.to_owned(), ..Paragraph::default() }];
        let kind = NodeKind::Measure;
        let number = Some("1".to_owned().into());
        let title = "Former".to_owned();
        let label = "Mesure".to_owned();
        let node =
            PlanNode { key: "m-1".into(), kind, label, number, title, paragraphs, ..PlanNode::default() };
        let record = Draft { id: id.into(), label: id.to_owned(), nodes: vec![node], ..Draft::default() };
        Change::Draft(Edit::Add { record, before: None })
    };
    let first = draft("version du 27 janvier", text);
    let (quote, sentence) = ("Un guide de repérage sera publié chaque année.", Ordinal { n: 2, of: 2 });
    let place = Place::Sentence { paragraph: Ordinal { n: 1, of: 1 }, sentence };
    let Content::Amendment(mut amendment) = amendment(AmendmentKind::Replace, place, quote, "Rien.") else {
        unreachable!()
    };
    amendment.anchor.draft = "version du 27 janvier".into();
    quote.clone_into(&mut amendment.anchor.quote);
    let entry = add(entry("e2", Content::Amendment(amendment)));
    let told = |second: &str| {
        let second = draft("version du 30 janvier", second);
        let findings = findings(Change::Group(vec![first.clone(), second, entry.clone()]));
        findings.into_iter().map(|f| (f.rule, f.suggestion)).collect::<Vec<_>>()
    };
    assert_eq!(told(text), []);
    assert_eq!(told(&format!("Préambule nouveau. {text}")), []);
    let altered = "Un module sera créé pour les juges. Un guide de repérage sera publié tous les deux ans.";
    let suggestion = "Mesure 1, «\u{a0}Un guide de repérage sera publié tous les deux ans.\u{a0}»";
    assert_eq!(told(altered), [(Rule::LostPlace, Some(suggestion.to_owned()))]);
    assert_eq!(told("Un module sera créé pour les juges."), [(Rule::LostPlace, None)]);
}

#[test]
fn the_meeting_holds_together() {
    expect(add(entry("e2", Content::Stub("à revoir".into()))), Rule::StubLeft, "à revoir", None);
    let vote = |n| {
        let outcome = Outcome::Vote(Vote { in_favor: n, against: 0, abstain: 0 });
        add(entry(
            "e2",
            Content::Decision(Decision { text: "d’écrire".into(), outcome, ..Decision::default() }),
        ))
    };
    expect(vote(3), Rule::VotesExceedPresence, "d’écrire", None);
    assert_eq!(findings(vote(2)), []);
    let action = |who: &str, due| {
        add(entry(
            "e2",
            Content::Action(ActionItem { who: who.into(), what: "écrire".into(), due, closed: false }),
        ))
    };
    expect(action("", Some(day(31))), Rule::ActionIncomplete, "écrire", None);
    assert_eq!(findings(action("Magali", Some(day(31)))), []);
    let event = |date| {
        let record = UpcomingEvent {
            id: "v".into(),
            dates: vec![date],
            start: None,
            end: None,
            title: "Rencontre".into(),
            place: String::new(),
            tentative: false,
        };
        Change::Event(Edit::Add { record, before: None })
    };
    expect(event(day(30)), Rule::PastEvent, "Rencontre", None);
    assert_eq!(findings(event(day(31))), []);
    let held = |organization: &str| {
        let content = observation(Stance::Note, Strength::Normal, "que oui");
        add(Entry { holders: Holders::Organizations(vec![organization.into()]), ..entry("e2", content) })
    };
    expect(held("o2"), Rule::AbsentHolder, "que oui", None);
    assert_eq!(findings(held("o1")), []);
}

#[test]
fn a_line_whose_entry_changed_since_is_told_once_and_free_paragraphs_rest_on_nothing() {
    let asked = entry("e1", observation(Stance::Ask, Strength::Strong, "que vous vous formiez"));
    let words = "Il demande une formation.";
    let record = SynthesisLine { id: "l2".into(), text: words.to_owned(), ..SynthesisLine::default() };
    let record = record.resting_on(Basis::of(&asked, "avant"));
    let altered = Entry { holders: Holders::SomeMembers, ..asked };
    let written = Change::Line(Edit::Add { record, before: None });
    let alteration = Change::Entry(Edit::Set { record: altered });
    expect(Change::Group(vec![written, alteration]), Rule::StaleLine, words, None);
    for kind in [LineKind::Opening, LineKind::Remark, LineKind::Thanks, LineKind::ShortcomingsIntroduction] {
        let text = "Merci à ceux qui ont reçu le Collectif.".to_owned();
        let record = SynthesisLine { id: "l3".into(), kind, text, ..SynthesisLine::default() };
        assert_eq!(findings(Change::Line(Edit::Add { record, before: None })), []);
    }
}

#[test]
fn measures_and_synthesis_are_complete() {
    let moved = Change::Entry(Edit::Set {
        record: Entry {
            node: "introduction".into(),
            ..entry("e1", observation(Stance::Note, Strength::Normal, "x"))
        },
    });
    expect(moved, Rule::UntouchedMeasure, "Former", None);
    let strong = add(entry("e2", observation(Stance::Ask, Strength::Strong, "un délai")));
    expect(strong, Rule::MissingFromSynthesis, "un délai", None);
    expect(line("l2", "Sans appui.", &[]), Rule::UnsupportedLine, "Sans appui.", None);
}

#[test]
fn rules_have_names_and_the_contract_holds() {
    let mut names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    assert!(Rule::ALL.is_sorted() && Rule::ALL.is_sorted_by_key(|rule| rule.severity()));
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Rule::ALL.len());
    assert_eq!(
        to_json(&findings(note("que les les victimes"))).to_string(),
        r#"[{"excerpt":"les les","message":"Le même mot est écrit deux fois.","rule":"repeated_word","severity":"warning","suggestion":"les","where":"Mesure 1, entrée 2"}]"#
    );
}
