//! Forms about the meeting itself: its facts, the plan, people, calendar, demands.
use chrono::{Datelike, NaiveDate};

use super::{bad_date, bad_time, deleted, made, required};
use crate::app::busy::Busy;
use crate::app::effect::{Effect, PlanSource};
use crate::app::form::{Faulty, FieldName as F, Form, FormPurpose, Submitted};
use crate::app::labels;
use crate::app::screens::plan_tree;
use crate::app::state::App;
use crate::domain::attendance::{Attendance, AttendanceStatus, Direction, Movement};
use crate::domain::calendar::UpcomingEvent;
use crate::domain::change::Change;
use crate::domain::demand::{Demand, DemandStatus};
use crate::domain::directory::{Delegate, Organization, Role};
use crate::domain::id::{DelegateId, DemandId, DraftId, EventId, NodeKey, OrganizationId};
use crate::domain::meeting::Meeting;
use crate::domain::plan::Draft;
use crate::domain::roll::Edit;
use crate::domain::session::{Refusal, Session};
use crate::minutes::template::Template;
use crate::text::french::dates;

/// The title, day, hours and place that every form about a meeting has.
fn basic_facts(app: &App, form: &mut Form, base: Meeting) -> Result<Meeting, Faulty> {
    let lang = app.lang;
    let title = required(form, F::Title, lang)?;
    let Some(date) = form.date(F::Date, Some(app.now.date()), bad_date(lang))? else {
        return Err(
            form.blame(F::Date, lang.pick("Quel jour ? Tapez 31/01/2014.", "Which day? Type 31/01/2014."))
        );
    };
    let start = form.time(F::Start, bad_time(lang))?;
    let end = form.time(F::End, bad_time(lang))?;
    let meeting = Meeting { title, date, start, end, place: form.text(F::Place), ..base };
    meeting.validate().map_err(|refusal| {
        let field = if matches!(refusal, Refusal::NoTitle) { F::Title } else { F::End };
        form.blame(field, &labels::refusal(&refusal, lang))
    })?;
    Ok(meeting)
}

/// The template chosen: nothing for the usual one, and what was there before when it is not at hand.
fn template(app: &App, form: &Form, before: &str) -> String {
    let usual = Template::default().id;
    match app.templates.iter().nth(form.chosen(F::Template)) {
        Some(template) if template.id == usual && before.is_empty() => String::new(),
        Some(template) => template.id.clone(),
        None => before.to_owned(),
    }
}

pub(super) fn new_session(app: &mut App, form: &mut Form) -> Submitted {
    let base = Meeting { template: template(app, form, &app.preferences.template), ..Meeting::default() };
    let meeting = Box::new(basic_facts(app, form, base)?);
    if let FormPurpose::NextSession(from) = form.purpose.clone() {
        return Ok(vec![Effect::DuplicateSession { from, meeting }]);
    }
    let plan = Some(form.text(F::PlanFile)).filter(|path| !path.is_empty());
    Ok(vec![Effect::CreateSession { meeting, changes: Vec::new(), plan }])
}

pub(super) fn meeting(app: &mut App, form: &mut Form, effects: &mut Vec<Effect>) -> Submitted {
    let Some(known) = app.desk.as_ref().map(|desk| desk.session().meeting().clone()) else {
        return Err(deleted(app));
    };
    let template = template(app, form, &known.template);
    let meeting = basic_facts(app, form, Meeting { template, ..known })?;
    let meeting = Meeting {
        town: form.text(F::Town),
        subject: form.text(F::Subject),
        coalition: form.text(F::Coalition),
        coalition_short: form.text(F::CoalitionShort),
        website: form.text(F::Website),
        context: form.paragraphs(F::Context),
        opening: form.paragraphs(F::Opening),
        ..meeting
    };
    made(app.perform(Change::Meeting(Box::new(meeting)), effects))
}

pub(super) fn read_draft(app: &mut App, form: &mut Form) -> Submitted {
    let (path, pasted) = (form.text(F::PlanFile), form.text(F::PastedPlan));
    let source = match (path.is_empty(), pasted.is_empty()) {
        (false, true) => PlanSource::File(path),
        (true, false) => PlanSource::Pasted(pasted),
        (true, true) => {
            let neither =
                app.lang.pick("Donnez le fichier, ou collez le texte.", "Give the file, or paste the text.");
            return Err(form.blame(F::PlanFile, neither));
        }
        (false, false) => {
            let both = app.lang.pick(
                "Un fichier et un texte collé : videz l’un des deux.",
                "A file and a pasted text: empty one of them.",
            );
            return Err(form.blame(F::PlanFile, both));
        }
    };
    let received = form.date(F::Received, Some(app.now.date()), bad_date(app.lang))?;
    begin_reading(app, form, F::PlanFile)?;
    Ok(vec![Effect::ReadPlan { source, label: form.text(F::Label), received }])
}

