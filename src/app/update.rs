//! What happens to the state: one message in, effects out.
use super::action::Action;
use super::busy::Busy;
use super::checking;
use super::desk::Desk;
use super::effect::Effect;
use super::key::{Code, Key};
use super::keymap;
use super::msg::Msg;
use super::popups::{self, Popup, open};
use super::screens::live::Focus;
use super::screens::preparation::FactRow;
use super::screens::{Screen, live, plan_tree, preparation, review, roll_call, shelf, synthesis, wording};
use super::spelling;
use super::state::App;
use crate::domain::id::{EntryId, NodeKey};
use crate::domain::location::Location;
use crate::text::editing::{EditCommand, Editor};

mod clipboard;
mod mouse;
mod outcome;
mod reading;

/// Takes in a message and gives what is to be done outside.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let mut effects = Vec::new();
    let ticks = matches!(msg, Msg::Tick(_));
    if matches!(msg, Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_)) {
        app.exports.awaited = false;
    }
    match msg {
        Msg::Key(key) => press(app, key, &mut effects),
        Msg::Mouse(mouse) => mouse::mouse(app, mouse, &mut effects),
        Msg::Paste(text) => clipboard::paste(app, text, &mut effects),
        Msg::Resize(columns, rows) => app.size = (columns, rows),
        Msg::Tick(now) => {
            app.now = now;
            live::tick(app, &mut effects);
        }
        Msg::Done(done) => outcome::outcome(app, done, &mut effects),
    }
    if !ticks {
        popups::forms::follow(app);
        popups::lecture::follow(app);
        popups::summary::follow(app);
    }
    match (app.screen, &mut app.desk) {
        (Screen::Review, _) => review::refresh(app, &mut effects),
        (Screen::PlanTree, _) => plan_tree::refresh(app),
        (Screen::Live, Some(desk)) => live::glance::refresh(desk, app.lang),
        (Screen::Wording, _) => wording::refresh(app, false),
        _ => {}
    }
    if !ticks {
        spelling::ask(app, &mut effects);
    }
    checking::ask(app, &mut effects);
    keep_unfinished(app, &mut effects);
    hold_back(app, &mut effects);
    if effects.iter().any(opens_a_session) {
        app.opening = true;
        // Nothing more can be recorded in the session that is being left: its journal is about to close.
        app.desk = None;
        app.popups.clear();
        app.screen = Screen::Shelf;
        app.busy = Some(Busy::Opening);
    }
    effects
}

/// Holds back what would lose something: leaving a session whose last changes the disk refuses, and asking for a
/// second session before the first has come (what is typed in the one would be journaled in the other).
fn hold_back(app: &mut App, effects: &mut Vec<Effect>) {
    if app.opening {
        effects.retain(|effect| !opens_a_session(effect));
    }
    let refused = app.saving.alarm.is_some() && app.saving.saved < app.saving.asked;
    let leaves = |effect: &Effect| opens_a_session(effect) || *effect == Effect::Quit;
    if !refused || app.desk.is_none() || !effects.iter().any(leaves) {
        return;
    }
    if effects.contains(&Effect::Quit) && std::mem::replace(&mut app.saving.leave_anyway, true) {
        return;
    }
    effects.retain(|effect| !leaves(effect));
    app.refuse(
        "Le disque refuse encore les derniers changements : attendez « enregistré ». Ctrl+Q encore : quitter quand même.",
        "The disk still refuses the last changes: wait for “saved”. Ctrl+Q again leaves all the same.",
    );
}

/// Whether an effect leaves the open session for another one.
fn opens_a_session(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::OpenSession(_)
            | Effect::OpenDemo
            | Effect::CreateSession { .. }
            | Effect::DuplicateSession { .. }
    )
}

/// A key: a popup takes all but the commands of editing and the function keys, which lead out of it; else a command,
/// else the screen.
fn press(app: &mut App, key: Key, effects: &mut Vec<Effect>) {
    spelling::interrupted(app);
    let action = keymap::action_for(key, app.screen, app.desk.is_some());
    if app.notice.tone != super::notice::Tone::Alarm {
        app.notice = super::notice::Notice::default();
    }
    if !app.popups.is_empty() {
        match action {
            Some(
                action @ (Action::Undo
                | Action::Redo
                | Action::Copy
                | Action::Cut
                | Action::Paste
                | Action::SelectAll
                | Action::StopReading
                | Action::Spelling
                | Action::Quit),
            ) => act(app, action, effects),
            Some(action) if matches!(key.code, Code::F(_)) => {
                popups::dismiss_all(app);
                act(app, action, effects);
            }
            _ => popups::key(app, key, effects),
        }
        return;
    }
    match action {
        Some(action) if !editing_wins(app, key) => act(app, action, effects),
        _ => match app.screen {
            Screen::Shelf => shelf::key(app, key, effects),
            Screen::Preparation => preparation::key(app, key, effects),
            Screen::PlanTree => plan_tree::key(app, key, effects),
            Screen::RollCall => roll_call::key(app, key, effects),
            Screen::Live => live::key(app, key, effects),
            Screen::Wording => wording::key(app, key),
            Screen::Synthesis => synthesis::key(app, key, effects),
            Screen::Review => review::key(app, key),
        },
    }
}

