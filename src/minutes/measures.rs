//! The body: every section of the plan with its heading, what was said on it, or the sentence of its status.
use std::collections::HashSet;

use crate::domain::entry::{Content as EntryContent, Entry};
use crate::domain::id::NodeKey;
use crate::domain::outline::{Fate, OutlineRow, outline};
use crate::domain::plan::{NodeKind, PlanNode};
use crate::domain::progress::MeasureStatus;
use crate::domain::session::Session;
use crate::text::french::Gender;
use crate::text::french::elision::introduce;
use crate::text::lang::Lang;

use super::document::{Block, Content, Inline, Mark, Role, Row, Source, plain_text};
use super::nouns::{agree, draft_name, find_part, gender, part_name, part_noun, this, with_article};
use super::phrases::{self, Composer};
use super::template::{Positions, SectionKind, Switch};
use super::{Options, Parts, is_printed};

/// Wordings longer than this stand apart as a block quotation.
const INLINE_WORDING_MAX: usize = 120;

/// Adds the part to the document; when every part of the plan is told of, also without a plan.
pub(super) fn append(session: &Session, parts: &mut Parts<'_>) {
    let (lang, options) = (parts.options.lang, parts.options);
    let rows = outline(session);
    let composer = Composer::new(session, lang);
    let mut sections: Vec<(&OutlineRow, Vec<Block>)> =
        rows.iter().map(|row| (row, section(row, &composer, options))).collect();
    if !options.template.has(Switch::EveryPart) {
        sections = spoken_of(sections);
    }
    let known: HashSet<&NodeKey> = rows.iter().map(|row| &row.key).collect();
    let others: Vec<&Entry> = session.entries().iter().filter(|entry| !known.contains(&entry.node)).collect();
    let others: Vec<&Entry> = others.into_iter().filter(|entry| is_position(entry, options)).collect();
    let others = said(&others, &composer);
    if sections.is_empty() && others.is_empty() && !options.template.has(Switch::EveryPart) {
        return;
    }
    parts.begin("compte-rendu", title(&rows, lang));
    let under_parts = !sections.is_empty();
    match options.template.positions {
        Positions::Text => {
            let mut level = 1;
            for (row, blocks) in sections {
                level = heading_level(row.depth, level);
                parts.blocks.push(heading(row, level, session, lang));
                parts.blocks.extend(blocks);
            }
        }
        Positions::Table => parts.blocks.extend(table(sections, lang)),
    }
    if !others.is_empty() {
        if under_parts {
            parts.blocks.push(Block::own(Content::Heading {
                level: 2,
                bookmark: "autres-points".to_owned(),
                text: vec![Inline::plain(lang.pick("Autres points", "Other points"))],
            }));
        }
        parts.blocks.extend(others);
    }
}

/// The sections on which something is said, and those they stand under.
fn spoken_of(sections: Vec<(&OutlineRow, Vec<Block>)>) -> Vec<(&OutlineRow, Vec<Block>)> {
    let mut kept = Vec::new();
    let mut inner = 0;
    for (row, blocks) in sections.into_iter().rev() {
        if !blocks.is_empty() || row.depth < inner {
            inner = row.depth;
            kept.push((row, blocks));
        }
    }
    kept.reverse();
    kept
}

/// A row for each section on which something is said: its name, and what is said on it.
fn table(sections: Vec<(&OutlineRow, Vec<Block>)>, lang: Lang) -> Option<Block> {
    let rows: Vec<Row> = sections
        .into_iter()
        .filter(|(_, blocks)| !blocks.is_empty())
        .map(|(row, mut blocks)| {
            let mut cell = Vec::new();
            for block in &mut blocks {
                if !cell.is_empty() {
                    cell.push(Inline::line_break());
                }
                cell.extend(block.inlines_mut().into_iter().map(|run| run.clone()));
            }
            let name = vec![Inline::plain(row.heading.clone())];
            Row { cells: vec![name, cell], source: Some(Source::Node(row.key.clone())) }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let header = lang.pick(["Point", "Positions"], ["Item", "Positions"]);
        Block::own(Content::Table {
            header: header.iter().map(|label| vec![Inline::plain(*label)]).collect(),
            widths: vec![28, 72],
            rows,
        })
    })
}

