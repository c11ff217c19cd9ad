//! The operations in English: correct, plain, and one way of saying each.
use crate::domain::amendment::{Amendment, AmendmentKind, Side};
use crate::domain::anchor::{Ordinal, Place};
use crate::domain::plan::{NodeKind, ParagraphKind, PlanNode};
use crate::text::french::numbers;
use crate::text::lang::Lang;

use super::super::document::Inline;
use super::super::nouns::{draft_name, part_noun, uncapitalized};
use super::amendment::{coming, quotations, quoted};
use super::place::{is_instruction, old_words, part};
use super::{Context, additions, in_words, on_one_line, place, place_english};

/// What is to be done, after « to » or as a gerund: "to add…", "adding…".
pub(super) fn action(amendment: &Amendment, gerund: bool, context: &Context<'_>) -> Vec<Inline> {
    let said = |infinitive: &'static str, present: &'static str| if gerund { present } else { infinitive };
    if is_instruction(amendment) {
        return instruction(amendment, gerund, context);
    }
    match amendment.kind {
        AmendmentKind::Add => additions::english(amendment, said("to add", "adding"), context),
        AmendmentKind::AddToList => additions::to_list(amendment, said("to add", "adding"), context),
        AmendmentKind::Replace => replace(amendment, said("to replace", "replacing"), "", context),
        AmendmentKind::Everywhere => {
            replace(amendment, said("to replace", "replacing"), " throughout the plan", context)
        }
        AmendmentKind::Delete => delete(amendment, said("to delete", "deleting"), context),
        AmendmentKind::Retitle => retitle(amendment, said("to replace", "replacing"), context),
        AmendmentKind::Split => split(amendment, said("to split", "splitting"), context),
        AmendmentKind::Merge => merge(amendment, said("to merge", "merging"), context),
        AmendmentKind::Move => displace(amendment, said("to move", "moving"), context),
        AmendmentKind::Reinstate => reinstate(amendment, said("to reinstate", "reinstating"), context),
        AmendmentKind::NewMeasure => new_measure(amendment, said("to create", "creating"), context),
    }
}

/// What to do, the words being left to the authors of the plan.
fn instruction(amendment: &Amendment, gerund: bool, context: &Context<'_>) -> Vec<Inline> {
    let new = on_one_line(&amendment.new);
    let new = super::unstopped(new.trim_end_matches([':', ',', ';', ' ']));
    let bare = new.strip_prefix("to ").unwrap_or(new);
    let verb = if gerund { "making" } else { "to make" };
    let what = if gerund || starts_as_noun(bare) {
        format!("{verb} the following change: {bare}")
    } else {
        format!("to {}", uncapitalized(bare))
    };
    let mut text = vec![Inline::plain(what)];
    let old = amendment.old.trim();
    if !old.is_empty() && !new.contains(&format!("“{old}”")) {
        text.extend([Inline::plain(" (words concerned: "), quoted(old, context), Inline::plain(")")]);
    }
    text
}

fn starts_as_noun(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    ["a", "an", "the", "that", "more", "some", "this", "these", "no"].contains(&first.as_str())
}

fn replace(amendment: &Amendment, verb: &str, after: &str, context: &Context<'_>) -> Vec<Inline> {
    let old = old_words(amendment);
    let gone = if old.is_empty() {
        Inline::plain(format!("the text of {}", this_part(amendment, context)))
    } else {
        quoted(old, context)
    };
    let mut text = vec![Inline::plain(format!("{verb} ")), gone];
    text.extend([
        Inline::plain(" with "),
        coming(&amendment.new, "other words", context),
        Inline::plain(after),
    ]);
    text.retain(|inline| !inline.text.is_empty());
    text
}

