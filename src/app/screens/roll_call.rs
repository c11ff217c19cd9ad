//! The roll call: people grouped by organization, filtered by typing, checked in with one key.
use crate::app::action::Action;
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::labels;
use crate::app::notice::Notice;
use crate::app::popups::open;
use crate::app::screens::step_in;
use crate::app::state::App;
use crate::domain::attendance::{Attendance, AttendanceStatus, Direction, Movement};
use crate::domain::change::Change;
use crate::domain::directory::{Delegate, Role};
use crate::domain::id::DelegateId;
use crate::domain::meeting::Stage;
use crate::domain::roll::Edit;
use crate::text::editing::Editor;
use crate::text::fold;
use crate::text::french::dates;
use crate::text::lang::Lang;
use chrono::{NaiveTime, TimeDelta, Timelike};

/// Who comes in later than this after the start gets an arrival time.
const ON_TIME: TimeDelta = TimeDelta::minutes(10);

/// Where the secretary is in the roll call.
#[derive(Debug, Clone, PartialEq)]
pub struct RollCallScreen {
    /// What is typed to find somebody.
    pub query: Editor,
    /// The chosen person, as a rank among those that match.
    pub selected: usize,
}

impl Default for RollCallScreen {
    fn default() -> Self {
        Self { query: Editor::line(""), selected: 0 }
    }
}

impl Desk {
    /// The people in the order of the roll call: by organization, those without one last; while something is typed,
    /// the best matches first.
    pub fn roll_call(&self) -> Vec<&Delegate> {
        let session = self.session();
        let mut people: Vec<&Delegate> = Vec::new();
        for organization in session.organizations().iter() {
            people.extend(
                session.delegates().iter().filter(|d| d.organization.as_ref() == Some(&organization.id)),
            );
        }
        let alone = |d: &&Delegate| {
            d.organization.as_ref().is_none_or(|id| session.organizations().get(id).is_none())
        };
        people.extend(session.delegates().iter().filter(alone));
        let query = self.roll_call.query.text();
        if query.trim().is_empty() {
            return people;
        }
        let labels: Vec<String> = people.iter().map(|delegate| self.person_label(delegate)).collect();
        fold::fuzzy(&query, &labels).into_iter().filter_map(|(rank, _)| people.get(rank).copied()).collect()
    }

    /// The chosen person.
    pub fn chosen_person(&self) -> Option<&Delegate> {
        self.roll_call().get(self.roll_call.selected).copied()
    }

    /// A person with their organization, for search.
    fn person_label(&self, delegate: &Delegate) -> String {
        let organization =
            delegate.organization.as_ref().and_then(|id| self.session().organizations().get(id));
        let names = organization.map(|o| format!("{} {}", o.acronym, o.name)).unwrap_or_default();
        format!("{} {names}", delegate.name)
    }

    /// How many are present, and how many in all.
    pub fn head_count(&self) -> (usize, usize) {
        let session = self.session();
        let present = session
            .delegates()
            .iter()
            .filter(|d| session.attendance(&d.id).status == AttendanceStatus::Present)
            .count();
        (present, session.delegates().len())
    }
}

/// What a key does when it is no command: letters find, arrows choose.
pub fn key(app: &mut App, key: Key, _effects: &mut Vec<Effect>) {
    let Some(desk) = &mut app.desk else { return };
    let count = desk.roll_call().len();
    let state = &mut desk.roll_call;
    match key.code {
        Code::Up => state.selected = step_in(state.selected, -1, count),
        Code::Down => state.selected = step_in(state.selected, 1, count),
        Code::PageUp => state.selected = step_in(state.selected, -10, count),
        Code::PageDown => state.selected = step_in(state.selected, 10, count),
        Code::Esc if !state.query.is_empty() => state.query.clear(),
        Code::Esc => app.screen = crate::app::screens::Screen::Live,
        _ => {
            if let Some(command) = crate::app::update::edit_command(key)
                && state.query.apply(command)
            {
                state.selected = 0;
            }
        }
    }
}

/// Does a command of this screen.
pub fn act(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let typed = desk.roll_call.query.text();
    if action == Action::AddPerson {
        return open::delegate(app, None, None, typed.trim());
    }
    let Some(delegate) = desk.chosen_person().cloned() else {
        return app.refuse(
            "Personne ne correspond : Ctrl+N ajoute cette personne.",
            "Nobody matches: Ctrl+N adds this person.",
        );
    };
    match action {
        Action::CheckIn => check_in(app, &delegate, effects),
        Action::NoteDeparture => departure(app, &delegate, effects),
        Action::Excuse => set(app, &delegate, AttendanceStatus::Excused, effects),
        Action::Represent => open::proxy(app, delegate.id),
        Action::Personal => personal(app, &delegate, effects),
        Action::ChangeRole => change_role(app, delegate, effects),
        Action::EditPerson => open::delegate(app, Some(&delegate.id), None, ""),
        _ => {}
    }
}