/// Suppr takes a letter away while a filter is being typed; it is a command only on an empty one. In the text of the
/// measure Alt+→ goes to the next word, as Alt+← does to the one before.
fn editing_wins(app: &App, key: Key) -> bool {
    let in_text = app.desk.as_ref().is_some_and(|desk| desk.live.focus == Focus::Text);
    match app.screen {
        Screen::Shelf => key.code == Code::Delete && !app.shelf.query.is_empty(),
        Screen::Live => in_text && key == Key::alt_key(Code::Right),
        _ => false,
    }
}

/// Asks for what is under way to be stopped: the reading of a file, or the making of a PDF, which takes as long.
fn stop_reading(app: &mut App, effects: &mut Vec<Effect>) {
    if app.busy.is_some_and(|busy| busy.is_reading() || busy.is_exporting()) {
        effects.push(Effect::StopReading);
    } else {
        app.refuse(
            "Aucun fichier n’est en cours de lecture ni d’export.",
            "No file is being read or exported.",
        );
    }
}

/// Does a command, by key, mouse or palette.
pub fn act(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Help => app.popups.push(Popup::Help(0)),
        Action::Palette => open::palette(app),
        Action::Search => open::search(app),
        Action::Export => open::export(app),
        Action::Undo => travel(app, true, effects),
        Action::Redo => travel(app, false, effects),
        Action::Copy | Action::Cut => clipboard::copy(app, action == Action::Cut, effects),
        Action::Paste => {
            let text = app.clipboard.clone();
            clipboard::paste(app, text, effects);
        }
        Action::SelectAll => {
            if let Some(desk) = in_live_text(app) {
                live::passage::select_all(desk);
            } else if let Some(editor) = writing(app) {
                editor.apply(EditCommand::SelectAll);
            }
        }
        Action::ReopenForm => popups::reopen(app),
        Action::Exported => popups::written::open(app),
        Action::StopReading => stop_reading(app, effects),
        Action::Spelling => spelling::open(app, effects),
        Action::Quit => effects.push(Effect::Quit),
        _ => act_on_screen(app, action, effects),
    }
}

fn act_on_screen(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::GoShelf => go(app, Screen::Shelf, effects),
        Action::GoPreparation => go(app, Screen::Preparation, effects),
        Action::GoRollCall => go(app, Screen::RollCall, effects),
        Action::GoLive => go(app, Screen::Live, effects),
        Action::GoSynthesis => go(app, Screen::Synthesis, effects),
        Action::GoReview => go(app, Screen::Review, effects),
        Action::OpenSession => shelf::open(app, effects),
        Action::NewSession => open::new_session(app),
        Action::ImportMinutes => open::import_minutes(app),
        Action::DuplicateSession => open::next_session(app),
        Action::TrashSession => shelf::trash(app, effects),
        Action::OpenDemo => effects.push(Effect::OpenDemo),
        Action::GoToMeasure => open::go_to_measure(app),
        Action::NewAmendment => live::operations::offer(app),
        Action::EditWording => wording::open(app),
        Action::WordingRationale => wording::key(app, Key::plain(Code::Tab)),
        Action::NewDecision => open::decision(app),
        Action::NewActionItem => open::action_item(app),
        Action::ChooseKind => open::kind(app),
        Action::ChooseStance => open::stance(app),
        Action::ChooseHolders | Action::WordingHolders => open::holders(app),
        Action::ChooseCirculation | Action::WordingCirculation => open::circulation(app),
        Action::ReadBack => popups::lecture::open(app),
        Action::SettleCollision => popups::collision::open(app, None),
        Action::ChooseStatus => open::status(app),
        Action::MoveEntry => open::move_entry(app),
        Action::JumpToPlace => review::places::jump(app),
        Action::MarkCirculated => outcome::mark_circulated(app, effects),
        _ => match app.screen {
            Screen::Preparation => preparation::act(app, action, effects),
            Screen::PlanTree => plan_tree::act(app, action, effects),
            Screen::RollCall => roll_call::act(app, action, effects),
            Screen::Live => live::act(app, action, effects),
            Screen::Wording => wording::act(app, action, effects),
            Screen::Synthesis => synthesis::act(app, action, effects),
            Screen::Review => review::findings::act(app, action, effects),
            Screen::Shelf => {}
        },
    }
}

