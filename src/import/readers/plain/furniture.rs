//! The pages of a plain text, and what is printed on each of them beside the text: headers, footers, page numbers.
use std::collections::{HashMap, HashSet};

use crate::domain::plan::{Paragraph, ParagraphKind};
use crate::import::clean::one_line;
use crate::import::shapes::{self, Learned};

/// How many lines at the head and foot of a page may be furniture.
const EDGE_ROWS: usize = 4;
/// How many lines a page holds at least that ends with nothing but a number.
const PAGE_ROWS_MIN: usize = 15;
/// How far to the right a number stands that is centered.
const CENTERED_FROM: usize = 8;

/// A page and its lines.
pub(super) struct Sheet<'a> {
    /// Its number, as printed if it is.
    pub(super) page: u32,
    /// Its lines, those that are furniture empty.
    pub(super) rows: Vec<&'a str>,
}

/// The pages of a text, without their furniture, and the furniture.
pub(super) fn sheets<'a>(text: &'a str, learned: &Learned) -> (Vec<Sheet<'a>>, Vec<Paragraph>) {
    let mut sheets: Vec<Vec<&str>> = text.split('\u{0C}').map(|sheet| sheet.lines().collect()).collect();
    if let [only] = sheets.as_slice() {
        sheets = cut_after_numbers(only);
    }
    for row in sheets.iter_mut().flatten() {
        *row = row.trim_matches([' ', '\t']);
    }
    let whole: Vec<Sheet<'_>> =
        sheets.iter().zip(1..).map(|(rows, page)| Sheet { page, rows: rows.clone() }).collect();
    let recurring = recurring(&sheets, learned);
    let mut aside: Vec<Paragraph> = Vec::new();
    let mut known = HashSet::new();
    let mut page = 0;
    let single = sheets.len() == 1;
    let last = sheets.len();
    let mut read = Vec::with_capacity(last);
    for (n, mut rows) in sheets.into_iter().enumerate() {
        page += 1;
        let places = if single { Vec::new() } else { furniture(&rows, &recurring, page, n == 0) };
        if let Some(number) = places.iter().filter_map(|at| rows.get(*at)).find_map(|row| printed_page(row)) {
            page = if number.abs_diff(page) < 50 { number } else { page };
        }
        for at in places {
            let Some(row) = rows.get_mut(at) else { continue };
            if known.insert(masked(row)) {
                aside.push(Paragraph { kind: ParagraphKind::Text, text: one_line(row), page: Some(page) });
            }
            *row = "";
        }
        read.push(Sheet { page, rows });
    }
    // What would leave nothing is no furniture.
    let empty = read.iter().all(|sheet| sheet.rows.iter().all(|row| row.is_empty()));
    if empty { (whole, Vec::new()) } else { (read, aside) }
}

/// A text without form feeds is cut after the lines that hold nothing but a page number, where these go on by ones.
fn cut_after_numbers<'a>(rows: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut ends: Vec<(usize, u32)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(number) = page_furniture(row.trim_matches([' ', '\t'])) else { continue };
        let told = row.trim().chars().any(char::is_alphabetic) || row.contains('/');
        let centered = row.len() - row.trim_start_matches([' ', '\t']).len() >= CENTERED_FROM;
        let far = at.saturating_sub(ends.last().map_or(0, |(end, _)| *end)) >= PAGE_ROWS_MIN;
        let next = ends.last().is_none_or(|(_, last)| last.saturating_add(1) == number);
        if next && (told || centered || far) {
            ends.push((at, number));
        }
    }
    if ends.len() < 3 {
        return vec![rows.to_vec()];
    }
    let mut sheets = Vec::new();
    let mut from = 0;
    for (end, _) in ends {
        sheets.push(rows.get(from..=end).unwrap_or_default().to_vec());
        from = end + 1;
    }
    let rest = rows.get(from..).unwrap_or_default();
    if rest.iter().any(|row| !row.trim().is_empty()) {
        sheets.push(rest.to_vec());
    }
    sheets
}

/// A line with its numbers masked: the same on every page.
fn masked(row: &str) -> String {
    let mut masked = String::new();
    for c in row.chars().filter(|c| !c.is_whitespace()) {
        if !c.is_ascii_digit() {
            masked.push(c);
        } else if !masked.ends_with('#') {
            masked.push('#');
        }
    }
    masked
}

