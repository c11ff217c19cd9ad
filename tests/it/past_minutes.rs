//! Past comptes-rendus become sessions: nothing of what they say is lost, what is understood can be worked on.
#![expect(clippy::disallowed_methods, reason = "the samples are read as files")]
use std::path::{Path, PathBuf};

use greffier::domain::amendment::AmendmentKind;
use greffier::domain::change::Change;
use greffier::domain::check::{Family, Reader, Rule, check};
use greffier::domain::decision::{Outcome, Vote};
use greffier::domain::entry::{Circulation, Content, Entry};
use greffier::domain::id::SessionId;
use greffier::domain::meeting::{Meeting, Stage};
use greffier::domain::observation::Stance;
use greffier::domain::plan::NodeKind;
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::domain::transcript::{Became, Piece, PieceForm};
use greffier::export::{Format, export};
use greffier::import::minutes::minutes;
use greffier::minutes::carry_over::next_meeting;
use greffier::minutes::{DocumentKind, Options, compose};
use greffier::text::fold::fold;
use greffier::text::lang::Lang;
use proptest::prelude::*;

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data/minutes");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "txt" || end == "md"));
    files.sort();
    files
}

/// The session a document makes.
fn session_of(bytes: &[u8], name: &str) -> Session {
    let (ready, _) = minutes(bytes, name, Lang::Fr, &mut |_, _| {})
        .unwrap_or_else(|refused| panic!("{name}: {refused:?}"));
    let mut session = Session::new(SessionId::from("ancien"));
    for change in ready.changes_on(chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap(), name) {
        session.apply(change).unwrap();
    }
    session
}

fn sample(name: &str) -> Session {
    let path = samples().into_iter().find(|path| path.ends_with(name)).unwrap();
    session_of(&std::fs::read(&path).unwrap(), name)
}

/// The document, without the line that says for whom it is: what was received may not have it.
fn text(session: &Session) -> String {
    let options = Options { lang: Lang::Fr, ..Options::default() };
    let text = String::from_utf8(export(session, &options, Format::Text).unwrap()).unwrap();
    text.replacen(Circulation::Ministry.line(Lang::Fr), "", 1)
}

/// The letters and figures of a text: spaces, dots and the signs of a format say nothing.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Every word of the source stands in the export, in its order; words cut at line ends count as one.
fn check_round_trip(source: &str, session: &Session, name: &str) {
    let (said, printed) = (words(source), words(&text(session)));
    if said.concat() != printed.concat() {
        let at = said.iter().zip(&printed).take_while(|(a, b)| a == b).count();
        let near = |words: &[String]| {
            words.iter().skip(at.saturating_sub(5)).take(15).cloned().collect::<Vec<_>>().join(" ")
        };
        panic!("{name}\nsource:  {}\nprinted: {}", near(&said), near(&printed));
    }
}

fn entry<'a>(session: &'a Session, start: &str) -> &'a Entry {
    let said = |entry: &&Entry| entry.sentence.as_deref().is_some_and(|sentence| sentence.starts_with(start));
    session.entries().iter().find(said).unwrap_or_else(|| panic!("no entry begins with {start}"))
}

#[test]
fn every_sentence_of_a_past_document_is_printed_in_its_order() {
    for path in samples() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&path).unwrap();
        check_round_trip(without_keys(&source).as_str(), &session_of(source.as_bytes(), &name), &name);
    }
}

/// The source without the keys of its front matter, which are no words of the document.
fn without_keys(source: &str) -> String {
    let Some((front, rest)) = source.strip_prefix("---\n").and_then(|text| text.split_once("\n---\n")) else {
        return source.to_owned();
    };
    let title = front.lines().find_map(|line| line.strip_prefix("title:")).unwrap_or_default();
    format!("{title}\n{rest}")
}

/// `GREFFIER_MINUTES=/path/to/a/text/file cargo test --test it -- past_minutes --ignored`
#[test]
#[ignore = "takes any text or Markdown file named by GREFFIER_MINUTES"]
fn a_document_of_ones_own_is_printed_in_its_order() {
    let path = PathBuf::from(std::env::var_os("GREFFIER_MINUTES").expect("GREFFIER_MINUTES names a file"));
    let source = std::fs::read_to_string(&path).unwrap();
    check_round_trip(&source, &session_of(source.as_bytes(), &path.to_string_lossy()), "GREFFIER_MINUTES");
}

