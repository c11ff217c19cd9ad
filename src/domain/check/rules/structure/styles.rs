//! One style a thing: « Mme » and « Madame », « ministre » and « Ministre », « le Plan » and « le plan ». Only where both
//! stand in the same document; the odd one out is told, once, with how often it stands elsewhere.
mod figures;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::super::spot::Part;
use super::super::super::{Report, Rule};
use super::super::paper::{Paper, Passage, Style};
use crate::domain::plan::NodeKind;
use crate::domain::transcript::Became;
use crate::text::fold::fold;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    civilities(report, paper);
    ministers(report, paper);
    plan(report, paper);
    separators(report, paper);
    figures::run(report, paper);
}

/// A word of the paper: its passage and its rank there.
type Place<'p, 's> = (&'p Passage<'s>, usize);

/// Says that the words at a place are elsewhere written otherwise.
fn odd(report: &mut Report<'_>, passage: &Passage<'_>, words: std::ops::Range<usize>, usual: &str) {
    let message = unusual(report, usual);
    report.at(Rule::MixedStyle, passage.spot(words), message, Some(usual.to_owned()));
}

/// The same of one word that stands so in several places: one finding, at the first of them.
fn all_odd(report: &mut Report<'_>, places: &[Place<'_, '_>], usual: &str) {
    let Some(((passage, rank), more)) = places.split_first() else { return };
    let message = unusual(report, usual) + &report.again(more.len());
    report.at(Rule::MixedStyle, passage.spot(*rank..rank + 1), message, Some(usual.to_owned()));
}

fn unusual(report: &Report<'_>, usual: &str) -> String {
    report.lang.pick(
        format!("Ailleurs dans le document, c’est « {usual} » : gardez une seule façon d’écrire."),
        format!("Elsewhere in the document it is “{usual}”: keep to one way of writing."),
    )
}

/// « Mme X » and « Madame X »: before a name, French abbreviates (Lexique des règles typographiques, « Abréviations »).
fn civilities(report: &mut Report<'_>, paper: &Paper<'_>) {
    let capital = |passage: &Passage<'_>, rank: usize| {
        passage.raw(rank).starts_with(char::is_uppercase)
            && passage.gap(rank).trim_matches(['-', '.']).trim().is_empty()
    };
    let name = |passage: &Passage<'_>, rank: usize| {
        let words = (rank + 1..rank + 4).take_while(|rank| capital(passage, *rank));
        let name: Vec<&str> = words.map(|rank| passage.at(rank)).collect();
        (!name.is_empty()).then(|| name.join(" "))
    };
    let mut short: HashSet<String> = HashSet::new();
    let mut long = Vec::new();
    for passage in paper.passages.iter().filter(|passage| passage.style != Style::Wording) {
        for rank in 0..passage.len() {
            match passage.at(rank) {
                "mme" | "m" => short.extend(name(passage, rank)),
                "madame" | "monsieur" if !passage.quoted(rank) => {
                    long.extend(name(passage, rank).map(|name| (passage, rank, name)));
                }
                _ => {}
            }
        }
    }
    let long: Vec<Place<'_, '_>> =
        long.into_iter().filter(|(_, _, name)| short.contains(name)).map(|(p, rank, _)| (p, rank)).collect();
    let (women, men): (Vec<_>, Vec<_>) =
        long.into_iter().partition(|(passage, rank)| passage.at(*rank) == "madame");
    all_odd(report, &women, "Mme");
    all_odd(report, &men, "M.");
}

/// « le Ministre » where others are « le ministre »: a function and an office are common nouns.
fn ministers(report: &mut Report<'_>, paper: &Paper<'_>) {
    const WORDS: [(&str, &str); 4] = [
        ("ministre", "ministre"),
        ("ministres", "ministres"),
        ("ministere", "ministère"),
        ("ministeres", "ministères"),
    ];
    let is_one = |word: &str| WORDS.iter().any(|(folded, _)| *folded == word);
    let mut small: HashSet<&str> = HashSet::new();
    let mut capital: Vec<Place<'_, '_>> = Vec::new();
    for passage in paper.prose().filter(|passage| !passage.in_capitals()) {
        for rank in (0..passage.len()).filter(|rank| is_one(passage.at(*rank)) && !passage.quoted(*rank)) {
            let raw = passage.raw(rank);
            small.extend(Some(passage.at(rank)).filter(|_| raw.starts_with(char::is_lowercase)));
            let first = passage.begins(rank) || passage.gap(rank).contains([':', '-', '–', '—']);
            if raw.starts_with(char::is_uppercase) && raw.contains(char::is_lowercase) && !first {
                capital.push((passage, rank));
            }
        }
    }
    for (folded, usual) in WORDS.into_iter().filter(|(folded, _)| small.contains(folded)) {
        let places: Vec<_> = capital.iter().copied().filter(|(p, rank)| p.at(*rank) == folded).collect();
        all_odd(report, &places, usual);
    }
}

