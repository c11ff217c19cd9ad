//! The shapes of headings: « Label N° 4 bis : title », « I. Title », « 1/ Title », « 1.2 Title ». A shape is only a
//! possibility; `scheme` decides from the whole document which shapes are headings.
use crate::domain::number::LATIN;
use crate::text::fold::fold;

/// What plans call their parts, folded, the longest first where one begins with another.
pub const LABELS: [&str; 46] = [
    "fiche action",
    "fiche-action",
    "fiche mesure",
    "sous-mesure",
    "sous-action",
    "sous-objectif",
    "sous-axe",
    "objectif strategique",
    "objectif operationnel",
    "axe strategique",
    "axe prioritaire",
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
];

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
pub type Learned = std::collections::HashSet<String>;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// « 4 », « 4 bis », « premier ».
    Arabic,
    /// « 1-2 », « 1.2.3 »: how many numbers.
    Compound(u8),
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
    let (label, rest) = known_label(line).or_else(|| learned_label(line, learned))?;
    let (number, style, rest) = number(after_ordinal_sign(blank(rest)), true)?;
    let (separator, title) = separator(rest);
    Some(Shape { label, number, style, separator, title: title.to_owned() })
}

/// Reads a line as « number separator title », without label.
pub fn numbered(line: &str) -> Option<Shape> {
    let bare = after_ordinal_sign(line);
    let (number, style, rest) = number(bare, false)?;
    let (separator, title) = separator(rest);
    let told = separator.is_some() || bare.len() < line.len() || matches!(style, Style::Compound(_));
    let year = style == Style::Arabic && number.len() > 3;
    (told && !year && (title.is_empty() || rest.len() > title.len())).then(|| Shape {
        label: String::new(),
        number,
        style,
        separator,
        title: title.to_owned(),
    })
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

/// Whether a line by itself, without knowing the document, begins like a numbered heading.
pub fn is_numbered_line(line: &str) -> bool {
    let none = Learned::new();
    labelled(line, &none).is_some_and(|shape| shape.is_clear())
        || numbered(line).is_some_and(|shape| starts_upper(&shape.title))
}

/// Whether a text begins with a capital letter, quotation marks apart.
pub fn starts_upper(text: &str) -> bool {
    text.trim_start_matches(['«', '“', '"', ' ', '\u{A0}', '\u{202F}']).starts_with(char::is_uppercase)
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
    LABELS.iter().find_map(|label| {
        let count = label.chars().count();
        let end = line.char_indices().nth(count).map_or(line.len(), |(at, _)| at);
        let (head, rest) = line.split_at_checked(end)?;
        let same = fold(head) == *label && starts_upper(head);
        (same && !rest.starts_with(char::is_alphabetic)).then(|| (head.to_owned(), rest))
    })
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
    crate::domain::number::roman(word).is_some()
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
    let found = arabic(text).or_else(|| letters(text, after_label))?;
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
    if digits_in_row > 4 {
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
    } else if is_roman(word) && !(single && matches!(word, "C" | "L")) {
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
