//! The live screen: the plan measure by measure, what was recorded, and the capture box where a printable key always
//! writes.
mod course;
pub mod glance;
pub mod operations;
pub mod passage;

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use crate::app::action::Action;
use crate::app::capture::{self, Settings};
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::screens::step_in;
use crate::app::state::App;
use crate::domain::anchoring::{Unit, units};
use crate::domain::change::Change;
use crate::domain::entry::{Content, Entry, EntryKind};
use crate::domain::id::{EntryId, NodeKey};
use crate::domain::outline::OutlineRow;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::domain::unfinished::Unfinished;
use crate::text::editing::{EditCommand, Editor};
use crate::text::shorthand;
use course::{end_meeting, toggle_pause};
pub use course::{take_up, tick};
use passage::PassagePane;

/// What the arrows move in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The capture box.
    #[default]
    Capture,
    /// The entries.
    Entries,
    /// The text of the measure.
    Text,
    /// The outline.
    Outline,
}

impl Focus {
    const RING: [Self; 4] = [Self::Capture, Self::Text, Self::Entries, Self::Outline];

    fn step(self, forward: bool) -> Self {
        let here = Self::RING.iter().position(|focus| *focus == self).unwrap_or(0);
        let next = if forward { here + 1 } else { here + Self::RING.len() - 1 } % Self::RING.len();
        Self::RING.get(next).copied().unwrap_or_default()
    }
}

/// Where the secretary is in the live screen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LiveScreen {
    /// The section shown.
    pub current: Option<NodeKey>,
    /// What the arrows move in.
    pub focus: Focus,
    /// The capture box.
    pub capture: Editor,
    /// What is half typed on other sections.
    pub elsewhere: BTreeMap<NodeKey, String>,
    /// What the capture box writes, unless the text says otherwise.
    pub settings: Settings,
    /// The chosen entry.
    pub entry: Option<EntryId>,
    /// The text of the section, with its cursor.
    pub passage: PassagePane,
    /// How many rows the text is scrolled by hand; nothing while it follows its cursor.
    pub scrolled: Option<usize>,
    /// Since when this section is shown.
    pub since: NaiveDateTime,
    /// What is shown of the section, derived.
    pub glance: glance::Glance,
}

impl LiveScreen {
    /// Comes back to where the session was left: the section, the texts half typed.
    pub fn resume(
        &mut self,
        unfinished: &Unfinished,
        session: &Session,
        rows: &[OutlineRow],
        now: NaiveDateTime,
    ) {
        let known = |key: &NodeKey| rows.iter().any(|row| row.key == *key);
        let last_turn = session.turns().last().and_then(|turn| turn.node.clone());
        let wanted = unfinished.node.clone().filter(known).or(last_turn.filter(known));
        self.elsewhere.clone_from(&unfinished.texts);
        self.elsewhere.retain(|_, text| !text.trim().is_empty());
        self.since = now;
        self.capture.set_typography(true);
        self.current = wanted.or_else(|| rows.first().map(|row| row.key.clone()));
        let key = self.current.clone().unwrap_or_default();
        let mut text = self.elsewhere.remove(&key).unwrap_or_default();
        for aside in unfinished.aside.iter().filter(|aside| !aside.trim().is_empty()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(aside);
        }
        self.write(&text);
        if unfinished.cursor <= text.len() {
            self.capture.set_cursor_offset(unfinished.cursor);
        }
    }

    /// Comes back to a section that exists, after the plan changed.
    pub fn settle(&mut self, rows: &[OutlineRow]) {
        let gone = !rows.iter().any(|row| Some(&row.key) == self.current.as_ref());
        if let (true, Some(first)) = (gone, rows.first()) {
            // What was half typed stays with its section, should an undo bring that back.
            self.go_to(first.key.clone(), self.since);
        }
    }

