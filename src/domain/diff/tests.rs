//! Differences as a person would mark them.
mod pairs;

use proptest::prelude::*;

use super::{Fate, Hunk, HunkKind, same_words, sections, words};
use crate::domain::plan::{NodeKind, Paragraph, PlanNode};

/// Removed words between `[-` and `-]`, added words between `{+` and `+}`.
fn draw(hunks: &[Hunk]) -> String {
    hunks
        .iter()
        .map(|hunk| match hunk.kind {
            HunkKind::Same => hunk.text.clone(),
            HunkKind::Removed => format!("[-{}-]", hunk.text),
            HunkKind::Added => format!("{{+{}+}}", hunk.text),
        })
        .collect()
}

#[test]
fn whole_words_and_few_pieces() {
    for (old, new, expected) in [
        ("Informer le public.", "Informer le grand public.", "Informer le {+grand +}public."),
        (
            "la restauration, l’agriculture).",
            "la restauration, les travaux agricoles).",
            "la restauration, [-l’agriculture-]{+les travaux agricoles+}).",
        ),
        (
            "L’accueil des hommes sera étudié.",
            "L’accueil des hommes fera l’objet d’une expérimentation.",
            "L’accueil des hommes [-sera étudié-]{+fera l’objet d’une expérimentation+}.",
        ),
        ("aujourd'hui « non »", "aujourd’hui «\u{a0}non\u{a0}»", "aujourd’hui «\u{a0}non\u{a0}»"),
        ("", "Neuf.", "{+Neuf.+}"),
        ("Vieux.", "", "[-Vieux.-]"),
        ("", "", ""),
    ] {
        assert_eq!(draw(&words(old, new)), expected);
    }
}

#[test]
fn typography_is_no_change() {
    for (a, b) in [
        ("l'accès : « oui »", "l’accès\u{a0}: «\u{a0}oui\u{a0}»"),
        ("e\u{301}te\u{301}...", "été…"),
        ("profes- sionnels", "professionnels"),
        ("vic\u{AD}times", "victimes"),
    ] {
        assert!(same_words(a, b), "{a} / {b}");
    }
    assert!(!same_words("trente jours", "trois mois"));
}

fn measure(title: &str, paragraphs: &[&str]) -> PlanNode {
    let paragraphs = paragraphs
        .iter()
        .map(|text| Paragraph { text: (*text).to_owned(), ..Paragraph::default() })
        .collect();
    PlanNode {
        key: "m-1".into(),
        kind: NodeKind::Measure,
        label: String::new(),
        number: None,
        title: title.to_owned(),
        depth: 0,
        page: None,
        paragraphs,
        ..PlanNode::default()
    }
}

#[test]
fn paragraphs_of_a_measure_are_aligned() {
    let old =
        [measure("Former", &["Un module sera créé.", "Les bureaux ouvriront.", "Fin du texte prévu ici."])];
    let new = [measure(
        "Former",
        &["Un module nouveau sera créé.", "Fin du texte prévu ici.", "Des sessions communes."],
    )];
    let rows = sections(&old, &new);
    let fates: Vec<Fate> = rows.iter().map(|row| row.fate).collect();
    assert_eq!(fates, [Fate::Same, Fate::Changed, Fate::Removed, Fate::Same, Fate::Added]);
    assert_eq!(draw(&rows[1].hunks), "Un module {+nouveau +}sera créé.");
    assert!(sections(&[], &[]).is_empty());
    assert!(sections(&[], &new).iter().all(|row| row.fate == Fate::Added));
}

fn told(old: &[&str], new: &[&str]) -> Vec<String> {
    let rows = sections(&[measure("Former", old)], &[measure("Former", new)]);
    rows.iter().skip(1).map(|row| format!("{:?} {}", row.fate, draw(&row.hunks))).collect()
}

#[test]
fn a_paragraph_cut_in_two_or_two_made_one_are_no_other_words() {
    let (first, second) = (
        "Une campagne nationale fera connaître la traite et les moyens d’alerter.",
        "Elle s’adressera aux jeunes et aux personnes arrivées récemment.",
    );
    let both = format!("{first} {second}");
    let parts = [format!("Same {first}"), format!("Same {second}")];
    assert_eq!(told(&[&both], &[first, second]), parts);
    assert_eq!(told(&[first, second], &[&both]), [format!("Same {both}")]);
    let altered = second.replace("jeunes", "mineurs");
    assert_eq!(
        told(&[&both], &[first, &altered]),
        [
            parts[0].clone(),
            "Changed Elle s’adressera aux [-jeunes-]{+mineurs+} et aux personnes arrivées récemment."
                .to_owned()
        ]
    );
}

#[test]
fn a_paragraph_that_moved_is_told_once() {
    let paragraphs = [
        "Une campagne nationale fera connaître la traite et les moyens d’alerter.",
        "Des places d’hébergement seront ouvertes dans chaque région.",
        "Un guide de repérage sera remis aux inspecteurs du travail et aux médecins.",
    ];
    let [a, b, c] = paragraphs;
    assert_eq!(
        told(&[a, b, c], &[c, a, b]),
        [format!("Moved {c}"), format!("Same {a}"), format!("Same {b}")]
    );
}

proptest! {
    #[test]
    fn the_pieces_make_both_texts(old in "([a-c]{1,3}|l’|['« ,.-]){0,20}", new in "([a-c]{1,3}|l’|['« ,.-]){0,20}") {
        let hunks = words(&old, &new);
        let text = |but: HunkKind| hunks.iter().filter(|h| h.kind != but).map(|h| h.text.as_str()).collect::<String>();
        prop_assert_eq!(text(HunkKind::Removed), new);
        prop_assert!(same_words(&text(HunkKind::Added), &old));
    }
}
