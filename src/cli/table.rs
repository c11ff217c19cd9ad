//! Rows of cells, aligned by what a terminal shows rather than by bytes.
use crate::text::clean::displayable;
use crate::text::wrap::cells;

/// The rows as lines, each column as wide as its widest cell, two spaces between.
pub(super) fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let shown: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| displayable(cell).into_owned()).collect()).collect();
    let columns = shown.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        shown.iter().filter_map(|row| row.get(column)).map(|cell| cells(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let padded = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell}{}  ", " ".repeat(width.saturating_sub(cells(cell)))));
        padded.collect::<String>().trim_end().to_owned()
    };
    shown.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let rows = [["é", "b", "c"], ["漢字", "\u{1b}x", ""]].map(|row| row.map(String::from).to_vec());
        assert_eq!(aligned(&rows), ["é     b   c", "漢字  ␛x"]);
    }
}
