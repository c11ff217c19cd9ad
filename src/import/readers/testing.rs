//! For the tests of the readers: packages built from strings, and what was read as lines that are easy to compare.
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Block, Form, Reading};

/// A zip of these parts.
pub(super) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A block on one line: « h1 Titre », « p Texte », « * entrée », « 0:1.2 cellule », « page 3 »; « ! » before what is
/// strong and « [1] » before what stands in the first box.
pub(super) fn shown(reading: &Reading) -> Vec<String> {
    reading.blocks.iter().map(line).collect()
}

fn line(block: &Block) -> String {
    let form = match block.form {
        Form::Title => "titre".to_owned(),
        Form::Heading(level) => format!("h{level}"),
        Form::Paragraph => "p".to_owned(),
        Form::Item(depth) => "*".repeat(usize::from(depth) + 1),
        Form::Cell { table, row, column } => format!("{table}:{row}.{column}"),
        Form::Page(page) => return format!("page {page}"),
    };
    let boxed = block.boxed.map(|id| format!("[{id}] ")).unwrap_or_default();
    format!("{boxed}{}{form} {}", if block.strong { "!" } else { "" }, block.text)
}
