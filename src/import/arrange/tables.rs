//! Tables → paragraphs, row by row, so that no column runs into another. A table that is the plan itself (« N° |
//! Mesure | Pilote ») becomes a heading a row, with its other cells under it.
use std::collections::HashSet;

use super::Sheet;
use crate::domain::plan::Paragraph;
use crate::import::limits::{HEADING_CHARS_MAX, LEVEL_MAX};
use crate::import::readers::{Block, Form};
use crate::import::shapes::{self, Learned, Shape};
use crate::text::fold::fold;

/// The longest cell that names a column or a line, in characters.
const NAME_CHARS_MAX: usize = 60;
/// How many columns are told apart; what stands further right goes to the last one.
const COLUMNS_MAX: usize = 64;

/// A cell: its paragraphs.
type Cell = Vec<String>;

/// A row: where it begins among the blocks of the reader, its rank in the table, and its cells.
struct Row {
    at: usize,
    rank: u32,
    cells: Vec<Cell>,
    boxed: Option<u32>,
}

/// Puts the rows of every table in paragraphs.
pub(super) fn lay_out(sheet: &mut Sheet) {
    let known = printed_titles(sheet);
    let blocks = std::mem::take(&mut sheet.rows);
    let mut open: Option<(u32, Vec<Row>)> = None;
    let mut pages = Vec::new();
    for (at, block) in blocks {
        match block.form {
            Form::Cell { table, row, column } => {
                if open.as_ref().is_some_and(|(known, _)| *known != table) {
                    close(sheet, &mut open, &known);
                    sheet.rows.append(&mut pages);
                }
                let (_, rows) = open.get_or_insert_with(|| (table, Vec::new()));
                put(rows, (row, column), at, block);
            }
            Form::Page(_) if open.is_some() => pages.push((at, block)),
            _ => {
                close(sheet, &mut open, &known);
                sheet.rows.append(&mut pages);
                sheet.rows.push((at, block));
            }
        }
    }
    close(sheet, &mut open, &known);
    sheet.rows.append(&mut pages);
}

fn put(rows: &mut Vec<Row>, (rank, column): (u32, u32), at: usize, block: Block) {
    if rows.last().is_none_or(|last| last.rank != rank) {
        rows.push(Row { at, rank, cells: Vec::new(), boxed: block.boxed });
    }
    let Some(last) = rows.last_mut() else { return };
    let column = usize::try_from(column).unwrap_or(0).min(COLUMNS_MAX - 1);
    while last.cells.len() <= column {
        last.cells.push(Vec::new());
    }
    if let Some(cell) = last.cells.get_mut(column).filter(|_| !block.text.is_empty()) {
        cell.push(block.text);
    }
}

/// The titles of the headings outside tables, folded: a table that repeats them only sums the plan up.
fn printed_titles(sheet: &Sheet) -> HashSet<String> {
    let mut titles = HashSet::new();
    let none = Learned::new();
    let lines = sheet.rows.iter().map(|(_, block)| block).filter(|b| !matches!(b.form, Form::Cell { .. }));
    for text in lines.map(|b| b.text.as_str()).filter(|text| text.len() <= 2 * HEADING_CHARS_MAX) {
        let shape = shapes::labelled(text, &none).or_else(|| shapes::numbered(text));
        titles.insert(fold(shape.as_ref().map_or(text, |shape| &shape.title)));
    }
    titles
}

fn close(sheet: &mut Sheet, open: &mut Option<(u32, Vec<Row>)>, known: &HashSet<String>) {
    let Some((table, rows)) = open.take() else { return };
    if let Some(columns) = Columns::of_a_plan(&rows, known) {
        plan(sheet, rows, &columns);
        return;
    }
    for (rank, row) in rows.into_iter().enumerate() {
        if rank == 0 && entitle(sheet, &row) {
            continue;
        }
        if let Some(title) = title_of_a_sheet(rank, &row) {
            sheet.rows.push((row.at, Block { strong: true, ..Block::new(Form::Paragraph, title) }));
            continue;
        }
        let form = Form::Cell { table, row: row.rank, column: 0 };
        let paragraphs = in_words(row.cells);
        let block = |text| Block { boxed: row.boxed, ..Block::new(form, text) };
        sheet.rows.extend(paragraphs.into_iter().map(|text| (row.at, block(text))));
    }
}

