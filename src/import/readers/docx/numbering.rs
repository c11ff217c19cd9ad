//! Word's automatic numbering: what is printed before a paragraph, counted as Word counts.
use std::collections::{BTreeMap, HashMap, HashSet};

use super::styles::Styles;
use crate::import::readers::Source;
use crate::import::readers::counting::Numerals;
use crate::import::readers::xml::{Node, Pull, Tag};
use crate::import::report::Refused;

/// Word has nine levels.
const LEVELS: usize = 9;
/// How often a list may refer to another.
const HOPS_MAX: usize = 4;
/// The longest text around a number, in characters.
const LABEL_CHARS_MAX: usize = 120;

/// What is printed before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Printed {
    /// A sign that is the same for all.
    Bullet,
    /// A number with the text around it and the blank after it.
    Number(String),
}

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    numerals: Numerals,
    text: String,
    legal: bool,
    /// The level whose next paragraph makes it begin again, 0 for none, counted from 1.
    restart: Option<usize>,
    /// The style that is bound to this level.
    style: Option<String>,
}

type Levels = BTreeMap<usize, Level>;

#[derive(Debug, Default)]
struct Abstract {
    levels: Levels,
    /// The style whose list it is.
    same_as: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    of: i64,
    /// Where levels begin anew for this list.
    starts: BTreeMap<usize, u32>,
    levels: Levels,
}

/// The lists of a file and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<i64, Abstract>,
    lists: HashMap<i64, List>,
    /// How far each abstract list has counted; lists of the same abstract list go on with one another.
    counts: HashMap<i64, [Option<u32>; LEVELS]>,
    begun: HashSet<(i64, usize)>,
}

