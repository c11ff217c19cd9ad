//! The synthesis: its paragraphs, the sentence that introduces the shortcomings, and their list.
use crate::domain::number::MeasureNumber;
use crate::domain::plan::NodeKind;
use crate::domain::session::Session;
use crate::domain::synthesis::{LineKind, References, SynthesisLine, in_order};
use crate::text::french::numbers::join_list;
use crate::text::lang::Lang;

use super::document::{Block, Content, Element, Inline, ListRole, Role, Source};
use super::nouns::{capitalized, draft_name, find_part, part_noun, with_article};
use super::phrases::is_stopped;
use super::{Options, Parts};

/// Adds the part to the document; nothing while the synthesis is empty, or none of it may go so far.
pub(super) fn append(session: &Session, parts: &mut Parts<'_>) {
    let options = parts.options;
    let mut lines: Vec<&SynthesisLine> = in_order(session)
        .into_iter()
        .filter(|line| !line.text.trim().is_empty() && line.reaches(session, options.audience))
        .collect();
    let shortcomings = lines.iter().filter(|line| line.kind == LineKind::Shortcoming).count();
    // « … les lacunes suivantes : » is not left alone when none of them may go so far.
    let left_alone = |line: &SynthesisLine| {
        shortcomings == 0
            && line.kind == LineKind::ShortcomingsIntroduction
            && line.text.trim_end().ends_with(':')
    };
    lines.retain(|line| !left_alone(line));
    if lines.is_empty() {
        return;
    }
    let lang = options.lang;
    parts.begin("synthese", lang.pick("Synthèse de la réunion", "Summary of the meeting"));
    let introduced = lines.iter().any(|line| line.kind == LineKind::ShortcomingsIntroduction);
    let mut items: Vec<Element> = Vec::new();
    for line in lines {
        let source = Source::Line(line.id.clone());
        let text = words(line, session, options);
        if line.kind == LineKind::Shortcoming {
            if items.is_empty() && !introduced {
                let text = vec![Inline::plain(introduction(session, shortcomings, lang))];
                parts.blocks.push(Block::own(Content::Paragraph { role: Role::Lead, text }));
            }
            items.push(Element { text, source: Some(source) });
            continue;
        }
        flush(&mut items, &mut parts.blocks);
        let lead = line.kind == LineKind::ShortcomingsIntroduction;
        let role = if lead { Role::Lead } else { Role::Body };
        parts.blocks.push(Block::from(source, Content::Paragraph { role, text }));
    }
    flush(&mut items, &mut parts.blocks);
}

/// The sentence that introduces so many shortcomings when the secretary wrote none: « La version du 30 janvier du plan
/// comporte les lacunes suivantes : ». A draft that bears the name of a file is « le plan ».
pub fn introduction(session: &Session, count: usize, lang: Lang) -> String {
    let draft =
        session.draft().map(|draft| draft_name(draft, lang)).filter(|name| !name.contains(['«', '“']));
    if lang == Lang::En {
        let plan = draft.map_or_else(|| "The plan".to_owned(), |draft| format!("The plan ({draft})"));
        return format!("{plan} has the following shortcoming{}:", if count == 1 { "" } else { "s" });
    }
    let plan = match draft {
        Some(draft) => capitalized(&format!("{} du plan", with_article(&draft))),
        None => "Le plan".to_owned(),
    };
    let what = if count == 1 { "la lacune suivante" } else { "les lacunes suivantes" };
    format!("{plan} comporte {what}\u{a0}:")
}

fn flush(items: &mut Vec<Element>, blocks: &mut Vec<Block>) {
    if !items.is_empty() {
        blocks.push(Block::own(Content::List { role: ListRole::Points, items: std::mem::take(items) }));
    }
}

/// The words of a line, with its final stop, and the measures it rests on when they are wanted.
fn words(line: &SynthesisLine, session: &Session, options: &Options) -> Vec<Inline> {
    let mut text = line.text.trim().to_owned();
    let wanted = match line.references {
        References::Template => options.references,
        References::None => false,
        References::Parentheses => true,
    };
    let references = if wanted { references(line, session, options.lang) } else { String::new() };
    if !references.is_empty() {
        let stop = text.strip_suffix('.').filter(|rest| !rest.ends_with('.')).map(str::to_owned);
        let end = if stop.is_some() { "." } else { "" };
        text = format!("{} ({references}){end}", stop.unwrap_or(text));
    }
    if !is_stopped(&text) && !text.ends_with([':', ';']) {
        text.push('.');
    }
    vec![Inline::plain(text)]
}

/// « mesures 4 bis et 11 bis », « mesure 6 »: only parts that bear a number of a measure.
pub fn references(line: &SynthesisLine, session: &Session, lang: Lang) -> String {
    let mut numbers: Vec<MeasureNumber> = Vec::new();
    let mut noun = part_noun(None, lang);
    for entry in line.live_sources(session) {
        let node = find_part(session, &entry.node).map(|(_, node)| node);
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
