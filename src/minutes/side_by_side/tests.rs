//! What is told side by side, of hand-made revisions.
use super::of;
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{NodeKind, ParagraphKind};
use crate::domain::session::Session;
use crate::domain::wording::revised::{Fate, Piece, Revised, RevisedParagraph, RevisedPart};
use crate::export::plain;
use crate::minutes::Options;
use crate::minutes::document::{Content, Document, plain_text};

fn piece(text: &str, fate: Fate) -> Piece {
    Piece { text: text.to_owned(), fate }
}

fn paragraph(pieces: Vec<Piece>, mark: Fate) -> RevisedParagraph {
    RevisedParagraph { pieces, mark, ..RevisedParagraph::default() }
}

fn measure(number: &str, paragraphs: Vec<RevisedParagraph>) -> RevisedPart {
    RevisedPart {
        key: format!("m-{number}").as_str().into(),
        kind: NodeKind::Measure,
        label: "Mesure".to_owned(),
        number: Some(MeasureNumber::new(number)),
        title: vec![piece("Informer", Fate::Kept)],
        paragraphs,
        ..RevisedPart::default()
    }
}

fn composed(parts: Vec<RevisedPart>) -> Document {
    let revised = Revised { parts, ..Revised::default() };
    of(&revised, &Session::new("s".into()), &Options::default())
}

/// The headings, and the cells of the rows under each.
fn told(document: &Document) -> Vec<(String, Vec<[String; 2]>)> {
    let mut told: Vec<(String, Vec<[String; 2]>)> = Vec::new();
    for block in &document.blocks {
        match &block.content {
            Content::Heading { text, .. } => told.push((plain_text(text), Vec::new())),
            Content::Table { rows, .. } => {
                let cells = rows.iter().map(|row| [plain_text(&row.cells[0]), plain_text(&row.cells[1])]);
                told.last_mut().unwrap().1.extend(cells);
            }
            _ => {}
        }
    }
    told
}

#[test]
fn only_what_changes_is_told() {
    let kept = || paragraph(vec![piece("Rien ne change.", Fate::Kept)], Fate::Kept);
    let changed = paragraph(
        vec![
            piece("En ", Fate::Kept),
            piece("mai", Fate::Removed(0)),
            piece("juin", Fate::Added(0)),
            piece(".", Fate::Kept),
        ],
        Fate::Kept,
    );
    let comes = RevisedParagraph {
        kind: ParagraphKind::Dash,
        ..paragraph(vec![piece("les élèves", Fate::Added(1))], Fate::Added(1))
    };
    let document = composed(vec![measure("1", vec![kept()]), measure("2", vec![kept(), changed, comes])]);
    let row = |left: &str, right: &str| [left.to_owned(), right.to_owned()];
    assert_eq!(
        told(&document),
        [(
            "Mesure 2\u{a0}: Informer".to_owned(),
            vec![row("En mai.", "En juin."), row("", "–\u{a0}les élèves")]
        )]
    );
    let text = plain::render(&document);
    assert!(text.contains("En [-mai-].") && text.contains("│ En {+juin+}."), "{text}");
    assert!(plain::lines(&document, 78).iter().all(|line| crate::text::wrap::cells(&line.text) <= 78));
}

#[test]
fn a_part_that_moves_is_named_where_it_was_and_where_it_comes() {
    let moving = |fate: Fate| RevisedPart {
        heading: fate,
        title: vec![piece("Informer", fate)],
        ..measure("3", vec![paragraph(vec![piece("Un texte.", fate)], fate)])
    };
    let document = composed(vec![moving(Fate::MovedTo(0)), moving(Fate::MovedFrom(0))]);
    let row = |left: &str, right: &str| vec![[left.to_owned(), right.to_owned()]];
    let heading = "Mesure 3\u{a0}: Informer".to_owned();
    assert_eq!(
        told(&document),
        [
            (heading.clone(), row("", &format!("{heading} (déplacé ici)"))),
            (heading.clone(), row(&format!("{heading} (déplacé)"), "")),
        ]
    );
}

#[test]
fn a_plan_that_does_not_change_says_so() {
    let text = plain::render(&composed(vec![measure("1", Vec::new())]));
    assert!(text.contains("Aucune proposition ne change le texte du plan."), "{text}");
}
