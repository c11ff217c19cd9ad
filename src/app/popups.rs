//! Popups: a stack, the top one receives input; each was opened with a purpose, and answering is one `match`.
pub mod choose;
pub mod collision;
pub mod forms;
pub mod lecture;
pub mod open;
pub mod review;
pub mod submit;
pub mod summary;
pub mod written;

use super::effect::Effect;
use super::form::{FieldValue, Form};
use super::key::{Code, Key};
use super::picker::{Picker, PickerPurpose};
use super::state::App;
use crate::text::editing::EditCommand;

/// A popup.
#[derive(Debug, Clone, PartialEq)]
pub enum Popup {
    /// The keys of the screen; how many rows it is scrolled.
    Help(usize),
    /// A form.
    Form(Box<Form>),
    /// A list filtered by typing.
    Picker(Box<Picker>),
    /// A proposal read back to the room.
    Lecture(Box<lecture::Lecture>),
    /// Two proposals that touch the same words.
    Clash(Box<collision::Clash>),
    /// A synthesis proposed from the entries.
    Summary(Box<summary::Summary>),
    /// The documents just written.
    Written(Box<written::Written>),
}

/// What a key does while a popup is open.
pub fn key(app: &mut App, key: Key, effects: &mut Vec<Effect>) {
    match app.popups.last_mut() {
        Some(Popup::Help(top)) => match key.code {
            Code::Up => *top = top.saturating_sub(1),
            Code::Down => *top += 1,
            Code::PageUp => *top = top.saturating_sub(10),
            Code::PageDown => *top += 10,
            _ => dismiss(app),
        },
        Some(Popup::Form(_)) => form_key(app, key, effects),
        Some(Popup::Picker(_)) => picker_key(app, key, effects),
        Some(Popup::Lecture(_)) => lecture::key(app, key, effects),
        Some(Popup::Clash(_)) => collision::key(app, key, effects),
        Some(Popup::Summary(_)) => summary::key(app, key, effects),
        Some(Popup::Written(_)) => written::key(app, key, effects),
        None => {}
    }
}

fn form_key(app: &mut App, key: Key, effects: &mut Vec<Effect>) {
    let Some(Popup::Form(form)) = app.popups.last_mut() else { return };
    let is_area = matches!(form.fields.get(form.focus).map(|f| &f.value), Some(FieldValue::Area(_)));
    let is_text = form.editor().is_some();
    let is_box = form.fields.get(form.focus).is_some_and(|field| field.name.format().is_some());
    let proposes = form.proposal.is_some();
    match key.code {
        Code::Char('r') if key.ctrl && proposes => forms::recompose(app),
        Code::Char('o') if key.ctrl && proposes => open::holders(app),
        Code::Esc => dismiss(app),
        Code::Enter if key.alt || key.shift || key.ctrl => form.edit(EditCommand::Newline),
        Code::Enter => accept(app, effects),
        Code::Tab => form.step(!key.shift),
        Code::Up | Code::Down if !is_area => form.step(key.code == Code::Down),
        // Boxes stand side by side: the arrows go from one to the next, Espace ticks.
        Code::Left | Code::Right if is_box => form.step(key.code == Code::Right),
        Code::Left | Code::Right if !is_text => form.turn(key.code == Code::Right),
        Code::Char(' ') if !is_text && !key.ctrl && !key.alt => form.turn(true),
        _ => {
            if let (false, Some(letter)) = (is_text, key.written()) {
                form.choose_by_letter(letter);
            } else if let Some(command) = super::update::edit_command(key) {
                form.edit(command);
            }
        }
    }
    refit(app);
}

/// Another document offers other formats.
pub(super) fn refit(app: &mut App) {
    let lang = app.lang;
    if let Some(Popup::Form(form)) = app.popups.last_mut() {
        forms::refit_export(form, lang);
    }
}

fn picker_key(app: &mut App, key: Key, effects: &mut Vec<Effect>) {
    let Some(Popup::Picker(picker)) = app.popups.last_mut() else { return };
    match key.code {
        Code::Esc => dismiss(app),
        Code::Enter => accept(app, effects),
        Code::Up => picker.step(-1),
        Code::Down => picker.step(1),
        Code::PageUp => picker.step(-10),
        Code::PageDown => picker.step(10),
        Code::Tab if picker.ticked.is_some() => picker.tick(),
        Code::Char(' ') if picker.ticked.is_some() && picker.query.is_empty() => picker.tick(),
        _ => {
            if let Some(command) = super::update::edit_command(key)
                && picker.query.apply(command)
            {
                typed_in_picker(app, effects);
            }
        }
    }
}

/// The list follows what is typed in it.
pub fn typed_in_picker(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(Popup::Picker(picker)) = app.popups.last() else { return };
    if picker.purpose == PickerPurpose::Search {
        choose::search_again(app, effects);
    } else if let Some(Popup::Picker(picker)) = app.popups.last_mut() {
        picker.refresh();
    }
}

/// Validates the popup on top.
pub fn accept(app: &mut App, effects: &mut Vec<Effect>) {
    match app.popups.last() {
        Some(Popup::Form(_)) => submit::submit(app, effects),
        Some(Popup::Picker(_)) => choose::choose(app, effects),
        Some(Popup::Lecture(_)) => lecture::accept(app, effects),
        Some(Popup::Clash(_)) => collision::accept(app, effects),
        Some(Popup::Summary(_)) => summary::accept(app, effects),
        Some(Popup::Written(_)) => written::accept(app, effects),
        Some(Popup::Help(_)) => dismiss(app),
        None => {}
    }
}

/// Closes the popup on top; what was typed in a form is set aside, never lost.
pub fn dismiss(app: &mut App) {
    if let Some(Popup::Form(form)) = app.popups.pop()
        && form.touched
    {
        app.set_aside.push(form);
        app.say(
            "Formulaire mis de côté avec ce que vous y aviez tapé : F8, « Reprendre le formulaire ».",
            "Form set aside with what you typed in it: F8, “Resume the form”.",
        );
    }
}

/// Closes every popup, as [`dismiss`] does.
pub fn dismiss_all(app: &mut App) {
    while !app.popups.is_empty() {
        dismiss(app);
    }
}

/// Brings back the form that was set aside last.
pub fn reopen(app: &mut App) {
    match app.set_aside.pop() {
        Some(form) => app.popups.push(Popup::Form(form)),
        None => app.refuse("Aucun formulaire n’a été mis de côté.", "No form was set aside."),
    }
}
