//! Who was there, in one style: an organization a line, then persons without one, then those who were not there.
use crate::domain::attendance::{Attendance, AttendanceStatus};
use crate::domain::directory::{Delegate, Organization, Role as Duty};
use crate::domain::session::Session;
use crate::text::fold::fold;
use crate::text::french::dates::time;
use crate::text::lang::Lang;

use super::Options;
use super::document::{Block, Content, Element, Inline, ListRole, Role, Source};

/// Minutes after the start within which nobody is late: a roll takes time to call.
const GRACE_MINUTES: i64 = 5;

/// The presence list and those who were not there.
pub(super) fn blocks(session: &Session, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let present = present(session, options);
    let mut blocks = Vec::new();
    if !present.is_empty() {
        blocks.push(rubric(lang.pick("Participants", "Present")));
        let lead = lang.pick(
            "Les associations et les personnes présentes étaient les suivantes\u{a0}:",
            "The following organizations and persons were present:",
        );
        blocks.push(Block::from(
            Source::Attendance,
            Content::Paragraph { role: Role::Lead, text: vec![Inline::plain(lead)] },
        ));
        blocks.push(list(present));
    }
    for (label, people) in [
        (lang.pick("Représentés", "Represented"), represented(session, lang)),
        (lang.pick("Excusés", "Apologies"), with_status(session, AttendanceStatus::Excused)),
        (lang.pick("Absents", "Absent"), with_status(session, AttendanceStatus::Absent)),
        (
            lang.pick("Associations attendues et absentes", "Organizations expected and absent"),
            unseen(session),
        ),
    ] {
        if !people.is_empty() {
            let text = vec![
                Inline::strong(label),
                Inline::plain(format!("{}{}.", lang.pick("\u{a0}: ", ": "), people.join("\u{202f}; "))),
            ];
            blocks.push(Block::from(Source::Attendance, Content::Paragraph { role: Role::Body, text }));
        }
    }
    blocks
}

fn rubric(title: &str) -> Block {
    Block::from(
        Source::Attendance,
        Content::Paragraph { role: Role::Rubric, text: vec![Inline::plain(title)] },
    )
}

fn list(items: Vec<Vec<Inline>>) -> Block {
    let items = items.into_iter().map(|text| Element { text, source: Some(Source::Attendance) }).collect();
    Block::from(Source::Attendance, Content::List { role: ListRole::Attendance, items })
}

/// One line an organization present, then one a person without organization.
fn present(session: &Session, options: &Options) -> Vec<Vec<Inline>> {
    let is_present =
        |delegate: &&Delegate| session.attendance(&delegate.id).status == AttendanceStatus::Present;
    let mut organizations: Vec<&Organization> = session.organizations().iter().collect();
    if options.sorted {
        organizations.sort_by_key(|organization| fold(&organization.name));
    }
    let speaks_for = |delegate: &Delegate, organization: &Organization| {
        delegate.organization.as_ref() == Some(&organization.id) && !session.attendance(&delegate.id).personal
    };
    let mut lines = Vec::new();
    for organization in organizations {
        let people: Vec<String> = session
            .delegates()
            .iter()
            .filter(|delegate| speaks_for(delegate, organization))
            .filter(is_present)
            .map(|delegate| person(delegate, session, options.lang))
            .collect();
        if !people.is_empty() {
            lines.push(line(&organization.full_name(), &people, options.lang));
        }
    }
    let known = |delegate: &Delegate| {
        delegate.organization.as_ref().is_some_and(|id| session.organizations().get(id).is_some())
    };
    for delegate in session.delegates().iter().filter(is_present) {
        if !known(delegate) || session.attendance(&delegate.id).personal {
            lines.push(vec![
                Inline::strong(delegate.name.clone()),
                Inline::plain(notes(delegate, session, options.lang)),
            ]);
        }
    }
    lines
}

fn line(organization: &str, people: &[String], lang: Lang) -> Vec<Inline> {
    vec![
        Inline::strong(organization),
        Inline::plain(format!("{}{}", lang.pick("\u{a0}: ", ": "), people.join(", "))),
    ]
}

