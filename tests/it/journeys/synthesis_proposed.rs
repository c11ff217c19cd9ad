//! A synthesis of a given length, proposed from the entries alone: chosen, recorded, undone, printed.
use greffier::app::msg::Msg;
use greffier::app::popups::Popup;
use greffier::app::popups::summary::Summary;
use greffier::app::screens::Screen;
use greffier::domain::synthesis::LineKind;
use proptest::prelude::*;

use crate::support::Room;
use crate::support::keys::key;

fn summary(room: &Room) -> &Summary {
    let Some(Popup::Summary(summary)) = room.app.popups.last() else {
        panic!("no proposal:\n{}", room.screen())
    };
    summary
}

fn kinds(room: &Room) -> Vec<LineKind> {
    room.app.desk.as_ref().unwrap().lines().iter().map(|line| line.kind).collect()
}

fn heard() -> Room {
    let mut room = Room::meeting();
    for (measure, words) in [
        ("1", "insiste pour que la formation soit payée"),
        ("2", "insiste pour que le bilan soit public"),
        ("4 bis", "insiste pour que le bilan soit public"),
        ("1", "* salue les formations prévues"),
    ] {
        room.go_to(measure);
        room.records(words);
    }
    room.press("f6");
    room
}

#[test]
fn a_secretary_in_a_hurry_has_a_synthesis_in_two_keys() {
    let mut room = heard();
    room.shows("Ctrl+P en propose une");
    room.press("ctrl+p");
    room.shows("Longueur ◂ une page ▸");
    room.shows("← Mesure 2, Mesure 4 bis");
    room.press("entrée");
    room.says("3 lignes ajoutées");
    assert_eq!(
        kinds(&room),
        [
            LineKind::Paragraph,
            LineKind::ShortcomingsIntroduction,
            LineKind::Shortcoming,
            LineKind::Shortcoming
        ]
    );
    room.shows("Tout ce qui est fort ou signalé a sa ligne.");
    room.press("ctrl+p");
    room.says("est déjà dans la synthèse");
    room.export_for("ministère");
    let paper = room.exported(".md");
    assert!(paper.contains("comporte les lacunes suivantes :"), "{paper}");
    assert!(paper.contains("- Le Collectif insiste pour que le bilan soit public.\n"), "{paper}");
    let mut room = room.kill_and_reopen();
    assert_eq!(kinds(&room).len(), 4);
    room.press("f6 ctrl+z");
    assert!(kinds(&room).is_empty(), "one step: {:?}", kinds(&room));
    room.press("ctrl+y");
    assert_eq!(kinds(&room).len(), 4);
}

#[test]
fn lines_are_ticked_off_and_stay_off_at_another_length() {
    let mut room = heard();
    room.press("ctrl+p bas espace");
    room.shows("Cochées : 2");
    room.press("gauche");
    room.shows("une demi-page");
    assert_eq!((summary(&room).asked, summary(&room).wanted().count()), (200, 2));
    room.press("droite droite droite");
    room.shows("deux pages");
    room.types("1x2");
    assert_eq!(summary(&room).asked, 20, "12 words are asked for, 20 is the fewest");
    room.press("retour retour");
    assert_eq!(summary(&room).asked, 800);
    room.press("entrée");
    assert_eq!(kinds(&room).len(), 3, "two lines and the introduction");
}

#[test]
fn nothing_is_recorded_without_a_tick_and_what_is_written_is_untouched() {
    let mut room = heard();
    room.press("tab entrée");
    room.fill("Texte", "La formation doit être payée");
    room.press("entrée");
    let written = room.session().synthesis().iter().next().cloned();
    room.press("ctrl+p");
    room.shows("déjà couvertes : 1");
    room.press("espace bas espace entrée");
    room.says("Aucune ligne n’est cochée");
    room.click("[ ]");
    room.press("entrée");
    room.says("sans toucher à ce qui est écrit");
    assert_eq!(room.session().synthesis().iter().next().cloned(), written);
}

#[test]
fn the_popup_stands_any_window() {
    let mut room = heard();
    room.press("ctrl+p");
    for (width, height) in [(1, 1), (20, 5), (24, 6), (60, 20), (80, 24), (200, 60)] {
        room.resize(width, height);
    }
    room.press("échap");
    room.resize(120, 40);
    room.hides("Longueur");
}

const KEYS: [&str; 24] = [
    "haut",
    "bas",
    "tab",
    "ctrl+k",
    "ctrl+r",
    "ctrl+t",
    "ctrl+e",
    "ctrl+b",
    "ctrl+u",
    "ctrl+d",
    "ctrl+p",
    "ctrl+l",
    "ctrl+g",
    "alt+haut",
    "alt+bas",
    "suppr",
    "entrée",
    "échap",
    "espace",
    "gauche",
    "début",
    "fin",
    "f6",
    "f5 tab tab f6",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    /// Whatever is done to the synthesis is undone to the last word, and no window is too small to show it.
    #[test]
    fn all_that_is_done_to_the_synthesis_is_undone(
        keys in prop::collection::vec(prop::sample::select(&KEYS[..]), 1..30),
        size in (1..130_u16, 1..45_u16),
    ) {
        let mut room = Room::demo();
        room.press("f6");
        let before = room.session().synthesis().clone();
        for names in keys {
            for name in names.split(' ') {
                room.happen_unseen(Msg::Key(key(name)));
            }
            if room.app.screen == Screen::Live {
                room.happen_unseen(Msg::Key(key("f6")));
            }
        }
        room.resize(size.0, size.1);
        room.press("échap échap échap f6");
        for _ in 0..200 {
            room.happen_unseen(Msg::Key(key("ctrl+z")));
            if room.app.notice.text.starts_with("Il n’y a rien") {
                break;
            }
        }
        prop_assert_eq!(room.session().synthesis(), &before);
    }
}
