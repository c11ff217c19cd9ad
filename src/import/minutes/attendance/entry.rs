//! One line of a presence list → organizations and people, in whatever order and with whatever signs they are written.
use super::person::{self, Piece, leading_name, piece};
use super::roll::{Roll, Under};
use crate::import::minutes::names::{Kind, is_group, kind};
use crate::import::minutes::rubrics::plain;
use crate::import::minutes::split::{self, at_colon, at_dash, outside, parentheses, trimmed};
use crate::import::minutes::understood::Person;

/// Reads what stands between two semicolons, or on a line of its own. `home` is the organization it stands under.
/// Gives back the organization it names, when it names one and nobody.
pub(super) fn entry(
    text: &str,
    block: usize,
    home: Option<usize>,
    under: &Under,
    roll: &mut Roll,
) -> Option<usize> {
    let text = trimmed(text).trim_end_matches(['.', ' ']);
    if text.is_empty() {
        return None;
    }
    let mut reader = Reader { block, under, roll };
    if let Some((label, rest)) = at_colon(text)
        && !label.is_empty()
    {
        return reader.labelled(label, rest, home);
    }
    if let Some((organization, people)) = organization_with_people(text) {
        return reader.labelled(organization, people, home);
    }
    let dashed = outside(text, at_dash);
    if dashed.len() > 1 && reader.dashed(&dashed, home) {
        return None;
    }
    let mut found = pieces(text, block);
    if under.listed && home.is_none() {
        name_organization(&mut found);
    }
    Reader { block, under, roll }.flat(&found, home)
}

/// Whether the line names somebody: what an organization's people look like below its name.
pub(super) fn names_somebody(text: &str) -> bool {
    pieces(text, 0).first().is_some_and(|found| matches!(found.0, Piece::Person(..)))
}

/// « Femmes du Port, Lise Aubry » between semicolons: two capitalized words before somebody are an organization.
fn name_organization(found: &mut [(Piece, bool)]) {
    let [(first, _), (Piece::Person(..), false), ..] = found else { return };
    if let Piece::Person(person, None) = first
        && kind(&person.name) == Kind::Name
        && person.note.is_empty()
    {
        *first = Piece::Organization(person.name.clone());
    }
}

/// « CCEM (Anne Morel, Paul Petit) »
fn organization_with_people(text: &str) -> Option<(&str, &str)> {
    let (organization, people) = text.strip_suffix(')')?.split_once('(')?;
    let somebody = !people.contains('(') && names_somebody(people);
    (somebody && matches!(kind(organization), Kind::Organization | Kind::Unclear))
        .then_some((organization.trim(), people))
}

struct Reader<'a> {
    block: usize,
    under: &'a Under,
    roll: &'a mut Roll,
}

