//! Which language to speak: what was asked for, what was set, what the system speaks, else French.
use std::ffi::OsString;

use crate::store::fs::real::RealDisk;
use crate::store::paths::Places;
use crate::store::settings::Settings;
use crate::text::lang::Lang;

/// The languages of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spoken {
    /// That of the messages.
    pub(super) screen: Lang,
    /// That of the documents: French unless the person asked otherwise, whatever the system speaks.
    pub(super) paper: Lang,
}

/// The languages, from the arguments as they were typed: a refusal of the arguments is in them too.
pub(super) fn of(args: &[OsString]) -> Spoken {
    let wanted = asked(args).or_else(set);
    let system = || sys_locale::get_locale().map_or(Lang::Fr, |tag| Lang::from_tag(&tag));
    Spoken { screen: wanted.unwrap_or_else(system), paper: wanted.unwrap_or_default() }
}

fn asked(args: &[OsString]) -> Option<Lang> {
    let words: Vec<_> = args.iter().skip(1).map(|arg| arg.to_string_lossy()).collect();
    let ours = words.iter().take_while(|word| *word != "--");
    let values = ours.enumerate().filter_map(|(at, word)| match word.strip_prefix("--lang") {
        Some("") => words.get(at + 1).map(AsRef::as_ref),
        Some(rest) => rest.strip_prefix('='),
        None => None,
    });
    values.last().and_then(named)
}

fn named(name: &str) -> Option<Lang> {
    match name {
        "fr" => Some(Lang::Fr),
        "en" => Some(Lang::En),
        _ => None,
    }
}

fn set() -> Option<Lang> {
    let places = Places::of_user(None).ok()?;
    let (settings, _told_by_the_program) = Settings::load(&RealDisk, &places.settings).ok()?;
    settings.lang
}

#[cfg(test)]
mod tests {
    use super::asked;
    use crate::text::lang::Lang;

    #[test]
    fn the_last_language_asked_for_is_spoken() {
        for (typed, expected) in [
            ("greffier list --lang en", Some(Lang::En)),
            ("greffier --lang=en --lang fr list", Some(Lang::Fr)),
            ("greffier search -- --lang en", None),
            ("greffier list --lang de", None),
            ("greffier --lang", None),
        ] {
            let args: Vec<_> = typed.split(' ').map(Into::into).collect();
            assert_eq!(asked(&args), expected, "{typed}");
        }
    }
}
