//! The text of a Word file, read from beginning to end once: what each element means for the flow. Properties,
//! numbering and styles are read elsewhere.
use std::collections::{HashMap, HashSet};

use super::fields::{Fields, is_contents};
use super::numbering::Numbering;
use super::paragraph::Open;
use super::properties::{ParagraphSays, RunSays};
use super::styles::Styles;
use super::symbol;
use crate::domain::plan::Remark;
use crate::import::readers::flow::{COLUMNS_MAX, Flow, joined};
use crate::import::readers::xml::{Node, Pull, Tag};
use crate::import::readers::{Source, Watch};
use crate::import::report::Refused;

/// How much of a part is read between two signs of life, in bytes.
const WATCH_BYTES: u64 = 64 * 1024;

/// What an open element means when it ends.
#[derive(Debug)]
pub(super) enum Scope {
    /// Nothing.
    Plain,
    Paragraph,
    /// A run, with what the run around it said.
    Run(RunSays),
    /// Its texts are words.
    Words,
    /// Its texts instruct a field.
    Instruction,
    Table,
    Row,
    /// A cell over so many columns.
    Cell(u32),
    /// A text box.
    TextBox,
    /// A note or a comment, by its number.
    Apart(String),
    /// What it holds is set aside.
    Aside,
    /// The same thing in several versions; whether one was read.
    Versions(bool),
}

/// What other parts of the file hold.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The styles.
    pub(super) styles: Styles,
    /// Footnotes and endnotes by kind and number.
    pub(super) notes: HashMap<(bool, String), String>,
    /// Comments by number.
    pub(super) comments: HashMap<String, Remark>,
}

/// Reads the text of a part.
pub(super) struct Body<'p> {
    pub(super) parts: &'p Parts,
    pub(super) numbering: Numbering,
    pub(super) flow: Flow,
    pub(super) fields: Fields,
    /// The paragraphs that are open: one, and those of text boxes that hang on it.
    pub(super) open: Vec<Open>,
    /// A paragraph whose end was deleted.
    pub(super) unended: Option<Open>,
    /// What the run being read says of itself.
    pub(super) run: RunSays,
    scopes: Vec<Scope>,
    /// How many elements are open whose text is set aside.
    pub(super) aside: usize,
    /// Whether words came since the last page break.
    pub(super) fresh: bool,
    /// How many notes of each kind were referred to.
    pub(super) notes: [u32; 2],
    /// Notes and comments read here.
    pub(super) apart: HashMap<String, Remark>,
    authors: HashMap<String, String>,
    /// The notes that were referred to, and the comments whose passage began.
    pub(super) noted: HashSet<(bool, String)>,
    pub(super) commented: HashSet<String>,
}

impl<'p> Body<'p> {
    /// Ready to read.
    pub(super) fn new(parts: &'p Parts, numbering: Numbering) -> Self {
        Self {
            parts,
            numbering,
            flow: Flow::default(),
            fields: Fields::default(),
            open: Vec::new(),
            unended: None,
            run: RunSays::default(),
            scopes: Vec::new(),
            aside: 0,
            fresh: true,
            notes: [0, 0],
            apart: HashMap::new(),
            authors: HashMap::new(),
            noted: HashSet::new(),
            commented: HashSet::new(),
        }
    }

    /// Reads a part from beginning to end.
    pub(super) fn read(&mut self, xml: &str, watch: &mut Watch<'_>) -> Result<(), Refused> {
        let mut pull = Pull::new(xml, Source::Docx);
        let of = u32::try_from(xml.len() as u64 / WATCH_BYTES + 1).unwrap_or(u32::MAX);
        let mut told = 0;
        while let Some(node) = pull.next()? {
            match node {
                Node::Open(tag) => {
                    if let Some(scope) = self.begin(&tag, &mut pull)? {
                        self.scopes.push(scope);
                    }
                }
                Node::Close => self.end(),
                Node::Text(text) => match self.scopes.last() {
                    Some(Scope::Words) => self.words(&text),
                    Some(Scope::Instruction) => self.fields.instruct(&text),
                    _ => {}
                },
            }
            if self.flow.is_endless() {
                return Err(Refused::TooMuchInside(Source::Docx));
            }
            let done = pull.position() / WATCH_BYTES;
            if done > told {
                told = done;
                watch(u32::try_from(done).unwrap_or(u32::MAX), of);
            }
        }
        self.end_unended();
        Ok(())
    }

