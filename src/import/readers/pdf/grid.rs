//! Drawn lines → tables and frames: lines that touch make one, and each word belongs to the cell around it.
use super::segments::Segment;
use super::sheet::{Area, Sheet};

/// Lines this near touch, in points.
const NEAR: f64 = 3.0;
/// More lines that touch are a drawing, not a table.
const LINES_MAX: usize = 1_500;

/// A place on the page with borders of its own.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Zone {
    /// A table of several cells.
    Table(Grid),
    /// A frame or a ground around some text.
    Frame(Area),
}

impl Zone {
    pub(super) fn area(&self) -> Area {
        match self {
            Self::Table(grid) => grid.area,
            Self::Frame(area) => *area,
        }
    }
}

/// The lines of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    pub(super) area: Area,
    /// Where its columns and its rows are parted, outer borders included.
    xs: Vec<f64>,
    ys: Vec<f64>,
    lines: Vec<Area>,
}

/// The tables and frames of a page.
pub(super) fn zones(sheet: &Sheet) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    if sheet.rules.len() <= LINES_MAX {
        zones.extend(clusters(&sheet.rules).into_iter().filter_map(|lines| zone(lines, sheet)));
    }
    for ground in grounds(sheet) {
        if !zones.iter().any(|zone| overlap(zone.area(), ground)) {
            zones.push(Zone::Frame(ground));
        }
    }
    // A table in a cell of another one is text of that cell.
    let areas: Vec<Area> = zones.iter().map(Zone::area).collect();
    let inside = |at: usize, inner: &Area| {
        areas.iter().enumerate().any(|(other, outer)| {
            let larger = outer.width() * outer.height() > inner.width() * inner.height();
            other != at
                && larger
                && outer.holds(inner.x0, inner.y0, NEAR)
                && outer.holds(inner.x1, inner.y1, NEAR)
        })
    };
    let kept: Vec<bool> = areas.iter().enumerate().map(|(at, area)| !inside(at, area)).collect();
    zones.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(zone, _)| zone).collect()
}

fn overlap(a: Area, b: Area) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

fn touch(a: &Area, b: &Area) -> bool {
    a.x0 - NEAR < b.x1 && b.x0 - NEAR < a.x1 && a.y0 - NEAR < b.y1 && b.y0 - NEAR < a.y1
}

/// Groups of lines that touch.
fn clusters(rules: &[Area]) -> Vec<Vec<Area>> {
    let mut waiting: Vec<Area> = rules.to_vec();
    let mut clusters = Vec::new();
    while let Some(first) = waiting.pop() {
        let mut cluster = vec![first];
        let mut at = 0;
        while let Some(line) = cluster.get(at).copied() {
            let (near, far): (Vec<Area>, Vec<Area>) =
                waiting.into_iter().partition(|other| touch(&line, other));
            cluster.extend(near);
            waiting = far;
            at += 1;
        }
        clusters.push(cluster);
    }
    clusters
}

fn zone(lines: Vec<Area>, sheet: &Sheet) -> Option<Zone> {
    let area = Area::around(lines.iter().flat_map(|line| [(line.x0, line.y0), (line.x1, line.y1)]))?;
    let down = |line: &&Area| line.height() > line.width();
    let across = |line: &&Area| line.height() <= line.width();
    let middle_x = |line: &Area| f64::midpoint(line.x0, line.x1);
    let middle_y = |line: &Area| f64::midpoint(line.y0, line.y1);
    if lines.iter().filter(down).count() == 0 || lines.iter().filter(across).count() == 0 {
        return None;
    }
    let xs = positions(lines.iter().filter(down).map(middle_x).chain([area.x0, area.x1]));
    let ys = positions(lines.iter().filter(across).map(middle_y).chain([area.y0, area.y1]));
    if xs.len() < 2 || ys.len() < 2 || area.height() < 8.0 || area.width() < 20.0 {
        return None;
    }
    // A border around the page itself frames nothing.
    if xs.len() == 2 && ys.len() == 2 {
        let page = area.height() > 0.8 * sheet.height && area.width() > 0.75 * sheet.width;
        return (!page).then_some(Zone::Frame(area));
    }
    Some(Zone::Table(Grid { area, xs, ys, lines }))
}

/// Values in order, those that are nearly the same only once.
fn positions(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.dedup_by(|b, a| *b - *a < 2.0 * NEAR);
    values
}

/// Colored grounds that may hold a boxed text; those of following lines are one.
fn grounds(sheet: &Sheet) -> Vec<Area> {
    let mut frames: Vec<Area> = sheet.frames.iter().copied().filter(|frame| frame.width() > 60.0).collect();
    frames.sort_by(|a, b| a.y0.total_cmp(&b.y0));
    let mut grounds: Vec<Area> = Vec::new();
    for frame in frames.into_iter().take(500) {
        let below = |ground: &Area| {
            (ground.x0 - frame.x0).abs() < NEAR
                && (ground.x1 - frame.x1).abs() < NEAR
                && frame.y0 <= ground.y1 + NEAR
        };
        match grounds.iter_mut().rev().take(20).find(|ground| below(ground)) {
            Some(ground) => ground.y1 = ground.y1.max(frame.y1),
            None => grounds.push(frame),
        }
    }
    let page = |ground: &Area| ground.height() > 0.8 * sheet.height || ground.width() > 0.98 * sheet.width;
    grounds.retain(|ground| ground.height() > 24.0 && !page(ground));
    grounds
}

impl Grid {
    /// Row and column of a segment, those of a merged cell at its upper left corner.
    pub(super) fn cell(&self, segment: &Segment) -> (usize, usize) {
        let (x, y) = (segment.x0 + 1.0, segment.middle());
        let mut column = self.xs.partition_point(|edge| *edge <= x).saturating_sub(1).min(self.columns() - 1);
        let mut row =
            self.ys.partition_point(|edge| *edge <= y).saturating_sub(1).min(self.ys.len().max(2) - 2);
        while column > 0 && self.xs.get(column).is_some_and(|edge| !self.wall(*edge, y, true)) {
            column -= 1;
        }
        while row > 0 && self.ys.get(row).is_some_and(|edge| !self.wall(*edge, x, false)) {
            row -= 1;
        }
        (row, column)
    }

    /// The left and the right side of a column.
    pub(super) fn sides(&self, column: usize) -> (f64, f64) {
        let edge = |at: usize| self.xs.get(at).copied();
        (edge(column).unwrap_or(self.area.x0), edge(column + 1).unwrap_or(self.area.x1))
    }

    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.xs.len().max(2) - 1
    }

    /// Whether a line stands at an edge, beside the place.
    fn wall(&self, edge: f64, place: f64, down: bool) -> bool {
        self.lines.iter().any(|line| {
            let (low, high, from, to) = if down {
                (line.x0, line.x1, line.y0, line.y1)
            } else {
                (line.y0, line.y1, line.x0, line.x1)
            };
            let along = to - from > high - low;
            along
                && low - 2.0 * NEAR < edge
                && edge < high + 2.0 * NEAR
                && from - NEAR < place
                && place < to + NEAR
        })
    }
}

#[cfg(test)]
mod tests;
