//! « Rédaction »: the text of a section edited in place. What was changed is shown in the text while one types, and told
//! below as the proposals it makes; Enter records them all at once.
pub mod marks;
mod proposals;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::app::action::Action;
use crate::app::capture::Settings;
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::page::{Page, motion_of};
use crate::app::popups::open as popup;
use crate::app::screens::Screen;
use crate::app::screens::live::{Focus, take_up};
use crate::app::seen::{Area, Pane};
use crate::app::state::App;
use crate::domain::amendment::Standing;
use crate::domain::change::Change;
use crate::domain::id::{DraftId, NodeKey};
use crate::domain::outline::Fate;
use crate::domain::roll::Edit;
use crate::domain::unfinished::{Unfinished, UnfinishedWording};
use crate::domain::wording::sheet::Sheet;
use crate::text::editing::{EditCommand, Editor};
use crate::text::french::numbers::count;
use crate::text::shorthand;

pub use proposals::Proposals;

/// Where the keys write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Half {
    /// In the text.
    #[default]
    Text,
    /// In the box of the reason.
    Rationale,
}

/// The text being edited.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WordingScreen {
    /// The section, once one was opened.
    pub of: Option<NodeKey>,
    /// The draft that is edited.
    pub draft: DraftId,
    /// The text of the draft.
    pub sheet: Sheet,
    /// The edited text, its cursor, and how it is shown.
    pub page: Page,
    /// Where the keys write.
    pub half: Half,
    /// Why it is proposed.
    pub rationale: Editor,
    /// How far the proposals went in the room.
    pub standing: Standing,
    /// What the edited text proposes, derived.
    pub proposals: Proposals,
    /// How many rows the text is scrolled by hand; nothing while it follows its cursor.
    pub scrolled: Option<usize>,
    /// What was taken into the text from the capture box, where it still stands.
    taken: String,
    /// The edited texts of other sections.
    kept: BTreeMap<NodeKey, UnfinishedWording>,
}

impl WordingScreen {
    /// The edited texts that were left or found again after a crash.
    pub fn resumed(unfinished: &Unfinished) -> Self {
        Self { kept: unfinished.wordings.clone(), ..Self::default() }
    }

    /// Whether anything was changed.
    pub fn is_changed(&self) -> bool {
        self.of.is_some() && (self.page.editor.text() != self.sheet.text || !self.rationale.is_empty())
    }

    /// Whether an edited text of this section waits to be taken up again.
    pub fn waits_on(&self, key: &NodeKey) -> bool {
        self.kept.contains_key(key) || (self.of.as_ref() == Some(key) && self.is_changed())
    }

    /// The edited texts to be kept on disk.
    pub fn unfinished(&self) -> BTreeMap<NodeKey, UnfinishedWording> {
        let mut kept = self.kept.clone();
        if let Some(key) = self.of.as_ref().filter(|_| self.is_changed()) {
            kept.insert(key.clone(), self.as_unfinished());
        }
        kept
    }

    fn as_unfinished(&self) -> UnfinishedWording {
        UnfinishedWording {
            draft: self.draft.clone(),
            text: self.page.editor.text(),
            cursor: self.page.editor.cursor_offset(),
            rationale: self.rationale.text(),
            taken: self.taken.clone(),
        }
    }

    /// Puts what is open among what is kept.
    fn put_aside(&mut self) {
        let kept = self.unfinished();
        *self = Self { kept, standing: self.standing, ..Self::default() };
    }

    /// The editor the keys write in.
    pub fn editor(&mut self) -> &mut Editor {
        match self.half {
            Half::Text => &mut self.page.editor,
            Half::Rationale => &mut self.rationale,
        }
    }
}