fn delete(amendment: &Amendment, verb: &str, context: &Context<'_>) -> Vec<Inline> {
    let old = old_words(amendment);
    if !old.is_empty() {
        return vec![Inline::plain(format!("{verb} ")), quoted(old, context)];
    }
    let what = match amendment.anchor.place {
        Place::Paragraph { .. } | Place::Sentence { .. } | Place::Dash { .. } => {
            additions::unit_alone(amendment, context)
        }
        Place::Title => "the title".to_owned(),
        Place::Whole | Place::Head | Place::End => this_part(amendment, context),
    };
    vec![Inline::plain(format!("{verb} {what}"))]
}

fn retitle(amendment: &Amendment, verb: &str, context: &Context<'_>) -> Vec<Inline> {
    let inner = context.inner(amendment);
    let known = old_words(amendment);
    let titled = inner.or_else(|| context.section()).map(|node| node.title.trim()).unwrap_or_default();
    let old = if known.is_empty() { titled } else { known };
    let whose = inner.map(|inner| format!(" of {}", part(inner, context))).unwrap_or_default();
    let mut text = vec![Inline::plain(format!("{verb} the title{whose}"))];
    if !old.is_empty() {
        text.extend([Inline::plain(if inner.is_some() { ", " } else { " " }), quoted(old, context)]);
    }
    let comma = inner.is_some() && !old.is_empty();
    let with = Inline::plain(if comma { ", with " } else { " with " });
    text.extend([with, coming(&amendment.new, "another one", context)]);
    text
}

fn split(amendment: &Amendment, verb: &str, context: &Context<'_>) -> Vec<Inline> {
    let titles = additions::elements(&amendment.new);
    let count = titles.len().max(amendment.cuts.len() + 1).max(2);
    let this = this_part(amendment, context);
    let mut text = vec![Inline::plain(format!("{verb} {this} into {} parts", in_words(count, Lang::En)))];
    match titles.as_slice() {
        [] => {}
        [only] => text.extend([Inline::plain(", one of them entitled "), quoted(only, context)]),
        _ => {
            text.push(Inline::plain(" entitled "));
            text.extend(quotations(&titles, context));
        }
    }
    let node = context.inner(amendment).or_else(|| context.section());
    let begins: Vec<String> = (2..)
        .zip(&amendment.cuts)
        .filter_map(|(rank, cut)| Some(format!("part {rank} beginning at {}", paragraph(node?, *cut)?)))
        .collect();
    if !begins.is_empty() {
        text.push(Inline::plain(format!(", {}", numbers::join_list(&begins, Lang::En))));
    }
    text
}

fn paragraph(node: &PlanNode, rank: usize) -> Option<String> {
    let kind = node.paragraphs.get(rank)?.kind;
    let alike = |upto: usize| node.paragraphs.iter().take(upto).filter(|p| p.kind == kind).count();
    let n = u32::try_from(alike(rank + 1)).ok()?;
    let of = u32::try_from(alike(node.paragraphs.len())).ok()?;
    let noun = if kind == ParagraphKind::Dash { "dash" } else { "paragraph" };
    Some(place_english::ranked(Ordinal { n, of }, noun))
}

fn this_part(amendment: &Amendment, context: &Context<'_>) -> String {
    match context.inner(amendment) {
        Some(inner) => part(inner, context),
        None => format!("this {}", part_noun(context.section(), Lang::En)),
    }
}

fn merge(amendment: &Amendment, verb: &str, context: &Context<'_>) -> Vec<Inline> {
    let this = this_part(amendment, context);
    let other = place::target(amendment, context).map(|(_, target)| target);
    let other = other.unwrap_or_else(|| {
        format!("another {}", part_noun(context.inner(amendment).or_else(|| context.section()), Lang::En))
    });
    let mut text = vec![Inline::plain(format!("{verb} {this} with {other}"))];
    if let Some(title) = amendment.new.lines().map(str::trim).find(|line| !line.is_empty()) {
        text.extend([Inline::plain(", under the title "), quoted(title, context)]);
    }
    text
}

