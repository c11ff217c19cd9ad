//! The live screen: the plan, the text of the measure, what was recorded on it, and the capture box.
//!
//! ```text
//! ─ Plan 12/25 ──────  ─ Mesure 5 : Assurer l’accès… ──────────────
//!  ✓ Mesure 4          Texte du plan, ce qui a changé marqué
//!  ▸ Mesure 5          ─ Entrées : 2 ───────────────────────────────
//!  · Mesure 6          – Le Collectif regrette que…
//! 10:42 · mesure 6 min · reste 1 h 18 pour 17 mesures (4 min chacune) · 15 présents
//! ▸ Mesure 5 : observation · demande · le Collectif · ministère ─────
//! demande que la possibilité devienne un droit|
//! ```
mod capture;
mod entries;
mod outline;
mod passage;

use ratatui::layout::Rect;

use crate::app::desk::Desk;
use crate::app::screens::live::Focus;
use crate::ui::canvas::{Canvas, split_bottom, split_left, split_top};

/// Draws the live screen: three columns, two, or the pane with the arrows alone, as there is room.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let capture_rows = match area.height {
        0..8 => 2,
        8..14 => 3,
        14..24 => 5,
        _ => 7,
    };
    let (above, capture_area) = split_bottom(area, capture_rows);
    if above.height > 0 {
        panes(canvas, above, desk);
    }
    capture::draw(canvas, capture_area, desk);
}

fn panes(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    if area.width < 60 || area.height < 8 {
        match desk.live.focus {
            Focus::Outline => outline::draw(canvas, area, desk),
            Focus::Entries => entries::draw(canvas, area, desk),
            Focus::Capture | Focus::Text => passage::draw(canvas, area, desk),
        }
        return;
    }
    let columns = if area.width >= 110 { 32 } else { 24 };
    let (left, right) = split_left(area, columns);
    outline::draw(canvas, left, desk);
    if area.width >= 110 {
        let (text, side) = split_left(right, right.width / 2);
        passage::draw(canvas, text, desk);
        entries::draw(canvas, side, desk);
    } else {
        let (text, side) = split_top(right, right.height * 55 / 100);
        passage::draw(canvas, text, desk);
        entries::draw(canvas, side, desk);
    }
}