/// Opens the text of the section in sight, the cursor or the selection where it was.
pub(in crate::app) fn open(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let Some(row) = desk.current() else {
        return app.refuse(
            "Il n’y a pas encore de plan : F3, puis Ctrl+O.",
            "There is no plan yet: F3, then Ctrl+O.",
        );
    };
    if let Some(reason) = desk.read_only.clone() {
        app.notice = crate::app::notice::Notice::refused(reason);
        return;
    }
    if row.fate == Fate::Gone {
        return popup::amendment(app);
    }
    if Sheet::of(desk.current_section()).lines.is_empty() {
        return app.refuse(
            "Cette partie n’a ni titre ni texte à modifier : Tab, puis Entrée propose d’en ajouter.",
            "This part has neither title nor text to edit: Tab, then Enter proposes to add some.",
        );
    }
    let (key, draft) = (row.key.clone(), row.draft.clone());
    let typography = app.habits.typography;
    let Some(desk) = &mut app.desk else { return };
    let back = begin(desk, key, draft);
    desk.wording.page.editor.set_typography(typography);
    desk.wording.rationale.set_typography(typography);
    let taken = take_in_capture(desk);
    desk.live.focus = Focus::Text;
    // The text of the live screen is found again as it was scrolled; this one begins at its start.
    desk.live.scrolled = desk.live.scrolled.or(Some(app.seen.tops.text));
    app.seen.tops.text = 0;
    app.popups.clear();
    app.screen = Screen::Wording;
    if taken {
        app.say(
            "Votre phrase est dans le texte ; Ctrl+Z la retire.",
            "Your sentence is in the text; Ctrl+Z takes it back.",
        );
    } else if back == Back::Found {
        app.say(
            "Voici le texte que vous aviez modifié. Ctrl+D revient au texte du plan.",
            "Here is the text you had edited. Ctrl+D comes back to the text of the plan.",
        );
    } else if back == Back::Other {
        app.refuse(
            "Ce que vous aviez modifié portait sur une autre version du plan : il reprend ici où c’était possible. Vérifiez.",
            "What you had edited was another draft: it is done again here where it could be. Check it.",
        );
    }
}

/// What was found of an earlier edit of the same section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Back {
    Nothing,
    Found,
    Other,
}

fn begin(desk: &mut Desk, key: NodeKey, draft: DraftId) -> Back {
    let here = (Some(&key), &draft) == (desk.wording.of.as_ref(), &desk.wording.draft);
    let selection = desk.live.passage.page.selected();
    if here && desk.wording.is_changed() {
        desk.wording.half = Half::Text;
        desk.wording.scrolled = None;
        return Back::Found;
    }
    desk.wording.put_aside();
    let sheet = Sheet::of(desk.current_section());
    let known = desk.wording.kept.remove(&key);
    let carried = known
        .as_ref()
        .filter(|known| known.draft != draft)
        .map(|known| proposals::carried(desk, &key, known, &sheet.text));
    let wording = &mut desk.wording;
    wording.page.open(&sheet.text);
    let back = match (known, carried) {
        (None, _) => {
            wording.page.select(selection);
            Back::Nothing
        }
        (Some(known), carried) => {
            let back = if carried.is_some() { Back::Other } else { Back::Found };
            // As one step, so that what was changed can be undone.
            wording.page.editor.apply(EditCommand::SelectAll);
            wording.page.editor.apply(EditCommand::Paste(carried.unwrap_or(known.text)));
            wording.page.editor.set_cursor_offset(known.cursor);
            wording.rationale = Editor::new(&known.rationale);
            wording.taken = known.taken;
            back
        }
    };
    (wording.of, wording.draft, wording.sheet) = (Some(key), draft, sheet);
    back
}

/// What is half typed in the capture box goes into the text: in place of what is selected, or at the cursor.
fn take_in_capture(desk: &mut Desk) -> bool {
    let typed = desk.live.capture.text();
    let words = typed.trim();
    if words.is_empty() || desk.wording.taken == typed {
        return false;
    }
    let editor = &mut desk.wording.page.editor;
    let mut words = words.to_owned();
    if editor.selection().is_none() {
        let text = editor.text();
        let (before, after) = text.split_at_checked(editor.cursor_offset()).unwrap_or((&text, ""));
        if before.ends_with(|c: char| !c.is_whitespace() && c != '’') {
            words.insert(0, ' ');
        }
        if after.starts_with(char::is_alphanumeric) {
            words.push(' ');
        }
    }
    editor.apply(EditCommand::Paste(words));
    desk.wording.taken = typed;
    true
}

/// Derives how the text is shown and what it proposes, when something of it changed.
pub(in crate::app) fn refresh(app: &mut App, at_once: bool) {
    let (now, lang) = (app.now, app.lang);
    if let Some(desk) = &mut app.desk {
        proposals::refresh(desk, now, lang, at_once);
    }
}

fn area(app: &App) -> Area {
    let pane = app.seen.panes.iter().find(|(_, pane)| *pane == Pane::Text);
    pane.map_or(Area { x: 0, y: 0, width: 80, height: 10 }, |(area, _)| *area)
}

