//! What can be seen in the room: the screen, the documents written, the facts recorded.
use greffier::app::popups::Popup;
use greffier::domain::entry::Entry;
use greffier::minutes::phrases;
use greffier::store::fs::Fs as _;
use greffier::store::fs::real::RealDisk;
use greffier::text::lang::Lang;
use greffier::ui;

use super::Room;

impl Room {
    /// Draws the state, and remembers what the frame showed.
    pub(crate) fn draw(&mut self) {
        let (width, height) = self.app.size;
        self.terminal.backend_mut().resize(width, height);
        self.terminal.autoresize().expect("a terminal");
        let mut seen = greffier::app::seen::Seen::default();
        let (app, theme) = (&self.app, &self.theme);
        self.terminal.draw(|frame| seen = ui::view(app, theme, frame)).expect("a frame");
        self.app.seen = seen;
    }

    /// The cells of the screen with their columns, row by row; a wide letter is one cell.
    pub(crate) fn cells(&self) -> Vec<Vec<(u16, String)>> {
        let buffer = self.terminal.backend().buffer();
        let width = usize::from(buffer.area.width).max(1);
        let row = |cells: &[ratatui::buffer::Cell]| {
            let mut row = Vec::new();
            let mut hidden = 0;
            for (x, cell) in cells.iter().enumerate() {
                if hidden == 0 {
                    row.push((u16::try_from(x).expect("a column"), cell.symbol().to_owned()));
                    hidden = greffier::text::wrap::cells(cell.symbol()).max(1);
                }
                hidden -= 1;
            }
            row
        };
        buffer.content.chunks(width).map(row).collect()
    }

    /// The words underlined as wrong, run together. (Drawn in colors: without, other things are underlined too.)
    pub(crate) fn underlined(&mut self) -> String {
        let theme = std::mem::replace(&mut self.theme, ui::theme::Theme::dark());
        self.draw();
        let style = self.theme.misspelled;
        let is_wrong = |cell: &&ratatui::buffer::Cell| cell.style().patch(style) == cell.style();
        let cells = self.terminal.backend().buffer().content.iter().filter(is_wrong);
        let words = cells.map(ratatui::buffer::Cell::symbol).collect();
        self.theme = theme;
        self.draw();
        words
    }

    /// The style of the cell where these words begin on the screen.
    pub(crate) fn style_of(&self, words: &str) -> ratatui::style::Style {
        let (x, y) =
            self.find(words).unwrap_or_else(|| panic!("« {words} » is not there:\n{}", self.screen()));
        self.terminal.backend().buffer()[(x, y)].style()
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        let rows = self.cells().into_iter();
        let text = |row: Vec<(u16, String)>| row.into_iter().map(|(_, cell)| cell).collect::<String>();
        rows.map(|row| text(row).trim_end().to_owned() + "\n").collect()
    }

    /// The colors of the screen.
    pub(crate) fn colors(&self) -> Vec<ratatui::style::Color> {
        self.terminal.backend().buffer().content.iter().flat_map(|cell| [cell.fg, cell.bg]).collect()
    }

    /// Fails unless these words are on the screen.
    #[track_caller]
    pub(crate) fn shows(&self, words: &str) {
        assert!(self.is_shown(words), "« {words} » is not on the screen:\n{}", self.screen());
    }

    /// Fails if these words are on the screen.
    #[track_caller]
    pub(crate) fn hides(&self, words: &str) {
        assert!(!self.is_shown(words), "« {words} » is on the screen:\n{}", self.screen());
    }

    /// Whether these words are on one row of the screen.
    pub(crate) fn is_shown(&self, words: &str) -> bool {
        self.screen().lines().any(|row| plain(row).contains(&plain(words)))
    }

    /// Fails unless the last thing said holds these words.
    #[track_caller]
    pub(crate) fn says(&self, words: &str) {
        let said = &self.app.notice.text;
        assert!(plain(said).contains(&plain(words)), "« {words} » was not said but « {said} »");
    }

    /// The words in the capture box.
    pub(crate) fn capture(&self) -> String {
        self.app.desk.as_ref().map(|desk| desk.live.capture.text()).unwrap_or_default()
    }

    /// The name of the section on the live screen.
    pub(crate) fn place(&self) -> String {
        let row = self.app.desk.as_ref().and_then(|desk| desk.current());
        row.map(|row| row.name.clone()).unwrap_or_default()
    }

    /// The entries of the section on the live screen.
    pub(crate) fn entries(&self) -> Vec<&Entry> {
        self.app.desk.as_ref().map(|desk| desk.current_entries()).unwrap_or_default()
    }

    /// The sentences of these entries as they are printed, with plain spaces.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let sentence = |entry: &&Entry| plain(&phrases::sentence_text(entry, self.session(), Lang::Fr));
        self.entries().iter().map(sentence).collect()
    }

    /// What is in the field with this label of the form on top.
    #[track_caller]
    pub(crate) fn filled(&self, label: &str) -> String {
        let Some(Popup::Form(form)) = self.app.popups.last() else { panic!("no form:\n{}", self.screen()) };
        let field = form.fields.iter().find(|field| field.label == label);
        form.text(field.unwrap_or_else(|| panic!("no field {label}:\n{}", self.screen())).name)
    }

    /// The document with this extension among those written, with plain spaces.
    #[track_caller]
    pub(crate) fn exported(&self, extension: &str) -> String {
        self.document(extension, false)
    }

    /// The document that was there before the last export and said something else.
    pub(crate) fn kept_aside(&self, extension: &str) -> String {
        self.document(extension, true)
    }

    fn document(&self, extension: &str, aside: bool) -> String {
        let names = RealDisk.list(self.papers.path()).expect("a folder").into_iter().map(|entry| entry.name);
        let ours = |name: &String| {
            (name.starts_with("compte-rendu") || name.starts_with("commentaires"))
                && name.ends_with(extension)
                && name.contains("(ancien ") == aside
        };
        let names: Vec<String> = names.filter(ours).collect();
        assert_eq!(names.len(), 1, "{extension}: {names:?} ({})", self.app.notice.text);
        let bytes = RealDisk.read(&self.papers.path().join(&names[0])).expect("a document");
        plain(&String::from_utf8_lossy(&bytes))
    }
}

/// Text with its no-break spaces and curly apostrophes made plain.
pub(crate) fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'")
}
