//! Letterheads as people have them: of many makers, with what they lack, and files that mean harm.
mod hostile;

use std::io::{Cursor, Read as _, Write as _};

use super::{Letterhead, LetterheadError, Remark};
use crate::export::docx::{package::W, render_on};
use crate::minutes::document::{
    Block, Content, ContentsLine, Document, Element, Inline, ListRole, PageShape, Role, Row,
};
use crate::text::lang::Lang;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const LOGO: &str = "not a picture, and copied as it is";

/// A Word file with a logo in its header, of these body and styles.
fn parts(body: &str, styles: &str) -> Vec<(&'static str, String)> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    vec![
        (
            "[Content_Types].xml",
            format!(
                "{HEAD}<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Override PartName=\"/word/document.xml\" ContentType=\"{word}.template.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"{word}.styles+xml\"/><Override PartName=\"/word/header1.xml\" ContentType=\"{word}.header+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId7\" Type=\"{office}/header\" Target=\"header1.xml\"/><Relationship Id=\"rId8\" Type=\"{office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId9\" Type=\"{office}/settings\" Target=\"settings.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            format!("{HEAD}<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>"),
        ),
        ("word/styles.xml", format!("{HEAD}<w:styles xmlns:w=\"{W}\">{styles}</w:styles>")),
        (
            "word/header1.xml",
            format!(
                "{HEAD}<w:hdr xmlns:w=\"{W}\" xmlns:wp=\"wp\"><w:p><w:r><wp:docPr id=\"1\" name=\"logo\"/><w:instrText>PAGE</w:instrText></w:r></w:p></w:hdr>"
            ),
        ),
        (
            "word/settings.xml",
            format!(
                "{HEAD}<w:settings xmlns:w=\"{W}\"><w:attachedTemplate r:id=\"rId1\"/><w:updateFields w:val=\"true\"/><w:evenAndOddHeaders/></w:settings>"
            ),
        ),
        (
            "word/_rels/settings.xml.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/attachedTemplate\" Target=\"file:///C:/Users/jean/modele.dotm\" TargetMode=\"External\"/></Relationships>"
            ),
        ),
        ("word/media/logo.png", LOGO.to_owned()),
    ]
}

fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const SECTION: &str = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId7\"/><w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:top=\"2000\" w:right=\"1120\" w:bottom=\"1000\" w:left=\"1120\" w:header=\"700\" w:footer=\"700\" w:gutter=\"0\"/></w:sectPr>";

fn style(id: &str, name: &str, rest: &str) -> String {
    format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{rest}</w:style>")
}

/// A document with one of each thing that a letterhead has a say in.
fn document() -> Document {
    let words = |text: &str| vec![Inline::plain(text)];
    let blocks = vec![
        Content::Contents {
            lines: vec![ContentsLine {
                level: 1,
                text: "I".to_owned(),
                target: "s_1".to_owned(),
                page: Some(2),
            }],
        },
        Content::Heading { level: 1, bookmark: "s_1".to_owned(), text: words("I. Un") },
        Content::Heading { level: 2, bookmark: "s_2".to_owned(), text: words("Deux") },
        Content::Paragraph {
            role: Role::Body,
            text: vec![
                Inline::link("un", "#s_1"),
                Inline::link("site", "https://exemple.fr"),
                Inline::link("rien", "#nulle_part"),
            ],
        },
        Content::List { role: ListRole::Points, items: vec![Element { text: words("point"), source: None }] },
        Content::Quotation { text: words("« dit »") },
        Content::Table {
            header: vec![words("A"), words("B")],
            widths: vec![50, 50],
            rows: vec![Row { cells: vec![words("a"), words("b")], source: None }],
        },
    ];
    let blocks = blocks.into_iter().map(Block::own).collect();
    Document {
        title: "Compte-rendu".to_owned(),
        issuer: "Collectif".to_owned(),
        blocks,
        ..Document::default()
    }
}