/// Whose level the text is being read of.
#[derive(Clone, Copy)]
enum Owner {
    Abstract(i64),
    List(i64),
}

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub(super) fn read(xml: &str) -> Result<Self, Refused> {
        let mut pull = Pull::new(xml, Source::Docx);
        let mut numbering = Self::default();
        let (mut owner, mut level) = (Owner::Abstract(-1), 0);
        while let Some(node) = pull.next()? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "abstractNum" => owner = Owner::Abstract(tag.number("abstractNumId").unwrap_or(-1)),
                "num" => owner = Owner::List(tag.number("numId").unwrap_or(-1)),
                "abstractNumId" => numbering.list(owner).of = tag.number("val").unwrap_or(-1),
                "numStyleLink" => {
                    if let Owner::Abstract(id) = owner {
                        numbering.abstracts.entry(id).or_default().same_as = tag.value("val");
                    }
                }
                "lvlOverride" => level = tag.number("ilvl").unwrap_or(0),
                "startOverride" => {
                    let start = tag.number("val").unwrap_or(1);
                    numbering.list(owner).starts.insert(level, start);
                }
                "lvl" => {
                    let at: usize = tag.number("ilvl").unwrap_or(level);
                    let read = Level::read(&mut pull)?;
                    let levels = match owner {
                        Owner::Abstract(id) => &mut numbering.abstracts.entry(id).or_default().levels,
                        Owner::List(_) => &mut numbering.list(owner).levels,
                    };
                    if at < LEVELS {
                        levels.insert(at, read);
                    }
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    fn list(&mut self, owner: Owner) -> &mut List {
        let id = if let Owner::List(id) = owner { id } else { -1 };
        self.lists.entry(id).or_default()
    }

    /// The list that has the levels: some only refer to that of a style.
    fn home(&self, list: i64, styles: &Styles) -> Option<(i64, i64)> {
        let mut list = list;
        for _ in 0..HOPS_MAX {
            let of = self.lists.get(&list)?.of;
            let linked = self.abstracts.get(&of)?.same_as.as_ref();
            let target = linked.and_then(|style| styles.named(style)?.list.as_ref().map(|(list, ..)| *list));
            match target {
                Some(next) if next != list => list = next,
                _ => return Some((list, of)),
            }
        }
        None
    }

    /// The level of a list that a style is bound to.
    pub(super) fn level_of(&self, list: i64, style: &str, styles: &Styles) -> Option<u8> {
        let (_, of) = self.home(list, styles)?;
        let levels = &self.abstracts.get(&of)?.levels;
        let (level, _) = levels.iter().find(|(_, level)| level.style.as_deref() == Some(style))?;
        u8::try_from(*level).ok()
    }

    /// Counts a paragraph of this list and level, and says what is printed before it.
    pub(super) fn next(&mut self, list: i64, level: u8, styles: &Styles) -> Option<Printed> {
        let level = usize::from(level);
        let (home, of) = self.home(list, styles)?;
        let (own, abstracts) = (self.lists.get(&home)?, &self.abstracts.get(&of)?.levels);
        let asked = self.lists.get(&list)?;
        let get =
            |at: usize| asked.levels.get(&at).or_else(|| own.levels.get(&at)).or_else(|| abstracts.get(&at));
        let this = get(level)?;
        let counts = self.counts.entry(of).or_default();
        let anew = asked.starts.get(&level).filter(|_| self.begun.insert((list, level)));
        let count = counts.get_mut(level)?;
        *count = Some(match (anew, *count) {
            (Some(start), _) => *start,
            (None, Some(before)) => before.saturating_add(1),
            (None, None) => this.start,
        });
        // A list that begins on a lower level has begun on the upper ones too.
        for (at, upper) in counts.iter_mut().enumerate().take(level) {
            *upper = upper.or_else(|| get(at).map(|level| level.start));
        }
        for (at, deeper) in counts.iter_mut().enumerate().skip(level + 1) {
            if get(at).and_then(|level| level.restart).is_none_or(|after| level < after) {
                *deeper = None;
            }
        }
        if this.numerals == Numerals::Bullet {
            return Some(Printed::Bullet);
        }
        let counts = *counts;
        let number = this.print(|at| {
            let of_level = get(at)?;
            let count = counts.get(at).copied().flatten().unwrap_or(of_level.start);
            let figures = this.legal && !matches!(of_level.numerals, Numerals::Bullet | Numerals::None);
            Some(if figures { Numerals::Figures } else { of_level.numerals }.print(count))
        });
        Some(Printed::Number(number))
    }
}

impl Level {
    /// Reads the element that began last, `w:lvl`.
    fn read(pull: &mut Pull<'_>) -> Result<Self, Refused> {
        let mut level = Self::default();
        pull.inside(|tag| level.take(tag))?;
        Ok(level)
    }

    fn take(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            "start" if tag.value("val").is_some() => self.start = tag.number("val").unwrap_or(1),
            "numFmt" => self.numerals = numerals(&tag.val()),
            "lvlText" => self.text = tag.val().chars().take(LABEL_CHARS_MAX).collect(),
            "isLgl" => self.legal = tag.is_on(),
            "lvlRestart" => self.restart = tag.number("val"),
            "pStyle" => self.style = tag.value("val"),
            "pPr" | "rPr" => return false,
            _ => {}
        }
        true
    }

    /// Its text with the numbers in their places, and the blank after it.
    fn print(&self, number: impl Fn(usize) -> Option<String>) -> String {
        let mut printed = String::new();
        let mut chars = self.text.chars().peekable();
        while let Some(c) = chars.next() {
            let level = chars.peek().filter(|_| c == '%').and_then(|next| next.to_digit(10));
            match level.and_then(|level| usize::try_from(level).ok()?.checked_sub(1)) {
                Some(level) => {
                    chars.next();
                    printed.push_str(&number(level).unwrap_or_default());
                }
                None => printed.push(c),
            }
        }
        // Even where the file puts nothing after it: it stands apart on paper by its indent.
        if !printed.trim().is_empty() {
            printed.push(' ');
        }
        printed
    }
}

fn numerals(format: &str) -> Numerals {
    match format {
        "bullet" => Numerals::Bullet,
        "none" => Numerals::None,
        "decimalZero" => Numerals::TwoFigures,
        "ordinal" => Numerals::Ordinals,
        "upperRoman" => Numerals::Roman { lower: false },
        "lowerRoman" => Numerals::Roman { lower: true },
        "upperLetter" => Numerals::Letters { lower: false },
        "lowerLetter" => Numerals::Letters { lower: true },
        _ => Numerals::Figures,
    }
}
