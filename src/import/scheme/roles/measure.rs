//! Which headings are the measures: those whose label says so, else the innermost that are numbered, else the
//! innermost level.
use std::collections::{HashMap, HashSet};

use super::super::{Heading, is_front};
use super::Class;
use crate::domain::number::MeasureNumber;
use crate::import::shapes::Style;

/// Labels that name what a plan does, the most telling first.
const UNITS: [&str; 22] = [
    "mesure",
    "measure",
    "fiche mesure",
    "fiche action",
    "fiche-action",
    "fiche projet",
    "action",
    "fiche",
    "engagement",
    "commitment",
    "proposition",
    "proposal",
    "recommandation",
    "recommendation",
    "preconisation",
    "demande",
    "disposition",
    "article",
    "projet",
    "project",
    "critere",
    "criterion",
];

/// Labels that group what a plan does, where something numbered or titled stands inside.
const GROUPS: [&str; 24] = [
    "axe",
    "axis",
    "priorite",
    "priority",
    "titre",
    "title",
    "livre",
    "partie",
    "part",
    "chapitre",
    "chapter",
    "section",
    "pilier",
    "pillar",
    "volet",
    "theme",
    "thematique",
    "domaine",
    "area",
    "enjeu",
    "defi",
    "ambition",
    "strand",
    "programme",
];

/// Labels that group what a plan does where it is numbered inside.
const AIMS: [&str; 6] = ["objectif", "objective", "goal", "orientation", "strategy", "levier"];

/// The class of the measures.
pub(super) fn class(headings: &[Heading], classes: &[Class]) -> Option<Class> {
    let order = Order::new(classes);
    if let Some(class) = by_unit(&order) {
        return Some(class);
    }
    let labelled: Vec<&Class> =
        order.classes.iter().filter(|c| !c.label().is_empty() && !c.is_annex()).copied().collect();
    let innermost = labelled.iter().rev().find(|c| order.count(c) >= 2).or(labelled.last()).copied();
    let groups =
        innermost.is_none_or(|class| GROUPS.contains(&class.label().split(' ').next().unwrap_or_default()));
    let holds = groups || innermost.is_some_and(|class| AIMS.contains(&class.label()));
    if holds && let Some(class) = by_numbers(headings, classes, &order) {
        return Some(class);
    }
    let level_of = |wanted: &Class| {
        headings.iter().zip(classes).find(|(_, class)| *class == wanted).and_then(|(h, _)| h.level)
    };
    let group_level = innermost.and_then(level_of).unwrap_or(0);
    let bare = order.classes.iter().filter_map(|class| match class {
        Class::Bare(Some(level)) if order.count(class) >= 2 => Some(*level),
        _ => None,
    });
    match bare.max().filter(|level| groups && *level > group_level) {
        Some(level) => Some(Class::Bare(Some(level))),
        None => innermost.cloned().or_else(|| only_level(headings)),
    }
}

fn only_level(headings: &[Heading]) -> Option<Class> {
    let level =
        headings.iter().filter(|h| h.shape.is_none() && !is_front(&h.title)).filter_map(|h| h.level).max()?;
    Some(Class::Bare(Some(level)))
}

/// The classes in the order in which they first come: what holds others comes before them.
struct Order<'a> {
    classes: Vec<&'a Class>,
    counts: HashMap<&'a Class, usize>,
}

impl<'a> Order<'a> {
    fn new(all: &'a [Class]) -> Self {
        let mut order = Self { classes: Vec::new(), counts: HashMap::new() };
        for class in all {
            let count = order.counts.entry(class).or_default();
            if *count == 0 {
                order.classes.push(class);
            }
            *count += 1;
        }
        order
    }

    fn count(&self, class: &Class) -> usize {
        self.counts.get(class).copied().unwrap_or(0)
    }
}

/// By a label that names what a plan does. One that is rare beside another is only mentioned, or groups what the
/// other names. Where it stands on several levels, the outer one is the measure.
fn by_unit(order: &Order<'_>) -> Option<Class> {
    let named = |unit: &str, class: &Class| {
        let label = class.label();
        label == unit || label.strip_prefix(unit).is_some_and(|rest| rest.starts_with(' ') && unit.len() > 5)
    };
    let units = || UNITS.iter().filter_map(|unit| order.classes.iter().find(|class| named(unit, class)));
    let most = units().map(|class| order.count(class)).max()?;
    units().find(|class| order.count(class) * 5 >= most).map(|class| (**class).clone())
}

/// By numbers without label: the innermost that rise, or begin anew only where something that holds them begins;
/// but those that run on through the parts that hold them before those inside them.
fn by_numbers(headings: &[Heading], classes: &[Class], order: &Order<'_>) -> Option<Class> {
    let mut found: Option<Class> = None;
    let mut outer: HashSet<&Class> = HashSet::new();
    for class in &order.classes {
        if let Class::Number(style, ..) = class
            && order.count(class) >= 2
            && *style != Style::Small
        {
            let series = Series::new(headings, classes, class, &outer);
            if series.breaks * 5 <= series.count && series.holders * 2 >= series.held {
                found = Some((*class).clone());
            }
            if series.runs_on && !matches!(style, Style::Compound(_)) {
                break;
            }
        }
        outer.insert(class);
    }
    found
}

/// How the numbers of a class go.
struct Series {
    count: usize,
    /// How often they begin anew where nothing else does.
    breaks: usize,
    /// How many of the parts that came just before the class hold members of it, and how many there are.
    holders: usize,
    held: usize,
    /// Whether they go on over parts that hold them.
    runs_on: bool,
}

impl Series {
    fn new(headings: &[Heading], classes: &[Class], wanted: &Class, outer: &HashSet<&Class>) -> Self {
        let mut series = Self { count: 0, breaks: 0, holders: 0, held: 0, runs_on: false };
        let mut last: Option<MeasureNumber> = None;
        let (mut after_outer, mut on, mut anew) = (false, 0, 0);
        for (heading, class) in headings.iter().zip(classes) {
            if outer.contains(class) && heading.shape.is_some() {
                series.held += usize::from(!after_outer);
                after_outer = true;
            }
            if class != wanted {
                continue;
            }
            let Some(number) = heading.shape.as_ref().map(|shape| MeasureNumber::new(&shape.number)) else {
                continue;
            };
            series.count += 1;
            series.holders += usize::from(after_outer);
            match last.as_ref().map(|last| *last < number) {
                Some(true) => on += usize::from(after_outer),
                Some(false) if after_outer => anew += 1,
                Some(false) => series.breaks += 1,
                None => {}
            }
            after_outer = false;
            last = Some(number);
        }
        series.runs_on = on > anew && on > 0;
        series
    }
}
