//! The text of a measure selected, proposed on, and edited in place.
use greffier::app::msg::{Gesture, Mouse, Msg};
use greffier::app::screens::Screen;
use greffier::domain::amendment::{Amendment, AmendmentKind, Standing};
use greffier::domain::anchor::Place;
use greffier::domain::entry::{Content, Holders};

use crate::support::{PLAN, Room};

/// The amendments on the measure in sight.
fn amendments(room: &Room) -> Vec<Amendment> {
    let amendment = |content: &Content| match content {
        Content::Amendment(amendment) => Some((**amendment).clone()),
        _ => None,
    };
    room.entries().iter().filter_map(|entry| amendment(&entry.content)).collect()
}

/// What is selected in the text of the live screen.
fn selected(room: &Room) -> String {
    let desk = room.app.desk.as_ref().expect("a session");
    desk.live.passage.page.editor.selected_text().unwrap_or_default()
}

/// The edited text.
fn edited(room: &Room) -> String {
    room.app.desk.as_ref().expect("a session").wording.page.editor.text()
}

/// The small plan, on its first measure, the cursor in the text.
fn in_text() -> Room {
    let mut room = Room::meeting();
    room.go_to("1");
    room.press("tab");
    room
}

fn mouse(room: &mut Room, (x, y): (u16, u16), gesture: Gesture) {
    room.happen(Msg::Mouse(Mouse { x, y, gesture }));
}

/// The cell where these words begin in the middle or right panes.
fn cell(room: &Room, words: &str) -> (u16, u16) {
    let screen = room.screen();
    let found = (0_u16..).zip(screen.lines()).skip(2).find_map(|(y, row)| {
        let at = row.find(words)?;
        Some((u16::try_from(row.get(..at).unwrap().chars().count()).unwrap(), y))
    });
    found.unwrap_or_else(|| panic!("« {words} » is not there:\n{screen}"))
}

#[test]
fn the_arrows_select_and_the_copy_is_what_is_seen() {
    let mut room = in_text();
    room.press("ctrl+droite maj+ctrl+droite maj+ctrl+droite");
    assert_eq!(selected(&room), "formations sont ");
    room.press("maj+ctrl+gauche maj+gauche ctrl+c");
    assert_eq!(room.copied, ["formations"]);
    room.press("alt+droite maj+fin maj+début");
    assert_eq!(selected(&room), "Les formations ");
    room.types("note");
    assert_eq!(room.capture(), "note", "a letter always writes in the box");
}

#[test]
fn one_key_selects_from_any_pane_more_and_more() {
    let mut room = Room::meeting();
    room.go_to("1");
    let mut seen = Vec::new();
    for _ in 0..5 {
        room.press("ctrl+s");
        seen.push(selected(&room));
    }
    let sentence = "Les formations sont communes à tous les services.";
    assert_eq!(seen[..2], ["Les".to_owned(), sentence.to_owned()]);
    assert_eq!(seen[2], format!("{sentence} Elles durent deux jours."));
    assert!(seen[3].starts_with("Former les professionnels\n"), "{:?}", seen[3]);
    assert_eq!(seen[4], seen[3]);
}

#[test]
fn a_selected_passage_is_deleted_with_one_key_and_comes_back_with_another() {
    let mut room = in_text();
    room.press("bas fin ctrl+s suppr");
    room.says("Suppression proposée");
    let made = amendments(&room);
    assert_eq!((made[0].kind, made[0].old.as_str()), (AmendmentKind::Delete, "Elles durent deux jours."));
    assert!(matches!(made[0].anchor.place, Place::Sentence { .. }), "{:?}", made[0].anchor);
    assert!(made[0].anchor.before.ends_with("communes à tous les services. "), "{:?}", made[0].anchor);
    room.press("ctrl+z");
    assert!(amendments(&room).is_empty());
    room.press("suppr");
    room.says("Sélectionnez d'abord");
}

