//! Tables: where each cell stands, and which tables are only frames around a text.
use std::collections::{HashMap, HashSet};

use super::{Flow, Form, Piece};

/// A table has no more columns than these; a file may say it has millions.
pub(in crate::import::readers) const COLUMNS_MAX: u32 = 1_000;
/// A frame around more paragraphs than these is a means of layout.
const FRAMED_MAX: usize = 40;
/// A frame around one line no longer than this, in characters, is a banner rather than a box.
const BANNER_CHARS_MAX: usize = 150;

/// The outermost table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// How many rows began, and how many cells.
    rows: u32,
    cells: u32,
    /// The column of the next cell.
    column: u32,
    cell: Option<(u32, u32)>,
    /// The page its row began on, and the one its cell is on.
    row_page: u32,
    cell_page: u32,
}

impl Table {
    /// The cell that is open.
    pub(super) fn cell(&self) -> Option<(u32, u32)> {
        self.cell
    }

    /// The page after a break. Where a row runs over to the next page, each of its cells does.
    pub(super) fn next_page(&mut self, page: u32) -> u32 {
        if self.cell.is_none() {
            return page.saturating_add(1);
        }
        self.cell_page = self.cell_page.saturating_add(1);
        self.cell_page
    }
}

impl Flow {
    /// A table begins. What a table inside a table holds belongs to the cell it stands in.
    pub(in crate::import::readers) fn open_table(&mut self) {
        self.frame = None;
        if self.table.is_some() {
            self.nested += 1;
            return;
        }
        self.table = Some(Table::default());
        self.sinks.push(Vec::new());
    }

    /// The table ends.
    pub(in crate::import::readers) fn close_table(&mut self) {
        self.frame = None;
        if self.nested > 0 {
            self.nested -= 1;
            return;
        }
        let Some(table) = self.table.take() else { return };
        let mut pieces = self.pop();
        if table.rows > 0 && table.cells <= table.rows {
            self.frame_around(&mut pieces);
        } else {
            let id = self.tables;
            self.tables += 1;
            make_cells(&mut pieces, id);
        }
        for piece in pieces {
            self.push(Piece { cell: None, ..piece });
        }
    }

    fn outermost(&mut self) -> Option<&mut Table> {
        if self.nested > 0 { None } else { self.table.as_mut() }
    }

    /// A row begins.
    pub(in crate::import::readers) fn open_row(&mut self) {
        let page = self.page;
        if let Some(table) = self.outermost() {
            table.rows = table.rows.saturating_add(1);
            table.column = 0;
            table.row_page = page;
        }
    }

    /// The row that began is none.
    pub(in crate::import::readers) fn cancel_row(&mut self) {
        if let Some(table) = self.outermost() {
            table.rows = table.rows.saturating_sub(1);
        }
    }

    /// So many columns without a cell.
    pub(in crate::import::readers) fn pass_columns(&mut self, columns: u32) {
        if let Some(table) = self.outermost() {
            table.column = table.column.saturating_add(columns).min(COLUMNS_MAX);
        }
    }

    /// A cell begins.
    pub(in crate::import::readers) fn open_cell(&mut self) {
        self.frame = None;
        if let Some(table) = self.outermost() {
            table.cells = table.cells.saturating_add(1);
            table.cell = Some((table.rows.saturating_sub(1), table.column));
            table.cell_page = table.row_page;
        }
    }

    /// The cell ends; it stood over so many columns.
    pub(in crate::import::readers) fn close_cell(&mut self, columns: u32) {
        self.frame = None;
        if let Some(table) = self.outermost() {
            table.cell = None;
            table.column = table.column.saturating_add(columns.max(1)).min(COLUMNS_MAX);
        }
    }

    /// A table of one column is a frame around a text, or a banner.
    fn frame_around(&mut self, pieces: &mut [Piece]) {
        let mut shown: Vec<&mut Piece> =
            pieces.iter_mut().filter(|piece| !matches!(piece.form, Form::Page(_))).collect();
        if let [only] = shown.as_mut_slice()
            && only.form == Form::Paragraph
            && only.text.chars().count() <= BANNER_CHARS_MAX
            && !only.text.ends_with(['.', ';', ',', '!', '?', '»'])
        {
            only.strong = true;
            return;
        }
        if shown.len() > FRAMED_MAX {
            return;
        }
        let id = self.new_box();
        for piece in shown.into_iter().filter(|piece| !matches!(piece.form, Form::Heading(_) | Form::Title)) {
            piece.boxed = Some(id);
        }
    }
}

/// Paragraphs become cells. A heading stays one where it stands alone in its row or above other paragraphs of its
/// cell: the style of headings is also used to make the first row of a table bold.
fn make_cells(pieces: &mut [Piece], table: u32) {
    let mut columns: HashMap<u32, HashSet<u32>> = HashMap::new();
    for (row, column) in pieces.iter().filter_map(|piece| piece.cell) {
        columns.entry(row).or_default().insert(column);
    }
    let texts: HashMap<(u32, u32), usize> = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| !matches!(piece.form, Form::Heading(_)))
        .filter_map(|(at, piece)| piece.cell.map(|cell| (cell, at)))
        .collect();
    for (at, piece) in pieces.iter_mut().enumerate() {
        let Some((row, column)) = piece.cell else { continue };
        let alone = columns.get(&row).is_some_and(|columns| columns.len() == 1);
        let leads = texts.get(&(row, column)).is_some_and(|last| *last > at);
        if !(matches!(piece.form, Form::Heading(_)) && (alone || leads)) {
            piece.form = Form::Cell { table, row, column };
        }
    }
}
