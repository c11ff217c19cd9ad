//! The flow of an office file, whatever its format: paragraphs, tables, frames and pages in, blocks out. What a table
//! or a frame is in the plan depends on all of it, so their paragraphs are held until they end.
use std::collections::{HashMap, HashSet};

use super::plain::bullet;
use super::words::{Remarks, Words};
use super::{Block, Form, Reading, Warning, taken_out};
use crate::domain::plan::{Paragraph, ParagraphKind};
use crate::import::clean::{Cleaned, clean, one_line};
use crate::import::limits::BLOCKS_MAX;
use crate::import::report::Doubt;

mod table;
pub(super) use table::COLUMNS_MAX;
use table::Table;

/// More characters than these between two page breaks are more than a page.
const PAGE_CHARS_MAX: usize = 5_000;

/// A paragraph, as its format gives it.
#[derive(Debug)]
pub(super) struct Line {
    /// What it is on paper.
    pub(super) form: Form,
    /// What the format prints before it.
    pub(super) label: String,
    /// Its words.
    pub(super) words: Words,
    /// Whether it has a frame of its own.
    pub(super) framed: bool,
}

/// A paragraph or a part of one, about to be shown.
struct Shown<'a> {
    form: Form,
    label: &'a str,
    text: &'a str,
    strong: bool,
    remarks: Vec<usize>,
}

/// A paragraph that waits for the end of its table or frame.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    form: Form,
    pub(super) text: String,
    strong: bool,
    boxed: Option<u32>,
    remarks: Vec<usize>,
    /// The cell of the outermost table it stands in: row and column.
    cell: Option<(u32, u32)>,
}

/// The flow of a document.
#[derive(Debug)]
pub(super) struct Flow {
    /// What was read, and above it what stands in tables and frames that are still open.
    sinks: Vec<Vec<Piece>>,
    table: Option<Table>,
    /// Tables inside the table.
    nested: u32,
    tables: u32,
    boxes: u32,
    /// How many text boxes and notes are open: what stands in them is on no page of its own.
    apart: u32,
    /// The frame of the paragraph before.
    frame: Option<u32>,
    page: u32,
    /// Whether the pages are those of a layout, rather than only what the author forced.
    pub(super) laid_out: bool,
    /// Comments about paragraphs of which nothing is seen.
    carried: Vec<usize>,
    aside: Vec<Paragraph>,
    known_aside: HashSet<String>,
    cleaned: Cleaned,
    /// How many paragraphs there are.
    count: usize,
    /// The comments.
    pub(super) remarks: Remarks,
    /// How many tracked insertions and deletions there are.
    pub(super) inserted: usize,
    /// How many tracked deletions there are.
    pub(super) deleted: usize,
}

impl Default for Flow {
    fn default() -> Self {
        Self {
            sinks: vec![Vec::new()],
            table: None,
            nested: 0,
            tables: 0,
            boxes: 0,
            apart: 0,
            frame: None,
            page: 1,
            laid_out: false,
            carried: Vec::new(),
            aside: Vec::new(),
            known_aside: HashSet::new(),
            cleaned: Cleaned::default(),
            count: 0,
            remarks: Remarks::default(),
            inserted: 0,
            deleted: 0,
        }
    }
}

impl Flow {
    /// A paragraph.
    pub(super) fn line(&mut self, line: Line) {
        let Line { form, label, words, framed } = line;
        self.set_aside(&words.aside);
        self.frame = match self.frame {
            _ if !framed || matches!(form, Form::Heading(_) | Form::Title) => None,
            Some(frame) => Some(frame),
            None => Some(self.new_box()),
        };
        let heading = matches!(form, Form::Heading(_) | Form::Title);
        let strong = !heading && words.is_strong();
        let (text, rest) = words.title_and_text().filter(|_| !heading).unwrap_or((&words.text, ""));
        let strong = strong || !rest.is_empty();
        let first = Shown { form, label: &label, text, strong, remarks: words.remarks.clone() };
        self.shown(first);
        for text in std::iter::once(rest).chain(words.notes.iter().map(String::as_str)) {
            let form = Form::Paragraph;
            self.shown(Shown { form, label: "", text, strong: false, remarks: Vec::new() });
        }
    }

