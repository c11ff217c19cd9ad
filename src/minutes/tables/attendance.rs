//! The attendance sheet: one row a person, by organization; an organization expected of which nobody is known has a
//! row of its own. On paper the last column is for signatures.
use crate::domain::attendance::{Attendance, AttendanceStatus, Direction};
use crate::domain::directory::{Delegate, Organization};
use crate::domain::session::Session;
use crate::text::fold::fold;
use crate::text::french::dates::time;
use crate::text::lang::Lang;

use super::super::Options;
use super::super::document::{Document, Row, Source};
use super::{Column, hour, is_spreadsheet, plain, sheet_of, words};

/// The attendance sheet of a session.
pub(in super::super) fn attendance(session: &Session, options: &Options) -> Document {
    let lang = options.lang;
    let mut organizations: Vec<&Organization> = session.organizations().iter().collect();
    if options.sorted {
        organizations.sort_by_key(|organization| fold(&organization.name));
    }
    let mut rows = Vec::new();
    for organization in organizations {
        let mut people = session
            .delegates()
            .iter()
            .filter(|delegate| delegate.organization.as_ref() == Some(&organization.id))
            .peekable();
        if people.peek().is_none() && organization.expected {
            rows.push(row(Some(organization), None, session, options));
        }
        rows.extend(people.map(|delegate| row(Some(organization), Some(delegate), session, options)));
    }
    let alone = |delegate: &&Delegate| {
        delegate.organization.as_ref().is_none_or(|id| session.organizations().get(id).is_none())
    };
    let people = session.delegates().iter().filter(alone);
    rows.extend(people.map(|delegate| row(None, Some(delegate), session, options)));
    let title = lang.pick("Feuille de présence", "Attendance sheet");
    let columns = columns(lang);
    let columns = columns.get(..if is_spreadsheet(options) { 7 } else { 8 }).unwrap_or(&columns);
    sheet_of(session, options, (title, tally(session, lang)), (columns, rows))
}

fn columns(lang: Lang) -> [Column; 8] {
    lang.pick(
        [
            ("Organisme", 24),
            ("Personne", 18),
            ("Fonction", 11),
            ("Présence", 10),
            ("Arrivée", 7),
            ("Départ", 7),
            ("Précisions", 11),
            ("Signature", 12),
        ],
        [
            ("Organization", 24),
            ("Person", 18),
            ("Duty", 11),
            ("Attendance", 10),
            ("Arrived", 7),
            ("Left", 7),
            ("Remarks", 11),
            ("Signature", 12),
        ],
    )
}

/// « Personnes : 12 présentes, 2 excusées, 1 représentée. »
fn tally(session: &Session, lang: Lang) -> String {
    let mut told = Vec::new();
    for (status, french, english) in [
        (AttendanceStatus::Present, ("présente", "présentes"), "present"),
        (AttendanceStatus::Represented, ("représentée", "représentées"), "represented"),
        (AttendanceStatus::Excused, ("excusée", "excusées"), "with apologies"),
        (AttendanceStatus::Absent, ("absente", "absentes"), "absent"),
        (AttendanceStatus::Expected, ("attendue", "attendues"), "expected"),
    ] {
        let n = session.delegates().iter().filter(|one| session.attendance(&one.id).status == status).count();
        if n > 0 {
            let several = if n > 1 { french.1 } else { french.0 };
            told.push(format!("{n}\u{a0}{}", lang.pick(several, english)));
        }
    }
    if told.is_empty() {
        return lang.pick("Personne n’est inscrit.", "Nobody is listed.").to_owned();
    }
    format!("{} {}.", lang.pick("Personnes :", "Persons:"), told.join(", "))
}

fn row(
    organization: Option<&Organization>,
    delegate: Option<&Delegate>,
    session: &Session,
    options: &Options,
) -> Row {
    let lang = options.lang;
    let attendance = delegate.map(|delegate| session.attendance(&delegate.id)).unwrap_or_default();
    let at = |direction, at: Option<chrono::NaiveTime>| {
        let several = attendance.movements.iter().filter(|one| one.direction == direction).count() > 1;
        let said = |at| if is_spreadsheet(options) { hour(at) } else { time(at, lang) };
        at.filter(|_| !several).map(said).unwrap_or_default()
    };
    let mut cells = vec![
        organization.map(Organization::full_name).unwrap_or_default(),
        delegate.map(|delegate| delegate.name.clone()).unwrap_or_default(),
        delegate.map(|delegate| words::duty(delegate.role, lang).to_owned()).unwrap_or_default(),
        words::presence(attendance.status, lang).to_owned(),
        at(Direction::Arrived, attendance.arrived()),
        at(Direction::Left, attendance.left()),
        remarks(&attendance, lang),
    ];
    if !is_spreadsheet(options) {
        cells.push(String::new());
    }
    Row { cells: cells.into_iter().map(plain).collect(), source: Some(Source::Attendance) }
}

/// In whose name a person is there, who holds their proxy, and the comings and goings that two columns cannot hold.
fn remarks(attendance: &Attendance, lang: Lang) -> String {
    let mut said = Vec::new();
    if attendance.personal {
        said.push(lang.pick("à titre personnel", "in a personal capacity").to_owned());
    }
    let by = attendance.represented_by.trim();
    if attendance.status == AttendanceStatus::Represented && !by.is_empty() {
        said.push(lang.pick(format!("par {by}"), format!("by {by}")));
    }
    if attendance.movements.len() > 2 {
        said.extend(attendance.movements.iter().map(|movement| {
            let at = time(movement.at, lang);
            match movement.direction {
                Direction::Arrived => lang.pick(format!("arrivée à {at}"), format!("arrived at {at}")),
                Direction::Left => lang.pick(format!("départ à {at}"), format!("left at {at}")),
            }
        }));
    }
    said.join(", ")
}
