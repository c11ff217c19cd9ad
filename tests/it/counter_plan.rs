//! The counter-plan in Word: accepting every change gives the text proposed, rejecting every change the draft.
mod generated;
mod sample;
pub(crate) mod word;

use chrono::{NaiveDate, NaiveTime};
use greffier::domain::plan::{ParagraphKind, PlanNode};
use greffier::domain::session::Session;
use greffier::domain::wording::revised::{Revised, SettledPart};
use greffier::export::docx;
use greffier::minutes::Options;
use greffier::minutes::counter_plan::{CounterPlan, PlanComment, counter_plan};
use proptest::prelude::*;
use word::Word;

/// What a paragraph is, and its words.
type Printed = Vec<(&'static str, String)>;

/// What the file holds of the plan.
fn printed(paragraphs: Vec<(String, String)>) -> Printed {
    let kind = |style: &str| match style {
        "Titre" | "Soustitre" | "Etat" | "Normal" => None,
        "Encadretitre" => Some("heading"),
        "Listepuces" | "Encadretiret" => Some("dash"),
        style if style.starts_with("Titre") => Some("heading"),
        _ => Some("text"),
    };
    paragraphs.into_iter().filter_map(|(style, text)| Some((kind(&style)?, text))).collect()
}

/// The words as XML can hold them.
fn legal(text: &str) -> String {
    let space = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}');
    text.chars()
        .map(|c| if space(c) { ' ' } else { c })
        .filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// What the plan is to be.
fn wanted(parts: &[SettledPart]) -> Printed {
    let mut printed = Vec::new();
    for part in parts {
        let node = PlanNode {
            kind: part.kind,
            label: part.label.clone(),
            number: part.number.clone(),
            title: part.title.clone(),
            ..PlanNode::default()
        };
        printed.push(("heading", legal(&node.heading())));
        printed.extend(
            part.paragraphs.iter().map(|(kind, text)| {
                (if *kind == ParagraphKind::Dash { "dash" } else { "text" }, legal(text))
            }),
        );
    }
    printed.retain(|(kind, text)| *kind != "heading" || !text.is_empty());
    printed
}

fn check(plan: &CounterPlan) -> Word {
    let bytes = docx::counter_plan(plan).unwrap();
    assert_eq!(bytes, docx::counter_plan(plan).unwrap());
    let word = Word::read(&bytes);
    assert_eq!(word.faults, Vec::<String>::new());
    assert_eq!(printed(word.accepted()), wanted(&plan.revised.accepted()), "accepted");
    assert_eq!(printed(word.rejected()), wanted(&plan.revised.rejected()), "rejected");
    assert_eq!(word.comments.len(), plan.comments.len());
    word
}

fn check_session(session: &Session) -> Word {
    let plan = counter_plan(session, &Options::default());
    let draft: Vec<SettledPart> = session.draft().unwrap().nodes.iter().map(SettledPart::of).collect();
    assert_eq!(plan.revised.rejected(), draft);
    check(&plan)
}

#[test]
fn every_kind_of_proposal_is_a_change_that_can_be_accepted_or_rejected() {
    for (name, amendments) in sample::families() {
        let session = sample::session(amendments);
        let plan = counter_plan(&session, &Options::default());
        let word = check_session(&session);
        assert_ne!(word.accepted(), word.rejected(), "{name}");
        assert_eq!(plan.comments.len(), session.entries().len(), "{name}");
        assert_eq!(word.authors.iter().collect::<Vec<_>>(), ["Collectif"], "{name}");
    }
}

fn demo() -> Session {
    let mut session = Session::new("demo".into());
    for change in greffier::shell::demo_changes() {
        session.apply(change).unwrap();
    }
    session
}

#[test]
fn the_demo_can_be_accepted_or_rejected() {
    let word = check_session(&demo());
    assert_ne!(word.accepted(), word.rejected());
    assert!(word.comments.iter().all(|(said, _)| !said.is_empty()), "a comment says nothing");
}

#[test]
fn a_measure_that_moves_is_a_move() {
    let word = check_session(&sample::session(sample::family("moves")));
    assert_eq!(word.moves, 2);
}

#[test]
fn a_change_bears_the_moment_when_it_was_settled() {
    let word = check_session(&sample::session(sample::family("replacements")));
    let dates: Vec<&String> = word.dates.iter().collect();
    assert_eq!(dates, ["2014-01-31T00:00:00Z", "2014-01-31T11:42:00Z"]);
}

#[test]
fn a_comment_is_tied_to_the_words_it_is_about() {
    let tied = |family: &str| -> Vec<String> {
        let word = check_session(&sample::session(sample::family(family)));
        word.comments.into_iter().map(|(_, quote)| quote).collect()
    };
    let replaced = tied("replacements");
    assert_eq!(replaced.first().unwrap(), "une journéetrois journées");
    assert!(replaced.contains(&" chaque victime".to_owned()), "{replaced:?}");
    assert!(tied("whole-parts").contains(&String::new()), "a part that goes is told beside");
}

fn of_any(revised: Revised) -> CounterPlan {
    let date = NaiveDate::from_ymd_opt(2014, 1, 31).unwrap();
    let at = date.and_time(NaiveTime::MIN);
    let comments = revised
        .notes
        .iter()
        .enumerate()
        .map(|(rank, note)| PlanComment {
            proposal: note.entry.clone(),
            rank: (note.aside == greffier::domain::wording::revised::Aside::Applied).then_some(rank),
            part: note.part,
            paragraph: note.paragraph,
            at,
            text: vec![format!("Proposition {rank}.")],
        })
        .collect();
    CounterPlan {
        title: "Plan".to_owned(),
        author: "Collectif".to_owned(),
        date,
        moments: vec![at; generated::PROPOSALS],
        comments,
        revised,
        ..CounterPlan::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_marks_can_be_accepted_or_rejected(revised in generated::revised()) {
        let word = check(&of_any(revised));
        prop_assert!(word.authors.len() <= 1);
    }
}

#[test]
fn a_plan_without_text_is_a_valid_file() {
    let word = check(&of_any(Revised::default()));
    assert_eq!(printed(word.accepted()), []);
}

/// Files to be opened in other programs: see `counter_plan/check.py`.
#[test]
#[ignore = "writes files for `counter_plan/check.py`"]
#[expect(clippy::disallowed_methods, reason = "the files are for other programs")]
fn files_for_other_programs() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("counter-plan");
    std::fs::create_dir_all(&folder).unwrap();
    let mut sessions = vec![("demo", demo())];
    sessions
        .extend(sample::families().into_iter().map(|(name, amendments)| (name, sample::session(amendments))));
    for (name, session) in sessions {
        let plan = counter_plan(&session, &Options::default());
        let word = check(&plan);
        let lines = |paragraphs: Vec<(String, String)>| {
            paragraphs
                .into_iter()
                .flat_map(|(style, text)| [style, "\t".to_owned(), text, "\n".to_owned()])
                .collect::<String>()
        };
        std::fs::write(folder.join(format!("{name}.docx")), docx::counter_plan(&plan).unwrap()).unwrap();
        std::fs::write(folder.join(format!("{name}.accept.txt")), lines(word.accepted())).unwrap();
        std::fs::write(folder.join(format!("{name}.reject.txt")), lines(word.rejected())).unwrap();
    }
}
