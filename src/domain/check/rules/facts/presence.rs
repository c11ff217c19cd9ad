//! What was recorded against who was in the room at that moment: votes, positions, and people nobody can place.
use chrono::NaiveDateTime;

use super::super::super::{Report, Rule};
use super::super::paper::Paper;
use crate::domain::attendance::{Attendance, AttendanceStatus};
use crate::domain::decision::{Outcome, Vote};
use crate::domain::directory::{Delegate, Role};
use crate::domain::entry::{Content, Entry, Holders};
use crate::domain::id::OrganizationId;
use crate::domain::location::Location;
use crate::domain::meeting::Stage;
use crate::domain::session::Session;
use crate::text::french::dates::time;
use crate::text::french::numbers::count;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    let session = report.session;
    let recorded_here =
        |entry: &&Entry| !paper.is_guess(&Location::Entry(entry.id.clone())) && entry.comment.is_none();
    let somebody_came = session.delegates().iter().any(|d| came(session, d));
    for entry in session.entries().iter().filter(recorded_here) {
        match &entry.content {
            Content::Decision(decision) => votes(report, entry, &decision.text, (decision.outcome, entry.at)),
            Content::Amendment(amendment) => {
                if let Some(settled) = amendment.settled {
                    let words = if amendment.new.is_empty() { &amendment.old } else { &amendment.new };
                    votes(report, entry, words, (settled.outcome, settled.at));
                }
            }
            _ => {}
        }
        if somebody_came {
            holders(report, entry);
        }
    }
    if somebody_came {
        people(report, paper);
        organizations(report, paper);
    }
}

fn came(session: &Session, delegate: &Delegate) -> bool {
    session.attendance(&delegate.id).status == AttendanceStatus::Present
}

/// The most votes that could be given then: who was in the room with a voice, and the proxies of those who were away,
/// unless the one who held it had gone.
fn voices(session: &Session, at: NaiveDateTime) -> (usize, usize) {
    let votes = |delegate: &&Delegate| delegate.role != Role::Observer;
    let in_room: Vec<&Delegate> = session.in_room(at).filter(votes).collect();
    let held = |proxy: &Attendance| {
        let known = session.delegates().iter().any(|d| d.name == proxy.represented_by);
        !known || in_room.iter().any(|d| d.name == proxy.represented_by)
    };
    let proxies = session
        .delegates()
        .iter()
        .map(|delegate| session.attendance(&delegate.id))
        .filter(|attendance| attendance.status == AttendanceStatus::Represented && held(attendance))
        .count();
    (in_room.len(), proxies)
}

