//! How long importing takes: files of a hundred pages, made here.
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::time::Duration;

use greffier::import::readers;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::table::{Table, median, timed};

/// Adds the figures of importing.
pub(crate) fn measure(table: &mut Table) {
    let goal = Some(Duration::from_secs(2));
    for (name, file, bytes) in [
        ("import: DOCX of 100 pages", "plan.docx", word()),
        ("import: ODT of 100 pages", "plan.odt", libreoffice()),
    ] {
        let times: Vec<Duration> = (0..5)
            .map(|_| timed(|| readers::read(&bytes, file, &mut |_, _| {}).unwrap().blocks.len()).1)
            .collect();
        table.time(name, median(&times), goal);
    }
}

const SENTENCE: &str = "Les associations et les services de l’État se réunissent chaque mois pour suivre les \
                        personnes accueillies, leurs droits et leurs démarches, jusqu’à la fin de l’accompagnement. ";

/// 200 headings, 1,500 paragraphs of some 200 characters, 20 tables of 30 cells.
fn word() -> Vec<u8> {
    let mut body = String::new();
    for rank in 0..1_500 {
        if rank % 15 == 0 {
            let _ = write!(
                body,
                "<w:p><w:pPr><w:pStyle w:val=\"Titre2\"/></w:pPr><w:r><w:t>Axe</w:t></w:r></w:p>"
            );
            let _ = write!(
                body,
                "<w:p><w:pPr><w:pStyle w:val=\"Titre3\"/></w:pPr><w:r><w:t>Suivre</w:t></w:r></w:p>"
            );
            body.push_str("<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>");
        }
        if rank % 75 == 0 {
            let row = "<w:tr>".to_owned()
                + &"<w:tc><w:p><w:r><w:t>une case</w:t></w:r></w:p></w:tc>".repeat(3)
                + "</w:tr>";
            let _ = write!(body, "<w:tbl>{}</w:tbl>", row.repeat(10));
        }
        let (first, rest) = SENTENCE.split_at(SENTENCE.find(" et").unwrap_or(0));
        let _ = write!(
            body,
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{}\"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{first}</w:t></w:r><w:r><w:t>{rest}</w:t></w:r></w:p>",
            rank % 2
        );
    }
    let level = |at: u8, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        level(0, "%1."),
        level(1, "Mesure %2 :")
    );
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"Titre2\"><w:name w:val=\"heading 2\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Titre3\"><w:name w:val=\"heading 3\"/><w:basedOn w:val=\"Titre2\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
    packed(&[
        ("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>")),
        ("word/styles.xml", styles),
        ("word/numbering.xml", &numbering),
    ])
}

fn libreoffice() -> Vec<u8> {
    let mut body = String::new();
    for rank in 0..1_500 {
        if rank % 15 == 0 {
            body.push_str("<text:h text:outline-level=\"2\">Axe</text:h><text:h text:outline-level=\"3\">Suivre</text:h><text:soft-page-break/>");
        }
        if rank % 75 == 0 {
            let row = "<table:table-row>".to_owned()
                + &"<table:table-cell><text:p>une case</text:p></table:table-cell>".repeat(3)
                + "</table:table-row>";
            let _ = write!(body, "<table:table>{}</table:table>", row.repeat(10));
        }
        let _ = write!(
            body,
            "<text:p text:style-name=\"P1\"><text:span text:style-name=\"T1\">D’abord, </text:span>{SENTENCE}</text:p>"
        );
    }
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            &format!(
                "<office:document-content><office:automatic-styles><style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style></office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
        ),
    ])
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
