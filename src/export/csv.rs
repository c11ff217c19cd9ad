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
    let quoted = words.contains(['"', '\n', '\'', ';', ',', separator])
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
