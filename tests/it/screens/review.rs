//! The review with something to look at in it, and what is opened from it.
use super::check;
use crate::support::Room;

/// The small meeting with words written twice, in sight of the review.
fn with_findings() -> Room {
    let mut room = Room::meeting();
    room.go_to("1");
    room.records("demande que que les victimes soient entendues, dès leur arrivée, par par un juge");
    room.go_to("2");
    room.records("salue la la réponse donnée");
    room.press("f7");
    while !room.is_shown("à vérifier · phrase · Mot répété") {
        room.press("bas");
    }
    room
}

#[test]
fn the_findings_and_what_is_done_with_them() {
    let mut room = with_findings();
    for (width, height) in [(60, 20), (80, 24), (120, 40), (40, 12)] {
        room.resize(width, height);
        check(&room, &format!("relecture-points-{width}x{height}"));
    }
    room.resize(20, 5);
    room.resize(1, 1);
    room.resize(80, 24);
    for (key, name) in [("ctrl+l", "laisser"), ("ctrl+g", "regles")] {
        room.press(key);
        check(&room, &format!("{name}-80x24"));
        room.press("échap");
    }
    room.press("ctrl+l");
    room.types("dit ainsi en séance");
    room.press("entrée ctrl+o");
    check(&room, "laisses-80x24");
}

#[test]
fn documents_written() {
    use greffier::app::msg::{Msg, Outcome};
    let mut room = Room::demo();
    room.press("f6");
    let path = |extension: &str| {
        format!("/home/anne/Documents/compte-rendu-2014-01-31-reunion-du-collectif.{extension}")
    };
    let remarks = vec![
        "Les pages du sommaire sont estimées ; elles sont exactes quand LibreOffice est installé.".to_owned(),
    ];
    room.app.exports.awaited = true;
    room.happen(Msg::Done(Outcome::Exported { paths: vec![path("docx"), path("md")], remarks }));
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        room.resize(width, height);
        check(&room, &format!("exporte-{width}x{height}"));
    }
}
