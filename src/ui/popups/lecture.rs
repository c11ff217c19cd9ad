//! Lecture au groupe: one proposal over the whole screen, in bold, with air, to be read aloud from a projector.
//!
//! ```text
//!   Mesure 5 : Assurer l’accès au séjour                     2 / 3
//!   § 2, 1re phrase · p. 8
//!
//!   ── Texte actuel ─────────────────────────────────────────────
//!   Un délai de trente jours est laissé…
//!
//!   ── Texte proposé ────────────────────────────────────────────
//!   Un délai de quarante jours est laissé…
//!
//!   Le Collectif                                   ✓ validé à 11 h 42
//!   Entrée Validé en séance  Tab Vote  ← → Autre  Échap Fermer
//! ```
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::app::notice::Tone;
use crate::app::popups::lecture::{Lecture, said};
use crate::app::proposed::Text;
use crate::app::seen::{Pane, Target};
use crate::domain::amendment::Amendment;
use crate::domain::entry::Content;
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_bottom, split_top, wrapped};
use crate::ui::widgets::{editor, marked};

/// The most columns of a line that is read aloud.
const WIDTH_MAX: u16 = 100;

/// Draws it over everything.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, lecture: &Lecture) {
    canvas.frame.render_widget(ratatui::widgets::Clear, area);
    canvas.seen.targets.clear();
    canvas.seen.panes.clear();
    let width = area.width.saturating_sub(area.width / 10).min(WIDTH_MAX);
    let page = Rect { x: area.x + (area.width - width) / 2, width, ..area };
    let air = u16::from(area.height >= 20);
    let (top, rest) = split_top(page, head_rows(lecture, width) + 2 * air);
    let (middle, bottom) = split_bottom(rest, 4);
    head(canvas, Rect { y: top.y + air, ..top }, lecture);
    body(canvas, middle, lecture);
    foot(canvas, bottom, lecture);
}

fn heading(lecture: &Lecture, width: u16) -> Vec<String> {
    wrapped(&lecture.proposed.heading, width.saturating_sub(8).max(1))
}

fn head_rows(lecture: &Lecture, width: u16) -> u16 {
    u16::try_from(heading(lecture, width).len().min(3)).unwrap_or(1) + 1
}

fn head(canvas: &mut Canvas<'_, '_>, area: Rect, lecture: &Lecture) {
    let (title, dim) = (canvas.theme.title, canvas.theme.dim);
    let (rank, count) = lecture.rank;
    let counted = format!("{} / {count}", rank + 1);
    let width = u16::try_from(wrap::cells(&counted)).unwrap_or(0).min(area.width);
    canvas.words(Rect { x: area.right() - width, width, ..area }, &counted, dim);
    let rows: Vec<String> = heading(lecture, area.width).into_iter().take(3).collect();
    let mut y = area.y;
    for row in rows {
        let cell = Rect { y, height: 1, width: area.width.saturating_sub(width + 1), ..area };
        canvas.words(cell, &row, title);
        y += 1;
    }
    canvas.words(Rect { y, height: 1, ..area }, &lecture.proposed.place, dim);
}

/// The texts, with an empty row between theirs when there is room for it.
fn body(canvas: &mut Canvas<'_, '_>, area: Rect, lecture: &Lecture) {
    canvas.pane(area, Pane::Popup);
    let mut rows = rows(canvas, &lecture.proposed.texts, area.width, true);
    if rows.len() > usize::from(area.height) {
        rows = self::rows(canvas, &lecture.proposed.texts, area.width, false);
    }
    let height = usize::from(area.height);
    let last = rows.len().saturating_sub(height);
    let top = lecture.top.min(last);
    canvas.seen.tops.popup = top;
    let more = rows.len() > top + height;
    for (y, row) in (area.y..area.bottom()).zip(rows.into_iter().skip(top)) {
        canvas.line(Rect { y, height: 1, ..area }, row);
    }
    let accent = canvas.theme.accent;
    let edge = |y| Rect {
        x: area.right().min(canvas.frame.area().right().saturating_sub(1)),
        y,
        width: 1,
        height: 1,
    };
    let (above, below) = (edge(area.y), edge(area.bottom().saturating_sub(1)));
    if top > 0 {
        canvas.line(above, Line::styled("↑", accent));
    }
    if more {
        canvas.line(below, Line::styled("↓", accent));
    }
}

