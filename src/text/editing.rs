//! The editing widget without its screen: paragraphs, a cursor, a selection, styles, an endless undo. It knows no
//! key, no terminal and no clock; the rows it shows are computed by [`Editor::layout`].

mod changes;
mod history;
mod layout;
mod moves;
mod paragraphs;
mod select;
mod span;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::ops::Range;

pub use layout::{Layout, Row};
pub use paragraphs::Position;
pub use span::Span;

use history::History;
use paragraphs::Paragraphs;

use super::clean;

/// Everything that can be done to a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditCommand {
    /// Writes one letter, in place of the selection if there is one.
    Insert(char),
    /// Writes a text from outside, cleaned, as one step.
    Paste(String),
    /// Begins a new paragraph; nothing in an editor of one line.
    Newline,
    /// Takes away the selection, or the automatic correction just made, or the letter before the cursor.
    Backspace,
    /// Takes away the selection, or the letter after the cursor.
    Delete,
    /// Takes away to the start of the word.
    DeleteWordBack,
    /// Takes away to the start of the next word.
    DeleteWordForward,
    /// One letter left.
    Left,
    /// One letter right.
    Right,
    /// One row up, in the same column.
    Up,
    /// One row down, in the same column.
    Down,
    /// To the start of the word.
    WordLeft,
    /// To the start of the next word.
    WordRight,
    /// To the start of the row.
    LineStart,
    /// To the end of the row.
    LineEnd,
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
    /// So many rows up.
    PageUp(u16),
    /// So many rows down.
    PageDown(u16),
    /// The motion inside, stretching the selection.
    Select(Box<EditCommand>),
    /// Selects the whole text.
    SelectAll,
    /// Selects the word, then the sentence, then the paragraph, then everything.
    GrowSelection,
    /// Takes back the last step.
    Undo,
    /// Does again the step taken back.
    Redo,
}

/// Where the cursor is, and the other end of the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Caret {
    cursor: Position,
    anchor: Option<Position>,
}

/// A text being written.
#[derive(Debug, Clone)]
pub struct Editor {
    paragraphs: Paragraphs,
    caret: Caret,
    /// The column kept by vertical moves.
    column: Option<usize>,
    history: History,
    spans: Vec<Span>,
    single_line: bool,
    typography: bool,
    version: u64,
    /// The width last laid out: vertical moves follow the rows that were seen.
    seen_width: Cell<u16>,
}

impl Default for Editor {
    fn default() -> Self {
        Self::new("")
    }
}

/// Two editors are equal when they show the same thing; what can be undone does not count.
impl PartialEq for Editor {
    fn eq(&self, other: &Self) -> bool {
        self.caret == other.caret
            && self.single_line == other.single_line
            && self.spans == other.spans
            && self.paragraphs.text() == other.paragraphs.text()
    }
}

impl Editor {
    /// An editor of several paragraphs, the cursor at the end of the text.
    pub fn new(text: &str) -> Self {
        Self::with_lines(text, false)
    }

    /// An editor of one line, for a form.
    pub fn line(text: &str) -> Self {
        Self::with_lines(text, true)
    }

    fn with_lines(text: &str, single_line: bool) -> Self {
        let mut editor = Self {
            paragraphs: Paragraphs::new(""),
            caret: Caret::default(),
            column: None,
            history: History::default(),
            spans: Vec::new(),
            single_line,
            typography: false,
            version: 0,
            seen_width: Cell::new(80),
        };
        editor.load(text);
        editor
    }

    fn load(&mut self, text: &str) {
        let clean = self.cleaned(text);
        self.paragraphs = Paragraphs::new(&clean);
        self.caret = Caret { cursor: self.paragraphs.end(), anchor: None };
        self.column = None;
        self.history = History::default();
        self.spans.clear();
    }

    fn cleaned(&self, text: &str) -> String {
        if self.single_line {
            clean::clean_paste(text).replace(['\n', '\t'], " ")
        } else {
            clean::clean_paste(text).replace('\t', " ")
        }
    }

