//! F9: the choices, what is said while documents are written, and what can be done with them afterwards.
use greffier::app::busy::Busy;
use greffier::app::effect::Effect;
use greffier::app::key::Key;
use greffier::app::msg::{Msg, Outcome};
use greffier::app::popups::Popup;
use greffier::export::Format;

use crate::support::Room;

fn list_is_open(room: &Room) -> bool {
    matches!(room.app.popups.last(), Some(Popup::Written(_)))
}

#[test]
fn the_files_are_listed_and_their_paths_copied_whole() {
    let mut room = Room::demo();
    room.resize(80, 24);
    room.press("f6 f9 entrée");
    assert!(list_is_open(&room), "{}", room.screen());
    room.shows("Exporté : 2 fichiers");
    let folder = room.path("");
    let folder = folder.trim_end_matches('/');
    room.shows(folder);
    room.press("bas entrée");
    assert_eq!(room.copied, [folder]);
    room.press("bas entrée");
    assert_eq!(std::path::Path::new(&room.copied[1]).extension().unwrap(), "docx");
    assert!(room.copied[1].starts_with(folder), "{:?}", room.copied);
    room.press("bas ctrl+c");
    assert_eq!(std::path::Path::new(&room.copied[2]).extension().unwrap(), "md");
    assert!(list_is_open(&room), "it stays for the next path");
    room.press("début entrée");
    assert_eq!(room.opened, [folder]);
    room.click("Fermer");
    assert!(room.app.popups.is_empty());
}

#[test]
fn it_takes_no_key_from_who_is_writing() {
    let mut room = Room::demo();
    room.press("f5 f9 entrée");
    assert!(room.app.popups.is_empty());
    room.says("Exporté :");
    room.says(".docx .md");
    room.types("demande");
    assert_eq!(room.capture(), "demande");
    room.pick("f8", "documents exportés");
    assert!(list_is_open(&room));
    room.types("xyz");
    room.press("échap");
    assert_eq!(room.capture(), "demande");
}

#[test]
fn another_form_is_not_covered() {
    let mut room = Room::demo();
    room.press("f3");
    room.press("f9");
    room.happen(Msg::Done(Outcome::Exported { paths: vec!["/d/cr.docx".to_owned()], remarks: Vec::new() }));
    assert!(matches!(room.app.popups.last(), Some(Popup::Form(_))));
    room.says("/d/cr.docx");
}

#[test]
fn no_list_comes_between_two_keys() {
    let mut room = Room::demo();
    room.press("f9");
    room.press("échap f7 bas");
    room.happen(Msg::Done(Outcome::Exported { paths: vec!["/d/cr.docx".to_owned()], remarks: Vec::new() }));
    assert!(room.app.popups.is_empty(), "who went on working is not interrupted");
    room.says("/d/cr.docx");
}

#[test]
fn choices_are_those_of_the_last_time() {
    let mut room = Room::demo();
    room.press("f6 f9");
    room.choose("Destinataires", "membres");
    room.choose("Modèle", "Bureau");
    room.choose("Personnes", "organisations");
    room.press("entrée échap f9");
    room.shows("◂ membres ▸");
    room.shows("◂ Bureau");
    room.shows("◂ remplacées par leurs organisations ▸");
}

#[test]
fn the_whole_form_is_in_sight_on_a_small_terminal() {
    let mut room = Room::demo();
    room.resize(80, 24);
    room.press("f9");
    for words in
        ["Document", "Destinataires", "Modèle", "Personnes", "[x] Word (.docx)", "En-tête (Word)", "Dossier"]
    {
        room.shows(words);
    }
    room.click("[x] Word (.docx)");
    room.hides("En-tête (Word)");
}

#[test]
fn what_is_being_made_is_said() {
    let mut room = Room::demo();
    room.app.busy = Some(Busy::Exporting(None));
    room.happen(Msg::Done(Outcome::Exporting { format: Format::Docx, done: 1, of: 3 }));
    room.shows("Export : Word, 2 sur 3 (Ctrl+W l’arrête)");
    room.app.busy = None;
    room.happen(Msg::Done(Outcome::Exporting { format: Format::Docx, done: 1, of: 3 }));
    room.hides("Export :");
}

#[test]
fn a_pdf_that_takes_too_long_can_be_stopped() {
    let mut room = Room::demo();
    room.app.busy = Some(Busy::Exporting(None));
    room.happen(Msg::Done(Outcome::Exporting { format: Format::Pdf, done: 0, of: 1 }));
    room.shows("Export : PDF, 1 sur 1 (Ctrl+W l’arrête)");
    let asked = greffier::app::update(&mut room.app, Msg::Key(Key::ctrl('w')));
    assert_eq!(asked, [Effect::StopReading]);
    room.app.busy = None;
    room.press("ctrl+w");
    room.says("Aucun fichier n’est en cours de lecture ni d’export");
}

#[test]
fn remarks_and_long_names_are_shown_whole() {
    let mut room = Room::demo();
    room.resize(80, 24);
    room.press("f6");
    let name = format!("compte-rendu-{}-fin.docx", "du-collectif-".repeat(8));
    let remark = "Les pages du sommaire sont estimées ; elles sont exactes quand LibreOffice est installé.";
    let paths = vec![format!("/home/anne/Documents/{name}")];
    room.app.exports.awaited = true;
    room.happen(Msg::Done(Outcome::Exported { paths, remarks: vec![remark.to_owned()] }));
    room.shows("est installé.");
    room.shows("-fin.docx");
}
