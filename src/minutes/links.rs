//! Cross-references: where the text names a measure of the plan by its number (« mesures 4 bis et 11 bis »), the number
//! leads to its heading. Exact words of the plan, headings and measures of other texts stay as they are.
use std::collections::BTreeSet;

use crate::domain::plan::NodeKind;
use crate::domain::session::Session;

use super::document::{Block, Content, Document, Inline, Mark, Source};
use super::nouns::find_part;

/// A measure that has a heading in the document.
struct Target {
    /// Its number, with ordinary spaces.
    number: String,
    bookmark: String,
}

/// What the measures of the document are called, and where they are.
struct Targets {
    /// « mesure », « action »: in small letters.
    nouns: BTreeSet<String>,
    /// The longest number first: « 4 bis » before « 4 ».
    list: Vec<Target>,
}

/// Makes a link of every number of a measure that has its heading elsewhere in the document.
pub(super) fn link_measures(document: &mut Document, session: &Session) {
    let targets = targets(&document.blocks, session);
    if targets.list.is_empty() {
        return;
    }
    let mut here = String::new();
    for block in &mut document.blocks {
        match &mut block.content {
            Content::Heading { bookmark, .. } => here.clone_from(bookmark),
            Content::Paragraph { text, .. } => link(text, &targets, &here),
            Content::List { items, .. } => {
                for item in items {
                    link(&mut item.text, &targets, &here);
                }
            }
            Content::Table { rows, .. } => {
                for cell in rows.iter_mut().flat_map(|row| row.cells.iter_mut()) {
                    link(cell, &targets, &here);
                }
            }
            _ => {}
        }
    }
}

fn targets(blocks: &[Block], session: &Session) -> Targets {
    let mut nouns = BTreeSet::from(["mesure".to_owned(), "measure".to_owned()]);
    let mut list: Vec<Target> = Vec::new();
    for block in blocks {
        let (Content::Heading { bookmark, .. }, Some(Source::Node(key))) = (&block.content, &block.source)
        else {
            continue;
        };
        let node = find_part(session, key).map(|(_, node)| node);
        let Some(node) = node.filter(|node| node.kind == NodeKind::Measure) else { continue };
        let Some(number) = &node.number else { continue };
        if !node.label.trim().is_empty() {
            nouns.insert(node.label.trim().to_lowercase());
        }
        list.push(Target { number: number.as_str().to_owned(), bookmark: bookmark.clone() });
    }
    list.sort_by_key(|target| std::cmp::Reverse(target.number.len()));
    Targets { nouns, list }
}

