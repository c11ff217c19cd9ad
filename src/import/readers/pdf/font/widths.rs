//! How wide the signs of a font are, in ems: as the PDF says, else as the fonts that every printer has.
use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object};
use unicode_normalization::UnicodeNormalization;

use super::{get, name_of, number, number_of};
use crate::text::letter_widths::{SANS, SERIF};

/// More than any font says.
const ENTRIES_MAX: usize = 200_000;

/// The widths of a font.
#[derive(Debug, Clone)]
pub(super) struct Widths {
    told: HashMap<u32, f64>,
    /// In ems, for signs whose width is not told; nothing when a font that every printer has tells it.
    otherwise: Option<f64>,
    printer: Printer,
}

/// The fonts that every printer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Printer {
    Sans,
    Serif,
    Typewriter,
}

impl Widths {
    /// Of a font with 256 codes.
    pub(super) fn simple(
        font: &Dictionary,
        descriptor: Option<&Dictionary>,
        name: &str,
        doc: &Document,
    ) -> Self {
        let first = get(font, b"FirstChar", doc).and_then(|first| first.as_i64().ok()).unwrap_or(0);
        let first = u32::try_from(first.clamp(0, 0xFFFF)).unwrap_or(0);
        let scale = match get(font, b"FontMatrix", doc).and_then(|matrix| matrix.as_array().ok()) {
            Some(matrix) if name_of(font, b"Subtype", doc) == Some(b"Type3") => {
                matrix.first().and_then(number).unwrap_or(0.001)
            }
            _ => 0.001,
        };
        let array = get(font, b"Widths", doc).and_then(|widths| widths.as_array().ok());
        let values = array.into_iter().flatten().take(ENTRIES_MAX);
        let told: HashMap<u32, f64> = (first..)
            .zip(values)
            .filter_map(|(code, width)| {
                let width = doc.dereference(width).ok().and_then(|(_, width)| number(width))?;
                Some((code, width * scale))
            })
            .collect();
        let missing = descriptor.and_then(|descriptor| number_of(descriptor, b"MissingWidth", doc));
        let otherwise = (!told.is_empty()).then(|| missing.unwrap_or(0.0) * 0.001);
        Self { told, otherwise, printer: printer(name) }
    }

    /// Of a composite font: « 3 [500 600] 10 20 250 ».
    pub(super) fn composite(font: &Dictionary, doc: &Document) -> Self {
        let mut told = HashMap::new();
        let entries = get(font, b"W", doc).and_then(|widths| widths.as_array().ok());
        let mut entries = entries.into_iter().flatten();
        while let (Some(first), Some(second)) = (entries.next(), entries.next()) {
            let Some(first) = code(first, doc) else { continue };
            if let Ok((_, Object::Array(widths))) = doc.dereference(second) {
                for (cid, width) in (first..).zip(widths) {
                    told.extend(number(width).map(|width| (cid, width * 0.001)));
                }
            } else if let (Some(last), Some(width)) = (code(second, doc), entries.next().and_then(number)) {
                let room = ENTRIES_MAX.saturating_sub(told.len());
                told.extend((first..=last).take(room).map(|cid| (cid, width * 0.001)));
            }
            if told.len() >= ENTRIES_MAX {
                break;
            }
        }
        let otherwise = Some(number_of(font, b"DW", doc).unwrap_or(1000.0) * 0.001);
        Self { told, otherwise, printer: Printer::Sans }
    }

    /// The width of a code, which stands for this character as far as known.
    pub(super) fn of(&self, code: u32, character: Option<char>) -> f64 {
        let width = self.told.get(&code).copied().or(self.otherwise);
        width.unwrap_or_else(|| character.map_or(0.5, |c| printed(self.printer, c)))
    }
}

fn code(object: &Object, doc: &Document) -> Option<u32> {
    let (_, object) = doc.dereference(object).ok()?;
    object.as_i64().ok().and_then(|value| u32::try_from(value).ok())
}

fn printer(name: &str) -> Printer {
    let name = name.to_ascii_lowercase();
    if name.contains("courier") || name.contains("mono") {
        Printer::Typewriter
    } else if name.contains("times") || name.contains("serif") || name.contains("roman") {
        Printer::Serif
    } else {
        Printer::Sans
    }
}

fn printed(printer: Printer, character: char) -> f64 {
    let table = match printer {
        Printer::Typewriter => return 0.6,
        Printer::Sans => &SANS,
        Printer::Serif => &SERIF,
    };
    let base = character.nfd().next().unwrap_or(character);
    let known = u32::from(base).checked_sub(32).and_then(|at| table.get(usize::try_from(at).ok()?));
    known.map_or_else(
        || match character {
            '—' | '…' | 'œ' | 'Œ' | 'æ' | 'Æ' => 0.95,
            '’' | '‘' | '\u{A0}' => 0.25,
            '•' => 0.35,
            _ => 0.55,
        },
        |width| f64::from(*width) / 1000.0,
    )
}
