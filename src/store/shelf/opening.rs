//! Opening a session: recovery is the normal way. The lock, the journal, what a power cut tore, what a failing
//! disk had refused, the draft; and the reasons to open for reading only.

use super::{OpenSession, Shelf};
use crate::domain::change::Change;
use crate::domain::history::History;
use crate::store::draft::{Draft, DraftFile};
use crate::store::error::{Deed, StoreError};
use crate::store::fs::{self, Fs, Hold};
use crate::store::journal::read::{self, FileReading, Journal, Newer};
use crate::store::journal::write::{JournalWriter, Place, Resumable};
use crate::store::journal::{FORMAT, Line, Seen, UNKNOWN_SESSION, WriterId};
use crate::store::replay::{Clash, replay};
use crate::store::warning::Warning;
use crate::store::{kept, lock};
use crate::text::lang::Lang;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

/// Why a session is open for reading only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Another window of this computer writes in it.
    HeldElsewhere,
    /// A newer program wrote in it: this one would not understand all of it.
    Newer(Newer),
    /// The local state folder cannot be used, so nobody can be kept from writing at the same time.
    NoLocalState {
        /// The folder, or the lock in it.
        path: PathBuf,
    },
}

impl Reason {
    /// Why, and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::HeldElsewhere => lang.pick(
                "Lecture seule\u{a0}: cette séance est ouverte dans une autre fenêtre. Fermez-la pour écrire ici.".to_owned(),
                "Read only: this session is open in another window. Close it to write here.".to_owned(),
            ),
            Self::Newer(Newer { file, line }) => lang.pick(
                format!("Lecture seule\u{a0}: {file}, ligne {line}, vient d’une version plus récente de greffier. Mettez greffier à jour pour écrire."),
                format!("Read only: {file}, line {line}, comes from a newer version of greffier. Update greffier to write."),
            ),
            Self::NoLocalState { path } => lang.pick(
                format!("Lecture seule\u{a0}: {} est inutilisable. Vérifiez vos droits sur ce dossier.", path.display()),
                format!("Read only: {} cannot be used. Check your rights on this folder.", path.display()),
            ),
        }
    }
}

/// A session, open.
#[derive(Debug)]
pub struct Opened {
    /// The session, and what can be undone and redone in it.
    pub history: History,
    /// What was being typed when it was last closed, or killed.
    pub draft: Option<Draft>,
    /// What was found wrong, and survived.
    pub warnings: Vec<Warning>,
    /// What two computers set at the same time, each without knowing: both values, to be shown.
    pub clashes: Vec<Clash>,
    /// Why nothing can be written, if so.
    pub read_only: Option<Reason>,
    /// The half that writes.
    pub writer: OpenSession,
}

/// Which file of the journal is ours on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Own {
    pub(super) writer: WriterId,
    pub(super) file: String,
    pub(super) device: u64,
    pub(super) inode: u64,
}

pub(super) const OWN_FILE: &str = "own.json";
const REFUGE_FILE: &str = "waiting.jsonl";
const DRAFT_FILE: &str = "draft.jsonl";
const ASIDE: &str = "aside";
/// The journal's folder, the session's, the shelf and its parent: what lies above was there before.
const SYNCED_LEVELS: usize = 4;

/// The local state folder of a session, made if missing, and its lock unless another window holds it.
pub(super) fn state_and_lock(shelf: &Shelf, folder: &Path) -> Result<(PathBuf, Option<Hold>), StoreError> {
    let disk = shelf.fs.as_ref();
    let canonical = disk.canonical(folder).map_err(|error| StoreError::disk(Deed::Reading, folder, error))?;
    let state = shelf.places.state_of(&canonical);
    fs::make_folders(disk, &state).map_err(|error| StoreError::disk(Deed::MakingFolder, &state, error))?;
    let hold = lock::take(disk, &state)?;
    Ok((state, hold))
}

impl Shelf {
    /// Opens the session of this name. Whatever a power cut, a kill or another program did to it, what was
    /// acknowledged is there; what was found wrong is told.
    pub fn open(&self, id: &str) -> Result<Opened, StoreError> {
        let folder = self.folder(id);
        if position_is_empty(self.fs.as_ref(), &folder)? {
            return Err(StoreError::Unknown { wanted: id.to_owned(), path: self.places.sessions.clone() });
        }
        match state_and_lock(self, &folder) {
            Ok((state, Some(hold))) => self.open_locked(id, &state, hold),
            Ok((_, None)) => self.open_for_reading(id, Reason::HeldElsewhere),
            Err(error) => {
                self.open_for_reading(id, Reason::NoLocalState { path: error.path().to_path_buf() })
            }
        }
    }

