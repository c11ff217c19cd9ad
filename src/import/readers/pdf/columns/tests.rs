//! The order of columns, and tables without lines.
use super::super::tests::segment;
use super::{Group, Piece, ordered};

const WIDTH: f64 = 595.0;

fn text(text: &str, x: f64, y: f64) -> Piece {
    Piece::Text(segment(text, x, y, 10.0))
}

fn words(group: &Group) -> String {
    match group {
        Group::Flow(pieces) => {
            let texts = pieces.iter().filter_map(|piece| match piece {
                Piece::Text(segment) => Some(segment.text.as_str()),
                Piece::Zone(..) => None,
            });
            texts.collect::<Vec<_>>().join(" / ")
        }
        Group::Aligned(rows) => {
            let row = |row: &Vec<(usize, super::Segment)>| {
                row.iter()
                    .map(|(column, segment)| format!("{column}:{}", segment.text))
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            rows.iter().map(row).collect::<Vec<_>>().join(" | ")
        }
    }
}

fn check(pieces: Vec<Piece>, expected: &[&str]) {
    let found: Vec<String> = ordered(pieces, WIDTH).iter().map(words).collect();
    assert_eq!(found, expected);
}

/// Four lines that fill a column.
fn lines(name: &str, x: f64) -> Vec<Piece> {
    (0..4)
        .map(|n| {
            text(&format!("{name}{n} texte qui remplit la colonne entière"), x, 120.0 + 14.0 * f64::from(n))
        })
        .collect()
}

#[test]
fn columns_are_read_one_after_the_other() {
    let mut pieces = vec![text(
        "Un titre qui va d’un bord de la page à l’autre, au-dessus des deux colonnes du texte",
        50.0,
        90.0,
    )];
    pieces.extend(lines("a", 50.0).into_iter().zip(lines("b", 310.0)).flat_map(|(a, b)| [a, b]));
    pieces.push(text(
        "Une ligne qui va d’un bord de la page à l’autre, au-dessous des deux colonnes du texte",
        50.0,
        190.0,
    ));
    let side = |name: &str| {
        (0..4)
            .map(|n| format!("{name}{n} texte qui remplit la colonne entière"))
            .collect::<Vec<_>>()
            .join(" / ")
    };
    check(
        pieces,
        &[
            "Un titre qui va d’un bord de la page à l’autre, au-dessus des deux colonnes du texte",
            &side("a"),
            &side("b"),
            "Une ligne qui va d’un bord de la page à l’autre, au-dessous des deux colonnes du texte",
        ],
    );
}

#[test]
fn what_is_aligned_under_one_another_is_a_table() {
    let mut pieces = Vec::new();
    for (n, row) in
        [["Nom", "Rôle", "Lieu"], ["Ada", "lit", "Lyon"], ["Zoé", "écrit", "Brest"]].iter().enumerate()
    {
        let y = 100.0 + 20.0 * f64::from(u32::try_from(n).unwrap());
        pieces.extend(row.iter().zip([50.0, 200.0, 350.0]).map(|(word, x)| text(word, x, y)));
    }
    pieces.push(text("suite", 350.0, 152.0));
    check(pieces, &["0:Nom 1:Rôle 2:Lieu | 0:Ada 1:lit 2:Lyon | 0:Zoé 1:écrit 2:Brest 2:suite"]);
}

#[test]
fn pages_of_a_table_of_contents_are_no_column() {
    let rows = (0..5).flat_map(|n| {
        let y = 100.0 + 14.0 * f64::from(n);
        [text("Mesure à lire", 50.0, y), text(&format!("{}", n + 3), 400.0, y)]
    });
    assert_eq!(ordered(rows.collect(), WIDTH).len(), 1);
}