/// « le Plan » and « le plan », of the plan under review: by itself, followed by nothing that would make it another.
fn plan(report: &mut Report<'_>, paper: &Paper<'_>) {
    const ARTICLES: [&str; 6] = ["le", "du", "au", "ce", "dudit", "ledit"];
    const MAKES_ANOTHER: [&str; 7] = ["al", "aux", "aire", "ique", "ien", "eur", "if"];
    let mut capital = Vec::new();
    let mut small = Vec::new();
    let mut full_name = false;
    for passage in paper.prose().filter(|passage| !passage.in_capitals()) {
        for rank in 1..passage.len() {
            let alone = passage.at(rank) == "plan"
                && ARTICLES.contains(&passage.before(rank))
                && !passage.quoted(rank)
                && !passage.begins(rank);
            full_name |= passage.raw(rank) == "Plan" && passage.reads(rank + 1, &["d", "action"]);
            let next = if passage.begins(rank + 1) { "" } else { passage.at(rank + 1) };
            let another = matches!(next, "d" | "de" | "des" | "du" | "b" | "a")
                || MAKES_ANOTHER.iter().any(|ending| next.ends_with(ending))
                || passage.raw(rank + 1).starts_with(char::is_uppercase) && !next.is_empty();
            if alone && !another {
                let is_capital = passage.raw(rank).starts_with(char::is_uppercase);
                if is_capital { &mut capital } else { &mut small }.push((passage, rank));
            }
        }
    }
    if capital.is_empty() || small.is_empty() {
        return;
    }
    let (odd_ones, usual) = match capital.len().cmp(&small.len()) {
        std::cmp::Ordering::Less => (capital, "plan"),
        // As often one as the other: the name in full decides.
        std::cmp::Ordering::Equal if !full_name => (capital, "plan"),
        _ => (small, "Plan"),
    };
    all_odd(report, &odd_ones, usual);
}

/// A heading of the document, the rank of the first word of its title, and the sign before it.
type Titled<'p, 's> = (&'p Passage<'s>, usize, &'s str);

/// « PRIORITE I : » and « PRIORITE II – »: the headings of one level separate number and title alike.
fn separators(report: &mut Report<'_>, paper: &Paper<'_>) {
    let Some(draft) = report.session.draft().filter(|_| paper.is_received()) else { return };
    let nodes: HashMap<_, _> = draft.nodes.iter().map(|node| (&node.key, node)).collect();
    let mut groups: BTreeMap<(NodeKind, String), Vec<Titled<'_, '_>>> = BTreeMap::new();
    for passage in &paper.passages {
        let Part::Piece(rank) = passage.part else { continue };
        let piece = report.session.transcript().pieces.get(rank);
        let Some(Became::Node(key)) = piece.map(|piece| &piece.became) else { continue };
        let Some(node) = nodes.get(key).filter(|node| !node.label.is_empty()) else { continue };
        let Some(number) = &node.number else { continue };
        let title = node.label.split(' ').count() + number.as_str().split(' ').count();
        let sign = passage.gap(title).trim();
        if !sign.is_empty() && title < passage.len() {
            groups.entry((node.kind, fold(&node.label))).or_default().push((passage, title, sign));
        }
    }
    for group in groups.values() {
        let often = |sign: &str| group.iter().filter(|(_, _, other)| *other == sign).count();
        let Some((_, _, first)) = group.first() else { continue };
        // The first wins a draw.
        let usual = group
            .iter()
            .map(|(_, _, sign)| *sign)
            .fold(*first, |best, sign| if often(sign) > often(best) { sign } else { best });
        for titled in group.iter().filter(|(_, _, sign)| *sign != usual) {
            other_sign(report, titled, usual);
        }
    }
}

fn other_sign(report: &mut Report<'_>, (passage, title, _): &Titled<'_, '_>, usual: &str) {
    let number = title.saturating_sub(1);
    let mut range = passage.span(number..*title);
    range.end += passage.gap(*title).trim_end().len();
    let space = if usual.starts_with([':', '–', '—', '-']) { "\u{a0}" } else { "" };
    let said = format!("{}{space}{usual}", passage.raw(number));
    let message = report.lang.pick(
        format!("Les autres titres de ce niveau s’écrivent « {said} » : gardez le même signe."),
        format!("The other headings of this level are written “{said}”: keep the same sign."),
    );
    report.at(Rule::MixedStyle, passage.bytes(range), message, Some(said));
}
