//! The mouse: a click does what the last frame showed there, the wheel moves in the pane below it.
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::msg::{Gesture, Mouse};
use crate::app::popups::{self, Popup};
use crate::app::screens::Screen;
use crate::app::screens::live::Focus;
use crate::app::screens::preparation::FactRow;
use crate::app::screens::{plan_tree, review, synthesis, wording};
use crate::app::seen::{Area, Pane, Target};
use crate::app::state::App;

/// Takes in a gesture.
pub(super) fn mouse(app: &mut App, mouse: Mouse, effects: &mut Vec<Effect>) {
    match mouse.gesture {
        Gesture::WheelUp | Gesture::WheelDown => wheel(app, mouse, effects),
        Gesture::Press | Gesture::Drag => {
            let Some((area, target)) = app.seen.target(mouse.x, mouse.y) else { return };
            let drag = mouse.gesture == Gesture::Drag;
            let (row, column) = (mouse.y.saturating_sub(area.y), mouse.x.saturating_sub(area.x));
            match target {
                Target::Writing { top } => point(app, usize::from(row) + top, column, area, drag),
                Target::Page { top } => point_in_page(app, usize::from(row) + top, column, area, drag),
                Target::Field { rank, top } => {
                    if let Some(Popup::Form(form)) = app.popups.last_mut() {
                        form.focus = rank;
                        match form.editor() {
                            Some(editor) if drag => editor.drag(usize::from(row) + top, column, area.width),
                            Some(editor) => editor.click(usize::from(row) + top, column, area.width),
                            None if drag => {}
                            None => form.turn(true),
                        }
                        popups::refit(app);
                    }
                }
                _ if drag => {}
                Target::Action(action) => super::act(app, action, effects),
                Target::Collision(rank) => settle(app, rank),
                Target::Recompose => popups::forms::recompose(app),
                Target::Accept => popups::accept(app, effects),
                Target::Dismiss => popups::dismiss(app),
                Target::Row(pane, rank) => click_row(app, pane, rank, effects),
            }
        }
    }
}

/// Opens the collision of an entry of the section in sight.
fn settle(app: &mut App, rank: usize) {
    let desk = app.desk.as_ref();
    let id = desk.and_then(|desk| desk.current_entries().get(rank).map(|entry| entry.id.clone()));
    popups::collision::open(app, id.as_ref());
}

/// Puts the cursor of the screen's writing area under the mouse.
fn point(app: &mut App, row: usize, column: u16, area: Area, drag: bool) {
    // A drag that began in the text of the plan does not write when it leaves it.
    let elsewhere = match (app.screen, &app.desk) {
        (Screen::Live, Some(desk)) => desk.live.focus != Focus::Capture,
        (Screen::Wording, Some(desk)) => desk.wording.half != wording::Half::Rationale,
        _ => false,
    };
    if drag && elsewhere && app.popups.is_empty() {
        return;
    }
    if let (Screen::Wording, Some(desk), true) = (app.screen, &mut app.desk, app.popups.is_empty()) {
        desk.wording.half = wording::Half::Rationale;
    }
    if let (Screen::Live, Some(desk)) = (app.screen, &mut app.desk) {
        desk.live.focus = Focus::Capture;
    }
    if let Some(editor) = super::writing(app) {
        if drag {
            editor.drag(row, column, area.width);
        } else {
            editor.click(row, column, area.width);
        }
    }
}

/// Puts the cursor of a text under the mouse, or selects to there.
fn point_in_page(app: &mut App, row: usize, column: u16, area: Area, drag: bool) {
    let now = app.now;
    let (screen, free) = (app.screen, app.popups.is_empty());
    let Some(desk) = app.desk.as_mut().filter(|_| free) else { return };
    let (page, elsewhere) = if screen == Screen::Wording {
        let elsewhere = desk.wording.half != wording::Half::Text;
        if !drag {
            desk.wording.half = wording::Half::Text;
        }
        (&mut desk.wording.page, elsewhere)
    } else {
        let elsewhere = desk.live.focus != Focus::Text;
        if !drag {
            // What is clicked on stays where it is.
            desk.live.scrolled = Some(app.seen.tops.text);
            desk.live.focus = Focus::Text;
        }
        (&mut desk.live.passage.page, elsewhere)
    };
    match drag {
        true if elsewhere => {}
        true => page.drag(row, column, area.width),
        false => page.press(row, column, area.width, now),
    }
}

