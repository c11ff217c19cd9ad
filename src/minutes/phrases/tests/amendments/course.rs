//! The verbs take turns over the whole document, the same for the same session, and what is added changes nothing
//! before it.
use proptest::prelude::*;

use super::*;
use crate::domain::entry::Circulation;
use crate::domain::id::EntryId;
use crate::domain::outline::outline;

const SECTIONS: [&str; 6] = ["introduction", "m-4", "m-4-bis", "m-8", "m-9", "elsewhere"];

fn recorded(entries: &[Entry]) -> Session {
    let mut session = session();
    for entry in entries {
        session.apply(Change::Entry(super::super::add(entry.clone()))).unwrap();
    }
    session
}

/// A deletion of a standing on a section, for an audience; or, rarely, a wish.
fn any_entry() -> impl Strategy<Value = Entry> {
    let standing = prop_oneof![3 => Just(Standing::Proposed), 1 => Just(Standing::Adopted), 1 => Just(Standing::Suggested)];
    let audience = prop_oneof![4 => Just(Circulation::Ministry), 1 => Just(Circulation::Internal), 1 => Just(Circulation::Members), 1 => Just(Circulation::Public)];
    (0..SECTIONS.len(), standing, audience, any::<bool>()).prop_map(
        |(section, standing, circulation, again)| {
            let day = NaiveDate::from_ymd_opt(2014, 1, 27).filter(|_| again);
            let proposal = deleting("x").on(SECTIONS[section]).with(|amendment| {
                amendment.standing = standing;
                amendment.reiterates = day.filter(|_| standing == Standing::Suggested);
            });
            Entry { circulation, ..proposal.entry() }
        },
    )
}

fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
    proptest::collection::vec(any_entry(), 1..40).prop_map(|mut entries| {
        for (rank, entry) in entries.iter_mut().enumerate() {
            entry.id = EntryId::new(format!("e{rank}"));
        }
        entries
    })
}

/// The entries as the compte-rendu for an audience prints them.
fn printed_for(audience: Circulation, session: &Session) -> Vec<&Entry> {
    let rows = outline(session);
    let place = |entry: &Entry| rows.iter().position(|row| row.key == entry.node).unwrap_or(usize::MAX);
    let mut entries: Vec<&Entry> =
        session.entries().iter().filter(|entry| entry.circulation.reaches(audience)).collect();
    entries.sort_by_key(|entry| place(entry));
    entries
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_verb_stands_three_times_in_a_row_for_any_reader(entries in any_entries()) {
        let session = recorded(&entries);
        let composer = Composer::new(&session, Lang::Fr);
        for audience in Circulation::ALL {
            let verbs: Vec<Option<Verb>> =
                printed_for(audience, &session).into_iter().map(|entry| composer.verb(entry)).collect();
            for run in verbs.windows(3) {
                prop_assert!(run[0] != run[1] || run[1] != run[2], "{run:?} for {audience:?}");
            }
        }
    }

    #[test]
    fn what_is_added_last_on_the_last_section_changes_nothing_before(entries in any_entries(), new in any_entry()) {
        let before = recorded(&entries);
        let last = Entry { id: "new".into(), node: "zz".into(), ..new };
        let after = recorded(&[entries.clone(), vec![last]].concat());
        for entry in &entries {
            prop_assert_eq!(sentence_text(entry, &before, Lang::Fr), sentence_text(entry, &after, Lang::Fr));
        }
    }

    #[test]
    fn what_is_being_made_says_what_it_will_say(entries in any_entries(), new in any_entry()) {
        let new = Entry { id: "new".into(), ..new };
        let shown = sentence_text(&new, &recorded(&entries), Lang::Fr);
        let after = recorded(&[entries, vec![new.clone()]].concat());
        prop_assert_eq!(shown, sentence_text(&new, &after, Lang::Fr));
    }

    #[test]
    fn what_is_being_altered_says_what_it_will_say(entries in any_entries(), new in any_entry(), which in any::<prop::sample::Index>()) {
        let at = which.index(entries.len());
        let altered = Entry { id: entries[at].id.clone(), node: entries[at].node.clone(), ..new };
        let shown = sentence_text(&altered, &recorded(&entries), Lang::Fr);
        let mut entries = entries;
        entries[at] = altered.clone();
        prop_assert_eq!(shown, sentence_text(&altered, &recorded(&entries), Lang::Fr));
    }
}

#[test]
fn the_plainest_verb_comes_back_every_second_time() {
    let entries: Vec<Entry> = (0..8)
        .map(|rank| Entry { id: EntryId::new(format!("e{rank}")), ..deleting("x").on("m-8").entry() })
        .collect();
    let session = recorded(&entries);
    let verbs: Vec<String> = entries
        .iter()
        .map(|entry| spaced(&sentence_text(entry, &session, Lang::Fr)))
        .map(|said| said.replace("Le Collectif ", "").replace(" supprimer « x ».", ""))
        .collect();
    assert_eq!(verbs.iter().filter(|verb| *verb == "propose de").count(), 4);
    for verb in ["souhaite", "recommande de", "préconise de", "est d’avis de"] {
        assert_eq!(verbs.iter().filter(|said| *said == verb).count(), 1, "{verb} in {verbs:?}");
    }
}

#[test]
fn a_rewritten_sentence_follows_its_data_whatever_its_neighbors_say() {
    let first = Entry { id: "e1".into(), ..deleting("x").entry() };
    let second = Entry { id: "e2".into(), ..deleting("y").entry() };
    let then = recorded(&[first.clone(), second.clone()]);
    let composed = composed_text(&second, &then, Lang::Fr);
    let rewritten =
        Entry { sentence: Some("Le Collectif veut moins.".to_owned()), composed: Some(composed), ..second };
    assert_eq!(sentence_text(&rewritten, &then, Lang::Fr), "Le Collectif veut moins.");
    let alone = recorded(std::slice::from_ref(&rewritten));
    assert!(Composer::new(&alone, Lang::Fr).still_follows(&rewritten), "the verb alone is another one");
    let Content::Amendment(mut amendment) = rewritten.content.clone() else { panic!("an amendment") };
    amendment.old = "z".to_owned();
    let altered = Entry { content: Content::Amendment(amendment), ..rewritten };
    assert!(!Composer::new(&alone, Lang::Fr).still_follows(&altered));
}
