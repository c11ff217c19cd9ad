//! The text of a section as one sheet to be edited: a line a title, a line a paragraph, a dash before each dash.
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

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
        super::body::push_line(&mut self.text, text);
        let range = start..self.text.len();
        self.lines.push(SheetLine { part, paragraph, range, lead: lead.len() });
    }

    /// The rank of the line that holds a byte, its end included.
    pub fn line_at(&self, at: usize) -> Option<usize> {
        let after = self.lines.partition_point(|line| line.range.start <= at);
        after.checked_sub(1)
    }
}

/// Bytes of a text that became bytes of another.
pub type Replaced = (Range<usize>, Range<usize>);

/// What was replaced between two texts, in whole words: bytes of the old and of the new. Only the lines that changed
/// are compared, so that it costs little while one types in a long text.
pub fn changes(old: &str, new: &str) -> Vec<Replaced> {
    if old == new {
        return Vec::new();
    }
    let (old_starts, new_starts) = (line_starts(old), line_starts(new));
    let mut changes = Vec::new();
    for (before, after) in changed_lines(old, new) {
        // As many lines as before: each became the one in its place, when it still resembles it.
        let pairs = || before.clone().zip(after.clone());
        let line =
            |text: &'_ str, starts: &[usize], rank: usize| bytes(text, starts, &(rank..rank + 1), false);
        let alike = |(from, to): (usize, usize)| {
            let (from, to) = (line(old, &old_starts, from), line(new, &new_starts, to));
            resembles(old.get(from).unwrap_or_default(), new.get(to).unwrap_or_default())
        };
        if before.len() == after.len() && (before.len() == 1 || pairs().all(alike)) {
            for (from, to) in pairs() {
                compare((old, line(old, &old_starts, from)), (new, line(new, &new_starts, to)), &mut changes);
            }
            continue;
        }
        // At the end of the text the line break to be told stands before the lines.
        let last = before.end + 1 >= old_starts.len() || after.end + 1 >= new_starts.len();
        let back = usize::from(last && before.start > 0 && after.start > 0);
        let from = bytes(old, &old_starts, &(before.start - back..before.end), true);
        let to = bytes(new, &new_starts, &(after.start - back..after.end), true);
        compare((old, from), (new, to), &mut changes);
    }
    changes
}

/// The changes between two ranges, as changes of the whole texts.
fn compare((old, from): (&str, Range<usize>), (new, to): (&str, Range<usize>), changes: &mut Vec<Replaced>) {
    let (head, tail) =
        shared_sentences(old.get(from.clone()).unwrap_or_default(), new.get(to.clone()).unwrap_or_default());
    let (from, to) = (from.start + head..from.end - tail, to.start + head..to.end - tail);
    let before = old.get(from.clone()).unwrap_or_default();
    let after = new.get(to.clone()).unwrap_or_default();
    let shift = |range: Range<usize>, by: usize| by + range.start..by + range.end;
    let found = diff::changes(before, after).into_iter();
    let found = found.map(|(a, b)| (shift(a, from.start), shift(b, to.start)));
    changes.extend(found.map(|(a, b)| without_shared_breaks((old, a), (new, b))));
}

/// The bytes that two texts share at their head and at their end, cut back to the ends of sentences: what changed is
/// compared with the rest of its sentence around it, and a long paragraph costs no more than a short one.
fn shared_sentences(a: &str, b: &str) -> (usize, usize) {
    let room = a.len().min(b.len());
    let same = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let head = |text: &str| {
        let stops = |(at, stop): (usize, &str)| at + stop.len();
        let whole = (0..=same).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.get(..whole).unwrap_or_default().rmatch_indices(". ").map(stops).find(|at| *at < same)
    };
    let head = head(a).unwrap_or(0);
    let same = a.bytes().rev().zip(b.bytes().rev()).take_while(|(x, y)| x == y).count().min(room - head);
    let whole = (a.len() - same..=a.len()).find(|at| a.is_char_boundary(*at)).unwrap_or(a.len());
    let tail = a.get(whole..).unwrap_or_default();
    let stop = tail.match_indices(". ").map(|(at, _)| at).find(|at| *at > 0);
    (head, stop.map_or(0, |at| tail.len() - at))
}

/// Where each line begins, and one past the end of the text.
fn line_starts(text: &str) -> Vec<usize> {
    let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(breaks).chain([text.len() + 1]).collect()
}

/// The bytes of lines, with the break that ends them when it is wanted and there is one.
fn bytes(text: &str, starts: &[usize], lines: &Range<usize>, with_break: bool) -> Range<usize> {
    let at = |rank: usize| starts.get(rank).copied().unwrap_or(text.len() + 1);
    let start = at(lines.start).min(text.len());
    let end = if with_break { at(lines.end) } else { at(lines.end).saturating_sub(1) };
    start..end.min(text.len()).max(start)
}

/// The runs of lines that differ, as ranks of the old lines and of the new.
fn changed_lines(old: &str, new: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut input = InternedInput::default();
    input.update_before(old.split('\n'));
    input.update_after(new.split('\n'));
    let mut diff = Diff::compute(Algorithm::Myers, &input);
    diff.postprocess_no_heuristic(&input);
    let wide = |range: &Range<u32>| {
        let at = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        at(range.start)..at(range.end)
    };
    diff.hunks().map(|hunk| (wide(&hunk.before), wide(&hunk.after))).collect()
}

/// Whether a third of the shorter of two lines is how the other begins or ends.
fn resembles(a: &str, b: &str) -> bool {
    let head = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let tail = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    let shorter = a.chars().count().min(b.chars().count());
    (head + tail) * 3 >= shorter
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
        check("t\nun. deux.\nfin.", "t s\nun.\nfin.\nplus.", &[("", " s"), (" deux.", ""), ("", "\nplus.")]);
        check("a\nb\nc\nd", "a\nd", &[("b\nc\n", "")]);
        check("un mot\nfin", "autre chose\nun mot\nfin", &[("", "autre chose\n")]);
        check("\n\n", "\n", &[("\n", "")]);
    }
}
