//! Showing a folder in the file manager of the machine. It runs on its own: nothing waits for it, nothing of what it
//! says reaches the terminal.
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::Sender;

use super::Event;
use crate::app::msg::Outcome;
use crate::text::lang::Lang;

/// The command that shows a folder: on macOS, on Windows, on anything else.
const COMMAND: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(windows) {
    "explorer"
} else {
    "xdg-open"
};

/// Shows a folder; should that fail, the person is told, with the path.
#[expect(
    clippy::disallowed_methods,
    reason = "what opens the folder may take its time: it is waited for apart"
)]
pub(super) fn show(folder: String, lang: Lang, events: Sender<Event>) {
    std::thread::spawn(move || {
        if let Err(message) = open(&folder, lang) {
            // When the state is gone there is nobody left to tell.
            let _ = events.send(Event::Done(Outcome::FolderNotShown(message)));
        }
    });
}

fn open(folder: &str, lang: Lang) -> Result<(), String> {
    if !Path::new(folder).is_dir() {
        return Err(lang.pick(
            format!("{folder} : ce dossier n’existe plus."),
            format!("{folder}: this folder is no longer there."),
        ));
    }
    let failed = || {
        lang.pick(
            format!("Ce poste n’a pas de quoi ouvrir un dossier d’ici : il est à {folder}"),
            format!("This machine cannot open a folder from here: it is at {folder}"),
        )
    };
    if !has_desktop() {
        return Err(failed());
    }
    let mut command = Command::new(COMMAND);
    command.arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // A group of its own: Ctrl+C in the terminal, or its closing, is not for the file manager.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let status = command.spawn().and_then(|mut child| child.wait());
    if status.is_ok_and(showed) { Ok(()) } else { Err(failed()) }
}

/// Whether the folder was shown. The explorer of Windows answers 1 when all went well.
fn showed(status: ExitStatus) -> bool {
    cfg!(windows) || status.success()
}

/// Whether there are windows: without any, `xdg-open` may start a browser for terminals in the middle of our screen.
fn has_desktop() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

#[cfg(test)]
mod tests {
    use super::open;
    use crate::text::lang::Lang;

    #[test]
    fn a_folder_that_is_gone_is_told_with_its_path() {
        let told = open("/nulle/part", Lang::Fr).unwrap_err();
        assert!(told.contains("/nulle/part") && !told.contains('\n'), "{told}");
    }
}
