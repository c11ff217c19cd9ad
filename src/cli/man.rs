//! `greffier man`: one manual page with all the commands, made from what they say of themselves.
use clap::{Arg, Command};
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::desk::Desk;
use super::failure::Failure;
use super::help;
use crate::text::lang::Lang;

/// Prints the page.
pub(super) fn run(desk: &mut Desk) -> Result<(), Failure> {
    let page = page(desk.lang);
    desk.print_bytes(page.as_bytes())
}

/// The page, in a language.
fn page(lang: Lang) -> String {
    let mut command = help::command(lang);
    command.build();
    let version = command.get_version().unwrap_or_default().to_owned();
    let mut roff = Roff::default();
    roff.control("TH", ["GREFFIER", "1", "", format!("greffier {version}").as_str(), ""]);
    roff.control("SH", [lang.pick("NOM", "NAME")]);
    let about = about(&command);
    let first = about.lines().next().unwrap_or_default().trim_end_matches('.');
    roff.text([roman(format!("greffier - {first}"))]);
    roff.control("SH", ["SYNOPSIS"]);
    synopsis(&mut roff, "greffier", &command);
    roff.control("SH", ["DESCRIPTION"]);
    for line in about.lines() {
        roff.text([roman(line)]);
    }
    roff.control("SH", ["OPTIONS"]);
    command.get_arguments().for_each(|arg| argument(&mut roff, arg));
    roff.control("SH", [lang.pick("COMMANDES", "COMMANDS")]);
    commands(&mut roff, "greffier", &command);
    roff.control("SH", [lang.pick("CODES DE RETOUR", "EXIT STATUS")]);
    roff.text([roman(lang.pick(
        "0 : fait. 1 : refusé, ou échec prévu. 2 : mal demandé. 70 : défaut du programme.",
        "0: done. 1: refused, or failed as expected. 2: wrong usage. 70: fault of the program.",
    ))]);
    roff.control("SH", [lang.pick("ENVIRONNEMENT", "ENVIRONMENT")]);
    roff.control("TP", []);
    roff.text([bold("GREFFIER_SESSIONS")]);
    roff.text([roman(lang.pick(
        "Le dossier des séances, si --sessions ne le dit pas.",
        "The folder of the sessions, unless --sessions names it.",
    ))]);
    roff.render()
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// Each command that does something, with its own options.
fn commands(roff: &mut Roff, path: &str, command: &Command) {
    for inner in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let path = format!("{path} {}", inner.get_name());
        if inner.has_subcommands() {
            commands(roff, &path, inner);
            continue;
        }
        roff.control("SS", [path.as_str()]);
        synopsis(roff, &path, inner);
        roff.control("PP", []);
        roff.text([roman(about(inner))]);
        inner.get_arguments().filter(|arg| !arg.is_global_set()).for_each(|arg| argument(roff, arg));
    }
}

fn synopsis(roff: &mut Roff, path: &str, command: &Command) {
    let usage = command.clone().render_usage().to_string();
    let (_, usage) = usage.split_once(": ").unwrap_or(("", &usage));
    let rest = usage.trim().trim_start_matches(path).trim_start().to_owned();
    roff.text([bold(path), roman(" "), roman(rest)]);
}

fn argument(roff: &mut Roff, arg: &Arg) {
    let mut names: Vec<Inline> = Vec::new();
    if let Some(short) = arg.get_short() {
        names.extend([bold(format!("-{short}")), roman(", ")]);
    }
    if let Some(long) = arg.get_long() {
        names.push(bold(format!("--{long}")));
    }
    if arg.get_action().takes_values() {
        let value = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
        let value = value.unwrap_or_else(|| arg.get_id().as_str().to_uppercase());
        names.extend([roman(if names.is_empty() { "" } else { " " }), italic(value)]);
    }
    roff.control("TP", []);
    roff.text(names);
    roff.text([roman(arg.get_help().map(ToString::to_string).unwrap_or_default())]);
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::text::lang::Lang;

    #[test]
    fn the_page_tells_every_command() {
        for lang in [Lang::Fr, Lang::En] {
            let page = page(lang);
            for name in ["new", "open", "list", "show", "search", "import plan", "compare", "export", "check"]
            {
                assert!(page.contains(&format!(".SS \"greffier {name}\"")), "{name} in {page}");
            }
        }
    }
}
