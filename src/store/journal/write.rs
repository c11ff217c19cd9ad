//! Adding to a journal: written, synchronized, and only then acknowledged. What the disk refuses waits in a
//! queue, with a copy in the local state folder, and is written again whole: a synchronization that failed is
//! never simply asked for again.

use super::{FORMAT, Header, Line, Seen, WriterId, line};
use crate::domain::history::StepKind;
use crate::store::error::{Deed, StoreError};
use crate::store::fs::{self, Facts, Fs};
use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file this writer adds to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// None yet: one is made at the first change.
    Nothing,
    /// Begun, and nothing in it is acknowledged.
    Begun { path: PathBuf },
    /// Known to be durable up to the length in `facts`; `doubtful` after a failure.
    Ready { path: PathBuf, facts: Facts, doubtful: bool },
}

/// Where a journal is written, and for whom.
#[derive(Debug, Clone)]
pub struct Place {
    /// The disk.
    pub fs: Arc<dyn Fs>,
    /// The `journal/` folder of the session, which exists.
    pub folder: PathBuf,
    /// Where lines wait while the disk of the session refuses them.
    pub refuge: PathBuf,
    /// The identity of the session, for the headers.
    pub session: String,
}

/// One writer of one journal.
#[derive(Debug)]
pub struct JournalWriter {
    place: Place,
    writer: WriterId,
    target: Target,
    last_n: u64,
    lamport: u64,
    seen: Seen,
    /// Lines that wait for the disk, already numbered: written twice, each is still one change.
    queue: Vec<Vec<u8>>,
    sheltered: bool,
}

/// A file of ours that may be added to.
#[derive(Debug, Clone)]
pub struct Resumable {
    /// Whose it is.
    pub writer: WriterId,
    /// Where it is.
    pub path: PathBuf,
    /// Its length and identity, all of it whole lines.
    pub facts: Facts,
}

impl JournalWriter {
    /// A writer who has seen these lines, and goes on in its own file if that may be added to.
    pub fn new(place: Place, seen: Seen, lamport: u64, resumed: Option<Resumable>) -> Self {
        let (writer, target) = match resumed {
            Some(Resumable { writer, path, facts }) => {
                (writer, Target::Ready { path, facts, doubtful: false })
            }
            None => (WriterId::fresh(), Target::Nothing),
        };
        let mut seen = seen;
        let last_n = seen.remove(&writer).unwrap_or_default();
        Self { place, writer, target, last_n, lamport, seen, queue: Vec::new(), sheltered: false }
    }

    /// Takes a change up: it is numbered and waits for `flush`.
    pub fn push<C: Serialize>(
        &mut self,
        step: StepKind,
        change: &C,
        at: DateTime<FixedOffset>,
    ) -> Result<(), StoreError> {
        let (n, lamport) = (self.last_n + 1, self.lamport + 1);
        let seen = self.seen.clone();
        let line = Line { w: self.writer.clone(), n, lamport, seen, at, step, change };
        self.queue.push(self.seal(&line)?);
        (self.last_n, self.lamport) = (n, lamport);
        Ok(())
    }

    /// Takes up a line that was numbered before, found again in the refuge.
    pub fn push_again<C: Serialize>(&mut self, line: &Line<C>) -> Result<(), StoreError> {
        self.queue.push(self.seal(line)?);
        Ok(())
    }

    fn seal<T: Serialize>(&self, value: &T) -> Result<Vec<u8>, StoreError> {
        let failed = |source| StoreError::Unwritable { path: self.place.folder.clone(), source };
        line::seal(value).map_err(failed)
    }

    /// How many changes wait for the disk.
    pub fn waiting(&self) -> usize {
        self.queue.len()
    }

    /// Who writes.
    pub fn writer(&self) -> &WriterId {
        &self.writer
    }

    /// The file added to and its facts, once it is known to be durable.
    pub fn file(&self) -> Option<(&Path, Facts)> {
        match &self.target {
            Target::Ready { path, facts, doubtful: false } => Some((path, *facts)),
            _ => None,
        }
    }

    /// Makes everything that waits durable. After `Ok`, and only then, it may be called saved.
    pub fn flush(&mut self) -> Result<(), StoreError> {
        if self.queue.is_empty() {
            return Ok(());
        }
        let done = self.write_queue();
        match done {
            Ok(()) => self.settle(),
            Err(_) => self.shelter(),
        }
        done.map_err(|error| StoreError::disk(Deed::Writing, &self.path(), error))
    }

    fn path(&self) -> PathBuf {
        match &self.target {
            Target::Ready { path, .. } | Target::Begun { path } => path.clone(),
            Target::Nothing => self.path_of(&self.writer),
        }
    }

