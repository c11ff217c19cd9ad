//! Plain text → blocks: lines are joined into paragraphs the way the person who typed or wrapped them meant it,
//! words cut at line ends are made whole, form feeds are pages. What may be a heading stays a line of its own.
mod furniture;

use super::hyphens::{Hyphens, ends_cut, ends_sentence};
use super::{Block, Form, Reading};
use crate::import::clean::one_line;
use crate::import::limits::LEVEL_MAX;
use crate::import::shapes;

/// Beyond this length, in characters, lines are whole paragraphs: nobody wraps that wide.
const WRAP_WIDTH_MAX: usize = 130;

/// What a plain text holds, cleaned before.
pub fn read(text: &str) -> Reading {
    let learned = shapes::learn(text.lines().map(str::trim));
    let (sheets, set_aside) = furniture::sheets(text, &learned);
    let lines = lines(sheets);
    let mut hyphens = Hyphens::default();
    hyphens.learn(text);
    let reader = Reader {
        width: wrap_width(&lines),
        airy: airy_width(&lines),
        learned,
        hyphens,
        lines,
        blocks: Vec::new(),
        open: None,
        boxes: 0,
        below: false,
        tight: false,
    };
    let reader = Reader { tight: reader.titles_touch_text(), ..reader };
    Reading { blocks: reader.run(), set_aside, ..Reading::default() }
}

/// The page a comment such as `<!-- page 3 -->` names, given what stands between its ends.
pub fn page_comment(comment: &str) -> Option<u32> {
    let mut words = comment.split_whitespace();
    let is_page = words.next().is_some_and(|w| w.eq_ignore_ascii_case("page"));
    let number = words.next()?.parse().ok()?;
    (is_page && words.next().is_none()).then_some(number)
}

/// A line of the file and what it is by itself.
#[derive(Debug, PartialEq)]
enum Line<'a> {
    Blank,
    Page(u32),
    /// `=====` or `-----` under a title, or a rule.
    Underline(u8),
    Words {
        text: &'a str,
        quoted: bool,
        bullet: Option<u8>,
    },
}

fn lines(sheets: Vec<furniture::Sheet<'_>>) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let paged = sheets.len() > 1;
    for sheet in sheets {
        if paged {
            lines.push(Line::Page(sheet.page));
        }
        lines.extend(sheet.rows.into_iter().map(line));
    }
    lines
}

fn line(row: &str) -> Line<'_> {
    if row.is_empty() {
        return Line::Blank;
    }
    if let Some(page) = row.strip_prefix("<!--").and_then(|r| r.strip_suffix("-->")).and_then(page_comment) {
        return Line::Page(page);
    }
    if row.chars().count() >= 3 {
        if row.chars().all(|c| c == '=') {
            return Line::Underline(1);
        }
        if row.chars().all(|c| matches!(c, '-' | '_' | '*' | '—')) {
            return Line::Underline(2);
        }
    }
    let (quoted, text) = match row.strip_prefix('>') {
        Some(rest) => (true, rest.trim_matches([' ', '\t', '>'])),
        None => (false, row),
    };
    match bullet(text) {
        Some(item) => Line::Words { text: item, quoted, bullet: Some(0) },
        None => Line::Words { text, quoted, bullet: None },
    }
}

/// What follows the sign of a list typed by hand.
pub(super) fn bullet(text: &str) -> Option<&str> {
    let rest =
        text.strip_prefix(['-', '–', '—', '•', '*', '·', '▪', '◦', '►', '➢', '\u{F0B7}', '\u{F0A7}', '§'])?;
    let item = rest.trim_start_matches([' ', '\t', '\u{A0}']);
    (item.len() < rest.len() && !item.is_empty()).then_some(item)
}

/// How wide the lines were wrapped; nothing when they are whole paragraphs.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines
        .iter()
        .filter_map(|line| match line {
            Line::Words { text, .. } => Some(text.chars().count()),
            _ => None,
        })
        .collect();
    lengths.sort_unstable();
    let widest = *lengths.get(lengths.len().saturating_sub(1 + lengths.len() / 50))?;
    (widest <= WRAP_WIDTH_MAX).then_some(widest)
}

/// How many lines must go on over an empty one before empty lines are taken for the spacing of a text.
const AIRY_ENOUGH: usize = 5;

