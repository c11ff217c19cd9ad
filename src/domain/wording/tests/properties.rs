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

/// Words of the plan, by part, paragraph and rank of the word, and what becomes of them.
fn strokes() -> impl Strategy<Value = Vec<(usize, usize, usize, Option<String>)>> {
    prop::collection::vec((0_usize..6, 0_usize..5, 0_usize..12, prop::option::of(words())), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// The text a person would get with scissors and paste is the one the marks give.
    #[test]
    fn adopting_is_cutting_and_pasting(strokes in strokes()) {
        let mut nodes = plan().nodes;
        let mut amendments = Vec::new();
        let mut taken = std::collections::BTreeSet::new();
        let mut cuts = Vec::new();
        for (part, paragraph, word, new) in strokes {
            let Some(text) = plan().nodes.get(part).and_then(|n| n.paragraphs.get(paragraph)).map(|p| p.text.clone()) else { continue };
            let words = crate::text::motion::words(&text);
            let Some(range) = words.get(word).cloned() else { continue };
            // A word beside one that is taken shares its space with it.
            if [word.saturating_sub(1), word, word + 1].iter().any(|w| taken.contains(&(part, paragraph, *w))) {
                continue;
            }
            taken.insert((part, paragraph, word));
            let node = plan().nodes.get(part).cloned().unwrap();
            let anchor = anchor_in(&node, &"d2".into(), Some((paragraph, range.clone())));
            // Who replaces words by themselves proposes nothing.
            let new = new.filter(|new| skeleton(new) != skeleton(&anchor.quote));
            let kind = if new.is_some() { Kind::Replace } else { Kind::Delete };
            let old = anchor.quote.clone();
            let new = new.unwrap_or_default();
            amendments.push(Amendment { kind, anchor, old, new: new.clone(), standing: Standing::Adopted, ..Amendment::default() });
            cuts.push((part, paragraph, range, new));
        }
        cuts.sort_by_key(|(part, paragraph, range, _)| std::cmp::Reverse((*part, *paragraph, range.start)));
        for (part, paragraph, range, new) in cuts {
            nodes.get_mut(part).unwrap().paragraphs.get_mut(paragraph).unwrap().text.replace_range(range, &new);
        }
        let revised = consolidate(&session(&amendments), Scope::Adopted, Circulation::Ministry);
        prop_assert_eq!(revised.proposals.len(), amendments.len(), "{:?}", revised.notes);
        let bare = |parts: &[SettledPart]| lines(parts).iter().map(|line| skeleton(line)).collect::<Vec<_>>();
        let expected: Vec<SettledPart> = nodes.iter().map(SettledPart::of).collect();
        prop_assert_eq!(bare(&revised.accepted()), bare(&expected));
        prop_assert_eq!(lines(&revised.rejected()), original());
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
