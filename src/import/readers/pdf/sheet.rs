//! What is drawn on a page, as far as reading goes: characters with their places, lines and frames. Distances are points,
//! `x` from the left, `y` downwards from the top.

/// Which way a character is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Turn {
    /// As one reads.
    Upright,
    /// A quarter to the left: read from below.
    Left,
    /// On its head.
    Over,
    /// A quarter to the right.
    Right,
    /// In between, like a stamp across the page.
    Askew,
}

/// What a character belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Layer {
    /// The text.
    Text,
    /// What the PDF itself calls no part of the text.
    Artifact,
    /// Drawn invisibly: the recognized text of a scan.
    Hidden,
}

/// A character on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) ch: char,
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// The line it stands on.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) turn: Turn,
    pub(super) bold: bool,
    pub(super) layer: Layer,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x0: f64,
    pub(super) y0: f64,
    pub(super) x1: f64,
    pub(super) y1: f64,
}

impl Area {
    /// The smallest rectangle around points.
    pub(super) fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        points.into_iter().fold(None, |area: Option<Self>, (x, y)| {
            Some(area.map_or(Self { x0: x, y0: y, x1: x, y1: y }, |a| Self {
                x0: a.x0.min(x),
                y0: a.y0.min(y),
                x1: a.x1.max(x),
                y1: a.y1.max(y),
            }))
        })
    }

    pub(super) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    pub(super) fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    /// Whether the point is inside, or this far outside.
    pub(super) fn holds(&self, x: f64, y: f64, slack: f64) -> bool {
        x >= self.x0 - slack && x <= self.x1 + slack && y >= self.y0 - slack && y <= self.y1 + slack
    }
}

/// Everything drawn on one page.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
    /// Lines, thin whichever way they go.
    pub(super) rules: Vec<Area>,
    /// Frames and grounds.
    pub(super) frames: Vec<Area>,
    /// Small filled shapes, round or square: drawn bullets of lists, among others.
    pub(super) dots: Vec<Area>,
    /// How many signs nobody can read.
    pub(super) unread: usize,
    /// How many bytes of parts drawn within the page were run.
    pub(super) work: usize,
}