#[test]
fn what_can_be_proposed_is_a_list_and_the_form_knows_the_passage() {
    let mut room = in_text();
    room.press("ctrl+s ctrl+s entrée");
    room.shows("Que proposer sur ce passage");
    room.records("ajouter avant");
    room.types("Chaque année,");
    room.press("entrée");
    let made = amendments(&room);
    assert_eq!(made[0].kind, AmendmentKind::Add);
    assert_eq!(made[0].side, greffier::domain::amendment::Side::Before);
    assert_eq!(made[0].anchor.quote, "Les formations sont communes à tous les services.");
    // Without a selection the sentence at the cursor is meant; each line opens its form.
    for (words, shown) in [
        ("consigne", "consigne"),
        ("retitrer", "Former les professionnels"),
        ("remplacer partout", "partout"),
        ("nouvelle mesure", "nouvelle mesure"),
        ("scinder", "scinder"),
    ] {
        room.press("f5 tab entrée");
        room.records(words);
        room.shows(shown);
        room.press("échap");
    }
    room.press("f5 tab entrée");
    room.records("modifier dans le texte");
    assert_eq!(room.app.screen, Screen::Wording);
}

#[test]
fn a_selection_that_leaves_its_part_is_refused_kindly() {
    let mut room = in_text();
    room.press("ctrl+début maj+bas maj+bas entrée");
    room.says("le titre se propose à part");
    let mut room = Room::demo();
    room.go_to("5");
    room.press("tab ctrl+fin maj+haut maj+haut suppr");
    room.says("une seule partie");
    assert!(amendments(&room).iter().all(|made| made.kind != AmendmentKind::Delete));
}

#[test]
fn words_of_the_draft_before_are_seen_and_never_selected() {
    let mut room = Room::meeting();
    let second = PLAN.replace("Elles durent deux jours.", "Elles durent trois longs jours.");
    room.file("projet2.md", second.as_bytes());
    room.press("f3 ctrl+o");
    let path = room.path("projet2.md");
    room.fill("Fichier", &path);
    room.press("entrée");
    room.go_to("1");
    room.press("tab maj+bas maj+bas");
    room.shows("deux");
    room.press("ctrl+c");
    assert!(
        !room.copied[0].contains("deux") && second.contains(room.copied[0].as_str()),
        "{:?}",
        room.copied
    );
    // What went can be brought back.
    room.press("entrée");
    room.records("rétablir");
    room.shows("deux");
}

#[test]
fn the_mouse_puts_the_cursor_selects_a_word_a_sentence_and_drags() {
    let mut room = in_text();
    let at = cell(&room, "communes");
    mouse(&mut room, at, Gesture::Press);
    assert_eq!(selected(&room), "");
    mouse(&mut room, at, Gesture::Press);
    assert_eq!(selected(&room), "communes");
    mouse(&mut room, at, Gesture::Press);
    assert_eq!(selected(&room), "Les formations sont communes à tous les services.");
    room.wait(5);
    mouse(&mut room, at, Gesture::Press);
    mouse(&mut room, (at.0 + 8, at.1), Gesture::Drag);
    assert_eq!(selected(&room), "communes");
    // Leaving the text with the button down changes nothing elsewhere.
    let (_, rows) = room.app.size;
    mouse(&mut room, (50, rows - 5), Gesture::Drag);
    assert_eq!(room.capture(), "");
    assert_eq!(selected(&room), "communes");
}

#[test]
fn the_text_edited_in_place_makes_its_proposals_in_one_step() {
    let mut room = in_text();
    room.press("ctrl+droite ctrl+s ctrl+r");
    assert_eq!(room.app.screen, Screen::Wording);
    room.types("sessions");
    room.shows("[-formations-]{+sessions+}");
    room.press("ctrl+fin");
    room.types(" Elle est traduite.");
    room.shows("2 propositions");
    room.press("ctrl+e");
    room.shows("[adoptée");
    room.pick("ctrl+o", "certaines");
    room.press("tab");
    room.types("Elles sont trop rares.");
    room.press("entrée");
    assert_eq!(room.app.screen, Screen::Live);
    room.says("2 propositions enregistrées");
    let made = amendments(&room);
    assert_eq!((made[0].old.as_str(), made[0].new.as_str()), ("formations", "sessions"));
    assert_eq!((made[1].kind, made[1].new.as_str()), (AmendmentKind::Add, "Elle est traduite."));
    assert!(made.iter().all(|made| made.standing == Standing::Adopted));
    assert!(made.iter().all(|made| made.rationale == "Elles sont trop rares."));
    assert!(room.entries().iter().all(|entry| entry.holders == Holders::SomeMembers));
    room.press("ctrl+z");
    assert!(room.entries().is_empty(), "one undo takes both back");
    let mut room = room.kill_and_reopen();
    room.press("ctrl+y");
    assert_eq!(room.entries().len(), 2);
    room.press("ctrl+r");
    assert!(!edited(&room).contains("sessions"), "what is recorded does not come back as half typed");
}

