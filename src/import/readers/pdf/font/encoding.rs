//! The 256 codes of a simple font: the standard encodings and the names of glyphs, which lopdf knows, and what the font
//! itself says where the PDF does not.
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object};

use super::{dict_of, get, name_of, stream_of};
use crate::import::readers::pdf::lexer::{Lexer, Token};

/// The characters of the 256 codes; nothing when the font follows no known encoding.
pub(super) fn of(
    font: &Dictionary,
    descriptor: Option<&Dictionary>,
    name: &str,
    doc: &Document,
) -> Option<Vec<Option<char>>> {
    let symbolic = descriptor
        .and_then(|descriptor| get(descriptor, b"Flags", doc)?.as_i64().ok())
        .is_some_and(|flags| flags & 4 != 0 && flags & 32 == 0);
    let pictures = name.contains("Dingbats") || name.contains("Wingdings") || name.contains("Webdings");
    let own =
        descriptor.and_then(|descriptor| stream_of(descriptor, b"FontFile", doc)).map(|bytes| own(&bytes));
    let own = own.filter(|names| !names.is_empty());
    let told = dict_of(font, b"Encoding", doc);
    let base =
        told.map_or_else(|| name_of(font, b"Encoding", doc), |told| name_of(told, b"BaseEncoding", doc));
    let mut table = match (base, &own) {
        (Some(base), _) => standard(base),
        (None, Some(own)) => {
            let mut table = vec![None; 256];
            name_codes(&mut table, own.iter().map(|(code, name)| (*code, name.as_slice())));
            table
        }
        // An embedded font that numbers its glyphs as it likes and does not say how: nobody can read it.
        (None, None) if symbolic && told.is_none() && !pictures && name.contains('+') => return None,
        (None, None) => standard(b"StandardEncoding"),
    };
    if pictures {
        table = (0..=255_u8).map(|code| (code > 32).then_some('•')).collect();
    }
    if let Some(differences) =
        told.and_then(|told| get(told, b"Differences", doc)).and_then(|d| d.as_array().ok())
    {
        name_codes(&mut table, named(differences));
    }
    Some(table)
}

/// « 39 /quotesingle 96 /grave /a… » → each code with its name.
fn named(differences: &[Object]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut code = 0_i64;
    differences.iter().filter_map(move |object| match object {
        Object::Integer(value) => {
            code = *value;
            None
        }
        Object::Name(name) => {
            let at = u8::try_from(code).ok();
            code = code.saturating_add(1);
            at.map(|at| (at, name.as_slice()))
        }
        _ => None,
    })
}

fn name_codes<'a>(table: &mut [Option<char>], names: impl Iterator<Item = (u8, &'a [u8])>) {
    for (code, name) in names {
        if let Some(place) = table.get_mut(usize::from(code)) {
            *place = glyph(name);
        }
    }
}

/// The character of a glyph name: « eacute », « uni00E9 », « u1F600 », « a.sc ».
fn glyph(name: &[u8]) -> Option<char> {
    let bare = name.split(|byte| *byte == b'.').next().filter(|bare| !bare.is_empty())?;
    let hexadecimal = |digits: &[u8]| {
        let digits = std::str::from_utf8(digits).ok().filter(|d| d.len() >= 4)?;
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    };
    match bare {
        b"nbspace" => return Some('\u{A0}'),
        b"sfthyphen" => return Some('\u{AD}'),
        b"f_f" => return Some('\u{FB00}'),
        b"f_i" => return Some('\u{FB01}'),
        b"f_l" => return Some('\u{FB02}'),
        b"f_f_i" => return Some('\u{FB03}'),
        b"f_f_l" => return Some('\u{FB04}'),
        _ => {}
    }
    let coded = bare
        .strip_prefix(b"uni")
        .and_then(|digits| hexadecimal(digits.get(..4)?))
        .or_else(|| bare.strip_prefix(b"u").and_then(hexadecimal));
    coded.or_else(|| {
        let differences = Object::Array(vec![Object::Integer(0), Object::Name(bare.to_vec())]);
        let encoding = Dictionary::from_iter([("Differences", differences)]);
        decode(&Object::Dictionary(encoding), &[0]).and_then(|text| text.chars().next())
    })
}

fn standard(name: &[u8]) -> Vec<Option<char>> {
    let name = Object::Name(name.to_vec());
    (0..=255_u8).map(|code| decode(&name, &[code]).and_then(|text| text.chars().next())).collect()
}

/// What lopdf makes of codes in an encoding; it needs no document for those that are not in one.
fn decode(encoding: &Object, codes: &[u8]) -> Option<String> {
    let font =
        Dictionary::from_iter([("Type", Object::Name(b"Font".to_vec())), ("Encoding", encoding.clone())]);
    let none = Document::new();
    let encoding = font.get_font_encoding_with_limit(&none, 0).ok()?;
    encoding.bytes_to_string(codes).ok().filter(|text| !text.is_empty())
}

/// The encoding written in a Type 1 font itself: « dup 65 /A put ».
fn own(font: &[u8]) -> Vec<(u8, Vec<u8>)> {
    let head = font.windows(5).position(|window| window == b"eexec").unwrap_or(font.len());
    let head = font.get(..head.min(200_000)).unwrap_or_default();
    let tokens: Vec<Token> = Lexer::new(Rc::new(head.to_vec())).collect();
    let mut names = Vec::new();
    for window in tokens.windows(4) {
        if let [Token::Word(dup), Token::Number(code), Token::Name(name), Token::Word(put)] = window
            && dup == b"dup"
            && put == b"put"
            && let Some(code) = (0..=255_u8).find(|byte| (f64::from(*byte) - code).abs() < 0.5)
        {
            names.push((code, name.clone()));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{glyph, own, standard};

    #[test]
    fn glyphs_have_names() {
        for (name, character) in [
            ("eacute", Some('é')),
            ("uni0153", Some('œ')),
            ("A.sc", Some('A')),
            ("guillemotleft", Some('«')),
            ("Euro", Some('€')),
            ("f_f_i", Some('ﬃ')),
            ("g123", None),
        ] {
            assert_eq!(glyph(name.as_bytes()), character, "{name}");
        }
    }

    #[test]
    fn standard_encodings_are_known() {
        let table = |name: &str| standard(name.as_bytes());
        assert_eq!(table("WinAnsiEncoding").get(0xE9), Some(&Some('é')));
        assert_eq!(table("MacRomanEncoding").get(0x8E), Some(&Some('é')));
    }

    #[test]
    fn a_type_1_font_tells_its_codes() {
        let font =
            b"/Encoding 256 array dup 11 /ff put dup 233 /eacute put readonly def currentfile eexec \x00\x01";
        assert_eq!(own(font), [(11, b"ff".to_vec()), (233, b"eacute".to_vec())]);
    }
}