    /// What an element that begins means; nothing where it was read to its end.
    fn begin(&mut self, tag: &Tag<'_>, pull: &mut Pull<'_>) -> Result<Option<Scope>, Refused> {
        Ok(Some(match tag.name() {
            "p" => {
                self.open_paragraph();
                Scope::Paragraph
            }
            "pPr" => {
                let says = ParagraphSays::read(pull)?;
                self.paragraph_says(says);
                return Ok(None);
            }
            "r" => Scope::Run(std::mem::take(&mut self.run)),
            "rPr" => {
                self.run = RunSays::read(pull)?;
                return Ok(None);
            }
            "t" => Scope::Words,
            "instrText" => Scope::Instruction,
            "del" | "moveFrom" => {
                self.changed(tag);
                pull.skip()?;
                return Ok(None);
            }
            "ins" | "moveTo" => {
                self.changed(tag);
                Scope::Plain
            }
            "sectPr" | "delText" | "delInstrText" | "tblPr" | "tblGrid" | "tblPrEx" | "rt" | "ctrlPr"
            | "pPrChange" | "rPrChange" => {
                pull.skip()?;
                return Ok(None);
            }
            "tbl" | "tr" | "trPr" | "tc" | "tcPr" => return self.begin_in_table(tag, pull),
            "sdtPr" => {
                self.control(pull)?;
                return Ok(None);
            }
            "AlternateContent" => Scope::Versions(false),
            "Choice" | "Fallback" => match self.scopes.last_mut() {
                Some(Scope::Versions(read)) if *read => {
                    pull.skip()?;
                    return Ok(None);
                }
                Some(Scope::Versions(read)) => {
                    *read = true;
                    Scope::Plain
                }
                _ => Scope::Plain,
            },
            _ => return self.begin_other(tag, pull),
        }))
    }

    /// Elements inside runs and between them, and the roots of notes and comments.
    fn begin_other(&mut self, tag: &Tag<'_>, pull: &mut Pull<'_>) -> Result<Option<Scope>, Refused> {
        match tag.name() {
            "tab" | "ptab" => self.words("\t"),
            "noBreakHyphen" => self.words("-"),
            "cr" => self.line_break(),
            "br" => match tag.val_of("type").as_str() {
                "page" => self.page_break(false),
                _ => self.line_break(),
            },
            "lastRenderedPageBreak" => self.page_break(true),
            "sym" => {
                let sign = symbol::character(&tag.val_of("font"), &tag.val_of("char"));
                self.words(sign.encode_utf8(&mut [0; 4]));
            }
            "checkBox" => {
                let mut on = false;
                pull.inside(|inner| {
                    if matches!(inner.name(), "default" | "checked") {
                        on = inner.is_on();
                    }
                    true
                })?;
                self.box_ticked(on);
                return Ok(None);
            }
            "fldChar" => self.fields.mark(&tag.val_of("fldCharType")),
            "fldSimple" if is_contents(&tag.val_of("instr")) => {
                self.aside += 1;
                return Ok(Some(Scope::Aside));
            }
            "footnoteReference" => self.note(false, tag),
            "endnoteReference" => self.note(true, tag),
            "commentRangeStart" => self.comment_begins(&tag.val_of("id")),
            "commentRangeEnd" => self.flow.remarks.end(&tag.val_of("id")),
            "commentReference" => self.comment_referred(&tag.val_of("id")),
            "txbxContent" => {
                self.flow.open_apart();
                return Ok(Some(Scope::TextBox));
            }
            "footnote" | "endnote" | "comment" => return self.begin_apart(tag, pull),
            _ => {}
        }
        Ok(Some(Scope::Plain))
    }

