//! What surrounds every screen: the bar of screens above; the notice line and the keys below.
//!
//! ```text
//!  F2 Séances  F3 Préparation  F4 Appel  F5 Séance  F6 Synthèse  F7 Relecture      10:42
//!  … the screen …
//!  notice                                                            enregistré 10:42:07
//!  F1 Aide  F8 Actions  F9 Exporter  Entrée Valider  Ctrl+↓ Suivante …
//!  Ctrl+ G Aller à  R Rédaction  D Décision …
//! ```
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{Canvas, shown, split_bottom, split_top, wrapped};
use super::{popups, screens};
use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::app::notice::Tone;
use crate::app::popups::Popup;
use crate::app::screens::Screen;
use crate::app::screens::live::Focus;
use crate::app::seen::Target;
use crate::text::wrap;

/// Below this the screen is one sentence.
const SMALLEST: (u16, u16) = (20, 5);
/// The most rows the notice takes.
const NOTICE_ROWS_MAX: usize = 4;
/// Written once before the commands given with Ctrl and a letter.
const CTRL: &str = "Ctrl+ ";

/// Draws everything.
pub fn draw(canvas: &mut Canvas<'_, '_>) {
    let area = canvas.frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let text = canvas.say("Fenêtre trop petite", "Window too small");
        let style = canvas.theme.text;
        return canvas.words(area, text, style);
    }
    if let Some(Popup::Lecture(lecture)) = canvas.app.popups.last() {
        return popups::lecture::draw(canvas, area, lecture);
    }
    let (top, rest) = split_top(area, 1);
    let said = notice_rows(canvas, area);
    let height = u16::try_from(said.len()).unwrap_or(1);
    let (middle, bottom) = split_bottom(rest, height + if area.height >= 24 { 2 } else { 1 });
    let (notice, keys) = split_top(bottom, height);
    bar(canvas, top);
    screens::draw(canvas, middle);
    notice_line(canvas, notice, &said);
    key_lines(canvas, keys);
    popups::draw(canvas, middle);
}

/// The screens, the one in sight marked, and the clock.
fn bar(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let tabs = [
        (Action::GoShelf, Screen::Shelf),
        (Action::GoPreparation, Screen::Preparation),
        (Action::GoRollCall, Screen::RollCall),
        (Action::GoLive, Screen::Live),
        (Action::GoSynthesis, Screen::Synthesis),
        (Action::GoReview, Screen::Review),
    ];
    let clock = canvas.app.now.format("%H:%M").to_string();
    let room = area.width.saturating_sub(6);
    let mut x = area.x;
    for (action, screen) in tabs {
        // The tree of a draft is a room of the preparation, the text edited in place one of the meeting.
        let inside = matches!(
            (canvas.app.screen, screen),
            (Screen::PlanTree, Screen::Preparation) | (Screen::Wording, Screen::Live)
        );
        let here = canvas.app.screen == screen || inside;
        if !action.is_offered(canvas.app.screen, canvas.app.desk.is_some()) {
            continue;
        }
        let key = action.keys().first().map(|key| key.name(canvas.lang)).unwrap_or_default();
        let name = format!(" {} ", action.short(canvas.lang));
        let width = u16::try_from(wrap::cells(&key) + wrap::cells(&name)).unwrap_or(u16::MAX);
        if x + width > area.x + room {
            break;
        }
        let style = if here { canvas.theme.selected } else { canvas.theme.text };
        let cell = Rect { x, width, ..area };
        let accent = canvas.theme.accent;
        canvas.line(cell, Line::from(vec![Span::styled(key, accent), Span::styled(name, style)]));
        canvas.clickable(cell, Target::Action(action));
        x += width;
    }
    let cell = Rect { x: area.right().saturating_sub(5), width: 5.min(area.width), ..area };
    let style = canvas.theme.title;
    canvas.line(cell, Line::styled(clock, style));
}

/// What the program has to say, in as many rows as it needs: a sentence cut in the middle does not say what to do.
fn notice_rows(canvas: &Canvas<'_, '_>, area: Rect) -> Vec<String> {
    let notice = &canvas.app.notice;
    let mark = match notice.tone {
        Tone::Done => "",
        Tone::Refused => "→ ",
        Tone::Alarm => "! ",
    };
    let text = match canvas.app.busy {
        Some(busy) => format!("… {}", busy.words(canvas.lang)),
        None if notice.text.is_empty() => String::new(),
        None => format!("{mark}{}", notice.text),
    };
    let (saved, _) = saving(canvas);
    let beside = u16::try_from(wrap::cells(&saved)).unwrap_or(u16::MAX).saturating_add(1);
    let most = if area.height >= 24 { NOTICE_ROWS_MAX } else { 1 };
    let mut rows = wrapped(&text, area.width.saturating_sub(beside).max(1));
    if rows.len() > most {
        let rest = rows.split_off(most - 1).join(" ");
        rows.push(rest);
    }
    rows
}

/// The last thing to say on the left; whether everything is saved on the right.
fn notice_line(canvas: &mut Canvas<'_, '_>, area: Rect, said: &[String]) {
    let (saved, saved_style) = saving(canvas);
    let width = u16::try_from(wrap::cells(&saved)).unwrap_or(u16::MAX).min(area.width);
    let right = Rect { x: area.right() - width, width, ..area };
    canvas.line(right, Line::styled(saved, saved_style));
    let style = match canvas.app.notice.tone {
        Tone::Done => canvas.theme.done,
        Tone::Refused => canvas.theme.warning,
        Tone::Alarm => canvas.theme.alarm,
    };
    let left = Rect { width: area.width.saturating_sub(width + 1), ..area };
    for (text, y) in said.iter().zip(area.y..area.bottom()) {
        canvas.words(Rect { y, height: 1, ..left }, text, style);
    }
}

