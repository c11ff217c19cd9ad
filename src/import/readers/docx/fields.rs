//! Fields of Word: what they compute is text, how they compute it is not, and tables of contents are neither.

/// How much of an instruction tells what it is, in characters.
const INSTRUCTION_CHARS_MAX: usize = 64;

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether its result has begun.
    shows: bool,
    contents: bool,
}

/// The fields that are open, one inside the other.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them do not show a result yet, and how many are tables of contents.
    silent: usize,
    contents: usize,
}

impl Fields {
    /// One mark of a field: its begin, the begin of its result, its end.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => {
                self.open.push(Field::default());
                self.silent += 1;
            }
            "separate" => {
                if let Some(field) = self.open.last_mut().filter(|field| !field.shows) {
                    field.shows = true;
                    field.contents = is_contents(&field.instruction);
                    self.silent = self.silent.saturating_sub(1);
                    self.contents += usize::from(field.contents);
                }
            }
            "end" => self.close(),
            _ => {}
        }
    }

    fn close(&mut self) {
        if let Some(field) = self.open.pop() {
            self.silent = self.silent.saturating_sub(usize::from(!field.shows));
            self.contents = self.contents.saturating_sub(usize::from(field.contents));
        }
    }

    /// Words of an instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.shows) {
            let room = INSTRUCTION_CHARS_MAX.saturating_sub(field.instruction.len());
            field.instruction.extend(text.chars().take(room));
        }
    }

    /// A paragraph ends: a field that shows nothing by then was never finished, and must not swallow the rest.
    pub(super) fn end_of_paragraph(&mut self) {
        while self.open.last().is_some_and(|field| !field.shows) {
            self.close();
        }
    }

    /// Whether words are part of an instruction.
    pub(super) fn are_silent(&self) -> bool {
        self.silent > 0
    }

    /// Whether words are part of a table of contents.
    pub(super) fn are_contents(&self) -> bool {
        self.contents > 0
    }
}

/// Whether an instruction makes a table of contents.
pub(super) fn is_contents(instruction: &str) -> bool {
    instruction.split_whitespace().next() == Some("TOC")
}
