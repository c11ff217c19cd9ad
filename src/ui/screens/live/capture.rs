//! The capture box: what is typed, what it is understood as, and the time.
use chrono::TimeDelta;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::action::Action;
use crate::app::capture::{self, Reading};
use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::screens::live::Focus;
use crate::app::seen::Target;
use crate::domain::entry::{Content, EntryKind};
use crate::domain::meeting::Stage;
use crate::domain::observation::{Observation, Stance};
use crate::domain::progress::time_spent;
use crate::text::french::numbers::count;
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_top, wrapped};
use crate::ui::widgets::editor;

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let area = if area.height >= 4 {
        let (time, rest) = split_top(area, 1);
        time_line(canvas, time, desk);
        rest
    } else {
        area
    };
    let (title, box_area) = split_top(area, 1);
    settings_line(canvas, title, desk);
    let focused = desk.live.focus == Focus::Capture;
    let empty = desk.live.capture.is_empty();
    if empty && !focused {
        let style = canvas.theme.dim;
        let hint = match desk.live.focus {
            Focus::Text => canvas.say(
                "Entrée : proposer sur ce passage (remplacer, ajouter, retitrer…) ; Suppr : le supprimer ; Ctrl+S ou Maj+flèches : l’étendre ; Ctrl+R : modifier le texte. Ce que vous tapez s’écrit ici ; Échap y revient.",
                "Enter: propose on this passage (replace, add, retitle…); Delete: delete it; Ctrl+S or Shift+arrows: grow it; Ctrl+R: edit the text. What you type goes here; Esc comes back.",
            ),
            Focus::Entries => canvas.say(
                "Entrée : modifier ; Ctrl+Suppr : supprimer ; Alt+↑ ↓ : déplacer ; Ctrl+B : lire la proposition au groupe. Ce que vous tapez s’écrit ici ; Échap y revient.",
                "Enter: edit; Ctrl+Delete: delete; Alt+↑ ↓: move; Ctrl+B: read the proposal back. What you type goes here; Esc comes back.",
            ),
            _ => canvas.say(
                "Tapez : le texte s’écrit ici. Échap y revient.",
                "Type: the text goes here. Esc comes back.",
            ),
        };
        for (y, row) in (box_area.y..box_area.bottom()).zip(wrapped(hint, box_area.width)) {
            canvas.words(Rect { y, height: 1, ..box_area }, &row, style);
        }
    }
    let cursor = canvas.app.popups.is_empty() && focused;
    let top = editor::draw_spelled(canvas, box_area, &desk.live.capture, cursor, canvas.seen.tops.writing);
    canvas.seen.tops.writing = top;
    canvas.clickable(box_area, Target::Writing { top });
}

/// « 10:42 · cette mesure 6 min · reste 1 h 18 pour 17 mesures (4 min chacune) · 15 présents »
fn time_line(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let lang = canvas.lang;
    let session = desk.session();
    let now = canvas.app.now;
    let mut parts: Vec<String> = Vec::new();
    let paused = session.turns().last().is_none_or(|turn| turn.node.is_none());
    match session.meeting().stage {
        Stage::Running if paused => parts.push(lang.pick("séance suspendue", "paused").to_owned()),
        Stage::Running => {}
        stage => parts.push(labels::stage(stage, lang).to_owned()),
    }
    if let Some(row) = desk.current() {
        let until = if session.meeting().stage == Stage::Running {
            now
        } else {
            session.turns().last().map_or(now, |turn| turn.at)
        };
        let spent = time_spent(session.turns(), &row.key, until);
        parts.push(format!("{} {}", lang.pick("ici", "here"), span(spent)));
    }
    if session.meeting().stage == Stage::Running && session.meeting().date == now.date() {
        parts.extend(pace(desk, now.time(), lang));
    }
    parts.push(presence(desk, now, lang));
    let style = canvas.theme.dim;
    canvas.words(area, &parts.join(" · "), style);
}

/// Who was in the room when the measure was last taken up, or is now: « 17 présents sur 19 ».
fn presence(desk: &Desk, now: chrono::NaiveDateTime, lang: crate::text::lang::Lang) -> String {
    let session = desk.session();
    let turn = session.turns().iter().rev().find(|turn| turn.node == desk.live.current);
    let live = session.meeting().stage == Stage::Running
        && session.turns().last().map(|t| t.at) == turn.map(|t| t.at);
    let at = turn.filter(|_| !live).map_or(now, |turn| turn.at);
    let (present, all) = (session.in_room(at).count(), desk.session().delegates().len());
    lang.pick(
        format!("{} sur {all}", count(present, "présent", "présents")),
        format!("{present} of {all} present"),
    )
}

