//! Places of the plan as French cites them: « à la dernière phrase du 2e paragraphe (p. 3) ».
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Side};
use crate::domain::anchor::{Anchor, Ordinal, Place};
use crate::domain::plan::{NodeKind, PlanNode};
use crate::text::french::elision::introduce;
use crate::text::french::{Gender, numbers};
use crate::text::lang::Lang;

use super::super::nouns::{draft_name, gender, part_name, part_noun, with_article};
use super::{Context, additions, place_english};

/// The opening of the sentence that says where, without capital and without comma; empty when the operation says it.
pub(super) fn opening(amendment: &Amendment, context: &Context<'_>) -> String {
    if !is_told(amendment) {
        return String::new();
    }
    let spot = Spot {
        place: held(amendment, context),
        inner: context.inner(amendment),
        page: amendment.anchor.page,
        draft: other_draft(&amendment.anchor, context),
    };
    match context.lang {
        Lang::Fr => french(&spot, context),
        Lang::En => place_english::opening(&spot, context),
    }
}

/// A place, as it is told.
pub(super) struct Spot<'a> {
    /// The unit.
    pub(super) place: Place,
    /// The sub-measure or the box it stands in.
    pub(super) inner: Option<&'a PlanNode>,
    /// Its page, if known.
    pub(super) page: Option<u32>,
    /// The name of its draft, when it is not the one under review.
    pub(super) draft: Option<String>,
}

/// Whether the sentence opens on the place: what is done to a part as a whole names the part, and what is done to a
/// title or through the whole plan says so.
fn is_told(amendment: &Amendment) -> bool {
    use AmendmentKind::{Delete, Everywhere, Merge, Move, NewMeasure, Reinstate, Retitle, Split};
    match amendment.kind {
        Retitle | NewMeasure | Everywhere | Reinstate | Split | Merge => false,
        Move => !amendment.old.trim().is_empty(),
        Delete => !is_whole_part(amendment) || is_instruction(amendment),
        AmendmentKind::Add | AmendmentKind::Replace | AmendmentKind::AddToList => true,
    }
}

/// Whether the proposal says what to do without the words.
pub(super) fn is_instruction(amendment: &Amendment) -> bool {
    amendment.form == Form::Instruction && !amendment.new.trim().is_empty()
}

/// Whether it is the part itself that goes.
pub(super) fn is_whole_part(amendment: &Amendment) -> bool {
    amendment.anchor.place == Place::Whole && old_words(amendment).is_empty()
}

/// The words that go; those of the anchor when none were noted.
pub(super) fn old_words(amendment: &Amendment) -> &str {
    let old = amendment.old.trim();
    // A term that is replaced everywhere is not the passage where that was thought of.
    let named = amendment.kind != AmendmentKind::Everywhere;
    if old.is_empty() && named { amendment.anchor.quote.trim() } else { old }
}

/// The unit in which the operation takes place: what goes beside a paragraph or a sentence stands in what holds it.
fn held(amendment: &Amendment, context: &Context<'_>) -> Place {
    let place = amendment.anchor.place;
    let adds = amendment.kind == AmendmentKind::Add && !is_instruction(amendment);
    let deletes_unit = amendment.kind == AmendmentKind::Delete
        && !is_instruction(amendment)
        && old_words(amendment).is_empty();
    match place {
        _ if deletes_unit && place != Place::Title => Place::Whole,
        Place::Dash { .. } if amendment.kind == AmendmentKind::AddToList => Place::Whole,
        Place::Paragraph { .. } | Place::Dash { .. } if adds && amendment.adds_paragraphs() => {
            match (is_alone(&amendment.anchor, context), amendment.side) {
                (true, Side::Before) => Place::Head,
                (true, Side::After) => Place::End,
                (false, _) => Place::Whole,
            }
        }
        Place::Sentence { paragraph, .. } if adds && additions::is_beside_sentence(amendment) => {
            Place::Paragraph { paragraph }
        }
        _ => place,
    }
}

