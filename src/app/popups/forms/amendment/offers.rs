//! What the form of an amendment offers to choose from: places, parts, what earlier drafts had, other sections,
//! holders. Each list comes with what is chosen in it first.
use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::proposal::Proposal;
use crate::domain::amendment::{Amendment, AmendmentKind};
use crate::domain::anchor::{Anchor, Place};
use crate::domain::anchoring::units;
use crate::domain::entry::Holders;
use crate::domain::id::NodeKey;
use crate::domain::outline::Fate;
use crate::domain::plan::{Draft, NodeKind};
use crate::domain::relocation::{self, Relocation};
use crate::text::lang::Lang;
use crate::text::wrap::truncate;

/// How many cells of a quotation are shown in a list.
const SHOWN: usize = 48;
/// How many passages of earlier drafts are offered.
const GONE_MAX: usize = 60;

/// The places of the section, how many of the first are no longer in the plan, and the one of the amendment.
pub(super) fn places(desk: &Desk, amendment: &Amendment) -> (Vec<Anchor>, usize, usize) {
    let mut anchors: Vec<Anchor> = desk.current_units().into_iter().map(|unit| unit.anchor).collect();
    let known = &amendment.anchor;
    if amendment.kind == AmendmentKind::Reinstate {
        return (anchors, 0, 0);
    }
    // An amendment made on an earlier draft stands where its words are in this one.
    let relocated = relocation::in_review(known, desk.session());
    if let Some(Relocation::Orphan { candidates }) = &relocated {
        let offered = candidates.iter().map(|(anchor, _)| anchor.clone());
        anchors.retain(|anchor| !candidates.iter().any(|(candidate, _)| candidate == anchor));
        let all: Vec<Anchor> = std::iter::once(known.clone()).chain(offered).chain(anchors).collect();
        return (all, 1, 0);
    }
    let now = relocated.as_ref().and_then(Relocation::found).unwrap_or(known);
    let here = anchors.iter().position(|anchor| anchor == now).unwrap_or_else(|| {
        anchors.insert(0, now.clone());
        0
    });
    (anchors, 0, here)
}

/// A place with the first words that stand there.
pub(super) fn place(desk: &Desk, anchor: &Anchor, lang: Lang) -> String {
    let part = desk.current_section().iter().find(|node| node.key == anchor.node);
    let prefix = part
        .filter(|node| !node.kind.is_section())
        .map(|node| format!("{} · ", node.name()))
        .unwrap_or_default();
    let words = if anchor.quote.is_empty() {
        String::new()
    } else {
        format!(" : {}", truncate(&anchor.quote, SHOWN))
    };
    format!("{prefix}{}{words}", labels::place(anchor, lang))
}

/// The parts of the section, as wholes, and the one the amendment is about.
pub(super) fn parts(desk: &Desk, amendment: &Amendment) -> (Vec<Anchor>, usize) {
    let whole = |unit: &crate::domain::anchoring::Unit| unit.anchor.place == Place::Whole;
    let parts: Vec<Anchor> = desk.current_units().into_iter().filter(whole).map(|unit| unit.anchor).collect();
    let boxed = |anchor: &Anchor| {
        let nodes = desk.current_section();
        nodes.iter().any(|node| node.key == anchor.node && node.kind == NodeKind::Box)
    };
    // A list that grows is most often that of a box.
    let listed = amendment.kind == AmendmentKind::AddToList && amendment.anchor.quote.is_empty();
    let here = parts.iter().position(|part| part.node == amendment.anchor.node).filter(|rank| *rank > 0);
    let list = parts.iter().position(boxed).filter(|_| listed);
    (parts, here.or(list).unwrap_or(0))
}

/// The names of the parts.
pub(super) fn part_names(desk: &Desk, parts: &[Anchor]) -> Vec<String> {
    let name = |anchor: &Anchor| {
        let node = desk.current_section().iter().find(|node| node.key == anchor.node);
        node.map(|node| truncate(&node.heading(), SHOWN).into_owned()).unwrap_or_default()
    };
    parts.iter().map(name).collect()
}

