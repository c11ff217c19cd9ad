//! What changes the text. Every change goes through one gate, which keeps accents composed, the cursor between two
//! letters, the styles in place and the history true.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

use super::history::{Edit, Kind, Step};
use super::paragraphs::{Paragraphs, Position};
use super::{Caret, EditCommand, Editor, span};
use crate::text::french::auto_space;
use crate::text::{Replacement, clean, motion};

impl Editor {
    /// Takes the selection away and gives it, for the clipboard.
    pub fn cut(&mut self) -> Option<String> {
        let text = self.selected_text()?;
        self.write("", Kind::Alone);
        Some(text)
    }

    /// Writes a completion, an expanded abbreviation or a correction as one step, which one Backspace takes back.
    pub fn complete(&mut self, replacement: &Replacement) -> bool {
        let cursor = self.caret.cursor;
        let text = self.paragraphs.get(cursor.paragraph);
        let start = motion::floor_boundary(text, cursor.byte.saturating_sub(replacement.delete));
        let inserted = self.cleaned(&replacement.insert);
        let from = Position { byte: start, ..cursor };
        let same = self.paragraphs.slice(from, cursor) == inserted;
        if same {
            return false;
        }
        self.replace(from, cursor, &inserted, Kind::Automatic);
        true
    }

    /// Writes another word in place of this one, which begins at a byte of the whole text, as one step; the cursor
    /// stays where it is in the sentence. False when the word is no longer there.
    pub fn respell(&mut self, start: usize, word: &str, by: &str) -> bool {
        let from = self.paragraphs.position_of(start);
        let to = Position { byte: from.byte + word.len(), ..from };
        if self.paragraphs.get(from.paragraph).get(from.byte..to.byte) != Some(word) {
            return false;
        }
        let cursor = self.caret.cursor;
        let inserted = self.cleaned(by);
        self.replace(from, to, &inserted, Kind::Alone);
        let in_sentence = match cursor {
            after if after >= to && after.paragraph == to.paragraph => {
                Position { byte: after.byte - word.len() + inserted.len(), ..after }
            }
            inside if inside > from && inside.paragraph == from.paragraph => self.caret.cursor,
            elsewhere => elsewhere,
        };
        self.place(Caret { cursor: in_sentence, anchor: None });
        true
    }

    pub(super) fn insert(&mut self, typed: char) {
        if typed == '\n' || typed == '\r' {
            return self.newline();
        }
        let typed = if typed == '\t' { ' ' } else { typed };
        let Some(typed) = clean::clean_key(self.before_cursor().chars().next_back(), typed) else { return };
        let replacing = self.selected_positions().is_some();
        let correction =
            (self.typography && !replacing).then(|| auto_space(self.before_cursor(), typed)).flatten();
        self.write(typed.encode_utf8(&mut [0; 4]), if replacing { Kind::Alone } else { Kind::Typing });
        if let Some(Replacement { delete, insert }) = correction {
            self.complete(&Replacement { delete: delete + typed.len_utf8(), insert });
        }
    }

    pub(super) fn paste(&mut self, pasted: &str) {
        let text = self.cleaned(pasted);
        let text = if self.single_line { text.trim_matches(' ') } else { &text };
        if !text.is_empty() {
            self.write(text, Kind::Alone);
        }
    }

    pub(super) fn newline(&mut self) {
        if !self.single_line {
            self.write("\n", Kind::Alone);
        }
    }

    pub(super) fn backspace(&mut self) {
        if self.history.just_corrected(self.caret) {
            self.undo();
        } else {
            self.erase_to(&EditCommand::Left);
        }
    }

    /// Takes away the selection, or what the motion passes over.
    pub(super) fn erase_to(&mut self, motion: &EditCommand) {
        if self.selected_positions().is_some() {
            return self.write("", Kind::Alone);
        }
        let cursor = self.caret.cursor;
        let there = self.destination(motion);
        let kind = match motion {
            EditCommand::Left => Kind::ErasingBack,
            EditCommand::Right => Kind::ErasingOn,
            _ => Kind::Alone,
        };
        if there != cursor {
            self.replace(cursor.min(there), cursor.max(there), "", kind);
        }
    }

