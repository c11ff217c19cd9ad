//! Word and LibreOffice files as other programs see them: written here, opened by `word/check.py`, by hand; and the
//! promises of every document that need no other program.
use std::io::{Cursor, Read as _};

use greffier::domain::session::Session;
use greffier::export::{Format, docx, docx::letterhead::Letterhead, make, render};
use greffier::minutes::document::{Content, Document, ListRole, plain_text};
use greffier::minutes::{DocumentKind, Options, compose, counter_plan::counter_plan, template::Template};

fn demo() -> Session {
    let mut session = Session::new("2014-01-31-demo".into());
    for change in greffier::shell::demo_changes() {
        session.apply(change).unwrap();
    }
    session
}

fn options() -> Options {
    Options { references: true, ..Options::default() }
}

/// The kinds that are Word files.
fn kinds() -> Vec<DocumentKind> {
    DocumentKind::ALL.into_iter().filter(|kind| kind.offers(Format::Docx)).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A kind on a letterhead, if there is one.
fn word(kind: DocumentKind, session: &Session, letterhead: Option<&Letterhead>) -> Vec<u8> {
    if kind == DocumentKind::CounterPlan {
        return docx::counter_plan_on(&counter_plan(session, &options()), letterhead).unwrap();
    }
    docx::render_on(&kind.compose_for(Format::Docx, session, &options()), letterhead).unwrap()
}

/// Every value of an attribute in some elements: `w:anchor` in `w:hyperlink`.
fn values<'a>(xml: &'a str, element: &str, attribute: &str) -> Vec<&'a str> {
    let start = format!("<{element} ");
    let tags = xml.split(start.as_str()).skip(1).filter_map(|rest| rest.split('>').next());
    let told = format!("{attribute}=\"");
    tags.filter_map(|tag| tag.split(told.as_str()).nth(1)?.split('"').next()).collect()
}

#[test]
fn every_link_inside_a_document_leads_somewhere() {
    let session = demo();
    for kind in kinds() {
        let text = part(&word(kind, &session, None), "word/document.xml");
        let names = values(&text, "w:bookmarkStart", "w:name");
        let mut once = names.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), names.len(), "{kind:?}: each bookmark once");
        for anchor in values(&text, "w:hyperlink", "w:anchor") {
            assert!(names.contains(&anchor), "{kind:?}: {anchor}");
        }
    }
}

#[test]
fn a_measure_named_in_the_synthesis_is_a_link_to_it() {
    let text = part(&word(DocumentKind::Minutes, &demo(), None), "word/document.xml");
    let link = "<w:hyperlink w:anchor=\"s_m_4_bis\" w:history=\"1\">";
    let after = text.split(link).nth(2).unwrap_or_else(|| panic!("the contents and a reference in {text}"));
    assert!(after.split("</w:hyperlink>").next().unwrap().contains(">4\u{a0}bis<"), "{after}");
}

#[test]
fn every_table_repeats_its_header_and_cuts_no_row() {
    let session = demo();
    for kind in kinds() {
        let text = part(&word(kind, &session, None), "word/document.xml");
        let (tables, rows) = (text.matches("<w:tbl>").count(), text.matches("<w:tr>").count());
        assert_eq!(text.matches("<w:tblHeader/>").count(), tables, "{kind:?}");
        assert_eq!(text.matches("<w:cantSplit/>").count(), rows, "{kind:?}");
    }
}

#[test]
fn levels_of_headings_leave_none_out() {
    let session = demo();
    for kind in kinds() {
        let document = kind.compose_for(Format::Docx, &session, &options());
        check_levels(kind.id(), &document);
    }
    for template in Template::ready() {
        let options = Options { template: template.clone(), ..options() };
        check_levels(&template.id, &compose(&session, &options));
    }
}

fn check_levels(name: &str, document: &Document) {
    let levels: Vec<u8> = document.headings().map(|(level, ..)| level).collect();
    for (above, below) in levels.iter().zip(levels.iter().skip(1)) {
        assert!(*below <= above + 1, "{name}: {levels:?}");
    }
}

#[test]
fn every_document_can_stand_on_a_letterhead() {
    let session = demo();
    let paper = word(DocumentKind::Minutes, &session, None);
    let (letterhead, _) = Letterhead::read(&paper).unwrap();
    for kind in kinds() {
        let made = word(kind, &session, Some(&letterhead));
        let (styles, text) = (part(&made, "word/styles.xml"), part(&made, "word/document.xml"));
        let known = values(&styles, "w:style", "w:styleId");
        for element in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            for style in values(&text, element, "w:val") {
                assert!(known.contains(&style), "{kind:?}: {style}");
            }
        }
        assert!(Letterhead::read(&made).is_ok(), "{kind:?}");
    }
}

/// What other programs must find: headings, elements of lists, tables.
fn expected(document: &Document) -> String {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match &block.content {
            Content::Heading { level, text, .. } => {
                lines.push(format!("heading\t{level}\t{}", plain_text(text)));
            }
            Content::List { role: ListRole::Points, items } => {
                lines.extend(items.iter().map(|item| format!("item\t\t{}", plain_text(&item.text))));
            }
            Content::Table { header, rows, .. } => {
                lines.push(format!("table\t\t{} × {}", rows.len() + 1, header.len()));
            }
            _ => {}
        }
    }
    lines.push(format!("title\t\t{}", document.title));
    lines.push(format!("creator\t\t{}", document.issuer));
    lines.join("\n") + "\n"
}

#[test]
#[ignore = "writes files for `word/check.py`"]
#[expect(clippy::disallowed_methods, reason = "the files are for other programs")]
fn files_for_other_programs() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("word");
    std::fs::create_dir_all(&folder).unwrap();
    let session = demo();
    let papers = std::fs::read_dir(folder.join("letterheads")).into_iter().flatten().flatten();
    let mut letterheads = vec![("a4".to_owned(), None)];
    for path in papers.map(|entry| entry.path()) {
        let (letterhead, _) = Letterhead::read(&std::fs::read(&path).unwrap()).unwrap();
        letterheads.push((path.file_name().unwrap().to_string_lossy().replace('.', "-"), Some(letterhead)));
    }
    for template in Template::ready() {
        let options = Options { template: template.clone(), ..options() };
        let document = compose(&session, &options);
        let stem = folder.join(format!("minutes-{}-a4", template.id));
        std::fs::write(stem.with_extension("docx"), docx::render(&document).unwrap()).unwrap();
        std::fs::write(stem.with_extension("odt"), render(&document, Format::Odt).unwrap()).unwrap();
        std::fs::write(stem.with_extension("expected.txt"), expected(&document)).unwrap();
    }
    for kind in kinds() {
        let document = kind.compose_for(Format::Docx, &session, &options());
        for (name, letterhead) in &letterheads {
            let stem = format!("{}-{name}", kind.id());
            let write = |extension: &str, bytes: &[u8]| {
                std::fs::write(folder.join(format!("{stem}.{extension}")), bytes).unwrap();
            };
            write("docx", &word(kind, &session, letterhead.as_ref()));
            if kind != DocumentKind::CounterPlan {
                write("expected.txt", expected(&document).as_bytes());
            }
            if letterhead.is_none() && kind.offers(Format::Odt) {
                write("odt", &make(kind, Format::Odt, &session, &options()).unwrap());
            }
        }
    }
}
