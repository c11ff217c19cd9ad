//! Minutes: a session laid out as a document, sentence by sentence. What is printed is decided here, how it looks on
//! paper is not.
pub mod carry_over;
pub mod circulation;
pub mod comparison;
pub mod counter_plan;
pub mod document;
pub mod phrases;
pub mod summary;
pub mod synthesis;
pub mod template;

mod amendments;
mod attendance;
mod calendar;
mod closing;
mod comments;
mod header;
mod kind;
mod links;
mod measures;
mod names;
mod nouns;
mod plan_text;
mod quorum;
mod resolutions;
mod sheet;
mod side_by_side;
mod sitting;
mod tables;
mod transcript;

pub use calendar::dates as event_dates;
pub use kind::{DocumentKind, Marks};

use crate::domain::entry::{Circulation, Content as EntryContent, Entry};
use crate::domain::session::Session;
use crate::text::french::typeset;
use crate::text::lang::Lang;

use template::{SectionKind, Switch, Template};

use document::{Block, Content, ContentsLine, Document, Inline, Role, Source, TitleRole, Warning};

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

/// The compte-rendu of a session, with what its readers may know.
pub fn compose(session: &Session, options: &Options) -> Document {
    DocumentKind::Minutes.compose(session, options)
}

/// The compte-rendu of a session as its readers know it.
fn laid_out(session: &Session, options: &Options) -> Document {
    if transcript::is_imported(session) {
        return received(session, options);
    }
    let references = options.references || options.template.has(Switch::References);
    let options = &Options { references, ..options.clone() };
    let mut parts = Parts::new(options);
    parts.blocks = header::title_lines(session, options);
    for section in options.template.sections.iter().filter(|section| section.on) {
        section.heading.get(options.lang).clone_into(&mut parts.heading);
        append(section.kind, session, &mut parts);
    }
    let mut document = document(session, options, parts.blocks);
    let untold =
        session.entries().iter().filter(|e| is_printed(e, options) && !measures::is_told(e, options));
    match untold.count() {
        0 => {}
        count => document.warnings.push(Warning::NotInTemplate(count)),
    }
    if options.lang == Lang::Fr {
        typeset_all(&mut document);
    }
    links::link_measures(&mut document, session);
    fill_contents(&mut document);
    document
}

/// Adds a section to the document; nothing when it has nothing to say.
fn append(kind: SectionKind, session: &Session, parts: &mut Parts<'_>) {
    let options = parts.options;
    match kind {
        SectionKind::Context => parts.blocks.extend(header::context(session)),
        SectionKind::Presence => parts.rubric("presence", attendance::blocks(session, options)),
        SectionKind::Quorum => parts.rubric("quorum", quorum::blocks(session, options)),
        SectionKind::Hours => parts.rubric("ouverture", sitting::opened(session, options)),
        SectionKind::Opening => parts.blocks.extend(header::opening(session)),
        SectionKind::Calendar => parts.rubric("calendrier", calendar::blocks(session, options.lang)),
        SectionKind::Agenda => parts.rubric("ordre-du-jour", sitting::agenda(session, options)),
        SectionKind::Contents => parts.rubric("sommaire", contents(options.lang)),
        SectionKind::PageBreak => parts.blocks.push(Block::own(Content::PageBreak)),
        SectionKind::Synthesis => synthesis::append(session, parts),
        SectionKind::Positions => measures::append(session, parts),
        SectionKind::Resolutions => resolutions::append(session, parts),
        SectionKind::Settled => closing::settled(session, parts),
        SectionKind::Decisions => closing::decisions(session, parts),
        SectionKind::Actions => closing::actions(session, parts),
        SectionKind::Questions => closing::questions(session, parts),
        SectionKind::Demands => closing::demands(session, parts),
        SectionKind::NextMeeting => parts.rubric("prochaine-seance", sitting::next(session, options)),
        SectionKind::Closing => parts.rubric("cloture", sitting::closed(session, options)),
        SectionKind::Signatures => parts.blocks.extend(closing::signature(session, options)),
    }
}

