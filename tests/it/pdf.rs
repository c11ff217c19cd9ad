//! Plans printed to PDF by five programs, read back: the same parts, numbers, titles and paragraphs as the Markdown they
//! were made from; and files that are refused, each with its reason.
mod hostile;

use greffier::domain::plan::{Draft, ParagraphKind};
use greffier::import::plan::{plan, watched};
use greffier::import::readers::{self, Form, Source};
use greffier::import::report::Refused;

const MARKDOWN: &[u8] = include_bytes!("data/plans/plan-pdf.md");
const LIBRE_OFFICE: &[u8] = include_bytes!("data/plans/plan-pdf.pdf");
const COLUMNS: &[u8] = include_bytes!("data/plans/plan-pdf-columns.pdf");
const CHROMIUM: &[u8] = include_bytes!("data/plans/plan-pdf-chromium.pdf");
const WEASYPRINT: &[u8] = include_bytes!("data/plans/plan-pdf-weasyprint.pdf");
const REPORTLAB: &[u8] = include_bytes!("data/plans/plan-pdf-reportlab.pdf");
const OWNER: &[u8] = include_bytes!("data/plans/plan-pdf-owner.pdf");
const LOCKED: &[u8] = include_bytes!("data/plans/plan-pdf-locked.pdf");
const SCANNED: &[u8] = include_bytes!("data/plans/plan-pdf-scanned.pdf");

/// What a person would call the same: kinds, numbers, titles, the words of each paragraph. PDF knows one space only.
fn tree(draft: &Draft) -> Vec<String> {
    let mut lines = vec![draft.title.clone()];
    for node in &draft.nodes {
        lines.push(format!("{:?} {} {}", node.kind, node.depth, node.heading()));
        lines.extend(node.paragraphs.iter().map(|p| {
            let sign = if p.kind == ParagraphKind::Dash { "-" } else { " " };
            format!("  {sign} {}", p.text)
        }));
    }
    lines.into_iter().map(|line| line.replace(['\u{A0}', '\u{202F}'], " ")).collect()
}

fn check(name: &str, bytes: &[u8]) {
    let (expected, _) = plan(MARKDOWN, "plan.md").unwrap();
    let (draft, warnings) = plan(bytes, "plan.pdf").unwrap();
    let (got, expected) = (tree(&draft), tree(&expected));
    for (got, expected) in got.iter().zip(&expected) {
        assert_eq!(got, expected, "{name}");
    }
    assert_eq!(got.len(), expected.len(), "{name}");
    assert!(warnings.is_empty(), "{name}: {warnings:?}");
}

#[test]
fn a_plan_printed_by_any_program_is_the_plan() {
    for (name, bytes) in [
        ("LibreOffice", LIBRE_OFFICE),
        ("two columns", COLUMNS),
        ("Chromium", CHROMIUM),
        ("WeasyPrint", WEASYPRINT),
        ("ReportLab", REPORTLAB),
        ("ReportLab, protected against changes", OWNER),
    ] {
        check(name, bytes);
    }
}

#[test]
fn page_headers_footers_and_the_table_of_contents_are_set_aside() {
    let (draft, _) = plan(LIBRE_OFFICE, "plan.pdf").unwrap();
    let aside: Vec<(&str, Option<u32>)> =
        draft.set_aside.iter().map(|paragraph| (paragraph.text.as_str(), paragraph.page)).collect();
    assert!(aside.contains(&("Lecture publique – version de travail", Some(1))), "{aside:?}");
    assert!(aside.contains(&("Page 1 sur 4", Some(1))), "{aside:?}");
    assert!(aside.iter().any(|(text, _)| *text == "Sommaire"), "{aside:?}");
    assert!(
        aside.iter().any(|(text, _)| text.starts_with("Mesure 4 bis : Reconnaître le temps des bénévoles"))
    );
    let printed = draft.nodes.iter().flat_map(|node| &node.paragraphs);
    assert!(printed.clone().all(|paragraph| !paragraph.text.contains("version de travail")));
}

#[test]
fn pages_are_counted_and_told() {
    let mut told = Vec::new();
    let (draft, _) = watched(LIBRE_OFFICE, "plan.pdf", &mut |done, of| told.push((done, of))).unwrap();
    assert_eq!(told, [(1, 4), (2, 4), (3, 4), (4, 4)]);
    let pages: Vec<u32> = draft.nodes.iter().filter_map(|node| node.page).collect();
    assert!(pages.is_sorted() && pages.last() == Some(&4), "{pages:?}");
}

#[test]
fn cells_keep_their_place() {
    for bytes in [LIBRE_OFFICE, COLUMNS, CHROMIUM, WEASYPRINT, REPORTLAB] {
        let reading = readers::read(bytes, "plan.pdf", &mut |_, _| {}).unwrap();
        let cells: Vec<(u32, u32, &str)> = reading
            .blocks
            .iter()
            .filter_map(|block| match block.form {
                Form::Cell { row, column, .. } => Some((row, column, block.text.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(cells.len(), 12, "{cells:?}");
        assert_eq!(cells[2], (0, 2, "Territoires servis"));
        assert_eq!(cells[5], (1, 2, "Départements ruraux de moins de cent habitants au kilomètre carré"));
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    let refused = |bytes: &[u8]| plan(bytes, "plan.pdf").unwrap_err();
    assert_eq!(refused(SCANNED), Refused::NoText);
    assert_eq!(refused(LOCKED), Refused::Encrypted(Source::Pdf));
    assert_eq!(refused(b"%PDF-1.7\nrien"), Refused::Damaged(Source::Pdf));
    assert_eq!(refused(&LIBRE_OFFICE[..200]), Refused::Damaged(Source::Pdf));
}