/// « Fiche action n° 3 » and its title, where they make the first row of a table, or a row by themselves.
fn title_of_a_sheet(rank: usize, row: &Row) -> Option<String> {
    let none = Learned::new();
    let full: Vec<&str> = row.cells.iter().filter_map(|cell| cell.first()).map(String::as_str).collect();
    let [first, rest @ ..] = full.as_slice() else { return None };
    let shape = shapes::labelled(first, &none).filter(Shape::is_clear)?;
    let paragraphs: usize = row.cells.iter().map(Vec::len).sum();
    match rest {
        [] if paragraphs == 1 => Some((*first).to_owned()),
        [title] if rank == 0 && paragraphs == 2 && shape.title.is_empty() && !is_number(title) => {
            Some(format!("{first} : {title}"))
        }
        _ => None,
    }
}

/// « Intitulé | Former les juges » at the head of the table under « Fiche action n° 3 » is the title of that part:
/// says whether it was, and puts it there.
fn entitle(sheet: &mut Sheet, row: &Row) -> bool {
    let full: Vec<&Cell> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let [name, title] = full.as_slice() else { return false };
    let ([name], [title]) = (name.as_slice(), title.as_slice()) else { return false };
    let folded = fold(name);
    let first = folded.split([' ', ':', '\u{A0}']).next().unwrap_or_default();
    let named = matches!(first, "intitule" | "titre" | "libelle" | "title" | "name");
    let before = sheet.rows.iter_mut().rev().find(|(_, block)| !matches!(block.form, Form::Page(_)));
    let Some((_, above)) = before.filter(|_| named && title.chars().count() <= HEADING_CHARS_MAX) else {
        return false;
    };
    let heads = matches!(above.form, Form::Heading(_) | Form::Paragraph);
    let untitled = shapes::labelled(&above.text, &Learned::new()).is_some_and(|shape| shape.title.is_empty());
    if heads && untitled {
        let bare = above.text.trim_end_matches([':', ' ', '\u{A0}', '–', '-']).to_owned();
        above.text = format!("{bare} : {title}");
        sheet.set_aside.push(Paragraph { text: name.clone(), ..Paragraph::default() });
    }
    heads && untitled
}

/// A row as a reader says it: « name : value » for two cells, the cells one after the other for more.
fn in_words(cells: Vec<Cell>) -> Vec<String> {
    let mut full: Vec<Cell> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
    let is_name = |cell: &Cell| {
        cell.len() == 1
            && cell.iter().all(|text| text.chars().count() <= NAME_CHARS_MAX && !text.ends_with('.'))
    };
    match full.as_mut_slice() {
        [only] => std::mem::take(only),
        [name, value] if is_name(name) => {
            let name = std::mem::take(name).concat();
            let mut value = std::mem::take(value);
            if let Some(first) = value.first_mut() {
                *first = named(&name, first);
            }
            value
        }
        _ => vec![full.iter().map(|cell| cell.join(" ")).collect::<Vec<_>>().join(" — ")],
    }
}

fn named(name: &str, value: &str) -> String {
    let name = name.trim_end_matches([':', ' ', '\u{A0}']);
    format!("{name}\u{A0}: {value}")
}

/// Which columns of a table that is the plan hold the numbers and the titles.
struct Columns {
    number: usize,
    title: usize,
    label: Option<String>,
    heads: Vec<String>,
}

impl Columns {
    fn of_a_plan(rows: &[Row], known: &HashSet<String>) -> Option<Self> {
        let (head, body) = rows.split_first()?;
        let heads: Vec<String> = head.cells.iter().map(|cell| cell.join(" ")).collect();
        let number = heads.iter().position(|head| is_number_sign(head) || label(head).is_some())?;
        let said = |(at, head): &(usize, &String)| *at != number && (label(head).is_some() || is_title(head));
        let title = heads.iter().enumerate().find(said).map_or(number + 1, |(at, _)| at);
        heads.get(title).filter(|head| !head.is_empty() && heads.len() >= 2)?;
        let measures: Vec<&Row> = body.iter().filter(|row| row.full() > 1).collect();
        let numbered =
            measures.iter().filter(|row| is_number(&row.text(number)) && !row.text(title).is_empty());
        let again = measures.iter().filter(|row| known.contains(&fold(&row.title(title).0))).count();
        let name = label(heads.get(title)?).or_else(|| label(heads.get(number)?));
        let fits = measures.len() >= 2 && numbered.count() == measures.len() && again * 2 < measures.len();
        fits.then_some(Self { number, title, label: name, heads })
    }
}