/// The places of the first and last lines that are not empty, from the edge inwards.
fn edges(rows: &[&str]) -> [Vec<usize>; 2] {
    let full = |(at, row): (usize, &&str)| (!row.is_empty()).then_some(at);
    let head = rows.iter().enumerate().filter_map(full).take(EDGE_ROWS).collect();
    let foot = rows.iter().enumerate().rev().filter_map(full).take(EDGE_ROWS).collect();
    [head, foot]
}

/// The lines that stand at the edge of half of the pages or more, their numbers apart, and hardly anywhere else (the
/// fields of a fiche come back too, but all over the pages).
fn recurring(sheets: &[Vec<&str>], learned: &Learned) -> HashSet<String> {
    let mut times: HashMap<String, (usize, usize)> = HashMap::new();
    for rows in sheets {
        let edges = edges(rows).concat();
        let lines = edges.iter().filter_map(|at| rows.get(*at));
        let lines: HashSet<String> = lines
            .filter(|row| !shapes::is_numbered_line(row, learned) && !row.ends_with(['.', ';', ',']))
            .map(|row| masked(row))
            .collect();
        for line in lines {
            times.entry(line).or_default().0 += 1;
        }
    }
    for rows in sheets {
        let edges: HashSet<usize> = edges(rows).concat().into_iter().collect();
        for (_, row) in rows.iter().enumerate().filter(|(at, row)| !row.is_empty() && !edges.contains(at)) {
            if let Some(seen) = times.get_mut(&masked(row)) {
                seen.1 += 1;
            }
        }
    }
    let enough = 2.max(sheets.len().div_ceil(2));
    let stays = |(edge, inside): (usize, usize)| edge >= enough && inside * 4 <= edge;
    times.into_iter().filter(|(_, seen)| stays(*seen)).map(|(line, _)| line).collect()
}

/// Which lines of a page are furniture: from its edges inwards, as long as they come back on other pages.
fn furniture(rows: &[&str], recurring: &HashSet<String>, page: u32, first: bool) -> Vec<usize> {
    let mut places = Vec::new();
    let [head, foot] = edges(rows);
    let is_furniture = |at: &usize| {
        rows.get(*at).is_some_and(|row| {
            recurring.contains(&masked(row)) || page_furniture(row).is_some_and(|n| n.abs_diff(page) < 50)
        })
    };
    places.extend(foot.iter().take_while(|at| is_furniture(at)));
    // On the first page the title may stand above the header.
    let mut outside = false;
    let heads = head.iter().copied().filter(|at| {
        outside |= !first && !is_furniture(at);
        !outside && is_furniture(at)
    });
    let heads: Vec<usize> = heads.filter(|at| !places.contains(at)).collect();
    // The header of a plan is often its title: on the first page it is the title, unless another one follows.
    let titled = first
        && heads.first() == head.first()
        && head.get(heads.len()).and_then(|at| rows.get(*at)).is_none_or(|row| !may_be_title(row));
    let kept = heads.iter().rposition(|at| rows.get(*at).is_some_and(|row| page_furniture(row).is_none()));
    for (rank, at) in heads.into_iter().enumerate() {
        if !(titled && Some(rank) == kept) {
            places.push(at);
        }
    }
    places
}

fn may_be_title(row: &str) -> bool {
    let none = Learned::new();
    !shapes::is_numbered_line(row, &none)
        && row.chars().count() <= 120
        && !row.ends_with(['.', ';', ':', ','])
}

/// The number of the page in a line of furniture: « Plan – Page 3 sur 12 ».
fn printed_page(row: &str) -> Option<u32> {
    page_furniture(row).or_else(|| {
        let lower = row.to_lowercase();
        let (_, after) = lower.rsplit_once("page").or_else(|| lower.rsplit_once("p."))?;
        let digits: String =
            after.trim_start_matches([' ', '\u{A0}', ':']).chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    })
}

/// « 3 », « - 3 - », « Page 3 », « 3/25 », « Page 3 sur 25 ».
fn page_furniture(row: &str) -> Option<u32> {
    let row = row.trim_matches(['-', '–', '—', ' ', '\u{A0}']);
    let row = row.strip_prefix("Page").or_else(|| row.strip_prefix("page")).unwrap_or(row).trim();
    let mut parts = row.split(['/', ' ', '\u{A0}']).filter(|part| !matches!(*part, "" | "sur" | "of" | "de"));
    let number = parts.next()?.parse().ok()?;
    let rest: Vec<&str> = parts.collect();
    let of_total =
        rest.len() <= 1 && rest.iter().all(|part| part.parse::<u32>().is_ok_and(|all| all >= number));
    of_total.then_some(number)
}
