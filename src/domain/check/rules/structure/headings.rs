//! The headings of the plan in the minutes: all there, each with its title, and something under each measure.
use std::collections::{HashMap, HashSet};

use super::super::super::spot::{Part, Spot};
use super::super::super::{Report, Rule};
use super::super::paper::Paper;
use crate::domain::id::NodeKey;
use crate::domain::location::Location;
use crate::domain::plan::{Draft, NodeKind, PlanNode};
use crate::domain::session::Session;
use crate::domain::transcript::{Became, PieceForm};
use crate::text::lang::Lang;

/// So many headings may be missing before the document is simply about a few measures.
const GAPS_MAX: usize = 2;
/// So many measures are needed before their numbers are a series.
const SERIES: usize = 5;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    let session = report.session;
    let Some(draft) = session.draft() else { return };
    untitled(report, draft);
    untouched(report, paper, draft);
    if paper.is_received() {
        missing(report, draft);
        skipped(report, draft);
    }
}

/// The headings that bear a number and no title, where most of their kind have one.
fn untitled(report: &mut Report<'_>, draft: &Draft) {
    for kind in [NodeKind::Priority, NodeKind::Axis, NodeKind::Measure] {
        let of_kind = || draft.nodes.iter().filter(move |node| node.kind == kind && node.number.is_some());
        let bare: Vec<&PlanNode> = of_kind().filter(|node| node.title.trim().is_empty()).collect();
        if bare.len() * 2 >= of_kind().count() {
            continue;
        }
        for node in bare {
            let name = node.name();
            let message = report.lang.pick(
                format!("« {name} » n’a pas de titre : donnez-lui celui du plan, ou de la version qui le portait encore."),
                format!("“{name}” has no title: give it that of the plan, or of the draft that still had one."),
            );
            let heading = known_heading(report.session, &node.key);
            let location = Location::Node(node.key.clone());
            if let Some((rank, text)) = heading_piece(report.session, &node.key) {
                let spot = Spot { location, part: Part::Piece(rank), range: 0..text.len() };
                report.at(Rule::MissingHeading, spot, message, heading);
            } else {
                report.add(Rule::MissingHeading, location, &name, message);
                if let Some(heading) = heading {
                    report.suggest(heading);
                }
            }
        }
    }
}

/// The heading of a part in the last draft in which it has a title.
fn known_heading(session: &Session, key: &NodeKey) -> Option<String> {
    let nodes = session.drafts().iter().rev().filter_map(|draft| draft.node(key));
    nodes.into_iter().find(|node| !node.title.trim().is_empty()).map(PlanNode::heading)
}

/// The piece of the document received that is the heading of a part.
fn heading_piece<'s>(session: &'s Session, key: &NodeKey) -> Option<(usize, &'s str)> {
    let pieces = session.transcript().pieces.iter().enumerate();
    let mut headings = pieces.filter(|(_, piece)| matches!(&piece.became, Became::Node(node) if node == key));
    headings.next().map(|(rank, piece)| (rank, piece.text.as_str()))
}

/// Parts of a plan that came in by itself, of which the document received says nothing.
fn missing(report: &mut Report<'_>, draft: &Draft) {
    let session = report.session;
    let mut told: HashSet<&NodeKey> = session.entries().iter().map(|entry| &entry.node).collect();
    let pieces = session.transcript().pieces.iter();
    told.extend(pieces.filter_map(|piece| match &piece.became {
        Became::Node(key) => Some(key),
        _ => None,
    }));
    let of_plan = |kind| matches!(kind, NodeKind::Priority | NodeKind::Axis | NodeKind::Measure);
    for node in draft.nodes.iter().filter(|node| of_plan(node.kind) && !told.contains(&node.key)) {
        let message = report.lang.pick(
            "Ce titre du plan n’est pas dans le compte-rendu : ajoutez-le, ou dites que la partie n’a pas été examinée.",
            "This heading of the plan is not in the minutes: add it, or say that the part was not examined.",
        );
        report.add(Rule::MissingHeading, Location::Node(node.key.clone()), &node.heading(), message);
    }
}

