//! Where pages end, estimated: the widths of letters of the two faces, lines filled greedily, spaces, headings that
//! stay with what follows. It knows no hyphenation and no kerning. Measured against LibreOffice 7.4 on the demo session:
//! 38 headings of 38 on their page; on other texts a heading may be one page off.
//! The exact pages come from a layout made by LibreOffice, when the machine has it.
use std::collections::BTreeMap;

use crate::minutes::document::{Block, Content, Document, Element, Inline, ListRole, Mark};
use crate::text::letter_widths::{SANS, SERIF};

use super::body::{KEPT_ITEMS_MAX, paragraph_style};
use super::paper::{Ground, ground};
use super::styles::{Face, Shape, Style, style};

/// A bold letter is wider by so many hundredths, on the average of French text.
const BOLD_PERCENT: u64 = 106;
/// Natural line height of both faces, in thousandths of the size.
const LINE_HEIGHT: u32 = 1150;

/// The page of each heading, by bookmark, on our own paper.
pub fn estimate(document: &Document) -> BTreeMap<String, u32> {
    estimate_on(document, ground(document.page))
}

/// The page of each heading, by bookmark, on a paper.
pub(super) fn estimate_on(document: &Document, ground: Ground) -> BTreeMap<String, u32> {
    lay_out(document, ground).0
}

/// Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The page.
    pub page: u32,
    /// The rank of the block it begins in.
    pub block: usize,
    /// Which of its paragraphs: the elements of a list, the rows of a table after its header, the lines of the contents.
    pub piece: usize,
    /// After how many lines of that paragraph, of how many.
    pub after: (u32, u32),
}

/// Where every page but the first begins.
pub fn turns(document: &Document) -> Vec<Turn> {
    lay_out(document, ground(document.page)).1
}

fn lay_out(document: &Document, ground: Ground) -> (BTreeMap<String, u32>, Vec<Turn>) {
    let mut pages = BTreeMap::new();
    let mut sheet = Sheet {
        height: ground.height,
        page: 1,
        used: 0,
        gap: 0,
        asked: true,
        held: Vec::new(),
        turns: Vec::new(),
    };
    for (rank, block) in document.blocks.iter().enumerate() {
        if block.content == Content::PageBreak {
            sheet.settle(&mut pages);
            sheet.turn();
            sheet.asked = true;
            continue;
        }
        for (number, piece) in pieces(block, ground.width).into_iter().enumerate() {
            sheet.place(Piece { at: (rank, number), ..piece }, &mut pages);
        }
    }
    sheet.settle(&mut pages);
    (pages, sheet.turns)
}

/// A paragraph to be placed.
struct Piece {
    lines: u32,
    line_height: u32,
    before: u32,
    after: u32,
    keep_next: bool,
    whole: bool,
    bookmark: Option<String>,
    /// Its block, and its rank in it.
    at: (usize, usize),
}

struct Sheet {
    /// How high its text may be.
    height: u32,
    page: u32,
    /// Height taken on the page, without the space after the last paragraph.
    used: u32,
    /// The space after the last paragraph. Between two paragraphs there is the larger of what both ask for.
    gap: u32,
    /// Whether the page was asked for, and did not come of itself: only then is there space above its first line.
    asked: bool,
    /// Paragraphs that stay with the one that follows.
    held: Vec<Piece>,
    /// Where pages were found to begin.
    turns: Vec<Turn>,
}

impl Sheet {
    fn turn(&mut self) {
        if self.used > 0 {
            self.page += 1;
            self.used = 0;
            self.gap = 0;
            self.asked = false;
        }
    }

    /// Notes that a paragraph is set on this page, from this line on.
    fn begin(&mut self, piece: &Piece, line: u32) {
        if self.page > self.turns.last().map_or(1, |turn| turn.page) {
            let (block, number) = piece.at;
            self.turns.push(Turn { page: self.page, block, piece: number, after: (line, piece.lines) });
        }
    }

