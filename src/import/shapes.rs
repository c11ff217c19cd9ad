//! The shapes of headings: « Label N° 4 bis : title », « I. Title », « 1/ Title », « 1.2 Title ». A shape is only a
//! possibility; `scheme` decides from the whole document which shapes are headings.
use std::collections::{HashMap, HashSet};

use super::limits::HEADING_CHARS_MAX;
pub use crate::domain::heading::starts_upper;
use crate::domain::number::{LATIN, roman};
use crate::text::fold::fold;

/// What plans call their parts, folded, the longest first where one begins with another.
pub const LABELS: [&str; 67] = [
    "fiche action",
    "fiche-action",
    "fiche mesure",
    "fiche projet",
    "sous-mesure",
    "sous-action",
    "sous-objectif",
    "sous-axe",
    "mesure",
    "action",
    "fiche",
    "priorite",
    "axe",
    "orientation",
    "objectif",
    "article",
    "critere",
    "engagement",
    "proposition",
    "recommandation",
    "disposition",
    "demande",
    "partie",
    "titre",
    "livre",
    "chapitre",
    "section",
    "pilier",
    "volet",
    "theme",
    "thematique",
    "chantier",
    "ambition",
    "enjeu",
    "defi",
    "levier",
    "domaine",
    "etape",
    "projet",
    "programme",
    "point",
    "preconisation",
    "annexe",
    "measure",
    "objective",
    "goal",
    "priority",
    "axis",
    "recommendation",
    "commitment",
    "proposal",
    "chapter",
    "part",
    "title",
    "pillar",
    "strand",
    "target",
    "step",
    "appendix",
    "annex",
    "criterion",
    "challenge",
    "project",
    "strategy",
    "initiative",
    "area",
    "activity",
];

/// Words that stand between a label and its number: « Axe stratégique n° 2 ».
const QUALIFIERS: [&str; 16] = [
    "strategique",
    "prioritaire",
    "operationnel",
    "operationnelle",
    "general",
    "generale",
    "specifique",
    "transversal",
    "transversale",
    "phare",
    "nouvelle",
    "nouveau",
    "thematique",
    "cle",
    "structurant",
    "structurante",
];

/// Words after which no title ends.
const LINKS: [&str; 44] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "ou", "a", "au", "aux", "en", "par", "pour", "sur",
    "dans", "avec", "sans", "sous", "entre", "chez", "vers", "un", "une", "leur", "leurs", "son", "sa",
    "ses", "que", "qui", "dont", "of", "the", "and", "for", "to", "in", "with", "on", "contre", "afin",
];

/// The longest label, in characters.
const LABEL_CHARS_MAX: usize = 16;

/// Words that stand before numbers without naming a part of a plan.
const NO_LABELS: [&str; 14] = [
    "page",
    "pages",
    "figure",
    "tableau",
    "note",
    "loi",
    "decret",
    "directive",
    "convention",
    "version",
    "annee",
    "le",
    "les",
    "en",
];

/// The labels a document taught, folded.
pub type Learned = HashSet<String>;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// « 4 », « 4 bis », « premier ».
    Arabic,
    /// « 1-2 », « 1.2.3 »: how many numbers.
    Compound(u8),
    /// « M12 », by its letter, where letters do not count.
    Code(char),
    /// « IV ».
    Roman,
    /// « B ».
    Capital,
    /// « b ».
    Small,
}

/// A line read as a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What the part is called, as printed; empty when it is not.
    pub label: String,
    /// Its number, as printed.
    pub number: String,
    /// How the number is written.
    pub style: Style,
    /// What stands between number and title; nothing when only a space does.
    pub separator: Option<char>,
    /// The title; may be empty.
    pub title: String,
}

impl Shape {
    /// Whether the line can only be a heading or the beginning of a numbered paragraph, not a sentence in which a
    /// label happens to stand first (« Mesure 4 sera complétée »).
    pub fn is_clear(&self) -> bool {
        self.separator.is_some() || self.title.is_empty() || starts_upper(&self.title)
    }
}

