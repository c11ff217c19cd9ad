//! Where bytes are seen, and that what is seen is the text and what is put between its words.

use proptest::prelude::*;

use super::*;

/// `[-gone-]` and `{+come+}` as they are read in these tests: words that went are passed, those that came are own.
fn line(text: &str) -> MarkedLine {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let cut = rest.find(['[', '{', ']', '}']).unwrap_or(rest.len());
        let (head, tail) = rest.split_at(cut);
        pieces.push(Piece::own(head, Tint::Plain));
        rest = tail;
        if let Some((gone, after)) = tail.strip_prefix('[').and_then(|tail| tail.split_once(']')) {
            pieces.push(Piece::passed(gone, Tint::Removed));
            rest = after;
        } else if let Some((come, after)) = tail.strip_prefix('{').and_then(|tail| tail.split_once('}')) {
            pieces.push(Piece::passed("(", Tint::Added));
            pieces.push(Piece::own(come, Tint::Added));
            pieces.push(Piece { text: ")".into(), tint: Tint::Added, hold: Hold::Ahead });
            rest = after;
        }
    }
    MarkedLine { pieces, own: true }
}

fn marked(lines: &[&str]) -> Marked {
    let line = |text: &&str| match text.strip_prefix('#') {
        Some(note) => MarkedLine { pieces: vec![Piece::passed(note, Tint::Note)], own: false },
        None => line(text),
    };
    Marked::new(lines.iter().map(line).collect())
}

/// The row at a byte with `|` where the cursor is seen.
fn seen(lines: &[&str], offset: usize, width: u16) -> String {
    let marked = marked(lines);
    let cell = marked.cell_of(offset, width);
    let row: String = marked.rows(cell.row, 1, width)[0].iter().map(|part| part.text).collect();
    let mut row = row;
    row.insert(wrap::byte_at_column(&row, cell.column), '|');
    row
}

#[test]
fn the_cursor_is_seen_among_words_that_cannot_be_reached() {
    for (text, offset, shown) in [
        ("un [deux]trois", 0, "|un deuxtrois"),
        ("un [deux]trois", 3, "un deux|trois"),
        ("un [deux]trois", 4, "un deuxt|rois"),
        ("un {deux} trois", 3, "un (|deux) trois"),
        ("un {deux} trois", 7, "un (deux|) trois"),
        ("un {deux} trois", 8, "un (deux) |trois"),
        ("[x]{y}", 0, "x(|y)"),
        ("[x]{y}", 1, "x(y|)"),
        ("un[ deux]", 2, "un deux|"),
        ("", 0, "|"),
    ] {
        assert_eq!(seen(&[text], offset, 40), shown, "{text} {offset}");
    }
}

#[test]
fn what_is_pointed_at_is_a_byte_of_the_text() {
    let marked = marked(&["#remarque", "un [deux]trois", "fin"]);
    let at = |row, column| marked.offset_at(Cell { row, column }, 40);
    assert_eq!(at(0, 0), None);
    assert_eq!([at(1, 0), at(1, 4), at(1, 8), at(1, 99)], [Some(0), Some(3), Some(4), Some(8)]);
    assert_eq!([at(2, 0), at(2, 9), at(3, 0)], [Some(9), Some(12), None]);
    assert_eq!(marked.nearest(Cell { row: 0, column: 5 }, 40), 0);
    assert_eq!(marked.nearest(Cell { row: 99, column: 99 }, 40), 12);
}

#[test]
fn moves_follow_the_rows_as_they_are_seen() {
    let marked = marked(&["un deux", "#remarque", "[parti il y a longtemps ]trois", "fin"]);
    // At this width the words that went fill two rows on which nothing can be reached.
    let down = |offset, by| marked.vertical(offset, by, 0, 12);
    assert_eq!(down(0, 1), 8);
    assert_eq!(down(8, 1), 14);
    assert_eq!(down(14, 1), 14);
    assert_eq!(down(14, -1), 8);
    assert_eq!(down(8, -1), 0);
    assert_eq!(down(0, 99), 14);
    assert_eq!(down(14, -99), 0);
    assert_eq!(marked.row_edges(3, 12), (0, 7));
}

#[test]
fn nothing_at_all_is_shown_and_pointed_at_safely() {
    let nothing = Marked::default();
    assert_eq!(nothing.cell_of(5, 10), Cell::default());
    assert_eq!(nothing.nearest(Cell { row: 4, column: 4 }, 10), 0);
    assert_eq!((nothing.vertical(3, 1, 0, 10), nothing.row_edges(3, 10)), (3, (3, 3)));
    assert!(nothing.rows(0, 9, 10).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_shown_anew_is_what_is_shown_at_once(
        before in prop::collection::vec("(#|)([a-zé ]{0,9}|\\[[a-z ]{1,9}\\]|\\{[a-z漢 ]{1,9}\\}|e\u{301}|👨\u{200D}👩){0,5}", 0..5),
        after in prop::collection::vec("(#|)([a-zé ]{0,9}|\\[[a-z ]{1,9}\\]|\\{[a-z漢 ]{1,9}\\}){0,5}", 0..5),
        (width, offset) in (0_u16..20, 0_usize..60),
    ) {
        let lines = |texts: &[String]| -> Vec<MarkedLine> {
            texts.iter().map(|text| match text.strip_prefix('#') {
                Some(note) => MarkedLine { pieces: vec![Piece::passed(note, Tint::Note)], own: false },
                None => line(text),
            }).collect()
        };
        let mut marked = Marked::new(lines(&before));
        marked.height(width);
        marked.show(lines(&after));
        let anew = Marked::new(lines(&after));
        prop_assert_eq!(&marked, &anew);
        prop_assert_eq!(marked.rows(0, 99, width), anew.rows(0, 99, width));
        let own = marked.own();
        let offset = crate::text::motion::floor_boundary(&own, offset);
        let cell = marked.cell_of(offset, width);
        prop_assert!(cell.row < marked.height(width).max(1));
        if let Some(there) = marked.offset_at(cell, width) {
            prop_assert!(own.is_char_boundary(there));
        }
        for by in [-3, -1, 1, 3] {
            let there = marked.vertical(offset, by, cell.column, width);
            let moved = marked.cell_of(there, width).row;
            prop_assert!(own.is_char_boundary(there));
            prop_assert!(there == offset || (by < 0) == (moved < cell.row));
        }
    }
}
