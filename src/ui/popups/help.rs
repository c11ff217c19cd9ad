//! The help: the keys of this screen, then those that work everywhere, derived from the one list of commands.
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::action::{Action, Scope};
use crate::app::screens::Screen;
use crate::text::wrap;
use crate::ui::canvas::Canvas;

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, top: usize) {
    let lang = canvas.lang;
    let title = canvas.say("Les touches — ↑ ↓ défile, Échap ferme", "Keys — ↑ ↓ scrolls, Esc closes");
    let inner = super::framed(canvas, area, title, (area.width.saturating_sub(4).min(90), area.height));
    let screen = canvas.app.screen;
    let (accent, heading, text) = (canvas.theme.accent, canvas.theme.title, canvas.theme.text);
    let mut lines: Vec<Line<'static>> = Vec::new();
    if screen == Screen::Live {
        lines.extend(grammar(lang).into_iter().map(|row| Line::styled(row, text)));
        lines.push(Line::default());
    }
    let own = |action: &&Action| action.scope() == Scope::On(screen);
    let everywhere = |action: &&Action| !matches!(action.scope(), Scope::On(_));
    lines.push(Line::styled(lang.pick("Sur cet écran", "On this screen"), heading));
    let row = |action: &Action| {
        let keys = action.keys().iter().map(|key| key.name(lang)).collect::<Vec<_>>().join(", ");
        let keys = if keys.is_empty() { "F8".to_owned() } else { keys };
        let pad = 18_usize.saturating_sub(wrap::cells(&keys));
        Line::from(vec![
            Span::styled(format!("  {keys}{}", " ".repeat(pad)), accent),
            Span::styled(action.label(lang), text),
        ])
    };
    lines.extend(Action::ALL.iter().filter(own).map(row));
    lines.push(Line::default());
    lines.push(Line::styled(lang.pick("Partout", "Everywhere"), heading));
    lines.extend(Action::ALL.iter().filter(everywhere).map(row));
    let last = lines.len().saturating_sub(usize::from(inner.height));
    for (y, line) in (inner.y..inner.bottom()).zip(lines.into_iter().skip(top.min(last))) {
        canvas.line(Rect { y, height: 1, ..inner }, line);
    }
}

/// What the capture box understands.
fn grammar(lang: crate::text::lang::Lang) -> Vec<&'static str> {
    lang.pick(
        vec![
            "La saisie comprend ce qu’elle lit :",
            "  regrette que… / demande… / salue…   une position (le verbe dit laquelle)",
            "  CCEM : demande…                     portée par cette organisation",
            "  ? …                                 une question",
            "  décision : … (12/0/1)               une décision, avec son vote",
            "  action : Qui : quoi pour le 10/02   une action",
            "  * …                                 à reprendre dans la synthèse",
            "  Alt+Entrée                          va à la ligne",
        ],
        vec![
            "The capture box understands what it reads:",
            "  regrette que… / demande… / salue…   a stance (the verb tells which)",
            "  CCEM : demande…                     held by this organization",
            "  ? …                                 a question",
            "  décision : … (12/0/1)               a decision, with its vote",
            "  action : Who : what pour le 10/02   an action item",
            "  * …                                 flagged for the synthesis",
            "  Alt+Enter                           starts a new line",
        ],
    )
}
