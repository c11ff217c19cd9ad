//! Every screen of the demo session as it is drawn, at the sizes people have; and no size or theme that breaks it.
mod review;

use crate::support::Room;
use greffier::app::screens::Screen;
use greffier::app::seen::Seen;
use greffier::ui::theme::Theme;
use ratatui::style::Color;

const SCREENS: [(&str, &str); 6] = [
    ("f2", "seances"),
    ("f3", "preparation"),
    ("f4", "appel"),
    ("f5", "seance"),
    ("f6", "synthese"),
    ("f7", "relecture"),
];

fn check(room: &Room, name: &str) {
    insta::with_settings!({ snapshot_path => "data/screens", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, room.screen());
    });
}

/// The demo on measure 5, where there is something to see in every pane.
fn demo() -> Room {
    let mut room = Room::demo();
    room.at(10, 42);
    room.go_to("5");
    room.types("demande un droit");
    room
}

#[test]
fn every_screen_of_the_demo_at_three_sizes() {
    let mut room = demo();
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        room.resize(width, height);
        for (key, name) in SCREENS {
            room.press(key);
            check(&room, &format!("{name}-{width}x{height}"));
        }
    }
}

#[test]
fn the_tree_of_a_draft() {
    let mut room = demo();
    room.press("f3 début bas bas entrée bas bas bas bas");
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        room.resize(width, height);
        check(&room, &format!("arbre-{width}x{height}"));
    }
}

/// The synthesis while it is written: the entry changed under a line, the line in its form, a proposal to choose from.
#[test]
fn the_synthesis_while_it_is_written() {
    let mut room = Room::demo();
    room.at(10, 42);
    room.press("f6 bas bas ctrl+e");
    room.press("ctrl+g entrée");
    room.fill("Texte", "que tous les acteurs soient formés");
    room.press("entrée f6");
    for (width, height) in [(80, 24), (120, 40)] {
        room.resize(width, height);
        check(&room, &format!("synthese-depassee-{width}x{height}"));
        room.press("entrée");
        check(&room, &format!("synthese-ligne-{width}x{height}"));
        room.press("échap suppr suppr suppr ctrl+p");
        check(&room, &format!("synthese-proposee-{width}x{height}"));
        room.press("échap ctrl+z ctrl+z ctrl+z");
    }
}

#[test]
fn popups_at_the_size_of_design() {
    let mut room = demo();
    room.resize(80, 24);
    for (key, name) in [("f1", "aide"), ("f8", "commandes"), ("f9", "exporter")] {
        room.press("f5");
        room.press(key);
        check(&room, &format!("{name}-80x24"));
        room.press("échap");
    }
}

#[test]
fn a_passage_is_selected_and_proposals_are_offered() {
    let mut room = Room::demo();
    room.resize(80, 24);
    room.go_to("5");
    room.press("tab bas bas ctrl+s ctrl+s");
    check(&room, "selection-80x24");
    room.press("entrée");
    check(&room, "proposer-80x24");
}

#[test]
fn the_text_edited_in_place() {
    let mut room = Room::demo();
    room.go_to("5");
    room.press("ctrl+r");
    check(&room, "redaction-vierge-120x40");
    room.press("ctrl+s");
    room.types("Toutes les");
    room.press("ctrl+fin");
    room.types(" et ministère de la Justice");
    room.press("tab");
    room.types("La Justice est concernée.");
    room.press("tab");
    for (width, height) in [(60, 20), (80, 24), (120, 40), (40, 12), (20, 5)] {
        room.resize(width, height);
        check(&room, &format!("redaction-{width}x{height}"));
    }
    room.resize(19, 4);
    room.shows("Fenêtre trop");
    room.resize(1, 1);
}

#[test]
fn a_proposal_is_made_read_back_and_settled() {
    let mut room = demo();
    room.press("ctrl+a suppr");
    for (old, new) in [
        ("renouvelée tant que dure la procédure", "renouvelée de plein droit jusqu’à la fin de la procédure"),
        ("tant que dure la procédure", "pendant dix ans"),
    ] {
        room.propose_instead(old, new);
        for (width, height) in [(80, 24), (120, 40)] {
            room.resize(width, height);
            if new.starts_with("renouvelée") {
                check(&room, &format!("proposition-{width}x{height}"));
            }
        }
        room.press("entrée");
    }
    for (width, height) in [(80, 24), (120, 40)] {
        room.resize(width, height);
        check(&room, &format!("heurt-{width}x{height}"));
        room.press("ctrl+b");
        check(&room, &format!("lecture-{width}x{height}"));
        room.press("échap");
        room.pick("f8", "régler deux");
        check(&room, &format!("regler-{width}x{height}"));
        room.press("échap");
    }
}

#[test]
fn a_first_run_and_one_pane() {
    let room = Room::empty();
    check(&room, "bienvenue-120x40");
    let mut room = demo();
    room.resize(40, 12);
    check(&room, "seance-40x12");
    room.resize(20, 5);
    check(&room, "seance-20x5");
    room.resize(19, 4);
    room.shows("Fenêtre trop");
    room.resize(1, 1);
}

#[test]
fn no_theme_uses_colors_a_terminal_cannot_change() {
    let mut room = demo();
    for theme in [Theme::dark(), Theme::light(), Theme::plain()] {
        room.theme = theme;
        for (key, _) in SCREENS {
            room.press(key);
            assert!(!room.colors().iter().any(|color| matches!(color, Color::Rgb(..) | Color::Indexed(_))));
        }
    }
    assert!(room.colors().iter().all(|color| *color == Color::Reset), "the plain theme has no color");
}

#[test]
fn function_keys_are_always_shown_and_can_be_clicked() {
    let mut room = demo();
    for (key, _) in SCREENS {
        room.press(key);
        for (name, screen) in [("F2", Screen::Shelf), ("F5", Screen::Live), ("F7", Screen::Review)] {
            room.press(key);
            room.click(name);
            assert_eq!(room.app.screen, screen);
        }
        assert_ne!(room.app.seen, Seen::default());
    }
}
