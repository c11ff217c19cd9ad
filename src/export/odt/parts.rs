//! The small parts: what the file holds and what it says of itself. No name of a user and no path ever goes in.
use crate::export::docx::Xml;
use crate::minutes::document::Document;

use super::package::MEDIA_TYPE;

/// The version of the format.
pub(super) const VERSION: &str = "1.3";

const SPACE: &str = "urn:oasis:names:tc:opendocument:xmlns:";

/// The namespaces of the parts that hold text and styles.
pub(super) fn namespaces() -> Vec<(&'static str, String)> {
    let own = |name: &str| format!("{SPACE}{name}:1.0");
    vec![
        ("xmlns:office", own("office")),
        ("xmlns:style", own("style")),
        ("xmlns:text", own("text")),
        ("xmlns:table", own("table")),
        ("xmlns:fo", own("xsl-fo-compatible")),
        ("xmlns:svg", own("svg-compatible")),
        ("xmlns:meta", own("meta")),
        ("xmlns:xlink", "http://www.w3.org/1999/xlink".to_owned()),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/".to_owned()),
        ("office:version", VERSION.to_owned()),
    ]
}

/// Begins a part with its root element.
pub(super) fn begin(root: &str) -> Xml {
    let namespaces = namespaces();
    let attributes: Vec<(&str, &str)> =
        namespaces.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut xml = Xml::part();
    xml.start(root, &attributes);
    xml
}

/// `META-INF/manifest.xml`.
pub(super) fn manifest() -> String {
    let mut xml = Xml::part();
    let space = format!("{SPACE}manifest:1.0");
    xml.start("manifest:manifest", &[("xmlns:manifest", &space), ("manifest:version", VERSION)]);
    xml.empty(
        "manifest:file-entry",
        &[("manifest:full-path", "/"), ("manifest:version", VERSION), ("manifest:media-type", MEDIA_TYPE)],
    );
    for part in ["content.xml", "styles.xml", "meta.xml"] {
        xml.empty(
            "manifest:file-entry",
            &[("manifest:full-path", part), ("manifest:media-type", "text/xml")],
        );
    }
    xml.end("manifest:manifest");
    xml.finish()
}

/// `meta.xml`. The date is that of the meeting: the moment of export would make each file another one.
pub(super) fn meta(document: &Document) -> String {
    let mut xml = begin("office:document-meta");
    let date = document.date.format("%Y-%m-%dT00:00:00").to_string();
    xml.start("office:meta", &[]);
    xml.element("meta:generator", "greffier");
    for (name, text) in [
        ("dc:title", document.title.as_str()),
        ("dc:subject", document.subject.as_str()),
        ("meta:initial-creator", document.issuer.as_str()),
        ("dc:creator", document.issuer.as_str()),
        ("meta:creation-date", date.as_str()),
        ("dc:date", date.as_str()),
        ("dc:language", document.lang.tag()),
    ] {
        xml.element(name, text);
    }
    xml.end("office:meta").end("office:document-meta");
    xml.finish()
}
