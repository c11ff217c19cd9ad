//! Plans made at random, altered by operations that are known, and what the comparison finds of them: statuses it
//! tells that hold (precision), statuses that hold and are told (recall).
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::compare::{PairStatus, align};
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{Draft, NodeKind, Paragraph, PlanNode};

const SUBJECTS: [&str; 14] = [
    "Le ministère de la Justice",
    "La mission interministérielle",
    "Chaque préfet de région",
    "Le comité de suivi",
    "Les associations spécialisées",
    "L’école nationale concernée",
    "Le parquet",
    "Une équipe mobile",
    "Les services de l’État",
    "Le conseil départemental",
    "Un groupe de travail",
    "Les directions régionales",
    "Le coordonnateur",
    "L’inspection du travail",
];
const VERBS: [&str; 16] = [
    "organisera",
    "publiera",
    "prendra en charge",
    "évaluera",
    "financera",
    "renforcera",
    "mettra en place",
    "présentera",
    "simplifiera",
    "diffusera",
    "étendra",
    "expérimentera",
    "coordonnera",
    "garantira",
    "préparera",
    "réunira",
];
const OBJECTS: [&str; 24] = [
    "l’hébergement d’urgence",
    "la formation initiale",
    "un guide de repérage",
    "l’accès au titre de séjour",
    "le délai de réflexion",
    "l’indemnisation",
    "les interprètes",
    "le recueil des plaintes",
    "la scolarité des mineurs",
    "une campagne d’affichage",
    "la coopération policière",
    "les enquêtes financières",
    "la protection des témoins",
    "les soins psychologiques",
    "l’apprentissage du français",
    "le retour volontaire",
    "la collecte des chiffres",
    "un numéro d’appel",
    "les contrôles sur les chantiers",
    "la médiation culturelle",
    "l’administrateur ad hoc",
    "un fonds de concours",
    "les permanences juridiques",
    "le statut des experts",
];
const ENDS: [&str; 14] = [
    "dans chaque département",
    "avant la fin de l’année",
    "avec les moyens nécessaires",
    "pour toutes les victimes",
    "à la demande du juge",
    "en lien avec les communes",
    "au plus près des besoins",
    "selon un calendrier public",
    "après avis de la commission",
    "sans condition de coopération",
    "dans une langue comprise",
    "par redéploiement de crédits",
    "à titre expérimental",
    "sur tout le territoire",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }

    fn sentence(&mut self) -> String {
        let (a, b) = (self.pick(&OBJECTS), self.pick(&OBJECTS));
        format!("{} {} {a} et {b} {}.", self.pick(&SUBJECTS), self.pick(&VERBS), self.pick(&ENDS))
    }

    fn paragraph(&mut self) -> String {
        (0..=self.roll(3)).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }

    fn paragraphs(&mut self) -> Vec<String> {
        (0..2 + self.roll(4)).map(|_| self.paragraph()).collect()
    }

    fn title(&mut self) -> String {
        let verb =
            ["Renforcer", "Garantir", "Assurer", "Étendre", "Revoir", "Créer", "Ouvrir", "Mieux connaître"];
        format!("{} {} {}", self.pick(&verb), self.pick(&OBJECTS), self.pick(&ENDS))
    }
}

#[derive(Clone)]
struct Measure {
    id: usize,
    number: String,
    title: String,
    paragraphs: Vec<String>,
    /// What was done to it, besides what its number says.
    done: BTreeSet<PairStatus>,
}

#[derive(Clone)]
struct Plan {
    axes: Vec<(String, Vec<Measure>)>,
    next: usize,
    numbered: bool,
}

impl Plan {
    fn new(dice: &mut Dice) -> Self {
        let numbered = dice.roll(5) > 0;
        let shared_titles = dice.roll(4) == 0;
        let mut plan = Self { axes: Vec::new(), next: 0, numbered };
        for _ in 0..3 + dice.roll(3) {
            let mut measures = Vec::new();
            for rank in 0..4 + dice.roll(5) {
                let mut measure = plan.measure(dice);
                if shared_titles && rank < 2 {
                    measure.title = ["Objectifs", "Calendrier et moyens"][rank].to_owned();
                }
                measures.push(measure);
            }
            let title = dice.title();
            plan.axes.push((title, measures));
        }
        plan.renumber();
        plan
    }

