//! The gates of text: what comes in is cleaned once, what goes to the screen shows what it hides. Escape
//! sequences are not understood here, only disarmed: without its first character none means anything.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest name given to a file or a folder.
const SLUG_LENGTH: usize = 60;
/// How many combining marks one letter may carry on the screen.
const MARKS_A_LETTER: usize = 8;

/// Several lines from outside, made safe: line ends are `\n`, control and invisible characters are gone (no-break
/// spaces stay), accents are composed, and the bullets Word pastes are dashes.
pub fn clean_paste(pasted: &str) -> String {
    let composed: String = visible(pasted).nfc().collect();
    let mut lines = String::with_capacity(composed.len());
    for (index, line) in composed.split('\n').enumerate() {
        if index > 0 {
            lines.push('\n');
        }
        let (indent, content) = line.split_at(line.len() - line.trim_start_matches(' ').len());
        lines.push_str(indent);
        match after_word_bullet(content) {
            Some(rest) => {
                lines.push_str("- ");
                lines.push_str(rest);
            }
            None => lines.push_str(content),
        }
    }
    lines
}

/// One line from outside, made safe as by [`clean_paste`]; newlines and tabs are spaces, and none is left around.
pub fn clean_line(pasted: &str) -> String {
    clean_paste(pasted).replace(['\n', '\t'], " ").trim_matches(' ').to_owned()
}

/// The text as the screen may show it: nothing that steers a terminal or reorders a row, and no pile of accents
/// that climbs over the rows above. What was hidden shows as a sign of one cell.
pub fn displayable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| !is_hidden(c) && !is_combining_mark(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut marks = 0;
    let mut rest = text.chars().peekable();
    let mut before = None;
    while let Some(c) = rest.next() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if joins_emoji(before, c, rest.peek().copied()) || !is_hidden(c) {
            if marks <= MARKS_A_LETTER {
                shown.push(c);
            }
        } else {
            shown.push(stand_in(c));
        }
        before = Some(c);
    }
    Cow::Owned(shown)
}

/// A name for a file or a folder on any system: `[a-z0-9-]`, at most sixty letters, none that Windows reserves.
pub fn slug(title: &str) -> String {
    let mut name = String::new();
    for c in super::fold::fold(title).chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.len() == SLUG_LENGTH {
            break;
        }
    }
    name.truncate(name.trim_end_matches('-').len());
    match name.as_str() {
        "" => "sans-titre".to_owned(),
        reserved if is_reserved_on_windows(reserved) => format!("{reserved}-0"),
        _ => name,
    }
}

/// What a key may write: nothing for a control or an invisible character, but the joiner between two emoji.
pub fn clean_key(before: Option<char>, typed: char) -> Option<char> {
    let joiner = typed == '\u{200D}' && before.is_some_and(is_pictogram);
    (joiner || !is_hidden(typed)).then_some(typed)
}

fn visible(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text.chars().peekable();
    let mut before: Option<char> = None;
    std::iter::from_fn(move || {
        loop {
            let c = match rest.next()? {
                '\r' => {
                    rest.next_if_eq(&'\n');
                    '\n'
                }
                '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
                c => c,
            };
            let kept =
                matches!(c, '\n' | '\t') || joins_emoji(before, c, rest.peek().copied()) || !is_hidden(c);
            if kept {
                before = Some(c);
                return Some(c);
            }
        }
    })
}

/// A control character, or one that has no shape of its own and changes how its neighbors are read.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}'
            | '\u{E0000}'..='\u{E007F}')
}

/// The zero-width joiner that makes one family out of three faces is not hiding anything.
fn joins_emoji(before: Option<char>, c: char, after: Option<char>) -> bool {
    c == '\u{200D}' && before.is_some_and(is_pictogram) && after.is_some_and(is_pictogram)
}

fn is_pictogram(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// A pictured control character, a plain space for a line end or a tab, or the sign of the unknown character.
fn stand_in(c: char) -> char {
    match c {
        '\n' | '\t' | '\r' => ' ',
        '\u{7F}' => '␡',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        _ => '\u{FFFD}',
    }
}

fn after_word_bullet(line: &str) -> Option<&str> {
    line.strip_prefix(['•', 'o', '§', '·', '\u{F0B7}', '\u{F0A7}'])?.strip_prefix('\t')
}

fn is_reserved_on_windows(name: &str) -> bool {
    let numbered = |prefix| {
        name.strip_prefix(prefix)
            .is_some_and(|digit: &str| digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit())
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_paste_is_lines_without_anything_hidden() {
        for (pasted, cleaned) in [
            ("a\r\nb\rc\u{0B}d\u{85}e\u{2028}f", "a\nb\nc\nd\ne\nf"),
            ("\u{FEFF}vic\u{AD}times\0 \u{1B}[31mrouge\u{200B}", "victimes [31mrouge"),
            ("\u{202E}3\u{202F}mois\u{A0}: \u{2066}x\u{2069}", "3\u{202F}mois\u{A0}: x"),
            ("e\u{301}le\u{300}ve", "élève"),
            ("•\tun\no\tdeux\n  §\ttrois\nou\tquatre", "- un\n- deux\n  - trois\nou\tquatre"),
            ("👨\u{200D}👩\u{200D}👧 a\u{200D}b", "👨\u{200D}👩\u{200D}👧 ab"),
        ] {
            assert_eq!(clean_paste(pasted), cleaned, "{pasted:?}");
        }
    }

    #[test]
    fn a_line_has_neither_line_ends_nor_tabs() {
        assert_eq!(clean_line("  Titre\r\nsuite\tfin \n"), "Titre suite fin");
    }

    #[test]
    fn the_screen_shows_what_hides() {
        for (text, shown) in [
            ("« plein »", "« plein »"),
            ("\u{1B}[2J", "␛[2J"),
            ("a\u{202E}b\u{9B}", "a\u{FFFD}b\u{FFFD}"),
            ("a\nb\tc", "a b c"),
            ("3\u{202F}mois", "3\u{202F}mois"),
        ] {
            assert_eq!(displayable(text), shown, "{text:?}");
        }
        let flood = format!("e{}", "\u{301}".repeat(500));
        assert_eq!(displayable(&flood).chars().count(), 1 + MARKS_A_LETTER);
    }

    #[test]
    fn a_slug_names_a_folder_anywhere() {
        for (title, name) in [
            ("Réunion du 31 janvier : l’Œuvre & Cie", "reunion-du-31-janvier-l-oeuvre-cie"),
            ("  ", "sans-titre"),
            ("CON", "con-0"),
            ("Com1", "com1-0"),
            ("../../etc/passwd", "etc-passwd"),
        ] {
            assert_eq!(slug(title), name, "{title:?}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in ".{0,80}") {
            let once = clean_paste(&text);
            prop_assert_eq!(&clean_paste(&once), &once);
        }

        #[test]
        fn a_slug_is_always_a_safe_name(title in ".{0,120}") {
            let name = slug(&title);
            prop_assert!(!name.is_empty() && name.len() <= SLUG_LENGTH);
            prop_assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }
}
