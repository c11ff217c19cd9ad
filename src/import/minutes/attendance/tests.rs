//! Presence lists in the shapes people write them. Each is given as lines (« - » an element of a list, « | » a row of a
//! table) and read back in one line: « Organization (ACRONYM): person, person | ~: people without organization ».
use std::fmt::Write;

use proptest::prelude::*;

use super::super::parts::{Part, Span};
use super::super::understood::{Person, Presence};
use super::attendance;
use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::Role;
use crate::import::readers::{Block, Form};

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut row = 0;
    for line in text.lines() {
        if let Some(cells) = line.strip_prefix("| ") {
            for (column, cell) in cells.split('|').enumerate() {
                let column = u32::try_from(column).unwrap();
                for part in cell.split('\\') {
                    blocks.push(Block::new(Form::Cell { table: 0, row, column }, part.trim()));
                }
            }
            row += 1;
        } else if let Some(item) = line.strip_prefix("- ") {
            blocks.push(Block::new(Form::Item(0), item));
        } else if let Some(item) = line.strip_prefix("  - ") {
            blocks.push(Block::new(Form::Item(1), item));
        } else if let Some(heading) = line.strip_prefix("# ") {
            blocks.push(Block::new(Form::Heading(2), heading));
        } else {
            blocks.push(Block::new(Form::Paragraph, line));
        }
    }
    blocks
}

fn person(person: &Person) -> String {
    let mut shown = person.name.clone();
    match person.status {
        AttendanceStatus::Present => {}
        AttendanceStatus::Excused => shown.push('!'),
        AttendanceStatus::Absent => shown.push('0'),
        AttendanceStatus::Represented => write!(shown, ">{}", person.represented_by).unwrap(),
        AttendanceStatus::Expected => shown.push('?'),
    }
    match person.role {
        Role::Member => {}
        role => write!(shown, "#{role:?}").unwrap(),
    }
    if let Some(at) = person.arrived {
        write!(shown, "+{}", at.format("%H:%M")).unwrap();
    }
    if let Some(at) = person.left {
        write!(shown, "-{}", at.format("%H:%M")).unwrap();
    }
    if person.personal {
        shown.push('*');
    }
    if !person.note.is_empty() {
        write!(shown, "[{}]", person.note).unwrap();
    }
    shown
}

fn show(presence: &Presence) -> String {
    let people = |people: &[Person]| people.iter().map(person).collect::<Vec<_>>().join(", ");
    let mut shown: Vec<String> = presence
        .organizations
        .iter()
        .map(|organization| {
            let acronym = &organization.acronym;
            let mut name = organization.name.clone();
            if !acronym.is_empty() {
                write!(name, " ({acronym})").unwrap();
            }
            match organization.status {
                AttendanceStatus::Excused => name.push('!'),
                AttendanceStatus::Absent => name.push('0'),
                _ => {}
            }
            format!("{name}: {}", people(&organization.people)).trim_end_matches([' ', ':']).to_owned()
        })
        .collect();
    if !presence.people.is_empty() {
        shown.push(format!("~: {}", people(&presence.people)));
    }
    shown.join(" | ")
}

fn read(text: &str) -> Presence {
    let blocks = blocks(text);
    let spans = [Span { part: Part::Attendance, blocks: 0..blocks.len() }];
    attendance(&blocks, &spans)
}

