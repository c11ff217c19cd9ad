//! The one list of the document: an en dash, as French lists have.
use super::xml::Xml;

/// `word/numbering.xml`.
pub(super) fn write() -> String {
    let mut xml = Xml::part();
    xml.start("w:numbering", &[("xmlns:w", super::package::W)]);
    xml.raw(concat!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>",
        "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"Listepuces\"/>",
        "<w:lvlText w:val=\"–\"/><w:lvlJc w:val=\"left\"/>",
        "<w:pPr><w:ind w:left=\"397\" w:hanging=\"284\"/></w:pPr></w:lvl></w:abstractNum>",
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
    ));
    xml.end("w:numbering");
    xml.finish()
}
