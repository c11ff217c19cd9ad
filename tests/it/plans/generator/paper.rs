//! The paper a plan made at random is printed on: plain text (wrapped, with pages) or Markdown or bold lines, with or
//! without a table of contents.
use std::fmt::Write;

use super::chance::Chance;
use super::{Made, Text};

/// How the table of contents is printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Contents {
    Dots,
    Numbers,
    Bare,
}

pub(super) fn contents(chance: &mut Chance) -> Option<Contents> {
    *chance.pick(&[None, None, None, Some(Contents::Dots), Some(Contents::Numbers), Some(Contents::Bare)])
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Format {
    Plain,
    Markdown,
    Bold,
    Blocks,
}

/// What the file looks like.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    format: Format,
    width: usize,
    pages: bool,
    tight: bool,
    header: String,
}

pub(super) fn choose(chance: &mut Chance) -> Paper {
    let format =
        *chance.pick(&[Format::Plain, Format::Plain, Format::Markdown, Format::Bold, Format::Blocks]);
    let width = *chance.pick(&[60, 72, 80, 100, 5000]);
    Paper {
        format,
        width,
        pages: format == Format::Plain && chance.one_in(3),
        tight: format == Format::Plain && width < 5000 && chance.one_in(4),
        header: format!(
            "{} – version {}",
            chance.pick(&["Projet de plan", "Document de travail"]),
            1 + chance.below(4)
        ),
    }
}

impl Paper {
    pub(crate) fn file_name(&self) -> &'static str {
        match self.format {
            Format::Plain => "plan.txt",
            Format::Markdown | Format::Bold => "plan.md",
            Format::Blocks => "plan.blocks",
        }
    }

    /// The words of the file.
    pub(crate) fn words(&self, source: &str) -> String {
        if self.format == Format::Blocks {
            let blocks = super::drawing::blocks(source);
            return blocks.iter().flat_map(|block| [block.text.as_str(), "\n"]).collect();
        }
        source.replace(['#', '*'], "")
    }

    pub(super) fn print(&self, made: &Made) -> String {
        let mut lines: Vec<String> = Vec::new();
        self.heading(&mut lines, &made.title, 1);
        if let Some(contents) = made.contents {
            self.contents(&mut lines, made, contents);
        }
        for (part, printed) in made.parts.iter().zip(&made.printed) {
            self.heading(&mut lines, printed, part.depth + 2);
            for text in &part.body {
                self.text(&mut lines, text);
            }
        }
        let gap = if self.format == Format::Blocks { "\n" } else { "\n\n" };
        let text = lines.join(gap);
        let text = if self.tight { tighten(&lines) } else { text };
        if self.pages { self.paginate(&text) } else { text + "\n" }
    }

    fn heading(&self, lines: &mut Vec<String>, heading: &str, level: usize) {
        let mark = if self.tight { "\u{1}" } else { "" };
        match self.format {
            Format::Plain => {
                let rows: Vec<String> = heading.split('\n').map(|row| self.wrap(row)).collect();
                lines.push(format!("{mark}{}", rows.join("\n")));
            }
            Format::Markdown => {
                for row in heading.split('\n') {
                    lines.push(format!("{} {row}", "#".repeat(level)));
                }
            }
            Format::Bold if level == 1 => lines.push(format!("# {heading}")),
            Format::Bold => {
                for row in heading.split('\n') {
                    lines.push(format!("**{row}**"));
                }
            }
            Format::Blocks => {
                for row in heading.split('\n') {
                    // Two lines of a title are two blocks in a PDF.
                    let words: Vec<&str> = row.split(' ').collect();
                    let cut = if words.len() > 9 { 7 } else { words.len() };
                    for piece in [&words[..cut], &words[cut..]] {
                        if !piece.is_empty() {
                            lines.push(format!("h{level} {}", piece.join(" ")));
                        }
                    }
                }
            }
        }
    }

    fn text(&self, lines: &mut Vec<String>, text: &Text) {
        match (text, self.format) {
            (Text::Paragraph(text), Format::Blocks) => lines.push(format!("p {text}")),
            (Text::Paragraph(text), Format::Plain) => lines.push(self.wrap(text)),
            (Text::Paragraph(text), _) => lines.push(text.clone()),
            (Text::Dashes(dashes), Format::Blocks) => {
                lines.extend(dashes.iter().map(|dash| format!("item {dash}")));
            }
            (Text::Dashes(dashes), _) => {
                let rows: Vec<String> = dashes.iter().map(|dash| self.wrap(&format!("- {dash}"))).collect();
                lines.push(rows.join("\n"));
            }
        }
    }

    fn contents(&self, lines: &mut Vec<String>, made: &Made, contents: Contents) {
        self.heading(lines, "Sommaire", 2);
        let mut rows = Vec::new();
        for (n, printed) in made.printed.iter().enumerate() {
            let entry = printed.replace('\n', " : ");
            let page = 2 + n / 3;
            let row = match contents {
                Contents::Dots => format!(
                    "{entry} {} {page}",
                    ".".repeat(4 + 70_usize.saturating_sub(entry.chars().count()))
                ),
                Contents::Numbers => format!("{entry} {page}"),
                Contents::Bare => entry,
            };
            rows.push(match self.format {
                Format::Blocks => format!("p {row}"),
                _ => row,
            });
        }
        match self.format {
            Format::Markdown | Format::Bold | Format::Blocks => lines.extend(rows),
            Format::Plain => lines.push(rows.join("\n")),
        }
    }

    fn wrap(&self, text: &str) -> String {
        let mut rows = vec![String::new()];
        for word in text.split(' ') {
            let row = rows.last_mut().unwrap();
            if !row.is_empty() && row.chars().count() + 1 + word.chars().count() > self.width {
                rows.push(word.to_owned());
            } else {
                if !row.is_empty() {
                    row.push(' ');
                }
                row.push_str(word);
            }
        }
        rows.join("\n")
    }

    fn paginate(&self, text: &str) -> String {
        let rows: Vec<&str> = text.lines().collect();
        let sheets = rows.chunks(28);
        let count = sheets.len();
        let mut paged = String::new();
        for (n, sheet) in sheets.enumerate() {
            if n > 0 {
                paged.push('\u{0C}');
            }
            let _ = write!(paged, "{}\n\n{}\n\nPage {} sur {count}\n", self.header, sheet.join("\n"), n + 1);
        }
        paged
    }
}

/// Only headings have a blank line before them.
fn tighten(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        if let Some(line) = line.strip_prefix('\u{1}') {
            text.push('\n');
            text.push_str(line);
        } else {
            text.push_str(line);
        }
        text.push('\n');
    }
    text
}
