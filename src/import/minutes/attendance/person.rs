//! One person as a presence list writes them: name first, then what is said of them.
use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::Role;
use crate::import::minutes::hours;
use crate::import::minutes::names::{self, Kind, is_acronym, kind, without_title};
use crate::import::minutes::rubrics::plain;
use crate::import::minutes::split::{self, parentheses};
use crate::import::minutes::understood::Person;
use crate::text::fold::{Folded, fold};

/// Words that may begin what is said of somebody, right after the name.
const CLAUSES: [&str; 34] = [
    "qui",
    "pour",
    "donne",
    "a",
    "arrive",
    "arrivee",
    "represente",
    "representee",
    "excuse",
    "excusee",
    "absent",
    "absente",
    "en",
    "par",
    "jusqu'a",
    "depuis",
    "depart",
    "part",
    "quitte",
    "à",
    "au",
    "du",
    "des",
    "present",
    "presente",
    "presidente",
    "president",
    "represented",
    "is",
    "from",
    "until",
    "rejoint",
    "ayant",
    "dont",
];

/// What a few words of a presence list are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Somebody, with the organization told beside the name, if any.
    Person(Person, Option<String>),
    /// An organization, as printed.
    Organization(String),
    /// What somebody does, or what is said of them.
    Said(String),
    /// It cannot be told.
    Unclear(String),
}

/// Reads a few words between separators.
pub(super) fn piece(text: &str, block: usize) -> Piece {
    let text = split::trimmed(text);
    let (outside, inside) = parentheses(text);
    let lead = leading_name(&outside);
    let lead = lead.map(|(name, tail)| (without_acronym(name).0, tail));
    let sure = lead.is_some_and(|(name, _)| kind(name) == Kind::Person);
    let tail_is_clause = lead.is_some_and(|(_, tail)| tail.is_empty() || begins_clause(tail));
    let named = lead.is_some_and(|(name, _)| kind(name) == Kind::Name) && tail_is_clause;
    let spelled = inside.first().is_some_and(|acronym| is_acronym_of(acronym, &outside));
    if (sure && (tail_is_clause || !has_capital(lead))) || (named && !spelled) {
        let (person, organization) = read(text, block);
        return Piece::Person(person, organization);
    }
    match kind(&outside) {
        Kind::Person | Kind::Name if !spelled => {
            let (person, organization) = read(text, block);
            Piece::Person(person, organization)
        }
        Kind::Function => Piece::Said(text.to_owned()),
        Kind::Organization | Kind::Person | Kind::Name => Piece::Organization(text.to_owned()),
        Kind::Unclear => Piece::Unclear(text.to_owned()),
    }
}

fn has_capital(lead: Option<(&str, &str)>) -> bool {
    lead.is_some_and(|(_, tail)| tail.starts_with(char::is_uppercase))
}

fn begins_clause(tail: &str) -> bool {
    let word = fold(tail.split([' ', '\u{A0}', ',']).next().unwrap_or_default());
    let bare = plain(&word);
    tail.starts_with([',', '–', '-', '.'])
        || CLAUSES.iter().any(|clause| bare == *clause || word.starts_with("jusqu'"))
}

/// Whether the letters are the initials of the capitalized words.
fn is_acronym_of(acronym: &str, name: &str) -> bool {
    let initials: String = name
        .split([' ', '’', '\'', '-'])
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    is_acronym(acronym) && fold(&initials) == fold(&acronym.replace('.', ""))
}

/// The capitalized words at the head of a text, titles included, and the rest.
pub(super) fn leading_name(text: &str) -> Option<(&str, &str)> {
    let (bare, titled) = without_title(text);
    let mut end = 0;
    let mut count = 0;
    let mut at = 0;
    for word in bare.split_inclusive([' ', '\u{A0}', '\u{202F}']) {
        let stripped = word.trim_end_matches([' ', '\u{A0}', '\u{202F}']);
        let stop = stripped.ends_with([',', ';', ':']);
        let core = stripped.trim_end_matches([',', ';', ':']);
        if core.starts_with(char::is_uppercase) {
            count += 1;
            end = at + core.len();
        } else if !matches!(
            fold(core).as_str(),
            "de" | "du"
                | "d"
                | "le"
                | "la"
                | "van"
                | "von"
                | "der"
                | "den"
                | "el"
                | "al"
                | "ben"
                | "da"
                | "dos"
                | "di"
                | "del"
        ) && !core.starts_with("d’")
            && !core.starts_with("d'")
        {
            break;
        }
        at += word.len();
        if stop {
            break;
        }
    }
    if count == 0 || (count < 2 && !titled) {
        return None;
    }
    let offset = text.len() - bare.len() - (text.len() - text.trim_end().len());
    let offset = text.find(bare).unwrap_or(offset);
    let name = text.get(..offset + end)?;
    Some((name.trim_start(), text.get(offset + end..)?.trim()))
}

