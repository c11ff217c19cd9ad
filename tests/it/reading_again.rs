//! The review of what is written: nothing to say of what is right, every fault once, and a suggestion that is applied
//! is the end of it.
use greffier::domain::change::Change;
use greffier::domain::check::{Family, Finding, Reader, Rule, check};
use greffier::domain::id::SessionId;
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::export::{Format, export};
use greffier::import::minutes::minutes;
use greffier::minutes::Options;
use greffier::text::lang::Lang;
use greffier::text::spelling::Dictionary;
use proptest::prelude::*;

use crate::documents::sample_session;

/// The session that a document received makes.
fn received(source: &str, name: &str) -> Session {
    let (ready, _) = minutes(source.as_bytes(), name, Lang::Fr, &mut |_, _| {}).unwrap();
    let mut session = Session::new(SessionId::from("recu"));
    for change in ready.changes_on(chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap(), name) {
        session.apply(change).unwrap();
    }
    session
}

/// What is said of how it is written.
fn findings(session: &Session) -> Vec<Finding> {
    let mut findings = check(session, &Reader::new(Lang::Fr));
    findings.retain(|finding| matches!(finding.rule.family(), Family::Typography | Family::Sentence));
    findings
}

fn told(session: &Session) -> Vec<(Rule, String)> {
    findings(session).into_iter().map(|finding| (finding.rule, finding.excerpt)).collect()
}

fn demo() -> Session {
    let mut session = Session::new("2014-01-31-demo".into());
    for (id, label, text) in [
        ("plan-2014-01-27", "version du 27 janvier", include_str!("../../sessions/demo/plan-2014-01-27.md")),
        ("plan-2014-01-30", "version du 30 janvier", include_str!("../../sessions/demo/plan-2014-01-30.md")),
    ] {
        let (draft, _) = greffier::import::plan::plan(text.as_bytes(), &format!("{id}.md")).unwrap();
        let record = greffier::domain::plan::Draft { id: id.into(), label: label.to_owned(), ..draft };
        session.apply(Change::Draft(Edit::Add { record, before: None })).unwrap();
    }
    for line in include_str!("../../sessions/demo/changes.jsonl").lines() {
        session.apply(serde_json::from_str(line).unwrap()).unwrap();
    }
    session
}

fn printed(session: &Session, format: Format) -> String {
    String::from_utf8(export(session, &Options::default(), format).unwrap()).unwrap()
}

#[test]
fn nothing_is_said_of_the_demo_session_nor_of_what_is_composed_of_it() {
    for session in [demo(), sample_session()] {
        assert_eq!(told(&session), []);
        assert_eq!(told(&received(&printed(&session, Format::Markdown), "a.md")), []);
    }
}

#[test]
fn every_draft_of_the_demo_is_right_too() {
    for text in [
        include_str!("../../sessions/demo/plan-2014-01-27.md"),
        include_str!("../../sessions/demo/plan-2014-01-30.md"),
    ] {
        assert_eq!(told(&received(text, "plan.md")), []);
    }
}

/// Two comptes-rendus of many turns that look like faults and are none: seizures, inversions, plurals of compounds,
/// addresses, abbreviations, agreement by sense.
#[test]
fn nothing_at_all_is_said_of_right_french_however_intricate() {
    for (name, text) in [
        ("groupe-de-travail.md", include_str!("data/right/groupe-de-travail.md")),
        ("assemblee.md", include_str!("data/right/assemblee.md")),
    ] {
        let reader = Reader { spelling: Some(Dictionary::french()), ..Reader::new(Lang::Fr) };
        let said = check(&received(text, name), &reader);
        let said: Vec<_> = said.iter().map(|finding| (finding.rule, finding.excerpt.as_str())).collect();
        assert_eq!(said, [], "{name}");
        let spoilt = text.replace("la séance est", "le séance est");
        assert_ne!(told(&received(&spoilt, name)), [], "{name}");
    }
}

/// The faults of a compte-rendu typed in a hurry, and what becomes of it.
const HURRIED: &str = "COMPTE-RENDU DE LA REUNION DU COLLECTIF DU 3 MARS 2015 (10h – 12h)

Paris 7ème , salle haute.

I- Synthèse

Le Collectif s'inquiète de l'absence de moyens, en terme de budget comme d'effectifs...

II- Compte-rendu de la rencontre

PRIORITE I : ACCOMPAGNER LE VICTIMES

Mesure 1: Former les agents

Le Collectif note que la mesure a été supprimé (p.3). A cet égard, l’Etat doit agir.

Le Collectif propose d’ajouter : « les membres du Collectifs sont entendus ». Cela évite se répéter.

Mesure 2 : Un délai ai niveau national

Le Collectif demande que le délai soit porté à un
";