pub(super) fn read_comments(app: &mut App, form: &mut Form) -> Submitted {
    let path = required(form, F::PlanFile, app.lang)?;
    begin_reading(app, form, F::PlanFile)?;
    Ok(vec![Effect::ReadComments { path }])
}

pub(super) fn import_minutes(app: &mut App, form: &mut Form) -> Submitted {
    let path = required(form, F::MinutesFile, app.lang)?;
    begin_reading(app, form, F::MinutesFile)?;
    Ok(vec![Effect::ReadMinutes { path }])
}

/// One file is read at a time.
fn begin_reading(app: &mut App, form: &mut Form, field: F) -> Result<(), Faulty> {
    if app.busy.is_some_and(Busy::is_reading) {
        let one = app.lang.pick(
            "Un autre fichier est en cours de lecture ; Ctrl+W l’arrête.",
            "Another file is being read; Ctrl+W stops it.",
        );
        return Err(form.blame(field, one));
    }
    app.busy = Some(Busy::Reading(None));
    Ok(())
}

pub(super) fn draft(app: &mut App, form: &mut Form, id: &DraftId, effects: &mut Vec<Effect>) -> Submitted {
    let received = form.date(F::Received, Some(app.now.date()), bad_date(app.lang))?;
    let label = required(form, F::Label, app.lang)?;
    let Some(known) = app.desk.as_ref().and_then(|desk| desk.session().drafts().get(id).cloned()) else {
        return Err(deleted(app));
    };
    let record = Draft { label, received, title: form.text(F::Title), ..known };
    made(app.perform(Change::Draft(Edit::Set { record }), effects))
}

/// The heading of a part of the plan.
pub(super) fn part(
    app: &mut App,
    form: &mut Form,
    (draft, key): (&DraftId, &NodeKey),
    effects: &mut Vec<Effect>,
) -> Submitted {
    if app.desk.as_ref().and_then(|desk| desk.session().drafts().get(draft)?.node(key)).is_none() {
        return Err(deleted(app));
    }
    let title = form.paragraphs(F::Title).join(" ");
    let heading = (form.text(F::Label), form.text(F::Number), title);
    made(plan_tree::rename(app, (draft, key), heading, effects))
}

pub(super) fn organization(
    app: &mut App,
    form: &mut Form,
    id: Option<OrganizationId>,
    effects: &mut Vec<Effect>,
) -> Submitted {
    let name = required(form, F::Name, app.lang)?;
    let Some(desk) = &app.desk else { return Err(deleted(app)) };
    let fresh = || desk.fresh("o", desk.session().organizations()).as_str().into();
    let new = id.is_none();
    let record = Organization {
        id: id.unwrap_or_else(fresh),
        name,
        acronym: form.text(F::Acronym),
        expected: form.is_on(F::Expected),
    };
    made(app.perform(Change::Organization(put(record, new)), effects))
}

/// A person and their attendance, as one change.
pub(super) fn delegate(
    app: &mut App,
    form: &mut Form,
    id: Option<DelegateId>,
    effects: &mut Vec<Effect>,
) -> Submitted {
    let name = required(form, F::Name, app.lang)?;
    let arrived = form.time(F::Arrived, bad_time(app.lang))?;
    let left = form.time(F::Left, bad_time(app.lang))?;
    let Some(desk) = &app.desk else { return Err(deleted(app)) };
    let session = desk.session();
    let organization = chosen_organization(session, form);
    let new = id.is_none();
    let id = id.unwrap_or_else(|| desk.fresh("d", session.delegates()).as_str().into());
    let known = session.attendance(&id);
    let status = form.chosen_of(F::Status, &AttendanceStatus::ALL).unwrap_or_default();
    let movements = if (arrived, left) == (known.arrived(), known.left()) {
        known.movements
    } else {
        let one = |at, direction| Movement { at, direction };
        let coming = arrived.map(|at| one(at, Direction::Arrived));
        coming.into_iter().chain(left.map(|at| one(at, Direction::Left))).collect()
    };
    let status = if movements.is_empty() || status != AttendanceStatus::Expected {
        status
    } else {
        AttendanceStatus::Present
    };
    let attendance = Attendance {
        status,
        personal: form.is_on(F::Personal),
        represented_by: form.text(F::RepresentedBy),
        movements,
    };
    let role = form.chosen_of(F::Role, &Role::ALL).unwrap_or_default();
    let record = Delegate { id: id.clone(), name, organization, role };
    let mut changes = vec![Change::Delegate(put(record, new))];
    if attendance != session.attendance(&id) {
        changes.push(Change::Attendance { delegate: id.clone(), attendance: Some(attendance) });
    }
    let done = app.perform(Change::Group(changes), effects);
    if let (true, Some(desk)) = (done, &mut app.desk) {
        desk.roll_call.query.clear();
        let rank = desk.roll_call().iter().position(|delegate| delegate.id == id);
        desk.roll_call.selected = rank.unwrap_or(0);
    }
    made(done)
}

