//! Answering pickers: what the chosen line stands for is done.
use crate::app::busy::Busy;
use crate::app::effect::Effect;
use crate::app::labels;
use crate::app::msg::ShelfHit;
use crate::app::picker::{Choice, Picker, PickerOption, PickerPurpose};
use crate::app::popups::Popup;
use crate::app::screens::Screen;
use crate::app::screens::live::{Focus, take_up};
use crate::app::spelling;
use crate::app::state::App;
use crate::domain::change::Change;
use crate::domain::entry::{Entry, Holders};
use crate::domain::progress::MeasureStatus;
use crate::domain::query;
use crate::domain::roll::Edit;

/// How many places found are listed.
const SHOWN: usize = 100;

/// Does what the chosen line of the picker on top stands for.
pub fn choose(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(Popup::Picker(picker)) = app.popups.last() else { return };
    if picker.purpose == PickerPurpose::Rules {
        return super::review::switch(app, effects);
    }
    if picker.ticked.as_ref().is_some_and(|ticked| !ticked.is_empty()) {
        let holders = ticked_holders(picker);
        app.popups.pop();
        return set_holders(app, holders, effects);
    }
    let Some(option) = picker.current().cloned() else {
        return app.refuse("Rien ne correspond à ce qui est tapé.", "Nothing matches what is typed.");
    };
    if option.choice == Choice::SearchEverywhere {
        let words = picker.query.text();
        app.busy = Some(Busy::Searching);
        return effects.push(Effect::SearchSessions(words));
    }
    if matches!(option.choice, Choice::Waiting(_)) {
        // Nothing to take there: what was meant is still being looked for, or is not known.
        return;
    }
    app.popups.pop();
    take(app, option.choice, effects);
}

fn take(app: &mut App, choice: Choice, effects: &mut Vec<Effect>) {
    let now = app.now;
    match choice {
        Choice::Action(action) => crate::app::update::act(app, action, effects),
        Choice::Node(key) => {
            if let Some(desk) = &mut app.desk {
                desk.live.go_to(key, now);
                desk.live.focus = Focus::Capture;
            }
            app.screen = Screen::Live;
        }
        Choice::EntryTo(id, key) => move_entry(app, &id, key, effects),
        Choice::Kind(kind) => {
            if let Some(desk) = &mut app.desk {
                desk.live.settings.kind = kind;
            }
        }
        Choice::Stance(stance, strength) => {
            if let Some(desk) = &mut app.desk {
                (desk.live.settings.stance, desk.live.settings.strength) = (stance, strength);
            }
        }
        Choice::Holders(holders) => set_holders(app, holders, effects),
        Choice::Organization(id) => set_holders(app, Holders::Organizations(vec![id]), effects),
        Choice::Circulation(level) => {
            alter_chosen(
                app,
                effects,
                |entry| entry.circulation = level,
                |settings| settings.circulation = level,
            );
        }
        Choice::PartKind(kind) => crate::app::screens::plan_tree::change_kind(app, kind, effects),
        Choice::Status(status) => set_status(app, status, effects),
        Choice::Location(location) => crate::app::update::go_to(app, location),
        Choice::Session(id) => {
            if app.desk.as_ref().is_none_or(|desk| *desk.session().id() != id) {
                effects.push(Effect::OpenSession(id));
            }
        }
        Choice::Operation(operation) => crate::app::screens::live::operations::begin(app, operation),
        Choice::Respell { place, word, by } => spelling::respell(app, place, &word, &by, effects),
        Choice::OwnWord(word) => spelling::own(app, word, effects),
        Choice::Waiting(_) | Choice::SearchEverywhere => {}
        Choice::SplitLine(id, rank) => crate::app::screens::synthesis::split(app, &id, rank, effects),
        Choice::Acceptance(id) => crate::app::screens::review::findings::flag_again(app, id, effects),
        Choice::Rule(_) => {}
    }
}

fn ticked_holders(picker: &Picker) -> Holders {
    let ticked = picker.ticked.iter().flatten().filter_map(|rank| picker.options.get(*rank));
    let ids = ticked
        .clone()
        .filter_map(|option| match &option.choice {
            Choice::Organization(id) => Some(id.clone()),
            _ => None,
        })
        .collect::<Vec<_>>();
    if !ids.is_empty() {
        return Holders::Organizations(ids);
    }
    let mut general = ticked.filter_map(|option| match &option.choice {
        Choice::Holders(holders) => Some(holders.clone()),
        _ => None,
    });
    general.next().unwrap_or_default()
}