/// The time left and what it means for each measure still to come.
fn pace(desk: &Desk, now: chrono::NaiveTime, lang: crate::text::lang::Lang) -> Option<String> {
    let end = desk.session().meeting().end?;
    let (all, done) = desk.progress();
    let todo = i32::try_from(all.saturating_sub(done)).unwrap_or(i32::MAX);
    let left = end - now;
    if left <= TimeDelta::zero() {
        return Some(
            lang.pick(format!("heure dépassée de {}", span(-left)), format!("{} over", span(-left))),
        );
    }
    let each = if todo > 0 {
        format!(" ({} {})", span(left / todo), lang.pick("chacune", "each"))
    } else {
        String::new()
    };
    Some(lang.pick(
        format!("reste {} pour {todo} mesure{}{each}", span(left), if todo > 1 { "s" } else { "" }),
        format!("{} left for {todo} measures{each}", span(left)),
    ))
}

/// « 1 h 18 », « 6 min », « 45 s ».
fn span(delta: TimeDelta) -> String {
    match (delta.num_hours(), delta.num_minutes() % 60, delta.num_seconds() % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, _) => format!("{minutes} min"),
        (hours, minutes, _) => format!("{hours} h {minutes:02}"),
    }
}

/// What the text is understood as; each part can be clicked to change it.
fn settings_line(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let lang = canvas.lang;
    let text = desk.live.capture.text();
    let settings = &desk.live.settings;
    let Reading { content, holders, flagged } = capture::read(&text, settings, desk.session());
    let kind = if text.trim().is_empty() { settings.kind } else { content.kind() };
    let stance = match &content {
        Content::Observation(Observation { stance, strength, .. }) => Some((*stance, *strength)),
        _ => None,
    };
    let name =
        desk.current().map_or_else(|| lang.pick("sans plan", "no plan").to_owned(), |row| row.name.clone());
    let focused = desk.live.focus == Focus::Capture;
    let lead = format!(
        "{} {} ",
        if focused { "▸" } else { "─" },
        wrap::truncate(&shown(&name), usize::from(area.width / 3))
    );
    let accent = if focused { canvas.theme.accent } else { canvas.theme.title };
    let mut left = chip(canvas, area, &lead, accent, None);
    let plain = canvas.theme.text;
    left =
        chip(canvas, left, &format!("[{}]", labels::entry_kind(kind, lang)), plain, Some(Action::ChooseKind));
    if let (EntryKind::Observation, Some((stance, strength))) = (kind, stance) {
        let style = if stance == Stance::Plain { canvas.theme.dim } else { canvas.theme.done };
        left = chip(
            canvas,
            left,
            &format!("[{}]", labels::stance(stance, strength, lang)),
            style,
            Some(Action::ChooseStance),
        );
    }
    let holders = labels::holders(&holders, desk.session(), lang);
    left = chip(canvas, left, &format!("[{}]", shown(&holders)), plain, Some(Action::ChooseHolders));
    let level = labels::circulation(settings.circulation, lang);
    left = chip(canvas, left, &format!("[{level}]"), plain, Some(Action::ChooseCirculation));
    let star = if flagged { "[★]" } else { "[☆]" };
    let style = if flagged { canvas.theme.warning } else { canvas.theme.dim };
    left = chip(canvas, left, star, style, Some(Action::ToggleFlag));
    let dim = canvas.theme.dim;
    canvas.line(left, Line::styled("─".repeat(usize::from(left.width)), dim));
}

/// Writes one part of the line at the head of what is left of it, and gives what is left.
fn chip(canvas: &mut Canvas<'_, '_>, left: Rect, text: &str, style: Style, action: Option<Action>) -> Rect {
    let width = u16::try_from(wrap::cells(text)).unwrap_or(u16::MAX).min(left.width);
    let cell = Rect { width, ..left };
    canvas.line(cell, Line::from(Span::styled(text.to_owned(), style)));
    if let Some(action) = action {
        canvas.clickable(cell, Target::Action(action));
    }
    Rect { x: left.x + width, width: left.width - width, ..left }
}
