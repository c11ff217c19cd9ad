//! The drawing language of a PDF page, cut into tokens. No nesting is built: brackets are tokens of their own, so that no
//! depth can be reached.
use std::rc::Rc;

/// A token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A number.
    Number(f64),
    /// `/Name`.
    Name(Vec<u8>),
    /// `(text)` or `<hex>`.
    Text(Vec<u8>),
    /// `[`, `]`, `<<` or `>>`.
    Bracket,
    /// An operator, `true`, `null`…
    Word(Vec<u8>),
}

/// Reads tokens one after the other.
#[derive(Debug, Clone)]
pub(super) struct Lexer {
    bytes: Rc<Vec<u8>>,
    at: usize,
}

impl Lexer {
    pub(super) fn new(bytes: Rc<Vec<u8>>) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> Vec<u8> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let taken: Vec<u8> = rest.iter().copied().take_while(|byte| wanted(*byte)).collect();
        self.at += taken.len();
        taken
    }

    fn skip_blank(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    fn name(&mut self) -> Vec<u8> {
        let raw = self.take_while(|byte| !is_blank(byte) && !is_delimiter(byte));
        let mut name = Vec::with_capacity(raw.len());
        let mut bytes = raw.into_iter();
        while let Some(byte) = bytes.next() {
            let mut ahead = bytes.clone();
            match (byte, ahead.next().and_then(hex), ahead.next().and_then(hex)) {
                (b'#', Some(high), Some(low)) => {
                    name.push(high * 16 + low);
                    bytes = ahead;
                }
                _ => name.push(byte),
            }
        }
        name
    }

    /// The rest of `(text)`.
    fn literal(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut depth = 1_u32;
        while let Some(byte) = self.take() {
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    if let Some(escaped) = self.escape() {
                        text.push(escaped);
                    }
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        text
    }

    fn escape(&mut self) -> Option<u8> {
        Some(match self.take()? {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
                return None;
            }
            b'\n' => return None,
            first @ b'0'..=b'7' => {
                let mut code = u32::from(first - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                u8::try_from(code & 0xFF).unwrap_or_default()
            }
            other => other,
        })
    }

    /// The rest of `<hex>`.
    fn hexadecimal(&mut self) -> Vec<u8> {
        let mut digits = self.take_while(|byte| byte != b'>');
        self.at += 1;
        digits.retain(|byte| hex(*byte).is_some());
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        digits
            .chunks(2)
            .map(|pair| pair.iter().fold(0, |n, digit| n * 16 + hex(*digit).unwrap_or(0)))
            .collect()
    }

    /// Steps over the bytes of a picture that stands in the drawing itself, up to its `EI`.
    pub(super) fn skip_picture(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = rest.windows(4).position(|window| match window {
            [before, b'E', b'I', after] => is_blank(*before) && is_blank(*after),
            _ => false,
        });
        self.at = end.map_or(self.bytes.len(), |end| self.at + end + 3);
    }
}

impl Iterator for Lexer {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_blank();
        Some(match self.take()? {
            b'/' => Token::Name(self.name()),
            b'(' => Token::Text(self.literal()),
            b'<' if self.peek() != Some(b'<') => Token::Text(self.hexadecimal()),
            b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b')' => Token::Bracket,
            first => {
                self.at -= 1;
                let word = self.take_while(|byte| !is_blank(byte) && !is_delimiter(byte));
                match (first, number(&word)) {
                    (b'0'..=b'9' | b'+' | b'-' | b'.', Some(value)) => Token::Number(value),
                    _ => Token::Word(word),
                }
            }
        })
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// A number; « --5 » and « 1.2-3 », which some programs write, are read up to where they make sense.
fn number(word: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(word).ok()?;
    let plain = |text: &str| text.parse::<f64>().ok().filter(|value| value.is_finite());
    plain(text).map(|value| value.clamp(-1e9, 1e9)).or_else(|| {
        let bare = text.trim_start_matches('-');
        let end = bare.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(bare.len());
        let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
        bare.get(..end).and_then(plain).map(|value| sign * value.clamp(-1e9, 1e9))
    })
}

#[cfg(test)]
mod tests {
    use super::{Lexer, Token};
    use std::rc::Rc;

    fn tokens(text: &[u8]) -> Vec<Token> {
        Lexer::new(Rc::new(text.to_vec())).collect()
    }

    #[test]
    fn the_drawing_language_is_cut_into_tokens() {
        let word = |text: &str| Token::Word(text.as_bytes().to_vec());
        let text = |text: &str| Token::Text(text.as_bytes().to_vec());
        for (source, expected) in [
            ("/F1 12 Tf", vec![Token::Name(b"F1".to_vec()), Token::Number(12.0), word("Tf")]),
            (
                "[(A\\(b\\)\\101) -25.5]TJ",
                vec![Token::Bracket, text("A(b)A"), Token::Number(-25.5), Token::Bracket, word("TJ")],
            ),
            ("<48 6>'", vec![text("H`"), word("'")]),
            (
                "% rien\n((a)b) --3 /A#20B",
                vec![text("(a)b"), Token::Number(-3.0), Token::Name(b"A B".to_vec())],
            ),
        ] {
            assert_eq!(tokens(source.as_bytes()), expected, "{source}");
        }
    }

    #[test]
    fn broken_tokens_end_with_the_page() {
        for source in ["(", "<", "<4", "/", "[", "\\", "(\\", "%", "))", ">", "<<", "-", "1e999 ."] {
            assert!(tokens(source.as_bytes()).len() <= 2, "{source}");
        }
    }
}
