//! Lines → blocks: what a person reads as one paragraph, one heading, one element of a list, over lines, columns and
//! pages.
mod join;

use std::rc::Rc;

use self::join::{Column, Join, Usual};
use super::layout::{Cell, Layout, Part, Table};
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
    /// Whether its last line ends at the margin that only lines in the middle of a paragraph reach.
    flush: bool,
    boxed: Option<u32>,
}

/// Puts the pages of a document together.
pub(super) struct Builder<'a> {
    sizes: &'a Sizes,
    hyphens: &'a Hyphens,
    usual: Rc<Usual>,
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
        Self::with(sizes, hyphens, Rc::new(Usual::of(layouts, sizes)))
    }

    fn with(sizes: &'a Sizes, hyphens: &'a Hyphens, usual: Rc<Usual>) -> Self {
        Self {
            sizes,
            hyphens,
            usual,
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
        if self.open.is_some() {
            self.waiting.push(mark);
        } else {
            self.made.push(mark);
        }
        let last = layout.parts.iter().rposition(|part| !part.lines().is_empty());
        for (at, part) in layout.parts.into_iter().enumerate() {
            match part {
                Part::Lines(mut lines) => {
                    let notes = if Some(at) == last { self.take_notes(&mut lines) } else { Vec::new() };
                    self.column(&lines, None, None);
                    self.notes(&notes);
                }
                Part::Frame(lines, right) => self.frame(&lines, right),
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

    /// Lines of one column, which may have room to a side that is known.
    fn column(&mut self, lines: &[Line], room: Option<f64>, boxed: Option<u32>) {
        let column = Column::new(lines, &self.usual, room);
        for (at, line) in lines.iter().enumerate() {
            let goes_on = self.open.as_ref().is_some_and(|open| {
                let join = Join { open, line, column: &column, sizes: self.sizes };
                if at == 0 { open.boxed == boxed && join.over_a_break() } else { join.goes_on() }
            });
            if goes_on {
                self.append(line, &column);
            } else {
                self.close();
                self.begin(line, &column, boxed);
            }
        }
    }

    fn begin(&mut self, line: &Line, column: &Column, boxed: Option<u32>) {
        self.table = None;
        let form = if line.marker.is_some() {
            Form::Item(self.depth(line))
        } else {
            if line.text_x() <= self.list.first().map_or(f64::INFINITY, |x| x + 2.0) {
                self.list.clear();
            }
            Form::Paragraph
        };
        self.open = Some(Open {
            text: line.text.clone(),
            form,
            first: line.clone(),
            last: line.clone(),
            lines: 1,
            bold: line.bold,
            right: column.right,
            flush: column.is_flush(line),
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
        u8::try_from(self.list.len().saturating_sub(1))
            .unwrap_or(u8::MAX)
            .min(crate::import::limits::LEVEL_MAX)
    }

    fn append(&mut self, line: &Line, column: &Column) {
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
        open.right = column.right;
        open.flush = column.is_flush(line);
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
        let made = self.apart(notes, None);
        if self.open.is_some() { self.waiting.extend(made) } else { self.made.extend(made) }
    }

    /// The blocks of lines that stand for themselves.
    fn apart(&self, lines: &[Line], room: Option<f64>) -> Vec<Made> {
        let mut inner = Builder::with(self.sizes, self.hyphens, Rc::clone(&self.usual));
        let own = Column::new(lines, &self.usual, room.or(Some(0.0)));
        for line in lines {
            let note = begins_note(&line.text) && line.size < 0.94 * self.sizes.body;
            let goes_on = !note
                && inner
                    .open
                    .as_ref()
                    .is_some_and(|open| Join { open, line, column: &own, sizes: self.sizes }.goes_on());
            if goes_on {
                inner.append(line, &own);
            } else {
                inner.close();
                inner.begin(line, &own, None);
            }
        }
        inner.finish()
    }

    /// A frame is a box, unless it is there to set off a heading.
    fn frame(&mut self, lines: &[Line], right: f64) {
        let heads = lines.iter().any(|line| {
            self.sizes.level(line.size).is_some()
                || (line.marker.is_none() && shapes::is_numbered_line(&line.text, &shapes::Learned::new()))
        });
        let title = matches!(lines, [only] if only.bold);
        if title || heads {
            return self.column(lines, Some(right), None);
        }
        // A frame that the end of the page cuts in the middle of a sentence is one box.
        let cut = self.open.as_ref().and_then(|open| open.boxed.filter(|_| is_unfinished(&open.text)));
        let number = cut.unwrap_or(self.boxes + 1);
        self.boxes = number;
        self.column(lines, Some(right), Some(number));
    }

    fn table(&mut self, table: &Table) {
        let rows: Vec<Vec<&Cell>> = table
            .rows
            .iter()
            .map(|row| row.iter().filter(|cell| !cell.lines.is_empty()).collect::<Vec<&Cell>>())
            .filter(|row| !row.is_empty())
            .collect();
        let several = rows.iter().any(|row| row.len() > 1);
        let known = self.table.take().filter(|(columns, ..)| *columns == table.columns && several);
        self.close();
        let (mut row_number, first) = match &known {
            Some((_, rows, first)) => (*rows, first.clone()),
            None => (0, rows.first().map(|row| words(row)).unwrap_or_default()),
        };
        let number = if known.is_some() { self.tables.saturating_sub(1) } else { self.tables };
        let mut cells = false;
        for (at, row) in rows.iter().enumerate() {
            // A table that goes on over the page prints its first row again, or goes on in the middle of a row.
            let again = at == 0 && known.is_some() && words(row) == first;
            if again || (at == 0 && known.is_some() && self.goes_on_in(row, number, row_number)) {
                continue;
            }
            if let ([only], true) = (row.as_slice(), table.columns == 1 || spans(row, table)) {
                let made = self.apart(&only.lines, Some(only.right));
                self.made.extend(made);
                continue;
            }
            for cell in row {
                let column = u32::try_from(cell.column).unwrap_or(u32::MAX);
                let form = Form::Cell { table: number, row: row_number, column };
                let made = self.apart(&cell.lines, Some(cell.right));
                self.made.extend(
                    made.into_iter().map(|made| Made { block: Block { form, ..made.block }, ..made }),
                );
            }
            cells = true;
            row_number += 1;
        }
        if cells {
            self.tables = number + 1;
            self.table = Some((table.columns, row_number, first));
        }
    }

    /// Puts the rest of a row that was cut by the end of the page where it belongs; says whether it was one.
    fn goes_on_in(&mut self, row: &[&Cell], table: u32, rows: u32) -> bool {
        let place = |made: &[Made], cell: &Cell| {
            let column = u32::try_from(cell.column).unwrap_or(u32::MAX);
            let form = Form::Cell { table, row: rows.checked_sub(1)?, column };
            made.iter().rposition(|made| made.block.form == form)
        };
        let rest = row.iter().all(|cell| {
            let above = place(&self.made, cell).and_then(|at| self.made.get(at));
            let lower = cell.lines.first().is_some_and(|line| line.text.starts_with(char::is_lowercase));
            lower && above.is_some_and(|above| is_unfinished(&above.block.text))
        });
        if !rest {
            return false;
        }
        for cell in row {
            let text = self.apart(&cell.lines, Some(cell.right)).into_iter().map(|made| made.block.text);
            let text = text.collect::<Vec<String>>().join(" ");
            if let Some(above) = place(&self.made, cell).and_then(|at| self.made.get_mut(at)) {
                above.block.text.push(' ');
                above.block.text.push_str(&text);
            }
        }
        true
    }

    fn turned(&mut self, lines: &[Line]) {
        if !lines.is_empty() {
            self.close();
            let made = self.apart(lines, None);
            self.made.extend(made);
        }
    }
}

/// The words of each cell of a row.
fn words(row: &[&Cell]) -> Vec<String> {
    let words = |cell: &&Cell| cell.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
    row.iter().map(words).collect()
}

/// Whether the only cell of a row goes over several columns: its words are wider than its share.
fn spans(row: &[&Cell], table: &Table) -> bool {
    let others = table.rows.iter().flatten().filter(|cell| cell.column == 1);
    let next = others.filter_map(|cell| cell.lines.first()).map(|line| line.x0).fold(f64::INFINITY, f64::min);
    row.iter().all(|cell| cell.column == 0 && cell.lines.iter().any(|line| line.x1 > next + 2.0))
}

/// « a) ajouter… ; », « 1) … . » in ordinary type: an element of a list, not a heading.
fn is_numbered_item(open: &Open) -> bool {
    let head = open.text.split([' ', '\u{A0}']).next().unwrap_or_default();
    let closed = head.ends_with(')') && head.chars().count() <= 3 && !head.starts_with('(');
    let rest = open.text.strip_prefix(head).unwrap_or_default().trim_start();
    closed && !open.bold && (rest.starts_with(char::is_lowercase) || rest.ends_with([';', ',', '.']))
}

/// « [1] Voir… », as raised figures are written, or « 1Voir… ».
fn begins_note(text: &str) -> bool {
    let bare = text.trim_start_matches('[');
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '*');
    let count = bare.len() - rest.len();
    (1..=3).contains(&count) && rest.starts_with(|c: char| matches!(c, ']' | ' ') || c.is_uppercase())
}

/// Whether a text plainly goes on.
fn is_unfinished(text: &str) -> bool {
    !ends_sentence(text)
}

#[cfg(test)]
mod tests;