    pub(super) fn undo(&mut self) {
        let Some(step) = self.history.undo() else { return };
        for edit in step.edits.iter().rev() {
            let end = Paragraphs::after(edit.at, &edit.inserted);
            self.paragraphs.replace(edit.at, end, &edit.removed);
        }
        self.spans.clone_from(&step.spans_before);
        self.place(step.before);
        self.version += 1;
        self.history.undone(step);
    }

    pub(super) fn redo(&mut self) {
        let Some(step) = self.history.redo() else { return };
        for edit in &step.edits {
            let end = Paragraphs::after(edit.at, &edit.removed);
            self.shift_spans(edit);
            self.paragraphs.replace(edit.at, end, &edit.inserted);
        }
        self.place(step.after);
        self.version += 1;
        self.history.redone(step);
    }

    /// Writes at the cursor, in place of the selection if there is one.
    fn write(&mut self, text: &str, kind: Kind) {
        let cursor = self.caret.cursor;
        let (from, to) = self.selected_positions().unwrap_or((cursor, cursor));
        self.replace(from, to, text, kind);
    }

    fn replace(&mut self, from: Position, to: Position, text: &str, kind: Kind) {
        let before = self.caret;
        let spans_before = self.spans.clone();
        let (edit, cursor) = self.composed(from, to, text);
        self.shift_spans(&edit);
        self.paragraphs.replace(edit.at, Paragraphs::after(edit.at, &edit.removed), &edit.inserted);
        let byte = motion::ceil_boundary(self.paragraphs.get(cursor.paragraph), cursor.byte);
        let after = Caret { cursor: Position { byte, ..cursor }, anchor: None };
        self.place(after);
        self.version += 1;
        self.history.push(Step { kind, edits: vec![edit], before, after, spans_before });
    }

    /// The edit that leaves accents composed where the new text meets the old, and where the new text ends.
    fn composed(&self, from: Position, to: Position, text: &str) -> (Edit, Position) {
        let follows = self.paragraphs.get(to.paragraph).get(to.byte..).unwrap_or_default();
        let plain = Edit { at: from, removed: self.paragraphs.slice(from, to), inserted: text.to_owned() };
        let end = Paragraphs::after(from, text);
        if !may_compose(text) && !may_compose(follows) {
            return (plain, end);
        }
        let head = self.paragraphs.get(from.paragraph);
        let start = motion::prev_grapheme(head, from.byte);
        let stop = motion::next_grapheme(self.paragraphs.get(to.paragraph), to.byte);
        let left = head.get(start..from.byte).unwrap_or_default();
        let right = follows.get(..stop - to.byte).unwrap_or_default();
        let joined = [left, text, right].concat();
        let inserted: String = joined.nfc().collect();
        if inserted == joined {
            return (plain, end);
        }
        let at = Position { byte: start, ..from };
        let removed = [left, &plain.removed, right].concat();
        let untouched = if inserted.ends_with(right) { right.len() } else { 0 };
        let end = Paragraphs::after(at, inserted.get(..inserted.len() - untouched).unwrap_or_default());
        (Edit { at, removed, inserted }, end)
    }

    fn shift_spans(&mut self, edit: &Edit) {
        if !self.spans.is_empty() {
            let at = self.paragraphs.offset_of(edit.at);
            span::shift(&mut self.spans, at, edit.removed.len(), edit.inserted.len());
        }
    }
}

/// Whether a text begins with something that may melt into the letter before it.
fn may_compose(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        is_combining_mark(c) || canonical_combining_class(c) != 0 || matches!(c, '\u{1160}'..='\u{11FF}')
    })
}