/// The person of a text, and the organization told beside the name.
pub(super) fn read(text: &str, block: usize) -> (Person, Option<String>) {
    let (outside, inside) = parentheses(split::trimmed(text));
    let (name, tail) = leading_name(&outside).unwrap_or((outside.as_str(), ""));
    let (bare, _) = without_title(name);
    let (bare, acronym) = without_acronym(bare);
    let mut person = Person::present(bare.trim_end_matches(['.', ' ']), block);
    let mut organization = acronym.map(str::to_owned);
    let clauses = inside.iter().flat_map(|inside| split::outside(inside, split::at(&[',', ';'])));
    for clause in clauses.chain(split::outside(tail, split::at(&[',', ';', '–']))) {
        organization = said(clause, &mut person).or(organization);
    }
    (person, organization)
}

/// « Marie Dupont CCEM » → « Marie Dupont » and « CCEM ».
fn without_acronym(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once(' ') {
        Some((before, last))
            if is_acronym(last)
                && before.contains(' ')
                && before.chars().any(char::is_lowercase)
                && !last.contains('-')
                && before.split(' ').skip(1).any(|word| word.chars().any(char::is_lowercase)) =>
        {
            (before, Some(last))
        }
        _ => (name, None),
    }
}

/// Takes what is said of a person to heart; gives back an organization, if that is what it is.
pub(super) fn said(clause: &str, person: &mut Person) -> Option<String> {
    let clause = split::trimmed(clause).trim_end_matches('.');
    let words = plain(clause);
    let starts = |heads: &[&str]| heads.iter().any(|head| words.starts_with(head));
    if words.is_empty() {
        return None;
    }
    if let Some(by) = proxy(clause, &words) {
        person.status = AttendanceStatus::Represented;
        person.represented_by = by;
        return None;
    }
    if let Some(status) = status_word(&words) {
        person.status = status;
        return None;
    }
    if words.contains("titre personnel") || words.contains("personal capacity") {
        person.personal = true;
        return None;
    }
    if let Some(role) = role(&words) {
        person.role = role;
        return None;
    }
    if movement(clause, &words, person) {
        return None;
    }
    let for_whom = [
        "pour le ",
        "pour la ",
        "pour l'",
        "pour les ",
        "pour ",
        "au nom de ",
        "du ",
        "de la ",
        "de l'",
        "des ",
    ];
    let stripped =
        for_whom.iter().find_map(|head| words.strip_prefix(head).map(|rest| tail_of(clause, rest)));
    let candidate = stripped.as_deref().unwrap_or(clause);
    let named = kind(candidate) == Kind::Name && candidate.starts_with(char::is_uppercase);
    let organization = (named || kind(candidate) == Kind::Organization)
        && (stripped.is_some() || !starts(&["en ", "par ", "a "]));
    let place = starts(&["en visio", "a distance", "par telephone", "en ligne", "online", "remote"]);
    if organization && !place {
        return Some(candidate.to_owned());
    }
    if stripped.is_none() && !place && kind(clause) == Kind::Unclear && clause.starts_with(char::is_uppercase)
    {
        return Some(clause.to_owned());
    }
    add_note(person, clause);
    None
}

/// Whether words in parentheses tell of a person, not of an organization: hours, a proxy, « excusée ».
pub(super) fn is_about_somebody(clause: &str) -> bool {
    let words = plain(clause);
    !hours::hours(clause).is_empty() || status_word(&words).is_some() || proxy(clause, &words).is_some()
}

