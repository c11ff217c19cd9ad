//! The Word file with its true page numbers: where LibreOffice is installed it lays the document out once, and the
//! pages it gives the headings are written into the contents. Anywhere else, the pages are our own estimate.
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::domain::session::Session;
use crate::export::{self, ExportError, Format, docx};
use crate::minutes::document::{Content, Document};
use crate::minutes::{DocumentKind, Options};
use crate::store::fs::Fs as _;
use crate::store::fs::real::RealDisk;
use crate::store::fs::scratch::Scratch;

/// What LibreOffice is called: on the path, then where macOS and Windows put it.
const OFFICES: [&str; 5] = [
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.com",
    "C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com",
];
/// How long LibreOffice may take, and how often it is looked at.
const LAYOUT_TIME_MAX: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// The largest layout that is read, in bytes.
const LAYOUT_BYTES_MAX: usize = 64 * 1024 * 1024;

/// How the pages named by the contents were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Read from a layout of this very document.
    Exact,
    /// By our own pagination.
    Estimated,
    /// The document names no pages.
    Unneeded,
}

/// A document of a session in a format, and how far its page numbers can be trusted. As slow as [`docx`].
pub fn make(
    kind: DocumentKind,
    format: Format,
    session: &Session,
    options: &Options,
) -> Result<(Vec<u8>, Pages), ExportError> {
    match (kind, format) {
        // The others name no pages.
        (DocumentKind::Minutes, Format::Docx) => docx(&kind.compose_for(format, session, options)),
        _ => Ok((export::make(kind, format, session, options)?, Pages::Unneeded)),
    }
}

/// The document as DOCX, and how far its page numbers can be trusted. Takes seconds where LibreOffice is
/// installed: not to be called where somebody waits for a key.
pub fn docx(document: &Document) -> Result<(Vec<u8>, Pages), ExportError> {
    let estimated = docx::render(document)?;
    if !document.blocks.iter().any(|block| matches!(block.content, Content::Contents { .. })) {
        return Ok((estimated, Pages::Unneeded));
    }
    match layout(&estimated).and_then(|pdf| docx::pages(document, &pdf)) {
        Some(pages) => Ok((docx::render(&with_pages(document, &pages))?, Pages::Exact)),
        None => Ok((estimated, Pages::Estimated)),
    }
}

fn with_pages(document: &Document, pages: &BTreeMap<String, u32>) -> Document {
    let mut document = document.clone();
    for block in &mut document.blocks {
        if let Content::Contents { lines } = &mut block.content {
            for line in lines {
                line.page = pages.get(&line.target).copied();
            }
        }
    }
    document
}

/// The file laid out by LibreOffice, as PDF; nothing when it is not installed, fails or takes too long.
fn layout(docx: &[u8]) -> Option<Vec<u8>> {
    let scratch = Scratch::new(&std::env::temp_dir()).ok()?;
    let source = scratch.path().join("document.docx");
    RealDisk.create_new(&source, docx).ok()?;
    let child = OFFICES.iter().find_map(|office| start(office, &source, scratch.path()).ok())?;
    if !ends_well(child) {
        return None;
    }
    RealDisk::read_at_most(&scratch.path().join("document.pdf"), LAYOUT_BYTES_MAX).ok()?
}

/// Starts a LibreOffice of our own: with its own profile, one that is already running is no obstacle.
fn start(office: &str, source: &Path, folder: &Path) -> std::io::Result<Child> {
    let mut command = Command::new(office);
    command
        .arg(format!("-env:UserInstallation={}", file_url(&folder.join("profile"))))
        .args(["--headless", "--norestore", "--convert-to", docx::LAYOUT_FILTER, "--outdir"])
        .arg(folder)
        .arg(source)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

/// The folder as LibreOffice wants it named.
fn file_url(folder: &Path) -> String {
    let mut url = String::from(if cfg!(windows) { "file:///" } else { "file://" });
    for byte in folder.to_string_lossy().replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~' | b':') {
            url.push(char::from(byte));
        } else {
            let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
            url.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    url
}

/// Waits for the end; what takes too long is ended.
fn ends_well(mut child: Child) -> bool {
    let looks = LAYOUT_TIME_MAX.as_millis() / LOOK_EVERY.as_millis();
    for _ in 0..looks {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(LOOK_EVERY),
            Err(_) => break,
        }
    }
    end(&mut child);
    false
}

/// Ends LibreOffice and what it started: on Unix its command is a script with the program below it.
fn end(child: &mut Child) {
    #[cfg(unix)]
    {
        let group = format!("-{}", child.id());
        // Where there is no such command, the child alone is ended below.
        let _none = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
    }
    // It may have ended meanwhile: that is what was wanted.
    let _ended = child.kill();
    let _reaped = child.wait();
}

#[cfg(test)]
mod tests {
    use super::file_url;
    use std::path::Path;

    #[test]
    fn a_folder_of_any_name_has_an_address() {
        let prefix = if cfg!(windows) { "file:///" } else { "file://" };
        assert_eq!(file_url(Path::new("/tmp/à b%")), format!("{prefix}/tmp/%c3%a0%20b%25"));
    }
}
