//! `greffier export`: the compte-rendu of a session as files, or on standard output.
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use super::args::Export;
use super::desk::Desk;
use super::failure::{Failure, Kind};
use crate::domain::entry::Circulation;
use crate::domain::session::Session;
use crate::export::docx::letterhead::Letterhead;
use crate::export::{ExportError, Format};
use crate::minutes::document::{Document, Warning};
use crate::minutes::{self, DocumentKind, Names};
use crate::shell::letterhead;
use crate::shell::paper::{Fault, Office, Pages, Press, Unmade, without_pdf};
use crate::store::StoreError;
use crate::store::error::Deed;
use crate::store::fs::real::RealDisk;
use crate::store::fs::{self, Fs as _};
use crate::store::paths;
use crate::store::shelf::Shelf;
use crate::text::lang::Lang;

/// Where the documents go.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    Standard,
    File(PathBuf),
    Folder(PathBuf),
}

/// Writes the documents and prints where they are. Everything is checked before the first is written.
pub(super) fn run(args: &Export, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    let kind = document_named(&args.document, lang)?;
    let formats = formats(&args.format, lang)?;
    refuse_unoffered(kind, &formats, lang)?;
    refuse_without_office(&formats, lang)?;
    let target = target(args.output.as_deref(), &formats, lang)?;
    let shelf = desk.shelf()?;
    let id = desk.resolve(&shelf, &args.id)?;
    let session = shelf.peek(&id).map_err(|error| Failure::store(&error, lang))?;
    let options = options(args, &session, &shelf, desk)?;
    tell_warnings(&kind.compose(&session, &options), desk);
    let meeting = session.meeting();
    let mut written = Vec::new();
    let paper = letterhead(args, &formats, desk)?;
    let mut press = Press::new(kind, (&session, &options), &shelf, lang, &|| false).on(paper.as_ref());
    for format in formats {
        let bytes = bytes(&mut press, format, desk)?;
        match &target {
            Target::Standard => desk.print_bytes(&bytes)?,
            Target::File(path) => written.push(write(path, &bytes, lang)?),
            Target::Folder(folder) => {
                let stem = kind.stem(desk.paper);
                let name = paths::folder_name(meeting.date, &meeting.title, |_| false);
                let name = format!("{stem}-{name}.{}", format.extension());
                written.push(write(&folder.join(name), &bytes, lang)?);
            }
        }
    }
    desk.print(&written)
}

/// The letterhead named, for what is made from a Word file; what is to be said of it is told.
fn letterhead(args: &Export, formats: &[Format], desk: &mut Desk) -> Result<Option<Letterhead>, Failure> {
    let Some(path) = &args.letterhead else { return Ok(None) };
    if !formats.iter().any(|format| matches!(format, Format::Docx | Format::Pdf)) {
        return Err(Failure::usage(desk.lang.pick(
            "--letterhead ne sert qu’aux formats docx et pdf.",
            "--letterhead is for the formats docx and pdf only.",
        )));
    }
    let (letterhead, remarks) = letterhead::open(path, desk.lang).map_err(Failure::refused)?;
    for remark in remarks {
        desk.tell(&remark);
    }
    Ok(Some(letterhead))
}

/// What the documents are made for; the template asked for, else that of the session.
fn options(
    args: &Export,
    session: &Session,
    shelf: &Shelf,
    desk: &mut Desk,
) -> Result<minutes::Options, Failure> {
    let template = match args.template.as_deref() {
        Some(id) => desk.template(shelf.places(), id)?,
        None => desk.templates(shelf.places()).or_usual(&session.meeting().template),
    };
    Ok(minutes::Options {
        lang: desk.paper,
        audience: audience(&args.audience),
        template,
        names: if args.names == "organizations" { Names::Organizations } else { Names::People },
        ..Default::default()
    })
}

