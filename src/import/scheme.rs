//! Learning how this document labels, numbers and nests its parts, from the document itself: which shapes recur,
//! which levels they stand on, what stands inside what. No plan is supposed to say « Mesure ».
mod candidates;
mod roles;

use super::readers::{Block, Form};
use super::shapes::{self, Shape};
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
    let words = words(&headings);
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
pub(super) fn is_introduction(title: &str) -> bool {
    matches!(
        fold(title).trim_end_matches([' ', ':', '.']),
        "introduction" | "preambule" | "avant-propos" | "introduction generale"
    )
}

/// Whether a title is one that stands before or after the plan proper.
pub(super) fn is_front(title: &str) -> bool {
    let folded = fold(title);
    let title = folded.trim_end_matches([' ', ':', '.']);
    is_introduction(title)
        || matches!(
            title,
            "sommaire"
                | "table des matieres"
                | "conclusion"
                | "preface"
                | "glossaire"
                | "annexe"
                | "annexes"
                | "editorial"
                | "liste des sigles"
                | "bibliographie"
                | "remerciements"
                | "synthese"
                | "recapitulatif des mesures"
        )
}

/// « Priorité I à III, intertitres sans numéro (8), Mesure 1 à 23, sous-mesures (4) ».
fn words(headings: &[Heading]) -> String {
    let mut tiers: Vec<(u8, String, Vec<&Heading>)> = Vec::new();
    for heading in headings {
        if matches!(heading.kind, NodeKind::Introduction | NodeKind::Other) {
            continue;
        }
        let label = heading.label();
        let numbered = heading.shape.is_some();
        let tier = tiers.iter_mut().find(|(rank, known, first)| {
            (*known == label && !label.is_empty())
                || (*rank == heading.rank
                    && *known == label
                    && first.first().is_some_and(|h| h.shape.is_some() == numbered))
        });
        match tier {
            Some((_, _, members)) => members.push(heading),
            None => tiers.push((heading.rank, label, vec![heading])),
        }
    }
    tiers.sort_by_key(|(rank, _, _)| *rank);
    tiers.iter().map(|(_, _, members)| tier_in_words(members)).collect::<Vec<_>>().join(", ")
}

fn tier_in_words(members: &[&Heading]) -> String {
    let (Some(first), Some(last)) = (members.first(), members.last()) else { return String::new() };
    let count = members.len();
    let name = match first.kind {
        NodeKind::SubMeasure => return format!("sous-mesures ({count})"),
        NodeKind::Measure => "titres numérotés",
        _ => "parties numérotées",
    };
    match (&first.shape, &last.shape) {
        (Some(a), Some(b)) if a.label.is_empty() => format!("{name} {} à {} ({count})", a.number, b.number),
        (Some(a), Some(b)) if count > 1 => format!("{} {} à {} ({count})", a.label, a.number, b.number),
        (Some(a), _) => format!("{} {}", a.label, a.number),
        _ => format!("intertitres sans numéro ({count})"),
    }
}

/// Whether a line has no letter in lower case, and enough of them in upper case to be a title.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 4
        && !text.chars().any(char::is_lowercase)
        && shapes::starts_upper(text)
}
