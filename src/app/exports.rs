//! Documents to be written and documents written: the choices made last, which the next export begins with, and the
//! files made last, which can be found again.
use super::effect::ExportJob;
use crate::domain::entry::Circulation;
use crate::export::Format;
use crate::minutes::{DocumentKind, Names};

/// The formats ticked at first.
const TICKED: [Format; 2] = [Format::Docx, Format::Markdown];

/// What is known of exports while the program runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exports {
    /// What was chosen last.
    pub last: ExportJob,
    /// What was written last.
    pub written: Option<Written>,
    /// Whether nothing was done since documents were asked for: who waits for them is shown them, who went on working
    /// is told of them.
    pub awaited: bool,
}

impl Default for Exports {
    /// The compte-rendu for the ministry.
    fn default() -> Self {
        let last = ExportJob {
            document: DocumentKind::Minutes,
            formats: TICKED.to_vec(),
            folder: String::new(),
            audience: Circulation::Ministry,
            template: String::new(),
            letterhead: String::new(),
            names: Names::People,
        };
        Self { last, written: None, awaited: false }
    }
}

/// Documents that were written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// Their full paths.
    pub paths: Vec<String>,
    /// What is to be known of them, in sentences.
    pub remarks: Vec<String>,
}

impl Written {
    /// The folder they are in.
    pub fn folder(&self) -> &str {
        self.paths.first().map_or("", |path| divided(path).0)
    }

    /// The names of the files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(|path| divided(path).1)
    }

    /// All of them in few words: « /home/anne/Documents/compte-rendu.docx .md ».
    pub fn in_few_words(&self) -> String {
        let mut names = self.paths.iter();
        let first = names.next().cloned().unwrap_or_default();
        let stem = first.rsplit_once('.').map_or(first.as_str(), |(stem, _)| stem).to_owned();
        names.fold(first, |said, path| {
            let short = path.strip_prefix(&stem).filter(|rest| rest.starts_with('.'));
            format!("{said} {}", short.unwrap_or_else(|| divided(path).1))
        })
    }
}

/// A path as its folder and its name, on any system.
fn divided(path: &str) -> (&str, &str) {
    let at = path.rfind(['/', '\\']);
    let (folder, name) = at.map_or(("", path), |at| path.split_at(at));
    (if folder.is_empty() && at.is_some() { "/" } else { folder }, name.trim_start_matches(['/', '\\']))
}

#[cfg(test)]
mod tests {
    use super::Written;

    #[test]
    fn files_of_one_name_are_told_by_their_endings() {
        let paths = ["/home/anne/Documents/cr-2014.docx", "/home/anne/Documents/cr-2014.md"];
        let written = Written { paths: paths.map(str::to_owned).to_vec(), remarks: Vec::new() };
        assert_eq!(written.folder(), "/home/anne/Documents");
        assert_eq!(written.names().collect::<Vec<_>>(), ["cr-2014.docx", "cr-2014.md"]);
        assert_eq!(written.in_few_words(), "/home/anne/Documents/cr-2014.docx .md");
        let windows = Written { paths: vec!["C:\\Users\\Anne\\cr.odt".to_owned()], remarks: Vec::new() };
        assert_eq!(
            (windows.folder(), windows.in_few_words().as_str()),
            ("C:\\Users\\Anne", "C:\\Users\\Anne\\cr.odt")
        );
        assert_eq!(Written::default().in_few_words(), "");
    }
}
