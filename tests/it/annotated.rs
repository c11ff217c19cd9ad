//! The Word file received, annotated: rejecting what we marked gives it back, accepting it gives the text proposed.
mod acceptor;
mod chance;
mod held;

use acceptor::{Element, normal, parse, part, settle, with_text};
use chrono::NaiveDate;
use greffier::domain::id::EntryId;
use greffier::domain::plan::{Draft, PlanNode};
use greffier::domain::wording::revised::{Fate, Piece, Revised, SettledPart};
use greffier::export::docx::annotate::{Annotated, Fault, annotate};
use greffier::import::plan::plan;
use greffier::minutes::counter_plan::{CounterPlan, PlanComment};

const AUTHOR: &str = "Collectif";
const TEXT: &str = "word/document.xml";
const WORD: &[u8] = include_bytes!("data/plans/plan.docx");
const NUMBERED: &[u8] = include_bytes!("data/plans/numbered.docx");
const REVISED: &[u8] = include_bytes!("data/plans/revised.docx");
const PANDOC: &[u8] = include_bytes!("data/plans/annotated-pandoc.docx");
const LIBREOFFICE: &[u8] = include_bytes!("data/plans/annotated-libreoffice.docx");
const PYTHON: &[u8] = include_bytes!("data/plans/annotated-python.docx");

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
    for paragraph in marked.all("w:p") {
        let mark = paragraph.child("w:pPr").and_then(|properties| properties.child("w:rPr"));
        let tracked = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"];
        let comes_or_goes = mark.is_some_and(|mark| {
            tracked
                .iter()
                .filter_map(|name| mark.child(name))
                .any(|m| m.attribute("w:author") == Some(AUTHOR))
        });
        let calls = paragraph.all("w:commentReference").len();
        assert!(
            !comes_or_goes || calls == 0 || name.starts_with("revised"),
            "{name}: LibreOffice joins it badly"
        );
    }
    let rejected = normal(&settle(&marked, AUTHOR, false));
    let before = normal(&settle(&text(received), AUTHOR, false));
    assert!(rejected == before, "{name}: rejecting does not give the file received back");
    let accepted = settle(&marked, AUTHOR, true);
    let accepted = with_text(received, &accepted.write());
    let (draft, _) = plan(&accepted, name).unwrap();
    if annotated.unplaced.is_empty() {
        // What the reader makes of the file is the text proposed, but for the places of frames and the numbers that
        // Word counts anew; the words stand in the file in the very order.
        let numbered = name.starts_with("numbered") || name.starts_with("revised");
        let (mut got, mut wanted) = (lines_of(&draft), lines(&revised.accepted()));
        for line in got.iter_mut().chain(&mut wanted).filter(|_| numbered) {
            line.retain(|c| !c.is_numeric());
        }
        got.sort();
        wanted.sort();
        assert_eq!(got, wanted, "{name}: accepted");
        in_order(name, &letters(&settle(&marked, AUTHOR, true).words()), &revised.accepted());
    }
    annotated
}

/// Finds the titles and paragraphs of the text proposed one after the other.
fn in_order(name: &str, text: &str, parts: &[SettledPart]) {
    let mut rest = text;
    for part in parts {
        for line in std::iter::once(&part.title).chain(part.paragraphs.iter().map(|(_, text)| text)) {
            let line = letters(line);
            let Some((_, after)) = rest.split_once(line.as_str()) else {
                panic!("{name}: {line} is not in its place")
            };
            rest = after;
        }
    }
}

#[test]
fn proposals_of_every_shape_are_marked_in_files_of_every_origin() {
    for (name, received) in [
        ("plan.docx", WORD),
        ("numbered.docx", NUMBERED),
        ("revised.docx", REVISED),
        ("pandoc.docx", PANDOC),
        ("libreoffice.docx", LIBREOFFICE),
        ("python.docx", PYTHON),
    ] {
        let (draft, _) = plan(received, name).unwrap();
        for seed in 0..40 {
            let revised = chance::revised(&draft, seed, 3);
            holds(&format!("{name}, {seed}"), received, &revised);
        }
    }
}

#[test]
fn links_fields_and_controls_are_cut_without_breaking_them() {
    let received = with_text(WORD, &held::held(&text(WORD)).write());
    let (draft, _) = plan(&received, "held.docx").unwrap();
    assert_eq!(lines_of(&draft), lines_of(&plan(WORD, "plan.docx").unwrap().0));
    for name in ["w:hyperlink", "w:fldSimple", "w:sdtContent"] {
        assert!(text(&received).all(name).len() > 2, "{name}");
    }
    for seed in 0..40 {
        holds(&format!("held.docx, {seed}"), &received, &chance::revised(&draft, seed, 2));
    }
}

