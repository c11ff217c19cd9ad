//! Places of the plan as French cites them: « à la p. 3, au 2e paragraphe, dernière phrase ».
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Side};
use crate::domain::anchor::{Anchor, Ordinal, Place};
use crate::domain::plan::{NodeKind, PlanNode};
use crate::domain::relocation::same_words_in_review;
use crate::text::french::{Gender, numbers};
use crate::text::lang::Lang;

use super::super::nouns::{draft_name, find_part, of, part_name, part_noun, with_article};
use super::Context;

/// An amendment made on an earlier draft, at its place in the draft under review, when its very words are there.
pub(super) fn in_review(amendment: &Amendment, context: &Context<'_>) -> Option<Amendment> {
    if amendment.kind == AmendmentKind::Reinstate {
        return None;
    }
    let anchor = same_words_in_review(&amendment.anchor, context.session)?;
    Some(Amendment { anchor, ..amendment.clone() })
}

/// The opening of the sentence that says where, without capital and without comma; empty for the section as a whole.
pub(super) fn opening(amendment: &Amendment, context: &Context<'_>) -> String {
    let anchor = &amendment.anchor;
    if amendment.kind == AmendmentKind::Retitle {
        return String::new();
    }
    let lang = context.lang;
    let part = context.session.drafts().get(&anchor.draft).and_then(|draft| draft.node(&anchor.node));
    let inner = part.filter(|_| anchor.node != *context.section);
    let mut words = Vec::new();
    if let Some(page) = anchor.page.filter(|_| names_a_page(amendment)) {
        words.push(lang.pick(format!("à la p.\u{a0}{page}"), format!("on p.\u{a0}{page}")));
    }
    let unit = unit(anchor.place, amendment, lang);
    if !unit.is_empty() {
        words.push(unit);
    }
    let edge = edge(anchor.place, part, lang);
    match (inner, edge.is_empty()) {
        (_, false) => words.push(edge),
        (Some(inner), true) => {
            words.insert(usize::from(anchor.page.is_some() && names_a_page(amendment)), within(inner, lang));
        }
        (None, true) => {}
    }
    if let Some(draft) = other_draft(anchor, amendment.kind, context) {
        words.push(lang.pick(format!("dans la {draft}"), format!("in the {draft}")));
    }
    words.join(", ")
}

/// The page helps for words inside the text, not for the section as a whole.
fn names_a_page(amendment: &Amendment) -> bool {
    use AmendmentKind::{Merge, Move, Reinstate, Split};
    amendment.anchor.place != Place::Whole || !matches!(amendment.kind, Split | Merge | Move | Reinstate)
}

/// « au 2e paragraphe, dernière phrase »; a part with one paragraph only needs no rank.
fn unit(place: Place, amendment: &Amendment, lang: Lang) -> String {
    let after = amendment.kind == AmendmentKind::Add
        && amendment.form == Form::Wording
        && amendment.anchor.quote.chars().count() > QUOTED_PLACE_MAX;
    match place {
        Place::Paragraph { paragraph } if paragraph.of > 1 => {
            located(&ranked(paragraph, Unit::Paragraph, lang), after.then_some(amendment.side), lang)
        }
        Place::Dash { dash } if dash.of > 1 && amendment.kind != AmendmentKind::AddToList => {
            located(&ranked(dash, Unit::Dash, lang), after.then_some(amendment.side), lang)
        }
        Place::Sentence { paragraph, sentence } => {
            let inner = (sentence.of > 1).then(|| ranked(sentence, Unit::Sentence, lang));
            match (inner, paragraph.of > 1) {
                (Some(inner), true) if after => {
                    let whole = ranked(paragraph, Unit::Paragraph, lang);
                    let whole = lang.pick(format!("{inner} du {whole}"), format!("{inner} of the {whole}"));
                    located(&whole, Some(amendment.side), lang)
                }
                (Some(inner), true) => {
                    let whole = located(&ranked(paragraph, Unit::Paragraph, lang), None, lang);
                    format!("{whole}, {inner}")
                }
                (Some(inner), false) => located(&inner, after.then_some(amendment.side), lang),
                (None, true) => located(&ranked(paragraph, Unit::Paragraph, lang), None, lang),
                (None, false) => String::new(),
            }
        }
        _ => String::new(),
    }
}

/// Longer quotations are not repeated to say where an addition goes: the rank of the sentence is enough.
pub(super) const QUOTED_PLACE_MAX: usize = 90;

#[derive(Clone, Copy)]
enum Unit {
    Paragraph,
    Sentence,
    Dash,
}

