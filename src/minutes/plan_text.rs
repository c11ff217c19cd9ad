//! The plan with its proposals as a document: the whole plan with the proposals marked in it, or as it reads once they
//! are all accepted. Word’s own tracked changes are not made here.
use std::collections::HashMap;

use crate::domain::amendment::Form;
use crate::domain::entry::{Content as EntryContent, Entry};
use crate::domain::id::NodeKey;
use crate::domain::plan::{NodeKind, ParagraphKind};
use crate::domain::session::Session;
use crate::domain::wording::revised::{Aside, Fate, Note, Revised, RevisedParagraph, RevisedPart};
use crate::domain::wording::{Scope, consolidate};
use crate::text::lang::Lang;

use super::document::{
    Block, Content, Document, Element, Inline, ListRole, PageShape, Role, Source, TitleRole,
};
use super::measures::bookmark;
use super::phrases::Composer;
use super::sheet::{self, Text};
use super::{Marks, Options, circulation};

/// The counter-plan of a session.
pub(super) fn compose(session: &Session, options: &Options) -> Document {
    let revised = consolidate(session, Scope::Proposed, options.audience);
    of(&revised, session, options)
}

/// The counter-plan, of a draft with its proposals marked.
pub(super) fn of(revised: &Revised, session: &Session, options: &Options) -> Document {
    let lang = options.lang;
    let text = match options.marks {
        Marks::Shown => Text::Both,
        Marks::Settled => Text::Settled,
    };
    let title = match options.marks {
        Marks::Shown => lang.pick("Plan annoté", "Counter-plan"),
        Marks::Settled => lang.pick("Plan, propositions comprises", "Plan, proposals included"),
    };
    let mut document = sheet::document(session, options, title, PageShape::Portrait);
    // Settled, it is a plan and nothing else: it can be compared with another, or read again as one.
    let plan = session.draft().map(|draft| draft.title.trim()).filter(|title| !title.is_empty());
    document.blocks = match (options.marks, plan) {
        (Marks::Settled, Some(plan)) => {
            let line =
                |role, text: &str| Block::own(Content::Title { role, text: vec![Inline::plain(text)] });
            vec![
                line(TitleRole::Title, plan),
                line(TitleRole::Circulation, &circulation::told(session, options)),
            ]
        }
        _ => sheet::title_lines(session, title, options),
    };
    if text == Text::Both && !revised.proposals.is_empty() {
        document.blocks.push(sheet::legend(lang));
    }
    let mut paper = Paper {
        session,
        composer: Composer::new(session, lang),
        lang,
        text,
        level: 0,
        framed: false,
        seen: HashMap::new(),
        blocks: Vec::new(),
    };
    let mut notes: HashMap<usize, Vec<&Note>> = HashMap::new();
    for note in revised.notes.iter().filter(|_| text == Text::Both) {
        notes.entry(note.part).or_default().push(note);
    }
    for (rank, part) in revised.parts.iter().enumerate() {
        paper.part(part);
        paper.notes(&notes.remove(&rank).unwrap_or_default());
    }
    document.blocks.extend(paper.blocks);
    document
}

/// The plan while it is laid out.
struct Paper<'a> {
    session: &'a Session,
    composer: Composer<'a>,
    lang: Lang,
    text: Text,
    level: u8,
    /// Whether what is being written stands in a frame without a name.
    framed: bool,
    /// How many times each part was met: one that moves is there twice.
    seen: HashMap<NodeKey, usize>,
    blocks: Vec<Block>,
}

