//! The editor under ordinary use and under random commands: nothing panics, nothing is lost.

use proptest::prelude::*;

use super::*;
use crate::text::Replacement;
use crate::text::motion;
use EditCommand as C;

fn typed(editor: &mut Editor, text: &str) {
    for c in text.chars() {
        editor.apply(C::Insert(c));
    }
}

/// A text before, with `|` for the cursor; commands; the text after.
fn check(before: &str, commands: &[C], after: &str) {
    let mut editor = Editor::new(&before.replace('|', ""));
    editor.set_cursor_offset(before.find('|').unwrap_or(before.len()));
    editor.layout(16);
    for command in commands {
        editor.apply(command.clone());
    }
    let mut shown = editor.text();
    shown.insert(editor.cursor_offset(), '|');
    assert_eq!(shown, after, "{before:?} {commands:?}");
}

#[test]
fn letters_are_erased_as_they_are_seen() {
    check("e\u{301}a|", &[C::Backspace, C::Backspace], "|");
    check("x👨\u{200D}👩|y", &[C::Backspace], "x|y");
    check("a\n|b", &[C::Backspace], "a|b");
    check("a|\nb", &[C::Delete], "a|b");
    check("un deux|", &[C::DeleteWordBack], "un |");
    check("|un deux", &[C::DeleteWordForward], "|deux");
}

#[test]
fn accents_compose_whichever_way_they_come() {
    check("e|", &[C::Insert('\u{301}')], "é|");
    check("e|x", &[C::Paste("\u{301}t".into())], "ét|x");
    check("e\n|\u{301}", &[C::Backspace], "é|");
    check("|", &[C::Insert('\u{1B}'), C::Insert('\u{200B}'), C::Insert('\t')], " |");
}

#[test]
fn the_cursor_moves_by_what_is_seen() {
    check("un deux trois quatre cinq|", &[C::Up], "un deux tro|is quatre cinq");
    check("abcdef\nx\nabc|def", &[C::Up, C::Up], "abc|def\nx\nabcdef");
    check("abcdef\nx\nabc|def", &[C::Up, C::Up, C::Down, C::Down], "abcdef\nx\nabc|def");
    check("un deux trois quatre c|inq", &[C::LineStart], "un deux trois |quatre cinq");
    check("|un deux trois quatre cinq", &[C::LineEnd], "un deux trois| quatre cinq");
    check("a\nb|", &[C::TextStart], "|a\nb");
    check("l’eau| vive", &[C::WordLeft], "l’|eau vive");
    check("a\nb\nc\nd|", &[C::PageUp(2)], "a\nb|\nc\nd");
    check("|a\nb\nc\nd", &[C::PageDown(9)], "a\nb\nc\n|d");
}

#[test]
fn undo_goes_back_a_word_at_a_time() {
    let mut editor = Editor::new("");
    typed(&mut editor, "un deux");
    editor.pause();
    typed(&mut editor, "ième");
    let mut seen = Vec::new();
    while editor.apply(C::Undo) {
        seen.push(editor.text());
    }
    assert_eq!(seen, ["un deux", "un ", ""]);
    while editor.apply(C::Redo) {}
    assert_eq!(editor.text(), "un deuxième");
}

#[test]
fn one_backspace_takes_back_a_correction_only() {
    let mut editor = Editor::new("");
    editor.set_typography(true);
    typed(&mut editor, "mot :");
    assert_eq!(editor.text(), "mot\u{A0}:");
    editor.apply(C::Backspace);
    assert_eq!(editor.text(), "mot :");
    editor.apply(C::Backspace);
    assert_eq!(editor.text(), "mot ");
    typed(&mut editor, "\"oui\" l'eau");
    assert_eq!(editor.text(), "mot «\u{A0}oui\u{A0}» l’eau");
    editor.complete(&Replacement { delete: 3, insert: "eau vive".into() });
    assert!(editor.text().ends_with("l’eau vive"));
    editor.apply(C::Undo);
    assert!(editor.text().ends_with("l’eau"));
}