#[test]
fn in_a_long_text_the_next_change_is_the_one_just_made() {
    let mut room = Room::meeting();
    let long = PLAN.replace("Elles durent deux jours.", &"Elles durent deux jours. ".repeat(400));
    room.file("projet2.md", long.as_bytes());
    room.press("f3 ctrl+o");
    let path = room.path("projet2.md");
    room.fill("Fichier", &path);
    room.press("entrée");
    room.go_to("1");
    room.press("ctrl+r ctrl+fin");
    room.types(" Elle est traduite.");
    // No second has passed since: the proposals are not derived yet.
    room.press("ctrl+début ctrl+n");
    let wording = &room.app.desk.as_ref().expect("a session").wording;
    let cursor = wording.page.editor.cursor_offset();
    assert!(wording.page.editor.text().get(cursor..).is_some_and(|rest| rest.trim() == "Elle est traduite."));
}

#[test]
fn nothing_changed_is_said() {
    let mut room = in_text();
    room.press("ctrl+r entrée");
    room.says("Rien n'a changé dans le texte");
    room.types("x");
    room.press("retour entrée");
    room.says("Rien n'a changé dans le texte");
    room.press("ctrl+n ctrl+d échap");
    assert_eq!(room.app.screen, Screen::Live);
    assert!(room.entries().is_empty());
}

#[test]
fn titles_paragraphs_and_deletions_are_edits_too() {
    let mut room = in_text();
    room.press("ctrl+r ctrl+début fin");
    room.types(" de santé");
    room.press("ctrl+fin alt+entrée");
    room.types("Un bilan est publié.");
    room.shows("{+Un bilan est publié.+}");
    room.press("haut haut début ctrl+s ctrl+s suppr");
    room.shows("[-Elles durent");
    room.shows("3 propositions");
    room.press("entrée");
    let kinds: Vec<AmendmentKind> = amendments(&room).iter().map(|made| made.kind).collect();
    assert_eq!(kinds, [AmendmentKind::Retitle, AmendmentKind::Delete, AmendmentKind::Add]);
    assert_eq!(amendments(&room)[0].new, "Former les professionnels de santé");
}

#[test]
fn what_is_half_typed_replaces_the_selection() {
    let mut room = in_text();
    room.press("bas fin ctrl+s");
    room.types("Elles durent une semaine.");
    room.press("ctrl+r");
    room.says("Votre phrase est dans le texte");
    assert!(
        edited(&room).contains("services. Elles durent une semaine.\nUne plaquette"),
        "{}",
        edited(&room)
    );
    room.press("échap");
    assert_eq!(room.capture(), "Elles durent une semaine.", "nothing is recorded, nothing is lost");
    room.press("ctrl+r");
    assert_eq!(edited(&room).matches("une semaine").count(), 1, "it is not taken twice");
    room.press("entrée");
    assert_eq!(amendments(&room).len(), 1);
    assert_eq!(room.capture(), "");
}

#[test]
fn an_edited_text_waits_through_a_kill_another_measure_and_another_screen() {
    let mut room = in_text();
    room.press("ctrl+r");
    room.types("Toutes ");
    let mut room = room.kill_and_reopen();
    room.says("Un texte modifié attend");
    room.shows("✎1");
    room.go_to("2");
    room.press("ctrl+r");
    room.types("Toujours, ");
    room.press("f7 f5");
    room.go_to("1");
    room.press("ctrl+r");
    room.says("Voici le texte que vous aviez modifié");
    assert!(edited(&room).contains("Toutes Les formations"));
    room.press("échap");
    room.go_to("2");
    room.press("ctrl+r");
    assert!(edited(&room).contains("Toujours, Un délai"));
    room.press("ctrl+d");
    assert!(!edited(&room).contains("Toujours"));
    room.press("ctrl+z");
    assert!(edited(&room).contains("Toujours"), "even giving it up is taken back");
}