    fn path_of(&self, writer: &WriterId) -> PathBuf {
        self.place.folder.join(format!("{}.jsonl", writer.as_str()))
    }

    fn write_queue(&mut self) -> io::Result<()> {
        self.leave_a_file_that_changed()?;
        let bytes = self.queue.concat();
        match self.target.clone() {
            Target::Nothing => self.begin(&bytes),
            Target::Begun { path } => self.begin_again(&path, &bytes),
            Target::Ready { path, facts, doubtful } => self.add(&path, facts, doubtful, &bytes),
        }
    }

    /// A file replaced, shortened or lengthened by somebody else is no longer ours to add to: a synchronizer
    /// put another in its place. What waits keeps its numbers; the changes to come get a new writer's.
    fn leave_a_file_that_changed(&mut self) -> io::Result<()> {
        let Target::Ready { path, facts, doubtful } = &self.target else { return Ok(()) };
        let same = match self.place.fs.facts(path) {
            Ok(now) => {
                let length_fits = if *doubtful { now.len >= facts.len } else { now.len == facts.len };
                length_fits && (now.device, now.inode) == (facts.device, facts.inode)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(error),
        };
        if !same {
            let next = WriterId::fresh();
            let former = std::mem::replace(&mut self.writer, next);
            self.seen.insert(former, std::mem::take(&mut self.last_n));
            self.target = Target::Nothing;
        }
        Ok(())
    }

    /// The only road to an acknowledged line in a file that exists. After a failure the next try cuts the file
    /// back to what is sure and writes everything anew: the system may have dropped what it could not write.
    fn add(&mut self, path: &Path, facts: Facts, doubtful: bool, bytes: &[u8]) -> io::Result<()> {
        let disk = self.place.fs.clone();
        self.target = Target::Ready { path: path.to_path_buf(), facts, doubtful: true };
        if doubtful {
            disk.truncate(path, facts.len)?;
            disk.sync_data(path)?;
        }
        disk.append(path, bytes)?;
        disk.sync_data(path)?;
        let facts = Facts { len: facts.len + bytes.len() as u64, ..facts };
        self.target = Target::Ready { path: path.to_path_buf(), facts, doubtful: false };
        Ok(())
    }

    fn begin(&mut self, lines: &[u8]) -> io::Result<()> {
        let path = self.path_of(&self.writer);
        let bytes = [self.header()?, lines.to_vec()].concat();
        let made = self.place.fs.create_new(&path, &bytes);
        if made.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists) {
            self.writer = WriterId::fresh();
        } else {
            self.target = Target::Begun { path: path.clone() };
        }
        made?;
        self.finish(&path)
    }

    /// The file exists and nothing in it was acknowledged: it is written whole once more, under a new name, for
    /// the name too may be among what the system dropped.
    fn begin_again(&mut self, path: &Path, lines: &[u8]) -> io::Result<()> {
        let disk = self.place.fs.clone();
        match disk.truncate(path, 0) {
            Err(error) if error.kind() == ErrorKind::NotFound => return self.begin(lines),
            done => done?,
        }
        disk.append(path, &[self.header()?, lines.to_vec()].concat())?;
        let renamed = self.path_of(&WriterId::fresh());
        disk.rename(path, &renamed)?;
        self.target = Target::Begun { path: renamed.clone() };
        self.finish(&renamed)
    }

    fn finish(&mut self, path: &Path) -> io::Result<()> {
        let disk = self.place.fs.clone();
        disk.sync_data(path)?;
        disk.sync_folder(&self.place.folder)?;
        let facts = disk.facts(path)?;
        self.target = Target::Ready { path: path.to_path_buf(), facts, doubtful: false };
        Ok(())
    }

    fn header(&self) -> io::Result<Vec<u8>> {
        let header =
            Header { format: FORMAT, session: self.place.session.clone(), writer: self.writer.clone() };
        line::seal(&header).map_err(io::Error::other)
    }

    /// Keeps a copy of what waits where the local disk may take it; failing that, memory still has it.
    fn shelter(&mut self) {
        let Ok(header) = self.header() else { return };
        let bytes = [header, self.queue.concat()].concat();
        self.sheltered |= fs::replace(self.place.fs.as_ref(), &self.place.refuge, &bytes).is_ok();
    }

    fn settle(&mut self) {
        self.queue.clear();
        if std::mem::take(&mut self.sheltered) {
            self.forget_refuge();
        }
    }

    /// What waits in the refuge is in the journal: left there it would be harmless, and merely untidy.
    pub fn forget_refuge(&self) {
        let _untidy = self.place.fs.remove(&self.place.refuge);
    }
}
