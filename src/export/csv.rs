//! The tables of a document for a spreadsheet (RFC 4180): UTF-8 with its mark, without which Excel takes accents for
//! other letters, and the separator that spreadsheets in the language of the document expect: `;` in French, where the
//! comma is in numbers, `,` in English. What a cell holds is never calculated.
use crate::minutes::document::{Content, Document, Inline};
use crate::text::lang::Lang;

/// What tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The rows of the tables of the document, one table after the other.
pub fn render(document: &Document) -> String {
    let separator = separator(document.lang);
    let mut out = String::from(BYTE_ORDER_MARK);
    for block in &document.blocks {
        if let Content::Table { header, rows, .. } = &block.content {
            let cells = std::iter::once(header).chain(rows.iter().map(|row| &row.cells));
            cells.for_each(|cells| row(&mut out, cells, header.len(), separator));
        }
    }
    out
}

/// What stands between the cells of a row.
fn separator(lang: Lang) -> char {
    lang.pick(';', ',')
}

/// One cell a column, whatever the row holds.
fn row(out: &mut String, cells: &[Vec<Inline>], columns: usize, separator: char) {
    for column in 0..columns {
        if column > 0 {
            out.push(separator);
        }
        cell(out, cells.get(column).map_or(&[][..], Vec::as_slice), separator);
    }
    out.push_str("\r\n");
}

fn cell(out: &mut String, text: &[Inline], separator: char) {
    let words = harmless(&text.iter().map(|inline| inline.text.as_str()).collect::<String>());
    let quoted = words.contains(['"', '\n', ';', ',', separator])
        || words.starts_with(char::is_whitespace)
        || words.ends_with(char::is_whitespace);
    if quoted {
        out.extend(["\"", words.replace('"', "\"\"").as_str(), "\""]);
    } else {
        out.push_str(&words);
    }
}

/// The words of a cell that no spreadsheet takes for a formula, and without what would steer a terminal. Line breaks
/// stay: they are the person’s.
fn harmless(words: &str) -> String {
    let words = words.replace("\r\n", "\n");
    let clean: String = words
        .chars()
        .map(|c| if matches!(c, '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}') { '\n' } else { c })
        .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
        .collect();
    // Spreadsheets look past spaces and invisible marks before the sign that begins a formula.
    let first =
        clean.chars().find(|c| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'));
    let formula = matches!(first, Some('=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠'));
    if formula || clean.starts_with(['\t', '\n']) { format!("'{clean}") } else { clean }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::render;
    use crate::minutes::document::{Block, Content, Document, Inline, Row};
    use crate::text::lang::Lang;

    fn sheet(lang: Lang, rows: &[&[&str]]) -> String {
        let cells =
            |row: &[&str]| row.iter().map(|cell| vec![Inline::plain(*cell)]).collect::<Vec<Vec<Inline>>>();
        let (header, rows) = rows.split_first().unwrap();
        let rows = rows.iter().map(|row| Row { cells: cells(row), source: None }).collect();
        let table = Content::Table { header: cells(header), widths: vec![50, 50], rows };
        render(&Document { lang, blocks: vec![Block::own(table)], ..Document::default() })
    }

    fn check(cell: &str, expected: &str) {
        let made = sheet(Lang::Fr, &[&["a", "b"], &[cell, "fin"]]);
        assert_eq!(made, format!("\u{feff}a;b\r\n{expected};fin\r\n"), "{cell:?}");
    }

    /// The rows of a CSV file, read by the letter of RFC 4180.
    fn read(text: &str, separator: char) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut quoted = false;
        let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
        while let Some(c) = chars.next() {
            let row = rows.last_mut().unwrap();
            let cell = row.last_mut().unwrap();
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
                '"' => quoted = !quoted,
                c if c == separator && !quoted => row.push(String::new()),
                '\r' if !quoted => {
                    assert_eq!(chars.next(), Some('\n'));
                    rows.push(vec![String::new()]);
                }
                c => cell.push(c),
            }
        }
        assert!(!quoted);
        rows.pop();
        rows
    }

    #[test]
    fn what_a_cell_holds_is_never_a_formula() {
        check("=1+1", "'=1+1");
        check("  =HYPERLINK(\"x\")", "\"'  =HYPERLINK(\"\"x\"\")\"");
        check("+33 6", "'+33 6");
        check("-2", "'-2");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'\t=1");
        check("\r=1", "\"'\n=1\"");
        check("\u{200b}=1", "'\u{200b}=1");
        check("|calc", "'|calc");
        check("– un tiret", "– un tiret");
        check("2 = 1 + 1", "2 = 1 + 1");
    }

    #[test]
    fn cells_keep_their_lines_quotation_marks_and_separators() {
        check("a;b", "\"a;b\"");
        check("a,b", "\"a,b\"");
        check("dit \"oui\"", "\"dit \"\"oui\"\"\"");
        check("un\ndeux", "\"un\ndeux\"");
        check("un\r\ndeux", "\"un\ndeux\"");
        check("bip\u{7}\u{1b}[2J\0", "bip[2J");
        check("سلام e\u{301}", "سلام e\u{301}");
        check("", "");
    }

    #[test]
    fn the_separator_is_that_of_the_language() {
        assert_eq!(sheet(Lang::En, &[&["a", "b"], &["1;2", "3"]]), "\u{feff}a,b\r\n\"1;2\",3\r\n");
        assert_eq!(sheet(Lang::Fr, &[&["a", "b"], &["seule"]]), "\u{feff}a;b\r\nseule;\r\n");
    }

    proptest! {
        #[test]
        fn a_spreadsheet_reads_what_was_written(cells in prop::collection::vec("[a-zé=+@\";,'\n\t -]{0,12}", 2)) {
            let row: Vec<&str> = cells.iter().map(String::as_str).collect();
            let read = read(&sheet(Lang::Fr, &[&["a", "b"], &row]), ';');
            prop_assert_eq!(read.len(), 2);
            for (read, cell) in read[1].iter().zip(&cells) {
                prop_assert_eq!(read.strip_prefix('\'').filter(|_| !cell.starts_with('\'')).unwrap_or(read), cell);
                prop_assert!(!read.trim_start().starts_with(['=', '+', '-', '@']), "{:?}", read);
            }
        }
    }
}
