//! The package of a Word or LibreOffice file: a zip, its parts unpacked one by one within the limits. What the
//! package says of its own sizes is never believed: bytes are counted as they come out.
use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Source, decode};
use crate::import::limits::{PACKAGE_ENTRIES_MAX, PART_BYTES_MAX, PARTS_BYTES_MAX};
use crate::import::report::Refused;

/// What every entry of the list at the end of a zip begins with.
const ENTRY_SIGN: &[u8] = b"PK\x01\x02";

/// An open package.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part is, by its name in lower case.
    places: HashMap<String, usize>,
    unpacked: usize,
    source: Source,
}

impl<'a> Package<'a> {
    /// Opens a package without unpacking anything.
    pub(super) fn open(bytes: &'a [u8], source: Source) -> Result<Self, Refused> {
        // Counted before the list is read into memory: a list of millions is a means to fill it.
        if entries(bytes) > PACKAGE_ENTRIES_MAX {
            return Err(Refused::TooMuchInside(source));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error, source))?;
        let places = zip
            .file_names_raw()
            .enumerate()
            .map(|(place, name)| (key(&String::from_utf8_lossy(name)), place))
            .collect();
        Ok(Self { zip, places, unpacked: 0, source })
    }

    /// Whether the package has this part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&key(name))
    }

    /// A part as text, or nothing if the package does not have it.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refused> {
        let Some(place) = self.places.get(&key(name)).copied() else { return Ok(None) };
        let source = self.source;
        let file = self.zip.by_index(place).map_err(|error| refusal(&error, source))?;
        let room = PART_BYTES_MAX.min(PARTS_BYTES_MAX.saturating_sub(self.unpacked));
        let mut bytes = Vec::new();
        file.take(room as u64 + 1).read_to_end(&mut bytes).map_err(|_| Refused::Damaged(source))?;
        if bytes.len() > room {
            return Err(Refused::TooMuchInside(source));
        }
        self.unpacked += bytes.len();
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(other) => match decode::decode(other.as_bytes()) {
                Ok(decoded) => Ok(Some(decoded.text)),
                Err(_) => Err(Refused::Damaged(source)),
            },
        }
    }
}

/// Names differ in case and in the direction of strokes from program to program.
fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// How many entries the list of the package has, at most one more than are allowed.
fn entries(bytes: &[u8]) -> usize {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'P');
    let signs = starts.filter(|(at, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(ENTRY_SIGN)));
    signs.take(PACKAGE_ENTRIES_MAX + 1).count()
}

fn refusal(error: &ZipError, source: Source) -> Refused {
    match error {
        ZipError::InvalidPassword => Refused::Encrypted(source),
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            Refused::Encrypted(source)
        }
        _ => Refused::Damaged(source),
    }
}
