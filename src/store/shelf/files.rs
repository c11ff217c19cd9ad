//! The files received that the sessions of the shelf keep: in a session that is there, and in one being made.

use super::Shelf;
use crate::domain::change::Change;
use crate::domain::plan::{Draft, KeptFile};
use crate::domain::roll::Edit;
use crate::store::error::StoreError;
use crate::store::fs::Fs;
use crate::store::kept::{self, Loose};
use std::path::Path;

impl Shelf {
    /// Keeps a file with a session, to be named by a draft that is journaled afterwards. It needs no lock: no file
    /// of another name is touched, and none of this name is altered.
    pub fn keep_file(&self, id: &str, loose: &Loose) -> Result<KeptFile, StoreError> {
        if !self.ids()?.iter().any(|known| known == id) {
            return Err(StoreError::Unknown { wanted: id.to_owned(), path: self.places.sessions.clone() });
        }
        kept::keep(self.fs.as_ref(), &self.folder(id), loose)
    }

    /// The bytes of a file that a session keeps.
    pub fn kept_file(&self, id: &str, file: &KeptFile) -> Result<Vec<u8>, StoreError> {
        kept::read(self.fs.as_ref(), &self.folder(id), file)
    }

    /// The files that the drafts among these changes name, as another session keeps them. One that is gone is left
    /// out.
    pub fn files_of(&self, id: &str, changes: &[Change]) -> Vec<Loose> {
        let drafts = changes.iter().filter_map(|change| match change {
            Change::Draft(Edit::Add { record, .. }) => record.file.as_ref(),
            _ => None,
        });
        drafts
            .filter_map(|file| Some(Loose { file: file.clone(), bytes: self.kept_file(id, file).ok()? }))
            .collect()
    }
}

/// Keeps files in the folder of a session being made; the changes that make it, in which a draft names its file only
/// when it is kept, and what was refused.
pub(super) fn keep_all(
    disk: &dyn Fs,
    folder: &Path,
    changes: &[Change],
    files: &[Loose],
) -> (Vec<Change>, Vec<StoreError>) {
    let (mut kept, mut refused): (Vec<(&KeptFile, KeptFile)>, _) = (Vec::new(), Vec::new());
    for loose in files {
        match kept::keep(disk, folder, loose) {
            Ok(file) => kept.push((&loose.file, file)),
            Err(error) => refused.push(error),
        }
    }
    let settled = |draft: &Draft| {
        let named = |(loose, _): &&(&KeptFile, KeptFile)| Some(*loose) == draft.file.as_ref();
        Draft { file: kept.iter().find(named).map(|(_, file)| file.clone()), ..draft.clone() }
    };
    let changes = changes.iter().map(|change| match change {
        Change::Draft(Edit::Add { record, before }) => {
            Change::Draft(Edit::Add { record: settled(record), before: before.clone() })
        }
        change => change.clone(),
    });
    (changes.collect(), refused)
}

#[cfg(test)]
mod tests {
    use super::{Change, Draft, Edit, Loose, Shelf};
    use crate::domain::meeting::Meeting;
    use crate::store::fs::simulated::{Faults, SimulatedDisk};
    use crate::store::paths::Places;
    use chrono::{DateTime, FixedOffset};
    use std::sync::Arc;

    fn at() -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2014-01-31T10:00:00+01:00").unwrap()
    }

    fn shelf(disk: &SimulatedDisk) -> Shelf {
        Shelf::new(
            Arc::new(disk.clone()),
            Places { sessions: "/s".into(), state: "/state".into(), settings: "/settings".into() },
        )
    }

    fn changes(loose: Option<&Loose>) -> Vec<Change> {
        let meeting = Meeting { title: "Réunion".into(), ..Meeting::default() };
        let file = loose.map(|loose| loose.file.clone());
        let record = Draft { id: "v1".into(), label: "v1".into(), file, ..Draft::default() };
        vec![Change::Meeting(Box::new(meeting)), Change::Draft(Edit::Add { record, before: None })]
    }

    fn loose() -> Loose {
        Loose::of("plan.docx", b"PK\x03\x04 the plan").unwrap()
    }

    /// The file of the draft, and what it holds.
    fn kept(shelf: &Shelf, id: &str) -> (bool, Option<Vec<u8>>) {
        let session = shelf.peek(id).unwrap();
        let file = session.draft().and_then(|draft| draft.file.clone());
        (file.is_some(), file.and_then(|file| shelf.kept_file(id, &file).ok()))
    }

    #[test]
    fn a_session_is_made_with_the_file_its_draft_was_read_from() {
        let shelf = shelf(&SimulatedDisk::new());
        let (id, refused) = shelf.create_keeping(&changes(Some(&loose())), &[loose()], at()).unwrap();
        assert_eq!((kept(&shelf, &id), refused.len()), ((true, Some(loose().bytes)), 0));
        let again = shelf.files_of(&id, &changes(Some(&loose())));
        assert_eq!(again, [loose()]);
        let (next, _) = shelf.create_keeping(&changes(Some(&loose())), &again, at()).unwrap();
        assert_eq!(kept(&shelf, &next), (true, Some(loose().bytes)));
        let bare = shelf.create(&changes(Some(&loose())), at()).unwrap();
        assert_eq!(kept(&shelf, &bare), (false, None), "a draft names no file that is not there");
    }

    #[test]
    fn a_disk_that_fails_costs_at_most_the_file_and_a_cut_never_leaves_half_of_it() {
        let sound = SimulatedDisk::new();
        shelf(&sound).create_keeping(&changes(Some(&loose())), &[loose()], at()).unwrap();
        for rank in 1..=sound.calls() {
            for faults in [
                Faults { failing_call: Some(rank), ..Faults::default() },
                Faults { off_after: Some(rank), ..Faults::default() },
            ] {
                let disk = SimulatedDisk::new();
                disk.set_faults(faults);
                let made = shelf(&disk).create_keeping(&changes(Some(&loose())), &[loose()], at());
                for after in disk.after_power_cut(32) {
                    let shelf = shelf(&after);
                    let ids = shelf.ids().unwrap();
                    if let Ok((id, refused)) = &made {
                        assert!(ids.contains(id), "{faults:?}");
                        assert_eq!(kept(&shelf, id).0, refused.is_empty(), "{faults:?}");
                    }
                    for id in ids {
                        let (named, bytes) = kept(&shelf, &id);
                        assert_eq!(bytes, named.then(|| loose().bytes), "{faults:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_file_is_kept_with_a_session_that_is_there() {
        let shelf = shelf(&SimulatedDisk::new());
        let id = shelf.create(&changes(None), at()).unwrap();
        let file = shelf.keep_file(&id, &loose()).unwrap();
        assert_eq!(shelf.kept_file(&id, &file).unwrap(), loose().bytes);
        assert!(shelf.keep_file("2014-01-31-nulle-part", &loose()).is_err());
    }
}
