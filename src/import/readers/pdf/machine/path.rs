//! Lines, frames and grounds: what borders of tables and boxes are drawn with. Curves are drawings and are not looked at.
use super::state::Matrix;
use crate::import::limits::RULES_MAX;
use crate::import::readers::pdf::sheet::{Area, Sheet};

/// What is this thin is a line, in points.
const THIN: f64 = 3.0;
/// A line is at least this long, in points.
const LONG: f64 = 4.0;

/// The path being drawn.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Vec<(f64, f64)>>,
    points: usize,
}

impl Path {
    pub(super) fn move_to(&mut self, at: (f64, f64)) {
        if self.room() {
            self.parts.push(vec![at]);
        }
    }

    pub(super) fn line_to(&mut self, at: (f64, f64)) {
        if self.room()
            && let Some(part) = self.parts.last_mut()
        {
            part.push(at);
        }
    }

    pub(super) fn close(&mut self) {
        if let Some(first) = self.parts.last().and_then(|part| part.first().copied()) {
            self.line_to(first);
        }
    }

    pub(super) fn rectangle(&mut self, page: Matrix, sides: &[f64]) {
        let &[x, y, w, h] = sides else { return };
        for (step, corner) in [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)].into_iter().enumerate()
        {
            let at = page.apply(corner.0, corner.1);
            if step == 0 { self.move_to(at) } else { self.line_to(at) }
        }
    }

    fn room(&mut self) -> bool {
        self.points += 1;
        self.points <= 8 * RULES_MAX
    }

    /// What the path leaves on the sheet when its outline or its inside is painted.
    pub(super) fn paint(&mut self, stroke: bool, fill: bool, sheet: &mut Sheet) {
        for part in std::mem::take(self).parts {
            let Some(area) = Area::around(part.iter().copied()) else { continue };
            let square = is_square(&part);
            let round = (area.width() - area.height()).abs() < 0.3 * area.width();
            if fill && round && (1.2..7.0).contains(&area.width()) && sheet.dots.len() <= RULES_MAX {
                sheet.dots.push(area);
                continue;
            }
            if area.width().min(area.height()) <= THIN {
                push(&mut sheet.rules, area, true);
            } else if square && (stroke || fill) {
                push(&mut sheet.frames, area, false);
            }
            if stroke {
                for pair in part.windows(2) {
                    if let Some(side) = Area::around(pair.iter().copied()) {
                        push(&mut sheet.rules, side, true);
                    }
                }
            }
        }
    }

    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

/// Whether all sides go across or down.
fn is_square(part: &[(f64, f64)]) -> bool {
    let straight = |pair: &[(f64, f64)]| match pair {
        [a, b] => (a.0 - b.0).abs() < 0.5 || (a.1 - b.1).abs() < 0.5,
        _ => true,
    };
    (4..=6).contains(&part.len()) && part.windows(2).all(straight)
}

fn push(list: &mut Vec<Area>, area: Area, line: bool) {
    let long = area.width().max(area.height()) >= LONG;
    let thin = area.width().min(area.height()) <= THIN;
    if long && (thin == line) && list.len() <= RULES_MAX {
        list.push(area);
    }
}