/// Adds to the note of a person.
pub(super) fn add_note(person: &mut Person, note: &str) {
    if !person.note.is_empty() {
        person.note.push_str(", ");
    }
    person.note.push_str(note);
}

/// The last characters of a text, as many as the folded words have.
fn tail_of(text: &str, folded: &str) -> String {
    let count = folded.chars().count();
    let all = text.chars().count();
    text.chars().skip(all.saturating_sub(count)).collect()
}

/// What role the words tell, if they do without doubt.
pub(super) fn role(words: &str) -> Option<Role> {
    let has = |needles: &[&str]| needles.iter().any(|needle| words.contains(needle));
    let is = |needles: &[&str]| needles.contains(&words);
    if has(&["coordonne", "coordinat", "coordonnat"])
        && !has(&["coordination nationale", "adjoint", "charge"])
    {
        return Some(Role::Coordination);
    }
    if has(&[
        "secretaire de seance",
        "secretariat de seance",
        "pour le secretariat",
        "prise de notes",
        "minute taker",
    ]) || is(&["secretariat", "en charge du compte-rendu", "minutes"])
    {
        return Some(Role::Secretary);
    }
    if has(&["president de seance", "presidente de seance", "presidence de seance", "preside la seance"])
        || is(&["presidence", "chair"])
    {
        return Some(Role::Chair);
    }
    let observer = ["observateur", "observatrice", "observer", "en observation"];
    observer.iter().any(|head| words.starts_with(head)).then_some(Role::Observer)
}

/// « excusé », « absent », « présente » and nothing else.
pub(super) fn status_word(words: &str) -> Option<AttendanceStatus> {
    let bare: Vec<&str> = words
        .split(' ')
        .map(|word| word.trim_matches(['.', ',', ';']))
        .map(|word| word.strip_suffix('s').unwrap_or(word))
        .map(|word| word.strip_suffix("ee").or_else(|| word.strip_suffix('e')).unwrap_or(word))
        .collect();
    match bare.as_slice() {
        ["excus" | "apologi"] | ["absent" | "est" | "s'est", "excus"] => Some(AttendanceStatus::Excused),
        ["absent"] | ["non", "present"] | ["est", "absent"] => Some(AttendanceStatus::Absent),
        ["present"] | ["est", "present"] => Some(AttendanceStatus::Present),
        ["represent"] => Some(AttendanceStatus::Represented),
        _ => None,
    }
}

/// To whom the proxy was given.
pub(super) fn proxy(clause: &str, words: &str) -> Option<String> {
    let told =
        ["pouvoir", "procuration", "mandat ", "represent", "proxy"].iter().any(|word| words.contains(word));
    if !told || words.starts_with("representant") {
        return None;
    }
    let folded = Folded::new(clause);
    let text = folded.as_str();
    let markers = [" par ", " a ", " to ", " by "];
    let after = markers.iter().filter_map(|marker| text.find(marker).map(|at| at + marker.len())).max()?;
    let by = clause.get(folded.source_range(after..text.len()))?;
    let by = by.split([',', ';']).next().unwrap_or_default();
    let (by, _) = parentheses(by);
    let name = names::without_title(by.trim()).0.trim_end_matches(['.', ' ']).to_owned();
    name.starts_with(char::is_uppercase).then_some(name)
}

/// « arrivée à 14h10 », « jusqu’à 12 h »: hours of coming and going.
fn movement(clause: &str, words: &str, person: &mut Person) -> bool {
    let found = hours::hours(clause);
    let Some(first) = found.first() else { return false };
    let has = |needles: &[&str]| needles.iter().any(|needle| words.contains(needle));
    let arrives = has(&["arriv", "a partir d", "depuis", "des ", "from ", "rejoint", "joined"]);
    let leaves = has(&["depart", "part ", "parti", "jusqu", "quitt", "left", "until", "sort"])
        && !words.starts_with("a partir");
    match (arrives, leaves, found.get(1)) {
        (true, true, Some(second)) => (person.arrived, person.left) = (Some(first.time), Some(second.time)),
        (true, false, None) => person.arrived = Some(first.time),
        (false, true, None) => person.left = Some(first.time),
        (false, false, Some(second)) if words.starts_with("de ") => {
            (person.arrived, person.left) = (Some(first.time), Some(second.time));
        }
        _ => return false,
    }
    true
}