    fn open_for_reading(&self, id: &str, reason: Reason) -> Result<Opened, StoreError> {
        let journal = read::read_journal(self.fs.as_ref(), &self.folder(id).join("journal"))?;
        Ok(self.read_only(id, journal, reason))
    }

    fn read_only(&self, id: &str, journal: Journal<Change>, reason: Reason) -> Opened {
        let mut warnings = journal.warnings;
        let replayed = replay(id, journal.lines, None);
        warnings.extend(replayed.warnings);
        Opened {
            history: replayed.history,
            draft: None,
            warnings,
            clashes: replayed.clashes,
            read_only: Some(reason),
            writer: OpenSession::for_reading(id, self.folder(id)),
        }
    }

    fn open_locked(&self, id: &str, state: &Path, hold: Hold) -> Result<Opened, StoreError> {
        let (disk, folder) = (self.fs.clone(), self.folder(id));
        let mut journal = read::read_journal::<Change>(disk.as_ref(), &folder.join("journal"))?;
        if let Some(newer) = journal.newer().cloned() {
            return Ok(self.read_only(id, journal, Reason::Newer(newer)));
        }
        settle(disk.as_ref(), &folder, &journal);
        fs::tidy(disk.as_ref(), &folder);
        fs::tidy(disk.as_ref(), &folder.join(kept::FOLDER));
        fs::tidy(disk.as_ref(), state);
        let own = own_file(disk.as_ref(), state);
        let resumed = own.as_ref().and_then(|own| resume(disk.as_ref(), &folder, &mut journal, own));
        set_aside(disk.as_ref(), &folder, &journal);
        let found = recover(disk.as_ref(), &state.join(REFUGE_FILE), &mut journal);
        let position = journal.position();
        let place = Place {
            fs: disk.clone(),
            folder: folder.join("journal"),
            refuge: state.join(REFUGE_FILE),
            session: journal.session.clone().unwrap_or_else(|| UNKNOWN_SESSION.to_owned()),
        };
        let mine = resumed.as_ref().map(|resumed| resumed.writer.clone());
        let mut warnings = journal.warnings;
        let replayed = replay(id, journal.lines, mine.as_ref());
        warnings.extend(replayed.warnings);
        let writer = writer(place, replayed.seen, replayed.lamport, resumed, &found);
        let (draft_file, draft) = DraftFile::open(disk.clone(), state.join(DRAFT_FILE));
        let mut writer =
            OpenSession::for_writing(session_half(id, folder, state, disk), writer, draft_file, hold);
        writer.stands_for(position, own);
        if !found.is_empty() {
            warnings.push(Warning::Recovered { count: found.len() });
            // Refused once more, they wait in the queue and the alarm is raised at the first change.
            let _still_waiting = writer.retry();
        }
        Ok(Opened {
            history: replayed.history,
            draft,
            warnings,
            clashes: replayed.clashes,
            read_only: None,
            writer,
        })
    }
}

/// Makes durable what was read and is about to be shown: a program may have been killed between writing it and
/// synchronizing it. Where the system does not let us, somebody else's file is as durable as that one made it.
fn settle(disk: &dyn Fs, folder: &Path, journal: &Journal<Change>) {
    let folder = folder.join("journal");
    for file in &journal.files {
        let _not_ours = disk.sync_data(&folder.join(&file.name));
    }
    fs::sync_up(disk, &folder, SYNCED_LEVELS);
}

fn session_half(id: &str, folder: PathBuf, state: &Path, fs: std::sync::Arc<dyn Fs>) -> super::session::Desk {
    super::session::Desk { id: id.to_owned(), folder, own: state.join(OWN_FILE), fs }
}

fn writer(
    place: Place,
    seen: Seen,
    lamport: u64,
    resumed: Option<Resumable>,
    found: &[Line<Change>],
) -> JournalWriter {
    let mut writer = JournalWriter::new(place, seen, lamport, resumed);
    for line in found {
        // A line that was read as JSON can be written as JSON.
        let _always_ok = writer.push_again(line);
    }
    writer
}

fn position_is_empty(disk: &dyn Fs, folder: &Path) -> Result<bool, StoreError> {
    let names = read::file_names(disk, &folder.join("journal"));
    Ok(names.map_err(|error| StoreError::disk(Deed::Reading, folder, error))?.is_empty())
}

