//! Presence as a sentence: « Les associations présentes étaient les suivantes : … ; …. »
use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::Delegate;
use crate::domain::session::Session;
use crate::text::french::numbers::join_list;
use crate::text::lang::Lang;

use super::super::document::{Block, Content, Inline, Role, Source};
use super::super::{Names, Options};
use super::{by_organization, person, told, word};

/// The sentence; nothing when nobody was there.
pub(super) fn blocks(session: &Session, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let (groups, others) = by_organization(session, options, AttendanceStatus::Present);
    if groups.is_empty() {
        return alone(&others, session, options);
    }
    let lead = match (others.is_empty(), lang) {
        (true, Lang::Fr) => "Les associations présentes étaient les suivantes\u{a0}: ",
        (false, Lang::Fr) => "Les associations et les personnes présentes étaient les suivantes\u{a0}: ",
        (true, Lang::En) => "The following organizations were present: ",
        (false, Lang::En) => "The following organizations and persons were present: ",
    };
    let mut all: Vec<String> = groups
        .iter()
        .map(|(organization, people)| {
            let people = join_list(&told(people, session, options), lang);
            format!("{}{}{people}", organization.full_name(), lang.pick("\u{a0}: ", ": "))
        })
        .collect();
    match options.names {
        Names::People => all.extend(others.iter().map(|delegate| person(delegate, session, lang))),
        Names::Organizations if others.is_empty() => {}
        Names::Organizations => all.push(told(&others, session, options).concat()),
    }
    vec![sentence(&format!("{lead}{}.", all.join(lang.pick("\u{202f}; ", "; "))))]
}

/// People who speak for no organization, among themselves: « Étaient présent·e·s : …. »
fn alone(people: &[&Delegate], session: &Session, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let names = told(people, session, options);
    match (people.len(), options.names) {
        (0, _) => Vec::new(),
        (1, Names::Organizations) => {
            vec![sentence(lang.pick("Une personne était présente.", "One person was present."))]
        }
        (_, Names::Organizations) => {
            let names = names.concat();
            vec![sentence(
                &lang.pick(format!("{names} étaient présentes."), format!("{names} were present.")),
            )]
        }
        (several, Names::People) => {
            let label = if several == 1 {
                word(options, "Était présent", "Était présent·e", "Present")
            } else {
                word(options, "Étaient présents", "Étaient présent·e·s", "Present")
            };
            let colon = lang.pick("\u{a0}: ", ": ");
            vec![sentence(&format!("{label}{colon}{}.", join_list(&names, lang)))]
        }
    }
}

fn sentence(text: &str) -> Block {
    let text = vec![Inline::plain(text)];
    Block::from(Source::Attendance, Content::Paragraph { role: Role::Body, text })
}
