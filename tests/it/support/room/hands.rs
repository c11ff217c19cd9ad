//! What can be done in the room: keys, words, mouse, forms, lists, files.
use greffier::app::form::FieldValue;
use greffier::app::key::Key;
use greffier::app::msg::{Gesture, Mouse, Msg};
use greffier::app::popups::Popup;
use greffier::store::fs::real::RealDisk;
use greffier::text::clean::clean_paste;

use super::Room;
use super::eyes::plain;
use crate::support::keys;

impl Room {
    /// Presses keys, one after the other: `press("tab tab entrée")`.
    pub(crate) fn press(&mut self, names: &str) {
        for name in names.split_whitespace() {
            self.happen(Msg::Key(keys::key(name)));
        }
    }

    /// Types words, letter by letter.
    pub(crate) fn types(&mut self, words: &str) {
        for letter in words.chars() {
            self.happen_unseen(Msg::Key(Key::char(letter)));
        }
        self.draw();
    }

    /// Types a sentence and validates it.
    pub(crate) fn records(&mut self, words: &str) {
        self.types(words);
        self.press("entrée");
    }

    /// Pastes a text from outside.
    pub(crate) fn paste(&mut self, text: &str) {
        self.happen(Msg::Paste(clean_paste(text)));
    }

    /// Changes the size of the terminal.
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.happen(Msg::Resize(width, height));
    }

    /// Clicks on the first place of the screen where these words are.
    #[track_caller]
    pub(crate) fn click(&mut self, words: &str) {
        let (x, y) =
            self.find(words).unwrap_or_else(|| panic!("« {words} » is not there:\n{}", self.screen()));
        self.happen(Msg::Mouse(Mouse { x, y, gesture: Gesture::Press }));
    }

    pub(super) fn find(&self, words: &str) -> Option<(u16, u16)> {
        let wanted = plain(words);
        (0..).zip(self.cells()).find_map(|(y, row)| {
            let text: String = row.iter().map(|(_, cell)| plain(cell)).collect();
            let at = text.find(&wanted)?;
            let mut len = 0;
            let (x, _) = row.iter().find(|(_, cell)| {
                len += plain(cell).len();
                len > at
            })?;
            Some((*x, y))
        })
    }

    /// Goes to a field of the form on top.
    #[track_caller]
    fn go_to_field(&mut self, label: &str) {
        for _ in 0..30 {
            let Some(Popup::Form(form)) = self.app.popups.last() else { break };
            if form.fields.get(form.focus).is_some_and(|field| field.label == label) {
                return;
            }
            self.press("tab");
        }
        panic!("no field « {label} »:\n{}", self.screen());
    }

    /// Fills a field of the form on top, in place of what it holds.
    #[track_caller]
    pub(crate) fn fill(&mut self, label: &str, words: &str) {
        self.go_to_field(label);
        self.press("ctrl+a");
        self.types(words);
    }

    /// Chooses an option of a field of the form on top, by words it holds.
    #[track_caller]
    pub(crate) fn choose(&mut self, label: &str, words: &str) {
        self.go_to_field(label);
        for _ in 0..60 {
            let Some(Popup::Form(form)) = self.app.popups.last() else { break };
            if let Some(FieldValue::Choice { options, chosen }) =
                form.fields.get(form.focus).map(|f| &f.value)
                && options.get(*chosen).is_some_and(|option| plain(option).contains(&plain(words)))
            {
                return;
            }
            self.press("droite");
        }
        panic!("no option « {words} » in « {label} »:\n{}", self.screen());
    }

    /// Opens a list by a key, types words and takes the first line.
    pub(crate) fn pick(&mut self, key: &str, words: &str) {
        self.press(key);
        self.types(words);
        self.press("entrée");
    }

    /// Goes to a measure by its number or words of its title.
    pub(crate) fn go_to(&mut self, words: &str) {
        self.press("f5");
        self.pick("ctrl+g", words);
    }

    /// Puts a file among the papers.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) {
        greffier::store::fs::replace(&RealDisk, &self.papers.path().join(name), bytes).expect("a file");
    }

    /// Where that file is.
    pub(crate) fn path(&self, name: &str) -> String {
        self.papers.path().join(name).display().to_string()
    }

    /// Exports for these readers, in the formats offered first.
    pub(crate) fn export_for(&mut self, readers: &str) {
        self.press("f9");
        self.choose("Destinataires", readers);
        self.press("entrée");
    }
}