impl Own {
    /// The file a writer adds to, once it is known.
    pub(super) fn of(writer: &JournalWriter) -> Option<Self> {
        let (path, facts) = writer.file()?;
        let file = path.file_name()?.to_string_lossy().into_owned();
        Some(Self { writer: writer.writer().clone(), file, device: facts.device, inode: facts.inode })
    }

    pub(super) fn write(&self, disk: &dyn Fs, path: &Path) -> io::Result<()> {
        let bytes = serde_json::to_vec(self).map_err(io::Error::other)?;
        fs::replace(disk, path, &bytes)
    }
}

fn own_file(disk: &dyn Fs, state: &Path) -> Option<Own> {
    serde_json::from_slice(&disk.read(&state.join(OWN_FILE)).ok()?).ok()
}

/// Our file of last time, if it is still the same and every line of it is whole, its torn tail cut off. In any
/// doubt: none, and a new file is begun. Files of other computers are never touched: the rest of their last
/// line may still be on its way.
fn resume(disk: &dyn Fs, folder: &Path, journal: &mut Journal<Change>, own: &Own) -> Option<Resumable> {
    let path = folder.join("journal").join(&own.file);
    let facts = disk.facts(&path).ok()?;
    let file = journal.files.iter_mut().find(|file| file.name == own.file)?;
    let same = own.inode != 0 && (facts.device, facts.inode) == (own.device, own.inode);
    // Lines of this format under the header of an older one would be overlooked by the programs of that time.
    let current = file.header.as_ref().is_some_and(|header| header.format == FORMAT);
    if !same || !current || !file.is_sound() || facts.len != file.len_bytes as u64 {
        return None;
    }
    if file.torn_len_bytes() > 0 {
        cut_tail(disk, folder, file).ok()?;
        for warning in &mut journal.warnings {
            if let Warning::TornTail { file: torn, cut, .. } = warning {
                *cut |= *torn == file.name;
            }
        }
    }
    let facts = disk.facts(&path).ok()?;
    (facts.len == file.len_bytes as u64).then(|| Resumable { writer: own.writer.clone(), path, facts })
}

fn cut_tail(disk: &dyn Fs, folder: &Path, file: &mut FileReading<Change>) -> io::Result<()> {
    let path = folder.join("journal").join(&file.name);
    let bytes = disk.read(&path)?;
    let tail = bytes.get(file.good_len_bytes..).unwrap_or_default();
    keep_aside(disk, folder, &format!("{}.tail", file.name), tail)?;
    disk.truncate(&path, file.good_len_bytes as u64)?;
    disk.sync_data(&path)?;
    file.len_bytes = file.good_len_bytes;
    Ok(())
}

/// Copies what is damaged into `aside/`, once. The lines stay in the journal too: nothing there is rewritten.
fn set_aside(disk: &dyn Fs, folder: &Path, journal: &Journal<Change>) {
    for file in &journal.files {
        for bad in &file.bad {
            // A copy that cannot be made is made at the next opening; the line itself is not touched.
            let _later = keep_aside(disk, folder, &format!("{}.{}", file.name, bad.rank), &bad.bytes);
        }
    }
}

fn keep_aside(disk: &dyn Fs, folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let aside = folder.join(ASIDE);
    fs::make_folders(disk, &aside)?;
    let path = aside.join(format!("{name}.{:08x}", crc32fast::hash(bytes)));
    if disk.read(&path).is_ok_and(|kept| kept == bytes) {
        return Ok(());
    }
    fs::replace(disk, &path, bytes)
}

/// The lines that wait in the refuge and never reached the journal; they are read as if they had.
fn recover(disk: &dyn Fs, refuge: &Path, journal: &mut Journal<Change>) -> Vec<Line<Change>> {
    let Ok(bytes) = disk.read(refuge) else { return Vec::new() };
    let waiting = read::read_file::<Change>(REFUGE_FILE, &bytes);
    if waiting.header.as_ref().map(|header| &header.session) != journal.session.as_ref() {
        return Vec::new();
    }
    let known: HashSet<_> = journal.lines.iter().map(|line| (line.w.clone(), line.n)).collect();
    let found: Vec<_> =
        waiting.lines.into_iter().filter(|line| !known.contains(&(line.w.clone(), line.n))).collect();
    journal.lines.extend(found.iter().cloned());
    journal.lines.sort_by(|a, b| (a.lamport, &a.w, a.n).cmp(&(b.lamport, &b.w, b.n)));
    found
}
