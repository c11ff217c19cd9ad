//! French tokens: a word with its inner hyphens, an elided article, a punctuation mark, a space; each with what it
//! means once typography is set aside.
use unicode_normalization::UnicodeNormalization;

/// A piece of a text and what it is compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) meaning: String,
}

/// The tokens of a text; together they are the text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        let kind = Kind::of(c);
        let mut elided = false;
        while let Some(&(at, next)) = chars.peek() {
            let goes_on = match kind {
                _ if elided => false,
                Kind::Space => Kind::of(next) == Kind::Space,
                Kind::Word => {
                    Kind::of(next) == Kind::Word || is_apostrophe(next) || is_inner_hyphen(text, at, next)
                }
                Kind::Mark => false,
            };
            if !goes_on {
                break;
            }
            elided = is_apostrophe(next);
            chars.next();
        }
        let end = chars.peek().map_or(text.len(), |(at, _)| *at);
        let piece = text.get(start..end).unwrap_or_default();
        tokens.push(Token { text: piece, meaning: meaning(piece, kind) });
        start = end;
    }
    tokens
}

/// How many letters and digits a text has.
pub(in crate::domain) fn letters_of(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The text without what typography may change: spaces, hyphens of line ends, the shape of quotes and apostrophes.
pub(super) fn skeleton(text: &str) -> String {
    text.nfc()
        .filter(|c| !c.is_whitespace() && !is_hyphen(*c) && *c != '\u{AD}' && *c != '\u{200B}')
        .flat_map(plain)
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Space,
    Mark,
}

impl Kind {
    fn of(c: char) -> Self {
        if c.is_whitespace() {
            Self::Space
        } else if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) || c == '\u{AD}' {
            Self::Word
        } else {
            Self::Mark
        }
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '\u{2018}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_inner_hyphen(text: &str, at: usize, c: char) -> bool {
    let after = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
    is_hyphen(c) && after.is_some_and(|next| Kind::of(next) == Kind::Word)
}

fn meaning(piece: &str, kind: Kind) -> String {
    match kind {
        Kind::Space => " ".to_owned(),
        _ => piece.nfc().filter(|c| *c != '\u{AD}').flat_map(plain).collect(),
    }
}

/// One shape for each sort of apostrophe, quotation mark, dash and hyphen.
fn plain(c: char) -> impl Iterator<Item = char> {
    let (first, more) = match c {
        c if is_apostrophe(c) => ('\'', 0),
        '“' | '”' | '„' | '«' | '»' => ('"', 0),
        '—' | '–' => ('–', 0),
        '\u{2010}' | '\u{2011}' => ('-', 0),
        '…' => ('.', 2),
        c => (c, 0),
    };
    std::iter::once(first).chain(std::iter::repeat_n('.', more))
}