/// Whether an entry is told where it came up: what has its own section is told there alone, if the template wants so.
fn is_position(entry: &Entry, options: &Options) -> bool {
    let moved = !options.template.has(Switch::InPlace) && has_own_section(entry, options);
    !moved && is_printed(entry, options)
}

/// Whether the template has a section that tells of an entry.
pub(super) fn is_told(entry: &Entry, options: &Options) -> bool {
    options.template.prints(SectionKind::Positions) || has_own_section(entry, options)
}

/// Whether a section gathers entries like this one.
fn has_own_section(entry: &Entry, options: &Options) -> bool {
    let sections: &[SectionKind] = match &entry.content {
        EntryContent::Decision(_) => {
            &[SectionKind::Decisions, SectionKind::Settled, SectionKind::Resolutions]
        }
        EntryContent::Action(_) => &[SectionKind::Actions, SectionKind::Settled],
        EntryContent::Question(question) if question.answer.trim().is_empty() => &[SectionKind::Questions],
        _ => &[],
    };
    sections.iter().any(|kind| options.template.prints(*kind))
}

fn title(rows: &[OutlineRow], lang: Lang) -> &'static str {
    if rows.iter().any(|row| row.kind == NodeKind::Measure) {
        lang.pick(
            "Compte-rendu de la réunion, mesure par mesure",
            "Minutes of the meeting, measure by measure",
        )
    } else {
        lang.pick("Compte-rendu de la réunion", "Minutes of the meeting")
    }
}

/// Headings go down one level at a time, whatever the plan does, and never below the sixth.
fn heading_level(depth: u8, previous: u8) -> u8 {
    depth.saturating_add(2).min(previous + 1).min(6)
}

fn heading(row: &OutlineRow, level: u8, session: &Session, lang: Lang) -> Block {
    let heading = if row.heading.trim().is_empty() { row.key.to_string() } else { row.heading.clone() };
    let mut text = vec![Inline::plain(heading.replace(" bis\u{a0}", "\u{a0}bis\u{a0}"))];
    if row.fate == Fate::Gone {
        text.push(Inline::emphasis(format!(" ({})", absent_from(row, session, lang))));
    }
    Block::from(Source::Node(row.key.clone()), Content::Heading { level, bookmark: bookmark(&row.key), text })
}

/// « absente de la version du 30 janvier ».
fn absent_from(row: &OutlineRow, session: &Session, lang: Lang) -> String {
    let noun = part_noun(node(row, session), lang);
    let version = session.draft().map(|draft| draft_name(draft, lang)).unwrap_or_default();
    let labelled = node(row, session).is_some_and(|node| !node.label.is_empty());
    match lang {
        // A part that bears a title alone (« Préambule ») has the gender of its title, which is not known.
        Lang::Fr if !labelled => format!("n’est plus dans {}", with_article(&version)),
        Lang::Fr => {
            let of = introduce("de", &with_article(&version));
            format!("{} {of}", agree(gender(&noun), "absent", "absente"))
        }
        Lang::En => format!("not in the {version}"),
    }
}

/// A name Word and LibreOffice accept for a bookmark: letters, digits and underscores.
pub(super) fn bookmark(key: &NodeKey) -> String {
    let name: String =
        key.as_str().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(32).collect();
    format!("s_{name}")
}

fn node<'a>(row: &OutlineRow, session: &'a Session) -> Option<&'a PlanNode> {
    session.drafts().get(&row.draft).and_then(|draft| draft.node(&row.key))
}

