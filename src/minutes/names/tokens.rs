//! A text as its words and what stands between them.
use crate::text::fold::fold;

/// A word, or what stands between two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// As it is written.
    pub(super) text: &'t str,
    /// Without capitals and accents; nothing for what is no word.
    pub(super) word: Option<String>,
}

impl Token<'_> {
    /// Whether it may stand inside a name: a space, a hyphen, a stop after an initial, what an address is made of.
    pub(super) fn joins(&self) -> bool {
        self.word.is_none()
            && self
                .text
                .chars()
                .all(|c| c.is_whitespace() || ",.-_\u{2010}\u{2011}\u{a0}\u{202f}".contains(c))
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capitalized(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it holds two parts of one name together.
    pub(super) fn is_hyphen(&self) -> bool {
        matches!(self.text, "-" | "\u{2010}" | "\u{2011}")
    }

    /// Whether it is this word.
    pub(super) fn is(&self, word: &str) -> bool {
        self.word.as_deref() == Some(word)
    }
}

/// The words of a text and what stands between them, in order: together they are the text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let inside = |c: char| c.is_alphanumeric() || is_mark(c);
        let is_word = inside(first);
        let end = rest.find(|c: char| inside(c) != is_word).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        tokens.push(Token { text: token, word: is_word.then(|| fold(token)) });
        rest = after;
    }
    tokens
}

/// An accent that stands after its letter.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The words of a text, folded.
pub(super) fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().filter_map(|token| token.word).collect()
}