impl Reader<'_> {
    fn labelled(&mut self, label: &str, rest: &str, home: Option<usize>) -> Option<usize> {
        let label = without_for(label);
        let people = pieces(rest, self.block);
        if is_group(label) {
            self.roll.leave(label, self.block);
            self.flat(&people, None);
            return None;
        }
        if let Piece::Person(person, told) = piece(label, self.block)
            && kind(&parentheses(label).0) == Kind::Person
        {
            let mut person = person;
            let organization = told.or_else(|| person_said(rest, &mut person));
            self.person(person, organization, home);
            return None;
        }
        let organization = self.roll.organization(label, self.under, self.block);
        let count = people.len();
        let mut last: Option<Person> = None;
        for (found, _) in people {
            match found {
                Piece::Person(person, told) => {
                    self.put(
                        last.replace(told.map_or_else(|| person.clone(), |told| noted(&person, &told))),
                        organization,
                    );
                }
                Piece::Unclear(words) if last.is_none() || count > 1 => {
                    let (person, _) = person::read(&words, self.block);
                    self.put(last.replace(person), organization);
                }
                Piece::Said(words) | Piece::Unclear(words) | Piece::Organization(words) => {
                    match last.as_mut() {
                        Some(last) => {
                            if let Some(organization) = person::said(&words, last) {
                                person::add_note(last, &organization);
                            }
                        }
                        None => self.roll.leave(&words, self.block),
                    }
                }
            }
        }
        self.put(last, organization);
        None
    }

    fn put(&mut self, person: Option<Person>, organization: usize) {
        if let Some(person) = person {
            self.roll.add(person, Some(organization), self.under);
        }
    }

    fn person(&mut self, person: Person, organization: Option<String>, home: Option<usize>) {
        let organization =
            organization.map(|name| self.roll.organization(&name, self.under, self.block)).or(home);
        self.roll.add(person, organization, self.under);
    }

    /// « Nom – organisme », « Organisme – Nom et Nom », « Nom – fonction – organisme ».
    fn dashed(&mut self, parts: &[&str], home: Option<usize>) -> bool {
        let people: Vec<Option<Vec<Person>>> = parts.iter().map(|part| self.people(part)).collect();
        let sure = |n: usize| {
            parts
                .get(n)
                .is_some_and(|part| leading_name(part).is_some_and(|(name, _)| kind(name) == Kind::Person))
        };
        let all_named = people.iter().all(Option::is_some);
        let first = if all_named {
            (0..parts.len()).find(|n| sure(*n)).or(Some(0))
        } else {
            people.iter().position(Option::is_some)
        };
        let Some((at, Some(mut found))) = first.and_then(|at| Some((at, people.get(at)?.clone()))) else {
            return false;
        };
        let mut organization = None;
        for (n, part) in parts.iter().enumerate().filter(|(n, _)| *n != at) {
            let (bare, inside) = parentheses(part);
            let of_person =
                !inside.is_empty() && inside.iter().all(|clause| person::is_about_somebody(clause));
            if of_person {
                for person in &mut found {
                    for clause in &inside {
                        person::said(clause, person);
                    }
                }
            }
            let part = if of_person { bare.as_str() } else { part };
            match piece(part, self.block) {
                Piece::Organization(name) => organization = Some(name),
                Piece::Person(..) if all_named && parts.len() == 2 => organization = Some(part.to_owned()),
                Piece::Unclear(name) if organization.is_none() && (n == 0 || parts.len() == 2) => {
                    organization = Some(name);
                }
                _ => {
                    for person in &mut found {
                        organization = person::said(part, person).or(organization);
                    }
                }
            }
        }
        for person in found {
            self.person(person, organization.clone(), home);
        }
        true
    }

    /// The people a text names, if it names nothing else.
    fn people(&self, text: &str) -> Option<Vec<Person>> {
        let mut people: Vec<Person> = Vec::new();
        for (found, _) in pieces(text, self.block) {
            match found {
                Piece::Person(person, told) => {
                    people.push(told.map_or_else(|| person.clone(), |told| noted(&person, &told)));
                }
                Piece::Said(words) => {
                    let _ = person::said(&words, people.last_mut()?);
                }
                _ => return None,
            }
        }
        (!people.is_empty()).then_some(people)
    }

    /// A list without any other sign than commas and « et ».
    fn flat(&mut self, pieces: &[(Piece, bool)], home: Option<usize>) -> Option<usize> {
        let leads = matches!(pieces.first(), Some((Piece::Organization(_), _)));
        let people_only =
            pieces.iter().all(|(found, _)| matches!(found, Piece::Person(..) | Piece::Unclear(_)));
        let lone = pieces.len() == 2 && matches!(pieces.first(), Some((Piece::Person(..), _)));
        let mut current = None;
        let mut open: Vec<(Person, Option<String>)> = Vec::new();
        for (found, joined) in pieces {
            match found {
                Piece::Person(person, told) => {
                    if !joined || leads || open.iter().any(|(_, told)| told.is_some()) {
                        self.close(&mut open, current, home);
                    }
                    open.push((person.clone(), told.clone()));
                }
                Piece::Organization(name) if leads || open.is_empty() => {
                    self.close(&mut open, current, home);
                    current = Some(self.roll.organization(name, self.under, self.block));
                }
                Piece::Organization(name) => {
                    let at = self.roll.organization(name, self.under, self.block);
                    self.close(&mut open, Some(at), home);
                }
                Piece::Unclear(name) if people_only && (*joined || !lone) => {
                    if !joined {
                        self.close(&mut open, current, home);
                    }
                    open.push((person::read(name, self.block).0, None));
                }
                Piece::Unclear(name) if !open.is_empty() => {
                    let at = self.roll.organization(name, self.under, self.block);
                    self.close(&mut open, Some(at), home);
                }
                Piece::Said(words) | Piece::Unclear(words) => match open.last_mut() {
                    Some((person, told)) => {
                        if let Some(organization) = person::said(words, person) {
                            *told = Some(organization);
                        }
                    }
                    None => self.unattached(words, home),
                },
            }
        }
        let alone = open.is_empty().then_some(current).flatten().filter(|_| pieces.len() == 1);
        self.close(&mut open, current, home);
        alone
    }

    fn close(
        &mut self,
        open: &mut Vec<(Person, Option<String>)>,
        current: Option<usize>,
        home: Option<usize>,
    ) {
        let shared = open.last().and_then(|(_, told)| told.clone());
        for (person, told) in open.drain(..) {
            let told = told.or_else(|| shared.clone());
            match (told, current) {
                (None, Some(at)) => self.roll.add(person, Some(at), self.under),
                (Some(told), Some(at)) => self.roll.add(noted(&person, &told), Some(at), self.under),
                (told, None) => self.person(person, told, home),
            }
        }
    }

    /// Words without anybody before them: « le préfet de la Drôme » is somebody all the same.
    fn unattached(&mut self, words: &str, home: Option<usize>) {
        if kind(words) == Kind::Unclear && words.starts_with(char::is_uppercase) {
            self.person(Person::present(words, self.block), None, home);
        } else {
            self.roll.leave(words, self.block);
        }
    }
}