/// What stands under a heading.
fn section(row: &OutlineRow, composer: &Composer<'_>, options: &Options) -> Vec<Block> {
    let session = composer.session();
    let entries: Vec<&Entry> =
        session.entries_on(&row.key).filter(|entry| is_position(entry, options)).collect();
    let status = session.status(&row.key);
    let mut blocks = Vec::new();
    if let Some(words) = status_before(row, status, session, options.lang) {
        blocks.push(status_block(row, words));
    }
    blocks.extend(said(&entries, composer));
    let touched = session.entries_on(&row.key).next().is_some();
    if !options.template.has(Switch::EveryPart) && !matches!(status, Some(MeasureStatus::Postponed)) {
        return blocks;
    }
    if let Some(words) = status_after(row, status, (entries.is_empty(), touched), session, options.lang) {
        blocks.push(status_block(row, words));
    }
    blocks
}

fn status_block(row: &OutlineRow, words: String) -> Block {
    let text = vec![Inline::plain(words)];
    Block::from(Source::Node(row.key.clone()), Content::Paragraph { role: Role::Status, text })
}

/// « La mesure 21 est en cours d’arbitrage. »: said before what the meeting thinks of it.
fn status_before(
    row: &OutlineRow,
    status: Option<MeasureStatus>,
    session: &Session,
    lang: Lang,
) -> Option<String> {
    (status == Some(MeasureStatus::UnderArbitration)).then(|| {
        let node = node(row, session).filter(|node| node.number.is_some());
        match lang {
            Lang::Fr => {
                let subject = node.map_or_else(
                    || this(&part_noun(self::node(row, session), lang)),
                    |node| with_article(&part_name(node, lang)),
                );
                format!("{} est en cours d’arbitrage.", super::nouns::capitalized(&subject))
            }
            Lang::En => {
                format!("{} has not been settled by the government yet.", this_part(row, session, lang))
            }
        }
    })
}

/// The sentence of a status when nothing else says it. `empty`: nothing is printed on it; `touched`: something was
/// recorded on it, even if it is not printed.
fn status_after(
    row: &OutlineRow,
    status: Option<MeasureStatus>,
    (empty, touched): (bool, bool),
    session: &Session,
    lang: Lang,
) -> Option<String> {
    let groups = matches!(row.kind, NodeKind::Priority | NodeKind::Axis);
    let this = this_part(row, session, lang);
    let noun = part_noun(node(row, session), lang);
    let seen = match gender(&noun) {
        Gender::Feminine => "examinée",
        Gender::Masculine => "examiné",
    };
    let examined = lang.pick(format!("{this} a été {seen}."), format!("{this} was examined."));
    match status {
        Some(MeasureStatus::Postponed) => Some(lang.pick(
            format!("L’examen {} est reporté à une prochaine réunion.", of_this(&this)),
            format!("{this} is postponed to a later meeting."),
        )),
        Some(MeasureStatus::UnderArbitration) => None,
        _ if !empty || groups => None,
        Some(MeasureStatus::NoRemark) => Some(
            lang.pick(format!("{this} n’appelle pas d’observation."), format!("{this} calls for no remark.")),
        ),
        Some(MeasureStatus::Examined) => Some(examined),
        None if row.kind != NodeKind::Measure => None,
        None if touched => Some(examined),
        None => Some(lang.pick(format!("{this} n’a pas été {seen}."), format!("{this} was not examined."))),
    }
}

/// « Cette mesure ».
fn this_part(row: &OutlineRow, session: &Session, lang: Lang) -> String {
    let noun = part_noun(node(row, session), lang);
    lang.pick(super::nouns::capitalized(&this(&noun)), format!("This {noun}"))
}

/// « de cette mesure ».
fn of_this(this: &str) -> String {
    format!("de {}", super::nouns::uncapitalized(this))
}

/// The entries of a section in order. The holders are named, then meant by a pronoun, then named again.
fn said(entries: &[&Entry], composer: &Composer<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut named: Option<&Entry> = None;
    for entry in entries {
        let continued = named.and_then(|previous| phrases::continued(entry, previous, composer));
        named = if continued.is_some() { None } else { Some(entry) };
        match continued {
            Some(text) => {
                let source = Source::Entry(entry.id.clone());
                blocks.extend(
                    set_apart(text, composer.lang())
                        .into_iter()
                        .map(|content| Block::from(source.clone(), content)),
                );
            }
            None => blocks.extend(entry_blocks(entry, composer)),
        }
    }
    blocks
}

