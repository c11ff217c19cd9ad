//! Lines → blocks: what a person reads as one paragraph, one heading, one element of a list, over lines, columns and
//! pages.
mod join;

use self::join::{Column, Join};
use super::layout::{Layout, Part, Table};
use super::rows::Line;
use super::sizes::Sizes;
use crate::import::clean::one_line;
use crate::import::limits::HEADING_CHARS_MAX;
use crate::import::readers::hyphens::{Hyphens, ends_cut, ends_sentence};
use crate::import::readers::{Block, Form};
use crate::import::shapes;

/// A block and whether it is a line of a table of contents.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Made {
    pub(super) block: Block,
    pub(super) leads: bool,
}

/// A block that may go on.
struct Open {
    text: String,
    form: Form,
    first: Line,
    last: Line,
    lines: usize,
    bold: bool,
    right: f64,
    boxed: Option<u32>,
}

/// Puts the pages of a document together.
pub(super) struct Builder<'a> {
    sizes: &'a Sizes,
    hyphens: &'a Hyphens,
    page: Column,
    made: Vec<Made>,
    /// What comes after the open block: pages, notes.
    waiting: Vec<Made>,
    open: Option<Open>,
    boxes: u32,
    tables: u32,
    /// The last table, if nothing came after it: its columns, its rows so far, its first row.
    table: Option<(usize, u32, Vec<String>)>,
    /// Where the markers of the open list stand, the outermost first.
    list: Vec<f64>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(layouts: &[Layout], sizes: &'a Sizes, hyphens: &'a Hyphens) -> Self {
        let page = Column::of_document(layouts, sizes);
        Self {
            sizes,
            hyphens,
            page,
            made: Vec::new(),
            waiting: Vec::new(),
            open: None,
            boxes: 0,
            tables: 0,
            table: None,
            list: Vec::new(),
        }
    }

    /// Adds a page.
    pub(super) fn page(&mut self, number: u32, layout: Layout) {
        let mark = Made { block: Block::new(Form::Page(number), ""), leads: false };
        if self.open.is_some() { self.waiting.push(mark) } else { self.made.push(mark) }
        let last = layout.parts.iter().rposition(|part| !part.lines().is_empty());
        for (at, part) in layout.parts.into_iter().enumerate() {
            match part {
                Part::Lines(mut lines) => {
                    let notes = if Some(at) == last { self.take_notes(&mut lines) } else { Vec::new() };
                    self.column(&lines, None);
                    self.notes(&notes);
                }
                Part::Frame(lines) => self.frame(&lines),
                Part::Table(table) => self.table(&table),
            }
        }
        self.turned(&layout.turned);
    }

    /// The blocks.
    pub(super) fn finish(mut self) -> Vec<Made> {
        self.close();
        self.made
    }

    /// Lines of one column.
    fn column(&mut self, lines: &[Line], boxed: Option<u32>) {
        let column = Column::new(lines, &self.page, boxed.is_some());
        for (at, line) in lines.iter().enumerate() {
            let goes_on = self.open.as_ref().is_some_and(|open| {
                let join = Join { open, line, column: &column, sizes: self.sizes };
                if at == 0 { boxed.is_none() && open.boxed.is_none() && join.over_a_break() } else { join.goes_on() }
            });
            if goes_on {
                self.append(line, column.right);
            } else {
                self.close();
                self.begin(line, column.right, boxed);
            }
        }
    }

    fn begin(&mut self, line: &Line, right: f64, boxed: Option<u32>) {
        self.table = None;
        let form = match &line.marker {
            Some(_) => Form::Item(self.depth(line)),
            None => {
                if line.text_x() <= self.list.first().map_or(f64::INFINITY, |x| x + 2.0) {
                    self.list.clear();
                }
                Form::Paragraph
            }
        };
        self.open = Some(Open {
            text: line.text.clone(),
            form,
            first: line.clone(),
            last: line.clone(),
            lines: 1,
            bold: line.bold,
            right,
            boxed,
        });
    }

    /// How deep the marker of a line stands in the list.
    fn depth(&mut self, line: &Line) -> u8 {
        while self.list.last().is_some_and(|x| *x > line.x0 + 4.0) {
            self.list.pop();
        }
        if self.list.last().is_none_or(|x| *x < line.x0 - 4.0) {
            self.list.push(line.x0);
        }
        u8::try_from(self.list.len().saturating_sub(1)).unwrap_or(u8::MAX).min(crate::import::limits::LEVEL_MAX)
    }

    fn append(&mut self, line: &Line, right: f64) {
        let Some(open) = self.open.as_mut() else { return };
        if ends_cut(&open.text) {
            let sure = open.text.ends_with('\u{AD}');
            if sure || !self.hyphens.keeps(&open.last.text, &line.text) {
                open.text.pop();
            }
        } else if !open.text.ends_with(['-', '/']) || open.text.ends_with(" -") {
            open.text.push(' ');
        }
        open.text.push_str(&line.text);
        open.bold &= line.bold;
        open.last = line.clone();
        open.lines += 1;
        open.right = right;
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let leads = open.last.leads;
            let form = self.form(&open);
            let block = Block { form, text: one_line(&open.text), strong: open.bold, boxed: open.boxed };
            self.made.push(Made { block, leads });
        }
        self.made.append(&mut self.waiting);
    }

    /// What a finished block is: large type makes a heading, unless it is as long as a paragraph.
    fn form(&self, open: &Open) -> Form {
        let short = open.text.chars().count() <= HEADING_CHARS_MAX && !open.last.leads;
        let told = open.text.ends_with(['.', ';', ',']) && open.text.chars().count() > 100;
        match (open.form, self.sizes.level(open.first.size)) {
            (Form::Paragraph, Some(level)) if short && !told => Form::Heading(level),
            (Form::Paragraph, _) if is_numbered_item(open) => Form::Item(0),
            (form, _) => form,
        }
    }

    /// Takes the notes at the foot of a page out of its last lines.
    fn take_notes(&self, lines: &mut Vec<Line>) -> Vec<Line> {
        let small = lines.iter().rev().take_while(|line| line.size < 0.94 * self.sizes.body).count();
        let from = lines.len() - small;
        let first = lines.iter().skip(from).position(|line| begins_note(&line.text));
        first.map(|first| lines.split_off(from + first)).unwrap_or_default()
    }

    /// Notes come after the paragraph that goes on over the page.
    fn notes(&mut self, notes: &[Line]) {
        if notes.is_empty() {
            return;
        }
        let made = self.apart(notes);
        if self.open.is_some() { self.waiting.extend(made) } else { self.made.extend(made) }
    }

    /// The blocks of lines that stand for themselves.
    fn apart(&mut self, lines: &[Line]) -> Vec<Made> {
        let mut inner = Builder {
            sizes: self.sizes,
            hyphens: self.hyphens,
            page: self.page,
            made: Vec::new(),
            waiting: Vec::new(),
            open: None,
            boxes: 0,
            tables: 0,
            table: None,
            list: Vec::new(),
        };
        let own = Column::new(lines, &self.page, true);
        for line in lines {
            let note = begins_note(&line.text) && line.size < 0.94 * self.sizes.body;
            let goes_on = !note
                && inner
                    .open
                    .as_ref()
                    .is_some_and(|open| Join { open, line, column: &own, sizes: self.sizes }.goes_on());
            if goes_on {
                inner.append(line, own.right);
            } else {
                inner.close();
                inner.begin(line, own.right, None);
            }
        }
        inner.finish()
    }

    /// A frame of several lines is a box, unless it is there to set off a heading.
    fn frame(&mut self, lines: &[Line]) {
        let heads = lines.iter().any(|line| {
            self.sizes.level(line.size).is_some() || (line.marker.is_none() && shapes::is_numbered_line(&line.text))
        });
        if lines.len() < 2 || heads {
            return self.column(lines, None);
        }
        self.close();
        self.boxes += 1;
        self.column(lines, Some(self.boxes));
        self.close();
    }

    fn table(&mut self, table: &Table) {
        let rows = table.rows.iter().filter(|row| row.iter().any(|(_, lines)| !lines.is_empty()));
        let rows: Vec<Vec<(usize, &Vec<Line>)>> =
            rows.map(|row| row.iter().map(|(c, lines)| (*c, lines)).filter(|(_, l)| !l.is_empty()).collect()).collect();
        let several = rows.iter().any(|row| row.len() > 1);
        let heads = |row: &[(usize, &Vec<Line>)]| -> Vec<String> {
            row.iter().map(|(_, lines)| lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ")).collect()
        };
        let known = self.table.take().filter(|(columns, ..)| *columns == table.columns && several);
        self.close();
        let (mut row_number, first) = match &known {
            Some((_, rows, first)) => (*rows, first.clone()),
            None => (0, rows.first().map(|row| heads(row)).unwrap_or_default()),
        };
        let number = if known.is_some() { self.tables.saturating_sub(1) } else { self.tables };
        let mut cells = false;
        for (at, row) in rows.iter().enumerate() {
            // A table that goes on over the page prints its first row again.
            if at == 0 && known.is_some() && heads(row) == first {
                continue;
            }
            if let ([(_, lines)], true) = (row.as_slice(), table.columns == 1 || spans(row, table)) {
                let made = self.apart(lines);
                self.made.extend(made);
                continue;
            }
            for (column, lines) in row {
                let form =
                    Form::Cell { table: number, row: row_number, column: u32::try_from(*column).unwrap_or(u32::MAX) };
                let made = self.apart(lines);
                self.made.extend(made.into_iter().map(|made| Made { block: Block { form, ..made.block }, ..made }));
            }
            cells = true;
            row_number += 1;
        }
        if cells {
            self.tables = number + 1;
            self.table = Some((table.columns, row_number, first));
        }
    }

    fn turned(&mut self, lines: &[Line]) {
        if !lines.is_empty() {
            self.close();
            let made = self.apart(lines);
            self.made.extend(made);
        }
    }
}

