//! Presence tables: « Nom | Organisme | Présent | Excusé » with crosses, or columns of names under « Présents » and
//! « Excusés ».
use super::boxes::mark;
use super::entry;
use super::person;
use super::roll::{Roll, Under};
use crate::domain::attendance::AttendanceStatus;
use crate::import::minutes::hours;

use crate::import::minutes::names::without_title;
use crate::import::minutes::rubrics::plain;
use crate::import::minutes::split;
use crate::import::minutes::understood::Person;
use crate::import::readers::{Block, Form};

/// A cell: its lines, each with its block.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) column: u32,
    pub(super) lines: Vec<(usize, String)>,
}

impl Cell {
    /// Its words on one line.
    pub(super) fn text(&self) -> String {
        self.lines.iter().map(|(_, line)| line.trim()).collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

/// A row.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) block: usize,
    pub(super) cells: Vec<Cell>,
}

/// The rows of a table; `first` is the number of its first block.
pub(super) fn rows(cells: &[Block], first: usize) -> Vec<Row> {
    let mut rows: Vec<(u32, Row)> = Vec::new();
    for (n, block) in cells.iter().enumerate() {
        let Form::Cell { row, column, .. } = block.form else { continue };
        if rows.last().is_none_or(|(number, _)| *number != row) {
            rows.push((row, Row { block: first + n, cells: Vec::new() }));
        }
        let Some((_, open)) = rows.last_mut() else { continue };
        if open.cells.last().is_none_or(|cell| cell.column != column) {
            open.cells.push(Cell { column, lines: Vec::new() });
        }
        if let Some(cell) = open.cells.last_mut() {
            cell.lines.push((first + n, block.text.clone()));
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    First,
    Name,
    Organization,
    Function,
    Status(AttendanceStatus),
    AnyStatus,
    Arrival,
    Departure,
    Note,
}

/// The columns of a table, by their header.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    kinds: Vec<(u32, Column)>,
    /// Whether the columns hold names, each under its status.
    of_names: bool,
}

impl Columns {
    /// The columns, if the first row is a header that is understood.
    pub(super) fn of(rows: &[Row]) -> Option<Self> {
        let header = rows.first()?;
        let kinds: Vec<(u32, Column)> = header
            .cells
            .iter()
            .filter_map(|cell| Some((cell.column, column(&plain(&cell.text()))?)))
            .collect();
        let has = |wanted: &dyn Fn(Column) -> bool| kinds.iter().any(|(_, kind)| wanted(*kind));
        let status = |kind| matches!(kind, Column::Status(_));
        let who = has(&|kind| matches!(kind, Column::Name | Column::First));
        let filled = header.cells.iter().filter(|cell| !cell.text().is_empty()).count();
        let of_names =
            !who && kinds.iter().all(|(_, kind)| status(*kind)) && kinds.len() >= 2 && filled == kinds.len();
        let whole = who && kinds.len() * 2 >= filled && kinds.len() >= 2;
        let organizations = !who && has(&|kind| kind == Column::Organization) && kinds.len() >= 2;
        (of_names || whole || organizations).then_some(Self { kinds, of_names })
    }

    fn cell<'a>(&self, row: &'a Row, wanted: Column) -> Option<&'a Cell> {
        let (column, _) = self.kinds.iter().find(|(_, kind)| *kind == wanted)?;
        row.cells.iter().find(|cell| cell.column == *column)
    }

    fn has_status(&self) -> bool {
        self.kinds.iter().any(|(_, kind)| matches!(kind, Column::Status(AttendanceStatus::Present)))
    }
}

/// The words by which the header of a column begins, folded; the first that fits decides.
const HEADERS: [(Column, &[&str]); 14] = [
    (
        Column::Name,
        &["nom et p", "nom, p", "nom - p", "nom p", "nom / p", "noms et p", "prenom nom", "prenom et nom"],
    ),
    (Column::First, &["prenom", "first name"]),
    (
        Column::Organization,
        &[
            "organis",
            "organiz",
            "association",
            "structure",
            "institution",
            "service",
            "college",
            "entite",
            "employeur",
            "societe",
            "administration",
            "represente l",
            "affiliation",
        ],
    ),
    (Column::Status(AttendanceStatus::Excused), &["absents excuse", "absent excuse", "excuse", "apologies"]),
    (Column::Status(AttendanceStatus::Absent), &["absent"]),
    (
        Column::Status(AttendanceStatus::Represented),
        &["represente", "pouvoir", "procuration", "mandat", "proxy"],
    ),
    (Column::AnyStatus, &["presence", "statut", "etat", "emargement", "attendance", "p/e/a", "p / e", "p/a"]),
    (Column::Status(AttendanceStatus::Present), &["present"]),
    (
        Column::Name,
        &["nom", "participant", "membre", "personne", "representant", "name", "qui", "titulaire", "delegue"],
    ),
    (Column::Function, &["fonction", "qualite", "role", "titre", "poste", "function"]),
    (Column::Arrival, &["arrive", "heure d'arrivee"]),
    (Column::Departure, &["depart", "heure de depart"]),
    (Column::Note, &["observation", "remarque", "commentaire", "note"]),
    (Column::Note, &["mode", "presentiel"]),
];

