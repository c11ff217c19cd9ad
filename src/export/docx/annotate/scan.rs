//! The text part of a Word file as paragraphs whose every byte is accounted for: what is written anew is copied from
//! the places told here, so that nothing this program does not understand is lost.
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Fault, fields};

/// How deep elements may stand inside one another.
const DEPTH_MAX: usize = 256;
/// What groups runs of a paragraph and may be cut in two.
const CONTAINERS: [&str; 9] = [
    "w:hyperlink",
    "w:ins",
    "w:moveTo",
    "w:smartTag",
    "w:customXml",
    "w:sdt",
    "w:sdtContent",
    "w:dir",
    "w:bdo",
];
/// What stands between paragraphs and is none.
const BETWEEN: [&str; 8] = [
    "w:bookmarkStart",
    "w:bookmarkEnd",
    "w:proofErr",
    "w:permStart",
    "w:permEnd",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:moveToRangeEnd",
];

/// What a piece of a paragraph is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// What groups the runs that follow begins…
    Open,
    /// …and ends.
    Close,
    /// Markup between runs, kept as it is.
    Markup,
    /// Words.
    Words,
    /// One character that is an element: a tab, the end of a line, a hyphen.
    Sign,
    /// Anything else inside a run; it has no letters.
    Object,
    /// A part of a field that computes what it shows: its beginning, its end or what is between.
    FieldBegin,
    FieldSeparate,
    FieldEnd,
    Instruction,
    /// A whole field: it stays or goes as one.
    Field(Vec<Unit>),
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) kind: Kind,
    /// Where it stands in the part.
    pub(super) range: Range<usize>,
    /// The run it stands in.
    pub(super) run: Option<usize>,
    /// The characters of the paragraph that it holds.
    pub(super) chars: Range<usize>,
}

/// A run: where it begins and what it says of its looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) tag: Range<usize>,
    pub(super) looks: Option<Range<usize>>,
}

/// The cell of a table, or the text box, that a paragraph stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) id: usize,
    /// Its row, a rank in `Paper::rows`.
    pub(super) row: usize,
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) whole: Range<usize>,
    pub(super) tag: Range<usize>,
    pub(super) properties: Option<Range<usize>>,
    pub(super) units: Vec<Unit>,
    pub(super) runs: Vec<Run>,
    /// What one reads in it.
    pub(super) text: Vec<char>,
    pub(super) cell: Option<Cell>,
    /// Whether the next thing beside it is a paragraph: then its end may go.
    pub(super) runs_on: bool,
    /// It is read elsewhere, or a field begins or ends in it that is not whole: nothing is marked in it.
    pub(super) frozen: bool,
}

/// The text part.
#[derive(Debug, Default)]
pub(super) struct Paper<'x> {
    pub(super) xml: &'x str,
    pub(super) paragraphs: Vec<Paragraph>,
    /// How many cells each row of a table has.
    pub(super) rows: Vec<usize>,
    /// The highest number given to a mark.
    pub(super) last_id: u32,
}

/// The part with these bytes.
pub(super) fn scan(xml: &str) -> Result<Paper<'_>, Fault> {
    let mut scan = Scan { paper: Paper { xml, ..Paper::default() }, ..Scan::default() };
    let mut reader = Reader::from_str(xml);
    let mut from = 0;
    loop {
        let event = reader.read_event().map_err(|_| Fault::Damaged)?;
        let to = usize::try_from(reader.buffer_position()).map_err(|_| Fault::Damaged)?;
        let at = from..to;
        match event {
            Event::Start(tag) => scan.start(tag.name().into_inner(), at)?,
            Event::Empty(tag) => {
                scan.start(tag.name().into_inner(), at.clone())?;
                scan.end(at.end..at.end);
            }
            Event::End(_) => scan.end(at),
            Event::Text(text) => scan.text(&text.xml10_content(), at),
            Event::CData(text) => scan.text(&text.xml10_content(), at),
            Event::GeneralRef(reference) => {
                let c = reference.resolve_char_ref().map_err(|_| Fault::Damaged)?;
                let known = match reference.as_ref() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => None,
                };
                let c = c.or(known).ok_or(Fault::Damaged)?;
                scan.text(c.encode_utf8(&mut [0; 4]), at);
            }
            Event::DocType(_) => return Err(Fault::TooMuch),
            Event::Eof if scan.frames.is_empty() => break,
            Event::Eof => return Err(Fault::Damaged),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => scan.text("", at),
        }
        from = to;
    }
    Ok(scan.paper)
}