/// Whether the only cell of a row goes over several columns: its words are wider than its share.
fn spans(row: &[(usize, &Vec<Line>)], table: &Table) -> bool {
    let others = table.rows.iter().flatten().filter(|(column, lines)| *column == 1 && !lines.is_empty());
    let next = others.filter_map(|(_, lines)| lines.first()).map(|line| line.x0).fold(f64::INFINITY, f64::min);
    row.iter().all(|(column, lines)| *column == 0 && lines.iter().any(|line| line.x1 > next + 2.0))
}

/// « a) ajouter… ; », « 1) … . » in ordinary type: an element of a list, not a heading.
fn is_numbered_item(open: &Open) -> bool {
    let head = open.text.split([' ', '\u{A0}']).next().unwrap_or_default();
    let closed = head.ends_with(')') && head.chars().count() <= 3 && !head.starts_with('(');
    let rest = open.text.strip_prefix(head).unwrap_or_default().trim_start();
    closed && !open.bold && (rest.starts_with(char::is_lowercase) || rest.ends_with([';', ',', '.']))
}

/// « [1] Voir… », the number of a note as raised figures are written.
fn begins_note(text: &str) -> bool {
    let head = text.split(' ').next().unwrap_or_default();
    let bare = head.trim_start_matches('[').trim_end_matches(']');
    head.len() <= 5 && !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || c == '*')
}

/// Whether a text plainly goes on.
fn is_unfinished(text: &str) -> bool {
    !ends_sentence(text)
}

#[cfg(test)]
mod tests;