#[test]
fn what_was_said_becomes_entries_on_their_sections() {
    let session = sample("plan.txt");
    let draft = session.draft().unwrap();
    let headings: Vec<String> = draft.nodes.iter().map(greffier::domain::plan::PlanNode::name).collect();
    assert_eq!(
        headings,
        ["INTRODUCTION", "PRIORITÉ I", "Mesure 1", "Mesure 2", "Mesure 2 bis", "PRIORITÉ II", "Mesure 3"]
    );
    let kind = |start: &str| match &entry(&session, start).content {
        Content::Amendment(amendment) => (amendment.kind, amendment.old.clone(), amendment.new.clone()),
        other => panic!("{start}: {other:?}"),
    };
    let quoted = |old: &str, new: &str| (old.to_owned(), new.to_owned());
    let (what, old, new) = kind("Le Collectif note");
    assert_eq!((what, (old, new)), (AmendmentKind::Add, quoted("", "sauf exception motivée")));
    let (what, old, new) = kind("Il convient de remplacer");
    assert_eq!((what, (old, new)), (AmendmentKind::Replace, quoted("pourront être formés", "sont formés")));
    assert_eq!(kind("(titre modifié").0, AmendmentKind::Retitle);
    assert_eq!(kind("Le Collectif propose de scinder").0, AmendmentKind::Split);
    let Content::Observation(observation) = &entry(&session, "Les associations déplorent").content else {
        panic!()
    };
    assert_eq!(observation.stance, Stance::Regret);
}

#[test]
fn decisions_votes_actions_and_questions_are_known() {
    let session = sample("conseil.md");
    let nodes = session.draft().map(|draft| draft.nodes.as_slice()).unwrap_or_default();
    assert!(nodes.iter().all(|node| node.kind == NodeKind::Other), "points of an agenda are no measures");
    let Content::Decision(decision) = &entry(&session, "Le conseil décide").content else { panic!() };
    assert_eq!(decision.outcome, Outcome::Vote(Vote { in_favor: 12, against: 0, abstain: 1 }));
    let actions: Vec<(String, String, Option<String>)> = session
        .entries()
        .iter()
        .filter_map(|entry| match &entry.content {
            Content::Action(item) => {
                Some((item.who.clone(), item.what.clone(), item.due.map(|d| d.to_string())))
            }
            _ => None,
        })
        .collect();
    let action = |who: &str, what: &str, due: &str| (who.to_owned(), what.to_owned(), Some(due.to_owned()));
    assert_eq!(
        actions,
        [
            action("Paul Lenoir", "relancer la préfecture", "2017-04-12"),
            action("Jeanne Martin", "réserver la salle", "2017-05-03"),
            action("Anna Petit", "envoyer le bilan", "2017-06-30"),
        ]
    );
    assert!(matches!(entry(&session, "Qui paiera").content, Content::Question(_)));
}

#[test]
fn altering_one_entry_alters_its_own_words_only() {
    let mut session = sample("plan.txt");
    let before = text(&session);
    let old = entry(&session, "Les associations déplorent").clone();
    let sentence = "Les associations saluent le budget annoncé.".to_owned();
    let record = Entry { sentence: Some(sentence.clone()), ..old.clone() };
    session.apply(Change::Entry(Edit::Set { record })).unwrap();
    let printed = "Les associations déplorent l’absence de budget.";
    assert_eq!(text(&session), before.replace(printed, &sentence));
    session.apply(Change::Entry(Edit::Retire { id: old.id.clone() })).unwrap();
    assert_eq!(words(&text(&session)).concat(), words(&before.replace(printed, "")).concat());
    let record = Entry { id: "e99-x".into(), sentence: Some("Ajouté plus tard.".to_owned()), ..old };
    session.apply(Change::Entry(Edit::Add { record, before: None })).unwrap();
    let now = text(&session);
    let at = now.find("Ajouté plus tard.").unwrap();
    assert!(
        now.find("Ouvrir un guichet").unwrap() < at && at < now.find("Former les agents").unwrap(),
        "{now}"
    );
}

