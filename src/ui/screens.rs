//! The screens, one file each, named as their states are.
pub mod live;
pub mod plan_tree;
pub mod preparation;
pub mod review;
pub mod roll_call;
pub mod shelf;
pub mod synthesis;
pub mod wording;

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::app::screens::Screen;

/// Draws the screen in sight.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let app = canvas.app;
    match (app.screen, &app.desk) {
        (Screen::Preparation, Some(desk)) => preparation::draw(canvas, area, desk),
        (Screen::PlanTree, Some(desk)) => plan_tree::draw(canvas, area, desk),
        (Screen::RollCall, Some(desk)) => roll_call::draw(canvas, area, desk),
        (Screen::Live, Some(desk)) => live::draw(canvas, area, desk),
        (Screen::Wording, Some(desk)) => wording::draw(canvas, area, desk),
        (Screen::Synthesis, Some(desk)) => synthesis::draw(canvas, area, desk),
        (Screen::Review, Some(desk)) => review::draw(canvas, area, desk),
        (Screen::Shelf, _) | (_, None) => shelf::draw(canvas, area),
    }
}
