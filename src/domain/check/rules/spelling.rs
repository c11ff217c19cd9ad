//! Words that are in no dictionary and not of this meeting. One finding a word, wherever else it stands.
use std::collections::{HashMap, HashSet};

use super::super::spot::Spot;
use super::super::written;
use super::super::{Finding, Report, Rule};
use crate::domain::lexicon::Lexicon;
use crate::text::spelling::{Place, Verdict, Word, is_wrong, judge, suggest, words};

/// Suggestions are looked for of so many words at most: each takes a fraction of a second.
const SUGGESTED_MAX: usize = 40;
/// A text of so many words of which a third is unknown is in another language.
const FOREIGN_MIN: usize = 6;
/// How many suggestions the message gives.
const SHOWN_MAX: usize = 3;

/// A word that is not known.
struct Unknown<'a> {
    word: &'a str,
    spot: Spot,
    /// How often it stands elsewhere.
    more: usize,
}

pub(super) fn run(report: &mut Report<'_>) {
    let Some(spelling) = report.spelling else { return };
    let lexicon = Lexicon::of(report.session, report.preferences);
    let knows = |word: &str| lexicon.knows(word) || spelling.knows(word);
    for (rank, unknown) in unknown(report, &knows).into_iter().enumerate() {
        let slowly = |word: &str| spelling.suggestions(word);
        let mut suggestions =
            if rank < SUGGESTED_MAX { suggest(unknown.word, &knows, &slowly) } else { Vec::new() };
        suggestions.truncate(SHOWN_MAX);
        let message = message(report, &unknown, &suggestions);
        report.at(Rule::Misspelled, unknown.spot, message, suggestions.into_iter().next());
    }
}

/// The words that are not known, in the order of the document.
fn unknown<'a>(report: &Report<'a>, knows: &dyn Fn(&str) -> bool) -> Vec<Unknown<'a>> {
    let texts = written::texts(report.session);
    let texts: Vec<_> = texts.iter().map(|written| (written, words(written.text))).collect();
    // What has a capital inside a sentence is a name, and one at the start of a sentence too.
    let is_name = |word: &&Word<'_>| word.place != Place::Start && word.text.starts_with(char::is_uppercase);
    let names: HashSet<&str> =
        texts.iter().flat_map(|(_, words)| words).filter(is_name).map(|word| word.text).collect();
    let mut verdicts: HashMap<&str, Verdict> = HashMap::new();
    let mut ranks: HashMap<&str, usize> = HashMap::new();
    let mut found: Vec<Unknown<'a>> = Vec::new();
    for (written, words) in &texts {
        for word in words {
            verdicts.entry(word.text).or_insert_with(|| judge(word.text, knows));
        }
        let verdict = |word: &Word<'_>| verdicts.get(word.text).copied().unwrap_or(Verdict::Right);
        let wrong = words.iter().filter(|word| verdict(word) == Verdict::Wrong).count();
        if words.len() >= FOREIGN_MIN && wrong * 3 > words.len() {
            continue;
        }
        for word in words {
            let verdict = verdict(word);
            // A line of a list or a title may begin with a name.
            let as_name = verdict == Verdict::Name && (!written.whole || names.contains(word.text));
            let spot = written.spot(word.range());
            if as_name || !is_wrong(verdict, word.place) || is_told(report, &spot) {
                continue;
            }
            if let Some(unknown) = ranks.get(word.text).and_then(|rank| found.get_mut(*rank)) {
                unknown.more += 1;
            } else {
                ranks.insert(word.text, found.len());
                found.push(Unknown { word: word.text, spot, more: 0 });
            }
        }
    }
    found
}

/// Whether another rule says already what is wrong with these words: « dudroit » is two words run together.
fn is_told(report: &Report<'_>, spot: &Spot) -> bool {
    let says = |finding: &&Finding| matches!(finding.rule, Rule::GluedWords | Rule::AccentedCapital);
    report.findings.iter().filter(says).filter_map(|finding| finding.spot.as_ref()).any(|other| {
        (&other.location, other.part) == (&spot.location, spot.part)
            && other.range.start < spot.range.end
            && spot.range.start < other.range.end
    })
}

fn message(report: &Report<'_>, unknown: &Unknown<'_>, suggestions: &[String]) -> String {
    let lang = report.lang;
    let word = unknown.word;
    let mut said = match suggestions {
        [] => lang.pick(
            format!("« {word} » n’est pas dans le dictionnaire : corrigez ce mot, ou ajoutez-le aux vôtres."),
            format!("“{word}” is not in the dictionary: correct it, or add it to your own words."),
        ),
        _ => lang.pick(
            format!("« {word} » n’est pas dans le dictionnaire : {} ?", listed(suggestions, "ou")),
            format!("“{word}” is not in the dictionary: {}?", listed(suggestions, "or")),
        ),
    };
    said += &report.again(unknown.more);
    said
}

fn listed(words: &[String], or: &str) -> String {
    match words {
        [all @ .., last] if !all.is_empty() => format!("« {} » {or} « {last} »", all.join(" », « ")),
        _ => format!("« {} »", words.join(" », « ")),
    }
}

#[cfg(test)]
mod tests;
