//! What was left to do when the meeting ended, and what is over before it began.
use chrono::Datelike;

use super::super::{Report, Rule};
use super::paper::Paper;
use crate::domain::entry::{Content, Entry};
use crate::domain::location::Location;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
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
    past_events(report, paper);
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

fn past_events(report: &mut Report<'_>, paper: &Paper<'_>) {
    let session = report.session;
    let day = session.meeting().date;
    for event in session.events().iter() {
        let location = Location::Event(event.id.clone());
        // The year of a date received without one is a guess.
        let year = event.dates.first().map(|date| date.year().to_string()).unwrap_or_default();
        let told = paper.passages.iter().any(|p| p.location == location && p.text.contains(&year));
        if paper.is_guess(&location) && !told {
            continue;
        }
        if !event.dates.is_empty() && event.dates.iter().all(|date| *date < day) {
            let message = report.lang.pick(
                "Cet évènement à venir précède la réunion : corrigez sa date ou retirez-le du calendrier.",
                "This upcoming event is before the meeting: correct its date or take it out of the calendar.",
            );
            report.add(Rule::PastEvent, location, &event.title, message);
        }
    }
}
