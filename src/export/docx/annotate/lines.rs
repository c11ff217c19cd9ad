//! The draft as it was read: its headings and paragraphs as lines, in reading order.
use crate::domain::plan::{NodeKind, ParagraphKind, PlanNode};
use crate::domain::wording::revised::{Fate, Piece, Revised, RevisedPart};

/// What a line is on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Heading(NodeKind, u8),
    Paragraph(ParagraphKind),
}

/// A line of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) form: Form,
    pub(super) text: Vec<char>,
    /// The rank of its part, and of its paragraph; nothing for the heading.
    pub(super) part: usize,
    pub(super) paragraph: Option<usize>,
}

/// The heading of a part with this title, and where the title begins in it, in characters.
pub(super) fn heading(part: &RevisedPart, title: String) -> (String, usize) {
    let title_chars = title.chars().count();
    let node = PlanNode {
        kind: part.kind,
        label: part.label.clone(),
        number: part.number.clone(),
        title,
        ..PlanNode::default()
    };
    let heading = node.heading();
    let from = heading.chars().count() - title_chars;
    (heading, from)
}

/// The words of these pieces that are wanted.
pub(super) fn words(pieces: &[Piece], wanted: impl Fn(Fate) -> bool) -> String {
    pieces.iter().filter(|piece| wanted(piece.fate)).map(|piece| piece.text.as_str()).collect()
}

/// The lines of the draft under the marks.
pub(super) fn lines(revised: &Revised) -> Vec<Line> {
    let mut lines = Vec::new();
    for (part, revised) in revised.parts.iter().enumerate() {
        if revised.heading.is_original() {
            let (heading, _) = heading(revised, words(&revised.title, Fate::is_original));
            let form = Form::Heading(revised.kind, revised.depth);
            lines.push(Line { form, text: heading.chars().collect(), part, paragraph: None });
        }
        let mut running = String::new();
        for paragraph in &revised.paragraphs {
            running.push_str(&words(&paragraph.pieces, Fate::is_original));
            if paragraph.mark.is_original() {
                let text = std::mem::take(&mut running).chars().collect();
                let form = Form::Paragraph(paragraph.kind);
                lines.push(Line { form, text, part, paragraph: paragraph.original });
            }
        }
    }
    lines
}
