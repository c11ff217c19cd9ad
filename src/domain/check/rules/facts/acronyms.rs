//! Acronyms that are nowhere written out, « Nom complet (SIGLE) »: each told once, where it stands first.
mod expansions;

use std::collections::HashSet;

use super::super::super::{Report, Rule};
use super::super::paper::{Paper, Passage, Style};
use crate::domain::number::roman;
use crate::domain::plan::PlanNode;
use crate::text::fold::{SMALL_WORDS, fold};

/// Acronyms that everybody knows, and those of the trade of taking minutes.
const KNOWN: [&str; 97] = [
    "ONU", "UE", "SNCF", "RATP", "TVA", "CNRS", "PDF", "SMS", "URL", "ONG", "UNESCO", "UNICEF", "OMS",
    "OTAN", "FMI", "INSEE", "SMIC", "HLM", "PME", "TGV", "RER", "CD", "DVD", "TV", "CV", "RH", "PV", "AG",
    "CA", "CR", "ODJ", "NB", "PS", "OK", "USA", "URSS", "EDF", "GDF", "ADN", "VIH", "SIDA", "IVG", "ENA",
    "CGT", "CFDT", "FO", "JO", "RGPD", "COVID", "PIB", "LGBT", "GPS", "AFP", "IA", "FAQ", "SA", "SARL",
    "TTC", "HT", "CDD", "CDI", "RSA", "BTP", "CAF", "CE", "EU", "UN", "UK", "US", "NATO", "WHO", "SOS",
    "RTT", "PACS", "CNIL", "INED", "BD", "QG", "PDG", "ZIP", "HTML", "CSV", "JPEG", "USB", "WIFI", "MM",
    "MME", "MMES", "BTS", "BEP", "BAFA", "PCR", "EUR", "USD", "XAF", "CHF", "TD",
];
/// The longest acronym, in letters.
const LETTERS_MAX: usize = 9;
/// So many words before a parenthesis may be the name it abbreviates.
const NAME_WORDS_MAX: usize = 14;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    let mut order: Vec<(String, &Passage<'_>, usize, usize)> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    for passage in paper.passages.iter().filter(|p| !matches!(p.style, Style::Contents)) {
        let (capitals, mut next) = (passage.in_capitals(), 0);
        for rank in 0..passage.len() {
            if rank < next || capitals {
                continue;
            }
            if let Some((sigle, end)) = acronym(passage, rank) {
                next = end;
                if seen.insert(sigle.clone()) {
                    order.push((sigle, passage, rank, end));
                }
            }
        }
    }
    if order.is_empty() {
        return;
    }
    let told = told(report, paper);
    for (sigle, passage, rank, end) in order {
        if !told.contains(&sigle) && !is_name(report, &sigle) && !is_written_in_full(paper, &sigle) {
            say(report, passage, (rank, end), &sigle);
        }
    }
}

fn say(report: &mut Report<'_>, passage: &Passage<'_>, (rank, end): (usize, usize), sigle: &str) {
    let name = expansions::of(sigle);
    let hint = name.map(|name| format!("{name} ({sigle})"));
    let message = match &hint {
        Some(hint) => report.lang.pick(
            format!("« {sigle} » n’est développé nulle part : la première fois, écrivez-le en entier, « {hint} »."),
            format!("“{sigle}” is nowhere written out: the first time, write it in full, “{hint}”."),
        ),
        None => report.lang.pick(
            format!("« {sigle} » n’est développé nulle part : la première fois, écrivez « Nom complet ({sigle}) »."),
            format!("“{sigle}” is nowhere written out: the first time, write “Full name ({sigle})”."),
        ),
    };
    // The name takes the place of its acronym only where the article fits both.
    let fits = matches!(passage.before(rank), "la" | "le" | "du" | "au" | "par")
        && name.is_some_and(|name| !fold(name).starts_with(['a', 'e', 'i', 'o', 'u', 'h']))
        && passage.gap(rank).trim().is_empty()
        && !passage.quoted(rank);
    report.at(Rule::UnexpandedAcronym, passage.spot(rank..end), message, hint.filter(|_| fits));
}

/// The acronym that begins at a word, and where it ends: « CHRS », « AC-Sé ».
fn acronym(passage: &Passage<'_>, rank: usize) -> Option<(String, usize)> {
    let raw = passage.raw(rank);
    let letters = raw.chars().filter(|c| c.is_alphabetic()).count();
    let plain = raw.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    if !plain || !(2..=LETTERS_MAX).contains(&letters) || raw.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut end = rank + 1;
    let mut sigle = raw.to_owned();
    if passage.gap(end) == "-" && passage.raw(end).starts_with(char::is_uppercase) && raw.chars().count() <= 4
    {
        sigle = format!("{raw}-{}", passage.raw(end));
        end += 1;
    } else if passage.gap(end) == "-" || passage.gap(rank) == "-" {
        return None;
    }
    let numeral = roman(raw).is_some() && raw.chars().all(|c| "IVXLCDM".contains(c)) && raw.len() <= 5;
    let shouted = |other: usize| {
        let word = passage.raw(other);
        word.chars().count() > 3 && word.chars().all(char::is_uppercase)
    };
    // « Jean DUPONT », « TITRE EN CAPITALES » and addresses are no acronyms.
    let title = matches!(passage.before(rank), "m" | "mme" | "mlle" | "mm" | "madame" | "monsieur");
    let first_name = rank > 0
        && passage.gap(rank).trim().is_empty()
        && letters > 3
        && passage.raw(rank - 1).starts_with(char::is_uppercase)
        && passage.raw(rank - 1).chars().skip(1).all(char::is_lowercase)
        && passage.raw(rank - 1).chars().count() > 2;
    let beside = (rank > 0 && shouted(rank - 1) && passage.gap(rank).trim().is_empty())
        || (shouted(end) && passage.gap(end).trim().is_empty());
    let known = KNOWN.contains(&raw);
    (!numeral && !title && !first_name && !beside && !known).then_some((sigle, end))
}

