//! What the commands and their arguments are for, in both languages side by side. A test fails when one is missing.
use clap::{Arg, Command, CommandFactory as _};

use super::args::Args;
use crate::text::lang::Lang;

/// What a command (no argument) or one of its arguments is for. An argument without command means the same in all.
const TEXTS: &[(&str, &str, &str, &str)] = &[
    (
        "greffier",
        "",
        "Le compte-rendu d’une réunion, pris en direct, mesure par mesure.\nSans commande, ouvre le programme.",
        "The minutes of a meeting, taken live, measure by measure.\nWithout a command, opens the program.",
    ),
    (
        "",
        "sessions",
        "dossier des séances (ou GREFFIER_SESSIONS)",
        "folder of the sessions (or GREFFIER_SESSIONS)",
    ),
    ("", "lang", "langue, fr ou en (sinon celle du système)", "language, fr or en (else the system's)"),
    ("", "help", "montre cette aide", "shows this help"),
    ("", "version", "montre la version", "shows the version"),
    ("", "json", "résultat en JSON", "result as JSON"),
    ("", "id", "la séance, ou le début de son nom", "the session, or the beginning of its name"),
    (
        "demo",
        "",
        "ouvre une copie de la séance d’exemple ; rien n’est gardé",
        "opens a copy of the demo session; nothing is kept",
    ),
    ("new", "", "crée une séance et donne son nom", "makes a session and prints its name"),
    ("new", "title", "titre de la réunion", "title of the meeting"),
    ("new", "date", "jour : 2014-01-31 ou 31/01/2014", "day: 2014-01-31 or 31/01/2014"),
    ("new", "start", "heure de début : 10:00 ou 10h", "start: 10:00"),
    ("new", "end", "heure de fin", "end"),
    ("new", "place", "lieu", "place"),
    ("new", "plan", "fichier du plan à y lire", "file of the plan to read into it"),
    (
        "new",
        "template",
        "modèle de son compte-rendu\u{a0}: plan-review (sinon), working-group,\ngeneral-assembly, bureau ou un des vôtres",
        "template of its minutes: plan-review (default), working-group,\ngeneral-assembly, bureau or one of yours",
    ),
    ("open", "", "ouvre une séance dans le programme", "opens a session in the program"),
    ("list", "", "liste les séances, les plus récentes d’abord", "lists the sessions, newest first"),
    ("show", "", "résume une séance", "sums up a session"),
    ("search", "", "cherche des mots dans toutes les séances", "searches all sessions for words"),
    ("search", "words", "les mots, sans souci des accents", "the words, whatever their accents"),
    ("import", "", "lit un document reçu", "reads a document received"),
    (
        "import plan",
        "",
        "lit une version du plan, et l’ajoute à une séance",
        "reads a draft of the plan, and adds it to a session",
    ),
    (
        "import plan",
        "file",
        "le fichier (.docx, .odt, .pdf, .md, .txt), ou - pour l’entrée standard",
        "the file (.docx, .odt, .pdf, .md, .txt), or - for standard input",
    ),
    (
        "import plan",
        "into",
        "séance à laquelle l’ajouter ; sinon rien n’est gardé",
        "session to add it to; else nothing is kept",
    ),
    ("import plan", "label", "nom de la version : « version du 30 janvier »", "name of the draft"),
    ("import plan", "received", "jour où elle a été reçue", "day on which it was received"),
    (
        "import comments",
        "",
        "note dans une séance les lignes d’un tableau de commentaires",
        "records the rows of a comment table in a session",
    ),
    (
        "import comments",
        "file",
        "fichier du tableau (Word, LibreOffice…)",
        "file of the table (Word, LibreOffice…)",
    ),
    ("import comments", "into", "séance où les noter", "session to record them in"),
    (
        "import minutes",
        "",
        "fait d’anciens comptes-rendus des séances, et donne leurs noms",
        "makes sessions of past minutes, and prints their names",
    ),
    (
        "import minutes",
        "files",
        "les fichiers, ou des dossiers qui en contiennent, ou - pour l’entrée standard",
        "the files, or folders that hold them, or - for standard input",
    ),
    (
        "import minutes",
        "dry_run",
        "montre ce qui est compris, sans rien créer",
        "shows what is understood, and makes nothing",
    ),
    ("compare", "", "compare deux versions du plan", "compares two drafts of the plan"),
    ("compare", "old", "fichier de l’ancienne version", "file of the old draft"),
    ("compare", "new", "fichier de la nouvelle version", "file of the new draft"),
    ("compare", "format", "en document : docx, html, md ou txt", "as a document: docx, html, md or txt"),
    (
        "compare",
        "output",
        "fichier de ce document, sinon la sortie standard",
        "file of that document, else standard output",
    ),
    (
        "export",
        "",
        "écrit le compte-rendu et les autres documents d’une séance",
        "writes the minutes and other documents of a session",
    ),
    (
        "export",
        "format",
        "docx, pdf, odt, md, html, txt, csv, ics, json, selon le\ndocument ; plusieurs avec des virgules",
        "docx, pdf, odt, md, html, txt, csv, ics, json, depending on\nthe document; several with commas",
    ),
    (
        "export",
        "output",
        "fichier, dossier, ou - pour la sortie standard",
        "file, folder, or - for standard output",
    ),
    (
        "export",
        "document",
        "minutes (sinon), amendments (tableau des propositions),\ncounter-plan (plan annoté), side-by-side (ancien et nouveau\ntexte), comments (commentaires), entries (liste des entrées),\nactions (liste des actions) ou attendance (feuille de présence)",
        "minutes (default), amendments, counter-plan,\nside-by-side (old and new text), comments, entries, actions\nor attendance",
    ),
    (
        "export",
        "letterhead",
        "document ou modèle Word (.docx, .dotx) dont le fichier Word\nprend la page, l’en-tête, le pied de page et les styles",
        "Word document or template (.docx, .dotx) whose page, header,\nfooter and styles the Word file takes",
    ),
    (
        "export",
        "audience",
        "internal, members, ministry (sinon) ou public",
        "internal, members, ministry (default) or public",
    ),
    (
        "export",
        "template",
        "modèle du compte-rendu\u{a0}: plan-review, working-group,\ngeneral-assembly, bureau ou un des vôtres (sinon celui de la séance)",
        "minutes template: plan-review, working-group,\ngeneral-assembly, bureau or one of yours (else the session's)",
    ),
    (
        "export",
        "names",
        "people (sinon) ou organizations, nommées à la place des personnes",
        "people (default) or organizations, named in their stead",
    ),
    (
        "check",
        "",
        "relit une séance et dit ce qui reste à revoir",
        "reads a session again and says what to look at",
    ),
    ("completions", "", "donne de quoi compléter les commandes", "prints completions of the commands"),
    (
        "completions",
        "shell",
        "bash, zsh, fish, elvish ou powershell",
        "bash, zsh, fish, elvish or powershell",
    ),
    (
        "read",
        "",
        "lit un fichier pour un autre greffier (usage interne)",
        "reads a file for another greffier (internal)",
    ),
    ("read", "what", "ce qu’on y cherche", "what is looked for in it"),
    ("read", "name", "le nom du fichier", "the name of the file"),
    ("man", "", "donne la page de manuel (roff)", "prints the manual page (roff)"),
];

