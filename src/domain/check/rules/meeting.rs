//! What was left to do when the meeting ended, and what is over before it began.
use super::super::{Report, Rule};
use super::paper::Paper;
use crate::domain::entry::{Content, Entry};
use crate::domain::location::Location;
use crate::domain::plan::NodeKind;
use crate::text::lang::Lang;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper) {
    let session = report.session;
    let recorded_here = |entry: &&Entry| !paper.is_guess(&Location::Entry(entry.id.clone()));
    for entry in session.entries().iter().filter(recorded_here) {
        match &entry.content {
            Content::Stub(reminder) => {
                let message = report.lang.pick(
                    "Un trou reste à écrire : complétez-le ou supprimez-le.",
                    "Something is still to be written: write it or delete it.",
                );
                report.add(Rule::StubLeft, Location::Entry(entry.id.clone()), reminder, message);
            }
            Content::Action(action) if !action.closed => {
                incomplete(report, entry, &action.what, (action.who.trim().is_empty(), action.due.is_none()));
            }
            _ => {}
        }
    }
    past_events(report);
    untouched(report);
}

fn incomplete(report: &mut Report<'_>, entry: &Entry, what: &str, (no_owner, no_date): (bool, bool)) {
    let lang = report.lang;
    let missing = match (no_owner, no_date) {
        (true, true) => lang.pick("ni responsable ni échéance", "neither owner nor date"),
        (true, false) => lang.pick("pas de responsable", "no owner"),
        (false, true) => lang.pick("pas d’échéance", "no date"),
        (false, false) => return,
    };
    let message = lang.pick(
        format!("Cette action n’a {missing} : précisez qui la mène et pour quand."),
        format!("This task has {missing}: say who does it and by when."),
    );
    report.add(Rule::ActionIncomplete, Location::Entry(entry.id.clone()), what, message);
}

fn past_events(report: &mut Report<'_>) {
    let session = report.session;
    let day = session.meeting().date;
    for event in session.events().iter() {
        if !event.dates.is_empty() && event.dates.iter().all(|date| *date < day) {
            let message = report.lang.pick(
                "Cet évènement à venir précède la réunion : corrigez sa date ou retirez-le du calendrier.",
                "This upcoming event is before the meeting: correct its date or take it out of the calendar.",
            );
            report.add(Rule::PastEvent, Location::Event(event.id.clone()), &event.title, message);
        }
    }
}

/// Once the meeting has begun, each measure needs an entry or a status.
fn untouched(report: &mut Report<'_>) {
    let session = report.session;
    let begun = !session.entries().is_empty() || !session.turns().is_empty();
    let Some(draft) = session.draft().filter(|_| begun) else { return };
    for node in draft.nodes.iter().filter(|node| node.kind == NodeKind::Measure) {
        if session.status(&node.key).is_none() && session.entries_on(&node.key).next().is_none() {
            let message = report.lang.pick(
                "Rien n’est noté sur cette mesure : dites si elle a été examinée, reportée ou laissée sans observation.",
                "Nothing is recorded on this measure: say whether it was examined, postponed or left without remark.",
            );
            report.add(
                Rule::UntouchedMeasure,
                Location::Node(node.key.clone()),
                &heading(&node.title, report.lang),
                message,
            );
        }
    }
}

fn heading(title: &str, lang: Lang) -> String {
    if title.is_empty() { lang.pick("sans titre", "without title").to_owned() } else { title.to_owned() }
}
