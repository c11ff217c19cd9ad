//! What was recorded against who was there, when it was and what was left to do.
use super::super::{Report, Rule};
use crate::domain::attendance::AttendanceStatus;
use crate::domain::decision::Outcome;
use crate::domain::entry::{Content, Entry, Holders};
use crate::domain::id::OrganizationId;
use crate::domain::location::Location;
use crate::domain::plan::NodeKind;
use crate::domain::session::Session;
use crate::text::french::numbers::count;
use crate::text::lang::Lang;

pub(super) fn run(report: &mut Report<'_>) {
    let session = report.session;
    for entry in session.entries().iter() {
        match &entry.content {
            Content::Stub(reminder) => {
                let message = report.lang.pick(
                    "Un trou reste à écrire : complétez-le ou supprimez-le.",
                    "Something is still to be written: write it or delete it.",
                );
                report.add(Rule::StubLeft, Location::Entry(entry.id.clone()), reminder, message);
            }
            Content::Decision(decision) => votes(report, entry, &decision.text, decision.outcome),
            Content::Action(action) if !action.closed => {
                incomplete(report, entry, &action.what, (action.who.trim().is_empty(), action.due.is_none()));
            }
            _ => {}
        }
        holders(report, entry);
    }
    past_events(report);
    untouched(report);
}

fn votes(report: &mut Report<'_>, entry: &Entry, text: &str, outcome: Outcome) {
    let Outcome::Vote(vote) = outcome else { return };
    let session = report.session;
    let in_room = session.in_room(entry.at).count();
    let by_proxy = session
        .delegates()
        .iter()
        .filter(|d| session.attendance(&d.id).status == AttendanceStatus::Represented)
        .count();
    let (total, most) = (usize::try_from(vote.total()).unwrap_or(usize::MAX), in_room + by_proxy);
    if in_room > 0 && total > most {
        let message = report.lang.pick(
            format!(
                "Le vote compte {} ; l’appel, à ce moment, {}. Vérifiez l’un ou l’autre.",
                count(total, "voix", "voix"),
                count(most, "personne présente ou représentée", "personnes présentes ou représentées")
            ),
            format!("The vote counts {total}; the roll counted {most} people then. Check either."),
        );
        report.add(Rule::VotesExceedPresence, Location::Entry(entry.id.clone()), text, message);
    }
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

fn holders(report: &mut Report<'_>, entry: &Entry) {
    let Holders::Organizations(organizations) = &entry.holders else { return };
    let session = report.session;
    if !anybody_came(session) {
        return;
    }
    for id in organizations.iter().filter(|id| !took_part(session, id)) {
        let Some(organization) = session.organizations().get(id) else { continue };
        let name = organization.short_name();
        let message = report.lang.pick(
            format!("{name} porte cette position mais n’était ni présent ni représenté : vérifiez l’appel."),
            format!("{name} holds this position but was neither present nor represented: check the roll."),
        );
        report.add(Rule::AbsentHolder, Location::Entry(entry.id.clone()), &entry.content.words(), message);
    }
}

fn anybody_came(session: &Session) -> bool {
    session.delegates().iter().any(|d| session.attendance(&d.id).status == AttendanceStatus::Present)
}

fn took_part(session: &Session, organization: &OrganizationId) -> bool {
    session.delegates().iter().filter(|d| d.organization.as_ref() == Some(organization)).any(|d| {
        matches!(session.attendance(&d.id).status, AttendanceStatus::Present | AttendanceStatus::Represented)
    })
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
