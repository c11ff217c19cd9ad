//! The places of a section that can be anchored: its title, its head, each paragraph, each sentence, each dash.
use super::anchor::{Anchor, Ordinal, Place};
use super::id::DraftId;
use super::plan::{ParagraphKind, PlanNode};
use crate::text::sentences::sentences;

/// How many characters are kept on either side of a quotation.
const CONTEXT: usize = 40;

/// A place of a section and where its words are on screen: which part, which paragraph, which bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The anchor.
    pub anchor: Anchor,
    /// The rank of the part in the section.
    pub part: usize,
    /// The rank of the paragraph in the part; nothing for the title, the head, the end and the whole.
    pub paragraph: Option<usize>,
    /// Its bytes in that paragraph.
    pub range: std::ops::Range<usize>,
}

/// The places of a section, in reading order: for each part its title, its head, then its paragraphs, each
/// followed by its sentences when it has several, then its end.
pub fn units(section: &[PlanNode], draft: &DraftId) -> Vec<Unit> {
    section.iter().enumerate().flat_map(|(part, node)| part_units(part, node, draft)).collect()
}

pub(super) fn part_units(part: usize, node: &PlanNode, draft: &DraftId) -> Vec<Unit> {
    let bare = |place: Place, quote: &str| Unit {
        anchor: Anchor {
            draft: draft.clone(),
            node: node.key.clone(),
            place,
            quote: quote.to_owned(),
            page: node.page,
            ..Anchor::default()
        },
        part,
        paragraph: None,
        range: 0..0,
    };
    let mut units = vec![bare(Place::Whole, "")];
    if !node.title.is_empty() {
        units.push(bare(Place::Title, &node.title));
    }
    if node.paragraphs.is_empty() {
        return units;
    }
    units.push(bare(Place::Head, ""));
    let of =
        |kind| u32::try_from(node.paragraphs.iter().filter(|p| p.kind == kind).count()).unwrap_or(u32::MAX);
    let (texts, dashes) = (of(ParagraphKind::Text), of(ParagraphKind::Dash));
    let (mut text_rank, mut dash_rank) = (0, 0);
    for (rank, paragraph) in node.paragraphs.iter().enumerate() {
        let place = match paragraph.kind {
            ParagraphKind::Text => {
                text_rank += 1;
                Place::Paragraph { paragraph: Ordinal { n: text_rank, of: texts } }
            }
            ParagraphKind::Dash => {
                dash_rank += 1;
                Place::Dash { dash: Ordinal { n: dash_rank, of: dashes } }
            }
        };
        let whole = 0..paragraph.text.len();
        let page = paragraph.page.or(node.page);
        let unit = |place, range: std::ops::Range<usize>| {
            quoted(&bare(place, ""), &paragraph.text, rank, range, page)
        };
        units.push(unit(place, whole));
        if let Place::Paragraph { paragraph: ordinal } = place {
            let ranges = sentences(&paragraph.text);
            let count = u32::try_from(ranges.len()).unwrap_or(u32::MAX);
            if count > 1 {
                units.extend((1..).zip(ranges).map(|(n, range)| {
                    unit(Place::Sentence { paragraph: ordinal, sentence: Ordinal { n, of: count } }, range)
                }));
            }
        }
    }
    units.push(bare(Place::End, ""));
    units
}

fn quoted(
    bare: &Unit,
    text: &str,
    paragraph: usize,
    range: std::ops::Range<usize>,
    page: Option<u32>,
) -> Unit {
    let mut unit = bare.clone();
    text.get(range.clone()).unwrap_or_default().trim().clone_into(&mut unit.anchor.quote);
    unit.anchor.before = last_chars(text.get(..range.start).unwrap_or_default(), CONTEXT);
    unit.anchor.after = text.get(range.end..).unwrap_or_default().chars().take(CONTEXT).collect();
    unit.anchor.page = page;
    unit.paragraph = Some(paragraph);
    unit.range = range;
    unit
}

/// The anchor of words of a part: bytes of one of its paragraphs, or its title. It names the smallest unit that holds
/// them whole.
pub fn anchor_in(node: &PlanNode, draft: &DraftId, words: Option<(usize, std::ops::Range<usize>)>) -> Anchor {
    let units = part_units(0, node, draft);
    let Some((paragraph, range)) = words else {
        let title = units.into_iter().find(|unit| unit.anchor.place == Place::Title);
        return title.map(|unit| unit.anchor).unwrap_or_default();
    };
    let holds = |unit: &&Unit| {
        unit.paragraph == Some(paragraph) && unit.range.start <= range.start && range.end <= unit.range.end
    };
    let smallest = units.iter().filter(holds).min_by_key(|unit| unit.range.len());
    let text = node.paragraphs.get(paragraph).map(|paragraph| paragraph.text.as_str()).unwrap_or_default();
    smallest.map_or_else(
        || Anchor { draft: draft.clone(), node: node.key.clone(), ..Anchor::default() },
        |unit| quoted(unit, text, paragraph, range, unit.anchor.page).anchor,
    )
}

fn last_chars(text: &str, count: usize) -> String {
    let skip = text.chars().count().saturating_sub(count);
    text.chars().skip(skip).collect()
}
