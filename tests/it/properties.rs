//! Whatever is pressed, pasted, clicked or resized: no panic, nothing lost, and the disk tells what the screen told.
use greffier::app::action::Action;
use greffier::app::key::{Code, Key};
use greffier::app::msg::{Gesture, Mouse, Msg};
use greffier::app::screens::Screen;
use greffier::app::screens::live::Focus;
use proptest::prelude::*;

use crate::support::Room;

/// Texts that programs choke on.
const HOSTILE: [&str; 9] = [
    "\u{1b}[2J\u{1b}]0;x\u{7}",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{202e}gnitrops\u{200b}\u{feff}",
    "👩‍👩‍👧‍👦 会议 ﷽",
    "une\n\n\ndeux\r\n\ttrois\0",
    ":::: (1/2/3) : ? * décision : (9999999999999/1/1)",
    "décision : (",
    "action : : pour le 31 février",
    "3\u{a0}°\u{202f}; « l’œuvre » l'",
];

fn key() -> impl Strategy<Value = Key> {
    let commands: Vec<Key> = Action::ALL
        .iter()
        .filter(|action| **action != Action::Export)
        .flat_map(|action| action.keys().iter().copied())
        .collect();
    let named = prop::sample::select(vec![
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::Backspace,
        Code::Delete,
        Code::Left,
        Code::Right,
        Code::Up,
        Code::Down,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
    ]);
    let held = (any::<bool>(), any::<bool>(), any::<bool>());
    let letter = prop::sample::select("abé .,:;?!*'\"«»(1/0)漢\u{301}🎉-".chars().collect::<Vec<_>>());
    prop_oneof![
        4 => prop::sample::select(commands),
        3 => (named, held).prop_map(|(code, (ctrl, alt, shift))| Key { code, ctrl, alt, shift }),
        1 => ("[a-z]", any::<bool>()).prop_map(|(c, alt)| Key {
            code: Code::Char(c.chars().next().unwrap()), ctrl: true, alt, shift: false,
        }),
        4 => letter.prop_map(Key::char),
    ]
}

fn msg() -> impl Strategy<Value = Msg> {
    let gesture =
        prop::sample::select(vec![Gesture::Press, Gesture::Drag, Gesture::WheelUp, Gesture::WheelDown]);
    prop_oneof![
        12 => key().prop_map(Msg::Key),
        3 => (0u16..130, 0u16..45, gesture).prop_map(|(x, y, gesture)| Msg::Mouse(Mouse { x, y, gesture })),
        1 => prop::sample::select(HOSTILE.to_vec()).prop_map(|text| Msg::Paste(greffier::text::clean::clean_paste(text))),
        1 => prop::sample::select(vec![(1, 1), (1, 60), (200, 1), (20, 5), (40, 12), (60, 20), (80, 24), (200, 60)])
            .prop_map(|(columns, rows)| Msg::Resize(columns, rows)),
    ]
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() }
}

/// Everything the secretary made is on the disk, and replaying it gives what the screen shows.
fn told_is_kept(room: Room) -> Result<(), TestCaseError> {
    let Some(desk) = &room.app.desk else { return Ok(()) };
    prop_assert_eq!(room.app.saving.saved, room.app.saving.asked, "all is said to be saved");
    let (live, typed) = (desk.history.clone(), desk.unfinished(Vec::new()));
    let aside = desk.kept.aside.clone();
    let again = room.kill_and_reopen();
    let found = again.app.desk.as_ref().unwrap();
    prop_assert_eq!(found.history.session(), live.session());
    prop_assert_eq!(found.history.next_undo(), live.next_undo());
    prop_assert_eq!(found.history.next_redo(), live.next_redo());
    let texts = found.unfinished(Vec::new()).texts;
    for (node, text) in &typed.texts {
        prop_assert!(
            texts.get(node).is_some_and(|found| found.contains(text)),
            "{} of {} is lost",
            text,
            node
        );
    }
    for text in aside.iter().filter(|text| !text.trim().is_empty()) {
        prop_assert!(found.live.capture.text().contains(text.trim()), "{} is lost", text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn no_sequence_panics_and_what_is_told_is_kept(msgs in prop::collection::vec(msg(), 1..60), demo in any::<bool>()) {
        let mut room = if demo { Room::demo() } else { Room::meeting() };
        for (rank, msg) in msgs.into_iter().enumerate() {
            // As in the program, where a burst of keys is drawn once.
            if rank % 3 == 0 || matches!(msg, Msg::Resize(..)) { room.happen(msg) } else { room.happen_unseen(msg) }
        }
        room.draw();
        told_is_kept(room)?;
    }

    #[test]
    fn no_sequence_in_the_tree_of_a_plan_panics_or_loses_anything(msgs in prop::collection::vec(msg(), 1..40)) {
        let mut room = Room::meeting();
        room.records("salue le plan");
        room.press("f3 début bas entrée");
        prop_assert_eq!(room.app.screen, Screen::PlanTree);
        for msg in msgs {
            room.happen(msg);
        }
        told_is_kept(room)?;
    }

    #[test]
    fn a_letter_on_the_live_screen_always_ends_in_the_box(
        keys in prop::collection::vec(key(), 0..25),
        letters in "[a-z]{1,8}",
    ) {
        let mut room = Room::meeting();
        for key in keys {
            room.happen_unseen(Msg::Key(key));
        }
        if room.app.screen == Screen::Live && room.app.popups.is_empty() && room.app.desk.is_some() {
            let before = room.capture();
            room.types("zq");
            room.types(&letters);
            let desk = room.app.desk.as_ref().unwrap();
            prop_assert_eq!(desk.live.focus, Focus::Capture);
            prop_assert!(room.capture().contains(&letters), "{:?} then {:?}", before, room.capture());
        }
    }
}

#[test]
fn every_popup_survives_every_size() {
    let mut room = Room::demo();
    let sizes = [(1, 1), (2, 60), (200, 2), (20, 5), (21, 6), (59, 19), (60, 20), (110, 30), (200, 60)];
    for screen in ["f2", "f3", "f4", "f5", "f6", "f7"] {
        for action in Action::ALL
            .iter()
            .filter(|a| !matches!(a, Action::Quit | Action::TrashSession | Action::OpenDemo))
        {
            room.press(screen);
            if !action.is_offered(room.app.screen, true) {
                continue;
            }
            if let Some(key) = action.keys().first() {
                room.happen_unseen(Msg::Key(*key));
            }
            if room.app.popups.is_empty() {
                continue;
            }
            for (width, height) in sizes {
                room.resize(width, height);
            }
            room.resize(120, 40);
            room.press("échap");
        }
    }
}

#[test]
fn typing_survives_every_size_down_to_one_cell() {
    let mut room = Room::meeting();
    for width in 1..70 {
        room.resize(width, (width * 7) % 31 + 1);
        room.types("é ");
    }
    assert_eq!(room.capture().matches('é').count(), 69);
}
