//! The text that is being typed, kept at every key without synchronizing (it survives the death of the
//! program) and synchronized when the caller says so (it survives a power cut). Lines are added, the last whole
//! one counts; now and then the file starts afresh.

use super::error::{Deed, StoreError};
use super::fs::{self, Fs};
use super::journal::line::{self, Opened};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Beyond this length the file starts afresh at the next synchronization.
const FRESH_START_BYTES: u64 = 64 * 1024;

/// What is being typed and where.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// The part of the plan it is typed on, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// The words.
    pub text: String,
    /// Where the cursor stands, in bytes.
    #[serde(default)]
    pub cursor: usize,
    /// Whatever else the screen wants to find again, opaque here.
    #[serde(default, skip_serializing_if = "serde_json::Value::is_null")]
    pub more: serde_json::Value,
}

/// The file of the draft of one session.
#[derive(Debug)]
pub struct DraftFile {
    fs: Arc<dyn Fs>,
    path: PathBuf,
    last: Option<Draft>,
    /// The length of the file, if there is one.
    len_bytes: Option<u64>,
    /// Something was kept since the last synchronization.
    unsynced: bool,
    /// A write or a synchronization failed: what the file holds is not sure, and it must start afresh.
    doubtful: bool,
}

impl DraftFile {
    /// The draft file at `path`, and the draft found in it, if it was not yet validated or emptied.
    pub fn open(fs: Arc<dyn Fs>, path: PathBuf) -> (Self, Option<Draft>) {
        let bytes = fs.read(&path).ok();
        let len_bytes = bytes.as_ref().map(|bytes| bytes.len() as u64);
        let bytes = bytes.unwrap_or_default();
        let last = bytes.split(|byte| *byte == b'\n').rev().find_map(|line| match line::open(line) {
            Opened::Whole(draft) => Some(draft),
            _ => None,
        });
        let file = Self {
            fs,
            path,
            last: last.clone(),
            len_bytes,
            unsynced: false,
            doubtful: !bytes.is_empty() && bytes.last() != Some(&b'\n'),
        };
        let draft = last.filter(|draft| *draft != Draft::default());
        (file, draft)
    }

    /// Keeps the draft: after `Ok` it survives the death of the program. Keeping `Draft::default()` empties it.
    pub fn keep(&mut self, draft: &Draft) -> Result<(), StoreError> {
        if self.last.as_ref() == Some(draft) && !self.doubtful {
            return Ok(());
        }
        self.last = Some(draft.clone());
        let done = self.add(draft);
        self.doubtful |= done.is_err();
        done.map_err(|error| StoreError::disk(Deed::Writing, &self.path, error))
    }

    /// Makes the draft last kept durable: after `Ok` it survives a power cut.
    pub fn sync(&mut self) -> Result<(), StoreError> {
        if !self.unsynced && !self.doubtful {
            return Ok(());
        }
        let done = if self.doubtful || self.len_bytes > Some(FRESH_START_BYTES) {
            self.start_afresh()
        } else {
            self.fs.sync_data(&self.path)
        };
        self.doubtful = done.is_err();
        self.unsynced &= done.is_err();
        done.map_err(|error| StoreError::disk(Deed::Writing, &self.path, error))
    }

    fn add(&mut self, draft: &Draft) -> io::Result<()> {
        self.unsynced = true;
        let Some(len_bytes) = self.len_bytes else {
            // The name must be durable before the first synchronization can mean anything.
            return self.start_afresh();
        };
        let mut bytes = line::seal(draft).map_err(io::Error::other)?;
        if self.doubtful {
            // Half a line may be there: what comes next must not be glued to it.
            bytes.insert(0, b'\n');
        }
        self.fs.append(&self.path, &bytes)?;
        self.len_bytes = Some(len_bytes + bytes.len() as u64);
        Ok(())
    }

    /// A new file with only the last draft takes the place of the old one, at once.
    fn start_afresh(&mut self) -> io::Result<()> {
        let draft = self.last.clone().unwrap_or_default();
        let bytes = line::seal(&draft).map_err(io::Error::other)?;
        fs::replace(self.fs.as_ref(), &self.path, &bytes)?;
        self.len_bytes = Some(bytes.len() as u64);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Draft, DraftFile};
    use crate::store::fs::simulated::{Faults, SimulatedDisk};
    use std::path::PathBuf;
    use std::sync::Arc;

    fn draft(text: &str) -> Draft {
        Draft { node: Some("m-1".into()), text: text.into(), cursor: text.len(), ..Draft::default() }
    }

    fn open(disk: &SimulatedDisk) -> (DraftFile, Option<Draft>) {
        DraftFile::open(Arc::new(disk.clone()), PathBuf::from("/draft.jsonl"))
    }

    #[test]
    fn what_was_kept_survives_the_death_of_the_program() {
        let disk = SimulatedDisk::new();
        let (mut file, none) = open(&disk);
        assert_eq!(none, None);
        for text in ["L", "Le", "Le Collectif « sal"] {
            file.keep(&draft(text)).unwrap();
            assert_eq!(open(&disk).1, Some(draft(text)));
        }
        file.keep(&Draft::default()).unwrap();
        assert_eq!(open(&disk).1, None);
    }

    #[test]
    fn what_was_synchronized_survives_a_power_cut_and_nothing_is_ever_torn() {
        let disk = SimulatedDisk::new();
        let (mut file, _) = open(&disk);
        let texts: Vec<String> = (1..40).map(|len| "é".repeat(len * 100)).collect();
        let mut durable = 0;
        for (place, text) in texts.iter().enumerate() {
            file.keep(&draft(text)).unwrap();
            if place % 3 == 0 {
                file.sync().unwrap();
                durable = place;
            }
            for state in disk.after_power_cut(30) {
                let found = open(&state).1.expect("a draft");
                let legal = texts.iter().skip(durable).take(place + 1 - durable);
                assert!(legal.clone().any(|text| draft(text) == found), "after key {place}");
            }
        }
        assert!(disk.files().len() == 1 && file.len_bytes.unwrap() < 3 * super::FRESH_START_BYTES);
    }

    #[test]
    fn any_failing_call_is_told_and_the_next_key_mends_it() {
        for failing in 1..30 {
            let disk = SimulatedDisk::new();
            disk.set_faults(Faults { failing_call: Some(failing), ..Faults::default() });
            let (mut file, _) = open(&disk);
            for text in ["a", "ab", "abc", "abcd"] {
                let _told = file.keep(&draft(text));
                let _told = file.sync();
            }
            file.keep(&draft("abcde")).or_else(|_| file.keep(&draft("abcde"))).unwrap();
            file.sync().or_else(|_| file.sync()).unwrap();
            for state in disk.after_power_cut(50) {
                assert_eq!(open(&state).1, Some(draft("abcde")), "call {failing}");
            }
        }
    }
}
