//! The paper: its size, its margins, the width that is left for text. In twentieths of a point.
use crate::minutes::document::PageShape;

/// Width of the text, in twentieths of a point: A4 less its margins.
pub(in crate::export) const TEXT_WIDTH: u32 = PAPER.0 - 2 * MARGIN;
/// The page a text is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) struct Ground {
    /// How wide the text is, in twentieths of a point.
    pub(in crate::export) width: u32,
    /// How high it is.
    pub(in crate::export) height: u32,
    /// Whether it is the paper of somebody else, whose styles may not do what ours do: then paragraphs say it.
    pub(in crate::export) is_lettered: bool,
}

/// Our own page.
pub(in crate::export) fn ground(page: PageShape) -> Ground {
    let height = match page {
        PageShape::Portrait => PAPER.1,
        PageShape::Landscape => PAPER.0,
    };
    Ground { width: text_width(page), height: height - TOP - BOTTOM, is_lettered: false }
}

/// Margins above and below the text.
pub(super) const TOP: u32 = 1418;
pub(super) const BOTTOM: u32 = 1304;
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