    fn shown(&mut self, shown: Shown<'_>) {
        let Shown { form, label, text, strong, remarks } = shown;
        let words = self.safe(text);
        if words.trim().is_empty() && !is_worded(label) {
            self.carried.extend(remarks);
            return;
        }
        let text = match label {
            "" => words,
            label => one_line(&format!("{}{words}", self.safe_label(label))),
        };
        let (form, text) = match bullet(&text) {
            Some(item) if form == Form::Paragraph => (Form::Item(0), item.to_owned()),
            Some(item) if matches!(form, Form::Item(_)) && label.is_empty() => (form, item.to_owned()),
            _ => (form, text),
        };
        let mut all = std::mem::take(&mut self.carried);
        all.extend(remarks);
        let cell = self.table.as_ref().and_then(Table::cell);
        self.count += 1;
        self.push(Piece { form, text, strong, boxed: self.frame, remarks: all, cell });
    }

    /// Whether there are more paragraphs than in any plan.
    pub(super) fn is_endless(&self) -> bool {
        self.count > BLOCKS_MAX
    }

    fn push(&mut self, piece: Piece) {
        if let Some(sink) = self.sinks.last_mut() {
            sink.push(piece);
        }
    }

    fn safe(&mut self, text: &str) -> String {
        let cleaned = clean(text);
        self.cleaned.controls += cleaned.controls;
        self.cleaned.invisible += cleaned.invisible;
        one_line(&cleaned.text)
    }

    /// A label keeps the blank at its end, which parts it from the words.
    fn safe_label(&mut self, label: &str) -> String {
        let blank = if label.ends_with([' ', '\t']) { " " } else { "" };
        format!("{}{blank}", self.safe(label))
    }

    /// Words that are no part of the text; the same words are kept once.
    pub(super) fn set_aside(&mut self, text: &str) {
        let text = self.safe(text);
        if !text.trim().is_empty() && self.known_aside.insert(text.clone()) {
            let page = (self.page > 1).then_some(self.page);
            self.aside.push(Paragraph { kind: ParagraphKind::Text, text, page });
        }
    }

    /// The paragraphs of a box, to be put after the paragraph the box hangs on.
    pub(super) fn pieces(&mut self, pieces: Vec<Piece>) {
        let cell = self.table.as_ref().and_then(Table::cell);
        for piece in pieces {
            self.push(Piece { cell, ..piece });
        }
        self.frame = None;
    }

    /// Words of the text that comments may be about.
    pub(super) fn quote(&mut self, text: &str) {
        if self.apart == 0 {
            self.remarks.quote(text);
        }
    }

    /// A comment that is about what comes next.
    pub(super) fn carry(&mut self, remark: usize) {
        self.carried.push(remark);
    }

    fn new_box(&mut self) -> u32 {
        self.boxes += 1;
        self.boxes
    }

    /// A text box or a note begins.
    pub(super) fn open_apart(&mut self) {
        self.sinks.push(Vec::new());
        self.apart += 1;
        self.frame = None;
    }

    /// A note ends; its paragraphs.
    pub(super) fn close_apart(&mut self) -> Vec<Piece> {
        self.apart = self.apart.saturating_sub(1);
        self.frame = None;
        self.pop()
    }

    /// A text box ends; its paragraphs, in a frame of their own.
    pub(super) fn close_box(&mut self) -> Vec<Piece> {
        let mut pieces = self.close_apart();
        let id = self.new_box();
        for piece in &mut pieces {
            piece.boxed = Some(id);
        }
        pieces
    }

    fn pop(&mut self) -> Vec<Piece> {
        if self.sinks.len() > 1 { self.sinks.pop().unwrap_or_default() } else { Vec::new() }
    }

