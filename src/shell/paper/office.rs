//! LibreOffice, found by itself and run with a profile of its own: one that is already open is no obstacle, and nothing
//! of it is left behind. It is asked for one thing: a Word file as PDF.
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::store::fs::Fs as _;
use crate::store::fs::real::RealDisk;
use crate::store::fs::scratch::Scratch;

/// What LibreOffice is called on the path.
const NAMES: [&str; 2] = ["soffice", "libreoffice"];
/// Where it is when it is not on the path: where macOS and Windows put it.
const PLACES: [&str; 3] = [
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.com",
    "C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com",
];
/// How long it may take, and how often it is looked at.
const TIME_MAX: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// The largest PDF that is read, in bytes.
const PDF_BYTES_MAX: usize = 256 * 1024 * 1024;

/// Why there is no PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// LibreOffice is not on this machine.
    Missing,
    /// It ended without a PDF.
    Failed,
    /// It took too long.
    TooLong,
    /// The person stopped it.
    Stopped,
}

/// LibreOffice, with a profile that lasts as long as this value: the second file it lays out takes half the time.
pub struct Office {
    program: PathBuf,
    scratch: Scratch,
    made: u32,
}

impl Office {
    /// Where LibreOffice is on this machine, if it is there.
    pub fn find() -> Option<PathBuf> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let named = std::env::split_paths(&path).flat_map(|folder| {
            NAMES.map(|name| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
        });
        named.chain(PLACES.map(PathBuf::from)).find(|program| RealDisk.canonical(program).is_ok())
    }

    /// Makes it ready; nothing is started yet.
    pub fn new() -> Result<Self, Fault> {
        let program = Self::find().ok_or(Fault::Missing)?;
        let scratch = Scratch::new(&std::env::temp_dir()).map_err(|_| Fault::Failed)?;
        Ok(Self { program, scratch, made: 0 })
    }

    /// A Word file as PDF. `filter` is the argument of `--convert-to`; `stop` is asked now and then.
    pub fn pdf(&mut self, docx: &[u8], filter: &str, stop: &dyn Fn() -> bool) -> Result<Vec<u8>, Fault> {
        if stop() {
            return Err(Fault::Stopped);
        }
        self.made += 1;
        let folder = self.scratch.path();
        let (source, target) =
            (format!("document-{}.docx", self.made), format!("document-{}.pdf", self.made));
        let source = folder.join(source);
        RealDisk.create_new(&source, docx).map_err(|_| Fault::Failed)?;
        // Found a moment ago, and yet it may be a name that leads nowhere.
        let child = start(&self.program, &source, folder, filter).map_err(|_| Fault::Missing)?;
        wait(child, stop)?;
        match RealDisk::read_at_most(&folder.join(target), PDF_BYTES_MAX) {
            Ok(Some(pdf)) if !pdf.is_empty() => Ok(pdf),
            _ => Err(Fault::Failed),
        }
    }
}

fn start(program: &Path, source: &Path, folder: &Path, filter: &str) -> std::io::Result<Child> {
    let mut command = Command::new(program);
    command
        .arg(format!("-env:UserInstallation={}", file_url(&folder.join("profile"))))
        .args(["--headless", "--norestore", "--convert-to", filter, "--outdir"])
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

/// Waits for the end; what takes too long, or is not wanted any more, is ended.
fn wait(mut child: Child, stop: &dyn Fn() -> bool) -> Result<(), Fault> {
    let looks = TIME_MAX.as_millis() / LOOK_EVERY.as_millis();
    let mut fault = Fault::TooLong;
    for _ in 0..looks {
        match child.try_wait() {
            Ok(Some(status)) => return if status.success() { Ok(()) } else { Err(Fault::Failed) },
            Ok(None) if stop() => {
                fault = Fault::Stopped;
                break;
            }
            Ok(None) => std::thread::sleep(LOOK_EVERY),
            Err(_) => {
                fault = Fault::Failed;
                break;
            }
        }
    }
    end(&mut child);
    Err(fault)
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
