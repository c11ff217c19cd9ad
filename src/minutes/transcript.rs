//! An imported document on paper: its pieces in their own order, as they were received, but for what was changed or
//! added since, which is composed like everything that is recorded here.
mod groups;
mod tables;

use std::collections::{HashMap, HashSet};

use crate::domain::entry::{Circulation, Entry};
use crate::domain::id::{EntryId, LineId, NodeKey};
use crate::domain::plan::PlanNode;
use crate::domain::session::Session;
use crate::domain::transcript::{Became, Piece, PieceForm};
use crate::text::fold::fold;
use crate::text::french::{typeset, unbroken};
use crate::text::lang::Lang;

use super::document::{Block, Content, Element, Inline, ListRole, Role, Source, TitleRole};
use super::measures::{bookmark, entry_blocks};
use super::phrases::Composer;
use super::{Options, Parts, circulation, is_printed, synthesis};
use groups::Groups;

/// Whether the session was imported, so that its document is this one.
pub(super) fn is_imported(session: &Session) -> bool {
    !session.transcript().pieces.is_empty()
}

/// The blocks of the document.
pub(super) fn blocks(session: &Session, options: &Options) -> Vec<Block> {
    let mut page = Page::new(session, options);
    for (at, piece) in session.transcript().pieces.iter().enumerate() {
        page.before(at, piece);
        page.piece(piece);
    }
    page.end();
    page.blocks
}

struct Page<'a> {
    session: &'a Session,
    composer: Composer<'a>,
    options: &'a Options,
    blocks: Vec<Block>,
    groups: Groups,
    /// What each entry said when it was imported.
    said: HashMap<&'a EntryId, String>,
    /// The section each entry stood on when it was imported.
    home: HashMap<&'a EntryId, Option<&'a NodeKey>>,
    /// The entries that stand in the document already.
    printed: HashSet<&'a EntryId>,
    /// The section the pieces stand under.
    section: Option<&'a NodeKey>,
    lines_left: usize,
    level: u8,
    bookmarks: HashSet<String>,
}

impl<'a> Page<'a> {
    fn new(session: &'a Session, options: &'a Options) -> Self {
        let pieces = &session.transcript().pieces;
        let mut page = Self {
            session,
            composer: Composer::new(session, options.lang),
            options,
            blocks: Vec::new(),
            groups: Groups::new(session),
            said: session.transcript().entries(),
            home: HashMap::new(),
            printed: HashSet::new(),
            section: None,
            lines_left: pieces.iter().filter(|piece| matches!(piece.became, Became::Line(_))).count(),
            level: 0,
            bookmarks: HashSet::new(),
        };
        let mut section = None;
        for piece in pieces {
            match &piece.became {
                Became::Node(key) if page.is_section(key) => section = Some(key),
                Became::Entry(id) => {
                    page.home.entry(id).or_insert(section);
                }
                _ => {}
            }
        }
        page
    }

    /// Whether an entry is still on the section it was imported on; one without any never leaves it.
    fn is_at_home(&self, entry: &Entry) -> bool {
        self.home.get(&entry.id).is_some_and(|home| home.is_none_or(|home| *home == entry.node))
    }

    /// What is printed before a piece: the entries recorded since on the section that ends here, the groups of facts
    /// and the synthesis that the document did not have.
    fn before(&mut self, at: usize, piece: &Piece) {
        let opens = matches!(&piece.became, Became::Node(key) if self.is_section(key));
        let leaves = matches!(
            piece.became,
            Became::Meeting
                | Became::Attendance
                | Became::Delegate(_)
                | Became::Event(_)
                | Became::Line(_)
                | Became::Signature
        );
        if opens || leaves {
            self.end_section();
        }
        let added = self.groups.added_before(at, self.session, self.options);
        self.compose(added);
        if opens && self.lines_left == 0 && !self.groups.synthesis_done {
            self.groups.synthesis_done = true;
            let mut parts = Parts::new(self.options);
            synthesis::append(self.session, &mut parts);
            self.compose(parts.blocks);
        }
    }

