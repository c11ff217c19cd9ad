//! The paper: its size, its margins, the width that is left for text. In twentieths of a point.
use crate::minutes::document::PageShape;

/// Width of the text, in twentieths of a point: A4 less its margins.
pub(in crate::export) const TEXT_WIDTH: u32 = PAPER.0 - 2 * MARGIN;
/// A4 upright: width and height, in twentieths of a point.
pub(in crate::export) const PAPER: (u32, u32) = (11906, 16838);

/// How wide the text of a page is, in twentieths of a point.
pub(in crate::export) fn text_width(page: PageShape) -> u32 {
    match page {
        PageShape::Portrait => TEXT_WIDTH,
        PageShape::Landscape => PAPER.1 - 2 * WIDE_MARGIN,
    }
}
/// Left and right margins; those of pages on their side, which are all table.
pub(in crate::export) const MARGIN: u32 = 1418;
const WIDE_MARGIN: u32 = 851;

/// Left and right margins of a page.
pub(in crate::export) fn margin(page: PageShape) -> u32 {
    match page {
        PageShape::Portrait => MARGIN,
        PageShape::Landscape => WIDE_MARGIN,
    }
}