/// Each file annotated, and as it should be once everything is settled; see `annotated/check.py`.
#[test]
#[ignore = "writes files for `annotated/check.py`"]
#[expect(clippy::disallowed_methods, reason = "the files are for other programs")]
fn files_for_other_programs() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("annotated");
    std::fs::create_dir_all(&folder).unwrap();
    let held = with_text(WORD, &held::held(&text(WORD)).write());
    let files = [
        ("plan", WORD),
        ("numbered", NUMBERED),
        ("revised", REVISED),
        ("pandoc", PANDOC),
        ("libreoffice", LIBREOFFICE),
        ("python", PYTHON),
        ("held", &held),
    ];
    for (name, received) in files {
        let (draft, _) = plan(received, &format!("{name}.docx")).unwrap();
        for seed in 1..4 {
            let revised = chance::revised(&draft, seed, 3);
            let annotated = annotate(received, &counter_plan(&revised)).unwrap();
            let write = |what: &str, bytes: &[u8]| {
                std::fs::write(folder.join(format!("{name}-{seed}{what}.docx")), bytes).unwrap();
            };
            write("", &annotated.bytes);
            for (how, accept) in [("accept", true), ("reject", false)] {
                let settled = settle(&text(&annotated.bytes), AUTHOR, accept);
                write(&format!(".{how}"), &with_text(&annotated.bytes, &settled.write()));
            }
        }
        std::fs::write(folder.join(format!("{name}.docx")), received).unwrap();
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

#[test]
fn what_cannot_be_marked_is_told_in_the_margin() {
    let (draft, _) = plan(WORD, "plan.docx").unwrap();
    let mut revised = Revised::untouched(&draft, &[]);
    let last = revised.parts.iter_mut().rfind(|part| !part.paragraphs.is_empty()).unwrap();
    let paragraph = last.paragraphs.last_mut().unwrap();
    let fate = |fate, text: &str| Piece { text: text.to_owned(), fate };
    paragraph.pieces.push(fate(Fate::Kept, " Une phrase que la secrétaire a corrigée"));
    paragraph.pieces.push(fate(Fate::Removed(0), " de sa main."));
    revised.proposals = vec![EntryId::new("e1")];
    let annotated = annotate(WORD, &counter_plan(&revised)).unwrap();
    assert_eq!(annotated.unplaced, [0]);
    assert_eq!(
        normal(&settle(&text(&annotated.bytes), AUTHOR, true)),
        normal(&text(WORD)),
        "nothing is marked"
    );
    let comments = parse(&part(&annotated.bytes, "word/comments.xml").unwrap());
    let said = comments.words();
    assert!(said.contains("supprimer «\u{a0}de sa main.\u{a0}»") && said.contains("Motif 0."), "{said}");
}

#[test]
fn the_other_parts_of_the_file_are_the_same_bytes() {
    let (draft, _) = plan(WORD, "plan.docx").unwrap();
    let annotated = annotate(WORD, &counter_plan(&chance::revised(&draft, 1, 2))).unwrap();
    let before = acceptor::parts(WORD);
    let after = acceptor::parts(&annotated.bytes);
    let anew: Vec<&str> =
        after.iter().filter(|part| !before.contains(part)).map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        anew,
        ["[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", "word/document.xml"]
    );
    assert_eq!(after.len(), before.len() + 1);
    let again = annotate(WORD, &counter_plan(&chance::revised(&draft, 1, 2))).unwrap();
    assert_eq!(again, annotated, "the same record gives the same bytes");
}

#[test]
fn fields_are_never_cut() {
    let (draft, _) = plan(PYTHON, "python.docx").unwrap();
    let mut revised = Revised::untouched(&draft, &[]);
    let paragraphs = revised.parts.iter_mut().flat_map(|part| &mut part.paragraphs);
    let line = paragraphs.filter(|p| p.pieces[0].text.contains("115 ou le 119")).last().unwrap();
    let (head, tail) =
        line.pieces[0].text.split_once("ou le ").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let fate = |fate, text: &str| Piece { text: text.to_owned(), fate };
    line.pieces = vec![
        fate(Fate::Kept, &head),
        fate(Fate::Removed(0), "ou le "),
        fate(Fate::Added(0), "et le "),
        fate(Fate::Kept, &tail),
    ];
    revised.proposals = vec![EntryId::new("e1")];
    let annotated = holds("python.docx", PYTHON, &revised);
    let accepted = settle(&text(&annotated.bytes), AUTHOR, true);
    assert!(accepted.words().contains("appelez le 115 et le 119 pour"), "{}", accepted.words());
    assert!(accepted.all("w:fldChar").is_empty() && accepted.all("w:instrText").is_empty());
}