    fn is_section(&self, key: &NodeKey) -> bool {
        self.node(key).is_none_or(|node| node.kind.is_section())
    }

    fn node(&self, key: &NodeKey) -> Option<&'a PlanNode> {
        self.session.drafts().iter().rev().find_map(|draft| draft.node(key))
    }

    fn piece(&mut self, piece: &'a Piece) {
        if Circulation::is_line(&piece.text) {
            // For whom the document received was is not for whom this one is.
            let text = vec![Inline::plain(circulation::told(self.session, self.options))];
            let role = TitleRole::Circulation;
            self.blocks.push(Block::from(Source::Meeting, Content::Title { role, text }));
            return;
        }
        match &piece.became {
            Became::Nothing => {
                // Words of no record are for those the document was made for; only its headings go further.
                let heads =
                    matches!(piece.form, PieceForm::Title | PieceForm::Heading(_) | PieceForm::Contents);
                if heads || Circulation::default().reaches(self.options.audience) {
                    self.verbatim(piece, None);
                }
            }
            Became::Node(key) => self.heading(piece, key),
            Became::Entry(id) => self.entry(piece, id),
            Became::Line(id) => self.line(piece, id),
            group => match self.groups.instead(group, self.session, self.options) {
                Some(blocks) => self.compose(blocks),
                None => self.verbatim(piece, groups::source(group)),
            },
        }
    }

    fn heading(&mut self, piece: &Piece, key: &'a NodeKey) {
        if self.is_section(key) {
            self.section = Some(key);
        }
        let now = self.node(key).map(PlanNode::heading).filter(|now| !holds(&piece.text, now));
        let received =
            || if self.options.lang == Lang::Fr { unbroken(&piece.text) } else { piece.text.clone() };
        let text = now.map_or_else(received, |now| self.typeset(&now));
        let level = match piece.form {
            PieceForm::Heading(level) => level,
            _ => self.level.saturating_add(1).max(2),
        };
        let bookmark = self.unique(&bookmark(key));
        self.push_heading(level, bookmark, text, Some(Source::Node(key.clone())));
    }

    fn push_heading(&mut self, level: u8, bookmark: String, text: String, source: Option<Source>) {
        // Headings go down one level at a time, whatever the document does.
        self.level = level.clamp(1, 6).min(self.level + 1);
        let content = Content::Heading { level: self.level, bookmark, text: vec![Inline::plain(text)] };
        self.blocks.push(Block { content, source });
    }

    fn unique(&mut self, name: &str) -> String {
        let mut unique = name.to_owned();
        let mut rank = 1;
        while !self.bookmarks.insert(unique.clone()) {
            rank += 1;
            unique = format!("{name}_{rank}");
        }
        unique
    }

    fn entry(&mut self, piece: &Piece, id: &'a EntryId) {
        let Some(entry) = self.session.entries().get(id) else { return };
        // An entry carried to another section is printed there.
        if !self.is_at_home(entry) {
            return;
        }
        let first = self.printed.insert(id);
        let same = entry.sentence.as_deref() == self.said.get(id).map(String::as_str);
        if !is_printed(entry, self.options) {
            return;
        }
        if same {
            self.verbatim(piece, Some(Source::Entry(id.clone())));
        } else if first {
            self.changed(piece, entry);
        }
    }

    /// An entry as it says now what it has to say, in the place of its first piece.
    fn changed(&mut self, piece: &Piece, entry: &Entry) {
        let source = Some(Source::Entry(entry.id.clone()));
        let blocks = entry_blocks(entry, &self.composer);
        match piece.form {
            PieceForm::Item(_) | PieceForm::Row => {
                let words: Vec<String> = blocks.iter().map(Block::words).collect();
                let text = self.typeset(&words.join(" "));
                self.verbatim(&Piece { text, ..piece.clone() }, source);
            }
            _ => self.compose(blocks),
        }
    }

    fn line(&mut self, piece: &Piece, id: &LineId) {
        self.lines_left = self.lines_left.saturating_sub(1);
        if let Some(line) = self.session.synthesis().get(id) {
            let source = Some(Source::Line(id.clone()));
            if line.text == piece.words() {
                self.verbatim(piece, source);
            } else {
                let text = self.typeset(line.text.trim());
                self.verbatim(&Piece { text, ..piece.clone() }, source);
            }
        }
        if self.lines_left == 0 {
            self.groups.synthesis_done = true;
            self.new_lines();
        }
    }

    /// The lines of the synthesis written since the import.
    fn new_lines(&mut self) {
        let known: HashSet<&LineId> = self
            .session
            .transcript()
            .pieces
            .iter()
            .filter_map(|piece| if let Became::Line(id) = &piece.became { Some(id) } else { None })
            .collect();
        let audience = self.options.audience;
        let new = self.session.synthesis().iter().filter(|line| !known.contains(&line.id));
        for line in new.filter(|line| line.reaches(self.session, audience)) {
            let text = self.typeset(line.text.trim());
            let form = if line.kind == crate::domain::synthesis::LineKind::Shortcoming {
                PieceForm::Item(0)
            } else {
                PieceForm::Paragraph
            };
            self.verbatim(
                &Piece { form, text, became: Became::Nothing },
                Some(Source::Line(line.id.clone())),
            );
        }
    }

    /// The section is over: what was recorded on it since the import stands at its end.
    fn end_section(&mut self) {
        if let Some(section) = self.section.take() {
            let session = self.session;
            for entry in
                session.entries_on(section).filter(|entry| !self.is_at_home(entry)).collect::<Vec<_>>()
            {
                self.added(entry);
            }
        }
    }

    fn added(&mut self, entry: &'a Entry) {
        if is_printed(entry, self.options) && self.printed.insert(&entry.id) {
            let blocks = entry_blocks(entry, &self.composer);
            self.compose(blocks);
        }
    }

    fn end(&mut self) {
        self.end_section();
        let added = self.groups.added_before(usize::MAX, self.session, self.options);
        self.compose(added);
        let session = self.session;
        for entry in session.entries().iter() {
            self.added(entry);
        }
    }

    fn typeset(&self, text: &str) -> String {
        if self.options.lang == Lang::Fr { typeset(text) } else { text.to_owned() }
    }

    /// Blocks that were composed, with their typography; those received keep their own.
    fn compose(&mut self, blocks: Vec<Block>) {
        for mut block in blocks {
            for inline in block.inlines_mut() {
                if self.options.lang == Lang::Fr {
                    inline.text = typeset(&inline.text);
                }
            }
            self.blocks.push(block);
        }
    }

    /// A piece as it was received: its own letters, in rows that break where French breaks them.
    fn verbatim(&mut self, piece: &Piece, source: Option<Source>) {
        let words = if self.options.lang == Lang::Fr { unbroken(&piece.text) } else { piece.text.clone() };
        let text = vec![Inline::plain(words.clone())];
        match piece.form {
            PieceForm::Title => {
                let role = TitleRole::Title;
                self.blocks.push(Block { content: Content::Title { role, text }, source });
            }
            PieceForm::Heading(level) => {
                let bookmark = self.unique("titre");
                self.push_heading(level, bookmark, words, source);
            }
            PieceForm::Paragraph | PieceForm::Contents => {
                let role = if piece.text.ends_with(':') { Role::Lead } else { Role::Body };
                self.blocks.push(Block { content: Content::Paragraph { role, text }, source });
            }
            PieceForm::Item(_) => {
                let item = Element { text, source };
                if let Some(Block { content: Content::List { items, .. }, .. }) = self.blocks.last_mut() {
                    items.push(item);
                } else {
                    self.blocks.push(Block::own(Content::List { role: ListRole::Points, items: vec![item] }));
                }
            }
            PieceForm::Row => tables::row(&mut self.blocks, &words, source),
        }
    }
}

/// Whether a heading, as received, holds the words of the part: numbers, labels and dots may be set otherwise.
fn holds(received: &str, now: &str) -> bool {
    let letters = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(received).contains(&letters(now))
}
