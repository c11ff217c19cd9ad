//! The course of the meeting: opened, paused, ended; and which part of the plan it has come to.
use chrono::TimeDelta;

use crate::app::effect::Effect;
use crate::app::state::App;
use crate::domain::change::Change;
use crate::domain::meeting::Stage;
use crate::domain::plan::NodeKind;
use crate::domain::progress::Turn;

/// After so long on a measure, the meeting is taken to have come to it.
const DWELL: TimeDelta = TimeDelta::seconds(8);

/// Notes that the meeting has come to the section shown, and opens the meeting if it was not.
pub fn take_up(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    if desk.read_only.is_some() {
        return;
    }
    let meeting = desk.session().meeting().clone();
    if meeting.stage == Stage::Preparing && meeting.date == app.now.date() {
        app.note(Change::Stage(Stage::Running), effects);
    }
    let Some(desk) = &app.desk else { return };
    if desk.session().meeting().stage != Stage::Running {
        return;
    }
    let node = desk.live.current.clone();
    if node.is_some() && desk.session().turns().last().and_then(|turn| turn.node.clone()) != node {
        app.note(Change::Turn(Turn { node, at: app.now }), effects);
    }
}

/// The clock: after a while on another section, the meeting is taken to have come to it.
pub fn tick(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let running = desk.session().meeting().stage == Stage::Running;
    let paused = desk.session().turns().last().is_some_and(|turn| turn.node.is_none());
    let shown = desk.current().is_some_and(|row| row.kind != NodeKind::Priority);
    if running && !paused && shown && app.now - desk.live.since >= DWELL {
        take_up(app, effects);
    }
}

/// Opens, pauses or resumes the meeting.
pub(super) fn toggle_pause(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let running = desk.session().meeting().stage == Stage::Running;
    let paused = desk.session().turns().last().is_none_or(|turn| turn.node.is_none());
    if !running && !app.note(Change::Stage(Stage::Running), effects) {
        return;
    }
    if running && !paused {
        if !app.note(Change::Turn(Turn { node: None, at: app.now }), effects) {
            return;
        }
        app.say("Séance suspendue : le temps ne compte plus.", "Meeting paused: time does not count.");
    } else {
        take_up(app, effects);
        app.say("La séance est ouverte.", "The meeting is open.");
    }
}

/// Ends the meeting: what follows is the review.
pub(super) fn end_meeting(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let counting = desk.session().turns().last().is_some_and(|turn| turn.node.is_some());
    if !app.note(Change::Stage(Stage::Reviewing), effects) {
        return;
    }
    if counting {
        app.note(Change::Turn(Turn { node: None, at: app.now }), effects);
    }
    app.screen = crate::app::screens::Screen::Review;
    app.say(
        "Séance levée. Voici ce qu’il reste à revoir.",
        "Meeting ended. Here is what remains to be looked at.",
    );
}