/// Whether a paragraph is the only one of its part.
pub(super) fn is_alone(anchor: &Anchor, context: &Context<'_>) -> bool {
    let one = |rank: Ordinal| rank.of <= 1;
    let only = match anchor.place {
        Place::Paragraph { paragraph: rank } | Place::Dash { dash: rank } => one(rank),
        _ => false,
    };
    only && context.part(&anchor.node).is_none_or(|node| node.paragraphs.len() <= 1)
}

fn french(spot: &Spot<'_>, context: &Context<'_>) -> String {
    let in_box = is_box(spot.inner);
    let whose = spot.inner.map(|inner| part(inner, context));
    let of_whose = || whose.as_ref().map(|whose| format!(" {}", introduce("de", whose))).unwrap_or_default();
    let words = match (unit(spot.place, in_box), &whose) {
        (Some(unit), _) => format!("{}{}", introduce("à", &unit), of_whose()),
        (None, _) if matches!(spot.place, Place::Head | Place::End) => {
            let edge = if spot.place == Place::Head { "en tête" } else { "à la fin" };
            let section = || with_article(&part_noun(context.section(), Lang::Fr));
            format!("{edge} {}", introduce("de", &whose.clone().unwrap_or_else(section)))
        }
        (None, _) if spot.place == Place::Title => format!("dans le titre{}", of_whose()),
        (None, Some(whose)) if in_box => format!("dans {whose}"),
        (None, Some(whose)) => introduce("à", whose),
        (None, None) => String::new(),
    };
    let of_draft = spot.draft.as_ref().map(|draft| introduce("de", &with_article(draft)));
    match (words.is_empty(), spot.page, of_draft) {
        (false, Some(page), Some(draft)) => format!("{words} (p.\u{202f}{page} {draft})"),
        (false, Some(page), None) => format!("{words} (p.\u{202f}{page})"),
        (false, None, Some(draft)) => format!("{words} {draft}"),
        (true, Some(page), Some(draft)) => format!("à la p.\u{202f}{page} {draft}"),
        (true, Some(page), None) => format!("à la p.\u{202f}{page}"),
        (true, None, Some(_)) => {
            format!("dans {}", with_article(spot.draft.as_deref().unwrap_or_default()))
        }
        (_, None, None) => words,
    }
}

pub(super) fn is_box(node: Option<&PlanNode>) -> bool {
    node.is_some_and(|node| node.kind == NodeKind::Box)
}

/// « la mesure 7 », « la sous-mesure 2/ », « l’encadré »; a box is named by its title when there are several.
pub(super) fn part(node: &PlanNode, context: &Context<'_>) -> String {
    let lang = context.lang;
    let boxes = |section: &[PlanNode]| section.iter().filter(|node| node.kind == NodeKind::Box).count();
    let alone = node.kind == NodeKind::Box
        && context
            .session
            .drafts()
            .iter()
            .rev()
            .find(|draft| draft.node(&node.key).is_some())
            .and_then(|draft| Some(draft.section(draft.section_of(&node.key)?)))
            .is_none_or(|section| boxes(section) <= 1);
    let name = if alone || node.kind == NodeKind::Introduction {
        part_noun(Some(node), lang)
    } else {
        part_name(node, lang)
    };
    lang.pick(with_article(&name), if node.kind == NodeKind::Box { format!("the {name}") } else { name })
}

/// « la dernière phrase du 2e paragraphe », « la 2e ligne » of a box; nothing for what has no rank, or is the only one.
pub(super) fn unit(place: Place, in_box: bool) -> Option<String> {
    let noun = if in_box { "ligne" } else { "paragraphe" };
    match place {
        Place::Paragraph { paragraph } => (paragraph.of > 1).then(|| ranked(paragraph, noun)),
        Place::Dash { dash } => Some(if dash.of > 1 { ranked(dash, "tiret") } else { "le tiret".to_owned() }),
        Place::Sentence { paragraph, sentence } => {
            match ((sentence.of > 1).then(|| ranked(sentence, "phrase")), paragraph.of > 1) {
                (Some(inner), true) => Some(format!("{inner} {}", introduce("de", &ranked(paragraph, noun)))),
                (Some(inner), false) => Some(inner),
                (None, true) => Some(ranked(paragraph, noun)),
                (None, false) => None,
            }
        }
        Place::Whole | Place::Title | Place::Head | Place::End => None,
    }
}

