//! Runs of text as Markdown: every sign that could be markup escaped where it could be, and marks that `CommonMark` would
//! not take for marks at their place (« mot**« gras »** ») written as elements instead.
use crate::minutes::document::{Inline, Mark};

/// Runs of text on one line.
pub(super) fn inlines(text: &[Inline]) -> String {
    let runs = joined(text);
    let mut out = String::new();
    for (rank, run) in runs.iter().enumerate() {
        if run.is_break() {
            out.push_str("<br>");
            continue;
        }
        let escaped = escape(&run.text, out.chars().next_back());
        let next = runs.get(rank + 1);
        match &run.mark {
            Mark::Plain | Mark::Quoted => out.push_str(&escaped),
            Mark::Strong => marked(&mut out, &escaped, ("**", "strong"), next),
            Mark::Emphasis => marked(&mut out, &escaped, ("*", "em"), next),
            Mark::Removed => marked(&mut out, &escaped, ("~~", "del"), next),
            Mark::Added => enclosed(&mut out, &escaped, "<ins>", "</ins>"),
            Mark::Link(target) => link(&mut out, &run.text, &escaped, target),
        }
    }
    out
}

/// Plain words on one line.
pub(super) fn words(text: &str) -> String {
    escape(text, None)
}

/// Words that begin a block, where some signs would mean a heading, a list, a quotation or a rule.
pub(super) fn begun(words: &str) -> String {
    let words = words.trim_matches(' ');
    match words.chars().next() {
        Some('+' | '-' | '=') => format!("\\{words}"),
        Some(c) if c.is_ascii_digit() => {
            let digits = words.chars().take_while(char::is_ascii_digit).count();
            let mut rest = words.chars().skip(digits);
            match rest.next() {
                Some(mark @ ('.' | ')')) => {
                    let head: String = words.chars().take(digits).collect();
                    format!("{head}\\{mark}{}", rest.collect::<String>())
                }
                _ => words.to_owned(),
            }
        }
        _ => words.to_owned(),
    }
}

/// Runs of the same mark that follow each other as one; empty ones dropped.
fn joined(text: &[Inline]) -> Vec<Inline> {
    let mut runs: Vec<Inline> = Vec::new();
    for run in text.iter().filter(|run| !run.text.is_empty()) {
        match runs.last_mut() {
            Some(last) if last.mark == run.mark && !last.is_break() && !run.is_break() => {
                last.text.push_str(&run.text);
            }
            _ => runs.push(run.clone()),
        }
    }
    runs
}

/// Words between marks, or between the tags of an element where marks would be read as stars (`CommonMark` 0.31, 6.2:
/// what opens must stand before a letter, or after a space or a sign; what closes after a letter, or before those).
fn marked(out: &mut String, escaped: &str, (mark, tag): (&str, &str), next: Option<&Inline>) {
    let core = escaped.trim();
    let (lead, trail) = (escaped.starts_with(char::is_whitespace), escaped.ends_with(char::is_whitespace));
    let open_to = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens = lead
        || match out.chars().next_back() {
            None => true,
            Some('*' | '~') => false,
            Some(before) => open_to(before) || is_letter(core.chars().next()),
        };
    let closes = trail
        || match next {
            None => true,
            Some(next) if next.is_break() => true,
            Some(next) if matches!(next.mark, Mark::Plain | Mark::Quoted) => {
                next.text.starts_with(open_to) || is_letter(core.chars().next_back())
            }
            Some(next) => next.text.starts_with(char::is_whitespace),
        };
    if opens && closes {
        enclosed(out, escaped, mark, mark);
    } else {
        enclosed(out, escaped, &format!("<{tag}>"), &format!("</{tag}>"));
    }
}

/// Marks take no space inside them: those at the edges go outside.
fn enclosed(out: &mut String, words: &str, open: &str, close: &str) {
    let core = words.trim();
    let start = words.len() - words.trim_start().len();
    let (lead, rest) = words.split_at_checked(start).unwrap_or((words, ""));
    if core.is_empty() {
        return out.push_str(words);
    }
    out.extend([lead, open, core, close, rest.get(core.len()..).unwrap_or_default()]);
}

/// A link to an address of the web or of a person; of any other target the words alone stay.
fn link(out: &mut String, words: &str, escaped: &str, target: &str) {
    let target = target.trim();
    let lower = target.to_ascii_lowercase();
    if !["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return out.push_str(escaped);
    }
    let plain = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '\\');
    if words == target && !target.contains(plain) {
        return out.extend(["<", target, ">"]);
    }
    let mut address = String::new();
    for c in target.chars().filter(|c| !c.is_control()) {
        match c {
            ' ' => address.push_str("%20"),
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '\\' => address.push_str("%5C"),
            // A named character would be read as one.
            '&' => address.push_str("&amp;"),
            c => address.push(c),
        }
    }
    enclosed(out, escaped, "[", &format!("](<{address}>)"));
}

/// The words on one line, every sign that could be markup escaped. An underscore inside a word or a lone star between
/// spaces means nothing in Markdown, but telling those apart is not worth a mistake. `before` is the letter before them.
fn escape(text: &str, before: Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = before;
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' | '$' => out.extend(['\\', c]),
            // One at the start makes a heading, one at the end of a heading is dropped.
            '#' if !before.is_some_and(char::is_alphanumeric) => out.push_str("\\#"),
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') => continue,
            c => out.push(c),
        }
        before = Some(c);
    }
    out
}
