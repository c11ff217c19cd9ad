//! The export errand: the documents of a job written one after the other, each as a whole or not at all, with a word as
//! each begins. A PDF that cannot be made leaves the page for a browser in its place, and says so.
use std::path::{Path, PathBuf};

use super::typed_path::path_of;
use crate::app::effect::ExportJob;
use crate::app::msg::Outcome;
use crate::domain::session::Session;
use crate::export::Format;
use crate::export::docx::letterhead::Letterhead;
use crate::shell::letterhead;
use crate::shell::paper::{Made, Pages, Press, Unmade, without_pdf};
use crate::store::error::{Deed, StoreError};
use crate::store::fs::Fs as _;
use crate::store::fs::real::RealDisk;
use crate::store::shelf::Shelf;
use crate::store::{fs, paths};
use crate::text::lang::Lang;

/// What the errand asks and tells while it runs.
pub struct Watch<'a> {
    /// Whether LibreOffice is to be ended; what is ours is still written.
    pub stop: &'a dyn Fn() -> bool,
    /// Takes what is told on the way.
    pub tell: &'a mut dyn FnMut(Outcome),
}

/// Writes the documents; each replaces an earlier one of the same name as a whole or not at all.
pub(super) fn run(
    shelf: &Shelf,
    job: &ExportJob,
    session: &Session,
    lang: Lang,
    watch: &mut Watch<'_>,
) -> Result<Outcome, String> {
    let (paper, mut remarks) = paper(job, lang)?;
    let folder = if job.folder.trim().is_empty() { paths::documents() } else { path_of(&job.folder) };
    fs::make_folders(&RealDisk, &folder)
        .map_err(|error| StoreError::disk(Deed::MakingFolder, &folder, error).message(lang))?;
    let meeting = session.meeting();
    let options = super::options(shelf, session, job.audience, (&job.template, job.names), lang);
    let stem = job.document.stem(lang);
    let name = format!("{stem}-{}", paths::folder_name(meeting.date, &meeting.title, |_| false));
    let mut files = Files { folder, name, lang, written: Vec::new() };
    let mut press = Press::new(job.document, (session, &options), shelf, lang, watch.stop);
    press = press.on(paper.as_ref());
    for (done, format) in job.formats.iter().enumerate() {
        (watch.tell)(Outcome::Exporting { format: *format, done, of: job.formats.len() });
        match press.make(*format) {
            Ok(made) => {
                remarks.extend(said(&made, *format, lang));
                files.write(*format, &made.bytes)?;
            }
            Err(Unmade::Office(fault)) => {
                remarks.push(without_pdf(fault, lang));
                let page = Format::Html;
                if job.document.offers(page) && !job.formats.contains(&page) {
                    let made = press.make(page).map_err(|error| error.to_string())?;
                    files.write(page, &made.bytes)?;
                }
            }
            Err(error) => return Err(error.to_string()),
        }
    }
    let mut told = Vec::new();
    for remark in remarks {
        if !told.contains(&remark) {
            told.push(remark);
        }
    }
    Ok(Outcome::Exported { paths: files.written, remarks: told })
}

/// The letterhead of a job, when something in it is made from a Word file, and what is to be said of it.
fn paper(job: &ExportJob, lang: Lang) -> Result<(Option<Letterhead>, Vec<String>), String> {
    if !job.formats.iter().any(|format| matches!(format, Format::Docx | Format::Pdf)) {
        return Ok((None, Vec::new()));
    }
    Ok(match letterhead::chosen(&job.letterhead, "", lang)? {
        Some((letterhead, remarks)) => (Some(letterhead), remarks),
        None => (None, Vec::new()),
    })
}

