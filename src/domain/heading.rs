//! Reading one line as the heading of a part: label, number, title. It knows no more than the labels it is given; how
//! a whole document labels and numbers its parts is learned in `import::scheme`.
use std::collections::HashSet;

use super::number::{LATIN, MeasureNumber, roman};
use super::plan::PlanNode;
use crate::text::fold::fold;

/// What plans commonly call their parts, folded.
const COMMON: [&str; 26] = [
    "priorite",
    "axe",
    "mesure",
    "sous-mesure",
    "action",
    "sous-action",
    "fiche",
    "fiche action",
    "fiche-action",
    "fiche mesure",
    "objectif",
    "objectif strategique",
    "objectif operationnel",
    "axe strategique",
    "orientation",
    "engagement",
    "proposition",
    "recommandation",
    "disposition",
    "article",
    "critere",
    "chapitre",
    "titre",
    "partie",
    "volet",
    "section",
];

/// The most words a label has.
const LABEL_WORDS_MAX: usize = 4;

/// A line read as a heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// What the part is called, as printed; may be empty.
    pub label: String,
    /// Its number, if it has one.
    pub number: Option<MeasureNumber>,
    /// Its title; may be empty.
    pub title: String,
}

/// The labels a line may begin with, folded.
#[derive(Debug, Clone, Default)]
pub struct Labels(HashSet<String>);

impl Labels {
    /// The labels that these parts bear.
    pub fn of(nodes: &[PlanNode]) -> Self {
        Self(nodes.iter().map(|node| fold(&node.label)).filter(|label| !label.is_empty()).collect())
    }

    /// These labels and those that plans commonly use.
    #[must_use]
    pub fn and_common(mut self) -> Self {
        self.0.extend(COMMON.iter().map(|label| (*label).to_owned()));
        self
    }

    fn holds(&self, words: &str) -> bool {
        self.0.contains(&fold(words))
    }
}

/// Reads « Label 4 bis : Title », « 4. Title »: only a line that can hardly be the beginning of a sentence.
pub fn read(line: &str, labels: &Labels) -> Option<Heading> {
    let (label, rest) = label(line, labels).unwrap_or(("", line));
    let (number, rest) = number(after_sign(rest.trim_start()), !label.is_empty())?;
    let (separated, title) = separator(rest);
    let clear = match (label.is_empty(), separated) {
        (true, true) => starts_upper(title),
        (true, false) => false,
        (false, separated) => separated || title.is_empty() || starts_upper(title),
    };
    clear.then(|| Heading {
        label: label.to_owned(),
        number: Some(MeasureNumber::new(&number)),
        title: title.trim_end().to_owned(),
    })
}

/// The same, a line that cannot be read so being a title as a whole.
pub fn read_or_title(line: &str, labels: &Labels) -> Heading {
    read(line, labels).unwrap_or_else(|| Heading { title: line.trim().to_owned(), ..Heading::default() })
}

/// Whether a text begins with a capital letter, quotation marks apart.
pub fn starts_upper(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || "«“\"".contains(c)).starts_with(char::is_uppercase)
}

/// The longest label the line begins with, and what follows it.
fn label<'a>(line: &'a str, labels: &Labels) -> Option<(&'a str, &'a str)> {
    let ends: Vec<usize> =
        line.match_indices(char::is_whitespace).map(|(at, _)| at).take(LABEL_WORDS_MAX).collect();
    let cut = |end: usize| line.split_at_checked(end).map(|(head, rest)| (head.trim(), rest));
    ends.into_iter().rev().filter_map(cut).find(|(head, _)| starts_upper(head) && labels.holds(head))
}

/// « n° 12 » → « 12 ».
fn after_sign(text: &str) -> &str {
    ["n°", "N°", "nº", "Nº"].iter().find_map(|sign| text.strip_prefix(sign)).map_or(text, str::trim_start)
}