    /// The space above a paragraph set here.
    fn above(&self, piece: &Piece) -> u32 {
        if self.used > 0 {
            self.gap.max(piece.before)
        } else if self.asked {
            piece.before
        } else {
            0
        }
    }

    fn settle(&mut self, pages: &mut BTreeMap<String, u32>) {
        for piece in std::mem::take(&mut self.held) {
            self.set(&piece, pages);
        }
    }

    /// Places a paragraph, with those held before it on the same page.
    fn place(&mut self, piece: Piece, pages: &mut BTreeMap<String, u32>) {
        if piece.keep_next {
            self.held.push(piece);
            return;
        }
        let mut together = 0;
        let mut gap = self.gap;
        for held in &self.held {
            together += gap.max(held.before) + held.lines * held.line_height;
            gap = held.after;
        }
        together += gap.max(piece.before) + piece.first_lines() * piece.line_height;
        if !self.held.is_empty() && together < self.height && self.used + together > self.height {
            self.turn();
        }
        self.settle(pages);
        self.set(&piece, pages);
    }

    /// Sets the lines of a paragraph, turning the page when it is full and leaving no line alone.
    fn set(&mut self, piece: &Piece, pages: &mut BTreeMap<String, u32>) {
        if self.used + self.above(piece) + piece.first_lines() * piece.line_height > self.height {
            self.turn();
        }
        self.begin(piece, 0);
        if let Some(bookmark) = &piece.bookmark {
            pages.insert(bookmark.clone(), self.page);
        }
        self.used += self.above(piece);
        let mut left = piece.lines;
        while left > 0 {
            let room = self.height.saturating_sub(self.used) / piece.line_height.max(1);
            if left <= room || piece.line_height > self.height {
                self.used += left * piece.line_height;
                break;
            }
            // A last line never goes alone to the next page.
            let here = if left - room == 1 && room > 2 { room - 1 } else { room };
            left -= here.min(left);
            self.used = self.height;
            self.turn();
            self.begin(piece, piece.lines - left);
        }
        self.gap = piece.after;
    }
}

impl Piece {
    /// The lines that stay together at the foot of a page.
    fn first_lines(&self) -> u32 {
        if self.whole || self.lines <= 3 { self.lines } else { 2 }
    }
}

/// The paragraphs of a block.
fn pieces(block: &Block, width: u32) -> Vec<Piece> {
    let name = paragraph_style(&block.content);
    match &block.content {
        Content::Heading { text, bookmark, .. } => {
            vec![Piece { bookmark: Some(bookmark.clone()), ..piece(style(name), text, width) }]
        }
        Content::Title { text, .. }
        | Content::Paragraph { text, .. }
        | Content::Quotation { text }
        | Content::Signature { text } => vec![piece(style(name), text, width)],
        Content::List { role, items } => list(style(name), *role, items, width),
        Content::Contents { lines } => lines
            .iter()
            .map(|line| {
                let name = format!("TM{}", line.level.clamp(1, 6));
                piece(style(&name), &[Inline::plain(line.text.clone())], width)
            })
            .collect(),
        Content::Table { header, widths, rows } => {
            let mut rows: Vec<Piece> =
                rows.iter().map(|row| table_row(&row.cells, widths, (style("Cellule"), width))).collect();
            rows.insert(
                0,
                Piece { keep_next: true, ..table_row(header, widths, (style("Entetedecolonne"), width)) },
            );
            rows
        }
        Content::PageBreak => Vec::new(),
    }
}

/// As the body writes it: the last element stands clear, the calendar stays on one page.
fn list(style: &Style, role: ListRole, items: &[Element], width: u32) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = items.iter().map(|item| piece(style, &item.text, width)).collect();
    if role == ListRole::Calendar && items.len() <= KEPT_ITEMS_MAX {
        for piece in &mut pieces {
            piece.keep_next = true;
        }
    }
    if let Some(last) = pieces.last_mut() {
        last.keep_next = false;
        last.after = 160;
    }
    pieces
}

