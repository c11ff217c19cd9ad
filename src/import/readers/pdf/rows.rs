//! Segments → lines: what stands on one line is put together from left to right; raised letters join their word,
//! raised figures are marks of notes.
use super::marker::{self, Marker};
use super::segments::Segment;
use super::sheet::Layer;

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    /// Whether all its letters are bold.
    pub(super) bold: bool,
    /// How wide its first word is.
    pub(super) first_word: f64,
    /// The sign of a list it begins with, taken out of the text.
    pub(super) marker: Option<Marker>,
    /// Whether it leads to a page, as the lines of a table of contents do.
    pub(super) leads: bool,
    pub(super) layer: Layer,
}

impl Line {
    /// Where its words begin, the sign of the list apart.
    pub(super) fn text_x(&self) -> f64 {
        self.marker.as_ref().map_or(self.x0, |marker| marker.text_x)
    }
}

/// A row: the line it stands on, the size of its largest letters, its segments.
struct Row {
    y: f64,
    size: f64,
    segments: Vec<Segment>,
}

/// Groups segments by the line they stand on, from the top down.
fn grouped(mut segments: Vec<Segment>) -> Vec<Row> {
    segments.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Row> = Vec::new();
    for segment in segments {
        match rows.last_mut().filter(|row| (segment.y - row.y).abs() < 0.25 * row.size.max(segment.size)) {
            Some(row) if alike(row, &segment) => {
                if segment.size > row.size {
                    row.y = segment.y;
                    row.size = segment.size;
                }
                row.segments.push(segment);
            }
            _ => rows.push(Row { y: segment.y, size: segment.size, segments: vec![segment] }),
        }
    }
    raise(rows)
}

/// Letters of one line do not lie over one another.
fn alike(row: &Row, segment: &Segment) -> bool {
    let over = |other: &Segment| {
        let common = other.x1.min(segment.x1) - other.x0.max(segment.x0);
        common > 0.6 * (other.x1 - other.x0).min(segment.x1 - segment.x0)
    };
    (segment.y - row.y).abs() < 0.12 * row.size || !row.segments.iter().rev().take(50).any(over)
}

/// A row as small letters beside it see it.
struct Main {
    y: f64,
    size: f64,
    /// From where to where its segments go.
    places: Vec<(f64, f64)>,
}

/// Small letters a little above or below a line, beside its words, belong to it.
fn raise(rows: Vec<Row>) -> Vec<Row> {
    let places = |row: &Row| row.segments.iter().map(|s| (s.x0, s.x1)).collect();
    let mains: Vec<Main> =
        rows.iter().map(|row| Main { y: row.y, size: row.size, places: places(row) }).collect();
    let mut moved: Vec<(usize, Segment)> = Vec::new();
    let mut kept: Vec<Row> = Vec::new();
    for (at, mut row) in rows.into_iter().enumerate() {
        let around = (at.saturating_sub(3)..=at + 3).filter(|other| *other != at);
        let home = |segment: &Segment| {
            around.clone().find(|other| {
                mains.get(*other).is_some_and(|Main { y, size, places }| {
                    let drop = y - segment.y;
                    let beside = |place: &(f64, f64)| {
                        segment.x0 - place.1 < 0.9 * size && place.0 - segment.x1 < 0.4 * size
                    };
                    segment.size < 0.82 * size
                        && (-0.3 * size..0.7 * size).contains(&drop)
                        && segment.text.chars().count() <= 6
                        && places.iter().any(beside)
                })
            })
        };
        row.segments.retain(|segment| match home(segment) {
            Some(other) => {
                moved.push((other, segment.clone()));
                false
            }
            None => true,
        });
        kept.push(row);
    }
    for (to, segment) in moved {
        if let Some(row) = kept.get_mut(to) {
            row.segments.push(segment);
        }
    }
    kept.retain(|row| !row.segments.is_empty());
    kept
}

/// The lines of one column, from the top down.
pub(super) fn lines(segments: Vec<Segment>) -> Vec<Line> {
    grouped(segments)
        .into_iter()
        .map(line)
        .filter(|line| !line.text.is_empty() || line.marker.is_some())
        .collect()
}

