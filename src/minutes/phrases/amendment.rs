//! Proposed wordings as sentences: what is done to the text, where, with the exact words that go and that come.
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Side, Standing};
use crate::domain::anchor::Place;
use crate::domain::plan::{NodeKind, PlanNode};
use crate::text::french::elision::introduce;
use crate::text::lang::Lang;

use super::super::document::{Inline, Mark};
use super::super::nouns::{
    capitalized, find_part, of, part_name, part_noun, this, uncapitalized, with_article,
};
use super::complement::is_infinitive;
use super::{Context, Subject, place, stopped};

/// The sentence of an amendment, with its rationale after it.
pub(super) fn sentence(amendment: &Amendment, subject: &Subject, context: &Context<'_>) -> Vec<Inline> {
    let lang = context.lang;
    let moved = place::in_review(amendment, context);
    let amendment = moved.as_ref().unwrap_or(amendment);
    let mut text = Vec::new();
    let opening = place::opening(amendment, context);
    if opening.is_empty() {
        text.push(Inline::plain(subject.first()));
    } else {
        text.push(Inline::plain(format!("{}, {}", capitalized(&opening), subject.inside())));
    }
    text.push(Inline::plain(" "));
    text.extend(match lang {
        Lang::Fr => french(amendment, subject.is_plural(), context),
        Lang::En => super::amendment_english::predicate(amendment, subject.is_plural(), context),
    });
    let mut text = stopped(merged(text));
    if !amendment.rationale.trim().is_empty() {
        text.push(Inline::plain(" "));
        text.extend(stopped(vec![Inline::plain(capitalized(amendment.rationale.trim()))]));
    }
    merged(text)
}

/// Neighboring runs of ordinary words become one.
fn merged(text: Vec<Inline>) -> Vec<Inline> {
    let mut merged: Vec<Inline> = Vec::with_capacity(text.len());
    for inline in text {
        match merged.last_mut() {
            Some(last) if last.mark == Mark::Plain && inline.mark == Mark::Plain => {
                last.text.push_str(&inline.text);
            }
            _ => merged.push(inline),
        }
    }
    merged
}

fn french(amendment: &Amendment, plural: bool, context: &Context<'_>) -> Vec<Inline> {
    if amendment.form == Form::Instruction && !amendment.new.trim().is_empty() {
        return instruction(amendment, plural);
    }
    if amendment.standing == Standing::Adopted
        && matches!(amendment.kind, AmendmentKind::Replace | AmendmentKind::Retitle)
    {
        return adopted_wording(amendment, plural, context);
    }
    let proposes = match (amendment.standing, plural) {
        (Standing::Proposed, false) => "propose",
        (Standing::Proposed, true) => "proposent",
        (Standing::Suggested, false) => "suggère",
        (Standing::Suggested, true) => "suggèrent",
        (Standing::Adopted, false) => "a adopté",
        (Standing::Adopted, true) => "ont adopté",
    };
    let mut action = action(amendment, context);
    let opening = match (amendment.standing, action.first_mut()) {
        (Standing::Adopted, Some(_)) => format!("{proposes} {}", noun_of(amendment.kind)),
        _ => format!("{proposes} {}", introduce("de", infinitive_of(amendment.kind))),
    };
    action.insert(0, Inline::plain(opening));
    action
}

/// « a adopté la rédaction suivante : « … », au lieu de « … » »: what was settled comes first.
fn adopted_wording(amendment: &Amendment, plural: bool, context: &Context<'_>) -> Vec<Inline> {
    let what = if amendment.kind == AmendmentKind::Retitle {
        let inner = find_part(context.session, &amendment.anchor.node).map(|(_, node)| node);
        match inner.filter(|node| node.key != *context.section) {
            Some(inner) => format!("un nouveau titre pour {}", with_article(&part_name(inner, Lang::Fr))),
            None => "un nouveau titre".to_owned(),
        }
    } else {
        "la rédaction suivante".to_owned()
    };
    let verb = if plural { "ont adopté" } else { "a adopté" };
    vec![
        Inline::plain(format!("{verb} {what}\u{a0}: ")),
        quoted(&amendment.new),
        Inline::plain(", au lieu de "),
        quoted(old_words(amendment)),
    ]
}

