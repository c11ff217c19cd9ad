//! Where things are: the folder of the sessions, the local state of each, their names, and what a few letters
//! of a name mean.

use super::error::StoreError;
use crate::text::fold::fold;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// The longest slug, in letters.
const SLUG_MAX_LEN: usize = 60;
/// The folder of what was deleted, beside the sessions.
pub const TRASH: &str = "trash";

/// The folders of one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// One folder a session.
    pub sessions: PathBuf,
    /// What belongs to this computer only: locks, drafts, what waits for a failing disk.
    pub state: PathBuf,
    /// The settings.
    pub settings: PathBuf,
}

impl Places {
    /// The folders of this user; `sessions` replaces the usual folder of the sessions.
    pub fn of_user(sessions: Option<PathBuf>) -> Result<Self, StoreError> {
        let user = directories::ProjectDirs::from("", "", "greffier")
            .ok_or_else(|| StoreError::NoHome { path: PathBuf::from("greffier") })?;
        let state = user.state_dir().unwrap_or_else(|| user.data_local_dir()).to_path_buf();
        Ok(Self {
            sessions: sessions.unwrap_or_else(|| user.data_dir().join("sessions")),
            state: state.join("state"),
            settings: user.config_dir().join("settings.json"),
        })
    }

    /// Everything under one folder: for tests, and for a demonstration of which nothing is kept.
    pub fn under(root: &Path) -> Self {
        Self {
            sessions: root.join("sessions"),
            state: root.join("state"),
            settings: root.join("settings.json"),
        }
    }

    /// The folder of the person’s own minutes templates.
    pub fn templates(&self) -> PathBuf {
        self.settings.with_file_name("templates")
    }

    /// The folder of what was deleted.
    pub fn trash(&self) -> PathBuf {
        self.sessions.join(TRASH)
    }

    /// The local state of a session, given the canonical path of its folder: a copy of the folder elsewhere is
    /// another session to this computer.
    pub fn state_of(&self, canonical: &Path) -> PathBuf {
        let name = canonical.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.state.join(format!("{name}-{:016x}", fnv1a(canonical.to_string_lossy().as_bytes())))
    }
}

/// Where documents are written unless told otherwise: the user's documents, or the folder the program runs in.
pub fn documents() -> PathBuf {
    let user = directories::UserDirs::new();
    let known = user.as_ref().and_then(|user| user.document_dir().or_else(|| Some(user.home_dir())));
    known.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A path as a person reads it: their home is `~`.
pub fn shown(path: &Path) -> String {
    let user = directories::UserDirs::new();
    match user.as_ref().and_then(|user| path.strip_prefix(user.home_dir()).ok()) {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

/// A path as a person writes it: `~` is their home.
pub fn with_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), directories::UserDirs::new()) {
        (Ok(rest), Some(user)) => user.home_dir().join(rest),
        _ => path.to_path_buf(),
    }
}

/// A hash that is the same on every computer and in every version (FNV-1a).
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The title as a name that every system accepts: `[a-z0-9-]`, at most sixty letters, cut between words.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    let folded = fold(title);
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let joined = slug.len() + usize::from(!slug.is_empty()) + word.len();
        if joined > SLUG_MAX_LEN {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() {
        slug = folded.chars().filter(char::is_ascii_alphanumeric).take(SLUG_MAX_LEN).collect();
    }
    if slug.is_empty() { "seance".to_owned() } else { slug }
}

/// `YYYY-MM-DD-slug`, followed by -2, -3… when the name is taken.
pub fn folder_name(date: NaiveDate, title: &str, taken: impl Fn(&str) -> bool) -> String {
    unique(&format!("{}-{}", date.format("%Y-%m-%d"), slug(title)), taken)
}

/// The name, followed by -2, -3… when it is taken.
pub fn unique(name: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(name) {
        return name.to_owned();
    }
    let numbered = (2..=u32::MAX).map(|rank| format!("{name}-{rank}")).find(|name| !taken(name));
    numbered.unwrap_or_else(|| name.to_owned())
}

/// The one name that is `wanted` or begins with it.
pub fn resolve(wanted: &str, names: &[String], folder: &Path) -> Result<String, StoreError> {
    if let Some(exact) = names.iter().find(|name| *name == wanted) {
        return Ok(exact.clone());
    }
    let candidates: Vec<String> =
        names.iter().filter(|name| !wanted.is_empty() && name.starts_with(wanted)).cloned().collect();
    match candidates.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(StoreError::Unknown { wanted: wanted.to_owned(), path: folder.to_path_buf() }),
        _ => Err(StoreError::Ambiguous { wanted: wanted.to_owned(), candidates, path: folder.to_path_buf() }),
    }
}

#[cfg(test)]
mod tests {
    use super::{folder_name, resolve, slug};
    use crate::store::StoreError;
    use chrono::NaiveDate;
    use std::path::Path;

    #[test]
    fn a_slug_is_accepted_by_every_system() {
        for (title, expected) in [
            ("Réunion du Collectif", "reunion-du-collectif"),
            ("  L’Œuvre : « suites » / 2e\tlecture ", "l-oeuvre-suites-2e-lecture"),
            ("../../etc/passwd", "etc-passwd"),
            ("…", "seance"),
            ("会议", "seance"),
            ("", "seance"),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
        assert_eq!(slug(&"mot ".repeat(30)).len(), 59);
        assert_eq!(slug(&"a".repeat(90)).len(), 60);
    }

    #[test]
    fn a_taken_name_is_numbered() {
        let day = NaiveDate::from_ymd_opt(2014, 1, 31).unwrap();
        let taken = ["2014-01-31-a", "2014-01-31-a-2"];
        assert_eq!(folder_name(day, "A", |name| taken.contains(&name)), "2014-01-31-a-3");
        assert_eq!(folder_name(day, "B", |name| taken.contains(&name)), "2014-01-31-b");
    }

    #[test]
    fn a_prefix_means_one_session_or_says_which() {
        let names = ["2014-01-31-a", "2014-01-31-a-2", "2015-03-01-b"].map(String::from);
        let find = |wanted| resolve(wanted, &names, Path::new("/s"));
        assert_eq!(find("2015").unwrap(), "2015-03-01-b");
        assert_eq!(find("2014-01-31-a").unwrap(), "2014-01-31-a", "the whole name is never ambiguous");
        match find("2014") {
            Err(StoreError::Ambiguous { candidates, .. }) => assert_eq!(candidates.len(), 2),
            other => panic!("{other:?}"),
        }
        assert!(matches!(find("2016"), Err(StoreError::Unknown { .. })));
        assert!(matches!(find(""), Err(StoreError::Unknown { .. })));
    }
}