#[test]
fn words_of_no_record_go_no_further_than_the_document_was_meant_to() {
    let mut kept_back = 0;
    for path in samples() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let session = session_of(&std::fs::read(&path).unwrap(), &name);
        let options = Options { audience: Circulation::Public, ..Options::default() };
        let printed = String::from_utf8(export(&session, &options, Format::Text).unwrap()).unwrap();
        let printed = words(&printed).concat();
        let listed = |piece: &&Piece| matches!(piece.form, PieceForm::Item(_) | PieceForm::Row);
        let (heads, rest): (Vec<&Piece>, Vec<&Piece>) =
            session.transcript().pieces.iter().partition(|piece| piece.became != Became::Nothing);
        for piece in rest.into_iter().filter(listed) {
            let said = words(&piece.text).concat();
            // A point of the agenda is the heading of its section too.
            if said.len() > 20 && !heads.iter().any(|head| words(&head.text).concat().contains(&said)) {
                assert!(!printed.contains(&said), "{name}: {}", piece.text);
                kept_back += 1;
            }
        }
    }
    assert!(kept_back > 0, "the samples have no such line");
}

#[test]
fn facts_are_printed_as_received_until_they_are_changed() {
    let mut session = sample("plan.txt");
    let meeting = Meeting { place: "Lille".to_owned(), ..session.meeting().clone() };
    session.apply(Change::Meeting(Box::new(meeting))).unwrap();
    let now = text(&session);
    assert!(now.contains("Lille"), "{now}");
    assert!(now.contains("Les associations déplorent l’absence de budget."), "{now}");
}

/// What is found in a document, and the document once every finding that has a suggestion is applied.
fn corrected(source: &str) -> (Vec<(Rule, String)>, String) {
    let mut session = session_of(source.as_bytes(), "a.txt");
    let found = check(&session, &Reader::new(Lang::Fr));
    let rules = found.iter().map(|finding| (finding.rule, finding.excerpt.clone())).collect();
    for _ in 0..50 {
        let findings = check(&session, &Reader::new(Lang::Fr));
        let Some(change) = findings.iter().find_map(|finding| finding.fix(&session)) else { break };
        session.apply(change).unwrap();
    }
    (rules, text(&session))
}

#[test]
fn what_was_received_is_read_once_and_corrected_where_it_is_printed() {
    let source = "COMPTE-RENDU DE LA RÉUNION DU 3 MARS 2015\n\nLa salle  était pleine, comme chacun a pu le voir.\n\n\
        Synthèse\n\nLe Collectif salue les les moyens annoncés par le ministère.\n\n\
        II. Compte-rendu de la réunion\n\nMesure 1 : Former les les agents\n\n\
        Le Collectif propose d’ajouter la phrase : « les agents sont sont formés chaque année ».\n\n\
        Le Collectif demande que le délai soit porté à un\n";
    let (found, now) = corrected(source);
    let times = |rule: Rule| found.iter().filter(|(broken, _)| *broken == rule).count();
    assert_eq!((times(Rule::RepeatedWord), times(Rule::TruncatedSentence)), (3, 1), "{found:?}");
    assert!(!found.iter().any(|(rule, _)| rule.family() == Family::Structure), "{found:?}");
    for words in
        ["salue les moyens", "Former les agents", "« les agents sont formés chaque année ».", "porté à un"]
    {
        let printed = now.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(printed.contains(words), "{words} in {now}");
    }
    assert!(["les les", "sont sont"].iter().all(|words| !now.contains(words)), "{now}");
}

#[test]
fn every_document_can_be_made_of_it() {
    let session = sample("conseil.md");
    let options = Options::default();
    for format in DocumentKind::Minutes.formats().iter().copied().filter(|one| !one.is_made_elsewhere()) {
        assert!(!export(&session, &options, format).unwrap().is_empty(), "{format:?}");
    }
    let markdown = String::from_utf8(export(&session, &options, Format::Markdown).unwrap()).unwrap();
    assert!(markdown.contains("| Paul Lenoir | relancer la préfecture | 12 avril |"), "{markdown}");
    assert!(compose(&session, &options).headings().count() >= 4);
}

