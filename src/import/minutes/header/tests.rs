//! Heads of comptes-rendus, in the ways people write them.
use super::super::parts::{Part, Span};
use super::header;
use crate::import::readers::{Block, Form};

fn check(lines: &[&str], expected: &str) {
    let blocks: Vec<Block> = lines.iter().map(|line| Block::new(Form::Paragraph, *line)).collect();
    let spans = [Span { part: Part::TitleBlock, blocks: 0..blocks.len() }];
    let found = header(&blocks, &spans);
    let hour = |told: &Option<super::Told<chrono::NaiveTime>>| {
        told.as_ref().map(|t| t.value.format("%H:%M").to_string())
    };
    let text = |told: &Option<super::Told<String>>| told.as_ref().map(|t| t.value.clone());
    let got = [
        text(&found.title),
        found.date.as_ref().map(|t| t.value.to_string()),
        hour(&found.start),
        hour(&found.end),
        text(&found.place),
        text(&found.town),
    ];
    let got: Vec<String> = got.into_iter().map(Option::unwrap_or_default).collect();
    assert_eq!(got.join(" | "), expected, "{lines:?}");
}

#[test]
fn heads_are_read() {
    check(
        &["COMPTE-RENDU DE LA REUNION DU COLLECTIF DU 31 JANVIER 2014 (10h – 13h) AU SECOURS CATHOLIQUE"],
        "Réunion du collectif du 31 janvier 2014 | 2014-01-31 | 10:00 | 13:00 | SECOURS CATHOLIQUE | ",
    );
    check(
        &["Compte rendu", "Réunion du 12/03/2019 de 14h à 16h30, salle 204"],
        "Réunion du 12/03/2019 | 2019-03-12 | 14:00 | 16:30 | salle 204 | ",
    );
    check(
        &[
            "Compte-rendu du comité de pilotage",
            "Date : 12 mars 2019",
            "Lieu : Mairie de Valence",
            "Horaires : 9h-12h",
        ],
        "Comité de pilotage | 2019-03-12 | 09:00 | 12:00 | Mairie de Valence | ",
    );
    check(
        &["Séance du conseil du lundi 3 février 2014 à 18 heures"],
        "Séance du conseil du lundi 3 février 2014 | 2014-02-03 | 18:00 |  |  | ",
    );
    check(
        &["PV de l’assemblée générale", "Mardi 1er mars 2016, 20 h 30", "À la Maison des associations"],
        "Assemblée générale | 2016-03-01 | 20:30 |  | Maison des associations | ",
    );
    check(
        &["Procès-verbal de la réunion du bureau", "Lyon, le 31.01.2014"],
        "Réunion du bureau | 2014-01-31 |  |  |  | Lyon",
    );
    check(
        &["Relevé de conclusions – comité technique du 31/01/14"],
        "Comité technique du 31/01/14 | 2014-01-31 |  |  |  | ",
    );
    check(
        &["Compte rendu – groupe de travail « Mineurs »", "Vendredi 8 juin 2018"],
        "Groupe de travail « Mineurs » | 2018-06-08 |  |  |  | ",
    );
    check(
        &["Minutes of the meeting of 3 February 2014, 10:00–13:00"],
        "Meeting of 3 February 2014 | 2014-02-03 | 10:00 | 13:00 |  | ",
    );
    check(&["Date et heure", "12 mars"], " |  |  |  |  | ");
    check(&[], " |  |  |  |  | ");
}
