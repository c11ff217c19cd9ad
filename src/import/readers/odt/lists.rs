//! Lists of LibreOffice files: how each level is numbered, and how far each list has counted.
use std::collections::HashMap;

use super::styles::Styles;
use crate::import::readers::counting::Numerals;
use crate::import::readers::xml::Tag;

/// The format has ten levels.
const LEVELS: usize = 10;
/// The longest text around a number, in characters.
const LABEL_CHARS_MAX: usize = 120;

/// One level of a list style.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    numerals: Numerals,
    before: String,
    after: String,
    /// Text with « %1% » where numbers stand; goes before the two above.
    pattern: Option<String>,
    start: u32,
    /// How many levels its number shows.
    shows: usize,
}

impl Level {
    /// What the file says of a level.
    pub(super) fn new(tag: &Tag<'_>) -> Self {
        let counts = matches!(tag.name(), "list-level-style-number" | "outline-level-style");
        let text = |name: &str| tag.val_of(name).chars().take(LABEL_CHARS_MAX).collect::<String>();
        let numerals = match (counts, tag.val_of("num-format").as_str()) {
            (false, _) => Numerals::Bullet,
            (true, "") => Numerals::None,
            (true, "1st") => Numerals::Ordinals,
            (true, format) if format.starts_with("01") => Numerals::TwoFigures,
            (true, "I") => Numerals::Roman { lower: false },
            (true, "i") => Numerals::Roman { lower: true },
            (true, "A") => Numerals::Letters { lower: false },
            (true, "a") => Numerals::Letters { lower: true },
            (true, _) => Numerals::Figures,
        };
        Self {
            numerals,
            before: text("num-prefix"),
            after: text("num-suffix"),
            pattern: Some(text("num-list-format")).filter(|pattern| pattern.contains('%')),
            start: tag.number("start-value").unwrap_or(1),
            shows: tag.number("display-levels").unwrap_or(1),
        }
    }
}

/// The levels of a list style.
#[derive(Debug, Clone, Default)]
pub(super) struct Levels(HashMap<usize, Level>);

impl Levels {
    /// Sets a level, counted from 1.
    pub(super) fn set(&mut self, level: usize, said: Level) {
        if (1..=LEVELS).contains(&level) {
            self.0.insert(level - 1, said);
        }
    }

    /// What is printed before a paragraph of this level; nothing for a bullet.
    pub(super) fn print(&self, at: usize, counts: &Counts) -> Option<String> {
        let this = self.0.get(&at).filter(|level| level.numerals != Numerals::Bullet)?;
        let number = |at: usize| match self.0.get(&at) {
            Some(level) => level.numerals.print(counts.at(at).unwrap_or(level.start)),
            None => String::new(),
        };
        let mut printed = match &this.pattern {
            Some(pattern) => filled(pattern, number),
            None if this.numerals == Numerals::None => format!("{}{}", this.before, this.after),
            None => {
                let first = (at + 1).saturating_sub(this.shows.max(1));
                let numbers: Vec<String> = (first..=at).map(number).filter(|n| !n.is_empty()).collect();
                format!("{}{}{}", this.before, numbers.join("."), this.after)
            }
        };
        if !printed.trim().is_empty() {
            printed.push(' ');
        }
        Some(printed)
    }
}

/// The pattern with its numbers: « %1%.%2% » → « 1.2 ».
fn filled(pattern: &str, number: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for (at, piece) in pattern.split('%').enumerate() {
        match piece.parse::<usize>().ok().filter(|_| at % 2 == 1).and_then(|level| level.checked_sub(1)) {
            Some(level) => text.push_str(&number(level)),
            None => text.push_str(piece),
        }
    }
    text
}

/// How far a list has counted on each level.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts([Option<u32>; LEVELS]);

impl Counts {
    fn at(&self, level: usize) -> Option<u32> {
        self.0.get(level).copied().flatten()
    }

    /// Counts one more on a level; those below begin again.
    pub(super) fn next(&mut self, level: usize, levels: &Levels, anew: Option<u32>) {
        let start = levels.0.get(&level).map_or(1, |level| level.start);
        if let Some(count) = self.0.get_mut(level) {
            *count = Some(anew.unwrap_or_else(|| count.map_or(start, |before| before.saturating_add(1))));
        }
        // A list that begins on a lower level has begun on the upper ones too.
        for (at, upper) in self.0.iter_mut().enumerate().take(level) {
            *upper = upper.or_else(|| levels.0.get(&at).map(|level| level.start));
        }
        self.0.iter_mut().skip(level + 1).for_each(|deeper| *deeper = None);
    }
}

/// An element of a list that is open.
#[derive(Debug, Clone, Copy)]
struct Element {
    /// Whether its first paragraph, which bears the number, is still to come.
    first: bool,
    start: Option<u32>,
}

/// A list that is open.
#[derive(Debug)]
struct Open {
    style: String,
    element: Option<Element>,
}

/// The lists being read.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Open>,
    /// All lists that were counted, and which of them is being counted.
    counted: Vec<Counts>,
    current: usize,
    by_id: HashMap<String, usize>,
    by_style: HashMap<String, usize>,
}

impl Lists {
    /// A list begins.
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        let around = self.open.last().map(|open| open.style.clone()).unwrap_or_default();
        let style = tag.value("style-name").unwrap_or(around);
        if self.open.is_empty() {
            let goes_on = tag.val_of("continue-numbering") == "true";
            let before = match tag.value("continue-list") {
                Some(id) => self.by_id.get(&id),
                None if goes_on => self.by_style.get(&style),
                None => None,
            };
            self.current = before.copied().unwrap_or_else(|| {
                self.counted.push(Counts::default());
                self.counted.len() - 1
            });
            if let Some(id) = tag.value("id") {
                self.by_id.insert(id, self.current);
            }
            self.by_style.insert(style.clone(), self.current);
        }
        self.open.push(Open { style, element: None });
    }

    /// The list ends.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// An element of it begins; a header has no number.
    pub(super) fn open_element(&mut self, tag: &Tag<'_>) {
        let first = tag.name() == "list-item";
        if let Some(open) = self.open.last_mut() {
            open.element = Some(Element { first, start: tag.number("start-value") });
        }
    }

    /// The element ends.
    pub(super) fn close_element(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.element = None;
        }
    }

    /// Counts a paragraph that begins: its depth, and what is printed before it. Nothing if it is not the first of an
    /// element of a list.
    pub(super) fn next(&mut self, bound: Option<&str>, styles: &Styles) -> Option<(u8, Option<String>)> {
        let depth = self.open.len().checked_sub(1)?;
        let open = self.open.last_mut()?;
        let element = open.element.as_mut().filter(|element| element.first)?;
        element.first = false;
        let style = Some(open.style.as_str()).filter(|style| !style.is_empty()).or(bound).unwrap_or_default();
        let levels = styles.lists.get(style).unwrap_or(&styles.outline);
        let counts = self.counted.get_mut(self.current)?;
        counts.next(depth, levels, element.start);
        Some((u8::try_from(depth).unwrap_or(u8::MAX), levels.print(depth, counts)))
    }
}
