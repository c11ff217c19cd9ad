//! The program with its screen; this stand-in only says that there is none.
pub mod paper;

use crate::store::paths::Places;
use crate::text::lang::Lang;

/// What to open.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where things are.
    pub places: Places,
    /// The language of the screen.
    pub lang: Lang,
    /// The session to open at once.
    pub open: Option<String>,
    /// Whether to open a copy of the demo session, of which nothing is kept.
    pub demo: bool,
}

/// Opens the program.
pub fn run(options: Options) -> Result<(), String> {
    Err(options.lang.pick("l’écran n’est pas encore là.", "the screen is not there yet.").to_owned())
}
