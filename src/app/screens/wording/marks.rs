//! An edited text as it is shown: words that went between `[-` and `-]`, words that came between `{+` and `+}`, so that a
//! copy without looks tells them apart. Pure.
use std::ops::Range;

use crate::domain::plan::PlanNode;
use crate::domain::wording::sheet::{self, Sheet};
use crate::text::marked::{Hold, MarkedLine, Piece, Tint};

pub use crate::domain::wording::sheet::Replaced;

/// What was replaced, in whole words.
pub fn changes(old: &str, new: &str) -> Vec<Replaced> {
    sheet::changes(old, new)
}

/// Where a byte of the draft is in the edited text.
pub fn moved(at: usize, changes: &[Replaced]) -> usize {
    let before = changes.iter().rev().find(|(old, _)| old.start <= at);
    match before {
        None => at,
        Some((old, new)) if at < old.end || old.is_empty() && at == old.start => new.start,
        Some((old, new)) => new.end + (at - old.end),
    }
}

/// The lines to be shown.
pub fn lines(section: &[PlanNode], sheet: &Sheet, text: &str, changes: &[Replaced]) -> Vec<MarkedLine> {
    let mut writer = Writer { section, sheet, text, line: Vec::new(), lines: Vec::new(), after: Vec::new() };
    let (mut old_at, mut at) = (0, 0);
    for (old, new) in changes {
        writer.kept(at..new.start, old_at);
        let gone = sheet.text.get(old.clone()).unwrap_or_default();
        writer.gone(gone, new);
        writer.come(new, gone);
        (old_at, at) = (old.end, new.end);
    }
    writer.kept(at..text.len(), old_at);
    writer.close();
    writer.lines
}

struct Writer<'w> {
    section: &'w [PlanNode],
    sheet: &'w Sheet,
    text: &'w str,
    line: Vec<Piece>,
    lines: Vec<MarkedLine>,
    /// Lines that went, to be told after the line that is being written.
    after: Vec<MarkedLine>,
}

impl Writer<'_> {
    fn close(&mut self) {
        self.lines.push(MarkedLine { pieces: std::mem::take(&mut self.line), own: true });
        self.lines.append(&mut self.after);
    }

    /// Words of the draft that are still there.
    fn kept(&mut self, range: Range<usize>, mut old: usize) {
        let text = self.text.get(range).unwrap_or_default();
        for (rank, words) in text.split('\n').enumerate() {
            if rank > 0 {
                self.close();
                old += 1;
            }
            let here = self.sheet.line_at(old).and_then(|rank| self.sheet.lines.get(rank));
            let title = here.filter(|line| line.paragraph.is_none());
            if let (Some(line), true) = (title, self.line.is_empty()) {
                self.name(line.part);
            }
            let tint = if title.is_some() { Tint::Heading } else { Tint::Plain };
            self.push(Piece::own(words, tint));
            old += words.len();
        }
    }

    /// « 2/ » before the title of a part: it is told, and is no part of the title.
    fn name(&mut self, part: usize) {
        let Some(node) = self.section.get(part).filter(|_| part > 0) else { return };
        let heading = node.heading();
        let name = heading.strip_suffix(&node.title).unwrap_or_default().to_owned();
        self.push(Piece::passed(name, Tint::Note));
    }

    fn push(&mut self, piece: Piece) {
        if !piece.text.is_empty() {
            self.line.push(piece);
        }
    }

    /// Words that went: in their line, or as lines of their own.
    fn gone(&mut self, gone: &str, new: &Range<usize>) {
        if gone.is_empty() {
            return;
        }
        let before = self.text.get(..new.start).unwrap_or_default();
        let after = self.text.get(new.end..).unwrap_or_default();
        let at_start = before.is_empty() || before.ends_with('\n');
        let come = self.text.get(new.clone()).unwrap_or_default();
        if gone.ends_with('\n') && at_start {
            let lines = whole_lines(gone.trim_end_matches('\n'));
            self.lines.extend(lines);
        } else if gone.starts_with('\n') && (come.starts_with('\n') || come.is_empty() && at_end(after)) {
            self.after.extend(whole_lines(gone.trim_start_matches('\n')));
        } else {
            let told = gone.replace('\n', "¶");
            let spaces = told.trim().is_empty();
            // A space that went where a line was cut is told by the cut.
            if !(spaces && come.contains('\n')) {
                self.push(Piece::passed(format!("[-{told}-]"), Tint::Removed));
            }
        }
    }

    /// Words that came, each line between marks; a line that is cut in two says so.
    fn come(&mut self, new: &Range<usize>, gone: &str) {
        let come = self.text.get(new.clone()).unwrap_or_default();
        let before = self.text.get(..new.start).unwrap_or_default();
        let after = self.text.get(new.end..).unwrap_or_default();
        let inside = !(before.is_empty() || before.ends_with('\n') || at_end(after));
        let cuts = inside && come.contains('\n') && !gone.contains('\n');
        for (rank, words) in come.split('\n').enumerate() {
            if rank > 0 {
                if rank == 1 && cuts {
                    self.push(Piece { text: "{+¶+}".to_owned(), tint: Tint::Added, hold: Hold::Ahead });
                }
                self.close();
            }
            if words.is_empty() {
                continue;
            }
            self.push(Piece::passed("{+", Tint::Added));
            self.push(Piece::own(words, Tint::Added));
            self.push(Piece { text: "+}".to_owned(), tint: Tint::Added, hold: Hold::Ahead });
        }
    }
}

fn at_end(after: &str) -> bool {
    after.is_empty() || after.starts_with('\n')
}

/// Lines that went, told as lines.
fn whole_lines(gone: &str) -> Vec<MarkedLine> {
    let line = |line: &str| MarkedLine {
        pieces: vec![Piece::passed(format!("[-{line}-]"), Tint::Removed)],
        own: false,
    };
    gone.split('\n').map(line).collect()
}