fn link(text: &mut Vec<Inline>, targets: &Targets, here: &str) {
    if !text.iter().any(|run| run.mark == Mark::Plain && targets.are_named(&run.text)) {
        return;
    }
    for run in std::mem::take(text) {
        if run.mark == Mark::Plain {
            targets.cut(&run.text, here, text);
        } else {
            text.push(run);
        }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

impl Targets {
    fn are_named(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.nouns.iter().any(|noun| text.contains(noun.as_str()))
    }

    /// The text in pieces, its numbers of measures as links.
    fn cut(&self, text: &str, here: &str, out: &mut Vec<Inline>) {
        let mut rest = text;
        let mut plain = String::new();
        while let Some((before, noun, after)) = self.next_noun(rest) {
            plain.push_str(before);
            plain.push_str(noun);
            rest = after;
            let earlier = before.trim_end_matches(is_space);
            if earlier.ends_with("ancienne") || earlier.ends_with("anciennes") || earlier.ends_with("former")
            {
                continue;
            }
            let mut numbers = Vec::new();
            let end = self.numbers(after, &mut numbers);
            if is_of_another_text(end) {
                continue;
            }
            for (separator, number, bookmark) in numbers {
                plain.push_str(separator);
                if bookmark == here {
                    plain.push_str(number);
                    continue;
                }
                out.push(Inline::plain(std::mem::take(&mut plain)));
                out.push(Inline::link(number, format!("#{bookmark}")));
            }
            rest = end;
        }
        plain.push_str(rest);
        if !plain.is_empty() || out.is_empty() {
            out.push(Inline::plain(plain));
        }
    }

    /// What stands before the next « mesure » or « mesures », the word, and what follows.
    fn next_noun<'a>(&self, text: &'a str) -> Option<(&'a str, &'a str, &'a str)> {
        // A hyphen binds: a « sous-mesure » is no « mesure ».
        let binds = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
        let mut bound = false;
        for (at, c) in text.char_indices() {
            let begins = c.is_alphabetic() && !bound;
            bound = binds(c);
            if !begins {
                continue;
            }
            let (before, rest) = text.split_at_checked(at)?;
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let (word, after) = rest.split_at_checked(end)?;
            let small = word.to_lowercase();
            let single = small.strip_suffix('s').unwrap_or(&small);
            if self.nouns.contains(&small) || self.nouns.contains(single) {
                return Some((before, word, after));
            }
        }
        None
    }

    /// The numbers that follow, each with what is before it and its heading, and the text after the last.
    fn numbers<'a, 's>(&'s self, text: &'a str, found: &mut Vec<(&'a str, &'a str, &'s str)>) -> &'a str {
        let mut rest = text;
        loop {
            let at = separator(rest, found.is_empty());
            let Some((before, after)) = at.and_then(|at| rest.split_at_checked(at)) else { return rest };
            let Some((number, end, bookmark)) = self.number(after) else { return rest };
            found.push((before, number, bookmark));
            rest = end;
        }
    }

    /// The number of a measure that begins the text, what follows it, and its bookmark.
    fn number<'a>(&self, text: &'a str) -> Option<(&'a str, &'a str, &str)> {
        self.list.iter().find_map(|target| {
            let mut at = 0;
            let mut letters = text.chars();
            for wanted in target.number.chars() {
                let c = letters.next()?;
                if c != wanted && !(is_space(c) && is_space(wanted)) {
                    return None;
                }
                at += c.len_utf8();
            }
            let (number, rest) = text.split_at_checked(at)?;
            is_whole(rest).then_some((number, rest, target.bookmark.as_str()))
        })
    }
}

/// The length of what may stand before a number: spaces after the noun, a comma or « et » between two numbers.
fn separator(text: &str, first: bool) -> Option<usize> {
    let spaces = |text: &str| text.chars().take_while(|c| is_space(*c)).map(char::len_utf8).sum::<usize>();
    let before = spaces(text);
    if first {
        return (before > 0).then_some(before);
    }
    let rest = text.get(before..)?;
    let word = [",", "et", "ou", "and", "or"].into_iter().find(|word| rest.starts_with(word))?;
    let after = spaces(rest.get(word.len()..)?);
    (after > 0 && (before > 0 || word == ",")).then_some(before + word.len() + after)
}

/// Whether a number ends here: « 4 » does not in « 42 », « 4.2 » or « 4 bis ».
fn is_whole(rest: &str) -> bool {
    let next = |text: &str| text.chars().next().is_some_and(char::is_alphanumeric);
    if next(rest) || rest.starts_with('/') || rest.strip_prefix(['.', '-', '–', '/', '°']).is_some_and(next)
    {
        return false;
    }
    let word: String =
        rest.trim_start_matches(is_space).chars().take_while(|c| c.is_alphanumeric()).collect();
    !matches!(word.as_str(), "bis" | "ter" | "quater" | "quinquies" | "sexies" | "septies")
}

/// « la mesure 4 du plan de 2010 », « la mesure 4 de la version du 27 janvier »: not of this plan, or not surely.
fn is_of_another_text(rest: &str) -> bool {
    let rest = rest.trim_start_matches(is_space);
    ["du ", "de la ", "de l’", "de l'", "des ", "of "].iter().any(|begins| rest.starts_with(begins))
}

#[cfg(test)]
mod tests;