/// How wide the lines are in a text set with double spacing, where one empty line ends no paragraph and two do; nothing
/// for other texts. Told by full lines that go on in small letters over an empty line, and by wider gaps elsewhere.
fn airy_width(lines: &[Line<'_>]) -> Option<usize> {
    let mut widths: Vec<usize> = Vec::new();
    let (mut wider, mut last, mut blanks) = (0, None::<&str>, 0);
    for line in lines {
        match line {
            Line::Blank => blanks += 1,
            Line::Page(_) | Line::Underline(_) => last = None,
            Line::Words { text, bullet, .. } => {
                let goes_on = bullet.is_none() && text.starts_with(char::is_lowercase);
                if let Some(before) = last.filter(|before| blanks == 1 && goes_on && !ends_sentence(before)) {
                    widths.push(before.chars().count());
                }
                wider += usize::from(blanks > 1);
                (last, blanks) = (Some(*text), 0);
            }
        }
    }
    widths.sort_unstable();
    let long = widths.get(widths.len().checked_sub(1 + widths.len() / 10)?).copied()?;
    let full = widths.iter().filter(|width| **width > long * 3 / 4).count();
    (full >= AIRY_ENOUGH && wider > 0 && long <= WRAP_WIDTH_MAX).then_some(long)
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    width: Option<usize>,
    /// How wide the lines are that have an empty one between them without ending a paragraph, if there are such.
    airy: Option<usize>,
    /// What the text calls its parts.
    learned: shapes::Learned,
    hyphens: Hyphens,
    blocks: Vec<Block>,
    /// The paragraph being read, with its last line.
    open: Option<(Block, String)>,
    boxes: u32,
    /// Whether the open paragraph stands right under a label and a number that stand alone: it is their title.
    below: bool,
    /// Whether the text begins on the line after a title, with no blank line between.
    tight: bool,
}

impl Reader<'_> {
    /// Whether lines with a capital letter follow numbered titles that had room left on their line.
    fn titles_touch_text(&self) -> bool {
        let width = self.width.unwrap_or(usize::MAX);
        let (mut touch, mut apart) = (0, 0);
        for pair in self.lines.windows(2) {
            let [Line::Words { text, quoted: false, bullet: None }, next] = pair else { continue };
            if !self.is_numbered(text) || self.is_lone(text) {
                continue;
            }
            match next {
                Line::Blank => apart += 1,
                Line::Words { text: next, quoted: false, bullet: None } if !self.is_numbered(next) => {
                    let first = next.split(' ').next().unwrap_or_default().chars().count();
                    let room = text.chars().count() + 1 + first <= width;
                    touch += usize::from(room && shapes::starts_upper(next));
                }
                _ => {}
            }
        }
        touch > 0 && touch >= apart
    }

    fn run(mut self) -> Vec<Block> {
        let mut blank_before = true;
        let mut blanks = 0;
        let mut pages = Vec::new();
        for line in std::mem::take(&mut self.lines) {
            match line {
                Line::Blank => {
                    blank_before = true;
                    blanks += 1;
                }
                // A paragraph may run on over the page: the page is told after it, unless something else begins.
                Line::Page(page) => pages.push(page),
                Line::Underline(level) => {
                    self.underline(level, blank_before);
                    blank_before = true;
                }
                Line::Words { text, quoted, bullet } => {
                    let runs_on = if pages.is_empty() {
                        !blank_before || (blanks == 1 && self.spaced(text))
                    } else {
                        self.unfinished(text)
                    };
                    if !(runs_on && self.join(text, quoted, bullet)) {
                        self.close();
                        self.pages(&mut pages);
                        self.begin(text, quoted, bullet, blank_before);
                    }
                    (blank_before, blanks) = (false, 0);
                }
            }
        }
        self.close();
        self.pages(&mut pages);
        self.blocks
    }

    fn pages(&mut self, pages: &mut Vec<u32>) {
        self.blocks.extend(pages.drain(..).map(|page| Block::new(Form::Page(page), "")));
    }

    fn underline(&mut self, level: u8, blank_before: bool) {
        if let Some((block, _)) = self.open.as_mut()
            && !blank_before
            && block.form == Form::Paragraph
            && block.boxed.is_none()
        {
            block.form = Form::Heading(level.min(LEVEL_MAX));
        }
        self.close();
    }

    fn begin(&mut self, text: &str, quoted: bool, bullet: Option<u8>, blank_before: bool) {
        let in_same_box = !blank_before && self.blocks.last().is_some_and(|b| b.boxed == Some(self.boxes));
        if quoted && !in_same_box {
            self.boxes += 1;
        }
        self.below = !blank_before && self.blocks.last().is_some_and(|block| self.is_lone(&block.text));
        let form = bullet.map_or(Form::Paragraph, Form::Item);
        let boxed = quoted.then_some(self.boxes);
        self.open = Some((Block { form, text: text.to_owned(), strong: false, boxed }, text.to_owned()));
    }

    /// Whether the open paragraph plainly goes on with this line, over a page or a blank line.
    fn unfinished(&self, next: &str) -> bool {
        self.open.as_ref().is_some_and(|(block, last)| {
            let prose = block.text.len() > last.len() && !ends_sentence(last) && !self.is_numbered(next);
            (!ends_sentence(last) && next.starts_with(char::is_lowercase))
                || (prose && self.wraps(block, last, next))
        })
    }

    /// Whether a line that looks like a heading may be the middle of a sentence: « … la mesure / 12. Le comité ».
    fn sentence_runs_into(&self, block: &Block, last: &str) -> bool {
        let head: String = block.text.chars().take(60).collect();
        !self.is_numbered(&head)
            && !ends_sentence(last)
            && !shapes::is_capitals(last)
            && block.text.contains(' ')
            && block.text.len() > last.len()
    }

    /// Whether the empty line before this one is only the spacing of the text: the line before is full, or plainly
    /// goes on.
    fn spaced(&self, next: &str) -> bool {
        let (Some(width), Some((_, last))) = (self.airy, &self.open) else { return false };
        let first = next.split(' ').next().unwrap_or_default().chars().count();
        let length = last.chars().count();
        let full = length + 1 + first > width && length * 4 > width * 3;
        self.unfinished(next) || full || (length * 4 > width * 3 && !ends_sentence(last))
    }

    /// Joins a line to the open paragraph, if it belongs there.
    fn join(&mut self, text: &str, quoted: bool, bullet: Option<u8>) -> bool {
        let goes_on = self.open.as_ref().is_some_and(|(block, last)| {
            bullet.is_none()
                && quoted == block.boxed.is_some()
                && !Self::is_listed(last, text)
                && (!self.is_numbered(text) || self.sentence_runs_into(block, last))
                && self.wraps(block, last, text)
        });
        if !goes_on {
            return false;
        }
        let Some((mut block, last)) = self.open.take() else { return false };
        self.append(&mut block.text, &last, text);
        self.open = Some((block, text.to_owned()));
        true
    }

    fn wraps(&self, block: &Block, last: &str, text: &str) -> bool {
        if ends_cut(last) {
            return true;
        }
        let Some(width) = self.width.filter(|_| shapes::without_leader(last).len() == last.len()) else {
            return false;
        };
        let first = text.split(' ').next().unwrap_or_default().chars().count();
        let width = self.airy.map_or(width, |airy| width.min(airy));
        let length = last.chars().count() + 1 + first;
        // Label and number stand at the head: the rest of a long paragraph is not read again at each line.
        let head: String = block.text.chars().take(60).collect();
        let titled = block.form == Form::Paragraph && (self.below || self.is_numbered(&head));
        let small = text.starts_with(char::is_lowercase);
        let capitals = shapes::is_capitals(last) && shapes::is_capitals(text);
        if titled || capitals {
            let full = length > width && !self.tight;
            return !self.is_lone(&head) && (small || shapes::ends_with_link(last) || capitals || full);
        }
        // A line that begins like a heading goes on a sentence only where nothing else could have cut the line.
        let full = if self.is_numbered(text) {
            length > width && !ends_sentence(last)
        } else {
            length > width * 9 / 10
        };
        full || (!ends_sentence(last) && small)
    }

    /// Whether a line is a label and a number and nothing else.
    fn is_lone(&self, text: &str) -> bool {
        shapes::labelled(text, &self.learned).is_some_and(|shape| shape.title.is_empty())
    }

    fn is_numbered(&self, text: &str) -> bool {
        shapes::is_numbered_line(text, &self.learned)
    }

    /// Whether a line is the next of a list whose numbers are typed.
    fn is_listed(last: &str, text: &str) -> bool {
        last.ends_with([':', ';', ',']) && shapes::numbered(text).is_some()
    }

    fn append(&self, paragraph: &mut String, last: &str, text: &str) {
        if !ends_cut(paragraph) {
            paragraph.push(' ');
            paragraph.push_str(text);
            return;
        }
        if !self.hyphens.keeps(last, text) {
            paragraph.pop();
        }
        paragraph.push_str(text);
    }

    fn close(&mut self) {
        if let Some((mut block, _)) = self.open.take() {
            block.text = one_line(&block.text);
            self.blocks.push(block);
        }
    }
}