/// Reads a line as « label number title », the label being known or learned (folded).
pub fn labelled(line: &str, learned: &Learned) -> Option<Shape> {
    let read = |(label, rest): (String, &str)| {
        let (number, style, rest) = number(after_ordinal_sign(blank(rest)), true)?;
        let (separator, title) = separator(rest);
        Some(Shape { label, number, style, separator, title: title.to_owned() })
    };
    known_label(line).and_then(read).or_else(|| learned_label(line, learned).and_then(read))
}

/// Reads « 2.1.1 Mesure 4 : title », where Word numbers what was numbered by hand: the label typed there is what
/// people call the part, the number before it says nothing more.
pub fn labelled_within(line: &str, learned: &Learned) -> Option<Shape> {
    let outer = numbered(line).or_else(|| numbered_loosely(line))?;
    labelled(&outer.title, learned).filter(|shape| shape.separator.is_some() && starts_upper(&shape.title))
}

/// Reads a line as « number separator title », without label.
pub fn numbered(line: &str) -> Option<Shape> {
    let bare = after_ordinal_sign(line);
    let (number, style, rest) = number(bare, false)?;
    let (separator, title) = separator(rest);
    let told = separator.is_some() || bare.len() < line.len() || matches!(style, Style::Compound(_));
    let year = style == Style::Arabic && number.chars().filter(char::is_ascii_digit).count() > 3;
    (told && !year && (title.is_empty() || rest.len() > title.len())).then(|| Shape {
        label: String::new(),
        number,
        style,
        separator,
        title: title.to_owned(),
    })
}

/// Reads what the format shows as a heading as « 1 Title », with nothing but a space between number and title.
pub fn numbered_loosely(line: &str) -> Option<Shape> {
    let (number, style, rest) = number(line, false)?;
    let title = blank(rest);
    let fits = style == Style::Arabic && number.len() <= 3 && title.len() < rest.len() && starts_upper(title);
    fits.then(|| Shape { label: String::new(), number, style, separator: None, title: title.to_owned() })
}

/// The one or two words before the first number of a line, folded, if they may be a label.
pub fn possible_label(line: &str) -> Option<String> {
    let (words, rest) = words_before_number(line)?;
    let (_, _, rest) = number(after_ordinal_sign(blank(rest)), true)?;
    let (sign, title) = separator(rest);
    let clear = sign.is_some() || title.is_empty() || starts_upper(title);
    let folded = fold(words);
    (clear && starts_upper(words) && !NO_LABELS.contains(&folded.as_str())).then_some(folded)
}

/// What a document calls its parts beyond what plans usually do: one or two words before a number that come back
/// with three numbers or more.
pub fn learn<'a>(lines: impl Iterator<Item = &'a str>) -> Learned {
    let mut numbers: HashMap<String, HashSet<&str>> = HashMap::new();
    for line in lines.filter(|line| line.len() <= 2 * HEADING_CHARS_MAX) {
        if let Some(label) = possible_label(line) {
            let seen = numbers.entry(label).or_default();
            if seen.len() < 3 {
                seen.insert(line);
            }
        }
    }
    numbers.into_iter().filter(|(_, lines)| lines.len() >= 3).map(|(label, _)| label).collect()
}

/// Whether no title ends with this word.
pub fn is_link(word: &str) -> bool {
    LINKS.contains(&fold(word).as_str())
}

/// Whether a line ends with a word after which no title ends.
pub fn ends_with_link(text: &str) -> bool {
    let end = text.rsplit([' ', '\u{A0}']).next().unwrap_or_default();
    end.ends_with(['’', '\'']) || is_link(end)
}

/// Whether a line has no letter in lower case, and enough of them in upper case to be a title.
pub fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 4
        && !text.chars().any(char::is_lowercase)
        && starts_upper(text)
}

/// Whether a line by itself begins like a numbered heading.
pub fn is_numbered_line(line: &str, learned: &Learned) -> bool {
    labelled(line, learned).is_some_and(|shape| shape.is_clear())
        || numbered(line).is_some_and(|shape| starts_upper(&shape.title))
}

