//! The sections of the body: its headings, marked as such or not, become the parts of an outline like that of a plan.
use super::lines::{Line, without_title_note};
use super::looks;
use super::parts::Part;
use super::rubrics::{plain, rubric, without_number};
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{NodeKind, PlanNode};
use crate::domain::transcript::PieceForm;
use crate::import::scheme::{self, Heading};
use crate::import::{keys, shapes};
use crate::text::fold::fold;

/// The longest line that is the heading of a part without saying so, in characters.
const HEADING_CHARS_MAX: usize = 150;

/// How the heading of the body begins, folded.
const BODY: [&str; 12] = [
    "compte-rendu",
    "compte rendu",
    "deroulement",
    "deroule",
    "echanges",
    "discussion",
    "debats",
    "points abordes",
    "points traites",
    "examen",
    "travaux de",
    "minutes of",
];

/// What a line of the body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The heading of the whole part (« II. Compte-rendu de la rencontre »).
    Part,
    /// The heading of a section, which node it is and how deep.
    Node(usize),
    /// Words said in it.
    Text,
}

/// A line of the body, the part of the document it stands in, and what it is.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The line.
    pub line: Line,
    /// Its part.
    pub part: Part,
    /// What it is.
    pub role: Role,
    /// Whether it is a remark about the title before it.
    pub note: bool,
}

/// The lines with their roles, and the sections with their keys.
pub fn outline(lines: Vec<(Part, Line)>) -> (Vec<Placed>, Vec<PlanNode>) {
    let mut placed = cut_notes(lines);
    mark_parts(&mut placed);
    let inner: Vec<usize> = (0..placed.len())
        .filter(|at| placed.get(*at).is_some_and(|p| p.role == Role::Text && !p.note))
        .collect();
    let blocks: Vec<_> = inner.iter().filter_map(|at| placed.get(*at)).map(|p| p.line.block()).collect();
    let scheme = scheme::learn(&blocks);
    let mut nodes: Vec<PlanNode> = Vec::new();
    let mut maker = Maker::default();
    let mut headings = scheme.headings.iter().peekable();
    let mut rank_of: Vec<Option<&Heading>> = vec![None; placed.len()];
    for (block, at) in inner.iter().enumerate() {
        if let Some(heading) = headings.next_if(|heading| heading.block == block)
            && let Some(slot) = rank_of.get_mut(*at)
        {
            *slot = Some(heading);
        }
    }
    let group = scheme.headings.iter().find(|h| h.shape.is_none() && h.kind == NodeKind::Axis);
    let title = scheme.title.and_then(|block| inner.get(block)).copied();
    for at in 0..placed.len() {
        let told = rank_of.get(at).copied().flatten();
        let alone = (scheme.headings.is_empty() && told.is_none() && stands_out(&placed, at))
            .then(|| placed.get(at).map(|place| of_line(&place.line)))
            .flatten();
        let bare = group.filter(|_| told.is_none() && groups(&placed, at, &rank_of)).map(|group| Heading {
            title: placed.get(at).map(|place| place.line.text.clone()).unwrap_or_default(),
            ..group.clone()
        });
        let heading = told.or(bare.as_ref()).or(alone.as_ref());
        let holds = follows_text(&placed, at, &rank_of);
        let Some(place) = placed.get_mut(at) else { break };
        if let Some(node) = maker.node(place, heading, (title == Some(at), holds)) {
            place.role = Role::Node(nodes.len());
            nodes.push(node);
        }
    }
    keys::assign(&mut nodes);
    (placed, nodes)
}

/// Cuts remarks about a title from it.
fn cut_notes(lines: Vec<(Part, Line)>) -> Vec<Placed> {
    let mut placed = Vec::with_capacity(lines.len());
    for (part, line) in lines {
        let note = without_title_note(&line.text)
            .filter(|(title, _)| title.chars().count() <= 280 && line.form != PieceForm::Row)
            .map(|(title, note)| (title.to_owned(), note.to_owned()));
        let Some((title, note)) = note else {
            placed.push(Placed { line, part, role: Role::Text, note: false });
            continue;
        };
        let rest = Line { form: PieceForm::Paragraph, text: note, strong: false, ..line.clone() };
        placed.push(Placed { line: Line { text: title, ..line }, part, role: Role::Text, note: false });
        placed.push(Placed { line: rest, part, role: Role::Text, note: true });
    }
    placed
}

/// The first line of each part, where it is the heading of the part.
fn mark_parts(placed: &mut [Placed]) {
    let mut before: Option<Part> = None;
    for place in placed {
        let first = before.replace(place.part) != Some(place.part);
        let short = place.line.text.chars().count() <= HEADING_CHARS_MAX && place.line.form != PieceForm::Row;
        if !(first && short) {
            continue;
        }
        let words = plain(without_number(&place.line.text));
        let labelled = shapes::labelled(&place.line.text, &shapes::Learned::new()).is_some();
        let body = place.part == Part::Body
            && !labelled
            && BODY.iter().any(|start| words.starts_with(start))
            && !place.line.text.ends_with('.');
        let other = place.part != Part::Body && rubric(&place.line.block()).is_some_and(|found| found.alone);
        if body || other {
            place.role = Role::Part;
        }
    }
}

/// Whether text comes right behind a line, before any heading.
fn follows_text(placed: &[Placed], at: usize, headings: &[Option<&Heading>]) -> bool {
    let mut after = placed.iter().enumerate().skip(at + 1).filter(|(_, p)| !p.note);
    after.next().is_some_and(|(next, p)| {
        p.role == Role::Text
            && headings.get(next).is_none_or(Option::is_none)
            && placed.get(at).is_some_and(|here| here.part == p.part)
    })
}

