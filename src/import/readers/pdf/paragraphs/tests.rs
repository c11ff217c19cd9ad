//! Lines become paragraphs, headings and elements of lists.
use super::super::layout::{Layout, Part};
use super::super::rows::{Line, lines};
use super::super::sizes::Sizes;
use super::super::tests::{column, segment};
use super::Builder;
use crate::import::readers::Form;
use crate::import::readers::hyphens::Hyphens;

fn built(pages: Vec<Vec<Line>>) -> Vec<(Form, String)> {
    let layouts: Vec<Layout> = pages
        .into_iter()
        .map(|lines| Layout { height: 842.0, parts: vec![Part::Lines(lines)], ..Layout::default() })
        .collect();
    let sizes = Sizes::of(&layouts);
    let mut hyphens = Hyphens::default();
    for line in layouts.iter().flat_map(|layout| &layout.parts).flat_map(Part::lines) {
        hyphens.learn(&line.text);
    }
    let mut builder = Builder::new(&layouts, &sizes, &hyphens);
    for (number, layout) in (1..).zip(layouts) {
        builder.page(number, layout);
    }
    builder.finish().into_iter().map(|made| (made.block.form, made.block.text)).collect()
}

fn check(pages: Vec<Vec<Line>>, expected: &[(Form, &str)]) {
    let found = built(pages);
    let found: Vec<(Form, &str)> = found.iter().map(|(form, text)| (*form, text.as_str())).collect();
    assert_eq!(found, expected);
}

const FULL: &str = "une ligne de texte qui va bien jusqu’au bord droit de";

#[test]
fn lines_become_paragraphs() {
    use Form::{Page, Paragraph};
    check(
        vec![column(&["Une ligne de texte qui va jusqu’au bord droit de la", "page.", "Une autre."])],
        &[
            (Page(1), ""),
            (Paragraph, "Une ligne de texte qui va jusqu’au bord droit de la page."),
            (Paragraph, "Une autre."),
        ],
    );
    check(
        vec![column(&["La forma-", "tion, peut-", "être le porte-", "parole et Mme Vallaud-", "Belkacem."])],
        &[(Page(1), ""), (Paragraph, "La formation, peut-être le porte-parole et Mme Vallaud-Belkacem.")],
    );
}

#[test]
fn a_paragraph_goes_on_over_the_page_and_a_note_waits() {
    let mut first: Vec<Line> = column(&[FULL, FULL]);
    first.extend(lines(vec![segment("1", 70.0, 697.0, 4.0), segment("Voir la loi.", 74.0, 700.0, 7.0)]));
    check(
        vec![first, column(&["la page suivante.", "", "Fin."])],
        &[
            (Form::Page(1), ""),
            (Form::Paragraph, &format!("{FULL} {FULL} la page suivante.")),
            (Form::Paragraph, "[1] Voir la loi."),
            (Form::Page(2), ""),
            (Form::Paragraph, "Fin."),
        ],
    );
}

#[test]
fn signs_make_elements_of_lists() {
    check(
        vec![column(&["• un", "• deux", "a) ajouter ceci ;", "Texte."])],
        &[
            (Form::Page(1), ""),
            (Form::Item(0), "un"),
            (Form::Item(0), "deux"),
            (Form::Item(0), "a) ajouter ceci ;"),
            (Form::Paragraph, "Texte."),
        ],
    );
}

#[test]
fn larger_type_makes_headings_by_its_size() {
    let mut all: Vec<Line> = lines(vec![
        segment("Plan pour la lecture", 70.0, 60.0, 20.0),
        segment("Mesure 1 : Ouvrir les", 70.0, 90.0, 14.0),
        segment("bibliothèques", 70.0, 107.0, 14.0),
    ]);
    all.extend(column(&["", FULL, FULL, "fin du texte."]));
    check(
        vec![all],
        &[
            (Form::Page(1), ""),
            (Form::Heading(1), "Plan pour la lecture"),
            (Form::Heading(2), "Mesure 1 : Ouvrir les bibliothèques"),
            (Form::Paragraph, &format!("{FULL} {FULL} fin du texte.")),
        ],
    );
}
