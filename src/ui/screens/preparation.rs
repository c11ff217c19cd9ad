//! The preparation: one list grouped by heading.
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::screens::preparation::{FactRow, Group};
use crate::app::seen::Pane;
use crate::domain::calendar::UpcomingEvent;
use crate::domain::outline::Fate;
use crate::domain::plan::NodeKind;
use crate::text::fold::fold;
use crate::text::french::dates;
use crate::text::french::numbers::count;
use crate::text::lang::Lang;
use crate::ui::canvas::{Canvas, shown, split_bottom, split_left, split_top, wrapped};
use crate::ui::widgets::list;

/// Draws the list, and beside it, where there is room, what the drafts of the plan hold.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let compared = desk.session().previous_draft().is_some();
    let (left, right) = match (area.width >= 110, compared && area.height >= 16) {
        (true, _) => split_left(area, area.width * 6 / 10),
        (false, true) => split_bottom(area, area.height * 4 / 10),
        _ => (area, Rect::default()),
    };
    let (title, rest) = split_top(left, 1);
    let heading = canvas.say("Préparation", "Preparation");
    canvas.rule(title, heading, true);
    let rows = desk.fact_rows();
    let (lang, theme) = (canvas.lang, *canvas.theme);
    let item = |rank: usize| {
        let Some(row) = rows.get(rank) else { return Vec::new() };
        let line = match row {
            FactRow::Heading(group) => Line::styled(group_name(*group, lang), theme.title),
            FactRow::Add(_) => Line::styled(format!("  + {}", words(row, desk, lang)), theme.dim),
            FactRow::Delegate(_) => {
                Line::from(vec![Span::raw("      "), Span::raw(shown(&words(row, desk, lang)))])
            }
            _ => Line::raw(format!("  {}", shown(&words(row, desk, lang)))),
        };
        vec![line]
    };
    let list = list::List {
        pane: Pane::List,
        count: rows.len(),
        selected: Some(desk.preparation.selected),
        reveal: None,
        focused: true,
        item: &item,
        single: true,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.list);
    canvas.seen.tops.list = top;
    if right.height > 0 {
        differences(canvas, right, desk);
    }
}

fn group_name(group: Group, lang: Lang) -> &'static str {
    match group {
        Group::Meeting => lang.pick("La réunion", "The meeting"),
        Group::Drafts => lang.pick("Les versions du plan", "The drafts of the plan"),
        Group::People => lang.pick("Organisations et personnes", "Organizations and people"),
        Group::Events => lang.pick("Prochains évènements", "Upcoming events"),
        Group::Demands => lang.pick("Demandes des réunions précédentes", "Demands of earlier meetings"),
    }
}

fn words(row: &FactRow, desk: &Desk, lang: Lang) -> String {
    let session = desk.session();
    match row {
        FactRow::Heading(group) => group_name(*group, lang).to_owned(),
        FactRow::Meeting => {
            let meeting = session.meeting();
            let place =
                if meeting.place.is_empty() { String::new() } else { format!(" — {}", meeting.place) };
            let hours = [meeting.start, meeting.end].into_iter().flatten().map(|t| dates::time(t, lang));
            let hours = hours.collect::<Vec<_>>().join(" – ");
            format!("{} — {} {hours}{place}", meeting.title, dates::date_short(meeting.date))
        }
        FactRow::Draft(id) => session.drafts().get(id).map_or(String::new(), |draft| {
            let measures = draft.nodes.iter().filter(|node| node.kind == NodeKind::Measure).count();
            let received = draft
                .received
                .map(|d| format!(", {} {}", lang.pick("reçue le", "received"), dates::date_short(d)));
            format!(
                "{} — {measures} {}{}",
                draft.label,
                lang.pick("mesures", "measures"),
                received.unwrap_or_default()
            )
        }),
        FactRow::Organization(id) => session.organizations().get(id).map_or(String::new(), |organization| {
            let expected =
                if organization.expected { "" } else { lang.pick(" — non attendue", " — not expected") };
            format!("{}{expected}", organization.full_name())
        }),
        FactRow::Delegate(id) => session.delegates().get(id).map_or(String::new(), |delegate| {
            let role = match delegate.role {
                crate::domain::directory::Role::Member => String::new(),
                role => format!(" — {}", labels::role(role, lang)),
            };
            format!("{}{role}", delegate.name)
        }),
        FactRow::Event(id) => {
            session.events().get(id).map_or(String::new(), |event| event_words(event, lang))
        }
        FactRow::Demand(id) => session.demands().get(id).map_or(String::new(), |demand| {
            format!("[{}] {}", labels::demand(demand.status, lang), demand.text)
        }),
        FactRow::Add(Group::Drafts) => {
            lang.pick("lire une version du plan (Ctrl+O)", "read a draft of the plan (Ctrl+O)").to_owned()
        }
        FactRow::Add(Group::People) => {
            lang.pick("ajouter une organisation", "add an organization").to_owned()
        }
        FactRow::Add(_) => lang.pick("ajouter", "add").to_owned(),
    }
}