#[test]
fn the_faults_of_a_hurried_text_are_found_once_and_corrected() {
    let mut session = received(HURRIED, "a.txt");
    let found = told(&session);
    let expected = [
        (Rule::TruncatedSentence, "le délai soit porté à un"),
        (Rule::Agreement, "LE VICTIMES"),
        (Rule::Agreement, "du Collectifs"),
        (Rule::ParticipleAgreement, "supprimé"),
        (Rule::FaultyPhrase, "en terme de"),
        (Rule::FaultyPhrase, "évite se"),
        (Rule::FaultyPhrase, "ai niveau"),
        (Rule::AccentedCapital, "REUNION"),
        (Rule::AccentedCapital, "PRIORITE"),
        (Rule::AccentedCapital, "A cet"),
        (Rule::AccentedCapital, "Etat"),
        (Rule::MarkSpacing, "1:"),
        (Rule::NumberSpacing, "10h – 12h"),
        (Rule::NumberSpacing, "p.3"),
        (Rule::CommaSpacing, "7ème ,"),
        (Rule::Apostrophe, "s'inquiète de l'absence de moyens, en terme de budget comme d'effectifs"),
        (Rule::Ellipsis, "effectifs..."),
        (Rule::Dash, "I- Synthèse"),
        (Rule::Dash, "II- Compte-rendu"),
        (Rule::Ordinal, "7ème"),
    ];
    let mut expected: Vec<(Rule, String)> = expected.map(|(rule, words)| (rule, words.to_owned())).into();
    let mut sorted = found.clone();
    for list in [&mut expected, &mut sorted] {
        list.sort();
    }
    pretty(&expected, &sorted);
    apply_all(&mut session);
    let now = printed(&session, Format::Text);
    let now = now.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "COMPTE-RENDU DE LA RÉUNION DU COLLECTIF DU 3 MARS 2015 (10 h – 12 h)",
        "Paris 7e, salle haute.",
        "Le Collectif s’inquiète de l’absence de moyens, en termes de budget comme d’effectifs…",
        "PRIORITÉ I : ACCOMPAGNER LES VICTIMES",
        "Mesure 1 : Former les agents",
        "la mesure a été supprimée (p. 3). À cet égard, l’État doit agir.",
        "« les membres du Collectif sont entendus ». Cela évite de se répéter.",
        "Mesure 2 : Un délai au niveau national",
    ] {
        assert!(now.replace(['\u{a0}', '\u{202f}'], " ").contains(words), "{words} in {now}");
    }
    assert_eq!(told(&session), [(Rule::TruncatedSentence, "le délai soit porté à un".to_owned())]);
}

#[track_caller]
fn pretty(expected: &[(Rule, String)], found: &[(Rule, String)]) {
    let lost: Vec<_> = expected.iter().filter(|one| !found.contains(one)).collect();
    let more: Vec<_> = found.iter().filter(|one| !expected.contains(one)).collect();
    assert!(lost.is_empty() && more.is_empty(), "not found: {lost:?}\nnot expected: {more:?}");
}

/// Applies suggestions until there is none left.
fn apply_all(session: &mut Session) {
    for _ in 0..200 {
        let fix = findings(session).iter().find_map(|finding| finding.fix(session));
        let Some(change) = fix else { return };
        session.apply(change).unwrap();
    }
    panic!("a suggestion that is applied comes back: {:?}", findings(session));
}

#[test]
fn an_english_document_is_not_read_as_french() {
    let source = "Minutes of the meeting of 3 March 2015\n\nThe Coalition notes that the plan is late: it asks for a \
        date. \"Nothing about us\" is what it's about; the members of the board will decide.\n";
    assert_eq!(told(&received(source, "a.txt")), []);
}

/// Pieces of sentences, right and wrong.
fn piece() -> impl Strategy<Value = String> {
    prop::sample::select(
        "le victimes|du Collectifs|l'annonce|Etat|A cet égard|7ème|10h30|5%|p.3|35 ,|mot: suite|fin...|etc...|«oui»|« non|\
         les les|deux  mots|II- Titre|un - deux|dudroit|en terme de|saisi sur|Paris|,|.|Oui.|la réunion a été reporté|\"dit\"|\
         de agir|le association|REUNION|PRIORITE|2nd|1ère fois|“a b”|http://a.fr/p.3?x=1;y|à 10:30|que il|»"
            .split('|')
            .map(str::to_owned)
            .collect::<Vec<_>>(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_suggestion_applied_leaves_no_finding_of_its_rule_there(pieces in prop::collection::vec(piece(), 1..8)) {
        let source = format!("Compte-rendu de la réunion du 3 mars 2015\n\nLe Collectif note {}", pieces.join(" "));
        let mut session = received(&source, "a.txt");
        for _ in 0..60 {
            let before = findings(&session);
            let Some((finding, change)) = before.iter().find_map(|f| f.fix(&session).map(|change| (f, change))) else { break };
            session.apply(change).unwrap();
            let after = findings(&session);
            let count = |found: &[Finding]| found.iter().filter(|other| other.rule == finding.rule).count();
            prop_assert!(count(&after) < count(&before), "{:?} in {:?} then {:?}", finding, source, after);
        }
    }
}
