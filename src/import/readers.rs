//! The seam between file formats and the rest of importing: each reader turns bytes into the same blocks, and knows
//! nothing of plans. A new format is one more `Source` and one more reader here.
pub mod decode;
pub mod markdown;
pub mod plain;

use super::clean;
use super::limits::{NESTING_MAX, TEXT_FILE_BYTES_MAX};
use super::report::{Doubt, Refused, Warning};
use crate::text::lang::Lang;

/// The formats a plan may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// Markdown.
    Markdown,
    /// Plain text, also pasted.
    Plain,
    /// Word, since 2007.
    Docx,
    /// `LibreOffice` Writer.
    Odt,
    /// PDF.
    Pdf,
    /// Word before 2007.
    OldWord,
    /// Rich Text Format.
    Rtf,
}

impl Source {
    /// Every format that is recognized.
    pub const ALL: [Self; 7] =
        [Self::Markdown, Self::Plain, Self::Docx, Self::Odt, Self::Pdf, Self::OldWord, Self::Rtf];

    /// Whether it is read today.
    pub fn is_read(self) -> bool {
        matches!(self, Self::Markdown | Self::Plain)
    }

    /// What people call it.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Plain => lang.pick("texte", "text"),
            Self::Docx => "Word (.docx)",
            Self::Odt => "LibreOffice (.odt)",
            Self::Pdf => "PDF",
            Self::OldWord => lang.pick("Word ancien (.doc)", "old Word (.doc)"),
            Self::Rtf => "RTF",
        }
    }
}

/// What a block is on paper, as far as the format says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The title of the document, where the format has a place for it.
    Title,
    /// A heading, 1 the highest.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An element of a list, 0 the outermost; its printed number, if any, is in its text.
    Item(u8),
    /// A cell of a table, both counted from 0.
    Cell {
        /// Row.
        row: u32,
        /// Column.
        column: u32,
    },
    /// A new page begins; the block has no text.
    Page(u32),
}

/// A piece of the document, in reading order. Numbers that the format makes by itself are in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is on paper.
    pub form: Form,
    /// Its words, on one line.
    pub text: String,
    /// Whether all of it is emphasized.
    pub strong: bool,
    /// The quotation or frame it stands in, counted through the document.
    pub boxed: Option<u32>,
}

impl Block {
    /// A block outside any box.
    pub fn new(form: Form, text: impl Into<String>) -> Self {
        Self { form, text: text.into(), strong: false, boxed: None }
    }
}

/// The format of a file, by what it holds first and by its name where the content leaves a choice.
pub fn sniff(bytes: &[u8], file_name: &str) -> Source {
    let extension = file_name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let holds = |needle: &[u8]| bytes.windows(needle.len()).take(8192).any(|window| window == needle);
    if bytes.starts_with(b"%PDF-") {
        Source::Pdf
    } else if bytes.starts_with(b"PK\x03\x04") {
        let odt =
            holds(b"application/vnd.oasis.opendocument.text") || (extension == "odt" && !holds(b"word/"));
        if odt { Source::Odt } else { Source::Docx }
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        Source::OldWord
    } else if bytes.starts_with(b"{\\rtf") {
        Source::Rtf
    } else if looks_like_markdown(bytes, matches!(extension.as_str(), "md" | "markdown" | "mdown")) {
        Source::Markdown
    } else {
        Source::Plain
    }
}

/// Markdown has headings or emphasis of its own; a `.md` file without any is better read as plain text, and a `.txt`
/// file with several is Markdown all the same.
fn looks_like_markdown(bytes: &[u8], named: bool) -> bool {
    let Ok(text) = decode::decode(bytes) else { return false };
    let headings = text.text.lines().filter(|line| is_markdown_heading(line)).take(3).count();
    let front_matter = text.text.starts_with("---\n") || text.text.starts_with("---\r\n");
    headings >= 3 || (named && (headings > 0 || front_matter || text.text.contains("**")))
}

/// Whether some line opens more quotations and lists inside one another than any plan does: reading them as such
/// would take for ever, and they are read as plain text.
fn is_nested_deep(text: &str) -> bool {
    text.lines().any(|line| {
        let opens = |(c, next): (char, Option<char>)| {
            c == '>' || (matches!(c, '-' | '*' | '+') && matches!(next, Some(' ' | '\t')))
        };
        let prefix = line.chars().take_while(|c| matches!(c, '>' | '-' | '*' | '+' | ' ' | '\t'));
        prefix.zip(line.chars().skip(1).map(Some).chain([None])).filter(|pair| opens(*pair)).count()
            > NESTING_MAX
    })
}

fn is_markdown_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    (1..=6).contains(&level) && rest.starts_with([' ', '\t'])
}

/// The blocks of a file, in reading order, and what is doubtful about them.
pub fn read_blocks(bytes: &[u8], file_name: &str) -> Result<(Vec<Block>, Vec<Warning>), Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > TEXT_FILE_BYTES_MAX {
        return Err(Refused::TooLarge { bytes: bytes.len() });
    }
    let source = sniff(bytes, file_name);
    if !source.is_read() {
        return Err(Refused::NotYet(source));
    }
    let decoded = decode::decode(bytes)?;
    let cleaned = clean::clean(&decoded.text);
    if cleaned.text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    let mut warnings = Vec::new();
    if decoded.guessed {
        warnings.push(Warning::about_file(Doubt::EncodingGuessed));
    }
    let counted = [
        (decoded.damaged, Doubt::Damaged { count: decoded.damaged }),
        (cleaned.controls, Doubt::Controls { count: cleaned.controls }),
        (cleaned.invisible, Doubt::Invisible { count: cleaned.invisible }),
    ];
    warnings.extend(counted.into_iter().filter(|(n, _)| *n > 0).map(|(_, doubt)| Warning::about_file(doubt)));
    let blocks = match source {
        Source::Markdown if !is_nested_deep(&cleaned.text) => markdown::read(&cleaned.text),
        _ => plain::read(&cleaned.text),
    };
    Ok((blocks, warnings))
}

#[cfg(test)]
mod tests;
