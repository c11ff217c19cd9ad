//! What each heading is in the plan: which of its classes are the measures, which group them, which divide them, and
//! how they nest.
use std::collections::HashMap;

use super::{Heading, is_front, is_introduction};
use crate::domain::plan::NodeKind;
use crate::import::shapes::{LABELS, Style};

/// Labels a measure may bear, the most telling first; those after « article » are measures only for want of better.
const MEASURE_LABELS: [&str; 20] = [
    "mesure",
    "fiche mesure",
    "fiche action",
    "fiche-action",
    "action",
    "fiche",
    "engagement",
    "proposition",
    "recommandation",
    "preconisation",
    "demande",
    "disposition",
    "article",
    "critere",
    "projet",
    "point",
    "objectif operationnel",
    "objectif",
    "orientation",
    "levier",
];

/// Headings that are made alike.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Class {
    Label(String),
    Number(Style, Option<char>, Option<u8>),
    Bare(Option<u8>),
}

fn class(heading: &Heading) -> Class {
    match &heading.shape {
        Some(shape) if !shape.label.is_empty() => Class::Label(heading.label()),
        Some(shape) => Class::Number(shape.style, shape.separator, heading.level),
        None => Class::Bare(heading.level),
    }
}

/// Gives each heading its kind and its rank.
pub(super) fn assign(headings: &mut [Heading]) {
    let classes: Vec<Class> = headings.iter().map(class).collect();
    let tallies = tally(&classes);
    let measure = measure_class(headings, &tallies);
    let context = Context::new(headings, &classes, measure.as_ref());
    for (heading, class) in headings.iter_mut().zip(&classes) {
        heading.kind = context.kind(class, heading);
        heading.rank = context.rank(class, heading);
    }
    if context.flat {
        raise_fronts(headings);
    }
    name_outermost(headings);
    resolve_bare(headings);
}

/// How often a class occurs and where first.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    count: usize,
    first: usize,
}

fn tally(classes: &[Class]) -> HashMap<&Class, Tally> {
    let mut tallies: HashMap<&Class, Tally> = HashMap::new();
    for (at, class) in classes.iter().enumerate() {
        tallies.entry(class).or_insert(Tally { count: 0, first: at }).count += 1;
    }
    tallies
}

/// The class of the measures: by its label, else by its numbers, else by its level.
fn measure_class(headings: &[Heading], tallies: &HashMap<&Class, Tally>) -> Option<Class> {
    if let Some(label) = measure_label(tallies) {
        return Some(Class::Label(label));
    }
    if let Some(class) = measure_numbers(headings, tallies) {
        return Some(class);
    }
    let bare = tallies.iter().filter_map(|(class, tally)| match class {
        Class::Bare(Some(level)) if tally.count >= 2 => Some(*level),
        _ => None,
    });
    let group = tallies.keys().find(|class| matches!(class, Class::Label(label) if label != "annexe"));
    let group_level = headings.iter().find(|h| Some(&&class(h)) == group).and_then(|h| h.level).unwrap_or(0);
    match bare.max() {
        Some(level) if level > group_level => Some(Class::Bare(Some(level))),
        _ => group.map(|class| (*class).clone()).or_else(|| only_level(headings)),
    }
}

fn only_level(headings: &[Heading]) -> Option<Class> {
    let level =
        headings.iter().filter(|h| h.shape.is_none() && !is_front(&h.title)).filter_map(|h| h.level).max()?;
    Some(Class::Bare(Some(level)))
}

fn measure_label(tallies: &HashMap<&Class, Tally>) -> Option<String> {
    let count = |label: &str| tallies.get(&Class::Label(label.to_owned())).map_or(0, |t| t.count);
    let learned = tallies.iter().filter_map(|(class, tally)| match class {
        Class::Label(label) if !LABELS.contains(&label.as_str()) => Some((tally.count, label.as_str())),
        _ => None,
    });
    let learned = learned.max();
    let (strong, weak) = MEASURE_LABELS.split_at(16);
    let most = MEASURE_LABELS.iter().map(|label| count(label)).max().unwrap_or(0);
    // A label that is rare beside another one is only mentioned, or groups what the other one names.
    let pick = |labels: &[&'static str]| {
        labels.iter().copied().find(|l| count(l) > 0 && count(l) * 5 >= most).map(str::to_owned)
    };
    pick(strong).or_else(|| learned.map(|(_, label)| label.to_owned())).or_else(|| pick(weak))
}

