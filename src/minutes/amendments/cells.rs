//! The cells of the amendment table that say where, by whom and with what issue.
use std::collections::HashMap;

use crate::domain::amendment::{AmendmentKind, Side, Standing};
use crate::domain::anchor::Place;
use crate::domain::entry::Entry;
use crate::domain::id::EntryId;
use crate::domain::plan::PlanNode;
use crate::domain::wording::{Effect, Excerpt};
use crate::text::french::dates::{date_plain, time};
use crate::text::lang::Lang;

use super::super::document::Inline;
use super::super::nouns::{capitalized, draft_name, part_name, part_noun, with_article};
use super::super::phrases::{cited, outcome};
use super::super::{Marks, Options, sheet};
use super::Plan;

/// The section; on paper its title stands only on the first of its rows, a spreadsheet needs it on each.
pub(super) fn measure(entry: &Entry, plan: &Plan<'_>, again: bool, options: &Options) -> Vec<Inline> {
    let Some(node) = plan.node(&entry.node) else {
        let none = options.lang.pick("Hors du plan", "Outside the plan");
        return vec![Inline::plain(none)];
    };
    if options.marks == Marks::Settled {
        return vec![Inline::plain(node.heading())];
    }
    let name = named(node, options.lang);
    let mut text = vec![Inline::strong(name.replace(' ', "\u{a0}"))];
    if name.chars().count() > NAME_MAX {
        text = vec![Inline::strong(name.clone())];
    }
    if !again && !node.title.is_empty() && name != node.title {
        text.extend([Inline::line_break(), Inline::plain(node.title.clone())]);
    }
    text
}

/// Longer names are broken where they may be.
const NAME_MAX: usize = 14;

/// « Mesure 4 bis », « Encadré ».
fn named(node: &PlanNode, lang: Lang) -> String {
    if node.number.is_some() || !node.title.is_empty() || !node.label.is_empty() {
        node.name()
    } else {
        capitalized(&part_noun(Some(node), lang))
    }
}

/// « 2/, p. 3, 2e paragraphe, dernière phrase »: where in the section, and in which draft when it is an earlier one.
pub(super) fn place(excerpt: &Excerpt<'_>, plan: &Plan<'_>, lang: Lang) -> String {
    let (entry, anchor) = (excerpt.entry, &excerpt.amendment.anchor);
    let received = entry.comment.as_deref().map(|row| row.place.trim()).unwrap_or_default();
    if !received.is_empty() {
        return received.to_owned();
    }
    let everywhere = excerpt.amendment.kind == AmendmentKind::Everywhere;
    if everywhere {
        return lang.pick("Partout", "Everywhere").to_owned();
    }
    let mut words: Vec<String> = Vec::new();
    let inner = plan.node(&anchor.node).filter(|_| anchor.node != entry.node);
    words.extend(inner.map(|node| named(node, lang)));
    if excerpt.amendment.kind == AmendmentKind::NewMeasure
        && let Some(node) = plan.node(&anchor.node)
    {
        let name = part_name(node, lang);
        let cited = match excerpt.amendment.side {
            Side::Before => lang.pick(format!("avant {}", with_article(&name)), format!("before {name}")),
            Side::After => lang.pick(format!("après {}", with_article(&name)), format!("after {name}")),
        };
        return cited;
    }
    let page = anchor.page.or_else(|| plan.node(&anchor.node).and_then(|node| node.page));
    words.extend(page.map(|page| format!("p.\u{a0}{page}")));
    let unit = cited(anchor.place, lang);
    if !unit.is_empty() {
        words.push(match beside(excerpt, lang) {
            Some(side) => format!("{side} {unit}"),
            None => unit,
        });
    }
    let elsewhere = match &excerpt.effect {
        _ if excerpt.amendment.kind == AmendmentKind::Reinstate => {
            plan.drafts.get(&anchor.draft).map(|draft| draft_name(draft, lang))
        }
        Effect::Lost => {
            Some(lang.pick("n’est plus dans cette version", "no longer in this draft").to_owned())
        }
        _ => None,
    };
    words.extend(elsewhere);
    let cited = words.join(", ");
    if cited.starts_with("p.") { cited } else { capitalized(&cited) }
}

/// « après », « avant »: a paragraph that comes beside another one.
fn beside(excerpt: &Excerpt<'_>, lang: Lang) -> Option<&'static str> {
    let whole = matches!(excerpt.amendment.anchor.place, Place::Paragraph { .. } | Place::Dash { .. });
    let comes = excerpt.amendment.kind == AmendmentKind::Add && super::change::is_paragraph(&excerpt.effect);
    (whole && comes).then(|| match excerpt.amendment.side {
        Side::Before => lang.pick("avant le", "before"),
        Side::After => lang.pick("après le", "after"),
    })
}

/// « Adoptée en séance à 11 h 42, consensus ».
pub(super) fn decision(excerpt: &Excerpt<'_>, numbers: &HashMap<&EntryId, usize>, lang: Lang) -> String {
    let amendment = &excerpt.amendment;
    let mut words = vec![match (amendment.standing, amendment.settled) {
        (Standing::Adopted, Some(settled)) => {
            let at = time(settled.at.time(), lang);
            let how = outcome(settled.outcome, lang);
            lang.pick(
                format!("Adoptée en séance à\u{a0}{at} ({how})"),
                format!("Adopted in the meeting at {at} ({how})"),
            )
        }
        (Standing::Adopted, None) => lang.pick("Adoptée en séance", "Adopted in the meeting").to_owned(),
        (Standing::Proposed, _) => lang.pick("Proposée", "Proposed").to_owned(),
        (Standing::Suggested, _) => lang.pick("Suggérée", "Suggested").to_owned(),
    }];
    if let Some(other) = amendment.alternative_to.as_ref().and_then(|id| numbers.get(id)) {
        words.push(
            lang.pick(
                format!("autre rédaction du n°\u{a0}{other}"),
                format!("alternative to no.\u{a0}{other}"),
            ),
        );
    }
    if let Some(day) = amendment.reiterates {
        let day = date_plain(day, lang);
        words.push(lang.pick(format!("réitérée du {day}"), format!("made again, first on {day}")));
    }
    let received = excerpt.entry.comment.as_deref().map(|row| row.decision.trim()).unwrap_or_default();
    if !received.is_empty() {
        words.push(received.to_owned());
    }
    sheet::set(&words.join(lang.pick("\u{202f}; ", "; ")), lang)
}