/// The segments of each line, from left to right, lines from the top down.
pub(super) fn rows(segments: Vec<Segment>) -> Vec<Vec<Segment>> {
    let based = |row: Row| {
        let (base, _) = main_size(&row);
        row.segments.into_iter().map(|segment| Segment { base, ..segment }).collect()
    };
    let mut rows: Vec<Vec<Segment>> = grouped(segments).into_iter().map(based).collect();
    for row in &mut rows {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    rows
}

fn line(mut row: Row) -> Line {
    row.segments.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let (y, size) = main_size(&row);
    let mut joined = Joined { text: String::new(), end: None, raised: false };
    let mut parts = row.segments.iter().peekable();
    let marker = parts.peek().and_then(|first| marker::alone(first, row.segments.get(1)));
    let alone = marker.is_some();
    if alone {
        parts.next();
    }
    let mut leads = false;
    for segment in parts {
        leads |= joined.leads_to(segment, size);
        joined.push(segment, y, size);
    }
    let (marker, text) = match marker {
        Some(marker) => (Some(marker), joined.text),
        None => marker::in_front(&joined.text, row.segments.first()),
    };
    let sum = |of: fn(&Segment) -> usize| row.segments.iter().map(of).sum::<usize>();
    let letters = sum(|segment| segment.letters);
    let words = row.segments.get(usize::from(alone)).or(row.segments.first());
    let first_word =
        words.map_or(0.0, |first| first.first_end - marker.as_ref().map_or(first.x0, |m| m.text_x));
    let artifact = row.segments.iter().all(|segment| segment.layer == Layer::Artifact);
    leads |= crate::import::shapes::without_leader(&text).len() < text.len();
    Line {
        leads,
        marker,
        first_word,
        x0: row.segments.iter().map(|segment| segment.x0).fold(f64::INFINITY, f64::min),
        x1: row.segments.iter().map(|segment| segment.x1).fold(f64::NEG_INFINITY, f64::max),
        y,
        size,
        bold: letters > 0 && sum(|segment| segment.bold) * 20 >= letters * 19,
        layer: if artifact { Layer::Artifact } else { Layer::Text },
        text,
    }
}

/// Where most of the letters stand, and how large they are.
fn main_size(row: &Row) -> (f64, f64) {
    let main = row.segments.iter().max_by(|a, b| a.text.len().cmp(&b.text.len()));
    main.map_or((row.y, row.size), |main| (main.y, main.size))
}

struct Joined {
    text: String,
    end: Option<f64>,
    raised: bool,
}

impl Joined {
    /// Whether only a number far to the right follows: a page.
    fn leads_to(&self, segment: &Segment, size: f64) -> bool {
        self.end.is_some_and(|end| segment.x0 - end > 3.0 * size)
            && segment.text.len() <= 4
            && segment.text.chars().all(|c| c.is_ascii_digit())
            && self.text.chars().any(char::is_alphabetic)
    }

    fn push(&mut self, segment: &Segment, y: f64, size: f64) {
        let raised = segment.size < 0.82 * size && y - segment.y > 0.15 * size;
        let gap = self.end.map_or(0.0, |end| segment.x0 - end);
        let figure = raised && segment.text.chars().all(|c| c.is_ascii_digit());
        let unit = self.text.ends_with("km") || self.text.ends_with(" m") || self.text.ends_with(" cm");
        match segment.text.as_str() {
            "2" if figure && unit => self.text.push('²'),
            "3" if figure && unit => self.text.push('³'),
            text if figure => {
                if !self.text.is_empty() {
                    self.text.push(' ');
                }
                self.text.push('[');
                self.text.push_str(text);
                self.text.push(']');
            }
            text => {
                let after_note =
                    self.raised && self.text.ends_with(']') && text.starts_with(char::is_alphanumeric);
                let space = if raised { 0.3 } else { 0.15 };
                if self.end.is_some() && (gap > space * size.min(segment.size * 1.5) || after_note) {
                    self.text.push(' ');
                }
                self.text.push_str(text);
            }
        }
        self.raised = raised;
        self.end = Some(self.end.unwrap_or(segment.x1).max(segment.x1));
    }
}

#[cfg(test)]
mod tests;
