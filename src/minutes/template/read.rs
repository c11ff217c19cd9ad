//! Reads a template, strictly: what is not known is refused, and told by its key. It never fails otherwise.
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Positions, Presence, Section, SectionKind, Settled, Signatory, Switch, Template, Words};
use crate::text::clean::clean_line;
use crate::text::lang::Lang;

/// Letters a text of a template may have.
const MOST_LETTERS: usize = 200;
/// Letters an identity may have.
const MOST_ID_LETTERS: usize = 40;

/// What is wrong in a template, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The key, its parents before it: `sections[2].heading`.
    key: String,
    what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    NotJson { line: usize },
    NotAnObject,
    Missing,
    Unknown,
    NotWords,
    NotOneOf(Vec<&'static str>),
    NotABoolean,
    NotAList,
    NotAnId,
    NotAPart,
    Twice,
    Taken(String),
}

impl Fault {
    fn new(key: impl Into<String>, what: What) -> Self {
        Self { key: key.into(), what }
    }

    /// The identity is that of another template.
    pub(super) fn taken(id: &str) -> Self {
        Self::new("id", What::Taken(id.to_owned()))
    }

    /// What is wrong, in one line that names the file and the key.
    pub fn told(&self, file: &str, lang: Lang) -> String {
        let what = self.what(lang);
        if self.key.is_empty() {
            return lang.pick(format!("{file}\u{a0}: {what}"), format!("{file}: {what}"));
        }
        let key = &self.key;
        lang.pick(format!("{file}\u{a0}: «\u{a0}{key}\u{a0}» {what}"), format!("{file}: “{key}” {what}"))
    }

    fn what(&self, lang: Lang) -> String {
        match &self.what {
            What::NotJson { line } => lang.pick(
                format!("ce fichier n’est pas du JSON (ligne {line})."),
                format!("this file is not JSON (line {line})."),
            ),
            What::NotAnObject if self.key.is_empty() => {
                lang.pick("le modèle doit être un objet { … }.", "the template must be an object { … }.").to_owned()
            }
            What::NotAnObject => lang.pick("doit être un objet { … }.", "must be an object { … }.").to_owned(),
            What::Missing => lang.pick("manque.", "is missing.").to_owned(),
            What::Unknown => lang.pick("n’est pas une clé d’un modèle.", "is not a key of a template.").to_owned(),
            What::NotWords => lang.pick(
                format!("doit être {{ \"fr\": \"…\", \"en\": \"…\" }}, de {MOST_LETTERS} lettres au plus."),
                format!("must be {{ \"fr\": \"…\", \"en\": \"…\" }}, of {MOST_LETTERS} letters at most."),
            ),
            What::NotOneOf(known) => {
                let known = known.join(", ");
                lang.pick(format!("doit être l’un de\u{a0}: {known}."), format!("must be one of: {known}."))
            }
            What::NotABoolean => lang.pick("doit être true ou false.", "must be true or false.").to_owned(),
            What::NotAList => lang.pick("doit être une liste [ … ].", "must be a list [ … ].").to_owned(),
            What::NotAnId => lang.pick(
                format!("doit être fait de minuscules, de chiffres et de traits d’union ({MOST_ID_LETTERS} au plus)."),
                format!("must be made of small letters, digits and hyphens ({MOST_ID_LETTERS} at most)."),
            ),
            What::NotAPart => {
                lang.pick("doit être une fraction comme \"1/2\".", "must be a fraction like \"1/2\".").to_owned()
            }
            What::Twice => lang.pick("est là deux fois.", "is there twice.").to_owned(),
            What::Taken(id) => lang.pick(
                format!("est déjà l’identité d’un autre modèle («\u{a0}{id}\u{a0}»)."),
                format!("is already the identity of another template (“{id}”)."),
            ),
        }
    }
}

type Read<T> = Result<T, Fault>;

impl Template {
    /// Reads a template; the first thing wrong in it is told.
    pub fn parse(bytes: &[u8]) -> Read<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let value: Value = serde_json::from_slice(bytes)
            .map_err(|error| Fault::new("", What::NotJson { line: error.line() }))?;
        let mut keys = Keys::of(value, "")?;
        let mut switches = BTreeSet::new();
        for switch in Switch::ALL {
            if keys.boolean(switch.key(), false)? {
                switches.insert(switch);
            }
        }
        let template = Self {
            id: keys.id()?,
            name: keys.words("name")?.ok_or_else(|| Fault::new("name", What::Missing))?,
            document: keys.words("document")?.unwrap_or_default(),
            presence: keys.choice("presence", &PRESENCES)?.unwrap_or_default(),
            positions: keys.choice("positions", &POSITIONS)?.unwrap_or_default(),
            settled: keys.choice("settled", &SETTLED)?.unwrap_or_default(),
            switches,
            quorum: keys.part("quorum")?,
            signatures: signatures(keys.list("signatures")?.unwrap_or_default())?,
            sections: sections(keys.list("sections")?.ok_or_else(|| Fault::new("sections", What::Missing))?)?,
        };
        keys.nothing_else()?;
        Ok(template)
    }
}

const PRESENCES: [(&str, Presence); 3] =
    [("sentence", Presence::Sentence), ("list", Presence::List), ("table", Presence::Table)];
const POSITIONS: [(&str, Positions); 2] = [("text", Positions::Text), ("table", Positions::Table)];
const SETTLED: [(&str, Settled); 2] = [("table", Settled::Table), ("list", Settled::List)];
const SIGNATORIES: [(&str, Signatory); 2] =
    [("chair", Signatory::Chair), ("secretary", Signatory::Secretary)];

