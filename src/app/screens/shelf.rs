//! The list of sessions: newest first, filtered by what is typed.
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::screens::step_in;
use crate::app::state::App;
use crate::domain::card::SessionCard;
use crate::domain::id::SessionId;
use crate::text::editing::Editor;
use crate::text::fold::fold;

/// Where the secretary is in the list of sessions.
#[derive(Debug, Clone, PartialEq)]
pub struct ShelfScreen {
    /// Every session, newest first.
    pub cards: Vec<SessionCard>,
    /// Whether the list has come from the disk yet.
    pub loaded: bool,
    /// What is typed to filter it.
    pub query: Editor,
    /// The chosen one, as a rank among those that match.
    pub selected: usize,
    /// Sessions moved to the trash from here, the last one last; undo brings them back.
    pub trashed: Vec<SessionId>,
}

impl Default for ShelfScreen {
    fn default() -> Self {
        Self { cards: Vec::new(), loaded: false, query: Editor::line(""), selected: 0, trashed: Vec::new() }
    }
}

impl ShelfScreen {
    /// The sessions that match what is typed.
    pub fn matching(&self) -> Vec<&SessionCard> {
        let words: Vec<String> = fold(&self.query.text()).split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return self.cards.iter().collect();
        }
        let matches = |card: &&SessionCard| {
            let haystack = fold(&format!(
                "{} {} {} {}",
                card.title,
                card.place,
                card.date,
                card.date.format("%d/%m/%Y")
            ));
            words.iter().all(|word| haystack.contains(word))
        };
        self.cards.iter().filter(matches).collect()
    }

    /// The chosen session.
    pub fn chosen(&self) -> Option<&SessionCard> {
        self.matching().get(self.selected).copied()
    }
}

/// What a key does when it is no command: letters filter, arrows choose.
pub fn key(app: &mut App, key: Key, effects: &mut Vec<Effect>) {
    let count = app.shelf.matching().len();
    match key.code {
        Code::Up => app.shelf.selected = step_in(app.shelf.selected, -1, count),
        Code::Down => app.shelf.selected = step_in(app.shelf.selected, 1, count),
        Code::PageUp => app.shelf.selected = step_in(app.shelf.selected, -10, count),
        Code::PageDown => app.shelf.selected = step_in(app.shelf.selected, 10, count),
        Code::Esc if !app.shelf.query.is_empty() => app.shelf.query.clear(),
        Code::Esc if app.desk.is_some() => app.screen = crate::app::screens::Screen::Live,
        _ => {
            if let Some(command) = crate::app::update::edit_command(key)
                && app.shelf.query.apply(command)
            {
                app.shelf.selected = 0;
            }
        }
    }
    let _ = effects;
}

/// Opens the chosen session, or the example when there is none yet.
pub fn open(app: &mut App, effects: &mut Vec<Effect>) {
    match app.shelf.chosen().map(|card| card.id.clone()) {
        Some(id) if app.desk.as_ref().is_some_and(|desk| *desk.session().id() == id) => {
            app.screen = crate::app::screens::Screen::Live;
        }
        Some(id) => effects.push(Effect::OpenSession(id)),
        None if app.shelf.cards.is_empty() && app.shelf.loaded => effects.push(Effect::OpenDemo),
        None => app.refuse(
            "Aucune séance ne correspond. Échap efface le filtre ; Ctrl+F cherche dans les textes.",
            "No session matches. Esc clears the filter; Ctrl+F searches the texts.",
        ),
    }
}

/// Moves the chosen session to the trash.
pub fn trash(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(id) = app.shelf.chosen().map(|card| card.id.clone()) else { return };
    if app.desk.as_ref().is_some_and(|desk| *desk.session().id() == id) {
        if app.saving.alarm.is_some() {
            return app.refuse(
                "Le disque refuse les derniers changements de cette séance : attendez « enregistré ».",
                "The disk refuses the last changes of this session: wait for “saved”.",
            );
        }
        app.desk = None;
        effects.push(Effect::CloseSession);
    }
    effects.push(Effect::TrashSession(id));
}
