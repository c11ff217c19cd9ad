//! The true pages of the headings, read from the outline of a PDF that LibreOffice laid out from our file. Not a PDF
//! reader: it knows only what LibreOffice writes when asked with [`LAYOUT_FILTER`].
use std::collections::{BTreeMap, HashMap};

use crate::minutes::document::Document;

/// The `--convert-to` argument that makes LibreOffice write a PDF this module can read: bookmarks on, and PDF 1.4
/// (PDF/A-1), whose objects are never packed into compressed streams.
pub const LAYOUT_FILTER: &str = "pdf:writer_pdf_Export:{\"ExportBookmarks\":{\"type\":\"boolean\",\"value\":\"true\"},\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"1\"}}";

/// No outline is longer: a loop in a broken file ends here.
const OUTLINE_MAX: usize = 10_000;

/// The page of each heading of the document, by bookmark, as laid out in this PDF; nothing when its outline cannot be
/// read or does not hold the same headings.
pub fn pages(document: &Document, pdf: &[u8]) -> Option<BTreeMap<String, u32>> {
    let objects = objects(pdf);
    let catalog = objects.values().find(|body| has(body, b"/Type/Catalog"))?;
    let ranks: HashMap<u32, u32> =
        leaves(&objects, reference(catalog, b"/Pages")?).into_iter().zip(1..).collect();
    let root = objects.get(&reference(catalog, b"/Outlines")?)?;
    let mut found = Vec::new();
    walk(&objects, reference(root, b"/First"), &mut found);
    let headings: Vec<String> = document.headings().map(|(_, bookmark, _)| bookmark.to_owned()).collect();
    if found.len() != headings.len() {
        return None;
    }
    headings
        .into_iter()
        .zip(found)
        .map(|(bookmark, page)| ranks.get(&page).map(|rank| (bookmark, *rank)))
        .collect()
}

/// The bodies of the objects `N 0 obj … endobj`, by number; streams are not looked into.
fn objects(pdf: &[u8]) -> HashMap<u32, &[u8]> {
    let mut objects = HashMap::new();
    let mut at = 0;
    while let Some(start) = find(pdf, b" 0 obj", at) {
        let digits =
            pdf.get(..start).unwrap_or_default().iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let body = start + 6;
        let end = find(pdf, b"endobj", body).unwrap_or(pdf.len());
        let number = pdf.get(start - digits..start).and_then(|digits| std::str::from_utf8(digits).ok());
        if let (Some(number), Some(body)) = (number.and_then(|n| n.parse().ok()), pdf.get(body..end)) {
            objects.insert(number, body);
        }
        at = end;
    }
    objects
}

fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(needle.len()).position(|window| window == needle).map(|at| at + from)
}

fn has(bytes: &[u8], needle: &[u8]) -> bool {
    find(bytes, needle, 0).is_some()
}

/// The object a key refers to: `/First 125 0 R`, `/Dest[7 0 R…`.
fn reference(body: &[u8], key: &[u8]) -> Option<u32> {
    let at = find(body, key, 0)? + key.len();
    let rest = body.get(at..)?;
    let digits: Vec<u8> = rest
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b' ' | b'[' | b'\r' | b'\n'))
        .take_while(u8::is_ascii_digit)
        .collect();
    std::str::from_utf8(&digits).ok()?.parse().ok()
}

/// The pages under a node of the tree of pages, in order.
fn leaves(objects: &HashMap<u32, &[u8]>, root: u32) -> Vec<u32> {
    let mut pages = Vec::new();
    let mut waiting = vec![root];
    while let Some(number) = waiting.pop() {
        let Some(body) = objects.get(&number).filter(|_| pages.len() < OUTLINE_MAX) else { continue };
        let Some(start) = find(body, b"/Kids", 0) else {
            pages.push(number);
            continue;
        };
        let end = find(body, b"]", start).unwrap_or(body.len());
        let list = String::from_utf8_lossy(body.get(start + 5..end).unwrap_or_default()).replace('[', " ");
        let words: Vec<&str> = list.split_ascii_whitespace().collect();
        let kids = words.chunks(3).filter_map(|words| words.first()?.parse::<u32>().ok());
        if waiting.len() < OUTLINE_MAX {
            waiting.extend(kids.collect::<Vec<_>>().into_iter().rev());
        }
    }
    pages
}

/// The page objects of the outline, in reading order.
fn walk(objects: &HashMap<u32, &[u8]>, first: Option<u32>, found: &mut Vec<u32>) {
    let mut waiting: Vec<u32> = first.into_iter().collect();
    while let Some(number) = waiting.pop() {
        let Some(body) = objects.get(&number).filter(|_| found.len() < OUTLINE_MAX) else { continue };
        // Titles are hexadecimal strings, so no key can hide in one.
        if let Some(page) = reference(body, b"/Dest") {
            found.push(page);
        }
        waiting.extend(reference(body, b"/Next"));
        waiting.extend(reference(body, b"/First"));
    }
}
