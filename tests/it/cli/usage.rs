//! What is asked wrongly: the sentence, the hint, the exit code; and the help.
use super::{DEMO, FIRST, Home, SECOND};

fn check(args: &[&str], code: i32, says: &[&str]) {
    let home = Home::with_demo();
    let said = home.fails(code, args).replace('\u{a0}', " ");
    for words in says {
        assert!(said.contains(words), "{args:?}: {words:?} in {said}");
    }
}

#[test]
fn wrong_usage_is_told_in_french_with_what_to_do() {
    for (args, says) in [
        (&["lst"][..], &["la commande « lst » n’existe pas", "Peut-être list", "greffier --help"][..]),
        (&["import", "minuts", "x"], &["la commande « minuts » n’existe pas", "Peut-être comments, minutes"]),
        (&["import"], &["il manque ce qu’il faut importer : plan, comments ou minutes."]),
        (&["list", "--jsno"], &["« --jsno »", "Peut-être --json"]),
        (&["new", "--title", "A"], &["il manque --date <DATE>", "greffier new --help"]),
        (&["new", "--title"], &["il manque une valeur après --title"]),
        (&["--lang", "de", "list"], &["« de » n’est pas une valeur possible", "fr, en"]),
        (
            &["export", DEMO, "--format", "xyz"],
            &["« xyz » n’existe pas.", "docx, pdf, odt, md, html, txt, csv, ics, json"],
        ),
        (
            &["export", DEMO, "--format", "md", "--document", "annex"],
            &["« annex » n’existe pas", "minutes (compte-rendu)", "side-by-side (ancien et nouveau texte)"],
        ),
        (
            &["export", DEMO, "--document", "side-by-side", "--format", "md,csv"],
            &["« ancien et nouveau texte » ne s’exporte pas au format csv", "--document minutes, amendments"],
        ),
        (
            &["export", DEMO, "--document", "amendments", "--format", "json"],
            &[
                "« tableau des propositions » ne s’exporte pas au format json",
                "docx, pdf, odt, md, html, txt, csv.",
            ],
        ),
        (&["export", DEMO, "--format", "md,txt", "--output", "-"], &["qu’un format à la fois"]),
        (&["export", DEMO, "--format", "md,txt", "--output", "x.md"], &["demandent un dossier"]),
        (&["compare", "a", "b", "--format", "json"], &["--json, sans --format"]),
        (&["compare", "a", "b", "--format", "ics"], &["au format ics", "docx, odt"]),
        (&["compare", "a", "b", "--format", "md,html"], &["« md,html » n’existe pas"]),
        (&["compare", "-", "-"], &["une des deux versions"]),
        (&["import", "plan", FIRST, "--label", "x"], &["--into"]),
    ] {
        check(args, 2, says);
    }
}

#[test]
fn days_and_hours_that_do_not_exist_make_no_session() {
    let home = Home::new();
    for (args, says) in [
        (&["--date", "2014-02-30"][..], "« 2014-02-30 » n’est pas un jour"),
        (&["--date", "demain"], "2014-01-31 ou 31/01/2014"),
        (&["--date", "2014-01-31", "--start", "25h"], "« 25h » n’est pas une heure"),
        (&["--date", "2014-01-31", "--start", "13h", "--end", "10h"], "avant de commencer"),
    ] {
        let said = home.fails(2, &[&["new", "--title", "A"], args].concat()).replace('\u{a0}', " ");
        assert!(said.contains(says), "{said}");
    }
    let said = home.fails(2, &["new", "--title", "  ", "--date", "2014-01-31"]);
    assert!(said.contains("doit avoir un titre"), "{said}");
    let said = home.fails(2, &["import", "plan", SECOND, "--into", "x", "--received", "31/13/2014"]);
    assert!(said.contains("--received"), "{said}");
    assert!(!home.path("sessions").exists());
}

#[test]
fn a_name_that_is_nobody_s_or_two_s_is_told_with_the_nearest() {
    let home = Home::new();
    let said = home.fails(1, &["show", "2014"]);
    assert!(said.contains("greffier new"), "{said}");
    for title in ["Alpha", "Beta"] {
        home.ok(&["new", "--title", title, "--date", "2014-01-31"]);
    }
    for command in [&["show"][..], &["check"], &["export", "--format", "md"]] {
        let said = home.fails(1, &[command, &["2014-01"]].concat());
        for words in ["désigne 2 séances", "2014-01-31-alpha", "2014-01-31-beta", "lettres de plus"] {
            assert!(said.contains(words), "{words} in {said}");
        }
        let said = home.fails(1, &[command, &["alpha"]].concat());
        assert!(said.contains("Peut-être 2014-01-31-alpha") && said.contains("greffier list"), "{said}");
    }
    assert!(home.fails(1, &["show", "2014-02"]).contains("Peut-être 2014-01-31"));
    let said = home.fails(1, &["show", "../../etc"]);
    assert!(said.contains("aucune séance"), "{said}");
}

