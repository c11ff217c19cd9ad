//! What every command works with: where the sessions are, the language, and the two outputs. All that is printed
//! passes here, so that no title can steer the terminal.
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::failure::{Failure, Kind};
use super::language::Spoken;
use crate::minutes::template::{Template, Templates};
use crate::store::fs::real::RealDisk;
use crate::store::paths::Places;
use crate::store::settings::Settings;
use crate::store::shelf::Shelf;
use crate::text::clean::displayable;
use crate::text::lang::Lang;

/// The desk of one command.
pub(super) struct Desk<'a> {
    /// The language of the messages.
    pub(super) lang: Lang,
    /// The language of the documents.
    pub(super) paper: Lang,
    sessions: Option<PathBuf>,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        spoken: Spoken,
        sessions: Option<PathBuf>,
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
    ) -> Self {
        Self { lang: spoken.screen, paper: spoken.paper, sessions, out, err }
    }

    /// Looks for the sessions there rather than in the usual folder.
    pub(super) fn use_sessions(&mut self, folder: Option<PathBuf>) {
        self.sessions = folder.or(self.sessions.take());
    }

    /// Where things are.
    pub(super) fn places(&self) -> Result<Places, Failure> {
        Places::of_user(self.sessions.clone()).map_err(|error| Failure::store(&error, self.lang))
    }

    /// What the person set; settings that cannot be read are told and the usual ones taken.
    pub(super) fn settings(&mut self, places: &Places) -> Settings {
        let (settings, warnings) = Settings::load(&RealDisk, &places.settings).unwrap_or_else(|error| {
            self.tell(&error.message(self.lang));
            Default::default()
        });
        for warning in warnings {
            self.tell(&warning.message(self.lang));
        }
        settings
    }

    /// The minutes templates at hand; what is wrong in one of the person's own is told.
    pub(super) fn templates(&mut self, places: &Places) -> Templates {
        let (templates, remarks) = crate::shell::templates::read(&RealDisk, places, self.lang);
        for remark in remarks {
            self.tell(&remark);
        }
        templates
    }

    /// The template of this identity; the refusal names those at hand.
    pub(super) fn template(&mut self, places: &Places, id: &str) -> Result<Template, Failure> {
        let (lang, templates) = (self.lang, self.templates(places));
        templates.find(id).cloned().ok_or_else(|| {
            let known: Vec<&str> = templates.iter().map(|template| template.id.as_str()).collect();
            let known = known.join(", ");
            Failure::usage(lang.pick(
                format!("le modèle «\u{a0}{id}\u{a0}» n’existe pas."),
                format!("there is no template “{id}”."),
            ))
            .hint(lang.pick(format!("Modèles\u{a0}: {known}."), format!("Templates: {known}.")))
        })
    }

    /// The shelf of the sessions.
    pub(super) fn shelf(&self) -> Result<Shelf, Failure> {
        Ok(Shelf::new(Arc::new(RealDisk), self.places()?))
    }

    /// The session meant by a name or its beginning; the refusal names the nearest ones.
    pub(super) fn resolve(&self, sessions: &Shelf, wanted: &str) -> Result<String, Failure> {
        sessions.resolve(wanted).map_err(|error| {
            let known = sessions.ids().unwrap_or_default();
            Failure::naming(&error, &known, self.lang)
        })
    }

    /// Prints lines of the result.
    pub(super) fn print(&mut self, lines: &[String]) -> Result<(), Failure> {
        let lines: Vec<_> = lines.iter().map(|line| displayable(line)).collect();
        let text: String = lines.iter().flat_map(|line| [line.trim_end(), "\n"]).collect();
        self.print_bytes(text.as_bytes())
    }

    /// Prints a text of our own, of several lines.
    pub(super) fn print_text(&mut self, text: &str) -> Result<(), Failure> {
        self.print(&text.trim_end().split('\n').map(str::to_owned).collect::<Vec<_>>())
    }

    /// Prints a JSON result: its strings are escaped by JSON itself.
    pub(super) fn print_json(&mut self, value: &Value) -> Result<(), Failure> {
        self.print_bytes(format!("{value:#}\n").as_bytes())
    }

    /// Prints a document as it is.
    pub(super) fn print_bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = self.out.write_all(bytes);
        self.printed(written)
    }

    /// The output itself, for lines that must leave one by one.
    pub(super) fn out(&mut self) -> &mut dyn Write {
        &mut *self.out
    }

    /// Makes sure that the result is out.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        let flushed = self.out.flush();
        self.printed(flushed)
    }

    fn printed(&self, done: std::io::Result<()>) -> Result<(), Failure> {
        done.map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => Failure::new(Kind::Closed, ""),
            _ => Failure::refused(self.lang.pick(
                "Le résultat n’a pas pu être écrit sur la sortie standard.",
                "The result could not be written to standard output.",
            ))
            .because(error.to_string()),
        })
    }

    /// Says something beside the result.
    pub(super) fn tell(&mut self, message: &str) {
        // Where nobody can hear there is nobody to tell that nobody can hear.
        let _unheard = writeln!(self.err, "{}", displayable(message));
    }

    /// Says what failed, why, and what to do.
    pub(super) fn tell_failure(&mut self, failure: &Failure) {
        if failure.kind == Kind::Closed {
            return;
        }
        let colon = self.lang.pick("\u{a0}:", ":");
        self.tell(&format!("greffier{colon} {}", failure.message));
        for cause in failure.causes.iter().flat_map(|cause| cause.lines()) {
            self.tell(&format!("  {}{colon} {cause}", self.lang.pick("cause", "cause")));
        }
        for hint in &failure.hints {
            self.tell(&format!("  → {hint}"));
        }
    }

    /// A bug is told with the place where the sessions are: the first question it raises.
    pub(super) fn with_place_of_sessions(&self, failure: Failure) -> Failure {
        match (failure.kind, self.places()) {
            (Kind::Bug, Ok(places)) => {
                let folder = places.sessions.display();
                failure.hint(self.lang.pick(
                    format!("Vos séances sont dans {folder}"),
                    format!("Your sessions are in {folder}"),
                ))
            }
            _ => failure,
        }
    }
}