    /// What is half typed on a section that was merged into another follows it there; and so does the one who types.
    pub fn follow(&mut self, moved: &[(NodeKey, NodeKey)], was_on: Option<&NodeKey>, now: NaiveDateTime) {
        for (from, to) in moved {
            if was_on == Some(from) {
                self.go_to(to.clone(), now);
            }
            let Some(text) = self.elsewhere.remove(from) else { continue };
            let here = self.current.as_ref() == Some(to);
            let known =
                if here { self.capture.text() } else { self.elsewhere.remove(to).unwrap_or_default() };
            let both = if known.trim().is_empty() { text } else { format!("{known}\n{text}") };
            if here {
                self.write(&both);
            } else {
                self.elsewhere.insert(to.clone(), both);
            }
        }
    }

    /// Empties the capture box.
    pub fn clear_capture(&mut self) {
        self.write("");
    }

    fn write(&mut self, text: &str) {
        self.capture = Editor::new(text);
        self.capture.set_typography(true);
    }

    /// Shows another section; what is half typed stays with the section it was typed on.
    pub fn go_to(&mut self, key: NodeKey, now: NaiveDateTime) {
        if self.current.as_ref() == Some(&key) {
            return;
        }
        if let Some(left) = self.current.take() {
            let text = self.capture.text();
            if !text.trim().is_empty() {
                self.elsewhere.insert(left, text);
            }
        }
        let text = self.elsewhere.remove(&key).unwrap_or_default();
        self.write(&text);
        self.current = Some(key);
        self.entry = None;
        self.scrolled = Some(0);
        self.since = now;
    }
}

impl Desk {
    /// The places of the section shown that can be anchored.
    pub fn current_units(&self) -> Vec<Unit> {
        match self.current() {
            Some(row) => units(self.current_section(), &row.draft),
            None => Vec::new(),
        }
    }

    /// The entries on the section shown, in order.
    pub fn current_entries(&self) -> Vec<&Entry> {
        match &self.live.current {
            Some(key) => self.session().entries_on(key).collect(),
            None => Vec::new(),
        }
    }

    /// The chosen entry, if it still is on the section shown.
    pub fn chosen_entry(&self) -> Option<&Entry> {
        let id = self.live.entry.as_ref()?;
        self.session().entries().get(id).filter(|entry| Some(&entry.node) == self.live.current.as_ref())
    }

    /// What is being typed, to be kept on disk.
    pub fn unfinished(&self, aside: Vec<String>) -> Unfinished {
        let mut texts = self.live.elsewhere.clone();
        let text = self.live.capture.text();
        if !text.trim().is_empty() {
            // Without a plan the text belongs to no section yet; it is kept all the same.
            texts.insert(self.live.current.clone().unwrap_or_default(), text);
        }
        Unfinished {
            node: self.live.current.clone(),
            texts,
            cursor: self.live.capture.cursor_offset(),
            aside,
            wordings: self.wording.unfinished(),
        }
    }
}

/// What a key does when it is no command: printable keys write, arrows move in what has the focus.
pub fn key(app: &mut App, key: Key, effects: &mut Vec<Effect>) {
    let now = app.now;
    let Some(desk) = &mut app.desk else { return };
    if let Some(letter) = key.written() {
        desk.live.focus = Focus::Capture;
        desk.live.capture.set_typography(app.habits.typography);
        desk.live.capture.apply(EditCommand::Insert(letter));
        if let Some(written_out) = shorthand::expand(desk.live.capture.before_cursor(), &app.habits.shorthand)
        {
            desk.live.capture.complete(&written_out);
        }
        return;
    }
    if passage::key(app, key, effects) {
        return;
    }
    let seen = app.seen.tops.text;
    let Some(desk) = &mut app.desk else { return };
    match (key.code, desk.live.focus) {
        (Code::Tab, focus) => {
            desk.live.focus = focus.step(!key.shift);
            enter_focus(desk);
        }
        (Code::Esc, Focus::Capture) => desk.live.entry = None,
        (Code::Esc, _) => desk.live.focus = Focus::Capture,
        (Code::PageUp | Code::PageDown, _) => {
            let by = if key.code == Code::PageUp { -8 } else { 8 };
            desk.live.scrolled = Some(desk.live.scrolled.unwrap_or(seen).saturating_add_signed(by));
        }
        (Code::Up | Code::Down, Focus::Entries) => {
            step_entry(desk, if key.code == Code::Up { -1 } else { 1 });
        }
        (Code::Up | Code::Down, Focus::Outline) => {
            step_section(desk, if key.code == Code::Up { -1 } else { 1 }, now);
        }
        (Code::Delete, Focus::Entries) => delete_entry(app, effects),
        _ => {
            if let Some(command) = crate::app::update::edit_command(key) {
                desk.live.focus = Focus::Capture;
                desk.live.capture.apply(command);
            }
        }
    }
}