pub(super) fn proxy(app: &mut App, form: &mut Form, id: DelegateId, effects: &mut Vec<Effect>) -> Submitted {
    let holder = required(form, F::RepresentedBy, app.lang)?;
    let attendance =
        Attendance { status: AttendanceStatus::Represented, represented_by: holder, ..Attendance::default() };
    made(app.perform(Change::Attendance { delegate: id, attendance: Some(attendance) }, effects))
}

pub(super) fn event(
    app: &mut App,
    form: &mut Form,
    id: Option<EventId>,
    effects: &mut Vec<Effect>,
) -> Submitted {
    let lang = app.lang;
    let title = required(form, F::Title, lang)?;
    let reference = app.desk.as_ref().map(|desk| desk.session().meeting().date);
    let dates =
        alternatives(&form.text(F::Dates), reference).ok_or_else(|| form.blame(F::Dates, bad_date(lang)))?;
    let start = form.time(F::Start, bad_time(lang))?;
    let end = form.time(F::End, bad_time(lang))?;
    let Some(desk) = &app.desk else { return Err(deleted(app)) };
    let new = id.is_none();
    let id = id.unwrap_or_else(|| desk.fresh("v", desk.session().events()).as_str().into());
    let record = UpcomingEvent {
        id,
        dates,
        start,
        end,
        title,
        place: form.text(F::Place),
        tentative: form.is_on(F::Tentative),
    };
    made(app.perform(Change::Event(put(record, new)), effects))
}

/// The organization chosen. The list may have changed since it was offered: the one at that rank counts only if it
/// still bears that name.
fn chosen_organization(session: &Session, form: &Form) -> Option<OrganizationId> {
    let rank = form.chosen(F::Organization).checked_sub(1)?;
    let named = |o: &&Organization| Some(o.full_name().as_str()) == form.chosen_words(F::Organization);
    let all = session.organizations();
    all.iter().nth(rank).filter(named).or_else(|| all.iter().find(named)).map(|o| o.id.clone())
}

/// One or several days: « 05/02/2014 ; 12/02/2014 », « 5 février ou 12 février ».
fn alternatives(text: &str, reference: Option<NaiveDate>) -> Option<Vec<NaiveDate>> {
    let parts = text.split([';', ',']).flat_map(|part| part.split(" ou ")).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let mut dates: Vec<NaiveDate> = Vec::new();
    // From the last one, because « 2 ou 3 février » names the month once, at the end.
    for part in parts.iter().rev() {
        let bare = part.trim_start_matches("le ").trim_end_matches("er").parse().ok();
        let date = match (bare, dates.last()) {
            (Some(day), Some(next)) => next.with_day(day),
            _ => dates::parse_date(part, reference),
        };
        dates.push(date?);
    }
    dates.reverse();
    Some(dates)
}

pub(super) fn demand(app: &mut App, form: &mut Form, id: &DemandId, effects: &mut Vec<Effect>) -> Submitted {
    let text = required(form, F::Text, app.lang)?;
    let status = form.chosen_of(F::Status, &DemandStatus::ALL).unwrap_or_default();
    let Some(known) = app.desk.as_ref().and_then(|desk| desk.session().demands().get(id).cloned()) else {
        return Err(deleted(app));
    };
    made(app.perform(Change::Demand(Edit::Set { record: Demand { text, status, ..known } }), effects))
}

fn put<T: crate::domain::roll::Record>(record: T, new: bool) -> Edit<T> {
    if new { Edit::Add { record, before: None } } else { Edit::Set { record } }
}