fn column(words: &str) -> Option<Column> {
    // « Représentants » are people, « représentés » gave a proxy.
    if words.starts_with("representant") {
        return Some(Column::Name);
    }
    let found = HEADERS.iter().find(|(_, heads)| heads.iter().any(|head| words.starts_with(head)));
    found.map(|(column, _)| *column)
}

/// Reads the rows below the header.
pub(super) fn read(rows: &[Row], columns: &Columns, under: &Under, roll: &mut Roll) {
    let mut organization_above = String::new();
    for row in rows.iter().skip(1) {
        if columns.of_names {
            names(row, columns, roll);
        } else {
            person_row(row, columns, under, &mut organization_above, roll);
        }
    }
}

fn names(row: &Row, columns: &Columns, roll: &mut Roll) {
    for cell in &row.cells {
        let Some((_, Column::Status(status))) =
            columns.kinds.iter().find(|(column, _)| *column == cell.column)
        else {
            continue;
        };
        let under = Under { status: *status, ..Under::default() };
        for (block, line) in &cell.lines {
            for piece in split::outside(line, split::at(&[';', '•'])) {
                entry::entry(piece, *block, None, &under, roll);
            }
        }
    }
}

fn person_row(row: &Row, columns: &Columns, under: &Under, above: &mut String, roll: &mut Roll) {
    let text = |wanted| columns.cell(row, wanted).map(Cell::text).unwrap_or_default();
    let organization = text(Column::Organization);
    if !organization.is_empty() {
        above.clone_from(&organization);
    }
    let status = status(row, columns).unwrap_or(under.status);
    let told = Under { status, ..under.clone() };
    let name = [text(Column::First), text(Column::Name)]
        .iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" ");
    let in_organization =
        |name: &str, roll: &mut Roll| (!name.is_empty()).then(|| roll.organization(name, &told, row.block));
    if name.is_empty() {
        in_organization(&organization, roll);
        return;
    }
    let lines: Vec<(usize, String)> = match columns.cell(row, Column::Name) {
        Some(cell) if cell.lines.len() > 1 && text(Column::First).is_empty() => cell.lines.clone(),
        _ => vec![(row.block, name)],
    };
    let alone = lines.len() == 1;
    for (block, line) in lines {
        let home = in_organization(above, roll);
        if !alone || line.contains([',', '(', ';']) || line.contains(" et ") {
            entry::entry(&line, block, home, &told, roll);
            continue;
        }
        let (mut person, other) = person::read(&line, block);
        if person.name.is_empty() {
            continue;
        }
        finish(&mut person, row, columns);
        let home = other.filter(|_| home.is_none()).and_then(|other| in_organization(&other, roll)).or(home);
        roll.add(person, home, &told);
    }
}

/// What the other columns say of somebody.
fn finish(person: &mut Person, row: &Row, columns: &Columns) {
    let text = |wanted| columns.cell(row, wanted).map(Cell::text).unwrap_or_default();
    let function = text(Column::Function);
    if !function.is_empty() {
        match person::role(&plain(&function)) {
            Some(role) => person.role = role,
            None => person::add_note(person, &function),
        }
    }
    let time = |wanted| hours::hours(&text(wanted)).first().map(|hour| hour.time);
    person.arrived = time(Column::Arrival);
    person.left = time(Column::Departure);
    for (_, kind) in &columns.kinds {
        let words = text(*kind);
        if !matches!(kind, Column::Status(_) | Column::AnyStatus | Column::Note)
            || mark(&words).is_some()
            || (*kind == Column::AnyStatus && words.chars().count() <= 3)
        {
            continue;
        }
        let given = *kind == Column::Status(AttendanceStatus::Represented);
        if given && words.starts_with(char::is_uppercase) && person::proxy(&words, &plain(&words)).is_none() {
            without_title(&words).0.clone_into(&mut person.represented_by);
            continue;
        }
        let without_mark =
            words.trim_start_matches(['x', 'X', '✘', '☒', '☑', '✓', '✔', ' ']).trim_matches(['(', ')', ' ']);
        if let Some(told) = (!without_mark.is_empty()).then(|| person::said(without_mark, person)).flatten() {
            person::add_note(person, &told);
        }
    }
}

/// The status the marks of a row tell. No mark where a column is there for presence is an absence.
fn status(row: &Row, columns: &Columns) -> Option<AttendanceStatus> {
    let mut found = None;
    for (_, kind) in &columns.kinds {
        let cell = columns.cell(row, *kind).map(Cell::text).unwrap_or_default();
        match kind {
            Column::Status(AttendanceStatus::Represented)
                if !cell.is_empty() && mark(&cell) != Some(false) =>
            {
                return Some(AttendanceStatus::Represented);
            }
            Column::Status(status) if !cell.is_empty() && mark(&cell) != Some(false) => {
                found = found.or(Some(*status));
            }
            Column::AnyStatus => {
                let words = plain(&cell);
                found = found.or_else(|| person::status_word(&words)).or(match words.as_str() {
                    "p" => Some(AttendanceStatus::Present),
                    "e" | "ex" | "exc" => Some(AttendanceStatus::Excused),
                    "a" | "abs" => Some(AttendanceStatus::Absent),
                    "r" | "pouvoir" => Some(AttendanceStatus::Represented),
                    _ => mark(&cell).filter(|marked| *marked).map(|_| AttendanceStatus::Present),
                });
            }
            _ => {}
        }
    }
    found.or(columns.has_status().then_some(AttendanceStatus::Absent))
}
