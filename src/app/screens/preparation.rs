//! The preparation: the facts of the meeting, the drafts of the plan, organizations and people, calendar and demands,
//! in one list grouped by heading.
use crate::app::action::Action;
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::popups::open;
use crate::app::screens::{plan_tree, step_in};
use crate::app::state::App;
use crate::domain::change::Change;
use crate::domain::id::{DelegateId, DemandId, DraftId, EventId, OrganizationId};
use crate::domain::roll::{Edit, Record, Roll};

/// The groups of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// The facts of the meeting.
    Meeting,
    /// The drafts of the plan.
    Drafts,
    /// Organizations, each followed by its people.
    People,
    /// The calendar.
    Events,
    /// Demands of earlier meetings.
    Demands,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Self; 5] = [Self::Meeting, Self::Drafts, Self::People, Self::Events, Self::Demands];
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactRow {
    /// The heading of a group.
    Heading(Group),
    /// The facts of the meeting.
    Meeting,
    /// A draft of the plan.
    Draft(DraftId),
    /// An organization.
    Organization(OrganizationId),
    /// A person.
    Delegate(DelegateId),
    /// An event.
    Event(EventId),
    /// A demand.
    Demand(DemandId),
    /// The line that adds to a group.
    Add(Group),
}

/// Where the secretary is in the preparation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PreparationScreen {
    /// The chosen row.
    pub selected: usize,
}

impl Desk {
    /// The rows of the preparation.
    pub fn fact_rows(&self) -> Vec<FactRow> {
        let session = self.session();
        let mut rows =
            vec![FactRow::Heading(Group::Meeting), FactRow::Meeting, FactRow::Heading(Group::Drafts)];
        rows.extend(session.drafts().iter().map(|draft| FactRow::Draft(draft.id.clone())));
        rows.extend([FactRow::Add(Group::Drafts), FactRow::Heading(Group::People)]);
        for organization in session.organizations().iter() {
            rows.push(FactRow::Organization(organization.id.clone()));
            let people =
                session.delegates().iter().filter(|d| d.organization.as_ref() == Some(&organization.id));
            rows.extend(people.map(|delegate| FactRow::Delegate(delegate.id.clone())));
        }
        let known = |id: &OrganizationId| session.organizations().get(id).is_some();
        let alone = session.delegates().iter().filter(|d| !d.organization.as_ref().is_some_and(known));
        rows.extend(alone.map(|delegate| FactRow::Delegate(delegate.id.clone())));
        rows.extend([FactRow::Add(Group::People), FactRow::Heading(Group::Events)]);
        rows.extend(session.events().iter().map(|event| FactRow::Event(event.id.clone())));
        rows.push(FactRow::Add(Group::Events));
        if !session.demands().is_empty() {
            rows.push(FactRow::Heading(Group::Demands));
            rows.extend(session.demands().iter().map(|demand| FactRow::Demand(demand.id.clone())));
        }
        rows
    }

    /// The chosen row of the preparation.
    pub fn chosen_fact(&self) -> Option<FactRow> {
        self.fact_rows().into_iter().nth(self.preparation.selected)
    }
}

/// Moves the choice, stepping over headings.
fn step(desk: &mut Desk, by: isize) {
    let rows = desk.fact_rows();
    let is_heading = |rank: usize| matches!(rows.get(rank), Some(FactRow::Heading(_)));
    let mut next = step_in(desk.preparation.selected, by, rows.len());
    while is_heading(next) {
        let further = step_in(next, by.signum(), rows.len());
        if further == next {
            next = (0..rows.len()).find(|rank| !is_heading(*rank)).unwrap_or(0);
            break;
        }
        next = further;
    }
    desk.preparation.selected = next;
}

/// Puts the choice on a row that can be chosen.
pub fn enter(desk: &mut Desk) {
    step(desk, 0);
    if matches!(desk.chosen_fact(), Some(FactRow::Heading(_)) | None) {
        desk.preparation.selected = 1;
    }
}

/// What a key does when it is no command.
pub fn key(app: &mut App, key: Key, _effects: &mut Vec<Effect>) {
    let Some(desk) = &mut app.desk else { return };
    match key.code {
        Code::Up => step(desk, -1),
        Code::Down => step(desk, 1),
        Code::PageUp => step(desk, -10),
        Code::PageDown => step(desk, 10),
        Code::Home => step(desk, isize::MIN + 1),
        Code::End => step(desk, isize::MAX),
        Code::Esc => app.screen = crate::app::screens::Screen::Live,
        _ if key.written().is_some() => app.refuse(
            "Ici, on choisit avec ↑ ↓ et on modifie avec Entrée ; Ctrl+N ajoute.",
            "Choose with ↑ ↓ and edit with Enter; Ctrl+N adds.",
        ),
        _ => {}
    }
}

