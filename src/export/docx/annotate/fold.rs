//! Texts as rows of words that compare equal however they are written: composed or decomposed accents, any blanks,
//! hyphens that show only at the end of a line. Each letter keeps the place it came from.
use unicode_normalization::UnicodeNormalization;

/// A word, or one sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is compared by.
    pub(super) fold: String,
    /// For each character of `fold`, the character of the text it comes from.
    pub(super) from: Vec<usize>,
    /// Whether it has letters or figures.
    pub(super) is_word: bool,
}

/// The words and signs of a text.
pub(super) fn tokens(text: &[char]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut in_word = false;
    for (at, c) in text.iter().enumerate() {
        if is_unseen(*c) {
            continue;
        }
        if c.is_whitespace() {
            in_word = false;
            continue;
        }
        let of_word = c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(*c);
        if !(of_word && in_word) {
            tokens.push(Token { fold: String::new(), from: Vec::new(), is_word: of_word });
        }
        in_word = of_word;
        if let Some(token) = tokens.last_mut() {
            if c.is_ascii() {
                token.fold.push(*c);
                token.from.push(at);
            } else {
                for part in std::iter::once(*c).nfd() {
                    token.fold.push(part);
                    token.from.push(at);
                }
            }
        }
    }
    tokens
}

/// The words of a text run together: what tells one paragraph from another.
pub(super) fn key(tokens: &[Token]) -> String {
    tokens.iter().filter(|token| token.is_word).map(|token| token.fold.as_str()).collect()
}

/// How many letters and figures tokens have.
pub(super) fn letters(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.is_word).map(|token| token.from.len()).sum()
}

/// What shows on no paper, and is not in what was read.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::{key, tokens};

    #[test]
    fn one_text_written_in_two_ways_has_one_key() {
        let key = |text: &str| key(&tokens(&text.chars().collect::<Vec<_>>()));
        for (a, b) in [
            ("l’élève", "l’e\u{301}le\u{300}ve"),
            ("- vic\u{AD}times  et\ttémoins", "victimes et témoins"),
            ("3\u{202F}mois", "3 mois"),
        ] {
            assert_eq!(key(a), key(b), "{a:?}");
        }
        assert_ne!(key("élève"), key("eleve"));
    }

    #[test]
    fn each_letter_tells_where_it_comes_from() {
        let text: Vec<char> = "vic\u{AD}te\u{301}".chars().collect();
        let tokens = tokens(&text);
        assert_eq!(tokens.len(), 1);
        assert_eq!(tokens[0].from, [0, 1, 2, 4, 5, 6]);
    }
}