/// Gives the focus something to stand on.
fn enter_focus(desk: &mut Desk) {
    match desk.live.focus {
        Focus::Entries if desk.chosen_entry().is_none() => {
            desk.live.entry = desk.current_entries().last().map(|entry| entry.id.clone());
        }
        // The cursor is brought in sight.
        Focus::Text => desk.live.scrolled = None,
        _ => {}
    }
}

fn step_entry(desk: &mut Desk, by: isize) {
    let ids: Vec<EntryId> = desk.current_entries().iter().map(|entry| entry.id.clone()).collect();
    let here = ids.iter().position(|id| Some(id) == desk.live.entry.as_ref());
    let next = here
        .map_or(if by < 0 { ids.len().saturating_sub(1) } else { 0 }, |rank| step_in(rank, by, ids.len()));
    desk.live.entry = ids.get(next).cloned();
}

/// Goes to a neighboring section of the outline.
pub fn step_section(desk: &mut Desk, by: isize, now: NaiveDateTime) {
    let here = desk.current_rank().unwrap_or(0);
    let next = step_in(here, by, desk.outline.len());
    if let Some(key) = desk.outline.get(next).map(|row| row.key.clone()) {
        desk.live.go_to(key, now);
    }
}

/// Does a command of this screen that needs no popup.
pub fn act(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let now = app.now;
    match action {
        Action::Validate => validate(app, effects),
        Action::NextMeasure | Action::PreviousMeasure => {
            let by = if action == Action::NextMeasure { 1 } else { -1 };
            if let Some(desk) = &mut app.desk {
                step_section(desk, by, now);
            }
        }
        Action::SelectPassage => passage::act(app, action),
        Action::MarkStub => mark_stub(app, effects),
        Action::ToggleFlag => toggle_flag(app, effects),
        Action::EntryUp => reorder(app, false, effects),
        Action::EntryDown => reorder(app, true, effects),
        Action::DeleteEntry => delete_entry(app, effects),
        Action::TogglePause => toggle_pause(app, effects),
        Action::EndMeeting => end_meeting(app, effects),
        _ => {}
    }
}

/// Enter: edits the chosen entry, or records what is typed.
fn validate(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    match desk.live.focus {
        Focus::Entries if desk.chosen_entry().is_some() => crate::app::popups::open::edit_entry(app),
        Focus::Text if desk.live.capture.is_empty() => operations::offer(app),
        Focus::Outline => {
            if let Some(desk) = &mut app.desk {
                desk.live.focus = Focus::Capture;
            }
        }
        _ => record(app, effects),
    }
}

fn record(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let text = desk.live.capture.text();
    if text.trim().is_empty() {
        return app.refuse(
            "Rien à enregistrer : tapez d’abord, puis Entrée.",
            "Nothing to record: type first, then Enter.",
        );
    }
    let Some(node) = desk.live.current.clone() else {
        return app.refuse(
            "Il n’y a pas encore de plan : F3, puis Ctrl+O pour en lire un. Votre phrase reste là.",
            "There is no plan yet: F3, then Ctrl+O to read one. Your sentence stays here.",
        );
    };
    let reading = capture::read(&text, &desk.live.settings, desk.session());
    if reading.content.words().trim().is_empty() && reading.content.kind() != EntryKind::Stub {
        return app.refuse("Il manque la phrase elle-même.", "The sentence itself is missing.");
    }
    let (holders, flagged) = (reading.holders, reading.flagged);
    let entry = Entry { holders, flagged, ..desk.new_entry(node, app.now, reading.content) };
    add_entry(app, entry, effects);
}

