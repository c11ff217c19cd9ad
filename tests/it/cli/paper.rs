//! The PDF and the calendar from the command line. A stand-in plays LibreOffice: what it lays out is told by its file.
use super::{DEMO, Home, read};

/// Puts a program called « soffice » on the path, which does this with the file `$1` and its folder `$out`.
#[cfg(unix)]
fn stand_in(home: &Home, does: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    let script = format!(
        "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\n\
         name=${{1##*/}}; name=${{name%.docx}}\necho laid >>\"$HOME/laid\"\n{does}\n"
    );
    let path = home.file("soffice", script.as_bytes());
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn without_libreoffice_nothing_is_written_and_a_line_says_how_to_get_a_pdf() {
    let home = Home::with_demo();
    let said = home.fails(1, &["export", DEMO, "--format", "md,pdf"]);
    assert!(
        said.contains("LibreOffice n’est pas installé") && said.contains("imprimez la page HTML"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(!home.path(&format!("compte-rendu-{DEMO}.md")).exists());
}

#[cfg(unix)]
#[test]
fn a_pdf_is_what_libreoffice_makes_of_the_word_file() {
    let home = Home::with_demo();
    stand_in(&home, "echo \"%PDF-1.7 of $1\" >\"$out/$name.pdf\"");
    let written = home.ok(&["export", DEMO, "--document", "actions", "--format", "docx,pdf"]);
    assert_eq!(written.lines().count(), 2);
    let pdf = read(home.path(&format!("liste-des-actions-{DEMO}.pdf")));
    assert!(pdf.starts_with("%PDF-1.7 of ") && pdf.ends_with("docx\n"), "{pdf}");
    assert_eq!(read(home.path("laid")).lines().count(), 1);
    let printed = home.ok(&["export", DEMO, "--document", "attendance", "--format", "pdf", "--output", "-"]);
    assert!(printed.starts_with("%PDF-1.7"), "{printed}");
}

#[cfg(unix)]
#[test]
fn a_layout_whose_pages_cannot_be_read_is_a_pdf_all_the_same() {
    let home = Home::with_demo();
    stand_in(&home, "echo \"%PDF-1.7 of $1\" >\"$out/$name.pdf\"");
    let ran = home.run(&["export", DEMO, "--format", "docx,pdf"]);
    assert!(ran.code == 0 && ran.err.contains("estimés"), "{ran:?}");
    assert!(read(home.path(&format!("compte-rendu-{DEMO}.pdf"))).starts_with("%PDF-1.7"));
    assert_eq!(read(home.path("laid")).lines().count(), 2, "once for the PDF, once more for its pages");
}

#[cfg(unix)]
#[test]
fn a_libreoffice_that_fails_is_said_to_have_failed() {
    let home = Home::with_demo();
    for does in ["exit 3", ":", ": >\"$out/$name.pdf\""] {
        stand_in(&home, does);
        let said = home.fails(1, &["export", DEMO, "--document", "entries", "--format", "pdf"]);
        assert!(said.contains("n’a pas pu mettre le document en page"), "{does}: {said}");
    }
}

#[test]
fn the_calendar_is_that_of_the_compte_rendu() {
    let home = Home::with_demo();
    let calendar = home.ok(&["export", DEMO, "--format", "ics", "--output", "-"]);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(calendar.contains("STATUS:TENTATIVE") && calendar.contains("STATUS:CONFIRMED"));
    let said = home.fails(2, &["export", DEMO, "--document", "actions", "--format", "ics"]);
    assert!(said.contains("--document minutes"), "{said}");
    let id = home.ok(&["new", "--title", "Bureau", "--date", "2014-02-07"]);
    let ran = home.run(&["export", id.trim(), "--format", "ics", "--output", "-"]);
    assert!(ran.code == 0 && ran.err.contains("le calendrier est vide"), "{ran:?}");
}
