//! The documents just written: where they are, what is to be known of them, and what can be done with them.
use crate::app::effect::Effect;
use crate::app::exports;
use crate::app::key::{Code, Key};
use crate::app::notice::Notice;
use crate::app::popups::{Popup, dismiss};
use crate::app::screens::step_in;
use crate::app::state::App;
use crate::text::lang::Lang;

/// The list of what was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// What was written.
    pub files: exports::Written,
    /// The chosen row, by its rank in [`Written::rows`].
    pub chosen: usize,
}

/// Something that can be done with documents that were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Show their folder.
    OpenFolder,
    /// Put the path of the folder on the clipboard.
    CopyFolder,
    /// Put the path of the file of this rank on the clipboard.
    CopyFile(usize),
    /// Go on.
    Close,
}

impl Written {
    /// What can be done, in the order in which it is offered.
    pub fn rows(&self) -> Vec<Row> {
        let files = (0..self.files.paths.len()).map(Row::CopyFile);
        [Row::OpenFolder, Row::CopyFolder].into_iter().chain(files).chain([Row::Close]).collect()
    }

    /// The words of a row.
    pub fn words(&self, row: &Row, lang: Lang) -> String {
        match row {
            Row::OpenFolder => lang.pick("Ouvrir le dossier", "Open the folder").to_owned(),
            Row::CopyFolder => {
                lang.pick("Copier le chemin du dossier", "Copy the path of the folder").to_owned()
            }
            Row::CopyFile(rank) => {
                let name = self.files.names().nth(*rank).unwrap_or_default();
                format!("{} {name}", lang.pick("Copier le chemin de", "Copy the path of"))
            }
            Row::Close => lang.pick("Fermer", "Close").to_owned(),
        }
    }

    /// The path the chosen row is about.
    pub fn path(&self) -> &str {
        match self.rows().get(self.chosen) {
            Some(Row::CopyFile(rank)) => self.files.paths.get(*rank).map_or("", String::as_str),
            _ => self.files.folder(),
        }
    }
}

/// Documents were written: the list is shown to who waits for it; who is writing, answering or went on working is told
/// in one line, and no key of theirs goes to a list that was not there when they began to press it.
pub fn came(app: &mut App, files: exports::Written) {
    let is_busy = !app.exports.awaited || !app.popups.is_empty() || crate::app::update::is_writing(app);
    let told = files.in_few_words();
    app.exports.written = Some(files);
    if !is_busy {
        app.say("Exporté.", "Exported.");
        return open(app);
    }
    let lang = app.lang;
    let how = lang.pick(
        "F8, « Documents exportés » : ouvrir le dossier, copier le chemin.",
        "F8, “Documents exported”: open the folder, copy the path.",
    );
    app.notice = Notice::done(format!("{} {told} — {how}", lang.pick("Exporté :", "Exported:")));
}

/// Shows what was written last.
pub fn open(app: &mut App) {
    match &app.exports.written {
        Some(files) => app.popups.push(Popup::Written(Box::new(Written { files: files.clone(), chosen: 0 }))),
        None => app.refuse(
            "Rien n’a encore été exporté depuis l’ouverture du programme : F9 exporte.",
            "Nothing was exported since the program was opened: F9 exports.",
        ),
    }
}

/// What a key does.
pub fn key(app: &mut App, key: Key, effects: &mut Vec<Effect>) {
    let Some(Popup::Written(written)) = app.popups.last_mut() else { return };
    let by = match key.code {
        Code::Tab if key.shift => -1,
        Code::Up => -1,
        Code::Down | Code::Tab => 1,
        Code::PageUp | Code::Home => isize::MIN,
        Code::PageDown | Code::End => isize::MAX,
        Code::Enter => return accept(app, effects),
        Code::Esc => return dismiss(app),
        _ => return,
    };
    written.chosen = step_in(written.chosen, by, written.rows().len());
}

/// Does what the chosen row says.
pub fn accept(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(Popup::Written(written)) = app.popups.last() else { return };
    match written.rows().get(written.chosen) {
        Some(Row::OpenFolder) => {
            let folder = written.files.folder().to_owned();
            app.notice = Notice::done(format!("{} {folder}", app.lang.pick("Dossier :", "Folder:")));
            effects.push(Effect::OpenFolder(folder));
        }
        Some(Row::CopyFolder | Row::CopyFile(_)) => copy(app, effects),
        Some(Row::Close) | None => dismiss(app),
    }
}

/// Puts the path of the chosen row on the clipboard; the list stays, there may be another one to copy.
pub fn copy(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(Popup::Written(written)) = app.popups.last() else { return };
    let path = written.path().to_owned();
    app.notice = Notice::done(format!("{} {path}", app.lang.pick("Copié :", "Copied:")));
    app.clipboard.clone_from(&path);
    effects.push(Effect::Copy(path));
}
