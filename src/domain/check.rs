//! Relecture: what a careful reader would flag before the compte-rendu is sent. A rule that is not sure says nothing.
mod rules;
mod written;

use serde_json::{Map, Value, json};

use super::location::Location;
use super::session::Session;
use super::transcript::untouched;
use crate::text::lang::Lang;

/// How serious a finding is. Ordered from the most serious.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The document cannot be sent like this.
    Error,
    /// Most likely a mistake.
    Warning,
    /// Worth a look.
    Advice,
}

impl Severity {
    /// Its name in the contract of `greffier check`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// The rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// Something marked to be written later is still not written.
    StubLeft,
    /// A replacement, a deletion or a retitling that does not say of what.
    AmendmentWithoutOldWords,
    /// An amendment that does not say where, or with which part.
    AmendmentWithoutPlace,
    /// More votes than people who could vote.
    VotesExceedPresence,
    /// The words of the plan that an amendment was made on are not in the draft under review, or are others there.
    LostPlace,
    /// Two proposals touch the same words of the plan, and the meeting has not chosen.
    CollidingProposals,
    /// A quotation mark without its counterpart.
    UnbalancedQuotes,
    /// A sentence that stops in the middle.
    TruncatedSentence,
    /// « Le Collectif que cette mesure… »: the verb was forgotten.
    MissingVerb,
    /// The same word twice in a row.
    RepeatedWord,
    /// A day of the week that is not that of its date.
    WrongWeekday,
    /// An upcoming event that is over.
    PastEvent,
    /// An organization holds a position and was not there.
    AbsentHolder,
    /// A task without anybody to do it, or without a date.
    ActionIncomplete,
    /// A measure about which nothing is recorded, not even that it was examined.
    UntouchedMeasure,
    /// A strong or flagged entry that no line of the synthesis rests on.
    MissingFromSynthesis,
    /// A line of the synthesis that rests on no entry.
    UnsupportedLine,
    /// Two spaces in a row.
    DoubleSpace,
}

impl Rule {
    /// Every rule, the most serious first.
    pub const ALL: [Self; 18] = [
        Self::StubLeft,
        Self::AmendmentWithoutOldWords,
        Self::AmendmentWithoutPlace,
        Self::VotesExceedPresence,
        Self::LostPlace,
        Self::CollidingProposals,
        Self::UnbalancedQuotes,
        Self::TruncatedSentence,
        Self::MissingVerb,
        Self::RepeatedWord,
        Self::WrongWeekday,
        Self::PastEvent,
        Self::AbsentHolder,
        Self::ActionIncomplete,
        Self::UntouchedMeasure,
        Self::MissingFromSynthesis,
        Self::UnsupportedLine,
        Self::DoubleSpace,
    ];

    /// Its name, which never changes.
    pub fn name(self) -> &'static str {
        match self {
            Self::StubLeft => "stub_left",
            Self::AmendmentWithoutOldWords => "amendment_without_old_words",
            Self::AmendmentWithoutPlace => "amendment_without_place",
            Self::VotesExceedPresence => "votes_exceed_presence",
            Self::LostPlace => "lost_place",
            Self::CollidingProposals => "colliding_proposals",
            Self::UnbalancedQuotes => "unbalanced_quotes",
            Self::TruncatedSentence => "truncated_sentence",
            Self::MissingVerb => "missing_verb",
            Self::RepeatedWord => "repeated_word",
            Self::WrongWeekday => "wrong_weekday",
            Self::PastEvent => "past_event",
            Self::AbsentHolder => "absent_holder",
            Self::ActionIncomplete => "action_incomplete",
            Self::UntouchedMeasure => "untouched_measure",
            Self::MissingFromSynthesis => "missing_from_synthesis",
            Self::UnsupportedLine => "unsupported_line",
            Self::DoubleSpace => "double_space",
        }
    }

    /// How serious it is when it is broken.
    pub fn severity(self) -> Severity {
        match self {
            Self::StubLeft
            | Self::AmendmentWithoutOldWords
            | Self::AmendmentWithoutPlace
            | Self::VotesExceedPresence => Severity::Error,
            Self::LostPlace
            | Self::CollidingProposals
            | Self::UnbalancedQuotes
            | Self::TruncatedSentence
            | Self::MissingVerb
            | Self::RepeatedWord
            | Self::WrongWeekday
            | Self::PastEvent
            | Self::AbsentHolder
            | Self::ActionIncomplete
            | Self::UntouchedMeasure => Severity::Warning,
            Self::MissingFromSynthesis | Self::UnsupportedLine | Self::DoubleSpace => Severity::Advice,
        }
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
    /// What the excerpt should be, when that is sure.
    pub suggestion: Option<String>,
}

/// All the findings, the most serious first, then in the order of the rules and of the document.
pub fn check(session: &Session, lang: Lang) -> Vec<Finding> {
    let mut report = Report { session, lang, findings: Vec::new() };
    rules::run(&mut report);
    let received = untouched(session);
    report.findings.retain(|finding| !received.contains(&finding.location));
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
    findings: Vec<Finding>,
}

impl Report<'_> {
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
        });
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
