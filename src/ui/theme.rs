//! The look: sixteen named colors, bold, reverse, underline, struck; nothing is told by color alone.
use ratatui::style::{Color, Modifier, Style};

/// The styles from which everything is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Running text.
    pub text: Style,
    /// What matters less.
    pub dim: Style,
    /// Titles of panes and names of measures.
    pub title: Style,
    /// Keys, the screen in sight, the pane with the arrows.
    pub accent: Style,
    /// The chosen row.
    pub selected: Style,
    /// The chosen row of a pane without the arrows.
    pub marked: Style,
    /// Words that came.
    pub added: Style,
    /// Words that went.
    pub removed: Style,
    /// A word that no dictionary has.
    pub misspelled: Style,
    /// Something was done.
    pub done: Style,
    /// Something needs attention.
    pub warning: Style,
    /// Something is wrong.
    pub alarm: Style,
}

impl Theme {
    /// For dark backgrounds.
    pub fn dark() -> Self {
        Self::colored(Color::Cyan, Color::DarkGray, Color::Green, Color::LightRed, Color::Yellow)
    }

    /// For light backgrounds.
    pub fn light() -> Self {
        Self::colored(Color::Blue, Color::DarkGray, Color::Green, Color::Red, Color::Magenta)
    }

    /// Without any color.
    pub fn plain() -> Self {
        let text = Style::new();
        let bold = text.add_modifier(Modifier::BOLD);
        Self {
            text,
            dim: text.add_modifier(Modifier::DIM),
            title: bold,
            accent: bold,
            selected: text.add_modifier(Modifier::REVERSED),
            marked: text.add_modifier(Modifier::UNDERLINED),
            added: text.add_modifier(Modifier::UNDERLINED),
            removed: text.add_modifier(Modifier::CROSSED_OUT),
            misspelled: text.add_modifier(Modifier::UNDERLINED),
            done: text,
            warning: bold,
            alarm: bold.add_modifier(Modifier::REVERSED),
        }
    }

    fn colored(accent: Color, dim: Color, added: Color, removed: Color, warning: Color) -> Self {
        let plain = Self::plain();
        Self {
            dim: Style::new().fg(dim),
            accent: plain.accent.fg(accent),
            added: plain.added.fg(added),
            removed: plain.removed.fg(removed),
            misspelled: plain.misspelled.fg(removed),
            done: Style::new().fg(added),
            warning: Style::new().fg(warning).add_modifier(Modifier::BOLD),
            alarm: plain.alarm.fg(removed),
            ..plain
        }
    }
}
