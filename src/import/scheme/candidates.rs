//! Which blocks are headings: those the format marks, those with a label and a number that recur, and a few lines
//! that can be nothing else. A doubt is settled for the text: a missed heading is seen, an invented one misleads.
mod doubtful;
mod typography;

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{Heading, is_front};
use crate::domain::plan::NodeKind;
use crate::import::limits::HEADING_CHARS_MAX;
use crate::import::readers::{Block, Form};
use crate::import::shapes::{self, Shape, Style};
use crate::text::fold::fold;

/// The longest line that is a heading without label, in characters.
const BARE_CHARS_MAX: usize = 150;
/// How many headings the format must mark before lines that only look like headings are left alone.
const MARKED_ENOUGH: usize = 3;

/// Words that open the line of those responsible, the calendar or the money of a measure.
const SERVICE_WORDS: [&str; 14] = [
    "responsable",
    "pilote",
    "ministere",
    "echeance",
    "calendrier",
    "indicateur",
    "partenaire",
    "porteur",
    "financement",
    "budget",
    "source",
    "cout",
    "copilote",
    "public",
];

/// How sure a line without mark is to be a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Marked,
    Labelled,
    Front,
    Numbered,
    Capitals,
    Short,
}

/// The headings of a document, in reading order, roles still to be given.
pub(super) fn headings(blocks: &[Block]) -> Vec<Heading> {
    let lines =
        blocks.iter().filter(|b| matches!(b.form, Form::Heading(_) | Form::Paragraph) && b.boxed.is_none());
    let learned = shapes::learn(lines.map(|block| block.text.as_str()));
    let mut all: Vec<(Kind, Heading)> =
        blocks.iter().enumerate().filter_map(|(i, block)| candidate(i, block, &learned)).collect();
    name_codes(&mut all);
    doubtful::drop_fields(&mut all);
    doubtful::drop_quoted(&mut all, blocks);
    doubtful::drop_lists(&mut all, blocks);
    let evidence = Evidence::new(&all);
    let sure: HashMap<usize, String> = all
        .iter()
        .filter(|(kind, h)| evidence.is_sure(*kind, h))
        .map(|(_, h)| (h.block, h.label()))
        .collect();
    let first = blocks.iter().position(|block| !matches!(block.form, Form::Page(_)));
    // The title of the plan says nothing of its parts.
    let tells = |(kind, h): &(Kind, Heading)| {
        *kind != Kind::Front && sure.contains_key(&h.block) && (h.shape.is_some() || Some(h.block) != first)
    };
    if !all.iter().any(tells) {
        return typography::headings(all, blocks);
    }
    let around = Around { blocks, sure: &sure };
    let capitals_lead = capitals_lead(&all, &around, blocks);
    let short = |h: &Heading| !evidence.is_marked() && around.leads(h.block) && around.is_open(h.block);
    let shorts = all.iter().filter(|(kind, h)| *kind == Kind::Short && short(h)).count();
    // As many of them as measures would be the names of those responsible rather than headings that group.
    let shorts_group = shorts * 2 <= sure.len();
    all.into_iter()
        .filter(|(kind, h)| match kind {
            _ if sure.contains_key(&h.block) => true,
            Kind::Capitals => {
                let capitals = blocks.get(h.block).is_some_and(|block| shapes::is_capitals(&block.text));
                (capitals_lead && capitals) || around.leads(h.block) && h.marked && around.is_open(h.block)
            }
            Kind::Short => shorts_group && short(h),
            _ => false,
        })
        .map(|(_, heading)| heading)
        .collect()
}

/// « T1 », « M1 », « M2 »: a letter that does not count (A, B, C…) names the level.
fn name_codes(all: &mut [(Kind, Heading)]) {
    let letter = |shape: &Shape| {
        let mut chars = shape.number.chars();
        let letter = chars.next().filter(char::is_ascii_uppercase)?;
        chars.next().is_some_and(|c| c.is_ascii_digit()).then_some(letter)
    };
    let letters: BTreeSet<char> = all.iter().filter_map(|(_, h)| letter(h.shape.as_ref()?)).collect();
    if letters.iter().copied().eq(('A'..='Z').take(letters.len())) {
        return;
    }
    for shape in all.iter_mut().filter_map(|(_, h)| h.shape.as_mut()) {
        if let (Some(letter), Style::Compound(2)) = (letter(shape), shape.style) {
            shape.style = Style::Code(letter);
        }
    }
}

/// Whether lines in capitals are headings here: half of them, the title of the plan apart, lead to one.
fn capitals_lead(all: &[(Kind, Heading)], around: &Around<'_>, blocks: &[Block]) -> bool {
    let first = blocks.iter().position(|block| !matches!(block.form, Form::Page(_)));
    let capitals = all.iter().filter(|(kind, h)| {
        *kind == Kind::Capitals
            && Some(h.block) != first
            && blocks.get(h.block).is_some_and(|block| shapes::is_capitals(&block.text))
    });
    let (leading, all) = capitals
        .fold((0, 0), |(leading, all), (_, h)| (leading + usize::from(around.leads(h.block)), all + 1));
    leading > 0 && leading * 2 >= all
}

/// What stands around a line that may be a heading.
struct Around<'a> {
    blocks: &'a [Block],
    sure: &'a HashMap<usize, String>,
}

