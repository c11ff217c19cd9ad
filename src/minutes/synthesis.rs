//! The synthesis: its paragraphs, the sentence that introduces the shortcomings, and their list.
use crate::domain::plan::NodeKind;
use crate::domain::session::Session;
use crate::domain::synthesis::{LineKind, SynthesisLine};
use crate::text::french::numbers::join_list;
use crate::text::lang::Lang;

use super::Parts;
use super::document::{Block, Content, Element, Inline, ListRole, Role, Source};
use super::nouns::{find_part, part_noun};
use super::phrases::is_stopped;

/// Adds the part to the document; nothing while the synthesis is empty.
pub(super) fn append(session: &Session, parts: &mut Parts<'_>) {
    if session.synthesis().is_empty() {
        return;
    }
    let lang = parts.options.lang;
    parts.begin("synthese", lang.pick("Synthèse de la réunion", "Summary of the meeting"));
    let lines: Vec<&SynthesisLine> =
        session.synthesis().iter().filter(|l| !l.text.trim().is_empty()).collect();
    let mut shortcomings: Vec<Element> = Vec::new();
    for line in lines {
        let source = Source::Line(line.id.clone());
        if line.kind == LineKind::Shortcoming {
            shortcomings.push(Element { text: words(line, session, parts), source: Some(source) });
            continue;
        }
        flush(&mut shortcomings, &mut parts.blocks);
        let role = if line.kind == LineKind::Paragraph { Role::Body } else { Role::Lead };
        let text = words(line, session, parts);
        parts.blocks.push(Block::from(source, Content::Paragraph { role, text }));
    }
    flush(&mut shortcomings, &mut parts.blocks);
}

fn flush(items: &mut Vec<Element>, blocks: &mut Vec<Block>) {
    if !items.is_empty() {
        blocks.push(Block::own(Content::List { role: ListRole::Points, items: std::mem::take(items) }));
    }
}

/// The words of a line, with its final stop, and the measures it rests on when they are wanted.
fn words(line: &SynthesisLine, session: &Session, parts: &Parts<'_>) -> Vec<Inline> {
    let mut text = line.text.trim().to_owned();
    let references = references(line, session, parts.options.lang);
    if parts.options.references && !references.is_empty() {
        let stop = text.strip_suffix('.').map(str::to_owned);
        let end = if stop.is_some() { "." } else { "" };
        text = format!("{} ({references}){end}", stop.unwrap_or(text));
    }
    if !is_stopped(&text) && !text.ends_with([':', ';']) {
        text.push('.');
    }
    vec![Inline::plain(text)]
}

/// « mesures 4 bis et 11 bis », « mesure 6 »: only parts that bear a number of a measure.
fn references(line: &SynthesisLine, session: &Session, lang: Lang) -> String {
    let mut numbers: Vec<crate::domain::number::MeasureNumber> = Vec::new();
    let mut noun = part_noun(None, lang);
    for id in &line.sources {
        let node =
            session.entries().get(id).and_then(|entry| find_part(session, &entry.node)).map(|(_, n)| n);
        let Some(node) = node.filter(|node| node.kind == NodeKind::Measure) else { continue };
        let Some(number) = node.number.clone() else { continue };
        noun = part_noun(Some(node), lang);
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers.sort();
    let words: Vec<String> = numbers.iter().map(|n| n.as_str().replace(' ', "\u{a0}")).collect();
    match words.len() {
        0 => String::new(),
        1 => format!("{noun}\u{a0}{}", join_list(&words, lang)),
        _ => format!("{noun}s\u{a0}{}", join_list(&words, lang)),
    }
}