    /// The whole text, its paragraphs separated by `\n`.
    pub fn text(&self) -> String {
        self.paragraphs.text()
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// Opens another text: cursor at its end, no styles, nothing to undo.
    pub fn set_text(&mut self, text: &str) {
        self.load(text);
        self.version += 1;
    }

    /// Opens an empty text, as [`Editor::set_text`] does.
    pub fn clear(&mut self) {
        self.set_text("");
    }

    /// Whether French spaces, quotes and apostrophes are put in while typing.
    pub fn set_typography(&mut self, on: bool) {
        self.typography = on;
    }

    /// A number that grows with each change of the text.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Says that the typist has paused: what follows is a step of its own for undo.
    pub fn pause(&mut self) {
        self.history.seal();
    }

    /// Where the cursor is.
    pub fn cursor(&self) -> Position {
        self.caret.cursor
    }

    /// Where the cursor is in [`Editor::text`], in bytes.
    pub fn cursor_offset(&self) -> usize {
        self.paragraphs.offset_of(self.caret.cursor)
    }

    /// Puts the cursor at a byte of [`Editor::text`], or at the nearest place before it between two letters.
    pub fn set_cursor_offset(&mut self, offset: usize) {
        self.place(Caret { cursor: self.paragraphs.position_of(offset), anchor: None });
    }

    /// Moves the cursor to a byte of [`Editor::text`], stretching the selection if asked to.
    pub fn move_cursor(&mut self, offset: usize, selecting: bool) {
        let anchor = selecting.then_some(self.caret.anchor.unwrap_or(self.caret.cursor));
        self.place(Caret { cursor: self.paragraphs.position_of(offset), anchor });
    }

    /// Selects bytes of [`Editor::text`], the cursor at the end of the range.
    pub fn select(&mut self, range: Range<usize>) {
        let anchor = self.paragraphs.position_of(range.start);
        self.place(Caret { cursor: self.paragraphs.position_of(range.end), anchor: Some(anchor) });
    }

    /// The selected bytes of [`Editor::text`]; nothing when nothing is selected.
    pub fn selection(&self) -> Option<Range<usize>> {
        let (start, end) = self.selected_positions()?;
        Some(self.paragraphs.offset_of(start)..self.paragraphs.offset_of(end))
    }

    /// The selected text.
    pub fn selected_text(&self) -> Option<String> {
        let (start, end) = self.selected_positions()?;
        Some(self.paragraphs.slice(start, end))
    }

    /// What is written in the cursor's paragraph before the cursor: what a completion or an abbreviation looks at.
    pub fn before_cursor(&self) -> &str {
        self.paragraphs.get(self.caret.cursor.paragraph).get(..self.caret.cursor.byte).unwrap_or_default()
    }

    /// What is written in a paragraph; nothing beyond the last.
    pub fn paragraph(&self, paragraph: usize) -> &str {
        self.paragraphs.get(paragraph)
    }

    /// The styled ranges of the text, which follow it as it is edited.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Styles ranges of the text in place of those before.
    pub fn set_spans(&mut self, spans: Vec<Span>) {
        self.spans = spans;
    }

    /// Does one thing; says whether the text changed.
    pub fn apply(&mut self, command: EditCommand) -> bool {
        let version = self.version;
        match command {
            EditCommand::Insert(typed) => self.insert(typed),
            EditCommand::Paste(pasted) => self.paste(&pasted),
            EditCommand::Newline => self.newline(),
            EditCommand::Backspace => self.backspace(),
            EditCommand::Delete => self.erase_to(&EditCommand::Right),
            EditCommand::DeleteWordBack => self.erase_to(&EditCommand::WordLeft),
            EditCommand::DeleteWordForward => self.erase_to(&EditCommand::WordRight),
            EditCommand::Undo => self.undo(),
            EditCommand::Redo => self.redo(),
            EditCommand::Select(motion) => self.stretch(&motion),
            EditCommand::SelectAll => self.select_all(),
            EditCommand::GrowSelection => self.grow_selection(),
            motion => self.go(&motion),
        }
        self.version != version
    }
}