impl Paper<'_> {
    fn part(&mut self, part: &RevisedPart) {
        let source = Source::Node(part.key.clone());
        if self.text.holds(part.heading) {
            // Headings go down one level at a time, whatever the plan does.
            let level = part.depth.saturating_add(1).min(self.level + 1).min(6);
            let text = sheet::heading(part, self.text);
            // A frame without a name is set apart as it was in the plan.
            self.framed = part.kind == NodeKind::Box && text.is_empty();
            self.level = if text.is_empty() { self.level } else { level };
            let seen = self.seen.entry(part.key.clone()).or_default();
            let bookmark = match seen {
                0 => bookmark(&part.key),
                _ => format!("{}_{seen}", bookmark(&part.key)),
            };
            *seen += 1;
            if !text.is_empty() {
                let heading = Content::Heading { level: self.level, bookmark, text };
                self.blocks.push(Block::from(source, heading));
            }
        }
        self.paragraphs(&part.paragraphs);
    }

    fn paragraphs(&mut self, paragraphs: &[RevisedParagraph]) {
        let mut items: Vec<Element> = Vec::new();
        let mut running: Vec<Inline> = Vec::new();
        for paragraph in paragraphs {
            running.extend(sheet::runs(&paragraph.pieces, self.text));
            if self.text == Text::Settled {
                // As in Word: words whose paragraph does not end run on into the next one.
                if !paragraph.mark.is_accepted() {
                    continue;
                }
            } else if let Some(pilcrow) = pilcrow(paragraph) {
                running.push(pilcrow);
            }
            let text = std::mem::take(&mut running);
            match paragraph.kind {
                ParagraphKind::Dash => items.push(Element { text, source: None }),
                ParagraphKind::Text => {
                    self.flush(&mut items);
                    self.blocks.push(Block::own(if self.framed {
                        Content::Quotation { text }
                    } else {
                        Content::Paragraph { role: Role::Body, text }
                    }));
                }
            }
        }
        self.flush(&mut items);
    }

    fn flush(&mut self, items: &mut Vec<Element>) {
        if !items.is_empty() {
            let items = std::mem::take(items);
            self.blocks.push(Block::own(Content::List { role: ListRole::Points, items }));
        }
    }

    /// What is told beside the text: why what is marked is proposed, and whole what could not be marked.
    fn notes(&mut self, notes: &[&Note]) {
        for note in notes {
            let Some(entry) = self.session.entries().get(&note.entry) else { continue };
            let rationale = match &entry.content {
                EntryContent::Amendment(amendment) => amendment.rationale.trim(),
                _ => "",
            };
            let words = match note.aside {
                Aside::Applied if rationale.is_empty() => continue,
                Aside::Applied => sheet::set(rationale, self.lang),
                _ => self.composer.sentence_text(entry),
            };
            let label = match &note.aside {
                Aside::Applied => self.lang.pick("Motif", "Reason"),
                Aside::Alternative { .. } => self.lang.pick("Autre rédaction", "Other wording"),
                Aside::NotWorded if is_wording(entry) => self.lang.pick("Suggestion", "Suggestion"),
                Aside::NotWorded => self.lang.pick("Consigne", "Instruction"),
                Aside::Lost => self.lang.pick("Sans place dans cette version", "No place in this draft"),
            };
            let text = vec![
                Inline::strong(format!("{label}{}", self.lang.pick("\u{a0}: ", ": "))),
                Inline::plain(words),
            ];
            let source = Source::Entry(note.entry.clone());
            self.blocks.push(Block::from(source, Content::Paragraph { role: Role::Settled, text }));
        }
    }
}

/// Whether the proposal has words, so that only its standing keeps them out of the text.
fn is_wording(entry: &Entry) -> bool {
    matches!(&entry.content, EntryContent::Amendment(amendment) if amendment.form == Form::Wording)
}

/// The mark of an end of paragraph that comes or goes though words on both sides of it stay.
fn pilcrow(paragraph: &RevisedParagraph) -> Option<Inline> {
    let told = paragraph.pieces.iter().any(|piece| piece.fate != paragraph.mark);
    let mark = sheet::mark(paragraph.mark);
    (paragraph.mark != Fate::Kept && told).then(|| Inline { text: "¶".to_owned(), mark })
}

#[cfg(test)]
mod tests;
