//! The roll call.
//!
//! ```text
//! ▸ Appel — 12 présents sur 19 ─────────────────────────────
//! Chercher : …
//! [x] Raffaella Tatangelo     ACPE       → 10 h 42
//! ```
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::screens::roll_call::times;
use crate::app::seen::{Pane, Target};
use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::{Delegate, Role};
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_left, split_top};
use crate::ui::theme::Theme;
use crate::ui::widgets::{editor, list};

/// Draws the roll call.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let (present, all) = desk.head_count();
    let lang = canvas.lang;
    let heading = lang.pick(
        format!("Appel — présents : {present} sur {all}"),
        format!("Roll call — present: {present} of {all}"),
    );
    let room = desk.session().in_room(canvas.app.now).count();
    let today = desk.session().meeting().date == canvas.app.now.date();
    let inside = lang.pick(format!(" · dans la salle : {room}"), format!(" · in the room: {room}"));
    let heading = if today && room != present { heading + &inside } else { heading };
    canvas.rule(title, &heading, true);
    let (search, rest) = split_top(rest, 1);
    let label = canvas.say("Chercher : ", "Find: ");
    let style = canvas.theme.dim;
    canvas.words(search, label, style);
    let (_, field) = split_left(search, u16::try_from(label.chars().count()).unwrap_or(0).saturating_sub(1));
    canvas.clickable(field, Target::Writing { top: 0 });
    let focused = canvas.app.popups.is_empty();
    editor::draw(canvas, field, &desk.roll_call.query, focused, 0);
    let people = desk.roll_call();
    if people.is_empty() {
        let text = if desk.session().delegates().is_empty() {
            canvas.say(
                "Personne encore : Ctrl+N ajoute une personne, F3 prépare la liste.",
                "Nobody yet: Ctrl+N adds a person, F3 prepares the list.",
            )
        } else {
            canvas
                .say("Personne ne porte ce nom : Ctrl+N l’ajoute.", "Nobody has this name: Ctrl+N adds them.")
        };
        let style = canvas.theme.text;
        return canvas.words(split_top(rest, 1).0, text, style);
    }
    let theme = *canvas.theme;
    let width = usize::from(rest.width);
    let item = |rank: usize| {
        people.get(rank).map(|person| vec![row(person, desk, width, lang, &theme)]).unwrap_or_default()
    };
    let list = list::List {
        pane: Pane::List,
        count: people.len(),
        selected: Some(desk.roll_call.selected),
        reveal: None,
        focused: true,
        item: &item,
        single: true,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.list);
    canvas.seen.tops.list = top;
}

fn row(
    person: &Delegate,
    desk: &Desk,
    width: usize,
    lang: crate::text::lang::Lang,
    theme: &Theme,
) -> Line<'static> {
    let attendance = desk.session().attendance(&person.id);
    let (mark, style) = match attendance.status {
        AttendanceStatus::Present => ("[✓]", theme.done),
        AttendanceStatus::Expected => ("[ ]", theme.dim),
        AttendanceStatus::Excused => ("[E]", theme.warning),
        AttendanceStatus::Absent => ("[A]", theme.warning),
        AttendanceStatus::Represented => ("[P]", theme.warning),
    };
    let organization = person.organization.as_ref().and_then(|id| desk.session().organizations().get(id));
    let organization =
        organization.map_or(lang.pick("sans organisation", "no organization"), |o| o.short_name());
    let mut details = vec![labels::attendance(attendance.status, lang).to_owned()];
    if !attendance.represented_by.is_empty() {
        details.push(format!("{} {}", lang.pick("par", "by"), attendance.represented_by));
    }
    if !attendance.movements.is_empty() {
        details = vec![times(&attendance, lang)];
    }
    if attendance.personal {
        details.push(lang.pick("à titre personnel", "personally").to_owned());
    }
    if person.role != Role::Member {
        details.push(labels::role(person.role, lang).to_owned());
    }
    let name_width = (width / 3).clamp(12, 34);
    Line::from(vec![
        Span::styled(format!("{mark} "), style),
        Span::styled(column(&person.name, name_width), Style::new()),
        Span::styled(column(organization, name_width), theme.dim),
        Span::styled(shown(&details.join(" · ")), style),
    ])
}

/// Text cut or padded to a column, with one space after it.
fn column(text: &str, width: usize) -> String {
    let cut = wrap::truncate(&shown(text), width).into_owned();
    let pad = width.saturating_sub(wrap::cells(&cut)) + 1;
    format!("{cut}{}", " ".repeat(pad))
}