#[test]
fn the_language_is_that_asked_for_then_set_then_of_the_system() {
    let home = Home::new();
    let speaks_english = |args: &[&str], lang: &str| {
        let output = home.command(args).env("LANG", lang).output().unwrap();
        super::ran(output).err.contains("there is no command")
    };
    assert!(!speaks_english(&["lst"], "fr_FR.UTF-8"));
    assert!(!speaks_english(&["lst"], "C"));
    assert!(speaks_english(&["lst"], "en_US.UTF-8"));
    assert!(speaks_english(&["lst", "--lang", "en"], "fr_FR.UTF-8"));
    std::fs::create_dir_all(home.path("config/greffier")).unwrap();
    std::fs::write(home.path("config/greffier/settings.json"), r#"{"lang":"en"}"#).unwrap();
    assert!(speaks_english(&["lst"], "fr_FR.UTF-8"));
    assert!(!speaks_english(&["lst", "--lang=fr"], "en_US.UTF-8"));
}

#[test]
fn help_in_french() {
    insta::assert_snapshot!(Home::new().ok(&["--help"]), @r"
    Le compte-rendu d’une réunion, pris en direct, mesure par mesure.
    Sans commande, ouvre le programme.

    Usage : greffier [OPTIONS] [COMMANDE]

    Commandes :
      demo         ouvre une copie de la séance d’exemple ; rien n’est gardé
      new          crée une séance et donne son nom
      open         ouvre une séance dans le programme
      list         liste les séances, les plus récentes d’abord
      show         résume une séance
      search       cherche des mots dans toutes les séances
      import       lit un document reçu
      compare      compare deux versions du plan
      export       écrit le compte-rendu et les autres documents d’une séance
      check        relit une séance et dit ce qui reste à revoir
      completions  donne de quoi compléter les commandes
      man          donne la page de manuel (roff)

    Options :
          --sessions <DOSSIER>  dossier des séances (ou GREFFIER_SESSIONS)
          --lang <fr|en>        langue, fr ou en (sinon celle du système)
      -h, --help                montre cette aide
      -V, --version             montre la version

    « greffier COMMANDE --help » dit tout d’une commande.
    Codes de retour : 0 fait, 1 refusé, 2 mal demandé, 70 défaut.
    ");
}

#[test]
fn help_in_english() {
    insta::assert_snapshot!(Home::new().ok(&["--help", "--lang", "en"]), @r"
    The minutes of a meeting, taken live, measure by measure.
    Without a command, opens the program.

    Usage: greffier [OPTIONS] [COMMAND]

    Commands:
      demo         opens a copy of the demo session; nothing is kept
      new          makes a session and prints its name
      open         opens a session in the program
      list         lists the sessions, newest first
      show         sums up a session
      search       searches all sessions for words
      import       reads a document received
      compare      compares two drafts of the plan
      export       writes the minutes and other documents of a session
      check        reads a session again and says what to look at
      completions  prints completions of the commands
      man          prints the manual page (roff)

    Options:
          --sessions <DIR>  folder of the sessions (or GREFFIER_SESSIONS)
          --lang <fr|en>    language, fr or en (else the system's)
      -h, --help            shows this help
      -V, --version         shows the version

    “greffier COMMAND --help” tells all of a command.
    Exit codes: 0 done, 1 refused, 2 wrong usage, 70 fault.
    ");
}

#[test]
fn help_of_a_command() {
    insta::assert_snapshot!(Home::new().ok(&["import", "plan", "--help"]), @r"
    lit une version du plan, et l’ajoute à une séance

    Usage : greffier import plan [OPTIONS] <FICHIER>

    Arguments :
      <FICHIER>  le fichier (.docx, .odt, .pdf, .md, .txt), ou - pour l’entrée standard

    Options :
          --into <ID>           séance à laquelle l’ajouter ; sinon rien n’est gardé
          --label <NOM>         nom de la version : « version du 30 janvier »
          --received <DATE>     jour où elle a été reçue
          --json                résultat en JSON
          --sessions <DOSSIER>  dossier des séances (ou GREFFIER_SESSIONS)
          --lang <fr|en>        langue, fr ou en (sinon celle du système)
      -h, --help                montre cette aide
    ");
}

#[test]
fn completions_and_the_manual_are_made_from_the_commands() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = home.ok(&["completions", shell]);
        assert!(script.contains("greffier") && script.contains("compare"), "{shell}");
    }
    let manual = home.ok(&["man"]);
    let known = ["greffier import plan", "greffier import minutes", "GREFFIER_SESSIONS"];
    for words in [".TH GREFFIER 1", ".SH NOM"].into_iter().chain(known) {
        assert!(manual.contains(words), "{words}");
    }
    assert!(!manual.contains("greffier read"));
    assert!(home.ok(&["--version"]).starts_with("greffier "));
}
