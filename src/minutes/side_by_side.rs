//! The parts of the plan that change, the text of the draft on the left and the text proposed on the right.
use crate::domain::plan::ParagraphKind;
use crate::domain::session::Session;
use crate::domain::wording::revised::{Fate, Revised, RevisedParagraph, RevisedPart};
use crate::domain::wording::{Scope, consolidate};
use crate::text::lang::Lang;

use super::document::{Block, Content, Document, Inline, Mark, PageShape, Role, Row, Source, plain_text};
use super::measures::bookmark;
use super::sheet::{self, Text};
use super::{Marks, Options};

/// The old and the new text of the parts that change.
pub(super) fn compose(session: &Session, options: &Options) -> Document {
    let revised = consolidate(session, Scope::Proposed, options.audience);
    of(&revised, session, options)
}

/// The same, of a draft with its proposals marked.
pub(super) fn of(revised: &Revised, session: &Session, options: &Options) -> Document {
    let lang = options.lang;
    let title = lang.pick("Ancien et nouveau texte", "Old and new text");
    let mut document = sheet::document(session, options, title, PageShape::Landscape);
    document.blocks = sheet::title_lines(session, title, options);
    let mut blocks: Vec<Block> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut open: Option<&RevisedPart> = None;
    for part in &revised.parts {
        if part.kind.is_section() {
            close(open, std::mem::take(&mut rows), &mut blocks, lang);
            open = Some(part);
        }
        let head = if is_moved(part.heading) {
            moved_row(part, lang)
        } else if part.kind.is_section() {
            heading_row(part)
        } else {
            inner_heading_row(part)
        };
        rows.extend(head);
        let told =
            part.paragraphs.iter().filter(|paragraph| paragraph.is_marked() && !moves_along(paragraph, part));
        rows.extend(told.map(paragraph_row));
    }
    close(open, rows, &mut blocks, lang);
    if blocks.is_empty() {
        let none = lang.pick(
            "Aucune proposition ne change le texte du plan.",
            "No proposal changes the text of the plan.",
        );
        document.blocks.push(Block::paragraph(Role::Status, none));
    } else if options.marks == Marks::Shown {
        document.blocks.push(sheet::legend(lang));
    }
    document.blocks.extend(blocks);
    document
}

/// The section as a heading and a table, when something in it changes.
fn close(section: Option<&RevisedPart>, rows: Vec<Row>, blocks: &mut Vec<Block>, lang: Lang) {
    let said = |row: &Row| row.cells.iter().any(|cell| !plain_text(cell).trim().is_empty());
    let rows: Vec<Row> = rows.into_iter().filter(said).collect();
    if rows.is_empty() {
        return;
    }
    if let Some(section) = section {
        let text = vec![Inline::plain(plain_text(&sheet::heading(section, heading_text(section))))];
        let copies = blocks.iter().filter(|block| matches!(block.content, Content::Heading { .. })).count();
        let bookmark = format!("{}_{copies}", bookmark(&section.key));
        blocks.push(Block::from(
            Source::Node(section.key.clone()),
            Content::Heading { level: 2, bookmark, text },
        ));
    }
    let header =
        [lang.pick("Texte du plan", "Text of the plan"), lang.pick("Texte proposé", "Proposed text")];
    blocks.push(Block::own(Content::Table {
        header: header.map(|words| vec![Inline::plain(words)]).to_vec(),
        widths: vec![50, 50],
        rows,
    }));
}

/// A section is headed by its heading in the draft; one that no draft has, by the one proposed.
fn heading_text(section: &RevisedPart) -> Text {
    if section.heading.is_original() { Text::Old } else { Text::New }
}

fn row(left: Vec<Inline>, right: Vec<Inline>) -> Row {
    Row { cells: vec![left, right], source: None }
}

/// The heading of a section, when it changes.
fn heading_row(part: &RevisedPart) -> Option<Row> {
    part.is_headed_anew().then(|| both_headings(part))
}

/// The heading of a part inside a section, when it or its text changes.
fn inner_heading_row(part: &RevisedPart) -> Option<Row> {
    part.is_marked().then(|| both_headings(part))
}

/// A part that moves: its text stays what it is, or tells what changes in it at its new place.
fn moved_row(part: &RevisedPart, lang: Lang) -> Option<Row> {
    let text = if part.heading.is_original() { Text::Old } else { Text::Settled };
    let words = plain_text(&sheet::heading(part, text));
    if words.is_empty() {
        return None;
    }
    Some(if part.heading.is_original() {
        let note = Inline::emphasis(lang.pick(" (déplacé)", " (moved)"));
        row(vec![Inline { text: words, mark: Mark::Removed }, note], Vec::new())
    } else {
        let note = Inline::emphasis(lang.pick(" (déplacé ici)", " (moved here)"));
        row(Vec::new(), vec![Inline { text: words, mark: Mark::Added }, note])
    })
}

fn is_moved(fate: Fate) -> bool {
    matches!(fate, Fate::MovedFrom(_) | Fate::MovedTo(_))
}

/// Whether a paragraph only goes where its part goes.
fn moves_along(paragraph: &RevisedParagraph, part: &RevisedPart) -> bool {
    is_moved(part.heading)
        && is_moved(paragraph.mark)
        && paragraph.pieces.iter().all(|piece| is_moved(piece.fate))
}

fn both_headings(part: &RevisedPart) -> Row {
    let side = |text: Text| {
        let runs = if text.holds(part.heading) { sheet::heading(part, text) } else { Vec::new() };
        runs.into_iter().map(stronger).collect()
    };
    row(side(Text::Old), side(Text::New))
}

/// The unmarked words of a heading stand out.
fn stronger(run: Inline) -> Inline {
    if run.mark == Mark::Plain { Inline::strong(run.text) } else { run }
}

fn paragraph_row(paragraph: &RevisedParagraph) -> Row {
    let side = |text: Text| {
        let runs = sheet::runs(&paragraph.pieces, text);
        let dash = paragraph.kind == ParagraphKind::Dash && !runs.is_empty();
        dash.then(|| Inline::plain("–\u{a0}")).into_iter().chain(runs).collect()
    };
    row(side(Text::Old), side(Text::New))
}

#[cfg(test)]
mod tests;