fn rows(canvas: &Canvas<'_, '_>, texts: &[Text], width: u16, airy: bool) -> Vec<Line<'static>> {
    let theme = canvas.theme;
    let bold = theme.text.add_modifier(Modifier::BOLD);
    let mut rows = Vec::new();
    for text in texts {
        let name = super::said(text.said, canvas.lang);
        let rule = usize::from(width).saturating_sub(wrap::cells(name) + 4);
        rows.push(Line::from(vec![
            Span::styled("── ", theme.dim),
            Span::styled(name, theme.accent),
            Span::styled(format!(" {}", "─".repeat(rule)), theme.dim),
        ]));
        for row in marked::rows(&text.words, width, bold, theme) {
            if airy {
                rows.push(Line::default());
            }
            rows.push(row);
        }
        rows.push(Line::default());
        if airy {
            rows.push(Line::default());
        }
    }
    while rows.last().is_some_and(|row| row.spans.is_empty()) {
        rows.pop();
    }
    rows
}

/// Who holds it, whether it is settled, what was said last, the keys.
fn foot(canvas: &mut Canvas<'_, '_>, area: Rect, lecture: &Lecture) {
    let (held, rest) = split_top(Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, 1);
    let (notice, keys) = split_top(rest, 1);
    let title = canvas.theme.title;
    let by = canvas.say("Porté par", "Held by");
    canvas.words(held, &format!("{by} {}", lecture.proposed.holders), title);
    let settled = match &lecture.entry.content {
        Content::Amendment(amendment) => amendment.as_ref().clone(),
        _ => Amendment::default(),
    };
    if let Some(settled) = settled.settled {
        let words = shown(&format!("✓ {}", said(settled, canvas.lang)));
        let width = u16::try_from(wrap::cells(&words)).unwrap_or(0).min(held.width);
        let done = canvas.theme.done.add_modifier(Modifier::BOLD);
        canvas.words(Rect { x: held.right() - width, width, ..held }, &words, done);
    }
    if let Some(vote) = &lecture.vote {
        let label = canvas.say("Vote (pour/contre/abstentions) : ", "Vote (for/against/abstentions): ");
        let width = u16::try_from(wrap::cells(label)).unwrap_or(0).min(notice.width);
        let accent = canvas.theme.accent;
        canvas.words(Rect { width, ..notice }, label, accent);
        let cell = Rect { x: notice.x + width, width: notice.width - width, ..notice };
        editor::draw(canvas, cell, vote, true, 0);
        canvas.clickable(cell, Target::Writing { top: 0 });
    } else {
        let style = match canvas.app.notice.tone {
            Tone::Done => canvas.theme.done,
            Tone::Refused => canvas.theme.warning,
            Tone::Alarm => canvas.theme.alarm,
        };
        let text = canvas.app.notice.text.clone();
        canvas.words(notice, &text, style);
    }
    keys_row(canvas, keys, lecture.vote.is_some());
}

fn keys_row(canvas: &mut Canvas<'_, '_>, area: Rect, voting: bool) {
    let accept = if voting {
        canvas.say("Entrée Noter le vote", "Enter Note the vote")
    } else {
        canvas.say("Entrée Validé", "Enter Settled")
    };
    let words = [
        (accept, Some(Target::Accept)),
        (canvas.say("Tab Vote", "Tab Vote"), None),
        (canvas.say("← → Proposition", "← → Proposal"), None),
        (canvas.say("↑ ↓ Défiler", "↑ ↓ Scroll"), None),
        (canvas.say("Échap Fermer", "Esc Close"), Some(Target::Dismiss)),
    ];
    let dim = canvas.theme.dim;
    let mut x = area.x;
    for (text, target) in words {
        let width = u16::try_from(wrap::cells(text)).unwrap_or(0).min(area.right().saturating_sub(x));
        let cell = Rect { x, width, ..area };
        canvas.words(cell, text, dim);
        if let Some(target) = target {
            canvas.clickable(cell, target);
        }
        x = (x + width + 3).min(area.right());
    }
}
