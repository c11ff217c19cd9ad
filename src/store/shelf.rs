//! The shelf: the folder of all sessions. It lists, makes, opens, searches and puts away; what it shows comes
//! from the second copies, made again from the journals when these have grown.

mod files;
mod opening;
mod session;

use super::error::{Deed, StoreError};
use super::fs::{self, Fs};
use super::journal::write::{JournalWriter, Place};
use super::journal::{self, read};
use super::kept::Loose;
use super::paths::{self, Places, TRASH};
use super::replay::replay;
use super::settings::Settings;
use super::snapshot::{self, Position, SearchCopy};
use super::warning::Warning;
use crate::domain::card::SessionCard;
use crate::domain::change::Change;
use crate::domain::history::{History, StepKind};
use crate::domain::id::SessionId;
use crate::domain::preferences::Preferences;
use crate::domain::session::Session;
use crate::text::fold::{Folded, fold};
use chrono::{DateTime, FixedOffset};
use opening::{OWN_FILE, Own};
pub use opening::{Opened, Reason};
pub use session::OpenSession;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many letters of a line an excerpt shows.
const EXCERPT_LEN: usize = 160;

/// How many hits are shown as they are written; people do not read further, and each costs a millisecond.
const EXCERPTS_AS_WRITTEN: usize = 50;

/// A session in which all the words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The session.
    pub card: SessionCard,
    /// The line that holds most of the words, shortened around them.
    pub excerpt: String,
}

/// The folder of the sessions of one user.
#[derive(Debug, Clone)]
pub struct Shelf {
    fs: Arc<dyn Fs>,
    places: Places,
}

impl Shelf {
    /// The shelf in these folders of this disk; none of them needs to exist.
    pub fn new(fs: Arc<dyn Fs>, places: Places) -> Self {
        Self { fs, places }
    }

    /// The disk it stands on.
    pub fn disk(&self) -> &dyn Fs {
        &*self.fs
    }

    /// Where things are.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Keeps in the settings beside it what a person altered in their preferences.
    pub fn keep_preferences(&self, former: &Preferences, altered: &Preferences) -> Result<(), StoreError> {
        Settings::keep(&*self.fs, &self.places.settings, former, altered)
    }

    /// The folder of a session.
    pub fn folder(&self, id: &str) -> PathBuf {
        self.places.sessions.join(id)
    }

    /// The names of all sessions, the newest first; none when the folder does not exist yet.
    pub fn ids(&self) -> Result<Vec<String>, StoreError> {
        self.names_in(&self.places.sessions)
    }

    /// The names of what was deleted, the newest first.
    pub fn trashed(&self) -> Result<Vec<String>, StoreError> {
        self.names_in(&self.places.trash())
    }

    fn names_in(&self, folder: &Path) -> Result<Vec<String>, StoreError> {
        let entries = match self.fs.list(folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(|error| StoreError::disk(Deed::Reading, folder, error))?,
        };
        let ours = entries
            .into_iter()
            .filter(|entry| entry.is_folder && entry.name != TRASH && !entry.name.starts_with('.'));
        let mut names: Vec<String> = ours.map(|entry| entry.name).collect();
        names.reverse();
        Ok(names)
    }

    /// The session that is called so or begins so.
    pub fn resolve(&self, wanted: &str) -> Result<String, StoreError> {
        paths::resolve(wanted, &self.ids()?, &self.places.sessions)
    }

    /// All sessions, the newest first. One that cannot be read does not hide the others.
    pub fn list(&self) -> Result<(Vec<SessionCard>, Vec<Warning>), StoreError> {
        let (copies, warnings) = self.copies()?;
        Ok((copies.into_iter().map(|copy| copy.card).collect(), warnings))
    }

    /// The sessions that hold all the words, the newest first.
    pub fn search(&self, words: &[String]) -> Result<Vec<Hit>, StoreError> {
        let folded: Vec<String> =
            words.iter().flat_map(|words| words.split_whitespace().map(fold).collect::<Vec<_>>()).collect();
        if folded.is_empty() {
            return Ok(Vec::new());
        }
        let (copies, _) = self.copies()?;
        let holds = |copy: &SearchCopy| folded.iter().all(|word| copy.folded.contains(word.as_str()));
        let hits = copies.into_iter().filter(holds).enumerate();
        Ok(hits.map(|(rank, copy)| self.hit(copy, &folded, rank < EXCERPTS_AS_WRITTEN)).collect())
    }

