//! What the stages of reading are tested with: texts set in a font whose letters are all half an em wide.
use super::rows::{Line, lines};
use super::segments::Segment;
use super::sheet::{Glyph, Layer, Turn};

/// The letters of a text, from a place on.
pub(super) fn glyphs(text: &str, x: f64, y: f64, size: f64) -> Vec<Glyph> {
    let mut x0 = x;
    let mut glyphs = Vec::new();
    for ch in text.chars() {
        let x1 = x0 + 0.5 * size;
        glyphs.push(Glyph { ch, x0, x1, y, size, turn: Turn::Upright, bold: false, layer: Layer::Text });
        x0 = x1;
    }
    glyphs
}

/// A text drawn in one go.
pub(super) fn segment(text: &str, x: f64, y: f64, size: f64) -> Segment {
    super::segments::segments(&glyphs(text, x, y, size), &[]).remove(0)
}

/// Lines at 70 points from the left, 14 points apart, of 10 points.
pub(super) fn column(texts: &[&str]) -> Vec<Line> {
    let mut y = 100.0;
    let mut segments = Vec::new();
    for text in texts {
        y += 14.0;
        if !text.is_empty() {
            segments.push(segment(text, 70.0, y, 10.0));
        }
    }
    lines(segments)
}
