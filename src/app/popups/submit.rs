//! Validating forms: from what was typed to changes and effects, or to the field that is at fault.
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::form::{Begun, Faulty, FieldName as F, Form, FormPurpose, Submitted};
use crate::app::popups::{Popup, forms};
use crate::app::screens::live::{Focus, take_up};
use crate::app::screens::review;
use crate::app::state::App;
use crate::domain::change::Change;
use crate::domain::entry::{Content, Entry};
use crate::domain::id::EntryId;
use crate::domain::roll::Edit;
use crate::text::lang::Lang;

mod amendment;
mod entries;
mod export;
mod facts;

/// Validates the form on top; it stays open, with the fault shown, when something in it is wrong.
pub fn submit(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(Popup::Form(mut form)) = app.popups.pop() else { return };
    // What was changed before a fault was found is asked for all the same: a change made is always journaled.
    if let Ok(more) = answer(app, &mut form, effects) {
        return effects.extend(more);
    }
    if let Some(fault) = form.fields.get(form.focus).and_then(|field| field.fault.clone()) {
        app.notice = crate::app::notice::Notice::refused(fault);
    }
    app.popups.push(Popup::Form(form));
}

fn answer(app: &mut App, form: &mut Form, effects: &mut Vec<Effect>) -> Submitted {
    match form.purpose.clone() {
        FormPurpose::NewSession | FormPurpose::NextSession(_) => facts::new_session(app, form),
        FormPurpose::ImportMinutes => facts::import_minutes(app, form),
        FormPurpose::Meeting => facts::meeting(app, form, effects),
        FormPurpose::ReadDraft => facts::read_draft(app, form),
        FormPurpose::ReadComments => facts::read_comments(app, form),
        FormPurpose::Draft(id) => facts::draft(app, form, &id, effects),
        FormPurpose::Part(draft, key) => facts::part(app, form, (&draft, &key), effects),
        FormPurpose::Organization(id) => facts::organization(app, form, id, effects),
        FormPurpose::Delegate(id) => facts::delegate(app, form, id, effects),
        FormPurpose::Proxy(id) => facts::proxy(app, form, id, effects),
        FormPurpose::Event(id) => facts::event(app, form, id, effects),
        FormPurpose::Demand(id) => facts::demand(app, form, &id, effects),
        FormPurpose::Amendment(entry) => amendment::submit(app, form, entry.is_some(), effects),
        FormPurpose::Decision(entry) => entries::decision(app, form, entry, effects),
        FormPurpose::ActionItem(entry) => entries::action_item(app, form, entry, effects),
        FormPurpose::Sentence(entry) => entries::sentence(app, form, &entry, effects),
        FormPurpose::Line { line, sources } => entries::line(app, form, line.as_ref(), sources, effects),
        FormPurpose::Accept(finding) => {
            let reason = forms::reason(form);
            made(review::findings::accept(app, &finding, reason, effects))
        }
        FormPurpose::Export => export::export(app, form),
    }
}

/// The words a field must have.
fn required(form: &mut Form, name: F, lang: Lang) -> Result<String, Faulty> {
    let text = form.text(name);
    if text.is_empty() {
        return Err(form.blame(name, lang.pick("À remplir avant de valider.", "To be filled in first.")));
    }
    Ok(text)
}

fn bad_date(lang: Lang) -> &'static str {
    lang.pick(
        "Cette date ne se lit pas : tapez 31/01/2014 ou 31 janvier 2014.",
        "This is no date: type 31/01/2014 or 2014-01-31.",
    )
}

fn bad_time(lang: Lang) -> &'static str {
    lang.pick("Cette heure ne se lit pas : tapez 10h30.", "This is no time: type 10:30.")
}

/// Keeps the form open when a change was refused: the reason is on the notice line.
fn made(done: bool) -> Submitted {
    if done { Ok(Vec::new()) } else { Err(Faulty) }
}

/// Records a new entry on the section its form was begun on, or alters the contents of a known one.
fn put_entry(
    app: &mut App,
    form: &Form,
    known: Option<EntryId>,
    content: Content,
    effects: &mut Vec<Effect>,
) -> Submitted {
    let Some(desk) = &app.desk else { return Err(deleted(app)) };
    if let Some(id) = known {
        let Some(entry) = desk.session().entries().get(&id) else { return Err(deleted(app)) };
        // What was received word for word is written anew once it says something else.
        let received = desk.session().transcript().is_as_received(entry) && entry.content != content;
        let sentence = entry.sentence.clone().filter(|_| !received);
        let record = Entry { sentence, content, ..entry.clone() };
        return made(app.perform(Change::Entry(Edit::Set { record }), effects));
    }
    let node = form.begun.as_ref().map(|begun| begun.node.clone()).or(desk.live.current.clone());
    let Some(node) = node else { return Err(Faulty) };
    let record = desk.new_entry(node, app.now, content);
    put_record(app, form, false, (record, Vec::new()), effects)
}

/// Records an entry, new or known, with the changes that go with it, as one step.
fn put_record(
    app: &mut App,
    form: &Form,
    known: bool,
    (record, also): (Entry, Vec<Change>),
    effects: &mut Vec<Effect>,
) -> Submitted {
    let id = record.id.clone();
    let edit = if known { Edit::Set { record } } else { Edit::Add { record, before: None } };
    let mut changes = vec![Change::Entry(edit)];
    changes.extend(also);
    let one = changes.len() == 1;
    let change = if one { changes.swap_remove(0) } else { Change::Group(changes) };
    if !app.perform(change, effects) {
        return Err(Faulty);
    }
    if known {
        return Ok(Vec::new());
    }
    if let Some(desk) = &mut app.desk {
        recorded(desk, id, form.begun.as_ref());
    }
    take_up(app, effects);
    app.say("Enregistré.", "Recorded.");
    Ok(Vec::new())
}

/// Keeps the form open, with what was typed in it, when what it alters is no longer there.
fn deleted(app: &mut App) -> Faulty {
    app.refuse(
        "Ce que ce formulaire modifie a été supprimé entre-temps : Échap, puis Ctrl+Z peut le rendre.",
        "What this form alters was deleted meanwhile: Esc, then Ctrl+Z may bring it back.",
    );
    Faulty
}

/// What was half typed has become the entry: the capture box is back to its defaults, and empty unless something else
/// has been typed since the form took it over.
fn recorded(desk: &mut Desk, id: EntryId, begun: Option<&Begun>) {
    desk.live.settings = crate::app::capture::Settings::default();
    if let Some(Begun { node, typed }) = begun {
        if desk.live.current.as_ref() != Some(node) {
            if desk.live.elsewhere.get(node) == Some(typed) {
                desk.live.elsewhere.remove(node);
            }
            return;
        }
        if desk.live.capture.text() == *typed {
            desk.live.capture = crate::text::editing::Editor::new("");
            desk.live.capture.set_typography(true);
        }
    }
    desk.live.entry = Some(id);
    desk.live.focus = Focus::Capture;
    // The passage is dealt with: the next selection begins anew, from where the cursor is.
    let cursor = desk.live.passage.page.selected().end;
    desk.live.passage.page.select(cursor..cursor);
}