/// « le 2e paragraphe », « la dernière phrase ».
pub(super) fn ranked(rank: Ordinal, noun: &str) -> String {
    let article = if is_feminine(noun) { "la" } else { "le" };
    format!("{article} {}", rank_of(rank, noun, Lang::Fr))
}

fn is_feminine(noun: &str) -> bool {
    noun == "phrase" || gender(noun) == Gender::Feminine
}

/// « 2e paragraphe », « dernière phrase »; "paragraph 2", "last sentence".
fn rank_of(rank: Ordinal, noun: &str, lang: Lang) -> String {
    let feminine = is_feminine(noun);
    let gender = if feminine { Gender::Feminine } else { Gender::Masculine };
    match lang {
        Lang::Fr if rank.is_last() => format!("{} {noun}", if feminine { "dernière" } else { "dernier" }),
        Lang::Fr => format!("{}\u{a0}{noun}", numbers::ordinal(rank.n, gender)),
        Lang::En if rank.is_last() => format!("last {noun}"),
        Lang::En => format!("{noun}\u{a0}{}", rank.n),
    }
}

/// A place by itself, for tables: « titre », « 2e paragraphe, dernière phrase »; nothing for the part as a whole.
pub(in super::super) fn cited(place: Place, lang: Lang) -> String {
    let paragraph_of = |rank| rank_of(rank, lang.pick("paragraphe", "paragraph"), lang);
    match place {
        Place::Whole => String::new(),
        Place::Title => lang.pick("titre", "title").to_owned(),
        Place::Head => lang.pick("en tête", "head").to_owned(),
        Place::End => lang.pick("à la fin", "end").to_owned(),
        Place::Paragraph { paragraph } => paragraph_of(paragraph),
        Place::Dash { dash } => rank_of(dash, lang.pick("tiret", "dash"), lang),
        Place::Sentence { paragraph, sentence } => {
            let inner = rank_of(sentence, lang.pick("phrase", "sentence"), lang);
            format!("{}, {inner}", paragraph_of(paragraph))
        }
    }
}

/// The draft quoted when it is not the one under review; a ghost measure says it itself.
fn other_draft(anchor: &Anchor, context: &Context<'_>) -> Option<String> {
    let session = context.session;
    let reviewed = session.draft()?;
    let gone = reviewed.node(&context.entry.node).is_none();
    if gone || anchor.draft == reviewed.id {
        return None;
    }
    session.drafts().get(&anchor.draft).map(|draft| draft_name(draft, context.lang))
}

/// Another part of the plan with its article: « la mesure 7 », « la priorité III », « la sous-mesure 1/ de la mesure 9 ».
pub(super) fn target(amendment: &Amendment, context: &Context<'_>) -> Option<(NodeKind, String)> {
    let node = context.part(amendment.target.as_ref()?)?;
    let mut name = part(node, context);
    if !node.kind.is_section()
        && let Some(section) = section_of(node, context).filter(|section| section.key != context.entry.node)
    {
        let whose = part(section, context);
        name = match context.lang {
            Lang::Fr => format!("{name} {}", introduce("de", &whose)),
            Lang::En => format!("{name} of {whose}"),
        };
    }
    Some((node.kind, name))
}

fn section_of<'a>(node: &PlanNode, context: &Context<'a>) -> Option<&'a PlanNode> {
    let draft = context.session.drafts().iter().rev().find(|draft| draft.node(&node.key).is_some())?;
    context.part(draft.section_of(&node.key)?)
}