fn votes(report: &mut Report<'_>, entry: &Entry, text: &str, settled: (Outcome, NaiveDateTime)) {
    let (Outcome::Vote(vote), at) = settled else { return };
    let (in_room, proxies) = voices(report.session, at);
    let (total, most) = (usize::try_from(Vote::total(vote)).unwrap_or(usize::MAX), in_room + proxies);
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

/// When the part the entry stands on was taken up for the last time before it; the moment of the entry when nobody
/// noted that: what is written down late was said before.
pub(super) fn taken_up(session: &Session, entry: &Entry) -> NaiveDateTime {
    let turns = session.turns().iter().rev();
    let on_part = |turn: &&crate::domain::progress::Turn| {
        turn.at <= entry.at && turn.node.as_ref() == Some(&entry.node)
    };
    turns.into_iter().find(on_part).map_or(entry.at, |turn| turn.at)
}

fn holders(report: &mut Report<'_>, entry: &Entry) {
    let Holders::Organizations(organizations) = &entry.holders else { return };
    let (session, lang) = (report.session, report.lang);
    for id in organizations {
        let Some(organization) = session.organizations().get(id) else { continue };
        let name = organization.short_name();
        let message = match presence(session, id, entry) {
            Presence::There => continue,
            Presence::Never => lang.pick(
                format!(
                    "{name} porte cette position mais n’était ni présent ni représenté : vérifiez l’appel."
                ),
                format!(
                    "{name} holds this position but was neither present nor represented: check the roll."
                ),
            ),
            Presence::Gone(left) => {
                let left = time(left, lang);
                lang.pick(
                    format!("{name} porte cette position mais n’était plus là (départ noté à {left}) : vérifiez l’appel."),
                    format!("{name} holds this position but had already left (at {left}): check the roll."),
                )
            }
            Presence::NotYet(arrived) => {
                let arrived = time(arrived, lang);
                lang.pick(
                    format!("{name} porte cette position mais n’était pas encore là (arrivée notée à {arrived}) : vérifiez l’appel."),
                    format!("{name} holds this position but had not arrived yet (at {arrived}): check the roll."),
                )
            }
        };
        report.add(Rule::AbsentHolder, Location::Entry(entry.id.clone()), &entry.content.words(), message);
    }
}

enum Presence {
    There,
    Never,
    Gone(chrono::NaiveTime),
    NotYet(chrono::NaiveTime),
}

/// Whether somebody of the organization was there, or had a proxy, between the moment the part was taken up and the
/// entry.
fn presence(session: &Session, organization: &OrganizationId, entry: &Entry) -> Presence {
    let (from, to) = (taken_up(session, entry).time(), entry.at.time());
    let mut told = Presence::Never;
    for delegate in session.delegates().iter().filter(|d| d.organization.as_ref() == Some(organization)) {
        let attendance = session.attendance(&delegate.id);
        let between = attendance.movements.iter().any(|movement| (from..=to).contains(&movement.at));
        match attendance.status {
            AttendanceStatus::Represented => return Presence::There,
            AttendanceStatus::Present
                if between || attendance.is_in_room(from) || attendance.is_in_room(to) =>
            {
                return Presence::There;
            }
            AttendanceStatus::Present => {
                told = match (attendance.left(), attendance.arrived()) {
                    (Some(left), _) if left <= from => Presence::Gone(left),
                    (_, Some(arrived)) if arrived > to => Presence::NotYet(arrived),
                    _ => return Presence::There,
                };
            }
            AttendanceStatus::Expected | AttendanceStatus::Excused | AttendanceStatus::Absent => {}
        }
    }
    told
}

/// In a meeting of organizations, who came from none should say so.
fn people(report: &mut Report<'_>, paper: &Paper<'_>) {
    let session = report.session;
    let present: Vec<&Delegate> = session
        .delegates()
        .iter()
        .filter(|delegate| came(session, delegate) && delegate.role != Role::Observer)
        .collect();
    let alone: Vec<&&Delegate> = present
        .iter()
        .filter(|delegate| delegate.organization.is_none() && !session.attendance(&delegate.id).personal)
        .collect();
    // Where many come from nowhere, people are not told by their organizations; where several do in a list received,
    // « Amicale : A. Roy ; L. Dor ; Foyer : … » was written for the two of one organization.
    if alone.len() * 4 > present.len() || (paper.is_received() && alone.len() > 1) {
        return;
    }
    for delegate in alone {
        let message = report.lang.pick(
            "Cette personne est présente sans organisation : dites laquelle, ou « à titre personnel ».",
            "This person is present without an organization: say which, or that they speak for themselves.",
        );
        report.add(
            Rule::DelegateWithoutOrganization,
            Location::Delegate(delegate.id.clone()),
            &delegate.name,
            message,
        );
    }
}

/// Once the meeting has begun, each organization expected is present, excused, absent or represented.
fn organizations(report: &mut Report<'_>, paper: &Paper<'_>) {
    let session = report.session;
    let begun = !session.entries().is_empty()
        || !session.turns().is_empty()
        || session.meeting().stage >= Stage::Running;
    // Of a document received, we know the organizations it names and nothing of those expected.
    if !begun || paper.is_received() {
        return;
    }
    for organization in session.organizations().iter().filter(|organization| organization.expected) {
        let mut delegates =
            session.delegates().iter().filter(|d| d.organization.as_ref() == Some(&organization.id));
        if delegates.any(|d| session.attendance(&d.id).status != AttendanceStatus::Expected) {
            continue;
        }
        let message = report.lang.pick(
            "Cette organisation était attendue et rien n’est noté : présente, excusée ou absente ?",
            "This organization was expected and nothing is noted: present, excused or absent?",
        );
        let location = Location::Organization(organization.id.clone());
        report.add(Rule::OrganizationUnaccounted, location, &organization.full_name(), message);
    }
}