/// What to do, the words being left to the authors of the plan. The words that go are quoted all the same.
fn instruction(amendment: &Amendment, plural: bool) -> Vec<Inline> {
    let new = super::unstopped(&amendment.new);
    let verb = match (amendment.standing, plural) {
        (Standing::Proposed, false) => "propose",
        (Standing::Proposed, true) => "proposent",
        (Standing::Suggested, false) => "suggère",
        (Standing::Suggested, true) => "suggèrent",
        (Standing::Adopted, false) => "a décidé",
        (Standing::Adopted, true) => "ont décidé",
    };
    let mut text = if amendment.standing == Standing::Adopted {
        vec![Inline::plain(format!("{verb} de demander ce qui suit\u{a0}: {new}"))]
    } else if is_infinitive(new) {
        vec![Inline::plain(format!("{verb} {}", introduce("de", &uncapitalized(new))))]
    } else {
        vec![Inline::plain(format!("{verb} ce qui suit\u{a0}: {new}"))]
    };
    let old = amendment.old.trim();
    if !old.is_empty() && !new.contains(&format!("«\u{a0}{old}\u{a0}»")) {
        text.push(Inline::plain(" (passage visé\u{a0}: "));
        text.push(Inline::quoted(old, Lang::Fr));
        text.push(Inline::plain(")"));
    }
    text
}

fn infinitive_of(kind: AmendmentKind) -> &'static str {
    match kind {
        AmendmentKind::Add | AmendmentKind::AddToList | AmendmentKind::NewMeasure => "ajouter",
        AmendmentKind::Replace | AmendmentKind::Retitle | AmendmentKind::Everywhere => "remplacer",
        AmendmentKind::Delete => "supprimer",
        AmendmentKind::Split => "scinder",
        AmendmentKind::Merge => "fusionner",
        AmendmentKind::Move => "déplacer",
        AmendmentKind::Reinstate => "rétablir",
    }
}

fn noun_of(kind: AmendmentKind) -> &'static str {
    match kind {
        AmendmentKind::Add | AmendmentKind::AddToList | AmendmentKind::NewMeasure => "l’ajout",
        AmendmentKind::Replace | AmendmentKind::Retitle | AmendmentKind::Everywhere => "le remplacement",
        AmendmentKind::Delete => "la suppression",
        AmendmentKind::Split => "la division",
        AmendmentKind::Merge => "la fusion",
        AmendmentKind::Move => "le déplacement",
        AmendmentKind::Reinstate => "le rétablissement",
    }
}

/// What follows the verb or its noun.
fn action(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    match amendment.kind {
        AmendmentKind::Add => add(amendment),
        AmendmentKind::AddToList => add_to_list(amendment),
        AmendmentKind::Replace => replace(amendment),
        AmendmentKind::Delete => delete(amendment),
        AmendmentKind::Retitle => retitle(amendment, context),
        AmendmentKind::Split => split(amendment, context),
        AmendmentKind::Merge => merge(amendment, context),
        AmendmentKind::Move => displace(amendment, context),
        AmendmentKind::Reinstate => reinstate(amendment, context),
        AmendmentKind::NewMeasure => new_measure(amendment),
        AmendmentKind::Everywhere => everywhere(amendment),
    }
}

fn quoted(words: &str) -> Inline {
    Inline::quoted(words, Lang::Fr)
}

/// « de » after a noun of action (« le remplacement de… »), nothing after a verb.
fn link(amendment: &Amendment) -> &'static str {
    if amendment.standing == Standing::Adopted { " de " } else { " " }
}

/// A noun group after the verb or after the noun of action: « cette mesure », « de cette mesure ».
fn object(amendment: &Amendment, group: &str) -> String {
    if amendment.standing == Standing::Adopted {
        format!(" {}", introduce("de", group))
    } else {
        format!(" {group}")
    }
}

fn add(amendment: &Amendment) -> Vec<Inline> {
    let quote = amendment.anchor.quote.trim();
    let beside = !quote.is_empty()
        && quote.chars().count() <= place::QUOTED_PLACE_MAX
        && !matches!(amendment.anchor.place, Place::Head | Place::End | Place::Title);
    let mut text = Vec::new();
    if beside {
        let side = if amendment.side == Side::Before { ", avant " } else { ", après " };
        text.extend([Inline::plain(side), quoted(super::unstopped(quote)), Inline::plain(",")]);
        text.pop();
    }
    text.push(Inline::plain("\u{a0}: "));
    text.push(quoted(&amendment.new));
    text
}

fn add_to_list(amendment: &Amendment) -> Vec<Inline> {
    let lines: Vec<&str> = amendment.new.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut text = vec![Inline::plain(" à la liste\u{a0}: ")];
    text.extend(quoted_list(&lines));
    text
}

/// « A », « B » et « C ».
fn quoted_list(lines: &[&str]) -> Vec<Inline> {
    let mut text = Vec::new();
    for (rank, line) in lines.iter().enumerate() {
        if rank > 0 {
            text.push(Inline::plain(if rank + 1 == lines.len() { " et " } else { ", " }));
        }
        text.push(quoted(line));
    }
    text
}

fn replace(amendment: &Amendment) -> Vec<Inline> {
    vec![
        Inline::plain(link(amendment)),
        quoted(old_words(amendment)),
        Inline::plain(" par "),
        quoted(&amendment.new),
    ]
}

