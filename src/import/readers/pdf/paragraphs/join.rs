//! Whether a line goes on with the block before it: by distance, type, margins, and whether the line before was full.
use super::{Open, is_unfinished};
use crate::import::limits::HEADING_CHARS_MAX;
use crate::import::readers::hyphens::ends_cut;
use crate::import::readers::pdf::layout::{Layout, Part};
use crate::import::readers::pdf::rows::Line;
use crate::import::readers::pdf::sizes::Sizes;
use crate::import::shapes;

/// The margins of a column and the distance of its lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    pub(super) left: f64,
    pub(super) right: f64,
    /// From line to line, in ems.
    pub(super) leading: f64,
    /// Whether lines end at the right margin unless their paragraph does.
    pub(super) justified: bool,
}

/// Lines enough to tell margins from.
const LINES_ENOUGH: usize = 6;

/// What is usual in a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Usual {
    /// Left and right margins of columns that are full of text, each once.
    margins: Vec<(f64, f64)>,
    leading: f64,
}

impl Usual {
    /// Learns it.
    pub(super) fn of(layouts: &[Layout], sizes: &Sizes) -> Self {
        let columns: Vec<Vec<&Line>> = layouts
            .iter()
            .flat_map(|layout| &layout.parts)
            .filter(|part| matches!(part, Part::Lines(_)))
            .map(|part| part.lines().into_iter().filter(|l| (l.size - sizes.body).abs() < 0.5).collect())
            .collect();
        let mut margins: Vec<(f64, f64)> = Vec::new();
        for lines in columns.iter().filter(|lines| lines.len() >= LINES_ENOUGH) {
            let (left, right) = (edge(lines, |l| l.x0, f64::min), edge(lines, |l| l.x1, f64::max));
            let same =
                |known: &&mut (f64, f64)| (known.0 - left).abs() < 3.0 && (known.1 - right).abs() < 25.0;
            let room = margins.len() < 60;
            match margins.iter_mut().find(same) {
                Some(known) => known.1 = known.1.max(right),
                None if room => margins.push((left, right)),
                None => {}
            }
        }
        let gaps: Vec<f64> = columns.iter().flat_map(|lines| gaps(lines.iter().copied())).collect();
        Self { margins, leading: quantile(gaps, 0.3).unwrap_or(1.2) }
    }

    /// The right side of the column these margins lie in, within so much of its left side.
    fn right(&self, left: f64, right: f64, within: f64, short: f64) -> Option<f64> {
        let fits = self
            .margins
            .iter()
            .filter(|(l, r)| left > l - 3.0 && left - l < within && right < r + 3.0 && r - right < short);
        fits.min_by(|a, b| (left - a.0).total_cmp(&(left - b.0)).then(a.1.total_cmp(&b.1)))
            .map(|(_, right)| *right)
    }
}

impl Column {
    /// What these lines show; a few lines that begin where text does end where it does too, unless their room is told.
    pub(super) fn new(lines: &[Line], usual: &Usual, room: Option<f64>) -> Self {
        let all: Vec<&Line> = lines.iter().collect();
        let left = edge(&all, Line::text_x, f64::min);
        let own = edge(&all, |line| line.x1, f64::max);
        let gaps = gaps(lines.iter());
        let em = lines.first().map_or(10.0, |line| line.size);
        let few = lines.len() < LINES_ENOUGH;
        let known = match room {
            Some(room) => Some(room),
            None if few => usual.right(left, own, 6.0 * em, f64::INFINITY),
            None => usual.right(left, own, em, 3.0 * em),
        };
        let right = known.map_or(own, |known| known.max(own));
        let flush = lines.iter().filter(|line| line.x1 > right - 1.0).count();
        Self {
            left,
            right,
            justified: !few && flush * 20 > lines.len() * 9,
            leading: if gaps.len() < 4 {
                usual.leading
            } else {
                quantile(gaps, 0.3).unwrap_or(usual.leading)
            },
        }
    }
}

impl Column {
    /// Whether a line ends at the right margin of lines that all do.
    pub(super) fn is_flush(&self, line: &Line) -> bool {
        self.justified && line.x1 > self.right - 1.0
    }
}

fn edge(lines: &[&Line], of: impl Fn(&Line) -> f64, pick: fn(f64, f64) -> f64) -> f64 {
    lines.iter().map(|line| of(line)).reduce(pick).unwrap_or_default()
}

/// Distances of lines of the same type that follow one another, in ems.
fn gaps<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Vec<f64> {
    let pairs = lines.clone().zip(lines.skip(1));
    let alike = pairs.filter(|(a, b)| (a.size - b.size).abs() < 0.05 * a.size);
    alike.map(|(a, b)| (b.y - a.y) / a.size.max(1.0)).filter(|gap| (0.8..2.6).contains(gap)).collect()
}

fn quantile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let wanted = share * f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX));
    let at =
        (0..values.len()).find(|at| f64::from(u32::try_from(*at).unwrap_or(u32::MAX)) + 1.0 >= wanted)?;
    values.get(at).copied()
}