/// The number at the head of a text, and what follows it.
fn number(text: &str, labelled: bool) -> Option<(String, &str)> {
    let (number, rest) = arabic(text, labelled).or_else(|| roman_number(text, labelled))?;
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || "’'%€".contains(c));
    ends.then_some((number, rest))
}

fn arabic(text: &str, labelled: bool) -> Option<(String, &str)> {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '.' | '-')
            && end == at
            && at > 0
            && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if c.is_ascii_digit() || inner {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    let (head, rest) = text.split_at_checked(end)?;
    let digits_max = if labelled { 4 } else { 3 };
    if head.is_empty() || head.split(['.', '-']).any(|run| run.len() > digits_max) {
        return None;
    }
    if let Some(rest) = ["ère", "er", "re"].iter().find_map(|ordinal| rest.strip_prefix(ordinal))
        && !rest.starts_with(char::is_alphanumeric)
    {
        return Some((text.get(..text.len() - rest.len())?.to_owned(), rest));
    }
    let (suffix, rest) = suffix(rest).unwrap_or(("", rest));
    Some((format!("{head} {suffix}").trim_end().to_owned(), rest))
}

/// « bis », or a small letter that ends the number: « 42 a : ».
fn suffix(rest: &str) -> Option<(&str, &str)> {
    let tail = rest.trim_start();
    let end = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
    let (word, after) = tail.split_at_checked(end)?;
    let letter = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase());
    let ends = after.is_empty() || separator(after).0;
    (LATIN.contains(&word.to_lowercase().as_str()) || (letter && ends)).then_some((word, after))
}

fn roman_number(text: &str, labelled: bool) -> Option<(String, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    roman(word)?;
    // « C. Dupont » and « L. » are no numbers where no label announces one.
    (labelled || !matches!(word, "C" | "L" | "D" | "M")).then(|| (word.to_owned(), rest))
}

/// Whether a sign separates the number from the title, and the title.
fn separator(rest: &str) -> (bool, &str) {
    let text = rest.trim_start();
    let spaced = text.len() < rest.len();
    let found = match text.chars().next() {
        Some(':' | '.' | ')' | '/' | '°' | '|') => true,
        Some('-' | '–' | '—') => spaced || text.chars().nth(1).is_none_or(char::is_whitespace),
        _ => false,
    };
    if !found {
        return (false, text);
    }
    (true, text.trim_start_matches(|c: char| c.is_whitespace() || ":.)/°|-–—".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::{Labels, read};

    fn check(line: &str, expected: Option<(&str, &str, &str)>) {
        let read = read(line, &Labels::default().and_common());
        let found = read.map(|h| (h.label, h.number.map(|n| n.to_string()).unwrap_or_default(), h.title));
        let expected = expected.map(|(l, n, t)| (l.to_owned(), n.to_owned(), t.to_owned()));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn headings_are_read() {
        check("Mesure 5 : Former les agents", Some(("Mesure", "5", "Former les agents")));
        check("MESURE N° 4 bis\u{a0}: Étendre", Some(("MESURE", "4 bis", "Étendre")));
        check("Fiche action 12 – Loger", Some(("Fiche action", "12", "Loger")));
        check("Article 1er", Some(("Article", "1er", "")));
        check("Axe II. Agir", Some(("Axe", "II", "Agir")));
        check("Mesure 42 a : Suivre", Some(("Mesure", "42 a", "Suivre")));
        check("1.2 – Repérer", Some(("", "1.2", "Repérer")));
        check("3) Enquêter", Some(("", "3", "Enquêter")));
    }

    #[test]
    fn sentences_are_not() {
        for line in [
            "Mesure 4 sera complétée par décret",
            "2014 sera l’année du plan",
            "3 mois de délai",
            "50 % des victimes",
            "C. Dupont",
            "L’axe 2 du plan",
            "",
            "12",
        ] {
            check(line, None);
        }
    }
}
