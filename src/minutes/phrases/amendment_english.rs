//! Proposed wordings in English: correct, and plain.
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Side, Standing};
use crate::text::french::numbers::join_list;
use crate::text::lang::Lang;

use super::super::document::{Inline, quote};
use super::super::nouns::{find_part, part_name, part_noun};
use super::{Context, place};

/// What follows the subject.
pub(super) fn predicate(amendment: &Amendment, plural: bool, context: &Context<'_>) -> Vec<Inline> {
    let verb = match (amendment.standing, plural) {
        (Standing::Proposed, false) => "proposes",
        (Standing::Proposed, true) => "propose",
        (Standing::Suggested, false) => "suggests",
        (Standing::Suggested, true) => "suggest",
        (Standing::Adopted, false) => "has decided",
        (Standing::Adopted, true) => "have decided",
    };
    if amendment.form == Form::Instruction && !amendment.new.trim().is_empty() {
        let mut text =
            vec![Inline::plain(format!("{verb} the following: {}", super::unstopped(&amendment.new)))];
        if !amendment.old.trim().is_empty() {
            text.extend([Inline::plain(" (words concerned: "), quoted(&amendment.old), Inline::plain(")")]);
        }
        return text;
    }
    let gerund = amendment.standing == Standing::Suggested;
    let mut text = vec![Inline::plain(format!("{verb} {}", doing(amendment.kind, gerund)))];
    text.extend(action(amendment, context));
    text
}

fn doing(kind: AmendmentKind, gerund: bool) -> &'static str {
    let (infinitive, present) = match kind {
        AmendmentKind::Add | AmendmentKind::AddToList | AmendmentKind::NewMeasure => ("to add", "adding"),
        AmendmentKind::Replace | AmendmentKind::Retitle | AmendmentKind::Everywhere => {
            ("to replace", "replacing")
        }
        AmendmentKind::Delete => ("to delete", "deleting"),
        AmendmentKind::Split => ("to split", "splitting"),
        AmendmentKind::Merge => ("to merge", "merging"),
        AmendmentKind::Move => ("to move", "moving"),
        AmendmentKind::Reinstate => ("to reinstate", "reinstating"),
    };
    if gerund { present } else { infinitive }
}

fn quoted(words: &str) -> Inline {
    Inline::quoted(words, Lang::En)
}

fn action(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let old = if amendment.old.trim().is_empty() { &amendment.anchor.quote } else { &amendment.old };
    let node = find_part(context.session, &amendment.anchor.node).map(|(_, node)| node);
    let this = format!("this {}", part_noun(node, Lang::En));
    let target =
        place::target(amendment, context).map_or_else(|| "another part".to_owned(), |(_, name)| name);
    match amendment.kind {
        AmendmentKind::Add => vec![Inline::plain(": "), quoted(&amendment.new)],
        AmendmentKind::AddToList => {
            let lines: Vec<String> = amendment.new.lines().map(|line| quote(line, Lang::En)).collect();
            vec![Inline::plain(format!(" to the list: {}", join_list(&lines, Lang::En)))]
        }
        AmendmentKind::Replace => {
            vec![Inline::plain(" "), quoted(old), Inline::plain(" with "), quoted(&amendment.new)]
        }
        AmendmentKind::Delete => vec![Inline::plain(" "), quoted(old)],
        AmendmentKind::Retitle => {
            let inner = node.filter(|node| node.key != *context.section);
            let of = inner.map(|node| format!(" of {}", part_name(node, Lang::En))).unwrap_or_default();
            vec![
                Inline::plain(format!(" the title{of} ")),
                quoted(old),
                Inline::plain(" with "),
                quoted(&amendment.new),
            ]
        }
        AmendmentKind::Split => {
            let lines: Vec<String> = amendment.new.lines().map(|line| quote(line, Lang::En)).collect();
            vec![Inline::plain(format!(" {this} into {}", join_list(&lines, Lang::En)))]
        }
        AmendmentKind::Merge => vec![Inline::plain(format!(" {this} with {target}"))],
        AmendmentKind::Move => {
            let side = if amendment.side == Side::Before { "before" } else { "after" };
            vec![Inline::plain(format!(" {this} {side} {target}"))]
        }
        AmendmentKind::Reinstate => vec![Inline::plain(" these words: "), quoted(old)],
        AmendmentKind::NewMeasure => {
            let number = amendment.number.as_ref().map(|number| format!(" {number}")).unwrap_or_default();
            vec![Inline::plain(format!(" a measure{number}: ")), quoted(&amendment.new)]
        }
        AmendmentKind::Everywhere => vec![
            Inline::plain(" "),
            quoted(old),
            Inline::plain(" with "),
            quoted(&amendment.new),
            Inline::plain(" throughout the plan"),
        ],
    }
}
