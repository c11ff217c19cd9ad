//! The terminal: taken over on entering, given back on leaving and on a panic of the thread that owns the state.
use std::io::{self, Stdout, Write};
use std::sync::mpsc::Sender;

use crossterm::cursor::{SetCursorStyle, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::Event;
use crate::app::App;
use crate::text::lang::Lang;
use crate::ui::theme::Theme;

/// The longest text handed to the terminal’s clipboard; many refuse more.
const CLIPBOARD_MAX: usize = 75_000;

/// The terminal while the program runs.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    theme: Theme,
    lang: Lang,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn enter(lang: Lang) -> Result<Self, String> {
        let failed = |error: io::Error| {
            format!(
                "{} ({error})",
                lang.pick(
                    "Ce terminal ne peut pas afficher greffier.",
                    "This terminal cannot show greffier."
                )
            )
        };
        enable_raw_mode().map_err(failed)?;
        give_back_on_panic();
        Self::take_over(lang).map_err(|error| {
            give_back();
            failed(error)
        })
    }

    fn take_over(lang: Lang) -> io::Result<Self> {
        execute!(
            io::stdout(),
            EnterAlternateScreen,
            EnableMouseCapture,
            EnableBracketedPaste,
            SetCursorStyle::SteadyBar
        )?;
        let terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
        Ok(Self { terminal, theme: theme(), lang })
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> (u16, u16) {
        self.terminal.size().map_or((80, 24), |size| (size.width, size.height))
    }

    /// Draws the state, as one update of the screen.
    pub(super) fn draw(&mut self, app: &mut App) -> Result<(), String> {
        let theme = &self.theme;
        let mut seen = crate::app::seen::Seen::default();
        let drawn = queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)
            .and_then(|()| self.terminal.draw(|frame| seen = crate::ui::view(app, theme, frame)).map(|_| ()))
            .and_then(|()| execute!(self.terminal.backend_mut(), EndSynchronizedUpdate));
        app.seen = seen;
        drawn.map_err(|error| {
            format!(
                "{} ({error})",
                self.lang.pick("Le terminal ne répond plus.", "The terminal does not answer any more.")
            )
        })
    }

    /// Puts a text on the clipboard of the terminal (OSC 52), also through SSH.
    pub(super) fn copy(&mut self, text: &str) {
        if text.len() <= CLIPBOARD_MAX {
            let sequence = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
            // A terminal without a clipboard ignores it; the program keeps its own copy anyway.
            let _ = self.terminal.backend_mut().write_all(sequence.as_bytes());
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back as it was.
fn give_back() {
    // Nothing more can be done about a terminal that refuses.
    let _ = execute!(
        io::stdout(),
        DisableBracketedPaste,
        DisableMouseCapture,
        LeaveAlternateScreen,
        SetCursorStyle::DefaultUserShape,
        Show
    );
    let _ = disable_raw_mode();
}

/// A panic of the thread that owns the state gives the terminal back and says what happened; another thread’s is
/// caught where it works and must not disturb the screen.
fn give_back_on_panic() {
    let owner = std::thread::current().id();
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().id() == owner {
            give_back();
            previous(info);
        }
    }));
}

/// Hands every event of the terminal over, from a thread of its own.
#[expect(clippy::disallowed_methods, reason = "the thread that reads the keyboard is started here")]
pub(super) fn read_keys(events: Sender<Event>) {
    std::thread::spawn(move || {
        while let Ok(event) = crossterm::event::read() {
            if events.send(Event::Input(event)).is_err() {
                return;
            }
        }
        // When nobody listens any more there is nobody to tell.
        let _ = events.send(Event::Deaf);
    });
}

/// The look that fits this terminal, as far as it tells.
#[expect(clippy::disallowed_methods, reason = "what the terminal says of itself is in the environment")]
fn theme() -> Theme {
    let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if said("NO_COLOR").is_some() {
        return Theme::plain();
    }
    match said("GREFFIER_THEME").as_deref() {
        Some("light" | "clair") => return Theme::light(),
        Some("dark" | "sombre") => return Theme::dark(),
        Some("plain" | "sans") => return Theme::plain(),
        _ => {}
    }
    // COLORFGBG is "foreground;background": 7 and 15 are the light grounds.
    let ground =
        said("COLORFGBG").and_then(|value| value.rsplit(';').next().and_then(|n| n.parse::<u8>().ok()));
    if matches!(ground, Some(7 | 15)) { Theme::light() } else { Theme::dark() }
}

/// Base 64 of RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |value: u32| ALPHABET.get((value & 63) as usize).map_or('=', |byte| char::from(*byte));
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for rank in 0..4 {
            out.push(if rank <= chunk.len() { letter(group >> (18 - 6 * rank)) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (text, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }
}
