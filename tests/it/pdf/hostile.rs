//! PDF files made to do harm, and good ones damaged at random: each is read or refused, soon, without a panic.
#![expect(clippy::disallowed_methods, reason = "how long a file takes is what is tested")]
#![expect(clippy::print_stderr, reason = "the figures of a long run are for people")]
use std::time::{Duration, Instant};

use greffier::import::plan::plan;
use greffier::import::readers::Source;
use greffier::import::report::Refused;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::{CHROMIUM, COLUMNS, LIBRE_OFFICE, OWNER, REPORTLAB, WEASYPRINT};

/// How many damaged files `cargo test` reads; `GREFFIER_FUZZ=100000 cargo test --release --test it pdf::hostile` reads more.
const DAMAGED: u64 = 40;
/// The longest one may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Numbers that look random and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % end.max(1)
    }
}

/// The file with its streams written out, so that damage reaches what is in them.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut doc = Document::load_mem(bytes).unwrap();
    doc.decompress();
    let mut out = Vec::new();
    doc.save_to(&mut out).unwrap();
    out
}

fn damaged(good: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..=chance.below(8) {
        let at = chance.below(bytes.len());
        let length = chance.below(64).min(bytes.len() - at);
        match chance.below(8) {
            0 => bytes.truncate(at.max(9)),
            1 => drop(bytes.drain(at..at + length)),
            2 => {
                let copy = bytes[at..at + length].to_vec();
                bytes.splice(at..at, copy);
            }
            3 => {
                let from = chance.below(other.len());
                let piece = other[from..(from + chance.below(4_000)).min(other.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            4 => {
                let digits: Vec<usize> = (at..at + length).filter(|i| bytes[*i].is_ascii_digit()).collect();
                for digit in digits {
                    bytes[digit] = b'0' + u8::try_from(chance.below(10)).unwrap();
                }
            }
            5 => {
                let words: [&[u8]; 8] =
                    [b"[", b"<<", b"(", b" 99999999999 ", b" -1 ", b" 0 R ", b" q Do ", b" null "];
                let word = words[chance.below(words.len())].repeat(1 + chance.below(40));
                bytes.splice(at..at, word);
            }
            _ => {
                for byte in bytes.iter_mut().skip(at).take(length.min(1 + chance.below(4))) {
                    *byte = u8::try_from(chance.below(256)).unwrap();
                }
            }
        }
        if bytes.len() < 16 {
            break;
        }
    }
    bytes
}

#[test]
fn damaged_files_are_read_or_refused() {
    let count = std::env::var("GREFFIER_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(DAMAGED);
    let packed = [REPORTLAB, WEASYPRINT, OWNER, LIBRE_OFFICE, COLUMNS, CHROMIUM].map(<[u8]>::to_vec);
    let good: Vec<Vec<u8>> = packed.iter().flat_map(|bytes| [bytes.clone(), unpacked(bytes)]).collect();
    let mut chance = Chance(0x2014_0131);
    let (mut worst, mut read) = ((Duration::ZERO, 0), 0_u64);
    for round in 0..count {
        let (one, other) = (chance.below(good.len()), chance.below(good.len()));
        let bytes = damaged(&good[one], &good[other], &mut chance);
        let start = Instant::now();
        let answer = plan(&bytes, "plan.pdf");
        worst = worst.max((start.elapsed(), round));
        read += u64::from(answer.is_ok());
        assert!(start.elapsed() < PATIENCE, "round {round} took {:?}", start.elapsed());
    }
    eprintln!("{count} damaged files, {read} of them read, the slowest ({}) in {:?}", worst.1, worst.0);
}

/// A PDF whose only page draws this, with such resources.
fn page(content: Vec<u8>, resources: Dictionary, packed: bool) -> Document {
    let mut doc = Document::with_version("1.5");
    let mut stream = Stream::new(Dictionary::new(), content);
    if packed {
        stream.compress().unwrap();
    }
    let content = doc.add_object(stream);
    let resources = doc.add_object(resources);
    let pages = doc.new_object_id();
    let leaf = doc.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    doc.objects
        .insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![leaf.into()], "Count" => 1 }.into());
    let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    doc.trailer.set("Root", catalog);
    doc
}

fn font() -> Dictionary {
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    dictionary! { "Font" => dictionary! { "F" => font } }
}

fn answer(mut doc: Document) -> Option<Refused> {
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    let start = Instant::now();
    let answer = plan(&bytes, "plan.pdf").err();
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    answer
}

#[test]
fn bombs_are_refused() {
    let too_much = Some(Refused::TooMuchInside(Source::Pdf));
    let spaces = vec![b' '; 40 << 20];
    assert_eq!(answer(page(spaces, font(), true)), too_much);
    let letters = [b"BT /F 9 Tf ".as_slice(), &b"(aaaaaaaaaa)Tj ".repeat(200_000)].concat();
    assert_eq!(answer(page(letters, font(), true)), too_much);
    // A drawing that draws a drawing ten times, that draws a drawing ten times…
    let mut doc = page(b"/X0 Do ".repeat(10), Dictionary::new(), false);
    let ids: Vec<_> = (0..14).map(|_| doc.new_object_id()).collect();
    let forms: Dictionary =
        ids.iter().enumerate().map(|(n, id)| (format!("X{n}"), Object::from(*id))).collect();
    for (n, id) in ids.iter().enumerate() {
        let form = dictionary! { "Type" => "XObject", "Subtype" => "Form" };
        doc.objects.insert(*id, Stream::new(form, format!("/X{} Do ", n + 1).repeat(10).into_bytes()).into());
    }
    let resources = doc.add_object(dictionary! { "XObject" => forms });
    let (_, leaf) = doc.get_pages().into_iter().next().unwrap();
    doc.get_dictionary_mut(leaf).unwrap().set("Resources", resources);
    assert_eq!(answer(doc), too_much);
}

#[test]
fn a_packet_of_objects_that_unpacks_without_end_is_refused() {
    let mut inside = b"9 0 ".to_vec();
    inside.resize(64 << 20, b' ');
    let mut packet = Stream::new(dictionary! { "Type" => "ObjStm", "N" => 1, "First" => 4 }, inside);
    packet.compress().unwrap();
    let length = packet.content.len();
    let head = format!("90 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {length}>>stream\n");
    let mut bytes = Vec::new();
    page(b"BT /F 9 Tf (Bonjour) Tj ET".to_vec(), font(), false).save_to(&mut bytes).unwrap();
    let whole =
        [b"%PDF-1.5\n", head.as_bytes(), &packet.content, b"\nendstream endobj\n", &bytes[9..]].concat();
    assert_eq!(plan(&whole, "plan.pdf").unwrap_err(), Refused::TooMuchInside(Source::Pdf));
}

#[test]
fn nesting_and_circles_end() {
    for hostile in [b"[".repeat(100_000), b"<<".repeat(100_000), b"q ".repeat(100_000), b"(".repeat(100_000)]
    {
        let drawing = [b"BT /F 9 Tf (Mesure) Tj ".as_slice(), &hostile].concat();
        assert_eq!(answer(page(drawing, font(), false)), None);
        let text = [b"%PDF-1.4\n1 0 obj\n".as_slice(), &hostile, b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"]
            .concat();
        assert!(plan(&text, "plan.pdf").is_err());
    }
    let mut doc = page(b"BT /F 9 Tf (Mesure) Tj ET".to_vec(), font(), false);
    let root = doc.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let kids = vec![root.into(), root.into()];
    doc.get_dictionary_mut(root).unwrap().set("Kids", kids);
    assert_eq!(answer(doc), Some(Refused::Damaged(Source::Pdf)));
}

#[test]
fn a_font_that_names_no_characters_is_no_text() {
    let inner = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2", "DW" => 500 };
    let outer = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "Encoding" => "Identity-H", "DescendantFonts" => vec![inner.into()],
    };
    let fonts = dictionary! { "Font" => dictionary! { "F" => outer } };
    assert_eq!(
        answer(page(b"BT /F 9 Tf <0001000200030004> Tj ET".to_vec(), fonts, false)),
        Some(Refused::NoText)
    );
}

#[test]
fn more_pages_than_are_read_are_counted() {
    let mut doc = page(Vec::new(), font(), false);
    let root = doc.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let kids: Vec<Object> =
        (0..3_001).map(|_| doc.add_object(dictionary! { "Type" => "Page" }).into()).collect();
    doc.get_dictionary_mut(root).unwrap().set("Kids", kids);
    assert_eq!(answer(doc), Some(Refused::TooManyPages { pages: 3_001 }));
}