/// Whether the name it is known to stand for is written somewhere: a reader can tell.
fn is_written_in_full(paper: &Paper<'_>, sigle: &str) -> bool {
    let Some(name) = expansions::of(sigle).map(fold) else { return false };
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    paper.passages.iter().any(|passage| (0..passage.len()).any(|rank| passage.reads(rank, &words)))
}

/// Whether it is the acronym or the name of an organization, or somebody’s surname in capitals: the list of those
/// present writes them out.
fn is_name(report: &Report<'_>, sigle: &str) -> bool {
    let session = report.session;
    let word = |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == sigle);
    session.organizations().iter().any(|o| (o.acronym == sigle && o.name != sigle) || word(&o.name))
        || session.delegates().iter().any(|d| fold(&d.name).split([' ', '-']).any(|name| name == fold(sigle)))
}

/// The acronyms written out somewhere, in the document or in the plan.
fn told(report: &Report<'_>, paper: &Paper<'_>) -> HashSet<String> {
    let mut told = HashSet::new();
    for passage in &paper.passages {
        written_out(passage, &mut told);
    }
    let nodes = report.session.drafts().iter().flat_map(|draft| &draft.nodes);
    // The plan of a document received is made of the document’s own headings.
    for node in nodes.filter(|_| !paper.is_received()) {
        for text in texts(node).filter(|text| text.contains('(')) {
            let passage = Passage::of_plan(&node.key, text);
            written_out(&passage, &mut told);
        }
    }
    told
}

fn texts(node: &PlanNode) -> impl Iterator<Item = &str> {
    std::iter::once(node.title.as_str()).chain(node.paragraphs.iter().map(|p| p.text.as_str()))
}

/// « Nom complet (SIGLE) », « SIGLE (nom complet) », « Allocation Temporaire d’Attente ».
fn written_out(passage: &Passage<'_>, told: &mut HashSet<String>) {
    for rank in 0..passage.len() {
        let Some((sigle, end)) = compound(passage, rank) else { continue };
        let bracketed = passage.gap(rank).ends_with('(') && passage.gap(end).starts_with([')', ',', ';']);
        let dashed =
            passage.gap(rank).trim().starts_with(['–', '—', ',', ':']) || passage.gap(end).starts_with(')');
        let initial = fold(&sigle).chars().next();
        let start = rank.saturating_sub(NAME_WORDS_MAX);
        let named = (start..rank).any(|before| passage.at(before).chars().next() == initial);
        let closed = passage.gap(end).starts_with(')');
        let opens = passage.gap(end).contains('(')
            && passage.at(end).chars().next() == initial
            && passage.raw(end).chars().any(char::is_lowercase)
            && !passage.gap(end + 1).contains(')');
        if (bracketed && closed && named)
            || opens
            || ((dashed || bracketed) && initials_before(passage, rank, &sigle))
        {
            told.insert(sigle);
        }
    }
    told.extend(capitalized_names(passage));
}

fn compound(passage: &Passage<'_>, rank: usize) -> Option<(String, usize)> {
    let raw = passage.raw(rank);
    let plain = raw.chars().count() >= 2 && raw.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    if !plain {
        return None;
    }
    if passage.gap(rank + 1) == "-" && passage.raw(rank + 1).starts_with(char::is_uppercase) {
        return Some((format!("{raw}-{}", passage.raw(rank + 1)), rank + 2));
    }
    Some((raw.to_owned(), rank + 1))
}

/// Whether the words just before have these initials.
fn initials_before(passage: &Passage<'_>, rank: usize, sigle: &str) -> bool {
    let start = rank.saturating_sub(NAME_WORDS_MAX);
    let great = (start..rank).filter(|before| !SMALL_WORDS.contains(&passage.at(*before)));
    let initials: String = great.filter_map(|before| passage.at(before).chars().next()).collect();
    initials.ends_with(&fold(sigle).replace('-', ""))
}

/// The initials of runs of words with capitals, three or more: « Allocation Temporaire d’Attente » tells what ATA is.
fn capitalized_names(passage: &Passage<'_>) -> Vec<String> {
    let mut names = Vec::new();
    let mut run = String::new();
    for rank in 0..=passage.len() {
        let raw = passage.raw(rank);
        let capital = raw.starts_with(char::is_uppercase) && raw.chars().skip(1).all(char::is_lowercase);
        let small = SMALL_WORDS.contains(&passage.at(rank));
        let apart = !passage.gap(rank).trim_matches(['’', '\'', ' ', '\u{a0}', '-']).is_empty();
        if apart || !(capital || small) {
            if run.chars().count() > 2 {
                names.push(std::mem::take(&mut run));
            }
            run.clear();
        }
        if capital && raw.chars().count() > 1 {
            run.extend(raw.chars().next());
        }
    }
    names
}
