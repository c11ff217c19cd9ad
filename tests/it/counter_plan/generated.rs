//! Any draft with any marks in it that hold together: words always end up in some paragraph of their part.
use greffier::domain::number::MeasureNumber;
use greffier::domain::plan::{NodeKind, ParagraphKind};
use greffier::domain::wording::revised::{Aside, Fate, Note, Piece, Revised, RevisedParagraph, RevisedPart};
use proptest::prelude::*;

/// How many proposals there are.
pub(super) const PROPOSALS: usize = 4;

fn fate() -> impl Strategy<Value = Fate> {
    let rank = 0..PROPOSALS;
    prop_oneof![
        4 => Just(Fate::Kept),
        2 => rank.clone().prop_map(Fate::Added),
        2 => rank.clone().prop_map(Fate::Removed),
        1 => rank.clone().prop_map(Fate::MovedFrom),
        1 => rank.prop_map(Fate::MovedTo),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zé]{1,6} ",
        1 => prop::sample::select(vec!["« l’État »\u{a0}", " & <b> ", "e\u{301}\u{302}", "שלום ", "\u{202f}; ", "a\u{1}b\u{b}c\u{fffe}", "  ", ""])
            .prop_map(str::to_owned),
    ]
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    let piece = (words(), fate()).prop_map(|(text, fate)| Piece { text, fate });
    prop::collection::vec(piece, 0..4)
}

fn kind() -> impl Strategy<Value = ParagraphKind> {
    prop::sample::select(vec![ParagraphKind::Text, ParagraphKind::Dash])
}

fn paragraph() -> impl Strategy<Value = RevisedParagraph> {
    (kind(), pieces(), fate()).prop_map(|(kind, pieces, mark)| RevisedParagraph {
        kind,
        pieces,
        mark,
        original: None,
    })
}

/// Paragraphs after the last end that stays come or go as a whole.
fn whole() -> impl Strategy<Value = RevisedParagraph> {
    (kind(), words(), fate()).prop_map(|(kind, text, fate)| RevisedParagraph {
        kind,
        pieces: vec![Piece { text, fate }],
        mark: fate,
        original: None,
    })
}

fn part() -> impl Strategy<Value = RevisedPart> {
    let kinds = vec![
        NodeKind::Introduction,
        NodeKind::Priority,
        NodeKind::Measure,
        NodeKind::SubMeasure,
        NodeKind::Box,
        NodeKind::Other,
    ];
    let named = (
        prop::sample::select(kinds),
        prop::sample::select(vec!["", "Mesure", "Axe"]),
        prop::sample::select(vec!["", "4 bis", "II"]),
        0_u8..8,
    );
    let text = (prop::collection::vec(paragraph(), 0..4), prop::collection::vec(whole(), 0..3));
    (named, fate(), pieces(), text).prop_map(
        |((kind, label, number, depth), heading, title, (any, whole))| {
            let mut paragraphs = any;
            if let Some(last) = paragraphs.last_mut() {
                last.mark = Fate::Kept;
            }
            paragraphs.extend(whole);
            RevisedPart {
                kind,
                label: label.to_owned(),
                number: Some(number).filter(|number| !number.is_empty()).map(MeasureNumber::new),
                depth,
                heading,
                title,
                paragraphs,
                ..RevisedPart::default()
            }
        },
    )
}

/// Any draft with any marks.
pub(super) fn revised() -> impl Strategy<Value = Revised> {
    let place = (0_usize..7, prop::option::of(0_usize..7), any::<bool>());
    (prop::collection::vec(part(), 1..5), prop::collection::vec(place, PROPOSALS)).prop_map(
        |(mut parts, places)| {
            // What stands before the first heading belongs to no part.
            if let Some(first) = parts.first_mut() {
                first.heading = Fate::Kept;
            }
            let id = |rank: usize| format!("e{rank}").as_str().into();
            let notes = places
                .into_iter()
                .enumerate()
                .map(|(rank, (part, paragraph, applied))| Note {
                    entry: id(rank),
                    aside: if applied { Aside::Applied } else { Aside::NotWorded },
                    part,
                    paragraph,
                })
                .collect();
            Revised { parts, proposals: (0..PROPOSALS).map(id).collect(), notes }
        },
    )
}
