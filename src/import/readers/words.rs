//! The words of a paragraph as they come out of an office file, piece by piece: what is emphasized, what is not to
//! be seen, and the passages that comments are about.
use crate::domain::plan::Remark;
use crate::import::clean::{clean, one_line};

/// How much of the passage a comment is about is quoted, in characters.
const REMARK_QUOTE_CHARS_MAX: usize = 300;
/// How many comments may be open over the same words; the rest are kept without quotation.
const OPEN_REMARKS_MAX: usize = 64;

/// The words of one paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// What is seen.
    pub(super) text: String,
    /// What is not part of the text: hidden words, lines of a table of contents.
    pub(super) aside: String,
    /// The comments that begin in it, by their place in the list of all.
    pub(super) remarks: Vec<usize>,
    /// The notes it refers to, each in full.
    pub(super) notes: Vec<String>,
    /// How many letters and figures are emphasized, and how many are not.
    strong: usize,
    plain: usize,
    /// Where a line ends that may be a title of its own, and where one does.
    line_end: Option<usize>,
    title_end: Option<usize>,
}

impl Words {
    /// Words that are seen.
    pub(super) fn push(&mut self, text: &str, strong: bool) {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if letters > 0 {
            let begun = self.line_end.take();
            if strong {
                self.strong += letters;
            } else {
                self.plain += letters;
                self.title_end = self.title_end.or(begun);
            }
        }
        self.text.push_str(text);
    }

    /// A mark of the format itself; it counts neither as emphasized nor as not.
    pub(super) fn push_mark(&mut self, mark: &str) {
        self.text.push_str(mark);
    }

    /// The end of a line inside the paragraph. After a line that is all emphasized it may be the end of a title.
    pub(super) fn line_break(&mut self) {
        if self.strong > 0 && self.plain == 0 {
            self.line_end = Some(self.text.len());
        }
        self.text.push('\n');
    }

    /// Whether nothing is seen yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether all of it is emphasized.
    pub(super) fn is_strong(&self) -> bool {
        self.strong > 0 && self.plain == 0
    }

    /// The title in its first line and the text after it, where the one is emphasized and the other is not.
    pub(super) fn title_and_text(&self) -> Option<(&str, &str)> {
        self.text.split_at_checked(self.title_end?)
    }
}

/// The comments of the margin and the passages they are about.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// All that are about something in the text.
    pub(super) list: Vec<Remark>,
    /// Those whose passage is being read: their name, their place in the list, characters quoted so far.
    open: Vec<(String, usize, usize)>,
}

impl Remarks {
    /// A comment about what follows; its place in the list.
    pub(super) fn begin(&mut self, name: &str, remark: Remark) -> usize {
        self.list.push(remark);
        let at = self.list.len() - 1;
        if self.open.len() < OPEN_REMARKS_MAX {
            self.open.push((name.to_owned(), at, 0));
        }
        at
    }

    /// The passage of a comment ends.
    pub(super) fn end(&mut self, name: &str) {
        self.open.retain(|(open, _, _)| open != name);
    }

    /// Words that the open comments are about.
    pub(super) fn quote(&mut self, text: &str) {
        for (_, at, chars) in &mut self.open {
            let Some(remark) = self.list.get_mut(*at) else { continue };
            for c in text.chars().take(REMARK_QUOTE_CHARS_MAX - *chars) {
                remark.quote.push(c);
                *chars += 1;
            }
        }
    }

    /// The comments, made safe. A passage that was never ended is no quotation.
    pub(super) fn finish(mut self) -> Vec<Remark> {
        for (_, at, _) in &self.open {
            if let Some(remark) = self.list.get_mut(*at) {
                remark.quote.clear();
            }
        }
        let safe = |text: &str| one_line(&clean(text).text);
        for remark in &mut self.list {
            *remark =
                Remark { author: safe(&remark.author), quote: safe(&remark.quote), text: safe(&remark.text) };
        }
        self.list
    }
}
