//! The pieces of a page → groups in reading order: columns one after the other, and what is aligned like a table
//! without lines. Space that goes down through several lines parts columns.
use super::segments::Segment;
use super::sheet::Area;

/// The least space between columns of text, and of a table, in ems.
const GUTTER: f64 = 0.8;
const CELL_GUTTER: f64 = 0.35;
/// How many times a page is divided.
const DIVISIONS_MAX: usize = 60;
/// How many places are tried for a division.
const TRIES_MAX: usize = 14;

/// What is put in order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// A piece of a line.
    Text(Segment),
    /// A table or frame, with its number.
    Zone(Area, usize),
}

impl Piece {
    fn area(&self) -> Area {
        match self {
            Self::Text(segment) => segment.area(),
            Self::Zone(area, _) => *area,
        }
    }

    /// Where it stands from above.
    fn level(&self) -> f64 {
        match self {
            Self::Text(segment) => segment.base,
            Self::Zone(area, _) => area.y0,
        }
    }

    fn letters(&self) -> usize {
        match self {
            Self::Text(segment) => segment.text.chars().count(),
            Self::Zone(..) => 0,
        }
    }
}

/// What is read in one go.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Group {
    /// Lines from the top down.
    Flow(Vec<Piece>),
    /// Rows of cells that only stand under one another: each segment with its column.
    Aligned(Vec<Vec<(usize, Segment)>>),
}

enum Work {
    Divide(Vec<Piece>),
    Done(Group),
}

/// The groups of a page of this width, in reading order.
pub(super) fn ordered(pieces: Vec<Piece>, width: f64) -> Vec<Group> {
    let mut work = vec![Work::Divide(pieces)];
    let mut groups = Vec::new();
    let mut divisions = 0;
    while let Some(next) = work.pop() {
        let pieces = match next {
            Work::Done(group) => {
                groups.push(group);
                continue;
            }
            Work::Divide(pieces) => pieces,
        };
        divisions += 1;
        let rows = rows(pieces);
        let band = if divisions > DIVISIONS_MAX { None } else { band(&rows, width) };
        let Some(band) = band else {
            let flow: Vec<Piece> = rows.into_iter().flatten().collect();
            if !flow.is_empty() {
                groups.push(Group::Flow(flow));
            }
            continue;
        };
        let mut above = rows;
        let mut inside = above.split_off(band.from.min(above.len()));
        let below = inside.split_off((band.to - band.from).min(inside.len()));
        let flat = |rows: Vec<Vec<Piece>>| rows.into_iter().flatten().collect::<Vec<Piece>>();
        work.push(Work::Divide(flat(below)));
        if band.table {
            work.push(Work::Done(aligned(inside)));
        } else {
            let (left, right) =
                flat(inside).into_iter().partition(|piece: &Piece| piece.area().x0 < band.edge - 0.5);
            work.push(Work::Divide(right));
            work.push(Work::Divide(left));
        }
        work.push(Work::Divide(flat(above)));
    }
    groups
}

