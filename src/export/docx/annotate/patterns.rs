//! How what we add looks: like the words beside it, the paragraphs of its kind, the headings of its level.
use std::collections::HashMap;

use super::align::Map;
use super::lines::{Form, Line};
use super::markup;
use super::scan::{Kind, Paper, Paragraph};
use crate::domain::plan::NodeKind;

/// Beyond this many signs what stands before the words of a paragraph is no bullet.
const BULLET_CHARS_MAX: usize = 4;

/// How a paragraph of ours is to look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) properties: String,
    pub(super) looks: String,
    /// What is typed before its words: a bullet and a blank.
    pub(super) bullet: String,
    /// The line it was taken from.
    pub(super) line: usize,
}

/// The looks of the run that holds this character.
pub(super) fn looks_at(paper: &Paper<'_>, paragraph: usize, at: usize) -> String {
    paper.paragraphs.get(paragraph).map_or_else(String::new, |paragraph| looks_in(paper, paragraph, at))
}

fn looks_in(paper: &Paper<'_>, paragraph: &Paragraph, at: usize) -> String {
    let held = paragraph.units.iter().find(|unit| unit.chars.contains(&at));
    let run = held.and_then(|unit| match &unit.kind {
        Kind::Field(units) => units.iter().find(|unit| unit.chars.contains(&at))?.run,
        _ => unit.run,
    });
    let looks = run.and_then(|run| paragraph.runs.get(run)?.looks.clone());
    looks.and_then(|range| paper.xml.get(range)).map_or_else(String::new, markup::looks)
}

/// The looks of most of a paragraph.
fn usual_looks(paper: &Paper<'_>, paragraph: &Paragraph, from: usize) -> String {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut best = (0, String::new());
    for unit in paragraph.units.iter().filter(|unit| unit.kind == Kind::Words && unit.chars.end > from) {
        let looks = looks_in(paper, paragraph, unit.chars.start);
        let count = counts.entry(looks.clone()).or_default();
        *count += unit.chars.len();
        if *count > best.0 {
            best = (*count, looks);
        }
    }
    best.1
}

/// Looks for patterns in the lines of the draft that are in the file.
pub(super) struct Patterns<'a> {
    pub(super) paper: &'a Paper<'a>,
    pub(super) lines: &'a [Line],
    pub(super) map: &'a Map,
}

impl Patterns<'_> {
    /// The pattern of a paragraph of this form beside this line: the nearest one.
    pub(super) fn nearest(&self, form: Form, line: usize) -> Option<Pattern> {
        let mut ranks: Vec<usize> = (0..self.lines.len()).collect();
        ranks.sort_by_key(|rank| (line.abs_diff(*rank), *rank > line));
        let fits = |exact: bool| {
            ranks.iter().copied().find_map(|rank| {
                let other = self.lines.get(rank)?;
                (other.form == form || (!exact && alike(other.form, form))).then_some(())?;
                self.of(rank)
            })
        };
        fits(true).or_else(|| fits(false))
    }

    /// The pattern of a line; nothing when it does not fill a paragraph of the file from its beginning.
    pub(super) fn of(&self, line: usize) -> Option<Pattern> {
        let places = self.map.line(line);
        let first = places.first()?;
        let alone = |other: Option<usize>| {
            let places = other.map_or(&[][..], |other| self.map.line(other));
            places.last().is_none_or(|last| last.paragraph != first.paragraph)
        };
        alone(line.checked_sub(1)).then_some(())?;
        let paragraph = self.paper.paragraphs.get(first.paragraph)?;
        let own =
            paragraph.properties.clone().and_then(|range| self.paper.xml.get(range)).unwrap_or_default();
        let typed: String = paragraph.text.get(..first.from).unwrap_or_default().iter().collect();
        let is_bullet =
            typed.chars().count() <= BULLET_CHARS_MAX && !typed.chars().any(char::is_alphanumeric);
        Some(Pattern {
            properties: markup::properties(own),
            looks: usual_looks(self.paper, paragraph, first.from),
            bullet: if is_bullet { typed } else { String::new() },
            line,
        })
    }

    /// Whether Word writes what the draft has before the words of this line: its label and its number.
    pub(super) fn is_numbered(&self, line: usize) -> bool {
        self.map.line(line).first().is_some_and(|first| first.from == first.to && first.known)
    }

    /// The pattern of a heading of ours, like the headings of its level; it bears its number in words, since Word would
    /// give it another.
    pub(super) fn heading(&self, kind: NodeKind, depth: u8, line: usize) -> Pattern {
        let pattern = self.nearest(Form::Heading(kind, depth), line).unwrap_or_default();
        let numbered = pattern.properties.contains("<w:numPr>") || self.is_numbered(pattern.line);
        let properties =
            if numbered { markup::unnumbered(&pattern.properties) } else { pattern.properties.clone() };
        Pattern { properties, bullet: String::new(), ..pattern }
    }
}

/// Whether a form may stand for another where there is none of it.
fn alike(a: Form, b: Form) -> bool {
    match (a, b) {
        (Form::Heading(kind, _), Form::Heading(other, _)) => kind == other,
        (Form::Paragraph(_), Form::Paragraph(_)) => true,
        _ => false,
    }
}
