//! The forms under which persons are named, found in a text and replaced.
use std::collections::HashMap;

use super::tokens::{Token, tokens, words};
use crate::domain::session::Session;
use crate::text::fold::fold;
use crate::text::french::elision::elide;

/// What comes before the name of a person, folded.
const CIVILITIES: [&str; 20] = [
    "m",
    "mm",
    "mme",
    "mmes",
    "mlle",
    "mlles",
    "mr",
    "mrs",
    "ms",
    "dr",
    "me",
    "pr",
    "monsieur",
    "messieurs",
    "madame",
    "mesdames",
    "mademoiselle",
    "maitre",
    "sir",
    "miss",
];
/// Words between the name of a person and that of their organization, folded.
const LINKS: [&str; 15] =
    ["du", "de", "la", "le", "l", "les", "d", "des", "pour", "for", "from", "of", "the", "at", "chez"];

/// Words of a name that are looked for.
const MOST_WORDS: usize = 12;

/// A person, what stands for them, and the names of their organization.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) instead: String,
    pub(super) organization: Vec<String>,
}

/// A person as they are found in a text.
#[derive(Debug)]
struct Known {
    /// The words of the name before the family name, and their initials.
    first: Vec<String>,
    instead: String,
    organization: Vec<Vec<String>>,
}

/// The words of a form, and the person it names; nobody for the name of an organization.
type Form = (Vec<String>, Option<usize>);

/// Every form of every name, by its first word.
#[derive(Debug)]
pub(super) struct Patterns {
    people: Vec<Known>,
    /// By the first word: the words and the person, the longest first; nobody for names of organizations.
    forms: HashMap<String, Vec<Form>>,
}

impl Patterns {
    pub(super) fn new(session: &Session, people: Vec<Named>) -> Self {
        let mut forms: Vec<Form> = Vec::new();
        for organization in session.organizations().iter() {
            for name in [&organization.name, &organization.acronym] {
                forms.push((words(name), None));
            }
        }
        let meeting = session.meeting();
        for name in [&meeting.coalition, &meeting.coalition_short] {
            forms.push((words(name), None));
        }
        let mut known = Vec::new();
        for (rank, person) in people.into_iter().enumerate() {
            let name: Vec<String> = words(&person.name).into_iter().take(MOST_WORDS).collect();
            forms.extend(self::forms(&name).into_iter().map(|form| (form, Some(rank))));
            let first = name.split_last().map(|(_, first)| first.to_vec()).unwrap_or_default();
            let organization = person.organization.iter().map(|name| words(name)).collect();
            known.push(Known { first, instead: person.instead, organization });
        }
        let mut by_word: HashMap<String, Vec<Form>> = HashMap::new();
        for (form, person) in forms {
            if let Some(word) = form.first() {
                by_word.entry(word.clone()).or_default().push((form, person));
            }
        }
        for forms in by_word.values_mut() {
            forms.sort_by_key(|(form, person)| (std::cmp::Reverse(form.len()), person.is_some()));
        }
        Self { people: known, forms: by_word }
    }

    /// The text without names; nothing when there is none in it.
    pub(super) fn replaced(&self, text: &str) -> Option<String> {
        let tokens = tokens(text);
        let mut out = String::with_capacity(text.len());
        // Where each token that was written begins in `out`.
        let mut starts: Vec<usize> = Vec::new();
        let mut found: Vec<usize> = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match self.at(&tokens, at) {
                Some((end, Some(person))) => {
                    let Some(known) = self.people.get(person) else { break };
                    let start = before(&tokens, at, known);
                    let kept = starts.get(start).copied().unwrap_or(out.len());
                    cut(&mut out, kept);
                    push(&mut out, &known.instead);
                    at = after(&tokens, end, known);
                    starts.truncate(start);
                    starts.resize(at, out.len());
                    found.push(person);
                }
                Some((end, None)) => {
                    for token in tokens.get(at..end).unwrap_or_default() {
                        starts.push(out.len());
                        out.push_str(token.text);
                    }
                    at = end;
                }
                None => {
                    starts.push(out.len());
                    out.push_str(token.text);
                    at += 1;
                }
            }
        }
        (!found.is_empty()).then(|| self.said_once(out, &found))
    }

    /// The longest form that begins at a token: where it ends, and who it is.
    fn at(&self, tokens: &[Token<'_>], at: usize) -> Option<(usize, Option<usize>)> {
        let word = tokens.get(at)?.word.as_deref()?;
        self.forms.get(word)?.iter().find_map(|(form, person)| {
            let end = matched(tokens, at, form)?;
            (person.is_none() || form.len() > 1 || stands_alone(tokens, at)).then_some((end, *person))
        })
    }

    /// « CCEM (CCEM) », « CCEM et CCEM »: once is enough.
    fn said_once(&self, mut text: String, found: &[usize]) -> String {
        for person in found {
            let Some(name) = self.people.get(*person).map(|known| known.instead.as_str()) else { continue };
            for between in [", ", " et ", " and ", " ; ", "\u{202f}; ", "\u{a0}; "] {
                let twice = format!("{name}{between}{name}");
                while text.contains(&twice) {
                    text = text.replace(&twice, name);
                }
            }
            text = text.replace(&format!("{name} ({name})"), name);
        }
        text
    }
}

