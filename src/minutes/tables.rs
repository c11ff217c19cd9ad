//! The lists of a session as tables: its entries, its actions, its attendance; one row each, for a spreadsheet or on
//! pages that lie on their side. What the compte-rendu says in sentences stands here in columns.
mod actions;
mod attendance;
mod entries;
mod words;

pub(super) use actions::actions;
pub(super) use attendance::attendance;
pub(super) use entries::entries;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::session::Session;
use crate::text::french::dates::date_short;
use crate::text::lang::Lang;

use super::document::{Block, Content, Document, Inline, PageShape, Role, Row};
use super::{Marks, Options, sheet};

/// A column: its label and its share of the width of the text, in hundredths.
type Column = (&'static str, u8);

/// Whether the table is for a spreadsheet: then each fact has a column of its own.
fn is_spreadsheet(options: &Options) -> bool {
    options.marks == Marks::Settled
}

/// A document of one table: its title, what it amounts to in a sentence, its rows. On paper a table without rows is
/// left out: the sentence says that there is nothing.
fn sheet_of(
    session: &Session,
    options: &Options,
    (title, tally): (&str, String),
    (columns, rows): (&[Column], Vec<Row>),
) -> Document {
    let mut document = sheet::document(session, options, title, PageShape::Landscape);
    document.blocks = sheet::title_lines(session, title, options);
    document.blocks.push(Block::paragraph(Role::Body, sheet::set(&tally, options.lang)));
    if !rows.is_empty() || is_spreadsheet(options) {
        document.blocks.push(Block::own(Content::Table {
            header: columns.iter().map(|(label, _)| plain(*label)).collect(),
            widths: columns.iter().map(|(_, width)| *width).collect(),
            rows,
        }));
    }
    document
}

/// A day as a spreadsheet of this language takes it for one.
fn day(date: NaiveDate, lang: Lang) -> String {
    lang.pick(date_short(date), date.to_string())
}

/// A time of the day as a spreadsheet takes it for one.
fn hour(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}

/// A cell of plain words.
fn plain(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::plain(text)]
}

/// A cell of several lines, those that say something.
fn lines(lines: impl IntoIterator<Item = Vec<Inline>>) -> Vec<Inline> {
    let mut cell: Vec<Inline> = Vec::new();
    for line in lines.into_iter().filter(|line| line.iter().any(|run| !run.text.trim().is_empty())) {
        if !cell.is_empty() {
            cell.push(Inline::line_break());
        }
        cell.extend(line);
    }
    cell
}

#[cfg(test)]
mod tests;
