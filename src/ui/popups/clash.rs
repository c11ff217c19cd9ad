//! Two proposals that touch the same words: both as they would read, and three ways to settle it.
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::popups::collision::{Clash, Way};
use crate::app::proposed::{Proposed, Said, Text};
use crate::app::seen::{Pane, Target};
use crate::domain::diff::{Hunk, HunkKind};
use crate::ui::canvas::{Canvas, split_bottom};
use crate::ui::widgets::marked;

/// Columns of what a text is.
const LEAD: usize = 11;

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, clash: &Clash) {
    let title = canvas.say("Deux propositions touchent les mêmes mots", "Two proposals touch the same words");
    let width = area.width.saturating_sub(4).min(110);
    let inner_width = width.saturating_sub(4);
    let mut rows = vec![Line::styled(clash.first.1.heading.clone(), canvas.theme.title)];
    let common = common(clash);
    if let Some(common) = &common {
        rows.extend(text_rows(canvas, common, inner_width));
    }
    for (name, (_, proposed)) in [
        (canvas.say("La première", "The first"), &clash.first),
        (canvas.say("La seconde", "The second"), &clash.second),
    ] {
        rows.push(Line::default());
        let head = format!("{name} — {} · {}", proposed.holders, proposed.place);
        rows.push(Line::styled(crate::ui::canvas::shown(&head), canvas.theme.accent));
        let own = proposed.texts.iter().filter(|text| common.is_none() || text.said != Said::Present);
        rows.extend(own.flat_map(|text| text_rows(canvas, text, inner_width)));
    }
    let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(8);
    let inner = super::framed(canvas, area, title, (width, wanted));
    let (above, below) = split_bottom(inner, 5);
    let above = Rect { x: above.x + 1, width: above.width.saturating_sub(2), ..above };
    let height = usize::from(above.height);
    let top = clash.top.min(rows.len().saturating_sub(height));
    canvas.seen.tops.popup = top;
    let more = rows.len() > top + height;
    for (y, row) in (above.y..above.bottom()).zip(rows.into_iter().skip(top)) {
        canvas.line(Rect { y, height: 1, ..above }, row);
    }
    let accent = canvas.theme.accent;
    if more {
        let words = canvas.say("↓ la suite : Page suiv.", "↓ more: Page down");
        canvas.words(
            Rect { y: below.y, height: 1, x: below.x + 1, width: below.width.saturating_sub(1) },
            words,
            accent,
        );
    }
    ways(canvas, Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below }, clash);
}

/// The text of the plan, when it is the same sentence that both change: it is read once.
fn common(clash: &Clash) -> Option<Text> {
    let present = |proposed: &Proposed| {
        let mut texts = proposed.texts.iter().filter(|text| text.said == Said::Present);
        let only = texts.next()?.words.iter().map(|hunk| hunk.text.as_str()).collect::<String>();
        texts.next().is_none().then_some(only)
    };
    let first = present(&clash.first.1)?;
    (present(&clash.second.1)? == first)
        .then(|| Text { said: Said::Present, words: vec![Hunk { kind: HunkKind::Same, text: first }] })
}

/// « proposé : … », wrapped beside what it is.
fn text_rows(canvas: &Canvas<'_, '_>, text: &Text, width: u16) -> Vec<Line<'static>> {
    let theme = canvas.theme;
    let lead = match text.said {
        Said::Present => canvas.say("actuel : ", "present: "),
        Said::Proposed => canvas.say("proposé : ", "proposed: "),
        Said::Instruction => canvas.say("consigne : ", "instruction: "),
        Said::Proposal => "",
    };
    let room = width.saturating_sub(u16::try_from(LEAD).unwrap_or(0));
    let mut rows = marked::rows(&text.words, room, theme.text, theme);
    for (rank, row) in rows.iter_mut().enumerate() {
        let lead = if rank == 0 { lead } else { "" };
        row.spans.insert(0, Span::styled(format!("{lead:LEAD$}"), theme.dim));
    }
    rows
}

fn ways(canvas: &mut Canvas<'_, '_>, area: Rect, clash: &Clash) {
    canvas.pane(area, Pane::Popup);
    let (selected, text) = (canvas.theme.selected, canvas.theme.text);
    for ((rank, way), y) in Way::ALL.iter().enumerate().zip(area.y..area.bottom()) {
        let words = match way {
            Way::First => canvas.say(
                " Garder la première ; la seconde est retirée ",
                " Keep the first; the second is withdrawn ",
            ),
            Way::Second => canvas.say(
                " Garder la seconde ; la première est retirée ",
                " Keep the second; the first is withdrawn ",
            ),
            Way::Both => canvas.say(
                " Garder les deux, comme variantes l’une de l’autre ",
                " Keep both, as alternatives to each other ",
            ),
        };
        let row = Rect { y, height: 1, ..area };
        let mark = if rank == clash.chosen { "▸" } else { " " };
        canvas.words(row, &format!("{mark}{words}"), if rank == clash.chosen { selected } else { text });
        canvas.clickable(row, Target::Row(Pane::Popup, rank));
    }
    let dim = canvas.theme.dim;
    let keys =
        canvas.say("↑ ↓ choisit, Entrée règle, Échap : plus tard", "↑ ↓ chooses, Enter settles, Esc: later");
    let y = area.bottom().saturating_sub(1);
    canvas.words(Rect { y, height: 1, ..area }, keys, dim);
}