#[test]
fn an_edited_text_follows_to_the_next_draft() {
    let mut room = in_text();
    room.press("ctrl+droite ctrl+s ctrl+r");
    room.types("sessions");
    room.press("échap");
    let second = PLAN.replace("Elles durent deux jours.", "Elles durent trois jours.");
    room.file("projet2.md", second.as_bytes());
    room.press("f3 ctrl+o");
    let path = room.path("projet2.md");
    room.fill("Fichier", &path);
    room.press("entrée");
    room.go_to("1");
    room.press("ctrl+r");
    room.says("autre version du plan");
    assert!(edited(&room).contains("Les sessions sont communes"), "{}", edited(&room));
    assert!(edited(&room).contains("trois jours"));
    room.press("entrée");
    assert_eq!(amendments(&room).len(), 1);
}

#[test]
fn a_measure_that_is_gone_and_one_without_text_are_told() {
    let mut room = Room::demo();
    room.go_to("4 bis");
    room.press("ctrl+r");
    assert_eq!(room.app.screen, Screen::Live);
    room.shows("rétablir");
    room.press("échap");
    let mut room = Room::empty();
    room.file("plan.md", b"# P\n\n## Mesure 1 :\n\n## Mesure 2 : B\n\nAutre.\n");
    room.press("ctrl+n");
    room.fill("Titre", "R");
    let plan = room.path("plan.md");
    room.fill("Fichier du plan", &plan);
    room.press("entrée f5");
    for key in ["ctrl+r", "ctrl+s", "tab", "entrée", "échap", "suppr"] {
        room.press(key);
    }
}

#[test]
fn difficult_words_are_edited_like_any_others() {
    let mut room = in_text();
    room.press("ctrl+r");
    room.paste(&"mot « difficile » ".repeat(600));
    room.paste("שלום עולם e\u{301}e\u{302}\u{301} 👨\u{200D}👩\u{200D}👧\nune ligne");
    for size in [(20, 5), (1, 1), (60, 20), (120, 40)] {
        room.resize(size.0, size.1);
        room.press("haut bas pg-haut pg-bas maj+haut début fin");
    }
    room.press("entrée");
    assert!(!amendments(&room).is_empty());
    assert!(amendments(&room).iter().any(|made| made.new.contains("שלום")));
}

/// Random numbers, the same at every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

#[test]
fn random_keys_never_break_the_text() {
    const KEYS: &str = "a é x espace . « haut bas gauche droite maj+haut maj+bas maj+ctrl+droite ctrl+gauche début \
        fin pg-bas suppr retour ctrl+retour alt+entrée ctrl+s ctrl+z ctrl+y ctrl+a ctrl+d ctrl+n ctrl+e tab ctrl+début";
    let keys: Vec<&str> = KEYS.split_whitespace().collect();
    let mut room = Room::demo();
    for seed in 1..=4_u64 {
        let mut dice = Dice((seed * 0x9E37_79B9) | 1);
        room.go_to(["5", "1", "7", "9"][usize::try_from(seed - 1).unwrap()]);
        room.press("ctrl+r");
        let draft = room.app.desk.as_ref().unwrap().wording.sheet.text.clone();
        for turn in 0..150 {
            room.press(keys[dice.roll(keys.len())]);
            if turn % 40 == 0 {
                room.resize([20, 60, 80, 120, 2][dice.roll(5)], [5, 20, 24, 40, 1][dice.roll(5)]);
                mouse(&mut room, (u16::try_from(dice.roll(60)).unwrap(), 2), Gesture::Press);
            }
            let wording = &room.app.desk.as_ref().unwrap().wording;
            assert_eq!(wording.page.marked.own(), wording.page.editor.text());
            assert_eq!(wording.sheet.text, draft);
        }
        room.resize(120, 40);
        while !room.app.popups.is_empty() {
            room.press("échap");
        }
        if room.app.desk.as_ref().unwrap().wording.half == greffier::app::screens::wording::Half::Rationale {
            room.press("tab");
        }
        let text = edited(&room);
        room.press("ctrl+d");
        assert_eq!(edited(&room), draft, "{}", room.screen());
        if text != draft {
            room.press("ctrl+z");
            assert_eq!(edited(&room), text);
        }
        room.press("échap");
    }
}
