//! Who was there, in the style of the template: an organization a line, a sentence or a table; and who was not.
use crate::domain::attendance::{Attendance, AttendanceStatus};
use crate::domain::directory::{Delegate, Organization, Role as Duty};
use crate::domain::session::Session;
use crate::text::fold::fold;
use crate::text::french::dates::time;
use crate::text::french::numbers::count;
use crate::text::lang::Lang;

use super::document::{Block, Content, Element, Inline, ListRole, Role, Source};
use super::template::{Presence, Switch};
use super::{Names, Options};

mod sentence;
mod table;

/// Minutes after the start within which nobody is late: a roll takes time to call.
const GRACE_MINUTES: i64 = 5;

/// Who was there and who was not, as the template tells it.
pub(super) fn blocks(session: &Session, options: &Options) -> Vec<Block> {
    let present = match options.template.presence {
        Presence::Table => return table::blocks(session, options),
        Presence::Sentence => sentence::blocks(session, options),
        Presence::List => listed(session, options),
    };
    present.into_iter().chain(away(session, options)).collect()
}

/// One organization a line.
fn listed(session: &Session, options: &Options) -> Vec<Block> {
    let lines = present(session, options);
    if lines.is_empty() {
        return Vec::new();
    }
    let lead = options.lang.pick(
        "Les associations et les personnes présentes étaient les suivantes\u{a0}:",
        "The following organizations and persons were present:",
    );
    vec![
        rubric(participants(options)),
        Block::from(
            Source::Attendance,
            Content::Paragraph { role: Role::Lead, text: vec![Inline::plain(lead)] },
        ),
        list(lines),
    ]
}

fn participants(options: &Options) -> &'static str {
    word(options, "Participants", "Participant·e·s", "Present")
}

/// A word of ours for persons: with the point in the middle of the line when spelling is inclusive.
fn word(
    options: &Options,
    usual: &'static str,
    inclusive: &'static str,
    english: &'static str,
) -> &'static str {
    let french = if options.template.has(Switch::Inclusive) { inclusive } else { usual };
    options.lang.pick(french, english)
}

/// Those who were not there, a paragraph for each reason.
fn away(session: &Session, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    [
        (word(options, "Représentés", "Représenté·e·s", "Represented"), represented(session, options)),
        (
            word(options, "Excusés", "Excusé·e·s", "Apologies"),
            with_status(session, AttendanceStatus::Excused, options),
        ),
        (
            word(options, "Absents", "Absent·e·s", "Absent"),
            with_status(session, AttendanceStatus::Absent, options),
        ),
        (
            lang.pick("Associations attendues et absentes", "Organizations expected and absent"),
            unseen(session).map(Organization::full_name).collect(),
        ),
    ]
    .into_iter()
    .filter(|(_, people)| !people.is_empty())
    .map(|(label, people)| {
        let people = people.join("\u{202f}; ");
        let text =
            vec![Inline::strong(label), Inline::plain(format!("{}{people}.", lang.pick("\u{a0}: ", ": ")))];
        Block::from(Source::Attendance, Content::Paragraph { role: Role::Body, text })
    })
    .collect()
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
    let (groups, others) = by_organization(session, options, AttendanceStatus::Present);
    let mut lines: Vec<Vec<Inline>> = groups
        .into_iter()
        .map(|(organization, people)| {
            line(&organization.full_name(), &told(&people, session, options), options.lang)
        })
        .collect();
    if options.names == Names::Organizations {
        let label = options.lang.pick("Autres personnes", "Other persons");
        if !others.is_empty() {
            lines.push(line(label, &[others.len().to_string()], options.lang));
        }
        return lines;
    }
    lines.extend(others.into_iter().map(|delegate| {
        vec![Inline::strong(delegate.name.clone()), Inline::plain(notes(delegate, session, options.lang))]
    }));
    lines
}

/// The people of this status: by the organization they speak for, in its order, then those who speak for none.
fn by_organization<'s>(
    session: &'s Session,
    options: &Options,
    status: AttendanceStatus,
) -> (Vec<(&'s Organization, Vec<&'s Delegate>)>, Vec<&'s Delegate>) {
    let mut organizations: Vec<&Organization> = session.organizations().iter().collect();
    if options.sorted {
        organizations.sort_by_key(|organization| fold(&organization.name));
    }
    let mut people: Vec<&Delegate> =
        session.delegates().iter().filter(|d| session.attendance(&d.id).status == status).collect();
    let mut groups = Vec::new();
    for organization in organizations {
        let speaks_for = |delegate: &&Delegate| {
            delegate.organization.as_ref() == Some(&organization.id)
                && !session.attendance(&delegate.id).personal
        };
        let (own, others): (Vec<&Delegate>, Vec<&Delegate>) = people.into_iter().partition(speaks_for);
        people = others;
        if !own.is_empty() {
            groups.push((organization, own));
        }
    }
    (groups, people)
}

/// People one by one, or how many they are when organizations are named.
fn told(people: &[&Delegate], session: &Session, options: &Options) -> Vec<String> {
    let lang = options.lang;
    match options.names {
        Names::People => people.iter().map(|delegate| person(delegate, session, lang)).collect(),
        Names::Organizations => vec![
            lang.pick(count(people.len(), "personne", "personnes"), count(people.len(), "person", "persons")),
        ],
    }
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

/// The people of this status, each with their organization; organizations alone when those are named.
fn with_status(session: &Session, status: AttendanceStatus, options: &Options) -> Vec<String> {
    match options.names {
        Names::People => session
            .delegates()
            .iter()
            .filter(|delegate| session.attendance(&delegate.id).status == status)
            .map(|delegate| with_organization(delegate, session))
            .collect(),
        Names::Organizations => {
            let (groups, others) = by_organization(session, options, status);
            let mut all: Vec<String> = groups
                .into_iter()
                .map(|(organization, people)| match people.len() {
                    1 => organization.short_name().to_owned(),
                    _ => format!(
                        "{} ({})",
                        organization.short_name(),
                        told(&people, session, options).concat()
                    ),
                })
                .collect();
            if !others.is_empty() {
                all.push(told(&others, session, options).concat());
            }
            all
        }
    }
}

/// « Jeanne Martin (CCEM), par Paul Petit ».
fn represented(session: &Session, options: &Options) -> Vec<String> {
    if options.names == Names::Organizations {
        return with_status(session, AttendanceStatus::Represented, options);
    }
    session
        .delegates()
        .iter()
        .filter(|delegate| session.attendance(&delegate.id).status == AttendanceStatus::Represented)
        .map(|delegate| {
            format!("{}{}", with_organization(delegate, session), by(delegate, session, options.lang))
        })
        .collect()
}

/// « , par Paul Petit »: who holds the proxy, when that is known.
fn by(delegate: &Delegate, session: &Session, lang: Lang) -> String {
    match session.attendance(&delegate.id).represented_by.trim() {
        "" => String::new(),
        by => lang.pick(format!(", par {by}"), format!(", by {by}")),
    }
}

/// The organizations expected of which nobody came, sent word or gave a proxy.
pub(super) fn unseen(session: &Session) -> impl Iterator<Item = &Organization> {
    session.organizations().iter().filter(|organization| {
        organization.expected
            && session
                .delegates()
                .iter()
                .filter(|delegate| delegate.organization.as_ref() == Some(&organization.id))
                .all(|delegate| session.attendance(&delegate.id).status == AttendanceStatus::Expected)
    })
}