    fn begin_apart(&mut self, tag: &Tag<'_>, pull: &mut Pull<'_>) -> Result<Option<Scope>, Refused> {
        if !matches!(tag.val_of("type").as_str(), "" | "normal") {
            pull.skip()?;
            return Ok(None);
        }
        let id = tag.val_of("id");
        self.authors.insert(id.clone(), tag.val_of("author"));
        self.flow.open_apart();
        Ok(Some(Scope::Apart(id)))
    }

    fn begin_in_table(&mut self, tag: &Tag<'_>, pull: &mut Pull<'_>) -> Result<Option<Scope>, Refused> {
        match tag.name() {
            "tbl" => {
                self.end_unended();
                self.flow.open_table();
                return Ok(Some(Scope::Table));
            }
            "tr" => {
                self.flow.open_row();
                return Ok(Some(Scope::Row));
            }
            "tc" => {
                self.flow.open_cell();
                return Ok(Some(Scope::Cell(1)));
            }
            "trPr" => return self.row_says(pull),
            _ => {}
        }
        let (mut columns, mut deleted) = (1, false);
        pull.inside(|inner| {
            match inner.name() {
                "gridSpan" => columns = inner.number("val").unwrap_or(1).clamp(1, COLUMNS_MAX),
                "cellDel" => deleted = true,
                "tcPrChange" => return false,
                _ => {}
            }
            true
        })?;
        if let Some(Scope::Cell(over)) = self.scopes.last_mut() {
            *over = columns;
        }
        if deleted {
            self.flow.deleted += 1;
            self.end();
            self.scopes.pop();
            pull.skip()?;
        }
        Ok(None)
    }

    fn row_says(&mut self, pull: &mut Pull<'_>) -> Result<Option<Scope>, Refused> {
        let (mut before, mut deleted, mut inserted) = (0, false, false);
        pull.inside(|inner| {
            match inner.name() {
                "gridBefore" => before = inner.number("val").unwrap_or(0).min(COLUMNS_MAX),
                "del" => deleted = true,
                "ins" => inserted = true,
                "trPrChange" => return false,
                _ => {}
            }
            true
        })?;
        self.flow.inserted += usize::from(inserted && !deleted);
        self.flow.pass_columns(before);
        if deleted && matches!(self.scopes.last(), Some(Scope::Row)) {
            self.flow.deleted += 1;
            self.flow.cancel_row();
            self.scopes.pop();
            pull.skip()?;
        }
        Ok(None)
    }

    /// A content control: that of the table of contents, and those nobody filled, are no text.
    fn control(&mut self, pull: &mut Pull<'_>) -> Result<(), Refused> {
        let mut aside = false;
        pull.inside(|inner| {
            aside |= match inner.name() {
                "docPartGallery" => matches!(inner.val().as_str(), "Table of Contents" | "Table of Figures"),
                "showingPlcHdr" => inner.is_on(),
                _ => false,
            };
            true
        })?;
        if let Some(scope) = self.scopes.last_mut().filter(|scope| aside && matches!(scope, Scope::Plain)) {
            *scope = Scope::Aside;
            self.aside += 1;
        }
        Ok(())
    }

    fn end(&mut self) {
        match self.scopes.pop() {
            Some(Scope::Paragraph) => self.close_paragraph(),
            Some(Scope::Run(around)) => self.run = around,
            Some(Scope::Table) => {
                self.end_unended();
                self.flow.close_table();
            }
            Some(Scope::Cell(columns)) => {
                self.end_unended();
                self.flow.close_cell(columns);
            }
            Some(Scope::TextBox) => {
                self.end_unended();
                let pieces = self.flow.close_box();
                match self.open.last_mut() {
                    Some(open) => open.after.extend(pieces),
                    None => self.flow.pieces(pieces),
                }
            }
            Some(Scope::Apart(id)) => {
                self.end_unended();
                let text = joined(&self.flow.close_apart());
                let author = self.authors.remove(&id).unwrap_or_default();
                self.apart.insert(id, Remark { author, quote: String::new(), text });
            }
            Some(Scope::Aside) => self.aside = self.aside.saturating_sub(1),
            _ => {}
        }
    }
}
