//! When and how a wording was settled in the room: « en séance à 11 h 42 », « à 11 h 42, par 12 voix pour, aucune
//! contre et 1 abstention ».
use crate::domain::amendment::{Amendment, Standing};
use crate::domain::decision::{Outcome, Vote};
use crate::text::french::{dates, numbers};
use crate::text::lang::Lang;

/// What follows « a adopté », with its space; nothing when it is not known when.
pub(super) fn inside(amendment: &Amendment, lang: Lang) -> String {
    let Some(settled) = amendment.settled else { return String::new() };
    let time = dates::time(settled.at.time(), lang);
    match (settled.outcome, lang) {
        (Outcome::Consensus, Lang::Fr) => format!(" en séance à {time}"),
        (Outcome::Consensus, Lang::En) => format!(" at the meeting, at {time},"),
        (Outcome::Vote(vote), Lang::Fr) => format!(" à {time}, {},", by_vote(vote, lang)),
        (Outcome::Vote(vote), Lang::En) => format!(" at {time}, {},", by_vote(vote, lang)),
    }
}

/// The parenthesis that ends the sentence of a proposal which the room settled without adopting it as its own.
pub(super) fn after(amendment: &Amendment, lang: Lang) -> Option<String> {
    let settled = amendment.settled.filter(|_| amendment.standing != Standing::Adopted)?;
    let time = dates::time(settled.at.time(), lang);
    Some(match (settled.outcome, lang) {
        (Outcome::Consensus, Lang::Fr) => format!(" (proposition validée en séance à {time})"),
        (Outcome::Consensus, Lang::En) => format!(" (agreed at the meeting at {time})"),
        (Outcome::Vote(vote), Lang::Fr) => {
            format!(" (proposition mise aux voix à {time}\u{a0}: {})", counted(vote, lang))
        }
        (Outcome::Vote(vote), Lang::En) => format!(" (put to the vote at {time}: {})", counted(vote, lang)),
    })
}

/// « par 12 voix pour, aucune contre et 1 abstention », « à l’unanimité des 12 voix ».
fn by_vote(vote: Vote, lang: Lang) -> String {
    let unanimous = vote.in_favor > 1 && vote.against == 0 && vote.abstain == 0;
    match lang {
        Lang::Fr if unanimous => format!("à l’unanimité des {}\u{a0}voix", vote.in_favor),
        Lang::Fr => format!("par {}", counted(vote, lang)),
        Lang::En if unanimous => format!("unanimously, by {} votes", vote.in_favor),
        Lang::En => format!("by {}", counted(vote, lang)),
    }
}

/// « 12 voix pour, aucune contre et 1 abstention ».
fn counted(vote: Vote, lang: Lang) -> String {
    let Vote { in_favor, against, abstain } = vote;
    match lang {
        Lang::Fr => {
            let pour = if in_favor == 0 { "aucune".to_owned() } else { in_favor.to_string() };
            let contre = if against == 0 { "aucune".to_owned() } else { against.to_string() };
            let abstentions = match abstain {
                0 => "aucune abstention".to_owned(),
                n => numbers::count(n as usize, "abstention", "abstentions"),
            };
            format!("{pour}\u{a0}voix pour, {contre} contre et {abstentions}")
        }
        Lang::En => {
            let votes = if in_favor == 1 { "vote" } else { "votes" };
            let contra = if against == 0 { "none".to_owned() } else { against.to_string() };
            let abstentions = match abstain {
                0 => "no abstention".to_owned(),
                1 => "1 abstention".to_owned(),
                n => format!("{n} abstentions"),
            };
            format!("{in_favor} {votes} to {contra}, with {abstentions}")
        }
    }
}
