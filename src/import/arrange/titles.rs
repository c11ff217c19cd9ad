//! Titles that stand in several blocks: cut at the end of a line, or on the line after their label and number.
use std::collections::HashMap;

use super::Sheet;
use crate::import::readers::hyphens::{Hyphens, ends_cut};
use crate::import::readers::{Block, Form};
use crate::import::shapes::{self, Learned};
use crate::text::fold::fold;

/// The longest line that can be the rest of a title, in characters.
const TITLE_CHARS_MAX: usize = 200;

/// Puts every title in one block.
pub(super) fn join(sheet: &mut Sheet) {
    let learned = shapes::learn(
        sheet.rows.iter().map(|(_, block)| block).filter(|b| may_be_title(b)).map(|b| b.text.as_str()),
    );
    let below = titled_below(&sheet.rows, &learned);
    let mut joined: Vec<(usize, Block)> = Vec::with_capacity(sheet.rows.len());
    let mut texts = 0;
    for (at, block) in sheet.rows.drain(..) {
        let is_page = |block: &Block| matches!(block.form, Form::Page(_));
        // A title may run on over a page, which begins after it then.
        let last = joined.iter_mut().rev().take(3).map(|(_, last)| last).find(|last| !is_page(last));
        if let Some(last) = last.filter(|_| !is_page(&block))
            && (goes_on(last, &block, &learned)
                || stands_below(last, &block, &learned, &below)
                || (texts == 1 && is_years(&block.text) && last.form == block.form))
        {
            append(last, &block.text);
            continue;
        }
        texts += usize::from(!is_page(&block));
        joined.push((at, block));
    }
    sheet.rows = joined;
}

fn may_be_title(block: &Block) -> bool {
    matches!(block.form, Form::Heading(_) | Form::Paragraph) && block.boxed.is_none()
}

fn shape(block: &Block, learned: &Learned) -> Option<shapes::Shape> {
    let numbered = || shapes::numbered(&block.text);
    shapes::labelled(&block.text, learned).filter(shapes::Shape::is_clear).or_else(numbered)
}

/// Whether a block is the next line of the title before it: both look the same, and the sentence is not over.
fn goes_on(last: &Block, next: &Block, learned: &Learned) -> bool {
    let alike = last.form == next.form && last.strong == next.strong;
    if !alike || !may_be_title(last) || !may_be_title(next) || shape(next, learned).is_some() {
        return false;
    }
    let capitals = shapes::is_capitals(&last.text) && shapes::is_capitals(&next.text);
    let looks = matches!(last.form, Form::Heading(_)) || last.strong || capitals;
    let short = last.text.chars().count().max(next.text.chars().count()) <= TITLE_CHARS_MAX;
    let open = last.text.ends_with(['-', ',']) || shapes::ends_with_link(&last.text);
    let small = next.text.starts_with(char::is_lowercase);
    // A second heading of the same level right under one that has its number and its title is its next line.
    let under = capitals
        && matches!(last.form, Form::Heading(_))
        && !crate::import::scheme::is_front(&next.text)
        && shape(last, learned).is_some_and(|shape| !shape.title.is_empty());
    let open = open || under;
    looks
        && short
        && !ends_sentence(&last.text)
        && (open || small || (capitals && begins_with_link(&next.text)))
}

/// Whether a block is the title of the label and number that stand alone before it.
fn stands_below(last: &Block, next: &Block, learned: &Learned, below: &HashMap<String, bool>) -> bool {
    let Some(shape) = lone(last, learned) else { return false };
    may_be_below(last, next, learned) && below.get(&fold(&shape.label)).copied().unwrap_or(false)
}

/// The label and number of a block that holds nothing else.
fn lone(block: &Block, learned: &Learned) -> Option<shapes::Shape> {
    if !may_be_title(block) {
        return None;
    }
    shapes::labelled(&block.text, learned).filter(|shape| shape.title.is_empty())
}

fn may_be_below(last: &Block, next: &Block, learned: &Learned) -> bool {
    let forms = match (last.form, next.form) {
        (Form::Heading(a), Form::Heading(b)) => a <= b,
        (Form::Paragraph, Form::Paragraph) => next.strong || !last.strong,
        _ => false,
    };
    let heading = matches!(next.form, Form::Heading(_));
    forms
        && next.boxed.is_none()
        && shape(next, learned).is_none()
        && shapes::starts_upper(&next.text)
        && (heading || !next.text.ends_with(['.', ';', ':', ',', '…']))
        && next.text.chars().count() <= TITLE_CHARS_MAX
}

/// For each label, whether its titles stand on the next line, as most of its numbers that stand alone show.
fn titled_below(rows: &[(usize, Block)], learned: &Learned) -> HashMap<String, bool> {
    let mut seen: HashMap<String, (usize, usize)> = HashMap::new();
    let mut blocks =
        rows.iter().map(|(_, block)| block).filter(|b| !matches!(b.form, Form::Page(_))).peekable();
    while let Some(block) = blocks.next() {
        let Some(shape) = lone(block, learned) else { continue };
        let (below, all) = seen.entry(fold(&shape.label)).or_default();
        *below += usize::from(blocks.peek().is_some_and(|next| may_be_below(block, next, learned)));
        *all += 1;
    }
    seen.into_iter().map(|(label, (below, all))| (label, below * 2 > all)).collect()
}

fn append(last: &mut Block, text: &str) {
    if !(ends_cut(&last.text) && text.starts_with(char::is_lowercase)) {
        last.text.push(' ');
    } else if !Hyphens::default().keeps(&last.text, text) {
        last.text.pop();
    }
    last.text.push_str(text);
}

/// « 2014-2016 » under the title of the plan.
fn is_years(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    matches!(digits, 4 | 8)
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '—' | '/'))
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ';', ':', '…'])
}

fn begins_with_link(text: &str) -> bool {
    shapes::is_link(text.split([' ', '\u{A0}', '’', '\'']).next().unwrap_or_default())
}
