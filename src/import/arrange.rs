//! Blocks as they stand on paper → blocks as they are read: the lines of a title in one block, the rows of tables in
//! paragraphs, tables of contents set aside. Which blocks are headings, and of what, is `scheme`’s to say.
mod contents;
mod tables;
mod titles;

use super::readers::{Block, Reading};
use crate::domain::plan::Paragraph;

/// Lays out what a reader found.
pub fn arrange(reading: Reading) -> Reading {
    let mut sheet = Sheet { rows: reading.blocks.into_iter().enumerate().collect(), set_aside: Vec::new() };
    tables::lay_out(&mut sheet);
    titles::join(&mut sheet);
    contents::set_aside(&mut sheet);
    let places: Vec<usize> = sheet.rows.iter().map(|(at, _)| *at).collect();
    // A remark stays with the words it is about: they stand in the last block that begins before them.
    let moved = |at: usize| places.partition_point(|place| *place <= at).saturating_sub(1);
    let remarks = reading.remarks.into_iter().map(|(at, remark)| (moved(at), remark)).collect();
    let set_aside = [reading.set_aside, sheet.set_aside].concat();
    let blocks = sheet.rows.into_iter().map(|(_, block)| block).collect();
    Reading { blocks, remarks, set_aside, warnings: reading.warnings }
}

/// The blocks, each with its place among the blocks that the reader found.
struct Sheet {
    rows: Vec<(usize, Block)>,
    set_aside: Vec<Paragraph>,
}

#[cfg(test)]
mod tests;