/// « Mesure 12 » is followed by « Mesure 14 ».
fn skipped(report: &mut Report<'_>, draft: &Draft) {
    let measures = draft.nodes.iter().filter(|node| node.kind == NodeKind::Measure);
    let numbered: Vec<(&PlanNode, u32)> = measures
        .filter_map(|node| Some((node, node.number.as_ref()?.as_str().split(' ').next()?.parse().ok()?)))
        .collect();
    let mut gaps: Vec<(&PlanNode, u32, u32)> = Vec::new();
    for (before, after) in numbered.iter().zip(numbered.iter().skip(1)) {
        if after.1 > before.1.saturating_add(1) {
            gaps.push((after.0, before.1 + 1, after.1 - 1));
        }
    }
    let missing: usize = gaps.iter().map(|(_, from, to)| (to - from + 1) as usize).sum();
    if numbered.len() < SERIES || missing > GAPS_MAX {
        return;
    }
    for (node, from, to) in gaps {
        let label = if node.label.is_empty() { "Mesure" } else { &node.label };
        let which = if from == to { format!("{label} {from}") } else { format!("{label} {from}-{to}") };
        let message = report.lang.pick(
            format!(
                "« {which} » manque avant « {} » : ajoutez son titre, même s’il n’y a rien à en dire.",
                node.name()
            ),
            format!(
                "“{which}” is missing before “{}”: add its heading, even if there is nothing to say.",
                node.name()
            ),
        );
        report.add(Rule::MissingHeading, Location::Node(node.key.clone()), &which, message);
    }
}

/// Once the meeting has begun, each measure needs an entry or a status; in a document received, some words under it.
fn untouched(report: &mut Report<'_>, paper: &Paper<'_>, draft: &Draft) {
    let session = report.session;
    if session.entries().is_empty() && session.turns().is_empty() {
        return;
    }
    let noted: HashSet<&NodeKey> = session.entries().iter().map(|entry| &entry.node).collect();
    let written = if paper.is_received() { written_under(session) } else { HashMap::new() };
    let measures = || draft.nodes.iter().filter(|node| node.kind == NodeKind::Measure);
    let bare: Vec<&PlanNode> = measures()
        .filter(|node| !noted.contains(&node.key) && session.status(&node.key).is_none())
        .filter(|node| !paper.is_received() || written.get(&node.key) == Some(&false))
        .collect();
    // A document received that says something of hardly any measure is a list of them.
    if paper.is_received() && bare.len() * 2 > measures().count() {
        return;
    }
    for node in bare {
        let message = report.lang.pick(
            "Rien n’est noté sur cette mesure : dites si elle a été examinée, reportée ou laissée sans observation.",
            "Nothing is recorded on this measure: say whether it was examined, postponed or left without remark.",
        );
        let title = title_or_none(&node.title, report.lang);
        report.add(Rule::UntouchedMeasure, Location::Node(node.key.clone()), title, message);
    }
}

/// Of each part of the document received, whether anything but headings stands under its heading.
fn written_under(session: &Session) -> HashMap<&NodeKey, bool> {
    let mut written: HashMap<&NodeKey, bool> = HashMap::new();
    let mut open: Vec<(&NodeKey, u8)> = Vec::new();
    for piece in &session.transcript().pieces {
        match (&piece.became, piece.form) {
            (became, PieceForm::Heading(level)) => {
                open.retain(|(_, above)| *above < level);
                if let Became::Node(key) = became {
                    open.push((key, level));
                    written.entry(key).or_insert(false);
                }
            }
            (_, PieceForm::Contents | PieceForm::Title) => {}
            (Became::Node(key), _) => {
                // A heading set as text: what follows is under it alone.
                open = vec![(key, 0)];
                written.entry(key).or_insert(false);
            }
            _ => written.extend(open.iter().map(|(key, _)| (*key, true))),
        }
    }
    written
}

fn title_or_none(title: &str, lang: Lang) -> &str {
    if title.is_empty() { lang.pick("sans titre", "without title") } else { title }
}
