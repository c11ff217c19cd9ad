//! The synthesis against the entries: nothing strong forgotten, nothing out of thin air.
use std::collections::HashSet;

use super::super::{Report, Rule};
use crate::domain::entry::{Content, Entry};
use crate::domain::id::EntryId;
use crate::domain::location::Location;
use crate::domain::observation::{Stance, Strength};
use crate::domain::synthesis::LineKind;

pub(super) fn run(report: &mut Report<'_>) {
    let session = report.session;
    let rested_on: HashSet<&EntryId> = session.synthesis().iter().flat_map(|line| &line.sources).collect();
    for entry in session.entries().iter().filter(|entry| is_strong(entry) && !rested_on.contains(&entry.id)) {
        let message = if entry.flagged {
            report.lang.pick(
                "Cette entrée est retenue pour la synthèse, et aucune ligne ne s’appuie sur elle.",
                "This entry is flagged for the summary, and no line rests on it.",
            )
        } else {
            report.lang.pick(
                "Cette demande est forte, et aucune ligne de la synthèse ne s’appuie sur elle.",
                "This is a strong demand, and no line of the summary rests on it.",
            )
        };
        report.add(
            Rule::MissingFromSynthesis,
            Location::Entry(entry.id.clone()),
            &entry.content.words(),
            message,
        );
    }
    for line in session.synthesis().iter().filter(|line| line.kind != LineKind::ShortcomingsIntroduction) {
        if !line.text.trim().is_empty() && line.sources.iter().all(|id| session.entries().get(id).is_none()) {
            let message = report.lang.pick(
                "Cette ligne ne s’appuie sur aucune entrée : liez-la à ce qui a été dit.",
                "This line rests on no entry: link it to what was said.",
            );
            report.add(Rule::UnsupportedLine, Location::Line(line.id.clone()), &line.text, message);
        }
    }
}

fn is_strong(entry: &Entry) -> bool {
    let strong = matches!(&entry.content,
        Content::Observation(o) if o.stance == Stance::Ask && o.strength == Strength::Strong);
    strong || (entry.flagged && !matches!(entry.content, Content::Stub(_)))
}