fn document_named(name: &str, lang: Lang) -> Result<DocumentKind, Failure> {
    if let Some(kind) = DocumentKind::ALL.into_iter().find(|kind| kind.id() == name) {
        return Ok(kind);
    }
    let failure = Failure::usage(lang.pick(
        format!("le document «\u{a0}{name}\u{a0}» n’existe pas."),
        format!("there is no document “{name}”."),
    ));
    let known = DocumentKind::ALL.map(|kind| format!("{} ({})", kind.id(), kind.name(lang))).join(", ");
    Err(failure.hint(lang.pick(format!("Aujourd’hui\u{a0}: {known}."), format!("Today: {known}."))))
}

pub(super) fn formats(names: &[String], lang: Lang) -> Result<Vec<Format>, Failure> {
    let mut formats: Vec<Format> = Vec::new();
    for name in names.iter().map(|name| name.trim()) {
        let Some(format) = Format::parse(name) else { return Err(unknown_format(name, lang)) };
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    Ok(formats)
}

fn unknown_format(name: &str, lang: Lang) -> Failure {
    let known: Vec<&str> = Format::ALL.iter().map(|format| format.extension()).collect();
    let known = known.join(", ");
    Failure::usage(lang.pick(
        format!("le format «\u{a0}{name}\u{a0}» n’existe pas."),
        format!("there is no format “{name}”."),
    ))
    .hint(lang.pick(format!("Aujourd’hui\u{a0}: {known}."), format!("Today: {known}.")))
}

pub(super) fn target(output: Option<&Path>, formats: &[Format], lang: Lang) -> Result<Target, Failure> {
    let Some(output) = output else { return Ok(Target::Folder(PathBuf::from("."))) };
    let several = formats.len() > 1;
    if output.as_os_str() == "-" {
        if several {
            return Err(Failure::usage(lang.pick(
                "la sortie standard ne peut recevoir qu’un format à la fois.",
                "standard output can take only one format at a time.",
            )));
        }
        let binary = formats.iter().find(|format| matches!(format, Format::Docx | Format::Odt | Format::Pdf));
        if let Some(format) = binary.filter(|_| std::io::stdout().is_terminal()) {
            let name = format.name(lang);
            return Err(Failure::usage(lang.pick(
                format!("un fichier {name} ne s’affiche pas dans un terminal\u{a0}: donnez un nom de fichier à --output."),
                format!("a file for {name} cannot be shown in a terminal: give --output the name of a file."),
            )));
        }
        return Ok(Target::Standard);
    }
    let named_as_folder = output.to_string_lossy().ends_with(std::path::is_separator);
    if RealDisk.list(output).is_ok() {
        return Ok(Target::Folder(output.to_path_buf()));
    }
    let shown = output.display();
    if named_as_folder {
        return Err(Failure::refused(lang.pick(
            format!("le dossier {shown} n’existe pas. Créez-le, ou choisissez-en un autre."),
            format!("there is no folder {shown}. Make it, or choose another."),
        )));
    }
    if several {
        return Err(Failure::usage(lang.pick(
            format!("plusieurs formats demandent un dossier, et {shown} n’en est pas un."),
            format!("several formats need a folder, and {shown} is none."),
        )));
    }
    Ok(Target::File(output.to_path_buf()))
}

fn audience(name: &str) -> Circulation {
    match name {
        "internal" => Circulation::Internal,
        "members" => Circulation::Members,
        "public" => Circulation::Public,
        _ => Circulation::Ministry,
    }
}

/// The document in a format; what the person should know of how it was made is told.
fn bytes(press: &mut Press<'_>, format: Format, desk: &mut Desk) -> Result<Vec<u8>, Failure> {
    let lang = desk.lang;
    let made = press.make(format).map_err(|unmade| match unmade {
        Unmade::Export(error) => failed(&error, format, lang),
        Unmade::Office(fault) => Failure::refused(without_pdf(fault, lang)),
    })?;
    if let Some(remark) = &made.remark {
        desk.tell(remark);
    }
    if made.pages == Pages::Estimated {
        desk.tell(lang.pick(
            "Numéros de page du sommaire\u{a0}: estimés (LibreOffice, s’il est installé, les donne exacts).",
            "Page numbers of the contents: estimated (LibreOffice, when installed, gives the exact ones).",
        ));
    }
    Ok(made.bytes)
}

/// Refuses a PDF where nothing can make one, before anything is written.
fn refuse_without_office(formats: &[Format], lang: Lang) -> Result<(), Failure> {
    if formats.contains(&Format::Pdf) && Office::find().is_none() {
        return Err(Failure::refused(without_pdf(Fault::Missing, lang)));
    }
    Ok(())
}

/// Refuses the first format that the document does not offer, and names those it does.
fn refuse_unoffered(kind: DocumentKind, formats: &[Format], lang: Lang) -> Result<(), Failure> {
    let Some(format) = formats.iter().find(|format| !kind.offers(**format)) else { return Ok(()) };
    let offered: Vec<&str> = kind.formats().iter().map(|format| format.extension()).collect();
    let (name, extension, offered) = (kind.name(lang), format.extension(), offered.join(", "));
    let failure = Failure::usage(lang.pick(
        format!("le document «\u{a0}{name}\u{a0}» ne s’exporte pas au format {extension}."),
        format!("the document “{name}” cannot be exported as {extension}."),
    ));
    let failure =
        failure.hint(lang.pick(format!("Ses formats\u{a0}: {offered}."), format!("Its formats: {offered}.")));
    let elsewhere: Vec<&str> =
        DocumentKind::ALL.into_iter().filter(|other| other.offers(*format)).map(DocumentKind::id).collect();
    let elsewhere = elsewhere.join(", ");
    Err(if elsewhere.is_empty() {
        failure
    } else {
        failure.hint(lang.pick(
            format!("Le format {extension} est celui de\u{a0}: --document {elsewhere}."),
            format!("The format {extension} is that of: --document {elsewhere}."),
        ))
    })
}

pub(super) fn failed(error: &ExportError, format: Format, lang: Lang) -> Failure {
    let name = format.name(lang);
    let failure = Failure::new(
        Kind::Bug,
        lang.pick(
            format!("le compte-rendu n’a pas pu être mis au format {name}."),
            format!("the minutes could not be made into {name}."),
        ),
    );
    let mut causes: Vec<String> = vec![error.to_string()];
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        causes.push(cause.to_string());
        next = cause.source();
    }
    causes.into_iter().fold(failure, Failure::because)
}

