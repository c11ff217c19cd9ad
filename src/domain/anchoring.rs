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
    let mut units = vec![bare(part, node, draft, Place::Whole)];
    units.extend(title_unit(part, node, draft));
    if node.paragraphs.is_empty() {
        return units;
    }
    units.push(bare(part, node, draft, Place::Head));
    let (texts, dashes) = (count(node, ParagraphKind::Text), count(node, ParagraphKind::Dash));
    let (mut text_rank, mut dash_rank) = (0, 0);
    for (rank, paragraph) in node.paragraphs.iter().enumerate() {
        let ordinal = match paragraph.kind {
            ParagraphKind::Text => {
                text_rank += 1;
                Ordinal { n: text_rank, of: texts }
            }
            ParagraphKind::Dash => {
                dash_rank += 1;
                Ordinal { n: dash_rank, of: dashes }
            }
        };
        units.extend(paragraph_units(part, node, draft, (rank, ordinal)));
    }
    units.push(bare(part, node, draft, Place::End));
    units
}

fn bare(part: usize, node: &PlanNode, draft: &DraftId, place: Place) -> Unit {
    let anchor =
        Anchor { draft: draft.clone(), node: node.key.clone(), place, page: node.page, ..Anchor::default() };
    Unit { anchor, part, paragraph: None, range: 0..0 }
}

fn title_unit(part: usize, node: &PlanNode, draft: &DraftId) -> Option<Unit> {
    let mut unit = bare(part, node, draft, Place::Title);
    unit.anchor.quote.clone_from(&node.title);
    (!node.title.is_empty()).then_some(unit)
}

fn count(node: &PlanNode, kind: ParagraphKind) -> u32 {
    u32::try_from(node.paragraphs.iter().filter(|p| p.kind == kind).count()).unwrap_or(u32::MAX)
}

/// A paragraph or a dash, then the sentences of a paragraph that has several.
fn paragraph_units(
    part: usize,
    node: &PlanNode,
    draft: &DraftId,
    (rank, ordinal): (usize, Ordinal),
) -> Vec<Unit> {
    let Some(paragraph) = node.paragraphs.get(rank) else { return Vec::new() };
    let page = paragraph.page.or(node.page);
    let unit = |place, range: std::ops::Range<usize>| {
        quoted(&bare(part, node, draft, place), &paragraph.text, rank, range, page)
    };
    let whole = 0..paragraph.text.len();
    if paragraph.kind == ParagraphKind::Dash {
        return vec![unit(Place::Dash { dash: ordinal }, whole)];
    }
    let mut units = vec![unit(Place::Paragraph { paragraph: ordinal }, whole)];
    let ranges = sentences(&paragraph.text);
    let of = u32::try_from(ranges.len()).unwrap_or(u32::MAX);
    if of > 1 {
        units.extend((1..).zip(ranges).map(|(n, range)| {
            unit(Place::Sentence { paragraph: ordinal, sentence: Ordinal { n, of } }, range)
        }));
    }
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
    let Some((paragraph, range)) = words else {
        return title_unit(0, node, draft).map(|unit| unit.anchor).unwrap_or_default();
    };
    // Only its paragraph is cut into sentences: a long part costs no more than a short one.
    let kind = node.paragraphs.get(paragraph).map(|paragraph| paragraph.kind).unwrap_or_default();
    let before = node.paragraphs.iter().take(paragraph).filter(|other| other.kind == kind).count();
    let n = u32::try_from(before + 1).unwrap_or(u32::MAX);
    let units = paragraph_units(0, node, draft, (paragraph, Ordinal { n, of: count(node, kind) }));
    let holds = |unit: &&Unit| unit.range.start <= range.start && range.end <= unit.range.end;
    let smallest = units.iter().filter(holds).min_by_key(|unit| unit.range.len());
    let text = node.paragraphs.get(paragraph).map(|paragraph| paragraph.text.as_str()).unwrap_or_default();
    smallest.map_or_else(
        || Anchor { draft: draft.clone(), node: node.key.clone(), ..Anchor::default() },
        |unit| quoted(unit, text, paragraph, range, unit.anchor.page).anchor,
    )
}