/// What a key does when it is no command: it writes or moves.
pub fn key(app: &mut App, key: Key) {
    let area = area(app);
    let Some(desk) = &mut app.desk else { return };
    let wording = &mut desk.wording;
    if key.code == Code::Tab {
        wording.half = if wording.half == Half::Text { Half::Rationale } else { Half::Text };
        return;
    }
    wording.scrolled = None;
    if let Some(letter) = key.written() {
        let editor = wording.editor();
        editor.apply(EditCommand::Insert(letter));
        if let Some(written_out) = shorthand::expand(editor.before_cursor(), &app.habits.shorthand) {
            editor.complete(&written_out);
        }
        return;
    }
    let command = motion_of(key).or_else(|| crate::app::update::edit_command(key));
    match (command, wording.half) {
        (Some(command), Half::Text) => {
            wording.page.apply(command, area);
        }
        (Some(command), Half::Rationale) => {
            wording.rationale.apply(command);
        }
        (None, _) => {}
    }
}

/// Does a command of this screen that needs no popup.
pub fn act(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    if action == Action::NextEdit {
        // In a long text the places may still be those of a moment ago.
        refresh(app, true);
    }
    let Some(desk) = &mut app.desk else { return };
    let wording = &mut desk.wording;
    match action {
        Action::RecordWording => record(app, effects),
        Action::LeaveWording => leave(app),
        Action::GrowWording => {
            wording.scrolled = None;
            wording.editor().apply(EditCommand::GrowSelection);
        }
        Action::CycleStanding => {
            let here = Standing::ALL.iter().position(|standing| *standing == wording.standing).unwrap_or(0);
            wording.standing =
                Standing::ALL.get((here + 1) % Standing::ALL.len()).copied().unwrap_or_default();
        }
        Action::NextEdit => {
            let cursor = wording.page.editor.cursor_offset();
            let places = &wording.proposals.places;
            let next = places.iter().find(|at| **at > cursor).or(places.first()).copied();
            match next {
                Some(at) => wording.page.select(at..at),
                None => app.refuse("Rien n’a changé dans le texte.", "Nothing changed in the text."),
            }
        }
        Action::PlanText => plan_text(app),
        _ => {}
    }
}

/// Takes back every change of the text, as one step.
fn plan_text(app: &mut App) {
    let Some(desk) = &mut app.desk else { return };
    let wording = &mut desk.wording;
    if wording.page.editor.text() == wording.sheet.text {
        return app.refuse("Rien n’a changé dans le texte.", "Nothing changed in the text.");
    }
    let cursor = wording.page.editor.cursor_offset();
    wording.page.editor.apply(EditCommand::SelectAll);
    let text = wording.sheet.text.clone();
    wording.page.editor.apply(EditCommand::Paste(text));
    wording.page.editor.set_cursor_offset(cursor);
    wording.half = Half::Text;
    app.say(
        "C’est de nouveau le texte du plan. Ctrl+Z rend vos modifications.",
        "This is the text of the plan again. Ctrl+Z brings your changes back.",
    );
}

fn leave(app: &mut App) {
    app.screen = Screen::Live;
    let Some(desk) = &mut app.desk else { return };
    desk.live.focus = Focus::Capture;
    if desk.wording.is_changed() {
        app.say(
            "Rien n’est enregistré ; Ctrl+R reprend votre texte.",
            "Nothing is recorded; Ctrl+R takes your text up again.",
        );
    } else {
        desk.wording.put_aside();
    }
}

/// Records every proposal as one step.
fn record(app: &mut App, effects: &mut Vec<Effect>) {
    refresh(app, true);
    let Some(desk) = &app.desk else { return };
    let entries = proposals::entries(desk, app.now);
    if entries.is_empty() {
        return app.refuse("Rien n’a changé dans le texte.", "Nothing changed in the text.");
    }
    let first = entries.first().map(|entry| entry.id.clone());
    let made = entries.len();
    let changes = entries.into_iter().map(|record| Change::Entry(Edit::Add { record, before: None }));
    if !app.perform(Change::Group(changes.collect()), effects) {
        return;
    }
    let Some(desk) = &mut app.desk else { return };
    if !desk.wording.taken.is_empty() && desk.live.capture.text() == desk.wording.taken {
        desk.live.clear_capture();
    }
    desk.wording = WordingScreen { kept: std::mem::take(&mut desk.wording.kept), ..WordingScreen::default() };
    desk.live.settings = Settings::default();
    desk.live.entry = first;
    desk.live.focus = Focus::Capture;
    app.screen = Screen::Live;
    take_up(app, effects);
    let said = app.lang.pick(
        format!(
            "{}. Ctrl+Z {} retire.",
            count(made, "proposition enregistrée", "propositions enregistrées"),
            if made > 1 { "les" } else { "la" }
        ),
        format!(
            "{} recorded. Ctrl+Z takes {} back.",
            count(made, "proposal", "proposals"),
            if made > 1 { "them" } else { "it" }
        ),
    );
    app.notice = crate::app::notice::Notice::done(said);
}
