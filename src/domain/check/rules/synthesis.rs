//! The synthesis against the entries: nothing strong forgotten, nothing out of thin air, nothing out of date.
use super::super::{Report, Rule};
use crate::domain::location::Location;
use crate::domain::synthesis::{Drift, Material, SynthesisLine, material};

pub(super) fn run(report: &mut Report<'_>) {
    let session = report.session;
    for found in material(session).into_iter().filter(Material::is_left_out) {
        let entry = found.entry;
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
        let location = Location::Entry(entry.id.clone());
        report.add(Rule::MissingFromSynthesis, location, &entry.content.words(), message);
    }
    for line in session.synthesis().iter() {
        if line.is_unsupported(session) {
            let message = report.lang.pick(
                "Cette ligne ne s’appuie sur aucune entrée : liez-la à ce qui a été dit.",
                "This line rests on no entry: link it to what was said.",
            );
            report.add(Rule::UnsupportedLine, Location::Line(line.id.clone()), &line.text, message);
        }
        stale(report, line);
    }
}

/// One finding a line, whatever the number of entries that changed: they are looked at together.
fn stale(report: &mut Report<'_>, line: &SynthesisLine) {
    let drifts = line.drifts(report.session);
    let Some(first) = drifts.first() else { return };
    let message = match (first, drifts.len()) {
        (Drift::Altered { .. }, 1) => report.lang.pick(
            "Une entrée sur laquelle cette ligne s’appuie a changé depuis : relisez la ligne (F6, puis Ctrl+E si elle reste juste).",
            "An entry this line rests on has changed since: read the line again (F6, then Ctrl+E if it is still right).",
        ),
        (Drift::Deleted { .. }, 1) => report.lang.pick(
            "Une entrée sur laquelle cette ligne s’appuie a été supprimée depuis : relisez la ligne (F6, puis Ctrl+E si elle reste juste).",
            "An entry this line rests on was deleted since: read the line again (F6, then Ctrl+E if it is still right).",
        ),
        _ => report.lang.pick(
            "Plusieurs entrées sur lesquelles cette ligne s’appuie ont changé depuis : relisez la ligne (F6, puis Ctrl+E si elle reste juste).",
            "Several entries this line rests on have changed since: read the line again (F6, then Ctrl+E if it is still right).",
        ),
    };
    report.add(Rule::StaleLine, Location::Line(line.id.clone()), &line.text, message);
}