/// An event on one line.
fn event_words(event: &UpcomingEvent, lang: Lang) -> String {
    let days = event.dates.iter().map(|d| dates::date_short(*d)).collect::<Vec<_>>();
    let days = if days.is_empty() {
        lang.pick("date à fixer", "date to be set").to_owned()
    } else {
        days.join(lang.pick(" ou ", " or "))
    };
    let tentative = if event.tentative { lang.pick(" (à confirmer)", " (to be confirmed)") } else { "" };
    format!("{days} — {}{tentative}", event.title)
}

/// What changed between the last two drafts.
fn differences(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let heading = match desk.session().previous_draft() {
        Some(previous) if fold(&previous.label).starts_with("version") => {
            format!("{} {}", canvas.say("Depuis la", "Since the"), previous.label)
        }
        // « Depuis la plan-27-janvier » would not be French: a label is often the name of a file.
        Some(previous) => format!("{}{}", canvas.say("Depuis\u{a0}: ", "Since: "), previous.label),
        None => canvas.say("Le plan", "The plan").to_owned(),
    };
    canvas.rule(title, &heading, false);
    let lang = canvas.lang;
    let tally = |fate: Fate| desk.outline.iter().filter(|row| row.fate == fate).count();
    if desk.session().previous_draft().is_none() {
        let rows = desk.outline.iter().map(|row| {
            (Rect { height: 1, ..rest }, format!("{}{}", "  ".repeat(usize::from(row.depth)), row.heading))
        });
        for (y, (area, line)) in (rest.y..rest.bottom()).zip(rows) {
            let style = canvas.theme.text;
            canvas.words(Rect { y, ..area }, &line, style);
        }
        return;
    }
    let mut lines = vec![lang.pick(
        format!(
            "{}, {}, {}",
            count(tally(Fate::Gone), "partie disparue", "parties disparues"),
            count(tally(Fate::New), "nouvelle", "nouvelles"),
            count(tally(Fate::Changed), "modifiée", "modifiées")
        ),
        format!("{} gone, {} new, {} changed", tally(Fate::Gone), tally(Fate::New), tally(Fate::Changed)),
    )];
    let (found, lost) = desk.places;
    if found + lost > 0 {
        lines.extend(wrapped(&labels::places(found, lost, lang), rest.width));
    }
    lines.push(String::new());
    for fate in [Fate::Gone, Fate::New, Fate::Changed] {
        for row in desk.outline.iter().filter(|row| row.fate == fate) {
            lines.extend(wrapped(&format!("{} — {}", labels::fate(fate, lang), row.heading), rest.width));
        }
    }
    for (y, line) in (rest.y..rest.bottom()).zip(lines) {
        let gone = line.starts_with(labels::fate(Fate::Gone, lang));
        let style = if gone { canvas.theme.warning } else { canvas.theme.text };
        canvas.words(Rect { y, height: 1, ..rest }, &line, style);
    }
}