/// The forms of a name: in full, the family name first, without the first word, the last word alone, and with the
/// small words that belong to it.
fn forms(name: &[String]) -> Vec<Vec<String>> {
    let Some((last, first)) = name.split_last() else { return Vec::new() };
    let mut forms = vec![name.to_vec(), vec![last.clone()]];
    for cut in 1..name.len() {
        let (given, family) = name.split_at(cut);
        forms.push([family, given].concat());
        forms.push(family.to_vec());
        let initials = given.iter().filter_map(|word| word.chars().next()).map(String::from);
        forms.push(initials.chain(family.iter().cloned()).collect());
    }
    if let [given, .., _] = first {
        forms.push(vec![given.clone(), last.clone()]);
    }
    // A small word or a letter is no name.
    forms.retain(|form| {
        form.concat().chars().count() > 1
            && !matches!(form.as_slice(), [one] if LINKS.contains(&one.as_str()))
    });
    forms.sort();
    forms.dedup();
    forms
}

/// Where the form ends that begins at this token, if it does.
fn matched(tokens: &[Token<'_>], at: usize, form: &[String]) -> Option<usize> {
    let mut place = at;
    for (rank, word) in form.iter().enumerate() {
        if rank > 0 {
            // An apostrophe inside a name of an organization is a joint like another.
            let joint = tokens.get(place)?;
            if !joint.joins() && !matches!(joint.text, "’" | "'") {
                return None;
            }
            place += 1;
        }
        if !tokens.get(place)?.is(word) {
            return None;
        }
        place += 1;
    }
    Some(place)
}

/// Whether a word alone is a family name: it begins with a capital, and is no half of another name.
fn stands_alone(tokens: &[Token<'_>], at: usize) -> bool {
    let hyphen =
        |place: Option<usize>| place.and_then(|place| tokens.get(place)).is_some_and(Token::is_hyphen);
    tokens.get(at).is_some_and(Token::is_capitalized)
        && !hyphen(at.checked_sub(1))
        && !hyphen(at.checked_add(1))
}

/// Where the name begins with what stands before it: « Mme », « M. », a first name, its initial.
fn before(tokens: &[Token<'_>], at: usize, known: &Known) -> usize {
    let mut start = at;
    while let Some(place) = start.checked_sub(2) {
        let (Some(word), Some(joint)) = (tokens.get(place), tokens.get(place + 1)) else { break };
        let own = known.first.iter().any(|first| {
            word.is(first) || word.text.chars().count() == 1 && word.word.as_deref() == first.get(..1)
        });
        let civil = word.word.as_deref().is_some_and(|word| CIVILITIES.contains(&word));
        let title = civil && word.is_capitalized();
        if !(joint.joins() && !joint.text.contains(',') && (own && word.is_capitalized() || title)) {
            break;
        }
        start = place;
    }
    start
}

/// Where the name ends with the organization told after it: « (CCEM) », « , du CCEM ».
fn after(tokens: &[Token<'_>], end: usize, known: &Known) -> usize {
    let organization =
        |at: usize| known.organization.iter().filter_map(|name| matched(tokens, at, name)).max();
    let Some(joint) = tokens.get(end) else { return end };
    if joint.text.trim() == "(" {
        return organization(end + 1)
            .filter(|close| tokens.get(*close).is_some_and(|token| token.text.starts_with(')')))
            // What follows the parenthesis stays: it is one token with it only when nothing is lost.
            .filter(|close| tokens.get(*close).is_some_and(|token| token.text == ")"))
            .map_or(end, |close| close + 1);
    }
    let mut place = end + 1;
    let mut linked = false;
    while tokens
        .get(place)
        .is_some_and(|token| token.word.as_deref().is_some_and(|word| LINKS.contains(&word)))
    {
        if let Some(end) = organization(place) {
            return end;
        }
        linked = true;
        place += 2;
    }
    if linked && matches!(joint.text, " " | ", " | "\u{a0}") {
        return organization(place).unwrap_or(end);
    }
    end
}

/// Cuts a text there, or before the letter that stands there: what was written since may be shorter.
fn cut(out: &mut String, at: usize) {
    let at = (0..=at.min(out.len())).rev().find(|at| out.is_char_boundary(*at)).unwrap_or(0);
    out.truncate(at);
}

/// Writes what stands for a person, elided after « de » and « que », with a capital where a sentence begins.
fn push(out: &mut String, instead: &str) {
    let before = out.trim_end_matches(['’', '\'', ' ', '\u{a0}']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let particle = match fold(word).as_str() {
        "d" | "de" => Some("de"),
        "qu" | "que" => Some("que"),
        _ => None,
    };
    let article = instead.starts_with("une ") || instead.starts_with("a ");
    if let Some(particle) = particle.filter(|_| before.len() < out.len()) {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        out.truncate(before.len() - word.len());
        let elided = elide(particle, instead);
        let mut letters = elided.chars();
        match letters.next() {
            Some(first) if capital => out.extend(first.to_uppercase().chain(letters)),
            _ => out.push_str(&elided),
        }
        out.push_str(instead);
        return;
    }
    let begins = out.trim_end().chars().next_back().is_none_or(|last| ".!?…•".contains(last));
    let mut letters = instead.chars();
    match letters.next() {
        Some(first) if begins && article => out.extend(first.to_uppercase().chain(letters)),
        _ => out.push_str(instead),
    }
}
