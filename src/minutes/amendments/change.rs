//! What a proposal does to the text, in two cells: the words of the plan with the sentence around them, and the same
//! with what comes and what goes. What has no words is told in ours.
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Side};
use crate::domain::plan::{ParagraphKind, PlanNode};
use crate::domain::session::Session;
use crate::domain::wording::revised::{Fate, Piece, RevisedParagraph, RevisedPart};
use crate::domain::wording::{Effect, Excerpt, occurrences};
use crate::text::french::numbers::count;
use crate::text::lang::Lang;
use crate::text::sentences::sentences;

use super::super::document::Inline;
use super::super::nouns::{capitalized, part_name};
use super::super::sheet::{self, Text};
use super::super::{Marks, Options};
use super::Plan;

/// The two cells.
pub(super) struct Change {
    /// The text of the plan.
    pub(super) old: Vec<Inline>,
    /// The proposal.
    pub(super) new: Vec<Inline>,
}

/// Places of a proposal beyond these are counted.
const PLACES_MAX: usize = 3;
/// Longer runs of words that stay are shortened to this on each side of what changes.
const CONTEXT_CHARS: usize = 140;

/// The two cells of a proposal.
pub(super) fn of(excerpt: &Excerpt<'_>, session: &Session, plan: &Plan<'_>, options: &Options) -> Change {
    let text = match options.marks {
        Marks::Shown => Text::Both,
        Marks::Settled => Text::Settled,
    };
    let mut paper = Paper { old: Vec::new(), new: Vec::new(), text };
    let told = instruction(excerpt, session, plan, options.lang);
    if let Some(told) = told {
        paper.new.push(vec![Inline::emphasis(told)]);
    }
    match &excerpt.effect {
        Effect::Marked(parts) => paper.parts(parts, excerpt, plan),
        Effect::NotWorded | Effect::Lost => paper.unmarked(excerpt, plan, options.lang),
    }
    if paper.old.is_empty() {
        paper.old.extend(neighbor(excerpt, plan));
    }
    Change { old: broken(paper.old), new: broken(paper.new) }
}

/// Whether a proposal makes whole paragraphs come.
pub(super) fn is_paragraph(effect: &Effect) -> bool {
    let Effect::Marked(parts) = effect else { return false };
    parts.iter().flat_map(|part| &part.paragraphs).any(|paragraph| paragraph.original.is_none())
}

/// What is to be done, where the marked words do not say it all.
fn instruction(excerpt: &Excerpt<'_>, session: &Session, plan: &Plan<'_>, lang: Lang) -> Option<String> {
    let amendment = excerpt.amendment.as_ref();
    if amendment.form == Form::Instruction {
        return Some(capitalized(&sheet::set(amendment.new.trim(), lang))).filter(|told| !told.is_empty());
    }
    let target = amendment.target.as_ref().and_then(|key| plan.node(key)).map(|node| part_name(node, lang));
    let target = target.unwrap_or_else(|| lang.pick("une autre mesure", "another measure").to_owned());
    let told = match amendment.kind {
        AmendmentKind::Split => {
            let parts = amendment.new.lines().filter(|line| !line.trim().is_empty()).count().max(2);
            lang.pick(format!("Scinder en {parts}\u{a0}:"), format!("Split into {parts}:"))
        }
        AmendmentKind::Merge => {
            lang.pick(format!("Fusionner avec\u{a0}: {target}"), format!("Merge with: {target}"))
        }
        AmendmentKind::Move if !amendment.old.trim().is_empty() => {
            lang.pick(format!("Déplacer vers\u{a0}: {target}"), format!("Move to: {target}"))
        }
        AmendmentKind::Move => match amendment.side {
            Side::Before => {
                lang.pick(format!("Déplacer avant\u{a0}: {target}"), format!("Move before: {target}"))
            }
            Side::After => {
                lang.pick(format!("Déplacer après\u{a0}: {target}"), format!("Move after: {target}"))
            }
        },
        AmendmentKind::Reinstate => lang.pick("Rétablir\u{a0}:", "Reinstate:").to_owned(),
        AmendmentKind::NewMeasure => lang.pick("Nouvelle mesure\u{a0}:", "New measure:").to_owned(),
        AmendmentKind::AddToList => lang.pick("Ajouter à la liste\u{a0}:", "Add to the list:").to_owned(),
        AmendmentKind::Everywhere => {
            let places = session.draft().map_or(0, |draft| occurrences(draft, amendment.old.trim()));
            lang.pick(
                format!("Dans tout le plan, {}\u{a0}:", count(places, "endroit", "endroits")),
                format!("In the whole plan, {}:", count(places, "place", "places")),
            )
        }
        AmendmentKind::Add | AmendmentKind::Replace | AmendmentKind::Delete | AmendmentKind::Retitle => {
            return None;
        }
    };
    Some(told)
}

