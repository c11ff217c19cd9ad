//! Proposals that cannot both be done: the compte-rendu would ask for two things at once.
use super::super::{Report, Rule};
use crate::domain::location::Location;
use crate::domain::wording;

pub(super) fn run(report: &mut Report<'_>) {
    let session = report.session;
    for collision in wording::collisions(session) {
        let words = |id| session.entries().get(id).map(|entry| entry.content.words()).unwrap_or_default();
        let other = super::super::shortened(&words(&collision.first));
        let message = report.lang.pick(
            format!("Deux propositions touchent les mêmes mots ; l’autre est «\u{a0}{other}\u{a0}» : gardez l’une, ou les deux comme variantes (F8, « Régler »)."),
            format!("Two proposals touch the same words; the other is “{other}”: keep one, or both as alternatives (F8, “Settle”)."),
        );
        report.add(
            Rule::CollidingProposals,
            Location::Entry(collision.second.clone()),
            &words(&collision.second),
            message,
        );
    }
}
