//! The document as Markdown that reads well as it is: nothing in the text can become markup by accident.
use crate::minutes::document::{Content, Document, Inline, Mark, Role, Row, TitleRole};

/// The document as Markdown.
pub fn render(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        let text = content(&block.content);
        if text.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&text);
    }
    out.push('\n');
    out
}

fn content(content: &Content) -> String {
    match content {
        Content::Title { role: TitleRole::Title, text } => format!("# {}", inlines(text)),
        Content::Title { role: TitleRole::Date | TitleRole::Circulation, text } => {
            format!("*{}*", inlines(text))
        }
        Content::Title { text, .. } => format!("**{}**", inlines(text)),
        Content::Heading { level, text, .. } => {
            format!("{} {}", "#".repeat(usize::from(level.saturating_add(1)).min(6)), inlines(text))
        }
        Content::Paragraph { role: Role::Rubric, text } => format!("## {}", inlines(text)),
        Content::Paragraph { text, .. } | Content::Signature { text } => paragraph(text),
        Content::List { items, .. } => {
            items.iter().map(|item| format!("- {}", paragraph(&item.text))).collect::<Vec<_>>().join("\n")
        }
        Content::Quotation { text } => format!("> {}", paragraph(text)),
        Content::Table { header, rows, .. } => table(header, rows),
        Content::Contents { lines } => lines
            .iter()
            .filter(|line| line.level <= 2)
            .map(|line| {
                let indent = "  ".repeat(usize::from(line.level.saturating_sub(1)));
                format!("{indent}- {}", escape(&line.text))
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Content::PageBreak => String::new(),
    }
}

/// Runs of text that begin a block, where some signs would mean a heading, a list or a quotation.
fn paragraph(text: &[Inline]) -> String {
    let words = inlines(text);
    let words = words.trim_matches([' ', '\t', '\n']);
    let mut chars = words.chars();
    match chars.next() {
        Some('#' | '+' | '-' | '=' | '>') => format!("\\{words}"),
        Some(c) if c.is_ascii_digit() => {
            let digits = words.chars().take_while(char::is_ascii_digit).count();
            match words.chars().nth(digits) {
                Some(mark @ ('.' | ')')) => {
                    let head: String = words.chars().take(digits).collect();
                    let tail: String = words.chars().skip(digits + 1).collect();
                    format!("{head}\\{mark}{tail}")
                }
                _ => words.to_owned(),
            }
        }
        _ => words.to_owned(),
    }
}

fn inlines(text: &[Inline]) -> String {
    text.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    if inline.is_break() {
        return "<br>".to_owned();
    }
    let words = escape(&inline.text);
    match &inline.mark {
        Mark::Plain | Mark::Quoted => words,
        Mark::Strong => around("**", &words),
        Mark::Emphasis => around("*", &words),
        Mark::Added => enclosed("<ins>", &words, "</ins>"),
        Mark::Removed => around("~~", &words),
        Mark::Link(target) if target.starts_with('#') => words,
        Mark::Link(target) if target == &inline.text => format!("<{}>", target.replace(['<', '>', ' '], "")),
        Mark::Link(target) => format!("[{words}](<{}>)", target.replace(['<', '>', '\n'], "")),
    }
}

/// Marks take no space inside them: those at the edges go outside.
fn around(mark: &str, words: &str) -> String {
    enclosed(mark, words, mark)
}

fn enclosed(open: &str, words: &str, close: &str) -> String {
    let core = words.trim();
    if core.is_empty() {
        return words.to_owned();
    }
    let before = words.len() - words.trim_start().len();
    let after = words.trim_end().len();
    let (lead, trail) = (words.get(..before).unwrap_or_default(), words.get(after..).unwrap_or_default());
    format!("{lead}{open}{core}{close}{trail}")
}

/// The words on one line, every sign that could be markup escaped. An underscore inside a word or a lone star between
/// spaces means nothing in Markdown, but telling those apart is not worth a mistake.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

fn table(header: &[Vec<Inline>], rows: &[Row]) -> String {
    let line = |cells: &[Vec<Inline>]| {
        let cells: Vec<String> = cells.iter().map(|cell| inlines(cell).trim().to_owned()).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = format!("|{}", " --- |".repeat(header.len()));
    let mut lines = vec![line(header), rule];
    lines.extend(rows.iter().map(|row| line(&row.cells)));
    lines.join("\n")
}