/// The lines of the two cells while they are written.
struct Paper {
    old: Vec<Vec<Inline>>,
    new: Vec<Vec<Inline>>,
    text: Text,
}

impl Paper {
    fn parts(&mut self, parts: &[RevisedPart], excerpt: &Excerpt<'_>, plan: &Plan<'_>) {
        let kind = excerpt.amendment.kind;
        let whole = excerpt.amendment.old.trim().is_empty();
        if kind == AmendmentKind::Merge || (kind == AmendmentKind::Move && whole) {
            // Of what moves or is joined, the headings are enough: its text is that of the plan.
            let target = excerpt.amendment.target.as_ref().filter(|_| kind == AmendmentKind::Merge);
            let keys = std::iter::once(&excerpt.amendment.anchor.node).chain(target);
            let headings = keys.filter_map(|key| plan.node(key)).map(PlanNode::heading);
            self.old.extend(headings.map(|heading| vec![Inline::plain(heading)]));
            let new = excerpt.amendment.new.trim();
            if !new.is_empty() {
                let pieces = [Piece { text: new.replace('\n', " "), fate: Fate::Added(0) }];
                self.new.push(sheet::runs(&pieces, self.text));
            }
            return;
        }
        let mut places = 0;
        for part in parts {
            self.heading(part);
            // The text of what is split stays what it is.
            let told = |paragraph: &&RevisedParagraph| kind != AmendmentKind::Split && paragraph.is_marked();
            for paragraph in part.paragraphs.iter().filter(told) {
                places += 1;
                if kind != AmendmentKind::Everywhere || places <= PLACES_MAX {
                    self.paragraph(paragraph, kind);
                }
            }
        }
        if kind == AmendmentKind::Everywhere && places > PLACES_MAX {
            self.old.push(vec![Inline::plain("[…]")]);
            self.new.push(vec![Inline::plain("[…]")]);
        }
    }

    fn heading(&mut self, part: &RevisedPart) {
        let retitled = part.heading == Fate::Kept && part.is_headed_anew();
        let runs = |text: Text| {
            let runs = if retitled { sheet::runs(&part.title, text) } else { sheet::heading(part, text) };
            sheet::spaced(runs)
        };
        if !retitled && part.heading == Fate::Kept {
            return;
        }
        if part.heading.is_original() {
            self.old.push(runs(Text::Old).into_iter().map(unmarked).collect());
        }
        if self.text.holds(part.heading) {
            self.new.push(runs(self.text));
        }
    }

    fn paragraph(&mut self, paragraph: &RevisedParagraph, kind: AmendmentKind) {
        let whole = kind == AmendmentKind::Move;
        let pieces = if whole { paragraph.pieces.clone() } else { around(paragraph) };
        let dash = (paragraph.kind == ParagraphKind::Dash).then(|| Inline::plain("–\u{a0}"));
        let line = |text: Text| {
            let runs = sheet::spaced(sheet::runs(&pieces, text));
            let dash = dash.clone().filter(|_| !runs.is_empty());
            dash.into_iter().chain(runs).collect::<Vec<_>>()
        };
        let old: Vec<Inline> = line(Text::Old).into_iter().map(unmarked).collect();
        if !old.is_empty() {
            self.old.push(old);
        }
        if whole {
            return;
        }
        let new = line(self.text);
        if !new.is_empty() {
            self.new.push(new);
        }
    }

