//! Relecture: what a careful reader would flag before the compte-rendu is sent. A rule that is not sure says nothing.
mod fault;
mod fixing;
mod rule;
mod rules;
mod spot;
mod words;
mod written;

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::change::Change;
use super::location::Location;
use super::preferences::Preferences;
use super::session::Session;
use super::transcript::untouched;
use crate::text::lang::Lang;
use crate::text::spelling::Spelling;

pub use fixing::{after_fix, fix_all};
pub use rule::{Family, Rule, Severity};
pub use spot::{Part, Spot};

/// How a session is read.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The language of the findings.
    pub lang: Lang,
    /// What the person prefers.
    pub preferences: &'a Preferences,
    /// The dictionary; without one, spelling is not looked at.
    pub spelling: Option<&'a dyn Spelling>,
}

impl Reader<'_> {
    /// A reader without preferences and without a dictionary.
    pub fn new(lang: Lang) -> Self {
        static NONE: Preferences = Preferences::NONE;
        Self { lang, preferences: &NONE, spelling: None }
    }
}

/// Something a careful reader would flag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: Rule,
    /// How serious it is.
    pub severity: Severity,
    /// What it is about.
    pub location: Location,
    /// The same in words: « Mesure 4 bis, entrée 2 ».
    pub where_text: String,
    /// The words it is about; may be empty.
    pub excerpt: String,
    /// What is wrong and what to do.
    pub message: String,
    /// What should be there instead.
    pub suggestion: Option<String>,
    /// The very words it is about, when the suggestion can take their place.
    pub spot: Option<Spot>,
}

impl Finding {
    /// The change that applies its suggestion; nothing when it has none that can be applied, or the words are others now.
    pub fn fix(&self, session: &Session) -> Option<Change> {
        let spot = self.spot.as_ref()?;
        let there = spot.words(session).is_some_and(|words| shortened(words) == self.excerpt);
        let change = spot.replace(session, self.suggestion.as_deref().filter(|_| there)?)?;
        Some(fixing::without_staleness(change, session))
    }
}

/// What is still to be looked at: the most serious first, then in the order of the rules and of the document.
pub fn check(session: &Session, reader: &Reader<'_>) -> Vec<Finding> {
    let mut findings = every_finding(session, reader);
    findings.retain(|finding| !session.acceptances().iter().any(|acceptance| acceptance.covers(finding)));
    findings
}

/// Every finding, those accepted as they are too.
pub fn every_finding<'a>(session: &'a Session, reader: &Reader<'a>) -> Vec<Finding> {
    let Reader { lang, preferences, spelling } = *reader;
    let received = untouched(session);
    let mut report = Report { session, lang, preferences, spelling, received, findings: Vec::new() };
    rules::run(&mut report);
    let off = &preferences.rules_off;
    report.findings.retain(|finding| !off.contains(&finding.rule));
    report.findings.sort_by_key(|finding| finding.rule);
    report.findings
}

/// The findings in the shape that `greffier check --json` promises.
pub fn to_json(findings: &[Finding]) -> Value {
    let finding = |finding: &Finding| {
        let mut json = Map::new();
        json.insert("rule".to_owned(), json!(finding.rule.name()));
        json.insert("severity".to_owned(), json!(finding.severity.name()));
        json.insert("where".to_owned(), json!(finding.where_text));
        if !finding.excerpt.is_empty() {
            json.insert("excerpt".to_owned(), json!(finding.excerpt));
        }
        json.insert("message".to_owned(), json!(finding.message));
        if let Some(suggestion) = &finding.suggestion {
            json.insert("suggestion".to_owned(), json!(suggestion));
        }
        Value::Object(json)
    };
    findings.iter().map(finding).collect()
}

/// What is being checked and what was found so far.
struct Report<'a> {
    session: &'a Session,
    lang: Lang,
    preferences: &'a Preferences,
    spelling: Option<&'a dyn Spelling>,
    /// The records that still say what the document received says.
    received: HashSet<Location>,
    findings: Vec<Finding>,
}

impl Report<'_> {
    /// Whether a record still says what the document received says: what the importer could not know of it is no fault.
    fn received(&self, location: &Location) -> bool {
        self.received.contains(location)
    }

    fn add(&mut self, rule: Rule, location: Location, excerpt: &str, message: impl Into<String>) {
        let where_text = location.describe(self.session, self.lang);
        self.findings.push(Finding {
            rule,
            severity: rule.severity(),
            location,
            where_text,
            excerpt: shortened(excerpt),
            message: message.into(),
            suggestion: None,
            spot: None,
        });
    }

    /// Adds a finding about very words; the suggestion, when there is one, can take their place.
    fn at(&mut self, rule: Rule, spot: Spot, message: impl Into<String>, suggestion: Option<String>) {
        let words = spot.words(self.session).unwrap_or_default().to_owned();
        self.add(rule, spot.location.clone(), &words, message);
        if let Some(last) = self.findings.last_mut() {
            if let (Location::Meeting, Part::Piece(rank)) = (&spot.location, spot.part) {
                last.where_text = self.lang.pick(
                    format!("Document reçu, alinéa {}", rank + 1),
                    format!("Document received, paragraph {}", rank + 1),
                );
            }
            (last.suggestion, last.spot) = (suggestion, Some(spot));
        }
    }

    /// What a message ends with when the same stands in more places: « (et 2 autres fois) »; nothing when it does not.
    fn again(&self, more: usize) -> String {
        let s = if more > 1 { "s" } else { "" };
        if more == 0 {
            return String::new();
        }
        self.lang.pick(format!(" (et {more} autre{s} fois)"), format!(" (and {more} more time{s})"))
    }

    /// Says what the last finding should read.
    fn suggest(&mut self, suggestion: String) {
        if let Some(last) = self.findings.last_mut() {
            last.suggestion = Some(suggestion);
        }
    }
}

/// The words of an excerpt, as many as fit on a line.
fn shortened(text: &str) -> String {
    const CHARS_MAX: usize = 100;
    let mut short: String = text.chars().take(CHARS_MAX).collect();
    if short.len() < text.len() {
        short.truncate(short.rfind(' ').unwrap_or(short.len()));
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests;
