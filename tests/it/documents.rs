//! The compte-rendu of a small meeting in every format: golden, the same byte for byte, and safe whatever was typed.
pub(crate) mod sample;

use std::io::Read;

use greffier::domain::change::Change;
use greffier::domain::entry::{Circulation, Content, Entry, Holders};
use greffier::domain::observation::{Observation, Stance, Strength};
use greffier::domain::outline::outline;
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::domain::synthesis::{LineKind, SynthesisLine};
use greffier::export::{Format, docx, export, markdown, plain};
use greffier::minutes::document::{
    Block, Content as Piece, Document, Element, Inline, ListRole, Role, Source, Warning, plain_text,
};
use greffier::minutes::template::Template;
use greffier::minutes::{DocumentKind, Names, Options, compose};
use greffier::text::lang::Lang;
use proptest::prelude::*;

/// A small meeting, for other families of tests.
pub(crate) fn sample_session() -> Session {
    sample::session()
}

fn composed(session: &Session) -> Document {
    compose(session, &Options::default())
}

/// The parts of a DOCX, by name.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            let name = file.name().unwrap().into_owned();
            (name, text)
        })
        .collect()
}

/// The text of the document part, after having read the whole XML of every part.
fn words(bytes: Vec<u8>) -> String {
    let mut words = String::new();
    for (name, xml) in parts(bytes) {
        let mut reader = quick_xml::Reader::from_str(&xml);
        let mut depth = 0_i32;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(_) => depth += 1,
                quick_xml::events::Event::End(_) => depth -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name}");
        let illegal = |c: char| {
            (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
        };
        assert!(!xml.contains(illegal), "{name}");
        if name == "word/document.xml" {
            words = xml;
        }
    }
    words
}

#[test]
fn markdown_and_plain_text_are_golden() {
    let document = composed(&sample::session());
    insta::with_settings!({ snapshot_path => "data", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("compte-rendu.md", markdown::render(&document));
        insta::assert_snapshot!("compte-rendu.txt", plain::render(&document));
    });
}

#[test]
fn facts_are_golden() {
    let bytes = export(&sample::session(), &Options::default(), Format::Json).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let facts: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(facts["version"], 1);
    assert_eq!(facts["meeting"]["date"], "2014-01-31");
    assert_eq!(facts["delegates"][0]["attendance"]["status"], "present");
    assert!(!text.contains("SECRET"), "an internal entry is in the facts for the ministry");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let session = sample::session();
    let docx = |session: &Session| docx::render(&composed(session)).unwrap();
    assert_eq!(docx(&session), docx(&session));
    let again: Session = serde_json::from_value(serde_json::to_value(&session).unwrap()).unwrap();
    assert_eq!(docx(&session), docx(&again));
}

#[test]
fn the_word_file_says_what_it_is_and_nothing_of_who_made_it() {
    let parts = parts(docx::render(&composed(&sample::session())).unwrap());
    let part = |name: &str| parts.iter().find(|(part, _)| part == name).map(|(_, xml)| xml.as_str()).unwrap();
    assert!(part("docProps/core.xml").contains("<dc:title>Compte-rendu de la réunion du Collectif du"));
    assert!(part("word/styles.xml").contains("w:lang w:val=\"fr-FR\""));
    assert!(part("word/styles.xml").contains("w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/>"));
    let document = part("word/document.xml");
    for expected in [" TOC \\o ", "w:tblHeader", "PAGEREF s_m_4_bis", "w:headerReference"] {
        assert!(document.contains(expected), "{expected}");
    }
    for (name, xml) in &parts {
        for unwanted in ["updateFields", "w:dirty", "/root", "/home", "lastModifiedBy"] {
            assert!(!xml.contains(unwanted), "{unwanted} in {name}");
        }
    }
}

#[test]
fn every_heading_of_the_plan_is_printed_with_its_sentence() {
    let session = sample::session();
    let document = composed(&session);
    let headings: Vec<String> = document.headings().map(|(_, _, text)| text.replace('\u{a0}', " ")).collect();
    for row in outline(&session) {
        let heading = row.heading.replace('\u{a0}', " ");
        assert!(headings.iter().any(|printed| printed.starts_with(&heading)), "{heading}");
    }
    let mut previous = 1;
    for (level, bookmark, _) in document.headings() {
        assert!(level <= previous + 1, "{bookmark} jumps to level {level}");
        previous = level;
    }
    let ghost = "Mesure 4 bis : Porter le délai à trois mois (absente de la version du 30 janvier)";
    assert!(headings.iter().any(|heading| heading == ghost), "{headings:?}");
}

