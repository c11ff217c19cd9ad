//! The seam between file formats and the rest of importing: each reader turns bytes into the same blocks, and knows
//! nothing of plans. A new format is one more `Source` and one more reader here.
mod counting;
pub mod decode;
pub mod docx;
mod flow;
pub(super) mod hyphens;
pub mod markdown;
pub mod odt;
mod package;
pub mod pdf;
pub mod plain;
mod style_names;
mod words;
mod xml;

use serde::{Deserialize, Serialize};

use super::clean;
use super::limits::{FILE_BYTES_MAX, NESTING_MAX, PACKAGE_BYTES_MAX, TEXT_FILE_BYTES_MAX};
use super::report::{Doubt, Refused, Warning};
use crate::domain::plan::{Paragraph, Remark};
use crate::text::lang::Lang;

/// The formats a plan may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

    /// What the name of a file says it is, where it says so.
    pub fn named(file_name: &str) -> Option<Self> {
        let (_, extension) = file_name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "docx" | "docm" | "dotx" => Some(Self::Docx),
            "odt" | "ott" => Some(Self::Odt),
            "pdf" => Some(Self::Pdf),
            "doc" | "dot" => Some(Self::OldWord),
            "rtf" => Some(Self::Rtf),
            "md" | "markdown" | "mdown" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Plain),
            _ => None,
        }
    }

    /// Whether a file named so may hold this: Word calls RTF « .doc » at times, and all text is text.
    fn may_be(self, found: Self) -> bool {
        let text = |source| matches!(source, Self::Markdown | Self::Plain);
        self == found || (self == Self::OldWord && found == Self::Rtf) || (text(self) && text(found))
    }

    /// The largest file of this format that is read, in bytes.
    pub fn bytes_max(self) -> usize {
        match self {
            Self::Markdown | Self::Plain => TEXT_FILE_BYTES_MAX,
            Self::Docx | Self::Odt => PACKAGE_BYTES_MAX,
            Self::Pdf | Self::OldWord | Self::Rtf => FILE_BYTES_MAX,
        }
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
    /// A cell of a table, everything counted from 0; a cell of several paragraphs is several blocks.
    Cell {
        /// Which table of the document.
        table: u32,
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
    let table = || text.text.lines().any(is_table_rule);
    headings >= 3 || (named && (headings > 0 || front_matter || text.text.contains("**") || table()))
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

/// The line between the header of a Markdown table and its rows.
fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains("|-") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn is_markdown_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    (1..=6).contains(&level) && rest.starts_with([' ', '\t'])
}

/// What is told while a long file is read: how many pages (or parts) are done, of how many.
pub type Watch<'a> = dyn FnMut(u32, u32) + 'a;

/// What a reader found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The document, in reading order.
    pub blocks: Vec<Block>,
    /// What is doubtful about it.
    pub warnings: Vec<Warning>,
    /// The comments of its margin, each with the block it is about.
    pub remarks: Vec<(usize, Remark)>,
    /// What was recognized as no part of the text: page headers, footers, page numbers; the page it first stood on.
    pub set_aside: Vec<Paragraph>,
}

/// Reads a file of any format that is read.
pub fn read(bytes: &[u8], file_name: &str, watch: &mut Watch<'_>) -> Result<Reading, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    let source = sniff(bytes, file_name);
    if bytes.len() > source.bytes_max() {
        return Err(Refused::TooLarge { bytes: bytes.len(), most: source.bytes_max() });
    }
    let named = Source::named(file_name);
    if source == Source::OldWord && is_encrypted_word(bytes, named) {
        return Err(Refused::Encrypted(Source::Docx));
    }
    if let Some(named) = named.filter(|named| !named.may_be(source)) {
        // Neither what its name says nor text: a picture, say.
        if source == Source::Plain {
            decode::decode(bytes)?;
        }
        return Err(Refused::NotWhatItSays { named, found: source });
    }
    let reading = match source {
        Source::Docx => docx::read(bytes, watch),
        Source::Odt => odt::read(bytes, watch),
        Source::Pdf => pdf::read(bytes, watch),
        Source::OldWord | Source::Rtf => Err(Refused::OldFormat(source)),
        Source::Markdown | Source::Plain => read_text(bytes, source),
    }?;
    if reading.blocks.iter().all(|block| block.text.trim().is_empty()) {
        return Err(if source == Source::Pdf { Refused::NoText } else { Refused::Empty });
    }
    Ok(reading)
}

/// A Word file with a password is packed into a container of old Word. Under the name of a new one it is nothing else,
/// unless the container holds an old document.
fn is_encrypted_word(bytes: &[u8], named: Option<Source>) -> bool {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    holds("EncryptedPackage") || (named == Some(Source::Docx) && !holds("WordDocument"))
}

fn read_text(bytes: &[u8], source: Source) -> Result<Reading, Refused> {
    let decoded = decode::decode(bytes)?;
    let cleaned = clean::clean(&decoded.text);
    let mut warnings = Vec::new();
    if decoded.guessed {
        warnings.push(Warning::about_file(Doubt::EncodingGuessed));
    }
    if decoded.damaged > 0 {
        warnings.push(Warning::about_file(Doubt::Damaged { count: decoded.damaged }));
    }
    warnings.extend(taken_out(&cleaned));
    let reading = match source {
        Source::Markdown if !is_nested_deep(&cleaned.text) => {
            Reading { blocks: markdown::read(&cleaned.text), ..Reading::default() }
        }
        _ => plain::read(&cleaned.text),
    };
    Ok(Reading { warnings, ..reading })
}

/// What the cleaning took out, as doubts about the file; every reader tells it.
fn taken_out(cleaned: &clean::Cleaned) -> impl Iterator<Item = Warning> {
    let counted = [
        (cleaned.controls, Doubt::Controls { count: cleaned.controls }),
        (cleaned.invisible, Doubt::Invisible { count: cleaned.invisible }),
    ];
    counted.into_iter().filter(|(n, _)| *n > 0).map(|(_, doubt)| Warning::about_file(doubt))
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