fn signatures(values: Vec<Value>) -> Read<Vec<Signatory>> {
    let mut signatures = Vec::new();
    for (rank, value) in values.into_iter().enumerate() {
        let key = format!("signatures[{rank}]");
        let signatory = one_of(&value, &key, &SIGNATORIES)?;
        if signatures.contains(&signatory) {
            return Err(Fault::new(key, What::Twice));
        }
        signatures.push(signatory);
    }
    Ok(signatures)
}

fn sections(values: Vec<Value>) -> Read<Vec<Section>> {
    let kinds = SectionKind::ALL.map(|kind| (kind.key(), kind));
    let mut sections: Vec<Section> = Vec::new();
    for (rank, value) in values.into_iter().enumerate() {
        let mut keys = Keys::of(value, &format!("sections[{rank}]"))?;
        let kind =
            keys.choice("section", &kinds)?.ok_or_else(|| Fault::new(keys.key("section"), What::Missing))?;
        let on = keys.boolean("on", true)?;
        let heading = keys.words("heading")?.unwrap_or_default();
        keys.nothing_else()?;
        if sections.iter().any(|section| section.kind == kind) {
            return Err(Fault::new(format!("sections[{rank}] {}", kind.key()), What::Twice));
        }
        sections.push(Section { kind, on, heading });
    }
    Ok(sections)
}

/// The keys of an object, taken one after the other: what is left at the end is not known.
struct Keys {
    at: String,
    keys: Map<String, Value>,
}

impl Keys {
    fn of(value: Value, at: &str) -> Read<Self> {
        match value {
            Value::Object(keys) => Ok(Self { at: at.to_owned(), keys }),
            _ => Err(Fault::new(at, What::NotAnObject)),
        }
    }

    /// The name of a key with those of its parents.
    fn key(&self, key: &str) -> String {
        let key: String = clean_line(key).chars().take(MOST_ID_LETTERS).collect();
        if self.at.is_empty() { key } else { format!("{}.{key}", self.at) }
    }

    fn boolean(&mut self, key: &str, usual: bool) -> Read<bool> {
        match self.keys.remove(key) {
            None => Ok(usual),
            Some(Value::Bool(value)) => Ok(value),
            Some(_) => Err(Fault::new(self.key(key), What::NotABoolean)),
        }
    }

    fn list(&mut self, key: &str) -> Read<Option<Vec<Value>>> {
        match self.keys.remove(key) {
            None => Ok(None),
            Some(Value::Array(values)) => Ok(Some(values)),
            Some(_) => Err(Fault::new(self.key(key), What::NotAList)),
        }
    }

    fn choice<T: Copy>(&mut self, key: &str, known: &[(&'static str, T)]) -> Read<Option<T>> {
        let Some(value) = self.keys.remove(key) else { return Ok(None) };
        one_of(&value, &self.key(key), known).map(Some)
    }

    /// Words in one language or in both, on one line.
    fn words(&mut self, key: &str) -> Read<Option<Words>> {
        let Some(value) = self.keys.remove(key) else { return Ok(None) };
        let fault = || Fault::new(self.key(key), What::NotWords);
        let mut said = Self::of(value, "").map_err(|_| fault())?;
        let mut take = |lang: &str| match said.keys.remove(lang) {
            None => Ok(String::new()),
            Some(Value::String(text)) if text.chars().nth(MOST_LETTERS).is_none() => {
                Ok(clean_line(&text).trim().to_owned())
            }
            Some(_) => Err(fault()),
        };
        let words = Words { fr: take("fr")?, en: take("en")? };
        if words == Words::default() || !said.keys.is_empty() { Err(fault()) } else { Ok(Some(words)) }
    }

    fn id(&mut self) -> Read<String> {
        let id = self.keys.remove("id").ok_or_else(|| Fault::new("id", What::Missing))?;
        let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        match id {
            Value::String(id) if !id.is_empty() && id.len() <= MOST_ID_LETTERS && id.chars().all(known) => {
                Ok(id)
            }
            _ => Err(Fault::new("id", What::NotAnId)),
        }
    }

    /// « 1/2 »: at most the whole, and never nothing.
    fn part(&mut self, key: &str) -> Read<Option<(u32, u32)>> {
        let Some(value) = self.keys.remove(key) else { return Ok(None) };
        value
            .as_str()
            .and_then(|text| text.split_once('/'))
            .and_then(|(part, whole)| Some((part.trim().parse().ok()?, whole.trim().parse().ok()?)))
            .filter(|(part, whole): &(u32, u32)| (1..=*whole).contains(part) && *whole <= 1000)
            .map(Some)
            .ok_or_else(|| Fault::new(self.key(key), What::NotAPart))
    }

    fn nothing_else(&self) -> Read<()> {
        match self.keys.keys().next() {
            Some(key) => Err(Fault::new(self.key(key), What::Unknown)),
            None => Ok(()),
        }
    }
}

fn one_of<T: Copy>(value: &Value, key: &str, known: &[(&'static str, T)]) -> Read<T> {
    let found = value.as_str().and_then(|text| known.iter().find(|(name, _)| *name == text));
    found
        .map(|(_, value)| *value)
        .ok_or_else(|| Fault::new(key, What::NotOneOf(known.iter().map(|(name, _)| *name).collect())))
}
