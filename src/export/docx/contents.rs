//! The table of contents: a field Word can refresh, already filled with its lines, links and pages. It is never marked
//! dirty, which would make Word ask a question at each opening.
use std::collections::BTreeMap;

use crate::minutes::document::{ContentsLine, Inline, plain_text};

use super::body::run;
use super::paper::Ground;
use super::xml::Xml;

/// The rubric and the lines; a line without a page in the document takes the one given.
pub(super) fn write(
    xml: &mut Xml,
    rubric: &[Inline],
    lines: &[ContentsLine],
    (pages, ground): (&BTreeMap<String, u32>, Ground),
) {
    xml.raw(concat!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj>",
        "</w:sdtPr><w:sdtContent>",
    ));
    if !rubric.is_empty() {
        xml.raw("<w:p><w:pPr><w:pStyle w:val=\"Rubrique\"/></w:pPr>");
        run(xml, "", &plain_text(rubric));
        xml.raw("</w:p>");
    }
    let deepest = lines.iter().map(|line| line.level).max().unwrap_or(1).clamp(1, 6);
    for (rank, line) in lines.iter().enumerate() {
        let style = format!("TM{}", line.level.clamp(1, 6));
        xml.raw("<w:p><w:pPr>").empty("w:pStyle", &[("w:val", &style)]);
        if ground.is_lettered {
            // As Word itself does where the style has no tab.
            xml.raw("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"");
            xml.raw(&ground.width.to_string()).raw("\"/></w:tabs>");
        }
        xml.raw("</w:pPr>");
        if rank == 0 {
            begin_field(xml, &format!(" TOC \\o \"1-{deepest}\" \\h \\z \\u "));
        }
        xml.start("w:hyperlink", &[("w:anchor", &line.target), ("w:history", "1")]);
        run(xml, "", &line.text);
        if let Some(page) = line.page.or_else(|| pages.get(&line.target).copied()) {
            xml.raw("<w:r><w:tab/></w:r>");
            begin_field(xml, &format!(" PAGEREF {} \\h ", line.target));
            run(xml, "", &page.to_string());
            xml.raw(END);
        }
        xml.end("w:hyperlink");
        if rank + 1 == lines.len() {
            xml.raw(END);
        }
        xml.raw("</w:p>");
    }
    if lines.is_empty() {
        xml.raw("<w:p/>");
    }
    xml.raw("</w:sdtContent></w:sdt>");
}

const END: &str = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

fn begin_field(xml: &mut Xml, code: &str) {
    xml.raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">")
        .text(code)
        .raw("</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
}
