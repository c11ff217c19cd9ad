//! A font of a PDF, as far as reading goes: which characters its codes stand for, how wide they are, whether it is bold.
mod cmap;
mod encoding;
mod widths;

use lopdf::{Dictionary, Document, Object};

use self::cmap::CMap;
use self::widths::Widths;

/// How codes are cut out of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codes {
    OneByte,
    TwoBytes,
    /// As the table of the font says.
    Told,
}

/// What a code that the table of characters does not name may be.
#[derive(Debug, Clone)]
enum Fallback {
    /// An encoding of 256 codes.
    Encoding(Vec<Option<char>>),
    /// The code is the character.
    Utf16,
    /// Nothing tells.
    Nothing,
}

/// A font.
#[derive(Debug, Clone)]
pub(super) struct Font {
    /// Whether its letters are bold.
    pub(super) bold: bool,
    codes: Codes,
    layout: Option<CMap>,
    unicode: Option<CMap>,
    fallback: Fallback,
    widths: Widths,
}

/// What a code draws.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sign {
    /// Its characters; nothing when nobody can tell.
    pub(super) text: Option<String>,
    /// How far it goes, in ems.
    pub(super) width: f64,
    /// Whether it is the one-byte space that word spacing widens.
    pub(super) is_space_code: bool,
}

impl Font {
    /// The font a dictionary describes; whatever is missing in it is guessed.
    pub(super) fn new(dict: &Dictionary, doc: &Document) -> Self {
        let name = base_name(dict, doc);
        let composite = name_of(dict, b"Subtype", doc) == Some(b"Type0");
        let inner = if composite { descendant(dict, doc).unwrap_or(dict) } else { dict };
        let descriptor = dict_of(inner, b"FontDescriptor", doc);
        let unicode =
            stream_of(dict, b"ToUnicode", doc).map(|bytes| CMap::read(&bytes)).filter(|map| !map.is_empty());
        let encoding = name_of(dict, b"Encoding", doc);
        let layout =
            if composite { stream_of(dict, b"Encoding", doc).map(|bytes| CMap::read(&bytes)) } else { None };
        let codes = match (composite, &layout) {
            (false, _) => Codes::OneByte,
            (true, Some(layout)) if layout.has_lengths() => Codes::Told,
            (true, _) => Codes::TwoBytes,
        };
        let utf16 = encoding.is_some_and(|name| name.starts_with(b"Uni"));
        let fallback = match composite {
            true if utf16 => Fallback::Utf16,
            true => Fallback::Nothing,
            false => encoding::of(dict, descriptor, &name, doc).map_or(Fallback::Nothing, Fallback::Encoding),
        };
        let widths = if composite {
            Widths::composite(inner, doc)
        } else {
            Widths::simple(dict, descriptor, &name, doc)
        };
        Self { bold: is_bold(&name, descriptor, doc), codes, layout, unicode, fallback, widths }
    }

    /// The signs a string draws.
    pub(super) fn signs<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = Sign> + 'a {
        let mut rest = text;
        std::iter::from_fn(move || {
            let length = self.length(rest).min(rest.len());
            let (code, after) = rest.split_at_checked(length).filter(|(code, _)| !code.is_empty())?;
            rest = after;
            let value = code.iter().fold(0_u32, |n, byte| n.wrapping_shl(8) | u32::from(*byte));
            Some(Sign {
                text: self.text(value, length),
                width: self.width(value, length),
                is_space_code: length == 1 && value == 32,
            })
        })
    }

    fn length(&self, rest: &[u8]) -> usize {
        match self.codes {
            Codes::OneByte => 1,
            Codes::TwoBytes => 2,
            Codes::Told => self.layout.as_ref().map_or(2, |layout| layout.length(rest)),
        }
    }

    fn width(&self, code: u32, length: usize) -> f64 {
        let cid = self.layout.as_ref().and_then(|layout| layout.cid(code, length)).unwrap_or(code);
        match &self.fallback {
            Fallback::Encoding(table) => {
                let character =
                    usize::try_from(code).ok().and_then(|code| table.get(code).copied().flatten());
                self.widths.of(cid, character)
            }
            _ => self.widths.of(cid, None),
        }
    }

    fn text(&self, code: u32, length: usize) -> Option<String> {
        if let Some(text) =
            self.unicode.as_ref().and_then(|map| map.text(code, length)).filter(|text| is_text(text))
        {
            return Some(text.to_owned());
        }
        match &self.fallback {
            Fallback::Encoding(table) => usize::try_from(code)
                .ok()
                .and_then(|code| table.get(code).copied().flatten())
                .map(String::from),
            Fallback::Utf16 => char::from_u32(code).filter(|c| !c.is_control()).map(String::from),
            Fallback::Nothing => None,
        }
    }
}

fn is_text(text: &str) -> bool {
    !text.is_empty() && text.chars().any(|c| !c.is_control() && c != '\u{FFFD}')
}

/// The object a key leads to.
pub(super) fn get<'a>(dict: &'a Dictionary, key: &[u8], doc: &'a Document) -> Option<&'a Object> {
    dict.get_deref(key, doc).ok()
}

/// The dictionary a key leads to.
pub(super) fn dict_of<'a>(dict: &'a Dictionary, key: &[u8], doc: &'a Document) -> Option<&'a Dictionary> {
    match get(dict, key, doc)? {
        Object::Dictionary(inner) => Some(inner),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

fn name_of<'a>(dict: &'a Dictionary, key: &[u8], doc: &'a Document) -> Option<&'a [u8]> {
    get(dict, key, doc)?.as_name().ok()
}

fn stream_of(dict: &Dictionary, key: &[u8], doc: &Document) -> Option<Vec<u8>> {
    let stream = get(dict, key, doc)?.as_stream().ok()?;
    stream.get_plain_content_with_limit(crate::import::limits::FONT_BYTES_MAX).ok()
}

fn number_of(dict: &Dictionary, key: &[u8], doc: &Document) -> Option<f64> {
    get(dict, key, doc).and_then(number)
}

/// The value of a number.
pub(super) fn number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from).filter(|value| value.is_finite())
}

fn descendant<'a>(dict: &'a Dictionary, doc: &'a Document) -> Option<&'a Dictionary> {
    let first = get(dict, b"DescendantFonts", doc)?.as_array().ok()?.first()?;
    doc.dereference(first).ok()?.1.as_dict().ok()
}

fn base_name(dict: &Dictionary, doc: &Document) -> String {
    name_of(dict, b"BaseFont", doc).map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default()
}

/// The name of a bold font says so, in the ways foundries do, or its description.
fn is_bold(name: &str, descriptor: Option<&Dictionary>, doc: &Document) -> bool {
    const WORDS: [&str; 7] = ["bold", "black", "heavy", "demi", "cmbx", "sfbx", "cmssbx"];
    let name = name.split_once('+').map_or(name, |(_, rest)| rest).to_ascii_lowercase();
    let value = |key: &[u8]| descriptor.and_then(|descriptor| number_of(descriptor, key, doc)).unwrap_or(0.0);
    let forced = descriptor
        .and_then(|descriptor| get(descriptor, b"Flags", doc)?.as_i64().ok())
        .is_some_and(|flags| flags & (1 << 18) != 0);
    WORDS.iter().any(|word| name.contains(word)) || forced || value(b"FontWeight") >= 600.0
}