#[test]
fn what_introduces_shortcomings_is_not_printed_without_them() {
    let mut session = sample::session();
    let line = SynthesisLine {
        id: "l9".into(),
        kind: LineKind::ShortcomingsIntroduction,
        text: "Restent à corriger\u{a0}:".to_owned(),
        ..SynthesisLine::default()
    };
    session.apply(Change::Line(Edit::Add { record: line, before: None })).unwrap();
    let of = |audience| plain::render(&compose(&session, &Options { audience, ..Options::default() }));
    assert!(of(Circulation::Ministry).contains("Restent à corriger"));
    let public = of(Circulation::Public);
    assert!(!public.contains("Restent à corriger") && !public.contains("Synthèse"), "{public}");
}

#[test]
fn the_rows_of_a_table_are_told_with_the_spaces_of_the_language() {
    let template = Template::find("working-group").unwrap().clone();
    let options = Options { template, lang: Lang::En, ..Options::default() };
    let text = plain::render(&compose(&sample::session(), &options));
    assert!(text.contains("- Organization: Comité contre l’esclavage moderne (CCEM); Persons: "), "{text}");
}

/// The sample by a ready template, as plain text on one line a paragraph, its no-break spaces as plain ones.
fn by_template(id: &str, names: Names) -> String {
    let template = Template::find(id).unwrap().clone();
    let document = compose(&sample::session(), &Options { template, names, ..Options::default() });
    let lines = plain::lines(&document, 400).into_iter().map(|line| line.text);
    lines.collect::<Vec<_>>().join("\n").replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn an_assembly_tells_who_opened_it_who_gave_a_proxy_and_when_it_closed() {
    let people = by_template("general-assembly", Names::People);
    for expected in [
        "La réunion est ouverte à 10 h ; le secrétariat est assuré par Nicolas Guillot.",
        "Présences\n",
        "Éléonore Chiossone (pouvoir à Geneviève Colas)",
        "Quorum : sur 4 associations attendues, 2 étaient présentes et 1 représentée, soit 3.",
        "Adoptée par 12 voix pour et 1 abstention.",
        "Clôture\n",
    ] {
        assert!(people.contains(expected), "{expected}: {people}");
    }
    let closing = people.split("Clôture").nth(1).unwrap();
    assert!(
        closing.contains("La séance est levée à 13 h.") && closing.contains("Prochain rendez-vous : lundi 3")
    );
    let organizations = by_template("general-assembly", Names::Organizations);
    assert!(organizations.contains("La réunion est ouverte à 10 h. Secrétariat : Secours Catholique."));
    assert!(!organizations.contains("Chiossone") && !organizations.contains("pouvoir"), "{organizations}");
}

#[test]
fn what_a_board_settled_is_listed_after_the_part_it_is_about() {
    let text = by_template("bureau", Names::People);
    for expected in
        ["Décisions\n", "Mesure 4 – Demander une audience à la ministre (", "Mesure 4 – Le secrétariat : "]
    {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn what_is_left_out_is_counted() {
    let document = composed(&sample::session());
    assert_eq!(document.warnings, [Warning::Stubs(1), Warning::Withheld(1)]);
    let text = plain::render(&document);
    assert!(!text.contains("SECRET") && !text.contains("trou"), "{text}");
    let all = Options { audience: Circulation::Internal, ..Options::default() };
    assert!(plain::render(&compose(&sample::session(), &all)).contains("SECRET"));
}

#[test]
fn each_row_of_the_preview_knows_where_it_comes_from() {
    let document = composed(&sample::session());
    for width in [1, 7, 40, 78, 200] {
        for line in plain::lines(&document, width) {
            assert!(
                greffier::text::wrap::cells(&line.text) <= usize::from(width.max(2)),
                "{width}: {}",
                line.text
            );
        }
    }
    let lines = plain::lines(&document, 78);
    let from = |source: &Source| lines.iter().any(|line| line.source.as_ref() == Some(source));
    assert!(from(&Source::Entry("e1".into())) && from(&Source::Node("m-4-bis".into())));
    assert!(
        from(&Source::Line("l1".into())) && from(&Source::Event("v1".into())) && from(&Source::Attendance)
    );
}

#[test]
fn pages_are_put_where_they_are_asked_for() {
    let document = composed(&sample::session());
    let estimated = docx::estimate(&document);
    assert_eq!(estimated.len(), document.headings().count());
    let pages = estimated.keys().map(|bookmark| (bookmark.clone(), 77)).collect();
    let document = document.with_pages(&pages);
    assert!(words(docx::render(&document).unwrap()).contains(">77</w:t>"));
    assert_eq!(docx::pages(&document, b"not a PDF"), None);
}

#[test]
fn a_session_without_anything_still_makes_a_document() {
    let session = Session::new("s".into());
    for format in DocumentKind::Minutes.formats().iter().copied().filter(|one| !one.is_made_elsewhere()) {
        assert!(!export(&session, &Options::default(), format).unwrap().is_empty(), "{format:?}");
    }
}

fn with_text(text: &str, stance: Stance) -> Session {
    let mut session = sample::session();
    let content =
        Content::Observation(Observation { stance, strength: Strength::Normal, text: text.to_owned() });
    let entry = Entry {
        id: "hostile".into(),
        node: "m-4".into(),
        at: chrono::NaiveDateTime::default(),
        holders: Holders::Coalition,
        circulation: Circulation::Ministry,
        flagged: false,
        sentence: None,
        composed: None,
        content,
        comment: None,
    };
    session.apply(Change::Entry(Edit::Add { record: entry, before: None })).unwrap();
    session
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_typed_can_break_a_word_file(text in "\\PC{0,40}|[\\x00-\\x1f<>&\"'\u{fffe}\u{ffff}a é«»:;!?#*_-]{0,40}") {
        for stance in [Stance::Plain, Stance::Worry] {
            let _ = words(docx::render(&composed(&with_text(&text, stance))).unwrap());
        }
    }

    #[test]
    fn nothing_typed_can_become_markup(text in "[a-zé *_`#>|~\\[\\]()<&1.+=!-]{1,30}") {
        let document = composed(&with_text(&format!("Z{text}"), Stance::Plain));
        let expected = document.blocks.iter().find_map(|block| match &block.content {
            Piece::Paragraph { text, .. } if block.source == Some(Source::Entry("hostile".into())) => Some(plain_text(text)),
            _ => None,
        });
        let expected = expected.unwrap();
        let source = markdown::render(&document);
        let mut read = String::new();
        let mut paragraphs = Vec::new();
        for event in pulldown_cmark::Parser::new(&source) {
            match event {
                pulldown_cmark::Event::Text(words) => read.push_str(&words),
                pulldown_cmark::Event::End(pulldown_cmark::TagEnd::Paragraph) => paragraphs.push(std::mem::take(&mut read)),
                pulldown_cmark::Event::End(_) => read.clear(),
                pulldown_cmark::Event::Code(_) | pulldown_cmark::Event::Html(_) | pulldown_cmark::Event::InlineHtml(_) => prop_assert!(false, "{source}"),
                _ => {}
            }
        }
        prop_assert!(paragraphs.iter().any(|p| *p == expected.trim()), "{expected:?} not in {paragraphs:?}");
    }
}

#[test]
fn an_e_mail_has_short_lines_that_no_program_takes_for_something_else() {
    let words = "From Paris with > love ".repeat(12) + "> From here";
    let text = |text: &str| vec![Inline::plain(text)];
    let blocks = ["From Paris", "> cité", &words, "fin"]
        .map(|words| Block::own(Piece::Paragraph { role: Role::Body, text: text(words) }));
    let quotation = Block::own(Piece::Quotation { text: text(&words) });
    let list = Element { text: text(&words), source: None };
    let list = Block::own(Piece::List { role: ListRole::Points, items: vec![list.clone(), list] });
    let document =
        Document { blocks: blocks.into_iter().chain([quotation, list]).collect(), ..Document::default() };
    for document in [document, composed(&sample::session())] {
        let mail = plain::render(&document);
        assert!(mail.ends_with('\n') && !mail.ends_with("\n\n"));
        for line in mail.lines() {
            assert!(greffier::text::wrap::cells(line) <= 76, "{line}");
            assert!(
                !line.starts_with("From ") && !line.starts_with('>') && line.trim_end() == line,
                "{line:?}"
            );
        }
    }
}
