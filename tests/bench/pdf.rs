//! Importing a PDF of a hundred pages: a plan drawn here, line by line, with headings, lists and a page number.
use greffier::import::plan::plan;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use std::time::Duration;

use crate::table::{Table, median, timed};

const PAGES: u32 = 100;

/// Measures the reader.
pub(crate) fn measure(table: &mut Table) {
    let bytes = hundred_pages();
    let times: Vec<Duration> = (0..5).map(|_| timed(|| plan(&bytes, "plan.pdf").unwrap()).1).collect();
    let took = median(&times);
    table.time("import: PDF of 100 pages", took, Some(Duration::from_secs(2)));
    table.rate_above("import: pages of a PDF", f64::from(PAGES) / took.as_secs_f64(), 50.0);
}

fn hundred_pages() -> Vec<u8> {
    let mut doc = Document::with_version("1.5");
    let font = |name: &str| {
        Object::from(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => name, "Encoding" => "WinAnsiEncoding",
        })
    };
    let fonts = dictionary! { "T" => font("Times-Roman"), "B" => font("Times-Bold") };
    let resources = doc.add_object(dictionary! { "Font" => fonts });
    let root = doc.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for number in 1..=PAGES {
        let content = Content { operations: drawing(number) }.encode().unwrap();
        let mut stream = Stream::new(Dictionary::new(), content);
        stream.compress().unwrap();
        let content = doc.add_object(stream);
        let page = dictionary! { "Type" => "Page", "Parent" => root, "Contents" => content, "Resources" => resources };
        kids.push(doc.add_object(page).into());
    }
    let pages = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => PAGES,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    doc.objects.insert(root, pages.into());
    let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    doc.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    bytes
}

/// A page: a measure, its text, a list, the page number.
fn drawing(number: u32) -> Vec<Operation> {
    let mut operations = Vec::new();
    let mut line = |font: &str, size: u32, (x, y): (u32, u32), text: &str| {
        operations.extend([
            Operation::new("BT", Vec::new()),
            Operation::new("Tf", vec![font.into(), size.into()]),
            Operation::new("Td", vec![x.into(), y.into()]),
            Operation::new("Tj", vec![Object::string_literal(text)]),
            Operation::new("ET", Vec::new()),
        ]);
    };
    line("B", 14, (70, 770), &format!("Mesure {number} : Accompagner les lecteurs"));
    for row in 0..46 {
        let y = 745 - row * 15;
        if row % 9 > 6 {
            line(
                "T",
                11,
                (84, y),
                "- une permanence ouverte chaque semaine dans la commune, sans rendez-vous ;",
            );
        } else {
            line(
                "T",
                11,
                (70, y),
                "Les communes et les associations tiennent ensemble le registre des demandes, le comparent",
            );
        }
    }
    line("T", 9, (290, 30), &format!("Page {number} sur {PAGES}"));
    operations
}
