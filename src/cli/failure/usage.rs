//! What was wrong in the arguments, said in the language of the person: clap speaks English only.
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Failure;
use crate::text::lang::Lang;

/// What became of arguments that are no command.
#[derive(Debug)]
pub(in crate::cli) enum Answer {
    /// Help or the version was asked for: here it is.
    Shown(String),
    /// They are wrong.
    Wrong(Failure),
}

/// What clap found, in our words.
pub(in crate::cli) fn of(error: &clap::Error, lang: Lang) -> Answer {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Answer::Shown(error.to_string()),
        kind => {
            let failure = Failure::usage(message(kind, error, lang));
            Answer::Wrong(hints(error, lang).into_iter().fold(failure, Failure::hint))
        }
    }
}

fn message(kind: ErrorKind, error: &clap::Error, lang: Lang) -> String {
    let arg = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let (fr, en) = match kind {
        ErrorKind::InvalidSubcommand => {
            let command = context(error, ContextKind::InvalidSubcommand);
            (
                format!("la commande «\u{a0}{command}\u{a0}» n’existe pas."),
                format!("there is no command “{command}”."),
            )
        }
        ErrorKind::UnknownArgument => (
            format!("l’option ou l’argument «\u{a0}{arg}\u{a0}» n’existe pas ici."),
            format!("there is no option or argument “{arg}” here."),
        ),
        ErrorKind::MissingRequiredArgument => (format!("il manque {arg}."), format!("{arg} is missing.")),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => (
            "il manque ce qu’il faut importer\u{a0}: plan, comments ou minutes.".to_owned(),
            "what is to be imported is missing: plan, comments or minutes.".to_owned(),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals if value.is_empty() => {
            (format!("il manque une valeur après {arg}."), format!("a value is missing after {arg}."))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => (
            format!("«\u{a0}{value}\u{a0}» n’est pas une valeur possible de {arg}."),
            format!("“{value}” is not a possible value of {arg}."),
        ),
        ErrorKind::ArgumentConflict => (
            format!("{arg} est donné deux fois, ou ne va pas avec le reste."),
            format!("{arg} is given twice, or does not go with the rest."),
        ),
        ErrorKind::InvalidUtf8 => {
            ("un argument n’est pas de l’Unicode.".to_owned(), "an argument is not Unicode.".to_owned())
        }
        _ => (
            "les arguments n’ont pas été compris.".to_owned(),
            "the arguments were not understood.".to_owned(),
        ),
    };
    lang.pick(fr, en)
}

fn hints(error: &clap::Error, lang: Lang) -> Vec<String> {
    let mut hints = Vec::new();
    let suggested =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    for found in suggested.into_iter().map(|kind| context(error, kind)).filter(|found| !found.is_empty()) {
        hints.push(lang.pick(format!("Peut-être {found}"), format!("Perhaps {found}")));
    }
    let possible = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    for found in possible.into_iter().map(|kind| context(error, kind)).filter(|found| !found.is_empty()) {
        hints.push(
            lang.pick(format!("Valeurs possibles\u{a0}: {found}"), format!("Possible values: {found}")),
        );
    }
    let help = match command_of(error) {
        Some(command) => format!("greffier {command} --help"),
        None => "greffier --help".to_owned(),
    };
    hints.push(lang.pick(
        format!("«\u{a0}{help}\u{a0}» montre ce qui est possible."),
        format!("“{help}” shows what is possible."),
    ));
    hints
}

/// The command whose arguments were wrong, read from the usage line: « Usage: greffier new --title … ».
fn command_of(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return None };
    let usage = usage.to_string();
    let words = usage.split_whitespace().skip_while(|word| *word != "greffier").skip(1);
    let command: Vec<&str> = words.take_while(|word| word.chars().all(|c| c.is_ascii_lowercase())).collect();
    (!command.is_empty()).then(|| command.join(" "))
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
