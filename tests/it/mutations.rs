//! Broken files for the readers: bits flipped, slices cut out and repeated, ends missing, in texts, in zips and in the XML
//! inside a zip that is whole. Nothing may panic, hang or fill the memory.
//!
//! A few are tried at each run; `GREFFIER_FUZZ=100000 cargo test --release --test it mutations` tries more.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "this test measures, and is told from outside how much to try"
)]
use std::io::{Cursor, Read as _, Write as _};
use std::time::{Duration, Instant};

use greffier::import::readers::{Reading, Watch, docx, odt};
use greffier::import::report::Refused;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const BY_DEFAULT: usize = 120;
const SLOWEST_MAX: Duration = Duration::from_secs(10);

type Reader = fn(&[u8], &mut Watch<'_>) -> Result<Reading, Refused>;

/// Chance that is the same at each run: Marsaglia’s xorshift.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0).unwrap_or(0) % end.max(1)
    }

    fn broken(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let (at, length) = (self.below(bytes.len()), 1 + self.below(200));
            let end = (at + length).min(bytes.len());
            match self.below(5) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let slice = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, slice);
                }
                _ if bytes.is_empty() => {}
                _ => bytes[at] ^= 1 << self.below(8),
            }
        }
        bytes
    }
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let kept = names.into_iter().filter(|name| {
        !name.contains('.') || ["xml", "rels"].iter().any(|end| name.rsplit('.').next() == Some(*end))
    });
    kept.map(|name| {
        let mut content = Vec::new();
        zip.by_name(&name).unwrap().read_to_end(&mut content).unwrap();
        (name, content)
    })
    .collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn count() -> usize {
    std::env::var("GREFFIER_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(BY_DEFAULT)
}

fn try_all(reader: Reader, files: &[&[u8]]) {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let opened: Vec<_> = files.iter().map(|file| parts(file)).collect();
    let (mut slowest, mut read) = (Duration::ZERO, 0);
    for round in 0..count() {
        let which = chance.below(files.len());
        let bytes = if round % 4 == 0 {
            chance.broken(files[which])
        } else {
            let mut parts = opened[which].clone();
            let part = chance.below(parts.len());
            parts[part].1 = chance.broken(&parts[part].1);
            packed(&parts)
        };
        let start = Instant::now();
        read += usize::from(reader(&bytes, &mut |_, _| {}).is_ok());
        slowest = slowest.max(start.elapsed());
        assert!(slowest < SLOWEST_MAX, "round {round} took {slowest:?}");
    }
    println!("{} broken files, {read} of them read, the slowest in {slowest:?}", count());
}

const PLANS: [&[u8]; 3] = [
    include_bytes!("data/plans/plan.docx"),
    include_bytes!("data/plans/numbered.docx"),
    include_bytes!("data/plans/revised.docx"),
];

#[test]
fn broken_word_files_do_no_harm() {
    try_all(docx::read, &PLANS);
}

#[test]
fn broken_libreoffice_files_do_no_harm() {
    try_all(odt::read, &[include_bytes!("data/plans/plan.odt")]);
}

#[test]
fn broken_texts_do_no_harm() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data/plans/corpus");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|end| end == "md" || end == "txt"));
    names.sort();
    let texts: Vec<Vec<u8>> = names.iter().map(|path| std::fs::read(path).unwrap()).collect();
    let mut chance = Chance(0x51_0AD2_3B17_44E9);
    let (mut slowest, mut read) = (Duration::ZERO, 0);
    for round in 0..count() {
        let which = chance.below(texts.len());
        let mut bytes = chance.broken(&texts[which]);
        if round % 3 == 0 {
            // Pieces of several plans in one file.
            let other = chance.below(texts.len());
            bytes.extend(chance.broken(&texts[other]));
        }
        let name = if chance.below(2) == 0 { "plan.md" } else { "plan.txt" };
        let start = Instant::now();
        read += usize::from(greffier::import::plan::plan(&bytes, name).is_ok());
        slowest = slowest.max(start.elapsed());
        assert!(slowest < SLOWEST_MAX, "round {round} took {slowest:?}");
    }
    println!("{} broken texts, {read} of them read, the slowest in {slowest:?}", count());
}