    /// A proposal whose words are not marked in the draft: the words it is about, and those it holds.
    fn unmarked(&mut self, excerpt: &Excerpt<'_>, plan: &Plan<'_>, lang: Lang) {
        let amendment = excerpt.amendment.as_ref();
        let said = said(amendment);
        if amendment.form == Form::Instruction {
            let context = in_its_sentence(amendment, said, plan);
            self.old.extend(context.map(|text| vec![Inline::plain(text)]));
            return;
        }
        let received = excerpt.entry.comment.as_deref().map(|row| row.proposal.trim()).unwrap_or_default();
        if amendment.new.trim().is_empty() && !received.is_empty() {
            self.new.push(vec![Inline::plain(received)]);
        }
        if !said.is_empty() {
            self.old.extend(said.lines().map(|line| vec![Inline::plain(line.trim())]));
        } else if matches!(excerpt.effect, Effect::Lost) {
            self.old.push(vec![Inline::emphasis(lang.pick("(sans place)", "(no place)"))]);
        }
        let lines = |text: &str, fate: Fate| {
            let piece = |line: &str| vec![Piece { text: line.trim().to_owned(), fate }];
            text.lines().filter(|line| !line.trim().is_empty()).map(piece).collect::<Vec<_>>()
        };
        let goes = match amendment.kind {
            AmendmentKind::Replace
            | AmendmentKind::Delete
            | AmendmentKind::Retitle
            | AmendmentKind::Everywhere => said,
            _ => "",
        };
        let comes = match amendment.kind {
            AmendmentKind::Reinstate if amendment.new.trim().is_empty() => said,
            _ => amendment.new.as_str(),
        };
        for pieces in lines(goes, Fate::Removed(0)).into_iter().chain(lines(comes, Fate::Added(0))) {
            let runs = sheet::runs(&pieces, self.text);
            if !runs.is_empty() {
                self.new.push(runs);
            }
        }
    }
}

/// The words of the plan a proposal is about.
fn said(amendment: &Amendment) -> &str {
    let old = amendment.old.trim();
    if old.is_empty() { amendment.anchor.quote.trim() } else { old }
}

/// The sentence of the plan that holds these words, when they are there as they are.
fn in_its_sentence(amendment: &Amendment, words: &str, plan: &Plan<'_>) -> Option<String> {
    if words.is_empty() {
        return None;
    }
    let node = plan.node(&amendment.anchor.node);
    let found = node.and_then(|node| {
        node.paragraphs.iter().find_map(|paragraph| {
            let at = paragraph.text.find(words)?;
            let paragraph = RevisedParagraph {
                pieces: vec![
                    Piece { text: paragraph.text.get(..at)?.to_owned(), fate: Fate::Kept },
                    Piece { text: words.to_owned(), fate: Fate::Removed(0) },
                    Piece { text: paragraph.text.get(at + words.len()..)?.to_owned(), fate: Fate::Kept },
                ],
                ..RevisedParagraph::default()
            };
            Some(around(&paragraph).into_iter().map(|piece| piece.text).collect())
        })
    });
    Some(found.unwrap_or_else(|| words.to_owned()))
}

/// For what comes beside a text, the sentence it comes beside.
fn neighbor(excerpt: &Excerpt<'_>, plan: &Plan<'_>) -> Option<Vec<Inline>> {
    let amendment = excerpt.amendment.as_ref();
    let quote = amendment.anchor.quote.trim();
    if quote.is_empty() || amendment.kind == AmendmentKind::Reinstate {
        return None;
    }
    let ranges = sentences(quote);
    let sentence = match amendment.side {
        Side::Before => ranges.first(),
        Side::After => ranges.last(),
    };
    let sentence = sentence.and_then(|range| quote.get(range.clone())).unwrap_or(quote);
    let text = in_its_sentence(amendment, sentence, plan)?;
    Some(vec![Inline::plain(text)])
}

/// In the column of the plan nothing is marked.
fn unmarked(run: Inline) -> Inline {
    Inline::plain(run.text)
}

