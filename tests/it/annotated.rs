//! The Word file received, annotated: rejecting what we marked gives it back, accepting it gives the text proposed.
mod acceptor;
mod chance;

use acceptor::{Element, normal, parse, part, settle, with_text};
use chrono::NaiveDate;
use greffier::domain::id::EntryId;
use greffier::domain::plan::{Draft, PlanNode};
use greffier::domain::wording::revised::{Revised, SettledPart};
use greffier::export::docx::annotate::{Annotated, Fault, annotate};
use greffier::import::plan::plan;
use greffier::minutes::counter_plan::{CounterPlan, PlanComment};

const AUTHOR: &str = "Collectif";
const TEXT: &str = "word/document.xml";
const WORD: &[u8] = include_bytes!("data/plans/plan.docx");
const NUMBERED: &[u8] = include_bytes!("data/plans/numbered.docx");
const REVISED: &[u8] = include_bytes!("data/plans/revised.docx");

fn counter_plan(revised: &Revised) -> CounterPlan {
    let date = NaiveDate::from_ymd_opt(2014, 1, 31).unwrap();
    let at = date.and_hms_opt(11, 42, 0).unwrap();
    let comment = |(rank, proposal): (usize, &EntryId)| PlanComment {
        proposal: proposal.clone(),
        rank: Some(rank),
        part: 0,
        paragraph: None,
        at,
        text: vec![format!("Motif {rank}.")],
    };
    let comments = revised.proposals.iter().enumerate().map(comment).collect();
    CounterPlan {
        author: AUTHOR.to_owned(),
        date,
        comments,
        moments: vec![at; revised.proposals.len()],
        revised: revised.clone(),
        ..CounterPlan::default()
    }
}

/// The letters and figures of a text, by which two texts are compared. A note stands elsewhere in the file, and goes with
/// the sign that calls it.
fn letters(text: &str) -> String {
    if text.starts_with("[note") {
        return String::new();
    }
    let called = text.split("[note ").enumerate();
    let text: String = called.map(|(at, text)| if at == 0 { text } else { text.get(2..).unwrap() }).collect();
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The parts as they read, a line a heading and a paragraph.
fn lines(parts: &[SettledPart]) -> Vec<String> {
    let mut lines = Vec::new();
    for part in parts {
        let node = PlanNode {
            kind: part.kind,
            label: part.label.clone(),
            number: part.number.clone(),
            title: part.title.clone(),
            ..PlanNode::default()
        };
        lines.push(letters(&node.heading()));
        lines.extend(part.paragraphs.iter().map(|(_, text)| letters(text)));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn lines_of(draft: &Draft) -> Vec<String> {
    lines(&draft.nodes.iter().map(SettledPart::of).collect::<Vec<_>>())
}

fn text(bytes: &[u8]) -> Element {
    parse(&part(bytes, TEXT).unwrap())
}

/// Annotates a file and holds it to both promises.
fn holds(name: &str, received: &[u8], revised: &Revised) -> Annotated {
    let annotated =
        annotate(received, &counter_plan(revised)).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let marked = text(&annotated.bytes);
    let called = marked.all("w:commentReference").len();
    let told = revised.proposals.len() + text(received).all("w:commentReference").len();
    assert_eq!(called, told, "{name}: every proposal has its comment");
    let rejected = normal(&settle(&marked, AUTHOR, false));
    let before = normal(&settle(&text(received), AUTHOR, false));
    if rejected != before {
        std::fs::write("/tmp/annotated-rejected.xml", rejected.write()).unwrap();
        std::fs::write("/tmp/annotated-before.xml", before.write()).unwrap();
        std::fs::write("/tmp/annotated.docx", &annotated.bytes).unwrap();
        panic!("{name}: rejecting does not give the file received back");
    }
    let accepted = settle(&marked, AUTHOR, true);
    let accepted = with_text(received, &accepted.write());
    let (draft, _) = plan(&accepted, name).unwrap();
    if annotated.unplaced.is_empty() {
        let (mut got, mut wanted) = (lines_of(&draft), lines(&revised.accepted()));
        if name.starts_with("numbered") {
            // Word numbers anew what stands after a part that goes.
            got.iter_mut().chain(&mut wanted).for_each(|line| line.retain(|c| !c.is_numeric()));
        }
        assert_eq!(got, wanted, "{name}: accepted");
    }
    annotated
}

#[test]
fn proposals_of_every_shape_are_marked_in_files_of_every_origin() {
    for (name, received) in [("plan.docx", WORD), ("numbered.docx", NUMBERED), ("revised.docx", REVISED)] {
        let (draft, _) = plan(received, name).unwrap();
        for seed in 0..60 {
            let revised = chance::revised(&draft, seed, 3);
            holds(&format!("{name}, {seed}"), received, &revised);
        }
    }
}

#[test]
fn a_file_that_is_none_is_refused_and_never_more() {
    let (draft, _) = plan(WORD, "plan.docx").unwrap();
    let revised = chance::revised(&draft, 1, 2);
    let annotated = |bytes: &[u8]| annotate(bytes, &counter_plan(&revised));
    assert_eq!(annotated(b""), Err(Fault::Damaged));
    for len in (0..WORD.len()).step_by(97) {
        assert!(annotated(&WORD[..len]).is_err(), "cut at {len}");
    }
    assert_eq!(annotated(NUMBERED), Err(Fault::Another));
}
