//! The loop around the calculation: terminal, clock, threads. One thread owns the state, one writes, one runs slow
//! errands, one reads the keyboard; they talk by messages only.
mod clock;
pub mod counter_plan;
mod demo;
pub mod errands;
mod file_manager;
mod input;
pub mod letterhead;
pub mod paper;
pub mod perform;
pub mod proofreading;
pub mod reading;
pub mod templates;
mod terminal;
mod worker;

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::app::effect::Effect;
use crate::app::msg::{Msg, Outcome};
use crate::app::notice::Notice;
use crate::app::{App, update};
use crate::domain::id::SessionId;
use crate::domain::preferences::Preferences;
use crate::store::fs::Fs;
use crate::store::fs::real::RealDisk;
use crate::store::fs::simulated::SimulatedDisk;
use crate::store::paths::Places;
use crate::store::shelf::Shelf;
use crate::text::lang::Lang;

pub use crate::app::state::Habits;
pub use clock::{local, now};
pub use demo::changes as demo_changes;

/// How the program is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where sessions are.
    pub places: Places,
    /// The language.
    pub lang: Lang,
    /// The session to open at once.
    pub open: Option<String>,
    /// How the person likes to type.
    pub habits: Habits,
    /// What the person prefers for every meeting.
    pub preferences: Preferences,
    /// Whether to open a copy of the demo session of which nothing is kept.
    pub demo: bool,
}

/// Something that reaches the thread that owns the state.
#[derive(Debug)]
pub(crate) enum Event {
    /// From the terminal.
    Input(crossterm::event::Event),
    /// From the worker or an errand.
    Done(Outcome),
    /// The terminal is gone: no key will come any more.
    Deaf,
}

/// After a lone escape, the rest of a key that was cut in two comes within this time.
const SPLIT_KEY: Duration = Duration::from_millis(25);

/// Runs the program until the person leaves it. An error is a message for the person.
pub fn run(options: Options) -> Result<(), String> {
    let fs: Arc<dyn Fs> = if options.demo { Arc::new(SimulatedDisk::default()) } else { Arc::new(RealDisk) };
    let shelf = Shelf::new(fs, options.places);
    let (events, inbox) = mpsc::channel();
    let (templates, remarks) = templates::read(shelf.disk(), shelf.places(), options.lang);
    let desk = perform::Desk::new(shelf, options.lang).preferring(options.preferences.clone());
    let worker = worker::start(desk, events.clone());
    let first = if options.demo {
        Effect::OpenDemo
    } else {
        options.open.map_or(Effect::ListSessions, |id| Effect::OpenSession(SessionId::new(id)))
    };
    worker.ask(first);
    let screen = terminal::Screen::enter(options.lang)?;
    terminal::read_keys(events);
    let mut app = App {
        habits: options.habits,
        preferences: options.preferences,
        templates,
        ..App::new(options.lang, clock::now(), screen.size())
    };
    if !remarks.is_empty() {
        app.notice = Notice::refused(remarks.join(" "));
    }
    let ended = serve(screen, app, &worker, &inbox);
    ended.and(worker.finish())
}

/// Draws, waits, takes in all that has come, and again.
fn serve(
    mut screen: terminal::Screen,
    mut app: App,
    worker: &worker::Worker,
    inbox: &Receiver<Event>,
) -> Result<(), String> {
    let mut guard = input::Guard::new(cfg!(windows));
    loop {
        screen.draw(&mut app)?;
        let batch = next_batch(inbox, app.lang)?;
        let deaf = batch.iter().any(|event| matches!(event, Event::Deaf));
        // Each message's effects leave before the next message is looked at: a bug met by a later key of a burst must
        // not take along what an earlier one recorded.
        for msg in std::iter::once(Msg::Tick(clock::now())).chain(guard.read(batch)) {
            if hand_over(&mut app, msg, &mut screen, worker) {
                return Ok(());
            }
        }
        if deaf {
            return Err(no_keyboard(app.lang));
        }
    }
}

fn no_keyboard(lang: Lang) -> String {
    lang.pick(
        "Le terminal a été fermé. Ce qui était tapé est gardé.",
        "The terminal was closed. What was typed is kept.",
    )
    .to_owned()
}

/// Takes in one message and hands its effects over; true when the program is to be left.
fn hand_over(app: &mut App, msg: Msg, screen: &mut terminal::Screen, worker: &worker::Worker) -> bool {
    let mut leaving = false;
    for effect in update(app, msg) {
        match effect {
            Effect::Quit => leaving = true,
            Effect::Copy(text) => screen.copy(&text),
            other => {
                if let Some(gone) = worker.ask(other) {
                    let _nothing_more = update(app, Msg::Done(gone));
                }
            }
        }
    }
    leaving
}

/// Waits for something to happen, or the next second, and takes all that has come: a whole burst of keys makes one
/// frame.
fn next_batch(inbox: &Receiver<Event>, lang: Lang) -> Result<Vec<Event>, String> {
    let mut batch = match inbox.recv_timeout(clock::until_next_second()) {
        Ok(event) => vec![event],
        Err(RecvTimeoutError::Timeout) => Vec::new(),
        Err(RecvTimeoutError::Disconnected) => return Err(no_keyboard(lang)),
    };
    batch.extend(inbox.try_iter());
    if batch.last().is_some_and(input::is_lone_escape)
        && let Ok(event) = inbox.recv_timeout(SPLIT_KEY)
    {
        batch.push(event);
        batch.extend(inbox.try_iter());
    }
    Ok(batch)
}
