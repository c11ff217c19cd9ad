//! The text of a section as one sheet to be edited: a line a title, a line a paragraph, a dash before each dash.
use std::ops::Range;

use crate::domain::diff;
use crate::domain::plan::{ParagraphKind, PlanNode};

/// What a line of a sheet is in the section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLine {
    /// The rank of the part in the section.
    pub part: usize,
    /// The rank of the paragraph in the part; nothing for the title.
    pub paragraph: Option<usize>,
    /// Its bytes in the sheet, without the end of the line.
    pub range: Range<usize>,
    /// How many of them are the dash that is drawn and not in the draft.
    pub lead: usize,
}

/// The text of a section to be edited.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its text.
    pub text: String,
    /// What each line of it is.
    pub lines: Vec<SheetLine>,
}

/// What stands before a dash of the plan.
pub const DASH: &str = "– ";

impl Sheet {
    /// The sheet of a section given as its parts.
    pub fn of(section: &[PlanNode]) -> Self {
        let mut sheet = Self::default();
        for (part, node) in section.iter().enumerate() {
            if !node.title.trim().is_empty() {
                sheet.push(part, None, "", &node.title);
            }
            for (rank, paragraph) in node.paragraphs.iter().enumerate() {
                let lead = if paragraph.kind == ParagraphKind::Dash { DASH } else { "" };
                sheet.push(part, Some(rank), lead, &paragraph.text);
            }
        }
        sheet
    }

    fn push(&mut self, part: usize, paragraph: Option<usize>, lead: &str, text: &str) {
        if !self.lines.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(lead);
        self.text.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
        let range = start..self.text.len();
        self.lines.push(SheetLine { part, paragraph, range, lead: lead.len() });
    }

    /// The rank of the line that holds a byte, its end included.
    pub fn line_at(&self, at: usize) -> Option<usize> {
        let after = self.lines.partition_point(|line| line.range.start <= at);
        after.checked_sub(1)
    }
}

/// What was replaced between two texts, in whole words: bytes of the old and of the new. Only the lines that changed
/// are compared, so that it costs little while one types in a long text.
pub fn changes(old: &str, new: &str) -> Vec<(Range<usize>, Range<usize>)> {
    if old == new {
        return Vec::new();
    }
    let head = common_lines(old, new);
    let (old_rest, new_rest) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = common_last_lines(old_rest, new_rest);
    let inner = |text: &'_ str| text.len() - tail;
    let before = old_rest.get(..inner(old_rest)).unwrap_or_default();
    let after = new_rest.get(..inner(new_rest)).unwrap_or_default();
    let shift = |range: Range<usize>| head + range.start..head + range.end;
    let changes = diff::changes(before, after).into_iter().map(|(from, to)| (shift(from), shift(to)));
    changes.map(|(from, to)| without_shared_breaks((old, from), (new, to))).collect()
}

/// A line break that both sides of a change begin or end with is no part of it.
fn without_shared_breaks(
    (old, mut from): (&str, Range<usize>),
    (new, mut to): (&str, Range<usize>),
) -> (Range<usize>, Range<usize>) {
    let text =
        |text: &str, range: &Range<usize>, test: fn(&str) -> bool| text.get(range.clone()).is_some_and(test);
    while text(old, &from, |t| t.ends_with('\n')) && text(new, &to, |t| t.ends_with('\n')) {
        (from.end, to.end) = (from.end - 1, to.end - 1);
    }
    while text(old, &from, |t| t.starts_with('\n')) && text(new, &to, |t| t.starts_with('\n')) {
        (from.start, to.start) = (from.start + 1, to.start + 1);
    }
    (from, to)
}

/// The bytes of the whole lines that both texts begin with.
fn common_lines(a: &str, b: &str) -> usize {
    let lines = a.split_inclusive('\n').zip(b.split_inclusive('\n'));
    lines.take_while(|(x, y)| x == y && x.ends_with('\n')).map(|(line, _)| line.len()).sum()
}

/// The bytes of the whole lines that both texts end with, from the start of the first of them.
fn common_last_lines(a: &str, b: &str) -> usize {
    let lines = a.rsplit('\n').zip(b.rsplit('\n')).take_while(|(x, y)| x == y);
    let common: usize = lines.map(|(line, _)| line.len() + 1).sum();
    common.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::changes;

    fn check(old: &str, new: &str, expected: &[(&str, &str)]) {
        let found = changes(old, new);
        let texts: Vec<(&str, &str)> =
            found.iter().map(|(a, b)| (old.get(a.clone()).unwrap(), new.get(b.clone()).unwrap())).collect();
        assert_eq!(texts, expected, "{old:?} → {new:?}");
    }

    #[test]
    fn what_changed_is_told_in_whole_words() {
        check("un délai court", "un délai long", &[("court", "long")]);
        check("a\nb c\nd", "a\nb x c\nd", &[("", "x ")]);
        check("a\nb\nc", "a\nc", &[("b\n", "")]);
        check("a\nc", "a\nb\nc", &[("", "b\n")]);
        check("a\nb", "a\nb\nc", &[("", "\nc")]);
        check("a b", "a\nb", &[(" ", "\n")]);
        check("l'accueil", "l’accueil", &[]);
        check("", "a", &[("", "a")]);
        check("a", "", &[("a", "")]);
        check("même", "même", &[]);
    }
}