/// What earlier drafts had and the plan has no more: passages of this section, then whole parts.
pub(super) fn gone(desk: &Desk, amendment: &Amendment) -> (Vec<Anchor>, usize) {
    let session = desk.session();
    let Some(review) = session.draft() else { return (Vec::new(), 0) };
    let here = desk.live.current.clone().unwrap_or_default();
    let mut gone: Vec<Anchor> = Vec::new();
    let ghosts = desk.outline.iter().filter(|row| row.fate == Fate::Gone);
    let whole = |key: &NodeKey, draft: &crate::domain::id::DraftId| Anchor {
        draft: draft.clone(),
        node: key.clone(),
        ..Anchor::default()
    };
    let mut rows: Vec<_> = ghosts.collect();
    rows.sort_by_key(|row| row.key != here);
    gone.extend(rows.iter().filter(|row| row.key == here).map(|row| whole(&row.key, &row.draft)));
    for draft in session.drafts().iter().rev().filter(|draft| draft.id != review.id) {
        gone.extend(passages(desk, draft, &here, &gone));
        if gone.len() > GONE_MAX {
            break;
        }
    }
    gone.truncate(GONE_MAX);
    gone.extend(rows.iter().filter(|row| row.key != here).map(|row| whole(&row.key, &row.draft)));
    let known = &amendment.anchor;
    // What stands in the plan under review is not to be brought back.
    if amendment.kind != AmendmentKind::Reinstate || known.draft == review.id {
        return (gone, 0);
    }
    let rank = gone.iter().position(|anchor| anchor == known).unwrap_or_else(|| {
        gone.insert(0, known.clone());
        0
    });
    (gone, rank)
}

/// The paragraphs and dashes of a section of an earlier draft whose words are not in the plan.
fn passages(desk: &Desk, draft: &Draft, section: &NodeKey, known: &[Anchor]) -> Vec<Anchor> {
    let stands = |anchor: &Anchor| {
        matches!(anchor.place, Place::Paragraph { .. } | Place::Sentence { .. } | Place::Dash { .. })
            && !anchor.quote.is_empty()
    };
    units(draft.section(section), &draft.id)
        .into_iter()
        .map(|unit| unit.anchor)
        .filter(stands)
        .filter(|anchor| known.iter().all(|other| other.quote != anchor.quote))
        .filter(|anchor| relocation::same_words_in_review(anchor, desk.session()).is_none())
        .collect()
}

/// « version du 27 janvier, § 2 : … », « Mesure 4 ter, disparue (version du 27 janvier) ».
pub(super) fn gone_names(desk: &Desk, gone: &[Anchor], lang: Lang) -> Vec<String> {
    let name = |anchor: &Anchor| {
        let draft = desk.session().drafts().get(&anchor.draft);
        let label = draft.map(|draft| draft.label.as_str()).filter(|label| !label.is_empty());
        let label = label.unwrap_or(lang.pick("version précédente", "earlier draft"));
        if anchor.place == Place::Whole && anchor.quote.is_empty() {
            let node = draft.and_then(|draft| draft.node(&anchor.node));
            let heading = node.map(|node| truncate(&node.heading(), SHOWN).into_owned()).unwrap_or_default();
            return format!("{heading} ({label})");
        }
        let words = truncate(&anchor.quote, SHOWN);
        format!("{} : {words} ({label})", labels::place(anchor, lang))
    };
    gone.iter().map(name).collect()
}

/// The names of the other sections, after « — ».
pub(super) fn other_names(desk: &Desk, others: &[NodeKey]) -> Vec<String> {
    let name = |key: &NodeKey| {
        let row = desk.outline.iter().find(|row| row.key == *key);
        row.map(|row| truncate(&row.heading, SHOWN).into_owned()).unwrap_or_default()
    };
    std::iter::once("—".to_owned()).chain(others.iter().map(name)).collect()
}

/// The rank of the other section: that of the amendment; for a new measure, the measure it stands beside.
pub(super) fn other(desk: &Desk, proposal: &Proposal, amendment: &Amendment) -> usize {
    let rank = |key: &NodeKey| proposal.others.iter().position(|other| other == key).map(|rank| rank + 1);
    if let Some(target) = &amendment.target {
        return rank(target).unwrap_or(0);
    }
    if amendment.kind != AmendmentKind::NewMeasure {
        return 0;
    }
    let beside = &amendment.anchor.node;
    rank(beside).or_else(|| rank(desk.live.current.as_ref()?)).unwrap_or(0)
}

/// Those who may hold it, and who does.
pub(super) fn holders(desk: &Desk, held_by: &Holders) -> (Vec<Holders>, usize) {
    let organizations = desk.session().organizations();
    let mut holders = vec![Holders::Coalition, Holders::MembersPresent, Holders::SomeMembers];
    holders.extend(organizations.iter().map(|one| Holders::Organizations(vec![one.id.clone()])));
    let here = holders.iter().position(|holders| holders == held_by).unwrap_or_else(|| {
        holders.push(held_by.clone());
        holders.len() - 1
    });
    (holders, here)
}
