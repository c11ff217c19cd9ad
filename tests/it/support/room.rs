//! The whole program with its effects performed on the spot: no thread, no sleep, a clock that moves when told to,
//! a disk in memory. Plans to be read and documents written are real files in a folder of their own.
mod eyes;
mod hands;
mod proposals;

use std::collections::VecDeque;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use greffier::app::effect::Effect;
use greffier::app::msg::{Msg, Outcome};
use greffier::app::{App, update};
use greffier::domain::id::SessionId;
use greffier::domain::session::Session;
use greffier::shell::errands;
use greffier::shell::perform::Desk;
use greffier::store::fs::simulated::{Faults, SimulatedDisk};
use greffier::store::paths::Places;
use greffier::store::settings::Settings;
use greffier::store::shelf::Shelf;
use greffier::text::lang::Lang;
use greffier::ui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// A secretary before the program.
pub(crate) struct Room {
    /// The state of the program.
    pub(crate) app: App,
    /// The disk.
    pub(crate) disk: SimulatedDisk,
    /// The folder of the plans and of the documents.
    pub(crate) papers: Rc<tempfile::TempDir>,
    /// The look.
    pub(crate) theme: Theme,
    /// What was put on the clipboard of the terminal.
    pub(crate) copied: Vec<String>,
    /// The folders that were shown.
    pub(crate) opened: Vec<String>,
    /// Whether the program was left.
    pub(crate) left: bool,
    desk: Desk,
    terminal: Terminal<TestBackend>,
}

/// The morning of the meeting, five minutes early.
pub(crate) fn morning() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2014, 1, 31).expect("a day");
    day.and_hms_opt(9, 55, 0).expect("a time")
}

fn shelf(disk: &SimulatedDisk) -> Shelf {
    Shelf::new(Arc::new(disk.clone()), Places::under(Path::new("/home")))
}

impl Room {
    /// The program just started on an empty disk, on a terminal of 120 × 40.
    pub(crate) fn empty() -> Self {
        let papers = Rc::new(tempfile::tempdir().expect("a folder for papers"));
        Self::on(SimulatedDisk::new(), papers, morning())
    }

    /// The program just started on this disk; the list of sessions is on the screen.
    fn on(disk: SimulatedDisk, papers: Rc<tempfile::TempDir>, now: NaiveDateTime) -> Self {
        let size = (120, 40);
        let settings = Places::under(Path::new("/home")).settings;
        let preferences = Settings::load(&disk, &settings).expect("settings").0.preferences;
        let mut room = Self {
            app: App { preferences: preferences.clone(), ..App::new(Lang::Fr, now, size) },
            desk: Desk::new(shelf(&disk), Lang::Fr).preferring(preferences),
            disk,
            papers,
            theme: Theme::plain(),
            copied: Vec::new(),
            opened: Vec::new(),
            left: false,
            terminal: Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal"),
        };
        room.perform(vec![Effect::ListSessions]);
        room.draw();
        room
    }

    /// The demo meeting, open.
    pub(crate) fn demo() -> Self {
        let mut room = Self::empty();
        room.press("entrée");
        assert!(room.app.desk.is_some(), "the demo opens: {}", room.screen());
        room
    }

    /// A meeting at 10 o’clock with the small plan, open on the live screen.
    pub(crate) fn meeting() -> Self {
        let mut room = Self::empty();
        room.file("plan.md", super::PLAN.as_bytes());
        room.press("ctrl+n");
        room.fill("Titre", "Réunion du Collectif");
        room.fill("Début", "10h");
        room.fill("Fin prévue", "13h");
        let plan = room.path("plan.md");
        room.fill("Fichier du plan", &plan);
        room.press("entrée");
        room.press("f5");
        assert!(room.app.notice.text.is_empty() || !room.app.desk.as_ref().unwrap().outline.is_empty());
        room
    }

    /// Lets something happen, performs what is asked for, and draws.
    pub(crate) fn happen(&mut self, msg: Msg) {
        self.happen_unseen(msg);
        self.draw();
    }

    /// The same without drawing, as within a burst of keys.
    pub(crate) fn happen_unseen(&mut self, msg: Msg) {
        let effects = update(&mut self.app, msg);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut asked = VecDeque::from(effects);
        while let Some(effect) = asked.pop_front() {
            for outcome in self.one(effect) {
                asked.extend(update(&mut self.app, Msg::Done(outcome)));
            }
        }
    }

