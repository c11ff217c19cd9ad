//! Learning how this document labels, numbers and nests its parts, from the document itself: which shapes recur,
//! which levels they stand on, what stands inside what. No plan is supposed to say « Mesure ».
mod candidates;
mod roles;
mod words;

use super::readers::{Block, Form};
use super::shapes::Shape;
use crate::domain::plan::NodeKind;
use crate::text::fold::fold;

/// A heading of the document and what it is in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The block it stands in.
    pub block: usize,
    /// Its level, where the format tells it.
    pub level: Option<u8>,
    /// Whether the format or the emphasis shows it as a heading.
    pub marked: bool,
    /// Its label and number, if it has a number.
    pub shape: Option<Shape>,
    /// Its title.
    pub title: String,
    /// What follows the number on the same line when that is no title but text.
    pub body: Option<String>,
    /// What it is in the plan.
    pub kind: NodeKind,
    /// Its place in the nesting, the smaller the higher.
    pub rank: u8,
}

impl Heading {
    /// The label, folded; empty without label.
    pub fn label(&self) -> String {
        self.shape.as_ref().map(|shape| fold(&shape.label)).unwrap_or_default()
    }
}

/// How the document is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scheme {
    /// The block that holds the title of the plan.
    pub title: Option<usize>,
    /// The headings, in reading order.
    pub headings: Vec<Heading>,
    /// The scheme in words, outermost level first.
    pub words: String,
}

/// Learns the scheme of a document.
pub fn learn(blocks: &[Block]) -> Scheme {
    let mut headings = candidates::headings(blocks);
    let title = title(blocks, &mut headings);
    roles::assign(&mut headings);
    let words = words::of(&headings);
    Scheme { title, headings, words }
}

/// The title of the plan: what the format calls so, else a first heading that is alone on its level and neither
/// numbered nor the introduction, else a short first line. It is taken out of the headings.
fn title(blocks: &[Block], headings: &mut Vec<Heading>) -> Option<usize> {
    if let Some(told) = blocks.iter().position(|block| block.form == Form::Title) {
        // The same title printed again as the first heading is one title.
        let again = headings.first().is_some_and(|h| {
            h.shape.is_none() && blocks.get(told).is_some_and(|b| fold(&b.text) == fold(&h.title))
        });
        if again {
            headings.remove(0);
        }
        return Some(told);
    }
    let first = blocks.iter().position(|block| !matches!(block.form, Form::Page(_)))?;
    if let Some(heading) = headings.first().filter(|h| h.block == first) {
        let alone = headings.iter().skip(1).all(|h| h.level != heading.level || h.shape.is_some());
        let fits = heading.shape.is_none() && !heading.title.is_empty() && !is_front(&heading.title);
        let level_tells = heading.level == Some(1) || headings.len() > 1;
        return (fits && (heading.level.is_none() || alone && level_tells)).then(|| headings.remove(0).block);
    }
    let block = blocks.get(first)?;
    let short = block.text.chars().count() <= 200 && !block.text.ends_with(['.', ';', ':', ',']);
    (block.form == Form::Paragraph && block.boxed.is_none() && short && !headings.is_empty()).then_some(first)
}

/// Whether a title is that of an introduction.
pub(crate) fn is_introduction(title: &str) -> bool {
    matches!(
        fold(title).trim_end_matches([' ', ':', '.']),
        "introduction" | "preambule" | "avant-propos" | "introduction generale" | "foreword" | "preamble"
    )
}

/// Whether a title is one that stands before or after the plan proper.
pub(crate) fn is_front(title: &str) -> bool {
    let folded = fold(title);
    let title = folded.trim_end_matches([' ', ':', '.']);
    is_introduction(title)
        || matches!(
            title,
            "sommaire"
                | "table des matieres"
                | "contents"
                | "table of contents"
                | "glossary"
                | "appendix"
                | "appendices"
                | "annexes"
                | "conclusion"
                | "preface"
                | "glossaire"
                | "annexe"
                | "editorial"
                | "liste des sigles"
                | "bibliographie"
                | "remerciements"
                | "synthese"
                | "recapitulatif des mesures"
        )
}