/// The line without the dots and the page number of a table of contents, if it has them.
pub fn without_leader(line: &str) -> &str {
    let bare = line.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', '\u{A0}']);
    let cut = bare.trim_end_matches(['.', '…', ' ', '·', '_']);
    let leader = bare.get(cut.len()..).unwrap_or_default();
    let dots: usize = leader.chars().map(|c| if c == '…' { 3 } else { usize::from(c != ' ') }).sum();
    if dots >= 4 && bare.len() < line.len() { cut } else { line }
}

fn known_label(line: &str) -> Option<(String, &str)> {
    // Folded once: most lines begin like no label at all.
    let begin: String = line.chars().take(LABEL_CHARS_MAX).collect();
    let folded = fold(&begin);
    LABELS.iter().filter(|label| folded.starts_with(**label)).find_map(|label| {
        let count = label.chars().count();
        let end = line.char_indices().nth(count).map_or(line.len(), |(at, _)| at);
        let (head, rest) = line.split_at_checked(end)?;
        let same = fold(head) == *label && starts_upper(head);
        (same && !rest.starts_with(char::is_alphabetic)).then(|| with_qualifier(line, head, rest))
    })
}

/// « Axe stratégique » of « Axe stratégique n° 2 ».
fn with_qualifier<'a>(line: &'a str, head: &str, rest: &'a str) -> (String, &'a str) {
    let tail = blank(rest);
    let end = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
    match tail.split_at_checked(end) {
        Some((word, after)) if QUALIFIERS.contains(&fold(word).as_str()) => {
            let label = line.get(..line.len() - after.len()).unwrap_or(head);
            (label.to_owned(), after)
        }
        _ => (head.to_owned(), rest),
    }
}

fn learned_label<'a>(line: &'a str, learned: &Learned) -> Option<(String, &'a str)> {
    let (words, rest) = words_before_number(line)?;
    (starts_upper(words) && learned.contains(&fold(words))).then(|| (words.to_owned(), rest))
}

/// « Chantier national » of « Chantier national n° 3 », with the rest of the line.
fn words_before_number(line: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    for (count, word) in line.split([' ', '\u{A0}']).take(3).enumerate() {
        let letters = !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || c == '-');
        if !letters || is_roman(word) || is_number_sign(word) || count == 2 {
            break;
        }
        let gap = if end == 0 { 0 } else { line.get(end..)?.chars().next()?.len_utf8() };
        end += gap + word.len();
    }
    let (words, rest) = line.split_at_checked(end)?;
    (words.chars().count() > 2).then_some((words, rest))
}

fn is_number_sign(word: &str) -> bool {
    matches!(word, "n°" | "N°" | "nº" | "Nº" | "no" | "No" | "NO" | "numéro")
}

fn is_roman(word: &str) -> bool {
    roman(word).is_some()
}

fn blank(text: &str) -> &str {
    text.trim_start_matches([' ', '\u{A0}', '\u{202F}'])
}

/// « n° 12 » → « 12 ».
fn after_ordinal_sign(text: &str) -> &str {
    ["n°", "N°", "nº", "Nº", "numéro ", "no ", "No "]
        .iter()
        .find_map(|sign| text.strip_prefix(sign))
        .map(blank)
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()))
        .unwrap_or(text)
}

/// The number at the head of a text: as printed, how it is written, and what follows.
fn number(text: &str, after_label: bool) -> Option<(String, Style, &str)> {
    let found = arabic(text).or_else(|| code(text)).or_else(|| letters(text, after_label))?;
    let cut = !found.2.starts_with(|c: char| c.is_alphanumeric() || c == '’' || c == '\'');
    cut.then_some(found)
}

