//! The presence list being filled: one organization a name, one person a name, whatever the number of times each is
//! told.
use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::Role;
use crate::import::minutes::names::{is_acronym, without_title};
use crate::import::minutes::split::parentheses;
use crate::import::minutes::understood::{Organization, Person, Presence, Told};
use crate::text::fold::fold;

/// What the rubric above says of everybody below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Under {
    pub(super) status: AttendanceStatus,
    pub(super) role: Role,
    pub(super) note: String,
    /// Whether semicolons separate the entries, so that commas divide an organization from its people.
    pub(super) listed: bool,
}

impl Default for Under {
    fn default() -> Self {
        Self { status: AttendanceStatus::Present, role: Role::Member, note: String::new(), listed: false }
    }
}

#[derive(Debug, Default)]
pub(super) struct Roll {
    pub(super) presence: Presence,
}

impl Roll {
    /// The place of an organization in the list, new if need be.
    pub(super) fn organization(&mut self, text: &str, under: &Under, block: usize) -> usize {
        let (name, acronym) = named(text);
        let same = |known: &Organization| {
            let key = |text: &str| fold(text).replace(['.', ' '], "");
            let told = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && key(a) == key(b);
            told(&known.name, &name)
                || told(&known.acronym, &name)
                || told(&known.name, &acronym)
                || told(&known.acronym, &acronym)
        };
        if let Some(at) = self.presence.organizations.iter().position(same) {
            if let Some(known) =
                self.presence.organizations.get_mut(at).filter(|known| known.acronym.is_empty())
            {
                if is_acronym(&known.name) && acronym.eq_ignore_ascii_case(&known.name) {
                    known.name = name;
                }
                known.acronym = if acronym == known.name { String::new() } else { acronym };
            }
            return at;
        }
        self.presence.organizations.push(Organization {
            name,
            acronym,
            status: under.status,
            people: Vec::new(),
            block,
        });
        self.presence.organizations.len() - 1
    }

    /// Adds somebody, or completes what is known of them.
    pub(super) fn add(&mut self, mut person: Person, organization: Option<usize>, under: &Under) {
        if person.status == AttendanceStatus::Present {
            person.status = under.status;
        }
        if person.role == Role::Member {
            person.role = under.role;
        }
        if under.status == AttendanceStatus::Represented && person.represented_by.is_empty() {
            take_proxy(&mut person);
        }
        if person.note.is_empty() {
            person.note.clone_from(&under.note);
        }
        let key = fold(&person.name);
        let places = self.presence.organizations.iter().enumerate();
        let known = places
            .flat_map(|(n, known)| known.people.iter().enumerate().map(move |(m, p)| (Some(n), m, p)))
            .chain(self.presence.people.iter().enumerate().map(|(m, p)| (None, m, p)))
            .find(|(n, _, known)| {
                fold(&known.name) == key && (organization.is_none() || n.is_none() || *n == organization)
            })
            .map(|(n, m, _)| (n, m));
        let Some((n, m)) = known else {
            self.push(person, organization);
            return;
        };
        let moved = n.is_none() && organization.is_some();
        let list = match n {
            Some(n) => self.presence.organizations.get_mut(n).map(|known| &mut known.people),
            None => Some(&mut self.presence.people),
        };
        let Some(list) = list.filter(|list| m < list.len()) else { return };
        if let Some(known) = list.get_mut(m) {
            complete(known, person);
        }
        if moved {
            let person = list.remove(m);
            self.push(person, organization);
        }
    }

    fn push(&mut self, person: Person, organization: Option<usize>) {
        match organization.and_then(|at| self.presence.organizations.get_mut(at)) {
            Some(known) => {
                if known.people.is_empty() {
                    known.status = AttendanceStatus::Present;
                }
                known.people.push(person);
            }
            None => self.presence.people.push(person),
        }
    }

    /// The list, where « pouvoir à M. Petit » names the one Petit of it in full.
    pub(super) fn with_holders(mut self) -> Presence {
        let listed = &mut self.presence;
        let names: Vec<String> = listed
            .organizations
            .iter()
            .flat_map(|known| &known.people)
            .chain(&listed.people)
            .map(|person| person.name.clone())
            .collect();
        let everybody = listed.organizations.iter_mut().flat_map(|known| &mut known.people);
        for person in everybody.chain(&mut listed.people).filter(|person| !person.represented_by.is_empty()) {
            let by = fold(&person.represented_by);
            let mut bearers =
                names.iter().filter(|name| **name != person.name && fold(name).split(' ').any(|w| w == by));
            if let (Some(name), None) = (bearers.next(), bearers.next()) {
                person.represented_by.clone_from(name);
            }
        }
        self.presence
    }

    /// Words that became neither.
    pub(super) fn leave(&mut self, text: &str, block: usize) {
        let text = text.trim();
        if !text.is_empty() {
            self.presence.unread.push(Told::by(text.to_owned(), block));
        }
    }
}

/// Under « Pouvoirs » what follows a name is who holds the proxy: « X à Y », « X (par Y) ».
fn take_proxy(person: &mut Person) {
    let heads = ["à ", "par ", "to ", "→ ", "by "];
    let by =
        heads.iter().find_map(|head| person.note.strip_prefix(head)).map(|by| without_title(by).0.to_owned());
    if let Some(by) = by.filter(|by| by.starts_with(char::is_uppercase)) {
        person.represented_by = by;
        person.note.clear();
    }
}

fn complete(known: &mut Person, again: Person) {
    if known.role == Role::Member {
        known.role = again.role;
    }
    let rank = |status| match status {
        AttendanceStatus::Expected => 0,
        AttendanceStatus::Present => 1,
        AttendanceStatus::Absent => 2,
        AttendanceStatus::Excused => 3,
        AttendanceStatus::Represented => 4,
    };
    // « Président de séance : X » says nothing of X that the list does not know better.
    if again.role == Role::Member && rank(again.status) > rank(known.status) {
        known.status = again.status;
    }
    known.arrived = known.arrived.or(again.arrived);
    known.left = known.left.or(again.left);
    known.personal |= again.personal;
    if known.represented_by.is_empty() {
        known.represented_by = again.represented_by;
    }
    if known.note.is_empty() {
        known.note = again.note;
    }
}

/// « Comité contre l’esclavage moderne (CCEM) » → name and acronym.
fn named(text: &str) -> (String, String) {
    let text = text.trim().trim_end_matches(['.', ',', ' ', ':']);
    let (outside, inside) = parentheses(text);
    let outside = outside.trim().trim_end_matches(',').to_owned();
    match inside.as_slice() {
        [one]
            if !outside.is_empty()
                && (is_acronym(one) || one.chars().count() <= 12 && !one.contains(' ')) =>
        {
            (outside, (*one).to_owned())
        }
        [one] if is_acronym(&outside) && !one.is_empty() => ((*one).to_owned(), outside),
        _ => (text.to_owned(), String::new()),
    }
}
