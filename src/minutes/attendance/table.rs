//! Presence as a table: organization, persons, and whether they were there. Without organizations, persons alone.
use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::Delegate;
use crate::domain::session::Session;
use crate::text::lang::Lang;

use super::super::document::{Block, Content, Inline, Row, Source};
use super::super::nouns::capitalized;
use super::super::template::Switch;
use super::super::{Names, Options};
use super::{by_organization, notes, rubric, told, unseen};

/// The statuses that have their rows, in their order.
const TOLD: [AttendanceStatus; 4] = [
    AttendanceStatus::Present,
    AttendanceStatus::Represented,
    AttendanceStatus::Excused,
    AttendanceStatus::Absent,
];

/// The table under its small title; nothing when nothing is known of anybody.
pub(super) fn blocks(session: &Session, options: &Options) -> Vec<Block> {
    let mut rows: Vec<[String; 3]> = Vec::new();
    for status in TOLD {
        let (groups, others) = by_organization(session, options, status);
        for (organization, people) in groups {
            rows.push(row(&organization.full_name(), &people, status, (session, options)));
        }
        if options.names == Names::Organizations {
            if !others.is_empty() {
                rows.push(row("", &others, status, (session, options)));
            }
        } else {
            rows.extend(others.iter().map(|person| row("", &[person], status, (session, options))));
        }
    }
    let absent = options.lang.pick("Absente", "Absent");
    rows.extend(
        unseen(session).map(|organization| [organization.full_name(), String::new(), absent.to_owned()]),
    );
    if rows.is_empty() {
        return Vec::new();
    }
    let with_organizations = rows.iter().any(|[organization, ..]| !organization.is_empty());
    if options.names == Names::Organizations {
        let others = options.lang.pick("Autres personnes", "Other persons");
        for [organization, ..] in rows.iter_mut().filter(|[organization, ..]| organization.is_empty()) {
            others.clone_into(organization);
        }
    }
    // Those who did not come stand in it too: they are no participants.
    vec![rubric(options.lang.pick("Présences", "Attendance")), table(rows, with_organizations, options)]
}

fn table(rows: Vec<[String; 3]>, with_organizations: bool, options: &Options) -> Block {
    let lang = options.lang;
    let header =
        lang.pick(["Organisation", "Personnes", "Présence"], ["Organization", "Persons", "Attendance"]);
    let kept = usize::from(!with_organizations);
    let cells =
        |cells: [String; 3]| cells.into_iter().skip(kept).map(|cell| vec![Inline::plain(cell)]).collect();
    Block::from(
        Source::Attendance,
        Content::Table {
            header: header.into_iter().skip(kept).map(|name| vec![Inline::plain(name)]).collect(),
            widths: if with_organizations { vec![42, 34, 24] } else { vec![60, 40] },
            rows: rows
                .into_iter()
                .map(|row| Row { cells: cells(row), source: Some(Source::Attendance) })
                .collect(),
        },
    )
}

/// The people of one organization and of one status.
fn row(
    organization: &str,
    people: &[&Delegate],
    status: AttendanceStatus,
    (session, options): (&Session, &Options),
) -> [String; 3] {
    let lang = options.lang;
    let names = match (options.names, status) {
        (Names::People, AttendanceStatus::Represented) => {
            people.iter().map(|person| format!("{}{}", person.name, proxy(person, session, lang))).collect()
        }
        (Names::People, status) if status != AttendanceStatus::Present => {
            people.iter().map(|person| format!("{}{}", person.name, notes(person, session, lang))).collect()
        }
        _ => told(people, session, options),
    };
    [organization.to_owned(), capitalized(&names.join(", ")), presence(status, people.len(), options)]
}

/// « (pouvoir à Paul Petit) »: who holds the proxy, when that is known.
fn proxy(delegate: &Delegate, session: &Session, lang: Lang) -> String {
    match session.attendance(&delegate.id).represented_by.trim() {
        "" => String::new(),
        holder => lang.pick(format!(" (pouvoir à {holder})"), format!(" (proxy: {holder})")),
    }
}

/// « Présent », « Excusés », « Représenté·e·s »: of so many people; in the feminine where they are told as « 2 personnes ».
fn presence(status: AttendanceStatus, people: usize, options: &Options) -> String {
    let (french, english) = match status {
        AttendanceStatus::Present => ("Présent", "Present"),
        AttendanceStatus::Represented => ("Représenté", "Represented"),
        AttendanceStatus::Excused => ("Excusé", "Apologies"),
        AttendanceStatus::Absent | AttendanceStatus::Expected => ("Absent", "Absent"),
    };
    let (inclusive, counted) =
        (options.template.has(Switch::Inclusive), options.names == Names::Organizations);
    let end = match (counted, inclusive, people > 1) {
        (true, _, false) => "e",
        (true, _, true) => "es",
        (false, true, false) => "·e",
        (false, true, true) => "·e·s",
        (false, false, false) => "",
        (false, false, true) => "s",
    };
    options.lang.pick(format!("{french}{end}"), english.to_owned())
}
