//! Shortening a sentence by known rules: each drops words and adds none, and gives the sentence back as it was when what
//! would be left is not surely a sentence.
use std::ops::Range;

use crate::text::fold::fold;
use crate::text::sentences::sentences;

/// How short sentences are to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Brevity {
    /// Without the places and remarks in parentheses.
    Light,
    /// The first sentence alone, without its reasons.
    Medium,
    /// Without its incises and purposes either.
    Strict,
}

/// What introduces an example, which can be dropped up to the final stop without changing what is said.
const EXAMPLES: [&str; 8] = [
    ", notamment ",
    ", en particulier ",
    ", par exemple ",
    ", in particular ",
    ", notably ",
    ", for example ",
    ", for instance ",
    ", especially ",
];
/// What introduces a reason.
const REASONS: [&str; 6] = [" car ", " parce que ", " parce qu’", " puisque ", " puisqu’", " because "];
/// What introduces a purpose.
const PURPOSES: [&str; 8] = [
    " afin de ",
    " afin d’",
    " afin que ",
    " afin qu’",
    " in order to ",
    " in order that ",
    " so as to ",
    " so that ",
];
/// Words a sentence does not end on: something must follow them.
const OPEN_WORDS: [&str; 56] = [
    "a",
    "au",
    "aux",
    "de",
    "du",
    "des",
    "d",
    "en",
    "et",
    "ou",
    "ni",
    "mais",
    "que",
    "qu",
    "qui",
    "dont",
    "pour",
    "par",
    "sur",
    "sous",
    "dans",
    "avec",
    "sans",
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "ce",
    "cette",
    "ces",
    "n",
    "ne",
    "se",
    "s",
    "est",
    "sont",
    "insiste",
    "insistent",
    "demande",
    "demandent",
    "souhaite",
    "souhaitent",
    "exhorte",
    "exhortent",
    "propose",
    "proposent",
    "asks",
    "insists",
    "urges",
    "the",
    "to",
    "of",
    "and",
    "is",
];
/// Verbs that begin another position, which is not to be dropped with a purpose.
const VERBS: [&str; 12] = [
    "demande",
    "demandent",
    "souhaite",
    "souhaitent",
    "insiste",
    "insistent",
    "exhorte",
    "exhortent",
    "propose",
    "proposent",
    "asks",
    "insists",
];
/// The fewest words a sentence keeps.
const WORDS_MIN: usize = 5;

/// The sentence as short as asked: its words are words of the sentence in their order, its guillemets are balanced and
/// it ends on a stop when the sentence’s were and did.
pub fn shorten(sentence: &str, brevity: Brevity) -> String {
    let mut text = without_parentheses(sentence.trim());
    if brevity >= Brevity::Medium {
        text = first_sentence(&text);
        text = without_reason(&text);
    }
    if brevity >= Brevity::Strict {
        text = without_dashes(&text);
        text = without_example(&text);
        text = without_purpose(&text);
    }
    stopped(text)
}

/// Drops what stands in parentheses, the place « (p. 3, 2e paragraphe) » first of all; not those inside a quotation, which
/// belong to the text quoted, nor « victime(s) ».
pub fn without_parentheses(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for range in parentheses(text) {
        let head = text.get(from..range.start).unwrap_or_default();
        kept.push_str(head.trim_end());
        from = range.end;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}

/// The outermost parentheses outside quotations that stand between spaces or marks; none when they are not balanced.
fn parentheses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut quoted, mut depth, mut start) = (0_usize, 0_usize, 0);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '«' | '“' => quoted += 1,
            '»' | '”' => quoted = quoted.saturating_sub(1),
            '(' if quoted == 0 => {
                if depth == 0 {
                    start = if before.is_whitespace() && at > 0 { at } else { usize::MAX };
                }
                depth += 1;
            }
            ')' if quoted == 0 => {
                let Some(outer) = depth.checked_sub(1) else { return Vec::new() };
                depth = outer;
                let end = at + c.len_utf8();
                let glued =
                    text.get(end..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
                if depth == 0 && start != usize::MAX && !glued {
                    found.push(start..end);
                }
            }
            _ => {}
        }
        before = c;
    }
    if depth == 0 && quoted == 0 { found } else { Vec::new() }
}

