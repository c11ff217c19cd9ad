//! Reading all the files of a journal into one list of lines, in the order of causes. Reading fails on nothing
//! that is in the files: what is torn, damaged, doubled, foreign or newer is told.

use super::line::{self, Opened};
use super::{FORMAT, Header, Line, UNKNOWN_SESSION, WriterId};
use crate::store::error::{Deed, StoreError};
use crate::store::fs::Fs;
use crate::store::warning::Warning;
use serde::de::DeserializeOwned;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// What a program of today cannot fully read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newer {
    /// The file.
    pub file: String,
    /// The rank of the line, from 1.
    pub line: usize,
}

/// A line that is not what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Its rank, from 1.
    pub rank: usize,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One file, read.
#[derive(Debug, Clone)]
pub struct FileReading<C> {
    /// Its name.
    pub name: String,
    /// Its first line, if that could be read.
    pub header: Option<Header>,
    /// Its lines, as they stand.
    pub lines: Vec<Line<C>>,
    /// Its length when it was read.
    pub len_bytes: usize,
    /// The length of what is made of whole lines.
    pub good_len_bytes: usize,
    /// The damaged lines among the whole ones.
    pub bad: Vec<BadLine>,
    /// The first thing written by a newer program.
    pub newer: Option<Newer>,
}

impl<C> FileReading<C> {
    /// Whether every byte is as it was written, so that the file may be added to.
    pub fn is_sound(&self) -> bool {
        self.header.is_some() && self.bad.is_empty() && self.newer.is_none()
    }

    /// How many bytes stand after the last whole line.
    pub fn torn_len_bytes(&self) -> usize {
        self.len_bytes - self.good_len_bytes
    }
}

/// Reads one file.
pub fn read_file<C: DeserializeOwned>(name: &str, bytes: &[u8]) -> FileReading<C> {
    let mut reading = FileReading {
        name: name.to_owned(),
        header: None,
        lines: Vec::new(),
        len_bytes: bytes.len(),
        good_len_bytes: 0,
        bad: Vec::new(),
        newer: None,
    };
    for (place, with_end) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let Some(whole) = with_end.strip_suffix(b"\n") else { break };
        reading.good_len_bytes += with_end.len();
        reading.take(place + 1, whole);
    }
    reading
}

impl<C: DeserializeOwned> FileReading<C> {
    fn take(&mut self, rank: usize, whole: &[u8]) {
        let newer = if rank == 1 { self.take_header(whole) } else { self.take_line(whole) };
        match newer {
            Opened::Whole(()) => {}
            Opened::Damaged => self.bad.push(BadLine { rank, bytes: whole.to_vec() }),
            Opened::Newer => {
                self.newer.get_or_insert(Newer { file: self.name.clone(), line: rank });
            }
        }
    }

    fn take_header(&mut self, whole: &[u8]) -> Opened<()> {
        match line::open::<Header>(whole) {
            Opened::Whole(header) => {
                let known = header.format <= FORMAT;
                self.header = Some(header);
                if known { Opened::Whole(()) } else { Opened::Newer }
            }
            Opened::Newer => Opened::Newer,
            // A conflict copy cut at its head: the first line may be a change like the others.
            Opened::Damaged => Opened::Damaged,
        }
    }

    fn take_line(&mut self, whole: &[u8]) -> Opened<()> {
        match line::open::<Line<C>>(whole) {
            Opened::Whole(line) => {
                self.lines.push(line);
                Opened::Whole(())
            }
            Opened::Newer => Opened::Newer,
            Opened::Damaged => Opened::Damaged,
        }
    }
}

/// The whole journal of a session.
#[derive(Debug, Clone)]
pub struct Journal<C> {
    /// The identity of the session, when a header says it.
    pub session: Option<String>,
    /// All the lines, each once, in order.
    pub lines: Vec<Line<C>>,
    /// The files they come from, their lines taken out.
    pub files: Vec<FileReading<C>>,
    /// What was found wrong.
    pub warnings: Vec<Warning>,
}

impl<C> Journal<C> {
    /// What a newer program wrote, if anything: then nothing may be rewritten.
    pub fn newer(&self) -> Option<&Newer> {
        self.files.iter().find_map(|file| file.newer.as_ref())
    }

    /// How long each file was when it was read: what a second copy made now stands for.
    pub fn position(&self) -> BTreeMap<String, u64> {
        self.files.iter().map(|file| (file.name.clone(), file.len_bytes as u64)).collect()
    }
}