    fn one(&mut self, effect: Effect) -> Vec<Outcome> {
        let effect = match effect {
            Effect::Journal { step, at } => {
                let saved = self.desk.journal(vec![(*step, at)]);
                return vec![self.saved(saved)];
            }
            Effect::Export(mut job) if job.folder.is_empty() => {
                job.folder = self.papers.path().display().to_string();
                Effect::Export(job)
            }
            effect => effect,
        };
        match &effect {
            Effect::Copy(text) => self.copied.push(text.clone()),
            Effect::OpenFolder(folder) => self.opened.push(folder.clone()),
            Effect::Quit => self.left = true,
            Effect::ListSessions | Effect::SearchSessions(_) => self.desk.keep_copies(),
            _ => {}
        }
        let (outcome, errand) = self.desk.perform(effect);
        let store = shelf(&self.disk);
        // Without LibreOffice, which a machine may have and another not.
        let mut watch = errands::Watch { stop: &|| true, tell: &mut |_| {} };
        let run = errand.map(|errand| errands::run(&store, Lang::Fr, errand, &mut watch));
        outcome.into_iter().chain(run).collect()
    }

    fn saved(&self, saved: Result<u64, String>) -> Outcome {
        match saved {
            Ok(count) => Outcome::Saved { count, at: self.app.now },
            Err(reason) => Outcome::SaveFailed(reason),
        }
    }

    /// Lets so many seconds pass, with what the program does by itself meanwhile.
    pub(crate) fn wait(&mut self, seconds: i64) {
        for _ in 0..seconds {
            let now = self.app.now + TimeDelta::seconds(1);
            self.happen_unseen(Msg::Tick(now));
            self.desk.sync_unfinished();
        }
        if seconds >= 2 {
            if self.app.saving.alarm.is_some() {
                let saved = self.desk.retry();
                let outcome = self.saved(saved);
                self.happen_unseen(Msg::Done(outcome));
            }
            self.desk.keep_copies();
        }
        self.draw();
    }

    /// Sets the clock.
    pub(crate) fn at(&mut self, hour: u32, minute: u32) {
        let now = self.app.now.date().and_hms_opt(hour, minute, 0).expect("a time");
        self.happen(Msg::Tick(now));
    }

    /// Kills the program as `kill -9` does, starts it again and opens the session that was open.
    pub(crate) fn kill_and_reopen(self) -> Self {
        let id = self.app.desk.as_ref().map(|desk| desk.session().id().clone());
        let Self { app, disk, papers, desk, .. } = self;
        drop(desk);
        Self::reopened(disk, papers, app.now, id)
    }

    /// Cuts the power: one program for each of some disks that could be found afterwards, the one that kept least
    /// first, with the session that was open.
    pub(crate) fn power_cut(&self, at_most: usize) -> Vec<Self> {
        let id = self.app.desk.as_ref().map(|desk| desk.session().id().clone());
        let disks = self.disk.after_power_cut(at_most);
        let again = |disk| Self::reopened(disk, self.papers.clone(), self.app.now, id.clone());
        disks.into_iter().map(again).collect()
    }

    fn reopened(
        disk: SimulatedDisk,
        papers: Rc<tempfile::TempDir>,
        now: NaiveDateTime,
        id: Option<SessionId>,
    ) -> Self {
        let mut room = Self::on(disk, papers, now);
        room.perform(id.map(Effect::OpenSession).into_iter().collect());
        room.draw();
        room
    }

    /// Another window of the program on the same disk, with the same session open.
    pub(crate) fn second_window(&self) -> Self {
        let id = self.app.desk.as_ref().map(|desk| desk.session().id().clone());
        Self::reopened(self.disk.clone(), self.papers.clone(), self.app.now, id)
    }

    /// The disk has no room left from now on.
    pub(crate) fn fill_disk(&mut self) {
        self.disk.set_faults(Faults { capacity_bytes: Some(0), ..Faults::default() });
    }

    /// The disk works again.
    pub(crate) fn mend_disk(&mut self) {
        self.disk.set_faults(Faults::default());
    }

    /// The session on the screen.
    pub(crate) fn session(&self) -> &Session {
        self.app.desk.as_ref().expect("a session is open").session()
    }
}
