//! The review: the preview of the compte-rendu by pages, the findings, and the chosen one in full.
//!
//! ```text
//! ─ Compte-rendu pour : ministère — page 2 sur 9  ▸ Points à revoir : 3 ──────────────
//!   I. Synthèse                                 à vérifier → Mot répété — Mesure 4 bis
//! ▸ Le Collectif demande que que les victimes   conseil      Tiret — Synthèse, lacune 1
//!   …                                           ─ à vérifier · phrase · Mot répété ─
//! ─────────────── page 3 ───────────────        Mesure 4 bis, entrée 2
//!   …                                           … demande [que que] les victimes …
//!                                               → que
//! ```
mod findings;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::screens::review::{Half, ReviewScreen, SIDE_BY_SIDE, preview_width};
use crate::app::seen::Pane;
use crate::export::plain::LineRole;
use crate::ui::canvas::{Canvas, shown, split_left, split_top};
use crate::ui::theme::Theme;
use crate::ui::widgets::list;

/// Rows of the chosen finding: below the list beside the preview, and below everything on a small terminal.
const DETAIL_WIDE: u16 = 12;
const DETAIL: u16 = 6;
/// Below so many rows the chosen finding is not told in full.
const DETAIL_FROM: u16 = 13;

/// Draws both halves side by side, or one above the other where there is no room.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let small = area.height < DETAIL_FROM || desk.review.findings.is_empty();
    if area.width >= SIDE_BY_SIDE {
        let (left, right) = split_left(area, preview_width(area.width) + 2);
        let detail = if small { 0 } else { DETAIL_WIDE.min(area.height / 2) };
        preview(canvas, left, desk);
        return findings::draw(canvas, right, desk, detail);
    }
    let detail = if small { 0 } else { DETAIL };
    let list = u16::try_from(desk.review.findings.len())
        .unwrap_or(u16::MAX)
        .min(area.height.saturating_sub(detail) / 3)
        .max(1);
    let below = (1 + list + detail).min(area.height * 2 / 3);
    let (top, bottom) = split_top(area, area.height - below);
    preview(canvas, top, desk);
    findings::draw(canvas, bottom, desk, detail);
}

/// What is shown, for whom, and the page.
fn heading(canvas: &Canvas<'_, '_>, review: &ReviewScreen) -> String {
    let lang = canvas.lang;
    let level = labels::circulation(canvas.app.exports.last.audience, lang);
    let (page, pages) = (review.page(review.line), review.page(usize::MAX));
    let coming =
        if review.is_being_laid_out() { lang.pick(" (mise en page…)", " (laying out…)") } else { "" };
    lang.pick(
        format!("Compte-rendu pour : {level} — page {page} sur {pages}{coming}"),
        format!("The minutes for: {level} — page {page} of {pages}{coming}"),
    )
}

fn preview(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let review = &desk.review;
    let focused = review.half == Half::Preview;
    let heading = heading(canvas, review);
    canvas.rule(title, &heading, focused);
    let theme = *canvas.theme;
    let item = |rank: usize| {
        let Some(line) = review.preview.get(rank) else { return Vec::new() };
        let is_marked = review.marked.binary_search(&rank).is_ok();
        let sign = if is_marked { Span::styled("▸ ", theme.accent) } else { Span::raw("  ") };
        let style = style(line.role, &theme);
        let style = if is_marked { style.patch(theme.marked) } else { style };
        vec![Line::from(vec![sign, Span::styled(shown(&line.text), style)])]
    };
    let list = list::List {
        pane: Pane::Text,
        count: review.preview.len(),
        selected: focused.then_some(review.line),
        reveal: None,
        focused,
        item: &item,
        single: true,
    };
    let before = canvas.seen.tops.text;
    let first = if focused { before } else { first_row(review, before, usize::from(rest.height)) };
    let top = list::draw(canvas, rest, &list, first);
    canvas.seen.tops.text = top;
}

/// The first row of the preview so that what the chosen finding is about is seen with what stands above it; as before
/// when it is in sight already.
fn first_row(review: &ReviewScreen, before: usize, height: usize) -> usize {
    let line = review.line;
    let above = height / 4;
    if line >= before + above.min(1) && line + 2 < before + height {
        return before.min(review.preview.len().saturating_sub(height));
    }
    line.saturating_sub(above).min(review.preview.len().saturating_sub(height))
}

fn style(role: LineRole, theme: &Theme) -> Style {
    match role {
        LineRole::Title | LineRole::Heading(_) => theme.title,
        LineRole::Quotation => theme.accent.remove_modifier(ratatui::style::Modifier::BOLD),
        LineRole::Contents | LineRole::Status | LineRole::PageBreak => theme.dim,
        _ => theme.text,
    }
}