/// A remark on how a document was made.
fn said(made: &Made, format: Format, lang: Lang) -> Option<String> {
    let pages = match made.pages {
        _ if !matches!(format, Format::Docx | Format::Pdf) => None,
        Pages::Unneeded => None,
        Pages::Exact => Some(lang.pick(
            "Les pages du sommaire sont exactes : LibreOffice a mis le document en page.",
            "The pages of the contents are exact: LibreOffice laid the document out.",
        )),
        Pages::Estimated => Some(lang.pick(
            "Les pages du sommaire sont estimées ; elles sont exactes quand LibreOffice est installé.",
            "The pages of the contents are estimated; they are exact where LibreOffice is installed.",
        )),
    };
    made.remark.clone().or_else(|| pages.map(str::to_owned))
}

/// The files of a job: one name, several extensions.
struct Files {
    folder: PathBuf,
    name: String,
    lang: Lang,
    written: Vec<String>,
}

impl Files {
    fn write(&mut self, format: Format, bytes: &[u8]) -> Result<(), String> {
        let path = self.folder.join(format!("{}.{}", self.name, format.extension()));
        keep_former(RealDisk, &path, bytes);
        fs::replace(&RealDisk, &path, bytes).map_err(|error| {
            let why = self.lang.pick(
                "ce fichier ne peut pas être écrit ; est-il ouvert ailleurs ?",
                "this file cannot be written; is it open elsewhere?",
            );
            format!("{} : {why} ({error})", path.display())
        })?;
        // From the root, whatever folder the program was started in.
        let whole = std::path::absolute(&path).unwrap_or(path);
        self.written.push(whole.display().to_string());
        Ok(())
    }
}

/// A document of the same name that says something else is kept beside under another name: somebody may have
/// corrected it by hand.
fn keep_former(disk: RealDisk, path: &Path, bytes: &[u8]) {
    if disk.read(path).map_or(true, |former| former == bytes) {
        return;
    }
    let name = |rank: usize| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        path.with_file_name(format!("{stem} (ancien {rank}).{extension}"))
    };
    if let Some(free) = (1..1000).map(name).find(|path| disk.facts(path).is_err()) {
        // Should this fail, the writing that follows fails too and says why.
        let _ = disk.rename(path, &free);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Watch, run};
    use crate::app::effect::ExportJob;
    use crate::app::msg::Outcome;
    use crate::domain::entry::Circulation;
    use crate::domain::session::Session;
    use crate::export::Format;
    use crate::minutes::{DocumentKind, Names};
    use crate::store::fs::simulated::SimulatedDisk;
    use crate::store::paths::Places;
    use crate::store::shelf::Shelf;
    use crate::text::lang::Lang;

    #[test]
    fn a_page_for_the_browser_stands_in_for_a_pdf_that_was_stopped() {
        let papers = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(Arc::new(SimulatedDisk::default()), Places::under(papers.path()));
        let job = ExportJob {
            document: DocumentKind::Minutes,
            formats: vec![Format::Pdf, Format::Markdown],
            folder: papers.path().display().to_string(),
            audience: Circulation::Ministry,
            template: String::new(),
            letterhead: String::new(),
            names: Names::default(),
        };
        let mut told = Vec::new();
        let mut watch = Watch { stop: &|| true, tell: &mut |outcome| told.push(outcome) };
        let outcome = run(&shelf, &job, &Session::default(), Lang::Fr, &mut watch).unwrap();
        let Outcome::Exported { paths, remarks } = outcome else { panic!("{outcome:?}") };
        let remark = remarks.join(" ");
        assert!(
            remark.starts_with("Pas de PDF\u{a0}:") && remark.contains("imprimez la page HTML"),
            "{remark}"
        );
        let extensions: Vec<_> =
            paths.iter().map(|path| std::path::Path::new(path).extension().unwrap()).collect();
        assert_eq!(extensions, ["html", "md"], "{paths:?}");
        let begun = |format, done| Outcome::Exporting { format, done, of: 2 };
        assert_eq!(told, [begun(Format::Pdf, 0), begun(Format::Markdown, 1)]);
    }
}