/// Does a command of this screen.
pub fn act(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let Some(row) = app.desk.as_ref().and_then(Desk::chosen_fact) else { return };
    match action {
        Action::EditFact => edit(app, row),
        Action::AddFact => add(app, &row),
        Action::AddDraft => open::read_draft(app),
        Action::ImportComments => open::read_comments(app),
        Action::DraftCard => card(app, &row),
        Action::DeleteFact => delete(app, row, effects),
        Action::FactUp => reorder(app, &row, false, effects),
        Action::FactDown => reorder(app, &row, true, effects),
        _ => {}
    }
}

fn edit(app: &mut App, row: FactRow) {
    match row {
        FactRow::Meeting | FactRow::Heading(_) => open::meeting(app),
        FactRow::Draft(id) => plan_tree::open(app, id),
        FactRow::Organization(id) => open::organization(app, Some(&id)),
        FactRow::Delegate(id) => open::delegate(app, Some(&id), None, ""),
        FactRow::Event(id) => open::event(app, Some(&id)),
        FactRow::Demand(id) => open::demand(app, id),
        FactRow::Add(_) => add(app, &row),
    }
}

/// The card of the chosen draft, or of the last one.
fn card(app: &mut App, row: &FactRow) {
    let last = app.desk.as_ref().and_then(|desk| desk.session().draft().map(|draft| draft.id.clone()));
    match (row, last) {
        (FactRow::Draft(id), _) => open::draft(app, id),
        (_, Some(id)) => open::draft(app, &id),
        (_, None) => app.refuse(
            "Il n’y a pas encore de plan : Ctrl+O en lit une version.",
            "There is no plan yet: Ctrl+O reads a draft.",
        ),
    }
}

fn add(app: &mut App, row: &FactRow) {
    match row {
        FactRow::Heading(Group::Meeting) | FactRow::Meeting => open::meeting(app),
        FactRow::Draft(_) | FactRow::Heading(Group::Drafts) | FactRow::Add(Group::Drafts) => {
            open::read_draft(app);
        }
        FactRow::Organization(id) => open::delegate(app, None, Some(id), ""),
        FactRow::Delegate(id) => {
            let organization =
                app.desk.as_ref().and_then(|desk| desk.session().delegates().get(id)?.organization.clone());
            open::delegate(app, None, organization.as_ref(), "");
        }
        FactRow::Event(_) | FactRow::Heading(Group::Events) | FactRow::Add(Group::Events) => {
            open::event(app, None);
        }
        FactRow::Heading(Group::People) | FactRow::Add(_) => open::organization(app, None),
        FactRow::Demand(_) | FactRow::Heading(Group::Demands) => app.refuse(
            "Les demandes viennent des réunions précédentes (F2, puis Ctrl+D sur une séance).",
            "Demands come from earlier meetings (F2, then Ctrl+D on a session).",
        ),
    }
}

fn delete(app: &mut App, row: FactRow, effects: &mut Vec<Effect>) {
    let change = match row {
        FactRow::Draft(id) => Change::Draft(Edit::Retire { id }),
        FactRow::Organization(id) => Change::Organization(Edit::Retire { id }),
        FactRow::Delegate(id) => Change::Delegate(Edit::Retire { id }),
        FactRow::Event(id) => Change::Event(Edit::Retire { id }),
        FactRow::Demand(id) => Change::Demand(Edit::Retire { id }),
        FactRow::Meeting | FactRow::Heading(_) | FactRow::Add(_) => {
            return app.refuse("Cette ligne ne se supprime pas.", "This row cannot be deleted.");
        }
    };
    if app.perform(change, effects) {
        app.say("Supprimé. Ctrl+Z le rend.", "Deleted. Ctrl+Z brings it back.");
        if let Some(desk) = &mut app.desk {
            step(desk, 0);
        }
    }
}

fn reorder(app: &mut App, row: &FactRow, down: bool, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let session = desk.session();
    let change = match row {
        FactRow::Draft(id) => moved(session.drafts(), id, down).map(Change::Draft),
        FactRow::Organization(id) => moved(session.organizations(), id, down).map(Change::Organization),
        FactRow::Delegate(id) => moved(session.delegates(), id, down).map(Change::Delegate),
        FactRow::Event(id) => moved(session.events(), id, down).map(Change::Event),
        _ => None,
    };
    if let Some(change) = change
        && app.perform(change, effects)
        && let Some(desk) = &mut app.desk
        && let Some(rank) = desk.fact_rows().iter().position(|known| known == row)
    {
        desk.preparation.selected = rank;
    }
}

/// The edit that moves a record one place up or down; nothing at the end of the list.
pub fn moved<T: Record>(roll: &Roll<T>, id: &T::Id, down: bool) -> Option<Edit<T>> {
    let ids: Vec<&T::Id> = roll.iter().map(Record::id).collect();
    let here = ids.iter().position(|known| *known == id)?;
    let before = if down {
        ids.get(here + 1)?;
        ids.get(here + 2).map(|id| (*id).clone())
    } else {
        Some((*ids.get(here.checked_sub(1)?)?).clone())
    };
    Some(Edit::Move { id: id.clone(), before })
}