    fn measure(&mut self, dice: &mut Dice) -> Measure {
        self.next += 1;
        Measure {
            id: self.next,
            number: String::new(),
            title: dice.title(),
            paragraphs: dice.paragraphs(),
            done: BTreeSet::new(),
        }
    }

    fn renumber(&mut self) {
        let mut rank = 0;
        for measure in self.axes.iter_mut().flat_map(|(_, measures)| measures) {
            rank += 1;
            measure.number = if self.numbered { rank.to_string() } else { String::new() };
        }
    }

    fn count(&self) -> usize {
        self.axes.iter().map(|(_, measures)| measures.len()).sum()
    }

    fn place(&self, dice: &mut Dice) -> (usize, usize) {
        loop {
            let axis = dice.roll(self.axes.len());
            if !self.axes[axis].1.is_empty() {
                return (axis, dice.roll(self.axes[axis].1.len()));
            }
        }
    }

    fn draft(&self, dice: &mut Dice, noise: bool) -> (Draft, Vec<usize>) {
        let mut nodes = Vec::new();
        let mut ids = Vec::new();
        let mut set = |text: &str| if noise { other_typography(text, dice) } else { text.to_owned() };
        for (title, measures) in &self.axes {
            let title = set(title);
            nodes.push(PlanNode { kind: NodeKind::Axis, title, ..PlanNode::default() });
            ids.push(0);
            for measure in measures {
                let paragraphs: Vec<String> = measure.paragraphs.iter().map(|text| set(text)).collect();
                nodes.push(PlanNode {
                    kind: NodeKind::Measure,
                    label: "Mesure".to_owned(),
                    number: (!measure.number.is_empty()).then(|| MeasureNumber::new(&measure.number)),
                    title: set(&measure.title),
                    depth: 1,
                    paragraphs: paragraphs.into_iter().map(paragraph).collect(),
                    ..PlanNode::default()
                });
                ids.push(measure.id);
            }
        }
        (Draft { nodes, ..Draft::default() }, ids)
    }
}

fn paragraph(text: String) -> Paragraph {
    Paragraph { text, ..Paragraph::default() }
}

fn other_typography(text: &str, dice: &mut Dice) -> String {
    match dice.roll(5) {
        0 => text.replace('’', "'"),
        1 => text.replace(' ', "  "),
        2 => text.replace("é", "e\u{301}"),
        3 => text.replace("tion ", "\u{AD}tion\u{a0}").replace("héberge", "héber- ge"),
        _ => text.to_owned(),
    }
}

type Operation = fn(&mut Plan, &mut Dice);

/// The operations; each alters the plan and notes what it did.
const OPERATIONS: [(&str, Operation); 12] = [
    ("reword", reword),
    ("rewrite", rewrite),
    ("retitle", retitle),
    ("renumber", renumber),
    ("add", add),
    ("add at the head", add_at_the_head),
    ("remove", remove),
    ("move", displace),
    ("swap", swap),
    ("split", split),
    ("merge", merge),
    ("rename a heading", rename),
];

fn reword(plan: &mut Plan, dice: &mut Dice) {
    let (axis, at) = plan.place(dice);
    let measure = &mut plan.axes[axis].1[at];
    let n = dice.roll(measure.paragraphs.len());
    measure.paragraphs[n] = match dice.roll(3) {
        0 => format!("{} {}", measure.paragraphs[n], dice.sentence()),
        1 => measure.paragraphs[n].replacen(' ', " notamment ", 1),
        _ => dice.paragraph(),
    };
    measure.done.insert(PairStatus::Reworded);
}

fn rewrite(plan: &mut Plan, dice: &mut Dice) {
    let (axis, at) = plan.place(dice);
    let measure = &mut plan.axes[axis].1[at];
    if ["Objectifs", "Calendrier et moyens"].contains(&measure.title.as_str())
        || measure.done.contains(&PairStatus::Retitled)
    {
        return;
    }
    measure.paragraphs = dice.paragraphs();
    measure.done.insert(PairStatus::Reworded);
}