fn displace(amendment: &Amendment, verb: &str, context: &Context<'_>) -> Vec<Inline> {
    let passage = amendment.old.trim();
    let measure = |kind: NodeKind| matches!(kind, NodeKind::Measure | NodeKind::SubMeasure);
    let destination = match place::target(amendment, context) {
        Some((_, target)) if !passage.is_empty() => format!("to the end of {target}"),
        Some((kind, target)) if measure(kind) => {
            let side = if amendment.side == Side::Before { "before" } else { "after" };
            format!("{side} {target}")
        }
        Some((_, target)) => format!("into {target}"),
        None => "elsewhere in the plan".to_owned(),
    };
    if passage.is_empty() {
        return vec![Inline::plain(format!("{verb} {} {destination}", this_part(amendment, context)))];
    }
    vec![
        Inline::plain(format!("{verb} ")),
        quoted(passage, context),
        Inline::plain(format!(" {destination}")),
    ]
}

fn reinstate(amendment: &Amendment, verb: &str, context: &Context<'_>) -> Vec<Inline> {
    let session = context.session;
    let draft = session.drafts().get(&amendment.anchor.draft).or_else(|| session.previous_draft());
    let name = draft.map(|draft| draft_name(draft, Lang::En));
    let old = old_words(amendment);
    let gone = session.draft().is_some_and(|draft| draft.node(&amendment.anchor.node).is_none());
    let whole = amendment.anchor.place == Place::Whole && (gone || old.is_empty());
    let mut text = if whole {
        let from = name.map(|name| format!(" from the {name}")).unwrap_or_default();
        vec![Inline::plain(format!("{verb} {}{from}", this_part(amendment, context)))]
    } else {
        let from = name.map(|name| format!(" of the {name}")).unwrap_or_default();
        vec![Inline::plain(format!(
            "{verb} the following passage{from}{}",
            place_in_draft(amendment, context)
        ))]
    };
    if !old.is_empty() {
        text.push(Inline::plain(if whole { ", which read: " } else { ": " }));
        text.push(quoted(old, context));
    }
    if !amendment.new.trim().is_empty() {
        text.extend([Inline::plain(", in the following form: "), quoted(&amendment.new, context)]);
    }
    text
}

fn place_in_draft(amendment: &Amendment, context: &Context<'_>) -> String {
    let inner = context.inner(amendment);
    let bare = |named: String| named.strip_prefix("the ").map(str::to_owned).unwrap_or(named);
    let unit = match amendment.anchor.place {
        Place::Title => Some("title".to_owned()),
        place => place_english::unit(place, place::is_box(inner)).map(bare),
    };
    let words: Vec<String> = inner
        .map(|inner| bare(part(inner, context)))
        .into_iter()
        .chain(unit)
        .chain(amendment.anchor.page.map(|page| format!("p.\u{a0}{page}")))
        .collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
}

fn new_measure(amendment: &Amendment, verb: &str, context: &Context<'_>) -> Vec<Inline> {
    let what = match &amendment.number {
        Some(number) => format!("a measure\u{a0}{}", number.as_str().replace(' ', "\u{a0}")),
        None => "a new measure".to_owned(),
    };
    let side = if amendment.side == Side::Before { "before" } else { "after" };
    let beside = match context.part(&amendment.anchor.node).or_else(|| context.section()) {
        Some(node) if matches!(node.kind, NodeKind::Measure | NodeKind::Introduction) => {
            format!(", {side} {}, ", part(node, context))
        }
        Some(node) if matches!(node.kind, NodeKind::Priority | NodeKind::Axis | NodeKind::Other) => {
            format!(", in {}, ", part(node, context))
        }
        _ => " ".to_owned(),
    };
    let mut lines = amendment.new.trim().splitn(2, '\n');
    let title = lines.next().unwrap_or_default().trim();
    let body = lines.next().unwrap_or_default().trim();
    let mut text = vec![Inline::plain(format!("{verb}{beside}{what}"))];
    if !title.is_empty() {
        text.extend([Inline::plain(" entitled "), quoted(title, context)]);
    }
    if !body.is_empty() {
        text.extend([Inline::plain(" and worded as follows: "), quoted(body, context)]);
    }
    text
}