    /// `as_written` costs the reading of the whole session; else the excerpt has neither case nor accents.
    fn hit(&self, copy: SearchCopy, words: &[String], as_written: bool) -> Hit {
        let count = |line: &str| words.iter().filter(|word| line.contains(word.as_str())).count();
        let best =
            copy.folded.lines().enumerate().max_by_key(|(place, line)| (count(line), usize::MAX - place));
        let (place, line) = best.unwrap_or_default();
        let session = if as_written { self.session_of(&copy) } else { None };
        let written = session.and_then(|session| snapshot::searchable(&session).into_iter().nth(place));
        let written = written.unwrap_or_else(|| line.to_owned());
        let folded = Folded::new(&written);
        let found = words.iter().find_map(|word| folded.as_str().find(word.as_str()));
        let found = found.map_or(0, |start| folded.source_range(start..start + 1).start);
        Hit { excerpt: shorten(&written, found), card: copy.card }
    }

    /// The session a copy was made from, as it was then.
    fn session_of(&self, copy: &SearchCopy) -> Option<Session> {
        snapshot::read_session(self.fs.as_ref(), &self.folder(copy.card.id.as_str()), &copy.stands_for)
    }

    fn copies(&self) -> Result<(Vec<SearchCopy>, Vec<Warning>), StoreError> {
        let (mut copies, mut warnings) = (Vec::new(), Vec::new());
        for id in self.ids()? {
            match self.copy_of(&id) {
                Ok(copy) => copies.extend(copy),
                Err(error) => warnings.push(Warning::Unreadable { file: id, reason: error.to_string() }),
            }
        }
        copies.sort_by(|a, b| (b.card.date, &b.card.id).cmp(&(a.card.date, &a.card.id)));
        Ok((copies, warnings))
    }

    /// The search copy of a session, made again if the journal has grown; `None` for a folder without journal.
    fn copy_of(&self, id: &str) -> Result<Option<SearchCopy>, StoreError> {
        let (fs, folder) = (self.fs.as_ref(), self.folder(id));
        let now = position(fs, &folder).map_err(|error| StoreError::disk(Deed::Reading, &folder, error))?;
        if now.is_empty() {
            return Ok(None);
        }
        if let Some(copy) = snapshot::read_search(fs, &folder, id)
            && copy.stands_for == now
        {
            return Ok(Some(copy));
        }
        let (session, position, newer) = self.read(id)?;
        if !newer {
            // A copy that cannot be written is made again next time.
            let _later = snapshot::write(fs, &folder, &session, &position);
        }
        let text = snapshot::searchable(&session).iter().map(|line| fold(line) + "\n").collect();
        Ok(Some(SearchCopy {
            card: SessionCard { id: SessionId::new(id), ..SessionCard::of(&session) },
            stands_for: position,
            folded: text,
        }))
    }

    /// A session as its journal tells it, without opening it: for a preview or an export.
    pub fn peek(&self, id: &str) -> Result<Session, StoreError> {
        self.read(id).map(|(session, ..)| session)
    }

    fn read(&self, id: &str) -> Result<(Session, Position, bool), StoreError> {
        let journal = read::read_journal::<Change>(self.fs.as_ref(), &self.folder(id).join("journal"))?;
        if journal.files.is_empty() {
            return Err(StoreError::Unknown { wanted: id.to_owned(), path: self.places.sessions.clone() });
        }
        let (position, newer) = (journal.position(), journal.newer().is_some());
        let replayed = replay(id, journal.lines, None);
        Ok((replayed.history.session().clone(), position, newer))
    }

    /// Makes a session of these first changes, which cannot be undone. It appears on the shelf whole or not at
    /// all. Its name is made of the meeting's date and title, the date being `at` if the changes give none.
    pub fn create(&self, first: &[Change], at: DateTime<FixedOffset>) -> Result<String, StoreError> {
        self.create_keeping(first, &[], at).map(|(id, _)| id)
    }

    /// The same with the files that its drafts name. A draft whose file is not kept is kept without it; the second
    /// answer is what refused each.
    pub fn create_keeping(
        &self,
        first: &[Change],
        received: &[Loose],
        at: DateTime<FixedOffset>,
    ) -> Result<(String, Vec<StoreError>), StoreError> {
        let id = self.new_name(first, at)?;
        let unfinished = self.places.sessions.join(format!(".new-{}", journal::random_hex()));
        let failed = |error| StoreError::disk(Deed::MakingFolder, &unfinished, error);
        let folder = unfinished.join("journal");
        fs::make_folders(self.fs.as_ref(), &folder).map_err(failed)?;
        let place = Place {
            fs: self.fs.clone(),
            folder,
            refuge: unfinished.join("waiting.jsonl"),
            session: format!("{id}.{}", journal::random_hex()),
        };
        let (first, refused) = files::keep_all(self.fs.as_ref(), &unfinished, first, received);
        let mut writer = JournalWriter::new(place, journal::Seen::new(), 0, None);
        for change in &first {
            writer.push(StepKind::Note, change, at)?;
        }
        writer.flush()?;
        self.move_folder(&unfinished, &self.folder(&id))?;
        fs::sync_up(self.fs.as_ref(), &self.places.sessions, usize::MAX);
        self.remember_own_file(&id, &writer);
        Ok((id, refused))
    }