/// The names of the files of a journal, with the copies that synchronizers make of them.
pub fn file_names(fs: &dyn Fs, folder: &Path) -> std::io::Result<Vec<String>> {
    let entries = match fs.list(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let ours =
        |name: &str| !name.starts_with('.') && Path::new(name).extension().is_some_and(|end| end == "jsonl");
    Ok(entries
        .into_iter()
        .filter(|entry| !entry.is_folder && ours(&entry.name))
        .map(|entry| entry.name)
        .collect())
}

/// Reads every file of the folder and gathers them.
pub fn read_journal<C: DeserializeOwned>(fs: &dyn Fs, folder: &Path) -> Result<Journal<C>, StoreError> {
    let failed = |error| StoreError::disk(Deed::Reading, folder, error);
    let mut readings = Vec::new();
    let mut unreadable = Vec::new();
    for name in file_names(fs, folder).map_err(failed)? {
        match fs.read(&folder.join(&name)) {
            Ok(bytes) => readings.push(read_file(&name, &bytes)),
            Err(error) => unreadable.push((name, error)),
        }
    }
    // Nothing at all could be read: that is a failure, not an empty session.
    if readings.is_empty()
        && let Some((name, error)) = unreadable.pop()
    {
        return Err(StoreError::disk(Deed::Reading, &folder.join(name), error));
    }
    let mut journal = gather(readings);
    journal.warnings.extend(
        unreadable.into_iter().map(|(file, error)| Warning::Unreadable { file, reason: error.to_string() }),
    );
    Ok(journal)
}

/// Gathers files: each line once, in the order (lamport, writer).
pub fn gather<C>(mut files: Vec<FileReading<C>>) -> Journal<C> {
    let mut warnings = Vec::new();
    let session = identity(&files);
    files.retain(|file| {
        let fits =
            |header: &Header| header.session == UNKNOWN_SESSION || Some(&header.session) == session.as_ref();
        let ours = file.header.as_ref().is_none_or(fits);
        if !ours {
            warnings.push(Warning::Stranger { file: file.name.clone() });
        }
        ours
    });
    let mut lines: Vec<Line<C>> = Vec::new();
    let mut known = HashMap::new();
    for file in &mut files {
        damage(file, &mut warnings);
        for line in file.lines.drain(..) {
            let written = (line.lamport, line.at);
            match known.entry((line.w.clone(), line.n)) {
                Entry::Vacant(free) => {
                    free.insert(written);
                    lines.push(line);
                }
                Entry::Occupied(first) if *first.get() == written => {}
                Entry::Occupied(_) => {
                    let (writer, n) = (line.w.as_str().to_owned(), line.n);
                    warnings.push(Warning::SameName { file: file.name.clone(), writer, n });
                }
            }
        }
    }
    lines.sort_by(|a, b| (a.lamport, &a.w, a.n).cmp(&(b.lamport, &b.w, b.n)));
    let told: usize = files.iter().map(|file| file.bad.len()).sum();
    warnings.extend(missing(&lines, told as u64));
    Journal { session, lines, files, warnings }
}

/// The identity of the session whose first line is the oldest.
fn identity<C>(files: &[FileReading<C>]) -> Option<String> {
    let headers = files.iter().filter_map(|file| Some((file.header.as_ref()?, file.lines.first())));
    let headed = headers.filter(|(header, _)| header.session != UNKNOWN_SESSION);
    let oldest = headed.min_by_key(|(header, first)| {
        let first = first.map_or((u64::MAX, None), |line| (line.lamport, Some(line.at)));
        (first, header.writer.clone())
    });
    oldest.map(|(header, _)| header.session.clone())
}

fn damage<C>(file: &FileReading<C>, warnings: &mut Vec<Warning>) {
    // A file that holds no whole line is only a start that never became anything.
    if file.torn_len_bytes() > 0 && file.good_len_bytes > 0 {
        warnings.push(Warning::TornTail {
            file: file.name.clone(),
            len_bytes: file.torn_len_bytes(),
            cut: false,
        });
    }
    if !file.bad.is_empty() {
        let lines = file.bad.iter().map(|bad| bad.rank).collect();
        warnings.push(Warning::BadLines { file: file.name.clone(), lines });
    }
}

/// The writers some of whose lines were seen by others, or stand before lines we have, and are not here. As
/// many as were already told of as damaged are not told of twice.
fn missing<C>(lines: &[Line<C>], told: u64) -> Vec<Warning> {
    let mut have: BTreeMap<&WriterId, u64> = BTreeMap::new();
    let mut should: BTreeMap<&WriterId, u64> = BTreeMap::new();
    for line in lines {
        *have.entry(&line.w).or_default() += 1;
        for (w, n) in line.seen.iter().map(|(w, n)| (w, *n)).chain([(&line.w, line.n)]) {
            let last = should.entry(w).or_default();
            *last = n.max(*last);
        }
    }
    let mut told = told;
    let mut warnings = Vec::new();
    for (w, last) in should {
        let count = last.saturating_sub(have.get(w).copied().unwrap_or_default());
        let untold = count.saturating_sub(told);
        told -= count - untold;
        if untold > 0 {
            warnings.push(Warning::Missing { writer: w.as_str().to_owned(), count: untold });
        }
    }
    warnings
}

#[cfg(test)]
mod tests;
