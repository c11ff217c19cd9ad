//! French tokens: a word with its inner hyphens, an elided article, a punctuation mark with the space French puts
//! beside it, any other space; each with what it means once typography is set aside.
use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A piece of a text and what it is compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) meaning: Cow<'a, str>,
}

/// The tokens of a text; together they are the text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let scan = Scan { text, chars: text.char_indices().collect() };
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < scan.chars.len() {
        let end = scan.end(at).max(at + 1);
        let piece = scan.piece(at, end);
        tokens.push(Token { text: piece, meaning: meaning(piece) });
        at = end;
    }
    tokens
}

/// How many letters and digits a text has.
pub(in crate::domain) fn letters_of(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The text without what typography may change: spaces, hyphens and dashes, ligatures, the shape of quotation marks
/// and apostrophes.
pub(in crate::domain) fn skeleton(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        strip(text.chars(), &mut bare);
    } else {
        strip(text.nfc(), &mut bare);
    }
    bare
}

fn strip(chars: impl Iterator<Item = char>, bare: &mut String) {
    let mut chars = chars.peekable();
    while let Some(c) = chars.next() {
        let small_next = chars.peek().is_none_or(|next| next.is_lowercase());
        match c {
            // « OEuvre », « Œuvre » and « Oeuvre » are one word, as « CŒUR » and « COEUR » are.
            'E' if bare.ends_with('O') && small_next => bare.push('e'),
            c if c.is_ascii_alphanumeric() => bare.push(c),
            c if is_apostrophe(c) => bare.push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '"' => bare.push('"'),
            '…' => bare.push_str("..."),
            'œ' => bare.push_str("oe"),
            'Œ' => bare.push_str(if small_next { "Oe" } else { "OE" }),
            'æ' => bare.push_str("ae"),
            'Æ' => bare.push_str(if small_next { "Ae" } else { "AE" }),
            'ﬀ' => bare.push_str("ff"),
            'ﬁ' => bare.push_str("fi"),
            'ﬂ' => bare.push_str("fl"),
            'ﬃ' => bare.push_str("ffi"),
            'ﬄ' => bare.push_str("ffl"),
            'º' => bare.push('°'),
            'ᵉ' => bare.push('e'),
            'ʳ' => bare.push('r'),
            c if c.is_whitespace() || is_dash(c) || is_invisible(c) => {}
            c => bare.push(c),
        }
    }
}

/// A text whose tokens are being found, by the rank of its characters.
struct Scan<'a> {
    text: &'a str,
    chars: Vec<(usize, char)>,
}

impl<'a> Scan<'a> {
    fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c)
    }

    fn is(&self, at: usize, test: impl Fn(char) -> bool) -> bool {
        self.get(at).is_some_and(test)
    }

    fn piece(&self, from: usize, to: usize) -> &'a str {
        let byte = |at: usize| self.chars.get(at).map_or(self.text.len(), |(byte, _)| *byte);
        self.text.get(byte(from)..byte(to)).unwrap_or_default()
    }

    fn past(&self, mut at: usize, test: impl Fn(char) -> bool) -> usize {
        while self.is(at, &test) {
            at += 1;
        }
        at
    }

    /// The end of the token that begins here.
    fn end(&self, at: usize) -> usize {
        match self.get(at) {
            // A mark keeps the space French puts before or after it: where there is none, nothing has changed.
            Some(c) if c.is_whitespace() => {
                let end = self.past(at, char::is_whitespace);
                if self.is(end, |c| matches!(c, ';' | ':' | '!' | '?' | '»' | '%')) { end + 1 } else { end }
            }
            Some('«') => self.past(at + 1, char::is_whitespace),
            Some('.') => self.past(at, |c| c == '.'),
            Some(c) if is_word(c) => self.word_end(at),
            _ => at + 1,
        }
    }

    fn word_end(&self, start: usize) -> usize {
        let mut at = start;
        loop {
            at = self.past(at, is_word);
            let Some(c) = self.get(at) else { return at };
            let letter_after = self.is(at + 1, is_word);
            let between_digits =
                is_dash(c) && self.is(at - 1, char::is_numeric) && self.is(at + 1, char::is_numeric);
            at = if is_apostrophe(c) && self.is(at - 1, char::is_alphabetic) {
                if !keeps_apostrophe(self.piece(start, at)) || !letter_after {
                    return at + 1;
                }
                at + 1
            } else if is_hyphen(c) && letter_after || between_digits || self.is_inside_number(start, at) {
                at + 1
            } else if let Some(next) = self.cut_by_line_end(at) {
                next
            } else {
                return at;
            };
        }
    }

    /// The comma of « 3,5 » and the space of « 10 000 ».
    fn is_inside_number(&self, start: usize, at: usize) -> bool {
        let digit = |at: usize| self.is(at, |c| c.is_ascii_digit());
        if !digit(at + 1) || !digit(at - 1) {
            return false;
        }
        match self.get(at) {
            Some('.' | ',') => true,
            Some(' ' | '\u{a0}' | '\u{202f}') => {
                let group = (start..at).rev().take_while(|at| digit(*at)).count();
                (1..=3).contains(&group)
                    && (start..at).all(|at| self.is(at, |c| c.is_ascii_digit() || c.is_whitespace()))
                    && digit(at + 2)
                    && digit(at + 3)
                    && !self.is(at + 4, is_word)
            }
            _ => false,
        }
    }

    /// Where a word goes on that the end of a line had cut: « exploi- tation ».
    fn cut_by_line_end(&self, at: usize) -> Option<usize> {
        let cut = self.is(at, is_hyphen) && self.is(at - 1, char::is_alphabetic);
        let next = self.past(at + 1, char::is_whitespace);
        if !cut || next == at + 1 || !self.is(next, char::is_lowercase) {
            return None;
        }
        // « sous- et sur-représentés » is written so on purpose.
        let word = self.piece(next, self.past(next, is_word));
        (!matches!(word, "et" | "ou" | "ni")).then_some(next)
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_invisible(c) || unicode_normalization::char::is_combining_mark(c)
}

/// A character without width: soft hyphens and their like.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '‛' | '′' | '`' | '´')
}

/// The words in which an apostrophe elides nothing.
fn keeps_apostrophe(start: &str) -> bool {
    matches!(start, "aujourd" | "Aujourd" | "prud" | "Prud")
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_dash(c: char) -> bool {
    is_hyphen(c) || matches!(c, '\u{2012}'..='\u{2015}' | '\u{2212}')
}

fn meaning(piece: &str) -> Cow<'_, str> {
    if piece.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !piece.contains("OE") {
        return Cow::Borrowed(piece);
    }
    let bare = skeleton(piece);
    if !bare.is_empty() {
        return Cow::Owned(bare);
    }
    Cow::Borrowed(if piece.chars().any(is_dash) { "–" } else { " " })
}
