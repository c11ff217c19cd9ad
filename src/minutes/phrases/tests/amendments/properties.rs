//! What no proposal may ever say, whatever it is: over random proposals.
use proptest::prelude::*;

use super::*;

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,8}( [a-zéà]{1,8}){0,6}",
        "[A-ZÉ][a-z]{1,8}( [a-zéà]{1,8}){0,6}[.!?…]",
        Just("l’« accueil » des victimes".to_owned()),
        Just("dit \"oui\" puis 17\" de trop".to_owned()),
        Just("« ouvert sans fin".to_owned()),
        Just("fermé sans début »".to_owned()),
        Just("une ligne\nune autre\n\n- un tiret".to_owned()),
        Just("مرحبا بالعالم et la suite".to_owned()),
        Just("e\u{301}le\u{300}ve \u{202e}x".to_owned()),
        Just("ajouter l’accès au logement".to_owned()),
        Just("un calendrier".to_owned()),
        Just("qu’il soit créé : ".to_owned()),
        Just(String::new()),
        Just("mot ".repeat(2_500)),
    ]
}

fn any_place() -> impl Strategy<Value = Place> {
    let rank = || (1u32..4, 0u32..3).prop_map(|(n, more)| Ordinal { n, of: n + more });
    prop_oneof![
        Just(Place::Whole),
        Just(Place::Title),
        Just(Place::Head),
        Just(Place::End),
        rank().prop_map(|paragraph| Place::Paragraph { paragraph }),
        rank().prop_map(|dash| Place::Dash { dash }),
        (rank(), rank()).prop_map(|(paragraph, sentence)| Place::Sentence { paragraph, sentence }),
    ]
}

fn any_proposal() -> impl Strategy<Value = Proposal> {
    let holders = prop_oneof![
        Just(Holders::Coalition),
        Just(Holders::MembersPresent),
        Just(Holders::SomeMembers),
        Just(organizations(&["ecpat"])),
        Just(organizations(&["amis", "ccem"])),
    ];
    let node = prop::sample::select(vec!["m-8", "m-8.s-2", "m-8.box-1", "m-4-bis", "axis-2", "nowhere"]);
    let what = (prop::sample::select(AmendmentKind::ALL.to_vec()), words(), words(), words(), words());
    let how = (0..3usize, any::<bool>(), any::<bool>(), any::<bool>(), 0..3u32);
    (what, how, any_place(), holders, node).prop_map(|(what, how, place, holders, node)| {
        let (kind, old, new, quote, rationale) = what;
        let (standing, instruction, first, old_draft, room) = how;
        let at = NaiveDate::from_ymd_opt(2014, 1, 31).and_then(|day| day.and_hms_opt(9, 5, 0)).unwrap();
        proposal(kind, &old, &new).by(holders).part(node).at(place).because(&rationale).with(|a| {
            a.standing = Standing::ALL[standing];
            a.form = if instruction { Form::Instruction } else { Form::Wording };
            a.side = if first { Side::Before } else { Side::After };
            a.anchor.quote = quote;
            a.anchor.page = (room > 0).then_some(room);
            if old_draft {
                a.anchor.draft = "d1".into();
            }
            a.target = Some(["m-7", "p-3", "nowhere"][standing].into());
            a.settled = (room == 2).then_some(Settlement { at, outcome: Outcome::Consensus });
            a.reiterates = (room == 1 && first).then_some(at.date());
        })
    })
}

/// Words of the sentence that are ours: what is quoted, what was typed as an instruction or as a reason is not.
fn ours(text: &[Inline]) -> String {
    text.iter().map(|inline| if inline.mark == Mark::Plain { inline.text.as_str() } else { "¤" }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_sentence_is_french(proposal in any_proposal(), rank in 0..5usize) {
        let session = session();
        let composer = Composer::new(&session, Lang::Fr);
        let entry = proposal.entry();
        let subject = Subject::new(&proposal.holders, &session, Lang::Fr);
        let verb = Verb { rank, ..Verb::plainest(Family::of(&proposal.amendment)) };
        let runs = composer.proposal(&proposal.amendment, &subject, &composer.about(&entry, verb));
        let said = ours(&runs).replace(['\u{a0}', '\u{202f}'], " ");
        for wrong in ["de le ", "de les ", "à le ", "à les ", "que il", "de a", "de e", "de é", "de o", "de u", " la a", " le a", "  ", " ,", " .", "..", ",,", ", ,", "()", "( ", " )"] {
            let at_word = format!(" {}", wrong.trim_start());
            let found = if wrong.starts_with("de ") || wrong.starts_with("à ") { said.contains(&at_word) } else { said.contains(wrong) };
            prop_assert!(!found, "{wrong:?} in {said:?}");
        }
        let text = composer.sentence_text(&entry);
        prop_assert!(!text.contains('\n'));
        prop_assert!(!text.replace('\u{a0}', " ").contains("  "), "{text:?}");
        prop_assert!(super::super::super::is_stopped(&text) , "{text:?}");
        prop_assert!(text.chars().next().is_some_and(|first| !first.is_lowercase()), "{text:?}");
    }

    #[test]
    fn guillemets_are_balanced(proposal in any_proposal()) {
        let mut proposal = proposal;
        proposal.amendment.rationale = "Il le faut.".to_owned();
        proposal.amendment.form = Form::Wording;
        let text = sentence_text(&proposal.entry(), &session(), Lang::Fr);
        let mut open = false;
        for c in text.chars().filter(|c| matches!(c, '«' | '»')) {
            prop_assert_eq!(c == '«', !open, "{:?}", text);
            open = c == '«';
        }
        prop_assert!(!open, "{text:?}");
    }

    #[test]
    fn old_words_are_always_quoted(proposal in any_proposal(), old in "[a-z]{3,8}( [a-z]{3,8}){0,3}") {
        let mut proposal = proposal;
        let replaces = [AmendmentKind::Replace, AmendmentKind::Retitle, AmendmentKind::Everywhere];
        proposal.amendment.kind = replaces[old.len() % 3];
        proposal.amendment.old.clone_from(&old);
        let text = spaced(&sentence_text(&proposal.entry(), &session(), Lang::Fr));
        prop_assert!(text.contains(&format!("« {old} »")), "{old:?} in {text:?}");
    }

    #[test]
    fn every_sentence_is_english(proposal in any_proposal()) {
        let text = sentence_text(&proposal.entry(), &session(), Lang::En);
        prop_assert!(!text.is_empty() && !text.contains('\n'));
        prop_assert!(super::super::super::is_stopped(&text), "{text:?}");
    }
}
