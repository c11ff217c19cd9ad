//! Popups: drawn over the screen, the top one with the cursor. They never cover the notice line or the keys.
mod clash;
mod form;
mod help;
pub mod lecture;
mod picker;
mod summary;
mod written;

use ratatui::layout::Rect;
use ratatui::widgets::{Block, Clear};

use super::canvas::{Canvas, shown};
use crate::app::popups::Popup;
use crate::app::proposed::Said;
use crate::app::seen::Target;
use crate::text::lang::Lang;

/// Draws the popup on top.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let app = canvas.app;
    match app.popups.last() {
        Some(Popup::Help(top)) => help::draw(canvas, area, *top),
        Some(Popup::Form(form)) => form::draw(canvas, area, form),
        Some(Popup::Picker(picker)) => picker::draw(canvas, area, picker),
        Some(Popup::Clash(clash)) => clash::draw(canvas, area, clash),
        Some(Popup::Summary(summary)) => summary::draw(canvas, area, summary),
        Some(Popup::Written(written)) => written::draw(canvas, area, written),
        // The reading is drawn over the frame as well.
        Some(Popup::Lecture(_)) | None => {}
    }
}

/// What a text of a proposal is.
fn said(said: Said, lang: Lang) -> &'static str {
    match said {
        Said::Present => lang.pick("Texte actuel", "Present text"),
        Said::Proposed => lang.pick("Texte proposé", "Proposed text"),
        Said::Instruction => lang.pick("Consigne", "Instruction"),
        Said::Proposal => lang.pick("Proposition", "Proposal"),
    }
}

/// An empty framed area of at most this size, centered; gives what is inside. A click beside it does nothing.
fn framed(canvas: &mut Canvas<'_, '_>, area: Rect, title: &str, (width, height): (u16, u16)) -> Rect {
    canvas.seen.targets.clear();
    canvas.seen.panes.clear();
    let width = width.min(area.width);
    let height = height.min(area.height);
    let outer =
        Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    canvas.frame.render_widget(Clear, outer);
    let (accent, style) = (canvas.theme.title, canvas.theme.accent);
    let title = crate::text::wrap::truncate(&shown(title), usize::from(width.saturating_sub(6))).into_owned();
    let block = Block::bordered()
        .border_style(style)
        .title(ratatui::text::Line::styled(format!(" {title} "), accent));
    let inner = block.inner(outer);
    canvas.frame.render_widget(block, outer);
    let close = Rect { x: outer.right().saturating_sub(4), y: outer.y, width: 3.min(width), height: 1 };
    canvas.line(close, ratatui::text::Line::styled("[×]", style));
    canvas.clickable(close, Target::Dismiss);
    inner
}