#[test]
fn the_selection_is_replaced_cut_and_grown() {
    let mut editor = Editor::new("Un mot. Deux mots ici.\nFin");
    editor.set_cursor_offset(10);
    let mut seen = Vec::new();
    for _ in 0..4 {
        editor.apply(C::GrowSelection);
        seen.push(editor.selected_text().unwrap());
    }
    assert_eq!(seen, ["Deux", "Deux mots ici.", "Un mot. Deux mots ici.", "Un mot. Deux mots ici.\nFin"]);
    editor.select(0..2);
    assert_eq!(editor.cut().as_deref(), Some("Un"));
    editor.apply(C::Select(Box::new(C::WordRight)));
    editor.apply(C::Insert('x'));
    assert_eq!(editor.text(), "xmot. Deux mots ici.\nFin");
    editor.apply(C::SelectAll);
    editor.apply(C::Left);
    assert_eq!((editor.cursor_offset(), editor.selection()), (0, None));
}

#[test]
fn a_line_stays_a_line_and_shows_its_cursor() {
    let mut editor = Editor::line("a\nb");
    assert_eq!(editor.text(), "a b");
    assert!(!editor.apply(C::Newline));
    editor.apply(C::Paste("\tc\r\nd ".into()));
    assert_eq!(editor.text(), "a bc d");
    typed(&mut editor, " et une suite bien trop longue");
    for width in 0..40 {
        let layout = editor.layout(width);
        let row = layout.rows(0, 9).remove(0);
        assert!(crate::text::wrap::cells(row.text) <= usize::from(width.max(1)), "{width}");
        let before = row.text.get(..editor.cursor_offset() - row.offset).unwrap();
        assert_eq!(
            crate::text::wrap::cells(before).min(usize::from(width.saturating_sub(1))),
            usize::from(layout.cursor_column),
            "{width}"
        );
    }
}

#[test]
fn styles_follow_the_text_and_come_back() {
    let mut editor = Editor::new("un deux\ntrois");
    editor.set_spans(vec![Span { range: 3..7, style: 1 }, Span { range: 8..13, style: 2 }]);
    editor.set_cursor_offset(0);
    editor.apply(C::Paste("zéro ".into()));
    assert_eq!(editor.spans()[0].range, 9..13);
    let rows = editor.layout(80).rows(1, 5);
    assert_eq!(rows[0].spans, [Span { range: 0..5, style: 2 }]);
    editor.apply(C::SelectAll);
    editor.cut();
    assert!(editor.spans().is_empty());
    editor.apply(C::Undo);
    editor.apply(C::Undo);
    assert_eq!(editor.spans()[0].range, 3..7);
}

#[test]
fn a_click_is_where_the_eye_points() {
    let mut editor = Editor::new("un deux trois\nfin");
    editor.click(1, 2, 9);
    assert_eq!(editor.cursor_offset(), 10);
    editor.drag(2, 9, 9);
    assert_eq!(editor.selected_text().as_deref(), Some("ois\nfin"));
}

/// A small generator of random numbers, the same at every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn command(&mut self) -> C {
        const LETTERS: [char; 24] = [
            'a', 'é', 'e', '\u{301}', '\u{302}', ' ', ' ', '\'', '"', ':', ';', '!', '.', '«', '»', '-',
            '👨', '\u{200D}', '👩', '🇫', '\u{A0}', '\t', '漢', '7',
        ];
        const PASTES: [&str; 7] = [
            "Les victimes de la traite\r\ndoivent e\u{302}tre protégées : « oui »",
            "\u{301}",
            "\n",
            "anticonstitutionnellementanticonstitutionnellement",
            "👨\u{200D}👩\u{200D}👧🇫🇷",
            "\u{202E}\u{1B}[2J",
            "",
        ];
        const MOVES: [C; 22] = [
            C::Left,
            C::Right,
            C::Up,
            C::Down,
            C::WordLeft,
            C::WordRight,
            C::LineStart,
            C::LineEnd,
            C::TextStart,
            C::TextEnd,
            C::PageUp(3),
            C::PageDown(3),
            C::Backspace,
            C::Delete,
            C::DeleteWordBack,
            C::DeleteWordForward,
            C::Newline,
            C::GrowSelection,
            C::Undo,
            C::Redo,
            C::Undo,
            C::Backspace,
        ];
        match self.roll(10) {
            0..=4 => C::Insert(LETTERS[self.roll(LETTERS.len())]),
            5 => C::Paste(PASTES[self.roll(PASTES.len())].into()),
            6 => C::Select(Box::new(MOVES[self.roll(12)].clone())),
            7 if self.roll(20) == 0 => C::SelectAll,
            _ => MOVES[self.roll(MOVES.len())].clone(),
        }
    }
}