/// Pieces on the same line, lines from the top down.
fn rows(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    pieces.sort_by(|a, b| a.level().total_cmp(&b.level()));
    let mut rows: Vec<(f64, Vec<Piece>)> = Vec::new();
    for piece in pieces {
        let level = piece.level();
        let slack = match &piece {
            Piece::Text(segment) => 0.25 * segment.size,
            Piece::Zone(..) => 0.0,
        };
        let text = matches!(piece, Piece::Text(_));
        match rows.last_mut() {
            Some((y, row)) if text && level - *y <= slack && matches!(row.last(), Some(Piece::Text(_))) => {
                row.push(piece);
            }
            _ => rows.push((level, vec![piece])),
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Rows that are parted by space at the same place.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Band {
    from: usize,
    to: usize,
    /// Where the right side begins.
    edge: f64,
    table: bool,
}

fn band(rows: &[Vec<Piece>], width: f64) -> Option<Band> {
    let em = em(rows)?;
    let mut best: Option<(usize, Band)> = None;
    for edge in edges(rows) {
        let sides: Vec<Side> = rows.iter().map(|row| side(row, edge, em)).collect();
        for (from, to) in runs(&sides) {
            let (Some(rows), Some(sides)) = (rows.get(from..to), sides.get(from..to)) else { continue };
            let count = |wanted: fn(&Side) -> bool| sides.iter().filter(|side| wanted(side)).count();
            let score = count(|s| s.left).min(count(|s| s.right));
            if best.as_ref().is_some_and(|(known, _)| score <= *known) {
                continue;
            }
            let both = count(|s| s.left && s.right);
            let narrow = sides.iter().any(|side| side.end > edge - GUTTER * em);
            let kind = kind(rows, edge, both, width);
            if let Some(table) = kind.filter(|table| *table || !narrow) {
                // Lines above and below a table that have nothing on the right are text.
                let first = sides.iter().position(|side| side.right).filter(|_| table).unwrap_or(0);
                let last = sides.iter().rposition(|side| side.right).filter(|_| table);
                let to = last.map_or(to, |last| from + last + 1);
                best = Some((score, Band { from: from + first, to, edge, table }));
            }
        }
    }
    best.map(|(_, band)| band)
}

/// The usual size of letters.
fn em(rows: &[Vec<Piece>]) -> Option<f64> {
    let sizes = rows.iter().flatten().filter_map(|piece| match piece {
        Piece::Text(segment) => Some(segment.size),
        Piece::Zone(..) => None,
    });
    let mut sizes: Vec<f64> = sizes.collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}

/// Where several pieces begin one under the other, the most frequent first.
fn edges(rows: &[Vec<Piece>]) -> Vec<f64> {
    let mut starts: Vec<f64> = rows.iter().flatten().map(|piece| piece.area().x0).collect();
    starts.sort_by(f64::total_cmp);
    let first = starts.first().copied().unwrap_or_default();
    let mut edges: Vec<(usize, f64)> = Vec::new();
    for start in starts {
        match edges.last_mut() {
            Some((count, edge)) if start - *edge < 2.0 => *count += 1,
            _ => edges.push((1, start)),
        }
    }
    edges.retain(|(count, edge)| *count >= 3 && *edge > first + 20.0);
    edges.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    edges.into_iter().take(TRIES_MAX).map(|(_, edge)| edge).collect()
}

/// What a row has left and right of an edge, and whether it goes over it.
#[derive(Debug, Clone, Copy)]
struct Side {
    left: bool,
    right: bool,
    over: Option<()>,
    /// Where what is on the left ends.
    end: f64,
    y: f64,
    size: f64,
}

fn side(row: &[Piece], edge: f64, em: f64) -> Side {
    let mut side = Side { left: false, right: false, over: None, end: 0.0, y: 0.0, size: em };
    for piece in row {
        let area = piece.area();
        if area.x0 >= edge - 0.5 {
            side.right = true;
        } else if area.x1 <= edge - CELL_GUTTER * em {
            side.left = true;
            side.end = side.end.max(area.x1);
        } else {
            side.over = Some(());
        }
        side.y = side.y.max(piece.level());
    }
    side
}

/// Rows in a row that do not go over the edge, from the first to the last that has something on its right; what
/// follows on the left belongs to the column only while it follows closely.
fn runs(sides: &[Side]) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut start = 0;
    while start < sides.len() {
        let rest = sides.get(start..).unwrap_or_default();
        let length = rest.iter().take_while(|side| side.over.is_none()).count();
        if let Some(run) = rest.get(..length) {
            let right = |side: &Side| side.right;
            if let (Some(first), Some(last)) = (run.iter().position(right), run.iter().rposition(right)) {
                let close = |pair: &&[Side]| match pair {
                    [a, b] => b.y - a.y < 2.3 * a.size,
                    _ => false,
                };
                let before = run.get(..=first).unwrap_or_default().windows(2).rev().take_while(close).count();
                let rest = run.get(last..).unwrap_or_default();
                // What stands below with nothing under it over the whole width is the end of the left column.
                let ends = start + length == sides.len();
                let after = if ends { rest.len() - 1 } else { rest.windows(2).take_while(close).count() };
                runs.push((start + first - before, start + last + after + 1));
            }
        }
        start += length + 1;
    }
    runs
}

/// Whether the rows are a table (yes), columns of text (no), or neither.
fn kind(rows: &[Vec<Piece>], edge: f64, both: usize, width: f64) -> Option<bool> {
    let part = |right: bool| {
        let side = |piece: &&Piece| (piece.area().x0 >= edge - 0.5) == right;
        rows.iter()
            .map(|row| row.iter().filter(side).collect::<Vec<&Piece>>())
            .filter(|row| !row.is_empty())
            .collect()
    };
    let (left, right): (Vec<Vec<&Piece>>, Vec<Vec<&Piece>>) = (part(false), part(true));
    if is_text(&left, width) && is_text(&right, width) {
        return Some(false);
    }
    let figures = |piece: &Piece| match piece {
        Piece::Text(segment) => segment.text.chars().all(|c| c.is_ascii_digit() || c == ' '),
        Piece::Zone(..) => false,
    };
    // Pages that a table of contents leads to are no column.
    let pages = right.iter().flatten().all(|piece| figures(piece));
    let zones = rows.iter().flatten().any(|piece| matches!(piece, Piece::Zone(..)));
    let table = both >= 3 && both * 2 >= left.len().max(right.len()) && !pages && !zones;
    table.then_some(true)
}

/// Whether lines fill their column, as running text does.
fn is_text(rows: &[Vec<&Piece>], width: f64) -> bool {
    let spans: Vec<(f64, f64)> = rows
        .iter()
        .filter_map(|row| {
            Area::around(row.iter().map(|p| (p.area().x0, 0.0)).chain(row.iter().map(|p| (p.area().x1, 0.0))))
        })
        .map(|area| (area.x0, area.x1))
        .collect();
    let Some(all) = Area::around(spans.iter().flat_map(|(a, b)| [(*a, 0.0), (*b, 0.0)])) else {
        return false;
    };
    let full = spans.iter().filter(|(a, b)| b - a >= 0.6 * all.width()).count();
    let letters: usize = rows.iter().flatten().map(|piece| piece.letters()).sum();
    let zones = rows.iter().flatten().any(|piece| matches!(piece, Piece::Zone(..)));
    rows.len() >= 3
        && full * 2 >= rows.len()
        && all.width() >= 0.17 * width
        && (letters >= 14 * rows.len() || zones)
}

/// Rows of cells: columns are where no row has anything between them. Lines that follow closely are one row, unless
/// each begins in the first column.
fn aligned(rows: Vec<Vec<Piece>>) -> Group {
    let rows: Vec<Vec<Segment>> = rows
        .into_iter()
        .map(|row| {
            let texts = row.into_iter().filter_map(|piece| match piece {
                Piece::Text(segment) => Some(segment),
                Piece::Zone(..) => None,
            });
            texts.collect()
        })
        .collect();
    let mut spans: Vec<(f64, f64)> = rows.iter().flatten().map(|segment| (segment.x0, segment.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut starts: Vec<f64> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for (x0, x1) in spans {
        if x0 - end > 4.0 {
            starts.push(x0);
        }
        end = end.max(x1);
    }
    let column =
        |segment: &Segment| starts.partition_point(|start| *start <= segment.x0 + 0.5).saturating_sub(1);
    let level = |row: &[Segment]| row.iter().map(|segment| segment.y).reduce(f64::max).unwrap_or_default();
    let least = rows.windows(2).filter_map(|pair| match pair {
        [a, b] => Some(level(b) - level(a)),
        _ => None,
    });
    let (least, most) =
        least.fold((f64::INFINITY, 0.0), |(least, most), gap| (gap.min(least), gap.max(most)));
    let mut table: Vec<Vec<(usize, Segment)>> = Vec::new();
    let mut above_y = f64::NEG_INFINITY;
    for row in rows.into_iter().filter(|row| !row.is_empty()) {
        let y = level(&row);
        let close = y - above_y < 1.25 * least;
        above_y = y;
        let begins = |cells: &[(usize, Segment)]| cells.iter().any(|(column, _)| *column == 0);
        let cells: Vec<(usize, Segment)> =
            row.into_iter().map(|segment| (column(&segment), segment)).collect();
        match table.last_mut() {
            Some(above) if close && !(begins(&cells) && begins(above)) => above.extend(cells),
            Some(above) if close && most > 1.3 * least && goes_on(&cells, starts.len()) => {
                above.extend(cells);
            }
            _ => table.push(cells),
        }
    }
    Group::Aligned(table)
}

/// Whether a line of a table plainly is the rest of the row above: some cells only, the first of which goes on.
fn goes_on(cells: &[(usize, Segment)], columns: usize) -> bool {
    let lower = cells.iter().find(|(column, _)| *column == 0);
    cells.len() < columns && lower.is_some_and(|(_, segment)| segment.text.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests;