fn saving(canvas: &Canvas<'_, '_>) -> (String, ratatui::style::Style) {
    let saving = &canvas.app.saving;
    let Some(desk) = &canvas.app.desk else { return (String::new(), canvas.theme.dim) };
    if desk.read_only.is_some() {
        return (canvas.say("lecture seule", "read only").to_owned(), canvas.theme.warning);
    }
    if saving.alarm.is_some() {
        let waiting = saving.asked.saturating_sub(saving.saved);
        let said = canvas.say("NON ENREGISTRÉ", "NOT SAVED");
        return (format!("{said} ({waiting})"), canvas.theme.alarm);
    }
    if saving.saved < saving.asked {
        return (canvas.say("enregistrement…", "saving…").to_owned(), canvas.theme.warning);
    }
    match saving.at {
        Some(at) => {
            (format!("{} {}", canvas.say("enregistré", "saved"), at.format("%H:%M:%S")), canvas.theme.dim)
        }
        None => (canvas.say("tout est enregistré", "all saved").to_owned(), canvas.theme.dim),
    }
}

/// The keys of the screen, as many as fit; each can be clicked. With two rows, the second holds the chords, their
/// common Ctrl written once; those that find no room there stand on the first, before what is done now and then.
fn key_lines(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let (screen, open) = (canvas.app.screen, canvas.app.desk.is_some());
    let own =
        Action::ALL.iter().filter(|a| matches!(a.scope(), crate::app::action::Scope::On(s) if s == screen));
    let (first, last): (&[Action], &[Action]) = match screen {
        // Nothing is exported from these, and everything done there is likely to be taken back.
        Screen::PlanTree | Screen::Wording => {
            (&[Action::Help, Action::Palette], &[Action::Undo, Action::Redo, Action::Search, Action::Quit])
        }
        // The room is for what is done while people speak.
        Screen::Live => (
            &[Action::Help, Action::Palette],
            &[Action::Search, Action::Undo, Action::Export, Action::Redo, Action::Quit],
        ),
        _ => (
            &[Action::Help, Action::Palette, Action::Export],
            &[Action::Search, Action::Undo, Action::Redo, Action::Quit],
        ),
    };
    let all = first.iter().chain(own).chain(last.iter());
    let all: Vec<Action> =
        all.copied().filter(|a| a.is_offered(screen, open) && !a.keys().is_empty()).collect();
    let (top, bottom) = split_top(area, 1);
    if bottom.height == 0 {
        key_line(canvas, top, &all, "");
        return;
    }
    let (mut chords, others): (Vec<Action>, Vec<Action>) =
        all.into_iter().partition(|action| chord(*action).is_some());
    let beyond = chords.split_off(key_line(canvas, bottom, &chords, CTRL));
    let focus = canvas.app.desk.as_ref().map(|desk| desk.live.focus);
    let (rare, often): (Vec<Action>, Vec<Action>) =
        others.into_iter().partition(|action| is_occasional(*action, screen, focus));
    let line: Vec<Action> = often.into_iter().chain(beyond).chain(rare).collect();
    key_line(canvas, top, &line, "");
}

/// Whether a command can wait for a wider window: those on the chosen entry, unless the entries have the arrows.
fn is_occasional(action: Action, screen: Screen, focus: Option<Focus>) -> bool {
    match action {
        Action::PreviousMeasure => true,
        Action::Export => screen == Screen::Live,
        Action::MoveEntry | Action::EntryUp | Action::EntryDown | Action::DeleteEntry => {
            focus != Some(Focus::Entries)
        }
        _ => false,
    }
}

/// What a command is called on the bottom line; what Enter does on the live screen depends on what has the arrows.
fn short(canvas: &Canvas<'_, '_>, action: Action) -> &'static str {
    let focus = canvas.app.desk.as_ref().map(|desk| desk.live.focus);
    match (action, focus) {
        (Action::Validate, Some(Focus::Text)) => canvas.say("Proposer", "Propose"),
        (Action::Validate, Some(Focus::Entries)) => canvas.say("Modifier", "Edit"),
        _ => action.short(canvas.lang),
    }
}

/// The letter of a command given with Ctrl and a letter.
fn chord(action: Action) -> Option<char> {
    match action.keys().first() {
        Some(Key { code: Code::Char(letter), ctrl: true, .. }) => Some(letter.to_ascii_uppercase()),
        _ => None,
    }
}

/// Writes as many of these as fit, and says how many.
fn key_line(canvas: &mut Canvas<'_, '_>, area: Rect, actions: &[Action], lead: &str) -> usize {
    let (accent, text) = (canvas.theme.accent, canvas.theme.text);
    let lead_width = u16::try_from(lead.len()).unwrap_or(0).min(area.width);
    canvas.words(Rect { width: lead_width, ..area }, lead, accent);
    let mut x = area.x + lead_width;
    for (rank, action) in actions.iter().enumerate() {
        let key = match chord(*action).filter(|_| !lead.is_empty()) {
            Some(letter) => letter.to_string(),
            None => action.keys().first().map(|key| key.name(canvas.lang)).unwrap_or_default(),
        };
        let name = format!(" {}", short(canvas, *action));
        let width = u16::try_from(wrap::cells(&key) + wrap::cells(&name)).unwrap_or(u16::MAX);
        if x.saturating_add(width) > area.right() {
            return rank;
        }
        let cell = Rect { x, width, ..area };
        canvas.line(cell, Line::from(vec![Span::styled(key, accent), Span::styled(shown(&name), text)]));
        canvas.clickable(cell, Target::Action(*action));
        x += width + 2;
    }
    actions.len()
}