#[test]
fn its_demands_go_on_to_the_next_meeting() {
    let earlier = sample("plan.txt");
    let meeting = Meeting { title: "Suite".to_owned(), ..Meeting::default() };
    let mut session = Session::new(SessionId::from("suite"));
    for change in next_meeting(&earlier, meeting, Lang::Fr) {
        session.apply(change).unwrap();
    }
    assert_eq!(session.meeting().stage, Stage::Preparing);
    assert!(session.demands().iter().any(|demand| demand.text.contains("rétablir cette mesure")));
    assert!(session.transcript().pieces.is_empty() && session.entries().is_empty());
    assert!(session.draft().is_some_and(|draft| draft.nodes.len() == 7));
}

#[test]
fn the_same_document_always_makes_the_same_session() {
    let source =
        std::fs::read(samples().into_iter().find(|path| path.ends_with("plan.txt")).unwrap()).unwrap();
    assert_eq!(session_of(&source, "a.txt"), session_of(&source, "a.txt"));
}

/// Lines such as comptes-rendus are made of, in any order.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("COMPTE-RENDU DE LA RÉUNION DU 3 MARS 2015".to_owned()),
        Just("Étaient présents : Anna Petit (MDF), Paul Lenoir".to_owned()),
        Just("Ordre du jour".to_owned()),
        Just("Synthèse".to_owned()),
        Just("Sommaire : I. Synthèse ………… p. 2".to_owned()),
        Just("II. Compte-rendu de la réunion".to_owned()),
        Just("Mesure 4 bis : Former (titre changé)".to_owned()),
        Just("1/ Consolider le travail".to_owned()),
        Just("Le Collectif propose d’ajouter : « et chaque année".to_owned()),
        Just("« seul un titre »".to_owned()),
        Just("- les mineurs (ajout du Collectif)".to_owned()),
        Just("Décision : publier. 3 pour, 1 contre".to_owned()),
        Just("→ Paul : relancer avant le 12 mars".to_owned()),
        Just("Actions :".to_owned()),
        Just("Prochaine réunion : lundi 4 mai à 14h".to_owned()),
        Just("Compte-rendu rédigé par Anna Petit".to_owned()),
        Just(String::new()),
        "[A-Za-zéà’ ]{1,60}[.:;?]?",
        "[0-9]{1,3}[./)] [A-Z][a-z ]{1,30}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_lost_whatever_the_document(lines in proptest::collection::vec(line(), 1..25)) {
        // A number alone at the head or foot is that of a page.
        let source = format!("{}\n\nFin du document.", lines.join("\n\n"));
        check_round_trip(&source, &session_of(source.as_bytes(), "a.txt"), &source);
    }
}

const DEMO: [(&str, &str, &str, &str); 2] = [
    (
        "plan-2014-01-27",
        "version du 27 janvier",
        "2014-01-27",
        include_str!("../../sessions/demo/plan-2014-01-27.md"),
    ),
    (
        "plan-2014-01-30",
        "version du 30 janvier",
        "2014-01-30",
        include_str!("../../sessions/demo/plan-2014-01-30.md"),
    ),
];

/// The demo meeting, as it was recorded here.
fn recorded_here() -> Session {
    let mut session = Session::new("2014-01-31-demo".into());
    for (id, label, received, text) in DEMO {
        let (draft, _) = greffier::import::plan::plan(text.as_bytes(), &format!("{id}.md")).unwrap();
        let record = greffier::domain::plan::Draft {
            id: id.into(),
            label: label.to_owned(),
            received: received.parse().ok(),
            ..draft
        };
        session.apply(Change::Draft(Edit::Add { record, before: None })).unwrap();
    }
    for line in include_str!("../../sessions/demo/changes.jsonl").lines() {
        session.apply(serde_json::from_str(line).unwrap()).unwrap();
    }
    session
}

fn exported(session: &Session, format: Format) -> Vec<u8> {
    export(session, &Options { lang: Lang::Fr, ..Options::default() }, format).unwrap()
}

/// Who was there, from where and how, without accents and dashes that the printer may set.
fn present(session: &Session) -> Vec<(String, String, String)> {
    let organization = |id: &Option<greffier::domain::id::OrganizationId>| {
        let found = session.organizations().iter().find(|known| Some(&known.id) == id.as_ref());
        found.map(|known| fold(&known.name)).unwrap_or_default()
    };
    let mut people: Vec<_> = session
        .delegates()
        .iter()
        .map(|who| {
            (
                fold(&who.name),
                organization(&who.organization),
                format!("{:?}", session.attendance(&who.id).status),
            )
        })
        .collect();
    people.sort();
    people
}