/// The compte-rendu of a session that was imported: the document received, with what was changed in it.
fn received(session: &Session, options: &Options) -> Document {
    let mut blocks = transcript::blocks(session, options);
    let titles = blocks.iter().take_while(|block| matches!(block.content, Content::Title { .. })).count();
    let said = |block: &Block| matches!(block.content, Content::Title { role: TitleRole::Circulation, .. });
    if !blocks.iter().any(said) {
        let text = vec![Inline::plain(circulation::told(session, options))];
        let line = Content::Title { role: TitleRole::Circulation, text };
        blocks.insert(titles, Block::from(Source::Meeting, line));
    }
    let mut document = document(session, options, blocks);
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
        title: header::title(session, options),
        subject: session.meeting().subject.clone(),
        issuer: session.meeting().coalition.clone(),
        date: session.meeting().date,
        page: document::PageShape::Portrait,
        blocks,
        warnings: warnings(session, options),
        received: transcript::is_imported(session),
    }
}

/// The parts of the document, while they are written.
struct Parts<'a> {
    options: &'a Options,
    /// How many parts with a heading there are.
    rank: usize,
    /// The heading the template wants for the next part; the usual one when empty.
    heading: String,
    blocks: Vec<Block>,
}

impl<'a> Parts<'a> {
    fn new(options: &'a Options) -> Self {
        Self { options, rank: 0, heading: String::new(), blocks: Vec::new() }
    }

    /// Begins a part: « I. Synthèse ».
    fn begin(&mut self, bookmark: &str, title: &str) {
        self.rank += 1;
        let wanted = std::mem::take(&mut self.heading);
        let title = if wanted.is_empty() { title } else { &wanted };
        let numbered = self.options.template.has(Switch::Numbered);
        let text = if numbered { format!("{}.\u{a0}{title}", roman(self.rank)) } else { title.to_owned() };
        self.blocks.push(Block::own(Content::Heading {
            level: 1,
            bookmark: bookmark.to_owned(),
            text: vec![Inline::plain(text)],
        }));
    }

    /// Adds blocks that may begin with their own small title: it becomes that of the template, and the heading of a
    /// part once there are parts. Those without one have a heading there when the template wants one.
    fn rubric(&mut self, bookmark: &str, blocks: Vec<Block>) {
        let mut blocks = blocks.into_iter().peekable();
        let is_rubric =
            |block: &Block| matches!(block.content, Content::Paragraph { role: Role::Rubric, .. });
        if let Some(mut first) = blocks.next_if(is_rubric) {
            if self.rank > 0 {
                self.begin(bookmark, &first.words());
            } else {
                let wanted = std::mem::take(&mut self.heading);
                if let Content::Paragraph { text, .. } = &mut first.content
                    && !wanted.is_empty()
                {
                    *text = vec![Inline::plain(wanted)];
                }
                self.blocks.push(first);
            }
        } else if self.rank > 0 && !self.heading.is_empty() && blocks.peek().is_some() {
            self.begin(bookmark, "");
        }
        self.blocks.extend(blocks);
    }
}

/// A small number in Roman numerals.
fn roman(number: usize) -> String {
    const VALUES: [(usize, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = number;
    let mut numeral = String::new();
    for (value, sign) in VALUES {
        while left >= value {
            left -= value;
            numeral.push_str(sign);
        }
    }
    numeral
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
fn contents(lang: Lang) -> Vec<Block> {
    vec![
        Block::paragraph(Role::Rubric, lang.pick("Sommaire", "Contents")),
        Block { content: Content::Contents { lines: Vec::new() }, source: Some(Source::Meeting) },
    ]
}

/// Fills the table of contents; without any heading there is none, nor its title.
fn fill_contents(document: &mut Document) {
    let headings: Vec<ContentsLine> = document
        .headings()
        .map(|(level, target, text)| ContentsLine { level, text, target: target.to_owned(), page: None })
        .collect();
    let place = document.blocks.iter().position(|block| matches!(block.content, Content::Contents { .. }));
    if let (true, Some(place)) = (headings.is_empty(), place) {
        document.blocks.drain(place.saturating_sub(1)..=place);
    }
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