/// The anchor of a selection in a part: bytes from one of its paragraphs to the same or a later one. Of several
/// paragraphs the words are quoted line by line, and the place is the first one.
pub fn anchor_of(
    section: &[PlanNode],
    draft: &DraftId,
    part: usize,
    (first, last): (usize, usize),
    range: std::ops::Range<usize>,
) -> Anchor {
    let Some(node) = section.get(part) else { return Anchor::default() };
    let text = |rank: usize| node.paragraphs.get(rank).map(|paragraph| paragraph.text.as_str());
    if last <= first {
        let length = text(first).unwrap_or_default().len();
        return anchor_in(node, draft, Some((first, range.start..range.end.min(length))));
    }
    let (head, tail) = (text(first).unwrap_or_default(), text(last).unwrap_or_default());
    let mut anchor = anchor_in(node, draft, Some((first, 0..head.len())));
    let mut quote = head.get(range.start..).unwrap_or_default().trim_start().to_owned();
    for rank in first + 1..last {
        quote.push('\n');
        quote.push_str(text(rank).unwrap_or_default());
    }
    quote.push('\n');
    quote.push_str(tail.get(..range.end).unwrap_or_default().trim_end());
    anchor.quote = quote;
    anchor.before = last_chars(head.get(..range.start).unwrap_or_default(), CONTEXT);
    anchor.after = tail.get(range.end..).unwrap_or_default().chars().take(CONTEXT).collect();
    anchor
}

fn last_chars(text: &str, count: usize) -> String {
    // Counted from the end: the text before may be long.
    let start = text.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::Paragraph;

    fn measure() -> Vec<PlanNode> {
        let paragraph = |kind, text: &str| Paragraph { kind, text: text.to_owned(), page: Some(3) };
        vec![PlanNode {
            key: "m-1".into(),
            title: "Former".to_owned(),
            page: Some(2),
            paragraphs: vec![
                paragraph(ParagraphKind::Text, "Un délai est accordé. Il est de trente jours."),
                paragraph(ParagraphKind::Dash, "les foyers ;"),
                paragraph(ParagraphKind::Text, "Un bilan suivra."),
            ],
            ..PlanNode::default()
        }]
    }

    /// The paragraphs, the bytes; then the place, the words, what stands before and after.
    fn check(ranks: (usize, usize), range: std::ops::Range<usize>, expected: (Place, &str, &str, &str)) {
        let anchor = anchor_of(&measure(), &"v1".into(), 0, ranks, range);
        let (place, quote, before, after) = expected;
        assert_eq!((anchor.place, anchor.quote.as_str()), (place, quote));
        assert_eq!((anchor.before.as_str(), anchor.after.as_str()), (before, after), "{quote}");
        assert_eq!((anchor.draft.to_string().as_str(), anchor.page), ("v1", Some(3)));
    }

    #[test]
    fn a_selection_is_anchored_in_the_smallest_unit_that_holds_it() {
        let of = |n, of| Ordinal { n, of };
        let sentence = |n| Place::Sentence { paragraph: of(1, 2), sentence: of(n, 2) };
        check((0, 0), 3..9, (sentence(1), "délai", "Un ", " est accordé. Il est de trente jours."));
        check((0, 0), 24..47, (sentence(2), "Il est de trente jours.", "Un délai est accordé. ", ""));
        let across = Place::Paragraph { paragraph: of(1, 2) };
        check((0, 0), 10..26, (across, "est accordé. Il", "Un délai ", " est de trente jours."));
        check((1, 1), 4..10, (Place::Dash { dash: of(1, 1) }, "foyers", "les ", " ;"));
        check((2, 2), 0..16, (Place::Paragraph { paragraph: of(2, 2) }, "Un bilan suivra.", "", ""));
    }

    #[test]
    fn a_selection_over_paragraphs_is_quoted_line_by_line_and_placed_in_the_first() {
        let first = Place::Paragraph { paragraph: Ordinal { n: 1, of: 2 } };
        let words = "trente jours.\nles foyers ;\nUn bilan";
        // From a byte of the first paragraph to a byte of the last one, which stands before it.
        let (from, to) = (34, 8);
        check((0, 2), from..to, (first, words, "Un délai est accordé. Il est de ", " suivra."));
    }

    #[test]
    fn a_place_that_is_not_there_is_no_panic() {
        assert_eq!(anchor_of(&[], &"v1".into(), 0, (0, 0), 0..5), Anchor::default());
        let beyond = anchor_of(&measure(), &"v1".into(), 0, (7, 9), 3..5);
        assert_eq!(beyond.quote.trim(), "");
    }
}
