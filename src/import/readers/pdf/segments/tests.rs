//! Spaces, accents, letters drawn twice.
use super::super::sheet::{Area, Glyph, Layer};
use super::super::tests::glyphs;
use super::segments;

fn check(glyphs: &[Glyph], expected: &[&str]) {
    let found = segments(glyphs, &[]);
    let texts: Vec<&str> = found.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(texts, expected);
}

fn two(first: &str, gap: f64, second: &str) -> Vec<Glyph> {
    let mut all = glyphs(first, 50.0, 100.0, 10.0);
    let end = all.last().map_or(50.0, |glyph| glyph.x1);
    all.extend(glyphs(second, end + gap, 100.0, 10.0));
    all
}

#[test]
fn distances_tell_spaces() {
    check(&two("mot", 0.5, "suite"), &["motsuite"]);
    check(&two("mot", 2.5, "autre"), &["mot autre"]);
    check(&two("mot ", 0.0, "autre"), &["mot autre"]);
    check(&two("mot ", 9.0, "justifié"), &["mot justifié"]);
    check(&two("colonne", 15.0, "autre"), &["colonne", "autre"]);
    check(&two("exploitation\u{A0}", 3.0, ": oui"), &["exploitation\u{A0}: oui"]);
}

#[test]
fn a_line_drawn_between_parts_words() {
    let fence = Area { x0: 66.5, x1: 67.0, y0: 50.0, y1: 150.0 };
    let words = |rules: &[Area]| segments(&two("mot", 4.0, "autre"), rules).len();
    assert_eq!((words(&[]), words(&[fence])), (1, 2));
}

#[test]
fn accents_drawn_apart_are_put_on_their_letter() {
    for accented in [["´", "e"], ["e", "´"]] {
        let mut all = glyphs("l", 45.0, 100.0, 10.0);
        all.extend(accented.iter().flat_map(|sign| glyphs(sign, 50.0, 100.0, 10.0)));
        all.extend(glyphs("lu", 55.0, 100.0, 10.0));
        check(&all, &["lélu"]);
    }
}

#[test]
fn what_is_drawn_twice_is_there_once() {
    let mut bold = Vec::new();
    for (letter, x) in [("M", 50.0), ("M", 50.3), ("o", 55.0), ("o", 55.3)] {
        bold.extend(glyphs(letter, x, 100.0, 10.0));
    }
    check(&bold, &["Mo"]);
    let mut shadow = glyphs("Titre", 50.0, 100.0, 10.0);
    shadow.extend(glyphs("Titre", 50.8, 100.8, 10.0));
    check(&shadow, &["Titre"]);
    check(&glyphs("elle", 50.0, 100.0, 10.0), &["elle"]);
}

#[test]
fn the_recognized_text_of_a_scan_stays_where_there_is_no_other() {
    let hidden = |text: &str, y| -> Vec<Glyph> {
        glyphs(text, 50.0, y, 10.0).into_iter().map(|g| Glyph { layer: Layer::Hidden, ..g }).collect()
    };
    check(&hidden("reconnu", 100.0), &["reconnu"]);
    let both = [hidden("reconnu", 100.0), glyphs("imprimé en clair", 50.0, 130.0, 10.0)].concat();
    check(&both, &["imprimé en clair"]);
}
