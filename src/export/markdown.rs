//! The document as Markdown (GitHub’s, on `CommonMark`) that reads well as it is: nothing in the text can become markup
//! by accident, wherever it stands.
mod inlines;

use inlines::{begun, inlines, words};

use crate::minutes::document::{Content, ContentsLine, Document, Inline, Mark, Role, Row, TitleRole};

/// Between two lists, which would be read as one.
const APART: &str = "<!-- -->";

/// The document as Markdown.
pub fn render(document: &Document) -> String {
    let mut out = String::new();
    let mut after_list = false;
    for block in &document.blocks {
        let text = content(&block.content);
        if text.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        let is_list = matches!(block.content, Content::List { .. } | Content::Contents { .. });
        if is_list && after_list {
            out.extend([APART, "\n\n"]);
        }
        after_list = is_list;
        out.push_str(&text);
    }
    out.push('\n');
    out
}

fn content(content: &Content) -> String {
    match content {
        Content::Title { role: TitleRole::Title, text } => heading(1, text),
        Content::Title { role: TitleRole::Date | TitleRole::Circulation, text } => {
            inlines(&marked(text, &Mark::Emphasis))
        }
        Content::Title { text, .. } => inlines(&marked(text, &Mark::Strong)),
        Content::Heading { level, text, .. } => heading(level.saturating_add(1), text),
        Content::Paragraph { role: Role::Rubric, text } => heading(2, text),
        Content::Paragraph { text, .. } | Content::Signature { text } => begun(&inlines(text)),
        Content::List { items, .. } => {
            let items: Vec<String> =
                items.iter().map(|item| format!("- {}", begun(&inlines(&item.text)))).collect();
            items.join("\n")
        }
        Content::Quotation { text } => format!("> {}", begun(&inlines(text))),
        Content::Table { header, rows, .. } => table(header, rows),
        Content::Contents { lines } => contents(lines),
        Content::PageBreak => String::new(),
    }
}

/// The words of a title line, those that bear no mark of their own with this one.
fn marked(text: &[Inline], mark: &Mark) -> Vec<Inline> {
    let mut text = text.to_vec();
    for run in text.iter_mut().filter(|run| run.mark == Mark::Plain && !run.is_break()) {
        run.mark = mark.clone();
    }
    text
}

/// A heading; one without words is none.
fn heading(level: u8, text: &[Inline]) -> String {
    let text = inlines(text);
    let text = text.trim_matches(' ');
    if text.is_empty() {
        return String::new();
    }
    format!("{} {text}", "#".repeat(usize::from(level.clamp(1, 6))))
}

fn contents(lines: &[ContentsLine]) -> String {
    let lines = lines.iter().filter(|line| line.level <= 2).map(|line| {
        let indent = "  ".repeat(usize::from(line.level.saturating_sub(1)));
        format!("{indent}- {}", begun(&words(&line.text)))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn table(header: &[Vec<Inline>], rows: &[Row]) -> String {
    if header.is_empty() {
        return String::new();
    }
    let line = |cells: &[Vec<Inline>]| {
        let cells: Vec<String> = (0..header.len())
            .map(|column| inlines(cells.get(column).map_or(&[][..], Vec::as_slice)))
            .collect();
        format!("| {} |", cells.iter().map(|cell| cell.trim_matches(' ')).collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}", " --- |".repeat(header.len()));
    let mut lines = vec![line(header), rule];
    lines.extend(rows.iter().map(|row| line(&row.cells)));
    lines.join("\n")
}

#[cfg(test)]
mod tests;
