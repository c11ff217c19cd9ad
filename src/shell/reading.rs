//! Reading files that others wrote, in a process of its own: whatever a file does to its reader, the meeting goes on.
//! The other process is this very program (`greffier read`); what passes between them is in `wire`.
mod apart;
mod wire;

use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use wire::serve;

use crate::domain::plan::Draft;
use crate::import::comment_table::{self, CommentRow};
use crate::import::limits::FILE_BYTES_MAX;
use crate::import::minutes::minutes;
use crate::import::minutes::session::Ready;
use crate::import::plan;
use crate::import::readers::{self, sniff};
use crate::import::report::{Refused, Warning};
use crate::store::StoreError;
use crate::store::fs::Fs as _;
use crate::store::fs::real::RealDisk;
use crate::text::lang::Lang;

/// Hears how far a reading is (pages done, of how many; nothing when it is only asked) and says whether to go on.
pub type Watch<'a> = dyn FnMut(Option<(u32, u32)>) -> bool + 'a;

/// Where files are understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// In this process.
    Here,
    /// In a process of the program at this path.
    Apart(PathBuf),
}

/// Why there is nothing to show for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// The person stopped it.
    Stopped,
    /// The file is refused.
    Refused(Refused),
}

/// What a file is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A draft of the plan.
    Plan,
    /// The rows of comment tables.
    Comments,
    /// A past compte-rendu, of which a session is made in this language.
    Minutes(Lang),
}

impl Wanted {
    const ALL: [Self; 4] = [Self::Plan, Self::Comments, Self::Minutes(Lang::Fr), Self::Minutes(Lang::En)];

    /// Its name on the command line of the process that reads.
    fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Comments => "comments",
            Self::Minutes(lang) => lang.pick("minutes-fr", "minutes-en"),
        }
    }

    /// What is called so.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wanted| wanted.name() == name)
    }
}

/// What was understood of a file, and what is doubtful about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Understood {
    /// A draft of the plan.
    Plan(Box<Draft>, Vec<Warning>),
    /// The rows of comment tables.
    Comments(Vec<CommentRow>, Vec<Warning>),
    /// The session a past compte-rendu makes.
    Minutes(Box<Ready>, Vec<Warning>),
}

impl Reader {
    /// A process of this very program; this one where the system does not say what it is.
    pub fn apart() -> Self {
        std::env::current_exe().map_or(Self::Here, Self::Apart)
    }

    /// The draft in a file and what is doubtful about it.
    pub fn plan(
        &self,
        bytes: Vec<u8>,
        name: &str,
        watch: &mut Watch<'_>,
    ) -> Result<(Draft, Vec<Warning>), Unread> {
        let format = sniff(&bytes, name);
        match self.read(Wanted::Plan, bytes, name, watch)? {
            Understood::Plan(draft, warnings) => Ok((*draft, warnings)),
            _ => Err(Unread::Refused(Refused::Damaged(format))),
        }
    }

    /// The rows of the comment tables in a file and what is doubtful about them.
    pub fn comments(
        &self,
        bytes: Vec<u8>,
        name: &str,
        watch: &mut Watch<'_>,
    ) -> Result<(Vec<CommentRow>, Vec<Warning>), Unread> {
        match self.read(Wanted::Comments, bytes, name, watch)? {
            Understood::Comments(rows, warnings) => Ok((rows, warnings)),
            _ => Err(Unread::Refused(Refused::NoCommentTable)),
        }
    }

    /// The session a past compte-rendu makes, and what is doubtful about it.
    pub fn minutes(
        &self,
        bytes: Vec<u8>,
        name: &str,
        lang: Lang,
        watch: &mut Watch<'_>,
    ) -> Result<(Ready, Vec<Warning>), Unread> {
        let format = sniff(&bytes, name);
        match self.read(Wanted::Minutes(lang), bytes, name, watch)? {
            Understood::Minutes(ready, warnings) => Ok((*ready, warnings)),
            _ => Err(Unread::Refused(Refused::Damaged(format))),
        }
    }

    fn read(
        &self,
        wanted: Wanted,
        bytes: Vec<u8>,
        name: &str,
        watch: &mut Watch<'_>,
    ) -> Result<Understood, Unread> {
        match self {
            Self::Here => here(wanted, &bytes, name).map_err(Unread::Refused),
            Self::Apart(program) => apart::read(program, (wanted, name), bytes, watch),
        }
    }
}

