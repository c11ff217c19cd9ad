//! The scheme of a plan in words: « 3 priorités (I à III), 7 intertitres sans numéro, 23 mesures (1 à 23) ».
use std::collections::HashSet;

use super::Heading;
use crate::domain::number::MeasureNumber;
use crate::domain::plan::NodeKind;
use crate::text::fold::fold;

/// Headings that are made alike, on one level.
struct Tier<'a> {
    rank: u8,
    label: String,
    numbered: bool,
    members: Vec<&'a Heading>,
}

/// The scheme in words, outermost level first.
pub(super) fn of(headings: &[Heading]) -> String {
    let mut tiers: Vec<Tier<'_>> = Vec::new();
    for heading in headings.iter().filter(|h| !matches!(h.kind, NodeKind::Introduction | NodeKind::Other)) {
        let (label, numbered) = (heading.label(), heading.shape.is_some());
        let alike = |tier: &&mut Tier<'_>| {
            let kind = tier.members.first().is_some_and(|first| first.kind == heading.kind);
            tier.label == label && tier.numbered == numbered && kind && tier.rank == heading.rank
        };
        match tiers.iter_mut().find(alike) {
            Some(tier) => tier.members.push(heading),
            None => tiers.push(Tier { rank: heading.rank, label, numbered, members: vec![heading] }),
        }
    }
    tiers.sort_by_key(|tier| tier.rank);
    tiers.iter().map(Tier::in_words).collect::<Vec<_>>().join(", ")
}

impl Tier<'_> {
    fn in_words(&self) -> String {
        let count = self.members.len();
        let Some(first) = self.members.first() else { return String::new() };
        let label = first.shape.as_ref().map(|shape| shape.label.as_str()).unwrap_or_default();
        let name = match first.kind {
            NodeKind::SubMeasure if label.is_empty() => "sous-mesure",
            _ if !label.is_empty() => label,
            _ if !self.numbered => "intertitre",
            NodeKind::Measure => "titre numéroté",
            _ => "partie numérotée",
        };
        let name = in_number(name, count);
        let bare = if self.numbered { "" } else { " sans numéro" };
        match first.kind {
            NodeKind::SubMeasure => format!("{count} {name}"),
            _ => format!("{count} {name}{bare}{}", self.numbers()),
        }
    }

    /// « (I à III) », « (1 à 4 dans chaque partie) ».
    fn numbers(&self) -> String {
        let numbers: Vec<MeasureNumber> = self
            .members
            .iter()
            .filter_map(|h| h.shape.as_ref())
            .map(|s| MeasureNumber::new(&s.number))
            .collect();
        let (Some(low), Some(last)) = (numbers.first(), numbers.last()) else { return String::new() };
        let distinct: HashSet<&str> = numbers.iter().map(MeasureNumber::as_str).collect();
        // Numbers that come back once or twice are a doubt, not a way of numbering.
        let anew = (numbers.len() - distinct.len()) * 4 > numbers.len();
        let high = numbers.iter().max().filter(|_| anew).unwrap_or(last);
        let again = if anew { ", à nouveau dans chaque partie" } else { "" };
        if low == high { format!(" ({low}{again})") } else { format!(" ({low} à {high}{again})") }
    }
}

/// A label in small letters, agreed with how many there are: « fiches action », « axes stratégiques ».
fn in_number(label: &str, count: usize) -> String {
    let label = label.to_lowercase();
    if count < 2 {
        return label;
    }
    // Of two words the second agrees when it is an adjective, not when it is a noun: « fiches action ».
    let words: Vec<&str> = label.split(' ').collect();
    let plural = |(rank, word): (usize, &&str)| {
        let noun = matches!(fold(word).as_str(), "action" | "mesure" | "projet");
        if rank > 0 && (noun || words.len() > 2) { (*word).to_owned() } else { plural(word) }
    };
    words.iter().enumerate().map(plural).collect::<Vec<_>>().join(" ")
}

fn plural(word: &str) -> String {
    let ends = |end: &str| word.strip_suffix(end);
    if word.ends_with(['s', 'x', 'z']) {
        word.to_owned()
    } else if let Some(stem) = ends("al").filter(|_| word != "goal") {
        format!("{stem}aux")
    } else if let Some(stem) = ends("ity").or_else(|| ends("egy").map(|_| word.trim_end_matches('y'))) {
        if word.ends_with("ity") { format!("{stem}ities") } else { format!("{stem}ies") }
    } else if word.ends_with("eau") || word.ends_with("eu") {
        format!("{word}x")
    } else {
        format!("{word}s")
    }
}

#[cfg(test)]
mod tests {
    use super::in_number;

    #[test]
    fn labels_agree_with_how_many_there_are() {
        for (label, several) in [
            ("Priorité", "priorités"),
            ("Fiche action", "fiches action"),
            ("Axe stratégique", "axes stratégiques"),
            ("Objectif général", "objectifs généraux"),
            ("Enjeu", "enjeux"),
            ("Priority", "priorities"),
            ("Strategy", "strategies"),
            ("Goal", "goals"),
            ("sous-mesure", "sous-mesures"),
            ("titre numéroté", "titres numérotés"),
        ] {
            assert_eq!(in_number(label, 2), several);
            assert_eq!(in_number(label, 1), label.to_lowercase());
        }
    }
}