/// Goes to a screen.
fn go(app: &mut App, screen: Screen, effects: &mut Vec<Effect>) {
    popups::dismiss_all(app);
    let left = std::mem::replace(&mut app.screen, screen);
    match (screen, &mut app.desk) {
        (Screen::Shelf, _) => effects.push(Effect::ListSessions),
        (Screen::Preparation, Some(desk)) => preparation::enter(desk),
        (Screen::Live, Some(desk)) => desk.live.focus = Focus::Capture,
        (Screen::Synthesis, Some(desk)) if left == Screen::Live && desk.live.focus == Focus::Entries => {
            if let Some(id) = desk.chosen_entry().map(|entry| entry.id.clone()) {
                synthesis::arrive(desk, &id);
            }
        }
        _ => {}
    }
}

/// The text being written, wherever the cursor is.
pub(super) fn writing(app: &mut App) -> Option<&mut Editor> {
    match app.popups.last_mut() {
        Some(Popup::Form(form)) => return form.editor(),
        Some(Popup::Picker(picker)) => return Some(&mut picker.query),
        Some(Popup::Lecture(lecture)) => return lecture.vote.as_mut(),
        Some(Popup::Summary(summary)) => return Some(&mut summary.words),
        Some(Popup::Help(_) | Popup::Clash(_) | Popup::Written(_)) => return None,
        None => {}
    }
    match (app.screen, &mut app.desk) {
        (Screen::Shelf, _) => Some(&mut app.shelf.query),
        (Screen::RollCall, Some(desk)) => Some(&mut desk.roll_call.query),
        (Screen::Live, Some(desk)) => Some(&mut desk.live.capture),
        (Screen::Wording, Some(desk)) => Some(desk.wording.editor()),
        _ => None,
    }
}

/// Whether a key that prints would write somewhere now.
pub(super) fn is_writing(app: &mut App) -> bool {
    writing(app).is_some()
}

/// The desk while the arrows are in the text of the live screen.
fn in_live_text(app: &mut App) -> Option<&mut Desk> {
    let here = app.screen == Screen::Live && app.popups.is_empty();
    app.desk.as_mut().filter(|desk| here && desk.live.focus == Focus::Text)
}

/// Undo and redo: first the typing under the cursor, then the session, then the trash.
fn travel(app: &mut App, back: bool, effects: &mut Vec<Effect>) {
    let command = if back { EditCommand::Undo } else { EditCommand::Redo };
    if let Some(editor) = writing(app)
        && editor.apply(command)
    {
        return;
    }
    let asked = if back { Action::Undo } else { Action::Redo };
    if !app.popups.is_empty() && !popups::lecture::takes(app, asked) {
        return;
    }
    if app.screen == Screen::Wording {
        return app.refuse("Il n’y a rien à annuler ici.", "There is nothing to undo here.");
    }
    if app.screen == Screen::Shelf {
        let trashed = if back { app.shelf.trashed.pop() } else { None };
        return match trashed {
            Some(id) => effects.push(Effect::RestoreSession(id)),
            _ => app.refuse("Il n’y a rien à annuler ici.", "There is nothing to undo here."),
        };
    }
    let next = |app: &App| {
        let history = app.desk.as_ref().map(|desk| &desk.history)?;
        if back { history.next_undo().cloned() } else { history.next_redo().cloned() }
    };
    let stood = next(app).is_some();
    match (app.travel(back, effects), back) {
        (false, _) if stood && app.desk.as_ref().is_some_and(|desk| desk.read_only.is_none()) => app.refuse(
            "Un autre poste a modifié cela depuis : cette étape est passée. Recommencez pour la précédente.",
            "Another computer has changed this since: this step is passed over. Try again for the one before.",
        ),
        (true, true) => app.say("Annulé. Ctrl+Y rétablit.", "Undone. Ctrl+Y redoes."),
        (true, false) => app.say("Rétabli.", "Redone."),
        (false, true) => app.refuse("Il n’y a rien à annuler.", "There is nothing to undo."),
        (false, false) => app.refuse("Il n’y a rien à rétablir.", "There is nothing to redo."),
    }
}