    /// A page ends here.
    pub(super) fn page(&mut self) {
        if self.apart > 0 {
            return;
        }
        let page = match self.table.as_mut() {
            Some(table) => table.next_page(self.page),
            None => self.page.saturating_add(1),
        };
        if page > self.page {
            self.page = page;
            self.push(Piece {
                form: Form::Page(page),
                text: String::new(),
                strong: false,
                boxed: None,
                remarks: Vec::new(),
                cell: None,
            });
        }
    }

    /// All that was read.
    pub(super) fn finish(mut self) -> Reading {
        while self.sinks.len() > 1 {
            let pieces = self.pop();
            self.pieces(pieces);
        }
        let mut pieces = self.sinks.pop().unwrap_or_default();
        if !self.laid_out && !pages_are_pages(&pieces) {
            pieces.retain(|piece| !matches!(piece.form, Form::Page(_)));
            self.aside.iter_mut().for_each(|paragraph| paragraph.page = None);
        }
        title_once(&mut pieces);
        let paged = pieces.iter().any(|piece| matches!(piece.form, Form::Page(_)));
        let starts = pieces.first().is_some_and(|piece| matches!(piece.form, Form::Page(_)));
        let mut reading = Reading { set_aside: self.aside, ..Reading::default() };
        if paged && !starts {
            reading.blocks.push(Block::new(Form::Page(1), ""));
        }
        let remarks = self.remarks.finish();
        let mut frames: HashMap<u32, u32> = HashMap::new();
        if let Some(last) = pieces.last_mut() {
            last.remarks.append(&mut self.carried);
        }
        for piece in pieces {
            let at = reading.blocks.len();
            let about = piece.remarks.iter().filter_map(|remark| remarks.get(*remark));
            reading.remarks.extend(about.map(|remark| (at, remark.clone())));
            let next = u32::try_from(frames.len() + 1).unwrap_or(u32::MAX);
            let frame = piece.boxed.map(|id| *frames.entry(id).or_insert(next));
            reading.blocks.push(Block {
                form: piece.form,
                text: piece.text,
                strong: piece.strong,
                boxed: frame,
            });
        }
        let (inserted, deleted, count) = (self.inserted, self.deleted, reading.remarks.len());
        if inserted + deleted > 0 {
            reading.warnings.push(Warning::about_file(Doubt::TrackedChanges { inserted, deleted }));
        }
        if count > 0 {
            reading.warnings.push(Warning::about_file(Doubt::Comments { count }));
        }
        reading.warnings.extend(taken_out(&self.cleaned));
        reading
    }
}

/// The words of several paragraphs, as one.
pub(super) fn joined(pieces: &[Piece]) -> String {
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    texts.join(" ").trim().to_owned()
}

/// Whether what a format prints before a paragraph says something by itself: « Mesure 3 ».
pub(super) fn is_worded(label: &str) -> bool {
    label
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() >= 3 && !word.chars().all(|c| "IVXLCDMivxlcdm".contains(c)))
}

/// Whether the breaks an author forced may be all there are: no more than a page stands between two of them.
fn pages_are_pages(pieces: &[Piece]) -> bool {
    let pages = pieces.split(|piece| matches!(piece.form, Form::Page(_)));
    pages.map(|page| page.iter().map(|piece| piece.text.len()).sum::<usize>()).all(|n| n <= PAGE_CHARS_MAX)
}

/// A document has one title, on one or more lines; the style of titles further down makes parts.
fn title_once(pieces: &mut [Piece]) {
    let mut shown = pieces.iter_mut().filter(|piece| !matches!(piece.form, Form::Page(_)));
    let first = shown.by_ref().find(|piece| piece.form == Form::Title);
    if first.is_none() {
        return;
    }
    for piece in shown.skip_while(|piece| piece.form == Form::Title) {
        if piece.form == Form::Title {
            piece.form = Form::Heading(1);
        }
    }
}