/// The parts of the document written on a letterhead, and what was said of it.
fn written(parts: &[(&str, String)], document: &Document) -> (Vec<(String, String)>, Vec<Remark>) {
    let (letterhead, remarks) = Letterhead::read(&zipped(parts)).unwrap();
    let bytes = render_on(document, Some(&letterhead)).unwrap();
    assert_eq!(bytes, render_on(document, Some(&letterhead)).unwrap(), "the same bytes each time");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = Vec::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        found.push((file.name().unwrap().into_owned(), text));
    }
    let is_markup = |name: &str| {
        std::path::Path::new(name)
            .extension()
            .is_some_and(|extension| extension == "xml" || extension == "rels")
    };
    for (name, text) in found.iter().filter(|(name, _)| is_markup(name)) {
        assert!(super::markup::root(text).is_ok(), "{name}: {text}");
    }
    (found, remarks)
}

fn part<'a>(parts: &'a [(String, String)], name: &str) -> &'a str {
    parts.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str())
}

#[test]
fn its_page_header_and_pictures_stay_and_what_it_lacks_is_added() {
    let (parts, remarks) = written(&parts(SECTION, &style("X1", "heading 1", "")), &document());
    let text = part(&parts, "word/document.xml");
    assert!(text.contains("<w:headerReference w:type=\"default\" r:id=\"rId7\"/>"), "{text}");
    assert!(text.contains("<w:pgSz w:w=\"12240\" w:h=\"15840\"/>"), "{text}");
    assert!(text.contains("<w:gridCol w:w=\"5000\"/>"), "tables are as wide as its text: {text}");
    assert!(text.contains("<w:pStyle w:val=\"X1\"/><w:keepNext/>"), "{text}");
    assert!(text.contains("w:pos=\"10000\"/></w:tabs>"), "{text}");
    assert_eq!(part(&parts, "word/media/logo.png"), LOGO);
    let styles = part(&parts, "word/styles.xml");
    assert!(styles.contains("w:styleId=\"Titre2\"") && !styles.contains("w:styleId=\"Titre1\""), "{styles}");
    assert!(styles.contains("<w:lang w:val=\"fr-FR\"/>"), "{styles}");
    assert!(part(&parts, "word/greffier-footer.xml").contains(" NUMPAGES "));
    assert!(part(&parts, "word/greffier-numbering.xml").contains("<w:pStyle w:val=\"Listepuces\"/>"));
    assert!(part(&parts, "[Content_Types].xml").contains("wordprocessingml.document.main+xml"));
    assert!(part(&parts, "docProps/core.xml").contains("<dc:creator>Collectif</dc:creator>"));
    let said: Vec<String> = remarks.iter().map(|remark| remark.message(Lang::Fr)).collect();
    let said = said.join("\n");
    assert!(said.contains("le modèle n’a pas les styles Titre, Titre 2, Titre 3"), "{said}");
    assert!(said.contains("pied de page") && said.contains("une image du modèle"), "{said}");
}

#[test]
fn styles_are_known_by_their_french_names_and_no_identifier_clashes() {
    let styles = [
        style("a", "Titre 1", "<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>"),
        style("b", "TITRE 2", "<w:basedOn w:val=\"a\"/>"),
        style("c", "Citation", ""),
        style("Listepuces", "Toute autre chose", ""),
        style("d", "Liste à puces", ""),
    ];
    let (parts, remarks) = written(&parts(SECTION, &styles.concat()), &document());
    let text = part(&parts, "word/document.xml");
    for id in ["a", "b", "c", "Listepuces2"] {
        assert!(text.contains(&format!("<w:pStyle w:val=\"{id}\"/>")), "{id} in {text}");
    }
    assert!(text.contains("<w:numId w:val=\"0\"/></w:numPr><w:outlineLvl w:val=\"1\"/>"), "{text}");
    assert!(remarks.contains(&Remark::NumberedHeadings) && remarks.contains(&Remark::ListWithoutMarks));
    assert!(part(&parts, "word/styles.xml").contains("w:styleId=\"a\"><w:name w:val=\"heading 1\"/>"));
    assert!(part(&parts, "word/styles.xml").contains("<w:name w:val=\"Tirets du compte-rendu\"/>"));
    assert!(part(&parts, "word/greffier-numbering.xml").contains("<w:pStyle w:val=\"Listepuces2\"/>"));
}