fn sound(editor: &Editor, width: u16) {
    let text = editor.text();
    let cursor = editor.cursor();
    assert!(
        motion::is_boundary(text.split('\n').nth(cursor.paragraph).unwrap(), cursor.byte),
        "{text:?} {cursor:?}"
    );
    assert!(unicode_normalization::is_nfc(&text), "{text:?}");
    let layout = editor.layout(width);
    assert!(layout.cursor_row < layout.height && layout.cursor_column <= width.saturating_sub(1));
    let rows = layout.rows(0, usize::MAX);
    assert_eq!(rows.len(), layout.height);
    let mut tiled = String::new();
    for (index, row) in rows.iter().enumerate() {
        if index > 0 && row.range.start == 0 {
            tiled.push('\n');
        }
        assert_eq!(tiled.len(), row.offset);
        tiled.push_str(row.text);
    }
    assert_eq!(tiled, text);
    let middle = layout.height / 2;
    assert_eq!(layout.rows(middle, 2), rows.into_iter().skip(middle).take(2).collect::<Vec<_>>());
    assert!(editor.spans().iter().all(|span| span.range.end <= text.len()));
}

fn session(seed: u64, operations: usize) {
    let mut dice = Dice(seed | 1);
    let start = "L’été,\nc’est fini";
    let mut editor = Editor::new(start);
    editor.set_spans(vec![Span { range: 0..6, style: 1 }]);
    editor.set_typography(dice.roll(2) == 0);
    for _ in 0..operations {
        let command = dice.command();
        let (version, before) = (editor.version(), editor.text());
        let changed = editor.apply(command.clone());
        assert_eq!(changed, editor.version() != version);
        assert!(changed || editor.text() == before, "{command:?}");
        if dice.roll(30) == 0 {
            editor.pause();
            editor.click(dice.roll(5), 3, 9);
        }
        let width = u16::try_from(dice.roll(24)).unwrap();
        sound(&editor, width);
    }
    while editor.apply(C::Redo) {}
    let end = editor.text();
    while editor.apply(C::Undo) {
        sound(&editor, 9);
    }
    assert_eq!(editor.text(), start);
    assert_eq!(editor.spans(), [Span { range: 0..6, style: 1 }]);
    while editor.apply(C::Redo) {}
    assert_eq!(editor.text(), end);
}

#[test]
fn random_sessions_never_lose_or_panic() {
    for seed in 1..=60 {
        session(seed * 0x9E37_79B9, 120);
    }
}

#[test]
fn any_size_costs_only_the_paragraph_touched() {
    let page = "Les associations demandent que la mesure soit réécrite.\n".repeat(2_000);
    let mut editor = Editor::new(&page);
    editor.layout(80);
    for c in "encore un mot ".chars() {
        editor.apply(C::Insert(c));
        assert_eq!(editor.layout(80).rows(1_990, 24).len(), 11);
    }
}

#[test]
fn a_very_long_paragraph_is_rewrapped_as_if_anew() {
    let mut editor = Editor::new(&"« Les victimes » demandent : l’asile, peut-être ! ".repeat(60));
    let mut dice = Dice(7);
    for _ in 0..300 {
        editor.set_cursor_offset(dice.roll(2_500));
        editor.layout(31);
        let command = dice.command();
        if !matches!(command, C::Select(_) | C::SelectAll) {
            editor.apply(command);
        }
        let text = editor.text();
        let ranges = |editor: &Editor| {
            editor.layout(31).rows(0, 999).into_iter().map(|row| row.range).collect::<Vec<_>>()
        };
        assert_eq!(ranges(&editor), ranges(&Editor::new(&text)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_is_edited_safely(text in ".{0,40}", pasted in ".{0,12}", at in 0_usize..40, seed in any::<u64>(), width in 0_u16..20) {
        let mut editor = Editor::new(&text);
        let start = editor.text();
        editor.set_cursor_offset(at);
        editor.layout(width);
        editor.apply(C::Paste(pasted));
        sound(&editor, width);
        let mut dice = Dice(seed | 1);
        for _ in 0..12 {
            let command = dice.command();
            if !matches!(command, C::Undo | C::Redo) {
                editor.apply(command);
                sound(&editor, width);
            }
        }
        while editor.apply(C::Undo) {}
        prop_assert_eq!(editor.text(), start);
    }
}
