//! The zip of a Word file received: a few parts are read within limits and written anew, all others are copied as the
//! bytes they are, without being unpacked.
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::Fault;
pub(super) use crate::export::docx::parts::{relations_of, resolve};

/// How many files it may hold; as when it was read.
const ENTRIES_MAX: usize = 2_000;
/// How large one part may become when unpacked, in bytes, counted while it is; as when it was read.
const PART_BYTES_MAX: usize = 32 * 1024 * 1024;

/// How the kinds of relationships begin.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A package, and the parts that are written anew.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    anew: BTreeMap<String, String>,
}

/// One part that another needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) target: String,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
        if zip.len() > ENTRIES_MAX {
            return Err(Fault::TooMuch);
        }
        Ok(Self { zip, anew: BTreeMap::new() })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// A part, unpacked; nothing when there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(place) = self.zip.index_for_name(name) else { return Ok(None) };
        let file = self.zip.by_index(place).map_err(|_| Fault::Damaged)?;
        let mut bytes = Vec::new();
        file.take(PART_BYTES_MAX as u64 + 1).read_to_end(&mut bytes).map_err(|_| Fault::Damaged)?;
        if bytes.len() > PART_BYTES_MAX {
            return Err(Fault::TooMuch);
        }
        String::from_utf8(bytes).map(Some).map_err(|_| Fault::Unusual)
    }

    /// Puts a part in the place of the one of this name, or adds it.
    pub(super) fn put(&mut self, name: &str, xml: String) {
        self.anew.insert(name.to_owned(), xml);
    }

    /// The package with its new parts.
    pub(super) fn write(mut self) -> Result<Vec<u8>, Fault> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let put = |out: &mut ZipWriter<_>, name: &str, xml: &str| {
            out.start_file(name, options).map_err(|_| Fault::Damaged)?;
            out.write_all(xml.as_bytes()).map_err(|_| Fault::Damaged)
        };
        for place in 0..self.zip.len() {
            let file = self.zip.by_index_raw(place).map_err(|_| Fault::Damaged)?;
            let name = String::from_utf8_lossy(file.name_raw()).into_owned();
            match self.anew.remove_entry(&name) {
                Some((name, xml)) => put(&mut out, &name, &xml)?,
                None => out.raw_copy_file(file).map_err(|_| Fault::Damaged)?,
            }
        }
        for (name, xml) in &self.anew {
            put(&mut out, name, xml)?;
        }
        Ok(out.finish().map_err(|_| Fault::Damaged)?.into_inner())
    }

    /// The name of the part that holds the text.
    pub(super) fn main(&mut self) -> Result<String, Fault> {
        let relations = relations(&self.part("_rels/.rels")?.ok_or(Fault::Damaged)?);
        let kind = format!("{RELATIONS}officeDocument");
        let main = relations.into_iter().find(|relation| relation.kind == kind).ok_or(Fault::Unusual)?;
        Ok(main.target.trim_start_matches('/').to_owned())
    }
}

/// The relationships in a part of them.
pub(super) fn relations(xml: &str) -> Vec<Relation> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    while let Ok(event) = reader.read_event() {
        let tag = match event {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => break,
            _ => continue,
        };
        if tag.local_name().into_inner() != "Relationship" {
            continue;
        }
        let value = |name: &str| {
            let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.into_inner() == name);
            let plain =
                found.and_then(|a| Some(a.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned()));
            plain.unwrap_or_default()
        };
        found.push(Relation { id: value("Id"), kind: value("Type"), target: value("Target") });
    }
    found
}
