//! What comes back at the same height is furniture; what only looks like it stays.
use super::super::layout::{Layout, Part};
use super::super::rows::lines;
use super::super::tests::segment;
use super::set_aside;

/// Pages with a line at the head, a text, and a line at the foot.
fn pages(heads: &[&str], feet: &[&str]) -> Vec<Layout> {
    let page = |(head, foot): (&&str, &&str)| {
        let texts = [(*head, 40.0), ("Le texte de la page.", 400.0), (*foot, 810.0)];
        let texts = texts.iter().filter(|(text, _)| !text.is_empty());
        let segments = texts.map(|(text, y)| segment(text, 70.0, *y, 10.0)).collect();
        Layout { height: 842.0, parts: vec![Part::Lines(lines(segments))], ..Layout::default() }
    };
    heads.iter().zip(feet).map(page).collect()
}

fn check(heads: &[&str], feet: &[&str], aside: &[(&str, u32)], kept_a_page: usize) {
    let mut pages = pages(heads, feet);
    let told = set_aside(&mut pages);
    let told: Vec<(&str, u32)> = told.iter().map(|p| (p.text.as_str(), p.page.unwrap_or(0))).collect();
    assert_eq!(told, aside);
    for page in &pages {
        assert_eq!(
            page.parts.iter().map(|part| part.lines().len()).sum::<usize>(),
            kept_a_page,
            "{heads:?} {feet:?}"
        );
    }
}

#[test]
fn furniture_is_told_once_with_its_page() {
    check(
        &["Plan", "Plan", "Plan"],
        &["Page 1 sur 3", "Page 2 sur 3", "Page 3 sur 3"],
        &[("Plan", 1), ("Page 1 sur 3", 1)],
        1,
    );
    check(&["", "", ""], &["- 1 -", "- 2 -", "- 3 -"], &[("- 1 -", 1)], 1);
}

#[test]
fn headings_at_the_head_of_each_page_stay() {
    check(&["Fiche action n° 1", "Fiche action n° 2", "Fiche action n° 3"], &["1", "2", "3"], &[("1", 1)], 2);
    check(&["Lire", "Écrire", "Compter"], &["", "", ""], &[], 2);
}
