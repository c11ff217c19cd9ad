//! Places of the plan in English: "in the last sentence of paragraph 2 (p. 3)".
use crate::domain::anchor::{Ordinal, Place};
use crate::text::lang::Lang;

use super::super::nouns::part_noun;
use super::Context;
use super::place::{Spot, is_box, part};

/// The opening of the sentence that says where.
pub(super) fn opening(spot: &Spot<'_>, context: &Context<'_>) -> String {
    let in_box = is_box(spot.inner);
    let whose = spot.inner.map(|inner| part(inner, context));
    let of_whose = || whose.as_ref().map(|whose| format!(" of {whose}")).unwrap_or_default();
    let words = match (unit(spot.place, in_box), &whose) {
        (Some(unit), _) => format!("in {unit}{}", of_whose()),
        (None, _) if matches!(spot.place, Place::Head | Place::End) => {
            let edge = if spot.place == Place::Head { "beginning" } else { "end" };
            let section = || format!("the {}", part_noun(context.section(), Lang::En));
            format!("at the {edge} of {}", whose.clone().unwrap_or_else(section))
        }
        (None, _) if spot.place == Place::Title => format!("in the title{}", of_whose()),
        (None, Some(whose)) => format!("in {whose}"),
        (None, None) => String::new(),
    };
    let of_draft = spot.draft.as_ref().map(|draft| format!("of the {draft}"));
    match (words.is_empty(), spot.page, of_draft) {
        (false, Some(page), Some(draft)) => format!("{words} (p.\u{a0}{page} {draft})"),
        (false, Some(page), None) => format!("{words} (p.\u{a0}{page})"),
        (false, None, Some(draft)) => format!("{words} {draft}"),
        (true, Some(page), Some(draft)) => format!("on p.\u{a0}{page} {draft}"),
        (true, Some(page), None) => format!("on p.\u{a0}{page}"),
        (true, None, Some(_)) => format!("in the {}", spot.draft.as_deref().unwrap_or_default()),
        (_, None, None) => words,
    }
}

/// "the last sentence of paragraph 2"; nothing for what has no rank, or is the only one.
pub(super) fn unit(place: Place, in_box: bool) -> Option<String> {
    let noun = if in_box { "line" } else { "paragraph" };
    match place {
        Place::Paragraph { paragraph } => (paragraph.of > 1).then(|| ranked(paragraph, noun)),
        Place::Dash { dash } => Some(if dash.of > 1 { ranked(dash, "dash") } else { "the dash".to_owned() }),
        Place::Sentence { paragraph, sentence } => {
            match ((sentence.of > 1).then(|| ranked(sentence, "sentence")), paragraph.of > 1) {
                (Some(inner), true) => Some(format!("{inner} of {}", ranked(paragraph, noun))),
                (Some(inner), false) => Some(inner),
                (None, true) => Some(ranked(paragraph, noun)),
                (None, false) => None,
            }
        }
        Place::Whole | Place::Title | Place::Head | Place::End => None,
    }
}

/// "paragraph 2", "the last sentence".
pub(super) fn ranked(rank: Ordinal, noun: &str) -> String {
    if rank.is_last() { format!("the last {noun}") } else { format!("{noun}\u{a0}{}", rank.n) }
}