/// Writes a file whole, and answers where it is.
pub(super) fn write(path: &Path, bytes: &[u8], lang: Lang) -> Result<String, Failure> {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    fs::replace(&RealDisk, &whole, bytes)
        .map_err(|error| Failure::store(&StoreError::disk(Deed::Writing, path, error), lang))?;
    Ok(path.strip_prefix(".").unwrap_or(path).display().to_string())
}

fn tell_warnings(document: &Document, desk: &mut Desk) {
    let lang = desk.lang;
    for warning in &document.warnings {
        let message = match warning {
            Warning::Stubs(n) => lang.pick(
                format!("Trous encore à écrire, qui ne sont pas imprimés\u{a0}: {n}."),
                format!("Gaps still to be written, which are not printed: {n}."),
            ),
            Warning::Withheld(n) => lang.pick(
                format!("Entrées réservées à un cercle plus étroit, qui ne sont pas imprimées\u{a0}: {n}."),
                format!("Entries meant for a narrower circle, which are not printed: {n}."),
            ),
            Warning::NotInTemplate(n) => lang.pick(
                format!("Entrées sans rubrique dans ce modèle, qui ne sont pas imprimées\u{a0}: {n}."),
                format!("Entries without a section in this template, which are not printed: {n}."),
            ),
            Warning::NoSynthesis => lang.pick("La synthèse est vide.", "The synthesis is empty.").to_owned(),
        };
        desk.tell(&message);
    }
}
