//! Minutes: a session laid out as a document, sentence by sentence. What is printed is decided here, how it looks on
//! paper is not.
pub mod carry_over;
pub mod comparison;
pub mod counter_plan;
pub mod document;
pub mod phrases;
pub mod synthesis;
pub mod template;

mod amendments;
mod attendance;
mod calendar;
mod closing;
mod comments;
mod header;
mod kind;
mod measures;
mod nouns;
mod plan_text;
mod sheet;
mod side_by_side;
mod tables;
mod transcript;

pub use calendar::dates as event_dates;
pub use comments::comments;
pub use kind::{DocumentKind, Marks};

use crate::domain::entry::{Circulation, Content as EntryContent, Entry};
use crate::domain::session::Session;
use crate::text::french::typeset;
use crate::text::lang::Lang;

use template::Template;

use document::{Block, Content, ContentsLine, Document, Inline, Role, Source, Warning};

/// What a compte-rendu is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Its language.
    pub lang: Lang,
    /// For whom it is meant: entries that may not travel so far are left out.
    pub audience: Circulation,
    /// Whether the lines of the synthesis name the measures they rest on.
    pub references: bool,
    /// Whether organizations are sorted by name rather than kept in their recorded order.
    pub sorted: bool,
    /// How words that come and go are told, in the documents about the wording.
    pub marks: Marks,
    /// The shape of the compte-rendu.
    pub template: Template,
    /// Whether persons are named, or the organizations they come from.
    pub names: Names,
}

/// Who is named in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Names {
    /// Persons, as they were recorded.
    #[default]
    People,
    /// The organizations persons come from, in their stead.
    Organizations,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            lang: Lang::Fr,
            audience: Circulation::Ministry,
            references: false,
            sorted: false,
            marks: Marks::Shown,
            template: Template::default(),
            names: Names::People,
        }
    }
}

/// The compte-rendu of a session.
pub fn compose(session: &Session, options: &Options) -> Document {
    if transcript::is_imported(session) {
        return received(session, options);
    }
    let mut parts = Parts { options, rank: 0, blocks: Vec::new() };
    synthesis::append(session, &mut parts);
    measures::append(session, &mut parts);
    closing::append(session, &mut parts);

    let mut blocks = header::blocks(session, options);
    blocks.extend(attendance::blocks(session, options));
    blocks.extend(header::opening(session));
    blocks.extend(calendar::blocks(session, options.lang));
    blocks.extend(contents(&parts.blocks, options.lang));
    blocks.push(Block::own(Content::PageBreak));
    blocks.extend(parts.blocks);
    blocks.extend(closing::signature(session, options.lang));

    let mut document = document(session, options, blocks);
    if options.lang == Lang::Fr {
        typeset_all(&mut document);
    }
    fill_contents(&mut document);
    document
}

/// The compte-rendu of a session that was imported: the document received, with what was changed in it.
fn received(session: &Session, options: &Options) -> Document {
    let mut document = document(session, options, transcript::blocks(session, options));
    // A document that had no summary is not to be reproached with it.
    document.warnings.retain(|warning| *warning != Warning::NoSynthesis);
    if options.lang == Lang::Fr {
        document.title = typeset(&document.title);
        document.subject = typeset(&document.subject);
        document.issuer = typeset(&document.issuer);
    }
    document
}

fn document(session: &Session, options: &Options, blocks: Vec<Block>) -> Document {
    Document {
        lang: options.lang,
        title: header::title(session, options.lang),
        subject: session.meeting().subject.clone(),
        issuer: session.meeting().coalition.clone(),
        date: session.meeting().date,
        page: document::PageShape::Portrait,
        blocks,
        warnings: warnings(session, options),
        received: transcript::is_imported(session),
    }
}

/// The numbered parts of the document, while they are written.
struct Parts<'a> {
    options: &'a Options,
    rank: usize,
    blocks: Vec<Block>,
}

impl Parts<'_> {
    /// Begins a part: « I. Synthèse ».
    fn begin(&mut self, bookmark: &str, title: &str) {
        self.rank += 1;
        let numeral =
            ["I", "II", "III", "IV", "V", "VI", "VII"].get(self.rank - 1).copied().unwrap_or_default();
        self.blocks.push(Block::own(Content::Heading {
            level: 1,
            bookmark: bookmark.to_owned(),
            text: vec![Inline::plain(format!("{numeral}.\u{a0}{title}"))],
        }));
    }
}

/// Whether an entry is printed for this audience: it may travel so far, and has something to say.
fn is_printed(entry: &Entry, options: &Options) -> bool {
    entry.circulation.reaches(options.audience) && !matches!(entry.content, EntryContent::Stub(_))
}

fn warnings(session: &Session, options: &Options) -> Vec<Warning> {
    let stubs = session.entries().iter().filter(|e| matches!(e.content, EntryContent::Stub(_))).count();
    let withheld = session.entries().iter().filter(|e| !e.circulation.reaches(options.audience)).count();
    let mut warnings = Vec::new();
    if stubs > 0 {
        warnings.push(Warning::Stubs(stubs));
    }
    if withheld > 0 {
        warnings.push(Warning::Withheld(withheld));
    }
    if session.synthesis().is_empty() {
        warnings.push(Warning::NoSynthesis);
    }
    warnings
}

/// The place of the table of contents; its lines are filled once every heading has its final words.
fn contents(parts: &[Block], lang: Lang) -> Vec<Block> {
    if !parts.iter().any(|block| matches!(block.content, Content::Heading { .. })) {
        return Vec::new();
    }
    vec![
        Block::paragraph(Role::Rubric, lang.pick("Sommaire", "Contents")),
        Block { content: Content::Contents { lines: Vec::new() }, source: Some(Source::Meeting) },
    ]
}

fn fill_contents(document: &mut Document) {
    let headings: Vec<ContentsLine> = document
        .headings()
        .map(|(level, target, text)| ContentsLine { level, text, target: target.to_owned(), page: None })
        .collect();
    for block in &mut document.blocks {
        if let Content::Contents { lines } = &mut block.content {
            lines.clone_from(&headings);
        }
    }
}

/// Gives every run of the document its French spaces, apostrophes and quotation marks.
fn typeset_all(document: &mut Document) {
    document.title = typeset(&document.title);
    document.subject = typeset(&document.subject);
    document.issuer = typeset(&document.issuer);
    for block in &mut document.blocks {
        for inline in block.inlines_mut() {
            inline.text = typeset(&inline.text);
        }
    }
}
