//! A sheet → its parts in reading order: runs of lines, tables, frames. What is turned otherwise than the page is
//! read comes last.
use std::collections::BTreeMap;

use super::columns::{self, Group, Piece};
use super::grid::{self, Grid, Zone};
use super::marker;
use super::rows::{self, Line};
use super::segments::{Segment, segments};
use super::sheet::{Area, Glyph, Sheet, Turn};

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// Lines of one column.
    Lines(Vec<Line>),
    /// A table.
    Table(Table),
    /// Text in a frame or on a ground of its own, and how far to the right it has room.
    Frame(Vec<Line>, f64),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub(super) columns: usize,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) column: usize,
    pub(super) lines: Vec<Line>,
    /// How far to the right its words have room.
    pub(super) right: f64,
}

impl Part {
    /// All its lines.
    pub(super) fn lines(&self) -> Vec<&Line> {
        match self {
            Self::Lines(lines) | Self::Frame(lines, _) => lines.iter().collect(),
            Self::Table(table) => table.rows.iter().flatten().flat_map(|cell| &cell.lines).collect(),
        }
    }

    /// Changes its lines.
    pub(super) fn change(&mut self, mut change: impl FnMut(&mut Line)) {
        self.retain_mut(|line| {
            change(line);
            true
        });
    }

    /// Takes out the lines that are not wanted.
    pub(super) fn retain_mut(&mut self, mut wanted: impl FnMut(&mut Line) -> bool) {
        match self {
            Self::Lines(lines) | Self::Frame(lines, _) => lines.retain_mut(wanted),
            Self::Table(table) => {
                for cell in table.rows.iter_mut().flatten() {
                    cell.lines.retain_mut(&mut wanted);
                }
            }
        }
    }
}

/// A page as it is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Layout {
    pub(super) height: f64,
    pub(super) parts: Vec<Part>,
    /// Lines that are turned; those across the page are stamps.
    pub(super) turned: Vec<Line>,
    pub(super) stamps: Vec<Line>,
}

/// Reads a sheet.
pub(super) fn layout(sheet: Sheet) -> Layout {
    let main = main_turn(&sheet.glyphs);
    let mut turned = Vec::new();
    let mut stamps = Vec::new();
    for turn in [Turn::Upright, Turn::Left, Turn::Over, Turn::Right, Turn::Askew] {
        let glyphs: Vec<Glyph> = sheet.glyphs.iter().copied().filter(|g| g.turn == turn).collect();
        if turn != main && !glyphs.is_empty() {
            let lines = rows::lines(segments(&glyphs, &[]));
            if turn == Turn::Askew { stamps.extend(lines) } else { turned.extend(lines) }
        }
    }
    let sheet = upright(sheet, main);
    let zones = grid::zones(&sheet);
    let mut inside: Vec<Vec<Segment>> = vec![Vec::new(); zones.len()];
    let mut outside = Vec::new();
    for segment in with_dots(segments(&sheet.glyphs, &sheet.rules), &sheet.dots) {
        let middle = f64::midpoint(segment.x0, segment.x1);
        let home = zones.iter().position(|zone| {
            let area = zone.area();
            area.holds(segment.x0, segment.middle(), 1.0) || area.holds(middle, segment.middle(), 1.0)
        });
        match home.and_then(|home| inside.get_mut(home)) {
            Some(list) => list.push(segment),
            None => outside.push(segment),
        }
    }
    let mut pieces: Vec<Piece> = with_markers(outside).into_iter().map(Piece::Text).collect();
    let held = zones.iter().zip(&inside).enumerate().filter(|(_, (_, inside))| !inside.is_empty());
    pieces.extend(held.map(|(at, (zone, _))| Piece::Zone(zone.area(), at)));
    let mut parts = Vec::new();
    for group in columns::ordered(pieces, sheet.width) {
        match group {
            Group::Flow(pieces) => flow(pieces, &zones, &mut inside, &mut parts),
            Group::Aligned(rows) => parts.push(aligned(&rows)),
        }
    }
    Layout { height: sheet.height, parts, turned, stamps }
}

/// The way most characters are turned.
fn main_turn(glyphs: &[Glyph]) -> Turn {
    let count = |turn: Turn| glyphs.iter().filter(|glyph| glyph.turn == turn).count();
    let turns = [Turn::Left, Turn::Over, Turn::Right];
    let most = turns.into_iter().max_by_key(|turn| count(*turn)).unwrap_or(Turn::Upright);
    if count(most) > 2 * count(Turn::Upright) { most } else { Turn::Upright }
}

/// The sheet turned so that its main text is upright. The lines drawn on a turned page are not followed.
fn upright(mut sheet: Sheet, main: Turn) -> Sheet {
    sheet.glyphs.retain(|glyph| glyph.turn == main);
    if main == Turn::Upright {
        return sheet;
    }
    let low = |of: fn(&Glyph) -> f64| sheet.glyphs.iter().map(of).fold(f64::INFINITY, f64::min);
    let (x, y) = (low(|glyph| glyph.x0) - 40.0, low(|glyph| glyph.y) - 60.0);
    for glyph in &mut sheet.glyphs {
        *glyph = Glyph { x0: glyph.x0 - x, x1: glyph.x1 - x, y: glyph.y - y, turn: Turn::Upright, ..*glyph };
    }
    let (width, height) =
        if main == Turn::Over { (sheet.width, sheet.height) } else { (sheet.height, sheet.width) };
    Sheet { width, height, rules: Vec::new(), frames: Vec::new(), dots: Vec::new(), ..sheet }
}