fn arabic(text: &str) -> Option<(String, Style, &str)> {
    let first = digits(text)?;
    let mut end = first;
    let mut count = 1_u8;
    while let Some(rest) = text.get(end..)
        && let Some(next) = rest.strip_prefix(['.', '-']).and_then(digits)
    {
        end += 1 + next;
        count = count.saturating_add(1);
    }
    let (head, rest) = text.split_at_checked(end)?;
    let digits_in_row = head.split(['.', '-']).map(str::len).max().unwrap_or(0);
    if digits_in_row > 5 {
        return None;
    }
    for ordinal in ["ère", "ere", "er", "re"] {
        if count == 1
            && let Some(rest) = rest.strip_prefix(ordinal)
            && !rest.starts_with(char::is_alphanumeric)
        {
            return Some((format!("{head}{ordinal}"), Style::Arabic, rest));
        }
    }
    let style = if count == 1 { Style::Arabic } else { Style::Compound(count) };
    let (suffix, rest) = suffix(rest).unwrap_or(("", rest));
    let gap = if suffix.is_empty() || text.get(end..)?.starts_with(suffix) { "" } else { " " };
    Some((format!("{head}{gap}{suffix}"), style, rest))
}

/// « A.1 », « I-2 », « M12 »: a capital letter or a Roman numeral, then numbers.
fn code(text: &str) -> Option<(String, Style, &str)> {
    let end = text.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(text.len());
    let (head, rest) = text.split_at_checked(end)?;
    if !(head.len() == 1 || is_roman(head)) {
        return None;
    }
    let tail = rest.strip_prefix(['.', '-']).unwrap_or(rest);
    if tail.len() == rest.len() && head.len() > 1 {
        return None;
    }
    let (numbers, style, rest) = arabic(tail)?;
    let count = if let Style::Compound(count) = style { count } else { 1 };
    let head = text.get(..text.len() - tail.len())?;
    Some((format!("{head}{numbers}"), Style::Compound(count.saturating_add(1)), rest))
}

/// « bis », or a single small letter, after a number.
fn suffix(rest: &str) -> Option<(&str, &str)> {
    let tail = blank(rest);
    let end = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
    let (word, after) = tail.split_at_checked(end)?;
    let letter = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase());
    // « 5 a été » is a sentence, « 42 a : » and « 42 a Titre » are numbers.
    let verb = letter && blank(after).starts_with(char::is_lowercase);
    (LATIN.contains(&word.to_lowercase().as_str()) || (letter && !verb && !after.starts_with(['’', '\''])))
        .then_some((word, after))
}

fn digits(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then_some(end)
}

/// Roman numerals, single letters, and after a label « premier » or « unique ».
fn letters(text: &str, after_label: bool) -> Option<(String, Style, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    let single = word.chars().count() == 1;
    let style = if matches!(word, "premier" | "première" | "Premier" | "unique" | "PREMIER") {
        after_label.then_some(Style::Arabic)?
    } else if is_roman(word.trim_end_matches("er")) && !(single && matches!(word, "C" | "L")) {
        Style::Roman
    } else if single && word.starts_with(|c: char| c.is_ascii_uppercase()) {
        Style::Capital
    } else if single
        && !after_label
        && rest.starts_with([')', '/'])
        && word.starts_with(|c: char| c.is_ascii_lowercase())
    {
        Style::Small
    } else {
        return None;
    };
    let (suffix, rest) = suffix(rest).filter(|(s, _)| s.len() > 1).unwrap_or(("", rest));
    let gap = if suffix.is_empty() { "" } else { " " };
    Some((format!("{word}{gap}{suffix}"), style, rest))
}

/// What stands between number and title: its first sign, if any, and the title.
fn separator(rest: &str) -> (Option<char>, &str) {
    let text = blank(rest);
    let spaced = text.len() < rest.len();
    let sign = text.chars().next().filter(|c| match c {
        ':' | '.' | '/' | ')' | '°' | '|' => true,
        '-' | '–' | '—' => spaced || blank_after_first(text),
        _ => false,
    });
    if sign.is_none() {
        return (None, text);
    }
    (
        sign,
        text.trim_start_matches([
            ':', '.', '/', ')', '°', '|', '-', '–', '—', ' ', '\u{A0}', '\u{202F}', '\t',
        ]),
    )
}

fn blank_after_first(text: &str) -> bool {
    text.chars().nth(1).is_none_or(|c| matches!(c, ' ' | '\u{A0}' | '\u{202F}'))
}

#[cfg(test)]
mod tests;