fn kinds(session: &Session) -> Vec<(String, usize)> {
    let mut kinds: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for entry in session.entries().iter() {
        let kind = match &entry.content {
            Content::Amendment(amendment) => format!("Amendment {:?}", amendment.kind),
            other => format!("{:?}", other.kind()),
        };
        *kinds.entry(kind).or_default() += 1;
    }
    kinds.into_iter().collect()
}

#[test]
fn our_own_minutes_come_back_from_word_libreoffice_and_markdown() {
    let here = recorded_here();
    for (format, name) in [(Format::Docx, "a.docx"), (Format::Odt, "a.odt"), (Format::Markdown, "a.md")] {
        let back = session_of(&exported(&here, format), name);
        assert_eq!(present(&back), present(&here), "{name}");
        let days = |session: &Session| -> Vec<_> {
            session.events().iter().map(|event| (event.dates.clone(), event.start, event.end)).collect()
        };
        assert_eq!(days(&back), days(&here), "{name}");
        let (there, meeting) = (back.meeting(), here.meeting());
        assert_eq!(
            (there.date, there.start, there.end),
            (meeting.date, meeting.start, meeting.end),
            "{name}"
        );
        assert_eq!(fold(&there.place), fold(&meeting.place), "{name}");
        let lines = |session: &Session| -> Vec<String> {
            session.synthesis().iter().map(|line| words(&line.text).concat()).collect()
        };
        assert_eq!(lines(&back), lines(&here), "{name}");
        let printed = |session: &Session| String::from_utf8(exported(session, Format::Markdown)).unwrap();
        // A table of contents that the program made is made anew: it need not come back.
        let shown = printed(&here);
        let (head, rest) = shown.split_once("\n## Sommaire\n").unwrap();
        let bare = format!("{head}\n## {}", rest.split_once("\n## ").unwrap().1);
        let again = words(&printed(&back)).concat();
        assert!([&shown, &bare].iter().any(|all| words(all).concat() == again), "{name} lost or added words");
        let amended = |session: &Session| -> Vec<_> {
            kinds(session).into_iter().filter(|(kind, _)| kind.starts_with("Amendment")).collect()
        };
        assert_eq!(amended(&back), amended(&here), "{name}");
        let retitled = |session: &Session| -> Vec<(String, String)> {
            let of = |entry: &Entry| match &entry.content {
                Content::Amendment(a) if a.kind == AmendmentKind::Retitle => {
                    Some((fold(&a.old), fold(&a.new)))
                }
                _ => None,
            };
            session.entries().iter().filter_map(of).collect()
        };
        assert_eq!(retitled(&back), retitled(&here), "{name}");
    }
}

#[test]
fn every_sentence_of_a_word_or_libreoffice_file_is_printed_in_its_order() {
    for path in samples() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let first = session_of(&std::fs::read(&path).unwrap(), &name);
        for (format, file) in [(Format::Docx, "a.docx"), (Format::Odt, "a.odt")] {
            let again = session_of(&exported(&first, format), file);
            assert_eq!(words(&text(&again)).concat(), words(&text(&first)).concat(), "{name} {file}");
        }
    }
}

#[test]
fn what_a_word_file_says_is_understood_as_what_its_source_says() {
    for name in ["plan.txt", "conseil.md", "synthese-et-lacunes.md"] {
        let first = sample(name);
        for (format, file) in [(Format::Docx, "a.docx"), (Format::Odt, "a.odt")] {
            let again = session_of(&exported(&first, format), file);
            assert_eq!(kinds(&again), kinds(&first), "{name} {file}");
            assert_eq!(present(&again), present(&first), "{name} {file}");
            assert_eq!(again.meeting().date, first.meeting().date, "{name} {file}");
        }
    }
}

/// `plan.txt` imported, exported to Word, and printed by `soffice --headless --convert-to pdf`.
#[test]
fn every_sentence_of_a_pdf_file_is_printed_in_its_order() {
    let first = sample("plan.txt");
    let again = session_of(include_bytes!("data/minutes-pdf/plan.pdf"), "plan.pdf");
    assert_eq!(words(&text(&again)).concat(), words(&text(&first)).concat());
    assert_eq!(kinds(&again), kinds(&first));
    assert_eq!(present(&again), present(&first));
}
