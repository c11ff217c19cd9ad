//! Whatever the document, each block belongs to one part, nothing panics, and nothing told stands outside the document.
use proptest::prelude::*;

use super::front;
use crate::import::readers::{Block, Form};

fn form() -> impl Strategy<Value = Form> {
    prop_oneof![
        4 => Just(Form::Paragraph),
        2 => (0_u8..3).prop_map(Form::Item),
        1 => (1_u8..4).prop_map(Form::Heading),
        1 => (0_u32..2, 0_u32..4, 0_u32..4).prop_map(|(table, row, column)| Form::Cell { table, row, column }),
        1 => (1_u32..9).prop_map(Form::Page),
        1 => Just(Form::Title),
    ]
}

fn words() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Présents :",
        "Excusé·e·s",
        "Ordre du jour :",
        "Prochaine réunion",
        "Synthèse",
        "Sommaire",
        "Compte-rendu",
        "de la réunion",
        "31 janvier 2014",
        "lundi 31 février",
        "10h – 13h",
        "14:30",
        "Anne Morel",
        "CCEM",
        "(CDR)",
        ";",
        ",",
        "–",
        ":",
        "et",
        "I.",
        "1/",
        "« a »",
        "(",
        ")",
        "pouvoir à",
        "☒",
        "☐",
        "p. 3",
        "…………",
        "Secrétaire de séance :",
        "Annexe",
        "Décisions",
        "lacunes suivantes :",
        "Paris, le",
        "\u{A0}",
        "9999999999",
        "é",
        "مرحبا",
        "日本語",
        "a\u{301}",
    ]);
    prop::collection::vec(prop_oneof![3 => known.prop_map(str::to_owned), 1 => ".{0,12}"], 0..9)
        .prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn each_block_belongs_to_one_part(document in prop::collection::vec((form(), words(), any::<bool>()), 0..24)) {
        let blocks: Vec<Block> = document
            .into_iter()
            .map(|(form, text, strong)| Block { strong, ..Block::new(form, text) })
            .collect();
        let found = front(&blocks);
        let mut next = 0;
        for span in &found.spans {
            prop_assert_eq!(span.blocks.start, next);
            prop_assert!(!span.blocks.is_empty());
            next = span.blocks.end;
        }
        prop_assert_eq!(next, blocks.len());
        let people = found.presence.organizations.iter().flat_map(|known| &known.people).chain(&found.presence.people);
        for person in people {
            prop_assert!(person.block < blocks.len());
        }
        for event in &found.events {
            prop_assert!(event.blocks.end <= blocks.len() && !event.blocks.is_empty());
        }
    }
}
