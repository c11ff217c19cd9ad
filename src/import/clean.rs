//! The one cleaning of what comes from a file: one sort of line end, composed accents, no character that steers a
//! terminal or hides. No-break spaces are French and stay.
use unicode_normalization::UnicodeNormalization;

/// A text made safe, and how much was taken out of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cleaned {
    /// The text: lines end with `\n`, pages with a form feed.
    pub text: String,
    /// How many control characters were taken out.
    pub controls: usize,
    /// How many invisible characters were taken out (soft hyphens, which only mark where a word may be cut, apart).
    pub invisible: usize,
}

/// Makes a text safe. Escape sequences are not understood, only disarmed: their first character goes.
pub fn clean(text: &str) -> Cleaned {
    let (mut controls, mut invisible) = (0, 0);
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\u{0B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\n' | '\t' | '\u{0C}' => kept.push(c),
            '\u{AD}' | '\u{FEFF}' => {}
            c if c.is_control() => controls += 1,
            c if is_invisible(c) => invisible += 1,
            c => kept.push(c),
        }
    }
    Cleaned { text: kept.nfc().collect(), controls, invisible }
}

/// Format characters that change how their neighbors are read, and code points that are no characters. The joiners
/// U+200C and U+200D belong to words of other scripts and to emoji; U+202F, right after the bidi range, is French.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}

/// The words on one line: runs of ordinary blanks become one space; no-break spaces are kept as they are.
pub fn one_line(text: &str) -> String {
    text.split([' ', '\t', '\n', '\u{0C}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{clean, one_line};

    #[test]
    fn what_steers_a_terminal_or_hides_goes_and_french_spaces_stay() {
        for (text, cleaned, controls, invisible) in [
            ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd", 0, 0),
            ("\u{1B}[31mrouge\u{7}\u{9B}2J", "[31mrouge2J", 3, 0),
            ("\u{202E}3\u{202F}mois\u{A0}: x\u{200B}", "3\u{202F}mois\u{A0}: x", 0, 2),
            ("e\u{301}le\u{300}ve vic\u{AD}time", "élève victime", 0, 0),
        ] {
            let got = clean(text);
            assert_eq!(got.text, cleaned, "{text:?}");
            assert_eq!((got.controls, got.invisible), (controls, invisible), "{text:?}");
        }
    }

    #[test]
    fn one_line_keeps_no_break_spaces() {
        assert_eq!(one_line("  a\n b\u{A0}:\tc "), "a b\u{A0}: c");
    }
}
