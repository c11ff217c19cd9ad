//! The whole state of the program.
use chrono::NaiveDateTime;

use super::busy::Busy;
use super::desk::Desk;
use super::effect::Effect;
use super::exports::Exports;
use super::form::Form;
use super::labels;
use super::msg::OpenedSession;
use super::notice::Notice;
use super::popups::Popup;
use super::screens::{Screen, ShelfScreen};
use super::seen::Seen;
use crate::domain::change::Change;
use crate::domain::history::Step;
use crate::domain::preferences::Preferences;
use crate::minutes::template::Templates;
use crate::text::lang::Lang;
use crate::text::shorthand::Shorthand;

/// How saving goes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Saving {
    /// How many changes were handed over since the session was opened.
    pub asked: u64,
    /// How many of them are known to be on disk.
    pub saved: u64,
    /// When the last one was.
    pub at: Option<NaiveDateTime>,
    /// What is wrong with the disk, while something is.
    pub alarm: Option<String>,
    /// Whether the person was told that leaving now loses changes.
    pub leave_anyway: bool,
}

/// How a person likes to type, from the settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Habits {
    /// Whether French spaces and quotation marks are put in while typing.
    pub typography: bool,
    /// Abbreviations, written out when the word ends.
    pub shorthand: Shorthand,
}

impl Default for Habits {
    fn default() -> Self {
        Self { typography: true, shorthand: Shorthand::default() }
    }
}

/// The whole state of the program.
#[derive(Debug, Clone)]
pub struct App {
    /// The language of the screen.
    pub lang: Lang,
    /// The local time, as last told.
    pub now: NaiveDateTime,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The screen in sight.
    pub screen: Screen,
    /// The list of sessions.
    pub shelf: ShelfScreen,
    /// The open session.
    pub desk: Option<Desk>,
    /// Popups, the last one on top.
    pub popups: Vec<Popup>,
    /// Forms that were closed with something typed in them, the last one last.
    pub set_aside: Vec<Box<Form>>,
    /// The last thing to say.
    pub notice: Notice,
    /// How this person likes to type.
    pub habits: Habits,
    /// What this person prefers for every meeting; to alter it, see [`App::prefer`].
    pub preferences: Preferences,
    /// The minutes templates at hand.
    pub templates: Templates,
    /// The documents written last, and what was chosen for them.
    pub exports: Exports,
    /// What was copied in the program.
    pub clipboard: String,
    /// What the last frame showed.
    pub seen: Seen,
    /// How saving goes.
    pub saving: Saving,
    /// Whether slow work is under way, and which.
    pub busy: Option<Busy>,
    /// Whether a session was asked for and has not come yet.
    pub opening: bool,
}

impl App {
    /// The program as it starts, before anything is known.
    pub fn new(lang: Lang, now: NaiveDateTime, size: (u16, u16)) -> Self {
        Self {
            lang,
            now,
            size,
            screen: Screen::Shelf,
            shelf: ShelfScreen::default(),
            desk: None,
            popups: Vec::new(),
            set_aside: Vec::new(),
            notice: Notice::default(),
            habits: Habits::default(),
            preferences: Preferences::default(),
            templates: Templates::default(),
            exports: Exports::default(),
            clipboard: String::new(),
            seen: Seen::default(),
            saving: Saving::default(),
            busy: None,
            opening: false,
        }
    }

    /// Alters what the person prefers: it is kept for every meeting, and the open session is looked through again.
    pub fn prefer(&mut self, alter: impl FnOnce(&mut Preferences), effects: &mut Vec<Effect>) {
        alter(&mut self.preferences);
        effects.push(Effect::KeepPreferences(Box::new(self.preferences.clone())));
        if let Some(desk) = &mut self.desk {
            desk.checking.touch();
        }
    }

    /// Takes note that what was under way is over, if it is what was said to be.
    pub fn over(&mut self, done: fn(Busy) -> bool) {
        if self.busy.is_some_and(done) {
            self.busy = None;
        }
    }

    /// Says that something was done.
    pub fn say(&mut self, french: &str, english: &str) {
        self.notice = Notice::done(self.lang.pick(french, english));
    }

    /// Says why something cannot be done and what to do.
    pub fn refuse(&mut self, french: &str, english: &str) {
        self.notice = Notice::refused(self.lang.pick(french, english));
    }

    /// Takes in a session that was opened.
    pub fn take_in(&mut self, opened: OpenedSession) {
        let warnings = opened.warnings.join(" ");
        let found = !opened.unfinished.is_empty();
        let only_wordings =
            opened.unfinished.texts.values().chain(&opened.unfinished.aside).all(String::is_empty);
        let mut desk = Desk::new(opened, self.now);
        super::screens::preparation::enter(&mut desk);
        self.saving = Saving::default();
        self.popups.clear();
        self.set_aside.clear();
        self.opening = false;
        self.screen = if desk.session().draft().is_some() { Screen::Live } else { Screen::Preparation };
        if let Some(reason) = &desk.read_only {
            self.notice = Notice::refused(reason.clone());
        } else if !warnings.is_empty() {
            self.notice = Notice::refused(warnings);
        } else if found && only_wordings {
            self.say(
                "Un texte modifié attend (✎ dans le plan) : Ctrl+R le reprend.",
                "An edited text waits (✎ in the outline): Ctrl+R takes it up again.",
            );
        } else if found {
            self.say("La phrase en cours a été retrouvée.", "The sentence being typed was found again.");
        } else {
            self.notice = Notice::default();
        }
        self.desk = Some(desk);
    }

    /// Makes a change that can be undone: asks for it to be journaled, or says why it is refused. True when made.
    pub fn perform(&mut self, change: Change, effects: &mut Vec<Effect>) -> bool {
        self.step(effects, |desk| desk.history.perform(change).map(Some))
    }

    /// Makes a change that is not part of undo.
    pub fn note(&mut self, change: Change, effects: &mut Vec<Effect>) -> bool {
        self.step(effects, |desk| desk.history.note(change).map(Some))
    }

    /// Undoes or redoes the last change of the session.
    pub fn travel(&mut self, back: bool, effects: &mut Vec<Effect>) -> bool {
        self.step(effects, |desk| Ok(if back { desk.history.undo() } else { desk.history.redo() }))
    }

    fn step(
        &mut self,
        effects: &mut Vec<Effect>,
        make: impl FnOnce(&mut Desk) -> Result<Option<Step>, crate::domain::session::Refusal>,
    ) -> bool {
        let Some(desk) = &mut self.desk else { return false };
        if let Some(reason) = &desk.read_only {
            self.notice = Notice::refused(reason.clone());
            return false;
        }
        match make(desk) {
            Ok(Some(step)) => {
                desk.refresh(&step.change);
                self.saving.asked += 1;
                effects.push(Effect::Journal { step: Box::new(step), at: self.now });
                true
            }
            Ok(None) => false,
            Err(refusal) => {
                self.notice = Notice::refused(labels::refusal(&refusal, self.lang));
                false
            }
        }
    }
}
