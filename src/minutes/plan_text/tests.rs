//! The plan with its proposals, as text.
use super::of;
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{NodeKind, ParagraphKind};
use crate::domain::session::Session;
use crate::domain::wording::revised::{Fate, Piece, Revised, RevisedParagraph, RevisedPart};
use crate::export::{html, markdown};
use crate::minutes::document::{Content, Document};
use crate::minutes::{Marks, Options};

fn piece(text: &str, fate: Fate) -> Piece {
    Piece { text: text.to_owned(), fate }
}

fn paragraph(kind: ParagraphKind, pieces: Vec<Piece>, mark: Fate) -> RevisedParagraph {
    RevisedParagraph { kind, pieces, mark, original: None }
}

fn revised() -> Revised {
    let text = ParagraphKind::Text;
    let measure = RevisedPart {
        key: "m-1".into(),
        kind: NodeKind::Measure,
        label: "Mesure".to_owned(),
        number: Some(MeasureNumber::new("1")),
        title: vec![piece("Informer", Fate::Kept), piece(" et former", Fate::Added(0))],
        paragraphs: vec![
            paragraph(
                text,
                vec![piece("En ", Fate::Kept), piece("mai", Fate::Removed(1)), piece("juin", Fate::Added(1))],
                Fate::Removed(1),
            ),
            paragraph(text, vec![piece(", donc.", Fate::Kept)], Fate::Kept),
            paragraph(ParagraphKind::Dash, vec![piece("les élèves", Fate::Kept)], Fate::Kept),
            paragraph(ParagraphKind::Dash, vec![piece("les juges", Fate::Added(2))], Fate::Added(2)),
            paragraph(text, vec![piece("Adieu.", Fate::Removed(2))], Fate::Removed(2)),
        ],
        ..RevisedPart::default()
    };
    let frame = RevisedPart {
        key: "m-1.box".into(),
        kind: NodeKind::Box,
        depth: 1,
        paragraphs: vec![paragraph(text, vec![piece("Responsable : MIPROF", Fate::Kept)], Fate::Kept)],
        ..RevisedPart::default()
    };
    Revised { parts: vec![measure, frame], ..Revised::default() }
}

fn composed(marks: Marks) -> Document {
    of(&revised(), &Session::new("s".into()), &Options { marks, ..Options::default() })
}

#[test]
fn settled_it_reads_as_proposed() {
    let made = markdown::render(&composed(Marks::Settled));
    let expected = "## Mesure 1\u{a0}: Informer et former\n\nEn juin, donc.\n\n- les élèves\n- les juges\n\n> Responsable : MIPROF\n";
    assert!(made.ends_with(expected), "{made}");
}

#[test]
fn marked_it_gives_both_texts_back_to_the_letter() {
    let made = html::render(&composed(Marks::Shown));
    for expected in [
        "Informer<ins> et former</ins></h2>",
        "<p class=\"body\">En <del>mai</del><ins>juin</ins><del>¶</del></p>",
        "<li><ins>les juges</ins></li>",
        "<p class=\"body\"><del>Adieu.</del></p>",
        "<blockquote><p>Responsable : MIPROF</p></blockquote>",
    ] {
        assert!(made.contains(expected), "{expected} in {made}");
    }
}

#[test]
fn each_part_has_a_bookmark_of_its_own() {
    let part = |heading| RevisedPart { heading, ..revised().parts[0].clone() };
    let parts = vec![part(Fate::MovedTo(0)), part(Fate::MovedFrom(0))];
    let moved = Revised { parts, ..Revised::default() };
    let document = of(&moved, &Session::new("s".into()), &Options::default());
    let bookmarks: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match &block.content {
            Content::Heading { bookmark, .. } => Some(bookmark.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(bookmarks, ["s_m_1", "s_m_1_1"]);
}
