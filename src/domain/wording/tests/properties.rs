//! What must hold of any proposals on any plan.
use proptest::prelude::*;

use super::super::infer::operations;
use super::super::sheet::{DASH, Sheet};
use super::*;
use crate::domain::diff::skeleton;

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "accueil",
        "sera",
        "droit",
        "les",
        "mineurs",
        "l’État",
        "victimes",
        "délai",
        "« sûr »",
        "et",
        "à",
        "garanti.",
        "Puis",
        "mais",
        "trois",
    ]);
    prop::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
}

/// An edit of the sheet: some bytes, taken by thirds of a thousand, become some words or line breaks.
fn edited(sheet: &str, edits: &[(u16, u16, String)]) -> String {
    let mut text = sheet.to_owned();
    for (at, length, new) in edits {
        let floor =
            |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let start = floor(text.len() * usize::from(*at % 1000) / 1000);
        let end = floor(start + usize::from(*length % 40));
        text.replace_range(start..end.max(start), new);
    }
    text
}

fn replacement() -> impl Strategy<Value = String> {
    prop_oneof![3 => words().prop_map(|w| format!(" {w} ")), 1 => Just(String::new()), 1 => Just("\n".to_owned()), 1 => words().prop_map(|w| format!("\n– {w}\n"))]
}

/// The words of a text, dashes and line breaks apart: what an edit may not lose.
fn said(text: &str) -> String {
    text.lines().map(|line| skeleton(line.trim().trim_start_matches(DASH.trim()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_operations_of_an_edit_make_the_edited_text(edits in prop::collection::vec((any::<u16>(), any::<u16>(), replacement()), 1..4)) {
        let draft = plan();
        let section = draft.section(&"m-1".into());
        let sheet = Sheet::of(section).text;
        let edited = edited(&sheet, &edits);
        let proposals = operations(section, &draft.id, &edited);
        let revised = consolidate(&session(&proposals), Scope::Proposed, Circulation::Ministry);
        prop_assert_eq!(lines(&revised.rejected()), original());
        let accepted: String = revised.accepted().iter().take(3).skip(1).flat_map(|part| {
            std::iter::once(part.title.clone()).chain(part.paragraphs.iter().map(|(_, text)| text.clone()))
        }).map(|line| skeleton(line.trim().trim_start_matches(DASH.trim()))).collect();
        prop_assert_eq!(accepted, said(&edited), "{:?}", proposals);
    }

    #[test]
    fn rejecting_gives_the_draft_back(all in prop::collection::vec(any_amendment(), 0..8)) {
        let revised = consolidate(&session(&all), Scope::Proposed, Circulation::Ministry);
        prop_assert_eq!(lines(&revised.rejected()), original());
        prop_assert_eq!(revised.notes.len(), all.len());
    }
}

fn any_amendment() -> impl Strategy<Value = Amendment> {
    let places = prop::sample::select(vec![
        ("m-1", "sera rappelé"),
        ("m-1", "Notre droit est conforme."),
        ("m-1", "les foyers ;"),
        ("m-1", "Les lieux sont :"),
        ("m-1", "en particulier"),
        ("m-2", "Former les agents."),
        ("m-2", ""),
        ("m-3", "jeunes"),
        ("m-3", ""),
        ("m-1.box-1", "ministère de la Justice"),
        ("p-1", ""),
        ("m-1", ""),
    ]);
    let kind = prop::sample::select(Kind::ALL.to_vec());
    let target = prop::sample::select(vec!["m-1", "m-2", "m-3", "p-1", "p-2"]);
    (places, kind, words(), target, any::<bool>(), 0_usize..3).prop_map(
        |((key, words), kind, new, target, first, cut)| {
            let mut amendment = on(key, words, kind, &format!("{new}\n{new} bis"));
            amendment.target = Some(target.into());
            amendment.side = if first { Side::Before } else { Side::After };
            amendment.cuts = vec![cut];
            if kind == Kind::Move && first {
                amendment.old = words.to_owned();
            }
            if kind == Kind::Reinstate {
                amendment.anchor.draft = "d1".into();
                amendment.anchor.node = "m-2-bis".into();
            }
            amendment
        },
    )
}