/// What an open element is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Around paragraphs.
    Around,
    /// A row of a table.
    Row,
    Paragraph(usize),
    Properties,
    Container,
    Run,
    Looks,
    Words,
    /// Kept as it is; paragraphs may stand in it.
    Opaque,
    /// The second version of the same thing.
    Fallback,
}

#[derive(Debug)]
struct Frame {
    role: Role,
    tag: Range<usize>,
    sign: Option<Kind>,
    /// The paragraph that ended last directly inside it.
    last: Option<usize>,
    /// The characters and the run before it.
    chars: usize,
    cell: Option<Cell>,
}

#[derive(Debug, Default)]
struct Scan<'x> {
    paper: Paper<'x>,
    frames: Vec<Frame>,
    /// The paragraphs that are open.
    open: Vec<usize>,
    cells: usize,
    fallbacks: usize,
    contents: fields::Contents,
}

impl Scan<'_> {
    fn role(&self) -> Role {
        self.frames.last().map_or(Role::Around, |frame| frame.role)
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.paper.xml.get(range.clone()).unwrap_or_default()
    }

    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        let at = *self.open.last()?;
        self.paper.paragraphs.get_mut(at)
    }

    fn start(&mut self, name: &str, tag: Range<usize>) -> Result<(), Fault> {
        if self.frames.len() >= DEPTH_MAX {
            return Err(Fault::TooMuch);
        }
        self.paper.last_id = self.paper.last_id.max(number_of(self.slice(&tag)));
        self.contents.open(name, self.paper.xml.get(tag.clone()).unwrap_or_default());
        if let Some(around) = self.frames.last_mut()
            && !BETWEEN.contains(&name)
            && let Some(last) = around.last.take()
            && let Some(last) = self.paper.paragraphs.get_mut(last)
        {
            last.runs_on = name == "w:p";
        }
        let around = self.role();
        let role = match (around, name) {
            (Role::Around | Role::Row | Role::Opaque | Role::Fallback, "w:p") => self.open_paragraph(&tag),
            (Role::Paragraph(_), "w:pPr") => Role::Properties,
            (Role::Paragraph(_) | Role::Container, "w:fldSimple") => Role::Container,
            (Role::Paragraph(_) | Role::Container, name) if CONTAINERS.contains(&name) => Role::Container,
            (Role::Paragraph(_) | Role::Container, "w:r") => self.open_run(&tag),
            (Role::Run, "w:rPr") => Role::Looks,
            (Role::Run, "w:t") => Role::Words,
            (Role::Around | Role::Opaque, "mc:Fallback") => {
                self.fallbacks += 1;
                Role::Fallback
            }
            (Role::Around | Role::Opaque, "w:tr") => {
                self.paper.rows.push(0);
                Role::Row
            }
            (Role::Around | Role::Row, _) => Role::Around,
            _ => Role::Opaque,
        };
        let cell = self.cell_of(around, name);
        let sign = if around == Role::Run { self.sign(name, &tag) } else { None };
        let chars = self.paragraph().map_or(0, |paragraph| paragraph.text.len());
        if role == Role::Container {
            self.unit(Kind::Open, tag.clone(), chars);
        }
        self.frames.push(Frame { role, tag, sign, last: None, chars, cell });
        Ok(())
    }

    /// The cell that what begins stands in.
    fn cell_of(&mut self, around: Role, name: &str) -> Option<Cell> {
        let outer = self.frames.last().and_then(|frame| frame.cell);
        match (around, name) {
            // A text box is a table of one cell, as far as leaving it goes.
            (_, "w:txbxContent") => {
                self.cells += 1;
                self.paper.rows.push(1);
                Some(Cell { id: self.cells, row: self.paper.rows.len() - 1 })
            }
            (Role::Row, "w:tc") => {
                let row = self.paper.rows.len().saturating_sub(1);
                if let Some(count) = self.paper.rows.get_mut(row) {
                    *count += 1;
                }
                self.cells += 1;
                Some(Cell { id: self.cells, row })
            }
            _ => outer,
        }
    }

    fn open_paragraph(&mut self, tag: &Range<usize>) -> Role {
        let at = self.paper.paragraphs.len();
        let frozen = self.fallbacks > 0 || self.contents.is_open();
        let cell = self.frames.last().and_then(|frame| frame.cell);
        self.paper.paragraphs.push(Paragraph {
            whole: tag.clone(),
            tag: tag.clone(),
            cell,
            frozen,
            ..Paragraph::default()
        });
        self.open.push(at);
        Role::Paragraph(at)
    }

    fn open_run(&mut self, tag: &Range<usize>) -> Role {
        if let Some(paragraph) = self.paragraph() {
            paragraph.runs.push(Run { tag: tag.clone(), looks: None });
        }
        Role::Run
    }

    /// What a child of a run is, where it is no words.
    fn sign(&mut self, name: &str, tag: &Range<usize>) -> Option<Kind> {
        let tag = self.slice(tag);
        let c = match name {
            "w:tab" | "w:ptab" => '\t',
            "w:cr" => '\n',
            "w:br" if !tag.contains("\"page\"") && !tag.contains("\"column\"") => '\n',
            "w:noBreakHyphen" => '-',
            "w:instrText" | "w:delInstrText" => return Some(Kind::Instruction),
            "w:fldChar" if tag.contains("\"begin\"") => return Some(Kind::FieldBegin),
            "w:fldChar" if tag.contains("\"separate\"") => return Some(Kind::FieldSeparate),
            "w:fldChar" => return Some(Kind::FieldEnd),
            _ => return None,
        };
        if let Some(paragraph) = self.paragraph() {
            paragraph.text.push(c);
        }
        Some(Kind::Sign)
    }

    fn text(&mut self, text: &str, at: Range<usize>) {
        match self.role() {
            Role::Words => {
                if let Some(paragraph) = self.paragraph() {
                    paragraph.text.extend(text.chars());
                }
            }
            Role::Paragraph(_) | Role::Container => {
                let chars = self.paragraph().map_or(0, |paragraph| paragraph.text.len());
                self.unit(Kind::Markup, at, chars);
            }
            Role::Opaque => self.contents.instruct(text),
            _ => {}
        }
    }

    fn end(&mut self, at: Range<usize>) {
        let Some(frame) = self.frames.pop() else { return };
        let whole = frame.tag.start..at.end;
        self.contents.close();
        match frame.role {
            Role::Paragraph(rank) => self.close_paragraph(rank, at.end),
            Role::Properties => {
                if let Some(paragraph) = self.paragraph() {
                    paragraph.properties = Some(whole);
                }
            }
            Role::Looks => {
                if let Some(run) = self.paragraph().and_then(|paragraph| paragraph.runs.last_mut()) {
                    run.looks = Some(whole);
                }
            }
            Role::Words => self.unit(Kind::Words, whole, frame.chars),
            Role::Container => {
                let chars = self.paragraph().map_or(0, |paragraph| paragraph.text.len());
                self.unit(Kind::Close, at, chars);
            }
            Role::Fallback => {
                self.fallbacks = self.fallbacks.saturating_sub(1);
                self.close_opaque(whole, &frame);
            }
            Role::Opaque => self.close_opaque(whole, &frame),
            Role::Around | Role::Row | Role::Run => {}
        }
    }

    fn close_opaque(&mut self, whole: Range<usize>, frame: &Frame) {
        let before =
            if frame.sign == Some(Kind::Sign) { frame.chars - frame.chars.min(1) } else { frame.chars };
        match self.role() {
            Role::Run => self.unit(frame.sign.clone().unwrap_or(Kind::Object), whole, before),
            Role::Paragraph(_) | Role::Container => self.unit(Kind::Markup, whole, frame.chars),
            _ => {}
        }
    }

    /// A piece of the open paragraph, with its characters from `from` on.
    fn unit(&mut self, kind: Kind, range: Range<usize>, from: usize) {
        let in_run = !matches!(kind, Kind::Open | Kind::Close | Kind::Markup);
        if let Some(paragraph) = self.paragraph() {
            let run = paragraph.runs.len().checked_sub(1).filter(|_| in_run);
            let holds = matches!(kind, Kind::Words | Kind::Sign);
            let chars = from..if holds { paragraph.text.len() } else { from };
            paragraph.units.push(Unit { kind, range, run, chars });
        }
    }

    fn close_paragraph(&mut self, rank: usize, end: usize) {
        self.open.pop();
        let in_contents = self.contents.is_open();
        if let Some(paragraph) = self.paper.paragraphs.get_mut(rank) {
            paragraph.whole.end = end;
            let units = std::mem::take(&mut paragraph.units);
            let (units, whole) = fields::grouped(units, self.paper.xml);
            paragraph.units = units;
            paragraph.frozen |= in_contents || !whole;
        }
        if let Some(around) = self.frames.last_mut() {
            around.last = Some(rank);
        }
    }
}

/// The number of a mark, when the tag has one.
fn number_of(tag: &str) -> u32 {
    let Some((_, rest)) = tag.split_once(" w:id=\"") else { return 0 };
    rest.split('"').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}