/// Bullets that are drawn instead of written, before the words they stand by.
fn with_dots(mut segments: Vec<Segment>, dots: &[Area]) -> Vec<Segment> {
    // A page of a thousand dots is a drawing.
    let dots = if dots.len() > 300 { &[] } else { dots };
    let mut bullets = Vec::new();
    for dot in dots {
        let level = f64::midpoint(dot.y0, dot.y1);
        let beside = |segment: &&Segment| {
            let gap = segment.x0 - dot.x1;
            (segment.middle() - level).abs() < 0.4 * segment.size
                && (0.0..3.0 * segment.size).contains(&gap)
                && dot.width() < 0.7 * segment.size
        };
        let nearest = segments.iter().filter(beside).min_by(|a, b| a.x0.total_cmp(&b.x0));
        bullets.extend(nearest.map(|segment| Segment {
            text: "•".to_owned(),
            x0: dot.x0,
            x1: dot.x1,
            first_end: dot.x1,
            bold: 0,
            letters: 0,
            ..segment.clone()
        }));
    }
    segments.extend(bullets);
    segments
}

/// Signs of lists and numbers that stand a little before their words are one segment with them: they are no column.
fn with_markers(segments: Vec<Segment>) -> Vec<Segment> {
    let mut joined = Vec::with_capacity(segments.len());
    for row in rows::rows(segments) {
        let mut row = row.into_iter().peekable();
        while let Some(segment) = row.next() {
            let Some(next) = row.peek() else {
                joined.push(segment);
                continue;
            };
            let near = next.x0 - segment.x1 < 3.2 * next.size && next.x0 >= segment.x1;
            let level = (next.y - segment.y).abs() < 0.3 * next.size;
            let bullet = marker::alone(&segment, Some(next)).is_some();
            if near && level && (bullet || marker::is_number(&segment.text)) && segment.size < 1.6 * next.size
            {
                let next = row.next().unwrap_or_else(|| segment.clone());
                let sign = if bullet { "•" } else { segment.text.as_str() };
                joined.push(Segment {
                    text: format!("{sign} {}", next.text),
                    x0: segment.x0,
                    first_end: if bullet { next.first_end } else { segment.x1 },
                    bold: next.bold + if bullet { 0 } else { segment.bold },
                    letters: next.letters + if bullet { 0 } else { segment.letters },
                    ..next
                });
            } else {
                joined.push(segment);
            }
        }
    }
    joined
}

/// Lines from the top down, with the tables and frames between them.
fn flow(pieces: Vec<Piece>, zones: &[Zone], inside: &mut [Vec<Segment>], parts: &mut Vec<Part>) {
    let mut open: Vec<Segment> = Vec::new();
    let close = |open: &mut Vec<Segment>, parts: &mut Vec<Part>| {
        if !open.is_empty() {
            parts.push(Part::Lines(rows::lines(std::mem::take(open))));
        }
    };
    for piece in pieces {
        match piece {
            Piece::Text(segment) => open.push(segment),
            Piece::Zone(_, at) => {
                close(&mut open, parts);
                let segments = inside.get_mut(at).map(std::mem::take).unwrap_or_default();
                match zones.get(at) {
                    Some(Zone::Table(grid)) => parts.push(Part::Table(ruled(segments, grid))),
                    Some(Zone::Frame(area)) => {
                        let lines = rows::lines(segments);
                        let right = inner_right(&lines, area.x0, area.x1);
                        parts.push(Part::Frame(lines, right));
                    }
                    None => {}
                }
            }
        }
    }
    close(&mut open, parts);
}

/// How far lines have room to the right of a space that keeps them as far from its right side as from its left one.
fn inner_right(lines: &[Line], left: f64, right: f64) -> f64 {
    let first = lines.iter().map(|line| line.x0).fold(f64::INFINITY, f64::min);
    let last = lines.iter().map(|line| line.x1).fold(f64::NEG_INFINITY, f64::max);
    last.max(right - (first - left).clamp(0.0, 30.0))
}

fn ruled(segments: Vec<Segment>, grid: &Grid) -> Table {
    let mut cells: BTreeMap<(usize, usize), Vec<Segment>> = BTreeMap::new();
    for segment in segments {
        cells.entry(grid.cell(&segment)).or_default().push(segment);
    }
    let mut rows: Vec<(usize, Vec<Cell>)> = Vec::new();
    for ((row, column), segments) in cells {
        let lines = rows::lines(segments);
        let (x0, x1) = grid.sides(column);
        let cell = Cell { column, right: inner_right(&lines, x0, x1), lines };
        match rows.last_mut().filter(|(known, _)| *known == row) {
            Some((_, list)) => list.push(cell),
            None => rows.push((row, vec![cell])),
        }
    }
    Table { columns: grid.columns(), rows: rows.into_iter().map(|(_, row)| row).collect() }
}

fn aligned(rows: &[Vec<(usize, Segment)>]) -> Part {
    let columns = rows.iter().flatten().map(|(column, _)| column + 1).max().unwrap_or(1);
    let rights = |wanted: usize| {
        let of = rows.iter().flatten().filter(|(column, _)| *column == wanted);
        of.map(|(_, segment)| segment.x1).fold(f64::NEG_INFINITY, f64::max)
    };
    let rights: Vec<f64> = (0..columns).map(rights).collect();
    let cells = |row: Vec<(usize, Segment)>| {
        let mut cells: BTreeMap<usize, Vec<Segment>> = BTreeMap::new();
        for (column, segment) in row {
            cells.entry(column).or_default().push(segment);
        }
        let right = |column: usize| rights.get(column).copied().unwrap_or_default();
        let cell = |(column, segments)| Cell { column, lines: rows::lines(segments), right: right(column) };
        cells.into_iter().map(cell).collect()
    };
    let rows = rows.iter().cloned().map(cells).collect();
    Part::Table(Table { columns, rows })
}