/// The numbered headings without label that run on through the document, the deepest where several do.
fn measure_numbers(headings: &[Heading], tallies: &HashMap<&Class, Tally>) -> Option<Class> {
    let mut best: Option<(usize, Class)> = None;
    let mut classes: Vec<&&Class> =
        tallies.iter().filter(|(_, t)| t.count >= 2).map(|(class, _)| class).collect();
    classes.sort_by_key(|class| tallies.get(**class).map(|t| t.first));
    for wanted in classes {
        let Class::Number(style, ..) = wanted else { continue };
        let numbers = headings.iter().filter(|h| class(h) == **wanted).filter_map(|h| h.shape.as_ref());
        let numbers: Vec<_> =
            numbers.map(|shape| crate::domain::number::MeasureNumber::new(&shape.number)).collect();
        let rising = numbers.windows(2).filter(|pair| matches!(pair, [a, b] if a < b)).count();
        let restarts = numbers.len().saturating_sub(1 + rising);
        let worth = match style {
            Style::Compound(2) => 3,
            Style::Arabic => 2,
            _ => 1,
        };
        let score = worth * (4 * rising).saturating_sub(6 * restarts) + worth;
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, (**wanted).clone()));
        }
    }
    best.map(|(_, class)| class)
}

/// What the roles of the other classes are told from.
struct Context {
    measure: Option<Class>,
    measure_level: Option<u8>,
    first_measure: usize,
    first_of: HashMap<Class, usize>,
    groups: Vec<Class>,
    /// Whether levels say nothing: none is told, or groups and measures share one.
    flat: bool,
}

impl Context {
    fn new(headings: &[Heading], classes: &[Class], measure: Option<&Class>) -> Self {
        let measures = || headings.iter().zip(classes).filter(|(_, class)| Some(*class) == measure);
        let mut levels: HashMap<u8, usize> = HashMap::new();
        for level in measures().filter_map(|(h, _)| h.level) {
            *levels.entry(level).or_default() += 1;
        }
        let measure_level = levels.into_iter().max_by_key(|(_, count)| *count).map(|(level, _)| level);
        let mut first_of = HashMap::new();
        for (at, class) in classes.iter().enumerate() {
            first_of.entry(class.clone()).or_insert(at);
        }
        let first_measure = measure.and_then(|m| first_of.get(m)).copied().unwrap_or(usize::MAX);
        let mut context = Self {
            measure: measure.cloned(),
            measure_level,
            first_measure,
            first_of,
            groups: Vec::new(),
            flat: false,
        };
        for (heading, class) in headings.iter().zip(classes) {
            if context.is_group(class, heading)
                && !context.groups.contains(class)
                && context.groups.len() < 30
            {
                context.flat |= matches!(class, Class::Label(_)) && heading.level == measure_level;
                context.groups.push(class.clone());
            }
        }
        context.flat |= measure_level.is_none();
        context
    }

    /// Whether a numbered class holds measures: it stands higher or, where levels do not say, begins earlier.
    fn is_group(&self, class: &Class, heading: &Heading) -> bool {
        let bare =
            matches!(class, Class::Bare(_)) || matches!(class, Class::Label(label) if label == "annexe");
        if bare || self.measure.is_none() || self.measure.as_ref() == Some(class) {
            return false;
        }
        match (heading.level, self.measure_level) {
            (Some(level), Some(measure)) if level != measure => level < measure,
            _ => self.first_of.get(class).is_some_and(|first| *first < self.first_measure),
        }
    }