/// Present, or back to expected; who comes in late gets the time.
fn check_in(app: &mut App, delegate: &Delegate, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let meeting = desk.session().meeting();
    let known = desk.session().attendance(&delegate.id);
    let now = minute(app.now.time());
    let late = meeting.stage == Stage::Running
        && meeting.date == app.now.date()
        && meeting.start.is_some_and(|start| now - start > ON_TIME);
    let attendance = if known.status == AttendanceStatus::Present {
        Attendance { personal: known.personal, ..Attendance::default() }
    } else if late {
        let arrival = Movement { at: now, direction: Direction::Arrived };
        Attendance { personal: known.personal, ..Attendance::default() }.with_movement(arrival)
    } else {
        Attendance { personal: known.personal, ..Attendance::present() }
    };
    say_attendance(app, delegate, &attendance);
    put(app, &delegate.id, attendance, effects);
    if let Some(desk) = &mut app.desk {
        if desk.roll_call.query.is_empty() {
            desk.roll_call.selected = step_in(desk.roll_call.selected, 1, desk.roll_call().len());
        } else {
            desk.roll_call.query.clear();
            let here = desk.roll_call().iter().position(|known| known.id == delegate.id).unwrap_or(0);
            desk.roll_call.selected = here;
        }
    }
}

fn say_attendance(app: &mut App, delegate: &Delegate, attendance: &Attendance) {
    let status = labels::attendance(attendance.status, app.lang);
    let time = attendance.arrived().map(|at| format!(" ({})", dates::time(at, app.lang))).unwrap_or_default();
    app.notice = Notice::done(format!("{} : {status}{time}", delegate.name));
}

/// Out, or in again.
fn departure(app: &mut App, delegate: &Delegate, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let known = desk.session().attendance(&delegate.id);
    if known.status != AttendanceStatus::Present {
        return app.refuse(
            "Cette personne n’est pas pointée présente : Entrée d’abord.",
            "This person is not checked in: Enter first.",
        );
    }
    let now = minute(app.now.time());
    let direction = if known.is_in_room(now) { Direction::Left } else { Direction::Arrived };
    let verb = match direction {
        Direction::Left => app.lang.pick("part à", "leaves at"),
        Direction::Arrived => app.lang.pick("revient à", "is back at"),
    };
    let time = dates::time(now, app.lang);
    app.notice = Notice::done(format!("{} {verb} {time}", delegate.name));
    put(app, &delegate.id, known.with_movement(Movement { at: now, direction }), effects);
}

fn set(app: &mut App, delegate: &Delegate, status: AttendanceStatus, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let known = desk.session().attendance(&delegate.id);
    let status = if known.status == status { AttendanceStatus::Expected } else { status };
    let attendance = Attendance { status, personal: known.personal, ..Attendance::default() };
    say_attendance(app, delegate, &attendance);
    put(app, &delegate.id, attendance, effects);
}

fn personal(app: &mut App, delegate: &Delegate, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let known = desk.session().attendance(&delegate.id);
    let status =
        if known.status == AttendanceStatus::Expected { AttendanceStatus::Present } else { known.status };
    put(app, &delegate.id, Attendance { personal: !known.personal, status, ..known }, effects);
}

fn change_role(app: &mut App, delegate: Delegate, effects: &mut Vec<Effect>) {
    let here = Role::ALL.iter().position(|role| *role == delegate.role).unwrap_or(0);
    let role = Role::ALL.get((here + 1) % Role::ALL.len()).copied().unwrap_or_default();
    let text = format!("{} : {}", delegate.name, labels::role(role, app.lang));
    app.notice = Notice::done(text);
    app.perform(Change::Delegate(Edit::Set { record: Delegate { role, ..delegate } }), effects);
}

fn put(app: &mut App, delegate: &DelegateId, attendance: Attendance, effects: &mut Vec<Effect>) {
    app.perform(Change::Attendance { delegate: delegate.clone(), attendance: Some(attendance) }, effects);
}

/// The time to the minute, which is what is noted and printed.
fn minute(time: NaiveTime) -> NaiveTime {
    NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time)
}

/// The times of a person on one line: « arrivée 10 h 42, départ 12 h 05 ».
pub fn times(attendance: &Attendance, lang: Lang) -> String {
    let one = |movement: &Movement| {
        let word = match movement.direction {
            Direction::Arrived => lang.pick("arrivée", "arrived"),
            Direction::Left => lang.pick("départ", "left"),
        };
        format!("{word} {}", dates::time(movement.at, lang))
    };
    attendance.movements.iter().map(one).collect::<Vec<_>>().join(", ")
}