/// « Geneviève Colas (coordination, arrivée à 10 h 42) ».
fn person(delegate: &Delegate, session: &Session, lang: Lang) -> String {
    format!("{}{}", delegate.name, notes(delegate, session, lang))
}

/// What is noted of a person: what they do, for whom they speak, when they came and went.
fn notes(delegate: &Delegate, session: &Session, lang: Lang) -> String {
    let attendance = session.attendance(&delegate.id);
    let mut notes: Vec<String> = Vec::new();
    if let Some(duty) = duty(delegate.role, lang) {
        notes.push(duty.to_owned());
    }
    if attendance.personal {
        notes.push(lang.pick("à titre personnel", "in a personal capacity").to_owned());
    }
    notes.extend(movements(&attendance, session, lang));
    if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) }
}

fn duty(role: Duty, lang: Lang) -> Option<&'static str> {
    match role {
        Duty::Member => None,
        Duty::Coordination => Some(lang.pick("coordination", "coordination")),
        Duty::Secretary => Some(lang.pick("secrétariat", "secretary")),
        Duty::Chair => Some(lang.pick("présidence", "chair")),
        Duty::Observer => Some(lang.pick("en observation", "observer")),
    }
}

/// « arrivée à 10 h 42 », « départ à 12 h »: only those that make a difference to who was there.
fn movements(attendance: &Attendance, session: &Session, lang: Lang) -> Vec<String> {
    let meeting = session.meeting();
    let late = |at: chrono::NaiveTime| {
        meeting.start.is_none_or(|start| at - start > chrono::TimeDelta::minutes(GRACE_MINUTES))
    };
    let early = |at: chrono::NaiveTime| meeting.end.is_none_or(|end| at < end);
    let mut notes = Vec::new();
    if let Some(at) = attendance.arrived().filter(|at| late(*at)) {
        notes.push(lang.pick(format!("arrivée à {}", time(at, lang)), format!("from {}", time(at, lang))));
    }
    if let Some(at) = attendance.left().filter(|at| early(*at)) {
        notes.push(lang.pick(format!("départ à {}", time(at, lang)), format!("until {}", time(at, lang))));
    }
    notes
}

/// « Jeanne Martin (CCEM) », the organization by its short name.
fn with_organization(delegate: &Delegate, session: &Session) -> String {
    let organization = delegate.organization.as_ref().and_then(|id| session.organizations().get(id));
    match organization {
        Some(organization) => format!("{} ({})", delegate.name, organization.short_name()),
        None => delegate.name.clone(),
    }
}

fn with_status(session: &Session, status: AttendanceStatus) -> Vec<String> {
    session
        .delegates()
        .iter()
        .filter(|delegate| session.attendance(&delegate.id).status == status)
        .map(|delegate| with_organization(delegate, session))
        .collect()
}

/// « Jeanne Martin (CCEM), pouvoir à Paul Petit ».
fn represented(session: &Session, lang: Lang) -> Vec<String> {
    session
        .delegates()
        .iter()
        .filter_map(|delegate| {
            let attendance = session.attendance(&delegate.id);
            (attendance.status == AttendanceStatus::Represented).then(|| {
                let name = with_organization(delegate, session);
                match attendance.represented_by.trim() {
                    "" => name,
                    by => lang.pick(format!("{name}, par {by}"), format!("{name}, by {by}")),
                }
            })
        })
        .collect()
}

/// The organizations expected of which nobody came, sent word or gave a proxy.
fn unseen(session: &Session) -> Vec<String> {
    let unseen = |organization: &&Organization| {
        organization.expected
            && session
                .delegates()
                .iter()
                .filter(|delegate| delegate.organization.as_ref() == Some(&organization.id))
                .all(|delegate| session.attendance(&delegate.id).status == AttendanceStatus::Expected)
    };
    session.organizations().iter().filter(unseen).map(Organization::full_name).collect()
}
