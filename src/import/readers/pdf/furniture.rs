//! Page headers, footers and page numbers: what comes back at the same height on other pages, figures apart, outside
//! the text. Each is set aside once.
use std::collections::{HashMap, HashSet};

use super::layout::{Layout, Part};
use super::rows::Line;
use super::sheet::Layer;
use crate::domain::plan::{Paragraph, ParagraphKind};
use crate::import::clean::{clean, one_line};
use crate::import::shapes;
use crate::text::fold::fold;

/// How much of the page, above and below, furniture may stand in.
const ZONE: f64 = 0.14;
/// Where nothing but furniture is expected.
const EDGE: f64 = 0.075;
/// How far apart the same furniture of two pages may be, in points.
const DRIFT: f64 = 5.0;

/// What tells furniture of one kind from another: its words without figures, and its height.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    words: String,
    level: i64,
}

/// What was seen of a kind.
#[derive(Debug, Default)]
struct Seen {
    pages: HashSet<usize>,
    texts: HashSet<String>,
    artifacts: usize,
    at_edge: bool,
}

/// Takes the furniture out of the pages.
pub(super) fn set_aside(layouts: &mut [Layout]) -> Vec<Paragraph> {
    let pages = layouts.len();
    let mut kinds: HashMap<Key, Seen> = HashMap::new();
    for (page, layout) in layouts.iter().enumerate() {
        for line in layout.parts.iter().flat_map(Part::lines).chain(&layout.turned).chain(&layout.stamps) {
            for key in keys(line, layout.height) {
                let seen = kinds.entry(key).or_default();
                seen.pages.insert(page);
                seen.texts.insert(line.text.clone());
                seen.artifacts += usize::from(line.layer == Layer::Artifact);
                seen.at_edge |= at_edge(line, layout.height);
            }
        }
    }
    let mut told: HashSet<String> = HashSet::new();
    let mut aside = Vec::new();
    for (page, layout) in (1_u32..).zip(layouts.iter_mut()) {
        let height = layout.height;
        let mut wanted = |line: &Line| {
            let goes = keys(line, height)
                .iter()
                .any(|key| kinds.get(key).is_some_and(|seen| is_furniture(line, key, seen, pages)));
            if goes {
                tell(line, page, &mut told, &mut aside);
            }
            !goes
        };
        for part in &mut layout.parts {
            part.retain_mut(|line| wanted(line));
        }
        layout.turned.retain(&mut wanted);
        for stamp in std::mem::take(&mut layout.stamps) {
            tell(&stamp, page, &mut told, &mut aside);
        }
    }
    aside
}

fn tell(line: &Line, page: u32, told: &mut HashSet<String>, aside: &mut Vec<Paragraph>) {
    if told.insert(without_figures(&line.text)) {
        let text = one_line(&clean(&line.text).text);
        aside.push(Paragraph { kind: ParagraphKind::Text, text, page: Some(page) });
    }
}

/// The kinds a line may be of: its height falls between two steps. Nothing where no furniture stands.
fn keys(line: &Line, height: f64) -> Vec<Key> {
    let place = line.y / height.max(1.0);
    if (ZONE..=1.0 - ZONE).contains(&place) && line.layer != Layer::Artifact {
        return Vec::new();
    }
    let words = without_figures(&line.text);
    let step = line.y / DRIFT;
    [step.floor(), step.ceil()]
        .into_iter()
        .map(|level| Key { words: words.clone(), level: whole(level) })
        .collect()
}

#[expect(clippy::cast_possible_truncation, reason = "the value is kept within the type")]
fn whole(value: f64) -> i64 {
    value.clamp(-1e9, 1e9) as i64
}

fn at_edge(line: &Line, height: f64) -> bool {
    let place = line.y / height.max(1.0);
    !(EDGE..=1.0 - EDGE).contains(&place)
}

fn without_figures(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for c in fold(text).chars() {
        if !c.is_ascii_digit() {
            words.push(c);
        } else if !words.ends_with('#') {
            words.push('#');
        }
    }
    words
}

fn is_furniture(line: &Line, key: &Key, seen: &Seen, pages: usize) -> bool {
    let count = seen.pages.len();
    if is_page_number(&key.words) {
        return count >= 2 || (pages == 1 && seen.at_edge) || line.layer == Layer::Artifact;
    }
    // « Fiche action n° 3 » at the head of each page is a heading, not furniture.
    if seen.texts.len() > 1 && shapes::labelled(&line.text, &shapes::Learned::new()).is_some() {
        return false;
    }
    let often = if pages <= 5 { count >= 2 } else { count >= 3 && count * 3 >= pages };
    often || (seen.at_edge && count >= 3) || (seen.artifacts >= 2 && count >= 2)
}

/// « 3 », « 3/25 », « - 3 - », « Page 3 sur 25 », figures replaced by `#`.
fn is_page_number(words: &str) -> bool {
    let parts = words.split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '–' | '—' | '|' | '.'));
    let mut parts = parts.filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some()
        && parts.all(|part| matches!(part, "#" | "page" | "p" | "sur" | "de" | "of" | "pages"))
        && words.contains('#')
}

#[cfg(test)]
mod tests;
