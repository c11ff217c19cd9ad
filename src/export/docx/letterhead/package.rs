//! The zip of a letterhead: a few parts are read within limits and written anew, all others are copied as the bytes they
//! are, without being unpacked. What the zip says of its own sizes is never believed.
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::LetterheadError;
use super::markup::{self, Element};
pub(super) use crate::export::docx::parts::{relations_of, resolve};

/// The largest file that is read, in bytes.
const FILE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// How many files it may hold.
const ENTRIES_MAX: usize = 2_000;
/// How large one part may become when unpacked, in bytes, counted while it is.
const PART_BYTES_MAX: usize = 32 * 1024 * 1024;
/// How large all parts that are read may become together, in bytes.
const PARTS_BYTES_MAX: usize = 64 * 1024 * 1024;
/// What every entry of the list at the end of a zip begins with.
const ENTRY_SIGN: &[u8] = b"PK\x01\x02";
/// What a protected file, and one of Word 97, begins with.
const COMPOUND_SIGN: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// An open package.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts, by their names in small letters.
    places: BTreeMap<String, (usize, String)>,
    unpacked: usize,
}

/// One part that another needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) target: String,
    /// Whether it is outside the file.
    pub(super) is_external: bool,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, LetterheadError> {
        if bytes.starts_with(COMPOUND_SIGN) {
            return Err(LetterheadError::Protected);
        }
        // Counted before the list is read into memory: a list of millions is a means to fill it.
        if bytes.len() > FILE_BYTES_MAX || entries(bytes) > ENTRIES_MAX {
            return Err(LetterheadError::TooMuch);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| LetterheadError::NotWord)?;
        let names = zip.file_names_raw().enumerate();
        let names = names.map(|(place, name)| (place, String::from_utf8_lossy(name).into_owned()));
        let places = names.map(|(place, name)| (key(&name), (place, name))).collect();
        Ok(Self { zip, places, unpacked: 0 })
    }

    /// The names of the parts, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// A part as text, or nothing if there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, LetterheadError> {
        let Some((place, _)) = self.places.get(&key(name)) else { return Ok(None) };
        let file = self.zip.by_index(*place).map_err(|error| refusal(&error))?;
        let room = PART_BYTES_MAX.min(PARTS_BYTES_MAX.saturating_sub(self.unpacked));
        let mut bytes = Vec::new();
        file.take(room as u64 + 1).read_to_end(&mut bytes).map_err(|_| LetterheadError::Damaged)?;
        if bytes.len() > room {
            return Err(LetterheadError::TooMuch);
        }
        self.unpacked += bytes.len();
        let text = String::from_utf8(bytes).map_err(|_| LetterheadError::Unusual)?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }
}

/// The package with some parts in the place of others, or besides them, and without some.
pub(super) fn write(
    bytes: &[u8],
    anew: &BTreeMap<String, String>,
    dropped: &BTreeSet<String>,
) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let mut left: BTreeMap<String, (&String, &String)> =
        anew.iter().map(|(name, xml)| (key(name), (name, xml))).collect();
    let mut told = BTreeSet::new();
    // What the package holds is told by its first part.
    let types = key(CONTENT_TYPES);
    if let Some((name, xml)) = left.remove(&types) {
        put(&mut out, name, xml, options)?;
        told.insert(types);
    }
    for place in 0..zip.len() {
        let file = zip.by_index_raw(place)?;
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        let known = key(&name);
        if dropped.contains(&known) || !told.insert(known.clone()) {
            continue;
        }
        match left.remove(&known) {
            Some((_, xml)) => put(&mut out, &name, xml, options)?,
            None => out.raw_copy_file(file)?,
        }
    }
    for (name, xml) in left.into_values() {
        put(&mut out, name, xml, options)?;
    }
    Ok(out.finish()?.into_inner())
}

fn put(
    out: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    xml: &str,
    options: SimpleFileOptions,
) -> Result<(), ZipError> {
    out.start_file(name, options)?;
    Ok(out.write_all(xml.as_bytes())?)
}

/// The list of the types of all parts.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";

/// Names differ in case and in the direction of strokes from program to program.
pub(super) fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// How many entries the list of the package has, at most one more than are allowed.
fn entries(bytes: &[u8]) -> usize {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'P');
    let signs = starts.filter(|(at, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(ENTRY_SIGN)));
    signs.take(ENTRIES_MAX + 1).count()
}

fn refusal(error: &ZipError) -> LetterheadError {
    match error {
        ZipError::InvalidPassword => LetterheadError::Protected,
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            LetterheadError::Protected
        }
        _ => LetterheadError::Damaged,
    }
}

/// The relationships in a part of them.
pub(super) fn relations(xml: &str) -> Result<Vec<Relation>, LetterheadError> {
    let root = markup::root(xml)?;
    let relation = |element: &Element<'_>| {
        let value = |name: &str| element.value(name).unwrap_or_default();
        Relation {
            id: value("Id"),
            kind: value("Type"),
            target: value("Target"),
            is_external: value("TargetMode") == "External",
        }
    };
    Ok(markup::children(root.inner)?.iter().map(relation).collect())
}