/// Records an entry made from the capture box, which is then empty and back to its defaults.
fn add_entry(app: &mut App, entry: Entry, effects: &mut Vec<Effect>) -> bool {
    let id = entry.id.clone();
    if !app.perform(Change::Entry(Edit::Add { record: entry, before: None }), effects) {
        return false;
    }
    if let Some(desk) = &mut app.desk {
        desk.live.write("");
        // A level chosen for one sentence must not hide the next ones from their readers.
        desk.live.settings = Settings::default();
        desk.live.entry = Some(id);
        desk.live.focus = Focus::Capture;
    }
    take_up(app, effects);
    app.notice = crate::app::notice::Notice::default();
    true
}

/// Records an entry made from the text; what is half typed in the capture box stays there.
fn add_entry_beside(app: &mut App, entry: Entry, effects: &mut Vec<Effect>) -> bool {
    let id = entry.id.clone();
    if !app.perform(Change::Entry(Edit::Add { record: entry, before: None }), effects) {
        return false;
    }
    if let Some(desk) = &mut app.desk {
        desk.live.entry = Some(id);
        desk.live.settings = Settings::default();
        let end = desk.live.passage.page.selected().end;
        desk.live.passage.page.editor.set_cursor_offset(end);
    }
    take_up(app, effects);
    true
}

fn mark_stub(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let Some(node) = desk.live.current.clone() else { return };
    let reminder = desk.live.capture.text().trim().to_owned();
    let entry = desk.new_entry(node, app.now, Content::Stub(reminder));
    if add_entry(app, entry, effects) {
        app.say(
            "Trou marqué : il attend dans la liste, Entrée dessus pour l’écrire.",
            "Gap marked: it waits in the list, Enter on it to write it.",
        );
    }
}

fn toggle_flag(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &mut app.desk else { return };
    if desk.live.focus == Focus::Entries
        && let Some(entry) = desk.chosen_entry()
    {
        let entry = Entry { flagged: !entry.flagged, ..entry.clone() };
        app.perform(Change::Entry(Edit::Set { record: entry }), effects);
    } else {
        desk.live.settings.flagged = !desk.live.settings.flagged;
    }
}

/// Moves the chosen entry among those of its section.
fn reorder(app: &mut App, down: bool, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let ids: Vec<EntryId> = desk.current_entries().iter().map(|entry| entry.id.clone()).collect();
    let Some(here) = ids.iter().position(|id| Some(id) == desk.live.entry.as_ref()) else {
        return app.refuse(
            "Choisissez d’abord une entrée : Tab, puis ↑ ↓.",
            "Choose an entry first: Tab, then ↑ ↓.",
        );
    };
    let before = if down {
        if here + 1 >= ids.len() {
            return;
        }
        next_after(desk, ids.get(here + 1))
    } else if here == 0 {
        return;
    } else {
        ids.get(here - 1).cloned()
    };
    let Some(id) = ids.get(here).cloned() else { return };
    app.perform(Change::Entry(Edit::Move { id, before }), effects);
}

/// The record after this one among all entries.
fn next_after(desk: &Desk, id: Option<&EntryId>) -> Option<EntryId> {
    let mut all = desk.session().entries().iter();
    all.by_ref().find(|entry| Some(&entry.id) == id)?;
    all.next().map(|entry| entry.id.clone())
}

fn delete_entry(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &mut app.desk else { return };
    let Some(id) = desk.chosen_entry().map(|entry| entry.id.clone()) else {
        return app.refuse(
            "Choisissez d’abord une entrée : Tab, puis ↑ ↓.",
            "Choose an entry first: Tab, then ↑ ↓.",
        );
    };
    step_entry(desk, 1);
    if desk.live.entry.as_ref() == Some(&id) {
        step_entry(desk, -1);
    }
    if desk.live.entry.as_ref() == Some(&id) {
        desk.live.entry = None;
        desk.live.focus = Focus::Capture;
    }
    if app.perform(Change::Entry(Edit::Retire { id }), effects) {
        app.say("Entrée supprimée. Ctrl+Z la rend.", "Entry deleted. Ctrl+Z brings it back.");
    }
}