/// A click on a row chooses it; a click on the chosen row of a list opens it.
fn click_row(app: &mut App, pane: Pane, rank: usize, effects: &mut Vec<Effect>) {
    if pane == Pane::Popup {
        if let Some(Popup::Written(written)) = app.popups.last_mut() {
            written.chosen = rank;
            popups::accept(app, effects);
        } else if let Some(Popup::Clash(clash)) = app.popups.last_mut() {
            clash.chosen = rank;
            popups::accept(app, effects);
        } else if let Some(Popup::Summary(summary)) = app.popups.last_mut() {
            summary.selected = rank;
            summary.tick(rank);
        } else if let Some(Popup::Picker(picker)) = app.popups.last_mut() {
            picker.selected = rank;
            if picker.ticked.is_some() {
                picker.tick();
            } else {
                popups::accept(app, effects);
            }
        }
        return;
    }
    if choose_row(app, pane, rank) {
        super::press(app, Key::plain(Code::Enter), effects);
    }
}

/// Puts the choice of the screen on a row; true when a click there opens it, because it was chosen already.
fn choose_row(app: &mut App, pane: Pane, rank: usize) -> bool {
    match (app.screen, &mut app.desk) {
        (Screen::Shelf, _) => replace(&mut app.shelf.selected, rank),
        (Screen::Preparation, Some(desk)) => {
            let heading = matches!(desk.fact_rows().get(rank), Some(FactRow::Heading(_)));
            !heading && replace(&mut desk.preparation.selected, rank)
        }
        (Screen::PlanTree, Some(desk)) => choose_part(desk, pane, rank),
        (Screen::RollCall, Some(desk)) => {
            replace(&mut desk.roll_call.selected, rank);
            true
        }
        (Screen::Live, Some(_)) => choose_live(app, pane, rank),
        (Screen::Synthesis, Some(desk)) => synthesis::choose(desk, pane == Pane::Side, rank),
        (Screen::Review, Some(desk)) => {
            let state = &mut desk.review;
            state.picked = true;
            state.half = if pane == Pane::Side { review::Half::Findings } else { review::Half::Preview };
            if pane == Pane::Side {
                replace(&mut state.finding, rank)
            } else {
                replace(&mut state.line, rank)
            }
        }
        _ => false,
    }
}

fn choose_part(desk: &mut Desk, pane: Pane, rank: usize) -> bool {
    if pane == Pane::Text {
        desk.plan_tree.half = plan_tree::Half::Text;
        desk.plan_tree.paragraph = rank;
        return false;
    }
    let again = desk.plan_tree.half == plan_tree::Half::Tree && desk.plan_tree.rank == rank;
    desk.plan_tree.half = plan_tree::Half::Tree;
    plan_tree::choose(desk, rank);
    again
}

fn choose_live(app: &mut App, pane: Pane, rank: usize) -> bool {
    let now = app.now;
    let Some(desk) = &mut app.desk else { return false };
    match pane {
        Pane::List => {
            if let Some(key) = desk.outline.get(rank).map(|row| row.key.clone()) {
                desk.live.go_to(key, now);
            }
            false
        }
        Pane::Side => {
            desk.live.focus = Focus::Entries;
            let id = desk.current_entries().get(rank).map(|entry| entry.id.clone());
            let again = id == desk.live.entry;
            desk.live.entry = id;
            again
        }
        Pane::Text | Pane::Popup => false,
    }
}

/// Sets a rank; true when it was that one already.
fn replace(rank: &mut usize, value: usize) -> bool {
    std::mem::replace(rank, value) == value
}

/// The wheel: three rows in the pane below it.
fn wheel(app: &mut App, mouse: Mouse, effects: &mut Vec<Effect>) {
    let up = mouse.gesture == Gesture::WheelUp;
    let key = Key::plain(if up { Code::Up } else { Code::Down });
    if !app.popups.is_empty() {
        return popups::key(app, key, effects);
    }
    let pane = app.seen.pane(mouse.x, mouse.y);
    if let (Screen::Live, Some(desk)) = (app.screen, &mut app.desk) {
        match pane {
            Some(Pane::Text) => {
                let top = app.seen.tops.text;
                desk.live.scrolled = Some(top.saturating_add_signed(if up { -3 } else { 3 }));
                return;
            }
            Some(Pane::Side) => desk.live.focus = Focus::Entries,
            Some(Pane::List) => desk.live.focus = Focus::Outline,
            _ => return,
        }
    }
    if let (Screen::Review, Some(desk), Some(pane)) = (app.screen, &mut app.desk, pane) {
        let findings = pane == Pane::Side;
        desk.review.half = if findings { review::Half::Findings } else { review::Half::Preview };
    }
    if let (Screen::PlanTree, Some(desk), Some(pane)) = (app.screen, &mut app.desk, pane) {
        let text = pane == Pane::Text && !desk.tree_text().is_empty();
        desk.plan_tree.half = if text { plan_tree::Half::Text } else { plan_tree::Half::Tree };
    }
    if let (Screen::Wording, Some(desk)) = (app.screen, &mut app.desk) {
        if pane == Some(Pane::Text) {
            let top = app.seen.tops.text;
            desk.wording.scrolled = Some(top.saturating_add_signed(if up { -3 } else { 3 }));
        }
        return;
    }
    super::press(app, key, effects);
}