fn piece(style: &Style, text: &[Inline], width: u32) -> Piece {
    let width = width.saturating_sub(style.left + style.right);
    Piece {
        lines: lines(text, style, width),
        line_height: line_height(style),
        before: style.before,
        after: style.after,
        keep_next: style.keep_next,
        whole: style.keep_lines,
        bookmark: None,
        at: (0, 0),
    }
}

fn table_row(cells: &[Vec<Inline>], widths: &[u8], (style, width): (&Style, u32)) -> Piece {
    let tallest = cells
        .iter()
        .zip(widths)
        .map(|(cell, share)| lines(cell, style, (width * u32::from(*share) / 100).saturating_sub(216)))
        .max()
        .unwrap_or(1);
    Piece {
        lines: 1,
        line_height: tallest * line_height(style) + style.before + style.after,
        before: 0,
        after: 0,
        keep_next: false,
        whole: true,
        bookmark: None,
        at: (0, 0),
    }
}

fn line_height(style: &Style) -> u32 {
    // Half-points to twentieths of a point: times ten.
    style.size * 10 * LINE_HEIGHT / 1000 * style.line / 240
}

/// How many lines the text fills, words being set one after the other.
fn lines(text: &[Inline], style: &Style, width: u32) -> u32 {
    let width = u64::from(width) * 1000;
    let mut lines = 1;
    let mut used = 0;
    for (word, bold) in words(text, style.shape == Shape::Bold) {
        let size = word_width(&word, style, bold);
        let space = letter_width(' ', style, bold);
        if used > 0 && used + space + size > width {
            lines += 1;
            used = size;
        } else {
            used += if used > 0 { space } else { 0 } + size;
        }
        while used > width {
            lines += 1;
            used -= width;
        }
    }
    lines
}

/// The words and whether they are bold; a run that does not begin on a space goes on the word before.
fn words(text: &[Inline], bold: bool) -> Vec<(String, bool)> {
    let mut words: Vec<(String, bool)> = Vec::new();
    let mut open = false;
    for inline in text {
        let bold = bold || inline.mark == Mark::Strong;
        for (rank, word) in inline.text.split([' ', '\n', '\t']).enumerate() {
            match words.last_mut() {
                Some((last, _)) if rank == 0 && open => last.push_str(word),
                _ if !word.is_empty() => words.push((word.to_owned(), bold)),
                _ => {}
            }
            open = true;
        }
        open = !inline.text.ends_with(' ');
    }
    words
}

fn word_width(word: &str, style: &Style, bold: bool) -> u64 {
    word.chars().map(|c| letter_width(c, style, bold)).sum()
}

/// In thousandths of a twentieth of a point.
fn letter_width(letter: char, style: &Style, bold: bool) -> u64 {
    let table = if style.face == Face::Title { &SANS } else { &SERIF };
    let plain = crate::text::fold::fold(&letter.to_string());
    let shape = match letter {
        '\u{a0}' => ' ',
        '’' | '‘' => '\'',
        '–' | '«' | '»' | 'œ' | 'æ' => 'n',
        '—' | '…' | 'Œ' | 'Æ' => 'M',
        '“' | '”' => '"',
        '\u{202f}' => return u64::from(style.size) * 10 * 200,
        c if c.is_ascii() => c,
        c if c.is_uppercase() => plain.chars().next().map_or('N', |c| c.to_ascii_uppercase()),
        _ => plain.chars().next().unwrap_or('n'),
    };
    let index = (shape as usize).wrapping_sub(32);
    let width = u64::from(table.get(index).copied().unwrap_or(500));
    let width = if bold { width * BOLD_PERCENT / 100 } else { width };
    width * u64::from(style.size) * 10
}
