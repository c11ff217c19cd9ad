//! What each heading is in the plan: which of its classes are the measures, which group them, which divide them, and
//! how they nest.
mod measure;

use std::collections::{HashMap, HashSet};

use super::{Heading, is_front, is_introduction};
use crate::domain::plan::NodeKind;
use crate::import::shapes::Style;
use crate::text::fold::fold;

/// Headings that are made alike: by their label (and how many numbers they bear, where « Objectif 1 » holds
/// « Objectif 1.1 »), by their numbers, by their level.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Label(String, u8),
    Number(Style, Option<char>, Option<u8>),
    Bare(Option<u8>),
}

impl Class {
    pub(super) fn label(&self) -> &str {
        if let Self::Label(label, _) = self { label } else { "" }
    }

    /// Whether it stands after the plan proper.
    pub(super) fn is_annex(&self) -> bool {
        matches!(self.label(), "annexe" | "annex" | "appendix")
    }
}

/// The class of each heading.
fn classes(headings: &[Heading]) -> Vec<Class> {
    let nested = nested_labels(headings);
    let class = |heading: &Heading| match &heading.shape {
        Some(shape) if !shape.label.is_empty() => {
            let label = heading.label();
            let depth = if nested.contains(&label) { parts(shape.style) } else { 0 };
            Class::Label(label, depth)
        }
        Some(shape) => Class::Number(shape.style, shape.separator, heading.level),
        None => Class::Bare(heading.level),
    };
    headings.iter().map(class).collect()
}

fn parts(style: Style) -> u8 {
    if let Style::Compound(count) = style { count } else { 1 }
}

/// The labels that several levels share: « Objectif 1 », then « Objectif 1.1 », « Objectif 1.2 ».
fn nested_labels(headings: &[Heading]) -> HashSet<String> {
    let mut last: HashMap<String, &str> = HashMap::new();
    let mut inner: HashMap<String, usize> = HashMap::new();
    for shape in headings.iter().filter_map(|h| h.shape.as_ref()).filter(|s| !s.label.is_empty()) {
        let label = fold(&shape.label);
        if let Style::Compound(_) = shape.style {
            let holder = last.get(&label).and_then(|number| shape.number.strip_prefix(number));
            if holder.is_some_and(|rest| rest.starts_with(['.', '-'])) {
                *inner.entry(label).or_default() += 1;
            }
        } else {
            last.insert(label, &shape.number);
        }
    }
    inner.into_iter().filter(|(_, count)| *count >= 2).map(|(label, _)| label).collect()
}

/// Gives each heading its kind and its rank.
pub(super) fn assign(headings: &mut [Heading]) {
    let classes = classes(headings);
    let measure = measure::class(headings, &classes);
    let context = Context::new(headings, &classes, measure.as_ref());
    for (heading, class) in headings.iter_mut().zip(&classes) {
        heading.kind = context.kind(class, heading);
        heading.rank = context.rank(class, heading);
    }
    if context.flat {
        raise_fronts(headings, &classes);
    }
    name_outermost(headings);
    resolve_bare(headings);
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
                context.flat |= matches!(class, Class::Label(..)) && heading.level == measure_level;
                context.groups.push(class.clone());
            }
        }
        context.flat |= measure_level.is_none();
        context
    }

    /// Whether a numbered class holds measures: it stands higher or, where levels do not say, begins earlier.
    fn is_group(&self, class: &Class, heading: &Heading) -> bool {
        let bare = matches!(class, Class::Bare(_)) || class.is_annex();
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
            _ if class.is_annex() => NodeKind::Other,
            Class::Label(label, _) if label.starts_with("priorit") && self.is_group(class, heading) => {
                NodeKind::Priority
            }
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

/// Where levels say nothing, an introduction, a conclusion or an annex stands beside the outermost parts and holds none.
fn raise_fronts(headings: &mut [Heading], classes: &[Class]) {
    let is_front =
        |(h, class): (&Heading, &Class)| class.is_annex() || h.shape.is_none() && is_front(&h.title);
    let inner = headings.iter().zip(classes).filter(|pair| !is_front(*pair));
    let outermost = inner.map(|(h, _)| h.rank).min().unwrap_or(0);
    // An introduction holds nothing of what comes after it, even where a line above it looked like a part.
    let mut next = outermost;
    for (heading, class) in headings.iter_mut().zip(classes).rev() {
        if is_front((heading, class)) {
            heading.rank = if is_introduction(&heading.title) { next } else { outermost };
        } else {
            next = heading.rank;
        }
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
