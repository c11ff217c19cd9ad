//! Files of LibreOffice, opened and read as it reads them.
use std::io::Read as _;

use proptest::prelude::*;
use quick_xml::events::Event;

use super::render;
use crate::minutes::document::{
    Block, Content, ContentsLine, Document, Element, Inline, ListRole, Mark, PageShape, Role, Row, TitleRole,
};

fn document(blocks: Vec<Content>) -> Document {
    let blocks = blocks.into_iter().map(Block::own).collect();
    Document {
        title: "Titre & <cie>".to_owned(),
        issuer: "Collectif".to_owned(),
        blocks,
        ..Document::default()
    }
}

fn paragraph(text: Vec<Inline>) -> Content {
    Content::Paragraph { role: Role::Body, text }
}

/// A part of the file, whose XML is read to its end.
fn part(document: &Document, name: &str) -> String {
    let bytes = render(document).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut depth = 0_i32;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name}");
    xml
}

fn check(text: &str, expected: &str) {
    let xml = part(
        &document(vec![paragraph(vec![Inline::plain("x")]), paragraph(vec![Inline::plain(text)])]),
        "content.xml",
    );
    let body = format!("<text:p text:style-name=\"Text_20_body\">{expected}</text:p>");
    assert!(xml.contains(&body), "{body} in {xml}");
}

#[test]
fn the_file_says_what_it_is_at_its_first_bytes() {
    let bytes = render(&document(vec![paragraph(vec![Inline::plain("a")])])).unwrap();
    assert_eq!(bytes.get(30..38), Some(&b"mimetype"[..]));
    assert_eq!(bytes.get(38..77), Some(&b"application/vnd.oasis.opendocument.text"[..]));
    assert_eq!(bytes.get(8..10), Some(&[0, 0][..]), "stored");
    assert_eq!(bytes.get(28..30), Some(&[0, 0][..]), "without extra field");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let one = document(vec![paragraph(vec![Inline::plain("a"), Inline::strong("b")])]);
    assert_eq!(render(&one).unwrap(), render(&one.clone()).unwrap());
}

#[test]
fn spaces_tabs_and_ends_of_lines_are_kept() {
    check("a  b", "a <text:s/>b");
    check(" a", "<text:s/>a");
    check("a\tb", "a<text:tab/>b");
    check("a\nb", "a<text:line-break/>b");
    check("a\u{a0}b\u{202f}; c", "a\u{a0}b\u{202f}; c");
    check("2e tiret", "2<text:span text:style-name=\"Exposant\">e</text:span> tiret");
}

#[test]
fn what_xml_forbids_is_gone_and_any_script_stays() {
    check("a\0\u{1}\u{1b}b\u{fffe}\u{ffff}", "ab");
    check("<b> & \"c\"", "&lt;b&gt; &amp; &quot;c&quot;");
    check("العدالة e\u{301} 👩‍👧", "العدالة e\u{301} 👩‍👧");
}

#[test]
fn headings_have_their_levels_and_the_contents_their_links() {
    let line = |level, text: &str, target: &str, page| ContentsLine {
        level,
        text: text.to_owned(),
        target: target.to_owned(),
        page,
    };
    let heading = |level, bookmark: &str| Content::Heading {
        level,
        bookmark: bookmark.to_owned(),
        text: vec![Inline::plain("Un titre")],
    };
    let xml = part(
        &document(vec![
            Content::Title { role: TitleRole::Title, text: vec![Inline::plain("T")] },
            Content::Contents { lines: vec![line(1, "Un", "s_1", Some(7)), line(2, "Deux", "s_2", None)] },
            Content::PageBreak,
            heading(1, "s_1"),
            heading(9, "s_2"),
        ]),
        "content.xml",
    );
    for expected in [
        "xlink:href=\"#s_1\"",
        ">Un<text:tab/>7</text:a>",
        "<text:h text:style-name=\"P2\" text:outline-level=\"1\"><text:bookmark-start text:name=\"s_1\"/>Un titre",
        "style:parent-style-name=\"Heading_20_1\"><style:paragraph-properties fo:break-before=\"page\"/>",
        "<text:h text:style-name=\"Heading_20_6\" text:outline-level=\"6\">",
        "style:master-page-name=\"First_20_Page\"",
    ] {
        assert!(xml.contains(expected), "{expected} in {xml}");
    }
}

#[test]
fn tables_have_a_header_row_and_one_cell_a_column() {
    let cell = |words: &str| vec![Inline::plain(words)];
    let broken =
        vec![Inline::plain("a"), Inline::line_break(), Inline { text: "b".into(), mark: Mark::Added }];
    let table = Content::Table {
        header: vec![cell("N°"), cell("Texte")],
        widths: vec![20, 80],
        rows: vec![Row { cells: vec![broken], source: None }],
    };
    let wide = Document { page: PageShape::Landscape, ..document(vec![table]) };
    let xml = part(&wide, "content.xml");
    assert_eq!(xml.matches("<table:table-cell").count(), 4, "{xml}");
    assert!(xml.contains("<table:table-header-rows><table:table-row"), "{xml}");
    assert!(xml.contains("a<text:line-break/><text:span text:style-name=\"Ajout\">b</text:span>"), "{xml}");
    assert!(part(&wide, "styles.xml").contains("style:print-orientation=\"landscape\""));
}

#[test]
fn only_harmless_addresses_are_links() {
    let links = ["javascript:x", "file:///etc/passwd", "https://exemple.fr/a b", "#s_1", "#nulle_part"];
    let text = links.iter().map(|target| Inline::link("ici", *target)).collect();
    let heading = Content::Heading { level: 1, bookmark: "s_1".to_owned(), text: vec![Inline::plain("Un")] };
    let xml = part(&document(vec![heading, paragraph(text)]), "content.xml");
    assert_eq!(xml.matches("<text:a ").count(), 2, "{xml}");
    assert!(xml.contains("https://exemple.fr/a%20b"), "{xml}");
}

#[test]
fn the_file_is_in_its_language_and_names_nobody() {
    let styles = part(&document(Vec::new()), "styles.xml");
    assert!(styles.contains("fo:language=\"fr\" fo:country=\"FR\""), "{styles}");
    assert!(
        styles.contains("page ") && styles.contains(" sur ") && styles.contains("Titre &amp; &lt;cie&gt;")
    );
    let meta = part(&document(Vec::new()), "meta.xml");
    assert!(meta.contains("<dc:language>fr-FR</dc:language>") && meta.contains("Titre &amp; &lt;cie&gt;"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_typed_can_break_a_file(text in "\\PC{0,40}|[\\x00-\\x1f<>&\"'\u{fffe}\u{ffff} a\u{301}é«»]{0,40}") {
        let items = vec![Element { text: vec![Inline::plain(text.clone())], source: None }];
        let made = document(vec![
            Content::List { role: ListRole::Points, items },
            Content::Quotation { text: vec![Inline { text: text.clone(), mark: Mark::Removed }] },
            Content::Heading { level: 1, bookmark: text.clone(), text: vec![Inline::link(text.clone(), text)] },
        ]);
        for name in ["content.xml", "styles.xml", "meta.xml"] {
            let xml = part(&made, name);
            let illegal = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
            prop_assert!(!xml.contains(illegal), "{xml}");
        }
    }
}