/// Keeps the first sentence: what follows gives reasons or details. A quotation that holds several is not cut.
pub fn first_sentence(text: &str) -> String {
    let ends = sentences(text).into_iter().map(|range| range.end);
    let mut whole =
        ends.filter_map(|end| text.get(..end)).filter(|head| is_balanced(head) && count(head) >= 3);
    whole.next().unwrap_or(text).trim().to_owned()
}

/// Drops the reason that ends a sentence: « car… », « parce que… », « puisque… ».
pub fn without_reason(text: &str) -> String {
    without_end(text, &REASONS)
}

/// Drops the purpose that ends a sentence: « afin de… », « afin que… ». « Pour » is not touched: « insiste pour que… »
/// would lose what is insisted on.
pub fn without_purpose(text: &str) -> String {
    without_end(text, &PURPOSES)
}

/// Drops the example that ends a sentence: « , notamment… ». « Y compris » is not touched: it widens what is asked.
pub fn without_example(text: &str) -> String {
    without_end(text, &EXAMPLES)
}

/// Drops an incise between two dashes, when there are two and no more.
pub fn without_dashes(text: &str) -> String {
    let dashes: Vec<usize> = [" – ", " — "]
        .iter()
        .flat_map(|dash| text.match_indices(dash).map(|(at, _)| at))
        .filter(|at| text.get(..*at).is_some_and(is_balanced))
        .collect();
    let mut dashes = dashes;
    dashes.sort_unstable();
    let (Some(open), Some(close), 2) = (dashes.first(), dashes.get(1), dashes.len()) else {
        return text.to_owned();
    };
    let dash = " – ".len();
    let (head, inside, tail) = (text.get(..*open), text.get(*open + dash..*close), text.get(*close + dash..));
    match (head, inside, tail) {
        (Some(head), Some(inside), Some(tail)) if is_balanced(inside) => {
            whole(format!("{head} {tail}"), text)
        }
        _ => text.to_owned(),
    }
}

/// Drops what one of these words introduces, from there to the final stop. Nothing is dropped that holds a comma or a
/// quotation (the sentence may come back to its course after it), nor another position.
fn without_end(text: &str, openers: &[&str]) -> String {
    let plain = text.replace(['\u{a0}', '\u{202f}'], " ");
    // Ranges are those of the text only if no space was of another length.
    let text_at = |at: usize| text.char_indices().nth(plain.get(..at).map_or(0, |head| head.chars().count()));
    let places = openers.iter().filter_map(|opener| Some((plain.rfind(opener)?, opener.len())));
    let Some((at, len)) = places.max() else { return text.to_owned() };
    let (Some((start, _)), Some(rest)) = (text_at(at), plain.get(at + len..)) else { return text.to_owned() };
    let head = text.get(..start).unwrap_or_default();
    let goes_on = rest.contains([',', ';', ':', '«', '»', '(', ')', '–', '—', '?'])
        || words(rest).any(|word| VERBS.contains(&word.as_str()))
        || sentences(rest).len() != 1;
    if goes_on || !is_balanced(head) {
        return text.to_owned();
    }
    whole(stopped(head.trim_end_matches([',', ' ', '\u{a0}']).to_owned()), text)
}

/// What is left of a sentence if it is surely one, else the sentence.
fn whole(left: String, sentence: &str) -> String {
    let last = words(&left).last().unwrap_or_default();
    let fine = count(&left) >= WORDS_MIN && is_balanced(&left) && !OPEN_WORDS.contains(&last.as_str());
    if fine { left } else { sentence.to_owned() }
}

fn stopped(text: String) -> String {
    if text.is_empty() || super::super::phrases::is_stopped(&text) {
        return text;
    }
    format!("{}.", text.trim_end_matches([',', ';', ':', ' ', '\u{a0}', '\u{202f}']))
}

/// The words of a text, folded, without marks.
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold)
}

/// How many words a text has, as people count them: « l’avis » is one.
pub fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Whether every « has its », in order.
pub fn is_balanced(text: &str) -> bool {
    let depth = text.chars().try_fold(0_usize, |depth, c| match c {
        '«' => Some(depth + 1),
        '»' => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

#[cfg(test)]
mod tests;