/// Whether a line without mark groups sections like others that were recognized: right behind a heading that holds
/// nothing or a finished paragraph, short, without stop, and followed by a paragraph.
fn groups(placed: &[Placed], at: usize, headings: &[Option<&Heading>]) -> bool {
    let Some(place) = placed.get(at) else { return false };
    let text = place.line.text.as_str();
    let alone = place.role == Role::Text && !place.note && place.line.form == PieceForm::Paragraph;
    let title =
        text.chars().count() <= 110 && shapes::starts_upper(text) && text.split_whitespace().count() >= 3;
    let stopped = text.ends_with(['.', ':', ';', ',', '!', '?', '…', '»', ')']);
    let is_heading = |at: usize| headings.get(at).is_some_and(Option::is_some);
    let before = at.checked_sub(1).is_some_and(is_heading);
    let after = placed
        .get(at + 1)
        .is_some_and(|next| next.line.text.ends_with(['.', '!', '?']) && !is_heading(at + 1));
    alone && title && !stopped && before && after
}

/// Whether a line stands out in a document without any other heading: numbered, in capitals or in bold, short, and
/// followed by words.
fn stands_out(placed: &[Placed], at: usize) -> bool {
    let Some(place) = placed.get(at).filter(|place| place.role == Role::Text && !place.note) else {
        return false;
    };
    let text = place.line.text.as_str();
    let short = text.chars().count() <= 90 && !text.ends_with(['.', ';', ',', ':', '!', '?', '…']);
    let numbered = shapes::numbered(text).is_none_or(|shape| shapes::starts_upper(&shape.title));
    let after = placed.get(at + 1).is_some_and(|next| next.part == place.part);
    short && numbered && after && looks::rank(&place.line.block()).is_some()
}

/// A heading that its line alone tells.
fn of_line(line: &Line) -> Heading {
    let shape = shapes::numbered(&line.text);
    let title = shape.as_ref().map_or(line.text.clone(), |shape| shape.title.clone());
    Heading { block: 0, level: None, marked: false, shape, title, body: None, kind: NodeKind::Other, rank: 0 }
}

/// What minutes call the points they go through, which are no measures of a plan; folded.
const POINTS: [&str; 8] = ["", "point", "sujet", "question", "item", "partie", "section", "annexe"];

/// Makes the nodes, keeping what is open.
#[derive(Default)]
struct Maker {
    /// The ranks of the headings the next one may stand under.
    open: Vec<u8>,
    /// The depth of the section the text stands in, if there is one.
    section: Option<u8>,
}

impl Maker {
    fn node(
        &mut self,
        place: &Placed,
        heading: Option<&Heading>,
        (title, holds): (bool, bool),
    ) -> Option<PlanNode> {
        if place.role == Role::Part {
            self.open.clear();
            self.section = None;
            // A part that only groups its sections needs no section of its own.
            return holds.then(|| self.bare(&place.line.text));
        }
        if place.note {
            return None;
        }
        if let Some(heading) = heading {
            return Some(self.of_heading(heading));
        }
        if title && holds && self.section.is_none() && place.line.form != PieceForm::Row {
            return Some(self.bare(&place.line.text));
        }
        self.sub_measure(place)
    }

    fn bare(&mut self, line: &str) -> PlanNode {
        self.section = Some(0);
        let shape = shapes::numbered(line).filter(|shape| !shape.title.is_empty());
        let title = shape.as_ref().map_or(line.to_owned(), |shape| shape.title.clone());
        let number = shape.map(|shape| MeasureNumber::new(&shape.number));
        PlanNode { kind: NodeKind::Other, number, title, ..PlanNode::default() }
    }

    fn of_heading(&mut self, heading: &Heading) -> PlanNode {
        while self.open.last().is_some_and(|rank| *rank >= heading.rank) {
            self.open.pop();
        }
        let depth = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        self.open.push(heading.rank);
        if heading.kind.is_section() {
            self.section = Some(depth);
        }
        let (label, number) = match &heading.shape {
            Some(shape) => (shape.label.clone(), Some(MeasureNumber::new(&shape.number))),
            None => (String::new(), None),
        };
        // A sub-measure belongs to a section; without one it is a section itself.
        let kind = if !heading.kind.is_section() && self.section.is_none() {
            self.section = Some(depth);
            NodeKind::Other
        } else if heading.kind == NodeKind::Measure && POINTS.contains(&heading.label().as_str()) {
            NodeKind::Other
        } else {
            heading.kind
        };
        PlanNode { kind, label, number, title: heading.title.clone(), depth, ..PlanNode::default() }
    }

    /// « 2/ Organiser le travail… » inside a section, even where it comes but once.
    fn sub_measure(&mut self, place: &Placed) -> Option<PlanNode> {
        let depth = self.section?;
        let text = &place.line.text;
        let plain = place.line.form == PieceForm::Paragraph && place.line.boxed.is_none();
        let shape = shapes::numbered(text).filter(|shape| shape.separator == Some('/'))?;
        let title = text.chars().count() <= 200 && !text.ends_with(['.', ';', ':', '?']);
        (plain && title && shapes::starts_upper(&shape.title)).then(|| PlanNode {
            kind: NodeKind::SubMeasure,
            number: Some(MeasureNumber::new(&shape.number)),
            title: shape.title,
            depth: depth.saturating_add(1),
            ..PlanNode::default()
        })
    }
}

/// Whether a title names what a paragraph calls « la mesure 7 ».
pub fn is_named(node: &PlanNode, said: &str) -> bool {
    node.number.is_some() && node.kind == NodeKind::Measure && {
        let name = fold(&node.name());
        said.match_indices(name.as_str()).any(|(at, _)| {
            said.get(at + name.len()..)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) && !rest.starts_with(" bis"))
        })
    }
}
