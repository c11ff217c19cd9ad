//! Two proposals that touch the same words: both texts in full, and what the meeting does with them. It never opens by
//! itself.
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::popups::Popup;
use crate::app::proposed::{Proposed, proposed};
use crate::app::state::App;
use crate::domain::amendment::Amendment;
use crate::domain::change::Change;
use crate::domain::entry::{Content, Entry};
use crate::domain::id::EntryId;
use crate::domain::roll::Edit;
use crate::domain::wording;

/// What can be done with two proposals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The first stays, the second is withdrawn.
    First,
    /// The second stays, the first is withdrawn.
    Second,
    /// Both stay, the second as an alternative to the first.
    Both,
}

impl Way {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::First, Self::Second, Self::Both];
}

/// Two proposals in sight.
#[derive(Debug, Clone, PartialEq)]
pub struct Clash {
    /// The one recorded first.
    pub first: (EntryId, Proposed),
    /// The other.
    pub second: (EntryId, Proposed),
    /// The way chosen, as a rank.
    pub chosen: usize,
    /// How many rows the texts are scrolled.
    pub top: usize,
}

/// Opens the collision of this entry; without one, that of the chosen entry, of the section, or of the session.
pub fn open(app: &mut App, entry: Option<&EntryId>) {
    let Some(desk) = &app.desk else { return };
    let session = desk.session();
    let here = desk.live.current.clone().unwrap_or_default();
    let near = wording::collisions_on(session, &here);
    let wanted = entry.or_else(|| desk.chosen_entry().map(|entry| &entry.id));
    let of = |id: &EntryId| near.iter().find(|clash| clash.first == *id || clash.second == *id);
    let found = wanted.and_then(of).or_else(|| near.first()).cloned();
    let found = found.or_else(|| wording::collisions(session).into_iter().next());
    let side = |id: &EntryId| {
        let entry = session.entries().get(id)?;
        Some((id.clone(), proposed(entry, session, app.lang)?))
    };
    let clash = found.and_then(|found| Some((side(&found.first)?, side(&found.second)?)));
    match clash {
        Some((first, second)) => {
            app.popups.push(Popup::Clash(Box::new(Clash { first, second, chosen: 0, top: 0 })));
        }
        None => app.refuse(
            "Aucune proposition n’en touche une autre : il n’y a rien à régler.",
            "No proposal touches another: there is nothing to settle.",
        ),
    }
}

/// What a key does.
pub fn key(app: &mut App, key: Key, effects: &mut Vec<Effect>) {
    let top = app.seen.tops.popup;
    let Some(Popup::Clash(clash)) = app.popups.last_mut() else { return };
    let last = Way::ALL.len() - 1;
    match key.code {
        Code::Esc => drop(app.popups.pop()),
        Code::Enter => accept(app, effects),
        Code::Up => clash.chosen = clash.chosen.saturating_sub(1),
        Code::Down | Code::Tab => clash.chosen = (clash.chosen + 1).min(last),
        Code::PageUp => clash.top = top.saturating_sub(5),
        Code::PageDown => clash.top = top + 5,
        _ => {}
    }
}

/// Does what is chosen.
pub fn accept(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(Popup::Clash(clash)) = app.popups.pop() else { return };
    let way = Way::ALL.get(clash.chosen).copied().unwrap_or(Way::Both);
    let (first, second) = (&clash.first.0, &clash.second.0);
    let change = match way {
        Way::First => Some(Change::Entry(Edit::Retire { id: second.clone() })),
        Way::Second => Some(Change::Entry(Edit::Retire { id: first.clone() })),
        Way::Both => beside(app, first, second),
    };
    if !change.is_some_and(|change| app.perform(change, effects)) {
        return;
    }
    match way {
        Way::Both => app.say(
            "Les deux sont gardées : la seconde est une variante de la première. Ctrl+Z annule.",
            "Both are kept: the second is an alternative to the first. Ctrl+Z undoes.",
        ),
        _ => app.say(
            "L’autre proposition est retirée. Ctrl+Z la rend.",
            "The other proposal is withdrawn. Ctrl+Z brings it back.",
        ),
    }
}

/// The second as an alternative to the first, or to the one the first is an alternative to.
fn beside(app: &App, first: &EntryId, second: &EntryId) -> Option<Change> {
    let entries = app.desk.as_ref()?.session().entries();
    let main = match &entries.get(first)?.content {
        Content::Amendment(amendment) => amendment.alternative_to.clone(),
        _ => None,
    };
    let entry = entries.get(second)?;
    let Content::Amendment(amendment) = &entry.content else { return None };
    let main = main.filter(|main| main != second).unwrap_or_else(|| first.clone());
    let amendment = Amendment { alternative_to: Some(main), ..amendment.as_ref().clone() };
    let record = Entry { content: Content::Amendment(Box::new(amendment)), ..entry.clone() };
    Some(Change::Entry(Edit::Set { record }))
}
