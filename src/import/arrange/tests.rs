//! Titles, tables and contents as they stand on paper.
use super::super::readers::{Block, Form, Reading};
use super::arrange;

fn check(blocks: Vec<Block>, expected: &[(Form, &str)], set_aside: &[&str]) {
    let reading = arrange(Reading { blocks, ..Reading::default() });
    let got: Vec<(Form, &str)> = reading.blocks.iter().map(|b| (b.form, b.text.as_str())).collect();
    assert_eq!(got, expected);
    let aside: Vec<&str> = reading.set_aside.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(aside, set_aside);
}

fn block(form: Form, text: &str) -> Block {
    Block::new(form, text)
}

#[test]
fn the_lines_of_a_title_are_one_block() {
    use Form::{Heading, Page, Paragraph};
    check(
        vec![
            block(Heading(2), "Mesure 4"),
            block(Page(3), ""),
            block(Heading(2), "Ouvrir des lieux dans les"),
            block(Heading(2), "quartiers"),
            block(Paragraph, "Texte."),
        ],
        &[(Heading(2), "Mesure 4 Ouvrir des lieux dans les quartiers"), (Page(3), ""), (Paragraph, "Texte.")],
        &[],
    );
}

#[test]
fn the_hyphen_of_a_compound_stays_where_a_title_is_cut() {
    use Form::Heading;
    for (lines, whole) in [
        (["Mesure 4 : Former les sous-", "préfets"], "Mesure 4 : Former les sous-préfets"),
        (["Mesure 5 : Mieux sensibi-", "liser"], "Mesure 5 : Mieux sensibiliser"),
    ] {
        check(lines.map(|line| block(Heading(2), line)).to_vec(), &[(Heading(2), whole)], &[]);
    }
}

#[test]
fn rows_are_read_one_after_the_other() {
    let cell = |row, column| Form::Cell { table: 0, row, column };
    check(
        vec![
            block(cell(0, 0), "Pilote :"),
            block(cell(0, 1), "Région"),
            block(cell(1, 0), "a"),
            block(cell(1, 1), "b"),
            block(cell(1, 2), "c"),
        ],
        &[(cell(0, 0), "Pilote\u{A0}: Région"), (cell(1, 0), "a — b — c")],
        &[],
    );
}

#[test]
fn a_list_of_contents_goes_and_the_plan_stays() {
    use Form::{Heading, Paragraph};
    check(
        vec![
            block(Heading(1), "Sommaire"),
            block(Paragraph, "Mesure 1 : Voir 3"),
            block(Paragraph, "Mesure 2 : Agir 4"),
            block(Heading(1), "Mesure 1 : Voir"),
            block(Heading(1), "Mesure 2 : Agir"),
            block(Paragraph, "Texte."),
        ],
        &[(Heading(1), "Mesure 1 : Voir"), (Heading(1), "Mesure 2 : Agir"), (Paragraph, "Texte.")],
        &["Sommaire", "Mesure 1 : Voir 3", "Mesure 2 : Agir 4"],
    );
}
