//! What every drawing needs: the state, the look, the frame, and the record of what was shown.
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use crate::app::App;
use crate::app::seen::{Area, Pane, Seen, Target};
use crate::text::clean::displayable;
use crate::text::lang::Lang;
use crate::text::wrap;

/// The drawing of one frame.
pub struct Canvas<'a, 'f> {
    /// The state drawn.
    pub app: &'a App,
    /// The look.
    pub theme: &'a Theme,
    /// The frame drawn on.
    pub frame: &'a mut Frame<'f>,
    /// What was shown.
    pub seen: Seen,
    /// The language of the screen.
    pub lang: Lang,
}

impl<'a, 'f> Canvas<'a, 'f> {
    /// A drawing on an empty frame.
    pub fn new(app: &'a App, theme: &'a Theme, frame: &'a mut Frame<'f>) -> Self {
        let seen = Seen { tops: app.seen.tops, ..Seen::default() };
        Self { app, theme, frame, seen, lang: app.lang }
    }

    /// The wording for the language of the screen.
    pub fn say(&self, french: &'static str, english: &'static str) -> &'static str {
        self.lang.pick(french, english)
    }

    /// Writes a line in the first row of an area, cut at its width.
    pub fn line(&mut self, area: Rect, line: Line<'_>) {
        let area = Rect { height: area.height.min(1), ..area };
        self.frame.render_widget(line, area.intersection(self.frame.area()));
    }

    /// Writes plain words in the first row of an area.
    pub fn words(&mut self, area: Rect, text: &str, style: Style) {
        let shown = shown(text);
        let cut = wrap::truncate(&shown, usize::from(area.width)).into_owned();
        self.line(area, Line::styled(cut, style));
    }

    /// The title of a pane, with a rule to its end; bright when the pane has the arrows.
    pub fn rule(&mut self, area: Rect, title: &str, focused: bool) {
        let style = if focused { self.theme.accent } else { self.theme.title };
        let mark = if focused { "▸ " } else { "─ " };
        let room = usize::from(area.width).saturating_sub(4);
        let title = wrap::truncate(&shown(title), room).into_owned();
        let left = usize::from(area.width).saturating_sub(wrap::cells(&title) + 3);
        let spans = vec![
            Span::styled(mark, if focused { style } else { self.theme.dim }),
            Span::styled(title, style),
            Span::styled(format!(" {}", "─".repeat(left)), self.theme.dim),
        ];
        self.line(area, Line::from(spans));
    }

    /// Notes that an area can be clicked.
    pub fn clickable(&mut self, area: Rect, target: Target) {
        if area.width > 0 && area.height > 0 {
            self.seen.clickable(area_of(area), target);
        }
    }

    /// Notes where a pane is.
    pub fn pane(&mut self, area: Rect, pane: Pane) {
        self.seen.panes.push((area_of(area), pane));
    }
}

/// A rectangle of the terminal library as one of ours.
pub fn area_of(area: Rect) -> Area {
    Area { x: area.x, y: area.y, width: area.width, height: area.height }
}

/// Text fit for the screen: nothing in it can act on the terminal.
pub fn shown(text: &str) -> String {
    displayable(text).into_owned()
}

/// Words wrapped to a width, one string a row, trailing spaces dropped.
pub fn wrapped(text: &str, width: u16) -> Vec<String> {
    let rows = |paragraph: &str| {
        let paragraph = shown(paragraph);
        let rows = wrap::wrap(&paragraph, width);
        if rows.is_empty() {
            return vec![String::new()];
        }
        rows.into_iter().map(|range| paragraph.get(range).unwrap_or_default().trim_end().to_owned()).collect()
    };
    text.split('\n').flat_map(rows).collect()
}

/// The first rows of an area, and the rest.
pub fn split_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let top = Rect { height: rows, ..area };
    (top, Rect { y: area.y + rows, height: area.height - rows, ..area })
}

/// The rest of an area, and its last rows.
pub fn split_bottom(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    split_top(area, area.height - rows)
}

/// The first columns of an area, and the rest after one empty column.
pub fn split_left(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let gap = u16::from(area.width > columns);
    let left = Rect { width: columns, ..area };
    (left, Rect { x: area.x + columns + gap, width: area.width - columns - gap, ..area })
}