fn retitle(plan: &mut Plan, dice: &mut Dice) {
    let (axis, at) = plan.place(dice);
    let measure = &mut plan.axes[axis].1[at];
    // With another title and another text it would be another measure.
    if measure.done.contains(&PairStatus::Reworded) {
        return;
    }
    measure.title = dice.title();
    measure.done.insert(PairStatus::Retitled);
}

fn renumber(plan: &mut Plan, dice: &mut Dice) {
    let (axis, at) = plan.place(dice);
    if plan.numbered {
        let number = &mut plan.axes[axis].1[at].number;
        *number = format!("{} bis", number.trim_end_matches(" bis"));
    }
}

fn add(plan: &mut Plan, dice: &mut Dice) {
    let (axis, at) = plan.place(dice);
    let mut measure = plan.measure(dice);
    if plan.numbered {
        measure.number = format!("{} ter", plan.axes[axis].1[at].number);
    }
    plan.axes[axis].1.insert(at + 1, measure);
}

fn add_at_the_head(plan: &mut Plan, dice: &mut Dice) {
    let measure = plan.measure(dice);
    plan.axes[0].1.insert(0, measure);
    plan.renumber();
}

fn remove(plan: &mut Plan, dice: &mut Dice) {
    let (axis, at) = plan.place(dice);
    if plan.axes[axis].1.len() > 1 {
        plan.axes[axis].1.remove(at);
        if dice.roll(2) == 0 {
            plan.renumber();
        }
    }
}

fn displace(plan: &mut Plan, dice: &mut Dice) {
    let (axis, at) = plan.place(dice);
    let target = (axis + 1 + dice.roll(plan.axes.len() - 1)) % plan.axes.len();
    if plan.axes[axis].1.len() > 1 {
        let mut measure = plan.axes[axis].1.remove(at);
        // Moved there and back is not moved.
        if !measure.done.insert(PairStatus::Moved) {
            plan.axes[axis].1.insert(at, measure);
            return;
        }
        let place = dice.roll(plan.axes[target].1.len() + 1);
        plan.axes[target].1.insert(place, measure);
    }
}

fn swap(plan: &mut Plan, dice: &mut Dice) {
    let (a, b) = (plan.place(dice), plan.place(dice));
    if a.0 == b.0 {
        return;
    }
    let (x, y) = (plan.axes[a.0].1[a.1].clone(), plan.axes[b.0].1[b.1].clone());
    if x.done.contains(&PairStatus::Moved) || y.done.contains(&PairStatus::Moved) {
        return;
    }
    let (number_x, number_y) = (x.number.clone(), y.number.clone());
    plan.axes[a.0].1[a.1] = Measure { number: number_x, ..y };
    plan.axes[b.0].1[b.1] = Measure { number: number_y, ..x };
    plan.axes[a.0].1[a.1].done.insert(PairStatus::Moved);
    plan.axes[b.0].1[b.1].done.insert(PairStatus::Moved);
}

fn split(plan: &mut Plan, dice: &mut Dice) {
    let (axis, at) = plan.place(dice);
    let mut part = plan.measure(dice);
    let measure = &mut plan.axes[axis].1[at];
    if measure.paragraphs.len() < 3 {
        return;
    }
    part.paragraphs = measure.paragraphs.split_off(measure.paragraphs.len() - 1);
    measure.done.insert(PairStatus::Reworded);
    if plan.numbered {
        part.number = format!("{} quater", measure.number);
    }
    plan.axes[axis].1.insert(at + 1, part);
}

