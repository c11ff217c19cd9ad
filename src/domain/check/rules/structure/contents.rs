//! The table of contents of a document received against its headings.
use std::collections::HashSet;
use std::ops::Range;

use super::super::super::{Report, Rule};
use super::super::paper::{Paper, Passage, Style};
use crate::text::fold::fold;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    let lines: Vec<&Passage<'_>> = paper.passages.iter().filter(|p| p.style == Style::Contents).collect();
    let headings: Vec<&Passage<'_>> =
        paper.passages.iter().filter(|p| matches!(p.style, Style::Heading(1..))).collect();
    for line in lines {
        let label = label(line.text);
        let Some(words) = line.text.get(label.clone()).filter(|words| !words.is_empty()) else { continue };
        if headings.iter().any(|heading| says_the_same(words, heading.text)) {
            continue;
        }
        let Some(heading) = headings.iter().find(|heading| is_meant(words, heading.text)) else { continue };
        let heading = title(heading.text);
        let message = report.lang.pick(
            format!("Le sommaire annonce autre chose que le titre, qui est « {heading} »."),
            format!("The contents announce something else than the heading, which is “{heading}”."),
        );
        let suggestion = Some(heading.to_owned());
        let start = label.end - title(words).len();
        report.at(Rule::ContentsDiffer, line.bytes(start..label.end), message, suggestion);
    }
}

/// The line without its leaders and its page.
fn label(line: &str) -> Range<usize> {
    let end = line.find(['…', '\t']).or_else(|| line.find("..")).unwrap_or(line.len());
    let words = line.get(..end).unwrap_or_default();
    let bare = words.trim_end_matches(|c: char| c.is_whitespace() || c == '.');
    let start = bare.len() - bare.trim_start().len();
    start..bare.len()
}

/// The number a line begins with, folded: « ii » of « II- Compte-rendu ».
fn number(line: &str) -> Option<String> {
    let first = line.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty())?;
    let folded = fold(first);
    let roman = folded.chars().all(|c| "ivx".contains(c));
    (roman || folded.chars().all(|c| c.is_ascii_digit())).then_some(folded)
}

/// A line without its number.
fn title(line: &str) -> &str {
    let line = line.trim();
    let Some(number) = number(line) else { return line };
    let rest = line.get(number.len()..).unwrap_or(line);
    rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '«' && c != '(')
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(title(text));
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether the heading begins with the words of the line: a table of contents may shorten it.
fn says_the_same(line: &str, heading: &str) -> bool {
    let (line, heading) = (words(line), words(heading));
    !line.is_empty() && (heading.starts_with(&line) || line.starts_with(&heading) && !heading.is_empty())
}

/// Whether the line can only be about this heading: the same number if both have one, and half of their words.
fn is_meant(line: &str, heading: &str) -> bool {
    let numbered = match (number(line), number(heading)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let (line, heading): (HashSet<_>, HashSet<_>) =
        (words(line).into_iter().collect(), words(heading).into_iter().collect());
    let common = line.intersection(&heading).count();
    numbered && common >= 2 && common * 2 >= line.len().max(heading.len())
}
