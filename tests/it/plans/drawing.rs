//! A draft as a few lines that a person can read and compare: title, scheme, parts, what was set aside, doubts.
use std::fmt::Write;

use greffier::domain::plan::{Draft, NodeKind, PlanNode};
use greffier::import::plan;
use greffier::import::readers::{Block, Form, Reading};
use greffier::import::report::Warning;
use greffier::text::lang::Lang;

/// The draft in the text of a file; `.blocks` files hold blocks in the notation of `blocks`.
pub(crate) fn read(name: &str, bytes: &[u8]) -> (Draft, Vec<Warning>) {
    if name.ends_with(".blocks") {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        return plan::understood(Reading { blocks: blocks(&text), ..Reading::default() });
    }
    plan::plan(bytes, name).unwrap()
}

/// « T » title, « = » scheme, parts by depth with how many paragraphs they hold, « x » set aside, « ! » doubts.
pub(crate) fn draw(draft: &Draft, warnings: &[Warning]) -> String {
    let mut drawn = String::new();
    let mut line = |text: String| {
        let _ = writeln!(drawn, "{}", text.replace('\u{A0}', " "));
    };
    if !draft.title.is_empty() {
        line(format!("T {}", draft.title));
    }
    if !draft.scheme.is_empty() {
        line(format!("= {}", draft.scheme));
    }
    for node in &draft.nodes {
        line(row(node));
    }
    for aside in &draft.set_aside {
        line(format!("x {}", aside.text));
    }
    for warning in warnings {
        line(format!("! {}", warning.message(Lang::En)));
    }
    drawn
}

fn row(node: &PlanNode) -> String {
    let held = match node.paragraphs.len() {
        0 => String::new(),
        count => format!(" [{count}]"),
    };
    let indent = " ".repeat(usize::from(node.depth));
    format!("{indent}{} {}{held}", letter(node.kind), node.heading())
}

/// One letter a kind.
pub(crate) fn letter(kind: NodeKind) -> char {
    match kind {
        NodeKind::Introduction => 'I',
        NodeKind::Priority => 'P',
        NodeKind::Axis => 'A',
        NodeKind::Measure => 'M',
        NodeKind::SubMeasure => 'S',
        NodeKind::Box => 'B',
        NodeKind::Other => 'O',
    }
}

/// Blocks from lines such as « h2 Axe 1 », « strong Titre », « p Texte », « item Tiret », « stark 1. Titre » (in bold), « row 0 a | b, first // second », « page 3 ».
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rows = std::collections::HashMap::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (form, words) = line.split_once(' ').unwrap_or((line, ""));
        let block = match form {
            "title" => Block::new(Form::Title, words),
            "p" => Block::new(Form::Paragraph, words),
            "strong" => Block { strong: true, ..Block::new(Form::Paragraph, words) },
            "item" => Block::new(Form::Item(0), words),
            "stark" => Block { strong: true, ..Block::new(Form::Item(0), words) },
            "page" => Block::new(Form::Page(words.parse().unwrap()), ""),
            "row" => {
                let (table, cells) = words.split_once(' ').unwrap();
                let table: u32 = table.parse().unwrap();
                let row = *rows.entry(table).and_modify(|row| *row += 1).or_insert(0_u32);
                for (cell, column) in cells.split('|').zip(0_u32..) {
                    let form = Form::Cell { table, row, column };
                    blocks.extend(cell.split(" // ").map(|text| Block::new(form, text.trim())));
                }
                continue;
            }
            _ => {
                let level = form.strip_prefix('h').and_then(|level| level.parse().ok());
                Block::new(Form::Heading(level.unwrap()), words)
            }
        };
        blocks.push(block);
    }
    blocks
}