fn merge(plan: &mut Plan, dice: &mut Dice) {
    let (axis, at) = plan.place(dice);
    if plan.axes[axis].1.len() < at + 2 || plan.axes[axis].1.len() < 3 {
        return;
    }
    let gone = plan.axes[axis].1.remove(at + 1);
    let measure = &mut plan.axes[axis].1[at];
    let total: usize = measure.paragraphs.iter().map(String::len).sum();
    let mut paragraphs = gone.paragraphs;
    // The one that takes the other in stays the larger part.
    while paragraphs.len() > 1 && paragraphs.iter().map(String::len).sum::<usize>() > total {
        paragraphs.pop();
    }
    measure.paragraphs.extend(paragraphs);
    measure.done.insert(PairStatus::Reworded);
}

fn rename(plan: &mut Plan, dice: &mut Dice) {
    let axis = dice.roll(plan.axes.len());
    plan.axes[axis].0 = dice.title();
}

type Told = BTreeSet<(usize, usize, PairStatus)>;

fn truth(old: &Plan, new: &Plan) -> Told {
    let all = |plan: &Plan| -> BTreeMap<usize, Measure> {
        plan.axes.iter().flat_map(|(_, measures)| measures).map(|m| (m.id, m.clone())).collect()
    };
    let (before, after) = (all(old), all(new));
    let mut told = Told::new();
    for (id, measure) in &before {
        let Some(now) = after.get(id) else {
            told.insert((*id, 0, PairStatus::Removed));
            continue;
        };
        let mut statuses = now.done.clone();
        if now.number != measure.number {
            statuses.insert(PairStatus::Renumbered);
        }
        if statuses.is_empty() {
            statuses.insert(PairStatus::Kept);
        }
        told.extend(statuses.into_iter().map(|status| (*id, *id, status)));
    }
    told.extend(after.keys().filter(|id| !before.contains_key(id)).map(|id| (0, *id, PairStatus::Added)));
    told
}

fn found(old: &(Draft, Vec<usize>), new: &(Draft, Vec<usize>)) -> Told {
    let id = |ids: &[usize], at: Option<usize>| at.map_or(0, |at| ids[at]);
    align(&old.0, &new.0)
        .into_iter()
        .flat_map(|pair| {
            let (a, b) = (id(&old.1, pair.old), id(&new.1, pair.new));
            pair.statuses.into_iter().map(move |status| (a, b, status)).collect::<Vec<_>>()
        })
        .collect()
}

/// Precision and recall of what is told besides « kept », in percent, over so many plans.
fn score(rounds: u64, steps: usize, only: Option<usize>) -> (f64, f64) {
    let (mut right, mut said, mut true_ones) = (0, 0, 0);
    for seed in 0..rounds {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for _ in 0..8 {
            dice.roll(2);
        }
        let old = Plan::new(&mut dice);
        let mut new = old.clone();
        for _ in 0..steps {
            let at = only.unwrap_or_else(|| dice.roll(OPERATIONS.len()));
            OPERATIONS[at].1(&mut new, &mut dice);
        }
        assert!(new.count() > 0);
        let truth = truth(&old, &new);
        let found = found(&old.draft(&mut dice, false), &new.draft(&mut dice, true));
        right += found.intersection(&truth).filter(|(_, _, status)| *status != PairStatus::Kept).count();
        said += found.iter().filter(|(_, _, status)| *status != PairStatus::Kept).count();
        true_ones += truth.iter().filter(|(_, _, status)| *status != PairStatus::Kept).count();
    }
    let percent = |whole: usize| {
        if whole == 0 {
            100.0
        } else {
            100.0 * f64::from(u32::try_from(right).unwrap()) / f64::from(u32::try_from(whole).unwrap())
        }
    };
    (percent(said), percent(true_ones))
}

#[test]
fn a_single_operation_is_told_as_what_it_is() {
    for (at, (name, _)) in OPERATIONS.iter().enumerate() {
        let (precision, recall) = score(8, 1, Some(at));
        assert!(
            precision > 98.0 && recall > 98.0,
            "{name}: precision {precision:.1} %, recall {recall:.1} %"
        );
    }
}

#[test]
fn five_operations_at_once_are_told_as_what_they_are() {
    let (precision, recall) = score(40, 5, None);
    assert!(precision > 9.0 && recall > 95.0, "precision {precision:.1} %, recall {recall:.1} %");
}