/// « 2e paragraphe », « dernière phrase ».
fn ranked(rank: Ordinal, unit: Unit, lang: Lang) -> String {
    let (french, gender, english) = match unit {
        Unit::Paragraph => ("paragraphe", Gender::Masculine, "paragraph"),
        Unit::Sentence => ("phrase", Gender::Feminine, "sentence"),
        Unit::Dash => ("tiret", Gender::Masculine, "dash"),
    };
    let feminine = gender == Gender::Feminine;
    match lang {
        Lang::Fr if rank.is_last() => format!("{} {french}", if feminine { "dernière" } else { "dernier" }),
        Lang::Fr => format!("{}\u{a0}{french}", numbers::ordinal(rank.n, gender)),
        Lang::En if rank.is_last() => format!("last {english}"),
        Lang::En => format!("{english}\u{a0}{}", rank.n),
    }
}

/// A place by itself, for tables: « titre », « 2e paragraphe, dernière phrase »; nothing for the part as a whole.
pub(in super::super) fn cited(place: Place, lang: Lang) -> String {
    match place {
        Place::Whole => String::new(),
        Place::Title => lang.pick("titre", "title").to_owned(),
        Place::Head => lang.pick("en tête", "head").to_owned(),
        Place::End => lang.pick("à la fin", "end").to_owned(),
        Place::Paragraph { paragraph } => ranked(paragraph, Unit::Paragraph, lang),
        Place::Dash { dash } => ranked(dash, Unit::Dash, lang),
        Place::Sentence { paragraph, sentence } => {
            let (outer, inner) =
                (ranked(paragraph, Unit::Paragraph, lang), ranked(sentence, Unit::Sentence, lang));
            format!("{outer}, {inner}")
        }
    }
}

/// « au 2e paragraphe », or « après le 2e paragraphe » for an addition whose neighbor is not quoted.
fn located(what: &str, side: Option<Side>, lang: Lang) -> String {
    let feminine = what.contains("phrase") && !what.starts_with("dernier ");
    let article = if feminine { "la" } else { "le" };
    match (side, lang) {
        (None, Lang::Fr) if feminine => format!("à la {what}"),
        (None, Lang::Fr) => format!("au {what}"),
        (Some(Side::Before), Lang::Fr) => format!("avant {article} {what}"),
        (Some(Side::After), Lang::Fr) => format!("après {article} {what}"),
        (None, Lang::En) => format!("in {what}"),
        (Some(Side::Before), Lang::En) => format!("before {what}"),
        (Some(Side::After), Lang::En) => format!("after {what}"),
    }
}

/// « en tête de la mesure », « à la fin de la sous-mesure 2/ »: the edge of a part names the part itself.
fn edge(place: Place, part: Option<&PlanNode>, lang: Lang) -> String {
    let name = part.map_or_else(
        || part_noun(None, lang),
        |node| if node.kind.is_section() { part_noun(Some(node), lang) } else { part_name(node, lang) },
    );
    match (place, lang) {
        (Place::Head, Lang::Fr) => format!("en tête {}", of(&name)),
        (Place::End, Lang::Fr) => format!("à la fin {}", of(&name)),
        (Place::Head, Lang::En) => format!("at the head of the {name}"),
        (Place::End, Lang::En) => format!("at the end of the {name}"),
        _ => String::new(),
    }
}

/// « à la sous-mesure 2/ », « dans l’encadré ».
fn within(part: &PlanNode, lang: Lang) -> String {
    let name = part_name(part, lang);
    match (part.kind, lang) {
        (NodeKind::Box, Lang::Fr) => format!("dans {}", with_article(&part_noun(Some(part), lang))),
        (_, Lang::Fr) => crate::text::french::elision::introduce("à", &with_article(&name)),
        (NodeKind::Box, Lang::En) => "in the box".to_owned(),
        (_, Lang::En) => format!("in {name}"),
    }
}

/// The draft quoted when it is not the one under review; a reinstatement and a ghost measure say it themselves.
fn other_draft(anchor: &Anchor, kind: AmendmentKind, context: &Context<'_>) -> Option<String> {
    let session = context.session;
    let reviewed = session.draft()?;
    let gone = reviewed.node(context.section).is_none();
    if kind == AmendmentKind::Reinstate || gone || anchor.draft == reviewed.id {
        return None;
    }
    session.drafts().get(&anchor.draft).map(|draft| draft_name(draft, context.lang))
}

/// Another part of the plan with its article: « la mesure 7 », « la priorité III ».
pub(super) fn target(amendment: &Amendment, context: &Context<'_>) -> Option<(NodeKind, String)> {
    let (_, node) = find_part(context.session, amendment.target.as_ref()?)?;
    let name = part_name(node, context.lang);
    Some((node.kind, context.lang.pick(with_article(&name), name)))
}
