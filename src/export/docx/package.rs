//! The zip around the parts: the same document gives the same bytes.
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::minutes::document::Document;

use super::body::{self, Body};
use super::xml::Xml;
use super::{numbering, properties, styles};
use crate::export::ExportError;

/// The namespace of the text.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of relationships.
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts, zipped.
pub(super) fn write(document: &Document, body: &Body) -> Result<Vec<u8>, ExportError> {
    let beside = body.beside.as_ref();
    let mut parts = vec![
        ("[Content_Types].xml", properties::content_types(beside.is_some())),
        ("_rels/.rels", properties::package_relationships()),
        ("docProps/core.xml", properties::core(document)),
        ("docProps/app.xml", properties::app()),
        ("word/document.xml", text(document, body)),
        ("word/styles.xml", styles(document, body)),
        ("word/numbering.xml", numbering::write()),
        ("word/settings.xml", properties::settings(document.lang)),
        ("word/fontTable.xml", properties::fonts()),
        ("word/header1.xml", properties::header(document)),
        ("word/footer1.xml", properties::footer(document)),
        ("word/_rels/document.xml.rels", properties::document_relationships(&body.links, beside.is_some())),
    ];
    parts.extend(beside.map(|beside| ("word/comments.xml", beside.comments.clone())));
    zip(&parts)
}

/// The part that holds the text: its paragraphs and its page.
fn text(document: &Document, body: &Body) -> String {
    let mut xml = Xml::part();
    xml.start("w:document", &[("xmlns:w", W), ("xmlns:r", R)]).raw("<w:body>").raw(&body.xml);
    body::section(&mut xml, document.page);
    xml.raw("</w:body></w:document>");
    xml.finish()
}

fn styles(document: &Document, body: &Body) -> String {
    let more = body.beside.as_ref().map_or("", |beside| beside.styles.as_str());
    styles::write(document.lang, super::paper::text_width(document.page), more)
}

fn zip(parts: &[(&str, String)]) -> Result<Vec<u8>, ExportError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
