//! A session in which no person of the directory is named: the organizations they come from stand in their stead, in
//! every text that was typed. The plan is left as it was received, and persons from outside keep their names.
//!
//! A name is known in full, in either order, with an initial, and by its family name alone when that begins with a
//! capital; a first name alone is left, since it may be anybody's. A family name that is also an ordinary word goes too
//! where it begins with a capital: a name that stays is worse than a word too many that goes. Names that are part of
//! an organization's name stay.
use serde_json::Value;

use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::Delegate;
use crate::domain::session::Session;
use crate::text::lang::Lang;

mod pattern;
mod tokens;

use pattern::{Named, Patterns};

/// Keys whose values are no text that was typed: what identifies, and the words of the plan.
const LEFT: [&str; 12] = [
    "anchor",
    "date",
    "draft",
    "drafts",
    "id",
    "key",
    "node",
    "organization",
    "organizations",
    "sources",
    "stamps",
    "statuses",
];

/// The session without the names of its people.
pub(super) fn without_names(session: &Session, lang: Lang) -> Session {
    let patterns =
        Patterns::new(session, session.delegates().iter().map(|d| named(d, session, lang)).collect());
    let empty = || {
        // A session is always read again as it was written; should it not be, naming nobody comes first.
        let mut empty = Session::new(session.id().clone());
        let meeting = crate::domain::meeting::Meeting { date: session.meeting().date, ..Default::default() };
        let _ = empty.apply(crate::domain::change::Change::Meeting(Box::new(meeting)));
        empty
    };
    let Ok(mut value) = serde_json::to_value(session) else { return empty() };
    let ids = Ids(session.delegates().iter().map(|delegate| delegate.id.to_string()).collect());
    rename(&mut value, &patterns, &ids);
    for delegate in value["delegates"].as_array_mut().into_iter().flatten() {
        let id = delegate["id"].as_str().unwrap_or_default().to_owned();
        let known = session.delegates().iter().find(|known| known.id.as_str() == id);
        delegate["name"] = known.map_or_else(String::new, |known| stand_in(known, session, lang)).into();
        delegate["id"] = ids.other(&id).into();
    }
    if let Some(attendance) = value["attendance"].as_object_mut() {
        *attendance =
            std::mem::take(attendance).into_iter().map(|(id, known)| (ids.other(&id), known)).collect();
    }
    serde_json::from_value(value).unwrap_or_else(|_| empty())
}

/// The identities of the people, which may be made of their names, and others for them.
struct Ids(Vec<String>);

impl Ids {
    fn other(&self, id: &str) -> String {
        let rank = self.0.iter().position(|known| known == id).unwrap_or(self.0.len());
        format!("p{}", rank + 1)
    }
}

/// What stands for a person: their organization, else « une personne présente ».
fn stand_in(delegate: &Delegate, session: &Session, lang: Lang) -> String {
    let organization = delegate.organization.as_ref().and_then(|id| session.organizations().get(id));
    let organization = organization.filter(|organization| !organization.short_name().trim().is_empty());
    let present = session.attendance(&delegate.id).status == AttendanceStatus::Present;
    match (organization, present) {
        (Some(organization), _) => organization.short_name().to_owned(),
        (None, true) => lang.pick("une personne présente", "a person present").to_owned(),
        (None, false) => lang.pick("une personne", "a person").to_owned(),
    }
}

fn named(delegate: &Delegate, session: &Session, lang: Lang) -> Named {
    let organization = delegate.organization.as_ref().and_then(|id| session.organizations().get(id));
    Named {
        name: delegate.name.clone(),
        instead: stand_in(delegate, session, lang),
        organization: organization
            .map(|organization| {
                [organization.full_name(), organization.name.clone(), organization.acronym.clone()]
                    .into_iter()
                    .filter(|name| !name.trim().is_empty())
                    .collect()
            })
            .unwrap_or_default(),
    }
}

/// Takes the names out of every text under a value.
fn rename(value: &mut Value, patterns: &Patterns, ids: &Ids) {
    match value {
        Value::String(text) => {
            if let Some(other) = patterns.replaced(text) {
                *text = other;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, patterns, ids)),
        Value::Object(keys) => {
            for (key, value) in keys.iter_mut() {
                match (key.as_str(), &*value) {
                    ("delegate", Value::String(id)) => *value = ids.other(id).into(),
                    (key, _) if LEFT.contains(&key) => {}
                    _ => rename(value, patterns, ids),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests;