/// Shows an entry on the live screen.
pub fn go_to_entry(app: &mut App, id: &EntryId) {
    let now = app.now;
    let Some(desk) = &mut app.desk else { return };
    let Some(node) = desk.session().entries().get(id).map(|entry| entry.node.clone()) else {
        return app.refuse("Cette entrée a été supprimée.", "This entry was deleted.");
    };
    desk.live.go_to(node, now);
    desk.live.entry = Some(id.clone());
    desk.live.focus = Focus::Entries;
    app.screen = Screen::Live;
}

/// Shows a record of the session on the screen where it is edited.
pub fn go_to(app: &mut App, location: Location) {
    match location {
        Location::Entry(id) => go_to_entry(app, &id),
        Location::Node(key) => go_to_section(app, key),
        Location::Line(id) => {
            if let Some(desk) = &mut app.desk {
                desk.synthesis.half = synthesis::Half::Lines;
                desk.synthesis.line = desk.lines().iter().position(|line| line.id == id).unwrap_or(0);
            }
            app.screen = Screen::Synthesis;
        }
        Location::Delegate(id) => {
            if let Some(desk) = &mut app.desk {
                desk.roll_call.query.clear();
                desk.roll_call.selected =
                    desk.roll_call().iter().position(|person| person.id == id).unwrap_or(0);
            }
            app.screen = Screen::RollCall;
        }
        Location::Meeting => go_to_fact(app, &FactRow::Meeting),
        Location::Organization(id) => go_to_fact(app, &FactRow::Organization(id)),
        Location::Event(id) => go_to_fact(app, &FactRow::Event(id)),
        Location::Demand(id) => go_to_fact(app, &FactRow::Demand(id)),
    }
}

fn go_to_fact(app: &mut App, wanted: &FactRow) {
    if let Some(desk) = &mut app.desk {
        desk.preparation.selected = desk.fact_rows().iter().position(|row| row == wanted).unwrap_or(1);
    }
    app.screen = Screen::Preparation;
}

/// Shows a section of the plan, or the section a sub-measure or a box belongs to.
fn go_to_section(app: &mut App, key: NodeKey) {
    let now = app.now;
    if let Some(desk) = &mut app.desk {
        let known = |key: &NodeKey| desk.outline.iter().any(|row| row.key == *key);
        let section = if known(&key) { Some(key) } else { desk.section_of(&key).filter(known) };
        if let Some(section) = section {
            desk.live.go_to(section, now);
        }
        desk.live.focus = Focus::Capture;
    }
    app.screen = Screen::Live;
}

/// Hands over what is being typed whenever it changed.
fn keep_unfinished(app: &mut App, effects: &mut Vec<Effect>) {
    let forms = app
        .popups
        .iter()
        .filter_map(|popup| if let Popup::Form(form) = popup { Some(form.typed()) } else { None });
    let aside = forms.chain(app.set_aside.iter().map(|form| form.typed())).flatten().collect();
    let Some(desk) = &mut app.desk else { return };
    if desk.read_only.is_some() {
        return;
    }
    let unfinished = desk.unfinished(aside);
    if unfinished != desk.kept {
        desk.kept.clone_from(&unfinished);
        effects.push(Effect::KeepUnfinished(Box::new(unfinished)));
    }
}

/// What a key does to a text.
pub fn edit_command(key: Key) -> Option<EditCommand> {
    if let Some(letter) = key.written() {
        return Some(EditCommand::Insert(letter));
    }
    let word = key.ctrl || key.alt;
    let motion = match key.code {
        Code::Left if word => EditCommand::WordLeft,
        Code::Right if word => EditCommand::WordRight,
        Code::Left => EditCommand::Left,
        Code::Right => EditCommand::Right,
        Code::Up => EditCommand::Up,
        Code::Down => EditCommand::Down,
        Code::Home if key.ctrl => EditCommand::TextStart,
        Code::End if key.ctrl => EditCommand::TextEnd,
        Code::Home => EditCommand::LineStart,
        Code::End => EditCommand::LineEnd,
        _ => return change_command(key, word),
    };
    Some(if key.shift { EditCommand::Select(Box::new(motion)) } else { motion })
}

fn change_command(key: Key, word: bool) -> Option<EditCommand> {
    Some(match key.code {
        Code::Backspace if word => EditCommand::DeleteWordBack,
        Code::Backspace => EditCommand::Backspace,
        Code::Delete if word => EditCommand::DeleteWordForward,
        Code::Delete => EditCommand::Delete,
        Code::Char('w') if key.ctrl => EditCommand::DeleteWordBack,
        Code::Enter if key.alt || key.shift || key.ctrl => EditCommand::Newline,
        _ => return None,
    })
}