impl Row {
    fn full(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    fn text(&self, column: usize) -> String {
        self.cells.get(column).map(|cell| cell.join(" ")).unwrap_or_default()
    }

    /// The title in a cell, and the paragraphs that stand under it there. A title goes on as long as a line begins
    /// in lower case or the one before it cannot end a title.
    fn title(&self, column: usize) -> (String, &[String]) {
        let Some(cell) = self.cells.get(column) else { return (String::new(), &[]) };
        let ends = |pair: &[String]| match pair {
            [line, next] => {
                shapes::starts_upper(next)
                    && !shapes::ends_with_link(line)
                    && line.chars().count() <= HEADING_CHARS_MAX
            }
            _ => false,
        };
        let end = cell.windows(2).position(ends).map_or(cell.len(), |at| at + 1);
        let (title, under) = cell.split_at_checked(end).unwrap_or((cell, &[]));
        (title.join(" "), under)
    }
}

fn plan(sheet: &mut Sheet, rows: Vec<Row>, columns: &Columns) {
    let mut rows = rows.into_iter();
    let heads = rows.next().map(|row| row.cells.concat().join(" — ")).unwrap_or_default();
    sheet.set_aside.push(Paragraph { text: heads, ..Paragraph::default() });
    for row in rows {
        let at = row.at;
        if row.full() <= 1 {
            let text = row.cells.concat().join(" ");
            sheet.rows.push((at, Block::new(Form::Heading(LEVEL_MAX - 1), text)));
            continue;
        }
        let number = row.text(columns.number);
        let (title, under) = row.title(columns.title);
        let under = under.to_vec();
        let name = match &columns.label {
            Some(label) if shapes::numbered(&format!("{number}.")).is_some() => {
                format!("{label} {number} : {title}")
            }
            Some(_) => format!("{number} : {title}"),
            None => format!("{number}. {title}"),
        };
        sheet.rows.push((at, Block::new(Form::Heading(LEVEL_MAX), name)));
        sheet.rows.extend(under.into_iter().map(|text| (at, Block::new(Form::Paragraph, text))));
        for (column, cell) in row.cells.into_iter().enumerate() {
            let head = columns.heads.get(column).filter(|head| !head.is_empty());
            let mut cell =
                if column == columns.number || column == columns.title { Vec::new() } else { cell };
            if let (Some(head), Some(first)) = (head, cell.first_mut()) {
                *first = named(head, first);
            }
            sheet.rows.extend(cell.into_iter().map(|text| (at, Block::new(Form::Paragraph, text))));
        }
    }
}

/// « N° », « Réf. ».
fn is_number_sign(head: &str) -> bool {
    let letters: String = fold(head).chars().filter(|c| c.is_alphanumeric() || *c == '#').collect();
    matches!(letters.as_str(), "n" | "no" | "num" | "numero" | "number" | "#" | "ref" | "reference" | "nr")
}

fn is_title(head: &str) -> bool {
    let folded = fold(head);
    let first = folded.split(' ').next().unwrap_or_default();
    matches!(first, "intitule" | "titre" | "libelle" | "description" | "objet" | "contenu" | "title" | "name")
}

/// What the parts are called, where the head of their column says it: « Mesures » → « Mesure ».
fn label(head: &str) -> Option<String> {
    let one = head.strip_suffix('s').unwrap_or(head);
    shapes::LABELS.contains(&fold(one).as_str()).then(|| one.to_owned())
}

/// Whether a cell holds a number and nothing else.
fn is_number(text: &str) -> bool {
    let told = |text: &str| {
        let none = Learned::new();
        shapes::labelled(text, &none).or_else(|| shapes::numbered(text)).is_some_and(|s| s.title.is_empty())
    };
    text.len() <= 40 && (told(text) || told(&format!("{text}.")))
}