/// What is told beside a name that already stands under its organization.
fn noted(person: &Person, told: &str) -> Person {
    let mut person = person.clone();
    person::add_note(&mut person, told);
    person
}

/// The organization of a person before a colon.
fn person_said(rest: &str, person: &mut Person) -> Option<String> {
    let mut organization = None;
    for part in outside(rest, split::at(&[',', ';'])) {
        match piece(part, person.block) {
            Piece::Organization(name) => organization = Some(name),
            _ => organization = person::said(part, person).or(organization),
        }
    }
    organization
}

/// « Pour le CCEM » → « CCEM ».
pub(super) fn without_for(label: &str) -> &str {
    let heads = ["Pour le ", "Pour la ", "Pour l’", "Pour l'", "Pour les ", "Pour "];
    let words = plain(label);
    heads
        .iter()
        .find_map(|head| label.strip_prefix(head))
        .filter(|_| !words.contains("etat"))
        .unwrap_or(label)
}

/// What stands between commas and « et », each with whether « et » joins it to the one before.
fn pieces(text: &str, block: usize) -> Vec<(Piece, bool)> {
    let mut found: Vec<(Piece, bool)> = Vec::new();
    for part in outside(text, split::at(&[',', '/', '+'])) {
        let mut rest = part.trim_start_matches("et ").trim_start_matches("ainsi que ");
        let joined_by_comma = rest.len() < part.len();
        let mut joined = joined_by_comma;
        loop {
            let (head, tail) = cut_at_and(rest);
            let mut next = piece(head, block);
            let follows = matches!(found.last(), Some((Piece::Person(..), _)));
            if let (Piece::Unclear(name), true, true) = (&next, joined, follows) {
                next = Piece::Person(person::read(name, block).0, None);
            }
            found.push((next, joined));
            match tail {
                Some(tail) => (rest, joined) = (tail, true),
                None => break,
            }
        }
    }
    found
}

/// Cuts at the first « et » that stands between people.
fn cut_at_and(text: &str) -> (&str, Option<&str>) {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '«' => depth += 1,
            ')' | '»' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 => {
                let rest = text.get(at..).unwrap_or_default();
                let sign = [" et ", " & ", " ainsi que ", " and ", " avec "]
                    .iter()
                    .find(|sign| rest.starts_with(**sign));
                if let Some(after) = sign.and_then(|sign| rest.get(sign.len()..))
                    && let Some(before) = text.get(..at)
                    && divides(before, after)
                {
                    return (before, Some(after));
                }
            }
            _ => {}
        }
    }
    (text, None)
}

fn divides(before: &str, after: &str) -> bool {
    let plural = ["Mmes ", "MM. ", "MM ", "Mesdames ", "Messieurs ", "Mlles "]
        .iter()
        .any(|title| before.starts_with(title));
    let named = |text: &str| leading_name(text).map(|(name, _)| kind(name));
    match named(after) {
        Some(Kind::Person) => true,
        Some(Kind::Name) => matches!(named(before), Some(Kind::Person | Kind::Name)),
        _ => plural && after.starts_with(char::is_uppercase) && !after.contains(' '),
    }
}
