//! What eyes catch in a text: quotation marks, sentences cut short, words typed twice.
use super::super::written::{self, Written};
use super::super::{Report, Rule};
use crate::text::fold::fold;
use crate::text::sentences::sentences;

/// Words that no French sentence or phrase ends with, even before a period.
const NEVER_LAST: [&str; 17] = [
    "à", "au", "aux", "de", "du", "des", "d", "et", "le", "les", "l", "que", "qu", "dont", "lorsque", "afin",
    "puisque",
];
/// Words that end a text only where it was left in the middle, when no stop follows.
const HARDLY_LAST: [&str; 16] = [
    "un", "une", "la", "ou", "par", "dans", "en", "ne", "cette", "ces", "ses", "sa", "leurs", "chez", "qui",
    "notre",
];
/// Words that French does say twice in a row.
const SAID_TWICE: [&str; 6] = ["nous", "vous", "tres", "faire", "non", "oui"];
/// Words after « Le Collectif que » that show that no verb was written between the two.
const AFTER_MISSING_VERB: [&str; 14] =
    ["ce", "cet", "cette", "ces", "la", "le", "les", "l", "il", "elle", "soit", "soient", "ne", "des"];

pub(super) fn run(report: &mut Report<'_>) {
    for written in written::texts(report.session) {
        // A heading, a line of the contents or a row of a document received is no sentence, and the words of an entry
        // may go on in the next piece.
        let sentence = written.received.is_none() || written.whole;
        if !written.picked && sentence {
            if written.received.is_none() {
                quotes(report, &written);
            }
            truncated(report, &written);
        }
        if written.whole {
            missing_verb(report, &written);
        }
        repeated(report, &written);
        double_space(report, &written);
    }
}

fn quotes(report: &mut Report<'_>, written: &Written<'_>) {
    let mut depth = 0_i32;
    let mut lowest = 0_i32;
    for c in written.text.chars() {
        match c {
            '«' => depth += 1,
            '»' => depth -= 1,
            _ => {}
        }
        lowest = lowest.min(depth);
    }
    if depth != 0 || lowest < 0 {
        let missing = if lowest < 0 { '«' } else { '»' };
        let message = report.lang.pick(
            format!("Il manque un guillemet « {missing} » : citez les mots en entier."),
            format!("A quotation mark {missing} is missing: quote the words in full."),
        );
        report.add(Rule::UnbalancedQuotes, written.location.clone(), written.text, message);
    }
}

fn truncated(report: &mut Report<'_>, written: &Written<'_>) {
    let text = written.text.trim();
    let bare = text.trim_end_matches(['.', '…', ' ', '\u{a0}']);
    let stopped = text.ends_with(['.', '…', '!', '?', '»', ')', ':', ';']);
    let last = bare.rsplit([' ', '\u{a0}', '\u{202f}', '\n', '\t']).next().unwrap_or_default();
    let last =
        last.trim_end_matches(['’', '\'']).rsplit(['’', '\'']).next().unwrap_or_default().to_lowercase();
    let cut = NEVER_LAST.contains(&last.as_str())
        || (!stopped && HARDLY_LAST.contains(&last.as_str()))
        || bare.ends_with(',');
    if cut {
        let tail: Vec<&str> = text.split(' ').collect();
        let tail = tail.get(tail.len().saturating_sub(6)..).unwrap_or_default().join(" ");
        let message = report.lang.pick(
            "Le texte s’arrête au milieu d’une phrase : complétez-le.",
            "The text stops in the middle of a sentence: complete it.",
        );
        report.add(Rule::TruncatedSentence, written.location.clone(), &tail, message);
    }
}

/// « Le Collectif que cette mesure ne comporte… »: who speaks is followed by what is said, without « regrette ».
fn missing_verb(report: &mut Report<'_>, written: &Written<'_>) {
    let noun = fold(report.session.meeting().coalition_noun());
    let subjects = [
        format!("le {noun} "),
        format!("l'{noun} "),
        format!("la {noun} "),
        "les associations presentes ".to_owned(),
        "certaines associations ".to_owned(),
    ];
    for range in sentences(written.text) {
        let sentence = written.text.get(range).unwrap_or_default();
        let folded = fold(sentence);
        let Some(rest) = subjects.iter().find_map(|subject| folded.strip_prefix(subject.as_str())) else {
            continue;
        };
        let Some(said) = rest.strip_prefix("que ").or_else(|| rest.strip_prefix("qu'")) else { continue };
        let next = said.split([' ', '\'']).next().unwrap_or_default();
        if AFTER_MISSING_VERB.contains(&next) {
            let message = report.lang.pick(
                "Il manque un verbe (« regrette », « demande »…) entre celui qui parle et ce qu’il dit.",
                "A verb is missing between the one who speaks and what is said.",
            );
            report.add(Rule::MissingVerb, written.location.clone(), sentence, message);
        }
    }
}

fn repeated(report: &mut Report<'_>, written: &Written<'_>) {
    let mut before: Option<(usize, &str)> = None;
    let mut at = 0;
    for word in written.text.split(' ') {
        let start = at;
        at += word.len() + 1;
        let letters = word.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        let is_word = letters.len() > 1 && letters.chars().all(|c| c.is_alphabetic() || c == '-');
        if let Some((first, last)) = before
            && is_word
            && last.to_lowercase() == letters.to_lowercase()
            && !SAID_TWICE.contains(&fold(letters).as_str())
            // « Bora Bora » is a name.
            && !letters.starts_with(char::is_uppercase)
        {
            let message =
                report.lang.pick("Le même mot est écrit deux fois.", "The same word is written twice.");
            let range = first..start + letters.len();
            report.at(Rule::RepeatedWord, written.spot(range), message, Some(last.to_owned()));
        }
        before = (is_word && letters.len() == word.len()).then_some((start, word));
    }
}

fn double_space(report: &mut Report<'_>, written: &Written<'_>) {
    let Some(start) = written.text.trim_end().find("  ") else { return };
    let (before, after) = written.text.split_at_checked(start).unwrap_or_default();
    let spaces = after.len() - after.trim_start_matches(' ').len();
    if before.trim().is_empty() {
        return;
    }
    let word = before.len() - before.rsplit(' ').next().unwrap_or_default().len();
    let next = after.trim_start_matches(' ').split(' ').next().unwrap_or_default();
    let range = word..start + spaces + next.len();
    let message = report.lang.pick("Deux espaces se suivent.", "There are two spaces in a row.");
    let fixed = format!("{} {next}", written.text.get(word..start).unwrap_or_default());
    report.at(Rule::DoubleSpace, written.spot(range), message, Some(fixed));
}
