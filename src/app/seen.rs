//! What the last frame showed: what can be clicked and how high each list is. Drawing returns it and alters nothing.
use super::action::Action;

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Left column.
    pub x: u16,
    /// Top row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell is inside.
    pub fn holds(self, x: u16, y: u16) -> bool {
        x >= self.x && y >= self.y && x - self.x < self.width && y - self.y < self.height
    }
}

/// A list or a text that can be scrolled and whose rows can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The main list of the screen: sessions, facts, people, outline, synthesis.
    List,
    /// The text of the measure, or the preview.
    Text,
    /// The entries of the measure, the material of the synthesis, the findings.
    Side,
    /// The list inside the popup on top.
    Popup,
}

/// What a click means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A command shown on screen.
    Action(Action),
    /// A row of a pane, by its rank in that pane's list.
    Row(Pane, usize),
    /// The writing area of the screen: rows scrolled out above it.
    Writing {
        /// The first row in sight.
        top: usize,
    },
    /// A text with words among its own: rows scrolled out above it.
    Page {
        /// The first row in sight.
        top: usize,
    },
    /// A field of the form on top, by rank; rows scrolled out above it.
    Field {
        /// Rank of the field.
        rank: usize,
        /// The first row in sight.
        top: usize,
    },
    /// Settle the collision of the entry of this rank.
    Collision(usize),
    /// Compose the sentence of the form on top anew.
    Recompose,
    /// Validate the popup on top.
    Accept,
    /// Close the popup on top.
    Dismiss,
}

/// What the last frame showed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// Clickable areas; the last ones are on top.
    pub targets: Vec<(Area, Target)>,
    /// Panes in sight, with their areas.
    pub panes: Vec<(Area, Pane)>,
    /// First row in sight of each list, kept from frame to frame so that nothing moves that need not.
    pub tops: Tops,
}

/// First rows in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tops {
    /// Of [`Pane::List`].
    pub list: usize,
    /// Of [`Pane::Text`].
    pub text: usize,
    /// Of [`Pane::Side`].
    pub side: usize,
    /// Of [`Pane::Popup`].
    pub popup: usize,
    /// Of the writing area.
    pub writing: usize,
}

impl Seen {
    /// What is under a cell: the topmost target.
    pub fn target(&self, x: u16, y: u16) -> Option<(Area, Target)> {
        self.targets.iter().rev().find(|(area, _)| area.holds(x, y)).copied()
    }

    /// The pane under a cell.
    pub fn pane(&self, x: u16, y: u16) -> Option<Pane> {
        self.panes.iter().rev().find(|(area, _)| area.holds(x, y)).map(|(_, pane)| *pane)
    }

    /// Notes something that can be clicked.
    pub fn clickable(&mut self, area: Area, target: Target) {
        self.targets.push((area, target));
    }
}