/// Understands a file in this process; a bug of a reader is a file that cannot be read.
fn here(wanted: Wanted, bytes: &[u8], name: &str) -> Result<Understood, Refused> {
    catch_unwind(AssertUnwindSafe(|| understand(wanted, bytes, name, &mut |_, _| {})))
        .unwrap_or_else(|_| Err(Refused::Damaged(sniff(bytes, name))))
}

/// Understands a file.
fn understand(
    wanted: Wanted,
    bytes: &[u8],
    name: &str,
    watch: &mut readers::Watch<'_>,
) -> Result<Understood, Refused> {
    match wanted {
        Wanted::Plan => {
            let (draft, warnings) = plan::watched(bytes, name, watch)?;
            Ok(Understood::Plan(Box::new(draft), warnings))
        }
        Wanted::Comments => {
            let reading = readers::read(bytes, name, watch)?;
            let rows = comment_table::rows(&reading.blocks);
            if rows.is_empty() {
                Err(Refused::NoCommentTable)
            } else {
                let warnings = reading.warnings.into_iter().map(Warning::without_margin).collect();
                Ok(Understood::Comments(rows, warnings))
            }
        }
        Wanted::Minutes(lang) => {
            let (ready, warnings) = minutes(bytes, name, lang, watch)?;
            Ok(Understood::Minutes(Box::new(ready), warnings))
        }
    }
}

/// Why a file was not even opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unopened {
    /// What to tell the person, without the name of the file.
    pub sentence: String,
    /// What the system said, where that helps.
    pub cause: Option<String>,
}

/// The bytes of a file.
pub fn file(path: &Path, lang: Lang) -> Result<Vec<u8>, Unopened> {
    match RealDisk::read_at_most(path, FILE_BYTES_MAX) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => {
            let bytes =
                RealDisk.facts(path).map_or(0, |facts| usize::try_from(facts.len).unwrap_or(usize::MAX));
            Err(too_large(bytes, lang))
        }
        Err(error) => Err(unreadable(&error, lang)),
    }
}

/// The bytes of a file whose path was typed in the program: nothing that would wait for somebody else to write.
pub fn typed_file(path: &Path, lang: Lang) -> Result<Vec<u8>, Unopened> {
    match RealDisk::waits_for_others(path) {
        Ok(true) => Err(Unopened { sentence: no_file(lang), cause: None }),
        _ => file(path, lang),
    }
}

/// What is told of more bytes than are read.
pub fn too_large(bytes: usize, lang: Lang) -> Unopened {
    let refused = Refused::TooLarge { bytes: bytes.max(FILE_BYTES_MAX + 1), most: FILE_BYTES_MAX };
    Unopened { sentence: refused.message(lang), cause: None }
}

/// What is told when the file received could not be kept with the session.
pub fn unkept(error: &StoreError, lang: Lang) -> String {
    let without = lang.pick(
        "La version est là, mais son fichier n’a pas pu être gardé\u{a0}: le plan annoté n’en aura pas la mise en page.",
        "The draft is there, but its file could not be kept: the counter-plan will not have its layout.",
    );
    format!("{without} {}", error.message(lang))
}

fn no_file(lang: Lang) -> String {
    lang.pick("ce n’est pas un fichier. Vérifiez son nom.", "this is not a file. Check its name.").to_owned()
}

fn unreadable(error: &std::io::Error, lang: Lang) -> Unopened {
    let (french, english) = match error.kind() {
        ErrorKind::NotFound => (
            "ce fichier n’existe pas. Vérifiez son nom et son dossier.",
            "there is no such file. Check its name and its folder.",
        ),
        ErrorKind::PermissionDenied => (
            "lecture refusée. Vérifiez vos droits sur ce fichier.",
            "reading is denied. Check your rights on this file.",
        ),
        ErrorKind::IsADirectory => ("c’est un dossier. Donnez un fichier.", "this is a folder. Give a file."),
        _ => {
            let sentence = lang.pick("lecture impossible.", "it cannot be read.").to_owned();
            return Unopened { sentence, cause: Some(error.to_string()) };
        }
    };
    Unopened { sentence: lang.pick(french, english).to_owned(), cause: None }
}
