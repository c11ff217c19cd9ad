//! What is shown of an edited text is the edited text and the draft, whatever is typed.
use proptest::prelude::*;

use super::marks;
use crate::domain::plan::{Paragraph, ParagraphKind, PlanNode};
use crate::domain::wording::sheet::Sheet;
use crate::text::marked::{Hold, Marked, MarkedLine, Tint};

fn section(paragraphs: &[&str]) -> Vec<PlanNode> {
    let paragraph = |text: &&str| Paragraph {
        kind: if text.starts_with("les ") { ParagraphKind::Dash } else { ParagraphKind::Text },
        text: (*text).to_owned(),
        page: None,
    };
    vec![PlanNode {
        title: "Former".to_owned(),
        paragraphs: paragraphs.iter().map(paragraph).collect(),
        ..PlanNode::default()
    }]
}

fn lines(section: &[PlanNode], edited: &str) -> Vec<MarkedLine> {
    let sheet = Sheet::of(section);
    marks::lines(section, &sheet, edited, &marks::changes(&sheet.text, edited))
}

/// What is seen when the words of this section are edited so.
fn check(edit: impl Fn(&str) -> String, expected: &str) {
    let section = section(&["Un délai est accordé.", "les foyers ;", "les hôtels."]);
    let edited = edit(&Sheet::of(&section).text);
    let marked = Marked::new(lines(&section, &edited));
    assert_eq!(marked.text(), expected);
    assert_eq!(marked.own(), edited);
}

#[test]
fn what_changed_reads_without_looks() {
    let text = "Former\nUn délai est accordé.\n– les foyers ;\n– les hôtels.";
    check(str::to_owned, text);
    check(
        |t| t.replace("délai", "répit"),
        "Former\nUn [-délai-]{+répit+} est accordé.\n– les foyers ;\n– les hôtels.",
    );
    check(
        |t| t.replace("– les foyers ;\n", ""),
        "Former\nUn délai est accordé.\n[-– les foyers ;-]\n– les hôtels.",
    );
    check(
        |t| t.replace("\n– les hôtels.", ""),
        "Former\nUn délai est accordé.\n– les foyers ;\n[-– les hôtels.-]",
    );
    check(
        |t| t.replace("accordé.", "accordé.\nIl est long."),
        "Former\nUn délai est accordé.\n{+Il est long.+}\n– les foyers ;\n– les hôtels.",
    );
    check(
        |t| t.replace("délai est", "délai\nest"),
        "Former\nUn délai{+¶+}\nest accordé.\n– les foyers ;\n– les hôtels.",
    );
}

/// The letters of the pieces that answer, in order.
fn letters(lines: &[MarkedLine], of_draft: bool) -> String {
    let pieces = lines.iter().flat_map(|line| &line.pieces);
    let wanted = pieces.filter(|piece| match piece.hold {
        Hold::Own => !(of_draft && piece.tint == Tint::Added),
        _ => of_draft && piece.tint == Tint::Removed,
    });
    wanted.flat_map(|piece| piece.text.chars()).filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_shown_is_the_draft_and_the_edited_text(
        paragraphs in prop::collection::vec("(les )?([a-f]{1,4}[ .,;]{1,2}){0,9}", 0..5),
        edits in prop::collection::vec((0_usize..80, 0_usize..12, "[a-f .\n]{0,6}"), 0..5),
    ) {
        let texts: Vec<&str> = paragraphs.iter().map(|text| text.trim()).collect();
        let section = section(&texts);
        let sheet = Sheet::of(&section);
        let mut edited = sheet.text.clone();
        for (at, removed, written) in edits {
            let floor = |at: usize| crate::text::motion::floor_boundary(&edited, at.min(edited.len()));
            let (from, to) = (floor(at), floor(at + removed));
            edited.replace_range(from..to, &written);
        }
        let lines = lines(&section, &edited);
        let only = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&lines, true), only(&sheet.text));
        prop_assert_eq!(letters(&lines, false), only(&edited));
        prop_assert_eq!(Marked::new(lines).own(), edited);
    }
}