/// The words that go; those of the anchor when none were noted.
fn old_words(amendment: &Amendment) -> &str {
    let old = amendment.old.trim();
    if old.is_empty() { amendment.anchor.quote.trim() } else { old }
}

fn delete(amendment: &Amendment) -> Vec<Inline> {
    vec![Inline::plain(link(amendment)), quoted(old_words(amendment))]
}

fn new_measure(amendment: &Amendment) -> Vec<Inline> {
    let number = amendment.number.as_ref().map(|number| format!("\u{a0}{number}")).unwrap_or_default();
    let group = format!("une mesure{number}");
    vec![Inline::plain(format!("{}\u{a0}: ", object(amendment, &group))), quoted(&amendment.new)]
}

fn everywhere(amendment: &Amendment) -> Vec<Inline> {
    let mut text = replace(amendment);
    text.push(Inline::plain(" dans tout le plan"));
    text
}

fn retitle(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let mut text =
        vec![Inline::plain(object(amendment, "le titre")), Inline::plain(" "), quoted(old_words(amendment))];
    let inner = find_part(context.session, &amendment.anchor.node).map(|(_, node)| node);
    if let Some(inner) = inner.filter(|node| node.key != *context.section) {
        text.push(Inline::plain(format!(" {}", of(&part_name(inner, Lang::Fr)))));
    }
    text.extend([Inline::plain(" par "), quoted(&amendment.new)]);
    text
}

fn split(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let parts: Vec<&str> = amendment.new.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let count = match parts.len() {
        0..=2 => "deux".to_owned(),
        3 => "trois".to_owned(),
        4 => "quatre".to_owned(),
        5 => "cinq".to_owned(),
        n => n.to_string(),
    };
    let mut text =
        vec![Inline::plain(format!("{} en {count}", object(amendment, &this_part(amendment, context))))];
    if !parts.is_empty() {
        text.push(Inline::plain("\u{a0}: "));
        text.extend(quoted_list(&parts));
    }
    text
}

/// « cette mesure », « la sous-mesure 2/ ».
fn this_part(amendment: &Amendment, context: &Context<'_>) -> String {
    let node = find_part(context.session, &amendment.anchor.node).map(|(_, node)| node);
    match node {
        Some(inner) if inner.key != *context.section => with_article(&part_name(inner, Lang::Fr)),
        _ => this(&part_noun(section(context), Lang::Fr)),
    }
}

fn section<'a>(context: &Context<'a>) -> Option<&'a PlanNode> {
    find_part(context.session, context.section).map(|(_, node)| node)
}

fn merge(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let this = object(amendment, &this_part(amendment, context));
    let mut text = vec![Inline::plain(match place::target(amendment, context) {
        Some((_, target)) => format!("{this} avec {target}"),
        None => format!("{this} avec une autre mesure"),
    })];
    if !amendment.new.trim().is_empty() {
        text.extend([Inline::plain(", sous le titre "), quoted(&amendment.new)]);
    }
    text
}

fn displace(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let old = amendment.old.trim();
    let mut text = if old.is_empty() {
        vec![Inline::plain(object(amendment, &this_part(amendment, context)))]
    } else {
        vec![Inline::plain(link(amendment)), quoted(old)]
    };
    let destination = place::target(amendment, context).map(|(kind, target)| match (kind, amendment.side) {
        (NodeKind::Measure | NodeKind::SubMeasure, _) if !old.is_empty() => format!(" vers {target}"),
        (NodeKind::Measure | NodeKind::SubMeasure, Side::Before) => format!(" avant {target}"),
        (NodeKind::Measure | NodeKind::SubMeasure, Side::After) => format!(" après {target}"),
        _ => format!(" dans {target}"),
    });
    text.push(Inline::plain(destination.unwrap_or_default()));
    text
}

fn reinstate(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let session = context.session;
    let draft = session.drafts().get(&amendment.anchor.draft).or_else(|| session.previous_draft());
    let version = draft.map(|draft| super::super::nouns::draft_name(draft, Lang::Fr));
    let from =
        version.map(|version| format!(" {}", introduce("de", &with_article(&version)))).unwrap_or_default();
    let gone = session.draft().is_some_and(|draft| draft.node(context.section).is_none());
    let whole = gone && amendment.anchor.place == Place::Whole && amendment.anchor.node == *context.section;
    let what = if whole { this_part(amendment, context) } else { "ce passage".to_owned() };
    let mut text = vec![Inline::plain(format!("{}{from}", object(amendment, &what)))];
    let old = old_words(amendment);
    if !old.is_empty() {
        text.push(Inline::plain(if whole { ", qui prévoyait\u{a0}: " } else { "\u{a0}: " }));
        text.push(quoted(old));
    }
    if !amendment.new.trim().is_empty() {
        text.extend([Inline::plain(", sous la forme suivante\u{a0}: "), quoted(&amendment.new)]);
    }
    text
}
