//! The tables of a font that tell what its codes stand for: characters (`ToUnicode`) or glyphs (the encoding of a
//! composite font). Read in one pass, whatever is wrong in them is skipped.
use std::collections::HashMap;
use std::rc::Rc;

use crate::import::readers::pdf::lexer::{Lexer, Token};

/// More entries than any font has: a table that goes on is cut there.
const ENTRIES_MAX: usize = 300_000;

/// A table of codes.
#[derive(Debug, Clone, Default)]
pub(super) struct CMap {
    /// First and last code of each range, and how many bytes they have.
    spaces: Vec<(u32, u32, usize)>,
    texts: HashMap<(u32, usize), String>,
    glyphs: Vec<(u32, u32, usize, u32)>,
}

impl CMap {
    /// Reads a table.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operands: Vec<Token> = Vec::new();
        for token in Lexer::new(Rc::new(bytes.to_vec())) {
            let Token::Word(word) = &token else {
                operands.push(token);
                continue;
            };
            match word.as_slice() {
                b"endcodespacerange" => map.spaces(&operands),
                b"endbfchar" => map.characters(&operands),
                b"endbfrange" => map.ranges(&operands),
                b"endcidrange" => map.glyph_ranges(&operands, 3),
                b"endcidchar" => map.glyph_ranges(&operands, 2),
                _ => {}
            }
            operands.clear();
        }
        map
    }

    /// Whether it names no character.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Whether it tells how long codes are.
    pub(super) fn has_lengths(&self) -> bool {
        !self.spaces.is_empty()
    }

    /// How many bytes the first code has.
    pub(super) fn length(&self, bytes: &[u8]) -> usize {
        (1..=4)
            .find(|length| {
                let value = bytes.get(..*length).map(value);
                value.is_some_and(|v| {
                    self.spaces.iter().any(|(a, b, n)| n == length && (*a..=*b).contains(&v))
                })
            })
            .unwrap_or_else(|| self.spaces.iter().map(|(_, _, length)| *length).min().unwrap_or(2))
    }

    /// The characters of a code; tables that write one-byte codes with two bytes are forgiven.
    pub(super) fn text(&self, code: u32, length: usize) -> Option<&str> {
        let found = self.texts.get(&(code, length));
        found.or_else(|| self.texts.get(&(code, 3 - length.min(2)))).map(String::as_str)
    }

    /// The glyph of a code.
    pub(super) fn cid(&self, code: u32, length: usize) -> Option<u32> {
        let range = self.glyphs.iter().find(|(a, b, n, _)| *n == length && (*a..=*b).contains(&code));
        range.map(|(first, _, _, cid)| cid.saturating_add(code - first))
    }

    fn spaces(&mut self, operands: &[Token]) {
        for pair in operands.chunks(2) {
            if let [Token::Text(low), Token::Text(high)] = pair
                && (1..=4).contains(&low.len())
                && self.spaces.len() < 100
            {
                self.spaces.push((value(low), value(high), low.len()));
            }
        }
    }

    fn characters(&mut self, operands: &[Token]) {
        for pair in operands.chunks(2) {
            if let [Token::Text(code), Token::Text(text)] = pair {
                self.put(value(code), code.len(), utf16(text));
            }
        }
    }

    fn put(&mut self, code: u32, length: usize, text: String) {
        if self.texts.len() < ENTRIES_MAX {
            self.texts.insert((code, length), text);
        }
    }

    fn ranges(&mut self, operands: &[Token]) {
        let mut operands = operands.iter();
        while let (Some(Token::Text(low)), Some(Token::Text(high))) = (operands.next(), operands.next()) {
            let (first, last, length) = (value(low), value(high), low.len());
            match operands.next() {
                Some(Token::Text(start)) => {
                    self.range(first..=last.min(first.saturating_add(0xFFFF)), length, start);
                }
                Some(Token::Bracket) => {
                    let mut code = first;
                    while let Some(Token::Text(text)) = operands.next() {
                        self.put(code, length, utf16(text));
                        code = code.saturating_add(1);
                    }
                }
                _ => break,
            }
        }
    }

    /// Codes in a row stand for characters in a row: the last one counts up.
    fn range(&mut self, codes: std::ops::RangeInclusive<u32>, length: usize, start: &[u8]) {
        let start = utf16(start);
        let Some(last) = start.chars().last() else { return };
        let head: String = start.chars().take(start.chars().count().saturating_sub(1)).collect();
        for (step, code) in (0_u32..).zip(codes) {
            if self.texts.len() >= ENTRIES_MAX {
                break;
            }
            if let Some(character) = char::from_u32(u32::from(last).saturating_add(step)) {
                self.put(code, length, format!("{head}{character}"));
            }
        }
    }

    fn glyph_ranges(&mut self, operands: &[Token], every: usize) {
        for entry in operands.chunks(every) {
            let (low, high, cid) = match entry {
                [Token::Text(low), Token::Text(high), Token::Number(cid)] => (low, high, *cid),
                [Token::Text(code), Token::Number(cid)] => (code, code, *cid),
                _ => continue,
            };
            if self.glyphs.len() < 2_000 {
                self.glyphs.push((value(low), value(high), low.len(), whole(cid)));
            }
        }
    }
}

fn value(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |n, byte| n.wrapping_shl(8) | u32::from(*byte))
}

/// A number of a table, which is whole and small.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is kept within the type"
)]
fn whole(value: f64) -> u32 {
    value.clamp(0.0, 1e9) as u32
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units =
        bytes.chunks(2).map(|pair| pair.iter().fold(0_u16, |n, byte| n.wrapping_shl(8) | u16::from(*byte)));
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::CMap;

    #[test]
    fn tables_of_characters_are_read() {
        let map = CMap::read(
            b"1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <0041> <02> <00660066> endbfchar \
              2 beginbfrange <10> <12> <0061> <20> <21> [<00E9> <0153>] endbfrange",
        );
        for (code, text) in [(1, "A"), (2, "ff"), (0x11, "b"), (0x20, "é"), (0x21, "œ")] {
            assert_eq!(map.text(code, 1), Some(text), "{code}");
        }
        assert_eq!((map.text(3, 1), map.length(b"\x01\x02")), (None, 1));
    }

    #[test]
    fn a_range_without_end_is_cut() {
        let map = CMap::read(b"beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange");
        assert!(map.texts.len() <= 0x1_0000);
        assert!(CMap::read(b"<< [ <00> endbfrange endbfchar <0> endcidrange").is_empty());
    }
}