/// What an entry is on paper: a paragraph, long wordings set apart, the answer of a question under it.
pub(super) fn entry_blocks(entry: &Entry, composer: &Composer<'_>) -> Vec<Block> {
    let source = Source::Entry(entry.id.clone());
    let settled = matches!(
        entry.content,
        EntryContent::Decision(_) | EntryContent::Action(_) | EntryContent::Question(_)
    );
    if settled && entry.sentence.is_none() {
        return settled_blocks(entry, composer);
    }
    set_apart(composer.sentence(entry), composer.lang())
        .into_iter()
        .map(|content| Block::from(source.clone(), content))
        .collect()
}

fn settled_blocks(entry: &Entry, composer: &Composer<'_>) -> Vec<Block> {
    let mut text = composer.sentence(entry);
    let mut answer = None;
    if let EntryContent::Question(question) = &entry.content {
        answer = phrases::answer(question, composer.lang());
        let kept = text.len() - answer.as_ref().map_or(0, |answer| answer.len() + 1);
        text.truncate(kept);
    }
    std::iter::once(text)
        .chain(answer)
        .filter(|text| !text.is_empty())
        .map(|text| {
            let content = Content::Paragraph { role: Role::Settled, text };
            Block::from(Source::Entry(entry.id.clone()), content)
        })
        .collect()
}

/// Cuts a sentence at its long wordings and at those of several lines: what introduces one ends on a colon, the wording
/// stands apart, what is left goes on below unless it is only a final stop.
fn set_apart(text: Vec<Inline>, lang: Lang) -> Vec<Content> {
    let mut contents = Vec::new();
    let mut run: Vec<Inline> = Vec::new();
    for inline in text {
        // Of two wordings, the second stands apart like the first unless it is short.
        let most = if contents.is_empty() { INLINE_WORDING_MAX } else { INLINE_WORDING_MAX / 2 };
        let too_much = inline.text.chars().nth(most).is_some() || inline.text.contains('\n');
        if inline.mark == Mark::Quoted && too_much {
            let lead = introducing(std::mem::take(&mut run), lang);
            if !lead.is_empty() {
                contents.push(Content::Paragraph { role: Role::Lead, text: lead });
            }
            let lines = inline.text.lines().map(|line| Inline { text: line.to_owned(), mark: Mark::Quoted });
            contents.extend(lines.map(|line| Content::Quotation { text: vec![line] }));
        } else {
            run.push(inline);
        }
    }
    let rest = resumed(run, !contents.is_empty());
    if !rest.is_empty() {
        contents.push(Content::Paragraph { role: Role::Body, text: rest });
    }
    contents
}

/// The words before a wording that stands apart, with their colon.
fn introducing(mut run: Vec<Inline>, lang: Lang) -> Vec<Inline> {
    if let Some(first) = run.first_mut() {
        first.text = first.text.trim_start_matches([' ', ',']).to_owned();
    }
    if let Some(last) = run.last_mut() {
        last.text.truncate(last.text.trim_end_matches([' ', ',']).len());
        if !last.text.ends_with(':') {
            last.text.push_str(lang.pick("\u{a0}:", ":"));
        }
    }
    run
}

/// The words after a wording that stands apart: nothing when only its final stop is left. What stood in parentheses
/// becomes a sentence.
fn resumed(mut run: Vec<Inline>, after_wording: bool) -> Vec<Inline> {
    if after_wording {
        if let Some(first) = run.first_mut() {
            let rest = first.text.trim_start_matches(['.', ' ', ',']);
            first.text = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
                Some((inside, rest)) => format!("{}{rest}", super::nouns::capitalized(inside)),
                None => rest.to_owned(),
            };
        }
        run.retain(|inline| !inline.text.is_empty());
    }
    if plain_text(&run).trim().is_empty() { Vec::new() } else { run }
}

/// « Mesure 4 bis », for tables: the part an entry or a demand is about.
pub(super) fn part_label(key: &NodeKey, session: &Session) -> String {
    find_part(session, key).map_or_else(String::new, |(_, node)| node.name())
}

#[cfg(test)]
mod tests;