/// The lines of a cell, one below the other.
fn broken(lines: Vec<Vec<Inline>>) -> Vec<Inline> {
    let mut cell = Vec::new();
    for line in lines.into_iter().filter(|line| !line.is_empty()) {
        if !cell.is_empty() {
            cell.push(Inline::line_break());
        }
        cell.extend(line);
    }
    cell
}

/// The pieces of the sentences in which something changes; long runs of words that stay are shortened.
fn around(paragraph: &RevisedParagraph) -> Vec<Piece> {
    let old: String = of_draft(&paragraph.pieces).map(|piece| piece.text.as_str()).collect();
    let (from, to) = marked(&paragraph.pieces, old.len());
    let ranges = sentences(&old);
    let start = ranges.iter().rev().find(|range| range.start <= from).map_or(0, |range| range.start);
    let end = ranges.iter().find(|range| range.end >= to).map_or(old.len(), |range| range.end);
    let mut pieces = Vec::new();
    if start > 0 {
        pieces.push(Piece { text: "[…] ".to_owned(), fate: Fate::Kept });
    }
    let mut at = 0;
    for piece in &paragraph.pieces {
        if !piece.fate.is_original() {
            pieces.push(piece.clone());
            continue;
        }
        let (low, high) = (start.clamp(at, at + piece.text.len()), end.clamp(at, at + piece.text.len()));
        let words = piece.text.get(low - at..high - at).unwrap_or_default();
        if !words.is_empty() {
            pieces.push(Piece { text: words.to_owned(), fate: piece.fate });
        }
        at += piece.text.len();
    }
    if end < old.trim_end().len() {
        pieces.push(Piece { text: " […]".to_owned(), fate: Fate::Kept });
    }
    shortened(pieces)
}

fn of_draft(pieces: &[Piece]) -> impl Iterator<Item = &Piece> {
    pieces.iter().filter(|piece| piece.fate.is_original())
}

/// The bytes of the old text from the first change to the last one.
fn marked(pieces: &[Piece], length: usize) -> (usize, usize) {
    let (mut at, mut from, mut to) = (0, None, 0);
    for piece in pieces {
        let end = if piece.fate.is_original() { at + piece.text.len() } else { at };
        if piece.fate != Fate::Kept {
            from.get_or_insert(at);
            to = end;
        }
        at = end;
    }
    from.map_or((length, length), |from| (from, to))
}

/// Long runs that stay keep only what stands near a change.
fn shortened(pieces: Vec<Piece>) -> Vec<Piece> {
    let count = pieces.len();
    let shorten = |(rank, piece): (usize, Piece)| {
        let (first, last) = (rank == 0, rank + 1 == count);
        let room = if first || last { CONTEXT_CHARS * 2 } else { CONTEXT_CHARS * 3 };
        if piece.fate != Fate::Kept || (first && last) || piece.text.chars().count() <= room {
            return piece;
        }
        let head = if first { "" } else { cut_after(&piece.text) };
        let tail = if last { "" } else { cut_before(&piece.text) };
        let text = format!("{head}{}[…]{}{tail}", gap(head, true), gap(tail, false));
        Piece { text, fate: piece.fate }
    };
    pieces.into_iter().enumerate().map(shorten).collect()
}

fn gap(words: &str, before: bool) -> &'static str {
    let spaced = if before { words.ends_with(' ') } else { words.starts_with(' ') };
    if words.is_empty() || spaced { "" } else { " " }
}

/// The first words of a text.
fn cut_after(text: &str) -> &str {
    let limit = text.char_indices().nth(CONTEXT_CHARS).map_or(text.len(), |(at, _)| at);
    let head = text.get(..limit).unwrap_or_default();
    head.rfind(' ').and_then(|at| head.get(..at)).unwrap_or(head)
}

/// The last words of a text.
fn cut_before(text: &str) -> &str {
    let skip = text.chars().count().saturating_sub(CONTEXT_CHARS);
    let start = text.char_indices().nth(skip).map_or(0, |(at, _)| at);
    let tail = text.get(start..).unwrap_or_default();
    tail.find(' ').and_then(|at| tail.get(at + 1..)).unwrap_or(tail)
}