/// A line and the block it may go on with.
pub(super) struct Join<'a> {
    pub(super) open: &'a Open,
    pub(super) line: &'a Line,
    pub(super) column: &'a Column,
    pub(super) sizes: &'a Sizes,
}

impl Join<'_> {
    /// Within a column.
    pub(super) fn goes_on(&self) -> bool {
        let (last, line) = (&self.open.last, self.line);
        if line.marker.is_some() || last.leads || !self.same_type() {
            return false;
        }
        let gap = (line.y - last.y) / last.size.max(1.0);
        if self.is_heading() {
            let numbered = shapes::is_numbered_line(&line.text, &shapes::Learned::new());
            return gap < 1.75 && !numbered && !line.leads && self.open.text.len() < HEADING_CHARS_MAX;
        }
        if gap > (1.22 * self.column.leading).max(self.column.leading + 0.2) || gap < 0.3 {
            return false;
        }
        let cut = ends_cut(&last.text);
        if begins_something(line) && !(cut || self.is_full() && is_unfinished(&last.text) && !self.open.bold)
        {
            return false;
        }
        let element = last.text.ends_with(';') && shapes::starts_upper(&line.text);
        if element || (self.is_indented() && !cut) {
            return false;
        }
        cut || self.is_full() || self.is_centered() || self.runs_on()
    }

    /// In the middle of a sentence, and far along the line.
    fn runs_on(&self) -> bool {
        let (last, line) = (&self.open.last, self.line);
        let half = f64::midpoint(self.column.left, self.column.right);
        is_unfinished(&last.text) && line.text.starts_with(char::is_lowercase) && last.x1 > half
    }

    /// Over the end of a column or a page.
    pub(super) fn over_a_break(&self) -> bool {
        let (open, line) = (self.open, self.line);
        if line.marker.is_some() || open.last.leads || line.leads || self.is_heading() || !self.same_type() {
            return false;
        }
        if ends_cut(&open.last.text) {
            return line.text.starts_with(char::is_lowercase);
        }
        let indented = line.x0 > self.column.left + 0.5 * line.size;
        if open.flush
            && open.lines > 1
            && !indented
            && !begins_something(line)
            && !open.last.text.ends_with([':', ';'])
        {
            return true;
        }
        let ended = !is_unfinished(&open.last.text) && !open.last.text.ends_with([':', ';', ')', '»']);
        let full = open.last.x1 + line.first_word + 0.2 * line.size > open.right;
        let lower = line.text.starts_with(char::is_lowercase);
        !ended
            && (lower && (full || is_unfinished(&open.last.text))
                || full && is_unfinished(&open.last.text) && !begins_something(line))
    }

    /// A heading is larger than the text, or bold and short.
    fn is_heading(&self) -> bool {
        self.sizes.level(self.open.first.size).is_some() && self.open.form == super::Form::Paragraph
    }

    fn same_type(&self) -> bool {
        let (last, line) = (&self.open.last, self.line);
        let size = (last.size - line.size).abs() < 0.07 * last.size.max(line.size);
        // A paragraph may begin or end in bold; a bold line that ended is a heading of its own.
        let bold = last.bold == line.bold
            || (self.is_full()
                && is_unfinished(&last.text)
                && (line.text.starts_with(char::is_lowercase) || ends_cut(&last.text)));
        size && bold
    }

    /// Whether the first word of the line had no room on the line before.
    fn is_full(&self) -> bool {
        let (last, line) = (&self.open.last, self.line);
        let right = self.column.right.max(self.open.right);
        if self.column.justified && !self.open.bold {
            return last.x1 > right - 0.4 * line.size;
        }
        last.x1 + line.first_word + 0.2 * line.size > right - 0.15 * line.size
    }

    /// Whether the line begins further right than the text of its block.
    fn is_indented(&self) -> bool {
        let base = if self.open.lines > 1 { self.open.last.x0 } else { self.open.first.text_x() };
        let first_line = self.open.lines == 1 && self.open.first.marker.is_none();
        let indent = self.line.x0 - base;
        indent > 0.9 * self.line.size && !self.is_centered() && !(first_line && indent > 0.0 && self.hangs())
    }

    /// « 1. Titre » with its following lines under the title.
    fn hangs(&self) -> bool {
        let head = self.open.first.text.split(' ').next().unwrap_or_default();
        super::super::marker::is_number(head)
    }

    /// Whether both lines are centered on the same axis.
    fn is_centered(&self) -> bool {
        let middle = |line: &Line| f64::midpoint(line.x0, line.x1);
        let (last, line) = (&self.open.last, self.line);
        (middle(last) - middle(line)).abs() < 2.0
            && (last.x0 - line.x0).abs() > 1.0
            && last.x0 > self.column.left + line.size
            && is_unfinished(&last.text)
    }
}

/// Whether a line begins a part of its own.
fn begins_something(line: &Line) -> bool {
    let head = line.text.split([' ', '\u{A0}']).next().unwrap_or_default();
    let letter = head.ends_with(')') && super::super::marker::is_number(head);
    shapes::is_numbered_line(&line.text, &shapes::Learned::new()) || letter
}
