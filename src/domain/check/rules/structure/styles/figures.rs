//! Pages, hours and lengths of time that are written in two ways.
use std::collections::HashSet;

use super::super::super::paper::{Paper, Passage, Style};
use super::{Report, odd};

/// Small numbers as words, folded, with their figures.
const NUMBERS: [(&str, &str); 19] = [
    ("deux", "2"),
    ("trois", "3"),
    ("quatre", "4"),
    ("cinq", "5"),
    ("six", "6"),
    ("sept", "7"),
    ("huit", "8"),
    ("neuf", "9"),
    ("dix", "10"),
    ("onze", "11"),
    ("douze", "12"),
    ("treize", "13"),
    ("quatorze", "14"),
    ("quinze", "15"),
    ("seize", "16"),
    ("vingt", "20"),
    ("trente", "30"),
    ("quarante", "40"),
    ("cinquante", "50"),
];

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    pages(report, paper);
    lengths(report, paper);
    hours(report, paper);
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
}

/// « la p. 3 » beside « la page 3 »: in a sentence the word is written out.
fn pages(report: &mut Report<'_>, paper: &Paper<'_>) {
    let is = |passage: &Passage<'_>, rank: usize, word: &str| {
        passage.at(rank) == word && passage.before(rank) == "la" && is_number(passage.at(rank + 1))
    };
    let prose = || paper.prose();
    let written_out = |passage: &Passage<'_>| (0..passage.len()).any(|rank| is(passage, rank, "page"));
    if !prose().any(written_out) {
        return;
    }
    for passage in prose() {
        for rank in (0..passage.len()).filter(|rank| is(passage, *rank, "p")) {
            odd(report, passage, rank..rank + 2, &format!("page\u{a0}{}", passage.raw(rank + 1)));
        }
    }
}

/// « 3 mois » beside « trois mois ».
fn lengths(report: &mut Report<'_>, paper: &Paper<'_>) {
    const UNITS: [&str; 4] = ["mois", "ans", "jours", "semaines"];
    let number = |word: &str| NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, figure)| *figure);
    let mut in_words: HashSet<(&str, &str)> = HashSet::new();
    let unit = |word: &str| UNITS.iter().copied().find(|unit| *unit == word);
    for passage in paper.prose() {
        for rank in 0..passage.len() {
            let (figure, unit) = (number(passage.at(rank)), unit(passage.at(rank + 1)));
            in_words.extend(figure.zip(unit).filter(|_| !passage.quoted(rank)));
        }
    }
    if in_words.is_empty() {
        return;
    }
    for passage in paper.prose() {
        for rank in (0..passage.len()).filter(|rank| !passage.quoted(*rank)) {
            // « 16-18 ans » is a range and not eighteen years.
            let range = passage.gap(rank).trim().starts_with(['-', '–', '/']);
            let Some(unit) = unit(passage.at(rank + 1)).filter(|_| !range) else { continue };
            let named = NUMBERS.iter().find(|(_, figure)| *figure == passage.at(rank));
            if let Some((name, figure)) = named
                && in_words.contains(&(*figure, unit))
            {
                odd(report, passage, rank..rank + 2, &format!("{name} {unit}"));
            }
        }
    }
}

/// « 9h » beside « 9h00 ».
fn hours(report: &mut Report<'_>, paper: &Paper<'_>) {
    let passages = || paper.passages.iter().filter(|p| !matches!(p.style, Style::Wording | Style::Contents));
    let bare = |word: &str| word.strip_suffix('h').filter(|hour| is_number(hour)).map(str::to_owned);
    let mut short: HashSet<String> = HashSet::new();
    for passage in passages() {
        for rank in 0..passage.len() {
            short.extend(bare(passage.at(rank)));
            let spaced = passage.at(rank) == "h" && !is_number(passage.at(rank + 1));
            short.extend(Some(passage.before(rank).to_owned()).filter(|hour| spaced && is_number(hour)));
        }
    }
    if short.is_empty() {
        return;
    }
    for passage in passages() {
        for rank in 0..passage.len() {
            let glued = passage.at(rank).strip_suffix("h00").filter(|hour| short.contains(*hour));
            let spaced = passage.at(rank + 1) == "h" && passage.at(rank + 2) == "00";
            if let Some(hour) = glued {
                odd(report, passage, rank..rank + 1, &format!("{hour}\u{a0}h"));
            } else if spaced && short.contains(passage.at(rank)) {
                odd(report, passage, rank..rank + 3, &format!("{}\u{a0}h", passage.raw(rank)));
            }
        }
    }
}