    /// Notes that the file just made is ours. Should this fail, the first opening begins another file.
    fn remember_own_file(&self, id: &str, writer: &JournalWriter) {
        let state = opening::state_and_lock(self, &self.folder(id));
        if let (Ok((state, Some(_hold))), Some(own)) = (state, Own::of(writer)) {
            let _untidy = own.write(self.fs.as_ref(), &state.join(OWN_FILE));
        }
    }

    fn new_name(&self, first: &[Change], at: DateTime<FixedOffset>) -> Result<String, StoreError> {
        let mut history = History::new(Session::new(SessionId::new("new")));
        for change in first {
            history.note(change.clone()).map_err(|refusal| StoreError::Refused {
                path: self.places.sessions.clone(),
                reason: refusal.to_string(),
            })?;
        }
        let meeting = history.session().meeting();
        let untold = meeting.date == chrono::NaiveDate::default();
        let date = if untold { at.date_naive() } else { meeting.date };
        let taken = self.ids()?;
        Ok(paths::folder_name(date, &meeting.title, |name| taken.iter().any(|known| known == name)))
    }

    /// Puts a session into the trash, whence it can come back; answers its name there.
    pub fn trash(&self, id: &str) -> Result<String, StoreError> {
        let folder = self.folder(id);
        if !self.ids()?.iter().any(|known| known == id) {
            return Err(StoreError::Unknown { wanted: id.to_owned(), path: self.places.sessions.clone() });
        }
        // Held while the folder moves: nobody may begin to write in it meanwhile.
        let Some(_hold) = opening::state_and_lock(self, &folder)?.1 else {
            return Err(StoreError::InUse { path: folder });
        };
        let trash = self.places.trash();
        fs::make_folders(self.fs.as_ref(), &trash)
            .map_err(|error| StoreError::disk(Deed::MakingFolder, &trash, error))?;
        let taken = self.trashed()?;
        let name = paths::unique(id, |name| taken.iter().any(|known| known == name));
        self.move_folder(&folder, &trash.join(&name))?;
        Ok(name)
    }

    /// Takes a session out of the trash, given its name there; answers its name on the shelf.
    pub fn restore(&self, name: &str) -> Result<String, StoreError> {
        let trash = self.places.trash();
        if !self.trashed()?.iter().any(|known| known == name) {
            return Err(StoreError::Unknown { wanted: name.to_owned(), path: trash });
        }
        let taken = self.ids()?;
        let id = paths::unique(name, |name| taken.iter().any(|known| known == name));
        self.move_folder(&trash.join(name), &self.folder(&id))?;
        Ok(id)
    }

    fn move_folder(&self, from: &Path, to: &Path) -> Result<(), StoreError> {
        let disk = self.fs.as_ref();
        let synced = |path: &Path| path.parent().map_or(Ok(()), |folder| disk.sync_folder(folder));
        let moved = disk.rename(from, to).and_then(|()| {
            synced(to).and_then(|()| synced(from)).inspect_err(|_| {
                // What could not be made durable is taken back, so that trying again begins anew.
                let _told_anyway = disk.rename(to, from);
            })
        });
        moved.map_err(|error| StoreError::disk(Deed::Moving, from, error))
    }
}

/// The length now of each file of the journal.
fn position(fs: &dyn Fs, folder: &Path) -> std::io::Result<Position> {
    let journal = folder.join("journal");
    let names = read::file_names(fs, &journal)?;
    names.into_iter().map(|name| Ok((name.clone(), fs.facts(&journal.join(name))?.len))).collect()
}

/// A window of the line around the byte where something was found, with ellipses where it is cut.
fn shorten(line: &str, found_at: usize) -> String {
    let len = line.chars().count();
    if len <= EXCERPT_LEN {
        return line.to_owned();
    }
    let before = line.char_indices().take_while(|(at, _)| *at < found_at).count();
    let start = before.saturating_sub(EXCERPT_LEN / 3).min(len - EXCERPT_LEN);
    let window: String = line.chars().skip(start).take(EXCERPT_LEN).collect();
    let (head, tail) = (if start > 0 { "…" } else { "" }, if start + EXCERPT_LEN < len { "…" } else { "" });
    format!("{head}{}{tail}", window.trim())
}

#[cfg(test)]
mod tests;
