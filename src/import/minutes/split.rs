//! Cutting a line where its writer separated things: never inside parentheses or quotation marks.
/// The pieces of a text between the separators, trimmed; empty ones are left out. `separator` gives the length in
/// bytes of the separator at the head of what it is shown, if there is one.
pub(super) fn outside(text: &str, separator: impl Fn(&str) -> Option<usize>) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut skip) = (0, 0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '«' | '“' | '[' => depth += 1,
            ')' | '»' | '”' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if at < skip || depth > 0 {
            continue;
        }
        if let Some(length) = text.get(at..).and_then(&separator) {
            pieces.push(text.get(start..at).unwrap_or_default());
            start = at + length;
            skip = start;
        }
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// A separator that is one of these characters.
pub(super) fn at(signs: &'static [char]) -> impl Fn(&str) -> Option<usize> {
    move |rest| rest.chars().next().filter(|c| signs.contains(c)).map(char::len_utf8)
}

/// A dash with spaces around it.
pub(super) fn at_dash(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let (space, dash, after) = (chars.next()?, chars.next()?, chars.next()?);
    let blank = |c: char| matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\t');
    let is = blank(space) && matches!(dash, '-' | '–' | '—' | '→') && blank(after);
    is.then(|| space.len_utf8() + dash.len_utf8() + after.len_utf8())
}

/// The first colon outside parentheses that is no part of an hour or an address: what stands before and after it.
pub(super) fn at_colon(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '«' | '“' => depth += 1,
            ')' | '»' | '”' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => {
                let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
                let hour = after.starts_with(|c: char| c.is_ascii_digit())
                    && before.ends_with(|c: char| c.is_ascii_digit());
                if !hour && !after.starts_with("//") {
                    return Some((before.trim(), after.trim()));
                }
            }
            _ => {}
        }
    }
    None
}

/// The text outside its parentheses, and what stands inside each.
pub(super) fn parentheses(text: &str) -> (String, Vec<&str>) {
    let mut outside = String::with_capacity(text.len());
    let mut inside = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('(' | '[', None) => open = Some((at + 1, 0)),
            ('(' | '[', Some((from, depth))) => open = Some((from, depth + 1)),
            (')' | ']', Some((from, 0))) => {
                inside.push(text.get(from..at).unwrap_or_default().trim());
                open = None;
            }
            (')' | ']', Some((from, depth))) => open = Some((from, depth - 1)),
            (c, None) => outside.push(c),
            _ => {}
        }
    }
    if let Some((from, _)) = open {
        inside.push(text.get(from..).unwrap_or_default().trim());
    }
    (outside.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "), inside)
}

/// A text without the blanks, bullets and final signs around it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim()
        .trim_start_matches(['-', '–', '—', '•', '*', '·', '▪', '◦', '►', '>', ' ', '\u{A0}', '\t', ',', ';'])
        .trim_end_matches([';', ',', ' ', '\u{A0}', '\u{202F}'])
}

#[cfg(test)]
mod tests {
    use super::{at, at_colon, at_dash, outside, parentheses};

    #[test]
    fn nothing_is_cut_inside_parentheses_or_quotes() {
        assert_eq!(outside("a (b ; c) ; d « e ; f »", at(&[';'])), ["a (b ; c)", "d « e ; f »"]);
        assert_eq!(outside("CCEM – Marie-Laure Petit", at_dash), ["CCEM", "Marie-Laure Petit"]);
        assert_eq!(at_colon("A (b : c) : d"), Some(("A (b : c)", "d")));
        assert_eq!(at_colon("arrivée 14:10"), None);
        assert_eq!(
            parentheses("Marie (CCEM) Petit (à 10 h"),
            ("Marie Petit".to_owned(), vec!["CCEM", "à 10 h"])
        );
    }
}