    fn kind(&self, class: &Class, heading: &Heading) -> NodeKind {
        if self.measure.as_ref() == Some(class) && !(heading.shape.is_none() && is_front(&heading.title)) {
            return NodeKind::Measure;
        }
        match class {
            Class::Label(label) if label == "annexe" => NodeKind::Other,
            Class::Label(label) if label == "priorite" && self.is_group(class, heading) => NodeKind::Priority,
            Class::Bare(_) => NodeKind::Other,
            _ if self.is_group(class, heading) => NodeKind::Axis,
            _ => NodeKind::SubMeasure,
        }
    }

    fn rank(&self, class: &Class, heading: &Heading) -> u8 {
        if let Some(level) = heading.level.filter(|_| !self.flat) {
            return level.min(9) * 10;
        }
        let base = if self.flat { 0 } else { 100 };
        let place = match heading.kind {
            NodeKind::Measure => 60,
            NodeKind::SubMeasure => 70,
            _ if self.groups.contains(class) => {
                let order = self.groups.iter().position(|group| group == class).unwrap_or(0);
                10 + u8::try_from(order).unwrap_or(30).min(30)
            }
            _ if heading.shape.is_none() && !is_front(&heading.title) => 50,
            _ => 5,
        };
        base + place
    }
}

/// Where levels say nothing, an introduction or a conclusion stands beside the outermost parts and holds none.
fn raise_fronts(headings: &mut [Heading]) {
    let is_front = |h: &Heading| h.shape.is_none() && is_front(&h.title);
    let outermost = headings.iter().filter(|h| !is_front(h)).map(|h| h.rank).min().unwrap_or(0);
    for heading in headings.iter_mut().filter(|h| is_front(h)) {
        heading.rank = outermost;
    }
}

/// The outermost of several numbered levels that group measures is called a priority, whatever its label, unless
/// the plan has priorities or says « axe ».
fn name_outermost(headings: &mut [Heading]) {
    let groups = || headings.iter().filter(|h| h.kind == NodeKind::Axis);
    let Some(outermost) = groups().map(|h| h.rank).min() else { return };
    let several = groups().any(|h| h.rank > outermost);
    let named = headings.iter().any(|h| h.kind == NodeKind::Priority);
    if named || !several {
        return;
    }
    for heading in headings.iter_mut().filter(|h| h.kind == NodeKind::Axis && h.rank == outermost) {
        if !heading.label().starts_with("axe") {
            heading.kind = NodeKind::Priority;
        }
    }
}

/// What headings without number are, by what stands in them and around them. One pass: an open heading is marked
/// as soon as a measure comes in it.
fn resolve_bare(headings: &mut [Heading]) {
    let mut open: Vec<usize> = Vec::new();
    let mut measure_seen = false;
    for at in 0..headings.len() {
        let Some((rank, kind)) = headings.get(at).map(|h| (h.rank, h.kind)) else { break };
        while open.last().and_then(|i| headings.get(*i)).is_some_and(|h| h.rank >= rank) {
            open.pop();
        }
        let in_measure = open.iter().any(|i| headings.get(*i).is_some_and(|h| h.kind == NodeKind::Measure));
        if kind == NodeKind::Measure {
            measure_seen = true;
            for holder in &open {
                if let Some(h) =
                    headings.get_mut(*holder).filter(|h| h.kind == NodeKind::Other && h.shape.is_none())
                {
                    h.kind = NodeKind::Axis;
                }
            }
        } else if let Some(heading) =
            headings.get_mut(at).filter(|h| h.shape.is_none() && kind == NodeKind::Other)
        {
            if is_introduction(&heading.title) && !measure_seen {
                heading.kind = NodeKind::Introduction;
            } else if in_measure {
                heading.kind = NodeKind::SubMeasure;
            }
        } else if kind == NodeKind::SubMeasure
            && !in_measure
            && let Some(heading) = headings.get_mut(at)
        {
            heading.kind = NodeKind::Other;
        }
        open.push(at);
    }
}
