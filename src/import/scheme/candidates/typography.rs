//! A plan whose headings are told by typography alone: lines in capitals, lines in bold.
use super::{Heading, Kind};
use crate::import::readers::{Block, Form};
use crate::import::shapes;

/// The headings of a plan in which nothing is numbered, labelled or marked: lines in capitals above lines in bold.
pub(super) fn headings(all: Vec<(Kind, Heading)>, blocks: &[Block]) -> Vec<Heading> {
    let first = blocks.iter().position(|block| !matches!(block.form, Form::Page(_)));
    let look =
        |h: &Heading| blocks.get(h.block).map(|block| (shapes::is_capitals(&block.text), block.strong));
    let lines = || all.iter().filter(|(kind, h)| *kind == Kind::Capitals && Some(h.block) != first);
    let capitals = lines().filter(|(_, h)| look(h).is_some_and(|(capitals, _)| capitals)).count();
    let bold = lines().count() - capitals;
    if capitals.max(bold) < 2 {
        let told = |kind: &Kind| matches!(kind, Kind::Front | Kind::Marked);
        return all.into_iter().filter(|(kind, _)| told(kind)).map(|(_, h)| h).collect();
    }
    let level = |h: &Heading| match look(h) {
        Some((false, _)) if capitals > 0 => 2,
        _ => 1,
    };
    all.into_iter()
        .filter(|(kind, _)| matches!(kind, Kind::Capitals | Kind::Front | Kind::Marked))
        .map(|(kind, h)| {
            // The title of the plan, alone at its head, is no level of the plan.
            let title = kind != Kind::Front && Some(h.block) == first;
            Heading {
                level: (!title).then(|| if kind == Kind::Front { 1 } else { level(&h) }),
                marked: true,
                ..h
            }
        })
        .collect()
}
