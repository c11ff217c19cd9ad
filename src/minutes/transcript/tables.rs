//! The rows of an imported table, gathered again into one table whose columns are as wide as their words ask for.
use crate::minutes::document::{Block, Content, Inline, Row, Source};

/// The narrowest a column becomes, in hundredths of the text width.
const WIDTH_MIN: usize = 8;

/// Adds a row, its cells separated by tabs: to the table that is being printed, or as the head of a new one.
pub(super) fn row(blocks: &mut Vec<Block>, text: &str, source: Option<Source>) {
    let cells: Vec<Vec<Inline>> = text.split('\t').map(|cell| vec![Inline::plain(cell.trim())]).collect();
    if let Some(Block { content: Content::Table { header, widths, rows }, .. }) = blocks.last_mut() {
        if cells.len() > header.len() {
            header.resize(cells.len(), vec![Inline::plain("")]);
            for row in rows.iter_mut() {
                row.cells.resize(cells.len(), vec![Inline::plain("")]);
            }
        }
        let mut cells = cells;
        cells.resize(header.len(), vec![Inline::plain("")]);
        rows.push(Row { cells, source });
        *widths = shares(header, rows);
        return;
    }
    let widths = shares(&cells, &[]);
    blocks.push(Block { content: Content::Table { header: cells, widths, rows: Vec::new() }, source });
}

/// Widths in proportion to the longest words of each column, a hundred in all.
fn shares(header: &[Vec<Inline>], rows: &[Row]) -> Vec<u8> {
    let longest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(column)).chain(header.get(column));
        let chars = |cell: &Vec<Inline>| cell.iter().map(|inline| inline.text.chars().count()).sum::<usize>();
        cells.map(chars).max().unwrap_or(0).clamp(WIDTH_MIN, 60)
    };
    let wanted: Vec<usize> = (0..header.len()).map(longest).collect();
    let all = wanted.iter().sum::<usize>().max(1);
    let mut widths: Vec<u8> =
        wanted.iter().map(|want| u8::try_from((want * 100 / all).max(1)).unwrap_or(1)).collect();
    let given: u32 = widths.iter().map(|width| u32::from(*width)).sum();
    if let Some(last) = widths.last_mut() {
        let rest = 100_u32.saturating_sub(given);
        *last = last.saturating_add(u8::try_from(rest).unwrap_or(0));
    }
    widths
}
