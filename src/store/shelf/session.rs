//! The half of an open session that writes: changes to the journal, the draft, the second copies. It lives with
//! the worker; the session itself lives with the screen.

use super::opening::Own;
use crate::domain::history::Step;
use crate::domain::session::Session;
use crate::store::draft::{Draft, DraftFile};
use crate::store::error::{Deed, StoreError};
use crate::store::fs::{Fs, Hold};
use crate::store::journal::write::JournalWriter;
use crate::store::snapshot::{self, Position};
use chrono::{DateTime, FixedOffset};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many letters of a writer's name tell it from the others of the same session.
const TAG_LEN: usize = 6;

/// An open session, as the disk sees it.
#[derive(Debug)]
pub struct OpenSession {
    id: String,
    folder: PathBuf,
    tools: Option<Tools>,
}

/// What is needed to write.
#[derive(Debug)]
struct Tools {
    fs: Arc<dyn Fs>,
    own_path: PathBuf,
    own: Option<Own>,
    tag: String,
    writer: JournalWriter,
    draft: DraftFile,
    position: Position,
    _hold: Hold,
}

/// Where an open session is.
pub(super) struct Desk {
    pub(super) id: String,
    pub(super) folder: PathBuf,
    pub(super) own: PathBuf,
    pub(super) fs: Arc<dyn Fs>,
}

impl OpenSession {
    pub(super) fn for_reading(id: &str, folder: PathBuf) -> Self {
        Self { id: id.to_owned(), folder, tools: None }
    }

    pub(super) fn for_writing(desk: Desk, writer: JournalWriter, draft: DraftFile, hold: Hold) -> Self {
        let Desk { id, folder, own, fs } = desk;
        let position = Position::new();
        let tag = writer.writer().as_str().chars().take(TAG_LEN).collect();
        let tools = Tools { fs, own_path: own, own: None, tag, writer, draft, position, _hold: hold };
        Self { id, folder, tools: Some(tools) }
    }

    pub(super) fn stands_for(&mut self, position: Position, own: Option<Own>) {
        if let Some(tools) = &mut self.tools {
            tools.position = position;
            tools.own = own;
        }
    }

    /// Its name.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A few letters that no other writer of this session has: to begin the identities of new records with,
    /// so that two computers never give the same one. Empty when reading only.
    pub fn tag(&self) -> &str {
        self.tools.as_ref().map_or("", |tools| tools.tag.as_str())
    }

    /// Whether nothing can be written.
    pub fn is_read_only(&self) -> bool {
        self.tools.is_none()
    }

    /// Writes steps to the journal. After `Ok` they are durable, and only then may they be called saved. After
    /// an error they wait, in order, and go with the next `append` or `retry`: they must not be given again.
    pub fn append(&mut self, steps: &[Step], at: DateTime<FixedOffset>) -> Result<(), StoreError> {
        for step in steps {
            self.take_up(step, at)?;
        }
        self.retry()
    }

    /// Takes a step up to be written by the next `append` or `retry`: several are then made durable at once.
    pub fn take_up(&mut self, step: &Step, at: DateTime<FixedOffset>) -> Result<(), StoreError> {
        self.tools()?.writer.push(step.step, &step.change, at)
    }

    /// Tries again to write what waits.
    pub fn retry(&mut self) -> Result<(), StoreError> {
        let tools = self.tools()?;
        tools.writer.flush()?;
        tools.remember_own_file();
        Ok(())
    }

    /// How many steps wait for the disk.
    pub fn waiting(&self) -> usize {
        self.tools.as_ref().map_or(0, |tools| tools.writer.waiting())
    }

    /// Keeps what is being typed: it survives the death of the program. `Draft::default()` empties it.
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<(), StoreError> {
        self.tools()?.draft.keep(draft)
    }

    /// Makes the draft survive a power cut; to be called once a second while something is typed.
    pub fn sync_draft(&mut self) -> Result<(), StoreError> {
        self.tools()?.draft.sync()
    }

    /// Writes the second copies: the session as JSON, what the list and the search read, and the compte-rendu
    /// as Markdown. `session` must be what was appended, nothing more. Nothing is lost if this fails.
    pub fn keep_copies(&mut self, session: &Session, markdown: &[u8]) -> Result<(), StoreError> {
        let folder = self.folder.clone();
        let tools = self.tools()?;
        let failed = |error| StoreError::disk(Deed::Writing, &folder, error);
        if tools.writer.waiting() == 0 {
            snapshot::write(tools.fs.as_ref(), &folder, session, &tools.position).map_err(failed)?;
        }
        snapshot::write_minutes(tools.fs.as_ref(), &folder, markdown).map_err(failed)
    }

    fn tools(&mut self) -> Result<&mut Tools, StoreError> {
        let path = self.folder.clone();
        self.tools.as_mut().ok_or(StoreError::ReadOnly { path })
    }
}

impl Tools {
    /// Notes which file is ours, so that the next opening goes on in it. Should this fail, the next opening
    /// begins a new file: untidy, and nothing more.
    fn remember_own_file(&mut self) {
        let (Some(own), Some((_, facts))) = (Own::of(&self.writer), self.writer.file()) else { return };
        self.position.insert(own.file.clone(), facts.len);
        if self.own.as_ref() == Some(&own) {
            return;
        }
        let written = own.write(self.fs.as_ref(), &self.own_path);
        self.own = written.is_ok().then_some(own);
    }
}
