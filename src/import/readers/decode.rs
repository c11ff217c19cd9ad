//! Bytes → characters: UTF-8, UTF-16 and Windows-1252, with or without a byte order mark. Says when it guessed.
use crate::import::report::Refused;

/// A text, and how sure its characters are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The characters.
    pub text: String,
    /// Whether the encoding was supposed.
    pub guessed: bool,
    /// How many places hold no character.
    pub damaged: usize,
}

/// What the bytes 0x80 to 0x9F mean in Windows-1252; 0 where they mean nothing.
const WINDOWS_1252: [u16; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0, 0x017E, 0x0178,
];

/// The characters of a text file; refused when it is no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Refused> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok(utf8_lossy(rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Ok(utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Ok(utf16(rest, u16::from_be_bytes));
    }
    if is_binary(bytes) {
        return Err(Refused::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), guessed: false, damaged: 0 });
    }
    let lossy = utf8_lossy(bytes);
    let accents = lossy.text.chars().filter(|c| !c.is_ascii() && *c != '\u{FFFD}').count();
    // A text in UTF-8 with a damaged byte here or there, rather than one in which every accent is a damaged byte.
    if accents > 4 * lossy.damaged {
        return Ok(lossy);
    }
    Ok(windows_1252(bytes))
}

fn utf8_lossy(bytes: &[u8]) -> Decoded {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let damaged = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    Decoded { text, guessed: false, damaged }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut damaged = odd.len();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|c| {
            c.unwrap_or_else(|_| {
                damaged += 1;
                '\u{FFFD}'
            })
        })
        .collect();
    Decoded { text, guessed: false, damaged }
}

fn windows_1252(bytes: &[u8]) -> Decoded {
    let mut damaged = 0;
    let text = bytes
        .iter()
        .map(|byte| {
            let meant = match byte {
                0x80..=0x9F => WINDOWS_1252.get(usize::from(byte - 0x80)).copied().unwrap_or(0),
                _ => u16::from(*byte),
            };
            if meant == 0 && *byte != 0 {
                damaged += 1;
                return '\u{FFFD}';
            }
            char::from_u32(u32::from(meant)).unwrap_or('\u{FFFD}')
        })
        .collect();
    Decoded { text, guessed: true, damaged }
}

/// More than a few, and more than one control character in thirty (line ends, tabs, pages and escapes apart): no text looks like that.
fn is_binary(bytes: &[u8]) -> bool {
    let controls = bytes
        .iter()
        .filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B | 0x0B))
        .count();
    controls > 3 + bytes.len() / 30
}
