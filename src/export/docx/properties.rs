//! The parts around the text: what the file says of itself, its settings, its header and footer. No name of a user
//! and no path ever goes in.
use crate::minutes::document::Document;
use crate::text::lang::Lang;

use super::comments;
use super::styles::{TEXT_FACE, TITLE_FACE};
use super::xml::Xml;

const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";

/// `[Content_Types].xml`, with or without a part for comments.
pub(super) fn content_types(commented: bool) -> String {
    let mut xml = Xml::part();
    xml.start("Types", &[("xmlns", &format!("{PACKAGE}content-types"))]);
    xml.raw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    xml.raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    let mut part = |name: &str, kind: &str| {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    part("/word/document.xml", &format!("{TYPES}document.main+xml"));
    for name in ["styles", "numbering", "settings", "fontTable"] {
        part(&format!("/word/{name}.xml"), &format!("{TYPES}{name}+xml"));
    }
    part("/word/header1.xml", &format!("{TYPES}header+xml"));
    part("/word/footer1.xml", &format!("{TYPES}footer+xml"));
    if commented {
        part(&format!("/word/{}", comments::PART), comments::CONTENT_TYPE);
    }
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    xml.end("Types");
    xml.finish()
}

fn relationships(list: &[(String, String, String, bool)]) -> String {
    let mut xml = Xml::part();
    xml.start("Relationships", &[("xmlns", &format!("{PACKAGE}relationships"))]);
    for (id, kind, target, external) in list {
        let mut attributes = vec![("Id", id.as_str()), ("Type", kind.as_str()), ("Target", target.as_str())];
        if *external {
            attributes.push(("TargetMode", "External"));
        }
        xml.empty("Relationship", &attributes);
    }
    xml.end("Relationships");
    xml.finish()
}

fn inner(id: &str, kind: String, target: &str) -> (String, String, String, bool) {
    (id.to_owned(), kind, target.to_owned(), false)
}

/// `_rels/.rels`.
pub(super) fn package_relationships() -> String {
    relationships(&[
        inner("rId1", format!("{RELATIONS}officeDocument"), "word/document.xml"),
        inner("rId2", format!("{PACKAGE}relationships/metadata/core-properties"), "docProps/core.xml"),
        inner("rId3", format!("{RELATIONS}extended-properties"), "docProps/app.xml"),
    ])
}

/// `word/_rels/document.xml.rels`; the addresses of links come after the parts.
pub(super) fn document_relationships(links: &[String], commented: bool) -> String {
    let mut list = vec![
        inner("rId1", format!("{RELATIONS}styles"), "styles.xml"),
        inner("rId2", format!("{RELATIONS}numbering"), "numbering.xml"),
        inner("rId3", format!("{RELATIONS}settings"), "settings.xml"),
        inner("rId4", format!("{RELATIONS}fontTable"), "fontTable.xml"),
        inner("rId5", format!("{RELATIONS}header"), "header1.xml"),
        inner("rId6", format!("{RELATIONS}footer"), "footer1.xml"),
    ];
    if commented {
        list.push(inner("rIdComments", comments::RELATION.to_owned(), comments::PART));
    }
    for (rank, address) in links.iter().enumerate() {
        list.push((link_id(rank), format!("{RELATIONS}hyperlink"), address.clone(), true));
    }
    relationships(&list)
}

/// The identity of the link of this rank.
pub(super) fn link_id(rank: usize) -> String {
    format!("rId{}", rank + 7)
}

/// `docProps/core.xml`. The date is that of the meeting: the moment of export would make each file another one.
pub(super) fn core(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.start(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.element("dc:title", &document.title);
    xml.element("dc:subject", &document.subject);
    xml.element("dc:creator", &document.issuer);
    xml.element("dc:language", document.lang.tag());
    let date = document.date.format("%Y-%m-%dT00:00:00Z").to_string();
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.start(name, &[("xsi:type", "dcterms:W3CDTF")]).text(&date).end(name);
    }
    xml.end("cp:coreProperties");
    xml.finish()
}

/// `docProps/app.xml`.
pub(super) fn app() -> String {
    let mut xml = Xml::part();
    xml.start(
        "Properties",
        &[("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")],
    );
    xml.element("Application", "greffier");
    xml.end("Properties");
    xml.finish()
}

/// `word/settings.xml`. It never asks Word to update fields: they are filled, and Word would ask a question at each
/// opening.
pub(super) fn settings(lang: Lang) -> String {
    let mut xml = Xml::part();
    xml.start("w:settings", &[("xmlns:w", super::package::W)]);
    xml.raw(concat!(
        "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/><w:hyphenationZone w:val=\"425\"/>",
        "<w:characterSpacingControl w:val=\"doNotCompress\"/>",
        "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>",
    ));
    xml.empty("w:themeFontLang", &[("w:val", lang.tag())]);
    xml.raw("<w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/>");
    xml.end("w:settings");
    xml.finish()
}

/// `word/fontTable.xml`, with what to take where a face is missing.
pub(super) fn fonts() -> String {
    let mut xml = Xml::part();
    xml.start("w:fonts", &[("xmlns:w", super::package::W)]);
    for (face, other, family) in
        [(TEXT_FACE, "Liberation Serif", "roman"), (TITLE_FACE, "Liberation Sans", "swiss")]
    {
        xml.start("w:font", &[("w:name", face)]);
        xml.empty("w:altName", &[("w:val", other)]);
        xml.raw("<w:charset w:val=\"00\"/>");
        xml.empty("w:family", &[("w:val", family)]);
        xml.raw("<w:pitch w:val=\"variable\"/>");
        xml.end("w:font");
    }
    xml.end("w:fonts");
    xml.finish()
}

/// `word/header1.xml`: the title, on every page but the first.
pub(super) fn header(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.start("w:hdr", &[("xmlns:w", super::package::W)]);
    xml.raw("<w:p><w:pPr><w:pStyle w:val=\"Entte\"/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"BFBFBF\"/></w:pBdr></w:pPr>");
    run(&mut xml, &document.title);
    xml.raw("</w:p>").end("w:hdr");
    xml.finish()
}

/// `word/footer1.xml`: who issues the document, and « page x sur y ».
pub(super) fn footer(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.start("w:ftr", &[("xmlns:w", super::package::W)]);
    xml.raw("<w:p><w:pPr><w:pStyle w:val=\"Pieddepage\"/></w:pPr>");
    run(&mut xml, &document.issuer);
    xml.raw("<w:r><w:tab/></w:r>");
    page_of(&mut xml, document.lang);
    xml.raw("</w:p>").end("w:ftr");
    xml.finish()
}

/// A footer for the paper of somebody else: « page x sur y » in the middle, whatever tabs its styles have.
pub(super) fn centered_footer(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.start("w:ftr", &[("xmlns:w", super::package::W)]);
    xml.raw("<w:p><w:pPr><w:pStyle w:val=\"Pieddepage\"/><w:jc w:val=\"center\"/></w:pPr>");
    page_of(&mut xml, document.lang);
    xml.raw("</w:p>").end("w:ftr");
    xml.finish()
}

/// « page x sur y ».
fn page_of(xml: &mut Xml, lang: Lang) {
    run(xml, "page\u{a0}");
    field(xml, "PAGE", "1");
    run(xml, lang.pick(" sur\u{a0}", " of\u{a0}"));
    field(xml, "NUMPAGES", "1");
}

/// A run of text without properties.
fn run(xml: &mut Xml, text: &str) {
    xml.raw("<w:r><w:t xml:space=\"preserve\">").text(text).raw("</w:t></w:r>");
}

/// A field and the result it shows until it is computed.
fn field(xml: &mut Xml, code: &str, result: &str) {
    xml.start("w:fldSimple", &[("w:instr", &format!(" {code} "))]);
    run(xml, result);
    xml.end("w:fldSimple");
}
