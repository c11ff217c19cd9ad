//! Headings as real plans print them.
use std::collections::HashSet;

use super::{labelled, numbered, without_leader};

fn check(line: &str, expected: Option<(&str, &str, &str)>) {
    let none = HashSet::new();
    let shape = labelled(line, &none).filter(super::Shape::is_clear).or_else(|| numbered(line));
    let got = shape.as_ref().map(|s| (s.label.as_str(), s.number.as_str(), s.title.as_str()));
    assert_eq!(got, expected, "{line}");
}

#[test]
fn labels_and_numbers_of_all_sorts() {
    for (line, expected) in [
        ("Mesure 4 bis : Étendre", ("Mesure", "4 bis", "Étendre")),
        ("MESURE N°12 – Agir", ("MESURE", "12", "Agir")),
        ("Mesure n° 12", ("Mesure", "12", "")),
        ("Fiche action 3. Ouvrir", ("Fiche action", "3", "Ouvrir")),
        ("Priorité I : Identifier", ("Priorité", "I", "Identifier")),
        ("Axe 1 Mieux former", ("Axe", "1", "Mieux former")),
        ("Action 1-2 : Créer", ("Action", "1-2", "Créer")),
        ("Action 1.2.3 Créer", ("Action", "1.2.3", "Créer")),
        ("Article 42 a – Peines", ("Article", "42 a", "Peines")),
        ("Article premier", ("Article", "premier", "")),
        ("Article 1er. – Objet", ("Article", "1er", "Objet")),
        ("Critère A : Accueil", ("Critère", "A", "Accueil")),
        ("I. Identifier", ("", "I", "Identifier")),
        ("1/ Développer", ("", "1", "Développer")),
        ("N°12 Ouvrir", ("", "12", "Ouvrir")),
        ("1.2 Ouvrir", ("", "1.2", "Ouvrir")),
        ("B) Ouvrir", ("", "B", "Ouvrir")),
    ] {
        check(line, Some(expected));
    }
}

#[test]
fn sentences_are_no_headings() {
    for line in [
        "Mesure 4 sera complétée par une circulaire.",
        "Mesure 5 a été modifiée.",
        "Mesures prises en 2013",
        "L’axe 3 est important.",
        "2014 : année du plan",
        "12 associations étaient présentes",
        "À Paris, le 31 janvier",
        "Action de formation",
    ] {
        check(line, None);
    }
}

#[test]
fn a_line_of_a_table_of_contents_loses_its_dots() {
    for (line, bare) in [
        ("Mesure 1 : Agir ........ 12", "Mesure 1 : Agir"),
        ("Mesure 1 : Agir…… 12", "Mesure 1 : Agir"),
        ("Le plan de 2014", "Le plan de 2014"),
        ("Fin. 12", "Fin. 12"),
    ] {
        assert_eq!(without_leader(line), bare);
    }
}
