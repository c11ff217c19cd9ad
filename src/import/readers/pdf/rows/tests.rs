//! Lines: raised letters and figures, signs of lists, lines that lead to a page.
use super::super::tests::segment;
use super::{Line, lines};

fn check(segments: &[(&str, f64, f64, f64)], expected: &[&str]) -> Vec<Line> {
    let found = lines(segments.iter().map(|(text, x, y, size)| segment(text, *x, *y, *size)).collect());
    let texts: Vec<&str> = found.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, expected);
    found
}

#[test]
fn raised_letters_join_their_word_and_figures_are_marks() {
    check(
        &[("le 1", 50.0, 100.0, 10.0), ("er", 70.0, 96.5, 6.0), ("mars", 78.0, 100.0, 10.0)],
        &["le 1er mars"],
    );
    check(
        &[("mot", 50.0, 100.0, 10.0), ("2", 65.0, 96.5, 6.0), ("suite", 71.0, 100.0, 10.0)],
        &["mot [2] suite"],
    );
    check(&[("12 km", 50.0, 100.0, 10.0), ("2", 75.0, 96.5, 6.0)], &["12 km²"]);
}

#[test]
fn a_line_is_read_from_left_to_right_whatever_the_order() {
    check(
        &[("droite", 82.0, 100.0, 10.0), ("gauche", 50.0, 100.4, 10.0), ("dessous", 50.0, 112.0, 10.0)],
        &["gauche droite", "dessous"],
    );
}

#[test]
fn signs_of_lists_are_taken_out() {
    for (first, rest) in [("•", "un élément"), ("o", "un élément"), ("\u{F0B7}", "un élément")] {
        let found = check(&[(first, 50.0, 100.0, 10.0), (rest, 68.0, 100.0, 10.0)], &[rest]);
        assert!(found[0].marker.is_some() && (found[0].text_x() - 68.0).abs() < 0.1, "{first}");
    }
    assert!(check(&[("– un élément", 50.0, 100.0, 10.0)], &["un élément"])[0].marker.is_some());
    assert!(check(&[("porte-parole", 50.0, 100.0, 10.0)], &["porte-parole"])[0].marker.is_none());
}

#[test]
fn lines_of_a_table_of_contents_lead_to_a_page() {
    assert!(check(&[("Mesure 1 ........ 12", 50.0, 100.0, 10.0)], &["Mesure 1 ........ 12"])[0].leads);
    let apart = check(&[("Mesure 1", 50.0, 100.0, 10.0), ("12", 400.0, 100.0, 10.0)], &["Mesure 1 12"]);
    assert!(apart[0].leads);
    assert!(!check(&[("La loi de 2014", 50.0, 100.0, 10.0)], &["La loi de 2014"])[0].leads);
}
