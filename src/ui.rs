//! Drawing: the screen as a function of the state. Everything is drawn every time; nothing is altered by drawing.
pub mod canvas;
pub mod frame;
pub mod popups;
pub mod screens;
pub mod theme;
pub mod widgets;

use ratatui::Frame;

use crate::app::App;
use crate::app::seen::Seen;
use canvas::Canvas;
use theme::Theme;

/// Draws the whole screen and says what it showed.
pub fn view(app: &App, theme: &Theme, frame: &mut Frame<'_>) -> Seen {
    let mut canvas = Canvas::new(app, theme, frame);
    frame::draw(&mut canvas);
    canvas.seen
}