fn check(shapes: &[(&str, &str)]) {
    let wrong: Vec<String> = shapes
        .iter()
        .filter_map(|(text, expected)| {
            let got = show(&read(text));
            (got != *expected).then(|| format!("{text}\n   got      {got}\n   expected {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), shapes.len(), wrong.join("\n"));
}

#[test]
fn organizations_with_their_people() {
    check(&[
        (
            "Présents : Comité des Rives (CDR) : Anne Morel et Paul Petit ; Ligue du Bocage, Jean Roux",
            "Comité des Rives (CDR): Anne Morel, Paul Petit | Ligue du Bocage: Jean Roux",
        ),
        (
            "Les associations présentes le mardi 4 mars étaient les suivantes : Hors les murs : Anne Morel ; Jean Roux.",
            "Hors les murs: Anne Morel | ~: Jean Roux",
        ),
        (
            "Étaient présents :\nComité des Rives (CDR) : Anne Morel\nLigue du Bocage : Jean Roux",
            "Comité des Rives (CDR): Anne Morel | Ligue du Bocage: Jean Roux",
        ),
        (
            "Présents :\n- CDR – Anne Morel\n- Ligue du Bocage – Jean Roux et Idris Okonkwo",
            "CDR: Anne Morel | Ligue du Bocage: Jean Roux, Idris Okonkwo",
        ),
        (
            "Présents :\n- CDR : Anne Morel, directrice\n- Ligue du Bocage : Mme Roux, M. Okonkwo",
            "CDR: Anne Morel[directrice] | Ligue du Bocage: Roux, Okonkwo",
        ),
        (
            "Présents : CDR, Anne Morel qui coordonne le Collectif « Agir pour les rives », Paul Petit pour le secrétariat et Jean Roux",
            "CDR: Anne Morel#Coordination, Paul Petit#Secretary, Jean Roux",
        ),
        (
            "Présents :\nCDR :\n- Anne Morel\n- Paul Petit\nLigue du Bocage :\n- Jean Roux",
            "CDR: Anne Morel, Paul Petit | Ligue du Bocage: Jean Roux",
        ),
        (
            "Présents :\n- Comité des Rives\n  - Anne Morel\n  - Paul Petit\n- Ligue du Bocage\n  - Jean Roux",
            "Comité des Rives: Anne Morel, Paul Petit | Ligue du Bocage: Jean Roux",
        ),
        (
            "Présents :\nPour le CDR : Anne Morel\nPour la Ligue du Bocage : Jean Roux",
            "CDR: Anne Morel | Ligue du Bocage: Jean Roux",
        ),
        ("Présents pour le CDR : Anne Morel, Paul Petit", "CDR: Anne Morel, Paul Petit"),
        (
            "Participants : CDR (Anne Morel, Paul Petit) ; UNICEF France (Jean Roux)",
            "CDR: Anne Morel, Paul Petit | UNICEF France: Jean Roux",
        ),
        (
            "Organisations présentes : CDR, UNICEF France, Secours du Nord",
            "CDR | UNICEF France | Secours du Nord",
        ),
        ("Excusés : UNICEF France, Ligue du Bocage", "UNICEF France! | Ligue du Bocage!"),
        (
            "Présents :\nAssociations :\n- CDR : Anne Morel\nServices de l’État :\n- Préfecture de la Drôme : Jean Roux",
            "CDR: Anne Morel | Préfecture de la Drôme: Jean Roux",
        ),
        (
            "Présents : Comité des Rives (CDR) : Anne Morel\nExcusés : Paul Petit (CDR)",
            "Comité des Rives (CDR): Anne Morel, Paul Petit!",
        ),
    ]);
}

#[test]
fn people_with_their_organization() {
    check(&[
        (
            "Présents : Anne Morel (CDR), Jean Roux (Ligue du Bocage)",
            "CDR: Anne Morel | Ligue du Bocage: Jean Roux",
        ),
        ("Présents :\n- Anne Morel (CDR)\n- Jean Roux (CDR)", "CDR: Anne Morel, Jean Roux"),
        (
            "Présents :\n- Anne Morel – CDR\n- Jean Roux – Ligue du Bocage",
            "CDR: Anne Morel | Ligue du Bocage: Jean Roux",
        ),
        (
            "Présents :\n- Anne Morel - Comité des Rives\n- Jean Roux - Mairie de Valence",
            "Comité des Rives: Anne Morel | Mairie de Valence: Jean Roux",
        ),
        (
            "Présents :\nAnne Morel, CDR\nJean Roux, Ligue du Bocage",
            "CDR: Anne Morel | Ligue du Bocage: Jean Roux",
        ),
        (
            "Présents :\nAnne Morel, directrice, CDR\nJean Roux, chargé de mission, Ligue du Bocage",
            "CDR: Anne Morel[directrice] | Ligue du Bocage: Jean Roux[chargé de mission]",
        ),
        ("Présents :\nAnne Morel – directrice – CDR", "CDR: Anne Morel[directrice]"),
        ("Présents :\nAnne Morel (directrice, CDR)", "CDR: Anne Morel[directrice]"),
        ("Présents :\nMOREL Anne (CDR)\nROUX Jean (UNICEF)", "CDR: MOREL Anne | UNICEF: ROUX Jean"),
        (
            "Présents :\nMme Anne MOREL (CDR)\nM. Jean ROUX (UNICEF)\nMe Lefèvre (Barreau de Lyon)\nDr Okonkwo (SAMU)",
            "CDR: Anne MOREL | UNICEF: Jean ROUX | Barreau de Lyon: Lefèvre | SAMU: Okonkwo",
        ),
        (
            "Présents : Anne Morel et Paul Petit (CDR), Jean Roux (UNICEF)",
            "CDR: Anne Morel, Paul Petit | UNICEF: Jean Roux",
        ),
        (
            "Présents : Anne Morel : CDR ; Jean Roux : UNICEF France",
            "CDR: Anne Morel | UNICEF France: Jean Roux",
        ),
        (
            "Présents :\n- Anne Morel pour le CDR\n- Jean Roux pour la Ligue du Bocage",
            "CDR: Anne Morel | Ligue du Bocage: Jean Roux",
        ),
        ("Présents :\nAnne Morel CDR\nPaul Petit UNICEF", "CDR: Anne Morel | UNICEF: Paul Petit"),
        ("Présents :\nMme Morel, présidente du CDR\nM. le préfet de la Drôme", "~: Morel[présidente du CDR]"),
    ]);
}

#[test]
fn people_alone() {
    check(&[
        ("Présents : Anne Morel, Paul Petit, Jean Roux", "~: Anne Morel, Paul Petit, Jean Roux"),
        ("Présents : Anne Morel, Paul Petit et Jean Roux.", "~: Anne Morel, Paul Petit, Jean Roux"),
        ("Présent·e·s : Anne Morel, Paul Petit", "~: Anne Morel, Paul Petit"),
        ("Présent.e.s : Anne Morel", "~: Anne Morel"),
        ("Présents (es) : Anne Morel", "~: Anne Morel"),
        ("Présent(e)s : Anne Morel", "~: Anne Morel"),
        ("Présent-e-s : Anne Morel\nExcusé-e-s : Paul Petit", "~: Anne Morel, Paul Petit!"),
        (
            "Présents\n- Anne Morel\n- Paul Petit\nExcusés\n- Jean Roux",
            "~: Anne Morel, Paul Petit, Jean Roux!",
        ),
        ("# Présents\nAnne Morel\nPaul Petit", "~: Anne Morel, Paul Petit"),
        ("Présents : Dupont, Martin, Petit", "~: Dupont, Martin, Petit"),
        ("Présents : MM. Dupont et Martin, Mmes Petit et Roux", "~: Dupont, Martin, Petit, Roux"),
        ("Étaient présents M. Dupont et Mme Petit", "~: Dupont, Petit"),
        ("Présents : A. Morel, J.-P. Roux", "~: A. Morel, J.-P. Roux"),
        (
            "In attendance: Anne Morel, Paul Petit\nApologies: Jean Roux",
            "~: Anne Morel, Paul Petit, Jean Roux!",
        ),
        (
            "Membres présents : Anne Morel, Nguyen Thi Mai, Jean de la Fontaine",
            "~: Anne Morel, Nguyen Thi Mai, Jean de la Fontaine",
        ),
        ("Présents : Anne Morel • Paul Petit • Jean Roux", "~: Anne Morel, Paul Petit, Jean Roux"),
    ]);
}

#[test]
fn excuses_proxies_and_roles() {
    check(&[
        ("Absents excusés : Anne Morel", "~: Anne Morel!"),
        ("Absents : Anne Morel\nExcusés : Paul Petit", "~: Anne Morel0, Paul Petit!"),
        ("Présents :\nAnne Morel\nPaul Petit (excusé)", "~: Anne Morel, Paul Petit!"),
        ("Excusés : Anne Morel (pouvoir à Paul Petit)", "~: Anne Morel>Paul Petit"),
        (
            "Pouvoirs : Anne Morel à Paul Petit ; Jean Roux à Mme Roy",
            "~: Anne Morel>Paul Petit, Jean Roux>Roy",
        ),
        ("Pouvoirs :\nAnne Morel donne pouvoir à Paul Petit", "~: Anne Morel>Paul Petit"),
        (
            "Excusés : Anne Morel, Jean Roux\nAnne Morel donne pouvoir à Paul Petit",
            "~: Anne Morel>Paul Petit, Jean Roux!",
        ),
        ("Représentés : Anne Morel (par Paul Petit)", "~: Anne Morel>Paul Petit"),
        ("Présents :\n- Anne Morel, représentée par Paul Petit", "~: Anne Morel>Paul Petit"),
        ("Ont donné procuration : Anne Morel à Paul Petit", "~: Anne Morel>Paul Petit"),
        (
            "Présents : Anne Morel (arrivée à 14h10), Paul Petit (départ 16 h)",
            "~: Anne Morel+14:10, Paul Petit-16:00",
        ),
        (
            "Présents : Anne Morel (jusqu’à 12 h), Paul Petit (à partir de 10h30)",
            "~: Anne Morel-12:00, Paul Petit+10:30",
        ),
        ("Présents : Anne Morel (à partir du point 3)", "~: Anne Morel[à partir du point 3]"),
        (
            "Présents : Anne Morel (en visio), Paul Petit (par téléphone)",
            "~: Anne Morel[en visio], Paul Petit[par téléphone]",
        ),
        ("Présents : Anne Morel (à titre personnel)", "~: Anne Morel*"),
        (
            "Président de séance : Paul Petit\nSecrétaire de séance : Anne Morel\nPrésents : Anne Morel, Paul Petit, Jean Roux",
            "~: Paul Petit#Chair, Anne Morel#Secretary, Jean Roux",
        ),
        (
            "Présents : Anne Morel (présidente de séance), Paul Petit (secrétaire de séance)",
            "~: Anne Morel#Chair, Paul Petit#Secretary",
        ),
        ("Invités : Anne Morel", "~: Anne Morel[invité]"),
        ("Présents : Paul Petit\nAssistaient également : Anne Morel", "~: Paul Petit, Anne Morel"),
        ("Observateurs : Anne Morel", "~: Anne Morel#Observer"),
        ("Présents :\n☒ Anne Morel (CDR)\n☐ Paul Petit (CDR)", "CDR: Anne Morel, Paul Petit0"),
        (
            "Participants :\nAnne Morel : ☒ présent ☐ excusé\nPaul Petit : ☐ présent ☒ excusé",
            "~: Anne Morel, Paul Petit!",
        ),
        ("Présents :\n- [x] Anne Morel\n- [ ] Paul Petit", "~: Anne Morel, Paul Petit0"),
        ("Le quorum est atteint.\nPrésents : Anne Morel", "~: Anne Morel"),
    ]);
}

#[test]
fn tables() {
    check(&[
        (
            "| Nom|Organisme|Présent|Excusé\n| Anne Morel|CDR|x|\n| Paul Petit|UNICEF||x",
            "CDR: Anne Morel | UNICEF: Paul Petit!",
        ),
        (
            "| Nom|Organisme|Présent|Excusé\n| Anne Morel|CDR|✘|\n| Paul Petit|UNICEF||☒\n| Jean Roux|CDR||",
            "CDR: Anne Morel, Jean Roux0 | UNICEF: Paul Petit!",
        ),
        (
            "| Organisme|Nom|Présence\n| CDR|Anne Morel|oui\n| UNICEF|Paul Petit|excusé",
            "CDR: Anne Morel | UNICEF: Paul Petit!",
        ),
        (
            "| Nom|Prénom|Structure|P/E/A\n| Morel|Anne|CDR|P\n| Petit|Paul|UNICEF|E\n| Roux|Jean|UNICEF|A",
            "CDR: Anne Morel | UNICEF: Paul Petit!, Jean Roux0",
        ),
        (
            "| Nom|Organisme|Présent|Excusé\n| Anne Morel|CDR|☒|☐\n| Paul Petit|CDR|☐|☒",
            "CDR: Anne Morel, Paul Petit!",
        ),
        (
            "| Présents|Excusés\n| Anne Morel (CDR)|Paul Petit (UNICEF)\n| Jean Roux (CDR)|",
            "CDR: Anne Morel, Jean Roux | UNICEF: Paul Petit!",
        ),
        ("| Présents|Excusés\n| Anne Morel\\Jean Roux|Paul Petit", "~: Anne Morel, Jean Roux, Paul Petit!"),
        ("| Présents|Anne Morel, Jean Roux\n| Excusés|Paul Petit", "~: Anne Morel, Jean Roux, Paul Petit!"),
        (
            "| Nom|Fonction|Organisme|Présent|Pouvoir à\n| Anne Morel|Présidente de séance|CDR|x|\n| Paul Petit|Trésorier|CDR||Anne Morel",
            "CDR: Anne Morel#Chair, Paul Petit>Anne Morel[Trésorier]",
        ),
        (
            "| Nom|Organisme|Présent|Arrivée|Départ\n| Anne Morel|CDR|x|14h10|16h",
            "CDR: Anne Morel+14:10-16:00",
        ),
        (
            "| Associations|Représentants|Présents\n| CDR|Anne Morel et Paul Petit|x\n| |Jean Roux|x",
            "CDR: Anne Morel, Paul Petit, Jean Roux",
        ),
        (
            "Présents :\n| Anne Morel|CDR\n| Paul Petit|Ligue du Bocage",
            "CDR: Anne Morel | Ligue du Bocage: Paul Petit",
        ),
        (
            "| Name|Organization|Present|Apologies\n| Anne Morel|CDR|✓|\n| Paul Petit|UNICEF||✓",
            "CDR: Anne Morel | UNICEF: Paul Petit!",
        ),
    ]);
}

proptest! {
    #[test]
    fn any_list_is_read_without_panic(lines in proptest::collection::vec("[-| ]{0,2}(Présents? ?:|Excusés|pouvoir à|[A-ZÉ]{2,5}|Anne Morel|M\\.|et|\\(|\\)|☒|14h10|[;,:–|/.]| |.){0,14}", 0..6)) {
        let _ = read(&lines.join("\n"));
    }
}