impl Around<'_> {
    fn label_after(&self, at: usize) -> Option<&String> {
        let mut after = self.blocks.iter().enumerate().skip(at + 1);
        after.find(|(_, b)| !matches!(b.form, Form::Page(_))).and_then(|(next, _)| self.sure.get(&next))
    }

    /// Whether a sure heading comes right after it.
    fn leads(&self, at: usize) -> bool {
        self.label_after(at).is_some()
    }

    /// Whether what stands before it is over: the title of the plan, a finished sentence, the line of those responsible, or a heading of
    /// another level than the one that follows.
    fn is_open(&self, at: usize) -> bool {
        let before = self.blocks.iter().enumerate().take(at).rev();
        let Some((before, block)) = before.into_iter().find(|(_, b)| !matches!(b.form, Form::Page(_))) else {
            return true;
        };
        if let Some(label) = self.sure.get(&before) {
            return self.label_after(at) != Some(label);
        }
        let title = self.blocks.iter().take(before).all(|b| matches!(b.form, Form::Page(_)));
        title
            || block.boxed.is_some()
            || block.text.ends_with(['.', '!', '?', ';', '»', ')'])
            || (is_service(&block.text) && block.text.contains(':'))
    }
}

/// Whether a line says who is responsible, by when or with what money.
fn is_service(text: &str) -> bool {
    let folded = fold(text);
    let first = folded.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    SERVICE_WORDS.contains(&first.trim_end_matches('s'))
}

/// What recurs in the document.
struct Evidence {
    marked: usize,
    marked_labels: HashSet<String>,
    numbered: HashMap<(Style, Option<char>), (usize, bool)>,
}

impl Evidence {
    fn new(all: &[(Kind, Heading)]) -> Self {
        let marked = || all.iter().filter(|(kind, _)| *kind == Kind::Marked);
        let mut numbered: HashMap<_, (usize, bool)> = HashMap::new();
        for shape in
            all.iter().filter(|(kind, _)| *kind == Kind::Numbered).filter_map(|(_, h)| h.shape.as_ref())
        {
            let seen = numbered.entry((shape.style, shape.separator)).or_default();
            seen.0 += 1;
            let first = shape.number.rsplit(['.', '-']).next().unwrap_or_default();
            seen.1 |= matches!(first.trim_start_matches(|c: char| c.is_ascii_uppercase()), "1")
                || matches!(first, "I" | "A" | "a");
        }
        Self {
            marked: marked().count(),
            marked_labels: marked().map(|(_, h)| h.label()).filter(|label| !label.is_empty()).collect(),
            numbered,
        }
    }

    fn is_marked(&self) -> bool {
        self.marked >= MARKED_ENOUGH
    }

    fn is_sure(&self, kind: Kind, heading: &Heading) -> bool {
        match kind {
            Kind::Marked => true,
            // Where the format marks the headings with this label, a line that is not marked only mentions one.
            Kind::Labelled => heading.marked || !self.marked_labels.contains(&heading.label()),
            Kind::Front => !self.is_marked(),
            Kind::Numbered => heading.shape.as_ref().is_some_and(|shape| {
                let (count, from_one) =
                    self.numbered.get(&(shape.style, shape.separator)).copied().unwrap_or_default();
                count >= 2 && from_one && (heading.marked || !self.is_marked())
            }),
            Kind::Capitals | Kind::Short => false,
        }
    }
}

fn candidate(at: usize, block: &Block, learned: &HashSet<String>) -> Option<(Kind, Heading)> {
    // A whole line of a numbered list in bold may be a heading; `drop_lists` settles which are.
    let item = matches!(block.form, Form::Item(_)) && block.strong;
    if block.boxed.is_some() || !(item || matches!(block.form, Form::Heading(_) | Form::Paragraph)) {
        return None;
    }
    let text = shapes::without_leader(&block.text);
    let labelled = shapes::labelled(text, learned).or_else(|| shapes::labelled_within(text, learned));
    if let Form::Heading(level) = block.form {
        let numbered = || shapes::numbered(text).or_else(|| shapes::numbered_loosely(text));
        let mut found = heading(at, labelled.or_else(numbered), text);
        found.level = Some(level);
        found.marked = true;
        return Some((Kind::Marked, found));
    }
    let (kind, shape) = match labelled.filter(Shape::is_clear) {
        Some(shape) => (Kind::Labelled, Some(shape)),
        None => bare_kind(block, text).filter(|(_, shape)| !item || shape.is_some())?,
    };
    let mut found = heading(at, shape, text);
    found.marked = block.strong;
    Some((kind, found))
}

fn bare_kind(block: &Block, text: &str) -> Option<(Kind, Option<Shape>)> {
    let short = text.chars().count() <= BARE_CHARS_MAX && !text.ends_with(['.', ';', ',', ':', '…']);
    if !short {
        return None;
    }
    if is_front(text) {
        return Some((Kind::Front, None));
    }
    if let Some(shape) = shapes::numbered(text).filter(|shape| shapes::starts_upper(&shape.title)) {
        return Some((Kind::Numbered, Some(shape)));
    }
    if text.contains(':') || is_service(text) || !shapes::starts_upper(text) {
        return None;
    }
    let kind = if block.strong || shapes::is_capitals(text) { Kind::Capitals } else { Kind::Short };
    Some((kind, None))
}

fn heading(block: usize, shape: Option<Shape>, text: &str) -> Heading {
    let mut title = shape.as_ref().map_or(text, |shape| &shape.title).to_owned();
    let mut body = None;
    if shape.is_some() && title.chars().count() > HEADING_CHARS_MAX {
        body = Some(std::mem::take(&mut title));
    }
    Heading { block, level: None, marked: false, shape, title, body, kind: NodeKind::Other, rank: 0 }
}