#[test]
fn what_stands_around_the_marker_stays() {
    let body = format!(
        "<w:p><w:bookmarkStart w:id=\"41\" w:name=\"x\"/><w:r><w:t>Avant</w:t></w:r></w:p><w:p><w:r><w:t>{{{{Compte-</w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t>rendu}}}}</w:t></w:r></w:p><w:p><w:r><w:t>Après</w:t></w:r></w:p>{SECTION}"
    );
    let (parts, remarks) = written(&parts(&body, ""), &document());
    let text = part(&parts, "word/document.xml");
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(place(">Avant<") < place(">I. Un<") && place(">I. Un<") < place(">Après<"));
    assert!(!text.contains("{{") && !text.contains("comment"), "{text}");
    assert!(text.contains("<w:bookmarkStart w:id=\"42\" w:name=\"s_1\"/>"), "{text}");
    assert!(!remarks.contains(&Remark::TextReplaced));
}

#[test]
fn a_text_without_marker_is_replaced_and_said_to_be() {
    for (body, remark) in [
        ("<w:p><w:r><w:t>Ancien</w:t></w:r></w:p>", Remark::TextReplaced),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{minutes}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            Remark::MarkerInside,
        ),
    ] {
        let (parts, remarks) = written(&parts(&format!("{body}{SECTION}"), ""), &document());
        assert!(remarks.contains(&remark), "{remarks:?}");
        let text = part(&parts, "word/document.xml");
        assert!(!text.contains("Ancien") && !text.contains("{{"), "{text}");
    }
}

#[test]
fn nothing_of_who_made_it_travels() {
    let (parts, _) = written(&parts(SECTION, ""), &document());
    for (name, text) in &parts {
        assert!(!text.contains("jean") && !text.contains("attachedTemplate"), "{name}: {text}");
        assert!(!text.contains("updateFields"), "{name}: {text}");
    }
    assert!(part(&parts, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
}

#[test]
fn links_have_relationships_of_their_own() {
    let (parts, _) = written(&parts(SECTION, ""), &document());
    let text = part(&parts, "word/document.xml");
    assert!(text.contains("<w:hyperlink r:id=\"greffierrId7\""), "{text}");
    assert!(part(&parts, "word/_rels/document.xml.rels").contains("Id=\"greffierrId7\""));
    assert!(text.contains("w:anchor=\"s_1\"") && !text.contains("nulle_part"), "{text}");
}

#[test]
fn a_wide_document_turns_an_upright_page() {
    let wide = Document { page: PageShape::Landscape, ..document() };
    let (parts, _) = written(&parts(SECTION, ""), &wide);
    let text = part(&parts, "word/document.xml");
    assert!(text.contains("<w:pgSz w:w=\"15840\" w:h=\"12240\" w:orient=\"landscape\"/>"), "{text}");
    assert!(text.contains("<w:gridCol w:w=\"6800\"/>"), "{text}");
}

#[test]
fn a_document_of_ours_is_a_letterhead_too() {
    let ours = render_on(&document(), None).unwrap();
    let (letterhead, remarks) = Letterhead::read(&ours).unwrap();
    assert_eq!(remarks, [Remark::TextReplaced]);
    let again = render_on(&document(), Some(&letterhead)).unwrap();
    let (letterhead, _) = Letterhead::read(&again).unwrap();
    assert!(render_on(&document(), Some(&letterhead)).is_ok());
}

#[test]
fn files_that_are_none_are_refused_with_what_to_do() {
    let turned = |from: &str, to: &str| {
        let parts: Vec<(&str, String)> =
            parts(SECTION, "").into_iter().map(|(name, text)| (name, text.replace(from, to))).collect();
        Letterhead::read(&zipped(&parts)).err()
    };
    let mut macros = parts(SECTION, "");
    macros.push(("word/vbaProject.bin", String::new()));
    for (error, found) in [
        (LetterheadError::NotWord, Letterhead::read(b"%PDF-1.4").err()),
        (LetterheadError::NotWord, Letterhead::read(b"").err()),
        (LetterheadError::Protected, Letterhead::read(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1]).err()),
        (LetterheadError::Macros, Letterhead::read(&zipped(&macros)).err()),
        (LetterheadError::Macros, turned("template.main", "template.macroEnabledTemplate.main")),
        (LetterheadError::NotWord, turned("wordprocessingml.template.main", "spreadsheetml.sheet.main")),
        (LetterheadError::Unusual, turned(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")),
        (LetterheadError::TooMuch, turned("<w:document ", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document ")),
        (LetterheadError::Damaged, turned("</w:body>", "")),
    ] {
        assert_eq!(found, Some(error));
        assert!(error.message(Lang::Fr).ends_with('.') && error.message(Lang::En).ends_with('.'));
    }
}
