//! The file behind the pages: opened within limits, its page tree walked without recursion.
use std::cell::Cell;
use std::collections::HashSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::font::{dict_of, get, number};
use super::machine::{Drawing, TooMuch, inflated};
use crate::import::limits::{OBJECTS_MAX, PACKET_BYTES_MAX, PAGE_BYTES_MAX, PAGES_MAX};
use crate::import::readers::Source;
use crate::import::report::Refused;

/// A4, for pages that do not say.
const PAPER: [f64; 4] = [0.0, 0.0, 595.0, 842.0];

/// A page and what it inherits from the tree it hangs in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'a> {
    dict: &'a Dictionary,
    resources: Option<&'a Dictionary>,
    paper: [f64; 4],
    turns: u8,
}

thread_local! {
    /// How many objects of the file being opened were kept so far: what lopdf asks to filter may hold no state.
    static KEPT: Cell<usize> = const { Cell::new(0) };
}

/// Keeps objects up to a number, and of pictures and embedded files only what they are.
fn keep(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let kept = KEPT.get();
    KEPT.set(kept + 1);
    if kept >= OBJECTS_MAX {
        return None;
    }
    if let Object::Stream(stream) = object {
        let named =
            |key: &[u8], name: &[u8]| stream.dict.get(key).and_then(Object::as_name).is_ok_and(|n| n == name);
        if named(b"Subtype", b"Image") || named(b"Type", b"EmbeddedFile") {
            stream.content = Vec::new();
        }
    }
    // Of a stream the answer is only asked whether it is there; other objects are taken from the answer.
    Some((id, if matches!(object, Object::Stream(_)) { Object::Null } else { object.clone() }))
}

/// Opens a file, with the empty password if it wants one.
pub(super) fn open(bytes: &[u8]) -> Result<Document, Refused> {
    let load = |force_reconstruct| {
        KEPT.set(0);
        let options = LoadOptions {
            filter: Some(keep),
            max_decompressed_size: Some(PACKET_BYTES_MAX),
            force_reconstruct,
            ..LoadOptions::default()
        };
        let doc = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
            lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
                Refused::TooMuchInside(Source::Pdf)
            }
            lopdf::Error::InvalidPassword | lopdf::Error::UnsupportedSecurityHandler(_) => {
                Refused::Encrypted(Source::Pdf)
            }
            _ => Refused::Damaged(Source::Pdf),
        })?;
        if KEPT.get() > OBJECTS_MAX { Err(Refused::TooMuchInside(Source::Pdf)) } else { Ok(doc) }
    };
    let doc = match load(false) {
        Ok(doc) if doc.is_encrypted() => return Err(Refused::Encrypted(Source::Pdf)),
        Ok(doc) if pages(&doc).is_ok_and(|pages| pages.is_empty()) => load(true)?,
        other => other?,
    };
    Ok(doc)
}

/// The pages, in their order.
pub(super) fn pages(doc: &Document) -> Result<Vec<Page<'_>>, Refused> {
    let mut pages = Vec::new();
    let mut count = 0_usize;
    let mut seen: HashSet<ObjectId> = HashSet::new();
    let Some(root) = doc.catalog().ok().and_then(|catalog| catalog.get(b"Pages").ok()) else {
        return Ok(pages);
    };
    let mut open: Vec<(&Object, Option<&Dictionary>, [f64; 4], u8)> = vec![(root, None, PAPER, 0)];
    while let Some((node, resources, paper, turns)) = open.pop() {
        let Ok((id, object)) = doc.dereference(node) else { continue };
        if id.is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        let Ok(dict) = object.as_dict() else { continue };
        let resources = dict_of(dict, b"Resources", doc).or(resources);
        let paper = sides(dict, b"CropBox", doc).or_else(|| sides(dict, b"MediaBox", doc)).unwrap_or(paper);
        let turns =
            get(dict, b"Rotate", doc).and_then(|turn| turn.as_i64().ok()).map_or(turns, quarter_turns);
        if let Some(kids) = get(dict, b"Kids", doc).and_then(|kids| kids.as_array().ok()) {
            open.extend(kids.iter().rev().map(|kid| (kid, resources, paper, turns)));
        } else {
            count += 1;
            if count <= PAGES_MAX {
                pages.push(Page { dict, resources, paper, turns });
            }
        }
    }
    if count > PAGES_MAX { Err(Refused::TooManyPages { pages: count }) } else { Ok(pages) }
}

fn quarter_turns(degrees: i64) -> u8 {
    u8::try_from(degrees.rem_euclid(360) / 90).unwrap_or(0)
}

/// A rectangle with its sides in order; nothing when it is none.
fn sides(dict: &Dictionary, key: &[u8], doc: &Document) -> Option<[f64; 4]> {
    let array = get(dict, key, doc)?.as_array().ok()?;
    let values: Vec<f64> =
        array.iter().filter_map(|value| doc.dereference(value).ok().and_then(|(_, v)| number(v))).collect();
    let [a, b, c, d] = <[f64; 4]>::try_from(values).ok()?;
    let paper = [a.min(c), b.min(d), a.max(c), b.max(d)];
    let large = |low: f64, high: f64| (1.0..=100_000.0).contains(&(high - low));
    (large(paper[0], paper[2]) && large(paper[1], paper[3])).then_some(paper)
}

impl<'a> Page<'a> {
    /// What is drawn on the page.
    pub(super) fn drawing(&self, doc: &'a Document) -> Result<Drawing<'a>, TooMuch> {
        let contents = get(self.dict, b"Contents", doc);
        let streams = match contents {
            Some(Object::Array(parts)) => parts.iter().collect(),
            Some(part) => vec![part],
            None => Vec::new(),
        };
        let mut bytes = Vec::new();
        for part in streams {
            if let Ok((_, Object::Stream(stream))) = doc.dereference(part) {
                bytes.extend(inflated(stream, PAGE_BYTES_MAX.saturating_sub(bytes.len()))?);
                bytes.push(b'\n');
            }
        }
        Ok(Drawing { bytes, resources: self.resources, paper: self.paper, turns: self.turns })
    }
}