/// The names of values in usage lines.
const VALUE_NAMES: &[(&str, &str)] = &[
    ("FILE", "FICHIER"),
    ("DIR", "DOSSIER"),
    ("TITLE", "TITRE"),
    ("TIME", "HEURE"),
    ("PLACE", "LIEU"),
    ("WORDS", "MOTS"),
    ("LABEL", "NOM"),
    ("NAME", "NOM"),
    ("OLD", "ANCIEN"),
    ("NEW", "NOUVEAU"),
    ("LEVEL", "NIVEAU"),
    ("WHO", "QUI"),
];

/// The options of every command, and where they stand among its own.
const GLOBAL: [&str; 4] = ["sessions", "lang", "help", "version"];
const GLOBAL_ORDER: usize = 900;

/// The whole command line, ready to read arguments and to show its help in a language.
pub(super) fn command(lang: Lang) -> Command {
    localized(Args::command(), "greffier", lang).after_help(lang.pick(
        "« greffier COMMANDE --help » dit tout d’une commande.\nCodes de retour : 0 fait, 1 refusé, 2 mal demandé, 70 défaut.",
        "“greffier COMMAND --help” tells all of a command.\nExit codes: 0 done, 1 refused, 2 wrong usage, 70 fault.",
    ))
}

fn localized(command: Command, path: &str, lang: Lang) -> Command {
    let template = lang.pick(
        "{about}\n\nUsage\u{a0}: {usage}\n\n{all-args}{after-help}",
        "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}",
    );
    command
        .about(text(path, "", lang))
        .help_template(template)
        .subcommand_help_heading(lang.pick("Commandes\u{a0}", "Commands"))
        .subcommand_value_name(lang.pick("COMMANDE", "COMMAND"))
        .mut_args(|arg| argument(arg, path, lang))
        .mut_subcommands(|inner| {
            let name = inner.get_name().to_owned();
            let path = if path == "greffier" { name } else { format!("{path} {name}") };
            localized(inner, &path, lang)
        })
}

fn argument(arg: Arg, path: &str, lang: Lang) -> Arg {
    let help = text(path, arg.get_id().as_str(), lang);
    let heading = if arg.is_positional() {
        lang.pick("Arguments\u{a0}", "Arguments")
    } else {
        lang.pick("Options\u{a0}", "Options")
    };
    let takes_a_value = arg.get_action().takes_values();
    let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let name = name.unwrap_or_else(|| arg.get_id().as_str().to_uppercase());
    let french = VALUE_NAMES.iter().find(|(english, _)| *english == name).map(|(_, french)| *french);
    let arg = arg.help(help).help_heading(heading);
    // What every command accepts stands behind what is its own.
    let rank = GLOBAL.iter().position(|id| *id == arg.get_id().as_str());
    let arg = match rank {
        Some(rank) => arg.display_order(GLOBAL_ORDER + rank),
        None => arg,
    };
    match french {
        Some(french) if takes_a_value && lang == Lang::Fr => arg.value_name(french),
        _ => arg,
    }
}

/// What a command or an argument is for.
fn text(path: &str, arg: &str, lang: Lang) -> &'static str {
    let of = |path: &str| TEXTS.iter().find(|(p, a, ..)| *p == path && *a == arg);
    of(path).or_else(|| of("")).map_or("", |(_, _, french, english)| lang.pick(french, english))
}

#[cfg(test)]
mod tests {
    use super::command;
    use crate::text::lang::Lang;

    fn check(command: &clap::Command) {
        assert!(
            command.get_about().is_some_and(|about| !about.to_string().is_empty()),
            "{}",
            command.get_name()
        );
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty(), "{} {}", command.get_name(), arg.get_id());
        }
        command.get_subcommands().for_each(check);
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for lang in [Lang::Fr, Lang::En] {
            let command = command(lang);
            command.clone().debug_assert();
            check(&command);
        }
    }
}