fn set_holders(app: &mut App, holders: Holders, effects: &mut Vec<Effect>) {
    if let Some(Popup::Form(form)) = app.popups.last_mut() {
        return super::forms::hold(
            form,
            holders,
            app.desk.as_ref().map(crate::app::desk::Desk::session),
            app.lang,
        );
    }
    let for_settings = holders.clone();
    alter_chosen(app, effects, |entry| entry.holders = holders, |settings| settings.holders = for_settings);
}

/// Alters the chosen entry when the arrows are in the entries, else what the capture box writes.
fn alter_chosen(
    app: &mut App,
    effects: &mut Vec<Effect>,
    alter: impl FnOnce(&mut Entry),
    settings: impl FnOnce(&mut crate::app::capture::Settings),
) {
    let Some(desk) = &mut app.desk else { return };
    if desk.live.focus == Focus::Entries
        && let Some(mut record) = desk.chosen_entry().cloned()
    {
        alter(&mut record);
        app.perform(Change::Entry(Edit::Set { record }), effects);
    } else {
        settings(&mut desk.live.settings);
    }
}

fn move_entry(
    app: &mut App,
    id: &crate::domain::id::EntryId,
    key: crate::domain::id::NodeKey,
    effects: &mut Vec<Effect>,
) {
    let Some(desk) = &app.desk else { return };
    let Some(entry) = desk.session().entries().get(id) else { return };
    let name = desk.outline.iter().find(|row| row.key == key).map(|row| row.name.clone()).unwrap_or_default();
    let record = Entry { node: key, ..entry.clone() };
    let changes =
        vec![Change::Entry(Edit::Set { record }), Change::Entry(Edit::Move { id: id.clone(), before: None })];
    if app.perform(Change::Group(changes), effects) {
        let said = format!(
            "{} {name}. {}",
            app.lang.pick("Entrée déplacée vers", "Entry moved to"),
            app.lang.pick("Ctrl+Z la ramène.", "Ctrl+Z brings it back.")
        );
        app.notice = crate::app::notice::Notice::done(said);
    }
}

fn set_status(app: &mut App, status: Option<MeasureStatus>, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let Some(row) = desk.current() else { return };
    let (node, name) = (row.key.clone(), row.name.clone());
    if app.perform(Change::Status { node, status }, effects) {
        app.notice =
            crate::app::notice::Notice::done(format!("{name} : {}", labels::status(status, app.lang)));
        take_up(app, effects);
    }
}

/// Searches for what is typed: in the open session at once, or in all of them.
pub fn search_again(app: &mut App, effects: &mut Vec<Effect>) {
    let in_session = app.desk.is_some() && app.screen != Screen::Shelf;
    let Some(Popup::Picker(picker)) = app.popups.last() else { return };
    let words = picker.query.text();
    if !in_session {
        if words.trim().chars().count() >= 2 {
            effects.push(Effect::SearchSessions(words));
        }
        return;
    }
    let mut options = session_hits(app, &words);
    options.push(PickerOption {
        label: app.lang.pick("Chercher dans toutes les séances…", "Search all sessions…").to_owned(),
        detail: String::new(),
        choice: Choice::SearchEverywhere,
    });
    show_hits(app, options);
}

fn session_hits(app: &App, words: &str) -> Vec<PickerOption> {
    let Some(desk) = &app.desk else { return Vec::new() };
    if words.trim().is_empty() {
        return Vec::new();
    }
    let option = |hit: query::Hit| PickerOption {
        label: hit.excerpt,
        detail: hit.location.describe(desk.session(), app.lang),
        choice: Choice::Location(hit.location),
    };
    query::first(desk.session(), words, SHOWN).into_iter().map(option).collect()
}

/// The places found in all sessions have come.
pub fn hits_came(app: &mut App, words: &str, hits: Vec<ShelfHit>) {
    app.over(|busy| busy == Busy::Searching);
    let current = matches!(app.popups.last(), Some(Popup::Picker(picker))
        if picker.purpose == PickerPurpose::Search && picker.query.text() == words);
    if !current {
        return;
    }
    if hits.is_empty() {
        app.refuse("Ces mots ne sont dans aucune séance.", "These words are in no session.");
    }
    let option = |hit: ShelfHit| PickerOption {
        label: format!("{} — {}", hit.title, hit.excerpt),
        detail: hit.place,
        choice: Choice::Session(hit.id),
    };
    show_hits(app, hits.into_iter().map(option).take(SHOWN).collect());
}

fn show_hits(app: &mut App, options: Vec<PickerOption>) {
    if let Some(Popup::Picker(picker)) = app.popups.last_mut() {
        picker.options = options;
        picker.refresh();
    }
}
